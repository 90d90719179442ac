"""What Washington does about its files, Congress, deadlines, demands, posture and the public case.  rules.md §5"""

from __future__ import annotations

from typing import Final

from game.kernel.action import Action
from game.kernel.state import State
from game.kernel.types import Odds, Reason
from game.rules.escalation import Escalation
from game.rules.marks import SHOW_OF_FORCE
from game.rules.regime.board import CABINET, GUARD, Regime
from game.rules.seats import ATTENTION, SORTIES, STANDING, US
from game.rules.strikes.board import AMERICAN, Strikes
from game.rules.washington.board import (
    DEMANDS,
    FILES,
    IRAN_FILE,
    REGIME_CHANGE,
    Washington,
)

POSTURES: Final = ("behaviour", "regime")
SETTLING: Final = 3
"""Turns before a posture may change again."""
SUPPLEMENT: Final = 6
"""Turns before Congress is asked for munitions again."""
PASSED, STUCK = range(2)
"""What becomes of a request for munitions."""


class Focus(Action):
    """Give one file the President's attention this turn; the others drift.  rules.md §5.3"""

    __slots__ = ("file",)
    section = "5.3"
    verb = "focus"
    offered = "upkeep"

    def __init__(self, file: int) -> None:
        super().__init__(US)
        self.file = file

    def words(self) -> str:
        return "iran" if self.file == IRAN_FILE else FILES[self.file]

    def describe(self) -> str:
        if self.file == IRAN_FILE:
            return "Put Iran first: attention +2 this turn, while Gaza, Ukraine, China and home drift"
        return f"Tend the {FILES[self.file]} file: its strain -14, the others drift"

    def resolve(self, state: State, outcome: int) -> None:
        if self.file == IRAN_FILE:
            state.gain(US, ATTENTION, 2)
        else:
            Washington.of(state).add_strain(self.file, -14)


class Brief(Action):
    """Take the case to Congress.  rules.md §5.5"""

    __slots__ = ()
    section = "5.5"
    verb = "brief"
    offered = "operations"
    fixed_cost = ((ATTENTION, 2),)
    description = "Brief Congress: its restiveness -10"

    def forbidden(self, state: State) -> Reason | None:
        if Washington.of(state).congress < 10:
            return Reason("5.5", "Congress is quiet (below 10)")
        return None

    def resolve(self, state: State, outcome: int) -> None:
        Washington.of(state).add_restiveness(-10)


class Deadline(Action):
    """Give Tehran a date.  rules.md §5.6"""

    __slots__ = ()
    section = "5.6"
    verb = "deadline"
    marks = SHOW_OF_FORCE
    offered = "diplomacy"
    fixed_cost = ((ATTENTION, 1), (STANDING, 2))
    description = "Set a deadline: pressure on Tehran now, credibility -18 if it passes without a text or a strike"

    def forbidden(self, state: State) -> Reason | None:
        if Washington.of(state).under_deadline(state.turn):
            return Reason("5.6", "a deadline is already running")
        return None

    def resolve(self, state: State, outcome: int) -> None:
        washington = Washington.of(state)
        days = washington.dials.deadline_days
        washington.deadline = state.turn + max(1, days // state.rulebook.days)
        Regime.of(state).add_threat(washington.credibility // 8)
        Escalation.of(state).add_tension(4)


class Demand(Action):
    """Say in public what a deal must cover.  rules.md §5.7"""

    __slots__ = ("breadth",)
    section = "5.7"
    verb = "demand"
    offered = "diplomacy"
    fixed_cost = ((ATTENTION, 1),)

    def __init__(self, breadth: int) -> None:
        super().__init__(US)
        self.breadth = breadth

    def words(self) -> str:
        return DEMANDS[self.breadth]

    def describe(self) -> str:
        return (
            "Demand limits with some enrichment left: talks are easier, allies and hawks complain",
            "Demand an end to enrichment: the middle line",
            "Demand missiles, drones and proxies too: popular with allies and hawks, hard to sign in Tehran",
        )[self.breadth]

    def forbidden(self, state: State) -> Reason | None:
        if Washington.of(state).demands == self.breadth:
            return Reason("5.7", "that is the public line already")
        return None

    def resolve(self, state: State, outcome: int) -> None:
        washington = Washington.of(state)
        wider = self.breadth - washington.demands
        washington.demands = self.breadth
        state.gain(US, STANDING, 3 * wider)
        Regime.of(state).add_threat(2 * wider)


class Posture(Action):
    """Say whether the aim is what Tehran does or who rules there.  rules.md §5.8  [confusion-10, confusion-08]"""

    __slots__ = ("aim",)
    section = "5.8"
    verb = "posture"
    offered = "operations"
    fixed_cost = ((ATTENTION, 1), (STANDING, 3))

    def __init__(self, aim: int) -> None:
        super().__init__(US)
        self.aim = aim

    def words(self) -> str:
        return POSTURES[self.aim]

    def describe(self) -> str:
        return (
            "Seek a change of behaviour only: threat -6, but hawks complain and credibility -5",
            "Seek a change of regime: credibility +4, threat +8; the Guard closes ranks, talks grow harder",
        )[self.aim]

    def forbidden(self, state: State) -> Reason | None:
        washington = Washington.of(state)
        if washington.posture == self.aim:
            return Reason("5.8", "that is the posture already")
        if washington.settled > state.turn:
            return Reason("5.8", f"the posture cannot change again before turn {washington.settled}")
        return None

    def resolve(self, state: State, outcome: int) -> None:
        washington = Washington.of(state)
        washington.posture = self.aim
        washington.settled = state.turn + SETTLING
        regime = Regime.of(state)
        if self.aim == REGIME_CHANGE:
            washington.add_credibility(4)
            regime.add_threat(8)
            regime.add_narrative(2)
            regime.add_cohesion(GUARD, 4)
            regime.add_cohesion(CABINET, -2)
        else:
            washington.add_credibility(-5)
            regime.add_threat(-6)
            regime.add_cohesion(GUARD, -2)


class Argue(Action):
    """Argue the case for force in public.  rules.md §5.9"""

    __slots__ = ()
    section = "5.9"
    verb = "argue"
    offered = "operations"
    fixed_cost = ((ATTENTION, 2),)
    description = "Argue the case for force: a strike is forgiven more, threat and tension rise; silence after it costs"

    def forbidden(self, state: State) -> Reason | None:
        if Washington.of(state).case >= 60:
            return Reason("5.9", "the case has been made (60)")
        return None

    def resolve(self, state: State, outcome: int) -> None:
        Washington.of(state).add_case(30)
        Regime.of(state).add_threat(2)
        Escalation.of(state).add_tension(3)


class Supplement(Action):
    """Ask Congress for money for munitions.  rules.md §5.10"""

    __slots__ = ()
    section = "5.10"
    verb = "supplement"
    offered = "operations"
    fixed_cost = ((ATTENTION, 2), (STANDING, 2))
    description = (
        "Ask Congress for munitions: your interceptors +12 and a package if it passes, restiveness up either way"
    )

    def forbidden(self, state: State) -> Reason | None:
        requested = Washington.of(state).requested
        if requested > state.turn:
            return Reason("5.10", f"Congress will not hear another request before turn {requested}")
        return None

    def odds(self, state: State) -> Odds:
        restive = Washington.of(state).congress
        return (("the money passes", 90 - restive * 4 // 5), ("it is stuck in committee", 10 + restive * 4 // 5))

    def resolve(self, state: State, outcome: int) -> None:
        washington = Washington.of(state)
        washington.requested = state.turn + SUPPLEMENT
        washington.add_restiveness(4)
        if outcome == STUCK:
            washington.add_credibility(-4)
            return
        washington.add_credibility(2)
        washington.add_approval(-1)
        strikes = Strikes.of(state)
        if strikes.on:
            strikes.add_interceptors(AMERICAN, 12)
            state.gain(US, SORTIES, 1)

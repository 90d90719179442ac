"""U.S. attention and home front: files, Congress, petrol, deadlines, posture, the public case.  rules.md §5"""

from __future__ import annotations

from typing import Final

from game.kernel.action import Action
from game.kernel.module import RuleModule
from game.kernel.rulebook import Rulebook
from game.kernel.state import State
from game.kernel.types import Cost, Odds, Reason, clamp
from game.rules.escalation import Escalation
from game.rules.marks import AIR_STRIKE, FORCE, SHOW_OF_FORCE
from game.rules.regime.board import CABINET, GUARD, Regime
from game.rules.seats import ATTENTION, SORTIES, STANDING, US
from game.rules.setup import per_turn
from game.rules.strikes.board import Strikes
from game.rules.talks.board import Talks
from game.rules.washington.board import (
    DEMANDS,
    FILES,
    IRAN_FILE,
    NARROW,
    NUCLEAR,
    WIDE,
    Washington,
)

POSTURES: Final = ("behaviour", "regime")
SETTLING: Final = 3
"""Turns before a posture may change again."""
SUPPLEMENT: Final = 6
"""Turns before Congress is asked for munitions again."""


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
        if self.aim:
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
        washington = Washington.of(state)
        washington.case = clamp(washington.case + 30, 0, 100)
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
        again = Washington.of(state).requested
        if again > state.turn:
            return Reason("5.10", f"Congress will not hear another request before turn {again}")
        return None

    def odds(self, state: State) -> Odds:
        restive = Washington.of(state).congress
        return (("the money passes", 90 - restive * 4 // 5), ("it is stuck in committee", 10 + restive * 4 // 5))

    def resolve(self, state: State, outcome: int) -> None:
        washington = Washington.of(state)
        washington.requested = state.turn + SUPPLEMENT
        washington.add_restiveness(4)
        if outcome:
            washington.add_credibility(-4)
            return
        washington.add_credibility(2)
        washington.add_approval(-1)
        strikes = Strikes.of(state)
        if strikes.on:
            strikes.interceptors[1] = min(100, strikes.interceptors[1] + 12)
            state.gain(US, SORTIES, 1)


class WashingtonModule(RuleModule):
    """A budget of attention that Gaza, Ukraine, China and home also want."""

    code = "washington"
    title = "Washington"
    section = "5"
    slice_type = Washington


    def actions(self, book: Rulebook) -> list[Action]:
        found: list[Action] = [Focus(file) for file in range(len(FILES) + 1)]
        found.append(Brief(US))
        found.append(Deadline(US))
        found.extend(Demand(breadth) for breadth in (NARROW, NUCLEAR, WIDE))
        found.extend(Posture(aim) for aim in range(2))
        found.extend([Argue(US), Supplement(US)])
        return found

    def may_reprice(self, action: Action) -> bool:
        """American force."""
        return action.seat == US and bool(action.marks & FORCE)

    def reprice(self, state: State, action: Action, cost: Cost) -> Cost:
        """A restive Congress makes U.S. force dearer.  rules.md §5.5"""
        if action.seat != US or not action.marks & FORCE:
            return cost
        dearer = Washington.of(state).congress // 20
        return tuple([(kind, amount + dearer) if kind == STANDING else (kind, amount) for kind, amount in cost])

    def after(self, state: State, action: Action, outcome: int) -> None:
        """A case that was made is spent by an American strike and softens it at home.  rules.md §5.9"""
        if action.seat != US or not action.marks & AIR_STRIKE:
            return
        washington = Washington.of(state)
        if washington.case >= 20:
            washington.case -= 20
            washington.add_approval(1)
            washington.add_restiveness(-4)

    def upkeep(self, state: State) -> None:
        """Files drift, and each that stands at 60 or more takes a point of attention.  rules.md §5.3"""
        washington = Washington.of(state)
        neglect = per_turn(state.rulebook, washington.dials.neglect)
        for file in range(len(FILES)):
            if washington.strain[file] >= 60:
                state.gain(US, ATTENTION, -1)
            washington.strain[file] = clamp(washington.strain[file] + neglect, 0, 100)

    def diplomacy(self, state: State) -> None:
        """A posture of regime change makes every round harder.  rules.md §5.8"""
        if Washington.of(state).posture:
            Talks.of(state).add_round_weight(-10)

    def reckoning(self, state: State) -> None:
        """Approval follows petrol, standing approval; deadlines and cases run out.  rules.md §5.4, §5.6, §5.8"""
        washington = Washington.of(state)
        worst = max(washington.strain)
        drift = (340 - washington.petrol) // 60 - (1 if worst >= 70 else 0)
        washington.add_approval(clamp(drift, -3, 1))
        state.gain(US, STANDING, clamp((washington.approval - state.pool(US, STANDING)) // 6, -3, 3))
        washington.add_restiveness(-2)
        if washington.case:
            washington.case = max(0, washington.case - 10)
            if not washington.case:
                washington.add_credibility(-3)
        if washington.posture:
            Regime.of(state).add_threat(1)
        if washington.deadline and washington.deadline <= state.turn:
            washington.deadline = 0
            washington.add_credibility(-18)
            Regime.of(state).add_threat(-4)
            Regime.of(state).add_cohesion(GUARD, 2)

"""The neighbours: assurance, warnings to hosts, links with Israel, bargains on a front.  rules.md §18.8–§18.10"""

from __future__ import annotations

from game.kernel.action import Action
from game.kernel.state import State
from game.kernel.types import Cost, Odds, Reason
from game.rules.alignment.board import (
    CALMED,
    CLOSED,
    NEIGHBOURS,
    Alignment,
)
from game.rules.backchannels.board import Backchannels
from game.rules.escalation import Escalation
from game.rules.proxies.board import AUTONOMY, Proxies
from game.rules.regime.board import GUARD, Regime
from game.rules.seats import ATTENTION, FUNDS, GULF, IRGC, ISRAEL, STANDING, TEHRAN, US
from game.rules.strikes.board import ISRAELI, Strikes
from game.rules.washington.board import Washington

ANNOUNCED, PUT_OFF = range(2)
"""What comes of a step sought with the neighbours."""

KEEPS_STILL, UNRULY = range(2)
"""What a front makes of a bargain over its head."""


class Assure(Action):
    """Tell the neighbours that they will not be left alone, or not be dragged in.  rules.md §18.9"""

    __slots__ = ()
    section = "18.9"
    verb = "assure"
    offered = "operations"

    def describe(self) -> str:
        if self.seat == US:
            return "Assure the neighbours of defence: their fear -6, their leaning -3"
        return "Assure the neighbours with money and visits: their fear -6, tension -2"

    def forbidden(self, state: State) -> Reason | None:
        if Alignment.of(state).fear < 10:
            return Reason("18.9", "the neighbours have little fear to calm (below 10)")
        return None

    def printed_cost(self) -> Cost:
        return ((ATTENTION, 1), (STANDING, 1)) if self.seat == US else ((ATTENTION, 1), (FUNDS, 60))

    def resolve(self, state: State, outcome: int) -> None:
        alignment = Alignment.of(state)
        alignment.add_fear(-6)
        if self.seat == US:
            alignment.add_leaning(NEIGHBOURS, -3)
        else:
            Escalation.of(state).add_tension(-2)


class WarnHosts(Action):
    """Tell the hosts what their bases may cost them.  rules.md §18.8"""

    __slots__ = ()
    section = "18.8"
    verb = "warn-hosts"
    offered = "operations"
    fixed_cost = ((ATTENTION, 1), (STANDING, 1))
    description = "Warn the neighbours off hosting strikes: their fear +7, but leaning -3; tension +3, mediators -1"

    def forbidden(self, state: State) -> Reason | None:
        if Alignment.of(state).hosting() == CLOSED:
            return Reason("18.8", "bases and skies are closed to strikes already")
        return None

    def resolve(self, state: State, outcome: int) -> None:
        alignment = Alignment.of(state)
        alignment.add_fear(7)
        alignment.add_leaning(NEIGHBOURS, -3)
        Escalation.of(state).add_tension(3)
        state.gain(GULF, STANDING, -1)


class Normalise(Action):
    """A step between Israel and the neighbours.  rules.md §18.9"""

    __slots__ = ()
    section = "18.9"
    verb = "normalise"
    offered = "operations"
    fixed_cost = ((ATTENTION, 2), (STANDING, 2))
    description = (
        "Seek a step with the neighbours: standing +4 and shared warning (interceptors +5), threat in Tehran +3"
    )

    def forbidden(self, state: State) -> Reason | None:
        alignment = Alignment.of(state)
        if alignment.links >= 3:
            return Reason("18.9", "every step that can be taken in the open has been taken (3)")
        if alignment.leaning[NEIGHBOURS] > 60:
            return Reason("18.9", "the neighbours lean above 60 and will not be seen with Israel")
        return None

    def odds(self, state: State) -> Odds:
        alignment = Alignment.of(state)
        eager = 80 - alignment.leaning[NEIGHBOURS]
        return (("a step is announced", eager), ("not while the guns are heard", 40 + alignment.fear))

    def resolve(self, state: State, outcome: int) -> None:
        if outcome == PUT_OFF:
            return
        alignment = Alignment.of(state)
        alignment.links += 1
        alignment.add_leaning(NEIGHBOURS, -5)
        Strikes.of(state).add_interceptors(ISRAELI, 5)
        state.gain(ISRAEL, STANDING, 4)
        state.gain(US, STANDING, 1)
        Regime.of(state).add_threat(3)
        Regime.of(state).add_narrative(1)


class CalmAction(Action):
    """An action about the calm of one front, counted as in §14."""

    __slots__ = ("front",)
    section = "18.10"
    offered = "operations"

    def __init__(self, seat: int, front: int) -> None:
        super().__init__(seat)
        self.front = front

    def words(self) -> str:
        return CALMED[self.front - 1]


class Bargain(CalmAction):
    """Put the calm of a front on the table for money and safety.  rules.md §18.10  [crossroads-62]"""

    __slots__ = ()
    verb = "bargain"
    fixed_cost = ((ATTENTION, 1), (STANDING, 1))

    def describe(self) -> str:
        return f"Offer the Guard a bargain on {CALMED[self.front - 1]} for two turns: calm for trade; Tehran's trust -2"

    def forbidden(self, state: State) -> Reason | None:
        alignment = Alignment.of(state)
        if alignment.has_bargain(self.front):
            return Reason("18.10", "a bargain on this front holds")
        if alignment.has_offer(self.front):
            return Reason("18.10", "a bargain on this front is on the table")
        if alignment.leaning[NEIGHBOURS] < 25:
            return Reason("18.10", "the neighbours lean below 25 and pay Tehran for nothing")
        return None

    def resolve(self, state: State, outcome: int) -> None:
        Alignment.of(state).put_offer(self.front)
        Backchannels.of(state).add_trust(TEHRAN, -2)
        Escalation.of(state).add_tension(-1)


class Pledge(CalmAction):
    """The Guard takes the bargain.  rules.md §18.10  [crossroads-62]"""

    __slots__ = ()
    verb = "pledge"
    fixed_cost = ((ATTENTION, 1),)

    def describe(self) -> str:
        return f"Pledge calm on {CALMED[self.front - 1]} in the open: neighbours pay, Washington holds back, loyalty -6"

    def forbidden(self, state: State) -> Reason | None:
        if not Alignment.of(state).has_offer(self.front):
            return Reason("18.10", "no bargain on this front is on the table")
        return None

    def odds(self, state: State) -> Odds:
        unruly = AUTONOMY[self.front] // 2
        return (("the front keeps still", 100 - unruly), ("the front will not be traded", unruly))

    def resolve(self, state: State, outcome: int) -> None:
        alignment = Alignment.of(state)
        alignment.close_offer(self.front, outcome == KEEPS_STILL)
        Proxies.of(state).add_loyalty(self.front, -6)
        if outcome == UNRULY:
            return
        Proxies.of(state).keep_quiet(self.front, 1)
        alignment.add_fear(-4)
        alignment.add_leaning(NEIGHBOURS, 3)
        Escalation.of(state).add_tension(-4)
        Regime.of(state).add_narrative(-2)
        Regime.of(state).add_cohesion(GUARD, -1)
        Washington.of(state).add_restiveness(-3)
        Washington.of(state).add_approval(1)
        state.gain(IRGC, STANDING, 3)
        state.gain(GULF, STANDING, 4)

"""What inspectors are shown, and what their Board says of it: admit, expel, censure.  rules.md §8.7, §8.8"""

from __future__ import annotations

from game.kernel.action import Action
from game.kernel.state import State
from game.kernel.types import Odds, Reason
from game.rules.alignment.board import Alignment
from game.rules.escalation import Escalation
from game.rules.marks import ADMITS_INSPECTORS, EXPELS_INSPECTORS, GESTURE
from game.rules.nuclear.board import Nuclear
from game.rules.regime.board import GUARD, STREET, Regime
from game.rules.seats import ATTENTION, GOVERNMENT, STANDING, US

CARRIED, WATERED_DOWN = range(2)
"""Outcomes of a resolution on the Board of Governors."""


class Admit(Action):
    """Let inspectors see more.  rules.md §8.7"""

    __slots__ = ()
    section = "8.7"
    verb = "admit"
    marks = ADMITS_INSPECTORS | GESTURE
    offered = "operations"
    fixed_cost = ((ATTENTION, 1),)
    description = "Give inspectors more access (+12): everybody's estimate narrows, hardliners call it a concession"

    def forbidden(self, state: State) -> Reason | None:
        nuclear = Nuclear.of(state)
        if nuclear.access > 90:
            return Reason("8.7", "inspectors see nearly everything already")
        if 0 < nuclear.admitted == state.turn:
            return Reason("8.7", "inspectors were admitted this turn already")
        return None

    def resolve(self, state: State, outcome: int) -> None:
        nuclear = Nuclear.of(state)
        nuclear.add_access(12)
        nuclear.censured = 0
        nuclear.admitted = state.turn
        Regime.of(state).concede(1)
        Regime.of(state).add_threat(-3)
        Escalation.of(state).add_tension(-4)
        state.gain(GOVERNMENT, STANDING, 1)


class Expel(Action):
    """Bar inspectors.  rules.md §8.7"""

    __slots__ = ()
    section = "8.7"
    verb = "expel"
    marks = EXPELS_INSPECTORS
    offered = "operations"
    fixed_cost = ((ATTENTION, 1), (STANDING, 1))
    description = "Bar inspectors (access -25): the story gains, the world's alarm too"

    def forbidden(self, state: State) -> Reason | None:
        if Nuclear.of(state).access < 15:
            return Reason("8.7", "there is no access left to withdraw")
        return None

    def resolve(self, state: State, outcome: int) -> None:
        Nuclear.of(state).add_access(-25)
        regime = Regime.of(state)
        regime.add_narrative(3)
        regime.add_cohesion(GUARD, 2)
        regime.add_cohesion(STREET, -2)
        regime.add_threat(4)
        Escalation.of(state).add_tension(8)


class Censure(Action):
    """Carry a resolution on the Board of Governors.  rules.md §8.8"""

    __slots__ = ()
    section = "8.8"
    verb = "censure"
    offered = "diplomacy"
    fixed_cost = ((ATTENTION, 1), (STANDING, 2))
    description = "Carry an IAEA Board censure: it legitimises pressure, and Tehran answers by enriching"

    def forbidden(self, state: State) -> Reason | None:
        if Nuclear.of(state).censured:
            return Reason("8.8", "a censure already stands")
        return None

    def odds(self, state: State) -> Odds:
        return (("carried", 75), ("watered down", 25 + Alignment.of(state).cover()))

    def resolve(self, state: State, outcome: int) -> None:
        if outcome == WATERED_DOWN:
            Escalation.of(state).add_tension(2)
            return
        nuclear = Nuclear.of(state)
        nuclear.censured = 1
        nuclear.add_access(-10)
        if nuclear.limits:
            nuclear.drop_limit(state.turn)
        else:
            nuclear.raise_policy()
        Escalation.of(state).add_tension(6)
        Regime.of(state).add_threat(4)
        state.gain(US, STANDING, 1)

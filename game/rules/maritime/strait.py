"""The strait closed by degrees: warnings, fire, passage for friends or for money, reopening.  rules.md §15.6"""

from __future__ import annotations

from game.kernel.action import Action
from game.kernel.state import State
from game.kernel.types import Cost, Odds, Reason
from game.rules.alignment.board import Alignment
from game.rules.economy.board import Economy
from game.rules.escalation import Escalation
from game.rules.maritime.board import FRIENDS, OPEN, SHUT, STRAIT, TOLL, WARNED, Maritime, undecided
from game.rules.marks import ATTACK
from game.rules.regime.board import CABINET, GUARD, Regime
from game.rules.seats import ATTENTION, FUNDS, GOVERNMENT, GULF, LEADER, STANDING, US
from game.rules.washington.board import CHINA, Washington

TURN_BACK, HIT = range(2)
"""What ships under fire do."""


class WarnShips(Action):
    """Warn shipping off, and be seen in strength.  rules.md §15.6  [crossroads-54, crossroads-55]"""

    __slots__ = ()
    section = "15.6"
    verb = "warn-ships"
    offered = "operations"
    fixed_cost = ((ATTENTION, 1), (STANDING, 1))
    description = "Warn ships off the strait: a quarter of the traffic stays away, credibility in Washington -2"

    def forbidden(self, state: State) -> Reason | None:
        maritime = Maritime.of(state)
        if maritime.closure != OPEN:
            return Reason("15.6", "ships are warned off or kept out already")
        return maritime.why_resting(STRAIT, "15.6", "the strait was opened lately")

    def resolve(self, state: State, outcome: int) -> None:
        maritime = Maritime.of(state)
        maritime.lower_confidence(8)
        maritime.set_closure(state, WARNED)
        Economy.of(state).add_fear(3)
        regime = Regime.of(state)
        regime.add_narrative(2)
        regime.add_threat(-2)
        Washington.of(state).add_credibility(-2)
        Escalation.of(state).add_tension(4)


class Shut(Action):
    """Fire at shipping until nobody sails.  rules.md §15.6  [crossroads-56]"""

    __slots__ = ()
    section = "15.6"
    verb = "shut"
    marks = ATTACK
    offered = "operations"
    fixed_cost = ((ATTENTION, 2), (STANDING, 3), (FUNDS, 60))
    description = "Shut the strait by fire: about 5% of the traffic is left, crude soars, your own tankers still sail"

    def forbidden(self, state: State) -> Reason | None:
        closure = Maritime.of(state).closure
        if closure == OPEN:
            return Reason("15.6", "ships must be warned off first")
        if closure == SHUT:
            return Reason("15.6", "the strait is shut")
        return undecided(state)

    def odds(self, state: State) -> Odds:
        return (("ships turn back", 60), ("ships are hit", 40))

    def resolve(self, state: State, outcome: int) -> None:
        hit = outcome == HIT
        maritime = Maritime.of(state)
        maritime.lower_confidence(40 if hit else 30)
        maritime.cut_hot_line()
        maritime.set_closure(state, SHUT)
        Economy.of(state).add_fear(10)
        regime = Regime.of(state)
        regime.add_narrative(5)
        regime.add_cohesion(GUARD, 3)
        regime.add_threat(6)
        state.gain(GULF, STANDING, -4)
        Alignment.of(state).endanger_neighbours(6)
        Washington.of(state).add_restiveness(-6)
        Escalation.of(state).act_of_force(state, 6 if hit else 5, 8 if hit else 0)


class Toll(Action):
    """Let ships pass that pay.  rules.md §15.6"""

    __slots__ = ()
    section = "15.6"
    verb = "toll"
    marks = ATTACK
    offered = "operations"
    fixed_cost = ((ATTENTION, 1), (STANDING, 2))
    description = "Let ships pass that pay the Guard: about a quarter sails, funds each turn, the Gulf states seethe"

    def forbidden(self, state: State) -> Reason | None:
        closure = Maritime.of(state).closure
        if closure == OPEN:
            return Reason("15.6", "ships must be warned off first")
        if closure == TOLL:
            return Reason("15.6", "a toll is taken already")
        return None if closure == SHUT else undecided(state)

    def resolve(self, state: State, outcome: int) -> None:
        maritime = Maritime.of(state)
        easing = maritime.closure == SHUT
        maritime.set_closure(state, TOLL)
        if easing:
            Economy.of(state).add_fear(-4)
            Escalation.of(state).add_tension(-2)
        else:
            maritime.lower_confidence(20)
            Economy.of(state).add_fear(5)
            Regime.of(state).add_threat(3)
            Escalation.of(state).act_of_force(state, 4, 0)
        state.gain(GULF, STANDING, -2)


class Exempt(Action):
    """The government lets friendly buyers pass.  rules.md §15.6"""

    __slots__ = ()
    section = "15.6"
    verb = "exempt"
    offered = "operations"
    fixed_cost = ((ATTENTION, 1), (STANDING, 2))
    description = "Promise friendly buyers free passage: about 40% sails, no toll is taken, the Guard's loyalty -2"

    def __init__(self) -> None:
        super().__init__(GOVERNMENT)

    def forbidden(self, state: State) -> Reason | None:
        if Maritime.of(state).closure < TOLL:
            return Reason("15.6", "the strait is neither shut nor under a toll")
        return None

    def resolve(self, state: State, outcome: int) -> None:
        Maritime.of(state).set_closure(state, FRIENDS)
        Economy.of(state).add_fear(-4)
        Regime.of(state).add_cohesion(GUARD, -2)
        Regime.of(state).add_cohesion(CABINET, 1)
        Washington.of(state).add_strain(CHINA, 4)
        Escalation.of(state).add_tension(-3)


class Reopen(Action):
    """Open the strait: the Guard by its own hand, or the Leader over it.  rules.md §15.6"""

    __slots__ = ()
    section = "15.6"
    verb = "reopen"
    offered = "operations"
    description = "Open the strait to all: crude falls on the news, tankers follow later; the story pays"

    def forbidden(self, state: State) -> Reason | None:
        if Maritime.of(state).closure == OPEN:
            return Reason("15.6", "the strait is open")
        return None

    def printed_cost(self) -> Cost:
        return ((ATTENTION, 1), (STANDING, 3)) if self.seat == LEADER else ((ATTENTION, 1),)

    def resolve(self, state: State, outcome: int) -> None:
        maritime = Maritime.of(state)
        closed = maritime.closure >= FRIENDS
        if closed:
            maritime.confidence = max(maritime.confidence, 20 if maritime.found else 35)
        else:
            maritime.add_confidence(6)
        maritime.rest[STRAIT] = 3
        maritime.set_closure(state, OPEN)
        regime = Regime.of(state)
        Economy.of(state).add_fear(-10 if closed else -2)
        Escalation.of(state).add_tension(-8 if closed else -3)
        regime.add_threat(-4 if closed else -1)
        regime.add_narrative(-4 if closed else -2)
        if self.seat == LEADER:
            regime.add_cohesion(GUARD, -3)
        if closed:
            state.gain(GULF, STANDING, 2)
            state.gain(US, STANDING, 1)


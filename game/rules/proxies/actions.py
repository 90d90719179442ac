"""Fronts armed, ordered, restrained, struck from the air, and brought to a truce.  rules.md §14.2-14.5, §14.7"""

from __future__ import annotations

from typing import Final

from game.kernel.action import Action
from game.kernel.state import State
from game.kernel.types import PER_SEAT, Odds, Reason
from game.rules.backchannels.board import Backchannels
from game.rules.escalation import Escalation
from game.rules.marks import ATTACK, BUYS_ARMS, FORCE, FRONT_HIT, STIRS_FRONT
from game.rules.proxies.board import AUTONOMY, ENOUGH_TO_ATTACK, EXCEEDED, FRONTS, PUT_OFF, SUPPLY, Proxies
from game.rules.regime.board import GUARD, Regime
from game.rules.seats import ATTENTION, FUNDS, GULF, ISRAEL, STANDING, US, WASHINGTON
from game.rules.washington.board import Washington

COMPLIES, FOR_A_WEEK, IGNORES = range(3)
"""What becomes of a call for calm."""
DESTROYED, DAMAGED, CIVILIANS = range(3)
"""What an air strike on a front does."""
STRENGTH_HIT: Final = (9, 4, 6)
DEADLINESS_OF_HIT: Final = (4, 1, 12)
"""Strength that a front loses to it, and how deadly it reads, by what it does."""
AGREED, TALKED_OUT = range(2)
"""What becomes of a truce that is brokered, or of terms at home."""


class FrontAction(Action):
    """An action aimed at one front."""

    __slots__ = ("front",)
    offered = "operations"

    def __init__(self, seat: int, front: int) -> None:
        super().__init__(seat)
        self.front = front

    def words(self) -> str:
        return FRONTS[self.front]

    def concerns(self) -> int:
        return self.front


class Arm(FrontAction):
    """Money, drones and parts for a front.  rules.md §14.2"""

    __slots__ = ()
    section = "14.2"
    verb = "arm"
    marks = BUYS_ARMS | STIRS_FRONT
    rumour = "A front is better armed than it was; where it comes from is disputed"
    fixed_cost = ((ATTENTION, 1), (FUNDS, 90))
    visibility = PER_SEAT

    def describe(self) -> str:
        return f"Arm {FRONTS[self.front]}: strength +{SUPPLY[self.front]}, loyalty +4"

    def forbidden(self, state: State) -> Reason | None:
        if Proxies.of(state).strength[self.front] >= 95:
            return Reason("14.2", "this front can take no more")
        return None

    def resolve(self, state: State, outcome: int) -> None:
        proxies = Proxies.of(state)
        proxies.add_strength(self.front, SUPPLY[self.front])
        proxies.add_loyalty(self.front, 4)


class Order(FrontAction):
    """Order an attack that can be denied.  rules.md §14.3"""

    __slots__ = ()
    section = "14.3"
    verb = "order"
    marks = STIRS_FRONT
    rumour = "An attack by a proxy; its author is disputed"
    fixed_cost = ((ATTENTION, 1), (FUNDS, 20))
    visibility = PER_SEAT

    def describe(self) -> str:
        return f"Order {FRONTS[self.front]} to attack: pressure that can be denied, if it is obeyed and not exceeded"

    def forbidden(self, state: State) -> Reason | None:
        if Proxies.of(state).strength[self.front] < ENOUGH_TO_ATTACK:
            return Reason("14.3", f"this front is too weak to attack (below {ENOUGH_TO_ATTACK})")
        return None

    def odds(self, state: State) -> Odds:
        proxies = Proxies.of(state)
        obeyed = 20 + proxies.loyalty[self.front] // 2 + proxies.dials.obedience - proxies.doubt // 2
        put_off = 35 - proxies.loyalty[self.front] // 4
        return (("obeyed", obeyed), ("put off", put_off), ("exceeded", AUTONOMY[self.front] // 2))

    def resolve(self, state: State, outcome: int) -> None:
        if outcome == PUT_OFF:
            return
        proxies = Proxies.of(state)
        proxies.restraint[self.front] = 0
        Regime.of(state).add_narrative(2)
        Regime.of(state).add_cohesion(GUARD, 1)
        proxies.attack(state, self.front, outcome == EXCEEDED)


class Restrain(FrontAction):
    """Ask a front for restraint and calm.  rules.md §14.4  [confusion-66]"""

    __slots__ = ()
    section = "14.4"
    verb = "restrain"
    rumour = "A front has fallen quiet; nobody says who asked for it"
    fixed_cost = ((ATTENTION, 1),)
    visibility = PER_SEAT

    def describe(self) -> str:
        return f"Ask {FRONTS[self.front]} for calm: tension falls if it complies, its loyalty and the story suffer"

    def forbidden(self, state: State) -> Reason | None:
        if Proxies.of(state).restraint[self.front]:
            return Reason("14.4", "this front is already keeping quiet")
        return None

    def odds(self, state: State) -> Odds:
        unruly = AUTONOMY[self.front]
        return (("complies", 100 - unruly), ("complies for a week", unruly // 2), ("ignores it", unruly // 2))

    def resolve(self, state: State, outcome: int) -> None:
        if outcome == IGNORES:
            return
        proxies = Proxies.of(state)
        proxies.restraint[self.front] = 3 if outcome == COMPLIES else 1
        proxies.add_loyalty(self.front, -4)
        Escalation.of(state).add_tension(-5 if outcome == COMPLIES else -2)
        Regime.of(state).add_narrative(-1)


class Hit(FrontAction):
    """Strike a front from the air: proof that the threat is real.  rules.md §14.5  [confusion-20]"""

    __slots__ = ()
    section = "14.5"
    verb = "hit"
    marks = FORCE | ATTACK | FRONT_HIT
    fixed_cost = ((ATTENTION, 2), (STANDING, 1))

    def describe(self) -> str:
        gain = "credibility +8, " if self.seat == US else ""
        return f"Strike {FRONTS[self.front]} from the air: {gain}its strength falls"

    def forbidden(self, state: State) -> Reason | None:
        proxies = Proxies.of(state)
        if proxies.strength[self.front] < 10:
            return Reason("14.5", "little is left of this front to strike")
        if self.seat == US and proxies.truce[self.front]:
            return Reason("14.5", "a truce with this front holds")
        return None

    def odds(self, state: State) -> Odds:
        return (("stores and launchers destroyed", 55), ("some damage", 30), ("civilians among the dead", 15))

    def resolve(self, state: State, outcome: int) -> None:
        proxies = Proxies.of(state)
        proxies.add_strength(self.front, -STRENGTH_HIT[outcome])
        if self.seat == US:
            Washington.of(state).add_credibility(8)
            Washington.of(state).add_restiveness(3)
        else:
            state.gain(ISRAEL, STANDING, 2)
        if outcome == CIVILIANS:
            state.gain(self.seat, STANDING, -3)
            Regime.of(state).add_narrative(2)
        Regime.of(state).add_threat(3)
        Escalation.of(state).act_of_force(state, 4, DEADLINESS_OF_HIT[outcome])


class Truce(FrontAction):
    """Broker a truce between Washington and a front; others are left out.  rules.md §14.7"""

    __slots__ = ()
    section = "14.7"
    verb = "truce"
    fixed_cost = ((ATTENTION, 2), (STANDING, 2))

    def describe(self) -> str:
        return f"Broker a truce with {FRONTS[self.front]}: likelier if Washington trusts you; its trust -4 for asking"

    def forbidden(self, state: State) -> Reason | None:
        if Proxies.of(state).truce[self.front]:
            return Reason("14.7", "a truce on this front already holds")
        return None

    def odds(self, state: State) -> Odds:
        tension = Escalation.of(state).tension
        trust = Backchannels.of(state).trust_with(WASHINGTON)
        return (("agreed", 20 + 3 * trust // 5), ("talked out", 30 + tension // 2))

    def resolve(self, state: State, outcome: int) -> None:
        Backchannels.of(state).add_trust(WASHINGTON, -4)
        if outcome == TALKED_OUT:
            return
        Proxies.of(state).truce[self.front] = 6
        Escalation.of(state).add_tension(-8)
        state.gain(GULF, STANDING, 5)
        state.gain(US, STANDING, 1)
        state.gain(ISRAEL, STANDING, -1)

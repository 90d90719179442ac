"""Proxies: arming, orders that are obeyed, delayed or exceeded, restraint, and strikes on them.  rules.md §14"""

from __future__ import annotations

from game.kernel.action import Action, Event
from game.kernel.module import RuleModule
from game.kernel.rulebook import Rulebook
from game.kernel.state import State
from game.kernel.types import Frame, Odds, Reason, clamp, seats_of
from game.rules.backchannels.board import Channels
from game.rules.clauses import FIRST_FRONT
from game.rules.escalation import Escalation
from game.rules.marks import ATTACK, BUYS_ARMS, FORCE, FRONT_HIT, STIRS_FRONT
from game.rules.proxies.board import (
    AUTONOMY,
    FRONTS,
    HEZBOLLAH,
    HOUTHIS,
    IRAQ,
    SUPPLY,
    WEIGHTS,
    Proxies,
)
from game.rules.proxies.militias import Blame, FrontAction, militias
from game.rules.regime.board import GUARD, Regime
from game.rules.seats import ATTENTION, FUNDS, GULF, IRGC, ISRAEL, STANDING, US
from game.rules.setup import per_turn
from game.rules.talks.board import Talks
from game.rules.washington.board import Washington

__all__ = ["AUTONOMY", "FRONTS", "HEZBOLLAH", "HOUTHIS", "IRAQ", "WEIGHTS", "Proxies", "ProxiesModule"]


class Arm(FrontAction):
    """Money, drones and parts for a front.  rules.md §14.2"""

    __slots__ = ()
    section = "14.2"
    verb = "arm"
    marks = BUYS_ARMS | STIRS_FRONT
    rumour = "A front is better armed than it was; where it comes from is disputed"
    fixed_cost = ((ATTENTION, 1), (FUNDS, 90))

    def describe(self) -> str:
        return f"Arm {FRONTS[self.front]}: strength +{SUPPLY[self.front]}, loyalty +4"

    def forbidden(self, state: State) -> Reason | None:
        if Proxies.of(state).strength[self.front] >= 95:
            return Reason("14.2", "this front can take no more")
        return None

    def seen(self, state: State) -> int:
        return seats_of(IRGC)

    def concerns(self) -> int:
        return self.front

    def resolve(self, state: State, outcome: int) -> None:
        proxies = Proxies.of(state)
        proxies.strength[self.front] = clamp(proxies.strength[self.front] + SUPPLY[self.front], 0, 100)
        proxies.loyalty[self.front] = clamp(proxies.loyalty[self.front] + 4, 0, 100)


class Order(FrontAction):
    """Order an attack that can be denied.  rules.md §14.3"""

    __slots__ = ()
    section = "14.3"
    verb = "order"
    marks = STIRS_FRONT
    rumour = "An attack by a proxy; its author is disputed"
    fixed_cost = ((ATTENTION, 1), (FUNDS, 20))

    def describe(self) -> str:
        return f"Order {FRONTS[self.front]} to attack: pressure that can be denied, if it is obeyed and not exceeded"

    def forbidden(self, state: State) -> Reason | None:
        if Proxies.of(state).strength[self.front] < 15:
            return Reason("14.3", "this front is too weak to attack (below 15)")
        return None

    def seen(self, state: State) -> int:
        return seats_of(IRGC)

    def odds(self, state: State) -> Odds:
        proxies = Proxies.of(state)
        obeyed = 20 + proxies.loyalty[self.front] // 2 + proxies.dials.obedience - proxies.doubt // 2
        put_off = 35 - proxies.loyalty[self.front] // 4
        return (("obeyed", obeyed), ("put off", put_off), ("exceeded", AUTONOMY[self.front] // 2))

    def concerns(self) -> int:
        return self.front

    def resolve(self, state: State, outcome: int) -> None:
        if outcome == 1:
            return
        proxies = Proxies.of(state)
        proxies.restraint[self.front] = 0
        Regime.of(state).add_narrative(2)
        Regime.of(state).add_cohesion(GUARD, 1)
        proxies.attack(state, self.front, outcome == 2)


class Restrain(FrontAction):
    """Ask a front for restraint and calm.  rules.md §14.4  [confusion-66]"""

    __slots__ = ()
    section = "14.4"
    verb = "restrain"
    rumour = "A front has fallen quiet; nobody says who asked for it"
    fixed_cost = ((ATTENTION, 1),)

    def describe(self) -> str:
        return f"Ask {FRONTS[self.front]} for calm: tension falls if it complies, its loyalty and the story suffer"

    def forbidden(self, state: State) -> Reason | None:
        if Proxies.of(state).restraint[self.front]:
            return Reason("14.4", "this front is already keeping quiet")
        return None

    def seen(self, state: State) -> int:
        return seats_of(IRGC)

    def odds(self, state: State) -> Odds:
        unruly = AUTONOMY[self.front]
        return (("complies", 100 - unruly), ("complies for a week", unruly // 2), ("ignores it", unruly // 2))

    def resolve(self, state: State, outcome: int) -> None:
        if outcome == 2:
            return
        proxies = Proxies.of(state)
        proxies.restraint[self.front] = 3 if outcome == 0 else 1
        proxies.loyalty[self.front] = clamp(proxies.loyalty[self.front] - 4, 0, 100)
        Escalation.of(state).add_tension(-5 if outcome == 0 else -2)
        Regime.of(state).add_narrative(-1)


def restless(state: State) -> list[int]:
    """The fronts strong enough to attack that neither the Guard nor a truce restrains.  rules.md §14.6"""
    proxies = Proxies.of(state)
    return [
        front
        for front in range(3)
        if proxies.strength[front] >= 15
        and not proxies.restraint[front]
        and not proxies.truce[front]
        and not proxies.local[front]
    ]


class OwnAim(Event):
    """A front that nobody restrains may follow an aim of its own.  rules.md §14.6, §11.6"""

    __slots__ = ()
    code = "own-aim"
    title = "The fronts"
    section = "14.6"

    def odds(self, state: State, frame: Frame) -> Odds:
        found: list[tuple[str, int]] = [("they keep quiet", 200)]
        for front in restless(state):
            found.append((f"{FRONTS[front]} attack on their own", 1 + AUTONOMY[front] // 2))
        return tuple(found)

    def resolve(self, state: State, frame: Frame, outcome: int) -> None:
        if outcome:
            front = restless(state)[outcome - 1]
            Proxies.of(state).attack(state, front, False)
            talks = Talks.of(state)
            if talks.deal[FIRST_FRONT + front]:
                talks.dispute(1, 2)


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

    def concerns(self) -> int:
        return self.front

    def resolve(self, state: State, outcome: int) -> None:
        proxies = Proxies.of(state)
        proxies.remove_strength(self.front, (9, 4, 6)[outcome])
        if self.seat == US:
            Washington.of(state).add_credibility(8)
            Washington.of(state).add_restiveness(3)
        else:
            state.gain(ISRAEL, STANDING, 2)
        if outcome == 2:
            state.gain(self.seat, STANDING, -3)
            Regime.of(state).add_narrative(2)
        Regime.of(state).add_threat(3)
        Escalation.of(state).act_of_force(state, 4, (4, 1, 12)[outcome])


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
        return (("agreed", 20 + 3 * Channels.of(state).trust_with(0) // 5), ("talked out", 30 + tension // 2))

    def resolve(self, state: State, outcome: int) -> None:
        Channels.of(state).add_trust(0, -4)
        if outcome == 1:
            return
        Proxies.of(state).truce[self.front] = 6
        Escalation.of(state).add_tension(-8)
        state.gain(GULF, STANDING, 5)
        state.gain(US, STANDING, 1)
        state.gain(ISRAEL, STANDING, -1)


class ProxiesModule(RuleModule):
    """Leverage with a will of its own."""

    code = "proxies"
    title = "Proxies"
    section = "14"
    slice_type = Proxies


    def actions(self, book: Rulebook) -> list[Action]:
        found: list[Action] = []
        for front in range(3):
            found.extend([Arm(IRGC, front), Order(IRGC, front), Restrain(IRGC, front)])
        found.extend([Hit(US, IRAQ), Hit(US, HOUTHIS), Hit(ISRAEL, HEZBOLLAH), Hit(ISRAEL, HOUTHIS)])
        found.extend([Truce(GULF, IRAQ), Truce(GULF, HOUTHIS)])
        found.extend(militias())
        return found

    def events(self, book: Rulebook) -> list[Event]:
        return [OwnAim(), Blame()]

    def operations(self, state: State) -> None:
        """Before the seats act, the fronts may.  rules.md §14.6"""
        state.happen("own-aim")

    def upkeep(self, state: State) -> None:
        """Loyalty fades unless fed, the weak regrow, calm runs out.  rules.md §14.6"""
        proxies = Proxies.of(state)
        proxies.attacks = 0
        proxies.doubt = max(0, proxies.doubt - 2)
        proxies.pause = [max(0, left - 1) for left in proxies.pause]
        for front in range(3):
            if proxies.loyalty[front] > 40:
                proxies.loyalty[front] -= per_turn(state.rulebook, proxies.dials.wither)
            if proxies.strength[front] < 30:
                proxies.strength[front] += per_turn(state.rulebook, proxies.dials.regrow)
            if proxies.restraint[front]:
                proxies.restraint[front] -= 1
            if proxies.truce[front]:
                proxies.truce[front] -= 1
            if proxies.local[front]:
                proxies.local[front] -= 1

"""Proxies: arming, orders that are obeyed, delayed or exceeded, restraint, and strikes on them.  rules.md §14"""

from __future__ import annotations

from typing import Final

from game.kernel.action import Action, Event
from game.kernel.field import Dial, Field
from game.kernel.rulebook import Rulebook
from game.kernel.state import Slice, State
from game.kernel.terms import Cost, Frame, Odds, Reason, clamp, seats_of
from game.rules.alignment import Alignment
from game.rules.escalation import Escalation
from game.rules.regime import GUARD, Regime
from game.rules.seats import ATTENTION, FUNDS, GULF, IRGC, ISRAEL, STANDING, US
from game.rules.setup import Law, per_turn
from game.rules.washington import Washington

HEZBOLLAH: Final = 0
IRAQ: Final = 1
HOUTHIS: Final = 2
FRONTS: Final = ("hezbollah", "iraq", "houthis")

WEIGHTS: Final = (55, 25, 20)
"""Shares of the proxy index; the Syrian corridor of the older coding has gone to Hezbollah."""

SUPPLY: Final = (2, 4, 4)
"""Strength that one shipment adds: the land corridor to Hezbollah closed in December 2024."""

REGROW: Final = 0
WITHER: Final = 1
OBEDIENCE: Final = 2

AUTONOMY: Final = (20, 30, 55)
"""How far a front follows aims of its own, 0–100: Houthis obey least (order of January 2024 and after)."""


class Proxies(Slice):
    """Three fronts.

    ``strength`` is 0–100 with the middle of 2023 as 100; ``loyalty`` is known to the Guard; ``restraint`` counts turns
    of a calm that the Guard asked for, ``truce`` turns of a truce with Washington that leaves others out.
    """

    __slots__ = ("strength", "loyalty", "restraint", "truce", "attacks")
    fields = (
        Field("strength", "points", labels=FRONTS),
        Field("loyalty", "points", seen=seats_of(IRGC), guess=(40, 80), labels=FRONTS),
        Field("restraint", "turns", 0, 20, seen=seats_of(IRGC), guess=(0, 0), labels=FRONTS),
        Field("truce", "turns", 0, 99, labels=FRONTS),
        Field("attacks", "attacks", 0, 99),
    )
    derived = (Field("index", "points"),)

    def __init__(self, dials: list[int], on: bool) -> None:
        super().__init__(dials, on)
        self.strength = [50, 50, 50]
        self.loyalty = [60, 60, 60]
        self.restraint = [0, 0, 0]
        self.truce = [0, 0, 0]
        self.attacks = 0

    def copy(self) -> Proxies:
        twin = Proxies.__new__(Proxies)
        twin.dials = self.dials
        twin.on = self.on
        twin.strength = self.strength[:]
        twin.loyalty = self.loyalty[:]
        twin.restraint = self.restraint[:]
        twin.truce = self.truce[:]
        twin.attacks = self.attacks
        return twin

    @staticmethod
    def of(state: State) -> Proxies:
        """The slice of this module in ``state``."""
        part = state.slices[Proxies.at]
        assert isinstance(part, Proxies)
        return part

    def index(self) -> int:
        """Strength of the three fronts together, 0–100.  §14.1"""
        return sum([WEIGHTS[front] * self.strength[front] for front in range(3)]) // 100

    def weaken(self, front: int, amount: int) -> None:
        """A front loses strength.  §14.5"""
        if self.on:
            self.strength[front] = clamp(self.strength[front] - amount, 0, 100)

    def attack(self, state: State, front: int, exceeded: bool) -> None:
        """A front attacks: pressure on Israel or on Washington, and a rung on the ladder.  §14.3"""
        self.attacks = min(99, self.attacks + 1)
        self.truce[front] = 0
        power = self.strength[front] // 20 + (3 if exceeded else 0)
        if front == HEZBOLLAH:
            state.gain(ISRAEL, STANDING, -(power // 2))
        else:
            Washington.of(state).approve(-(power // 3))
            Washington.of(state).stir(2)
            state.gain(GULF, STANDING, -1)
            Alignment.of(state).frighten(2)
            Alignment.of(state).shatter(state, front)
        Escalation.of(state).act(state, 5 if exceeded else 4, power if exceeded else 0)

    def abandon(self, amount: int) -> None:
        """Every front learns that it may be traded.  §14.6"""
        if self.on:
            for front in range(3):
                self.loyalty[front] = clamp(self.loyalty[front] - amount, 0, 100)


class FrontAction(Action):
    """An action aimed at one front."""

    __slots__ = ("front",)
    offered = "operations"

    def __init__(self, seat: int, front: int) -> None:
        super().__init__(seat)
        self.front = front

    def words(self) -> str:
        return FRONTS[self.front]


class Arm(FrontAction):
    """Money, drones and parts for a front.  rules.md §14.2"""

    __slots__ = ()
    section = "14.2"
    verb = "arm"
    rumour = "A front is better armed than it was; where it comes from is disputed"

    def describe(self) -> str:
        return f"Arm {FRONTS[self.front]}: strength +{SUPPLY[self.front]}, loyalty +4"

    def forbidden(self, state: State) -> Reason | None:
        if Proxies.of(state).strength[self.front] >= 95:
            return Reason("14.2", "this front can take no more")
        return None

    def cost(self, state: State) -> Cost:
        return ((ATTENTION, 1), (FUNDS, 90))

    def seen(self, state: State) -> int:
        return seats_of(IRGC)

    def resolve(self, state: State, outcome: int) -> None:
        proxies = Proxies.of(state)
        proxies.strength[self.front] = clamp(proxies.strength[self.front] + SUPPLY[self.front], 0, 100)
        proxies.loyalty[self.front] = clamp(proxies.loyalty[self.front] + 4, 0, 100)


class Order(FrontAction):
    """Order an attack that can be denied.  rules.md §14.3"""

    __slots__ = ()
    section = "14.3"
    verb = "order"
    rumour = "An attack by a proxy; its author is disputed"

    def describe(self) -> str:
        return f"Order {FRONTS[self.front]} to attack: pressure that can be denied, if it is obeyed and not exceeded"

    def forbidden(self, state: State) -> Reason | None:
        if Proxies.of(state).strength[self.front] < 15:
            return Reason("14.3", "this front is too weak to attack (below 15)")
        return None

    def cost(self, state: State) -> Cost:
        return ((ATTENTION, 1), (FUNDS, 20))

    def seen(self, state: State) -> int:
        return seats_of(IRGC)

    def odds(self, state: State) -> Odds:
        proxies = Proxies.of(state)
        obeyed = 20 + proxies.loyalty[self.front] // 2 + proxies.dials[OBEDIENCE]
        put_off = 35 - proxies.loyalty[self.front] // 4
        return (("obeyed", obeyed), ("put off", put_off), ("exceeded", AUTONOMY[self.front] // 2))

    def resolve(self, state: State, outcome: int) -> None:
        if outcome == 1:
            return
        proxies = Proxies.of(state)
        proxies.restraint[self.front] = 0
        Regime.of(state).tell(2)
        Regime.of(state).bind(GUARD, 1)
        proxies.attack(state, self.front, outcome == 2)


class Restrain(FrontAction):
    """Ask a front for restraint and calm.  rules.md §14.4  [confusion-66]"""

    __slots__ = ()
    section = "14.4"
    verb = "restrain"
    rumour = "A front has fallen quiet; nobody says who asked for it"

    def describe(self) -> str:
        return f"Ask {FRONTS[self.front]} for calm: tension falls if it complies, its loyalty and the story suffer"

    def forbidden(self, state: State) -> Reason | None:
        if Proxies.of(state).restraint[self.front]:
            return Reason("14.4", "this front is already keeping quiet")
        return None

    def cost(self, state: State) -> Cost:
        return ((ATTENTION, 1),)

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
        Escalation.of(state).strain(-5 if outcome == 0 else -2)
        Regime.of(state).tell(-1)


def restless(state: State) -> list[int]:
    """The fronts strong enough to attack that neither the Guard nor a truce restrains.  rules.md §14.6"""
    proxies = Proxies.of(state)
    return [
        front
        for front in range(3)
        if proxies.strength[front] >= 15 and not proxies.restraint[front] and not proxies.truce[front]
    ]


class OwnAim(Event):
    """A front that nobody restrains may follow an aim of its own.  rules.md §14.6"""

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
            Proxies.of(state).attack(state, restless(state)[outcome - 1], False)


class Hit(FrontAction):
    """Strike a front from the air: proof that the threat is real.  rules.md §14.5  [confusion-20]"""

    __slots__ = ()
    section = "14.5"
    verb = "hit"

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

    def cost(self, state: State) -> Cost:
        return ((ATTENTION, 2), (STANDING, 1))

    def odds(self, state: State) -> Odds:
        return (("stores and launchers destroyed", 55), ("some damage", 30), ("civilians among the dead", 15))

    def resolve(self, state: State, outcome: int) -> None:
        proxies = Proxies.of(state)
        proxies.weaken(self.front, (9, 4, 6)[outcome])
        if self.seat == US:
            Washington.of(state).convince(8)
            Washington.of(state).stir(3)
        else:
            state.gain(ISRAEL, STANDING, 2)
        if outcome == 2:
            state.gain(self.seat, STANDING, -3)
            Regime.of(state).tell(2)
        Regime.of(state).threaten(3)
        Escalation.of(state).act(state, 4, (4, 1, 12)[outcome])


class Truce(FrontAction):
    """Broker a truce between Washington and a front; others are left out.  rules.md §14.7"""

    __slots__ = ()
    section = "14.7"
    verb = "truce"

    def describe(self) -> str:
        return f"Broker a truce between Washington and {FRONTS[self.front]} (Israel is not a party)"

    def forbidden(self, state: State) -> Reason | None:
        if Proxies.of(state).truce[self.front]:
            return Reason("14.7", "a truce on this front already holds")
        return None

    def cost(self, state: State) -> Cost:
        return ((ATTENTION, 2), (STANDING, 2))

    def odds(self, state: State) -> Odds:
        tension = Escalation.of(state).tension
        return (("agreed", 50), ("talked out", 30 + tension // 2))

    def resolve(self, state: State, outcome: int) -> None:
        if outcome == 1:
            return
        Proxies.of(state).truce[self.front] = 6
        Escalation.of(state).strain(-8)
        state.gain(GULF, STANDING, 5)
        state.gain(US, STANDING, 1)
        state.gain(ISRAEL, STANDING, -1)


class ProxiesModule(Law):
    """Leverage with a will of its own."""

    code = "proxies"
    title = "Proxies"
    section = "14"
    kind = Proxies
    dials = (
        Dial("regrow", 2, 0, 10, "points of strength below 30 regrown a month", "proxy index coding, 2024-26"),
        Dial("wither", 2, 0, 12, "points of loyalty above 40 lost a month", "design value"),
        Dial("obedience", 20, 0, 60, "weight added to obeyed", "restraint order of Jan-Feb 2024, 80-90% complied"),
    )

    def blank(self, dials: list[int], on: bool) -> Proxies:
        return Proxies(dials, on)

    def actions(self, book: Rulebook) -> list[Action]:
        found: list[Action] = []
        for front in range(3):
            found.extend([Arm(IRGC, front), Order(IRGC, front), Restrain(IRGC, front)])
        found.extend([Hit(US, IRAQ), Hit(US, HOUTHIS), Hit(ISRAEL, HEZBOLLAH), Hit(ISRAEL, HOUTHIS)])
        found.extend([Truce(GULF, IRAQ), Truce(GULF, HOUTHIS)])
        return found

    def events(self, book: Rulebook) -> list[Event]:
        return [OwnAim()]

    def operations(self, state: State) -> None:
        """Before the seats act, the fronts may.  rules.md §14.6"""
        state.happen("own-aim")

    def upkeep(self, state: State) -> None:
        """Loyalty fades unless fed, the weak regrow, calm runs out.  rules.md §14.6"""
        proxies = Proxies.of(state)
        proxies.attacks = 0
        for front in range(3):
            if proxies.loyalty[front] > 40:
                proxies.loyalty[front] -= per_turn(state.rulebook, proxies.dials[WITHER])
            if proxies.strength[front] < 30:
                proxies.strength[front] += per_turn(state.rulebook, proxies.dials[REGROW])
            if proxies.restraint[front]:
                proxies.restraint[front] -= 1
            if proxies.truce[front]:
                proxies.truce[front] -= 1

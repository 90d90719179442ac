"""China, Russia, the Global South: courting, credit, parts, treaties, corridors, pressure.  rules.md §18"""

from __future__ import annotations

from typing import Final

from game.kernel.action import Action
from game.kernel.state import State
from game.kernel.types import Odds, Reason, clamp, seats_of
from game.rules.alignment.board import CHINESE, NEIGHBOURS, POWERS, RUSSIAN, SOUTH, Alignment
from game.rules.economy.board import Economy
from game.rules.nuclear.board import Nuclear
from game.rules.regime.board import STREET, Regime
from game.rules.sanctions.board import OIL, Sanctions
from game.rules.seats import ATTENTION, EUROPE, FUNDS, GOVERNMENT, IRGC, LEADER, STANDING, US
from game.rules.strikes.board import Strikes
from game.rules.washington.board import CHINA, UKRAINE, Washington

NAMES: Final = ("China", "Russia", "the Global South", "the neighbours")

HEARD, PUT_OFF = range(2)
"""How a power answers who courts it."""

DELIVERED, HALVED, DENIED = range(3)
"""What becomes of an order for parts."""
PROPELLANT: Final = (60, 30)
"""Missiles that can be built from what was delivered."""
RADARS: Final = (8, 4)
"""Points of air defence that were delivered."""

YIELDS, SHRUGS, HITS_BACK = range(3)
"""How a partner answers tariffs."""
SWAYED: Final = (-8, -2, 4)
"""How its leaning moves then."""

LISTENS, REFUSES = range(2)
"""How the Global South answers who rallies it."""


class PowerAction(Action):
    """An action towards one power."""

    __slots__ = ("power",)
    offered = "operations"

    def __init__(self, seat: int, power: int) -> None:
        super().__init__(seat)
        self.power = power

    def words(self) -> str:
        return POWERS[self.power]


class Court(PowerAction):
    """The government pays a power to lean its way.  rules.md §18.4  [crossroads-17, crossroads-46]"""

    __slots__ = ()
    section = "18.4"
    verb = "court"
    fixed_cost = ((ATTENTION, 1), (FUNDS, 60))

    def describe(self) -> str:
        price = ("$0.60 more discount", "your standing -1", "", "narrative -1")[self.power]
        return f"Court {NAMES[self.power]}: leaning +6 if heard" + (f"; {price}" if price else "")

    def forbidden(self, state: State) -> Reason | None:
        if Alignment.of(state).leaning[self.power] >= 80:
            return Reason("18.4", f"{NAMES[self.power]} will lean no further for courting (80)")
        return None

    def odds(self, state: State) -> Odds:
        alignment = Alignment.of(state)
        wary = alignment.fear // 2 if self.power == NEIGHBOURS else 0
        return (("heard", 40 + alignment.leaning[self.power] // 2), ("put off politely", 30 + wary))

    def resolve(self, state: State, outcome: int) -> None:
        if outcome == PUT_OFF:
            return
        alignment = Alignment.of(state)
        alignment.add_leaning(self.power, 6)
        if self.power == CHINESE:
            Economy.of(state).add_discount(60)
        elif self.power == RUSSIAN:
            state.gain(GOVERNMENT, STANDING, -1)
        elif self.power == NEIGHBOURS:
            alignment.add_fear(-3)
            Regime.of(state).add_narrative(-1)


class Borrow(Action):
    """Credit against oil still in the ground.  rules.md §18.4  [crossroads-75]"""

    __slots__ = ()
    section = "18.4"
    verb = "borrow"
    offered = "operations"
    fixed_cost = ((ATTENTION, 1),)
    description = "Borrow $150 m from China against oil: discount +$2.00, its leaning -8"

    def forbidden(self, state: State) -> Reason | None:
        leaning = Alignment.of(state).leaning[CHINESE]
        if leaning < 50:
            return Reason("18.4", f"China leans {leaning} and lends only at 50 or more")
        return None

    def resolve(self, state: State, outcome: int) -> None:
        state.gain(GOVERNMENT, FUNDS, 150)
        Economy.of(state).add_discount(200)
        Alignment.of(state).add_leaning(CHINESE, -8)


class Buy(PowerAction):
    """The Guard buys parts in the East: propellant from China, radars from Russia.  rules.md §18.5  [crossroads-83]"""

    __slots__ = ()
    section = "18.5"
    verb = "buy"
    fixed_cost = ((ATTENTION, 1), (FUNDS, 120))

    def words(self) -> str:
        return ("propellant", "radars")[self.power]

    def describe(self) -> str:
        return (
            "Buy propellant from China, secretly: 60 missiles if all of it comes; a favour used up, leaning -4",
            "Buy radars and batteries from Russia: air defence +8 if all of it comes; a favour used up, leaning -4",
        )[self.power]

    def forbidden(self, state: State) -> Reason | None:
        leaning = Alignment.of(state).leaning[self.power]
        if leaning < 30:
            return Reason("18.5", f"{NAMES[self.power]} leans {leaning} and sells parts only at 30 or more")
        return None

    def odds(self, state: State) -> Odds:
        leaning = Alignment.of(state).leaning[self.power]
        return (("delivered", leaning), ("half delivered", 40), ("denied", 120 - leaning))

    def resolve(self, state: State, outcome: int) -> None:
        if outcome == DENIED:
            state.gain(IRGC, FUNDS, 100)
            return
        if self.power == CHINESE:
            Strikes.of(state).add_missiles(PROPELLANT[outcome])
        else:
            Strikes.of(state).add_defence(RADARS[outcome])
        Alignment.of(state).add_leaning(self.power, -4)


class BuyQuietly(Buy):
    """Propellant comes by sea, and nobody says what was in the drums.  rules.md §18.5"""

    __slots__ = ()
    rumour = "A cargo from the East is unloaded under guard"
    visibility = seats_of(LEADER, IRGC)


class Treaty(PowerAction):
    """A long treaty with China or Russia; it binds nobody to fight.  rules.md §18.3  [crossroads-41, crossroads-42]"""

    __slots__ = ()
    section = "18.3"
    verb = "treaty"
    fixed_cost = ((ATTENTION, 2), (STANDING, 3))

    def describe(self) -> str:
        return f"Sign a long treaty with {NAMES[self.power]}: it leans 8 more for good, and will not fight for you"

    def forbidden(self, state: State) -> Reason | None:
        alignment = Alignment.of(state)
        if alignment.treaty[self.power]:
            return Reason("18.3", f"a treaty with {NAMES[self.power]} stands")
        if alignment.leaning[self.power] < 65:
            return Reason("18.3", f"{NAMES[self.power]} leans {alignment.leaning[self.power]} and signs at 65 or more")
        return None

    def resolve(self, state: State, outcome: int) -> None:
        Alignment.of(state).treaty[self.power] = 1
        regime = Regime.of(state)
        regime.add_security(2)
        regime.add_cohesion(STREET, -2)
        if self.power == CHINESE:
            Economy.of(state).add_discount(100)
        else:
            Washington.of(state).add_strain(UKRAINE, 4)


class Corridor(Action):
    """Rails, ports and clearing houses to the East and South.  rules.md §18.11  [crossroads-18, crossroads-74]"""

    __slots__ = ()
    section = "18.11"
    verb = "connect"
    offered = "operations"
    fixed_cost = ((ATTENTION, 1), (FUNDS, 100))
    description = "Build eastern corridors: slow; each turn a tenth of them leaks round banks and markets"

    def forbidden(self, state: State) -> Reason | None:
        if Alignment.of(state).corridor >= 90:
            return Reason("18.11", "the corridors carry what they can (90)")
        return None

    def resolve(self, state: State, outcome: int) -> None:
        alignment = Alignment.of(state)
        partners = alignment.leaning[CHINESE] + alignment.leaning[RUSSIAN] + alignment.leaning[SOUTH]
        alignment.corridor = clamp(alignment.corridor + 4 + partners // 40, 0, 100)


class Lean(PowerAction):
    """Threaten a partner's own trade.  rules.md §18.7"""

    __slots__ = ()
    section = "18.7"
    verb = "lean-on"
    fixed_cost = ((ATTENTION, 2),)

    def describe(self) -> str:
        price = (
            "the China file +6, crude +2%",
            "the Ukraine file +6",
            "partners' strain +5",
        )[self.power]
        return f"Lean on {NAMES[self.power]} with tariffs: leaning -8 if it gives way, +4 if it hits back; {price}"

    def forbidden(self, state: State) -> Reason | None:
        if Alignment.of(state).leaning[self.power] <= 15:
            return Reason("18.7", f"{NAMES[self.power]} gives Tehran hardly anything (15)")
        return None

    def odds(self, state: State) -> Odds:
        leaning = Alignment.of(state).leaning[self.power]
        return (("it gives way", 70 - leaning // 2), ("it shrugs", 40), ("it hits back", 10 + leaning // 2))

    def resolve(self, state: State, outcome: int) -> None:
        Alignment.of(state).add_leaning(self.power, SWAYED[outcome])
        washington = Washington.of(state)
        if self.power == CHINESE:
            washington.add_strain(CHINA, 6)
            Economy.of(state).add_fear(2)
            if outcome == YIELDS:
                Sanctions.of(state).add_enforcement(OIL, 8)
        elif self.power == RUSSIAN:
            washington.add_strain(UKRAINE, 6)
        else:
            Sanctions.of(state).add_strain(5)
        if outcome == HITS_BACK:
            washington.add_approval(-1)


class Rally(Action):
    """Win the uncommitted for the inspectors' side.  rules.md §18.6"""

    __slots__ = ()
    section = "18.6"
    verb = "rally"
    offered = "operations"
    fixed_cost = ((ATTENTION, 1), (STANDING, 1))
    description = "Rally the Global South: its leaning -6 if it listens; fewer votes for Tehran"

    def forbidden(self, state: State) -> Reason | None:
        if Alignment.of(state).leaning[SOUTH] <= 15:
            return Reason("18.6", "few of the Global South are left to win over (15)")
        return None

    def odds(self, state: State) -> Odds:
        case = 20 * Nuclear.of(state).censured
        partners = Sanctions.of(state).strain // 2
        return (("it listens", 50 + case), ("it sees a precedent", 20 + partners))

    def resolve(self, state: State, outcome: int) -> None:
        if outcome == REFUSES:
            return
        Alignment.of(state).add_leaning(SOUTH, -6)
        state.gain(self.seat, STANDING, 2 if self.seat == EUROPE else 1)


def courting(economy: bool, strikes: bool) -> list[Action]:
    """The actions of this file, in menu order, as far as the modules that are on give them sense."""
    actions: list[Action] = [Court(GOVERNMENT, power) for power in range(len(POWERS))]
    if economy:
        actions.append(Borrow(GOVERNMENT))
    if strikes:
        actions.extend([BuyQuietly(IRGC, CHINESE), Buy(IRGC, RUSSIAN)])
    actions.extend([Treaty(LEADER, CHINESE), Treaty(LEADER, RUSSIAN)])
    actions.extend([Lean(US, CHINESE), Lean(US, RUSSIAN), Lean(US, SOUTH), Rally(US), Rally(EUROPE)])
    return actions

"""What seats do for the economy: the Leader's purse, the government's measures, Gulf output and money.  rules.md §7"""

from __future__ import annotations

from typing import Final

from game.kernel.action import Action
from game.kernel.state import State
from game.kernel.types import FREE, Cost, Reason
from game.rules.economy.board import Economy
from game.rules.regime.board import CABINET, GUARD, STREET, Regime
from game.rules.seats import FUNDS, GOVERNMENT, GULF, IRGC, LEADER, STANDING
from game.rules.washington.board import Washington

TO_GUARD, TO_TREASURY, TO_PEOPLE = range(3)
PURSES: Final = ("guard", "treasury", "people")
GIFT: Final = 150
"""What the Leader gives at once, in $ m."""

DEFEND_RIAL, SUBSIDISE, TIGHTEN = range(3)
MEASURES: Final = ("rial", "bread", "prices")
SOLD_RESERVES: Final = 400
"""Reserves that a defence of the rial takes, in $ m."""
SUBSIDY: Final = 160
"""Funds that bread and fuel take, in $ m."""


class Purse(Action):
    """The Leader's discretionary funds.  rules.md §7.6"""

    __slots__ = ("to",)
    section = "7.6"
    verb = "purse"
    offered = "upkeep"

    def __init__(self, to: int) -> None:
        super().__init__(LEADER)
        self.to = to

    def words(self) -> str:
        return PURSES[self.to]

    def describe(self) -> str:
        return (
            f"Give ${GIFT} m to the Guard: its funds and loyalty",
            f"Give ${GIFT} m to the treasury: the government's funds and loyalty",
            "Spend on the people: distress -2, the street's loyalty +1",
        )[self.to]

    def resolve(self, state: State, outcome: int) -> None:
        regime = Regime.of(state)
        if self.to == TO_GUARD:
            state.gain(IRGC, FUNDS, GIFT)
            regime.add_cohesion(GUARD, 1)
        elif self.to == TO_TREASURY:
            state.gain(GOVERNMENT, FUNDS, GIFT)
            regime.add_cohesion(CABINET, 1)
        else:
            regime.add_distress(-2)
            regime.add_cohesion(STREET, 1)


class Manage(Action):
    """The government's choice for the economy this turn.  rules.md §7.7"""

    __slots__ = ("measure",)
    section = "7.7"
    verb = "manage"
    offered = "upkeep"

    def __init__(self, measure: int) -> None:
        super().__init__(GOVERNMENT)
        self.measure = measure

    def words(self) -> str:
        return MEASURES[self.measure]

    def describe(self) -> str:
        return (
            f"Defend the rial: sell ${SOLD_RESERVES} m of reserves, the rial gains about 3%",
            f"Subsidise bread and fuel: ${SUBSIDY} m of funds, distress -2",
            "Tighten money: inflation -0.8 points, distress +2",
        )[self.measure]

    def forbidden(self, state: State) -> Reason | None:
        if self.measure == DEFEND_RIAL and Economy.of(state).reserves < SOLD_RESERVES:
            return Reason("7.7", f"less than ${SOLD_RESERVES} m of reserves is left")
        return None

    def printed_cost(self) -> Cost:
        return ((FUNDS, SUBSIDY),) if self.measure == SUBSIDISE else FREE

    def resolve(self, state: State, outcome: int) -> None:
        economy = Economy.of(state)
        if self.measure == DEFEND_RIAL:
            economy.add_reserves(-SOLD_RESERVES)
            economy.depreciate_rial(-300)
            economy.add_price_rises(-3 * economy.dials.passed)
        elif self.measure == SUBSIDISE:
            Regime.of(state).add_distress(-2)
        else:
            economy.add_inflation(-80)
            Regime.of(state).add_distress(2)


class Pump(Action):
    """Gulf producers open the taps.  rules.md §7.8"""

    __slots__ = ()
    section = "7.8"
    verb = "pump"
    offered = "upkeep"
    description = "Raise Gulf oil output: crude falls about 3%, approval in Washington +1, your standing -1"

    def resolve(self, state: State, outcome: int) -> None:
        Economy.of(state).add_fear(-3)
        Washington.of(state).add_approval(1)
        state.gain(GULF, STANDING, -1)


class Invest(Action):
    """Gulf money for a calmer neighbourhood.  rules.md §7.8  [crossroads-22]"""

    __slots__ = ()
    section = "7.8"
    verb = "invest"
    offered = "upkeep"
    fixed_cost = ((FUNDS, 100),)
    description = "Invest across the water: Iran's distress -1 and perceived threat -1, your standing +1"

    def resolve(self, state: State, outcome: int) -> None:
        Regime.of(state).add_distress(-1)
        Regime.of(state).add_threat(-1)
        state.gain(GULF, STANDING, 1)

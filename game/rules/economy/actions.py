"""What seats do for the economy: the Leader's purse, the government's measures, Gulf output and money.  rules.md §7"""

from __future__ import annotations

from game.kernel.action import Action
from game.kernel.state import State
from game.kernel.types import Cost, Reason
from game.rules.economy.board import Economy
from game.rules.regime.board import STREET, Regime
from game.rules.seats import FUNDS, GOVERNMENT, GULF, IRGC, LEADER, STANDING
from game.rules.washington.board import Washington


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
        return ("guard", "treasury", "people")[self.to]

    def describe(self) -> str:
        return (
            "Give $150 m to the Guard: its funds and loyalty",
            "Give $150 m to the treasury: the government's funds and loyalty",
            "Spend on the people: distress -2, the street's loyalty +1",
        )[self.to]

    def resolve(self, state: State, outcome: int) -> None:
        regime = Regime.of(state)
        if self.to == 0:
            state.gain(IRGC, FUNDS, 150)
            regime.add_cohesion(0, 1)
        elif self.to == 1:
            state.gain(GOVERNMENT, FUNDS, 150)
            regime.add_cohesion(1, 1)
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
        return ("rial", "bread", "prices")[self.measure]

    def describe(self) -> str:
        return (
            "Defend the rial: sell $400 m of reserves, the rial gains about 3%",
            "Subsidise bread and fuel: $160 m of funds, distress -2",
            "Tighten money: inflation -0.8 points, distress +2",
        )[self.measure]

    def forbidden(self, state: State) -> Reason | None:
        if self.measure == 0 and Economy.of(state).reserves < 400:
            return Reason("7.7", "less than $400 m of reserves is left")
        return None

    def cost(self, state: State) -> Cost:
        return ((FUNDS, 160),) if self.measure == 1 else ()

    def resolve(self, state: State, outcome: int) -> None:
        economy = Economy.of(state)
        if self.measure == 0:
            economy.reserves -= 400
            economy.depreciate_rial(-300)
            economy.coming = max(0, economy.coming - 3 * economy.dials.passed)
        elif self.measure == 1:
            Regime.of(state).add_distress(-2)
        else:
            economy.inflation = max(0, economy.inflation - 80)
            Regime.of(state).add_distress(2)


class Pump(Action):
    """Gulf producers open the taps.  rules.md §7.8"""

    __slots__ = ()
    section = "7.8"
    verb = "pump"
    offered = "upkeep"
    description = "Raise Gulf oil output: crude falls about 3%, approval in Washington +1, your standing -1"

    def resolve(self, state: State, outcome: int) -> None:
        economy = Economy.of(state)
        economy.add_fear(-3)
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

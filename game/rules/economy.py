"""Oil, price, rial, inflation, reserves and the three purses.  rules.md §7"""

from __future__ import annotations

from typing import Final

from game.kernel.action import Action
from game.kernel.field import Dial, Field
from game.kernel.rulebook import Rulebook
from game.kernel.state import Slice, State
from game.kernel.terms import Cost, Reason, clamp, seats_of
from game.rules.escalation import Escalation
from game.rules.regime import STREET, Regime
from game.rules.sanctions import BANKS, MARKETS, OIL, Sanctions
from game.rules.seats import FUNDS, GOVERNMENT, GULF, IRGC, LEADER, STANDING
from game.rules.setup import Law, per_turn
from game.rules.talks import Talks
from game.rules.washington import Washington

NEEDS: Final = 0
FADE: Final = 1
RIAL_DRIFT: Final = 2
RIAL_TALKS: Final = 3
INFLATION_DRIFT: Final = 4
GUARD_SHARE: Final = 5
HARDSHIP: Final = 6


class Economy(Slice):
    """The economy in real units.

    ``exports`` and ``capacity`` in kb/d; ``base`` and ``premium`` make the Brent price, in cents a barrel; ``discount``
    in cents; ``income`` in $ m last turn; ``rial`` in thousands a dollar on the market; ``inflation`` year on year in
    hundredths of a per cent; ``reserves`` in $ m that can be used; ``priced`` is the negotiation the market believes.
    """

    __slots__ = (
        "exports", "capacity", "base", "premium", "discount", "income", "rial", "inflation", "reserves", "priced",
    )
    fields = (
        Field("exports", "kb/d", 0, 4000),
        Field("capacity", "kb/d", 0, 4000),
        Field("base", "$", 1000, 20_000, scale=100),
        Field("premium", "$", -2000, 12_000, scale=100),
        Field("discount", "$", 0, 4000, scale=100),
        Field("income", "$ m", 0, 20_000),
        Field("rial", "thousand a $", 10, 9999),
        Field("inflation", "%", 0, 20_000, scale=100),
        Field("reserves", "$ m", 0, 200_000, seen=seats_of(LEADER, GOVERNMENT), guess=(5000, 30_000)),
        Field("priced", "step", 0, 9),
    )
    derived = (Field("brent", "$", 0, 40_000, scale=100),)

    def __init__(self, dials: list[int], on: bool) -> None:
        super().__init__(dials, on)
        self.exports = 1500
        self.capacity = 2000
        self.base = 7500
        self.premium = 0
        self.discount = 300
        self.income = 1000
        self.rial = 800
        self.inflation = 3000
        self.reserves = 15_000
        self.priced = 1

    def copy(self) -> Economy:
        twin = Economy.__new__(Economy)
        twin.dials = self.dials
        twin.on = self.on
        twin.exports = self.exports
        twin.capacity = self.capacity
        twin.base = self.base
        twin.premium = self.premium
        twin.discount = self.discount
        twin.income = self.income
        twin.rial = self.rial
        twin.inflation = self.inflation
        twin.reserves = self.reserves
        twin.priced = self.priced
        return twin

    @staticmethod
    def of(state: State) -> Economy:
        """The slice of this module in ``state``."""
        part = state.slices[Economy.at]
        assert isinstance(part, Economy)
        return part

    def brent(self) -> int:
        """The Brent price in cents a barrel: the base plus what fear adds.  §7.1"""
        return max(0, self.base + self.premium)

    def frighten(self, percent: int) -> None:
        """Fear moves the price at once by so many per cent of the base.  §7.1"""
        if self.on:
            self.premium = clamp(self.premium + self.base * percent // 100, -2000, 12_000)

    def rebate(self, cents: int) -> None:
        """Buyers ask so many cents a barrel more off the price (less when negative).  §7.2"""
        if self.on:
            self.discount = clamp(self.discount + cents, 0, 4000)

    def depreciate(self, hundredths: int) -> None:
        """The rial loses so many hundredths of a per cent (gains when negative).  §7.4"""
        self.rial = clamp(self.rial + self.rial * hundredths // 10_000, 10, 9999)


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
            regime.bind(0, 1)
        elif self.to == 1:
            state.gain(GOVERNMENT, FUNDS, 150)
            regime.bind(1, 1)
        else:
            regime.burden(-2)
            regime.bind(STREET, 1)


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
            economy.depreciate(-300)
        elif self.measure == 1:
            Regime.of(state).burden(-2)
        else:
            economy.inflation = max(0, economy.inflation - 80)
            Regime.of(state).burden(2)


class Pump(Action):
    """Gulf producers open the taps.  rules.md §7.8"""

    __slots__ = ()
    section = "7.8"
    verb = "pump"
    offered = "upkeep"

    def describe(self) -> str:
        return "Raise Gulf oil output: crude falls about 3%, approval in Washington +1, your standing -1"

    def resolve(self, state: State, outcome: int) -> None:
        economy = Economy.of(state)
        economy.frighten(-3)
        Washington.of(state).approve(1)
        state.gain(GULF, STANDING, -1)


class Invest(Action):
    """Gulf money for a calmer neighbourhood.  rules.md §7.8  [crossroads-22]"""

    __slots__ = ()
    section = "7.8"
    verb = "invest"
    offered = "upkeep"

    def describe(self) -> str:
        return "Invest across the water: Iran's distress -1 and perceived threat -1, your standing +1"

    def cost(self, state: State) -> Cost:
        return ((FUNDS, 100),)

    def resolve(self, state: State, outcome: int) -> None:
        Regime.of(state).burden(-1)
        Regime.of(state).threaten(-1)
        state.gain(GULF, STANDING, 1)


class EconomyModule(Law):
    """Income is volume times price less discount times what can be used; the rial moves on talks."""

    code = "economy"
    title = "Economy"
    section = "7"
    kind = Economy
    dials = (
        Dial("needs", 3000, 1000, 5000, "$ m of oil income a month the budget needs", "budget of 1403-04, contested"),
        Dial("fade", 45, 10, 90, "per cent of the price premium gone in a turn", "Brent reactions 2019-26"),
        Dial("rial_drift", 236, 0, 900, "hundredths of a per cent a month", "the rial halves about every two years"),
        Dial("rial_talks", 520, 0, 1000, "hundredths of a per cent a step", "-21% in 12 days, April 2025"),
        Dial("inflation_drift", 90, -200, 400, "hundredths of a per cent a month", "32% to 39.4%, Jan-Jun 2025"),
        Dial("guard_share", 16, 0, 60, "per cent of oil income", "contested: reports of up to half of exports"),
        Dial("hardship", 22, 0, 60, "points of distress that inflation does not explain", "design value"),
    )

    def blank(self, dials: list[int], on: bool) -> Economy:
        return Economy(dials, on)

    def actions(self, book: Rulebook) -> list[Action]:
        found: list[Action] = [Purse(to) for to in range(3)]
        found.extend(Manage(measure) for measure in range(3))
        found.extend([Pump(GULF), Invest(GULF)])
        return found

    def upkeep(self, state: State) -> None:
        """Oil flows, money comes in, the market moves, households feel it.  rules.md §7.2-§7.5"""
        economy = Economy.of(state)
        sanctions = Sanctions.of(state)
        regime = Regime.of(state)
        dials = economy.dials
        shut = max(0, sanctions.bite(OIL) - sanctions.licence // 30)
        potential = economy.capacity * (100 - shut) // 100
        economy.exports += (potential - economy.exports) // 2
        economy.premium -= economy.premium * dials[FADE] // 100
        economy.discount += (200 + 12 * shut - economy.discount) // 3
        usable = 100 - sanctions.bite(BANKS)
        margin = max(0, economy.brent() - economy.discount)
        economy.income = economy.exports * state.rulebook.days * margin // 100_000 * usable // 100
        guard = economy.income * dials[GUARD_SHARE] // 100
        state.gain(IRGC, FUNDS, guard)
        state.gain(GOVERNMENT, FUNDS, (economy.income - guard) // 5)
        needs = per_turn(state.rulebook, dials[NEEDS])
        self._market(state, economy)
        gap = clamp((needs - economy.income) * 40 // max(1, needs), -12, 40)
        target = clamp(economy.inflation // 100 + gap + sanctions.bite(MARKETS) // 5 + dials[HARDSHIP], 0, 100)
        regime.burden((target - regime.distress) // 5)
        economy.reserves = clamp(economy.reserves + (economy.income - needs) // 3, 0, 200_000)
        Washington.of(state).pump(economy.brent())

    def _market(self, state: State, economy: Economy) -> None:
        """The rial falls on pressure and fear, rises on talks, and inflation follows a fall.  rules.md §7.4"""
        dials = economy.dials
        negotiation = Talks.of(state).negotiation
        moved = negotiation - economy.priced
        economy.priced = negotiation
        fear = 3 * max(0, Regime.of(state).threat - 30) + 60 * max(0, Escalation.of(state).rung - 3)
        drift = per_turn(state.rulebook, dials[RIAL_DRIFT])
        fall = drift + 2 * Sanctions.of(state).bite(OIL) + fear - dials[RIAL_TALKS] * moved
        if negotiation >= 4 and moved <= 0:
            fall -= 120
        economy.depreciate(fall)
        creeping = per_turn(state.rulebook, dials[INFLATION_DRIFT]) + max(0, fall) // 20
        economy.inflation = clamp(economy.inflation + creeping, 0, 20_000)

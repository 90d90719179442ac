"""Oil, price, rial, inflation, reserves and the three purses.  rules.md §7"""

from __future__ import annotations

from game.kernel.action import Action
from game.kernel.field import Field, dial, field
from game.kernel.module import RuleModule
from game.kernel.rulebook import Rulebook
from game.kernel.slices import Dials, Slice
from game.kernel.state import State
from game.kernel.types import Cost, Reason, clamp, seats_of
from game.rules.escalation import Escalation
from game.rules.regime.board import STREET, Regime
from game.rules.sanctions.board import BANKS, MARKETS, OIL, Sanctions
from game.rules.seats import FUNDS, GOVERNMENT, GULF, IRGC, LEADER, STANDING
from game.rules.setup import per_turn
from game.rules.talks.board import Talks
from game.rules.washington.board import Washington


class EconomyDials(Dials):
    """What a scenario may tune.  rules.md §7"""

    needs: int = dial(3000, 1000, 5000, "$ m of oil income a month the budget needs", "budget of 1403-04, contested")
    fade: int = dial(45, 10, 90, "per cent of the price premium gone in a turn", "Brent reactions 2019-26")
    rial_drift: int = dial(236, 0, 900, "hundredths of a per cent a month", "the rial halves about every two years")
    rial_talks: int = dial(520, 0, 1000, "hundredths of a per cent a step", "-21% in 12 days, April 2025")
    inflation_drift: int = dial(90, -200, 400, "hundredths of a per cent a month", "32% to 39.4%, Jan-Jun 2025")
    guard_share: int = dial(16, 0, 60, "per cent of oil income", "contested: reports of up to half of exports")
    hardship: int = dial(22, 0, 60, "points of distress that inflation does not explain", "design value")
    tanks: int = dial(20, 8, 26, "m bbl of room in Iran's tanks", "Kpler, April 2026: 12-14 days of exports")
    rebuild: int = dial(300, 0, 2000, "kb/d of lost Iranian capacity a month", "design value")
    gulf_rebuild: int = dial(6000, 500, 12_000, "kb/d of Gulf outage a month", "Abqaiq: repaired in 2-3 weeks, 2019")
    news: int = dial(10, 0, 25, "per cent a step of negotiation in a scarce market", "swings of some 15%, 2026")
    rial_shock: int = dial(0, 0, 300, "hundredths of a per cent a point of bite", "57 to 108 thousand, Apr-Dec 2018")
    passed: int = dial(5, 0, 200, "per cent of the rial's fall that reach prices", "9% to 48%, Apr 2018-Jul 2019")
    delay: int = dial(0, 0, 95, "per cent that wait for a later turn", "inflation peaked 12 months after the shock")
    ebb: int = dial(0, 0, 30, "per cent of the gap to steady inflation a month", "48% to 26%, Jul 2019-Jan 2020")
    steady: int = dial(10, 0, 60, "per cent, to which inflation ebbs", "9.6% in 2017, World Bank")
    rial_break: int = dial(100, 0, 1000, "hundredths of a per cent a step", "+5% to +13%, June 2025, five steps lost")


class Economy(Slice):
    """The economy in real units.

    ``exports`` and ``capacity`` in kb/d; ``base`` and ``premium`` make the Brent price, in cents a barrel; ``discount``
    in cents; ``income`` in $ m last turn; ``rial`` in thousands a dollar on the market; ``inflation`` year on year in
    hundredths of a per cent; ``reserves`` in $ m that can be used; ``priced`` is the negotiation the market believes.
    ``scarcity`` is what crude that is missing adds to the price, in cents; ``outage`` Gulf output and ``missing`` Gulf
    sailings lost to the market, ``lost`` Iranian capacity out of order, all in kb/d; ``sealed`` is the share of Iran's
    exports that is kept in port, in per cent; ``spare`` the room left in its tanks, in tenths of a m bbl.
    ``felt`` is the bite on oil that the market knew at the last upkeep, in points; ``coming`` are rises of prices on
    their way from the market to the shops, in hundredths of a per cent.
    """

    dials_type = EconomyDials
    dials: EconomyDials

    exports: int = field("kb/d", 0, 4000, start=1500, title="oil exports")
    capacity: int = field("kb/d", 0, 4000, start=2000, title="export capacity")
    base: int = field("$", 1000, 20_000, start=7500, scale=100, title="Brent without fear")
    premium: int = field("$", -2000, 12_000, scale=100, title="fear in the price")
    discount: int = field("$", 0, 4000, start=300, scale=100, title="discount on Iran's oil")
    income: int = field("$ m", 0, 20_000, start=1000, title="oil income")
    rial: int = field("thousand a $", 10, 9999, start=800, title="rial")
    inflation: int = field("%", 0, 20_000, start=3000, scale=100)
    reserves: int = field(
        "$ m", 0, 200_000, start=15_000, seen=seats_of(LEADER, GOVERNMENT), guess=(5000, 30_000),
        title="usable reserves",
    )
    priced: int = field("step", 0, 9, start=1, title="talks the market believes in")
    scarcity: int = field("$", 0, 8000, scale=100, title="scarcity in the price")
    outage: int = field("kb/d", 0, 12_000, title="Gulf output out of order")
    missing: int = field("kb/d", -4000, 20_000, title="Gulf oil that does not sail")
    lost: int = field("kb/d", 0, 4000, title="Iranian capacity out of order")
    sealed: int = field("%", title="exports kept in port")
    spare: int = field("m bbl", 0, 1000, start=200, scale=10, title="room in the tanks")
    felt: int = field("points", title="oil bite the market knows")
    coming: int = field("%", 0, 20_000, scale=100, title="price rises on their way")

    derived = (
        Field("brent", "$", 0, 40_000, scale=100, title="Brent"),
        Field("short", "kb/d", 0, 40_000, title="oil the world lacks"),
    )

    def brent(self) -> int:
        """The Brent price in cents a barrel: the base, what fear adds and what is missing adds.  §7.1"""
        return max(0, self.base + self.premium + self.scarcity)

    def short(self) -> int:
        """Crude that the world lacks, in kb/d: out of order, not sailing, or kept in Iranian ports.  §7.9"""
        kept = max(0, self.capacity - self.lost) * self.sealed // 100
        return max(0, self.outage + self.missing + self.lost + kept)

    def price_shortage(self) -> None:
        """The price moves half of the way to what the shortage is worth, on the news of it.  §7.9"""
        if self.on:
            target = min(8000, self.base * dearer(self.short()) // 100)
            gap = target - self.scarcity
            self.scarcity = target if -20 < gap < 20 else self.scarcity + gap // 2

    def is_scarce(self) -> bool:
        """Whether the market lives on news: scarcity exceeds a fifth of the base.  §7.9"""
        return self.scarcity > self.base // 5

    def hear_of_ceasefire(self) -> None:
        """News of a ceasefire.  §7.1, §7.9"""
        self.add_fear(-14 if self.is_scarce() else -6)

    def lose_capacity(self, barrels: int) -> None:
        """Iran loses so much capacity, in kb/d, until it is rebuilt.  §7.10"""
        if self.on:
            self.lost = min(self.capacity, self.lost + barrels)
            self.exports = min(self.exports, self.capacity - self.lost)
            self.price_shortage()

    def add_outage(self, barrels: int) -> None:
        """Gulf producers lose so much output, in kb/d, until it is repaired.  §7.10"""
        if self.on:
            self.outage = min(12_000, self.outage + barrels)
            self.price_shortage()

    def seal_exports(self, share: int) -> None:
        """Keep that share of Iran's exports in port, in per cent.  §7.10"""
        if self.on:
            self.sealed = clamp(share, 0, 100)

    def add_fear(self, percent: int) -> None:
        """Fear moves the price at once by so many per cent of the base.  §7.1"""
        if self.on:
            self.premium = clamp(self.premium + self.base * percent // 100, -2000, 12_000)

    def add_discount(self, cents: int) -> None:
        """Buyers ask so many cents a barrel more off the price (less when negative).  §7.2"""
        if self.on:
            self.discount = clamp(self.discount + cents, 0, 4000)

    def depreciate_rial(self, hundredths: int) -> None:
        """The rial loses so many hundredths of a per cent (gains when negative).  §7.4"""
        self.rial = clamp(self.rial + self.rial * hundredths // 10_000, 10, 9999)


def dearer(short: int) -> int:
    """What a shortage in kb/d adds to the price, in per cent: gently while stocks bridge it, steeply beyond.  §7.9"""
    return short // 400 + max(0, short - 6000) * 9 // 1000


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

    def printed_cost(self) -> Cost:
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


class EconomyModule(RuleModule):
    """Income is volume times price less discount times what can be used; the rial moves on talks."""

    code = "economy"
    title = "Economy"
    section = "7"
    slice_type = Economy


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
        sold = self._sail(state, economy, max(0, economy.capacity - economy.lost) * (100 - shut) // 100)
        economy.premium -= economy.premium * dials.fade // 100
        if economy.spare:
            economy.lost = max(0, economy.lost - per_turn(state.rulebook, dials.rebuild))
        economy.outage = max(0, economy.outage - per_turn(state.rulebook, dials.gulf_rebuild))
        economy.price_shortage()
        economy.discount += (200 + 12 * shut - economy.discount) // 3
        usable = 100 - sanctions.bite(BANKS)
        margin = max(0, economy.brent() - economy.discount)
        economy.income = min(20_000, sold * margin // 100_000 * usable // 100)
        guard = economy.income * dials.guard_share // 100
        state.gain(IRGC, FUNDS, guard)
        state.gain(GOVERNMENT, FUNDS, (economy.income - guard) // 5)
        needs = per_turn(state.rulebook, dials.needs)
        self._market(state, economy)
        gap = clamp((needs - economy.income) * 40 // max(1, needs), -12, 40)
        target = clamp(economy.inflation // 100 + gap + sanctions.bite(MARKETS) // 5 + dials.hardship, 0, 100)
        regime.add_distress((target - regime.distress) // 5)
        economy.reserves = clamp(economy.reserves + (economy.income - needs) // 3, 0, 200_000)
        Washington.of(state).follow_crude_price(economy.brent())

    def _sail(self, state: State, economy: Economy, potential: int) -> int:
        """Load what buyers and the sea allow; what is kept in port fills tanks.  Returns kb sold.  rules.md §7.10"""
        days = state.rulebook.days
        economy.exports = max(0, economy.exports + (potential - economy.exports) // 2)
        room = 10 * economy.dials.tanks
        if not economy.sealed:
            emptied = min(max(0, room - economy.spare), 3 * days)
            economy.spare += emptied
            return economy.exports * days + 100 * emptied
        economy.exports = min(economy.exports, potential * (100 - economy.sealed) // 100)
        kept = max(0, potential - economy.exports)
        economy.spare -= kept * days // 100
        if economy.spare < 0:
            economy.spare = 0
            economy.lost = min(economy.capacity, economy.lost + kept // 8)
        return economy.exports * days

    def _market(self, state: State, economy: Economy) -> None:
        """The rial falls on pressure and fear, rises on talks, and inflation follows a fall.  rules.md §7.4"""
        dials = economy.dials
        negotiation = Talks.of(state).negotiation
        moved = negotiation - economy.priced
        economy.priced = negotiation
        if economy.is_scarce():
            economy.add_fear(-dials.news * moved)
        fear = 3 * max(0, Regime.of(state).threat - 30) + 60 * max(0, Escalation.of(state).rung - 3)
        drift = per_turn(state.rulebook, dials.rial_drift)
        bite = Sanctions.of(state).bite(OIL)
        hope = (dials.rial_talks if moved > 0 else dials.rial_break) * moved
        fall = drift + 2 * bite + fear - hope + dials.rial_shock * (bite - economy.felt)
        economy.felt = bite
        if negotiation >= 4 and moved <= 0:
            fall -= 120
        economy.depreciate_rial(fall)
        economy.coming = min(20_000, economy.coming + max(0, fall) * dials.passed // 100)
        arrived = economy.coming * (100 - dials.delay) // 100
        economy.coming -= arrived
        ebbing = (economy.inflation - 100 * dials.steady) * per_turn(state.rulebook, dials.ebb) // 100
        creeping = per_turn(state.rulebook, dials.inflation_drift) + arrived - ebbing
        economy.inflation = clamp(economy.inflation + creeping, 0, 20_000)

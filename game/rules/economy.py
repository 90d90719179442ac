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
TANKS: Final = 7
REBUILD: Final = 8
GULF_REBUILD: Final = 9
NEWS: Final = 10
RIAL_SHOCK: Final = 11
PASSED: Final = 12
DELAY: Final = 13
EBB: Final = 14
STEADY: Final = 15
RIAL_BREAK: Final = 16


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

    __slots__ = (
        "exports", "capacity", "base", "premium", "discount", "income", "rial", "inflation", "reserves", "priced",
        "scarcity", "outage", "missing", "lost", "sealed", "spare", "felt", "coming",
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
        Field("scarcity", "$", 0, 8000, scale=100),
        Field("outage", "kb/d", 0, 12_000),
        Field("missing", "kb/d", -4000, 20_000),
        Field("lost", "kb/d", 0, 4000),
        Field("sealed", "%"),
        Field("spare", "m bbl", 0, 1000, scale=10),
        Field("felt", "points"),
        Field("coming", "%", 0, 20_000, scale=100),
    )
    derived = (Field("brent", "$", 0, 40_000, scale=100), Field("short", "kb/d", 0, 40_000))

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
        self.scarcity = 0
        self.outage = 0
        self.missing = 0
        self.lost = 0
        self.sealed = 0
        self.spare = 200
        self.felt = 0
        self.coming = 0

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
        twin.scarcity = self.scarcity
        twin.outage = self.outage
        twin.missing = self.missing
        twin.lost = self.lost
        twin.sealed = self.sealed
        twin.spare = self.spare
        twin.felt = self.felt
        twin.coming = self.coming
        return twin

    @staticmethod
    def of(state: State) -> Economy:
        """The slice of this module in ``state``."""
        part = state.slices[Economy.at]
        assert isinstance(part, Economy)
        return part

    def brent(self) -> int:
        """The Brent price in cents a barrel: the base, what fear adds and what is missing adds.  §7.1"""
        return max(0, self.base + self.premium + self.scarcity)

    def short(self) -> int:
        """Crude that the world lacks, in kb/d: out of order, not sailing, or kept in Iranian ports.  §7.9"""
        kept = max(0, self.capacity - self.lost) * self.sealed // 100
        return max(0, self.outage + self.missing + self.lost + kept)

    def tighten(self) -> None:
        """The price moves half of the way to what the shortage is worth, on the news of it.  §7.9"""
        if self.on:
            target = min(8000, self.base * dearer(self.short()) // 100)
            gap = target - self.scarcity
            self.scarcity = target if -20 < gap < 20 else self.scarcity + gap // 2

    def scarce(self) -> bool:
        """Whether the market lives on news: scarcity exceeds a fifth of the base.  §7.9"""
        return self.scarcity > self.base // 5

    def relieve(self) -> None:
        """News of a ceasefire.  §7.1, §7.9"""
        self.frighten(-14 if self.scarce() else -6)

    def wreck(self, barrels: int) -> None:
        """Iran loses so much capacity, in kb/d, until it is rebuilt.  §7.10"""
        if self.on:
            self.lost = min(self.capacity, self.lost + barrels)
            self.exports = min(self.exports, self.capacity - self.lost)
            self.tighten()

    def disrupt(self, barrels: int) -> None:
        """Gulf producers lose so much output, in kb/d, until it is repaired.  §7.10"""
        if self.on:
            self.outage = min(12_000, self.outage + barrels)
            self.tighten()

    def seal(self, share: int) -> None:
        """Keep that share of Iran's exports in port, in per cent.  §7.10"""
        if self.on:
            self.sealed = clamp(share, 0, 100)

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
            economy.coming = max(0, economy.coming - 3 * economy.dials[PASSED])
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
        Dial("tanks", 20, 8, 26, "m bbl of room in Iran's tanks", "Kpler, April 2026: 12-14 days of exports"),
        Dial("rebuild", 300, 0, 2000, "kb/d of lost Iranian capacity a month", "design value"),
        Dial("gulf_rebuild", 6000, 500, 12_000, "kb/d of Gulf outage a month", "Abqaiq: repaired in 2-3 weeks, 2019"),
        Dial("news", 10, 0, 25, "per cent a step of negotiation in a scarce market", "swings of some 15%, 2026"),
        Dial("rial_shock", 0, 0, 300, "hundredths of a per cent a point of bite", "57 to 108 thousand, Apr-Dec 2018"),
        Dial("passed", 5, 0, 200, "per cent of the rial's fall that reach prices", "9% to 48%, Apr 2018-Jul 2019"),
        Dial("delay", 0, 0, 95, "per cent that wait for a later turn", "inflation peaked 12 months after the shock"),
        Dial("ebb", 0, 0, 30, "per cent of the gap to steady inflation a month", "48% to 26%, Jul 2019-Jan 2020"),
        Dial("steady", 10, 0, 60, "per cent, to which inflation ebbs", "9.6% in 2017, World Bank"),
        Dial("rial_break", 100, 0, 1000, "hundredths of a per cent a step", "+5% to +13%, June 2025, five steps lost"),
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
        sold = self._sail(state, economy, max(0, economy.capacity - economy.lost) * (100 - shut) // 100)
        economy.premium -= economy.premium * dials[FADE] // 100
        if economy.spare:
            economy.lost = max(0, economy.lost - per_turn(state.rulebook, dials[REBUILD]))
        economy.outage = max(0, economy.outage - per_turn(state.rulebook, dials[GULF_REBUILD]))
        economy.tighten()
        economy.discount += (200 + 12 * shut - economy.discount) // 3
        usable = 100 - sanctions.bite(BANKS)
        margin = max(0, economy.brent() - economy.discount)
        economy.income = min(20_000, sold * margin // 100_000 * usable // 100)
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

    def _sail(self, state: State, economy: Economy, potential: int) -> int:
        """Load what buyers and the sea allow; what is kept in port fills tanks.  Returns kb sold.  rules.md §7.10"""
        days = state.rulebook.days
        economy.exports = max(0, economy.exports + (potential - economy.exports) // 2)
        room = 10 * economy.dials[TANKS]
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
        if economy.scarce():
            economy.frighten(-dials[NEWS] * moved)
        fear = 3 * max(0, Regime.of(state).threat - 30) + 60 * max(0, Escalation.of(state).rung - 3)
        drift = per_turn(state.rulebook, dials[RIAL_DRIFT])
        bite = Sanctions.of(state).bite(OIL)
        hope = dials[RIAL_TALKS if moved > 0 else RIAL_BREAK] * moved
        fall = drift + 2 * bite + fear - hope + dials[RIAL_SHOCK] * (bite - economy.felt)
        economy.felt = bite
        if negotiation >= 4 and moved <= 0:
            fall -= 120
        economy.depreciate(fall)
        economy.coming = min(20_000, economy.coming + max(0, fall) * dials[PASSED] // 100)
        arrived = economy.coming * (100 - dials[DELAY]) // 100
        economy.coming -= arrived
        ebbing = (economy.inflation - 100 * dials[STEADY]) * per_turn(state.rulebook, dials[EBB]) // 100
        creeping = per_turn(state.rulebook, dials[INFLATION_DRIFT]) + arrived - ebbing
        economy.inflation = clamp(economy.inflation + creeping, 0, 20_000)

"""The economy on the board: oil and its price, shortage, rial, inflation, income and reserves.  rules.md §7"""

from __future__ import annotations

from typing import Final

from game.kernel.field import Field, dial, field
from game.kernel.slices import Dials, Slice
from game.kernel.types import clamp, seats_of
from game.rules.seats import GOVERNMENT, LEADER

LOWEST_PREMIUM: Final = -2000
HIGHEST_PREMIUM: Final = 12_000
"""Bounds of the fear in the price, in cents a barrel."""
HIGHEST_SCARCITY: Final = 8000
"""The most that scarcity adds to the price, in cents a barrel."""
HIGHEST_OUTAGE: Final = 12_000
"""Gulf output that can be out of order, in kb/d."""
HIGHEST_INCOME: Final = 20_000
"""Oil income of a turn, in $ m."""
HIGHEST_RESERVES: Final = 200_000
"""Usable reserves, in $ m."""
HIGHEST_INFLATION: Final = 20_000
"""Inflation, and price rises on their way, in hundredths of a per cent."""


class EconomyDials(Dials):
    """What the budget needs, how fast price and market react, and how fast capacity is rebuilt.  rules.md §7"""

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
    premium: int = field("$", LOWEST_PREMIUM, HIGHEST_PREMIUM, scale=100, title="fear in the price")
    discount: int = field("$", 0, 4000, start=300, scale=100, title="discount on Iran's oil")
    income: int = field("$ m", 0, HIGHEST_INCOME, start=1000, title="oil income")
    rial: int = field("thousand a $", 10, 9999, start=800, title="rial")
    inflation: int = field("%", 0, HIGHEST_INFLATION, start=3000, scale=100)
    reserves: int = field(
        "$ m", 0, HIGHEST_RESERVES, start=15_000, seen=seats_of(LEADER, GOVERNMENT), guess=(5000, 30_000),
        title="usable reserves",
    )
    priced: int = field("step", 0, 9, start=1, title="talks the market believes in")
    scarcity: int = field("$", 0, HIGHEST_SCARCITY, scale=100, title="scarcity in the price")
    outage: int = field("kb/d", 0, HIGHEST_OUTAGE, title="Gulf output out of order")
    missing: int = field("kb/d", -4000, 20_000, title="Gulf oil that does not sail")
    lost: int = field("kb/d", 0, 4000, title="Iranian capacity out of order")
    sealed: int = field("%", title="exports kept in port")
    spare: int = field("m bbl", 0, 1000, start=200, scale=10, title="room in the tanks")
    felt: int = field("points", title="oil bite the market knows")
    coming: int = field("%", 0, HIGHEST_INFLATION, scale=100, title="price rises on their way")

    derived = (
        Field("brent", "$", 0, 40_000, scale=100, title="Brent"),
        Field("short", "kb/d", 0, 40_000, title="oil the world lacks"),
    )

    def brent(self) -> int:
        """The Brent price in cents a barrel: the base, what fear adds and what is missing adds.  §7.1"""
        return max(0, self.base + self.premium + self.scarcity)

    def short(self) -> int:
        """Crude that the world lacks, in kb/d: out of order, not sailing, or kept in Iranian ports.  §7.9"""
        in_port = self.usable_capacity() * self.sealed // 100
        return max(0, self.outage + self.missing + self.lost + in_port)

    def usable_capacity(self) -> int:
        """Export capacity that is in order, in kb/d.  §7.10"""
        return max(0, self.capacity - self.lost)

    def price_shortage(self) -> None:
        """The price moves half of the way to what the shortage is worth, on the news of it.  §7.9"""
        if self.on:
            target = min(HIGHEST_SCARCITY, self.base * shortage_premium(self.short()) // 100)
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
            self.outage = min(HIGHEST_OUTAGE, self.outage + barrels)
            self.price_shortage()

    def seal_exports(self, share: int) -> None:
        """Keep that share of Iran's exports in port, in per cent.  §7.10"""
        if self.on:
            self.sealed = clamp(share, 0, 100)

    def remove_exports(self, barrels: int) -> None:
        """So many kb/d are not exported this turn.  §7.2"""
        if self.on:
            self.exports = max(0, self.exports - barrels)

    def restore_exports(self, barrels: int) -> None:
        """So many kb/d are exported again, as far as capacity goes.  §7.2"""
        if self.on:
            self.exports = clamp(self.exports + barrels, 0, max(self.exports, self.capacity))

    def support_exports(self, barrels: int) -> None:
        """Buyers take at least so many kb/d, as far as capacity goes.  §7.2"""
        if self.on:
            self.exports = max(self.exports, min(barrels, self.capacity))

    def set_missing(self, barrels: int) -> None:
        """So many kb/d of Gulf oil do not sail; negative while stocks are sold.  §7.9"""
        if self.on:
            self.missing = barrels

    def add_fear(self, percent: int) -> None:
        """Fear moves the price at once by so many per cent of the base.  §7.1"""
        if self.on:
            self.premium = clamp(self.premium + self.base * percent // 100, LOWEST_PREMIUM, HIGHEST_PREMIUM)

    def add_discount(self, cents: int) -> None:
        """Buyers ask so many cents a barrel more off the price (less when negative).  §7.2"""
        if self.on:
            self.discount = clamp(self.discount + cents, 0, 4000)

    def add_reserves(self, millions: int) -> None:
        """Move the usable reserves by so many $ m.  §7.5"""
        if self.on:
            self.reserves = clamp(self.reserves + millions, 0, HIGHEST_RESERVES)

    def add_inflation(self, hundredths: int) -> None:
        """Move inflation by so many hundredths of a per cent.  §7.4"""
        if self.on:
            self.inflation = clamp(self.inflation + hundredths, 0, HIGHEST_INFLATION)

    def add_price_rises(self, hundredths: int) -> None:
        """Move what is on its way from the market to the shops, in hundredths of a per cent.  §7.4"""
        if self.on:
            self.coming = clamp(self.coming + hundredths, 0, HIGHEST_INFLATION)

    def depreciate_rial(self, hundredths: int) -> None:
        """The rial loses so many hundredths of a per cent (gains when negative).  §7.4"""
        self.rial = clamp(self.rial + self.rial * hundredths // 10_000, 10, 9999)


def shortage_premium(short: int) -> int:
    """What a shortage in kb/d adds to the price, in per cent: gently while stocks bridge it, steeply beyond.  §7.9"""
    return short // 400 + max(0, short - 6000) * 9 // 1000

"""The nuclear programme on the board: stock, machines, inspectors, the road to a weapon.  rules.md §8"""

from __future__ import annotations

from typing import Final

from game.kernel.field import NONE_AT_ZERO, Field, dial, field
from game.kernel.slices import Dials, Slice
from game.kernel.types import clamp, seats_of
from game.rules.seats import IRAN, IRGC, LEADER

NATANZ: Final = 0
FORDOW: Final = 1
ISFAHAN: Final = 2
SITES: Final = ("natanz", "fordow", "isfahan")

HALT: Final = 0
LOW: Final = 1
"""3.67 %, the most that the limits of 2015 allow."""
TWENTY: Final = 2
SIXTY: Final = 3
SURGE: Final = 4
POLICIES: Final = ("halt", "low", "twenty", "sixty", "surge")
"""Policies of enrichment, each a step above the one before.  §8.1"""

MOST_LIMITS: Final = 5
KEPT_SHARES: Final = (1000, 1000, 290, 150, 90, 26)
"""Thousandths of the rate of production by the number of limits still kept; fit to IAEA reports, 2018-20.  §8.9"""

ROUNDING: Final = 4000
"""Inspectors' reports are good to about this many grams."""

BOMB: Final = 42_000
"""Grams of uranium at 60 % for one weapon: the IAEA yardstick of about 42 kg."""

MOST_STOCK: Final = 5_000_000
"""Bound of every account of uranium at 60 %, in grams."""
MOST_TOTAL: Final = 50_000_000
"""Bound of the accounts of all enriched uranium, in grams."""

UNSEEN, NOTICED = range(2)
"""How moving stock out of sight fares; a deal in force reads it (§11.6).  §8.4"""

INSIDERS: Final = seats_of(LEADER, IRGC)
"""The seats that know what is hidden and how far a device has come."""


class NuclearDials(Dials):
    """Rates of production, of work on a device and of repair; the wait between two limits.  rules.md §8"""

    sixty_rate: int = dial(26_000, 3_000, 50_000, "grams a month at the steady rate", "IAEA, Oct 2024-Feb 2025")
    surge_rate: int = dial(41_000, 20_000, 80_000, "grams a month at full speed", "IAEA, Feb-May 2025")
    total_rate: int = dial(320_000, 50_000, 600_000, "grams a month of all uranium", "IAEA, Feb-May 2025")
    weapon_rate: int = dial(12, 2, 34, "points a decision", "3 to 18 months to a crude device, contested")
    repair: int = dial(3, 0, 20, "per cent of a site a month", "know-how survives; setback of 3-24 months")
    step_days: int = dial(60, 14, 180, "days between two limits dropped", "five steps, May 2019 to January 2020")


class Nuclear(Slice):
    """The programme as it is, and as inspectors last reported it.

    ``stock`` is uranium at 60 % and ``total`` all enriched uranium, in grams; ``reported`` is the last verified stock
    at 60 % and ``stale`` the turns since; ``machines`` are working centrifuges by site, per cent of the declared
    number; ``policy`` is 0 halt, 1 low, 2 twenty, 3 sixty, 4 surge; ``access`` is what inspectors see, 0–100;
    ``buried`` is stock moved to an undeclared place and ``found`` the part of it known to be missing; ``assessed`` is
    the damage by site as outsiders see it; ``weapon`` is progress on a device, 0–100; ``admitted`` the turn in
    which inspectors were last let in, 0 for never; ``censured`` is 1 while a censure by the IAEA Board stands.

    ``counted`` is all enriched uranium as inspectors last verified it, in grams; ``limits`` are the limits of the deal
    of 2015 that Tehran still keeps, 0–5, and ``lapsed`` the turn in which it last dropped one, 0 for never.
    """

    dials_type = NuclearDials
    dials: NuclearDials

    stock: int = field("kg", 0, MOST_STOCK, seen=IRAN, scale=1000, title="60 % stock")
    total: int = field(
        "kg", 0, MOST_TOTAL, seen=IRAN, scale=1000, guess=(7_000_000, 10_000_000), title="all enriched uranium",
    )
    reported: int = field("kg", 0, MOST_STOCK, scale=1000, title="60 % stock reported")
    stale: int = field("turns", 0, 999, title="age of the report")
    machines: list[int] = field("%", labels=SITES, seen=IRAN, title="centrifuges at")
    assessed: list[int] = field("%", labels=SITES, title="damage assessed at")
    policy: int = field(
        "", 0, 4, start=HALT, title="enrichment policy",
        values=("halt", "3.67 %", "20 %", "60 % steady", "60 % at full speed"),
    )
    access: int = field("points", start=100, title="inspectors' access")
    buried: int = field(
        "kg", 0, MOST_STOCK, seen=INSIDERS, scale=1000, guess=(0, 0), title="60 % stock hidden",
    )
    found: int = field("kg", 0, MOST_STOCK, scale=1000)
    weapon: int = field("points", seen=INSIDERS, guess=(0, 0), title="work on a device")
    censured: int = field("", 0, 1, title="censured by the IAEA Board", values=("no", "yes"))
    counted: int = field("kg", 0, MOST_TOTAL, scale=1000, title="enriched uranium reported")
    limits: int = field("limits", 0, MOST_LIMITS, title="limits of 2015 kept")
    lapsed: int = field("turn", 0, 999, title="turn a limit was last dropped")
    admitted: int = field("turn", 0, 100, title="turn inspectors were let in", reads=NONE_AT_ZERO)

    derived = (
        Field("breakout", "days", 0, 3650, seen=INSIDERS, title="breakout"),
        Field("estimate", "days", 0, 3650, title="breakout estimate"),
    )

    def capacity(self) -> int:
        """Working enrichment capacity in per cent of the declared programme: Natanz counts 3, Fordow 2.  §8.2"""
        return (3 * self.machines[NATANZ] + 2 * self.machines[FORDOW]) // 5

    def whole_stock(self) -> int:
        """Grams of uranium at 60 %, declared and hidden.  §8.4"""
        return self.stock + self.buried

    def breakout(self) -> int:
        """Days to 25 kg of weapon-grade uranium from what there is; not time to a weapon.  §8.3"""
        return days_to_breakout(self.whole_stock(), self.total, self.capacity())

    def estimate(self) -> int:
        """The outside estimate of breakout in days, from the last report and the damage as assessed.  §8.3"""
        return days_to_breakout(
            self.reported, self.counted, (3 * (100 - self.assessed[NATANZ]) + 2 * (100 - self.assessed[FORDOW])) // 5
        )

    def hide_stock(self, grams: int, noticed: bool) -> None:
        """Move stock to an undeclared place, as much as there is; what is noticed is known to be missing.  §8.4"""
        if self.on:
            moved = min(grams, self.stock, MOST_STOCK - self.buried)
            self.stock -= moved
            self.buried += moved
            if noticed:
                self.found = min(MOST_STOCK, self.found + moved)

    def add_access(self, points: int) -> None:
        """Widen what inspectors see, or narrow it.  §8.7"""
        if self.on:
            self.access = clamp(self.access + points, 0, 100)

    def raise_policy(self) -> None:
        """Enrich a step higher, as far as there is one.  §8.1"""
        if self.on:
            self.policy = min(SURGE, self.policy + 1)

    def drop_limit(self, turn: int) -> None:
        """Stop keeping one of the limits of 2015, of which one is left at least.  §8.9"""
        if self.on:
            self.limits -= 1
            self.lapsed = turn

    def destroy_machines(self, site: int, share: int) -> None:
        """Destroy ``share`` per cent of the machines at a site; the stock survives and its account is lost.  §8.6"""
        if self.on:
            self.machines[site] -= self.machines[site] * share // 100
            self.add_access(-12)

    def assess_damage(self, site: int, share: int) -> None:
        """Outsiders hold ``share`` per cent of what they took to stand at a site for destroyed.  §8.6"""
        if self.on:
            standing = 100 - self.assessed[site]
            self.assessed[site] = clamp(self.assessed[site] + share * standing // 100, 0, 100)

    def disable_machines(self, site: int, share: int) -> None:
        """Lose ``share`` per cent of the machines at a site by other means than bombs: inspectors stay.  §17.3"""
        if self.on:
            self.machines[site] -= self.machines[site] * share // 100

    def limit_policy(self, highest: int) -> None:
        """Enrichment stays at a policy or below it.  §11.12"""
        if self.on:
            self.policy = min(self.policy, highest)

    def limit_machines(self, site: int, percent: int) -> None:
        """At most so many of the declared machines work at a site.  §11.12"""
        if self.on:
            self.machines[site] = min(self.machines[site], percent)

    def ship_out_stock(self, percent: int) -> None:
        """So much of the declared stock at 60 % leaves the country.  §11.12"""
        if self.on:
            self.stock -= self.stock * percent // 100

    def grant_access(self, points: int) -> None:
        """Inspectors see so much at least.  §11.12"""
        if self.on:
            self.access = max(self.access, points)

    def set_back_device(self, amount: int) -> None:
        """Undo progress on a device.  §17.4"""
        if self.on:
            self.weapon = max(0, self.weapon - amount)

    def uncover_hidden_stock(self) -> None:
        """All hidden stock becomes known to be missing.  §17.8"""
        if self.on:
            self.found = self.buried


def days_to_breakout(stock: int, total: int, capacity: int) -> int:
    """Breakout in days for ``stock`` grams at 60 %, ``total`` grams in all and ``capacity`` per cent of the machines.

    Fits published estimates: about 5 days at 258 kg, 3 at 426 kg, months once machines are gone; without a stock at
    60 %, ten to twelve months at 120 to 205 kg in all and some four at 1,020 kg (2018-20).  rules.md §8.3
    """
    if capacity < 1:
        return 730
    if stock < BOMB:
        short = 45 + (BOMB - stock) // 150
        low = 60 + 75_300 // (max(0, total - stock) // 1000 + 131)
        return clamp(min(short, low) * 100 // capacity, 1, 730)
    return clamp(1400 * 1000 * 100 // (stock * capacity) + 1, 1, 730)

"""Sanctions as they stand on the board: authority, enforcement and leakage by track; relief and the snapback clock.

rules.md §6
"""

from __future__ import annotations

from typing import Final

from game.kernel.field import NONE_AT_ZERO, dial, field
from game.kernel.slices import Dials, Slice
from game.kernel.types import clamp
from game.rules.seats import IRAN

OIL: Final = 0
BANKS: Final = 1
MARKETS: Final = 2
TRACKS: Final = ("oil", "banks", "markets")
EVERY_TRACK: Final = (OIL, BANKS, MARKETS)
HIGHEST_AUTHORITY: Final = 4
MOST_LISTINGS: Final = 8

ESCROW: Final = 600
"""Frozen funds moved at once, in $ m; the Doha escrow of 2023 held $6,000 m and was frozen again within a month."""

LISTED: Final = 1
EMBARGOED: Final = 2
"""Steps of Europe's own measures above none.  §6.7"""


class SanctionsDials(Dials):
    """How evasion answers, enforcement tires, and when the lever and the arms embargo end.  rules.md §6"""

    adapt: int = dial(9, 3, 60, "evasion closes 1/(2 × adapt) of its gap a turn", "0.25-0.3 mb/d a year, 2020-24")
    fatigue: int = dial(6, 0, 20, "points of enforcement lost a month", "design value")
    snapback_days: int = dial(30, 30, 30, "days", "UN Security Council resolution 2231, paragraph 11")
    expiry: int = dial(20, 0, 999, "last turn", "18 October 2025, termination day of resolution 2231")
    arms_until: int = dial(0, 0, 999, "last turn", "18 October 2020 for arms, 18 October 2023 for missile parts")


class Sanctions(Slice):
    """Pressure on three tracks: oil exports, money transactions, market isolation.

    ``authority`` is 0–4; ``enforcement`` is effort and ``evasion`` the answer to it, both 0–100; ``strain`` is what
    over-reach costs with partners.  ``licence`` is in kb/d, ``escrow`` in $ m.  ``clock`` counts the turns until UN
    measures return (0: not running); ``united_nations`` is 1 once they are back; ``trade`` is Europe's relief,
    ``european`` its own measures (0 none, 1 listings, 2 an embargo); ``terrorist`` is 1 while the Guard is a listed
    terrorist organisation in U.S. law.
    """

    dials_type = SanctionsDials
    dials: SanctionsDials

    authority: list[int] = field("level", 0, HIGHEST_AUTHORITY, labels=TRACKS)
    enforcement: list[int] = field("points", labels=TRACKS)
    evasion: list[int] = field("points", seen=IRAN, guess=(20, 70), labels=TRACKS)
    strain: int = field("points", title="partners' strain")
    listings: int = field("networks", 0, MOST_LISTINGS, title="listed networks")
    licence: int = field("kb/d", 0, 3000, title="licensed exports")
    escrow: int = field("$ m", 0, 50_000, title="escrow")
    clock: int = field("turns", 0, 20, title="turns to snapback", reads=NONE_AT_ZERO)
    united_nations: int = field("", 0, 1, title="UN measures back", values=("no", "yes"))
    trade: int = field("points", title="European trade relief")
    european: int = field("level", 0, 2, title="Europe's own measures", values=("none", "listings", "embargo"))
    terrorist: int = field("", 0, 1, title="Guard on the terrorist list", values=("no", "yes"))

    def add_enforcement(self, track: int, amount: int) -> None:
        """Move the enforcement of one track.  §6.2"""
        if self.on:
            self.enforcement[track] = clamp(self.enforcement[track] + amount, 0, 100)

    def add_strain(self, amount: int) -> None:
        """Move the strain that over-reach puts on partners.  §6.1"""
        if self.on:
            self.strain = clamp(self.strain + amount, 0, 100)

    def add_trade(self, amount: int) -> None:
        """Move Europe's relief through trade.  §6.6"""
        if self.on:
            self.trade = clamp(self.trade + amount, 0, 100)

    def build_corridor(self, track: int) -> None:
        """Evasion of one track goes an eighth of the way to its most.  §6.2"""
        self.add_evasion(track, (100 - self.evasion[track]) // 8)

    def add_evasion(self, track: int, amount: int) -> None:
        """Move the evasion on one track.  §6.2"""
        if self.on:
            self.evasion[track] = clamp(self.evasion[track] + amount, 0, 100)

    def lift_authority(self, track: int, levels: int) -> int:
        """Take up to so many levels of authority off a track; returns how many went.  §6.5"""
        lifted = min(levels, self.authority[track])
        if self.on:
            self.authority[track] -= lifted
        return lifted

    def restore_authority(self, track: int, levels: int) -> None:
        """Put so many levels of authority back on a track, up to the highest.  §6.1"""
        if self.on:
            self.authority[track] = min(HIGHEST_AUTHORITY, self.authority[track] + levels)

    def lift_listings(self, networks: int) -> int:
        """Take up to so many of the Guard's networks off the list; returns how many went.  §6.3"""
        lifted = min(networks, self.listings)
        if self.on:
            self.listings -= lifted
        return lifted

    def add_listings(self, networks: int) -> None:
        """List so many more of the Guard's networks, up to the most there can be.  §6.3"""
        if self.on:
            self.listings = min(MOST_LISTINGS, self.listings + networks)

    def set_licence(self, barrels: int) -> None:
        """License exports of so many kb/d; 0 withdraws the licence.  §6.5"""
        if self.on:
            self.licence = barrels

    def bite(self, track: int) -> int:
        """How much of a track is shut, 0–100: authority × enforcement, less what leaks.  §6.2"""
        shut = self.authority[track] * 25 * self.enforcement[track] * (100 - self.evasion[track]) // 10_000
        if track != OIL:
            shut += 10 * self.united_nations + 4 * self.european - self.trade // 10
        return clamp(shut, 0, 100)

    def arms_embargo(self, turn: int) -> bool:
        """Whether the UN arms embargo binds: its first term still runs, or UN measures are back.  §6.8"""
        return self.on and (self.united_nations > 0 or turn <= self.dials.arms_until)

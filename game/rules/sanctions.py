"""Sanctions as they stand on the board: authority, enforcement and leakage by track; relief and the snapback clock.

rules.md §6
"""

from __future__ import annotations

from typing import Final

from game.kernel.field import Field
from game.kernel.state import Slice, State
from game.kernel.terms import clamp
from game.rules.seats import IRAN

OIL: Final = 0
BANKS: Final = 1
MARKETS: Final = 2
TRACKS: Final = ("oil", "banks", "markets")

ADAPT: Final = 0
FATIGUE: Final = 1
SNAPBACK_DAYS: Final = 2
EXPIRY: Final = 3


class Sanctions(Slice):
    """Pressure on three tracks: oil exports, money transactions, market isolation.

    ``authority`` is 0–4; ``enforcement`` is effort and ``evasion`` the answer to it, both 0–100; ``strain`` is what
    over-reach costs with partners.  ``licence`` is in kb/d, ``escrow`` in $ m.  ``clock`` counts the turns until UN
    measures return (0: not running); ``united_nations`` is 1 once they are back; ``trade`` is Europe's relief.
    """

    __slots__ = (
        "authority", "enforcement", "evasion", "strain", "listings", "licence", "escrow", "clock", "united_nations",
        "trade",
    )
    fields = (
        Field("authority", "level", 0, 4, labels=TRACKS),
        Field("enforcement", "points", labels=TRACKS),
        Field("evasion", "points", seen=IRAN, guess=(20, 70), labels=TRACKS),
        Field("strain", "points"),
        Field("listings", "networks", 0, 8),
        Field("licence", "kb/d", 0, 3000),
        Field("escrow", "$ m", 0, 50_000),
        Field("clock", "turns", 0, 20),
        Field("united_nations", "", 0, 1),
        Field("trade", "points"),
    )

    def __init__(self, dials: list[int], on: bool) -> None:
        super().__init__(dials, on)
        self.authority = [0, 0, 0]
        self.enforcement = [0, 0, 0]
        self.evasion = [0, 0, 0]
        self.strain = 0
        self.listings = 0
        self.licence = 0
        self.escrow = 0
        self.clock = 0
        self.united_nations = 0
        self.trade = 0

    def copy(self) -> Sanctions:
        twin = Sanctions.__new__(Sanctions)
        twin.dials = self.dials
        twin.on = self.on
        twin.authority = self.authority[:]
        twin.enforcement = self.enforcement[:]
        twin.evasion = self.evasion[:]
        twin.strain = self.strain
        twin.listings = self.listings
        twin.licence = self.licence
        twin.escrow = self.escrow
        twin.clock = self.clock
        twin.united_nations = self.united_nations
        twin.trade = self.trade
        return twin

    @staticmethod
    def of(state: State) -> Sanctions:
        """The slice of this module in ``state``."""
        part = state.slices[Sanctions.at]
        assert isinstance(part, Sanctions)
        return part

    def intensify(self, track: int, amount: int) -> None:
        """Move the enforcement of one track.  §6.2"""
        if self.on:
            self.enforcement[track] = clamp(self.enforcement[track] + amount, 0, 100)

    def irritate(self, amount: int) -> None:
        """Move the strain that over-reach puts on partners.  §6.1"""
        if self.on:
            self.strain = clamp(self.strain + amount, 0, 100)

    def bite(self, track: int) -> int:
        """How much of a track is shut, 0–100: authority × enforcement, less what leaks.  §6.2"""
        shut = self.authority[track] * 25 * self.enforcement[track] * (100 - self.evasion[track]) // 10_000
        if track != OIL:
            shut += 10 * self.united_nations - self.trade // 10
        return clamp(shut, 0, 100)

"""Fissures and succession on the board: quarrels, supervision, the chair and who bargains for it.  rules.md §19"""

from __future__ import annotations

from typing import Final

from game.kernel.field import Field
from game.kernel.state import Slice, State
from game.kernel.terms import PER_SEAT, clamp, seats_of
from game.rules.council import BARGAIN, DEFY
from game.rules.seats import IRAN, IRGC, SEATS

COURSE: Final = 0
INSPECTORS: Final = 1
DEAL: Final = 2
SLOWED: Final = ("course", "inspectors", "deal")
INCIDENT: Final = 3

HEIR: Final = 1
HARDLINER: Final = 2
PRAGMATIST: Final = 3
CANDIDATES: Final = ("", "heir", "hardliner", "pragmatist")

FISSURE: Final = 0
DISCOVERY: Final = 1
SIPHON: Final = 2
INTERIM_DAYS: Final = 3
HARDENING: Final = 4
HARDENED: Final = 5
UNSEAT: Final = 6


class Succession(Slice):
    """Where the house is cracked, and whether anybody sits at its head.

    ``assembly`` is the weight of conservatives in parliament and press, 0–100.  ``stalled`` has a bit for each thing
    the Guard slow-rolls this turn (course, inspectors, deal) and one for an incident of its own; ``watched`` counts
    turns under supervision once it was found out.  ``purged``, ``blamed`` and ``quarrel`` count turns before the next
    purge, scapegoat or impeachment, and threat to resign.  ``frailty`` is the Leader's, 0–100.  ``interim`` counts
    turns of an interim council; ``backed`` and ``stake`` are hidden bids for a candidate (1 heir, 2 hardliner,
    3 pragmatist); ``chair`` is who came of it, 0 for the Leader of the first day; ``hardened`` counts turns in which
    the mandate cannot widen; ``primacy`` marks a Guard with the last word.
    """

    __slots__ = (
        "assembly", "stalled", "watched", "purged", "blamed", "quarrel", "frailty", "interim", "backed", "stake",
        "chair", "hardened", "primacy",
    )
    fields = (
        Field("assembly", "points"),
        Field("stalled", "", 0, 15, seen=seats_of(IRGC), guess=(0, 0)),
        Field("watched", "turns", 0, 9, seen=IRAN, guess=(0, 0)),
        Field("purged", "turns", 0, 9),
        Field("blamed", "turns", 0, 9),
        Field("quarrel", "turns", 0, 9),
        Field("frailty", "points"),
        Field("interim", "turns", 0, 9),
        Field("backed", "", 0, 3, seen=PER_SEAT, guess=(0, 0), labels=SEATS),
        Field("stake", "points", 0, 3, seen=PER_SEAT, guess=(0, 0), labels=SEATS),
        Field("chair", "", 0, 3),
        Field("hardened", "turns", 0, 24),
        Field("primacy", "", 0, 1),
    )

    def __init__(self, dials: list[int], on: bool) -> None:
        super().__init__(dials, on)
        self.assembly = 50
        self.stalled = 0
        self.watched = 0
        self.purged = 0
        self.blamed = 0
        self.quarrel = 0
        self.frailty = 0
        self.interim = 0
        self.backed = [0] * len(SEATS)
        self.stake = [0] * len(SEATS)
        self.chair = 0
        self.hardened = 0
        self.primacy = 0

    def copy(self) -> Succession:
        twin = Succession.__new__(Succession)
        twin.dials = self.dials
        twin.on = self.on
        twin.assembly = self.assembly
        twin.stalled = self.stalled
        twin.watched = self.watched
        twin.purged = self.purged
        twin.blamed = self.blamed
        twin.quarrel = self.quarrel
        twin.frailty = self.frailty
        twin.interim = self.interim
        twin.backed = self.backed[:]
        twin.stake = self.stake[:]
        twin.chair = self.chair
        twin.hardened = self.hardened
        twin.primacy = self.primacy
        return twin

    @staticmethod
    def of(state: State) -> Succession:
        """The slice of this module in ``state``."""
        part = state.slices[Succession.at]
        assert isinstance(part, Succession)
        return part

    def swing(self, amount: int) -> None:
        """Move the weight of the conservatives; elections and blame do.  §19.6"""
        if self.on:
            self.assembly = clamp(self.assembly + amount, 0, 100)

    def lean(self) -> int:
        """The course that parliament and press push for, or 0.  §19.6"""
        if not self.on or 40 < self.assembly < 60:
            return 0
        return DEFY if self.assembly >= 60 else BARGAIN

    def supreme(self) -> bool:
        """Whether the Guard speaks last.  §19.12"""
        return self.on and self.primacy > 0

    def bereave(self, state: State) -> None:
        """The Leader is lost: by a strike, an illness, a headline.  §19.9"""
        if self.on:
            state.happen("leadership_lost")

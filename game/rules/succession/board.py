"""Fissures and succession on the board: quarrels, supervision, the chair and who bargains for it.  rules.md §19"""

from __future__ import annotations

from typing import Final

from game.kernel.field import CHOICE, NAMED_SET, dial, field
from game.kernel.slices import Dials, Slice
from game.kernel.state import State
from game.kernel.types import PER_SEAT, clamp, seats_of
from game.rules.council.board import BARGAIN, DEFY
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


class SuccessionDials(Dials):
    """When a bloc cracks and is found out, how long an empty chair and a new Leader last.  rules.md §19"""

    fissure: int = dial(40, 10, 60, "points of cohesion below which a bloc cracks", "design value")
    discovery: int = dial(30, 5, 200, "weight in 100 of being found out", "design value")
    siphon: int = dial(80, 0, 500, "$ m a month kept back by a cracked Guard", "design value")
    interim_days: int = dial(9, 1, 60, "days", "28 February to 8-9 March 2026")
    hardening: int = dial(20, 0, 80, "weight of the hardliner", "2026: the line hardened for weeks; contested")
    hardened: int = dial(3, 0, 12, "turns", "a deal was possible three and a half months after the loss of 2026")
    unseat: int = dial(15, 1, 60, "points of standing by which the Leader must lead the Guard", "design value")


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

    dials_type = SuccessionDials
    dials: SuccessionDials

    assembly: int = field("points", start=50, title="weight of conservatives")
    stalled: int = field(
        "", 0, 15, seen=seats_of(IRGC), guess=(0, 0), title="slowed or done without orders",
        values=(*SLOWED, "incident"), reads=NAMED_SET,
    )
    watched: int = field("turns", 0, 9, seen=IRAN, guess=(0, 0), title="turns of supervision of the Guard")
    purged: int = field("turns", 0, 9, title="turns before the next purge")
    blamed: int = field("turns", 0, 9, title="turns before the next blame")
    quarrel: int = field("turns", 0, 9, title="turns before the next threat to resign")
    frailty: int = field("points", title="the Leader's frailty")
    interim: int = field("turns", 0, 9, title="turns of an interim council")
    backed: list[int] = field(
        "", 0, 3, seen=PER_SEAT, guess=(0, 0), labels=SEATS, title="candidate backed by",
        values=("none", "the heir", "the hardliner", "the pragmatist"), telling=CHOICE,
    )
    stake: list[int] = field(
        "points", 0, 3, seen=PER_SEAT, guess=(0, 0), labels=SEATS, title="influence staked by", telling=CHOICE,
    )
    chair: int = field(
        "", 0, 3, title="who holds the chair",
        values=("the Leader of the first day", "the heir", "the hardliner", "the pragmatist"),
    )
    hardened: int = field("turns", 0, 24, title="turns before the mandate may widen")
    primacy: int = field("", 0, 1, title="the Guard has the last word", values=("no", "yes"))

    def add_conservatives(self, amount: int) -> None:
        """Move the weight of the conservatives; elections and blame do.  §19.6"""
        if self.on:
            self.assembly = clamp(self.assembly + amount, 0, 100)

    def pushed_course(self) -> int:
        """The course that parliament and press push for, or 0.  §19.6"""
        if not self.on or 40 < self.assembly < 60:
            return 0
        return DEFY if self.assembly >= 60 else BARGAIN

    def guard_has_primacy(self) -> bool:
        """Whether the Guard speaks last.  §19.12"""
        return self.on and self.primacy > 0

    def lose_leader(self, state: State) -> None:
        """The Leader is lost: by a strike, an illness, a headline.  §19.9"""
        if self.on:
            state.happen("leadership_lost")

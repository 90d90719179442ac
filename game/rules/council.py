"""The Council of Tehran on the board: mandate, hidden commitments, the course in force.  rules.md §9"""

from __future__ import annotations

from typing import Final

from game.kernel.field import Field
from game.kernel.state import Slice, State
from game.kernel.terms import PER_SEAT
from game.rules.seats import IRAN, SEATS

REFUSE: Final = 0
INDIRECT: Final = 1
LIMITS: Final = 2
BROAD: Final = 3
MANDATES: Final = ("refuse", "indirect", "limits", "broad")

DEFY: Final = 1
ENDURE: Final = 2
BARGAIN: Final = 3
COURSES: Final = ("", "defy", "endure", "bargain")

PENDING: Final = 0
RATIFIED: Final = 1
IMPOSED: Final = 2
AMBIGUOUS: Final = 3

PRESS: Final = 1
REASSURE: Final = 2

TALKING: Final = ("attend", "invite")

IMPOSE: Final = 0


class Council(Slice):
    """What Tehran decides behind closed doors.

    ``mandate`` 0 refuse, 1 indirect talks, 2 nuclear limits, 3 broad terms; ``tabled`` and ``weight`` are each bloc's
    hidden commitment (course 1 defy, 2 endure, 3 bargain; influence 0–3); ``signals`` are the outside seats' (1 press,
    2 reassure); ``shown`` and ``backing`` are the courses and influence after the reveal; ``leading`` the course that
    carries the room; ``course`` the one in force; ``word`` the Leader's last word (1 ratified, 2 imposed, 3 ambiguous).
    """

    __slots__ = ("mandate", "tabled", "weight", "signals", "shown", "backing", "leading", "course", "word", "pressure")
    fields = (
        Field("mandate", "", 0, 3, seen=IRAN, guess=(0, 3)),
        Field("tabled", "", 0, 3, seen=PER_SEAT, guess=(0, 0), labels=SEATS),
        Field("weight", "points", 0, 3, seen=PER_SEAT, guess=(0, 0), labels=SEATS),
        Field("signals", "", 0, 2, seen=PER_SEAT, guess=(0, 0), labels=SEATS),
        Field("shown", "", 0, 3, seen=IRAN, guess=(0, 0), labels=SEATS),
        Field("backing", "points", 0, 3, seen=IRAN, guess=(0, 0), labels=SEATS),
        Field("leading", "", 0, 3, seen=IRAN, guess=(1, 3)),
        Field("course", "", 0, 3, seen=IRAN, guess=(1, 3)),
        Field("word", "", 0, 3, seen=IRAN, guess=(1, 3)),
        Field("pressure", "", -4, 4),
    )

    def __init__(self, dials: list[int], on: bool) -> None:
        super().__init__(dials, on)
        self.mandate = INDIRECT
        self.tabled = [0] * len(SEATS)
        self.weight = [0] * len(SEATS)
        self.signals = [0] * len(SEATS)
        self.shown = [0] * len(SEATS)
        self.backing = [0] * len(SEATS)
        self.leading = ENDURE
        self.course = ENDURE
        self.word = PENDING
        self.pressure = 0

    def copy(self) -> Council:
        twin = Council.__new__(Council)
        twin.dials = self.dials
        twin.on = self.on
        twin.mandate = self.mandate
        twin.tabled = self.tabled[:]
        twin.weight = self.weight[:]
        twin.signals = self.signals[:]
        twin.shown = self.shown[:]
        twin.backing = self.backing[:]
        twin.leading = self.leading
        twin.course = self.course
        twin.word = self.word
        twin.pressure = self.pressure
        return twin

    @staticmethod
    def of(state: State) -> Council:
        """The slice of this module in ``state``."""
        part = state.slices[Council.at]
        assert isinstance(part, Council)
        return part

    def allows(self, seat: int, course: int) -> bool:
        """Whether a bloc may act on a course: it is in force, or ambiguity leaves each bloc to its own.  §9.6"""
        if not self.on or self.course == course:
            return True
        return self.word == AMBIGUOUS and self.shown[seat] == course

    def permits(self, mandate: int) -> bool:
        """Whether the Leader's mandate goes at least that far; without a council nobody sets one.  §9.6"""
        return not self.on or self.mandate >= mandate

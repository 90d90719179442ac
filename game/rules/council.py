"""The Council of Tehran on the board: mandate, red lines, hidden commitments, what is decided and what is in force.

rules.md §9
"""

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

ENRICHMENT_LINE: Final = 0
MISSILES_LINE: Final = 1
PROXIES_LINE: Final = 2
LINES: Final = ("enrichment", "missiles", "proxies")

DEFY: Final = 1
ENDURE: Final = 2
BARGAIN: Final = 3
BRACE: Final = 4
EXPLORE: Final = 5
STRADDLE: Final = 6
COURSES: Final = ("", "defy", "endure", "bargain")
MIDDLE: Final = ("brace", "explore", "straddle")
"""The middle ways, from BRACE on."""

PENDING: Final = 0
RATIFIED: Final = 1
IMPOSED: Final = 2
AMBIGUOUS: Final = 3
AMENDED: Final = 4
VETOED: Final = 5
SILENT: Final = 6
OVERRULED: Final = 7

PRESS: Final = 1
REASSURE: Final = 2

TALKING: Final = ("attend", "invite")

IMPOSE: Final = 0
AMEND: Final = 1
ENVY: Final = 2
EMERGENCY: Final = 3


def name_of(course: int) -> str:
    """The word for a course or a middle way."""
    return COURSES[course] if course < BRACE else MIDDLE[course - BRACE]


def middle(one: int, other: int) -> int:
    """The middle way between two different courses; 0 when they are the same.  §9.4"""
    low, high = min(one, other), max(one, other)
    if low == DEFY and high == ENDURE:
        return BRACE
    if low == ENDURE and high == BARGAIN:
        return EXPLORE
    return STRADDLE if low == DEFY and high == BARGAIN else 0


class Council(Slice):
    """What Tehran decides behind closed doors.

    ``mandate`` 0 refuse, 1 indirect talks, 2 nuclear limits, 3 broad terms; ``lines`` has a bit for each red line drawn
    (enrichment, missiles, proxies); ``tabled`` and ``weight`` are each bloc's hidden commitment (course 1 defy,
    2 endure, 3 bargain; influence 0–3); ``signals`` are the outside seats' (1 press, 2 reassure); ``shown`` and
    ``backing`` are the courses and influence after the reveal; ``leading`` the course that carries the room;
    ``decided`` the last decision and ``course`` the one in force (4 brace, 5 explore, 6 straddle are middle ways);
    ``word`` the last word (1 ratified, 2 imposed, 3 ambiguous, 4 amended, 5 vetoed, 6 left to the room, 7 overruled by
    the Guard); ``adrift`` counts ambiguous turns in a row; ``emergency`` the turns of emergency rules left.
    """

    __slots__ = (
        "mandate", "lines", "tabled", "weight", "signals", "shown", "backing", "leading", "decided", "course", "word",
        "adrift", "pressure", "emergency",
    )
    fields = (
        Field("mandate", "", 0, 3, seen=IRAN, guess=(0, 3)),
        Field("lines", "", 0, 7, seen=IRAN, guess=(0, 7)),
        Field("tabled", "", 0, 3, seen=PER_SEAT, guess=(0, 0), labels=SEATS),
        Field("weight", "points", 0, 3, seen=PER_SEAT, guess=(0, 0), labels=SEATS),
        Field("signals", "", 0, 2, seen=PER_SEAT, guess=(0, 0), labels=SEATS),
        Field("shown", "", 0, 3, seen=IRAN, guess=(0, 0), labels=SEATS),
        Field("backing", "points", 0, 3, seen=IRAN, guess=(0, 0), labels=SEATS),
        Field("leading", "", 0, 3, seen=IRAN, guess=(1, 3)),
        Field("decided", "", 0, 6, seen=IRAN, guess=(1, 3)),
        Field("course", "", 0, 6, seen=IRAN, guess=(1, 3)),
        Field("word", "", 0, 7, seen=IRAN, guess=(1, 3)),
        Field("adrift", "turns", 0, 9, seen=IRAN, guess=(0, 0)),
        Field("pressure", "", -4, 4),
        Field("emergency", "turns", 0, 9),
    )

    def __init__(self, dials: list[int], on: bool) -> None:
        super().__init__(dials, on)
        self.mandate = INDIRECT
        self.lines = 0
        self.tabled = [0] * len(SEATS)
        self.weight = [0] * len(SEATS)
        self.signals = [0] * len(SEATS)
        self.shown = [0] * len(SEATS)
        self.backing = [0] * len(SEATS)
        self.leading = ENDURE
        self.decided = ENDURE
        self.course = ENDURE
        self.word = PENDING
        self.adrift = 0
        self.pressure = 0
        self.emergency = 0

    def copy(self) -> Council:
        twin = Council.__new__(Council)
        twin.dials = self.dials
        twin.on = self.on
        twin.mandate = self.mandate
        twin.lines = self.lines
        twin.tabled = self.tabled[:]
        twin.weight = self.weight[:]
        twin.signals = self.signals[:]
        twin.shown = self.shown[:]
        twin.backing = self.backing[:]
        twin.leading = self.leading
        twin.decided = self.decided
        twin.course = self.course
        twin.word = self.word
        twin.adrift = self.adrift
        twin.pressure = self.pressure
        twin.emergency = self.emergency
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

    def leans(self, seat: int, course: int) -> bool:
        """Whether a bloc may act short of open war on a course: a middle way that holds some of it will do.  §9.6"""
        if self.allows(seat, course):
            return True
        return self.course == STRADDLE or self.course == (BRACE if course == DEFY else EXPLORE)

    def permits(self, mandate: int) -> bool:
        """Whether the Leader's mandate goes at least that far; without a council nobody sets one.  §9.6"""
        return not self.on or self.mandate >= mandate

    def forbids(self, line: int) -> bool:
        """Whether a red line is drawn through that issue.  §9.7"""
        return self.on and bool(self.lines >> line & 1)

    def narrow(self) -> None:
        """The mandate narrows by a step: what is lost at the top hardens the line.  §9.1, §19.9"""
        if self.on and self.mandate > REFUSE:
            self.mandate -= 1

"""The Council of Tehran on the board: mandate, red lines, hidden commitments, what is decided and what is in force.

rules.md §9
"""

from __future__ import annotations

from typing import Final

from game.kernel.field import CHOICE, NAMED_SET, dial, field
from game.kernel.slices import Dials, Slice
from game.kernel.types import PER_SEAT
from game.rules.clauses import DRONES, ENRICHMENT, MISSILES, NO_ENRICHMENT, front_levels
from game.rules.seats import IRAN, SEATS

REFUSE: Final = 0
INDIRECT: Final = 1
LIMITS: Final = 2
BROAD: Final = 3
MANDATES: Final = ("refuse", "indirect", "limits", "broad")
MANDATES_IN_WORDS: Final = ("no talks", "indirect talks", "nuclear limits", "broad terms")

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

MOST_INFLUENCE: Final = 3

RISEN: Final = "The council of Tehran has risen; nobody says what was decided"
"""What others are told of the last word, whoever speaks it.  §9.4, §19.12"""

_TABLED: Final = ("none", *COURSES[DEFY:])
_DECIDED: Final = (*_TABLED, *MIDDLE)


def course_name(course: int) -> str:
    """The word for a course or a middle way."""
    return COURSES[course] if course < BRACE else MIDDLE[course - BRACE]


def middle_way(first: int, second: int) -> int:
    """The middle way between two different courses; 0 when they are the same.  §9.4"""
    low, high = min(first, second), max(first, second)
    if low == DEFY and high == ENDURE:
        return BRACE
    if low == ENDURE and high == BARGAIN:
        return EXPLORE
    return STRADDLE if low == DEFY and high == BARGAIN else 0


class CouncilDials(Dials):
    """What the Leader's word costs, how far a bloc may outgrow the other, how long emergencies last.  rules.md §9"""

    impose: int = dial(7, 1, 30, "points of authority", "design value: the Leader prefers consensus")
    amend: int = dial(3, 0, 20, "points of authority", "design value: dearer than consent, cheaper than force")
    envy: int = dial(20, 5, 60, "points of standing one bloc may lead by", "design value: who leads too far can lose")
    emergency: int = dial(2, 1, 6, "turns", "Guard and army fired on their own authority in 2020 and 2026, contested")


class Council(Slice):
    """What Tehran decides behind closed doors.

    ``mandate`` 0 refuse, 1 indirect talks, 2 nuclear limits, 3 broad terms; ``lines`` has a bit for each red line drawn
    (enrichment, missiles, proxies); ``tabled`` and ``weight`` are each bloc's hidden commitment (course 1 defy,
    2 endure, 3 bargain; influence 0–3); ``signals`` are the outside seats' (1 press, 2 reassure); ``shown`` and
    ``backing`` are the courses and influence after the reveal; ``leading`` the course that carries the room;
    ``decided`` the last decision and ``course`` the one in force (4 brace, 5 explore, 6 straddle are middle ways);
    ``word`` the last word (1 ratified, 2 imposed, 3 ambiguous, 4 amended, 5 vetoed, 6 left to the room, 7 overruled by
    the Guard); ``adrift`` counts ambiguous turns in a row; ``pressure`` is signals to press less those to reassure, as
    the outside saw them; ``emergency`` the turns of emergency rules left.
    """

    dials_type = CouncilDials
    dials: CouncilDials

    mandate: int = field(
        "", 0, 3, start=INDIRECT, seen=IRAN, guess=(0, 3),
        values=MANDATES_IN_WORDS,
    )
    lines: int = field("", 0, 7, seen=IRAN, guess=(0, 7), title="red lines", values=LINES, reads=NAMED_SET)
    tabled: list[int] = field(
        "", 0, 3, seen=PER_SEAT, guess=(0, 0), labels=SEATS, values=_TABLED, telling=CHOICE,
    )
    weight: list[int] = field("points", 0, MOST_INFLUENCE, seen=PER_SEAT, guess=(0, 0), labels=SEATS, telling=CHOICE)
    signals: list[int] = field(
        "", 0, 2, seen=PER_SEAT, guess=(0, 0), labels=SEATS, values=("none", "press", "reassure"), telling=CHOICE,
    )
    shown: list[int] = field(
        "", 0, 3, seen=IRAN, guess=(0, 0), labels=SEATS, title="tabled by", values=_TABLED,
    )
    backing: list[int] = field(
        "points", 0, MOST_INFLUENCE, seen=IRAN, guess=(0, 0), labels=SEATS, title="influence behind the course of",
    )
    leading: int = field(
        "", 0, 3, start=ENDURE, seen=IRAN, guess=(1, 3), title="course the room prefers", values=_TABLED,
    )
    decided: int = field(
        "", 0, 6, start=ENDURE, seen=IRAN, guess=(1, 3), title="course decided", values=_DECIDED,
    )
    course: int = field(
        "", 0, 6, start=ENDURE, seen=IRAN, guess=(1, 3), title="course of Tehran", values=_DECIDED,
    )
    word: int = field(
        "", 0, 7, start=PENDING, seen=IRAN, guess=(1, 3), title="Leader's word",
        values=(
            "not yet given", "ratified", "imposed", "ambiguous", "amended", "vetoed", "left to the room",
            "overruled by the Guard",
        ),
    )
    adrift: int = field("turns", 0, 9, seen=IRAN, guess=(0, 0), title="ambiguous turns in a row")
    pressure: int = field("points", -4, 4, title="outside pressure on the council")
    emergency: int = field("turns", 0, 9, title="turns of emergency rules")

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

    def has_drawn(self, line: int) -> bool:
        """Whether a red line is drawn through that issue.  §9.7"""
        return self.on and bool(self.lines >> line & 1)

    def is_crossed_by(self, terms: list[int]) -> bool:
        """Whether a text crosses a red line: no enrichment at all, levels on missiles or drones, on proxies.  §9.7"""
        if terms[ENRICHMENT] == NO_ENRICHMENT and self.has_drawn(ENRICHMENT_LINE):
            return True
        if (terms[MISSILES] or terms[DRONES]) and self.has_drawn(MISSILES_LINE):
            return True
        return any(front_levels(terms)) and self.has_drawn(PROXIES_LINE)

    def narrow_mandate(self) -> None:
        """The mandate narrows by a step: what is lost at the top hardens the line.  §9.1, §19.9"""
        if self.on and self.mandate > REFUSE:
            self.mandate -= 1

    def overrule(self, seat: int) -> None:
        """The course that a bloc tabled is put in place of what the Leader decided.  §19.12"""
        if self.on:
            self.word = OVERRULED
            self.decided = self.shown[seat]

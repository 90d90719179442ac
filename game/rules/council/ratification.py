"""The Leader's last word: ratify, impose, amend, veto, or leave it open; and what follows.  rules.md §9.4, §9.5"""

from __future__ import annotations

from typing import ClassVar

from game.kernel.action import Action, Procedure
from game.kernel.state import State
from game.kernel.types import Cost, Frame, Reason
from game.rules.council.board import (
    AMBIGUOUS,
    AMENDED,
    BARGAIN,
    BRACE,
    COURSES,
    DEFY,
    ENDURE,
    EXPLORE,
    IMPOSED,
    RATIFIED,
    RISEN,
    VETOED,
    Council,
    course_name,
    middle_way,
)
from game.rules.regime.board import CABINET, GUARD, STREET, Regime
from game.rules.seats import GOVERNMENT, IRAN, IRGC, LEADER, STANDING


class Word(Action):
    """The Leader's last word.  rules.md §9.4  [confusion-57]"""

    __slots__ = ("course",)
    section = "9.4"
    offered = "ratify"
    rumour = RISEN
    visibility = IRAN
    word: ClassVar[int] = 0

    def __init__(self, course: int = 0) -> None:
        super().__init__(LEADER)
        self.course = course

    def words(self) -> str:
        return COURSES[self.course]

    def resolve(self, state: State, outcome: int) -> None:
        Council.of(state).word = self.word


class Ratify(Word):
    """Ratify the course that carries the room.  rules.md §9.4"""

    __slots__ = ()
    verb = "ratify"
    description = "Ratify what the council prefers: cheap, and the blocs stay together"
    word = RATIFIED

    def resolve(self, state: State, outcome: int) -> None:
        super().resolve(state, outcome)
        council = Council.of(state)
        council.decided = council.leading
        Regime.of(state).add_cohesion(GUARD, 1)
        Regime.of(state).add_cohesion(CABINET, 1)


class Impose(Word):
    """Impose another course.  rules.md §9.4"""

    __slots__ = ()
    verb = "impose"
    word = IMPOSED

    def describe(self) -> str:
        return f"Impose {COURSES[self.course]!r} against the room: it costs authority"

    def forbidden(self, state: State) -> Reason | None:
        if Council.of(state).leading == self.course:
            return Reason("9.4", "the council prefers that course already: ratify it")
        return None

    def cost(self, state: State) -> Cost:
        return ((STANDING, Council.of(state).dials.impose),)

    def resolve(self, state: State, outcome: int) -> None:
        super().resolve(state, outcome)
        Council.of(state).decided = self.course
        Regime.of(state).add_cohesion(CABINET if self.course == DEFY else GUARD, -3)


class Amend(Word):
    """Write a middle way between two tabled courses.  rules.md §9.4"""

    __slots__ = ()
    verb = "amend"
    word = AMENDED

    def words(self) -> str:
        return course_name(self.course)

    def describe(self) -> str:
        return (
            "Amend to brace, between defy and endure: narrative +1, threat +1; tankers yes, salvos no",
            "Amend to explore, between endure and bargain: narrative -1, threat -1; inspectors yes",
            "Amend to straddle, between defy and bargain: nothing moves; tankers and inspectors yes, salvos no",
        )[self.course - BRACE]

    def forbidden(self, state: State) -> Reason | None:
        shown = Council.of(state).shown
        way = middle_way(shown[IRGC], shown[GOVERNMENT])
        if not way:
            return Reason("9.4", "both blocs tabled the same course: there is no middle")
        if way != self.course:
            return Reason("9.4", f"the middle between what was tabled is {course_name(way)!r}")
        return None

    def cost(self, state: State) -> Cost:
        return ((STANDING, Council.of(state).dials.amend),)

    def resolve(self, state: State, outcome: int) -> None:
        super().resolve(state, outcome)
        Council.of(state).decided = self.course


class Veto(Word):
    """Send the room's course back: what was decided before goes on.  rules.md §9.4"""

    __slots__ = ()
    verb = "veto"
    fixed_cost = ((STANDING, 4),)
    description = "Veto what the council prefers: the last decision goes on, those who tabled the new one resent it"
    word = VETOED

    def forbidden(self, state: State) -> Reason | None:
        council = Council.of(state)
        if council.leading == council.decided:
            course = course_name(council.decided)
            return Reason("9.4", f"the council wants {course!r} to go on: there is nothing to veto")
        return None

    def resolve(self, state: State, outcome: int) -> None:
        super().resolve(state, outcome)
        council = Council.of(state)
        for seat, bloc in ((IRGC, GUARD), (GOVERNMENT, CABINET)):
            if council.shown[seat] == council.leading:
                Regime.of(state).add_cohesion(bloc, -2)


class Ambiguous(Word):
    """Leave it open: each bloc may follow the course it tabled.  rules.md §9.4"""

    __slots__ = ()
    verb = "ambiguous"
    description = "Stay ambiguous: time is bought, no one loses face, each bloc follows its own course at once"
    word = AMBIGUOUS

    def resolve(self, state: State, outcome: int) -> None:
        super().resolve(state, outcome)
        council = Council.of(state)
        state.gain(LEADER, STANDING, -1 - council.adrift)
        council.adrift = min(9, council.adrift + 1)


class Conclusion(Procedure):
    """The council rises.  rules.md §9.5"""

    __slots__ = ()
    code = "conclusion"
    section = "9.5"

    def run(self, state: State, frame: Frame) -> None:
        conclude(state)


def conclude(state: State) -> None:
    """What the last word does: orders under way, who gains, who resents, what is believed.  §9.5, §9.8"""
    council = Council.of(state)
    regime = Regime.of(state)
    if council.emergency:
        council.course = council.decided
    if council.word == AMBIGUOUS:
        for seat in (IRGC, GOVERNMENT):
            state.gain(seat, STANDING, 1)
        return
    council.adrift = 0
    for seat, bloc in ((IRGC, GUARD), (GOVERNMENT, CABINET)):
        if council.shown[seat] == council.decided:
            state.gain(seat, STANDING, 2 + council.backing[seat])
        else:
            state.gain(seat, STANDING, 1)
            if council.decided < BRACE:
                regime.add_cohesion(bloc, -1)
    if council.decided == DEFY:
        regime.add_narrative(2)
        regime.add_threat(2)
    elif council.decided == ENDURE:
        regime.add_distress(-1)
        state.gain(LEADER, STANDING, 1)
    elif council.decided == BARGAIN:
        regime.add_narrative(-2)
        regime.add_threat(-2)
        regime.add_cohesion(STREET, 1)
    elif council.decided == BRACE:
        regime.add_narrative(1)
        regime.add_threat(1)
    elif council.decided == EXPLORE:
        regime.add_narrative(-1)
        regime.add_threat(-1)

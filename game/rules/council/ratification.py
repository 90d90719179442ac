"""The Leader's last word: ratify, impose, amend, veto, or leave it open.  rules.md §9.4"""

from __future__ import annotations

from typing import Final

from game.kernel.action import Action
from game.kernel.state import State
from game.kernel.types import Cost, Reason
from game.rules.council.board import (
    AMBIGUOUS,
    AMENDED,
    BRACE,
    COURSES,
    DEFY,
    IMPOSED,
    RATIFIED,
    VETOED,
    Council,
    middle,
    name_of,
)
from game.rules.regime.board import CABINET, GUARD, Regime
from game.rules.seats import GOVERNMENT, IRAN, IRGC, LEADER, STANDING

RISEN: Final = "The council of Tehran has risen; nobody says what was decided"


class Word(Action):
    """The Leader's last word.  rules.md §9.4  [confusion-57]"""

    __slots__ = ("course", "word")
    section = "9.4"
    offered = "ratify"
    rumour = RISEN
    visibility = IRAN
    description = ""

    def __init__(self, word: int, course: int = 0) -> None:
        super().__init__(LEADER)
        self.word = word
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

    def __init__(self) -> None:
        super().__init__(RATIFIED)

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

    def __init__(self, course: int) -> None:
        super().__init__(IMPOSED, course)

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

    def __init__(self, way: int) -> None:
        super().__init__(AMENDED, way)

    def words(self) -> str:
        return name_of(self.course)

    def describe(self) -> str:
        return (
            "Amend to brace, between defy and endure: narrative +1, threat +1; tankers yes, salvos no",
            "Amend to explore, between endure and bargain: narrative -1, threat -1; inspectors yes",
            "Amend to straddle, between defy and bargain: nothing moves; tankers and inspectors yes, salvos no",
        )[self.course - BRACE]

    def forbidden(self, state: State) -> Reason | None:
        shown = Council.of(state).shown
        way = middle(shown[IRGC], shown[GOVERNMENT])
        if not way:
            return Reason("9.4", "both blocs tabled the same course: there is no middle")
        if way != self.course:
            return Reason("9.4", f"the middle between what was tabled is {name_of(way)!r}")
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

    def __init__(self) -> None:
        super().__init__(VETOED)

    def forbidden(self, state: State) -> Reason | None:
        council = Council.of(state)
        if council.leading == council.decided:
            return Reason("9.4", f"the council wants {name_of(council.decided)!r} to go on: there is nothing to veto")
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

    def __init__(self) -> None:
        super().__init__(AMBIGUOUS)

    def resolve(self, state: State, outcome: int) -> None:
        super().resolve(state, outcome)
        council = Council.of(state)
        state.gain(LEADER, STANDING, -1 - council.adrift)
        council.adrift = min(9, council.adrift + 1)

"""How Tehran decides: the mandate, courses tabled blind, signals from outside, the Leader's last word.  rules.md §9"""

from __future__ import annotations

from random import Random

from game.kernel.action import Action
from game.kernel.field import Dial
from game.kernel.rulebook import Rulebook
from game.kernel.state import State
from game.kernel.terms import Cost, Reason
from game.rules.council import (
    AMBIGUOUS,
    BARGAIN,
    BROAD,
    COURSES,
    DEFY,
    ENDURE,
    IMPOSE,
    IMPOSED,
    INDIRECT,
    MANDATES,
    PENDING,
    PRESS,
    RATIFIED,
    REASSURE,
    TALKING,
    Council,
)
from game.rules.regime import CABINET, GUARD, STREET, Regime
from game.rules.seats import ATTENTION, GOVERNMENT, IRAN, IRGC, LEADER, OUTSIDE, STANDING
from game.rules.setup import Law


class Mandate(Action):
    """The Leader sets the red lines for talks.  rules.md §9.1"""

    __slots__ = ("mandate",)
    section = "9.1"
    verb = "mandate"
    offered = "mandate"
    rumour = "The Leader has spoken to the negotiators; nobody repeats what he said"

    def __init__(self, mandate: int) -> None:
        super().__init__(LEADER)
        self.mandate = mandate

    def words(self) -> str:
        return MANDATES[self.mandate]

    def describe(self) -> str:
        return (
            "No talks: negotiators are recalled, the story gains",
            "Indirect talks only, nothing may be signed",
            "Nuclear limits for relief may be signed",
            "Broad terms, missiles and proxies included, may be signed",
        )[self.mandate]

    def forbidden(self, state: State) -> Reason | None:
        held = Council.of(state).mandate
        if self.mandate == held:
            return Reason("9.1", f"the mandate is {MANDATES[held]!r} already: pass to keep it")
        if self.mandate > held + 1 or self.mandate < held - 1:
            return Reason("9.1", f"the mandate is {MANDATES[held]!r} and moves one step a turn")
        return None

    def cost(self, state: State) -> Cost:
        if self.mandate == BROAD:
            return ((STANDING, 4),)
        return ()

    def seen(self, state: State) -> int:
        return IRAN

    def resolve(self, state: State, outcome: int) -> None:
        council = Council.of(state)
        regime = Regime.of(state)
        wider = self.mandate - council.mandate
        if wider > 0:
            regime.tell(-1)
            regime.bind(GUARD, -2)
            regime.bind(CABINET, 2)
        elif wider < 0:
            regime.tell(1)
            regime.bind(GUARD, 1)
            regime.bind(CABINET, -2)
        council.mandate = self.mandate


class Table(Action):
    """Table one course with hidden influence; all is revealed together.  rules.md §9.2"""

    __slots__ = ("course", "influence")
    section = "9.2"
    verb = "table"
    offered = "council"

    def __init__(self, seat: int, course: int, influence: int) -> None:
        super().__init__(seat)
        self.course = course
        self.influence = influence

    def words(self) -> str:
        return f"{COURSES[self.course]} {self.influence}"

    def describe(self) -> str:
        plan = ("", "Defy: enrich, display, strike back", "Endure: economy of resistance", "Bargain: talk and sign")
        return f"{plan[self.course]}, with {self.influence} influence"

    def forbidden(self, state: State) -> Reason | None:
        if state.pool(self.seat, STANDING) < 2 * self.influence:
            return Reason("9.2", f"{self.influence} influence takes {2 * self.influence} standing at the reveal")
        return None

    def seen(self, state: State) -> int:
        return 1 << self.seat

    def resolve(self, state: State, outcome: int) -> None:
        council = Council.of(state)
        council.tabled[self.seat] = self.course
        council.weight[self.seat] = self.influence


class Signal(Action):
    """Send the council a signal from outside.  rules.md §9.3"""

    __slots__ = ("signal",)
    section = "9.3"
    offered = "council"

    def __init__(self, seat: int) -> None:
        super().__init__(seat)
        self.signal = 0

    def cost(self, state: State) -> Cost:
        return ((ATTENTION, 1),)

    def seen(self, state: State) -> int:
        return 1 << self.seat

    def resolve(self, state: State, outcome: int) -> None:
        Council.of(state).signals[self.seat] = self.signal

    def describe(self) -> str:
        return ""


class Press(Signal):
    """Press Tehran while it decides.  rules.md §9.3"""

    __slots__ = ()
    verb = "press"

    def __init__(self, seat: int) -> None:
        super().__init__(seat)
        self.signal = PRESS

    def describe(self) -> str:
        return "Press: in a distressed country this pushes to bargain, in a proud one to defy"


class Reassure(Signal):
    """Reassure Tehran while it decides.  rules.md §9.3"""

    __slots__ = ()
    verb = "reassure"

    def __init__(self, seat: int) -> None:
        super().__init__(seat)
        self.signal = REASSURE

    def describe(self) -> str:
        return "Reassure: helps those who would bargain; perceived threat -1"


class Word(Action):
    """The Leader's last word.  rules.md §9.4  [confusion-57]"""

    __slots__ = ("course", "word")
    section = "9.4"
    offered = "ratify"
    rumour = "The council of Tehran has risen; nobody says what was decided"

    def __init__(self, word: int, course: int) -> None:
        super().__init__(LEADER)
        self.word = word
        self.course = course

    def words(self) -> str:
        return COURSES[self.course]

    def seen(self, state: State) -> int:
        return IRAN

    def describe(self) -> str:
        return ""

    def resolve(self, state: State, outcome: int) -> None:
        council = Council.of(state)
        council.word = self.word
        council.course = self.course or council.leading


class Ratify(Word):
    """Ratify the course that carries the room.  rules.md §9.4"""

    __slots__ = ()
    verb = "ratify"

    def describe(self) -> str:
        return "Ratify what the council prefers: cheap, and the blocs stay together"

    def resolve(self, state: State, outcome: int) -> None:
        super().resolve(state, outcome)
        Regime.of(state).bind(GUARD, 1)
        Regime.of(state).bind(CABINET, 1)


class Amend(Word):
    """Impose another course.  rules.md §9.4"""

    __slots__ = ()
    verb = "impose"

    def describe(self) -> str:
        return f"Impose {COURSES[self.course]!r} against the room: it costs authority"

    def forbidden(self, state: State) -> Reason | None:
        if Council.of(state).leading == self.course:
            return Reason("9.4", "the council prefers that course already: ratify it")
        return None

    def cost(self, state: State) -> Cost:
        return ((STANDING, Council.of(state).dials[IMPOSE]),)

    def resolve(self, state: State, outcome: int) -> None:
        super().resolve(state, outcome)
        Regime.of(state).bind(CABINET if self.course == DEFY else GUARD, -3)


class Ambiguous(Word):
    """Leave it open: each bloc may follow the course it tabled.  rules.md §9.4"""

    __slots__ = ()
    verb = "ambiguous"

    def describe(self) -> str:
        return "Stay ambiguous: no one loses face, each bloc follows its own course, freelancing breeds"

    def resolve(self, state: State, outcome: int) -> None:
        super().resolve(state, outcome)
        state.gain(LEADER, STANDING, -1)


class CouncilModule(Law):
    """Consensus is cheap, imposing is dear, ambiguity buys time."""

    code = "council"
    title = "Council of Tehran"
    section = "9"
    kind = Council
    dials = (Dial("impose", 7, 1, 30, "points of authority", "design value: the Leader prefers consensus"),)

    def blank(self, dials: list[int], on: bool) -> Council:
        return Council(dials, on)

    def actions(self, book: Rulebook) -> list[Action]:
        found: list[Action] = [Mandate(mandate) for mandate in range(4)]
        for seat in (IRGC, GOVERNMENT):
            found.extend(
                Table(seat, course, influence) for course in (DEFY, ENDURE, BARGAIN) for influence in range(4)
            )
        for seat in OUTSIDE:
            found.extend([Press(seat), Reassure(seat)])
        found.append(Ratify(RATIFIED, 0))
        found.extend(Amend(IMPOSED, course) for course in (DEFY, ENDURE, BARGAIN))
        found.append(Ambiguous(AMBIGUOUS, 0))
        return found

    def council(self, state: State) -> None:
        """Reveal courses, influence and signals; the room leans one way.  rules.md §9.3"""
        council = Council.of(state)
        regime = Regime.of(state)
        room = [0, 0, 2, 0]
        for seat in (IRGC, GOVERNMENT):
            course = council.tabled[seat] or ENDURE
            influence = council.weight[seat]
            room[course] += 2 + 2 * influence
            state.gain(seat, STANDING, -2 * influence)
            council.shown[seat] = course
            council.backing[seat] = influence
            council.tabled[seat] = 0
            council.weight[seat] = 0
        pressure = 0
        for seat in OUTSIDE:
            signal = council.signals[seat]
            council.signals[seat] = 0
            if signal == PRESS:
                pressure += 1
                room[BARGAIN if regime.distress > 55 else DEFY] += 1
                regime.threaten(1)
            elif signal == REASSURE:
                pressure -= 1
                room[BARGAIN] += 1
                regime.threaten(-1)
        council.pressure = pressure
        leading = ENDURE
        for course in (DEFY, BARGAIN):
            if room[course] > room[leading]:
                leading = course
        council.leading = leading
        council.course = leading
        council.word = PENDING

    def ratified(self, state: State) -> None:
        """The course takes effect; who carried the room gains, who was overruled resents.  rules.md §9.5"""
        council = Council.of(state)
        regime = Regime.of(state)
        if not council.word:
            council.word = AMBIGUOUS
            state.gain(LEADER, STANDING, -1)
        for seat, bloc in ((IRGC, GUARD), (GOVERNMENT, CABINET)):
            if council.shown[seat] == council.course:
                state.gain(seat, STANDING, 2 + council.backing[seat])
            else:
                regime.bind(bloc, -1)
                state.gain(seat, STANDING, 1)
        if council.course == DEFY:
            regime.tell(2)
            regime.threaten(2)
        elif council.course == ENDURE:
            regime.burden(-1)
            state.gain(LEADER, STANDING, 1)
        else:
            regime.tell(-2)
            regime.threaten(-2)
            regime.bind(STREET, 1)

    def bar(self, state: State, action: Action) -> Reason | None:
        """What the Guard starts openly needs defiance; the government signs inside the mandate.  rules.md §9.6"""
        council = Council.of(state)
        if action.seat == IRGC and action.verb in ("salvo", "seize"):
            if not council.allows(IRGC, DEFY):
                return Reason("9.6", "the council has not chosen defiance, and there is no ambiguity to hide in")
        elif action.seat == GOVERNMENT and action.verb == "admit":
            if not council.allows(GOVERNMENT, BARGAIN):
                return Reason("9.6", "the council has not chosen to bargain, and there is no ambiguity to hide in")
        elif action.seat == GOVERNMENT and action.verb in TALKING and not council.permits(INDIRECT):
            return Reason("9.6", "the mandate refuses all talks: negotiators are recalled")
        return None

    def imagine(self, state: State, seat: int, draw: Random) -> None:
        """Outside seats imagine a council that has spoken."""
        council = Council.of(state)
        if not IRAN >> seat & 1:
            council.leading = council.course

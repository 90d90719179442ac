"""How Tehran decides: courses tabled blind, signals from outside, the reveal, what follows and binds.  rules.md §9"""

from __future__ import annotations

from random import Random

from game.kernel.action import Action, Event, Procedure
from game.kernel.module import RuleModule
from game.kernel.rulebook import Rulebook
from game.kernel.state import State
from game.kernel.types import PER_SEAT, Frame, Reason
from game.rules.clauses import DRONES, ENRICHMENT, FIRST_FRONT, MISSILES
from game.rules.council.board import (
    AMBIGUOUS,
    BARGAIN,
    BRACE,
    COURSES,
    DEFY,
    ENDURE,
    ENRICHMENT_LINE,
    EXPLORE,
    INDIRECT,
    LINES,
    MISSILES_LINE,
    PENDING,
    PRESS,
    PROXIES_LINE,
    REASSURE,
    SILENT,
    STRADDLE,
    Council,
)
from game.rules.council.mandate import Clip, Delegated, Draw, Emergency, Lift, Mandate, tallest
from game.rules.council.ratification import Ambiguous, Amend, Impose, Ratify, Veto
from game.rules.marks import ACT_OF_WAR, ADMITS_INSPECTORS, BINDS_TO_TEXT, NEGOTIATES, OPEN_FORCE
from game.rules.regime.board import CABINET, GUARD, STREET, Regime
from game.rules.seats import ATTENTION, GOVERNMENT, IRAN, IRGC, LEADER, OUTSIDE, STANDING
from game.rules.single_text.board import SingleText
from game.rules.succession.board import Succession
from game.rules.talks.board import Talks


class Table(Action):
    """Table one course with hidden influence; all is revealed together.  rules.md §9.2"""

    __slots__ = ("course", "influence")
    section = "9.2"
    verb = "table"
    offered = "council"
    visibility = PER_SEAT

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

    def resolve(self, state: State, outcome: int) -> None:
        council = Council.of(state)
        council.tabled[self.seat] = self.course
        council.weight[self.seat] = self.influence


class Signal(Action):
    """Send the council a signal from outside.  rules.md §9.3"""

    __slots__ = ("signal",)
    section = "9.3"
    offered = "council"
    fixed_cost = ((ATTENTION, 1),)
    visibility = PER_SEAT
    description = ""

    def __init__(self, seat: int) -> None:
        super().__init__(seat)
        self.signal = 0

    def resolve(self, state: State, outcome: int) -> None:
        Council.of(state).signals[self.seat] = self.signal


class Press(Signal):
    """Press Tehran while it decides.  rules.md §9.3"""

    __slots__ = ()
    verb = "press"
    description = "Press: in a distressed country this pushes to bargain, in a proud one to defy"

    def __init__(self, seat: int) -> None:
        super().__init__(seat)
        self.signal = PRESS


class Reassure(Signal):
    """Reassure Tehran while it decides.  rules.md §9.3"""

    __slots__ = ()
    verb = "reassure"
    description = "Reassure: helps those who would bargain; perceived threat -1"

    def __init__(self, seat: int) -> None:
        super().__init__(seat)
        self.signal = REASSURE


class Conclusion(Procedure):
    """The council rises.  rules.md §9.5"""

    __slots__ = ()
    code = "conclusion"
    section = "9.5"

    def run(self, state: State, frame: Frame) -> None:
        conclude(state)


def crosses(council: Council, terms: list[int]) -> bool:
    """Whether a text crosses a red line: an end to enrichment, levels on missiles or drones, or on proxies.  §9.7"""
    if terms[ENRICHMENT] == 3 and council.forbids(ENRICHMENT_LINE):
        return True
    if (terms[MISSILES] or terms[DRONES]) and council.forbids(MISSILES_LINE):
        return True
    return any(terms[FIRST_FRONT : FIRST_FRONT + 3]) and council.forbids(PROXIES_LINE)


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


class CouncilModule(RuleModule):
    """Consensus is cheap, imposing is dear, ambiguity buys time."""

    code = "council"
    title = "Council of Tehran"
    section = "9"
    slice_type = Council


    def actions(self, book: Rulebook) -> list[Action]:
        found: list[Action] = [Mandate(mandate) for mandate in range(4)]
        found.extend(Draw(line) for line in range(len(LINES)))
        found.extend(Lift(line) for line in range(len(LINES)))
        found.append(Emergency())
        if book.playing[IRGC] and book.playing[GOVERNMENT]:
            found.extend([Clip(IRGC), Clip(GOVERNMENT)])
        for seat in (IRGC, GOVERNMENT):
            found.extend(
                Table(seat, course, influence) for course in (DEFY, ENDURE, BARGAIN) for influence in range(4)
            )
        for seat in OUTSIDE:
            found.extend([Press(seat), Reassure(seat)])
        found.append(Ratify())
        found.extend(Impose(course) for course in (DEFY, ENDURE, BARGAIN))
        found.extend(Amend(way) for way in (BRACE, EXPLORE, STRADDLE))
        found.extend([Veto(), Ambiguous()])
        return found

    def events(self, book: Rulebook) -> list[Event]:
        return [Delegated()]

    def procedures(self, book: Rulebook) -> list[Procedure]:
        return [Conclusion()]

    def council(self, state: State) -> None:
        """Last turn's decision comes into force; courses, influence and signals are revealed.  rules.md §9.3, §9.8"""
        council = Council.of(state)
        regime = Regime.of(state)
        council.course = council.decided
        tall = tallest(state)
        room = [0, 0, 2, 0]
        for seat in (IRGC, GOVERNMENT):
            course = council.tabled[seat] or ENDURE
            influence = council.weight[seat]
            room[course] += 2 + 2 * influence
            if tall >= 0 and seat != tall:
                room[course] += 2
            state.gain(seat, STANDING, -2 * influence)
            council.shown[seat] = course
            council.backing[seat] = influence
            council.tabled[seat] = 0
            council.weight[seat] = 0
        lean = Succession.of(state).pushed_course()
        if lean:
            room[lean] += 1
        pressure = 0
        for seat in OUTSIDE:
            signal = council.signals[seat]
            council.signals[seat] = 0
            if signal == PRESS:
                pressure += 1
                room[BARGAIN if regime.distress > 55 else DEFY] += 1
                regime.add_threat(1)
            elif signal == REASSURE:
                pressure -= 1
                room[BARGAIN] += 1
                regime.add_threat(-1)
        council.pressure = pressure
        leading = ENDURE
        for course in (DEFY, BARGAIN):
            if room[course] > room[leading]:
                leading = course
        council.leading = leading
        council.word = PENDING

    def ratified(self, state: State) -> None:
        """Silence leaves it to the room; a Guard that holds primacy speaks last.  rules.md §9.4, §9.5, §19.12"""
        council = Council.of(state)
        if not council.word:
            council.word = SILENT
            council.decided = council.leading
            state.gain(LEADER, STANDING, -1)
        if Succession.of(state).guard_has_primacy():
            state.proceed("conclusion")
            state.ask("primacy", IRGC)
        else:
            conclude(state)

    def may_forbid(self, action: Action) -> bool:
        """What the two blocs below the Leader do."""
        return action.seat == IRGC or action.seat == GOVERNMENT

    def forbid(self, state: State, action: Action) -> Reason | None:
        """Open force needs defiance; the government agrees inside mandate and red lines.  rules.md §9.6, §9.7"""
        seat = action.seat
        if seat != IRGC and seat != GOVERNMENT:
            return None
        council = Council.of(state)
        if seat == IRGC:
            if action.marks & (ACT_OF_WAR | OPEN_FORCE) and not council.emergency:
                war = action.marks & ACT_OF_WAR
                free = council.allows(IRGC, DEFY) if war else council.leans(IRGC, DEFY)
                if not free:
                    return Reason("9.6", "the council has not chosen defiance, and there is no ambiguity to hide in")
        elif action.marks & ADMITS_INSPECTORS:
            if not council.leans(GOVERNMENT, BARGAIN):
                return Reason("9.6", "the council has not chosen to bargain, and there is no ambiguity to hide in")
        elif action.marks & NEGOTIATES:
            if not council.permits(INDIRECT):
                return Reason("9.6", "the mandate refuses all talks: negotiators are recalled")
        elif council.lines:
            return self._line(state, council, action)
        return None

    def _line(self, state: State, council: Council, action: Action) -> Reason | None:
        """Why a red line keeps the government from agreeing to a text.  §9.7"""
        if not action.marked(state) & BINDS_TO_TEXT:
            return None
        channel = action.concerns()
        if crosses(council, Talks.of(state).text if channel < 0 else SingleText.of(state).row(channel)):
            return Reason("9.7", "the text crosses a red line that the Leader has drawn")
        return None

    def reckoning(self, state: State) -> None:
        """Emergency rules tempt accidents and run out.  rules.md §9.8"""
        council = Council.of(state)
        if council.emergency:
            council.emergency -= 1
            state.happen("delegated")

    def determinize(self, state: State, seat: int, draw: Random) -> None:
        """Outside seats imagine a council that has spoken."""
        council = Council.of(state)
        if not IRAN >> seat & 1:
            council.leading = council.course
            council.decided = council.course

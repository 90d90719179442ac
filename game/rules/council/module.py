"""How the council runs through a turn: the reveal, silence, what binds the blocs, emergency rules.  rules.md §9

Hooks: ``council`` (the reveal), ``ratified`` (silence and conclusion), ``reckoning`` (emergency rules), ``forbid``
(the Guard and the government without a course, without a mandate, across a red line), ``determinize``.  Reads the
regime's distress, the course a succession favours, and the texts of channels and talks; moves threat, narrative,
distress and cohesion of the regime, and the standing of the three Iranian seats.
"""

from __future__ import annotations

from random import Random

from game.kernel.action import Action, Event, Procedure
from game.kernel.module import RuleModule
from game.kernel.rulebook import Rulebook
from game.kernel.state import State
from game.kernel.types import Reason
from game.rules.council.board import (
    BARGAIN,
    BRACE,
    DEFY,
    ENDURE,
    EXPLORE,
    INDIRECT,
    LINES,
    MANDATES,
    MOST_INFLUENCE,
    PENDING,
    PRESS,
    REASSURE,
    SILENT,
    STRADDLE,
    Council,
)
from game.rules.council.courses import Press, Reassure, Table
from game.rules.council.mandate import Clip, Delegated, Draw, Emergency, Lift, Mandate, tallest
from game.rules.council.ratification import Ambiguous, Amend, Conclusion, Impose, Ratify, Veto, conclude
from game.rules.marks import ACT_OF_WAR, ADMITS_INSPECTORS, BINDS_TO_TEXT, NEGOTIATES, OPEN_FORCE
from game.rules.regime.board import Regime
from game.rules.seats import GOVERNMENT, IRAN, IRGC, LEADER, OUTSIDE, STANDING
from game.rules.single_text.board import SingleText
from game.rules.succession.board import Succession
from game.rules.talks.board import Talks


class CouncilModule(RuleModule):
    """Consensus is cheap, imposing is dear, ambiguity buys time."""

    __slots__ = ()
    code = "council"
    title = "Council of Tehran"
    section = "9"
    slice_type = Council

    def actions(self, book: Rulebook) -> list[Action]:
        actions: list[Action] = [Mandate(mandate) for mandate in range(len(MANDATES))]
        actions.extend(Draw(line) for line in range(len(LINES)))
        actions.extend(Lift(line) for line in range(len(LINES)))
        actions.append(Emergency())
        if book.playing[IRGC] and book.playing[GOVERNMENT]:
            actions.extend([Clip(IRGC), Clip(GOVERNMENT)])
        for seat in (IRGC, GOVERNMENT):
            actions.extend(
                Table(seat, course, influence)
                for course in (DEFY, ENDURE, BARGAIN)
                for influence in range(MOST_INFLUENCE + 1)
            )
        for seat in OUTSIDE:
            actions.extend([Press(seat), Reassure(seat)])
        actions.append(Ratify())
        actions.extend(Impose(course) for course in (DEFY, ENDURE, BARGAIN))
        actions.extend(Amend(way) for way in (BRACE, EXPLORE, STRADDLE))
        actions.extend([Veto(), Ambiguous()])
        return actions

    def events(self, book: Rulebook) -> list[Event]:
        return [Delegated()]

    def procedures(self, book: Rulebook) -> list[Procedure]:
        return [Conclusion()]

    def council(self, state: State) -> None:
        """Last turn's decision comes into force; courses, influence and signals are revealed.  rules.md §9.3, §9.8"""
        council = Council.of(state)
        regime = Regime.of(state)
        council.course = council.decided
        feared = tallest(state)
        support = [0, 0, 2, 0]
        for seat in (IRGC, GOVERNMENT):
            course = council.tabled[seat] or ENDURE
            influence = council.weight[seat]
            support[course] += 2 + 2 * influence
            if feared >= 0 and seat != feared:
                support[course] += 2
            state.gain(seat, STANDING, -2 * influence)
            council.shown[seat] = course
            council.backing[seat] = influence
            council.tabled[seat] = 0
            council.weight[seat] = 0
        lean = Succession.of(state).pushed_course()
        if lean:
            support[lean] += 1
        pressure = 0
        for seat in OUTSIDE:
            signal = council.signals[seat]
            council.signals[seat] = 0
            if signal == PRESS:
                pressure += 1
                support[BARGAIN if regime.distress > 55 else DEFY] += 1
                regime.add_threat(1)
            elif signal == REASSURE:
                pressure -= 1
                support[BARGAIN] += 1
                regime.add_threat(-1)
        council.pressure = pressure
        leading = ENDURE
        for course in (DEFY, BARGAIN):
            if support[course] > support[leading]:
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
            return self._red_line(state, council, action)
        return None

    def _red_line(self, state: State, council: Council, action: Action) -> Reason | None:
        """Why a red line keeps the government from agreeing to a text.  §9.7"""
        if not action.marked(state) & BINDS_TO_TEXT:
            return None
        channel = action.concerns()
        terms = Talks.of(state).text if channel < 0 else SingleText.of(state).terms_of(channel)
        if council.is_crossed_by(terms):
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

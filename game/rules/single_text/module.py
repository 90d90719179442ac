"""The single text: interview, draft, criticism only, revision, one yes or no.  rules.md §10.10"""

from __future__ import annotations

from random import Random
from typing import Final

from game.kernel.action import Action
from game.kernel.module import RuleModule
from game.kernel.rulebook import Rulebook
from game.kernel.state import State
from game.kernel.types import Reason, seats_of
from game.rules.backchannels.board import CHANNELS, ENDS, OPEN, Channels
from game.rules.backchannels.contacts import ChannelAction
from game.rules.clauses import (
    BROAD_NEEDED,
    CLAUSES,
    LEANS,
    OPENINGS,
    TERMS,
    WIDTH,
    gives,
    mandate_of,
    side_of,
)
from game.rules.council.board import BROAD, LIMITS, Council
from game.rules.escalation import Escalation
from game.rules.marks import BINDS_TO_TEXT
from game.rules.regime.board import Regime
from game.rules.seats import ATTENTION, EVERY_SEAT, GOVERNMENT, GULF, STANDING, US
from game.rules.single_text.board import NO, YES, SingleText
from game.rules.single_text.interviews import Interview, Shade, found_out
from game.rules.talks.board import NONE, Talks
from game.rules.washington.board import WIDE, Washington

NARROW: Final = 3
"""The first of the narrow drafts in the list of leans."""


_CLOSED: Final = tuple(Reason("10.10", f"the {name} channel is not open") for name in CHANNELS)
_TURNED: Final = Reason("10.13", "this clause went one way and back: it stands until a question is refused")
_EMPTY: Final = Reason("10.10", "there is no draft yet")


def no_draft(state: State, channel: int) -> Reason | None:
    """The reason when there is no draft to work on; asked for every clause, so it is not made anew."""
    if Channels.of(state).stage[channel] != OPEN:
        return _CLOSED[channel]
    if not SingleText.of(state).number[channel]:
        return _EMPTY
    return None


class Draft(ChannelAction):
    """Interview both sides and put a first text on paper; only the mediator holds the pen.  rules.md §10.11"""

    __slots__ = ("lean",)
    section = "10.11"
    verb = "draft"

    def __init__(self, channel: int, lean: int) -> None:
        super().__init__(GULF, channel)
        self.lean = lean

    def words(self) -> str:
        return f"{CHANNELS[self.channel]} {LEANS[self.lean]}"

    def describe(self) -> str:
        return (
            "Draft a text near Washington's demands: your trust with Tehran -3",
            "Draft a text in the middle",
            "Draft a text near Tehran's: your trust with Washington -3",
            "Draft a freeze for a freeze: small limits, small relief, one term; needs 10 warmth less",
            "Draft prisoners for funds: no limits, money in steps, one term; needs 10 warmth less",
            "Draft a truce: calm in Iraq, Yemen and at sea against no attack; needs 10 warmth less",
        )[self.lean]

    def forbidden(self, state: State) -> Reason | None:
        channels = Channels.of(state)
        if channels.stage[self.channel] != OPEN:
            return Reason("10.11", f"the {CHANNELS[self.channel]} channel is not open")
        text = SingleText.of(state)
        if text.number[self.channel]:
            return Reason("10.11", "there is a text already: revise it")
        needed = max(0, text.dials.warmth - (10 if self.lean >= NARROW else 0))
        if channels.warmth[self.channel] < needed:
            return Reason("10.11", f"the channel is too cold for such a text (below {needed} warmth)")
        if not Talks.of(state).takes_text():
            return Reason("10.11", "a text is agreed, or a comprehensive deal in force")
        return None

    def seen(self, state: State) -> int:
        return SingleText.of(state).readers[self.channel]

    def resolve(self, state: State, outcome: int) -> None:
        text = SingleText.of(state)
        text.terms[self.channel * WIDTH:(self.channel + 1) * WIDTH] = list(OPENINGS[self.lean])
        text.number[self.channel] = 1
        text.latest[self.channel] = 0
        text.moved[self.channel] = 0
        text.refused[self.channel] = 0
        text.withdraw(self.channel)
        if self.lean in (0, 2):
            Channels.of(state).add_trust(1 if self.lean == 0 else 0, -3)


class Criticise(ChannelAction):
    """Say what is wrong with one clause; nobody but the mediator edits.  rules.md §10.12"""

    __slots__ = ("term",)
    section = "10.12"
    verb = "criticise"

    def __init__(self, seat: int, channel: int, term: int) -> None:
        super().__init__(seat, channel)
        self.term = term

    def words(self) -> str:
        return f"{CHANNELS[self.channel]} {TERMS[self.term]}"

    def describe(self) -> str:
        clause = CLAUSES[self.term]
        return f"Criticise {clause.code} ({clause.chapter}): tell the mediator alone that you want it better for you"

    def forbidden(self, state: State) -> Reason | None:
        reason = no_draft(state, self.channel)
        if reason is not None:
            return reason
        text = SingleText.of(state)
        faults = text.faults_us if self.seat == US else text.faults_iran
        if faults[self.channel] >> self.term & 1:
            return Reason("10.12", "you have criticised this clause of this draft")
        if text.turned(self.channel, self.term):
            return _TURNED
        level = text.terms[self.channel * WIDTH + self.term]
        own = 1 if self.seat == US else 2
        for step in (1, -1):
            if 0 <= level + step <= 3 and side_of(self.term, step) & own:
                return None
        return Reason("10.12", "this clause is as good for you as it can be")

    def seen(self, state: State) -> int:
        return seats_of(self.seat, GULF)

    def resolve(self, state: State, outcome: int) -> None:
        text = SingleText.of(state)
        faults = text.faults_us if self.seat == US else text.faults_iran
        faults[self.channel] |= 1 << self.term


class Revise(ChannelAction):
    """Change one clause by a level and number the draft anew.  rules.md §10.13"""

    __slots__ = ("term", "step")
    section = "10.13"
    verb = "revise"

    def __init__(self, channel: int, term: int, step: int) -> None:
        super().__init__(GULF, channel)
        self.term = term
        self.step = step

    def words(self) -> str:
        return f"{CHANNELS[self.channel]} {TERMS[self.term]} {'up' if self.step > 0 else 'down'}"

    def describe(self) -> str:
        way = "up" if self.step > 0 else "down"
        helped = ("nobody", "Washington", "Tehran", "both sides")[side_of(self.term, self.step)]
        return f"Revise {TERMS[self.term]} one level {way}: helps {helped}; warmer if it meets a criticism"

    def forbidden(self, state: State) -> Reason | None:
        reason = no_draft(state, self.channel)
        if reason is not None:
            return reason
        text = SingleText.of(state)
        if text.asked[self.channel]:
            return Reason("10.13", "the question has been asked; the text stands until both have answered")
        level = text.terms[self.channel * WIDTH + self.term] + self.step
        if not 0 <= level <= 3:
            return Reason("10.13", "levels run from 0 to 3")
        if not text.open_to_revision(self.channel) >> self.term & 1:
            return Reason("10.13", "no side has criticised this clause or named it in an interview")
        if text.turned(self.channel, self.term):
            return _TURNED
        if text.unasked(self.channel, self.term, self.step):
            return Reason("10.13", "this level was on paper: no side it helps has criticised the clause since")
        return None

    def seen(self, state: State) -> int:
        return SingleText.of(state).readers[self.channel]

    def resolve(self, state: State, outcome: int) -> None:
        text = SingleText.of(state)
        channels = Channels.of(state)
        text.terms[self.channel * WIDTH + self.term] += self.step
        text.number[self.channel] = min(99, text.number[self.channel] + 1)
        text.latest[self.channel] = 1 + 2 * self.term + (1 if self.step > 0 else 0)
        text.note(self.channel, self.term, self.step)
        helped = side_of(self.term, self.step)
        for side, faults in enumerate((text.faults_us, text.faults_iran)):
            if helped >> side & 1 and faults[self.channel] >> self.term & 1:
                faults[self.channel] &= ~(1 << self.term)
                channels.add_trust(side, 2)
                text.met[self.channel] = min(99, text.met[self.channel] + 1)


class Ask(ChannelAction):
    """Put the one question: yes or no.  rules.md §10.14"""

    __slots__ = ()
    section = "10.14"
    verb = "ask"
    description = "Ask both sides for one yes or no on the text as it stands"

    def forbidden(self, state: State) -> Reason | None:
        reason = no_draft(state, self.channel)
        if reason is not None:
            return reason
        text = SingleText.of(state)
        if text.asked[self.channel]:
            return Reason("10.14", "the question is open")
        if text.rest[self.channel]:
            return Reason("10.14", f"after a no the text rests for {text.rest[self.channel]} more turns")
        if text.refused[self.channel] == text.number[self.channel]:
            return Reason("10.14", "this very draft was refused: revise it first")
        return None

    def seen(self, state: State) -> int:
        return SingleText.of(state).readers[self.channel]

    def resolve(self, state: State, outcome: int) -> None:
        SingleText.of(state).asked[self.channel] = 1


class Answer(ChannelAction):
    """Answer the mediator's one question; the answers are opened together.  rules.md §10.14"""

    __slots__ = ("answer",)
    section = "10.14"
    verb = "answer"
    marks_at_times = BINDS_TO_TEXT
    fixed_cost = ()

    def __init__(self, seat: int, channel: int, answer: int) -> None:
        super().__init__(seat, channel)
        self.answer = answer

    def words(self) -> str:
        return f"{CHANNELS[self.channel]} {'yes' if self.answer == YES else 'no'}"

    def describe(self) -> str:
        if self.answer == NO:
            return "Answer no: the channel cools and the text rests two turns"
        return "Answer yes: if the other side does too, the text is agreed and waits for signatures"

    def forbidden(self, state: State) -> Reason | None:
        reason = no_draft(state, self.channel)
        if reason is not None:
            return reason
        text = SingleText.of(state)
        if not text.asked[self.channel]:
            return Reason("10.14", "no question is open")
        given = text.answer_us if self.seat == US else text.answer_iran
        if given[self.channel]:
            return Reason("10.14", "you have answered")
        if self.seat == GOVERNMENT and self.answer == YES:
            council = Council.of(state)
            if not council.permits(LIMITS):
                return Reason("9.6", "the mandate lets you agree to nothing")
            if not council.permits(BROAD) and mandate_of(text.row(self.channel)) == BROAD_NEEDED:
                return Reason("9.6", "missiles, drones and fronts are beyond the mandate")
        return None

    def seen(self, state: State) -> int:
        return seats_of(self.seat, GULF)

    def marked(self, state: State) -> int:
        return BINDS_TO_TEXT if self.answer == YES else 0

    def concerns(self) -> int:
        return self.channel

    def resolve(self, state: State, outcome: int) -> None:
        text = SingleText.of(state)
        given = text.answer_us if self.seat == US else text.answer_iran
        given[self.channel] = self.answer


def come_to_light(state: State, channel: int, author: int) -> None:
    """A draft is before the public: both sides are exposed at home, and a public line that denied it is found out.

    rules.md §10.15
    """
    text = SingleText.of(state)
    terms = text.row(channel)
    text.culprit[channel] = author + 1
    talks = Talks.of(state)
    talks.publish(terms)
    talks.embarrass(state, ENDS[channel])
    if Washington.of(state).demands == WIDE and mandate_of(terms) < BROAD_NEEDED:
        state.gain(US, STANDING, -2)
    Channels.of(state).expose(state, channel, author)
    Regime.of(state).add_narrative(-gives(terms) // 2)
    Escalation.of(state).add_tension(4)


class Publish(ChannelAction):
    """Publish the text: everyone is exposed at home.  rules.md §10.15"""

    __slots__ = ()
    section = "10.15"
    verb = "publish"
    description = "Publish the text: a weapon that ends the secrecy, embarrasses both sides and stirs the debate"

    def forbidden(self, state: State) -> Reason | None:
        reason = no_draft(state, self.channel)
        if reason is None and Talks.of(state).status != NONE:
            return Reason("10.15", "a text is before the public already")
        return reason

    def seen(self, state: State) -> int:
        return EVERY_SEAT

    def resolve(self, state: State, outcome: int) -> None:
        come_to_light(state, self.channel, self.seat)


class Reveal(Publish):
    """Give the text to a newspaper; who did it can only be suspected.  rules.md §10.15"""

    __slots__ = ()
    section = "10.15"
    verb = "reveal"
    rumour = "The draft of a secret text is in the papers; nobody says who gave it away"
    fixed_cost = ((ATTENTION, 2),)
    description = "Give the text to a newspaper unseen: both sides pay at home, and the mediator's credit most of all"

    def seen(self, state: State) -> int:
        return 1 << self.seat


class SingleTextModule(RuleModule):
    """Twenty drafts, one pen, one question."""

    code = "single_text"
    title = "The single text"
    section = "10.10"
    slice_type = SingleText
    needs = ("backchannels", "talks")


    def actions(self, book: Rulebook) -> list[Action]:
        found: list[Action] = []
        for channel, end in enumerate(ENDS):
            if not (book.playing[US] and book.playing[end] and book.playing[GULF]):
                continue
            found.extend([Interview(channel, 0), Interview(channel, 1)])
            found.extend(Draft(channel, lean) for lean in range(len(LEANS)))
            found.extend(Revise(channel, term, step) for term in range(WIDTH) for step in (1, -1))
            found.extend([Ask(GULF, channel), Publish(GULF, channel)])
            for seat in (US, end):
                found.extend(Criticise(seat, channel, term) for term in range(WIDTH))
                found.extend([Answer(seat, channel, YES), Answer(seat, channel, NO)])
                found.extend([Shade(seat, channel), Reveal(seat, channel)])
        return found

    def backchannels(self, state: State) -> None:
        """Open the answers once both are in, or a turn later: silence is a no.  rules.md §10.14"""
        text = SingleText.of(state)
        channels = Channels.of(state)
        for seat in range(len(text.credibility)):
            text.credibility[seat] &= 3
        for channel in range(len(CHANNELS)):
            channels.add_warmth(channel, 4 * text.met[channel])
            text.met[channel] = 0
            if text.rest[channel]:
                text.rest[channel] -= 1
            if text.asked[channel] == 0:
                continue
            if text.asked[channel] == 1 and not (text.answer_us[channel] and text.answer_iran[channel]):
                text.asked[channel] = 2
                continue
            agreed = text.answer_us[channel] == YES and text.answer_iran[channel] == YES
            terms = text.row(channel)
            text.withdraw(channel)
            if agreed:
                found_out(state, channel, terms)
            text.told_us[channel] = 0
            text.told_iran[channel] = 0
            if agreed and Talks.of(state).takes_text():
                Talks.of(state).agree(state, terms)
                Talks.of(state).embarrass(state, ENDS[channel])
                text.number[channel] = 0
                text.latest[channel] = 0
                text.moved[channel] = 0
                channels.knowers[channel] = EVERY_SEAT
                channels.exposed[channel] = 1
                state.gain(GULF, STANDING, 4)
            else:
                text.rest[channel] = text.dials.rest
                text.refused[channel] = text.number[channel]
                text.moved[channel] = 0
                channels.add_warmth(channel, -10)

    def determinize(self, state: State, seat: int, draw: Random) -> None:
        """A seat that knows of no text imagines none; the ends and the mediator may always read theirs."""
        text = SingleText.of(state)
        for channel, end in enumerate(ENDS):
            if text.readers[channel] == 0:
                text.readers[channel] = seats_of(US, end, GULF)


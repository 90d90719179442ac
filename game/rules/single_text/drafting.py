"""The text on paper: drafted and revised by one pen, criticised by both ends, answered once, or given away.

rules.md §10.11-10.15
"""

from __future__ import annotations

from typing import Final

from game.kernel.state import State
from game.kernel.types import Reason, seats_of
from game.rules.backchannels.board import CHANNELS, ENDS, OPEN, Backchannels, ChannelAction
from game.rules.clauses import (
    BROAD_NEEDED,
    CLAUSES,
    MOST,
    OPENINGS,
    SLANTS,
    TERMS,
    WIDTH,
    gives,
    mandate_of,
    sides_helped,
)
from game.rules.council.board import BROAD, LIMITS, Council
from game.rules.escalation import Escalation
from game.rules.marks import BINDS_TO_TEXT
from game.rules.regime.board import Regime
from game.rules.seats import (
    ATTENTION,
    EVERY_SEAT,
    GOVERNMENT,
    GULF,
    STANDING,
    TEHRAN,
    US,
    WASHINGTON,
    party_of,
)
from game.rules.single_text.board import ASKED, NO, YES, SingleText
from game.rules.talks.board import NONE, Talks
from game.rules.washington.board import WIDE, Washington

NEAR_WASHINGTON: Final = 0
NEAR_TEHRAN: Final = 2
FIRST_NARROW: Final = 3
"""Places in the list of slants; from the last on, drafts are narrow."""

HELPED: Final = ("nobody", "Washington", "Tehran", "both sides")
"""The words for a set of sides that a revision helps."""

_CLOSED: Final = tuple(Reason("10.10", f"the {name} channel is not open") for name in CHANNELS)
_TURNED: Final = Reason("10.13", "this clause went one way and back: it stands until a question is refused")
_EMPTY: Final = Reason("10.10", "there is no draft yet")


def no_draft(state: State, channel: int) -> Reason | None:
    """The reason when there is no draft to work on; asked for every clause, so it is not made anew."""
    if Backchannels.of(state).stage[channel] != OPEN:
        return _CLOSED[channel]
    if not SingleText.of(state).number[channel]:
        return _EMPTY
    return None


class TextAction(ChannelAction):
    """An action on a channel's text; those who may read the text see it."""

    __slots__ = ()

    def seen(self, state: State) -> int:
        return SingleText.of(state).readers[self.channel]


class Draft(TextAction):
    """Put a first text on paper; only the mediator holds the pen.  rules.md §10.11"""

    __slots__ = ("slant",)
    section = "10.11"
    verb = "draft"

    def __init__(self, channel: int, slant: int) -> None:
        super().__init__(GULF, channel)
        self.slant = slant

    def words(self) -> str:
        return f"{CHANNELS[self.channel]} {SLANTS[self.slant]}"

    def describe(self) -> str:
        return (
            "Draft a text near Washington's demands: your trust with Tehran -3",
            "Draft a text in the middle",
            "Draft a text near Tehran's: your trust with Washington -3",
            "Draft a freeze for a freeze: small limits, small relief, one term; needs 10 warmth less",
            "Draft prisoners for funds: no limits, money in steps, one term; needs 10 warmth less",
            "Draft a truce: calm in Iraq, Yemen and at sea against no attack; needs 10 warmth less",
        )[self.slant]

    def forbidden(self, state: State) -> Reason | None:
        channels = Backchannels.of(state)
        if channels.stage[self.channel] != OPEN:
            return Reason("10.11", f"the {CHANNELS[self.channel]} channel is not open")
        text = SingleText.of(state)
        if text.number[self.channel]:
            return Reason("10.11", "there is a text already: revise it")
        needed = max(0, text.dials.warmth - (10 if self.slant >= FIRST_NARROW else 0))
        if channels.warmth[self.channel] < needed:
            return Reason("10.11", f"the channel is too cold for such a text (below {needed} warmth)")
        if not Talks.of(state).takes_text():
            return Reason("10.11", "a text is agreed, or a comprehensive deal in force")
        return None

    def resolve(self, state: State, outcome: int) -> None:
        text = SingleText.of(state)
        text.terms[self.channel * WIDTH:(self.channel + 1) * WIDTH] = list(OPENINGS[self.slant])
        text.number[self.channel] = 1
        text.latest[self.channel] = 0
        text.moved[self.channel] = 0
        text.refused[self.channel] = 0
        text.withdraw(self.channel)
        if self.slant == NEAR_WASHINGTON:
            Backchannels.of(state).add_trust(TEHRAN, -3)
        elif self.slant == NEAR_TEHRAN:
            Backchannels.of(state).add_trust(WASHINGTON, -3)


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
        party = party_of(self.seat)
        if text.faults_of(party)[self.channel] >> self.term & 1:
            return Reason("10.12", "you have criticised this clause of this draft")
        if text.has_turned(self.channel, self.term):
            return _TURNED
        level = text.terms[self.channel * WIDTH + self.term]
        for step in (1, -1):
            if 0 <= level + step <= MOST and sides_helped(self.term, step) >> party & 1:
                return None
        return Reason("10.12", "this clause is as good for you as it can be")

    def seen(self, state: State) -> int:
        return seats_of(self.seat, GULF)

    def resolve(self, state: State, outcome: int) -> None:
        SingleText.of(state).faults_of(party_of(self.seat))[self.channel] |= 1 << self.term


class Revise(TextAction):
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
        helped = HELPED[sides_helped(self.term, self.step)]
        return f"Revise {TERMS[self.term]} one level {way}: helps {helped}; warmer if it meets a criticism"

    def forbidden(self, state: State) -> Reason | None:
        reason = no_draft(state, self.channel)
        if reason is not None:
            return reason
        text = SingleText.of(state)
        if text.asked[self.channel]:
            return Reason("10.13", "the question has been asked; the text stands until both have answered")
        level = text.terms[self.channel * WIDTH + self.term] + self.step
        if not 0 <= level <= MOST:
            return Reason("10.13", f"levels run from 0 to {MOST}")
        if not text.open_to_revision(self.channel) >> self.term & 1:
            return Reason("10.13", "no side has criticised this clause or named it in an interview")
        if text.has_turned(self.channel, self.term):
            return _TURNED
        if text.goes_back_unasked(self.channel, self.term, self.step):
            return Reason("10.13", "this level was on paper: no side it helps has criticised the clause since")
        return None

    def resolve(self, state: State, outcome: int) -> None:
        text = SingleText.of(state)
        channels = Backchannels.of(state)
        text.terms[self.channel * WIDTH + self.term] += self.step
        text.number[self.channel] = min(99, text.number[self.channel] + 1)
        text.latest[self.channel] = 1 + 2 * self.term + (1 if self.step > 0 else 0)
        text.note_step(self.channel, self.term, self.step)
        helped = sides_helped(self.term, self.step)
        for party in (WASHINGTON, TEHRAN):
            faults = text.faults_of(party)
            if helped >> party & 1 and faults[self.channel] >> self.term & 1:
                faults[self.channel] &= ~(1 << self.term)
                channels.add_trust(party, 2)
                text.met[self.channel] = min(99, text.met[self.channel] + 1)


class Ask(TextAction):
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

    def resolve(self, state: State, outcome: int) -> None:
        SingleText.of(state).asked[self.channel] = ASKED


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
        if text.answers_of(party_of(self.seat))[self.channel]:
            return Reason("10.14", "you have answered")
        if self.seat == GOVERNMENT and self.answer == YES:
            council = Council.of(state)
            if not council.permits(LIMITS):
                return Reason("9.6", "the mandate lets you agree to nothing")
            if not council.permits(BROAD) and mandate_of(text.terms_of(self.channel)) == BROAD_NEEDED:
                return Reason("9.6", "missiles, drones and fronts are beyond the mandate")
        return None

    def seen(self, state: State) -> int:
        return seats_of(self.seat, GULF)

    def marked(self, state: State) -> int:
        return BINDS_TO_TEXT if self.answer == YES else 0

    def concerns(self) -> int:
        return self.channel

    def resolve(self, state: State, outcome: int) -> None:
        SingleText.of(state).answers_of(party_of(self.seat))[self.channel] = self.answer


def come_to_light(state: State, channel: int, author: int) -> None:
    """A draft is before the public: both sides are exposed at home, and a public line that denied it is found out.

    rules.md §10.15
    """
    text = SingleText.of(state)
    terms = text.terms_of(channel)
    text.culprit[channel] = author + 1
    talks = Talks.of(state)
    talks.publish(terms)
    talks.embarrass(state, ENDS[channel])
    if Washington.of(state).demands == WIDE and mandate_of(terms) < BROAD_NEEDED:
        state.gain(US, STANDING, -2)
    Backchannels.of(state).expose(state, channel, author)
    Regime.of(state).add_narrative(-gives(terms) // 2)
    Escalation.of(state).add_tension(4)


class Publish(ChannelAction):
    """Publish the text: everyone is exposed at home.  rules.md §10.15"""

    __slots__ = ()
    section = "10.15"
    verb = "publish"
    informs = True
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

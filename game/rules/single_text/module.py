"""The single text in its turn: the actions of each channel, and the answers opened together.  rules.md §10.10, §10.14

Hooks: ``backchannels`` (criticism met warms, answers are opened, rest runs down), ``determinize``.  It stands before
the backchannels in the order of modules: a text agreed or refused warms, cools or opens its channel before messages
arrive.  Reads whether the talks take a text, and hands them one both sides said yes to.
"""

from __future__ import annotations

from random import Random

from game.kernel.action import Action
from game.kernel.module import RuleModule
from game.kernel.rulebook import Rulebook
from game.kernel.state import State
from game.kernel.types import seats_of
from game.rules.backchannels.board import CHANNELS, ENDS, Backchannels
from game.rules.clauses import SLANTS, WIDTH
from game.rules.seats import GULF, STANDING, TEHRAN, US, WASHINGTON
from game.rules.single_text.board import ASKED, NO, OVERDUE, YES, SingleText
from game.rules.single_text.drafting import Answer, Ask, Criticise, Draft, Publish, Reveal, Revise
from game.rules.single_text.interviews import Interview, Shade, settle_shading
from game.rules.talks.board import Talks


class SingleTextModule(RuleModule):
    """Twenty drafts, one pen, one question."""

    __slots__ = ()
    code = "single_text"
    title = "The single text"
    section = "10.10"
    slice_type = SingleText
    needs = ("backchannels", "talks")

    def actions(self, book: Rulebook) -> list[Action]:
        actions: list[Action] = []
        for channel, end in enumerate(ENDS):
            if not (book.playing[US] and book.playing[end] and book.playing[GULF]):
                continue
            actions.extend([Interview(channel, WASHINGTON), Interview(channel, TEHRAN)])
            actions.extend(Draft(channel, slant) for slant in range(len(SLANTS)))
            actions.extend(Revise(channel, term, step) for term in range(WIDTH) for step in (1, -1))
            actions.extend([Ask(GULF, channel), Publish(GULF, channel)])
            for seat in (US, end):
                actions.extend(Criticise(seat, channel, term) for term in range(WIDTH))
                actions.extend([Answer(seat, channel, YES), Answer(seat, channel, NO)])
                actions.extend([Shade(seat, channel), Reveal(seat, channel)])
        return actions

    def backchannels(self, state: State) -> None:
        """Open the answers once both are in, or a turn later: silence is a no.  rules.md §10.14"""
        text = SingleText.of(state)
        channels = Backchannels.of(state)
        text.forget_intentions()
        for channel in range(len(CHANNELS)):
            channels.add_warmth(channel, 4 * text.met[channel])
            text.met[channel] = 0
            if text.rest[channel]:
                text.rest[channel] -= 1
            if not text.asked[channel]:
                continue
            if text.asked[channel] == ASKED and not (text.answer_us[channel] and text.answer_iran[channel]):
                text.asked[channel] = OVERDUE
                continue
            agreed = text.answer_us[channel] == YES and text.answer_iran[channel] == YES
            terms = text.terms_of(channel)
            text.withdraw(channel)
            if agreed:
                settle_shading(state, channel, terms)
            text.told_us[channel] = 0
            text.told_iran[channel] = 0
            if agreed and Talks.of(state).takes_text():
                Talks.of(state).agree(state, terms)
                Talks.of(state).embarrass(state, ENDS[channel])
                text.number[channel] = 0
                text.latest[channel] = 0
                text.moved[channel] = 0
                channels.make_public(channel)
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


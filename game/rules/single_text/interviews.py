"""Interviews for the single text: what each side says it needs, straight or shaded.  rules.md §10.11"""

from __future__ import annotations

from game.kernel.state import State
from game.kernel.types import Reason, seats_of
from game.rules.backchannels.board import CHANNELS, ENDS, OPEN, Channels
from game.rules.backchannels.contacts import ChannelAction
from game.rules.clauses import BROAD_NEEDED, MACHINES, PLACES, mandate_of
from game.rules.council.board import BROAD, Council
from game.rules.seats import GULF, STANDING, US
from game.rules.single_text.board import SingleText
from game.rules.talks.board import Talks
from game.rules.washington.board import Washington

SIDES = ("washington", "tehran")


class Interview(ChannelAction):
    """Ask one side in private how far it would go; the answer may be straight or shaded.  rules.md §10.11"""

    __slots__ = ("side",)
    section = "10.11"
    verb = "interview"

    def __init__(self, channel: int, side: int) -> None:
        super().__init__(GULF, channel)
        self.side = side

    def words(self) -> str:
        return f"{CHANNELS[self.channel]} {SIDES[self.side]}"

    def describe(self) -> str:
        return f"Interview {SIDES[self.side].title()}: its red line, straight or shaded, and the clauses it cares about"

    def forbidden(self, state: State) -> Reason | None:
        if Channels.of(state).stage[self.channel] != OPEN:
            return Reason("10.11", f"the {CHANNELS[self.channel]} channel is not open")
        text = SingleText.of(state)
        told = text.told_us if self.side == 0 else text.told_iran
        if told[self.channel]:
            return Reason("10.11", "you have this side's answer")
        if not Talks.of(state).takes_text():
            return Reason("10.11", "a text is agreed, or a comprehensive deal in force")
        return None

    def seen(self, state: State) -> int:
        return seats_of(GULF, US if self.side == 0 else ENDS[self.channel])

    def resolve(self, state: State, outcome: int) -> None:
        text = SingleText.of(state)
        seat = US if self.side == 0 else ENDS[self.channel]
        shaded = text.credibility[seat] >> (self.channel + 2) & 1
        text.credibility[seat] &= ~(1 << self.channel)
        text.credibility[seat] |= shaded << self.channel
        if self.side == 0:
            text.told_us[self.channel] = min(3, Washington.of(state).demands + 1 + shaded)
        else:
            council = Council.of(state)
            limit = council.mandate if council.on else BROAD
            text.told_iran[self.channel] = max(1, limit + 1 - shaded)


class Shade(ChannelAction):
    """Ask for more than you need, should the mediator inquire this turn.  rules.md §10.11"""

    __slots__ = ()
    section = "10.11"
    verb = "shade"
    fixed_cost = ()
    description = "Shade your answer if the mediator interviews you this turn: it will hear a harder line than yours"

    def forbidden(self, state: State) -> Reason | None:
        reason = self.not_open(state)
        if reason is not None:
            return reason
        if SingleText.of(state).credibility[self.seat] >> (self.channel + 2) & 1:
            return Reason("10.11", "you mean to shade your answer already")
        told = SingleText.of(state).told_us if self.seat == US else SingleText.of(state).told_iran
        if told[self.channel]:
            return Reason("10.11", "the mediator has your answer")
        return None

    def seen(self, state: State) -> int:
        return 1 << self.seat

    def resolve(self, state: State, outcome: int) -> None:
        SingleText.of(state).credibility[self.seat] |= 1 << (self.channel + 2)


def found_out(state: State, channel: int, terms: list[int]) -> None:
    """A side that shaded its answer and said yes to less is not believed so soon again.  rules.md §10.11"""
    text = SingleText.of(state)
    bit = 1 << channel
    if text.credibility[US] & bit:
        text.credibility[US] &= ~bit
        plant = terms[MACHINES] or terms[PLACES]
        if mandate_of(terms) < BROAD_NEEDED if text.told_us[channel] == 3 else not plant:
            state.gain(US, STANDING, -2)
            Channels.of(state).add_trust(0, -3)
    end = ENDS[channel]
    if text.credibility[end] & bit:
        text.credibility[end] &= ~bit
        if mandate_of(terms) < text.told_iran[channel]:
            return
        state.gain(end, STANDING, -2)
        Channels.of(state).add_trust(1, -3)

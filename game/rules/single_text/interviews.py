"""Interviews for the single text: what each side says it needs, straight or shaded.  rules.md §10.11"""

from __future__ import annotations

from game.kernel.state import State
from game.kernel.types import Reason, seats_of
from game.rules.backchannels.board import CAPITALS, CHANNELS, ENDS, OPEN, Backchannels, ChannelAction, end_of
from game.rules.clauses import BROAD_NEEDED, MACHINES, PLACES, mandate_of
from game.rules.council.board import BROAD, REFUSE, Council
from game.rules.seats import GULF, STANDING, TEHRAN, US, WASHINGTON, party_of
from game.rules.single_text.board import SingleText
from game.rules.talks.board import Talks
from game.rules.washington.board import WIDE, Washington


class Interview(ChannelAction):
    """Ask one side in private how far it would go; the answer may be straight or shaded.  rules.md §10.11"""

    __slots__ = ("party",)
    section = "10.11"
    verb = "interview"
    informs = True

    def __init__(self, channel: int, party: int) -> None:
        super().__init__(GULF, channel)
        self.party = party

    def words(self) -> str:
        return f"{CHANNELS[self.channel]} {CAPITALS[self.party]}"

    def describe(self) -> str:
        capital = CAPITALS[self.party].title()
        return f"Interview {capital}: its red line, straight or shaded, and the clauses it cares about"

    def forbidden(self, state: State) -> Reason | None:
        if Backchannels.of(state).stage[self.channel] != OPEN:
            return Reason("10.11", f"the {CHANNELS[self.channel]} channel is not open")
        if SingleText.of(state).told_by(self.party)[self.channel]:
            return Reason("10.11", "you have this side's answer")
        if not Talks.of(state).takes_text():
            return Reason("10.11", "a text is agreed, or a comprehensive deal in force")
        return None

    def seen(self, state: State) -> int:
        return seats_of(GULF, end_of(self.channel, self.party))

    def resolve(self, state: State, outcome: int) -> None:
        text = SingleText.of(state)
        harder = 1 if text.note_interview(end_of(self.channel, self.party), self.channel) else 0
        if self.party == WASHINGTON:
            limit = min(WIDE, Washington.of(state).demands + harder)
        else:
            council = Council.of(state)
            limit = max(REFUSE, (council.mandate if council.on else BROAD) - harder)
        text.told_by(self.party)[self.channel] = limit + 1


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
        text = SingleText.of(state)
        if text.means_to_shade(self.seat, self.channel):
            return Reason("10.11", "you mean to shade your answer already")
        if text.told_by(party_of(self.seat))[self.channel]:
            return Reason("10.11", "the mediator has your answer")
        return None

    def seen(self, state: State) -> int:
        return 1 << self.seat

    def resolve(self, state: State, outcome: int) -> None:
        SingleText.of(state).intend_to_shade(self.seat, self.channel)


def settle_shading(state: State, channel: int, terms: list[int]) -> None:
    """A side that shaded its answer and said yes to less is not believed so soon again.  rules.md §10.11"""
    text = SingleText.of(state)
    mandate = mandate_of(terms)
    if text.forget_shading(US, channel):
        told_wide = text.told_us[channel] == WIDE + 1
        plant = terms[MACHINES] or terms[PLACES]
        if mandate < BROAD_NEEDED if told_wide else not plant:
            _not_believed(state, channel, WASHINGTON)
    if text.forget_shading(ENDS[channel], channel) and mandate >= text.told_iran[channel]:
        _not_believed(state, channel, TEHRAN)


def _not_believed(state: State, channel: int, party: int) -> None:
    state.gain(end_of(channel, party), STANDING, -2)
    Backchannels.of(state).add_trust(party, -3)

"""What an end says it will do, and whether it does it.  rules.md §10.19

Tehran is unsure how to read Washington's offer [confusion-34]; words count here as deeds bear them out.
"""

from __future__ import annotations

from game.kernel.action import Action
from game.kernel.state import State
from game.kernel.types import EVERYONE, Reason
from game.rules.backchannels.board import CHANNELS, DUE, INTENTS_IRAN, INTENTS_US, Channels
from game.rules.backchannels.contacts import ChannelAction
from game.rules.marks import ADMITS_INSPECTORS, ATTACK, ENRICHES_LESS, ENRICHES_MORE, RELIEF, SANCTION
from game.rules.seats import GOVERNMENT, IRGC, LEADER, US

RESTRAIN = 4
FORCE = 1
BITE = 2
EASE = 4
MORE = 1
LESS = 2
ACCESS = 4
VIOLENCE = 8


class Claim(ChannelAction):
    """Say in the room what your side will do by this phase of next turn.  rules.md §10.19"""

    __slots__ = ("intent",)
    section = "10.19"
    verb = "claim"

    def __init__(self, seat: int, channel: int, intent: int) -> None:
        super().__init__(seat, channel)
        self.intent = intent

    def words(self) -> str:
        return f"{CHANNELS[self.channel]} {(INTENTS_US if self.seat == US else INTENTS_IRAN)[self.intent]}"

    def describe(self) -> str:
        if self.seat == US:
            what = ("", "use force", "add sanctions", "grant relief", "neither strike nor sanction")[self.intent]
        else:
            what = ("", "enrich more", "enrich less", "admit inspectors", "neither enrich more nor attack")[self.intent]
        return f"Say that your side will {what} by next turn's talks; candour +8 if it does, -16 if not"

    def forbidden(self, state: State) -> Reason | None:
        reason = self.not_open(state)
        if reason is not None:
            return reason
        channels = Channels.of(state)
        if (channels.intent_us if self.seat == US else channels.intent_iran)[self.channel]:
            return Reason("10.19", "your last claim in this channel is still running")
        return None

    def resolve(self, state: State, outcome: int) -> None:
        channels = Channels.of(state)
        (channels.intent_us if self.seat == US else channels.intent_iran)[self.channel] = self.intent


def witness(state: State, action: Action) -> None:
    """Note what a side does in the open while a claim runs; nothing done in secret bears on it.  §10.19"""
    channels = Channels.of(state)
    if max(*channels.intent_us, *channels.intent_iran) <= DUE or action.seen(state) != EVERYONE:
        return
    marks = action.marked(state)
    if action.seat == US:
        deeds = FORCE * bool(marks & ATTACK) | BITE * bool(marks & SANCTION) | EASE * bool(marks & RELIEF)
        channels.deeds_this_claim[0] |= deeds
    elif action.seat in (LEADER, IRGC, GOVERNMENT):
        channels.deeds_this_claim[1] |= MORE * bool(marks & ENRICHES_MORE) | LESS * bool(marks & ENRICHES_LESS)
        channels.deeds_this_claim[1] |= ACCESS * bool(marks & ADMITS_INSPECTORS) | VIOLENCE * bool(marks & ATTACK)


def kept(side: int, intent: int, deeds: int) -> bool:
    """Whether what a side did bears out what it said."""
    if intent == RESTRAIN:
        return not deeds & (FORCE | BITE if side == 0 else MORE | VIOLENCE)
    return bool(deeds & 1 << intent - 1)


def judge(channels: Channels, channel: int) -> None:
    """Claims that have run are held against deeds; new ones are weighed and begin to run.  §10.19"""
    for side, claims in ((0, channels.intent_us), (1, channels.intent_iran)):
        intent = claims[channel]
        if not intent:
            continue
        at = 2 * channel + side
        if intent > DUE:
            true = kept(side, intent - DUE, channels.deeds_this_claim[side])
            channels.credibility[at] = min(100, max(0, channels.credibility[at] + (8 if true else -16)))
            channels.add_warmth(channel, 4 if true else -8)
            claims[channel] = 0
            continue
        claims[channel] = intent + DUE
        believed = channels.credibility[at] >= 50 or channels.gestures[side] == 1
        soft = intent == RESTRAIN or intent == 3 or (intent == 2 and side == 1)
        if soft:
            channels.add_warmth(channel, 4 if believed else 0)
        else:
            channels.add_warmth(channel, 2 if believed else -4)

"""What an end says it will do, and whether it does it.  rules.md §10.19

Tehran is unsure how to read Washington's offer [confusion-34]; words count here as deeds bear them out.
"""

from __future__ import annotations

from game.kernel.action import Action
from game.kernel.state import State
from game.kernel.types import EVERYONE, Reason
from game.rules.backchannels.board import (
    ADMIT,
    BELIEVED_FROM,
    CHANNELS,
    DUE,
    ENRICH,
    HALT,
    INTENTS,
    PENALISE,
    RELIEVE,
    RESTRAIN,
    STRIKE,
    Backchannels,
    ChannelAction,
)
from game.rules.marks import ADMITS_INSPECTORS, ATTACK, ENRICHES_LESS, ENRICHES_MORE, RELIEF, SANCTION
from game.rules.seats import GOVERNMENT, IRGC, LEADER, TEHRAN, US, WASHINGTON, party_of

TEHRANS_ATTACK = 1 << 3
"""The deed of Tehran that no claim of its own announces; every other deed has the bit of the claim it bears out."""
BREACHES_OF_RESTRAINT = (1 << STRIKE - 1 | 1 << PENALISE - 1, 1 << ENRICH - 1 | TEHRANS_ATTACK)
"""By party, the deeds that belie a claim of restraint."""
CONCILIATORY = ((RELIEVE, RESTRAIN), (HALT, ADMIT, RESTRAIN))
"""By party, the claims that warm a channel in which they are believed."""


class Claim(ChannelAction):
    """Say in the room what your side will do by this phase of next turn.  rules.md §10.19"""

    __slots__ = ("intent",)
    section = "10.19"
    verb = "claim"

    def __init__(self, seat: int, channel: int, intent: int) -> None:
        super().__init__(seat, channel)
        self.intent = intent

    def words(self) -> str:
        return f"{CHANNELS[self.channel]} {INTENTS[party_of(self.seat)][self.intent]}"

    def describe(self) -> str:
        promises = (
            ("", "use force", "add sanctions", "grant relief", "neither strike nor sanction"),
            ("", "enrich more", "enrich less", "admit inspectors", "neither enrich more nor attack"),
        )
        promise = promises[party_of(self.seat)][self.intent]
        return f"Say that your side will {promise} by next turn's talks; candour +8 if it does, -16 if not"

    def forbidden(self, state: State) -> Reason | None:
        reason = self.not_open(state)
        if reason is not None:
            return reason
        if Backchannels.of(state).intents_of(party_of(self.seat))[self.channel]:
            return Reason("10.19", "your last claim in this channel is still running")
        return None

    def resolve(self, state: State, outcome: int) -> None:
        Backchannels.of(state).intents_of(party_of(self.seat))[self.channel] = self.intent


def note_deeds(state: State, action: Action) -> None:
    """Note what a side does in the open while a claim runs; nothing done in secret bears on it.  §10.19"""
    channels = Backchannels.of(state)
    if max(*channels.intent_us, *channels.intent_iran) <= DUE or action.seen(state) != EVERYONE:
        return
    marks = action.marked(state)
    if action.seat == US:
        channels.deeds_this_claim[WASHINGTON] |= (
            _deed(STRIKE, marks & ATTACK) | _deed(PENALISE, marks & SANCTION) | _deed(RELIEVE, marks & RELIEF)
        )
    elif action.seat in (LEADER, IRGC, GOVERNMENT):
        channels.deeds_this_claim[TEHRAN] |= (
            _deed(ENRICH, marks & ENRICHES_MORE)
            | _deed(HALT, marks & ENRICHES_LESS)
            | _deed(ADMIT, marks & ADMITS_INSPECTORS)
            | (TEHRANS_ATTACK if marks & ATTACK else 0)
        )


def _deed(intent: int, done: int) -> int:
    """The bit of what bears out a claim, if it was done."""
    return 1 << intent - 1 if done else 0


def borne_out(party: int, intent: int, deeds: int) -> bool:
    """Whether what a side did bears out what it said."""
    if intent == RESTRAIN:
        return not deeds & BREACHES_OF_RESTRAINT[party]
    return bool(deeds & _deed(intent, 1))


def judge_claims(channels: Backchannels, channel: int) -> None:
    """Claims that have run are held against deeds; new ones are weighed and begin to run.  §10.19"""
    for party in (WASHINGTON, TEHRAN):
        intents = channels.intents_of(party)
        intent = intents[channel]
        if not intent:
            continue
        if intent > DUE:
            true = borne_out(party, intent - DUE, channels.deeds_this_claim[party])
            channels.add_credibility(channel, party, 8 if true else -16)
            channels.add_warmth(channel, 4 if true else -8)
            intents[channel] = 0
            continue
        intents[channel] = intent + DUE
        believed = channels.credibility_of(channel, party) >= BELIEVED_FROM or channels.gestures[party] == 1
        if intent in CONCILIATORY[party]:
            channels.add_warmth(channel, 4 if believed else 0)
        else:
            channels.add_warmth(channel, 2 if believed else -4)

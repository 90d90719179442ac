"""Backchannels as they stand on the board: who knows, how warm, who is trusted, what was leaked.  rules.md §10

The base class of actions on a channel stands here too: the single text works in the same rooms, and of another
chapter only the board is imported.
"""

from __future__ import annotations

from typing import ClassVar, Final

from game.kernel.action import Action
from game.kernel.field import BOOKKEEPING, CHOICE, NONE_BELOW_ZERO, SEAT_PLUS_ONE, SEAT_SET, dial, field
from game.kernel.slices import Dials, Slice
from game.kernel.state import State
from game.kernel.types import KNOWN, NOBODY, PER_SEAT, UNKNOWN, Cost, Reason, clamp, seats_of
from game.rules.council.board import MANDATES_IN_WORDS
from game.rules.escalation import Escalation
from game.rules.regime.board import Regime
from game.rules.seats import (
    ATTENTION,
    EUROPE,
    EVERY_SEAT,
    GOVERNMENT,
    GULF,
    IRGC,
    ISRAEL,
    PARTIES,
    SEATS,
    STANDING,
    TEHRAN,
    US,
    WASHINGTON,
)
from game.rules.washington.board import WIDE, Washington

MUSCAT: Final = 0
DOHA: Final = 1
CHANNELS: Final = ("muscat", "doha")
ENDS: Final = (GOVERNMENT, IRGC)
"""The Iranian end of each channel; Washington is the other end and the Gulf mediators carry."""

CAPITALS: Final = ("washington", "tehran")
"""What the mediators call the two sides."""

CLOSED: Final = 0
PROPOSED: Final = 1
OPEN: Final = 2
FROZEN: Final = 3

THREAT: Final = 1
ASSURANCE: Final = 2
OFFER: Final = 3
MESSAGES: Final = ("", "threat", "assurance", "offer")
_MESSAGES: Final = ("none", *MESSAGES[THREAT:])

PLAIN: Final = 0
SOFTENED: Final = 1
DELAYED: Final = 2
SUMMARISED: Final = 3

VENUES: Final = ("capital", "villa", "hotel")
EXPOSURE: Final = (0, -1, 1)
"""What a venue adds to the weight of each knower.  §10.16"""
COMFORT: Final = (0, -1, 1)
"""What a venue adds to the warmth of a kind message.  §10.16"""

MEDIATORS: Final = ("oman", "qatar", "pakistan", "switzerland", "iraq", "japan")
OPENNESS: Final = (0, 1, 1, 0, 2, 1)
"""What a mediator's house adds to the weight of each knower.  §10.17"""
LEVERAGE: Final = (0, 2, 1, 0, 0, 1)
"""What a mediator adds to the warmth of an offer.  §10.17"""
CREDIT: Final = (50, 55, 55, 45, 40, 45, 50, 45, 25, 60, 60, 35)
"""Trust of Washington and Tehran in each mediator before it has carried anything."""

STRIKE: Final = 1
PENALISE: Final = 2
RELIEVE: Final = 3
"""What Washington may claim that it will do.  §10.19"""
ENRICH: Final = 1
HALT: Final = 2
ADMIT: Final = 3
"""What Tehran may claim that it will do."""
RESTRAIN: Final = 4
"""What either may claim: to hold back."""
INTENTS: Final = (
    ("", "strike", "sanction", "relieve", "restrain"),
    ("", "enrich", "halt", "admit", "restrain"),
)
"""The words of the claims, by party."""
DUE: Final = 4
"""Added to a claim of intent once its turn has begun to run."""
BELIEVED_FROM: Final = 50
"""Credibility from which a threat or a claim is believed.  §10.3, §10.19"""


class BackchannelsDials(Dials):
    """How soon channels come to light, how long they rest, who may mediate, how long scorn lasts.  rules.md §10"""

    hazard: int = dial(1, 0, 20, "weight in 100 for each knower", "held 8 months in 2013, days in 2025-26")
    rest: int = dial(2, 0, 9, "turns before a closed channel may be proposed again", "design value")
    roster: int = dial(
        63, 1, 63, "sum of 1 Oman, 2 Qatar, 4 Pakistan, 8 Switzerland, 16 Iraq, 32 Japan",
        "each carried messages between 2003 and 2026",
    )
    scorn: int = dial(4, 1, 9, "turns for which public scorn is remembered", "design value")


class Backchannels(Slice):
    """Two secret channels, row by row.

    ``knowers`` is the mask of seats that know the channel; ``stage`` 0 closed, 1 proposed, 2 open, 3 frozen;
    ``waiting`` the mask of ends that have yet to accept; ``warmth`` 0–100.  ``sent`` and ``heard`` are messages
    (1 threat, 2 assurance, 3 offer) as written and as carried; ``handling`` is the mediator's (1 softened, 2 delayed,
    3 summarised).  ``age`` counts the turns a channel has met in one place; ``end_listeners`` is the mask of those who
    hear what its Iranian end hears.  ``rest`` counts turns until a closed or burned channel may be proposed again.
    ``exposed`` is public; ``culprit`` is the seat behind a leak plus one, proven only at the end.
    ``trust`` is the credit of the mediator in the ``lead`` with Washington and with Tehran, ``mediator_credit`` that of
    all the others.  ``gestures`` marks a side whose costly act of this turn authenticates what it says.

    ``sight`` is what each seat learns from outside: bit 0 or 1 for a channel it watches, bit 2 or 3 if that was seen
    open; ``swept`` the watchers found out.  ``held_gestures`` keeps gestures beside messages delayed, ``offered`` the
    sides (1 Washington, 2 Tehran) whose offer was heard.  After a leak ``suspects`` and ``accused`` are masks,
    ``named`` the seat that opinion holds to be the author plus one, ``denied`` the ends that answered for the channel.
    ``intent_us`` and ``intent_iran`` are claims (1–4 new, 5–8 running), ``credibility`` what an end's word is worth,
    ``deeds_this_claim`` what each side has done while a claim runs, ``posture`` turns for which public scorn is
    remembered.  ``asked`` is the mask of ends that want another mediator; ``acted`` what the mediators have done this
    turn; ``reading`` their idea of the mandate, ``sounding`` Europe's (−1 none); ``exchange_cooldown`` turns until
    prisoners may be brought home again.  Lists with an element for each side are in the order of ``PARTIES``.
    """

    dials_type = BackchannelsDials
    dials: BackchannelsDials

    knowers: list[int] = field(
        "", 0, 127, start=tuple([seats_of(US, end, GULF) for end in ENDS]), seen=KNOWN, knowers="knowers",
        labels=CHANNELS,
        guess=(0, 0), title="who knows of", reads=SEAT_SET,
    )
    stage: list[int] = field(
        "", 0, 3, seen=KNOWN, knowers="knowers", labels=CHANNELS, guess=(0, 0),
        values=("closed", "proposed", "open", "frozen"),
    )
    waiting: list[int] = field(
        "", 0, 127, seen=KNOWN, knowers="knowers", labels=CHANNELS, guess=(0, 0), title="who has yet to accept",
        reads=SEAT_SET, telling=CHOICE,
    )
    age: list[int] = field("turns", 0, 99, seen=KNOWN, knowers="knowers", labels=CHANNELS, guess=(0, 0))
    warmth: list[int] = field("points", seen=KNOWN, knowers="knowers", labels=CHANNELS, guess=(0, 0))
    end_listeners: list[int] = field(
        "", 0, 127, start=tuple([seats_of(end, GULF) for end in ENDS]), labels=CHANNELS, title="close ears of",
        reads=SEAT_SET,
    )
    sent_us: list[int] = field(
        "", 0, 3, seen=seats_of(US, GULF), labels=CHANNELS, guess=(0, 0),
        values=_MESSAGES,
    )
    heard_us: list[int] = field(
        "", 0, 3, seen=seats_of(US, GULF), labels=CHANNELS, guess=(0, 0),
        values=_MESSAGES,
    )
    sent_iran: list[int] = field(
        "", 0, 3, seen=KNOWN, knowers="end_listeners", labels=CHANNELS, guess=(0, 0),
        values=_MESSAGES,
    )
    heard_iran: list[int] = field(
        "", 0, 3, seen=KNOWN, knowers="end_listeners", labels=CHANNELS, guess=(0, 0),
        values=_MESSAGES,
    )
    handling: list[int] = field(
        "", 0, 3, seen=seats_of(GULF), labels=CHANNELS, guess=(0, 0),
        values=("as written", "softened", "delayed", "summarised"),
    )
    rest: list[int] = field(
        "turns", 0, 9, seen=KNOWN, knowers="knowers", labels=CHANNELS, guess=(0, 0), title="turns of rest of",
    )
    exposed: list[int] = field("", 0, 1, labels=CHANNELS, values=("no", "yes"))
    culprit: list[int] = field(
        "", 0, 7, seen=NOBODY, labels=CHANNELS, guess=(0, 0), title="leaker of", reads=SEAT_PLUS_ONE,
    )
    trust: list[int] = field("points", start=50, seen=seats_of(GULF), guess=(30, 60), labels=CAPITALS)
    gestures: list[int] = field("", 0, 1, labels=PARTIES, values=("no", "yes"))
    sounding: int = field(
        "", -1, 3, start=-1, seen=seats_of(EUROPE), guess=(-1, -1), title="mandate as it sounded",
        values=MANDATES_IN_WORDS, reads=NONE_BELOW_ZERO,
    )
    sight: list[int] = field(
        "", 0, 15, seen=PER_SEAT, labels=SEATS, guess=(0, 0), title="channels watched by", telling=BOOKKEEPING,
    )
    swept: list[int] = field(
        "", 0, 127, seen=KNOWN, knowers="knowers", labels=CHANNELS, guess=(0, 0), title="watchers found at",
        reads=SEAT_SET,
    )
    venue: list[int] = field(
        "", 0, 2, seen=KNOWN, knowers="knowers", labels=CHANNELS, guess=(0, 0), title="venue of",
        values=("capital", "villa", "hotel"),
    )
    held_gestures: list[int] = field(
        "", 0, 3, seen=NOBODY, labels=CHANNELS, guess=(0, 0), title="gestures held with messages in",
        telling=BOOKKEEPING,
    )
    offered: list[int] = field(
        "", 0, 3, seen=NOBODY, labels=CHANNELS, guess=(0, 0), title="offers heard in", telling=BOOKKEEPING,
    )
    suspects: list[int] = field("", 0, 127, labels=CHANNELS, title="who could have leaked", reads=SEAT_SET)
    accused: list[int] = field("", 0, 127, labels=CHANNELS, title="who has accused over", reads=SEAT_SET)
    named: list[int] = field("", 0, 7, labels=CHANNELS, title="believed leaker of", reads=SEAT_PLUS_ONE)
    denied: list[int] = field("", 0, 127, labels=CHANNELS, title="who has answered for", reads=SEAT_SET)
    intent_us: list[int] = field(
        "", 0, 8, seen=KNOWN, knowers="knowers", labels=CHANNELS, guess=(0, 0), title="Washington's claim in",
        values=(
            "none", "use force", "add sanctions", "grant relief", "show restraint", "use force (running)",
            "add sanctions (running)", "grant relief (running)", "show restraint (running)",
        ),
    )
    intent_iran: list[int] = field(
        "", 0, 8, seen=KNOWN, knowers="knowers", labels=CHANNELS, guess=(0, 0), title="Tehran's claim in",
        values=(
            "none", "enrich more", "enrich less", "admit inspectors", "show restraint", "enrich more (running)",
            "enrich less (running)", "admit inspectors (running)", "show restraint (running)",
        ),
    )
    credibility: list[int] = field(
        "points", start=50, seen=KNOWN, knowers="knowers", guess=(50, 50),
        labels=tuple(f"{channel}-{side}" for channel in CHANNELS for side in PARTIES),
        title="worth of the word in",
    )
    deeds_this_claim: list[int] = field(
        "", 0, 15, seen=NOBODY, labels=PARTIES, guess=(0, 0), title="deeds since the last phase of",
        telling=BOOKKEEPING,
    )
    posture: list[int] = field("turns", 0, 9, labels=PARTIES, title="public scorn remembered of")
    lead: int = field(
        "", 0, 5, title="mediator in the lead", values=("Oman", "Qatar", "Pakistan", "Switzerland", "Iraq", "Japan"),
    )
    mediator_credit: list[int] = field(
        "points", start=CREDIT, seen=seats_of(GULF), guess=(30, 60),
        labels=tuple(f"{mediator}-{side}" for mediator in MEDIATORS for side in CAPITALS), title="credit of",
    )
    asked: int = field(
        "", 0, 127, seen=seats_of(GULF), guess=(0, 0), title="who wants another mediator", reads=SEAT_SET,
    )
    acted: int = field(
        "", 0, 15, seen=seats_of(GULF), guess=(0, 0), title="what the mediators did this turn", telling=BOOKKEEPING,
    )
    reading: int = field(
        "", -1, 3, start=-1, seen=seats_of(GULF), guess=(-1, -1), title="mandate as friends read it",
        values=MANDATES_IN_WORDS, reads=NONE_BELOW_ZERO,
    )
    exchange_cooldown: int = field("turns", 0, 9, title="turns until prisoners may be exchanged")

    def add_warmth(self, channel: int, amount: int) -> None:
        """Move the warmth of a channel.  §10.2"""
        self.warmth[channel] = clamp(self.warmth[channel] + amount, 0, 100)

    def add_trust(self, party: int, amount: int) -> None:
        """Move the mediator's trust with Washington or Tehran.  §10.5"""
        if self.on:
            self.trust[party] = clamp(self.trust[party] + amount, 0, 100)

    def trust_with(self, party: int) -> int:
        """The mediator's trust with one side; 50 where there are no channels.  §10.18"""
        return self.trust[party] if self.on else 50

    def lower_trust(self) -> int:
        """The lower of the mediator's two trusts.  §10.18"""
        return min(self.trust_with(WASHINGTON), self.trust_with(TEHRAN))

    def add_credibility(self, channel: int, party: int, amount: int) -> None:
        """Move what a side's word is worth in a channel.  §10.19"""
        place = len(PARTIES) * channel + party
        self.credibility[place] = clamp(self.credibility[place] + amount, 0, 100)

    def credibility_of(self, channel: int, party: int) -> int:
        """What a side's word is worth in a channel.  §10.19"""
        return self.credibility[len(PARTIES) * channel + party]

    def sent_by(self, party: int) -> list[int]:
        """The messages a side has on the way, by channel.  §10.3"""
        return self.sent_us if party == WASHINGTON else self.sent_iran

    def intents_of(self, party: int) -> list[int]:
        """A side's claims of intent, by channel.  §10.19"""
        return self.intent_us if party == WASHINGTON else self.intent_iran

    def knows(self, seat: int, channel: int) -> bool:
        """Whether a seat is in the secret; False in the view of one that cannot tell.  §10.1"""
        return self.knowers[channel] != UNKNOWN and self.knowers[channel] >> seat & 1 == 1

    def watches(self, seat: int, channel: int) -> bool:
        """Whether a seat keeps watch on a channel from outside.  §10.6"""
        return self.sight[seat] >> channel & 1 == 1

    def saw_open(self, seat: int, channel: int) -> bool:
        """Whether a seat that watches a channel saw it open when it last looked.  §10.6"""
        return self.sight[seat] >> channel + len(CHANNELS) & 1 == 1

    def observe(self, seat: int, channel: int) -> None:
        """What a seat that watches a channel sees of it: whether it is open.  §10.6"""
        watched, seen_open = 1 << channel, 1 << channel + len(CHANNELS)
        self.sight[seat] = self.sight[seat] & ~seen_open | watched
        if self.stage[channel] == OPEN:
            self.sight[seat] |= seen_open

    def stop_watching(self, seat: int, channel: int) -> None:
        """A watcher is found out and learns no more of the channel.  §10.6"""
        self.sight[seat] &= ~(1 << channel | 1 << channel + len(CHANNELS))

    def hand_over(self, mediator: int) -> None:
        """Another mediator takes the lead with the credit it has; what was burned is free again.  §10.2, §10.17"""
        first = len(PARTIES) * self.lead
        self.mediator_credit[first:first + len(PARTIES)] = self.trust
        self.lead = mediator
        first = len(PARTIES) * mediator
        self.trust = self.mediator_credit[first:first + len(PARTIES)]
        self.asked = 0
        for channel in range(len(CHANNELS)):
            if self.stage[channel] == FROZEN:
                self.rest[channel] = 0

    def drop_messages(self, channel: int) -> None:
        """What was on its way is lost, and with it the gestures kept beside it."""
        self.sent_us[channel] = 0
        self.sent_iran[channel] = 0
        self.handling[channel] = PLAIN
        self.held_gestures[channel] = 0

    def expose(self, state: State, channel: int, author: int) -> None:
        """The channel is in the papers.  Everybody knows of it, the author stays a matter of suspicion.  §10.7"""
        if self.exposed[channel]:
            return
        self.exposed[channel] = 1
        self.culprit[channel] = author + 1
        playing = state.rulebook.playing
        for seat in range(len(SEATS)):
            if playing[seat] and (self.knowers[channel] >> seat & 1 or self.watches(seat, channel)):
                self.suspects[channel] |= 1 << seat
        for seat in (ISRAEL, IRGC):
            if playing[seat]:
                self.suspects[channel] |= 1 << seat
        self.knowers[channel] = EVERY_SEAT
        self.add_warmth(channel, -25)
        self.add_trust(WASHINGTON, -6)
        self.add_trust(TEHRAN, -6)
        state.gain(US, STANDING, -2)
        state.gain(ENDS[channel], STANDING, -3)
        state.gain(GULF, STANDING, -4)
        Regime.of(state).add_narrative(-3)
        Escalation.of(state).add_tension(3)
        self._contradict(state, channel)

    def _contradict(self, state: State, channel: int) -> None:
        """A secret offer that contradicts a public red line has its price in the open.  §10.20"""
        washington = Washington.of(state)
        scorned = self.posture[WASHINGTON] or (washington.on and washington.demands == WIDE)
        if self.offered[channel] >> WASHINGTON & 1 and scorned:
            state.gain(US, STANDING, -3)
            washington.add_credibility(-6)
        if self.offered[channel] >> TEHRAN & 1 and self.posture[TEHRAN]:
            state.gain(ENDS[channel], STANDING, -2)
            Regime.of(state).add_narrative(-4)

    def burn_by_force(self, state: State) -> None:
        """Force while a channel is open burns it, and the mediator's credit with it.  §10.2"""
        if not self.on:
            return
        for channel in range(len(CHANNELS)):
            if self.stage[channel] == OPEN:
                self.stage[channel] = FROZEN
                self.rest[channel] = self.dials.rest
                self.add_warmth(channel, -20)
                self.add_trust(TEHRAN, -8)

    def make_public(self, channel: int) -> None:
        """A channel needs no secrecy any more: everybody knows of it, and nobody is to blame.  §10.14"""
        self.knowers[channel] = EVERY_SEAT
        self.exposed[channel] = 1


def end_of(channel: int, party: int) -> int:
    """The seat that speaks for a side in a channel.  §10.1"""
    return US if party == WASHINGTON else ENDS[channel]


class ChannelAction(Action):
    """An action on one channel; those who know the channel see it."""

    __slots__ = ("channel",)
    offered = "backchannels"
    fixed_cost: ClassVar[Cost] = ((ATTENTION, 1),)

    def __init__(self, seat: int, channel: int) -> None:
        super().__init__(seat)
        self.channel = channel

    def words(self) -> str:
        return CHANNELS[self.channel]

    def seen(self, state: State) -> int:
        return Backchannels.of(state).knowers[self.channel]

    def not_open(self, state: State) -> Reason | None:
        """The reason when the channel is not open."""
        if Backchannels.of(state).stage[self.channel] != OPEN:
            return Reason("10.1", f"the {CHANNELS[self.channel]} channel is not open")
        return None

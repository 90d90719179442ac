"""Backchannels as they stand on the board: who knows, how warm, who is trusted, what was leaked.  rules.md §10"""

from __future__ import annotations

from typing import Final

from game.kernel.field import Field
from game.kernel.state import Slice, State
from game.kernel.terms import KNOWN, NOBODY, clamp, seats_of
from game.rules.escalation import Escalation
from game.rules.regime import Regime
from game.rules.seats import EUROPE, EVERY_SEAT, GOVERNMENT, GULF, IRGC, STANDING, US

CHANNELS: Final = ("muscat", "doha")
ENDS: Final = (GOVERNMENT, IRGC)
"""The Iranian end of each channel; Washington is the other end and the Gulf mediators carry."""

CLOSED: Final = 0
PROPOSED: Final = 1
OPEN: Final = 2
FROZEN: Final = 3

THREAT: Final = 1
ASSURANCE: Final = 2
OFFER: Final = 3
MESSAGES: Final = ("", "threat", "assurance", "offer")

PLAIN: Final = 0
SOFTENED: Final = 1
DELAYED: Final = 2

HAZARD: Final = 0
REST: Final = 1


class Channels(Slice):
    """Two secret channels, row by row.

    ``knowers`` is the mask of seats that know the channel; ``stage`` 0 closed, 1 proposed, 2 open, 3 frozen;
    ``waiting`` the mask of ends that have yet to accept; ``warmth`` 0–100.  ``sent`` and ``heard`` are messages
    (1 threat, 2 assurance, 3 offer) as written and as carried; ``handling`` is the mediator's (1 softened, 2 delayed).
    ``rest`` counts turns until a closed channel may be proposed again.
    ``exposed`` is public; ``culprit`` is the seat behind a leak plus one, proven only at the end.
    ``trust`` is the mediator's credit with Washington and with Tehran.
    """

    __slots__ = (
        "knowers", "stage", "waiting", "age", "warmth", "ears", "sent_us", "heard_us", "sent_iran", "heard_iran",
        "handling", "rest", "exposed", "culprit", "trust", "gestures", "sounding",
    )
    fields = (
        Field("knowers", "", 0, 127, seen=KNOWN, knowers="knowers", labels=CHANNELS, guess=(0, 0)),
        Field("stage", "", 0, 3, seen=KNOWN, knowers="knowers", labels=CHANNELS, guess=(0, 0)),
        Field("waiting", "", 0, 127, seen=KNOWN, knowers="knowers", labels=CHANNELS, guess=(0, 0)),
        Field("age", "turns", 0, 99, seen=KNOWN, knowers="knowers", labels=CHANNELS, guess=(0, 0)),
        Field("warmth", "points", seen=KNOWN, knowers="knowers", labels=CHANNELS, guess=(0, 0)),
        Field("ears", "", 0, 127, labels=CHANNELS),
        Field("sent_us", "", 0, 3, seen=seats_of(US, GULF), labels=CHANNELS, guess=(0, 0)),
        Field("heard_us", "", 0, 3, seen=seats_of(US, GULF), labels=CHANNELS, guess=(0, 0)),
        Field("sent_iran", "", 0, 3, seen=KNOWN, knowers="ears", labels=CHANNELS, guess=(0, 0)),
        Field("heard_iran", "", 0, 3, seen=KNOWN, knowers="ears", labels=CHANNELS, guess=(0, 0)),
        Field("handling", "", 0, 2, seen=seats_of(GULF), labels=CHANNELS, guess=(0, 0)),
        Field("rest", "turns", 0, 9, seen=KNOWN, knowers="knowers", labels=CHANNELS, guess=(0, 0)),
        Field("exposed", "", 0, 1, labels=CHANNELS),
        Field("culprit", "", 0, 7, seen=NOBODY, labels=CHANNELS, guess=(0, 0)),
        Field("trust", "points", seen=seats_of(GULF), guess=(30, 60), labels=("washington", "tehran")),
        Field("gestures", "", 0, 1, labels=("us", "iran")),
        Field("sounding", "", -1, 3, seen=seats_of(EUROPE), guess=(-1, -1)),
    )

    def __init__(self, dials: list[int], on: bool) -> None:
        super().__init__(dials, on)
        self.ears = [seats_of(end, GULF) for end in ENDS]
        self.knowers = [seats_of(US, end, GULF) for end in ENDS]
        self.stage = [0, 0]
        self.waiting = [0, 0]
        self.age = [0, 0]
        self.warmth = [0, 0]
        self.sent_us = [0, 0]
        self.heard_us = [0, 0]
        self.sent_iran = [0, 0]
        self.heard_iran = [0, 0]
        self.handling = [0, 0]
        self.rest = [0, 0]
        self.exposed = [0, 0]
        self.culprit = [0, 0]
        self.trust = [50, 50]
        self.gestures = [0, 0]
        self.sounding = -1

    def copy(self) -> Channels:
        twin = Channels.__new__(Channels)
        twin.dials = self.dials
        twin.on = self.on
        twin.ears = self.ears[:]
        twin.knowers = self.knowers[:]
        twin.stage = self.stage[:]
        twin.waiting = self.waiting[:]
        twin.age = self.age[:]
        twin.warmth = self.warmth[:]
        twin.sent_us = self.sent_us[:]
        twin.heard_us = self.heard_us[:]
        twin.sent_iran = self.sent_iran[:]
        twin.heard_iran = self.heard_iran[:]
        twin.handling = self.handling[:]
        twin.rest = self.rest[:]
        twin.exposed = self.exposed[:]
        twin.culprit = self.culprit[:]
        twin.trust = self.trust[:]
        twin.gestures = self.gestures[:]
        twin.sounding = self.sounding
        return twin

    @staticmethod
    def of(state: State) -> Channels:
        """The slice of this module in ``state``."""
        part = state.slices[Channels.at]
        assert isinstance(part, Channels)
        return part

    def heat(self, channel: int, amount: int) -> None:
        """Move the warmth of a channel.  §10.2"""
        self.warmth[channel] = clamp(self.warmth[channel] + amount, 0, 100)

    def credit(self, side: int, amount: int) -> None:
        """Move the mediator's trust with Washington (0) or Tehran (1).  §10.5"""
        if self.on:
            self.trust[side] = clamp(self.trust[side] + amount, 0, 100)

    def expose(self, state: State, channel: int, author: int) -> None:
        """The channel is in the papers.  Everybody knows of it, the author stays a matter of suspicion.  §10.7"""
        if self.exposed[channel]:
            return
        self.exposed[channel] = 1
        self.culprit[channel] = author + 1
        self.knowers[channel] = EVERY_SEAT
        self.heat(channel, -25)
        self.credit(0, -6)
        self.credit(1, -6)
        state.gain(US, STANDING, -2)
        state.gain(ENDS[channel], STANDING, -3)
        state.gain(GULF, STANDING, -4)
        Regime.of(state).tell(-3)
        Escalation.of(state).strain(3)

    def burn(self, state: State) -> None:
        """Force while a channel is open freezes it and burns the mediator's credit.  §10.2"""
        if not self.on:
            return
        for channel in range(len(CHANNELS)):
            if self.stage[channel] == OPEN:
                self.stage[channel] = FROZEN
                self.heat(channel, -20)
                self.credit(1, -8)

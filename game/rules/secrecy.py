"""How secrets fare: messages as they are carried, gestures that authenticate them, leaks.  rules.md §10.3, §10.7"""

from __future__ import annotations

from random import Random
from typing import Final

from game.kernel.action import Action, Event
from game.kernel.field import Dial
from game.kernel.rulebook import Rulebook
from game.kernel.state import State
from game.kernel.terms import NOBODY, Frame, Odds, seats_of
from game.rules.channels import (
    ASSURANCE,
    CHANNELS,
    DELAYED,
    ENDS,
    HAZARD,
    OFFER,
    OPEN,
    PLAIN,
    SOFTENED,
    THREAT,
    Channels,
)
from game.rules.contacts import Accept, Close, Delay, Leak, Message, Probe, Propose, Soften, Sound, Sounding, Vouch
from game.rules.nuclear import Nuclear
from game.rules.programme import Enrich
from game.rules.seats import EUROPE, GOVERNMENT, GULF, IRGC, ISRAEL, LEADER, SEATS, US
from game.rules.setup import Law
from game.rules.washington import Washington

GESTURES: Final = ("waive", "release", "withdraw-group", "admit", "lift-blockade", "free-ship", "crews", "charts")
"""Acts in the open that cost something; a cut in enrichment is one too."""


class Leakage(Event):
    """Secrets keep badly: knowers, time and rivals.  rules.md §10.7"""

    __slots__ = ()
    code = "leakage"
    title = "A secret"
    section = "10.7"

    def odds(self, state: State, frame: Frame) -> Odds:
        found: list[tuple[str, int]] = [("it holds", 100)]
        for seat, weight in self.risks(state, frame[2]):
            found.append((f"it comes out by way of {SEATS[seat]}", weight))
        return tuple(found)

    def risks(self, state: State, channel: int) -> list[tuple[int, int]]:
        """The seats in play that know the channel, with the weight of each where it has any."""
        channels = Channels.of(state)
        found: list[tuple[int, int]] = []
        for seat in range(len(SEATS)):
            if channels.knowers[channel] >> seat & 1 and state.rulebook.playing[seat]:
                weight = channels.dials[HAZARD] + channels.age[channel] // 3 + (3 if seat in (ISRAEL, IRGC) else 0)
                if weight:
                    found.append((seat, weight))
        return found

    def seen(self, state: State, frame: Frame) -> int:
        return NOBODY

    def resolve(self, state: State, frame: Frame, outcome: int) -> None:
        if outcome:
            Channels.of(state).expose(state, frame[2], self.risks(state, frame[2])[outcome - 1][0])


class ChannelsModule(Law):
    """A low profile, a mediator's credit, and the hazard of being found out."""

    code = "channels"
    title = "Backchannels"
    section = "10"
    kind = Channels
    dials = (
        Dial("hazard", 1, 0, 20, "weight in 100 for each knower", "held 8 months in 2013, days in 2025-26"),
        Dial("rest", 2, 1, 9, "turns before a closed channel may be proposed again", "design value"),
    )

    def blank(self, dials: list[int], on: bool) -> Channels:
        return Channels(dials, on)

    def actions(self, book: Rulebook) -> list[Action]:
        found: list[Action] = []
        for channel, end in enumerate(ENDS):
            if not (book.playing[US] and book.playing[end] and book.playing[GULF]):
                continue
            for seat in (US, end):
                found.extend([Propose(seat, channel), Accept(seat, channel)])
                found.extend(Message(seat, channel, message) for message in (THREAT, ASSURANCE, OFFER))
                found.extend([Leak(seat, channel), Close(seat, channel)])
            found.extend([Propose(GULF, channel), Soften(channel, SOFTENED), Delay(channel, DELAYED)])
            found.append(Leak(GULF, channel))
            for seat in (LEADER, ISRAEL, EUROPE, GOVERNMENT, IRGC):
                if seat != end:
                    found.extend([Probe(seat, channel), Leak(seat, channel)])
            found.extend([Vouch(LEADER, channel), Close(LEADER, channel)])
        if book.on("council"):
            found.append(Sound(EUROPE))
        return found

    def events(self, book: Rulebook) -> list[Event]:
        found: list[Event] = [Leakage()]
        if book.on("council"):
            found.append(Sounding())
        return found

    def before(self, state: State, action: Action) -> None:
        """Costly gestures authenticate the turn's messages; public scorn chills the channel.  rules.md §10.3"""
        verb = action.verb
        channels = Channels.of(state)
        if verb in GESTURES and action.seat != EUROPE:
            channels.gestures[0 if action.seat == US else 1] = 1
        elif isinstance(action, Enrich):
            if action.policy < Nuclear.of(state).policy:
                channels.gestures[1] = 1
        elif verb == "denounce" and action.seat in (US, LEADER):
            for channel in range(len(CHANNELS)):
                if channels.stage[channel] == OPEN:
                    channels.heat(channel, -4)

    def backchannels(self, state: State) -> None:
        """Messages arrive as the mediator carries them; then each channel runs its hazard.  rules.md §10.8"""
        channels = Channels.of(state)
        for channel in range(len(CHANNELS)):
            if channels.rest[channel]:
                channels.rest[channel] -= 1
            if channels.stage[channel] != OPEN:
                continue
            channels.age[channel] = min(99, channels.age[channel] + 1)
            if channels.handling[channel] != DELAYED:
                self._deliver(state, channels, channel)
            channels.handling[channel] = PLAIN
            if not channels.exposed[channel]:
                state.happen("leakage", channel)
        channels.gestures[0] = 0
        channels.gestures[1] = 0

    def _deliver(self, state: State, channels: Channels, channel: int) -> None:
        soft = channels.handling[channel] == SOFTENED
        ours = channels.sent_us[channel]
        theirs = channels.sent_iran[channel]
        channels.heard_iran[channel] = ASSURANCE if soft and ours == THREAT else ours
        channels.heard_us[channel] = ASSURANCE if soft and theirs == THREAT else theirs
        channels.sent_us[channel] = 0
        channels.sent_iran[channel] = 0
        if channels.heard_iran[channel] == THREAT:
            channels.heat(channel, 4 if Washington.of(state).credibility >= 50 else -6)
        if channels.heard_us[channel] == THREAT:
            channels.heat(channel, -4)
        kind = 0
        for side, heard in ((0, channels.heard_iran[channel]), (1, channels.heard_us[channel])):
            if heard >= ASSURANCE:
                kind += 1
                warmer = 5 if heard == ASSURANCE else 9
                channels.heat(channel, 2 * warmer if channels.gestures[side] else warmer)
        if kind:
            channels.credit(0, 1)
            channels.credit(1, 1)
        if kind == 2:
            channels.heat(channel, 4)

    def imagine(self, state: State, seat: int, draw: Random) -> None:
        """A seat that knows of no channel imagines none; the ends and the mediator always know."""
        channels = Channels.of(state)
        for channel, end in enumerate(ENDS):
            if channels.knowers[channel] == 0:
                channels.knowers[channel] = seats_of(US, end, GULF)

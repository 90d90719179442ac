"""How secrets fare: messages as they are carried, gestures that authenticate them, leaks.  rules.md §10.3, §10.7"""

from __future__ import annotations

from random import Random

from game.kernel.action import Action, Event
from game.kernel.module import RuleModule
from game.kernel.rulebook import Rulebook
from game.kernel.state import State
from game.kernel.types import NOBODY, Frame, Odds, seats_of
from game.rules.backchannels.board import (
    ASSURANCE,
    CHANNELS,
    COMFORT,
    DELAYED,
    ENDS,
    EXPOSURE,
    LEVERAGE,
    MEDIATORS,
    OFFER,
    OPEN,
    OPENNESS,
    PLAIN,
    SOFTENED,
    SUMMARISED,
    THREAT,
    VENUES,
    Channels,
)
from game.rules.backchannels.claims import Claim, judge, witness
from game.rules.backchannels.contacts import (
    Accept,
    Close,
    Delay,
    Leak,
    Message,
    Probe,
    Propose,
    Soften,
    Sound,
    Sounding,
    Summarise,
    Suspend,
    Vouch,
)
from game.rules.backchannels.mediation import (
    Confide,
    Feeler,
    FeelOut,
    Guard,
    HandOver,
    Move,
    Prisoners,
    Request,
    Visit,
    settle_credit,
)
from game.rules.backchannels.suspicion import Accusation, Accuse, Disclaim, Disown, Sweep, Swept
from game.rules.marks import GESTURE, SCORNS_TALKS
from game.rules.seats import EUROPE, GOVERNMENT, GULF, IRGC, ISRAEL, LEADER, SEATS, US
from game.rules.washington.board import Washington


class Leakage(Event):
    """Secrets keep badly: knowers, time and rivals.  rules.md §10.7"""

    __slots__ = ()
    code = "leakage"
    title = "A secret"
    section = "10.7"
    visibility = NOBODY

    def odds(self, state: State, frame: Frame) -> Odds:
        found: list[tuple[str, int]] = [("it holds", 100)]
        for seat, weight in self.risks(state, frame[2]):
            found.append((f"it comes out by way of {SEATS[seat]}", weight))
        return tuple(found)

    def risks(self, state: State, channel: int) -> list[tuple[int, int]]:
        """The seats in play that know or watch the channel, with the weight of each where it has any."""
        channels = Channels.of(state)
        found: list[tuple[int, int]] = []
        for seat in range(len(SEATS)):
            if not state.rulebook.playing[seat]:
                continue
            if channels.knowers[channel] >> seat & 1 or channels.watches(seat, channel):
                weight = channels.dials.hazard + channels.age[channel] // 3 + (3 if seat in (ISRAEL, IRGC) else 0)
                weight += EXPOSURE[channels.venue[channel]] + OPENNESS[channels.lead]
                if weight > 0:
                    found.append((seat, weight))
        return found

    def resolve(self, state: State, frame: Frame, outcome: int) -> None:
        if outcome:
            Channels.of(state).expose(state, frame[2], self.risks(state, frame[2])[outcome - 1][0])


class ChannelsModule(RuleModule):
    """A low profile, a mediator's credit, and the hazard of being found out."""

    code = "backchannels"
    title = "Backchannels"
    section = "10"
    slice_type = Channels


    def actions(self, book: Rulebook) -> list[Action]:
        found: list[Action] = []
        for channel, end in enumerate(ENDS):
            if not (book.playing[US] and book.playing[end] and book.playing[GULF]):
                continue
            for seat in (US, end):
                found.extend([Propose(seat, channel), Accept(seat, channel)])
                found.extend(Message(seat, channel, message) for message in (THREAT, ASSURANCE, OFFER))
                found.extend([Leak(seat, channel), Close(seat, channel), Suspend(seat, channel)])
                found.extend(Claim(seat, channel, intent) for intent in range(1, 5))
                found.extend([Sweep(seat, channel), Request(seat, channel)])
                found.extend([Disclaim(seat, channel), Disown(seat, channel)])
            for seat in (US, end, GULF):
                found.extend(
                    Accuse(seat, channel, suspect)
                    for suspect in range(len(SEATS))
                    if suspect != seat and book.playing[suspect]
                )
            found.extend([Propose(GULF, channel), Soften(channel, SOFTENED), Delay(channel, DELAYED)])
            found.extend([Summarise(channel, SUMMARISED), Guard(GULF, channel), Sweep(GULF, channel)])
            found.append(Leak(GULF, channel))
            found.extend(Move(channel, venue) for venue in range(len(VENUES)))
            found.extend(
                Confide(channel, friend) for friend in (ISRAEL, LEADER, EUROPE) if book.playing[friend]
            )
            for seat in (LEADER, ISRAEL, EUROPE, GOVERNMENT, IRGC):
                if seat != end:
                    found.extend([Probe(seat, channel), Leak(seat, channel)])
            found.extend([Vouch(LEADER, channel), Close(LEADER, channel)])
        if found:
            found.extend(HandOver(mediator) for mediator in range(len(MEDIATORS)))
            found.extend([Visit(0), Visit(1), Prisoners(GULF)])
            if book.on("council"):
                found.append(FeelOut(GULF))
        if book.on("council"):
            found.append(Sound(EUROPE))
        return found

    def events(self, book: Rulebook) -> list[Event]:
        found: list[Event] = [Leakage(), Swept(), Accusation()]
        if book.on("council"):
            found.extend([Sounding(), Feeler()])
        return found

    def before(self, state: State, action: Action) -> None:
        """Costly gestures authenticate the turn's messages; public scorn chills the channel.  rules.md §10.3"""
        channels = Channels.of(state)
        witness(state, action)
        marks = action.marked(state)
        if marks & GESTURE:
            channels.gestures[0 if action.seat == US else 1] = 1
        elif marks & SCORNS_TALKS and action.seat in (US, LEADER):
            channels.posture[0 if action.seat == US else 1] = channels.dials.scorn
            for channel in range(len(CHANNELS)):
                if channels.stage[channel] == OPEN:
                    channels.add_warmth(channel, -4)

    def upkeep(self, state: State) -> None:
        """What the mediators did last turn is remembered or missed.  rules.md §10.18"""
        settle_credit(state)
        Channels.of(state).acted = 0

    def backchannels(self, state: State) -> None:
        """Messages arrive as the mediator carries them; then each channel runs its hazard.  rules.md §10.8"""
        channels = Channels.of(state)
        for channel in range(len(CHANNELS)):
            if channels.rest[channel]:
                channels.rest[channel] -= 1
            judge(channels, channel)
            if channels.stage[channel] != OPEN:
                continue
            channels.age[channel] = min(99, channels.age[channel] + 1)
            if channels.handling[channel] != DELAYED:
                self._deliver(state, channels, channel)
            else:
                channels.held_gestures[channel] |= channels.gestures[0] | channels.gestures[1] << 1
            channels.handling[channel] = PLAIN
            if not channels.exposed[channel]:
                state.happen("leakage", channel)
        for seat in range(len(SEATS)):
            for channel in range(len(CHANNELS)):
                if channels.watches(seat, channel):
                    channels.observe(seat, channel)
        for side in (0, 1):
            channels.gestures[side] = 0
            channels.deeds_this_claim[side] = 0
            if channels.posture[side]:
                channels.posture[side] -= 1
        if channels.exchange_cooldown:
            channels.exchange_cooldown -= 1

    def _deliver(self, state: State, channels: Channels, channel: int) -> None:
        soft = channels.handling[channel] == SOFTENED
        ours = channels.sent_us[channel]
        theirs = channels.sent_iran[channel]
        if channels.handling[channel] == SUMMARISED:
            ours = ASSURANCE if ours == OFFER else ours
            theirs = ASSURANCE if theirs == OFFER else theirs
        channels.heard_iran[channel] = ASSURANCE if soft and ours == THREAT else ours
        channels.heard_us[channel] = ASSURANCE if soft and theirs == THREAT else theirs
        channels.sent_us[channel] = 0
        channels.sent_iran[channel] = 0
        if channels.heard_iran[channel] == THREAT:
            channels.add_warmth(channel, 4 if Washington.of(state).credibility >= 50 else -6)
        if channels.heard_us[channel] == THREAT:
            channels.add_warmth(channel, -4)
        kind = 0
        for side, heard in ((0, channels.heard_iran[channel]), (1, channels.heard_us[channel])):
            if heard >= ASSURANCE:
                kind += 1
                warmer = 5 + COMFORT[channels.venue[channel]]
                if heard == OFFER:
                    warmer += 4 + LEVERAGE[channels.lead]
                    channels.offered[channel] |= 1 << side
                backed = channels.gestures[side] or channels.held_gestures[channel] >> side & 1
                channels.add_warmth(channel, 2 * warmer if backed else warmer)
        channels.held_gestures[channel] = 0
        if kind:
            channels.add_trust(0, 1)
            channels.add_trust(1, 1)
        if kind == 2:
            channels.add_warmth(channel, 4)

    def determinize(self, state: State, seat: int, draw: Random) -> None:
        """A seat that knows of no channel imagines none; the ends and the mediator always know."""
        channels = Channels.of(state)
        for channel, end in enumerate(ENDS):
            if channels.knowers[channel] == 0:
                channels.knowers[channel] = seats_of(US, end, GULF)

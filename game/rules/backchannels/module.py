"""How secrets fare: messages as they are carried, gestures that authenticate them, leaks.  rules.md §10.3, §10.7

Hooks: ``before`` (gestures, scorn and deeds of any action, by its marks), ``upkeep`` (visits of the turn before),
``backchannels`` (claims, messages, hazard, clocks), ``determinize``.  Reads Washington's credibility; an exposed
channel moves narrative, tension and Washington's credibility (``Backchannels.expose``), visits move tension.
"""

from __future__ import annotations

from random import Random

from game.kernel.action import Action, Event
from game.kernel.module import RuleModule
from game.kernel.rulebook import Rulebook
from game.kernel.state import State
from game.kernel.types import NOBODY, Frame, Odds, seats_of
from game.rules.backchannels.board import (
    ASSURANCE,
    BELIEVED_FROM,
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
    RESTRAIN,
    SOFTENED,
    STRIKE,
    SUMMARISED,
    THREAT,
    VENUES,
    Backchannels,
)
from game.rules.backchannels.claims import Claim, judge_claims, note_deeds
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
    settle_visits,
)
from game.rules.backchannels.suspicion import Accusation, Accuse, Disclaim, Disown, Sweep, Swept
from game.rules.marks import GESTURE, SCORNS_TALKS
from game.rules.seats import (
    EUROPE,
    GOVERNMENT,
    GULF,
    IRGC,
    ISRAEL,
    LEADER,
    PARTIES,
    SEATS,
    TEHRAN,
    US,
    WASHINGTON,
    party_of,
)
from game.rules.washington.board import Washington

IT_HOLDS, FIRST_LEAK = range(2)
"""What may become of a secret in a turn: nothing, or it comes out by way of one of the seats at risk.  §10.7"""


def carried(message: int, handling: int) -> int:
    """The form in which a message arrives: threats softened, offers summarised.  rules.md §10.4"""
    if (handling == SOFTENED and message == THREAT) or (handling == SUMMARISED and message == OFFER):
        return ASSURANCE
    return message


class Leakage(Event):
    """Secrets keep badly: knowers, time and rivals.  rules.md §10.7"""

    __slots__ = ()
    code = "leakage"
    title = "A secret"
    section = "10.7"
    visibility = NOBODY

    def odds(self, state: State, frame: Frame) -> Odds:
        _, _, channel = frame
        outcomes: list[tuple[str, int]] = [("it holds", 100)]
        for seat, weight in self.risks(state, channel):
            outcomes.append((f"it comes out by way of {SEATS[seat]}", weight))
        return tuple(outcomes)

    def risks(self, state: State, channel: int) -> list[tuple[int, int]]:
        """The seats in play that know or watch the channel, with the weight of each where it has any."""
        channels = Backchannels.of(state)
        risks: list[tuple[int, int]] = []
        for seat in range(len(SEATS)):
            if not state.rulebook.playing[seat]:
                continue
            if channels.knowers[channel] >> seat & 1 or channels.watches(seat, channel):
                weight = channels.dials.hazard + channels.age[channel] // 3 + (3 if seat in (ISRAEL, IRGC) else 0)
                weight += EXPOSURE[channels.venue[channel]] + OPENNESS[channels.lead]
                if weight > 0:
                    risks.append((seat, weight))
        return risks

    def resolve(self, state: State, frame: Frame, outcome: int) -> None:
        _, _, channel = frame
        if outcome != IT_HOLDS:
            seat, _ = self.risks(state, channel)[outcome - FIRST_LEAK]
            Backchannels.of(state).expose(state, channel, seat)


class BackchannelsModule(RuleModule):
    """A low profile, a mediator's credit, and the hazard of being found out."""

    __slots__ = ()
    code = "backchannels"
    title = "Backchannels"
    section = "10"
    slice_type = Backchannels

    def actions(self, book: Rulebook) -> list[Action]:
        actions: list[Action] = []
        for channel, end in enumerate(ENDS):
            if not (book.playing[US] and book.playing[end] and book.playing[GULF]):
                continue
            for seat in (US, end):
                actions.extend([Propose(seat, channel), Accept(seat, channel)])
                actions.extend(Message(seat, channel, message) for message in (THREAT, ASSURANCE, OFFER))
                actions.extend([Leak(seat, channel), Close(seat, channel), Suspend(seat, channel)])
                actions.extend(Claim(seat, channel, intent) for intent in range(STRIKE, RESTRAIN + 1))
                actions.extend([Sweep(seat, channel), Request(seat, channel)])
                actions.extend([Disclaim(seat, channel), Disown(seat, channel)])
            for seat in (US, end, GULF):
                actions.extend(
                    Accuse(seat, channel, suspect)
                    for suspect in range(len(SEATS))
                    if suspect != seat and book.playing[suspect]
                )
            actions.extend([Propose(GULF, channel), Soften(channel), Delay(channel)])
            actions.extend([Summarise(channel), Guard(GULF, channel), Sweep(GULF, channel)])
            actions.append(Leak(GULF, channel))
            actions.extend(Move(channel, venue) for venue in range(len(VENUES)))
            actions.extend(
                Confide(channel, friend) for friend in (ISRAEL, LEADER, EUROPE) if book.playing[friend]
            )
            for seat in (LEADER, ISRAEL, EUROPE, GOVERNMENT, IRGC):
                if seat != end:
                    actions.extend([Probe(seat, channel), Leak(seat, channel)])
            actions.extend([Vouch(LEADER, channel), Close(LEADER, channel)])
        if actions:
            actions.extend(HandOver(mediator) for mediator in range(len(MEDIATORS)))
            actions.extend([Visit(WASHINGTON), Visit(TEHRAN), Prisoners(GULF)])
            if book.on("council"):
                actions.append(FeelOut(GULF))
        if book.on("council"):
            actions.append(Sound(EUROPE))
        return actions

    def events(self, book: Rulebook) -> list[Event]:
        events: list[Event] = [Leakage(), Swept(), Accusation()]
        if book.on("council"):
            events.extend([Sounding(), Feeler()])
        return events

    def before(self, state: State, action: Action) -> None:
        """Costly gestures authenticate the turn's messages; public scorn chills the channel.  rules.md §10.3"""
        channels = Backchannels.of(state)
        note_deeds(state, action)
        marks = action.marked(state)
        if marks & GESTURE:
            channels.gestures[party_of(action.seat)] = 1
        elif marks & SCORNS_TALKS and action.seat in (US, LEADER):
            channels.posture[party_of(action.seat)] = channels.dials.scorn
            for channel in range(len(CHANNELS)):
                if channels.stage[channel] == OPEN:
                    channels.add_warmth(channel, -4)

    def upkeep(self, state: State) -> None:
        """What the mediators did last turn is remembered or missed.  rules.md §10.18"""
        settle_visits(state)
        Backchannels.of(state).acted = 0

    def backchannels(self, state: State) -> None:
        """Messages arrive as the mediator carries them; then each channel runs its hazard.  rules.md §10.8"""
        channels = Backchannels.of(state)
        for channel in range(len(CHANNELS)):
            if channels.rest[channel]:
                channels.rest[channel] -= 1
            judge_claims(channels, channel)
            if channels.stage[channel] != OPEN:
                continue
            channels.age[channel] = min(99, channels.age[channel] + 1)
            if channels.handling[channel] != DELAYED:
                self._deliver(state, channels, channel)
            else:
                for party in (WASHINGTON, TEHRAN):
                    channels.held_gestures[channel] |= channels.gestures[party] << party
            channels.handling[channel] = PLAIN
            if not channels.exposed[channel]:
                state.happen("leakage", channel)
        for seat in range(len(SEATS)):
            for channel in range(len(CHANNELS)):
                if channels.watches(seat, channel):
                    channels.observe(seat, channel)
        for party in (WASHINGTON, TEHRAN):
            channels.gestures[party] = 0
            channels.deeds_this_claim[party] = 0
            if channels.posture[party]:
                channels.posture[party] -= 1
        if channels.exchange_cooldown:
            channels.exchange_cooldown -= 1

    def _deliver(self, state: State, channels: Backchannels, channel: int) -> None:
        """The turn's messages arrive in the form the mediator gave them, and warm or cool the channel.  §10.3, §10.4"""
        handling = channels.handling[channel]
        channels.heard_iran[channel] = carried(channels.sent_us[channel], handling)
        channels.heard_us[channel] = carried(channels.sent_iran[channel], handling)
        channels.sent_us[channel] = 0
        channels.sent_iran[channel] = 0
        if channels.heard_iran[channel] == THREAT:
            channels.add_warmth(channel, 4 if Washington.of(state).credibility >= BELIEVED_FROM else -6)
        if channels.heard_us[channel] == THREAT:
            channels.add_warmth(channel, -4)
        kind_sides = 0
        for party, heard in ((WASHINGTON, channels.heard_iran[channel]), (TEHRAN, channels.heard_us[channel])):
            if heard >= ASSURANCE:
                kind_sides += 1
                warmer = 5 + COMFORT[channels.venue[channel]]
                if heard == OFFER:
                    warmer += 4 + LEVERAGE[channels.lead]
                    channels.offered[channel] |= 1 << party
                backed = channels.gestures[party] or channels.held_gestures[channel] >> party & 1
                channels.add_warmth(channel, 2 * warmer if backed else warmer)
        channels.held_gestures[channel] = 0
        if kind_sides:
            channels.add_trust(WASHINGTON, 1)
            channels.add_trust(TEHRAN, 1)
        if kind_sides == len(PARTIES):
            channels.add_warmth(channel, 4)

    def determinize(self, state: State, seat: int, draw: Random) -> None:
        """A seat that knows of no channel imagines none; the ends and the mediator always know."""
        channels = Backchannels.of(state)
        for channel, end in enumerate(ENDS):
            if channels.knowers[channel] == 0:
                channels.knowers[channel] = seats_of(US, end, GULF)

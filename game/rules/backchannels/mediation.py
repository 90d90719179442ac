"""What mediators do with their only currency: venues, hand-overs, visits, confidences.  rules.md §10.16-10.18"""

from __future__ import annotations

from game.kernel.action import Action, Event
from game.kernel.state import State
from game.kernel.types import NOBODY, Frame, Odds, Reason, clamp, seats_of
from game.rules.backchannels.board import (
    CAPITALS,
    CHANNELS,
    CLOSED,
    ENDS,
    MEDIATORS,
    OPEN,
    VENUES,
    Backchannels,
    ChannelAction,
)
from game.rules.council.board import BROAD, REFUSE, Council
from game.rules.escalation import Escalation
from game.rules.regime.board import Regime
from game.rules.seats import (
    ATTENTION,
    FUNDS,
    GULF,
    SEATS,
    STANDING,
    TEHRAN,
    US,
    WASHINGTON,
    party_of,
)

HANDED_OVER = 1 << 2
FELT_OUT = 1 << 3
"""Bits of ``acted`` beside those of the sides called on, which are the bits of the parties."""
CALLED_ON_BOTH = 1 << WASHINGTON | 1 << TEHRAN

WELCOME = 80
"""Trust that a visit does not add to.  §10.18"""
FORGOTTEN = 40
"""Trust above this fades where the mediators do not call.  §10.18"""
LENT = 40
"""Trust that both sides must have in a mediator who carries prisoners.  §10.18"""
EXCHANGE_REST = 6
"""Turns between two releases of prisoners.  §10.18"""


class Move(ChannelAction):
    """Take a channel to another venue.  rules.md §10.16"""

    __slots__ = ("venue",)
    section = "10.16"
    verb = "move"
    fixed_cost = ((ATTENTION, 1), (FUNDS, 20))

    def __init__(self, channel: int, venue: int) -> None:
        super().__init__(GULF, channel)
        self.venue = venue

    def words(self) -> str:
        return f"{CHANNELS[self.channel]} {VENUES[self.venue]}"

    def describe(self) -> str:
        return (
            "Back to the capital: the trail goes cold (age 0), warmth -4",
            "To a villa: harder to find, stiff company; the trail goes cold (age 0), warmth -4",
            "To a hotel: easy talk, many eyes; the trail goes cold (age 0), warmth -4",
        )[self.venue]

    def forbidden(self, state: State) -> Reason | None:
        reason = self.not_open(state)
        if reason is not None:
            return reason
        channels = Backchannels.of(state)
        if channels.venue[self.channel] == self.venue:
            return Reason("10.16", "the channel meets there already")
        if not channels.age[self.channel]:
            return Reason("10.16", "the channel has only just settled")
        return None

    def resolve(self, state: State, outcome: int) -> None:
        channels = Backchannels.of(state)
        channels.venue[self.channel] = self.venue
        channels.age[self.channel] = 0
        channels.add_warmth(self.channel, -4)


class HandOver(Action):
    """Another mediator takes the lead, in the open.  rules.md §10.17"""

    __slots__ = ("mediator",)
    section = "10.17"
    verb = "hand-over"
    offered = "backchannels"
    fixed_cost = ((ATTENTION, 1), (STANDING, 3))

    def __init__(self, mediator: int) -> None:
        super().__init__(GULF)
        self.mediator = mediator

    def words(self) -> str:
        return MEDIATORS[self.mediator]

    def describe(self) -> str:
        return f"{MEDIATORS[self.mediator].title()} takes the lead with its own credit; open channels cool by 6 unasked"

    def forbidden(self, state: State) -> Reason | None:
        channels = Backchannels.of(state)
        if channels.lead == self.mediator:
            return Reason("10.17", "this mediator is in the lead")
        if not channels.dials.roster >> self.mediator & 1:
            return Reason("10.17", "this mediator does not offer itself")
        if channels.acted & HANDED_OVER:
            return Reason("10.17", "the lead has changed hands this turn")
        return None

    def resolve(self, state: State, outcome: int) -> None:
        channels = Backchannels.of(state)
        wanted = channels.asked
        channels.hand_over(self.mediator)
        channels.acted |= HANDED_OVER
        for channel, end in enumerate(ENDS):
            if channels.stage[channel] == OPEN and not wanted & seats_of(US, end):
                channels.add_warmth(channel, -6)


class Request(ChannelAction):
    """An end would rather have another mediator.  rules.md §10.17"""

    __slots__ = ()
    section = "10.17"
    verb = "request"
    description = "Ask for another mediator: trust in this one -4; a hand-over then costs the channel no warmth"

    def forbidden(self, state: State) -> Reason | None:
        return self.not_open(state)

    def seen(self, state: State) -> int:
        return seats_of(self.seat, GULF)

    def resolve(self, state: State, outcome: int) -> None:
        channels = Backchannels.of(state)
        if not channels.asked >> self.seat & 1:
            channels.asked |= 1 << self.seat
            channels.add_trust(party_of(self.seat), -4)


class Visit(Action):
    """Call on one side, channel or no channel.  rules.md §10.18"""

    __slots__ = ("party",)
    section = "10.18"
    verb = "visit"
    visibility = seats_of(GULF)
    offered = "backchannels"
    fixed_cost = ((ATTENTION, 1), (FUNDS, 10))

    def __init__(self, party: int) -> None:
        super().__init__(GULF)
        self.party = party

    def words(self) -> str:
        return CAPITALS[self.party]

    def describe(self) -> str:
        return f"Call on {CAPITALS[self.party].title()}: its trust +4, the other's -1; both called on: standing, calm"

    def forbidden(self, state: State) -> Reason | None:
        channels = Backchannels.of(state)
        if channels.acted >> self.party & 1:
            return Reason("10.18", "you have called there this turn")
        return None

    def resolve(self, state: State, outcome: int) -> None:
        channels = Backchannels.of(state)
        channels.acted |= 1 << self.party
        channels.add_trust(self.party, min(4, max(0, WELCOME - channels.trust[self.party])))
        channels.add_trust(TEHRAN if self.party == WASHINGTON else WASHINGTON, -1)


class FeelOut(Action):
    """Ask old friends in Tehran how far its negotiators may go.  rules.md §10.18"""

    __slots__ = ()
    section = "10.18"
    verb = "feel-out"
    visibility = seats_of(GULF)
    offered = "backchannels"
    fixed_cost = ((ATTENTION, 1),)
    description = "Feel out Tehran's mandate: true, or a step off either way; you are not told which"

    def forbidden(self, state: State) -> Reason | None:
        if Backchannels.of(state).acted & FELT_OUT:
            return Reason("10.18", "you have asked this turn")
        return None

    def resolve(self, state: State, outcome: int) -> None:
        Backchannels.of(state).acted |= FELT_OUT
        state.happen("feeler")


class Feeler(Event):
    """What friends say; they mean well.  rules.md §10.18"""

    __slots__ = ()
    code = "feeler"
    title = "The feeler"
    section = "10.18"
    visibility = NOBODY

    def odds(self, state: State, frame: Frame) -> Odds:
        return (("a true answer", 70), ("a hopeful one", 20), ("a wary one", 10))

    def resolve(self, state: State, frame: Frame, outcome: int) -> None:
        mandate = Council.of(state).mandate
        Backchannels.of(state).reading = clamp(mandate + (0, 1, -1)[outcome], REFUSE, BROAD)


class Guard(ChannelAction):
    """Watch the doors.  rules.md §10.18"""

    __slots__ = ()
    section = "10.18"
    verb = "guard"
    description = "Cover the tracks of the channel: age -2; watched doors cost warmth -2"

    def forbidden(self, state: State) -> Reason | None:
        channels = Backchannels.of(state)
        if channels.exposed[self.channel]:
            return Reason("10.18", "this channel is public knowledge")
        if channels.age[self.channel] < 2:
            return Reason("10.18", "there are no tracks to cover yet (less than two turns)")
        return self.not_open(state)

    def resolve(self, state: State, outcome: int) -> None:
        channels = Backchannels.of(state)
        channels.age[self.channel] -= 2
        channels.add_warmth(self.channel, -2)


class Confide(ChannelAction):
    """Let another seat into the secret.  rules.md §10.18"""

    __slots__ = ("friend",)
    section = "10.18"
    verb = "confide"

    def __init__(self, channel: int, friend: int) -> None:
        super().__init__(GULF, channel)
        self.friend = friend

    def words(self) -> str:
        return f"{CHANNELS[self.channel]} {SEATS[self.friend]}"

    def describe(self) -> str:
        side = CAPITALS[party_of(self.friend)].title()
        return f"Tell {SEATS[self.friend]} of the channel: {side}'s trust +3; one more who can talk"

    def forbidden(self, state: State) -> Reason | None:
        channels = Backchannels.of(state)
        if channels.stage[self.channel] == CLOSED:
            return Reason("10.18", "there is nothing to confide")
        if channels.knows(self.friend, self.channel):
            return Reason("10.18", f"{SEATS[self.friend]} knows")
        return None

    def seen(self, state: State) -> int:
        return Backchannels.of(state).knowers[self.channel] | 1 << self.friend

    def resolve(self, state: State, outcome: int) -> None:
        channels = Backchannels.of(state)
        channels.knowers[self.channel] |= 1 << self.friend
        channels.add_trust(party_of(self.friend), 3)


class Prisoners(Action):
    """Bring prisoners home on both sides, at the mediators' expense and in the open.  rules.md §10.18"""

    __slots__ = ()
    section = "10.18"
    verb = "prisoners"
    offered = "backchannels"
    fixed_cost = ((ATTENTION, 2), (FUNDS, 100))
    description = (
        "Pay for an exchange of prisoners: tension -3, a gesture of both sides; narrative -1; six turns of rest"
    )

    def forbidden(self, state: State) -> Reason | None:
        channels = Backchannels.of(state)
        if channels.exchange_cooldown:
            return Reason("10.18", f"the next exchange can be arranged in {channels.exchange_cooldown} turns")
        if min(channels.trust) < LENT:
            return Reason("10.18", f"one side trusts you too little (below {LENT})")
        return None

    def resolve(self, state: State, outcome: int) -> None:
        channels = Backchannels.of(state)
        channels.exchange_cooldown = EXCHANGE_REST
        channels.gestures[WASHINGTON] = 1
        channels.gestures[TEHRAN] = 1
        Escalation.of(state).add_tension(-3)
        Regime.of(state).add_narrative(-1)


def settle_visits(state: State) -> None:
    """Trust fades where nobody calls; mediators who called on both sides are sought.  rules.md §10.18

    What others see of it hangs on visits alone: were it on trust, an open channel would show in the standing.
    """
    channels = Backchannels.of(state)
    if not state.rulebook.playing[GULF] or state.turn == 1:
        return
    for party in (WASHINGTON, TEHRAN):
        if not channels.acted >> party & 1 and channels.trust[party] > FORGOTTEN:
            channels.add_trust(party, -1)
    called = channels.acted & CALLED_ON_BOTH
    if called == CALLED_ON_BOTH:
        state.gain(GULF, STANDING, 1)
        Escalation.of(state).add_tension(-2)
    elif not called:
        state.gain(GULF, STANDING, -1)

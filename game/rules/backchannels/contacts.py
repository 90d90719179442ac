"""What seats do in secret: propose, accept, message, carry, vouch, probe, leak.  rules.md §10.1-10.9, §10.16"""

from __future__ import annotations

from typing import ClassVar

from game.kernel.action import Action, Event
from game.kernel.state import State
from game.kernel.types import NOBODY, PER_SEAT, Cost, Frame, Odds, Reason, seats_of
from game.rules.backchannels.board import (
    BELIEVED_FROM,
    CHANNELS,
    CLOSED,
    DELAYED,
    ENDS,
    FROZEN,
    MESSAGES,
    MUSCAT,
    OFFER,
    OPEN,
    PLAIN,
    PROPOSED,
    SOFTENED,
    SUMMARISED,
    Backchannels,
    ChannelAction,
)
from game.rules.council.board import BROAD, INDIRECT, Council
from game.rules.seats import ATTENTION, EUROPE, GOVERNMENT, GULF, ISRAEL, LEADER, TEHRAN, US, WASHINGTON, party_of

CARRIED_OFF, NOTICED_IN_WASHINGTON, NOTICED_IN_TEHRAN = range(3)
"""How softened messages fare.  §10.4"""

WATCHED, NOTHING_SEEN = range(2)
"""What comes of looking for a channel.  §10.6"""

STRAIGHT, POLITE = range(2)
"""How Tehran answers a sounding.  §10.9"""

SURE_OF_ITSELF = 50
"""Warmth from which a channel does without the Leader's word.  §10.5"""


class Propose(ChannelAction):
    """Propose a secret channel.  rules.md §10.1"""

    __slots__ = ()
    section = "10.1"
    verb = "propose"

    def describe(self) -> str:
        return f"Propose the secret {CHANNELS[self.channel].title()} channel; each other end must accept"

    def forbidden(self, state: State) -> Reason | None:
        channels = Backchannels.of(state)
        if channels.stage[self.channel] not in (CLOSED, FROZEN):
            return Reason("10.1", "this channel is proposed or open already")
        if channels.rest[self.channel]:
            rest = channels.rest[self.channel]
            if channels.stage[self.channel] == FROZEN:
                return Reason("10.2", f"the channel is burned for {rest} more turns, or until another mediator leads")
            return Reason("10.1", f"after a refusal the channel rests for {rest} more turns")
        if self.seat == GULF and min(channels.trust) < 15:
            return Reason("10.1", "one side trusts you too little (below 15)")
        if self.seat == GOVERNMENT and not Council.of(state).permits(INDIRECT):
            return Reason("9.6", "the mandate refuses all talks")
        return None

    def resolve(self, state: State, outcome: int) -> None:
        channels = Backchannels.of(state)
        ends = seats_of(US, ENDS[self.channel])
        channels.stage[self.channel] = PROPOSED
        channels.waiting[self.channel] = ends & ~(1 << self.seat)


class Accept(ChannelAction):
    """Accept a proposed channel.  rules.md §10.1"""

    __slots__ = ()
    section = "10.1"
    verb = "accept"
    fixed_cost = ()

    def describe(self) -> str:
        return f"Accept the {CHANNELS[self.channel].title()} channel: low profile, no change of public posture"

    def forbidden(self, state: State) -> Reason | None:
        channels = Backchannels.of(state)
        if channels.stage[self.channel] != PROPOSED or not channels.waiting[self.channel] >> self.seat & 1:
            return Reason("10.1", "no proposal for this channel waits for your answer")
        if self.seat == GOVERNMENT and not Council.of(state).permits(INDIRECT):
            return Reason("9.6", "the mandate refuses all talks")
        return None

    def resolve(self, state: State, outcome: int) -> None:
        channels = Backchannels.of(state)
        channels.waiting[self.channel] &= ~(1 << self.seat)
        if channels.waiting[self.channel]:
            return
        channels.stage[self.channel] = OPEN
        channels.age[self.channel] = 0
        channels.offered[self.channel] = 0
        channels.warmth[self.channel] = max(channels.warmth[self.channel], 15)
        if self.channel == MUSCAT:
            channels.knowers[MUSCAT] |= 1 << LEADER


class Message(ChannelAction):
    """Send a message for the mediator to carry.  rules.md §10.3"""

    __slots__ = ("message",)
    section = "10.3"
    verb = "message"

    def __init__(self, seat: int, channel: int, message: int) -> None:
        super().__init__(seat, channel)
        self.message = message

    def words(self) -> str:
        return f"{CHANNELS[self.channel]} {MESSAGES[self.message]}"

    def describe(self) -> str:
        return (
            "",
            f"Send a threat: heard if you are believed (credibility {BELIEVED_FROM}), dismissed as bluff if not",
            "Send an assurance: warms the channel, doubly if a costly gesture backs it",
            "Send a conditional offer: warms it most",
        )[self.message]

    def forbidden(self, state: State) -> Reason | None:
        reason = self.not_open(state)
        if reason is not None:
            return reason
        if Backchannels.of(state).sent_by(party_of(self.seat))[self.channel]:
            return Reason("10.3", "your message of this turn is with the mediator")
        if self.seat == GOVERNMENT and self.message == OFFER and not Council.of(state).permits(INDIRECT):
            return Reason("9.6", "the mandate refuses all talks")
        return None

    def printed_cost(self) -> Cost:
        return ((ATTENTION, 2 if self.message == OFFER else 1),)

    def seen(self, state: State) -> int:
        return seats_of(self.seat, GULF)

    def resolve(self, state: State, outcome: int) -> None:
        Backchannels.of(state).sent_by(party_of(self.seat))[self.channel] = self.message


class Handle(ChannelAction):
    """Carry the turn's messages in another form than they were given.  rules.md §10.4"""

    __slots__ = ()
    section = "10.4"
    fixed_cost = ()
    handling: ClassVar[int] = PLAIN

    def __init__(self, channel: int) -> None:
        super().__init__(GULF, channel)

    def forbidden(self, state: State) -> Reason | None:
        reason = self.not_open(state)
        if reason is not None:
            return reason
        channels = Backchannels.of(state)
        if not channels.sent_us[self.channel] and not channels.sent_iran[self.channel]:
            return Reason("10.4", "no message waits to be carried")
        if channels.handling[self.channel]:
            return Reason("10.4", "you have decided how to carry this turn's messages")
        return None

    def seen(self, state: State) -> int:
        return seats_of(GULF)

    def resolve(self, state: State, outcome: int) -> None:
        Backchannels.of(state).handling[self.channel] = self.handling


class Soften(Handle):
    """Take the edge off a threat.  rules.md §10.4"""

    __slots__ = ()
    verb = "soften"
    description = "Carry threats as assurances; if a side notices, your trust with it suffers"
    handling = SOFTENED

    def odds(self, state: State) -> Odds:
        return (("carried off", 75), ("noticed in Washington", 12), ("noticed in Tehran", 13))

    def resolve(self, state: State, outcome: int) -> None:
        super().resolve(state, outcome)
        if outcome == NOTICED_IN_WASHINGTON:
            Backchannels.of(state).add_trust(WASHINGTON, -5)
        elif outcome == NOTICED_IN_TEHRAN:
            Backchannels.of(state).add_trust(TEHRAN, -5)


class Delay(Handle):
    """Hold the messages until next turn.  rules.md §10.4"""

    __slots__ = ()
    verb = "delay"
    description = "Hold this turn's messages back until next turn, with the gestures that back them"
    handling = DELAYED


class Summarise(Handle):
    """Pass on the sense and leave out the terms.  rules.md §10.4"""

    __slots__ = ()
    verb = "summarise"
    description = "Carry the sense only: offers arrive as assurances, and no offer can be read out if the channel leaks"
    handling = SUMMARISED


class Vouch(ChannelAction):
    """The Leader lets a channel know that it has his authority.  rules.md §10.5"""

    __slots__ = ()
    section = "10.5"
    verb = "vouch"
    fixed_cost = ((ATTENTION, 2),)
    description = "Let the channel know that it speaks with authority: warmth +12"

    def forbidden(self, state: State) -> Reason | None:
        channels = Backchannels.of(state)
        if not channels.knows(LEADER, self.channel) or channels.stage[self.channel] != OPEN:
            return Reason("10.5", "you know of no open channel there")
        if channels.warmth[self.channel] >= SURE_OF_ITSELF:
            return Reason("10.5", f"the channel is warm enough ({SURE_OF_ITSELF}) to do without your word")
        return None

    def resolve(self, state: State, outcome: int) -> None:
        Backchannels.of(state).add_warmth(self.channel, 12)


class Probe(Action):
    """Look for a secret channel.  rules.md §10.6"""

    __slots__ = ("channel",)
    section = "10.6"
    verb = "probe"
    offered = "backchannels"
    fixed_cost = ((ATTENTION, 1),)
    visibility = PER_SEAT

    def __init__(self, seat: int, channel: int) -> None:
        super().__init__(seat)
        self.channel = channel

    def words(self) -> str:
        return CHANNELS[self.channel]

    def describe(self) -> str:
        return f"Look for secret contacts in {CHANNELS[self.channel].title()}"

    def forbidden(self, state: State) -> Reason | None:
        channels = Backchannels.of(state)
        if channels.knows(self.seat, self.channel) or channels.watches(self.seat, self.channel):
            return Reason("10.6", "you know what there is to know of this channel")
        return None

    def odds(self, state: State) -> Odds:
        if self.seat == ISRAEL:
            return (("the right places are watched", 50), ("nothing comes in", 50))
        return (("the right places are watched", 30), ("nothing comes in", 70))

    def resolve(self, state: State, outcome: int) -> None:
        if outcome == WATCHED:
            Backchannels.of(state).observe(self.seat, self.channel)


class Leak(ChannelAction):
    """Give a channel away.  rules.md §10.7"""

    __slots__ = ()
    section = "10.7"
    verb = "leak"
    informs = True
    rumour = "A secret channel is in the papers; nobody says who talked"

    def describe(self) -> str:
        return f"Leak the {CHANNELS[self.channel].title()} channel; who did it can only be suspected"

    def forbidden(self, state: State) -> Reason | None:
        channels = Backchannels.of(state)
        if channels.exposed[self.channel]:
            return Reason("10.7", "this channel is public knowledge")
        if channels.knows(self.seat, self.channel):
            return self.not_open(state)
        if not channels.watches(self.seat, self.channel):
            return Reason("10.7", "you know of no such channel")
        if not channels.saw_open(self.seat, self.channel):
            return Reason("10.7", "when you last looked, nobody was meeting there")
        return None

    def seen(self, state: State) -> int:
        return 1 << self.seat

    def resolve(self, state: State, outcome: int) -> None:
        Backchannels.of(state).expose(state, self.channel, self.seat)


class Close(ChannelAction):
    """End a channel.  rules.md §10.1"""

    __slots__ = ()
    section = "10.1"
    verb = "close"

    def describe(self) -> str:
        return f"Close the {CHANNELS[self.channel].title()} channel"

    def forbidden(self, state: State) -> Reason | None:
        channels = Backchannels.of(state)
        if not channels.knows(self.seat, self.channel):
            return Reason("10.1", "you know of no such channel")
        if channels.stage[self.channel] == CLOSED:
            return Reason("10.1", "this channel is closed")
        if channels.stage[self.channel] == PROPOSED and not channels.waiting[self.channel] >> self.seat & 1:
            return Reason("10.1", "the proposal waits for another end's answer")
        return None

    def resolve(self, state: State, outcome: int) -> None:
        channels = Backchannels.of(state)
        channels.stage[self.channel] = CLOSED
        channels.rest[self.channel] = channels.dials.rest
        channels.waiting[self.channel] = 0
        channels.drop_messages(self.channel)
        channels.add_warmth(self.channel, -30)


class Suspend(ChannelAction):
    """Freeze an open channel: nobody speaks, nobody leaves.  rules.md §10.16"""

    __slots__ = ()
    section = "10.16"
    verb = "suspend"

    def describe(self) -> str:
        return f"Freeze the {CHANNELS[self.channel].title()} channel: warmth -5, messages lost; it may be proposed anew"

    def forbidden(self, state: State) -> Reason | None:
        return self.not_open(state)

    def resolve(self, state: State, outcome: int) -> None:
        channels = Backchannels.of(state)
        channels.stage[self.channel] = FROZEN
        channels.drop_messages(self.channel)
        channels.add_warmth(self.channel, -5)


class Sound(Action):
    """Europe sounds out how far Tehran's negotiators may go.  rules.md §10.9"""

    __slots__ = ()
    section = "10.9"
    verb = "sound"
    offered = "backchannels"
    fixed_cost = ((ATTENTION, 1),)
    description = (
        "Sound out Tehran's mandate in private: a straight answer (65 in 100) or a polite one, a step too wide"
    )
    visibility = seats_of(EUROPE)

    def resolve(self, state: State, outcome: int) -> None:
        state.happen("sounding")


class Sounding(Event):
    """What Europe hears; it is not told whether the answer was straight.  rules.md §10.9"""

    __slots__ = ()
    code = "sounding"
    title = "The sounding"
    section = "10.9"
    visibility = NOBODY

    def odds(self, state: State, frame: Frame) -> Odds:
        return (("a straight answer", 65), ("a polite one", 35))

    def resolve(self, state: State, frame: Frame, outcome: int) -> None:
        mandate = Council.of(state).mandate
        Backchannels.of(state).sounding = min(BROAD, mandate + (1 if outcome == POLITE else 0))

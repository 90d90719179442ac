"""Who watches, who talked, who denies: sweeps, accusations and disclaimers.  rules.md §10.6, §10.20"""

from __future__ import annotations

from game.kernel.action import Action, Event
from game.kernel.state import State
from game.kernel.types import NOBODY, Cost, Frame, Odds, Reason
from game.rules.backchannels.board import CHANNELS, FROZEN, OPEN, Channels
from game.rules.backchannels.contacts import ChannelAction
from game.rules.regime.board import Regime
from game.rules.seats import ATTENTION, SEATS, STANDING, US


class Sweep(ChannelAction):
    """Look for those who look.  rules.md §10.6"""

    __slots__ = ()
    section = "10.6"
    verb = "search"

    def describe(self) -> str:
        return "Search for seats that watch this channel from outside; those found lose their watch and are named here"

    def forbidden(self, state: State) -> Reason | None:
        if Channels.of(state).exposed[self.channel]:
            return Reason("10.6", "this channel is public knowledge")
        return self.not_open(state)

    def printed_cost(self) -> Cost:
        return ((ATTENTION, 2),)

    def resolve(self, state: State, outcome: int) -> None:
        state.happen("sweep", self.channel)


class Swept(Event):
    """What a search turns up; nobody is told how well it was done.  rules.md §10.6"""

    __slots__ = ()
    code = "sweep"
    title = "A search"
    section = "10.6"
    visibility = NOBODY

    def odds(self, state: State, frame: Frame) -> Odds:
        return (("a thorough search", 60), ("a hasty one", 40))

    def resolve(self, state: State, frame: Frame, outcome: int) -> None:
        if outcome:
            return
        channels = Channels.of(state)
        channel = frame[2]
        for seat in range(len(SEATS)):
            if channels.watches(seat, channel):
                channels.sight[seat] &= ~(5 << channel)
                channels.swept[channel] |= 1 << seat


class PublicAct(Action):
    """An act in the open about a channel that is in the papers."""

    __slots__ = ("channel",)
    offered = "backchannels"
    fixed_cost = ((ATTENTION, 1),)

    def __init__(self, seat: int, channel: int) -> None:
        super().__init__(seat)
        self.channel = channel

    def words(self) -> str:
        return CHANNELS[self.channel]

    def in_the_papers(self, state: State) -> Reason | None:
        """The reason when no leak made the channel public."""
        if not Channels.of(state).suspects[self.channel]:
            return Reason("10.20", "no leak has made this channel public")
        return None


class Accuse(PublicAct):
    """Name the seat that talked.  rules.md §10.20"""

    __slots__ = ("suspect",)
    section = "10.20"
    verb = "accuse"

    def __init__(self, seat: int, channel: int, suspect: int) -> None:
        super().__init__(seat, channel)
        self.suspect = suspect

    def words(self) -> str:
        return f"{CHANNELS[self.channel]} {SEATS[self.suspect]}"

    def describe(self) -> str:
        return f"Accuse {SEATS[self.suspect]} of the leak: its standing -5 if believed, yours -4 if not"

    def forbidden(self, state: State) -> Reason | None:
        reason = self.in_the_papers(state)
        if reason is not None:
            return reason
        channels = Channels.of(state)
        if channels.named[self.channel]:
            return Reason("10.20", "opinion has found its culprit")
        if channels.accused[self.channel] >> self.seat & 1:
            return Reason("10.20", "you have accused a seat of this leak")
        if not channels.suspects[self.channel] >> self.suspect & 1:
            return Reason("10.20", "that seat could not have known")
        return None

    def resolve(self, state: State, outcome: int) -> None:
        Channels.of(state).accused[self.channel] |= 1 << self.seat
        state.happen("accusation", self.channel, self.seat, self.suspect)


class Accusation(Event):
    """Whether an accusation is believed; the truth helps, and proves nothing.  rules.md §10.20"""

    __slots__ = ()
    code = "accusation"
    title = "An accusation"
    section = "10.20"

    def odds(self, state: State, frame: Frame) -> Odds:
        if Channels.of(state).culprit[frame[2]] == frame[4] + 1:
            return (("believed", 65), ("not believed", 35))
        return (("believed", 30), ("not believed", 70))

    def resolve(self, state: State, frame: Frame, outcome: int) -> None:
        if outcome:
            state.gain(frame[3], STANDING, -4)
            return
        Channels.of(state).named[frame[2]] = frame[4] + 1
        state.gain(frame[4], STANDING, -5)
        state.gain(frame[3], STANDING, 2)


class Disclaim(PublicAct):
    """Deny that there ever was a channel.  rules.md §10.20"""

    __slots__ = ()
    section = "10.20"
    verb = "disclaim"
    description = "Deny the channel: standing +2 (Tehran: narrative +2) if believed, standing -3 if not; warmth -6"

    def forbidden(self, state: State) -> Reason | None:
        reason = self.in_the_papers(state)
        if reason is None and Channels.of(state).denied[self.channel] >> self.seat & 1:
            reason = Reason("10.20", "you have answered for this channel")
        return reason

    def odds(self, state: State) -> Odds:
        channels = Channels.of(state)
        weight = 80 - 5 * channels.age[self.channel]
        for seat in range(len(SEATS)):
            if channels.suspects[self.channel] >> seat & 1:
                weight -= 5
        weight = max(15, weight)
        return (("believed", weight), ("not believed", 100 - weight))

    def resolve(self, state: State, outcome: int) -> None:
        channels = Channels.of(state)
        channels.denied[self.channel] |= 1 << self.seat
        channels.add_warmth(self.channel, -6)
        state.gain(self.seat, STANDING, -3 if outcome else 2)
        if not outcome and self.seat != US:
            Regime.of(state).add_narrative(2)


class Disown(PublicAct):
    """Let the envoy carry the blame: he acted on his own.  rules.md §10.20"""

    __slots__ = ()
    section = "10.20"
    verb = "drop-envoy"
    description = (
        "Disown the envoy: standing +2 for certain; an open channel freezes, warmth -15, your candour there -20"
    )

    def forbidden(self, state: State) -> Reason | None:
        reason = self.in_the_papers(state)
        if reason is None and Channels.of(state).denied[self.channel] >> self.seat & 1:
            reason = Reason("10.20", "you have answered for this channel")
        return reason

    def resolve(self, state: State, outcome: int) -> None:
        channels = Channels.of(state)
        channels.denied[self.channel] |= 1 << self.seat
        if channels.stage[self.channel] == OPEN:
            channels.stage[self.channel] = FROZEN
            channels.drop_messages(self.channel)
        channels.add_warmth(self.channel, -15)
        at = 2 * self.channel + (0 if self.seat == US else 1)
        channels.credibility[at] = max(0, channels.credibility[at] - 20)
        state.gain(self.seat, STANDING, 2)

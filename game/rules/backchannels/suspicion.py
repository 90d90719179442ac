"""Who watches, who talked, who denies: sweeps, accusations and disclaimers.  rules.md §10.6, §10.20"""

from __future__ import annotations

from game.kernel.action import Action, Event
from game.kernel.state import State
from game.kernel.types import NOBODY, Frame, Odds, Reason
from game.rules.backchannels.board import CHANNELS, FROZEN, OPEN, Backchannels, ChannelAction
from game.rules.regime.board import Regime
from game.rules.seats import ATTENTION, SEATS, STANDING, US, party_of

THOROUGH, HASTY = range(2)
"""How a search was done.  §10.6"""

BELIEVED, NOT_BELIEVED = range(2)
"""Whether an accusation or a denial is believed.  §10.20"""


class Sweep(ChannelAction):
    """Look for those who look.  rules.md §10.6"""

    __slots__ = ()
    section = "10.6"
    verb = "search"
    fixed_cost = ((ATTENTION, 2),)
    description = (
        "Search for seats that watch this channel from outside; those found lose their watch and are named here"
    )

    def forbidden(self, state: State) -> Reason | None:
        if Backchannels.of(state).exposed[self.channel]:
            return Reason("10.6", "this channel is public knowledge")
        return self.not_open(state)

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
        _, _, channel = frame
        if outcome == HASTY:
            return
        channels = Backchannels.of(state)
        for seat in range(len(SEATS)):
            if channels.watches(seat, channel):
                channels.stop_watching(seat, channel)
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

    def not_exposed(self, state: State) -> Reason | None:
        """The reason when no leak made the channel public."""
        if not Backchannels.of(state).suspects[self.channel]:
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
        reason = self.not_exposed(state)
        if reason is not None:
            return reason
        channels = Backchannels.of(state)
        if channels.named[self.channel]:
            return Reason("10.20", "opinion has found its culprit")
        if channels.accused[self.channel] >> self.seat & 1:
            return Reason("10.20", "you have accused a seat of this leak")
        if not channels.suspects[self.channel] >> self.suspect & 1:
            return Reason("10.20", "that seat could not have known")
        return None

    def resolve(self, state: State, outcome: int) -> None:
        Backchannels.of(state).accused[self.channel] |= 1 << self.seat
        state.happen("accusation", self.channel, self.seat, self.suspect)


class Accusation(Event):
    """Whether an accusation is believed; the truth helps, and proves nothing.  rules.md §10.20"""

    __slots__ = ()
    code = "accusation"
    title = "An accusation"
    section = "10.20"

    def odds(self, state: State, frame: Frame) -> Odds:
        _, _, channel, _, suspect = frame
        if Backchannels.of(state).culprit[channel] == suspect + 1:
            return (("believed", 65), ("not believed", 35))
        return (("believed", 30), ("not believed", 70))

    def resolve(self, state: State, frame: Frame, outcome: int) -> None:
        _, _, channel, accuser, suspect = frame
        if outcome == NOT_BELIEVED:
            state.gain(accuser, STANDING, -4)
            return
        Backchannels.of(state).named[channel] = suspect + 1
        state.gain(suspect, STANDING, -5)
        state.gain(accuser, STANDING, 2)


class Disclaim(PublicAct):
    """Deny that there ever was a channel.  rules.md §10.20"""

    __slots__ = ()
    section = "10.20"
    verb = "disclaim"
    description = "Deny the channel: standing +2 (Tehran: narrative +2) if believed, standing -3 if not; warmth -6"

    def forbidden(self, state: State) -> Reason | None:
        reason = self.not_exposed(state)
        if reason is None and Backchannels.of(state).denied[self.channel] >> self.seat & 1:
            reason = Reason("10.20", "you have answered for this channel")
        return reason

    def odds(self, state: State) -> Odds:
        channels = Backchannels.of(state)
        weight = 80 - 5 * channels.age[self.channel]
        for seat in range(len(SEATS)):
            if channels.suspects[self.channel] >> seat & 1:
                weight -= 5
        weight = max(15, weight)
        return (("believed", weight), ("not believed", 100 - weight))

    def resolve(self, state: State, outcome: int) -> None:
        channels = Backchannels.of(state)
        channels.denied[self.channel] |= 1 << self.seat
        channels.add_warmth(self.channel, -6)
        state.gain(self.seat, STANDING, 2 if outcome == BELIEVED else -3)
        if outcome == BELIEVED and self.seat != US:
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
        reason = self.not_exposed(state)
        if reason is None and Backchannels.of(state).denied[self.channel] >> self.seat & 1:
            reason = Reason("10.20", "you have answered for this channel")
        return reason

    def resolve(self, state: State, outcome: int) -> None:
        channels = Backchannels.of(state)
        channels.denied[self.channel] |= 1 << self.seat
        if channels.stage[self.channel] == OPEN:
            channels.stage[self.channel] = FROZEN
            channels.drop_messages(self.channel)
        channels.add_warmth(self.channel, -15)
        channels.add_credibility(self.channel, party_of(self.seat), -20)
        state.gain(self.seat, STANDING, 2)

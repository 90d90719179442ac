"""Jerusalem between coalition and patron: partners, Gaza, consultation, supply as a lever, the no-strike pledge.

rules.md §20.6, §20.7, §20.8
"""

from __future__ import annotations

from typing import Final

from game.kernel.action import Action, Event
from game.kernel.state import State
from game.kernel.types import Cost, Frame, Odds, Reason, ceiling, seats_of
from game.rules.parliaments.board import CONDITIONED, FREE_HAND, JERUSALEM, LEVERS, WITHHELD, Parliaments
from game.rules.regime.board import Regime
from game.rules.seats import ATTENTION, ISRAEL, STANDING, US
from game.rules.strikes.board import AMERICAN, BACKED, INFORMED, ISRAELI, REFUSED, Strikes
from game.rules.talks.board import Talks
from game.rules.washington.board import GAZA, Washington

EARLY: Final = 6
"""Turns from the dissolution of the Knesset to the vote."""

PAUSE, PRESS = range(2)
"""What the cabinet does in Gaza."""

STAYS, LEAVES, DISSOLVED = range(3)
"""How a crisis of the coalition ends."""

KEPT, LEAKED = range(2)
"""Whether staff talks stay between the two capitals."""


class Crisis(Event):
    """Partners threaten to bring the cabinet down.  rules.md §20.6"""

    __slots__ = ()
    code = "coalition"
    title = "The coalition in Jerusalem"
    section = "20.6"

    def odds(self, state: State, frame: Frame) -> Odds:
        return (("the partners stay for a price", 60), ("a partner leaves", 25), ("the Knesset is dissolved", 15))

    def resolve(self, state: State, frame: Frame, outcome: int) -> None:
        parliaments = Parliaments.of(state)
        if outcome == STAYS:
            parliaments.add_coalition(8)
            state.gain(ISRAEL, STANDING, -2)
        elif outcome == LEAVES:
            parliaments.add_coalition(5)
            state.gain(ISRAEL, STANDING, -5)
        elif not parliaments.campaigning(state, JERUSALEM):
            parliaments.polls[JERUSALEM] = state.turn + EARLY
            parliaments.add_coalition(15)
            state.gain(ISRAEL, STANDING, -3)


class Placate(Action):
    """Pay the partners: budget, conscription, the courts.  rules.md §20.6"""

    __slots__ = ()
    section = "20.6"
    verb = "placate"
    offered = "operations"
    fixed_cost = ((ATTENTION, 1), (STANDING, 3))
    description = "Pay the partners (budget, conscription, courts): coalition +10, standing with the rest is the price"

    def forbidden(self, state: State) -> Reason | None:
        if Parliaments.of(state).coalition >= 80:
            return Reason("20.6", "the coalition holds (80)")
        return None

    def resolve(self, state: State, outcome: int) -> None:
        Parliaments.of(state).add_coalition(10)


class Gaza(Action):
    """A pause for hostages, or pressing on.  rules.md §20.6"""

    __slots__ = ("course",)
    section = "20.6"
    verb = "gaza"
    offered = "operations"
    fixed_cost = ((ATTENTION, 2),)

    def __init__(self, course: int) -> None:
        super().__init__(ISRAEL)
        self.course = course

    def words(self) -> str:
        return ("pause", "press")[self.course]

    def describe(self) -> str:
        return (
            "Pause in Gaza for hostages: standing +3, Washington's Gaza file -10, the coalition -10",
            "Press on in Gaza: the coalition +6, Washington's Gaza file +8, standing -1",
        )[self.course]

    def forbidden(self, state: State) -> Reason | None:
        if self.course == PAUSE and Parliaments.of(state).coalition < 20:
            return Reason("20.6", "the coalition would not survive a pause (below 20)")
        return None

    def resolve(self, state: State, outcome: int) -> None:
        press = self.course == PRESS
        Parliaments.of(state).add_coalition(6 if press else -10)
        Washington.of(state).add_strain(GAZA, 8 if press else -10)
        state.gain(ISRAEL, STANDING, -1 if press else 3)


class Consult(Action):
    """Plan with Washington: it may be drawn in, and more people know.  rules.md §20.7"""

    __slots__ = ()
    section = "20.7"
    verb = "consult"
    offered = "backchannels"
    rumour = "Staff talks between Jerusalem and Washington are in the press"
    fixed_cost = ((ATTENTION, 2),)
    visibility = seats_of(US, ISRAEL)
    description = "Plan a strike with Washington: readiness +6 and it is drawn in, but staff talks may leak"

    def forbidden(self, state: State) -> Reason | None:
        if Strikes.of(state).notice:
            return Reason("20.7", "this turn's word has passed between you and Washington already")
        return None

    def odds(self, state: State) -> Odds:
        return (("it stays between the two", 70), ("it leaks", 30))

    def resolve(self, state: State, outcome: int) -> None:
        strikes = Strikes.of(state)
        strikes.pass_notice(INFORMED)
        strikes.add_readiness(6)
        Parliaments.of(state).consulted = 1
        if outcome == LEAKED:
            strikes.add_intelligence(-15)
            Regime.of(state).add_threat(4)
            Washington.of(state).add_restiveness(3)


class Lever(Action):
    """Interceptors and tankers at Washington's discretion.  rules.md §20.8"""

    __slots__ = ("hold",)
    section = "20.8"
    verb = "lever"
    offered = "operations"

    def __init__(self, hold: int) -> None:
        super().__init__(US)
        self.hold = hold

    def words(self) -> str:
        return LEVERS[self.hold]

    def describe(self) -> str:
        return (
            "Grant Israel's supply freely again: its standing +1, restiveness +2",
            "Make Israel's supply conditional: an unbacked strike then costs Israel 3 more standing",
            "Withhold Israel's supply: no interceptors or tankers; your own standing falls each turn",
        )[self.hold]

    def forbidden(self, state: State) -> Reason | None:
        if Parliaments.of(state).lever == self.hold:
            return Reason("20.8", "that is the practice already")
        return None

    def printed_cost(self) -> Cost:
        return ((ATTENTION, 1), (STANDING, self.hold + 1))

    def resolve(self, state: State, outcome: int) -> None:
        parliaments = Parliaments.of(state)
        parliaments.lever = self.hold
        if self.hold == FREE_HAND:
            state.gain(ISRAEL, STANDING, 1)
            Washington.of(state).add_restiveness(2)
        elif self.hold == WITHHELD:
            state.gain(ISRAEL, STANDING, -3)
            parliaments.add_coalition(-4)


class OfferPledge(Action):
    """Offer supply for a promise not to strike.  rules.md §20.8"""

    __slots__ = ()
    section = "20.8"
    verb = "bid"
    offered = "backchannels"
    fixed_cost = ((ATTENTION, 1),)
    visibility = seats_of(US, ISRAEL)
    description = "Offer Israel interceptors from your own stock for a promise not to strike: it may take them or not"

    def forbidden(self, state: State) -> Reason | None:
        parliaments = Parliaments.of(state)
        if parliaments.has_pledge(state.turn):
            return Reason("20.8", "a promise not to strike is in force")
        if parliaments.offered and parliaments.offered >= state.turn - 1:
            return Reason("20.8", "an offer was made this turn or last")
        if Strikes.of(state).interceptors[AMERICAN] < 20:
            return Reason("20.8", "your own magazines are too low to pay with (below 20)")
        return None

    def resolve(self, state: State, outcome: int) -> None:
        Parliaments.of(state).offered = state.turn


class Pledge(Action):
    """Promise not to strike while talks go on.  rules.md §20.8"""

    __slots__ = ()
    section = "20.8"
    verb = "pledge"
    offered = "operations"
    fixed_cost = ((ATTENTION, 1),)
    description = (
        "Promise not to strike: interceptors +10, rounds easier by 6, the coalition -8; a broken promise costs"
    )

    def forbidden(self, state: State) -> Reason | None:
        parliaments = Parliaments.of(state)
        if parliaments.offered != state.turn:
            return Reason("20.8", "Washington has offered nothing for it this turn")
        return None

    def resolve(self, state: State, outcome: int) -> None:
        parliaments = Parliaments.of(state)
        parliaments.offered = 0
        parliaments.pledge = state.turn + ceiling(parliaments.dials.pledge_days, state.rulebook.days)
        parliaments.add_coalition(-8)
        strikes = Strikes.of(state)
        strikes.add_interceptors(ISRAELI, 10)
        strikes.add_interceptors(AMERICAN, -6)
        Talks.of(state).add_round_weight(6)
        Regime.of(state).add_threat(-3)


def answer_strike(state: State) -> None:
    """What a strike by Jerusalem does between the capitals, beyond §12.7.  §20.7, §20.8"""
    parliaments = Parliaments.of(state)
    notice = Strikes.of(state).notice
    parliaments.add_coalition(6)
    if notice == REFUSED:
        parliaments.chill = 4
    elif not notice:
        parliaments.chill = max(parliaments.chill, 2)
    if parliaments.consulted:
        Washington.of(state).add_restiveness(4)
        Washington.of(state).add_credibility(3)
    if parliaments.has_pledge(state.turn):
        parliaments.pledge = 0
        parliaments.chill = max(parliaments.chill, 4)
        state.gain(ISRAEL, STANDING, -4)
        state.gain(US, STANDING, -3)
    if parliaments.lever == CONDITIONED and notice != BACKED:
        state.gain(ISRAEL, STANDING, -3)


def reckon_coalition(state: State, quarrel: int) -> None:
    """Partners lose ``quarrel`` points of patience, supply is withheld, anger cools.  §20.6, §20.8"""
    parliaments = Parliaments.of(state)
    gaza = Washington.of(state).strain[GAZA] >= 60
    parliaments.add_coalition(-quarrel - (2 if state.pool(ISRAEL, STANDING) < 40 else 0) - (1 if gaza else 0))
    parliaments.consulted = 0
    if parliaments.chill:
        parliaments.chill -= 1
    strikes = Strikes.of(state)
    if parliaments.lever == WITHHELD and strikes.on:
        strikes.add_interceptors(ISRAELI, -3)
        state.gain(US, STANDING, -1)
    if parliaments.coalition < 35 and not parliaments.campaigning(state, JERUSALEM):
        state.happen("coalition")

"""What seats say and do in public: invite, attend, denounce, mediate, lobby.  rules.md §11.1-11.3, §11.8-11.10, §5.2"""

from __future__ import annotations

from typing import ClassVar

from game.kernel.action import Action
from game.kernel.state import State
from game.kernel.types import Cost, Odds, Reason
from game.rules.backchannels.board import Backchannels
from game.rules.escalation import Escalation
from game.rules.marks import EUROPEAN_OFFICES, LETS_TALKS_BE, NEGOTIATES, SCORNS_TALKS, SHOW_OF_FORCE
from game.rules.nuclear.board import Nuclear
from game.rules.regime.board import CABINET, GUARD, Regime
from game.rules.seats import ATTENTION, EUROPE, FUNDS, GOVERNMENT, GULF, IRAN, ISRAEL, LEADER, STANDING, US
from game.rules.talks.board import Talks

HOST = 55
"""The trust that both sides must have in a mediator who invites them.  §11.2"""

IT_TELLS, RESENTED = range(2)
"""What comes of lobbying.  §11.10"""


class Public(Action):
    """A public act: every seat makes one a turn."""

    __slots__ = ()
    offered = "diplomacy"
    fixed_cost: ClassVar[Cost] = ((ATTENTION, 1),)


class Invite(Public):
    """Call a round of talks for next turn.  rules.md §11.2"""

    __slots__ = ()
    section = "11.2"
    verb = "invite"
    marks = NEGOTIATES

    def describe(self) -> str:
        if self.seat == GULF:
            return "Invite both sides: a round of talks is called for next turn in your own name"
        return "Call a round of talks for next turn"

    def forbidden(self, state: State) -> Reason | None:
        talks = Talks.of(state)
        if talks.called:
            return Reason("11.2", "a round has been called already")
        if self.seat == GULF and Backchannels.of(state).on and Backchannels.of(state).lower_trust() < HOST:
            return Reason("11.2", f"a side trusts you too little to come at your word (below {HOST})")
        if self.seat == GOVERNMENT and talks.negotiation == 0:
            return Reason("11.2", "with negotiation at 0 the first word is not Tehran's foreign ministry's")
        return None

    def printed_cost(self) -> Cost:
        return ((ATTENTION, 1), (STANDING, 2)) if self.seat == GULF else ((ATTENTION, 1),)

    def resolve(self, state: State, outcome: int) -> None:
        talks = Talks.of(state)
        talks.called = 1
        talks.add_negotiation(1, 2)
        if self.seat == US:
            state.gain(US, STANDING, -1)
        elif self.seat == GOVERNMENT:
            Regime.of(state).add_narrative(-1)


class Attend(Public):
    """Come to the round on the calendar.  rules.md §11.3"""

    __slots__ = ()
    section = "11.3"
    verb = "attend"
    marks = NEGOTIATES
    description = "Attend the round on the calendar"

    def forbidden(self, state: State) -> Reason | None:
        if not Talks.of(state).scheduled:
            return Reason("11.3", "no round is on the calendar")
        return None

    def resolve(self, state: State, outcome: int) -> None:
        talks = Talks.of(state)
        talks.present |= 1 << self.seat
        talks.called = 1
        if self.seat == GOVERNMENT:
            Regime.of(state).add_narrative(-1)


class Denounce(Public):
    """Speak to the audience at home, against the talks.  rules.md §11.8  [confusion-56]"""

    __slots__ = ()
    section = "11.8"
    verb = "denounce"
    marks = SCORNS_TALKS
    description = "Denounce the talks: standing +2 at home, negotiation -1, tension up"

    def forbidden(self, state: State) -> Reason | None:
        if Talks.of(state).negotiation < 2:
            return Reason("11.8", "there is hardly anything to denounce (negotiation below 2)")
        return None

    def resolve(self, state: State, outcome: int) -> None:
        Talks.of(state).add_negotiation(-1)
        state.gain(self.seat, STANDING, 2)
        Escalation.of(state).add_tension(3)
        if IRAN >> self.seat & 1:
            regime = Regime.of(state)
            regime.add_narrative(2)
            regime.add_cohesion(GUARD, 1)
            regime.add_cohesion(CABINET, -2)


class Endorse(Public):
    """Lend a hard name to the talks.  rules.md §11.8"""

    __slots__ = ()
    section = "11.8"
    verb = "endorse"
    description = "Stand behind the negotiators in public: the next round is easier, the story thinner"

    def resolve(self, state: State, outcome: int) -> None:
        Talks.of(state).add_round_weight(12)
        regime = Regime.of(state)
        regime.add_narrative(-1)
        regime.add_cohesion(CABINET, 2)
        regime.add_cohesion(GUARD, -1)
        if self.seat == LEADER:
            regime.add_threat(-2)
        else:
            state.gain(self.seat, STANDING, 1)


class Display(Public):
    """Show missiles and drones.  rules.md §11.9  [confusion-61]"""

    __slots__ = ()
    section = "11.9"
    verb = "display"
    marks = SHOW_OF_FORCE
    fixed_cost = ((ATTENTION, 1), (FUNDS, 20))
    description = "Display the missile inventory: narrative +2, security +1, tension +4"

    def resolve(self, state: State, outcome: int) -> None:
        regime = Regime.of(state)
        regime.add_narrative(2)
        regime.add_security(1)
        regime.add_cohesion(GUARD, 1)
        Escalation.of(state).add_tension(4)


class Deny(Public):
    """Say there are no proxies, and let calm be heard.  rules.md §11.9  [confusion-65]"""

    __slots__ = ()
    section = "11.9"
    verb = "deny"
    description = "Deny having proxies while calming them: tension -4, narrative -1"

    def resolve(self, state: State, outcome: int) -> None:
        Escalation.of(state).add_tension(-4)
        Regime.of(state).add_narrative(-1)
        Regime.of(state).add_threat(-1)


class Help(Public):
    """Put weight behind the round.  rules.md §11.3  [crossroads-63]"""

    __slots__ = ()
    section = "11.3"
    verb = "mediate"
    marks = EUROPEAN_OFFICES

    def describe(self) -> str:
        if self.seat == GULF:
            return "Offer venue, guarantees and money: this turn's round is easier, the more so if both sides trust you"
        return "Shuttle between the capitals: a round held this turn is easier"

    def forbidden(self, state: State) -> Reason | None:
        if self.seat == GULF and not Talks.of(state).scheduled:
            return Reason("11.3", "no round is on the calendar")
        return None

    def resolve(self, state: State, outcome: int) -> None:
        Talks.of(state).add_round_weight(10 + Backchannels.of(state).lower_trust() // 4 if self.seat == GULF else 12)
        if self.seat == EUROPE:
            state.gain(EUROPE, STANDING, 1)


class Lobby(Public):
    """Work on Congress and the press against a text.  rules.md §11.10"""

    __slots__ = ()
    section = "11.10"
    verb = "lobby"
    description = "Lobby Washington against the talks: the round is harder, the White House pays standing"

    def odds(self, state: State) -> Odds:
        return (("it tells", 60), ("it is resented", 40))

    def resolve(self, state: State, outcome: int) -> None:
        if outcome == IT_TELLS:
            Talks.of(state).add_round_weight(-20)
            state.gain(US, STANDING, -2)
            state.gain(ISRAEL, STANDING, 2)
        else:
            Talks.of(state).add_round_weight(-6)
            state.gain(ISRAEL, STANDING, -1)


class Acquiesce(Public):
    """Let Washington talk, and be paid for it.  rules.md §11.10"""

    __slots__ = ()
    section = "11.10"
    verb = "acquiesce"
    marks = LETS_TALKS_BE
    description = "Give talks a chance in public: Washington's standing +2, its support is remembered (standing +1)"

    def resolve(self, state: State, outcome: int) -> None:
        state.gain(US, STANDING, 2)
        state.gain(ISRAEL, STANDING, 1)
        Escalation.of(state).add_tension(-3)
        Talks.of(state).add_round_weight(8)


class Unite(Action):
    """Europe brings its own capitals together.  rules.md §5.2"""

    __slots__ = ()
    section = "5.2"
    verb = "unite"
    offered = "upkeep"
    description = "Bring the European capitals together: standing +3"

    def resolve(self, state: State, outcome: int) -> None:
        state.gain(EUROPE, STANDING, 3)


class Verify(Action):
    """Europe pays for inspectors and their equipment.  rules.md §5.2"""

    __slots__ = ()
    section = "5.2"
    verb = "verify"
    offered = "upkeep"
    description = "Back the inspectors with money and equipment: access +4 where there is any"

    def forbidden(self, state: State) -> Reason | None:
        if Nuclear.of(state).access < 10:
            return Reason("5.2", "inspectors have no access to build on")
        return None

    def resolve(self, state: State, outcome: int) -> None:
        Nuclear.of(state).add_access(4)

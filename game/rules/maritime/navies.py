"""Navies that meet: escorts challenged, convoys, a hot line, notice of safe passage.  rules.md §15.7, §15.16"""

from __future__ import annotations

from game.kernel.action import Action
from game.kernel.state import State
from game.kernel.types import Odds, Reason
from game.rules.economy.board import Economy
from game.rules.escalation import Escalation
from game.rules.maritime.board import BLOCKADERS, FRIENDS, NOTICE, Maritime
from game.rules.marks import ATTACK
from game.rules.regime.board import Regime
from game.rules.seats import ATTENTION, FUNDS, IRGC, STANDING
from game.rules.washington.board import Washington

ARMS_LENGTH, GIVES_WAY, EXCHANGE = range(3)
"""How fast boats and an escort group pass each other."""

PASSES, NOBODY_SAILS, FIRED_ON = range(3)
"""What becomes of a convoy."""


class Challenge(Action):
    """Fast boats close in on an escort group.  rules.md §15.7  [crossroads-55]"""

    __slots__ = ()
    section = "15.7"
    verb = "challenge"
    marks = ATTACK
    offered = "operations"
    fixed_cost = ((ATTENTION, 1), (FUNDS, 30))
    description = "Close in on an escort group: the story gains if it gives way, shots may fall"

    def forbidden(self, state: State) -> Reason | None:
        if not Maritime.of(state).escorts:
            return Reason("15.7", "no escort group is on station")
        return None

    def odds(self, state: State) -> Odds:
        maritime = Maritime.of(state)
        return (
            ("they pass at arm's length", 45),
            ("the group gives way", 35 - 5 * maritime.escorts),
            ("shots are exchanged", 10 if maritime.hot_line_works() else 25),
        )

    def resolve(self, state: State, outcome: int) -> None:
        maritime = Maritime.of(state)
        if outcome == ARMS_LENGTH:
            Regime.of(state).add_narrative(1)
            Escalation.of(state).add_tension(4)
        elif outcome == GIVES_WAY:
            maritime.lower_confidence(6)
            Regime.of(state).add_narrative(3)
            Washington.of(state).add_credibility(-4)
        else:
            maritime.lower_confidence(8)
            maritime.cut_hot_line()
            Economy.of(state).add_fear(3)
            Escalation.of(state).act_of_force(state, 5, 2)


class Convoy(Action):
    """Take merchant ships through in company.  rules.md §15.7"""

    __slots__ = ()
    section = "15.7"
    verb = "convoy"
    offered = "operations"
    fixed_cost = ((ATTENTION, 2), (STANDING, 1))
    description = "Lead a convoy through the strait: confidence and credibility if it passes, rung 6 if it is fired on"

    def forbidden(self, state: State) -> Reason | None:
        maritime = Maritime.of(state)
        if maritime.closure < FRIENDS:
            return Reason("15.7", "the strait is not closed: no convoy is needed")
        if maritime.escorts < 2:
            return Reason("15.7", "a convoy needs two escort groups on station")
        return None

    def odds(self, state: State) -> Odds:
        maritime = Maritime.of(state)
        return (
            ("the convoy passes", 20 + 10 * maritime.escorts),
            ("owners will not sail", 30),
            ("the convoy is fired on", 15 if maritime.hot_line_works() else 30),
        )

    def resolve(self, state: State, outcome: int) -> None:
        maritime = Maritime.of(state)
        if outcome == PASSES:
            maritime.add_confidence(10)
            Economy.of(state).add_fear(-4)
            Washington.of(state).add_credibility(4)
            Regime.of(state).add_narrative(-2)
        elif outcome == NOBODY_SAILS:
            Washington.of(state).add_credibility(-2)
        else:
            maritime.lower_confidence(6)
            maritime.cut_hot_line()
            Economy.of(state).add_fear(5)
            Washington.of(state).add_approval(-2)
            Escalation.of(state).act_of_force(state, 6, 4)


class Recall(Action):
    """Bring an escort group home.  rules.md §15.7"""

    __slots__ = ()
    section = "15.7"
    verb = "recall"
    offered = "operations"
    fixed_cost = ((ATTENTION, 1),)
    description = "Bring an escort group home: tension -5, perceived threat -2, confidence -4, credibility -2"

    def forbidden(self, state: State) -> Reason | None:
        maritime = Maritime.of(state)
        if not maritime.escorts:
            return Reason("15.7", "no escort group is on station")
        if maritime.blockade and maritime.escorts <= BLOCKADERS:
            return Reason("15.7", "the blockade holds two groups on station")
        return None

    def resolve(self, state: State, outcome: int) -> None:
        maritime = Maritime.of(state)
        maritime.escorts -= 1
        maritime.lower_confidence(4)
        Washington.of(state).add_credibility(-2)
        Regime.of(state).add_threat(-2)
        Escalation.of(state).add_tension(-5)


class HotLine(Action):
    """A telephone between the two navies.  rules.md §15.16"""

    __slots__ = ()
    section = "15.16"
    verb = "hot-line"
    offered = "operations"
    fixed_cost = ((ATTENTION, 1), (STANDING, 1))
    description = "Agree to a hot line between the navies: once both have, tension -5 and fewer shots at sea"

    def forbidden(self, state: State) -> Reason | None:
        if Maritime.of(state).has_agreed_to_hot_line(self.seat):
            return Reason("15.16", "your side has agreed to the hot line")
        return None

    def resolve(self, state: State, outcome: int) -> None:
        maritime = Maritime.of(state)
        maritime.agree_to_hot_line(self.seat)
        if self.seat == IRGC:
            Regime.of(state).add_narrative(-1)
        else:
            Washington.of(state).add_credibility(-1)
        if maritime.hot_line_works():
            maritime.add_confidence(4)
            Escalation.of(state).add_tension(-5)


class Passage(Action):
    """The mediators give ships notice of safe passage.  rules.md §15.16"""

    __slots__ = ()
    section = "15.16"
    verb = "passage"
    offered = "operations"
    fixed_cost = ((ATTENTION, 1), (STANDING, 1))
    description = "Give notice of safe passage agreed with both navies: confidence +5 (+9 with a hot line), tension -2"

    def forbidden(self, state: State) -> Reason | None:
        maritime = Maritime.of(state)
        if maritime.closure > FRIENDS:
            return Reason("15.16", "nobody would believe it: the Guard turns ships back")
        if Escalation.of(state).violent:
            return Reason("15.16", "force was used this turn")
        return maritime.why_resting(NOTICE, "15.16", "a notice was given lately")

    def resolve(self, state: State, outcome: int) -> None:
        maritime = Maritime.of(state)
        maritime.rest[NOTICE] = 2
        maritime.add_confidence(9 if maritime.hot_line_works() else 5)
        Economy.of(state).add_fear(-1)
        Escalation.of(state).add_tension(-2)

"""Shipping in the Gulf: harassment, seizure, escorts, steadying the market.  rules.md §15.2–§15.5"""

from __future__ import annotations

from game.kernel.action import Action
from game.kernel.state import State
from game.kernel.types import Odds, Reason, seats_of
from game.rules.alignment.board import Alignment
from game.rules.economy.board import Economy
from game.rules.escalation import Escalation
from game.rules.maritime.board import MOST_SHIPS, NOTHING, TURN_AWAY, Maritime
from game.rules.marks import ATTACK, HARASSES_SHIPS, OPEN_FORCE, TAKES_SHIP
from game.rules.regime.board import GUARD, Regime
from game.rules.seats import ATTENTION, FUNDS, GULF, IRGC, STANDING
from game.rules.washington.board import Washington


class Harass(Action):
    """Fast boats, drones and warnings that can be denied.  rules.md §15.2  [crossroads-53]"""

    __slots__ = ()
    section = "15.2"
    verb = "harass"
    marks = HARASSES_SHIPS
    offered = "operations"
    rumour = "Shipping is harassed in the Gulf; nobody claims it"
    fixed_cost = ((ATTENTION, 1), (FUNDS, 20))
    visibility = seats_of(IRGC)
    description = "Harass shipping, deniably: confidence falls and crude rises, for your own exports too"

    def odds(self, state: State) -> Odds:
        escorts = Maritime.of(state).escorts
        return (
            ("ships turn away", 60 - 10 * escorts),
            ("a brush with escorts", 10 + 15 * escorts),
            ("little comes of it", 30),
        )

    def resolve(self, state: State, outcome: int) -> None:
        if outcome == NOTHING:
            return
        Maritime.of(state).lower_confidence(14 if outcome == TURN_AWAY else 8)
        Economy.of(state).add_fear(4)
        Regime.of(state).add_narrative(1)
        Escalation.of(state).act_of_force(state, 3 if outcome == TURN_AWAY else 4, 0)


class Seize(Action):
    """Board and hold a tanker in the open.  rules.md §15.3"""

    __slots__ = ()
    section = "15.3"
    verb = "seize"
    marks = ATTACK | OPEN_FORCE | TAKES_SHIP
    offered = "operations"
    fixed_cost = ((ATTENTION, 2), (STANDING, 2))
    description = (
        "Seize a tanker: narrative +3 (+5 as an answer), confidence -20, crude up; the Gulf states take it badly"
    )

    def forbidden(self, state: State) -> Reason | None:
        maritime = Maritime.of(state)
        if maritime.confidence < 15:
            return Reason("15.3", "hardly a ship sails that could be seized")
        if maritime.ships_held(IRGC) >= MOST_SHIPS:
            return Reason("15.3", "nine ships are held: the anchorage is full")
        return None

    def resolve(self, state: State, outcome: int) -> None:
        maritime = Maritime.of(state)
        answer = maritime.owed > 0
        maritime.owed = 0
        maritime.add_ships_held(IRGC, 1)
        maritime.lower_confidence(20)
        Economy.of(state).add_fear(5)
        regime = Regime.of(state)
        regime.add_narrative(5 if answer else 3)
        regime.add_cohesion(GUARD, 1)
        regime.add_threat(2)
        state.gain(GULF, STANDING, 0 if answer else -2)
        Alignment.of(state).endanger_neighbours(4)
        Washington.of(state).add_credibility(2)
        Escalation.of(state).act_of_force(state, 4, 0)


class Escort(Action):
    """Send a group to escort merchant ships.  rules.md §15.4"""

    __slots__ = ()
    section = "15.4"
    verb = "escort"
    offered = "operations"
    fixed_cost = ((ATTENTION, 2),)
    description = "Send an escort group: confidence returns faster, boats meet more often"

    def forbidden(self, state: State) -> Reason | None:
        if Maritime.of(state).escorts >= 3:
            return Reason("15.4", "three groups are on station, no more can be spared")
        return None

    def resolve(self, state: State, outcome: int) -> None:
        maritime = Maritime.of(state)
        maritime.escorts += 1
        maritime.add_confidence(6)
        Washington.of(state).add_credibility(3)
        Escalation.of(state).add_tension(3)


class Insure(Action):
    """Gulf states steady the market: pilots, insurance, bypass pipelines.  rules.md §15.5"""

    __slots__ = ()
    section = "15.5"
    verb = "insure"
    offered = "operations"
    fixed_cost = ((ATTENTION, 1), (FUNDS, 80))
    description = "Steady shipping with pilots, insurance and bypass pipelines: confidence +8, crude down"

    def forbidden(self, state: State) -> Reason | None:
        if Maritime.of(state).confidence > 90:
            return Reason("15.5", "shippers are confident (above 90)")
        return None

    def resolve(self, state: State, outcome: int) -> None:
        maritime = Maritime.of(state)
        maritime.add_confidence(8)
        Economy.of(state).add_fear(-2)
        state.gain(GULF, STANDING, 1)

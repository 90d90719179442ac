"""Getting ready: what Israel prepares, the Guard builds, and Washington deploys and ships.

rules.md §12.1, §12.2, §12.9, §12.12, §12.14
"""

from __future__ import annotations

from typing import Final

from game.kernel.action import Action
from game.kernel.state import State
from game.kernel.types import EVERYONE, Cost, Reason, seats_of
from game.rules.escalation import Escalation
from game.rules.marks import ARMS_SUPPLY, BUILDS_MISSILES, BUYS_ARMS, DEPLOYMENT, GESTURE, SHOW_OF_FORCE
from game.rules.regime.board import Regime
from game.rules.seats import ATTENTION, FUNDS, GULF, IRGC, ISRAEL, SORTIES, STANDING
from game.rules.strikes.board import AMERICAN, COMMANDERS, ISRAELI, MOST_GROUPS, MOST_LAUNCHERS, Strikes
from game.rules.washington.board import Washington

READY_PACKAGES: Final = 0
COLLECT_TARGETS: Final = 1
REST_RESERVES: Final = 2
PREPARATIONS: Final = ("packages", "targets", "reserves")
"""Israel's choices of the turn.  §12.2"""

BUILD_MISSILES: Final = 0
BUILD_DEFENCES: Final = 1
BUILD_LAUNCHERS: Final = 2
BUILDINGS: Final = ("missiles", "defences", "launchers")
"""The Guard's choices of the turn.  §12.1"""


class Prepare(Action):
    """Israel's choice of the turn: ready, collect or rest.  rules.md §12.2"""

    __slots__ = ("choice",)
    section = "12.2"
    verb = "prepare"
    offered = "upkeep"

    def __init__(self, choice: int) -> None:
        super().__init__(ISRAEL)
        self.choice = choice

    def words(self) -> str:
        return PREPARATIONS[self.choice]

    def describe(self) -> str:
        return (
            "Ready strike packages: readiness +14",
            "Collect on targets: intelligence +15, which perishes",
            "Rest the reserves: standing +2, one more package",
        )[self.choice]

    def seen(self, state: State) -> int:
        return EVERYONE if self.choice == REST_RESERVES else seats_of(ISRAEL)

    def resolve(self, state: State, outcome: int) -> None:
        strikes = Strikes.of(state)
        if self.choice == READY_PACKAGES:
            strikes.add_readiness(14)
        elif self.choice == COLLECT_TARGETS:
            strikes.add_intelligence(15)
        else:
            state.gain(ISRAEL, STANDING, 2)
            state.gain(ISRAEL, SORTIES, 1)


class Build(Action):
    """The Guard's choice of the turn: missiles, air defence or a reserve.  rules.md §12.1"""

    __slots__ = ("choice",)
    section = "12.1"
    verb = "build"
    marks = BUYS_ARMS
    marks_at_times = BUILDS_MISSILES
    offered = "upkeep"

    def __init__(self, choice: int) -> None:
        super().__init__(IRGC)
        self.choice = choice

    def words(self) -> str:
        return BUILDINGS[self.choice]

    def describe(self) -> str:
        return (
            "Build 40 more missiles",
            "Rebuild air defence: +5",
            "Build 12 launchers",
        )[self.choice]

    def printed_cost(self) -> Cost:
        return ((FUNDS, (90, 110, 80)[self.choice]),)

    def seen(self, state: State) -> int:
        return EVERYONE if self.choice == BUILD_DEFENCES else COMMANDERS

    def marked(self, state: State) -> int:
        return self.marks if self.choice == BUILD_DEFENCES else self.marks | BUILDS_MISSILES

    def resolve(self, state: State, outcome: int) -> None:
        strikes = Strikes.of(state)
        if self.choice == BUILD_MISSILES:
            strikes.add_missiles(40)
        elif self.choice == BUILD_DEFENCES:
            strikes.add_defence(5)
        else:
            strikes.launchers = min(MOST_LAUNCHERS, strikes.launchers + 12)


class Deploy(Action):
    """Send a carrier group or bombers within reach.  rules.md §12.1"""

    __slots__ = ()
    section = "12.1"
    verb = "deploy"
    marks = SHOW_OF_FORCE | DEPLOYMENT
    offered = "operations"
    fixed_cost = ((ATTENTION, 2),)
    description = "Deploy a group within reach: credibility +6, threat in Tehran +3; beyond two, the China file pays"

    def forbidden(self, state: State) -> Reason | None:
        if Strikes.of(state).deployed >= MOST_GROUPS:
            return Reason("12.1", "five groups are in reach, no more can be spared")
        return None

    def resolve(self, state: State, outcome: int) -> None:
        Strikes.of(state).deployed += 1
        Washington.of(state).add_credibility(6)
        Regime.of(state).add_threat(3)
        Escalation.of(state).add_tension(3)
        state.gain(ISRAEL, STANDING, 1)


class DrawDown(Action):
    """Send a group home: a costly gesture.  rules.md §12.1"""

    __slots__ = ()
    section = "12.1"
    verb = "withdraw-group"
    marks = GESTURE
    offered = "operations"
    fixed_cost = ((ATTENTION, 1),)
    description = "Send a group home: threat in Tehran -4, tension -4, credibility -5"

    def forbidden(self, state: State) -> Reason | None:
        if Strikes.of(state).deployed < 1:
            return Reason("12.1", "no group is in reach")
        return None

    def resolve(self, state: State, outcome: int) -> None:
        Strikes.of(state).deployed -= 1
        Washington.of(state).add_credibility(-5)
        Regime.of(state).add_threat(-4)
        Escalation.of(state).add_tension(-4)


class Supply(Action):
    """Refill Israel's interceptors, at Washington's discretion.  rules.md §12.9"""

    __slots__ = ()
    section = "12.9"
    verb = "supply"
    marks = ARMS_SUPPLY
    offered = "operations"
    fixed_cost = ((ATTENTION, 1),)
    description = "Ship interceptors to Israel from your own stock: its index +10, yours -6"

    def forbidden(self, state: State) -> Reason | None:
        strikes = Strikes.of(state)
        if strikes.interceptors[ISRAELI] > 90:
            return Reason("12.9", "Israel's magazines are full")
        if strikes.interceptors[AMERICAN] < 20:
            return Reason("12.9", "your own magazines are too low to share (below 20)")
        return None

    def resolve(self, state: State, outcome: int) -> None:
        strikes = Strikes.of(state)
        strikes.add_interceptors(ISRAELI, 10)
        strikes.add_interceptors(AMERICAN, -6)
        state.gain(ISRAEL, STANDING, 2)


class SupplyHosts(Action):
    """Refill the hosts' interceptors from American stock.  rules.md §12.12"""

    __slots__ = ()
    section = "12.12"
    verb = "screen-hosts"
    offered = "operations"
    fixed_cost = ((ATTENTION, 1),)
    description = "Ship interceptors to the Gulf hosts: their index +12, yours -6, the mediators' standing +1"

    def forbidden(self, state: State) -> Reason | None:
        strikes = Strikes.of(state)
        if strikes.screen > 90:
            return Reason("12.12", "the hosts' magazines are full")
        if strikes.interceptors[AMERICAN] < 20:
            return Reason("12.12", "your own magazines are too low to share (below 20)")
        return None

    def resolve(self, state: State, outcome: int) -> None:
        strikes = Strikes.of(state)
        strikes.add_screen(12)
        strikes.add_interceptors(AMERICAN, -6)
        state.gain(GULF, STANDING, 1)


class AppointCommanders(Action):
    """The Leader names new commanders after losses.  rules.md §12.14"""

    __slots__ = ()
    section = "12.14"
    verb = "appoint-commanders"
    offered = "operations"
    fixed_cost = ((ATTENTION, 2), (STANDING, 3))
    description = "Name new commanders within days: the Guard's standing +4, your own authority pays"

    def forbidden(self, state: State) -> Reason | None:
        if state.pool(IRGC, STANDING) >= 40:
            return Reason("12.14", "the Guard's command is in order (standing 40 or above)")
        return None

    def resolve(self, state: State, outcome: int) -> None:
        state.gain(IRGC, STANDING, 4)
        Regime.of(state).add_narrative(1)

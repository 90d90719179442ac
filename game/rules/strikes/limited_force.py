"""Force outside war: a commander killed abroad, a drone shot down and its answer, a warning, a joint salvo.

rules.md §12.12, §12.14, §12.15
"""

from __future__ import annotations

from typing import Final

from game.kernel.action import Action
from game.kernel.state import State
from game.kernel.types import PER_SEAT, Odds, Reason, clamp
from game.rules.escalation import Escalation
from game.rules.marks import ATTACK, FORCE, HOSTILITIES
from game.rules.proxies.board import AUTONOMY, HEZBOLLAH, Proxies
from game.rules.regime.board import GUARD, Regime
from game.rules.seats import ATTENTION, FUNDS, GULF, SORTIES, STANDING, US
from game.rules.strikes.air_strike import mourn_commanders
from game.rules.strikes.board import IRANIANS, KILLING, SHOOTING, Strikes
from game.rules.talks.board import Talks
from game.rules.washington.board import Washington

HIT: Final = 0
CALL_OFF: Final = 1
CYBER: Final = 2
RIPOSTES: Final = ("strike", "call-off", "cyber")
"""Washington's answers to a drone shot down.  §12.15"""

KILLED, HURT, ANOTHER_CONVOY = range(3)
"""Outcomes of the hunt for a commander."""

WILL_FIRE, WILL_WAIT = range(2)
"""Hezbollah's answers."""


class Kill(Action):
    """Kill a commander of the Guard abroad, outside war.  rules.md §12.14"""

    __slots__ = ()
    section = "12.14"
    verb = "kill-commander"
    marks = FORCE | ATTACK | HOSTILITIES
    offered = "operations"
    fixed_cost = ((ATTENTION, 2), (STANDING, 4), (SORTIES, 1))
    description = "Kill a commander abroad: the Guard's standing falls, its line hardens, Tehran must answer"

    def forbidden(self, state: State) -> Reason | None:
        left = Strikes.of(state).cooling[KILLING]
        return Reason("12.14", f"commanders keep out of sight for {left} more turns") if left else None

    def odds(self, state: State) -> Odds:
        return (("the commander is killed", 60), ("the commander is hurt", 15), ("the convoy was another", 25))

    def resolve(self, state: State, outcome: int) -> None:
        strikes = Strikes.of(state)
        strikes.cooling[KILLING] = 6
        strikes.attacker = self.seat + 1
        strikes.add_dead(IRANIANS, (8, 3, 5)[outcome])
        state.proceed("answer")
        if outcome != ANOTHER_CONVOY:
            mourn_commanders(state, outcome == KILLED)
        Talks.of(state).collapse(state, False, 0)
        washington = Washington.of(state)
        washington.add_credibility((8, 4, -2)[outcome])
        washington.add_restiveness(8)
        Escalation.of(state).act_of_force(state, 6, 0)


class ShootDown(Action):
    """Shoot down an American drone; Washington must answer it somehow.  rules.md §12.15"""

    __slots__ = ()
    section = "12.15"
    verb = "shoot-down"
    marks = ATTACK
    offered = "operations"
    fixed_cost = ((ATTENTION, 1), (STANDING, 2))
    description = "Shoot down an American drone: narrative +3, nobody dies, and Washington must choose its answer"

    def forbidden(self, state: State) -> Reason | None:
        left = Strikes.of(state).cooling[SHOOTING]
        return Reason("12.15", f"drones keep away for {left} more turns") if left else None

    def resolve(self, state: State, outcome: int) -> None:
        Strikes.of(state).cooling[SHOOTING] = 3
        Regime.of(state).add_narrative(3)
        state.ask("riposte", US)
        Escalation.of(state).act_of_force(state, 4, 0)


class Riposte(Action):
    """Washington's answer to a drone shot down: strike, call it off, or a cyber attack.  rules.md §12.15"""

    __slots__ = ("choice",)
    section = "12.15"
    verb = "riposte"
    offered = "riposte"

    def __init__(self, choice: int) -> None:
        super().__init__(US)
        self.choice = choice

    def words(self) -> str:
        return RIPOSTES[self.choice]

    def describe(self) -> str:
        return (
            "Strike the batteries: air defence -4, credibility +5, an overt act of force",
            "Call the strike off at the last moment: tension -6, credibility -6",
            "Answer by cyber attack: rate of fire -10 for a while, credibility -2, nobody dies",
        )[self.choice]

    def resolve(self, state: State, outcome: int) -> None:
        strikes = Strikes.of(state)
        washington = Washington.of(state)
        washington.add_credibility((5, -6, -2)[self.choice])
        if self.choice == HIT:
            strikes.add_defence(-4)
            strikes.add_dead(IRANIANS, 10)
            washington.add_restiveness(5)
            Regime.of(state).add_threat(4)
            Escalation.of(state).act_of_force(state, 5, 0)
        elif self.choice == CALL_OFF:
            Escalation.of(state).add_tension(-6)
            washington.add_restiveness(-2)
            Regime.of(state).add_cohesion(GUARD, 1)
        else:
            strikes.reduce_rate_of_fire(10)
            Regime.of(state).add_threat(2)


class Warn(Action):
    """Let the mediators know when and where the next salvo falls.  rules.md §12.12"""

    __slots__ = ()
    section = "12.12"
    verb = "warn"
    offered = "operations"
    fixed_cost = ((ATTENTION, 1),)
    description = "Warn of the next salvo through the mediators: few die unless many get through; narrative -2"

    def forbidden(self, state: State) -> Reason | None:
        return Reason("12.12", "the warning is out") if Strikes.of(state).warned else None

    def resolve(self, state: State, outcome: int) -> None:
        Strikes.of(state).warned = 1
        Regime.of(state).add_narrative(-2)
        state.gain(GULF, STANDING, 1)
        Escalation.of(state).add_tension(-2)


class Join(Action):
    """Ask Hezbollah to fire beside the Guard this turn.  rules.md §12.12"""

    __slots__ = ()
    section = "12.12"
    verb = "join-hezbollah"
    offered = "operations"
    fixed_cost = ((ATTENTION, 1), (FUNDS, 40))
    visibility = PER_SEAT
    description = "Ask Hezbollah to fire beside your next salvos at Israel this turn: more get through, if it obeys"

    def forbidden(self, state: State) -> Reason | None:
        if Strikes.of(state).joined:
            return Reason("12.12", "Hezbollah stands ready to fire")
        if Proxies.of(state).strength[HEZBOLLAH] < 15:
            return Reason("12.12", "Hezbollah is too weak (strength below 15)")
        return None

    def odds(self, state: State) -> Odds:
        return (
            ("it will fire", 20 + Proxies.of(state).loyalty[HEZBOLLAH] // 2),
            ("it will wait", 30 + AUTONOMY[HEZBOLLAH]),
        )

    def resolve(self, state: State, outcome: int) -> None:
        proxies = Proxies.of(state)
        if outcome == WILL_FIRE:
            Strikes.of(state).joined = clamp(proxies.strength[HEZBOLLAH] // 4, 1, 20)
        else:
            proxies.add_loyalty(HEZBOLLAH, -2)

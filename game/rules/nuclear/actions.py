"""What Tehran does about the programme: enrich, hide, weaponise, drop and keep limits.  rules.md §8.1-§8.5, §8.9"""

from __future__ import annotations

from typing import Final

from game.kernel.action import Action
from game.kernel.state import State
from game.kernel.types import Cost, Odds, Reason, ceiling, clamp
from game.rules.escalation import Escalation
from game.rules.intelligence.board import Intelligence
from game.rules.marks import (
    DROPS_LIMIT,
    ENRICHES_LESS,
    ENRICHES_MORE,
    GESTURE,
    HIDES_MATERIAL,
    LEADERS_OWN,
)
from game.rules.nuclear.board import BOMB, INSIDERS, LOW, MOST_LIMITS, NOTICED, POLICIES, Nuclear
from game.rules.regime.board import Regime
from game.rules.seats import ATTENTION, EUROPE, FUNDS, LEADER, STANDING

LOAD: Final = 80_000
"""Grams of uranium at 60 % that one order moves out of sight.  §8.4"""


class Enrich(Action):
    """Set the enrichment policy one step up or down.  rules.md §8.1"""

    __slots__ = ("policy",)
    section = "8.1"
    verb = "enrich"
    marks_at_times = ENRICHES_MORE | ENRICHES_LESS | GESTURE
    offered = "operations"

    def __init__(self, policy: int) -> None:
        super().__init__(LEADER)
        self.policy = policy

    def words(self) -> str:
        return POLICIES[self.policy]

    def describe(self) -> str:
        return (
            "Halt enrichment: a costly gesture",
            "Enrich to 3.67% only",
            "Enrich to 20%",
            "Enrich to 60% at the steady rate",
            "Enrich to 60% at full speed",
        )[self.policy]

    def forbidden(self, state: State) -> Reason | None:
        nuclear = Nuclear.of(state)
        if self.policy not in (nuclear.policy - 1, nuclear.policy + 1):
            return Reason("8.1", f"the policy is {POLICIES[nuclear.policy]!r} and moves one step at a time")
        if self.policy > max(nuclear.policy, LOW) and nuclear.limits:
            return Reason("8.9", "limits of 2015 are still kept; they are dropped first")
        return None

    def cost(self, state: State) -> Cost:
        return ((ATTENTION, 1), (STANDING, 3 if self.policy < Nuclear.of(state).policy else 1))

    def marked(self, state: State) -> int:
        return ENRICHES_MORE if self.policy > Nuclear.of(state).policy else ENRICHES_LESS | GESTURE

    def concerns(self) -> int:
        return self.policy

    def resolve(self, state: State, outcome: int) -> None:
        nuclear = Nuclear.of(state)
        regime = Regime.of(state)
        if self.policy > nuclear.policy:
            regime.add_narrative(2)
            Escalation.of(state).add_tension(3)
        else:
            regime.concede(1)
            regime.add_threat(-4)
        nuclear.policy = self.policy


class Hide(Action):
    """Move part of the 60 % stock out of sight.  rules.md §8.4"""

    __slots__ = ()
    section = "8.4"
    verb = "hide"
    marks = HIDES_MATERIAL
    offered = "operations"
    rumour = "Uranium has been moved; nobody says where"
    fixed_cost = ((ATTENTION, 2), (FUNDS, 60))
    visibility = INSIDERS
    description = (
        f"Move {LOAD // 1000} kg of the 60% stock to an undeclared place: safe from strikes, ruinous if found"
    )

    def forbidden(self, state: State) -> Reason | None:
        if Nuclear.of(state).stock < LOAD:
            return Reason("8.4", f"less than {LOAD // 1000} kg is left at declared sites")
        return None

    def odds(self, state: State) -> Odds:
        access = Nuclear.of(state).access
        return (("unseen", 80 - access // 2), ("noticed", 20 + access // 4))

    def resolve(self, state: State, outcome: int) -> None:
        Nuclear.of(state).hide_stock(LOAD, outcome == NOTICED)
        if outcome == NOTICED:
            Escalation.of(state).add_tension(10)
            Regime.of(state).add_threat(5)


class Weaponise(Action):
    """Work on a device: the Leader's decision alone.  rules.md §8.5"""

    __slots__ = ()
    section = "8.5"
    verb = "weaponise"
    marks = LEADERS_OWN
    offered = "operations"
    rumour = "Work on a device is suspected in Iran; nobody can prove it"
    fixed_cost = ((ATTENTION, 3),)
    visibility = INSIDERS
    description = "Order work on a device in secret: once it reaches 100 with stock for a bomb, the world changes"

    def forbidden(self, state: State) -> Reason | None:
        nuclear = Nuclear.of(state)
        if nuclear.weapon >= 100:
            return Reason("8.5", "the device is finished")
        if nuclear.whole_stock() < BOMB:
            return Reason("8.5", f"there is not enough 60% uranium for one device ({BOMB // 1000} kg)")
        return None

    def odds(self, state: State) -> Odds:
        access = Nuclear.of(state).access
        return (("unseen", 60), ("suspected abroad", 15 + access // 4))

    def resolve(self, state: State, outcome: int) -> None:
        nuclear = Nuclear.of(state)
        experts = Intelligence.of(state).experts
        nuclear.weapon = clamp(nuclear.weapon + nuclear.dials.weapon_rate * experts // 100, 0, 100)
        if outcome == NOTICED:
            Escalation.of(state).add_tension(15)
            Escalation.of(state).raise_rung(4)
            Regime.of(state).add_threat(10)


class Lapse(Action):
    """Stop keeping one of the limits of 2015.  rules.md §8.9  [crossroads-12]"""

    __slots__ = ()
    section = "8.9"
    verb = "lapse"
    marks = DROPS_LIMIT
    offered = "operations"
    fixed_cost = ((ATTENTION, 1), (STANDING, 1))
    description = "Drop one limit of 2015: more uranium each month, narrative +2, tension +4; the next takes two months"

    def forbidden(self, state: State) -> Reason | None:
        nuclear = Nuclear.of(state)
        if not nuclear.limits:
            return Reason("8.9", "no limit of 2015 is left to drop")
        wait = ceiling(nuclear.dials.step_days, state.rulebook.days)
        if nuclear.lapsed and state.turn < nuclear.lapsed + wait:
            return Reason("8.9", f"the last limit was dropped in turn {nuclear.lapsed}; the next waits {wait} turns")
        return None

    def resolve(self, state: State, outcome: int) -> None:
        Nuclear.of(state).drop_limit(state.turn)
        Regime.of(state).add_narrative(2)
        Regime.of(state).add_threat(1)
        Escalation.of(state).add_tension(4)
        state.gain(EUROPE, STANDING, -1)


class Restore(Action):
    """Keep one of the limits of 2015 again.  rules.md §8.9"""

    __slots__ = ()
    section = "8.9"
    verb = "restore"
    offered = "operations"
    fixed_cost = ((ATTENTION, 1), (STANDING, 3))
    description = "Keep one more limit of 2015 again: a costly gesture, threat -4; a concession of one step"

    def forbidden(self, state: State) -> Reason | None:
        nuclear = Nuclear.of(state)
        if not nuclear.lapsed or nuclear.limits >= MOST_LIMITS:
            return Reason("8.9", "no limit of 2015 was dropped that could be kept again")
        if nuclear.policy > LOW:
            return Reason("8.9", "enrichment stands above 3.67 %")
        return None

    def resolve(self, state: State, outcome: int) -> None:
        Nuclear.of(state).limits += 1
        Regime.of(state).concede(1)
        Regime.of(state).add_threat(-4)
        Escalation.of(state).add_tension(-3)
        state.gain(EUROPE, STANDING, 1)

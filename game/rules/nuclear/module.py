"""What seats do about the programme: enrich, hide, weaponise, admit, expel, censure.  rules.md §8"""

from __future__ import annotations

from random import Random
from typing import Final

from game.kernel.action import Action
from game.kernel.module import RuleModule
from game.kernel.rulebook import Rulebook
from game.kernel.state import State
from game.kernel.types import Cost, Odds, Reason, ceiling, clamp, seats_of
from game.rules.alignment.board import Alignment
from game.rules.escalation import Escalation
from game.rules.intelligence.board import Intelligence
from game.rules.marks import (
    ADMITS_INSPECTORS,
    DROPS_LIMIT,
    ENRICHES_LESS,
    ENRICHES_MORE,
    EXPELS_INSPECTORS,
    GESTURE,
    HIDES_MATERIAL,
    LEADERS_OWN,
)
from game.rules.nuclear.board import (
    BOMB,
    FAST,
    KEPT_SHARES,
    MOST_LIMITS,
    POLICIES,
    ROUNDING,
    SITES,
    Nuclear,
)
from game.rules.regime.board import GUARD, STREET, Regime
from game.rules.seats import ATTENTION, EUROPE, FUNDS, GOVERNMENT, IRAN, IRGC, LEADER, STANDING, US
from game.rules.setup import per_turn

LOW: Final = 1
"""The policy of 3.67 %, the most that the limits of 2015 allow."""


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
        held = Nuclear.of(state).policy
        if self.policy not in (held - 1, held + 1):
            return Reason("8.1", f"the policy is {POLICIES[held]!r} and moves one step at a time")
        if self.policy > max(held, LOW) and Nuclear.of(state).limits:
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
    description = "Move 80 kg of the 60% stock to an undeclared place: safe from strikes, ruinous if found"

    def forbidden(self, state: State) -> Reason | None:
        if Nuclear.of(state).stock < 80_000:
            return Reason("8.4", "less than 80 kg is left at declared sites")
        return None

    def seen(self, state: State) -> int:
        return seats_of(LEADER, IRGC)

    def odds(self, state: State) -> Odds:
        return (("unseen", 80 - Nuclear.of(state).access // 2), ("noticed", 20 + Nuclear.of(state).access // 4))

    def resolve(self, state: State, outcome: int) -> None:
        nuclear = Nuclear.of(state)
        nuclear.hide_stock(80_000, outcome == 1)
        if outcome == 1:
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
    description = "Order work on a device in secret: once it reaches 100 with stock for a bomb, the world changes"

    def forbidden(self, state: State) -> Reason | None:
        nuclear = Nuclear.of(state)
        if nuclear.weapon >= 100:
            return Reason("8.5", "the device is finished")
        if nuclear.stock + nuclear.buried < BOMB:
            return Reason("8.5", "there is not enough 60% uranium for one device (42 kg)")
        return None

    def seen(self, state: State) -> int:
        return seats_of(LEADER, IRGC)

    def odds(self, state: State) -> Odds:
        access = Nuclear.of(state).access
        return (("unseen", 60), ("suspected abroad", 15 + access // 4))

    def resolve(self, state: State, outcome: int) -> None:
        nuclear = Nuclear.of(state)
        skilled = Intelligence.of(state).experts
        nuclear.weapon = clamp(nuclear.weapon + nuclear.dials.weapon_rate * skilled // 100, 0, 100)
        if outcome == 1:
            Escalation.of(state).add_tension(15)
            Escalation.of(state).raise_rung(4)
            Regime.of(state).add_threat(10)


class Admit(Action):
    """Let inspectors see more.  rules.md §8.7"""

    __slots__ = ()
    section = "8.7"
    verb = "admit"
    marks = ADMITS_INSPECTORS | GESTURE
    offered = "operations"
    fixed_cost = ((ATTENTION, 1),)
    description = "Give inspectors more access (+12): everybody's estimate narrows, hardliners call it a concession"

    def forbidden(self, state: State) -> Reason | None:
        if Nuclear.of(state).access > 90:
            return Reason("8.7", "inspectors see nearly everything already")
        if 0 < Nuclear.of(state).admitted == state.turn:
            return Reason("8.7", "inspectors were admitted this turn already")
        return None

    def resolve(self, state: State, outcome: int) -> None:
        nuclear = Nuclear.of(state)
        nuclear.access = clamp(nuclear.access + 12, 0, 100)
        nuclear.censured = 0
        nuclear.admitted = state.turn
        Regime.of(state).concede(1)
        Regime.of(state).add_threat(-3)
        Escalation.of(state).add_tension(-4)
        state.gain(GOVERNMENT, STANDING, 1)


class Expel(Action):
    """Bar inspectors.  rules.md §8.7"""

    __slots__ = ()
    section = "8.7"
    verb = "expel"
    marks = EXPELS_INSPECTORS
    offered = "operations"
    fixed_cost = ((ATTENTION, 1), (STANDING, 1))
    description = "Bar inspectors (access -25): the story gains, the world's alarm too"

    def forbidden(self, state: State) -> Reason | None:
        if Nuclear.of(state).access < 15:
            return Reason("8.7", "there is no access left to withdraw")
        return None

    def resolve(self, state: State, outcome: int) -> None:
        nuclear = Nuclear.of(state)
        nuclear.access = clamp(nuclear.access - 25, 0, 100)
        Regime.of(state).add_narrative(3)
        Regime.of(state).add_cohesion(GUARD, 2)
        Regime.of(state).add_cohesion(STREET, -2)
        Regime.of(state).add_threat(4)
        Escalation.of(state).add_tension(8)


class Censure(Action):
    """Carry a resolution on the Board of Governors.  rules.md §8.8"""

    __slots__ = ()
    section = "8.8"
    verb = "censure"
    offered = "diplomacy"
    fixed_cost = ((ATTENTION, 1), (STANDING, 2))
    description = "Carry an IAEA Board censure: it legitimises pressure, and Tehran answers by enriching"

    def forbidden(self, state: State) -> Reason | None:
        if Nuclear.of(state).censured:
            return Reason("8.8", "a censure already stands")
        return None

    def odds(self, state: State) -> Odds:
        return (("carried", 75), ("watered down", 25 + Alignment.of(state).cover()))

    def resolve(self, state: State, outcome: int) -> None:
        if outcome == 1:
            Escalation.of(state).add_tension(2)
            return
        nuclear = Nuclear.of(state)
        nuclear.censured = 1
        nuclear.access = clamp(nuclear.access - 10, 0, 100)
        if nuclear.limits:
            nuclear.limits -= 1
            nuclear.lapsed = state.turn
        elif nuclear.policy < FAST:
            nuclear.policy += 1
        Escalation.of(state).add_tension(6)
        Regime.of(state).add_threat(4)
        state.gain(US, STANDING, 1)


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
        nuclear = Nuclear.of(state)
        nuclear.limits -= 1
        nuclear.lapsed = state.turn
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


class NuclearModule(RuleModule):
    """Machines can be bombed, know-how cannot, and the account of the stock is the first casualty."""

    code = "nuclear"
    title = "Nuclear programme"
    section = "8"
    slice_type = Nuclear


    def actions(self, book: Rulebook) -> list[Action]:
        found: list[Action] = [Enrich(policy) for policy in range(5)]
        found.extend([Lapse(LEADER), Restore(LEADER)])
        found.extend([Hide(IRGC), Weaponise(LEADER), Admit(GOVERNMENT), Expel(LEADER), Censure(EUROPE)])
        return found

    def upkeep(self, state: State) -> None:
        """Machines turn; inspectors report what they can see.  rules.md §8.2, §8.7"""
        nuclear = Nuclear.of(state)
        capacity = nuclear.capacity()
        repaired = per_turn(state.rulebook, nuclear.dials.repair)
        for site in range(len(SITES)):
            nuclear.machines[site] = min(100, nuclear.machines[site] + repaired)
            nuclear.assessed[site] = max(0, nuclear.assessed[site] - repaired)
        if nuclear.policy >= 3:
            rate = nuclear.dials.surge_rate if nuclear.policy == FAST else nuclear.dials.sixty_rate
            nuclear.stock = min(5_000_000, nuclear.stock + per_turn(state.rulebook, rate) * capacity // 100)
        if nuclear.policy:
            made = per_turn(state.rulebook, nuclear.dials.total_rate) * capacity // 100
            made = made * KEPT_SHARES[nuclear.limits] // 1000
            nuclear.total = min(50_000_000, nuclear.total + made)
        nuclear.access = max(0, nuclear.access - 1)
        if nuclear.access >= 30:
            declared = nuclear.stock + max(0, nuclear.buried - nuclear.found)
            seen = declared - declared * (100 - nuclear.access) // 1000
            nuclear.reported = min(5_000_000, seen // ROUNDING * ROUNDING)
            nuclear.counted = nuclear.total // ROUNDING * ROUNDING
            nuclear.stale = 0
        else:
            nuclear.stale = min(999, nuclear.stale + 1)

    def determinize(self, state: State, seat: int, draw: Random) -> None:
        """A seat outside Iran imagines a stock near the last report and machines near their declared number."""
        nuclear = Nuclear.of(state)
        if seat not in (LEADER, IRGC):
            nuclear.buried = nuclear.found
        if IRAN >> seat & 1:
            return
        spread = 3 + 2 * min(nuclear.stale, 20)
        nuclear.stock = min(5_000_000, nuclear.reported * (100 + draw.randint(-spread, spread)) // 100)
        if nuclear.counted:
            nuclear.total = min(50_000_000, nuclear.counted * (100 + draw.randint(-spread, spread)) // 100)
        nuclear.machines = [clamp(100 - seen + draw.randint(-12, 8), 0, 100) for seen in nuclear.assessed]


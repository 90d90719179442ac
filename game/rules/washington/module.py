"""U.S. attention and home front: files, Congress, petrol, deadlines, posture, the public case.  rules.md §5

Answers ``may_reprice``, ``reprice``, ``after``, ``upkeep``, ``diplomacy`` and ``reckoning``.  Changes the attention and
the standing of ``us``, the weight of the round, the perceived threat and the Guard's loyalty.
"""

from __future__ import annotations

from game.kernel.action import Action
from game.kernel.module import RuleModule
from game.kernel.rulebook import Rulebook
from game.kernel.state import State
from game.kernel.types import Cost, clamp
from game.rules.marks import AIR_STRIKE, FORCE
from game.rules.regime.board import GUARD, Regime
from game.rules.seats import ATTENTION, STANDING, US, raise_price
from game.rules.setup import per_turn
from game.rules.talks.board import Talks
from game.rules.washington.actions import Argue, Brief, Deadline, Demand, Focus, Posture, Supplement
from game.rules.washington.board import (
    BEHAVIOUR,
    CASE_SPENT,
    FILES,
    IRAN_FILE,
    NARROW,
    NUCLEAR,
    REGIME_CHANGE,
    STRAINED,
    WIDE,
    Washington,
)


class WashingtonModule(RuleModule):
    """A budget of attention that Gaza, Ukraine, China and home also want."""

    __slots__ = ()
    code = "washington"
    title = "Washington"
    section = "5"
    slice_type = Washington

    def actions(self, book: Rulebook) -> list[Action]:
        actions: list[Action] = [Focus(file) for file in (*range(len(FILES)), IRAN_FILE)]
        actions.append(Brief(US))
        actions.append(Deadline(US))
        actions.extend(Demand(breadth) for breadth in (NARROW, NUCLEAR, WIDE))
        actions.extend(Posture(aim) for aim in (BEHAVIOUR, REGIME_CHANGE))
        actions.extend([Argue(US), Supplement(US)])
        return actions

    def may_reprice(self, action: Action) -> bool:
        """American force."""
        return action.seat == US and bool(action.marks & FORCE)

    def reprice(self, state: State, action: Action, cost: Cost) -> Cost:
        """A restive Congress makes U.S. force dearer.  rules.md §5.5"""
        if action.seat != US or not action.marks & FORCE:
            return cost
        return raise_price(cost, STANDING, Washington.of(state).congress // 20)

    def after(self, state: State, action: Action, outcome: int) -> None:
        """A case that was made is spent by an American strike and softens it at home.  rules.md §5.9"""
        if action.seat != US or not action.marks & AIR_STRIKE:
            return
        washington = Washington.of(state)
        if washington.case >= CASE_SPENT:
            washington.add_case(-CASE_SPENT)
            washington.add_approval(1)
            washington.add_restiveness(-4)

    def upkeep(self, state: State) -> None:
        """Files drift, and each that stands at 60 or more takes a point of attention.  rules.md §5.3"""
        washington = Washington.of(state)
        neglect = per_turn(state.rulebook, washington.dials.neglect)
        for file in range(len(FILES)):
            if washington.strain[file] >= STRAINED:
                state.gain(US, ATTENTION, -1)
            washington.add_strain(file, neglect)

    def diplomacy(self, state: State) -> None:
        """A posture of regime change makes every round harder.  rules.md §5.8"""
        if Washington.of(state).posture == REGIME_CHANGE:
            Talks.of(state).add_round_weight(-10)

    def reckoning(self, state: State) -> None:
        """Approval follows petrol, standing approval; deadlines and cases run out.  rules.md §5.4, §5.6, §5.8"""
        washington = Washington.of(state)
        worst = max(washington.strain)
        drift = (340 - washington.petrol) // 60 - (1 if worst >= 70 else 0)
        washington.add_approval(clamp(drift, -3, 1))
        state.gain(US, STANDING, clamp((washington.approval - state.pool(US, STANDING)) // 6, -3, 3))
        washington.add_restiveness(-2)
        if washington.case:
            washington.add_case(-10)
            if not washington.case:
                washington.add_credibility(-3)
        if washington.posture == REGIME_CHANGE:
            Regime.of(state).add_threat(1)
        if washington.deadline and washington.deadline <= state.turn:
            washington.lift_deadline()
            washington.add_credibility(-18)
            Regime.of(state).add_threat(-4)
            Regime.of(state).add_cohesion(GUARD, 2)

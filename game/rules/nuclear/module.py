"""The rule module of the nuclear programme.  rules.md §8.2, §8.7

Answers ``upkeep``, which changes nothing but the programme itself, and ``determinize``.
"""

from __future__ import annotations

from random import Random

from game.kernel.action import Action
from game.kernel.module import RuleModule
from game.kernel.rulebook import Rulebook
from game.kernel.state import State
from game.kernel.types import clamp
from game.rules.nuclear.actions import Enrich, Hide, Lapse, Restore, Weaponise
from game.rules.nuclear.board import (
    HALT,
    KEPT_SHARES,
    MOST_STOCK,
    MOST_TOTAL,
    POLICIES,
    ROUNDING,
    SITES,
    SIXTY,
    SURGE,
    Nuclear,
)
from game.rules.nuclear.inspections import Admit, Censure, Expel
from game.rules.seats import EUROPE, GOVERNMENT, IRAN, IRGC, LEADER
from game.rules.setup import per_turn


class NuclearModule(RuleModule):
    """Machines can be bombed, know-how cannot, and the account of the stock is the first casualty."""

    __slots__ = ()
    code = "nuclear"
    title = "Nuclear programme"
    section = "8"
    slice_type = Nuclear

    def actions(self, book: Rulebook) -> list[Action]:
        return [
            *(Enrich(policy) for policy in range(len(POLICIES))),
            Lapse(LEADER),
            Restore(LEADER),
            Hide(IRGC),
            Weaponise(LEADER),
            Admit(GOVERNMENT),
            Expel(LEADER),
            Censure(EUROPE),
        ]

    def upkeep(self, state: State) -> None:
        """Machines turn; inspectors report what they can see.  rules.md §8.2, §8.7"""
        nuclear = Nuclear.of(state)
        capacity = nuclear.capacity()
        repaired = per_turn(state.rulebook, nuclear.dials.repair)
        for site in range(len(SITES)):
            nuclear.machines[site] = min(100, nuclear.machines[site] + repaired)
            nuclear.assessed[site] = max(0, nuclear.assessed[site] - repaired)
        if nuclear.policy >= SIXTY:
            rate = nuclear.dials.surge_rate if nuclear.policy == SURGE else nuclear.dials.sixty_rate
            nuclear.stock = min(MOST_STOCK, nuclear.stock + per_turn(state.rulebook, rate) * capacity // 100)
        if nuclear.policy > HALT:
            made = per_turn(state.rulebook, nuclear.dials.total_rate) * capacity // 100
            made = made * KEPT_SHARES[nuclear.limits] // 1000
            nuclear.total = min(MOST_TOTAL, nuclear.total + made)
        nuclear.add_access(-1)
        if nuclear.access >= 30:
            declared = nuclear.stock + max(0, nuclear.buried - nuclear.found)
            seen = declared - declared * (100 - nuclear.access) // 1000
            nuclear.reported = min(MOST_STOCK, seen // ROUNDING * ROUNDING)
            nuclear.counted = nuclear.total // ROUNDING * ROUNDING
            nuclear.stale = 0
        else:
            nuclear.stale = min(999, nuclear.stale + 1)

    def determinize(self, state: State, seat: int, draw: Random) -> None:
        """A seat outside Iran assumes a stock near the last report and machines near what was assessed.

        rules.md §8.6
        """
        nuclear = Nuclear.of(state)
        if seat not in (LEADER, IRGC):
            nuclear.buried = nuclear.found
        if IRAN >> seat & 1:
            return
        spread = 3 + 2 * min(nuclear.stale, 20)
        nuclear.stock = min(MOST_STOCK, nuclear.reported * (100 + draw.randint(-spread, spread)) // 100)
        if nuclear.counted:
            nuclear.total = min(MOST_TOTAL, nuclear.counted * (100 + draw.randint(-spread, spread)) // 100)
        nuclear.machines = [clamp(100 - seen + draw.randint(-12, 8), 0, 100) for seen in nuclear.assessed]


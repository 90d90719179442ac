"""Authority, enforcement and leakage from turn to turn, and what sanctions make dearer.  rules.md §6

Answers ``may_reprice``, ``reprice`` and ``upkeep``.  Changes distress, the perceived threat, the credibility of
Washington, the government's funds, and asks the powers to vote on snapback.
"""

from __future__ import annotations

from game.kernel.action import Action
from game.kernel.module import RuleModule
from game.kernel.rulebook import Rulebook
from game.kernel.state import State
from game.kernel.types import Cost, ceiling
from game.rules.alignment.board import Alignment
from game.rules.marks import BUYS_ARMS, EUROPEAN_OFFICES, WAIVER
from game.rules.regime.board import Regime
from game.rules.sanctions.actions import (
    Align,
    Barter,
    Enforce,
    ListNetwork,
    Refreeze,
    Release,
    Sanction,
    Smuggle,
    Snapback,
    Trade,
    Waive,
)
from game.rules.sanctions.board import BANKS, ESCROW, EVERY_TRACK, HIGHEST_AUTHORITY, MARKETS, Sanctions
from game.rules.sanctions.europe import Delist, Designate, Embargo, EuropeanListing, Relent
from game.rules.seats import ATTENTION, EUROPE, FUNDS, GOVERNMENT, IRGC, STANDING, US, raise_price
from game.rules.setup import per_turn
from game.rules.washington.board import Washington


class SanctionsModule(RuleModule):
    """Authority, enforcement and leakage are three different things."""

    __slots__ = ()
    code = "sanctions"
    title = "Sanctions"
    section = "6"
    slice_type = Sanctions

    def actions(self, book: Rulebook) -> list[Action]:
        levels = range(1, HIGHEST_AUTHORITY + 1)
        actions: list[Action] = [Sanction(track, level) for track in EVERY_TRACK for level in levels]
        actions.extend(Enforce(US, track) for track in EVERY_TRACK)
        actions.append(ListNetwork(US))
        actions.extend(Waive(US, track) for track in EVERY_TRACK)
        actions.extend([Release(US), Refreeze(US), Smuggle(IRGC)])
        actions.extend(Barter(GOVERNMENT, track) for track in (BANKS, MARKETS))
        actions.extend([Trade(EUROPE), Align(EUROPE), Snapback(EUROPE)])
        actions.extend([EuropeanListing(EUROPE), Embargo(EUROPE), Relent(EUROPE), Designate(US), Delist(US)])
        return actions

    def may_reprice(self, action: Action) -> bool:
        """Tehran's spending, Washington's relief, Europe's part."""
        if action.seat == US:
            return bool(action.marks & WAIVER)
        if action.seat == EUROPE:
            return bool(action.marks & EUROPEAN_OFFICES)
        return action.seat in (IRGC, GOVERNMENT)

    def reprice(self, state: State, action: Action, cost: Cost) -> Cost:
        """Listings, shut banks and embargoes make Tehran's spending dearer.  rules.md §6.3, §6.7, §6.8, §6.9"""
        sanctions = Sanctions.of(state)
        if action.seat == US and sanctions.terrorist and action.marks & WAIVER:
            return raise_price(cost, STANDING, 1)
        if action.seat == EUROPE and sanctions.european and action.marks & EUROPEAN_OFFICES:
            return raise_price(cost, ATTENTION, 1)
        if action.seat not in (IRGC, GOVERNMENT):
            return cost
        for kind, _ in cost:
            if kind == FUNDS:
                break
        else:
            return cost
        dearer = 100 + 5 * sanctions.listings + sanctions.bite(BANKS) // 2
        if action.marks & BUYS_ARMS and sanctions.arms_embargo(state.turn):
            dearer += 25
        return tuple(
            [(kind, ceiling(amount * dearer, 100)) if kind == FUNDS else (kind, amount) for kind, amount in cost]
        )

    def upkeep(self, state: State) -> None:
        """Effort tires, evaders adapt, escrow is paid, the snapback clock runs.  rules.md §6.2, §6.4, §6.5"""
        sanctions = Sanctions.of(state)
        tired = per_turn(state.rulebook, sanctions.dials.fatigue)
        for track in EVERY_TRACK:
            gap = sanctions.enforcement[track] - sanctions.evasion[track]
            if gap > 0:
                sanctions.add_evasion(track, ceiling(gap, 2 * sanctions.dials.adapt))
            elif gap < -20:
                sanctions.add_evasion(track, -2)
            sanctions.add_enforcement(track, -tired)
        sanctions.add_strain(-3)
        sanctions.add_trade(-2)
        if sanctions.escrow:
            paid = min(sanctions.escrow, ESCROW // 3)
            sanctions.escrow -= paid
            state.gain(GOVERNMENT, FUNDS, paid // 2)
            Regime.of(state).add_distress(-1)
        if sanctions.clock:
            sanctions.clock -= 1
            if not sanctions.clock:
                sanctions.united_nations = 1
                Alignment.of(state).oppose_snapback(state)
                Regime.of(state).add_threat(8)
                Regime.of(state).add_distress(5)
                Washington.of(state).add_credibility(3)

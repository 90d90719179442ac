"""Pressing, evading, relieving: what seats do about sanctions.  rules.md §6"""

from __future__ import annotations

from typing import Final

from game.kernel.action import Action
from game.kernel.module import RuleModule
from game.kernel.rulebook import Rulebook
from game.kernel.state import State
from game.kernel.types import Cost, Odds, Reason, ceiling, clamp
from game.rules.alignment.board import Alignment
from game.rules.marks import (
    BUYS_ARMS,
    EUROPEAN_OFFICES,
    EUROPEAN_PRESSURE,
    EUROPEAN_RELIEF,
    GESTURE,
    PRESSURE,
    RELIEF,
    SANCTION,
    SNAPBACK,
    WAIVER,
)
from game.rules.regime.board import CABINET, GUARD, Regime
from game.rules.sanctions.board import (
    BANKS,
    MARKETS,
    OIL,
    TRACKS,
    Sanctions,
)
from game.rules.sanctions.europe import Delist, Designate, Embargo, EuropeanListing, Relent
from game.rules.seats import ATTENTION, EUROPE, FUNDS, GOVERNMENT, IRAN, IRGC, STANDING, US
from game.rules.setup import per_turn
from game.rules.washington.board import Washington

ESCROW: Final = 600
"""Frozen funds moved at once, in $ m; the Doha escrow of 2023 held $6,000 m and was frozen again within a month."""


class TrackAction(Action):
    """An action on one track."""

    __slots__ = ("track",)
    offered = "operations"

    def __init__(self, seat: int, track: int) -> None:
        super().__init__(seat)
        self.track = track

    def words(self) -> str:
        return TRACKS[self.track]


class Sanction(TrackAction):
    """Raise the authority of one track by a level.  rules.md §6.1  [crossroads-06, crossroads-07, crossroads-08]"""

    __slots__ = ("level",)
    section = "6.1"
    verb = "sanction"
    marks = SANCTION | PRESSURE
    fixed_cost = ((ATTENTION, 2),)

    def __init__(self, track: int, level: int) -> None:
        super().__init__(US, track)
        self.level = level

    def words(self) -> str:
        return f"{TRACKS[self.track]} {self.level}"

    def describe(self) -> str:
        return f"Raise sanctions on {TRACKS[self.track]} to level {self.level} of 4: wider authority, partners strained"

    def forbidden(self, state: State) -> Reason | None:
        held = Sanctions.of(state).authority[self.track]
        if self.level != held + 1:
            return Reason("6.1", f"{TRACKS[self.track]} stands at level {held}; it is raised one level at a time")
        return None

    def resolve(self, state: State, outcome: int) -> None:
        sanctions = Sanctions.of(state)
        sanctions.authority[self.track] = self.level
        sanctions.enforcement[self.track] = clamp(sanctions.enforcement[self.track] + 6, 0, 100)
        sanctions.strain = clamp(sanctions.strain + 3 * self.level, 0, 100)
        state.gain(US, STANDING, 1)
        Regime.of(state).add_threat(2)
        Regime.of(state).add_narrative(1)


class Enforce(TrackAction):
    """Chase ships, refineries and banks on one track.  rules.md §6.2"""

    __slots__ = ()
    section = "6.2"
    verb = "enforce"
    marks = PRESSURE
    fixed_cost = ((ATTENTION, 1),)

    def describe(self) -> str:
        return f"Enforce the {TRACKS[self.track]} track: +16 if it bites, +5 if evaders slip away"

    def forbidden(self, state: State) -> Reason | None:
        sanctions = Sanctions.of(state)
        if not sanctions.authority[self.track]:
            return Reason("6.2", f"there is no authority on {TRACKS[self.track]} to enforce")
        if sanctions.enforcement[self.track] >= 95:
            return Reason("6.2", "enforcement is already at its most")
        return None

    def odds(self, state: State) -> Odds:
        strain = Sanctions.of(state).strain
        return (("it bites", 80 - strain // 2), ("evaders slip away", 20 + strain // 2))

    def resolve(self, state: State, outcome: int) -> None:
        sanctions = Sanctions.of(state)
        sanctions.enforcement[self.track] = clamp(
            sanctions.enforcement[self.track] + (16 if outcome == 0 else 5), 0, 100
        )
        sanctions.strain = clamp(sanctions.strain + 3, 0, 100)


class ListNetwork(Action):
    """List another network of the Guard.  rules.md §6.3"""

    __slots__ = ()
    section = "6.3"
    verb = "list"
    marks = SANCTION | PRESSURE
    offered = "operations"
    fixed_cost = ((ATTENTION, 1),)
    description = "List a Guard network: everything the Guard and the government pay for costs 5% more"

    def forbidden(self, state: State) -> Reason | None:
        if Sanctions.of(state).listings >= 8:
            return Reason("6.3", "no network worth listing is left")
        return None

    def resolve(self, state: State, outcome: int) -> None:
        sanctions = Sanctions.of(state)
        sanctions.listings += 1
        sanctions.strain = clamp(sanctions.strain + 2, 0, 100)
        Regime.of(state).add_cohesion(GUARD, 1)


class Waive(TrackAction):
    """Lower one track by a level: relief by executive act.  rules.md §6.5"""

    __slots__ = ()
    section = "6.5"
    verb = "waive"
    marks = RELIEF | WAIVER | GESTURE
    offered = "diplomacy"
    fixed_cost = ((ATTENTION, 1), (STANDING, 5))

    def describe(self) -> str:
        return f"Waive a level of sanctions on {TRACKS[self.track]}: a costly gesture that authenticates messages"

    def forbidden(self, state: State) -> Reason | None:
        if not Sanctions.of(state).authority[self.track]:
            return Reason("6.5", f"no sanctions on {TRACKS[self.track]} are left to waive")
        return None

    def resolve(self, state: State, outcome: int) -> None:
        sanctions = Sanctions.of(state)
        sanctions.authority[self.track] -= 1
        sanctions.strain = clamp(sanctions.strain - 6, 0, 100)
        Regime.of(state).add_threat(-3)
        Regime.of(state).add_cohesion(CABINET, 2)


class Release(Action):
    """Let frozen funds move into an escrow that the mediators hold.  rules.md §6.5  [crossroads-59]"""

    __slots__ = ()
    section = "6.5"
    verb = "release"
    marks = RELIEF | WAIVER | GESTURE
    offered = "diplomacy"
    fixed_cost = ((ATTENTION, 1), (STANDING, 3))
    description = "Release $600 m of frozen funds into escrow: paid out by thirds, and it can be frozen again"

    def forbidden(self, state: State) -> Reason | None:
        if Sanctions.of(state).escrow:
            return Reason("6.5", "an escrow is being paid out already")
        return None

    def resolve(self, state: State, outcome: int) -> None:
        sanctions = Sanctions.of(state)
        sanctions.escrow = ESCROW
        Regime.of(state).add_threat(-2)
        Regime.of(state).add_cohesion(CABINET, 1)


class Refreeze(Action):
    """Freeze what is left of an escrow: relief that can be taken back in fact.  rules.md §6.5"""

    __slots__ = ()
    section = "6.5"
    verb = "refreeze"
    offered = "operations"
    fixed_cost = ((ATTENTION, 1),)
    description = "Freeze the escrow again: standing +2, and Tehran's story of an unreliable partner gains"

    def forbidden(self, state: State) -> Reason | None:
        if not Sanctions.of(state).escrow:
            return Reason("6.5", "there is no escrow to freeze")
        return None

    def resolve(self, state: State, outcome: int) -> None:
        Sanctions.of(state).escrow = 0
        state.gain(US, STANDING, 2)
        regime = Regime.of(state)
        regime.add_narrative(3)
        regime.add_threat(3)


class Smuggle(Action):
    """The Guard's ships, refiners and brokers adapt.  rules.md §6.2"""

    __slots__ = ()
    section = "6.2"
    verb = "smuggle"
    offered = "operations"
    fixed_cost = ((ATTENTION, 1),)
    visibility = IRAN
    description = (
        "Adapt the oil trade (small refineries, transfers at sea): an eighth of the way to full evasion, $40 m"
    )

    def forbidden(self, state: State) -> Reason | None:
        if Sanctions.of(state).evasion[OIL] >= 88:
            return Reason("6.2", "the oil trade is as well hidden as it can be (88)")
        return None

    def resolve(self, state: State, outcome: int) -> None:
        sanctions = Sanctions.of(state)
        sanctions.evasion[OIL] += (100 - sanctions.evasion[OIL]) // 8
        state.gain(IRGC, FUNDS, 40)


class Barter(TrackAction):
    """Other corridors: barter, local currencies, eastern banks.  rules.md §6.2  [crossroads-18]"""

    __slots__ = ()
    section = "6.2"
    verb = "barter"
    fixed_cost = ((ATTENTION, 1), (FUNDS, 80))
    visibility = IRAN

    def describe(self) -> str:
        return f"Build eastern corridors around the {TRACKS[self.track]} track: an eighth of the way to full evasion"

    def resolve(self, state: State, outcome: int) -> None:
        sanctions = Sanctions.of(state)
        sanctions.evasion[self.track] += (100 - sanctions.evasion[self.track]) // 8


class Trade(Action):
    """Europe keeps a channel of limited trade open.  rules.md §6.6"""

    __slots__ = ()
    section = "6.6"
    verb = "trade"
    marks = EUROPEAN_RELIEF | EUROPEAN_OFFICES
    offered = "operations"
    fixed_cost = ((ATTENTION, 1), (STANDING, 1))
    description = "Keep limited trade alive: eases banks and markets a little, Tehran notices, Washington frowns"

    def resolve(self, state: State, outcome: int) -> None:
        sanctions = Sanctions.of(state)
        sanctions.trade = clamp(sanctions.trade + 12, 0, 100)
        sanctions.strain = clamp(sanctions.strain + 2, 0, 100)
        Regime.of(state).add_distress(-1)


class Align(Action):
    """Europe backs U.S. enforcement.  rules.md §6.6"""

    __slots__ = ()
    section = "6.6"
    verb = "align"
    offered = "operations"
    fixed_cost = ((ATTENTION, 1),)
    description = "Align with U.S. sanctions: partners' strain -8, standing +1, and Europe's own trade shrinks"

    def resolve(self, state: State, outcome: int) -> None:
        sanctions = Sanctions.of(state)
        sanctions.strain = clamp(sanctions.strain - 8, 0, 100)
        sanctions.trade = clamp(sanctions.trade - 12, 0, 100)
        state.gain(EUROPE, STANDING, 1)


class Snapback(Action):
    """Europe starts the clock that brings UN measures back; no veto stops it.  rules.md §6.4"""

    __slots__ = ()
    section = "6.4"
    verb = "snapback"
    marks = SNAPBACK | EUROPEAN_PRESSURE
    offered = "diplomacy"
    fixed_cost = ((ATTENTION, 2), (STANDING, 4))
    description = "Trigger snapback: UN measures return when the clock runs out, once and for all"

    def forbidden(self, state: State) -> Reason | None:
        sanctions = Sanctions.of(state)
        if sanctions.united_nations or sanctions.clock:
            return Reason("6.4", "the lever works once, and it has been pulled")
        if state.turn > sanctions.dials.expiry:
            return Reason("6.4", "the right to snapback has expired")
        return None

    def resolve(self, state: State, outcome: int) -> None:
        sanctions = Sanctions.of(state)
        sanctions.clock = ceiling(sanctions.dials.snapback_days, state.rulebook.days)
        Regime.of(state).add_threat(6)


class SanctionsModule(RuleModule):
    """Authority, enforcement and leakage are three different things."""

    code = "sanctions"
    title = "Sanctions"
    section = "6"
    slice_type = Sanctions


    def actions(self, book: Rulebook) -> list[Action]:
        found: list[Action] = [Sanction(track, level) for track in range(3) for level in (1, 2, 3, 4)]
        found.extend(Enforce(US, track) for track in range(3))
        found.append(ListNetwork(US))
        found.extend(Waive(US, track) for track in range(3))
        found.extend([Release(US), Refreeze(US), Smuggle(IRGC)])
        found.extend(Barter(GOVERNMENT, track) for track in (BANKS, MARKETS))
        found.extend([Trade(EUROPE), Align(EUROPE), Snapback(EUROPE)])
        found.extend([EuropeanListing(EUROPE), Embargo(EUROPE), Relent(EUROPE), Designate(US), Delist(US)])
        return found

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
            return tuple([(kind, amount + 1) if kind == STANDING else (kind, amount) for kind, amount in cost])
        if action.seat == EUROPE and sanctions.european and action.marks & EUROPEAN_OFFICES:
            return tuple([(kind, amount + 1) if kind == ATTENTION else (kind, amount) for kind, amount in cost])
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
        for track in range(3):
            effort = sanctions.enforcement[track]
            gap = effort - sanctions.evasion[track]
            if gap > 0:
                sanctions.evasion[track] += ceiling(gap, 2 * sanctions.dials.adapt)
            elif gap < -20:
                sanctions.evasion[track] -= 2
            sanctions.enforcement[track] = max(0, effort - tired)
        sanctions.strain = max(0, sanctions.strain - 3)
        sanctions.trade = max(0, sanctions.trade - 2)
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

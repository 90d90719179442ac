"""Pressing, evading, relieving: what seats do about sanctions.  rules.md §6"""

from __future__ import annotations

from game.kernel.action import Action
from game.kernel.state import State
from game.kernel.types import Odds, Reason, ceiling
from game.rules.marks import (
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
    ESCROW,
    HIGHEST_AUTHORITY,
    MOST_LISTINGS,
    OIL,
    TRACKS,
    Sanctions,
)
from game.rules.seats import ATTENTION, EUROPE, FUNDS, IRAN, IRGC, STANDING, US

BITES, SLIPS = range(2)
"""Outcomes of enforcement."""


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
        level = f"level {self.level} of {HIGHEST_AUTHORITY}"
        return f"Raise sanctions on {TRACKS[self.track]} to {level}: wider authority, partners strained"

    def forbidden(self, state: State) -> Reason | None:
        authority = Sanctions.of(state).authority[self.track]
        if self.level != authority + 1:
            return Reason("6.1", f"{TRACKS[self.track]} stands at level {authority}; it is raised one level at a time")
        return None

    def resolve(self, state: State, outcome: int) -> None:
        sanctions = Sanctions.of(state)
        sanctions.authority[self.track] = self.level
        sanctions.add_enforcement(self.track, 6)
        sanctions.add_strain(3 * self.level)
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
        sanctions.add_enforcement(self.track, 16 if outcome == BITES else 5)
        sanctions.add_strain(3)


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
        if Sanctions.of(state).listings >= MOST_LISTINGS:
            return Reason("6.3", "no network worth listing is left")
        return None

    def resolve(self, state: State, outcome: int) -> None:
        sanctions = Sanctions.of(state)
        sanctions.add_listings(1)
        sanctions.add_strain(2)
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
        sanctions.lift_authority(self.track, 1)
        sanctions.add_strain(-6)
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
    description = f"Release ${ESCROW} m of frozen funds into escrow: paid out by thirds, and it can be frozen again"

    def forbidden(self, state: State) -> Reason | None:
        if Sanctions.of(state).escrow:
            return Reason("6.5", "an escrow is being paid out already")
        return None

    def resolve(self, state: State, outcome: int) -> None:
        Sanctions.of(state).escrow = ESCROW
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
        Sanctions.of(state).build_corridor(OIL)
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
        Sanctions.of(state).build_corridor(self.track)


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
        sanctions.add_trade(12)
        sanctions.add_strain(2)
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
        sanctions.add_strain(-8)
        sanctions.add_trade(-12)
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

"""Congress: votes on war powers, vetoes, the review of a deal.  rules.md §20.3, §20.4"""

from __future__ import annotations

from typing import Final

from game.kernel.action import Action, Event
from game.kernel.state import State
from game.kernel.types import Frame, Odds, Reason, clamp
from game.rules.parliaments.board import BOTH_CHAMBERS, ONE_CHAMBER, OVER_VETO, UNREBUKED, Parliaments
from game.rules.regime.board import Regime
from game.rules.seats import ATTENTION, STANDING, US
from game.rules.strikes.board import AMERICANS, Strikes
from game.rules.talks.board import Talks
from game.rules.washington.board import Washington

REST: Final = 3
"""Turns between two votes on war powers."""

FORGOTTEN: Final = 8
"""Turns without American force after which a war is over for Congress."""

DEARER_FORCE: Final = (0, 1, 3, 8)
"""Standing that force costs more, by the rebuke.  §20.3"""

STANDS, OVERRIDDEN = range(2)
"""What becomes of a veto."""

ACCEPTED, DISAPPROVED = range(2)
"""What Congress makes of a deal."""


class WarPowers(Event):
    """Both chambers vote on a resolution to end hostilities.  rules.md §20.3

    The outcome is the number of chambers that vote for it, which is the rebuke.
    """

    __slots__ = ()
    code = "war-powers"
    title = "War powers"
    section = "20.3"

    def odds(self, state: State, frame: Frame) -> Odds:
        parliaments = Parliaments.of(state)
        age = (parliaments.hostile - 1) * state.rulebook.days // parliaments.dials.patience
        weight = age + Washington.of(state).congress // 2 + min(30, Strikes.of(state).dead[AMERICANS] // 3) - 20
        weight = clamp(weight, 2, 85)
        return (
            ("the motion fails", 100 - weight),
            ("one chamber votes for it", max(1, weight * 2 // 5)),
            ("both chambers vote for it", max(1, weight * 3 // 5)),
        )

    def resolve(self, state: State, frame: Frame, outcome: int) -> None:
        parliaments = Parliaments.of(state)
        parliaments.hearing = state.turn + REST
        washington = Washington.of(state)
        chambers = outcome
        if not chambers:
            washington.add_restiveness(-4)
            return
        parliaments.rebuke = max(parliaments.rebuke, BOTH_CHAMBERS if chambers == 2 else ONE_CHAMBER)
        state.gain(US, STANDING, -3 * chambers)
        washington.add_credibility(-4 * chambers)
        washington.add_approval(-chambers)


class Veto(Action):
    """Veto a resolution of both chambers.  rules.md §20.3"""

    __slots__ = ()
    section = "20.3"
    verb = "veto"
    offered = "operations"
    fixed_cost = ((ATTENTION, 1), (STANDING, 4))
    description = "Veto the war-powers resolution: force is as cheap as before if it stands, Congress restive +8"

    def forbidden(self, state: State) -> Reason | None:
        if Parliaments.of(state).rebuke != BOTH_CHAMBERS:
            return Reason("20.3", "no resolution of both chambers is on your desk")
        return None

    def odds(self, state: State) -> Odds:
        against = clamp(Washington.of(state).congress // 4, 2, 40)
        return (("the veto stands", 100 - against), ("the veto is overridden", against))

    def resolve(self, state: State, outcome: int) -> None:
        overridden = outcome == OVERRIDDEN
        Parliaments.of(state).rebuke = OVER_VETO if overridden else UNREBUKED
        washington = Washington.of(state)
        washington.add_restiveness(8)
        washington.add_credibility(-6 if overridden else 3)
        if overridden:
            state.gain(US, STANDING, -4)


class Review(Event):
    """Congress looks at a deal that has entered into force.  rules.md §20.4"""

    __slots__ = ()
    code = "review"
    title = "Congress reviews the deal"
    section = "20.4"

    def odds(self, state: State, frame: Frame) -> Odds:
        against = clamp(Washington.of(state).congress + 10 * Washington.of(state).demands - 5, 5, 90)
        return (("it lets the deal stand", 100 - against), ("it votes its disapproval", against))

    def resolve(self, state: State, frame: Frame, outcome: int) -> None:
        Parliaments.of(state).reviewed = 1
        if outcome == DISAPPROVED:
            Washington.of(state).add_restiveness(6)
            state.gain(US, STANDING, -4)
            Regime.of(state).add_narrative(2)
        else:
            Washington.of(state).add_restiveness(-4)


def start_war(state: State) -> None:
    """American force was used on Iran: the clock of war runs, or runs on.  §20.3"""
    parliaments = Parliaments.of(state)
    parliaments.hostile = max(1, parliaments.hostile)
    parliaments.quiet = 0


def age_war(state: State) -> None:
    """A war without American force is forgotten; one that goes on is voted on.  §20.3"""
    parliaments = Parliaments.of(state)
    if not parliaments.hostile:
        return
    parliaments.hostile = min(999, parliaments.hostile + 1)
    parliaments.quiet = min(99, parliaments.quiet + 1)
    if parliaments.quiet > FORGOTTEN:
        parliaments.hostile = 0
        parliaments.rebuke = UNREBUKED
    elif state.rulebook.playing[US] and parliaments.rebuke < BOTH_CHAMBERS and parliaments.hearing <= state.turn:
        state.happen("war-powers")


def review_deal(state: State) -> None:
    """Congress looks once at a deal that is in force.  §20.4"""
    parliaments = Parliaments.of(state)
    if not state.rulebook.playing[US] or not Talks.of(state).in_force():
        parliaments.reviewed = 0
    elif not parliaments.reviewed:
        state.happen("review")

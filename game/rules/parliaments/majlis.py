"""The Majlis votes a move, and the Leader carries it or withholds it.  rules.md §20.1, §20.5"""

from __future__ import annotations

from typing import Final

from game.kernel.action import Action, Event
from game.kernel.state import State
from game.kernel.types import Frame, Odds, Reason
from game.rules.economy.board import Economy
from game.rules.escalation import Escalation
from game.rules.maritime.board import FRIENDS, WARNED, Maritime
from game.rules.nuclear.board import SURGE, Nuclear
from game.rules.parliaments.board import (
    BROAD,
    ENRICH,
    IMPEACH,
    INSPECTORS,
    LISTS,
    MAJLIS,
    MOTIONS,
    PRESIDENT,
    STRAIT,
    Parliaments,
)
from game.rules.regime.board import CABINET, GUARD, STREET, Regime
from game.rules.seats import ATTENTION, EUROPE, GOVERNMENT, GULF, IRGC, LEADER, STANDING
from game.rules.talks.board import Talks

ANSWER: Final = 1
"""Turns that the Leader has to answer a motion beyond the one in which it is carried."""
RECESS: Final = 4
"""Turns of recess once the Leader has answered."""
LAPSED: Final = 3
"""Turns of recess once a motion has lapsed."""
DELAYED: Final = 2
"""Turns of recess once the speaker has delayed a motion."""

NO_MOTION: Final = 0
"""The Majlis votes for nothing."""

CARRIED, PUT_OFF = range(2)
"""What comes of a motion that the Guard's friends move."""


def weight_of(state: State, motion: int) -> int:
    """The weight of a motion now, by what everybody can see; 0 when there is nothing to vote for.  §20.1"""
    book = state.rulebook
    if motion == STRAIT:
        if not book.on("maritime") or not book.on("escalation"):
            return 0
        return 4 * max(0, Escalation.of(state).rung - 5)
    if motion == INSPECTORS:
        nuclear = Nuclear.of(state)
        if not nuclear.on or nuclear.access < 20:
            return 0
        return 4 + 6 * nuclear.censured + max(0, Regime.of(state).threat - 60) // 4
    if motion == ENRICH:
        nuclear = Nuclear.of(state)
        if not nuclear.on or nuclear.policy >= SURGE or Talks.of(state).in_force():
            return 0
        return 2 + max(0, Regime.of(state).narrative - 60) // 6
    if not book.playing[GOVERNMENT]:
        return 0
    return max(0, Regime.of(state).distress - 45) // 3 + max(0, 35 - state.pool(GOVERNMENT, STANDING)) // 3


def open_motions(state: State) -> list[int]:
    """The motions for which there is cause now.  §20.1"""
    return [motion for motion in (STRAIT, INSPECTORS, ENRICH, IMPEACH) if weight_of(state, motion)]


class Vote(Event):
    """The Majlis may vote for a move that is not its own to make.  rules.md §20.1

    Outcome ``NO_MOTION``, then one for each open motion.
    """

    __slots__ = ()
    code = "majlis"
    title = "The Majlis"
    section = "20.1"

    def odds(self, state: State, frame: Frame) -> Odds:
        odds = [("no motion is carried", 60)]
        for motion in open_motions(state):
            odds.append((f"it votes on {MOTIONS[motion]}", weight_of(state, motion)))
        return tuple(odds)

    def resolve(self, state: State, frame: Frame, outcome: int) -> None:
        if outcome == NO_MOTION:
            return
        carry_motion(state, open_motions(state)[outcome - 1])


def lapse_motion(state: State) -> None:
    """The Leader has left a motion without an answer.  §20.1"""
    parliaments = Parliaments.of(state)
    parliaments.motion = 0
    parliaments.recess = state.turn + LAPSED
    Regime.of(state).add_narrative(-2)
    state.gain(LEADER, STANDING, -4)


def carry_motion(state: State, motion: int) -> None:
    """The Majlis has voted: the Leader owes an answer.  §20.1"""
    parliaments = Parliaments.of(state)
    parliaments.motion = motion
    parliaments.until = state.turn + ANSWER
    Escalation.of(state).add_tension(2)


class Rouse(Action):
    """The Guard's friends in the Majlis move a motion.  rules.md §20.1"""

    __slots__ = ("motion",)
    section = "20.1"
    verb = "rouse"
    offered = "operations"
    fixed_cost = ((ATTENTION, 2), (STANDING, 2))

    def __init__(self, motion: int) -> None:
        super().__init__(IRGC)
        self.motion = motion

    def words(self) -> str:
        return MOTIONS[self.motion]

    def describe(self) -> str:
        return (
            "",
            "Rouse the Majlis to vote for closing the strait: the Leader must carry or withhold it",
            "Rouse the Majlis to vote against inspections: the Leader must carry or withhold it",
            "Rouse the Majlis to vote for higher enrichment: the Leader must carry or withhold it",
            "Rouse the Majlis to impeach a minister: the Leader must carry or withhold it",
        )[self.motion]

    def forbidden(self, state: State) -> Reason | None:
        parliaments = Parliaments.of(state)
        if parliaments.motion:
            return Reason("20.1", "a motion waits for the Leader's answer")
        if parliaments.recess > state.turn:
            return Reason("20.1", f"the Majlis takes up no motion before turn {parliaments.recess}")
        if not weight_of(state, self.motion):
            return Reason("20.1", "nothing the public can see gives cause for this motion")
        return None

    def odds(self, state: State) -> Odds:
        return (("the motion is carried", 65), ("the speaker delays it", 35))

    def resolve(self, state: State, outcome: int) -> None:
        if outcome == PUT_OFF:
            Parliaments.of(state).recess = state.turn + DELAYED
            return
        carry_motion(state, self.motion)


class Carry(Action):
    """The Leader lets what the Majlis voted be done.  rules.md §20.1"""

    __slots__ = ()
    section = "20.1"
    verb = "carry"
    offered = "operations"
    fixed_cost = ((ATTENTION, 1),)
    description = "Carry out what the Majlis voted: the Guard and the story gain, and the world answers"

    def forbidden(self, state: State) -> Reason | None:
        if not Parliaments.of(state).motion:
            return Reason("20.1", "no motion of the Majlis waits for an answer")
        return None

    def resolve(self, state: State, outcome: int) -> None:
        parliaments = Parliaments.of(state)
        motion = parliaments.motion
        parliaments.motion = 0
        parliaments.recess = state.turn + RECESS
        regime = Regime.of(state)
        regime.add_narrative(3)
        regime.add_cohesion(GUARD, 2)
        if motion == STRAIT:
            maritime = Maritime.of(state)
            maritime.set_closure(state, max(maritime.closure, FRIENDS if maritime.closure else WARNED))
            maritime.lower_confidence(20)
            Economy.of(state).add_fear(12)
            Escalation.of(state).add_tension(10)
            regime.add_threat(5)
            regime.add_distress(2)
            state.gain(GULF, STANDING, -3)
        elif motion == INSPECTORS:
            Nuclear.of(state).add_access(-25)
            Escalation.of(state).add_tension(5)
            regime.add_threat(3)
            Talks.of(state).add_round_weight(-10)
            state.gain(EUROPE, STANDING, -1)
            parliaments.add_opinion(8)
        elif motion == ENRICH:
            Nuclear.of(state).raise_policy()
            regime.add_threat(4)
            Talks.of(state).add_round_weight(-12)
            parliaments.add_opinion(6)
        else:
            state.gain(GOVERNMENT, STANDING, -8)
            regime.add_cohesion(CABINET, -5)
            regime.add_cohesion(STREET, -2)


class Shelve(Action):
    """The Leader withholds what the Majlis voted.  rules.md §20.1"""

    __slots__ = ()
    section = "20.1"
    verb = "shelve"
    offered = "operations"
    fixed_cost = ((ATTENTION, 1), (STANDING, 2))
    description = "Withhold what the Majlis voted: nothing happens abroad, narrative -3 and the Guard's cohesion -3"

    def forbidden(self, state: State) -> Reason | None:
        if not Parliaments.of(state).motion:
            return Reason("20.1", "no motion of the Majlis waits for an answer")
        return None

    def resolve(self, state: State, outcome: int) -> None:
        parliaments = Parliaments.of(state)
        if parliaments.motion == IMPEACH:
            Regime.of(state).add_cohesion(CABINET, 2)
        parliaments.motion = 0
        parliaments.recess = state.turn + RECESS
        Regime.of(state).add_narrative(-3)
        Regime.of(state).add_cohesion(GUARD, -3)
        Escalation.of(state).add_tension(-2)


class Vet(Action):
    """The Leader's guardians choose who may stand.  rules.md §20.5"""

    __slots__ = ("width",)
    section = "20.5"
    verb = "vet"
    offered = "operations"
    fixed_cost = ((ATTENTION, 1), (STANDING, 1))

    def __init__(self, width: int) -> None:
        super().__init__(LEADER)
        self.width = width

    def words(self) -> str:
        return LISTS[self.width]

    def describe(self) -> str:
        return (
            "",
            "Let many stand: more will vote and reformists may win; the Guard's cohesion -3",
            "Let few stand: hardliners are safe and fewer will vote; the street's cohesion -3",
        )[self.width]

    def forbidden(self, state: State) -> Reason | None:
        parliaments = Parliaments.of(state)
        if not parliaments.campaigning(state, PRESIDENT) and not parliaments.campaigning(state, MAJLIS):
            return Reason("20.5", "no campaign is under way in Iran")
        if parliaments.vetting:
            return Reason("20.5", "the lists are drawn up")
        return None

    def resolve(self, state: State, outcome: int) -> None:
        Parliaments.of(state).vetting = self.width
        Regime.of(state).add_cohesion(GUARD if self.width == BROAD else STREET, -3)

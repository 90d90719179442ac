"""Cracks in the house: the Guard slow-rolls and freelances, is found out; purge, defection, quiet autonomy.

rules.md §19.1–§19.4, §19.7, §19.8
"""

from __future__ import annotations

from typing import Final

from game.kernel.action import Action, Event
from game.kernel.state import State
from game.kernel.types import NOBODY, Cost, Frame, Odds, Reason
from game.rules.council.board import AMBIGUOUS, BARGAIN, BRACE, DEFY, ENDURE, EXPLORE, Council
from game.rules.escalation import Escalation
from game.rules.marks import LEADERS_OWN
from game.rules.nuclear.board import Nuclear
from game.rules.regime.board import CABINET, GUARD, Regime
from game.rules.sanctions.board import BANKS, Sanctions
from game.rules.seats import ATTENTION, GOVERNMENT, IRGC, LEADER, STANDING, TEHRAN
from game.rules.strikes.board import Strikes
from game.rules.succession.board import COURSE, DEAL, INCIDENT, INSPECTORS, SLOWED, Succession
from game.rules.talks.board import Talks

NOBODY_LEAVES: Final = 0
"""A cracked house holds for now."""

UNASKED, TRACED = range(2)
"""What comes of a thing slowed or done without orders."""


class SlowRoll(Action):
    """Obey, later.  rules.md §19.2"""

    __slots__ = ("what",)
    section = "19.2"
    verb = "slow-roll"
    offered = "operations"
    fixed_cost = ((ATTENTION, 1),)
    visibility = 1 << IRGC

    def __init__(self, what: int) -> None:
        super().__init__(IRGC)
        self.what = what

    def words(self) -> str:
        return SLOWED[self.what]

    def describe(self) -> str:
        return (
            "Slow-roll the course decided: half of what it brings is undone, in secret unless found out",
            "Slow-roll the inspectors: doors stay shut, access -10 in the reckoning; in secret unless found out",
            "Slow-roll the deal: Tehran falls 8 points short of it; in secret unless found out",
        )[self.what]

    def forbidden(self, state: State) -> Reason | None:
        succession = Succession.of(state)
        if succession.stalled >> self.what & 1:
            return Reason("19.2", "that is being slowed already")
        if succession.watched:
            return Reason("19.4", f"the Guard is under supervision for {succession.watched} turns")
        if self.what == COURSE:
            council = Council.of(state)
            if council.word == AMBIGUOUS:
                return Reason("19.2", "nothing was decided that could be slowed")
            if council.shown[IRGC] == council.decided:
                return Reason("19.2", "the course decided is your own")
        elif self.what == INSPECTORS:
            if Nuclear.of(state).access < 20:
                return Reason("19.2", "inspectors see next to nothing already (access below 20)")
        elif not Talks.of(state).in_force():
            return Reason("19.2", "no deal is in force")
        return None

    def resolve(self, state: State, outcome: int) -> None:
        Succession.of(state).stalled |= 1 << self.what


class Freelance(Action):
    """An incident that nobody in Tehran ordered.  rules.md §19.3"""

    __slots__ = ()
    section = "19.3"
    verb = "freelance"
    offered = "operations"
    rumour = "An incident that nobody in Tehran says he ordered"
    visibility = 1 << IRGC
    description = "Freelance: an incident against the course: tension +5, narrative +2; it may be traced to you"

    def __init__(self) -> None:
        super().__init__(IRGC)

    def forbidden(self, state: State) -> Reason | None:
        succession = Succession.of(state)
        if succession.stalled >> INCIDENT & 1:
            return Reason("19.3", "one incident a turn is enough")
        if succession.watched:
            return Reason("19.4", f"the Guard is under supervision for {succession.watched} turns")
        if Council.of(state).course == DEFY:
            return Reason("19.3", "defy is in force: you may act in the open")
        return None

    def cost(self, state: State) -> Cost:
        if Council.of(state).word == AMBIGUOUS:
            return ((ATTENTION, 1),)
        return ((ATTENTION, 1), (STANDING, 2))

    def resolve(self, state: State, outcome: int) -> None:
        Succession.of(state).stalled |= 1 << INCIDENT
        Escalation.of(state).add_tension(5)
        Regime.of(state).add_narrative(2)
        Regime.of(state).add_cohesion(GUARD, 1)
        talks = Talks.of(state)
        if talks.on and talks.scheduled:
            talks.add_round_weight(-10)


class FoundOut(Event):
    """What was slowed or done without orders may come out; the frame holds the set of it.  rules.md §19.4"""

    __slots__ = ()
    code = "found-out"
    title = "Supervision"
    section = "19.4"
    visibility = NOBODY

    def odds(self, state: State, frame: Frame) -> Odds:
        _, _, stalled = frame
        weight = Succession.of(state).dials.discovery
        for what in range(INCIDENT + 1):
            weight += 10 * (stalled >> what & 1)
        if Council.of(state).word == AMBIGUOUS:
            weight //= 2
        return (("nobody asks", 100), ("it is traced to the Guard", weight))

    def resolve(self, state: State, frame: Frame, outcome: int) -> None:
        if outcome == UNASKED:
            return
        _, _, stalled = frame
        Succession.of(state).watched = 3
        state.gain(IRGC, STANDING, -4)
        state.gain(LEADER, STANDING, -1)
        Regime.of(state).add_cohesion(GUARD, -3)
        if stalled >> INSPECTORS & 1 or stalled >> DEAL & 1:
            Talks.of(state).add_negotiation(-1)


class Purge(Action):
    """Remove the disloyal, and some others.  rules.md §19.7  [confusion-49]"""

    __slots__ = ("bloc",)
    section = "19.7"
    verb = "purge"
    marks = LEADERS_OWN
    offered = "operations"
    fixed_cost = ((ATTENTION, 2), (STANDING, 5))

    def __init__(self, bloc: int) -> None:
        super().__init__(LEADER)
        self.bloc = bloc

    def words(self) -> str:
        return "guard" if self.bloc == GUARD else "cabinet"

    def describe(self) -> str:
        return f"Purge the {self.words()}: its cohesion may rise, its standing -5; the other bloc takes fright"

    def forbidden(self, state: State) -> Reason | None:
        purged = Succession.of(state).purged
        if purged:
            return Reason("19.7", f"the last purge is too fresh: {purged} turns")
        if Regime.of(state).cohesion[self.bloc] >= 50:
            return Reason("19.7", "its cohesion is 50 or more, there is nobody to purge")
        return None

    def odds(self, state: State) -> Odds:
        return (("the ranks close", 55), ("empty offices", 30), ("the purge breeds enemies", 15))

    def resolve(self, state: State, outcome: int) -> None:
        Succession.of(state).purged = 4
        regime = Regime.of(state)
        regime.add_cohesion(self.bloc, (10, 4, -6)[outcome])
        regime.add_cohesion(CABINET if self.bloc == GUARD else GUARD, -2)
        state.gain(IRGC if self.bloc == GUARD else GOVERNMENT, STANDING, -5)


def cracked_blocs(state: State) -> list[int]:
    """The blocs from which somebody may go over: the Guard and the cabinet, while their cohesion is low.  §19.8"""
    edge = Succession.of(state).dials.fissure
    cohesion = Regime.of(state).cohesion
    return [bloc for bloc in (GUARD, CABINET) if cohesion[bloc] < edge]


class Defection(Event):
    """From a cracked house somebody goes over, and does not go empty-handed.  rules.md §19.8

    Outcome ``NOBODY_LEAVES``, then one for each cracked bloc.
    """

    __slots__ = ()
    code = "defection"
    title = "Loyalties"
    section = "19.8"

    def odds(self, state: State, frame: Frame) -> Odds:
        edge = Succession.of(state).dials.fissure
        cohesion = Regime.of(state).cohesion
        odds = [("nobody leaves", 100)]
        for bloc in cracked_blocs(state):
            label = "an officer of the Guard goes over" if bloc == GUARD else "an official goes over"
            odds.append((label, edge - cohesion[bloc]))
        return tuple(odds)

    def resolve(self, state: State, frame: Frame, outcome: int) -> None:
        if outcome == NOBODY_LEAVES:
            return
        bloc = cracked_blocs(state)[outcome - 1]
        regime = Regime.of(state)
        regime.add_threat(2)
        regime.add_security(-2)
        if bloc == GUARD:
            Strikes.of(state).add_intelligence(15)
            Nuclear.of(state).uncover_hidden_stock()
            state.gain(IRGC, STANDING, -3)
        else:
            Sanctions.of(state).add_evasion(BANKS, -8)
            state.gain(GOVERNMENT, STANDING, -3)


def undo_what_was_slowed(state: State, stalled: int) -> None:
    """What slow-rolling undoes, in the reckoning.  §19.2"""
    regime = Regime.of(state)
    if stalled >> COURSE & 1:
        decided = Council.of(state).decided
        if decided in (BARGAIN, EXPLORE):
            regime.add_narrative(1)
            regime.add_threat(1)
        elif decided in (ENDURE, BRACE):
            regime.add_distress(1)
        else:
            regime.add_narrative(-1)
            regime.add_threat(-1)
        regime.add_cohesion(GUARD, 1)
    if stalled >> INSPECTORS & 1:
        Nuclear.of(state).add_access(-10)
    if stalled >> DEAL & 1:
        Talks.of(state).breach(state, TEHRAN, 8)

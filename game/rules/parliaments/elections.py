"""Elections in America, Israel and Iran: what the voters decide, and what it leaves behind.  rules.md §20.5"""

from __future__ import annotations

from typing import Final

from game.kernel.action import Event
from game.kernel.state import State
from game.kernel.types import Frame, Odds, clamp
from game.rules.parliaments.board import AMERICA, BROAD, JERUSALEM, MAJLIS, NARROW, PRESIDENT, Parliaments
from game.rules.regime.board import GUARD, STREET, Regime
from game.rules.seats import GOVERNMENT, ISRAEL, LEADER, STANDING, US
from game.rules.succession.board import Succession
from game.rules.washington.board import Washington

VOTES: Final = ("american-vote", "israeli-vote", "presidential-vote", "majlis-vote")
"""The event of each vote, in the order of ``POLLS``."""
VOTERS: Final = (US, ISRAEL, LEADER, LEADER)
"""The seat without which a vote is not held, in the order of ``POLLS``."""

HOLDS, LOSES = range(2)
"""What the American vote leaves to the President's party."""

RETURNS, REPLACED = range(2)
"""What the Israeli vote leaves to the coalition."""

REFORMISTS, PRAGMATISTS, HARDLINERS = range(3)
"""Who wins an Iranian vote."""


class AmericanVote(Event):
    """Americans vote.  rules.md §20.5"""

    __slots__ = ()
    code = "american-vote"
    title = "The American election"
    section = "20.5"

    def odds(self, state: State, frame: Frame) -> Odds:
        washington = Washington.of(state)
        hold = clamp(washington.approval - max(0, washington.petrol - 340) // 10, 10, 90)
        return (("the President's party holds", hold), ("the opposition gains a chamber", 100 - hold))

    def resolve(self, state: State, frame: Frame, outcome: int) -> None:
        Parliaments.of(state).polls[AMERICA] = 0
        Washington.of(state).add_restiveness(15 if outcome == LOSES else -8)
        state.gain(US, STANDING, -5 if outcome == LOSES else 4)


class IsraeliVote(Event):
    """Israelis vote.  rules.md §20.5"""

    __slots__ = ()
    code = "israeli-vote"
    title = "The Israeli election"
    section = "20.5"

    def odds(self, state: State, frame: Frame) -> Odds:
        back = clamp(state.pool(ISRAEL, STANDING), 15, 85)
        return (("the coalition returns", back), ("another coalition forms", 100 - back))

    def resolve(self, state: State, frame: Frame, outcome: int) -> None:
        parliaments = Parliaments.of(state)
        parliaments.polls[JERUSALEM] = 0
        if outcome == REPLACED:
            parliaments.coalition = 65
            parliaments.chill = 0
            state.gain(ISRAEL, STANDING, 4)
        else:
            parliaments.coalition = 70
            state.gain(ISRAEL, STANDING, 2)


class PresidentialVote(Event):
    """Iranians elect a president.  rules.md §20.5  [crossroads-69, crossroads-71]"""

    __slots__ = ()
    code = "presidential-vote"
    title = "The presidential election in Iran"
    section = "20.5"

    def odds(self, state: State, frame: Frame) -> Odds:
        return iranian_odds(state)

    def resolve(self, state: State, frame: Frame, outcome: int) -> None:
        parliaments = Parliaments.of(state)
        parliaments.polls[PRESIDENT] = 0
        parliaments.vetting = 0
        settle_turnout(state, outcome)
        state.gain(GOVERNMENT, STANDING, (12, 4, -4)[outcome])


class MajlisVote(Event):
    """Iranians elect the Majlis.  rules.md §20.5"""

    __slots__ = ()
    code = "majlis-vote"
    title = "The election of the Majlis"
    section = "20.5"

    def odds(self, state: State, frame: Frame) -> Odds:
        return iranian_odds(state)

    def resolve(self, state: State, frame: Frame, outcome: int) -> None:
        parliaments = Parliaments.of(state)
        parliaments.polls[MAJLIS] = 0
        parliaments.vetting = 0
        settle_turnout(state, outcome)
        parliaments.recess = state.turn + (6 if outcome == REFORMISTS else 2)


def iranian_odds(state: State) -> Odds:
    """Who may win an Iranian vote: reformists need a broad list and a street that still hopes.  §20.5"""
    hope = Regime.of(state).cohesion[STREET]
    vetting = Parliaments.of(state).vetting
    reform = max(1, hope // 2 + (15 if vetting == BROAD else -15 if vetting == NARROW else 0))
    return (
        ("reformists win on a fair turnout", reform),
        ("pragmatists win on a low turnout", 35),
        ("hardliners win on a low turnout", 45 - (10 if vetting == BROAD else 0)),
    )


def settle_turnout(state: State, outcome: int) -> None:
    """Turnout is the legitimacy that an Iranian vote leaves; who won moves blocs and story.  §20.5"""
    parliaments = Parliaments.of(state)
    regime = Regime.of(state)
    base = 30 + regime.cohesion[STREET] // 4 + (4 if parliaments.vetting == BROAD else 0)
    parliaments.turnout = clamp(base + (8, 0, -2)[outcome], 5, 95)
    regime.add_security(clamp((parliaments.turnout - 45) // 3, -4, 4))
    regime.add_cohesion(STREET, (8, 0, -5)[outcome])
    regime.add_cohesion(GUARD, (-4, 0, 4)[outcome])
    regime.add_narrative((-3, 0, 3)[outcome])
    Succession.of(state).add_conservatives((-8, -2, 6)[outcome])


def hold_votes(state: State) -> None:
    """Votes that are due are held; a campaign in Iran wears on the story and takes the street's mind off.  §20.5"""
    parliaments = Parliaments.of(state)
    for poll, vote in enumerate(VOTES):
        if parliaments.polls[poll] == state.turn and state.rulebook.playing[VOTERS[poll]]:
            state.happen(vote)
        elif parliaments.campaigning(state, poll) and poll in (PRESIDENT, MAJLIS):
            Regime.of(state).add_narrative(-1)
            Regime.of(state).add_unrest(-1)

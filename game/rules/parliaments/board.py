"""Parliaments on the board: motions of the Majlis, war powers, European opinion, elections, the coalition in Jerusalem.

rules.md §20
"""

from __future__ import annotations

from typing import Final

from game.kernel.field import NONE_AT_ZERO, dial, field
from game.kernel.slices import Dials, Slice
from game.kernel.state import State
from game.kernel.types import clamp, seats_of
from game.rules.seats import ISRAEL, US

STRAIT: Final = 1
INSPECTORS: Final = 2
ENRICH: Final = 3
IMPEACH: Final = 4
MOTIONS: Final = ("none", "strait", "inspectors", "enrichment", "impeachment")

FREE_HAND: Final = 0
CONDITIONED: Final = 1
WITHHELD: Final = 2
LEVERS: Final = ("grant", "condition", "withhold")

AMERICA: Final = 0
JERUSALEM: Final = 1
PRESIDENT: Final = 2
MAJLIS: Final = 3
POLLS: Final = ("america", "israel", "presidency", "majlis")

UNREBUKED: Final = 0
ONE_CHAMBER: Final = 1
BOTH_CHAMBERS: Final = 2
OVER_VETO: Final = 3

BROAD: Final = 1
NARROW: Final = 2
LISTS: Final = ("", "broad", "narrow")
"""Who may stand in an Iranian election; 0 before the lists are drawn up.  §20.5"""


class ParliamentsDials(Dials):
    """When votes are held and how long a campaign lasts; how wars, pledges and cabinets age.  rules.md §20"""

    american_vote: int = dial(0, 0, 999, "turn of the vote, 0 for none", "3 November 2026, midterm elections")
    israeli_vote: int = dial(0, 0, 999, "turn of the vote, 0 for none", "due by 27 October 2026")
    presidential_vote: int = dial(0, 0, 999, "turn of the vote, 0 for none", "28 June and 5 July 2024; next in 2028")
    majlis_vote: int = dial(0, 0, 999, "turn of the vote, 0 for none", "1 March 2024; next in 2028")
    campaign_days: int = dial(90, 14, 365, "days before a vote in which it weighs", "design value")
    patience: int = dial(2, 1, 10, "days of war for one point of weight", "votes of June 2025, March and June 2026")
    pledge_days: int = dial(60, 14, 180, "days", "length of the deadline of March 2025")
    quarrel: int = dial(4, 0, 20, "points of coalition lost a month", "design value")

    def vote(self, poll: int) -> int:
        """The turn of the vote in one of ``POLLS``, 0 for none.  §20.5"""
        return (self.american_vote, self.israeli_vote, self.presidential_vote, self.majlis_vote)[poll]


class Parliaments(Slice):
    """What elected chambers and voters want, and what they can do to those who decide.

    ``motion`` is what the Majlis has voted for (0 none, 1 close the strait, 2 end inspections, 3 enrich higher, 4
    impeach), ``until`` the last turn for the Leader's answer, ``recess`` the first turn of a new motion; ``hostile``
    counts the turns since American force was first used on Iran, ``quiet`` those since it was last used; ``rebuke`` is
    0 none, 1 one chamber, 2 both, 3 over a veto; ``hearing`` is the first turn of the next vote; ``opinion`` is how far
    European parliaments want measures; ``polls`` are the turns of the votes, 0 for none; ``turnout`` in per cent, in
    Iran; ``vetting`` is 1 broad, 2 narrow; ``coalition`` is what holds the cabinet in Jerusalem together; ``lever`` is
    what Washington does with Israel's supply (0 grants, 1 conditions, 2 withholds); ``chill`` counts turns of anger;
    ``consulted`` is 1 in a turn of consultation; ``offered`` is the turn of an offer for a pledge, ``pledge`` the last
    turn of a pledge given; ``reviewed`` is 1 once Congress looked at the deal in force.
    """

    dials_type = ParliamentsDials
    dials: ParliamentsDials

    motion: int = field(
        "", 0, 4, title="motion of the Majlis",
        values=("none", "close the strait", "end inspections", "enrich higher", "impeach"),
    )
    until: int = field("turn", 0, 999, title="Leader's answer due (turn)", reads=NONE_AT_ZERO)
    recess: int = field("turn", 0, 999, title="recess of the Majlis (turn)", reads=NONE_AT_ZERO)
    hostile: int = field("turns", 0, 999, title="age of the war in Congress")
    quiet: int = field("turns", 0, 99, title="turns without American force")
    rebuke: int = field(
        "", 0, 3, title="rebuke of Congress", values=("none", "one chamber", "both chambers", "over a veto"),
    )
    hearing: int = field("turn", 0, 999, title="next vote on war powers (turn)", reads=NONE_AT_ZERO)
    opinion: int = field("points", start=40, title="European wish for measures")
    polls: list[int] = field("turn", 0, 999, labels=POLLS, title="turn of the vote in", reads=NONE_AT_ZERO)
    turnout: int = field("%", start=50, title="turnout in Iran")
    vetting: int = field("", 0, 2, title="list of candidates", values=("none", "broad", "narrow"))
    coalition: int = field("points", start=60, title="coalition in Jerusalem")
    lever: int = field(
        "", 0, 2, start=FREE_HAND, title="Israel's supply", values=("granted", "conditional", "withheld"),
    )
    chill: int = field("turns", 0, 99, title="Washington's anger at Israel")
    consulted: int = field(
        "", 0, 1, seen=seats_of(US, ISRAEL), guess=(0, 0), title="strike planned with Washington",
        values=("no", "yes"),
    )
    offered: int = field(
        "turn", 0, 999, seen=seats_of(US, ISRAEL), guess=(0, 0), title="bid for a pledge (turn)", reads=NONE_AT_ZERO,
    )
    pledge: int = field("turn", 0, 999, title="pledge not to strike (turn)", reads=NONE_AT_ZERO)
    reviewed: int = field("", 0, 1, title="deal reviewed by Congress", values=("no", "yes"))

    def add_coalition(self, amount: int) -> None:
        """Move what holds the coalition in Jerusalem together.  §20.6"""
        if self.on:
            self.coalition = clamp(self.coalition + amount, 0, 100)

    def add_opinion(self, amount: int) -> None:
        """Move the wish of European parliaments for measures.  §20.2"""
        if self.on:
            self.opinion = clamp(self.opinion + amount, 0, 100)

    def campaigning(self, state: State, poll: int) -> bool:
        """Whether a vote is near enough to weigh on what is decided.  §20.5"""
        day = self.polls[poll]
        if not self.on or not day or day < state.turn:
            return False
        return (day - state.turn) * state.rulebook.days <= self.dials.campaign_days

    def campaign_heat(self, state: State, poll: int) -> int:
        """How hot a campaign is: 0 without one, 1 in its first third, 2 in its second, 3 in the last.  §20.5"""
        if not self.campaigning(state, poll):
            return 0
        left = (self.polls[poll] - state.turn) * state.rulebook.days
        return clamp(3 - left * 3 // self.dials.campaign_days, 1, 3)

    def has_pledge(self, turn: int) -> bool:
        """Whether Israel is bound not to strike in that turn.  §20.8"""
        return self.pledge >= turn

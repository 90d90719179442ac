"""Parliaments on the board: motions of the Majlis, war powers, European opinion, elections, the coalition in Jerusalem.

rules.md §20
"""

from __future__ import annotations

from typing import Final

from game.kernel.field import Field
from game.kernel.state import Slice, State
from game.kernel.terms import clamp, seats_of
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

AMERICAN_VOTE: Final = 0
ISRAELI_VOTE: Final = 1
PRESIDENTIAL_VOTE: Final = 2
MAJLIS_VOTE: Final = 3
CAMPAIGN_DAYS: Final = 4
PATIENCE: Final = 5
PLEDGE_DAYS: Final = 6
QUARREL: Final = 7


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

    __slots__ = (
        "motion", "until", "recess", "hostile", "quiet", "rebuke", "hearing", "opinion", "polls", "turnout", "vetting",
        "coalition", "lever", "chill", "consulted", "offered", "pledge", "reviewed",
    )
    fields = (
        Field("motion", "", 0, 4),
        Field("until", "turn", 0, 999),
        Field("recess", "turn", 0, 999),
        Field("hostile", "turns", 0, 999),
        Field("quiet", "turns", 0, 99),
        Field("rebuke", "", 0, 3),
        Field("hearing", "turn", 0, 999),
        Field("opinion", "points"),
        Field("polls", "turn", 0, 999, labels=POLLS),
        Field("turnout", "%"),
        Field("vetting", "", 0, 2),
        Field("coalition", "points"),
        Field("lever", "", 0, 2),
        Field("chill", "turns", 0, 99),
        Field("consulted", "", 0, 1, seen=seats_of(US, ISRAEL), guess=(0, 0)),
        Field("offered", "turn", 0, 999, seen=seats_of(US, ISRAEL), guess=(0, 0)),
        Field("pledge", "turn", 0, 999),
        Field("reviewed", "", 0, 1),
    )

    def __init__(self, dials: list[int], on: bool) -> None:
        super().__init__(dials, on)
        self.motion = 0
        self.until = 0
        self.recess = 0
        self.hostile = 0
        self.quiet = 0
        self.rebuke = 0
        self.hearing = 0
        self.opinion = 40
        self.polls = [0, 0, 0, 0]
        self.turnout = 50
        self.vetting = 0
        self.coalition = 60
        self.lever = FREE_HAND
        self.chill = 0
        self.consulted = 0
        self.offered = 0
        self.pledge = 0
        self.reviewed = 0

    def copy(self) -> Parliaments:
        twin = Parliaments.__new__(Parliaments)
        twin.dials = self.dials
        twin.on = self.on
        twin.motion = self.motion
        twin.until = self.until
        twin.recess = self.recess
        twin.hostile = self.hostile
        twin.quiet = self.quiet
        twin.rebuke = self.rebuke
        twin.hearing = self.hearing
        twin.opinion = self.opinion
        twin.polls = self.polls[:]
        twin.turnout = self.turnout
        twin.vetting = self.vetting
        twin.coalition = self.coalition
        twin.lever = self.lever
        twin.chill = self.chill
        twin.consulted = self.consulted
        twin.offered = self.offered
        twin.pledge = self.pledge
        twin.reviewed = self.reviewed
        return twin

    @staticmethod
    def of(state: State) -> Parliaments:
        """The slice of this module in ``state``."""
        part = state.slices[Parliaments.at]
        assert isinstance(part, Parliaments)
        return part

    def unite(self, amount: int) -> None:
        """Move what holds the coalition in Jerusalem together.  §20.6"""
        if self.on:
            self.coalition = clamp(self.coalition + amount, 0, 100)

    def sway(self, amount: int) -> None:
        """Move the wish of European parliaments for measures.  §20.2"""
        if self.on:
            self.opinion = clamp(self.opinion + amount, 0, 100)

    def campaigning(self, state: State, poll: int) -> bool:
        """Whether a vote is near enough to weigh on what is decided.  §20.5"""
        day = self.polls[poll]
        if not self.on or not day or day < state.turn:
            return False
        return (day - state.turn) * state.rulebook.days <= self.dials[CAMPAIGN_DAYS]

    def heat(self, state: State, poll: int) -> int:
        """How hot a campaign is: 0 without one, 1 in its first third, 2 in its second, 3 in the last.  §20.5"""
        if not self.campaigning(state, poll):
            return 0
        left = (self.polls[poll] - state.turn) * state.rulebook.days
        return clamp(3 - left * 3 // self.dials[CAMPAIGN_DAYS], 1, 3)

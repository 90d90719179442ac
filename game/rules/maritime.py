"""The Gulf on the board: shippers' confidence, the strait and its degrees, mines, ships held.  rules.md §15

``MaritimeModule`` stands in ``shipping``; actions and events there and in ``navies``, ``strait``, ``mines``,
``blockade`` and ``energy``.
"""

from __future__ import annotations

from typing import Final

from game.kernel.field import Field
from game.kernel.state import Slice, State
from game.kernel.terms import Reason, clamp, seats_of
from game.rules.council import DEFY, Council
from game.rules.economy import Economy
from game.rules.seats import EUROPE, FUNDS, GULF, IRGC, STANDING, US

RECOVERY: Final = 0
INSURERS: Final = 1
BYPASS: Final = 2
MISSED: Final = 3
SEAL: Final = 4
RAID: Final = 5

OPEN: Final = 0
WARNED: Final = 1
FRIENDS: Final = 2
TOLL: Final = 3
SHUT: Final = 4
DEGREES: Final = ("open", "warned", "friends", "toll", "shut")

PASSING: Final = (100, 75, 40, 25, 5)
"""Per cent of the normal traffic that passes at each degree; escorts add 5 for each group."""

NORMAL: Final = 20_000
"""Oil through Hormuz in kb/d when nothing is wrong: EIA, 2024."""

STRAIT: Final = 0
BLOCKADE: Final = 1
ARREST: Final = 2
RAIDED: Final = 3
NOTICE: Final = 4
STOCKS: Final = 5
RESTS: Final = ("strait", "blockade", "seizure", "raid", "notice", "stocks")

HOLDERS: Final = ("irgc", "us", "europe")
HELD_BY: Final = {IRGC: 0, US: 1, EUROPE: 2}

LINE: Final = 3
"""Both navies have agreed to the hot line."""


class Maritime(Slice):
    """The sea lanes.

    ``confidence`` of shippers, 0–100; ``escorts`` on station, 0–3 groups; ``closure`` 0 open, 1 warned, 2 friendly
    buyers only, 3 whoever pays, 4 shut.  ``mines`` lie in the water and the Guard alone knows how many; ``found`` of
    them are known; ``scare`` counts the turns insurers stay away after the last; ``charts`` is 1 once the Guard has
    handed over its own.  ``contested`` are deeds nobody has answered for, ``blame`` is what the world lays at the
    Guard's door, 0–100.  ``blockade`` counts its turns, 0 for none.  ``held`` are ships held, ``crews`` those the Guard
    holds with their ships; ``owed`` counts the turns in which a seizure is an answer to one.  ``line`` is the mask of
    navies that agreed to a hot line (1 Washington, 2 the Guard).  ``stocks`` and ``releasing`` are emergency crude in
    m bbl; ``rest`` counts turns until a thing may be done again.
    """

    __slots__ = (
        "confidence", "escorts", "closure", "mines", "found", "scare", "charts", "contested", "blame", "blockade",
        "held", "crews", "owed", "line", "stocks", "releasing", "rest",
    )
    fields = (
        Field("confidence", "points"),
        Field("escorts", "groups", 0, 3),
        Field("closure", "degree", 0, 4),
        Field("mines", "mines", 0, 60, seen=seats_of(IRGC), guess=(0, 0)),
        Field("found", "mines", 0, 60),
        Field("scare", "turns", 0, 99),
        Field("charts", "", 0, 1),
        Field("contested", "deeds", 0, 9),
        Field("blame", "points"),
        Field("blockade", "turns", 0, 99),
        Field("held", "ships", 0, 9, labels=HOLDERS),
        Field("crews", "crews", 0, 9),
        Field("owed", "turns", 0, 9),
        Field("line", "", 0, 3),
        Field("stocks", "m bbl", 0, 1500, labels=("us", "europe")),
        Field("releasing", "m bbl", 0, 1000),
        Field("rest", "turns", 0, 9, labels=RESTS),
    )
    derived = (Field("flow", "kb/d", 0, 30_000),)

    def __init__(self, dials: list[int], on: bool) -> None:
        super().__init__(dials, on)
        self.confidence = 85
        self.escorts = 0
        self.closure = OPEN
        self.mines = 0
        self.found = 0
        self.scare = 0
        self.charts = 0
        self.contested = 0
        self.blame = 0
        self.blockade = 0
        self.held = [0, 0, 0]
        self.crews = 0
        self.owed = 0
        self.line = 0
        self.stocks = [400, 400]
        self.releasing = 0
        self.rest = [0, 0, 0, 0, 0, 0]

    def copy(self) -> Maritime:
        twin = Maritime.__new__(Maritime)
        twin.dials = self.dials
        twin.on = self.on
        twin.confidence = self.confidence
        twin.escorts = self.escorts
        twin.closure = self.closure
        twin.mines = self.mines
        twin.found = self.found
        twin.scare = self.scare
        twin.charts = self.charts
        twin.contested = self.contested
        twin.blame = self.blame
        twin.blockade = self.blockade
        twin.held = self.held[:]
        twin.crews = self.crews
        twin.owed = self.owed
        twin.line = self.line
        twin.stocks = self.stocks[:]
        twin.releasing = self.releasing
        twin.rest = self.rest[:]
        return twin

    @staticmethod
    def of(state: State) -> Maritime:
        """The slice of this module in ``state``."""
        part = state.slices[Maritime.at]
        assert isinstance(part, Maritime)
        return part

    def flow(self) -> int:
        """Oil through Hormuz in kb/d; shippers stay while they dare and the Guard lets them.  §15.1, §15.6"""
        dared = NORMAL if self.confidence >= 40 else NORMAL * self.confidence // 40
        return min(dared, NORMAL * (PASSING[self.closure] + 5 * self.free_escorts()) // 100)

    def free_escorts(self) -> int:
        """Escort groups that no blockade holds.  §15.11"""
        return max(0, self.escorts - (2 if self.blockade else 0))

    def alarm(self, amount: int) -> None:
        """Shippers lose confidence fast.  §15.1"""
        if self.on:
            self.confidence = clamp(self.confidence - amount, 0, 100)

    def reassure(self, amount: int) -> None:
        """Shippers take heart; while mines are known to lie in the water not beyond 30.  §15.1, §15.8"""
        if self.on:
            ceiling = max(self.confidence, 30) if self.found else 100
            self.confidence = clamp(self.confidence + amount, 0, ceiling)

    def reckon(self, state: State) -> None:
        """What the market misses because it does not sail, less what emergency stocks supply.  §7.9"""
        economy = Economy.of(state)
        if not (self.on and economy.on):
            return
        ready = NORMAL - min(NORMAL, economy.outage)
        idle = max(0, ready - min(ready, self.flow()) - self.dials[BYPASS])
        economy.missing = idle * self.dials[MISSED] // 100 - self.supplied()

    def news(self, state: State) -> None:
        """The market hears of a change in the strait and does not wait for the tankers.  §7.9"""
        self.reckon(state)
        Economy.of(state).tighten()

    def unblock(self, state: State) -> None:
        """The blockade ends, by order, by treaty or for want of standing; not again for four turns.  §15.11"""
        if not self.on or not self.blockade:
            return
        self.blockade = 0
        self.rest[BLOCKADE] = 5
        Economy.of(state).seal(0)
        self.news(state)
        Economy.of(state).frighten(-4)

    def supplied(self) -> int:
        """What emergency stocks bring to market, in kb/d.  §15.15"""
        return 2000 if self.releasing > 100 else 1000 if self.releasing else 0

    def shift(self, state: State, degree: int) -> None:
        """Set the degree of closure; for treaties, councils and parliaments as well as for the Guard.  §15.6"""
        if self.on:
            self.closure = degree
            self.news(state)

    def strike_works(self, state: State, outcome: int) -> None:
        """Energy works across the Gulf are hit hard (0), lightly (1) or not at all (2), by whomever.  §15.14"""
        if not self.on:
            return
        self.rest[RAIDED] = 4
        economy = Economy.of(state)
        if outcome == 2:
            economy.frighten(1)
            return
        self.alarm(5 if outcome else 12)
        economy.disrupt(self.dials[RAID] // 4 if outcome else self.dials[RAID])
        self.reckon(state)
        economy.frighten(3 if outcome else 7)
        state.gain(GULF, FUNDS, -50 if outcome else -200)
        state.gain(GULF, STANDING, -2)

    def dispute(self) -> None:
        """One more deed that nobody answers for.  §15.9"""
        if self.on:
            self.contested = min(9, self.contested + 1)

    def accuse(self, amount: int) -> None:
        """Move what the world lays at the Guard's door.  §15.9"""
        if self.on:
            self.blame = clamp(self.blame + amount, 0, 100)

    def hold(self, holder: int, ships: int) -> None:
        """Take or free ships; crews the Guard holds go with their ships.  §15.12"""
        if not self.on:
            return
        self.held[holder] = clamp(self.held[holder] + ships, 0, 9)
        if holder == 0:
            self.crews = min(9, self.crews + 1) if ships > 0 else min(self.crews, self.held[0])

    def direct(self) -> bool:
        """Whether the hot line between the navies works.  §15.16"""
        return self.line == LINE

    def resting(self, kind: int, section: str, what: str) -> Reason | None:
        """Why a thing may not be done again yet."""
        if self.rest[kind]:
            return Reason(section, f"{what} ({self.rest[kind]} turns to wait)")
        return None


def undecided(state: State) -> Reason | None:
    """What the Guard does openly at sea needs defiance, or an ambiguity in which it tabled that.  §9.6"""
    if Council.of(state).allows(IRGC, DEFY):
        return None
    return Reason("9.6", "the council has not chosen defiance, and there is no ambiguity to hide in")

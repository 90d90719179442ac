"""The Gulf on the board: shippers' confidence, the strait and its degrees, mines, ships held.  rules.md §15"""

from __future__ import annotations

from typing import Final

from game.kernel.field import Field, dial, field
from game.kernel.slices import Dials, Slice
from game.kernel.state import State
from game.kernel.types import Reason, clamp, seats_of
from game.rules.council.board import DEFY, Council
from game.rules.economy.board import Economy
from game.rules.seats import EUROPE, FUNDS, GULF, IRGC, STANDING, US, party_of

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

WARY: Final = 40
"""Confidence below which ships stay away, the more the less there is.  §15.1"""

BLOCKADERS: Final = 2
"""Escort groups that a blockade needs and holds.  §15.11"""

MOST_MINES: Final = 60
"""Mines in the water and in store together."""
MOST_SHIPS: Final = 9
"""Ships that one holder can keep."""

STRAIT: Final = 0
BLOCKADE: Final = 1
ARREST: Final = 2
RAIDED: Final = 3
NOTICE: Final = 4
STOCKS: Final = 5
RESTS: Final = ("strait", "blockade", "seizure", "raid", "notice", "stocks")

HOLDERS: Final = ("irgc", "us", "europe")
HELD_BY: Final = {IRGC: 0, US: 1, EUROPE: 2}
"""The place of each seat in ``held``."""

STORED_BY: Final = {US: 0, EUROPE: 1}
"""The place of each seat in ``stocks``."""

TURN_AWAY, BRUSH, NOTHING = range(3)
"""How harassed ships fare; a deal in force reads it (§11.6).  §15.2"""

MUCH_HIT, LITTLE_HIT, BEATEN_OFF = range(3)
"""What comes of a raid on energy works.  §15.14"""

BOTH_NAVIES: Final = 3
"""Value of ``line`` once both have agreed to it."""


class MaritimeDials(Dials):
    """How fast shippers return, what replaces the strait, what a blockade and a raid are worth.  rules.md §15"""

    recovery: int = dial(6, 0, 30, "points of confidence a month", "40-50 days to insurable after mines, 2026")
    insurers: int = dial(45, 0, 180, "days insurers stay away after the last mine", "40-50 days, June 2026")
    bypass: int = dial(2600, 0, 7000, "kb/d of spare pipeline around the strait", "EIA estimate of spare capacity")
    missed: int = dial(70, 30, 100, "per cent of what does not sail that the market lacks", "fit: 10 mb/d cut, 2026")
    seal: int = dial(100, 20, 200, "per cent of exports stopped a month by a blockade", "near nil in 4 weeks, 2026")
    raid: int = dial(5500, 1000, 7000, "kb/d out after a raid that hits much", "Abqaiq, 2019: 5.0-6.0 mb/d")


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

    dials_type = MaritimeDials
    dials: MaritimeDials

    confidence: int = field("points", start=85, title="shippers' confidence")
    escorts: int = field("groups", 0, 3, title="escorts")
    closure: int = field(
        "degree", 0, 4, start=OPEN, title="closure of the strait",
        values=("open", "warned off", "friendly buyers only", "against payment", "shut"),
    )
    mines: int = field("mines", 0, MOST_MINES, seen=seats_of(IRGC), guess=(0, 0), title="mines in the water")
    found: int = field("mines", 0, MOST_MINES, title="mines known of")
    scare: int = field("turns", 0, 99, title="turns insurers stay away")
    charts: int = field("", 0, 1, title="mine charts handed over", values=("no", "yes"))
    contested: int = field("deeds", 0, 9, title="contested deeds at sea")
    blame: int = field("points", title="blame for deeds at sea")
    blockade: int = field("turns", 0, 99, title="turns of blockade")
    held: list[int] = field("ships", 0, MOST_SHIPS, labels=HOLDERS, title="ships held by")
    crews: int = field("crews", 0, 9, title="crews held")
    owed: int = field("turns", 0, 9, title="turns to answer a seizure")
    line: int = field(
        "", 0, 3, title="hot line between navies", values=("none", "Washington agrees", "the Guard agrees", "works"),
    )
    stocks: list[int] = field("m bbl", 0, 1500, start=400, labels=("us", "europe"), title="emergency stocks of")
    releasing: int = field("m bbl", 0, 1000, title="emergency stocks on the way")
    rest: list[int] = field("turns", 0, 9, labels=RESTS, title="rest at sea:")

    derived = (Field("flow", "kb/d", 0, 30_000, title="oil through Hormuz"),)

    def flow(self) -> int:
        """Oil through Hormuz in kb/d; shippers stay while they dare and the Guard lets them.  §15.1, §15.6"""
        dared = NORMAL if self.confidence >= WARY else NORMAL * self.confidence // WARY
        return min(dared, NORMAL * (PASSING[self.closure] + 5 * self.free_escorts()) // 100)

    def free_escorts(self) -> int:
        """Escort groups that no blockade holds.  §15.11"""
        return max(0, self.escorts - (BLOCKADERS if self.blockade else 0))

    def lower_confidence(self, amount: int) -> None:
        """Shippers lose confidence fast.  §15.1"""
        if self.on:
            self.confidence = clamp(self.confidence - amount, 0, 100)

    def add_confidence(self, amount: int) -> None:
        """Shippers take heart; while mines are known to lie in the water not beyond 30.  §15.1, §15.8"""
        if self.on:
            ceiling = max(self.confidence, 30) if self.found else 100
            self.confidence = clamp(self.confidence + amount, 0, ceiling)

    def count_missing_oil(self, state: State) -> None:
        """What the market misses because it does not sail, less what emergency stocks supply.  §7.9"""
        economy = Economy.of(state)
        if not (self.on and economy.on):
            return
        ready = NORMAL - min(NORMAL, economy.outage)
        idle = max(0, ready - min(ready, self.flow()) - self.dials.bypass)
        economy.set_missing(idle * self.dials.missed // 100 - self.supplied())

    def price_news(self, state: State) -> None:
        """The market hears of a change in the strait and does not wait for the tankers.  §7.9"""
        self.count_missing_oil(state)
        Economy.of(state).price_shortage()

    def end_blockade(self, state: State) -> None:
        """The blockade ends, by order, by treaty or for want of standing; not again for four turns.  §15.11"""
        if not self.on or not self.blockade:
            return
        self.blockade = 0
        self.rest[BLOCKADE] = 5
        Economy.of(state).seal_exports(0)
        self.price_news(state)
        Economy.of(state).add_fear(-4)

    def supplied(self) -> int:
        """What emergency stocks bring to market, in kb/d.  §15.15"""
        return 2000 if self.releasing > 100 else 1000 if self.releasing else 0

    def set_closure(self, state: State, degree: int) -> None:
        """Set the degree of closure; for treaties, councils and parliaments as well as for the Guard.  §15.6"""
        if self.on:
            self.closure = degree
            self.price_news(state)

    def strike_works(self, state: State, outcome: int) -> None:
        """Energy works across the Gulf are raided, by whomever: much or little is hit, or nothing.  §15.14"""
        if not self.on:
            return
        self.rest[RAIDED] = 4
        economy = Economy.of(state)
        if outcome == BEATEN_OFF:
            economy.add_fear(1)
            return
        much = outcome == MUCH_HIT
        self.lower_confidence(12 if much else 5)
        economy.add_outage(self.dials.raid if much else self.dials.raid // 4)
        self.count_missing_oil(state)
        economy.add_fear(7 if much else 3)
        state.gain(GULF, FUNDS, -200 if much else -50)
        state.gain(GULF, STANDING, -2)

    def add_contested(self) -> None:
        """One more deed that nobody answers for.  §15.9"""
        if self.on:
            self.contested = min(9, self.contested + 1)

    def add_blame(self, amount: int) -> None:
        """Move what the world lays at the Guard's door.  §15.9"""
        if self.on:
            self.blame = clamp(self.blame + amount, 0, 100)

    def ships_held(self, seat: int) -> int:
        """How many ships a seat holds.  §15.12"""
        return self.held[HELD_BY[seat]]

    def add_ships_held(self, seat: int, ships: int) -> None:
        """A seat takes or frees a ship; a crew that the Guard holds goes with its ship.  §15.12"""
        if not self.on:
            return
        place = HELD_BY[seat]
        self.held[place] = clamp(self.held[place] + ships, 0, MOST_SHIPS)
        if seat == IRGC:
            self.crews = min(9, self.crews + 1) if ships > 0 else min(self.crews, self.held[place])

    def hot_line_works(self) -> bool:
        """Whether the hot line between the navies works.  §15.16"""
        return self.line == BOTH_NAVIES

    def has_agreed_to_hot_line(self, seat: int) -> bool:
        """Whether a seat's navy has agreed to the hot line.  §15.16"""
        return bool(self.line >> party_of(seat) & 1)

    def agree_to_hot_line(self, seat: int) -> None:
        """A seat's navy agrees to the hot line.  §15.16"""
        if self.on:
            self.line |= 1 << party_of(seat)

    def cut_hot_line(self) -> None:
        """Nobody answers at the other end any more: both navies must agree anew.  §15.16"""
        if self.on:
            self.line = 0

    def is_shunned(self) -> bool:
        """Whether ships stay away for want of confidence.  §15.1"""
        return self.on and self.confidence < WARY

    def stock_of(self, seat: int) -> int:
        """Emergency crude of a seat, in m bbl.  §15.15"""
        return self.stocks[STORED_BY[seat]]

    def release_stock(self, seat: int, barrels: int) -> None:
        """A seat sells so much of its emergency crude, in m bbl; it flows over months.  §15.15"""
        if self.on:
            self.stocks[STORED_BY[seat]] -= barrels
            self.releasing += barrels

    def why_resting(self, kind: int, section: str, what: str) -> Reason | None:
        """Why a thing may not be done again yet."""
        if self.rest[kind]:
            return Reason(section, f"{what} ({self.rest[kind]} turns to wait)")
        return None


def undecided(state: State) -> Reason | None:
    """What the Guard does openly at sea needs defiance, or an ambiguity in which it tabled that.  §9.6"""
    if Council.of(state).allows(IRGC, DEFY):
        return None
    return Reason("9.6", "the council has not chosen defiance, and there is no ambiguity to hide in")

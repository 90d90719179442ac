"""Three fronts on the board: strength, loyalty, calm, truces, bargains at home, doubt.  rules.md §14.1"""

from __future__ import annotations

from typing import Final

from game.kernel.field import Field, dial, field
from game.kernel.slices import Dials, Slice
from game.kernel.state import State
from game.kernel.types import clamp, seats_of
from game.rules.alignment.board import Alignment
from game.rules.escalation import Escalation
from game.rules.seats import GULF, IRGC, ISRAEL, STANDING
from game.rules.washington.board import Washington

HEZBOLLAH: Final = 0
IRAQ: Final = 1
HOUTHIS: Final = 2
FRONTS: Final = ("hezbollah", "iraq", "houthis")
EVERY_FRONT: Final = (HEZBOLLAH, IRAQ, HOUTHIS)

WEIGHTS: Final = (55, 25, 20)
"""Shares of the proxy index; the Syrian corridor of the older coding has gone to Hezbollah."""

SUPPLY: Final = (2, 4, 4)
"""Strength that one shipment adds: the land corridor to Hezbollah closed in December 2024."""

AUTONOMY: Final = (20, 30, 55)
"""How far a front follows aims of its own, 0–100: Houthis obey least (order of January 2024 and after)."""

ENOUGH_TO_ATTACK: Final = 15
"""Strength from which a front can attack.  §14.3"""
OBEYED, PUT_OFF, EXCEEDED = range(3)
"""What becomes of an order to a front; a deal in force reads it (§11.6).  §14.3"""
MOST_ATTACKS: Final = 99
HIGHEST_DOUBT: Final = 40

EMBASSY: Final = 0
CAMPAIGN: Final = 1
PAUSES: Final = ("embassy", "campaign")
"""What ``pause`` is counted for.  §14.8, §14.12"""


class ProxiesDials(Dials):
    """How fronts regrow, how loyalty withers unfed, and how far an order is obeyed.  rules.md §14"""

    regrow: int = dial(2, 0, 10, "points of strength below 30 regrown a month", "proxy index coding, 2024-26")
    wither: int = dial(2, 0, 12, "points of loyalty above 40 lost a month", "design value")
    obedience: int = dial(20, 0, 60, "weight added to obeyed", "restraint order of Jan-Feb 2024, 80-90% complied")


class Proxies(Slice):
    """Three fronts.

    ``strength`` is 0–100 with the middle of 2023 as 100; ``attacks`` counts those of this turn; ``loyalty`` is known to
    the Guard; ``restraint`` counts turns of a calm that the Guard asked for, ``truce`` turns of a truce with Washington
    that leaves others out, ``local`` turns of a front's own bargain at home; ``doubt`` is the trust lost when friends
    are traded; ``pause`` counts turns until an embassy can be stormed or a campaign flown again.
    """

    dials_type = ProxiesDials
    dials: ProxiesDials

    strength: list[int] = field("points", start=50, labels=FRONTS)
    loyalty: list[int] = field("points", start=60, seen=seats_of(IRGC), guess=(40, 80), labels=FRONTS)
    restraint: list[int] = field("turns", 0, 20, seen=seats_of(IRGC), guess=(0, 0), labels=FRONTS)
    truce: list[int] = field("turns", 0, 99, labels=FRONTS)
    attacks: int = field("attacks", 0, MOST_ATTACKS, title="attacks by fronts")
    local: list[int] = field("turns", 0, 20, labels=FRONTS, title="bargain at home of")
    doubt: int = field("points", 0, HIGHEST_DOUBT, seen=seats_of(IRGC), guess=(0, 10), title="fronts' doubt of Tehran")
    pause: list[int] = field("turns", 0, 9, labels=PAUSES, title="turns of rest before:")

    derived = (Field("index", "points", title="proxy index"),)

    def index(self) -> int:
        """Strength of the three fronts together, 0–100.  §14.1"""
        return sum([WEIGHTS[front] * self.strength[front] for front in EVERY_FRONT]) // 100

    def add_strength(self, front: int, amount: int) -> None:
        """Move the strength of one front.  §14.2, §14.5"""
        if self.on:
            self.strength[front] = clamp(self.strength[front] + amount, 0, 100)

    def add_attack(self, front: int) -> None:
        """Count an attack by a front; a truce with it is over.  §14.3, §14.7"""
        if self.on:
            self.attacks = min(MOST_ATTACKS, self.attacks + 1)
            self.truce[front] = 0

    def add_loyalty(self, front: int, amount: int) -> None:
        """Move the loyalty of one front to the Guard.  §14.6"""
        if self.on:
            self.loyalty[front] = clamp(self.loyalty[front] + amount, 0, 100)

    def add_doubt(self, amount: int) -> None:
        """Move the fronts' doubt of Tehran.  §14.6"""
        if self.on:
            self.doubt = clamp(self.doubt + amount, 0, HIGHEST_DOUBT)

    def keep_quiet(self, front: int, turns: int) -> None:
        """A front keeps quiet for so many turns at least.  §14.4"""
        if self.on:
            self.restraint[front] = max(turns, self.restraint[front])

    def attack(self, state: State, front: int, exceeded: bool) -> None:
        """A front attacks: pressure on Israel or on Washington, and a rung on the ladder.  §14.3"""
        self.add_attack(front)
        power = self.strength[front] // 20 + (3 if exceeded else 0)
        if front == HEZBOLLAH:
            state.gain(ISRAEL, STANDING, -(power // 2))
        else:
            Washington.of(state).add_approval(-(power // 3))
            Washington.of(state).add_restiveness(2)
            state.gain(GULF, STANDING, -1)
            Alignment.of(state).add_fear(2)
            Alignment.of(state).break_bargain(state, front)
        state.happen("blame", front)
        Escalation.of(state).act_of_force(state, 5 if exceeded else 4, power if exceeded else 0)

    def abandon(self, amount: int) -> None:
        """Every front learns that it may be traded.  §14.6"""
        if self.on:
            self.add_doubt(amount)
            for front in EVERY_FRONT:
                self.add_loyalty(front, -amount)

"""Three fronts on the board: strength, loyalty, calm, truces, bargains at home, doubt.  rules.md §14.1"""

from __future__ import annotations

from typing import Final

from game.kernel.field import Field
from game.kernel.state import Slice, State
from game.kernel.terms import clamp, seats_of
from game.rules.alignment import Alignment
from game.rules.escalation import Escalation
from game.rules.seats import GULF, IRGC, ISRAEL, STANDING
from game.rules.washington import Washington

HEZBOLLAH: Final = 0
IRAQ: Final = 1
HOUTHIS: Final = 2
FRONTS: Final = ("hezbollah", "iraq", "houthis")

WEIGHTS: Final = (55, 25, 20)
"""Shares of the proxy index; the Syrian corridor of the older coding has gone to Hezbollah."""

SUPPLY: Final = (2, 4, 4)
"""Strength that one shipment adds: the land corridor to Hezbollah closed in December 2024."""

REGROW: Final = 0
WITHER: Final = 1
OBEDIENCE: Final = 2

AUTONOMY: Final = (20, 30, 55)
"""How far a front follows aims of its own, 0–100: Houthis obey least (order of January 2024 and after)."""

EMBASSY: Final = 0
CAMPAIGN: Final = 1
PAUSES: Final = ("embassy", "campaign")


class Proxies(Slice):
    """Three fronts.

    ``strength`` is 0–100 with the middle of 2023 as 100; ``loyalty`` is known to the Guard; ``restraint`` counts turns
    of a calm that the Guard asked for, ``truce`` turns of a truce with Washington that leaves others out,
    ``local`` turns of a front's own bargain at home; ``doubt`` is the trust lost when friends are traded; ``pause``
    counts turns until an embassy can be stormed or a campaign flown again.
    """

    __slots__ = ("strength", "loyalty", "restraint", "truce", "attacks", "local", "doubt", "pause")
    fields = (
        Field("strength", "points", labels=FRONTS),
        Field("loyalty", "points", seen=seats_of(IRGC), guess=(40, 80), labels=FRONTS),
        Field("restraint", "turns", 0, 20, seen=seats_of(IRGC), guess=(0, 0), labels=FRONTS),
        Field("truce", "turns", 0, 99, labels=FRONTS),
        Field("attacks", "attacks", 0, 99),
        Field("local", "turns", 0, 20, labels=FRONTS),
        Field("doubt", "points", 0, 40, seen=seats_of(IRGC), guess=(0, 10)),
        Field("pause", "turns", 0, 9, labels=PAUSES),
    )
    derived = (Field("index", "points"),)

    def __init__(self, dials: list[int], on: bool) -> None:
        super().__init__(dials, on)
        self.strength = [50, 50, 50]
        self.loyalty = [60, 60, 60]
        self.restraint = [0, 0, 0]
        self.truce = [0, 0, 0]
        self.attacks = 0
        self.local = [0, 0, 0]
        self.doubt = 0
        self.pause = [0, 0]

    def copy(self) -> Proxies:
        twin = Proxies.__new__(Proxies)
        twin.dials = self.dials
        twin.on = self.on
        twin.strength = self.strength[:]
        twin.loyalty = self.loyalty[:]
        twin.restraint = self.restraint[:]
        twin.truce = self.truce[:]
        twin.attacks = self.attacks
        twin.local = self.local[:]
        twin.doubt = self.doubt
        twin.pause = self.pause[:]
        return twin

    @staticmethod
    def of(state: State) -> Proxies:
        """The slice of this module in ``state``."""
        part = state.slices[Proxies.at]
        assert isinstance(part, Proxies)
        return part

    def index(self) -> int:
        """Strength of the three fronts together, 0–100.  §14.1"""
        return sum([WEIGHTS[front] * self.strength[front] for front in range(3)]) // 100

    def weaken(self, front: int, amount: int) -> None:
        """A front loses strength.  §14.5"""
        if self.on:
            self.strength[front] = clamp(self.strength[front] - amount, 0, 100)

    def attack(self, state: State, front: int, exceeded: bool) -> None:
        """A front attacks: pressure on Israel or on Washington, and a rung on the ladder.  §14.3"""
        self.attacks = min(99, self.attacks + 1)
        self.truce[front] = 0
        power = self.strength[front] // 20 + (3 if exceeded else 0)
        if front == HEZBOLLAH:
            state.gain(ISRAEL, STANDING, -(power // 2))
        else:
            Washington.of(state).approve(-(power // 3))
            Washington.of(state).stir(2)
            state.gain(GULF, STANDING, -1)
            Alignment.of(state).frighten(2)
            Alignment.of(state).shatter(state, front)
        state.happen("blame", front)
        Escalation.of(state).act(state, 5 if exceeded else 4, power if exceeded else 0)

    def abandon(self, amount: int) -> None:
        """Every front learns that it may be traded.  §14.6"""
        if self.on:
            self.doubt = min(40, self.doubt + amount)
            for front in range(3):
                self.loyalty[front] = clamp(self.loyalty[front] - amount, 0, 100)

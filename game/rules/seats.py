"""The seven seats and what they hold.  rules.md §2.1, §2.2"""

from __future__ import annotations

from typing import Final

from game.kernel.field import Field
from game.kernel.types import PER_SEAT, Cost, seats_of

SEATS: Final = ("us", "israel", "leader", "irgc", "government", "gulf", "europe")

US: Final = 0
ISRAEL: Final = 1
LEADER: Final = 2
IRGC: Final = 3
GOVERNMENT: Final = 4
GULF: Final = 5
EUROPE: Final = 6

ALL: Final = (US, ISRAEL, LEADER, IRGC, GOVERNMENT, GULF, EUROPE)
BLOCS: Final = (LEADER, IRGC, GOVERNMENT)
OUTSIDE: Final = (US, ISRAEL, GULF, EUROPE)

EVERY_SEAT: Final = seats_of(*ALL)

IRAN: Final = seats_of(LEADER, IRGC, GOVERNMENT)
"""Mask of the three seats that share a country."""

ATTENTION: Final = 0
STANDING: Final = 1
FUNDS: Final = 2
SORTIES: Final = 3

RESOURCES: Final = (
    Field("attention", "points", 0, 12, seen=PER_SEAT, guess=(0, 6)),
    Field("standing", "points", 0, 100),
    Field("funds", "$ m", 0, 100_000, seen=PER_SEAT, guess=(0, 1500)),
    Field("sorties", "packages", 0, 12, seen=PER_SEAT, guess=(0, 6)),
)
"""Attention is renewed each turn; standing is credit at home and with partners (the Leader's is his authority)."""

WASHINGTON: Final = 0
TEHRAN: Final = 1
PARTIES: Final = ("us", "iran")
"""The two sides of a channel, a text or a deal; lists with an element for each are in this order."""

BETWEEN: Final = 2
CAMPS: Final = 3
"""The third camp, of the seats that stand between those two, and the number of camps.  §2.1"""


def raise_price(cost: Cost, resource: int, amount: int) -> Cost:
    """The cost with so much more of one resource; what does not ask for that resource stays as it is."""
    return tuple([(kind, paid + amount) if kind == resource else (kind, paid) for kind, paid in cost])


def party_of(seat: int) -> int:
    """The side a seat speaks for in talks: Washington, or Tehran for the seats that share a country."""
    return TEHRAN if IRAN >> seat & 1 else WASHINGTON


def camp_of(seat: int) -> int:
    """The camp a seat belongs to: Washington's with Jerusalem, Tehran's, or ``BETWEEN``.  §2.1"""
    if seat in (US, ISRAEL):
        return WASHINGTON
    return TEHRAN if IRAN >> seat & 1 else BETWEEN

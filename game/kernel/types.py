"""The small words every other kernel file uses.  Pure integers and labels; no game is named here."""

from __future__ import annotations

from typing import Final

UNKNOWN: Final = -(10**9)
"""Stands in a view for an element that the seat cannot know."""

NOBODY: Final = 0
"""Seat mask with no seat in it: a hidden field."""

EVERYONE: Final = (1 << 16) - 1
"""Seat mask with every seat in it: a public field."""

PER_SEAT: Final = -1
"""Visibility of a list with one element a seat: each seat sees its own element."""

KNOWN: Final = -2
"""Visibility of rows whose knowers are themselves recorded in another field of the slice."""

NO_SEAT: Final = -1

Frame = tuple[int, ...]
"""One entry of the stack: a kind (below), then plain integers."""

SEQUENCE: Final = 0
"""Frame ``(SEQUENCE, phase, step, position)``: where the turn stands."""
DECISION: Final = 1
"""Frame ``(DECISION, menu, seat)``: waits for that seat to choose from that menu."""
TRIAL: Final = 2
"""Frame ``(TRIAL, action)``: an action that was paid for and waits for its outcome."""
CHANCE: Final = 3
"""Frame ``(CHANCE, event, ...)``: waits for an outcome of a random event."""
PROCEDURE: Final = 4
"""Frame ``(PROCEDURE, procedure, ...)``: the engine runs it when it reaches the top."""

Cost = tuple[tuple[int, int], ...]
"""Pairs of resource index and amount, both integers."""

Odds = tuple[tuple[str, int], ...]
"""Pairs of outcome label and positive integer weight; empty when the result is certain."""

CERTAIN: Final[Odds] = ()
FREE: Final[Cost] = ()


PASS: Final = 1
"""Mark of an action that ends its seat's turn at a menu; the rules number their own marks from 2 on."""


class Reason:
    """Why an action is not legal: the section of rules.md and one sentence without a full stop.

    >>> str(Reason("3.4", "it costs 2 attention and 1 is left"))
    'it costs 2 attention and 1 is left (§3.4)'
    """

    __slots__ = ("section", "text")

    def __init__(self, section: str, text: str) -> None:
        self.section = section
        self.text = text

    def __str__(self) -> str:
        return f"{self.text} (§{self.section})"


def chance_of(odds: Odds, outcome: int) -> int:
    """The chance of one outcome in whole per cent, rounded to the nearest.

    >>> chance_of((("it bites", 2), ("evaders slip away", 1)), 0)
    67
    """
    total = 0
    for _, weight in odds:
        total += weight
    return (200 * odds[outcome][1] + total) // (2 * total)


def clamp(value: int, low: int, high: int) -> int:
    """The nearest integer to ``value`` that lies in ``low..high``.

    >>> clamp(107, 0, 100), clamp(-3, 0, 100), clamp(42, 0, 100)
    (100, 0, 42)
    """
    if value < low:
        return low
    if value > high:
        return high
    return value


def ceiling(numerator: int, denominator: int) -> int:
    """Integer division rounded up; ``denominator`` is positive.

    >>> ceiling(7, 2), ceiling(6, 2), ceiling(-7, 2)
    (4, 3, -3)
    """
    return -(-numerator // denominator)


def seats_of(*seats: int) -> int:
    """The mask that holds the given seats.

    >>> bin(seats_of(0, 3))
    '0b1001'
    """
    mask = 0
    for seat in seats:
        mask |= 1 << seat
    return mask

"""Declarations: what a slice holds, who may know it, how it is told, and what a scenario may tune.

Each is written once, where a slice or a set of dials lists it; slots, first values, copies, the console's words and
the tables of the rulebook follow from it.
"""

from __future__ import annotations

from typing import Any, Final

from game.kernel.sealed import Sealed
from game.kernel.types import EVERYONE

NUMBER: Final = 0
"""A quantity reads as its number, or as the word for it in ``values``."""
SEAT_SET: Final = 1
"""A set of seats, one bit each."""
TERM_SET: Final = 2
"""A set of terms of a text, one bit each."""
NAMED_SET: Final = 3
"""A set of the things named in ``values``, one bit each."""
SEAT_PLUS_ONE: Final = 4
"""A seat's number plus one, or 0 for nobody."""
NONE_AT_ZERO: Final = 5
"""A number of which 0 says that there is none."""
NONE_BELOW_ZERO: Final = 6
"""A number of which −1 says that there is none."""

NEWS: Final = 0
"""A change is news to whoever knows the quantity."""
CHOICE: Final = 1
"""Only holds what somebody chose: the choice itself is told, and its being taken off the board is not news."""
BOOKKEEPING: Final = 2
"""The rules' own note, which means nothing to a reader."""


class Field(Sealed):
    """One attribute of a slice: an int, or a list of ints with a label for each element.

    ``seen`` is a mask of seats, ``PER_SEAT``, or ``KNOWN``.  For ``KNOWN`` the list is cut in rows of equal
    length and row ``r`` is known to the seats in the mask ``getattr(slice, knowers)[r]``.
    ``low`` and ``high`` bound every value the rules may write; ``start`` is the value before the scenario sets it, one
    int for every element or a tuple with one each.  ``guess`` bounds what a seat that cannot know the value imagines.
    A shown value is the stored integer divided by ``scale``.  ``title`` is what a person calls the quantity, ``values``
    the word for each value from 0 on, ``reads`` and ``telling`` how it is read and when it is news (constants above).
    """

    __slots__ = (
        "name", "seen", "unit", "low", "high", "labels", "scale", "guess", "knowers", "start", "title", "values",
        "reads", "telling",
    )

    def __init__(
        self,
        name: str,
        unit: str = "",
        low: int = 0,
        high: int = 100,
        *,
        start: int | tuple[int, ...] = 0,
        seen: int = EVERYONE,
        labels: tuple[str, ...] = (),
        scale: int = 1,
        guess: tuple[int, int] | None = None,
        knowers: str = "",
        title: str = "",
        values: tuple[str, ...] = (),
        reads: int = NUMBER,
        telling: int = NEWS,
    ) -> None:
        self.name = name
        self.seen = seen
        self.unit = unit
        self.low = low
        self.high = high
        self.labels = labels
        self.scale = scale
        self.guess = guess if guess is not None else (low, high)
        self.knowers = knowers
        self.start = start
        self.title = title
        self.values = values
        self.reads = reads
        self.telling = telling

    def first(self) -> list[int]:
        """The first value of every element; one element for a plain int.

        >>> Field("rain", "mm", start=3).first()
        [3]
        >>> Field("rain", "mm", start=3, labels=("north", "south")).first()
        [3, 3]
        >>> Field("rain", "mm", start=(3, 5), labels=("north", "south")).first()
        [3, 5]
        """
        if isinstance(self.start, tuple):
            return list(self.start)
        return [self.start] * max(1, len(self.labels))


def field(
    unit: str = "",
    low: int = 0,
    high: int = 100,
    *,
    start: int | tuple[int, ...] = 0,
    seen: int = EVERYONE,
    labels: tuple[str, ...] = (),
    scale: int = 1,
    guess: tuple[int, int] | None = None,
    knowers: str = "",
    title: str = "",
    values: tuple[str, ...] = (),
    reads: int = NUMBER,
    telling: int = NEWS,
) -> Any:
    """Declare an attribute of a slice: ``rung: int = field("rung", 0, 10, start=1)``.  See ``Field``.

    An attribute with ``labels`` is a ``list[int]``, any other an ``int``.

    >>> rain = field("mm", 0, 900, labels=("north", "south"), guess=(0, 400), scale=10)
    >>> rain.high, rain.guess, rain.first()
    (900, (0, 400), [0, 0])
    """
    return Field(
        "", unit, low, high, start=start, seen=seen, labels=labels, scale=scale, guess=guess, knowers=knowers,
        title=title, values=values, reads=reads, telling=telling,
    )


def named(name: str, declared: Field) -> Field:
    """A declaration that has been given the name of its attribute."""
    declared.name = name
    declared.seal_up()
    return declared


class Dial(Sealed):
    """A number of a rule module that a scenario may set, with its unit, allowed range and source."""

    __slots__ = ("name", "default", "low", "high", "unit", "source")

    def __init__(self, name: str, default: int, low: int, high: int, unit: str, source: str) -> None:
        self.name = name
        self.default = default
        self.low = low
        self.high = high
        self.unit = unit
        self.source = source


def dial(default: int, low: int, high: int, unit: str, source: str) -> Any:
    """Declare a dial: ``toll: int = dial(36, 0, 400, "dead a strike", "June 2025")``; its value is an int.

    >>> toll = dial(36, 0, 400, "dead a strike", "June 2025")
    >>> toll.low, toll.default, toll.high
    (0, 36, 400)
    """
    return Dial("", default, low, high, unit, source)


def named_dial(name: str, declared: Dial) -> Dial:
    """A dial that has been given the name of its attribute."""
    declared.name = name
    declared.seal_up()
    return declared

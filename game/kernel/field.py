"""Declarations: what a slice holds, who may know it, and what a scenario may tune."""

from __future__ import annotations

from game.kernel.terms import EVERYONE


class Field:
    """One attribute of a slice: an int, or a list of ints with a label for each element.

    ``seen`` is a mask of seats, ``PER_SEAT``, or ``KNOWN``.  For ``KNOWN`` the list is cut in rows of equal
    length and row ``r`` is known to the seats in the mask ``getattr(slice, knowers)[r]``.
    ``low`` and ``high`` bound every value the rules may write.  ``guess`` bounds what a seat that cannot know the
    value imagines.  A shown value is the stored integer divided by ``scale``.
    """

    __slots__ = ("name", "seen", "unit", "low", "high", "labels", "scale", "guess", "knowers")

    def __init__(
        self,
        name: str,
        unit: str = "",
        low: int = 0,
        high: int = 100,
        *,
        seen: int = EVERYONE,
        labels: tuple[str, ...] = (),
        scale: int = 1,
        guess: tuple[int, int] | None = None,
        knowers: str = "",
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


class Dial:
    """A number of a rule module that a scenario may set, with its unit, allowed range and source."""

    __slots__ = ("name", "default", "low", "high", "unit", "source")

    def __init__(self, name: str, default: int, low: int, high: int, unit: str, source: str) -> None:
        self.name = name
        self.default = default
        self.low = low
        self.high = high
        self.unit = unit
        self.source = source

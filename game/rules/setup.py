"""What a scenario hands to the rules: plain values that records/ has already checked.  rules.md §3.1"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from game.kernel import module as kernel
from game.kernel.rulebook import Rulebook
from game.kernel.sealed import Sealed
from game.kernel.types import UNKNOWN, clamp

GATE: Final = "gate"
PUBLIC: Final = "public"
SECRET: Final = "secret"
"""The kinds of an aim.  §B.1, §B.2, §B.3"""


class Card(Sealed):
    """A headline: when it may be drawn, how likely, and what it does.  rules.md §4.1

    ``effects`` pairs indicator codes with amounts in stored integers, ``sets`` with values; ``requires`` holds codes
    with the lowest and highest value at which the card may come up.  ``first`` and ``last`` are turns.
    """

    __slots__ = ("code", "title", "topic", "weight", "first", "last", "effects", "sets", "requires", "sources")

    def __init__(
        self,
        code: str,
        title: str,
        topic: str,
        weight: int,
        first: int,
        last: int,
        effects: Sequence[tuple[str, int]],
        sets: Sequence[tuple[str, int]],
        requires: Sequence[tuple[str, int, int]],
        sources: Sequence[str],
    ) -> None:
        self.code = code
        self.title = title
        self.topic = topic
        self.weight = weight
        self.first = first
        self.last = last
        self.effects = tuple(effects)
        self.sets = tuple(sets)
        self.requires = tuple(requires)
        self.sources = tuple(sources)
        self.seal_up()


class Aim(Sealed):
    """What a seat wants: an indicator that scores 0 at ``worst`` and 100 at ``best``.  rules.md §B.2

    ``kind`` is ``gate`` (the seat survives while the indicator is on the ``best`` side of ``worst``), ``public`` or
    ``secret``.  ``weight`` is in per cent of the seat's score.
    """

    __slots__ = ("seat", "kind", "indicator", "worst", "best", "weight", "text", "sources")

    def __init__(
        self,
        seat: int,
        kind: str,
        indicator: str,
        worst: int,
        best: int,
        weight: int,
        text: str,
        sources: Sequence[str],
    ) -> None:
        self.seat = seat
        self.kind = kind
        self.indicator = indicator
        self.worst = worst
        self.best = best
        self.weight = weight
        self.text = text
        self.sources = tuple(sources)
        self.seal_up()

    def is_met(self, value: int) -> bool:
        """Whether a gate with this aim's bounds stands at a value.  §B.1"""
        return value >= self.worst if self.best >= self.worst else value <= self.worst

    def points(self, value: int, parts: int = 1) -> int:
        """What a value earns, in so many parts of a point: 0 at ``worst``, 100 points at ``best``.  §B.2"""
        if value == UNKNOWN:
            return 0
        return clamp((value - self.worst) * 100 * parts // (self.best - self.worst), 0, 100 * parts)


class Setup(kernel.Setup):
    """One scenario as the rules need it: what the kernel asks for, the deck, and what every seat wants."""

    __slots__ = ("cards", "aims")

    def __init__(
        self,
        seats: Sequence[str],
        modules: Sequence[str],
        dials: Mapping[str, Mapping[str, int]],
        board: Mapping[str, int],
        cards: Sequence[Card],
        aims: Sequence[Aim],
        days: int,
        turns: int,
        left_out: tuple[str, ...] = (),
    ) -> None:
        super().__init__(seats, modules, dials, board, days, turns, left_out)
        self.cards = tuple(cards)
        self.aims = tuple(aims)


def per_turn(book: Rulebook, monthly: int) -> int:
    """A monthly rate scaled to the scenario's turn, rounded to the nearest integer.  rules.md §3.5"""
    return (2 * monthly * book.days + 30) // 60

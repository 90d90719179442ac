"""The board as one row of integers: digests, differences, equality of positions and of views.

>>> from game.kernel.field import Field
>>> book = Rulebook(("left", "right"), [True, True], (Field("gold"),), (), [], [], [], days=7, last_turn=1)
>>> state = State(book, slices=[], pools=[5, 7], stack=[])
>>> dict(zip(names(book), flatten(state)))
{'left.gold': 5, 'right.gold': 7}
>>> twin = state.copy()
>>> same(state, twin), len(digest(state))
(True, 16)
>>> twin.gain(0, 0, 1)
>>> same(state, twin), digest(state) == digest(twin)
(False, False)
"""

from __future__ import annotations

from hashlib import blake2b

from game.kernel.knowledge import mask_of
from game.kernel.rulebook import Rulebook
from game.kernel.state import State
from game.kernel.types import PER_SEAT


def flatten(state: State) -> list[int]:
    """Every stored element of the modules that are on, in the order of ``names``, then the pools."""
    row: list[int] = []
    for part in state.slices:
        if not part.on:
            continue
        for field in type(part).fields:
            if field.labels:
                row.extend(getattr(part, field.name))
            else:
                row.append(getattr(part, field.name))
    row.extend(state.pools)
    return row


def names(book: Rulebook) -> list[str]:
    """The indicator code of each element of ``flatten``."""
    return [
        one.code
        for one in book.indicators.values()
        if not one.derived and (one.part < 0 or book.switches[one.part])
    ]


def masks(state: State) -> list[int]:
    """Who knows each element of ``flatten`` in this position, as masks of seats."""
    row: list[int] = []
    for part in state.slices:
        if not part.on:
            continue
        for field in type(part).fields:
            if field.seen >= 0:
                row.extend([field.seen] * max(1, len(field.labels)))
            else:
                row.extend(mask_of(part, field, element) for element in range(max(1, len(field.labels))))
    for seat in range(len(state.rulebook.seats)):
        for field in state.rulebook.resources:
            row.append(1 << seat if field.seen == PER_SEAT else field.seen)
    return row


def digest(state: State) -> str:
    """Sixteen hexadecimal digits that differ for different positions of one rulebook."""
    row = flatten(state)
    text = f"{state.turn};{state.ending};{row};{state.stack}"
    return blake2b(text.encode("ascii"), digest_size=8).hexdigest()


def same(one: State, other: State) -> bool:
    """Whether two positions of one rulebook hold the same board, stack, turn and ending."""
    return (
        one.turn == other.turn
        and one.ending == other.ending
        and one.stack == other.stack
        and flatten(one) == flatten(other)
    )

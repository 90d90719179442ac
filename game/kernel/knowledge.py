"""Who knows what: the view of a seat, and truths a seat can imagine behind its view."""

from __future__ import annotations

from random import Random
from typing import Any, Final, NoReturn

from game.kernel import engine
from game.kernel.action import Action
from game.kernel.engine import legal
from game.kernel.field import Field
from game.kernel.slices import Slice
from game.kernel.state import State
from game.kernel.types import CERTAIN, CHANCE, EVERYONE, PER_SEAT, TRIAL, UNKNOWN, Frame, Odds


class View:
    """What one seat may know now.

    ``board`` is a position like any other, in which every element the seat cannot know is ``UNKNOWN``.  ``actions`` are
    the seat's legal actions, empty when it is not to move.
    """

    __slots__ = ("seat", "board", "actions")

    def __init__(self, seat: int, board: State, actions: list[Action]) -> None:
        self.seat = seat
        self.board = board
        self.actions = actions


def mask_of(part: Slice, field: Field, element: int) -> int:
    """The mask of seats that know one element of a field (element 0 for a plain int)."""
    if field.seen >= 0:
        return field.seen
    if field.seen == PER_SEAT:
        return 1 << element
    knowers: list[int] = getattr(part, field.knowers)
    length = max(1, len(field.labels) // len(knowers))
    return knowers[element // length]


def view(state: State, seat: int) -> View:
    """What ``seat`` knows of ``state``; after the end, everything."""
    board = state.copy()
    if not state.over:
        _hide(state, board, seat)
    return View(seat, board, legal(state) if state.seat == seat else [])


class HiddenError(Exception):
    """Something asked for a value that a seat cannot know."""


def _refuse(*_: object) -> NoReturn:
    raise HiddenError


_LOOKS: Final = (
    "eq ne lt le gt ge hash bool int index float add sub mul floordiv truediv mod divmod pow radd rsub rmul rfloordiv "
    "rtruediv rmod rdivmod rpow and or xor lshift rshift rand ror rxor rlshift rrshift neg pos abs invert str repr "
    "format iter"
)
"""Every way to look at a number, as its special method is called."""

_HIDDEN: Final[Any] = type("Hidden", (), {f"__{one}__": _refuse for one in _LOOKS.split()})()
"""In place of a value that must not matter: it may be handed on, and raises HiddenError for whoever looks at it."""


def odds(state: State, seat: int) -> Odds:
    """The odds of the chance on top of the stack as far as ``seat`` can work them out from its view; else nothing.

    They are worked out on the seat's own board, where nothing may look at what it cannot know: so they are the same in
    all truths behind one view, and so is whether there are any.
    """
    if not state.at_chance or not _public(state, state.stack[-1], 1 << seat):
        return CERTAIN
    board = state.copy()
    try:
        _hide(state, board, seat, _HIDDEN)
        found = engine.odds(board)
    except (HiddenError, TypeError):
        return CERTAIN
    return CERTAIN if any(weight is _HIDDEN for _, weight in found) else found


def _hide(state: State, board: State, seat: int, unknown: int = UNKNOWN) -> None:
    """Put ``unknown`` in ``board``, a copy of ``state``, for all that ``seat`` cannot know."""
    bit = 1 << seat
    for source, part in zip(state.slices, board.slices, strict=True):
        if not source.on:
            continue
        for field in type(source).fields:
            if field.seen >= 0 and field.seen & bit:
                continue
            if not field.labels:
                if not mask_of(source, field, 0) & bit:
                    setattr(part, field.name, unknown)
                continue
            values: list[int] = getattr(part, field.name)
            for element in range(len(values)):
                if not mask_of(source, field, element) & bit:
                    values[element] = unknown
    width = board.rulebook.width
    for at, resource in enumerate(board.rulebook.resources):
        if resource.seen == PER_SEAT:
            for owner in range(len(board.rulebook.seats)):
                if owner != seat:
                    board.pools[owner * width + at] = unknown
    board.stack = [frame for frame in board.stack if _public(state, frame, bit)]


def _public(state: State, frame: Frame, bit: int) -> bool:
    """Whether a frame may be shown: nothing secret waits under another seat's decision, so those are public."""
    if frame[0] == TRIAL:
        return bool(state.rulebook.actions[frame[1]].seen(state) & bit)
    if frame[0] == CHANCE:
        return bool(state.rulebook.events[frame[1]].seen(state, frame) & bit)
    return True


def sample(seen: View, draw: Random) -> State:
    """A truth that gives ``seen.seat`` exactly this view, drawn with ``draw``; after the end, the truth itself."""
    state = seen.board.copy()
    if state.over:
        return state
    for part in state.slices:
        if not part.on:
            continue
        for field in type(part).fields:
            if field.seen == EVERYONE:
                continue
            low, high = field.guess
            if field.labels:
                values: list[int] = getattr(part, field.name)
                for element in range(len(values)):
                    if values[element] == UNKNOWN:
                        values[element] = draw.randint(low, high)
            elif getattr(part, field.name) == UNKNOWN:
                setattr(part, field.name, draw.randint(low, high))
    width = state.rulebook.width
    for place, value in enumerate(state.pools):
        if value == UNKNOWN:
            low, high = state.rulebook.resources[place % width].guess
            state.pools[place] = draw.randint(low, high)
    for module in state.rulebook.live:
        module.determinize(state, seen.seat, draw)
    return state


def knows(state: State, seat: int, part: int, field: Field, element: int) -> bool:
    """Whether ``seat`` may know that element of slice number ``part`` in ``state``."""
    return state.over or bool(mask_of(state.slices[part], field, element) & 1 << seat)

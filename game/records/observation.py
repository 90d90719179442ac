"""A view as plain data: what outside programs, replays and reports are given of a seat's knowledge."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict

from game.kernel.action import Action
from game.kernel.engine import price
from game.kernel.indicator import Indicator
from game.kernel.knowledge import View
from game.kernel.rulebook import Rulebook
from game.kernel.state import State
from game.kernel.types import UNKNOWN


class Offer(BaseModel):
    """A legal action: its code and sentence, what it costs by resource, and its odds as pairs of label and weight."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    code: str
    text: str
    section: str
    cost: dict[str, int]
    odds: tuple[tuple[str, int], ...]


class Observation(BaseModel):
    """What a seat knows now.

    ``indicators`` are in shown units by code, None where the seat cannot know.  ``phase`` and ``menu`` are codes,
    ``menu`` empty when no seat is to move.  ``actions`` is empty when this seat is not to move.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    seat: str
    turn: int
    phase: str
    menu: str
    to_move: str
    over: bool
    indicators: dict[str, int | float | None]
    actions: tuple[Offer, ...]


def observe(view: View) -> Observation:
    """The observation of a view; ``model_dump(mode="json")`` makes plain JSON of it, the same for equal views."""
    board = view.board
    book = board.rulebook
    seat = board.seat
    return Observation(
        seat=book.seats[view.seat],
        turn=board.turn,
        phase=book.phases[board.phase].code,
        menu=book.menu_codes[board.menu] if board.menu >= 0 else "",
        to_move=book.seats[seat] if seat >= 0 else "",
        over=board.over,
        indicators={one.code: shown(one, board, view.seat) for one in in_play(book)},
        actions=tuple(_offer(board, action) for action in view.actions),
    )


def in_play(book: Rulebook) -> list[Indicator]:
    """The indicators of the modules that are on and of the seats in play."""
    return [
        one
        for one in book.indicators.values()
        if (one.part < 0 and book.playing[one.element // book.width]) or (one.part >= 0 and book.switches[one.part])
    ]


def quantities(state: State) -> dict[str, int | float]:
    """The truth of a position: every indicator in play by code, in shown units."""
    return {one.code: _in_units(one, one.read(state)) for one in in_play(state.rulebook)}


def shown(indicator: Indicator, board: State, seat: int) -> int | float | None:
    """A quantity on a seat's own board in its shown unit; None when the seat cannot know it."""
    field = indicator.field
    if indicator.derived and not board.over and not field.seen >> seat & 1:
        return None
    value = indicator.read(board)
    return None if value == UNKNOWN else _in_units(indicator, value)


def _in_units(indicator: Indicator, value: int) -> int | float:
    """A stored value in the unit shown."""
    return value if indicator.field.scale == 1 else value / indicator.field.scale


def _offer(board: State, action: Action) -> Offer:
    resources = board.rulebook.resources
    return Offer(
        code=action.code,
        text=action.describe(),
        section=action.section,
        cost={resources[resource].name: amount for resource, amount in price(board, action)},
        odds=action.odds(board),
    )

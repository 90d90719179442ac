"""The shape of a scenario: its tables, and how shown values become stored integers.

Board values stand in the units shown to players; the rules work on integers, which are those values times the scale
of their field.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Mapping
from decimal import Decimal
from functools import cached_property
from hashlib import blake2b
from typing import Annotated, Final, Literal, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainSerializer,
    StrictInt,
    WithJsonSchema,
)

from game.kernel.field import Field as BoardField
from game.kernel.indicator import Indicator, catalogue
from game.records.errors import FaultsError
from game.records.written import fault_of
from game.rules import MODULES
from game.rules.seats import RESOURCES, SEATS

INDICATORS: Final[Mapping[str, Indicator]] = catalogue(
    [(one.code, one.slice_type.fields, one.slice_type.derived) for one in MODULES], SEATS, RESOURCES
)
"""Every indicator the rules know, by code."""


class ScenarioError(FaultsError):
    """A scenario that cannot be played.  ``faults`` has a sentence for each, with key and what is allowed."""


def _number(value: object) -> Decimal:
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        raise ValueError("allowed is a number")
    exact = Decimal(str(value))
    if not exact.is_finite() or abs(exact.adjusted()) > 40:
        raise ValueError("allowed is a finite number")
    return Decimal(int(exact)) if exact == exact.to_integral_value() else exact


def _plain(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)


def _paragraphs(text: str) -> str:
    fault = fault_of(text, lines=True)
    if fault:
        raise ValueError(fault)
    return text


def _one_line(text: str) -> str:
    fault = fault_of(text)
    if fault:
        raise ValueError(fault)
    return text


Number = Annotated[
    Decimal,
    BeforeValidator(_number),
    PlainSerializer(_plain, return_type=int | float, when_used="json"),
    WithJsonSchema({"type": "number"}),
]
"""An exact number in shown units; a whole number or a decimal, never text."""

_CODE: Final = "^[a-z][a-z0-9]*(-[a-z0-9]+)*$"
_TOPIC: Final = "^[a-z]+$"
PATTERNS: Final = {_CODE: "lower-case letters, digits and single hyphens between", _TOPIC: "lower-case letters"}
"""What the regular expressions of text allow, in words."""

FEW: Final = 64
MANY: Final = 512
"""How long lists may be; no scenario of the game has a fifth of it."""
T = TypeVar("T")
Few = Annotated[tuple[T, ...], Field(max_length=FEW)]
Many = Annotated[tuple[T, ...], Field(max_length=MANY)]

Line = Annotated[str, Field(min_length=1, max_length=300), AfterValidator(_one_line)]
Paragraph = Annotated[str, Field(min_length=1, max_length=5000), AfterValidator(_paragraphs)]
Code = Annotated[str, Field(pattern=_CODE, max_length=60)]


class Part(BaseModel):
    """A table of a scenario file: no unknown keys, and nothing changes once it is read."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class SeatPart(Part):
    """A ``[[seats]]`` table: a seat in play, its title, the persons who hold it, and its role brief."""

    code: str
    title: Line
    names: Few[Line] = ()
    brief: Paragraph


class DialPart(Part):
    """A contested dial: its value, the range its sources give, and the source."""

    value: StrictInt
    low: StrictInt | None = None
    high: StrictInt | None = None
    source: Line


class CardPart(Part):
    """A ``[[cards]]`` table: a headline.  ``turns`` are the first and last turn it may be drawn; None for any turn.

    ``requires`` gives public indicators the lowest and highest value at which it may come up; ``sets`` gives indicators
    a value, and ``effects`` moves them.
    """

    code: Code
    title: Line
    topic: Annotated[str, Field(pattern=_TOPIC, max_length=40)]
    weight: Annotated[StrictInt, Field(ge=1, le=20)]
    turns: tuple[StrictInt, StrictInt] | None = None
    requires: dict[str, tuple[Number, Number]] = {}
    sets: dict[str, Number] = {}
    effects: dict[str, Number] = {}
    sources: Annotated[tuple[Line, ...], Field(min_length=1, max_length=FEW)]


class AimPart(Part):
    """An ``[[aims]]`` table: what a seat wants of an indicator.  ``worst`` and ``best`` are in shown units."""

    seat: str
    kind: Literal["gate", "public", "secret"]
    indicator: str
    worst: Number
    best: Number
    weight: Annotated[StrictInt, Field(ge=0, le=100)]
    text: Line
    sources: Few[Line] = ()


class HintPart(Part):
    """A ``[[hints]]`` table: what a learner in a seat is told when that menu comes up in that turn."""

    seat: str
    turn: Annotated[StrictInt, Field(ge=1, le=100)]
    menu: Code
    text: Line


BoardValue = Number | tuple[Number, ...] | dict[str, Number]
"""A number, or for a labelled list all its numbers in order, or some of them by label."""


class Scenario(Part):
    """A whole scenario.  Two scenarios are equal when they have the same content, whatever their files look like."""

    name: Code
    title: Line
    summary: Paragraph
    start: datetime.date
    days: Annotated[StrictInt, Field(ge=1, le=366)]
    turns: Annotated[StrictInt, Field(ge=1, le=100)]
    modules: Few[str]
    seats: Annotated[tuple[SeatPart, ...], Field(min_length=1, max_length=FEW)]
    dials: dict[str, dict[str, StrictInt | DialPart]] = {}
    board: dict[str, dict[str, BoardValue]] = {}
    sources: dict[str, Line] = {}
    cards: Annotated[tuple[CardPart, ...], Field(max_length=256)] = ()
    aims: Many[AimPart] = ()
    leave_out: Many[Line] = ()
    hints: Many[HintPart] = ()

    @cached_property
    def text(self) -> str:
        """The content as one line of JSON with sorted keys and without what is left at its default."""
        content = self.model_dump(mode="json", exclude_defaults=True)
        return json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False)

    @cached_property
    def digest(self) -> str:
        """Sixteen hexadecimal digits that differ for different contents."""
        return blake2b(self.text.encode("utf-8"), digest_size=8).hexdigest()

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Scenario) and other.text == self.text

    def __hash__(self) -> int:
        return hash(self.text)

    def date(self, turn: int) -> datetime.date:
        """The first day of a turn; turns count from 1."""
        return self.start + datetime.timedelta(days=self.days * (turn - 1))


def stored(field: BoardField, value: Decimal) -> int | None:
    """A shown value as the stored integer; None when the field's scale cannot hold its decimals."""
    whole = value * field.scale
    return int(whole) if whole == whole.to_integral_value() else None


def board_values(board: dict[str, dict[str, BoardValue]]) -> dict[str, Decimal]:
    """The board tables as shown values by indicator code; lists and tables are taken apart."""
    found: dict[str, Decimal] = {}
    for part, values in board.items():
        for name, value in values.items():
            if isinstance(value, dict):
                found.update({f"{part}.{name}.{label}": one for label, one in value.items()})
            elif isinstance(value, tuple):
                labels = labels_of(part, name)
                found.update({f"{part}.{name}.{label}": one for label, one in zip(labels, value, strict=True)})
            else:
                found[f"{part}.{name}"] = value
    return found


def labels_of(part: str, name: str) -> tuple[str, ...]:
    """The labels of a list on the board; empty for a plain number or an unknown name."""
    for module in MODULES:
        if module.code == part:
            for field in module.slice_type.fields:
                if field.name == name:
                    return field.labels
    return ()

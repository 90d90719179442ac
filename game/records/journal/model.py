"""The shape of a journal's lines: what is written passes here before it is kept, and what is read when it is read.

One gate for both, so whatever is accepted can be read back.  The models also publish the JSON Schema of a line.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any, Final, Literal, Self, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, TypeAdapter, ValidationError, model_validator

from game.kernel.types import EVERYONE
from game.records.errors import allowed, visible
from game.records.journal.locks import LOCK
from game.records.written import fault_of

FORMAT: Final = "double-bind journal"
SEEDED: Final = "seeded"
TABLE: Final = "table"
DIGITS: Final = 1000
"""The most a seed may have."""

Found = TypeVar("Found")
_LONGEST: Final = 200
"""Letters of a place that are shown."""

_HEX: Final = r"^[0-9a-f]{16}$"
_CLOCK: Final = r"^[ !#-\[\]-~]{1,100}$"
_PATTERNS: Final = {
    _HEX: "sixteen hexadecimal digits",
    LOCK: "what is kept of a passphrase",
    _CLOCK: "up to 100 letters of ASCII without quotation marks, backslashes and control characters",
}


def _seed(value: int) -> int:
    if abs(value) >= 10**DIGITS:
        raise ValueError(f"allowed is a whole number of at most {DIGITS} digits")
    return value


def _in_one_line(text: str) -> str:
    fault = fault_of(text)
    if fault:
        raise ValueError(fault)
    return text


Player = Annotated[str, Field(min_length=1, max_length=300), AfterValidator(_in_one_line)]
"""A bot's name, ``human``, or ``human:NAME``."""
Seed = Annotated[int, AfterValidator(_seed)]
Digest = Annotated[str, Field(pattern=_HEX)]
Number = Annotated[int, Field(ge=1)]
PlaceRow = tuple[str, int, int, str, int]
"""Name, first value, mask, unit, scale."""
ChangeRow = (
    tuple[str, int, int]
    | tuple[str, int, int, int]
    | tuple[str, int, int, int, int]
    | tuple[str, int, int, int, int, str]
)
"""Name, before, after; the mask and the earlier mask where they are not everyone and not alike; the cause."""


class Line(BaseModel):
    """One line of a journal without its check."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)


class ClockPart(Line):
    """When the match was begun, by the wall clock; checked apart from the rest."""

    created: Annotated[str, Field(pattern=_CLOCK)]
    check: Digest


class HeaderLine(Line):
    """The first line."""

    format: Literal["double-bind journal"]
    version: Number
    game: Annotated[str, Field(max_length=100)]
    rules: str
    name: str
    digest: Digest
    seats: tuple[str, ...]
    players: dict[str, Player]
    dice: Literal["seeded", "table"]
    seed: Seed
    bots: Seed | None = None
    board: tuple[PlaceRow, ...]
    scenario: dict[str, Any]
    parent: tuple[str, Annotated[int, Field(ge=0)], str] | None = None
    locks: dict[str, Annotated[str, Field(pattern=LOCK)]] = {}
    clock: ClockPart

    @model_validator(mode="after")
    def _fits_together(self) -> Self:
        if self.scenario.get("name") != self.name:
            raise ValueError("allowed as name is that of the scenario")
        if len(set(self.seats)) != len(self.seats) or not set(self.players) <= set(self.seats):
            raise ValueError("allowed in players are the seats that the header lists, each once")
        return self


class StepLine(Line):
    """A decision, or what chance decided: then it has ``label``, ``outcome`` and ``chance``."""

    step: Number
    turn: int
    phase: str
    seat: str
    code: str
    text: str
    label: str = ""
    outcome: int | None = None
    chance: int | None = None
    seen: int = EVERYONE
    rumour: str = ""
    changes: tuple[ChangeRow, ...]
    digest: str


class UndoLine(Line):
    """The last step, number ``undo``, is taken back."""

    undo: Number


class HandLine(Line):
    """From here on ``player`` decides for the seat ``hand``."""

    hand: str
    player: Player


_STEP: Final = TypeAdapter(StepLine)
_UNDO: Final = TypeAdapter(UndoLine)
_HAND: Final = TypeAdapter(HandLine)
_HEADER: Final = TypeAdapter(HeaderLine)
_PLAYER: Final[TypeAdapter[str]] = TypeAdapter(Player)
_NUMBER: Final[TypeAdapter[int]] = TypeAdapter(Annotated[int, Field(strict=True), AfterValidator(_seed)])


def read_header(body: bytes) -> HeaderLine:
    """The first line from its JSON.  Raises ValueError with a clause that says where it is not one."""
    return _told(lambda: _HEADER.validate_json(body))


def read_line(body: bytes) -> StepLine | UndoLine | HandLine:
    """Any other line from its JSON.  Raises ValueError with a clause that says where it is not one."""
    if body.startswith(b'{"undo":'):
        return _told(lambda: _UNDO.validate_json(body))
    if body.startswith(b'{"hand":'):
        return _told(lambda: _HAND.validate_json(body))
    return _told(lambda: _STEP.validate_json(body))


def checked_player(player: object, seat: str) -> str:
    """A player's name as a journal may hold it.  Raises ValueError with a sentence."""
    try:
        return _PLAYER.validate_python(player, strict=True)
    except ValidationError as error:
        raise ValueError(
            f"{player!r:.80} cannot play {seat}: {allowed(error.errors()[0])}, the name of a bot, 'human' or "
            f"'human:NAME'."
        ) from error


def checked_seed(seed: object) -> int:
    """A seed as a journal may hold it; numbers of other libraries become plain ones.  Raises ValueError."""
    index = getattr(seed, "__index__", None)
    try:
        return _NUMBER.validate_python(seed if index is None or isinstance(seed, bool) else index())
    except ValidationError as error:
        raise ValueError(f"{seed!r:.80} cannot be a seed: {allowed(error.errors()[0])}.") from error


def journal_schema() -> dict[str, Any]:
    """The JSON Schema of a journal's lines: the first is a HeaderLine, every other one of the rest.

    In a file each line, and the clock of the first, also ends in ``"check"``.
    """
    lines: TypeAdapter[Any] = TypeAdapter(HeaderLine | StepLine | UndoLine | HandLine)
    return {"title": "A line of a Double Bind journal", **lines.json_schema()}


def _told(read: Callable[[], Found]) -> Found:
    try:
        return read()
    except ValidationError as error:
        first = error.errors()[0]
        if first["type"] == "json_invalid":
            raise ValueError("it is not JSON") from error
        place = ".".join(str(one) for one in first["loc"] if not str(one).startswith("tuple["))
        place = visible(place[:_LONGEST])
        raise ValueError(f"{place}: {allowed(first, patterns=_PATTERNS)}" if place else allowed(first)) from error

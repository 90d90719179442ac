"""Bands of recorded history: what a line's indicators should read at its checkpoints, and what they do read.

A file ``scenarios/lines/NAME.toml`` stands beside ``NAME.moves``: a title, a summary, and for each indicator a table
``[[bands]]`` with its source, the basis of the evidence and a band for each checkpoint, in the units of the board.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Final, Literal

from pydantic import Field, ValidationError

from game.records.errors import FaultsError, allowed, first_of, place_of
from game.records.files import TablesError, read_tables
from game.records.library import nearest
from game.records.scenario.model import INDICATORS, MANY, Line, Number, Paragraph, Part

Basis = Literal["H", "M", "L", "code"]
"""How good the evidence is: high, medium, low; ``code`` marks a target of design, which is no evidence at all."""

INSIDE: Final = "inside"
BELOW: Final = "below"
ABOVE: Final = "above"
ABSENT: Final = "not played"


class BandsError(FaultsError):
    """Bands that cannot be used.  ``faults`` has a sentence for each, with table, key and what is allowed."""


class Range(Part):
    """What an indicator should read at one checkpoint: within ``low`` and ``high``, best at ``central``.

    ``basis`` and ``note`` are given where they differ from those of the indicator.
    """

    low: Number
    central: Number
    high: Number
    basis: Basis | None = None
    note: Line | None = None


class Band(Part):
    """A ``[[bands]]`` table: an indicator, its evidence, and a range for each checkpoint it is known at.

    ``converted`` says how the source's unit became that of the board.
    """

    indicator: str
    basis: Basis
    source: Line
    converted: Line | None = None
    at: Annotated[dict[str, Range], Field(min_length=1)]


class Bands(Part):
    """A whole file of bands."""

    title: Line
    summary: Paragraph
    bands: Annotated[tuple[Band, ...], Field(min_length=1, max_length=MANY)]


@dataclass(frozen=True, slots=True)
class Reading:
    """One indicator at one checkpoint beside its band; ``value`` is None when the scenario does not play it.

    ``low`` and ``high`` are those the reading is held to: a band on low evidence is widened by half.
    """

    checkpoint: str
    indicator: str
    value: Decimal | None
    low: Decimal
    central: Decimal
    high: Decimal
    basis: str
    note: str

    @property
    def verdict(self) -> str:
        """Where the value lies."""
        if self.value is None:
            return ABSENT
        return BELOW if self.value < self.low else ABOVE if self.value > self.high else INSIDE


def read_bands(path: Path, checkpoints: list[str]) -> Bands:
    """The bands of a file; ``checkpoints`` are those of its line.  Raises BandsError with every fault."""
    try:
        raw = read_tables(path, path.name)
    except OSError as error:
        raise BandsError(path.name, [f"the bands cannot be read: {error.strerror}."]) from error
    except TablesError as error:
        raise BandsError(error.source, error.faults) from error
    try:
        found = Bands.model_validate(raw)
    except ValidationError as error:
        broken = error.errors(include_url=False, include_input=False)
        faults = [f"{place_of(raw, one['loc'], 'indicator')}: {allowed(one)}." for one in broken]
        raise BandsError(path.name, first_of(faults)) from error
    faults = _senseless(found, checkpoints)
    if faults:
        raise BandsError(path.name, first_of(faults))
    return found


def _senseless(found: Bands, checkpoints: list[str]) -> list[str]:
    faults: list[str] = []
    for code, times in Counter(one.indicator for one in found.bands).items():
        if code not in INDICATORS:
            faults.append(f"bands {code!r}: there is no such indicator; {nearest(code, list(INDICATORS))}.")
        if times > 1:
            faults.append(f"bands {code!r}: the indicator stands here {times} times; allowed is one table.")
    for band in found.bands:
        for code, one in band.at.items():
            place = f"bands {band.indicator!r} at.{code}"
            if code not in checkpoints:
                faults.append(f"{place}: the line has no such checkpoint; {nearest(code, checkpoints)}.")
            if not one.low <= one.central <= one.high:
                faults.append(
                    f"{place}: {one.low}, {one.central}, {one.high} are out of order; allowed is low, central, high."
                )
    return faults


def compare(bands: Bands, readings: Mapping[str, Mapping[str, int | float]]) -> list[Reading]:
    """Every band beside what was read, checkpoint by checkpoint in the order of ``readings``."""
    found: list[Reading] = []
    for code, board in readings.items():
        for band in bands.bands:
            if code not in band.at:
                continue
            one = band.at[code]
            basis = one.basis or band.basis
            room = (one.high - one.low) / 4 if basis == "L" else Decimal(0)
            value = Decimal(str(board[band.indicator])) if band.indicator in board else None
            field = INDICATORS[band.indicator].field
            least, most = Decimal(field.low) / field.scale, Decimal(field.high) / field.scale
            low, high = max(one.low - room, least), min(one.high + room, most)
            found.append(Reading(code, band.indicator, value, low, one.central, high, basis, one.note or ""))
    return found

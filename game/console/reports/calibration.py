"""A line beside the bands of recorded history: a table a person reads, and the same as plain data."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any, Final

from rich.console import JustifyMethod
from rich.table import Table
from rich.text import Text

from game.console.terminal.screen import Screen
from game.console.terminal.text import clean, count, in_words, paragraphs, set_lines
from game.console.words.quantities import name_of
from game.console.words.setting import day
from game.records.analysis.reference_ranges import ABOVE, ABSENT, BELOW, INSIDE, Band, Bands, Reading
from game.records.scenario.model import INDICATORS
from game.records.script import Checkpoint

_STYLES: Final = {INSIDE: "", BELOW: "notice", ABOVE: "notice", ABSENT: "quiet"}
_VERDICTS: Final = (INSIDE, BELOW, ABOVE, ABSENT)
_COLUMNS: Final[tuple[tuple[str, JustifyMethod], ...]] = (
    ("", "left"), ("reads", "right"), ("band", "right"), ("is", "left"), ("basis", "left"),
)
_WIDTHS: Final = (34, 9, 16, 10, 5)
"""Cells of name, reading, band, verdict and basis; with what stands between them they stay within 80."""
_SILENT: Final = ("points", "index", "people", "launchers", "missiles", "rung", "step")
"""Units that the name of an indicator says already."""


def calibration_page(
    bands: Bands, checkpoints: Sequence[Checkpoint], readings: Sequence[Reading], screen: Screen
) -> list[Text]:
    """Every checkpoint with its indicators, and at the end how many lie inside."""
    lines = [screen.rule(clean(bands.title)), *(Text(line) for line in paragraphs(bands.summary))]
    for point in checkpoints:
        rows = [reading for reading in readings if reading.checkpoint == point.code]
        lines += [Text(), Text(f"{point.code}  {day(point.date)}, {_moment(point)}", style="heading")]
        unplayed = Text("The line was not played so far.", style="quiet")
        lines += set_lines(_table(rows), sum(_WIDTHS) + len(_WIDTHS)) if rows else [unplayed]
    return [*lines, Text(), Text(_total(readings))]


def sources_page(bands: Bands) -> list[Text]:
    """Where each band comes from, and how units were converted."""
    return [Text(), Text("Sources", style="heading"), *(Text(_source(band)) for band in bands.bands)]


def calibration_data(
    name: str, bands: Bands, checkpoints: Sequence[Checkpoint], readings: Sequence[Reading], faults: Sequence[str]
) -> dict[str, Any]:
    """The same as plain JSON."""
    dates: Mapping[str, datetime.date] = {point.code: point.date for point in checkpoints}
    turns = {point.code: point.turn for point in checkpoints}
    return {
        "line": name,
        "title": bands.title,
        "faults": list(faults),
        "inside": sum(reading.verdict == INSIDE for reading in readings),
        "of": sum(reading.verdict != ABSENT for reading in readings),
        "readings": [
            {
                "checkpoint": reading.checkpoint,
                "date": dates[reading.checkpoint].isoformat(),
                "turn": turns[reading.checkpoint],
                "indicator": reading.indicator,
                "unit": INDICATORS[reading.indicator].field.unit,
                "value": _json(reading.value),
                "low": _json(reading.low),
                "central": _json(reading.central),
                "high": _json(reading.high),
                "verdict": reading.verdict,
                "basis": reading.basis,
            }
            for reading in readings
        ],
    }


def _moment(point: Checkpoint) -> str:
    return f"the end of turn {point.turn}" if point.turn else "the first position"


def _cells(reading: Reading) -> tuple[str, ...]:
    unit = INDICATORS[reading.indicator].field.unit
    name = f"{name_of(reading.indicator)} ({unit})" if unit and unit not in _SILENT else name_of(reading.indicator)
    value = "-" if reading.value is None else _amount(reading.value)
    return (name, value, f"{_amount(reading.low)} to {_amount(reading.high)}", reading.verdict, reading.basis)


def _table(rows: Sequence[Reading]) -> Table:
    """Columns of fixed width, so that those of all checkpoints stand below each other."""
    table = Table(box=None, padding=(0, 1, 0, 0), pad_edge=False, header_style="quiet")
    for (head, justify), width in zip(_COLUMNS, _WIDTHS, strict=True):
        table.add_column(head, justify=justify, width=width, no_wrap=True, overflow="ellipsis")
    for reading in rows:
        table.add_row(*_cells(reading), style=_STYLES[reading.verdict])
    return table


def _amount(value: Decimal) -> str:
    """A number without zeros that say nothing: 1,750 or 38.7."""
    short = f"{value:,.1f}"
    return short.removesuffix(".0")


def _total(readings: Sequence[Reading]) -> str:
    found = Counter(reading.verdict for reading in readings)
    parts = [f"{found[verdict]} {verdict}" for verdict in _VERDICTS if found[verdict]]
    return f"{count(len(readings), 'reading')}: {in_words(parts)}." if readings else "Nothing was read."


def _source(band: Band) -> str:
    converted = f" ({clean(band.converted)})" if band.converted else ""
    notes = "".join(f"; {code}: {clean(at.note)}" for code, at in band.at.items() if at.note)
    return f"{name_of(band.indicator)} [{band.basis}]: {clean(band.source)}{converted}{notes}"


def _json(value: Decimal | None) -> int | float | None:
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)

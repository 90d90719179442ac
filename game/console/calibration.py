"""A line beside the bands of recorded history: a table a person reads, and the same as plain data."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any, Final

from rich.text import Text

from game.console.desk import day
from game.console.names import name_of
from game.console.screen import Screen
from game.console.text import clean, count, in_words, paragraphs
from game.records.analysis.reference_ranges import ABOVE, ABSENT, BELOW, INSIDE, Band, Bands, Reading
from game.records.scenario.model import INDICATORS
from game.records.script import Checkpoint

_STYLES: Final = {INSIDE: "", BELOW: "notice", ABOVE: "notice", ABSENT: "quiet"}
_VERDICTS: Final = (INSIDE, BELOW, ABOVE, ABSENT)
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
        rows = [one for one in readings if one.checkpoint == point.code]
        lines += [Text(), Text(f"{point.code}  {day(point.date)}, {_moment(point)}", style="heading")]
        if rows:
            lines.append(_row(("", "reads", "band", "is", "basis"), "quiet"))
        else:
            lines.append(Text("The line was not played so far.", style="quiet"))
        lines += [_row(_cells(one), _STYLES[one.verdict]) for one in rows]
    return [*lines, Text(), Text(_total(readings))]


def sources_page(bands: Bands) -> list[Text]:
    """Where each band comes from, and how units were converted."""
    return [Text(), Text("Sources", style="heading"), *(Text(_source(one)) for one in bands.bands)]


def calibration_data(
    name: str, bands: Bands, checkpoints: Sequence[Checkpoint], readings: Sequence[Reading], faults: Sequence[str]
) -> dict[str, Any]:
    """The same as plain JSON."""
    dates: Mapping[str, datetime.date] = {one.code: one.date for one in checkpoints}
    turns = {one.code: one.turn for one in checkpoints}
    return {
        "line": name,
        "title": bands.title,
        "faults": list(faults),
        "inside": sum(one.verdict == INSIDE for one in readings),
        "of": sum(one.verdict != ABSENT for one in readings),
        "readings": [
            {
                "checkpoint": one.checkpoint,
                "date": dates[one.checkpoint].isoformat(),
                "turn": turns[one.checkpoint],
                "indicator": one.indicator,
                "unit": INDICATORS[one.indicator].field.unit,
                "value": _json(one.value),
                "low": _json(one.low),
                "central": _json(one.central),
                "high": _json(one.high),
                "verdict": one.verdict,
                "basis": one.basis,
            }
            for one in readings
        ],
    }


def _moment(point: Checkpoint) -> str:
    return f"the end of turn {point.turn}" if point.turn else "the first position"


def _cells(one: Reading) -> tuple[str, ...]:
    unit = INDICATORS[one.indicator].field.unit
    name = f"{name_of(one.indicator)} ({unit})" if unit and unit not in _SILENT else name_of(one.indicator)
    value = "-" if one.value is None else _amount(one.value)
    return (name, value, f"{_amount(one.low)} to {_amount(one.high)}", one.verdict, one.basis)


def _row(cells: tuple[str, ...], style: str) -> Text:
    name, value, band, verdict, basis = _WIDTHS
    first = cells[0] if len(cells[0]) <= name else f"{cells[0][: name - 3]}..."
    return Text(
        f"{first:<{name}} {cells[1]:>{value}} {cells[2]:>{band}} {cells[3]:<{verdict}} {cells[4]:<{basis}}".rstrip(),
        style=style,
    )


def _amount(value: Decimal) -> str:
    """A number without zeros that say nothing: 1,750 or 38.7."""
    short = f"{value:,.1f}"
    return short.removesuffix(".0")


def _total(readings: Sequence[Reading]) -> str:
    found = Counter(one.verdict for one in readings)
    parts = [f"{found[verdict]} {verdict}" for verdict in _VERDICTS if found[verdict]]
    return f"{count(len(readings), 'reading')}: {in_words(parts)}." if readings else "Nothing was read."


def _source(one: Band) -> str:
    converted = f" ({clean(one.converted)})" if one.converted else ""
    notes = "".join(f"; {code}: {clean(at.note)}" for code, at in one.at.items() if at.note)
    return f"{name_of(one.indicator)} [{one.basis}]: {clean(one.source)}{converted}{notes}"


def _json(value: Decimal | None) -> int | float | None:
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)

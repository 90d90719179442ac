"""How it ended: the ending in words and every seat's result, line by line, beside par and with what moved it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from rich.text import Text

from game.console.desk import day, titles
from game.console.names import Gauge, gauges, shown
from game.console.screen import Screen
from game.console.table import Table
from game.console.text import clean
from game.records.credit import FINE, Credit, credits_of
from game.records.layout import layout
from game.records.par import Par, ParError, SeatPar, par_of
from game.rules.scoring import ENDINGS, TITLES, Score

TOLD: Final = 3
"""How many of the decisions and events that moved a result most are told."""


def ending_of(code: str) -> str:
    """An ending in words."""
    return TITLES[ENDINGS.index(code)] if code in ENDINGS else clean(code)


def result(table: Table, screen: Screen) -> list[Text]:
    """The result screen of a match that is over."""
    names = titles(table.scenario)
    measures = gauges(table.rulebook)
    moved = credits_of(layout(table.scenario), table.log())
    par, trouble = _par(table)
    when = day(table.scenario.date(table.turn))
    lines = [screen.rule("The end"), Text(f"{ending_of(table.ending)}, {when}.", style="heading")]
    lines += [Text(trouble)] if trouble else []
    for one in sorted(table.scores().values(), key=lambda one: -one.total):
        lines += [Text(), *_seat(one, names, measures, par.seats.get(one.seat) if par else None)]
        lines += _moved(moved[one.seat], names)
    if par is not None:
        lines += [
            Text(),
            Text(f"Par is what {par.bot} bots scored from a seat in {par.matches} matches, on the average."),
        ]
    return lines


def _par(table: Table) -> tuple[Par | None, str]:
    try:
        return par_of(table.scenario), ""
    except ParError as error:
        return None, clean(str(error))


def _seat(one: Score, names: Mapping[str, str], measures: Mapping[str, Gauge], par: SeatPar | None) -> list[Text]:
    gate = "" if one.survived else ", did not survive: a third of its points"
    lines = [
        Text(f"{names.get(one.seat, one.seat)}: {one.total} of 100{gate}{_beside(one.total, par)}", style="heading")
    ]
    for line in one.lines:
        value = shown(line.code, line.value, measures[line.code])
        if line.kind == "gate":
            outcome = "held" if line.points else "lost"
            lines.append(Text(f"  gate {outcome}: {clean(line.text)} ({value})"))
        else:
            lines.append(Text(f"  {line.points:3} points x {line.weight} %, {line.kind}: {clean(line.text)} ({value})"))
    return lines


def _beside(total: int, par: SeatPar | None) -> str:
    """``; par 48, 12 above``."""
    if par is None:
        return ""
    if total == par.mean:
        return f"; par {par.mean}, equalled"
    return f"; par {par.mean}, {abs(total - par.mean)} {'above' if total > par.mean else 'below'}"


def _moved(credits: Sequence[Credit], names: Mapping[str, str]) -> list[Text]:
    """The steps that moved a result most, then what the course of things did by itself."""
    lines = []
    for one in [one for one in credits if not one.course][:TOLD]:
        what = f"{names.get(one.seat, one.seat)}: {one.text.partition(': ')[0]}" if one.seat else one.text
        often = f", {one.times} times" if one.times > 1 else ""
        lines.append(Text(f"  {_signed(one.hundredths)}  turn {one.turn}, {clean(what)}{often}"))
    course = [one for one in credits if one.course]
    if course:
        total = sum(one.hundredths for one in course)
        lines.append(
            Text(
                f"  {_signed(total)}  upkeep and reckonings, most of it {clean(course[0].text)} "
                f"({_signed(course[0].hundredths).strip()})"
            )
        )
    return [Text("  What moved it most, in points:"), *lines] if lines else []


def _signed(hundredths: int) -> str:
    """``  +12.4`` from hundredths, rounded toward nothing."""
    sign = "-" if hundredths < 0 else "+"
    whole, rest = divmod(abs(hundredths), FINE)
    return f"{sign}{whole}.{rest // 10}".rjust(6)

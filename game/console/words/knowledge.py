"""What somebody knows of the board, as plain numbers: the only thing boards and reports are drawn from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from game.console.words.quantities import Gauge, gauges, is_measured, measured, name_of, shown
from game.kernel.indicator import scaled
from game.kernel.knowledge import View
from game.kernel.types import UNKNOWN
from game.records.journal.format import Entry


class Knowledge:
    """Known indicators by code, in stored integers, with the gauges that say how to show them."""

    def __init__(self, measures: Mapping[str, Gauge], values: dict[str, int]) -> None:
        self.gauges = measures
        self.values = values

    def knows(self, code: str) -> bool:
        return code in self.values

    def shown(self, code: str) -> str:
        """The value with its unit; ``?`` when it is not known."""
        return shown(code, self.values.get(code), self.gauges[code])

    def moved(self, code: str, earlier: Knowledge | None) -> str:
        """The change since an earlier time, ``+40``, or ``was closed``, ``was none``, ``was 3`` of a turn, where
        a difference means nothing; empty when there is none or it is not known."""
        if earlier is None or code not in self.values or code not in earlier.values:
            return ""
        difference = self.values[code] - earlier.values[code]
        if not difference:
            return ""
        if not is_measured(code, self.values[code], self.gauges[code]) or not is_measured(
            code, earlier.values[code], self.gauges[code]
        ):
            return f"was {earlier.shown(code)}"
        return f"{'+' if difference > 0 else ''}{scaled(difference, self.gauges[code].scale)}"

    def name(self, code: str) -> str:
        """What the indicator is called."""
        return name_of(code)

    def amount(self, code: str, value: int | None) -> str:
        """Another value of the same indicator as it is shown."""
        gauge = self.gauges.get(code)
        return shown(code, value, gauge) if gauge else measured("?" if value is None else str(value), "")


def knowledge_of(view: View) -> Knowledge:
    """All that a view tells, with what is worked out from it when the seat may know that too."""
    board = view.board
    book = board.rulebook
    measures = gauges(book)
    values: dict[str, int] = {}
    for code in measures:
        indicator = book.indicators[code]
        if indicator.part < 0 and not book.playing[indicator.element // book.width]:
            continue
        if indicator.derived and not board.over and not indicator.field.seen >> view.seat & 1:
            continue
        value = indicator.read(board)
        if value != UNKNOWN:
            values[code] = value
    return Knowledge(measures, values)


def shared_knowledge(views: Iterable[View]) -> Knowledge:
    """What all of them know together."""
    measures: Mapping[str, Gauge] = {}
    values: dict[str, int] = {}
    for one in map(knowledge_of, views):
        measures = one.gauges
        values |= one.values
    return Knowledge(measures, {code: values[code] for code in measures if code in values})


def earlier_knowledge(view: View, entries: Iterable[Entry]) -> Knowledge:
    """What the seat knew before ``entries``, the last ones of its log, took place."""
    board = view.board.copy()
    indicators = board.rulebook.indicators
    for entry in reversed(list(entries)):
        for change in reversed(entry.changes):
            if change.before is not None and change.name in indicators:
                indicators[change.name].write(board, change.before)
    return knowledge_of(View(view.seat, board, []))

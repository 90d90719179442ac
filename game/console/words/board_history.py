"""The board followed through log entries alone, for one seat or for everybody: what replays and narrators look at."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from game.console.terminal.text import clean
from game.console.words.knowledge import Knowledge
from game.console.words.quantities import Gauge
from game.kernel.state import State
from game.records.journal.format import Entry, Place

_CODE: Final = re.compile(r"[a-z0-9_-]+(\.[a-z0-9_-]+){1,2}")
ALL: Final = -1
"""In place of a seat's number: somebody who sees everything."""


class BoardHistory:
    """Values as ``seat`` knows them.  ``first`` is any position under the present rules that fits the places; without
    it nothing can be worked out from the stored values."""

    def __init__(self, places: Iterable[Place], seat: int = ALL, first: State | None = None) -> None:
        self.seat = seat
        self.first = first
        self.gauges: dict[str, Gauge] = {}
        self.values: dict[str, int] = {}
        for place in places:
            if not _CODE.fullmatch(place.name) or place.scale < 1:
                continue
            self.gauges[place.name] = Gauge(clean(place.unit), place.scale)
            if seat == ALL or place.mask >> seat & 1:
                self.values[place.name] = place.value
        if first is not None:
            book = first.rulebook
            self._derived = [
                one
                for one in book.indicators.values()
                if one.derived and book.switches[one.part] and (seat == ALL or one.field.seen >> seat & 1)
            ]
            self.gauges |= {one.code: Gauge(one.field.unit, one.field.scale) for one in self._derived}

    def take(self, entry: Entry) -> Entry | None:
        """Note what an entry changed; the entry as the reader may see it, None when nothing of it is noticed."""
        seen = entry if self.seat == ALL else entry.for_seat(self.seat)
        for change in seen.changes if seen else ():
            if change.after is None:
                self.values.pop(change.name, None)
            elif change.name in self.gauges:
                self.values[change.name] = change.after
        return seen

    def knowledge(self) -> Knowledge:
        """The board now."""
        values = dict(self.values)
        if self.first is not None:
            indicators = self.first.rulebook.indicators
            for code, value in values.items():
                if code in indicators:
                    indicators[code].write(self.first, value)
            for indicator in self._derived:
                values[indicator.code] = indicator.read(self.first)
        return Knowledge(self.gauges, {code: values[code] for code in self.gauges if code in values})

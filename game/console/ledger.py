"""The board followed through log entries alone, for one seat or for everybody: what replays and narrators look at."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from game.console.names import Gauge
from game.console.sight import Sight
from game.console.text import clean
from game.kernel.state import State
from game.records.journal.format import Entry, Place

_CODE: Final = re.compile(r"[a-z0-9_-]+(\.[a-z0-9_-]+){1,2}")
ALL: Final = -1
"""In place of a seat's number: somebody who sees everything."""


class Ledger:
    """Values as ``seat`` knows them.  ``first`` is any position under the present rules that fits the places; without
    it nothing can be worked out from the stored values."""

    def __init__(self, places: Iterable[Place], seat: int = ALL, first: State | None = None) -> None:
        self.seat = seat
        self.first = first
        self.gauges: dict[str, Gauge] = {}
        self.values: dict[str, int] = {}
        for one in places:
            if not _CODE.fullmatch(one.name) or one.scale < 1:
                continue
            self.gauges[one.name] = Gauge(clean(one.unit), one.scale)
            if seat == ALL or one.mask >> seat & 1:
                self.values[one.name] = one.value
        if first is not None:
            self._derived = [
                one
                for one in first.rulebook.indicators.values()
                if one.derived and first.rulebook.switches[one.part] and (seat == ALL or one.field.seen >> seat & 1)
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

    def sight(self) -> Sight:
        """The board now."""
        values = dict(self.values)
        if self.first is not None:
            indicators = self.first.rulebook.indicators
            for code, value in values.items():
                if code in indicators:
                    indicators[code].write(self.first, value)
            for one in self._derived:
                values[one.code] = one.read(self.first)
        return Sight(self.gauges, {code: values[code] for code in self.gauges if code in values})

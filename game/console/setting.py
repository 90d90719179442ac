"""What a reader of a match needs besides its entries: title, calendar, and what seats and phases are called."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass

from game.console.board import Scene
from game.console.desk import day, titles
from game.console.sight import Sight
from game.console.text import clean
from game.kernel.rulebook import Phase
from game.records.journal.format import Header
from game.records.scenario.model import Scenario
from game.rules.sequence import PHASES


@dataclass(frozen=True)
class Setting:
    """``reader`` is a seat's code, empty for somebody who sees everything; ``who`` is how the reader is called."""

    title: str
    start: datetime.date
    days: int
    turns: int
    titles: Mapping[str, str]
    phases: Mapping[str, str]
    reader: str
    who: str

    def date(self, turn: int) -> str:
        """The first day of a turn."""
        try:
            return day(self.start + datetime.timedelta(days=self.days * (turn - 1)))
        except OverflowError:
            return "?"

    def scene(self, turn: int, phase: str, sight: Sight, earlier: Sight) -> Scene:
        """A board to draw; ``phase`` is a code."""
        called = self.phases.get(phase, clean(phase))
        return Scene(self.title, self.date(turn), turn, self.turns, called, self.reader, self.who, sight, earlier)


def phase_titles(phases: tuple[Phase, ...] = PHASES) -> dict[str, str]:
    """What each phase is called."""
    return {one.code: one.title for one in phases}


def setting_of(scenario: Scenario, reader: str = "") -> Setting:
    """The setting of a match in play."""
    called = titles(scenario)
    return Setting(
        clean(scenario.title),
        scenario.start,
        scenario.days,
        scenario.turns,
        called,
        phase_titles(),
        reader,
        called.get(reader, reader) if reader else "everything",
    )


def setting_in(header: Header, reader: str = "") -> Setting:
    """The setting a journal carries, read without the rules; what is missing or wrong is left out."""
    raw = header.scenario
    seats = raw.get("seats")
    called = {
        str(one["code"]): clean(str(one.get("title", one["code"])))
        for one in (seats if isinstance(seats, list) else [])
        if isinstance(one, dict) and "code" in one
    }
    try:
        start = datetime.date.fromisoformat(str(raw.get("start")))
    except ValueError:
        start = datetime.date(2025, 1, 20)
    days, turns = raw.get("days"), raw.get("turns")
    return Setting(
        clean(str(raw.get("title", raw.get("name", "")))),
        start,
        days if isinstance(days, int) else 1,
        turns if isinstance(turns, int) else 0,
        called,
        phase_titles(),
        reader,
        called.get(reader, reader) if reader else "everything",
    )

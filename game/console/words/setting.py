"""What a reader of a match needs besides its entries: title, calendar, and what seats and phases are called."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from game.console.terminal.text import clean
from game.console.words.knowledge import Knowledge
from game.console.words.scene import Scene
from game.records.journal.format import Header
from game.records.scenario.model import Scenario
from game.rules.sequence import PHASES

PHASE_TITLES: Final = {phase.code: phase.title for phase in PHASES}
"""What each phase is called."""


@dataclass(frozen=True)
class Setting:
    """``reader`` is a seat's code, empty for somebody who sees everything."""

    title: str
    start: datetime.date
    days: int
    turns: int
    titles: Mapping[str, str]
    reader: str

    @property
    def who(self) -> str:
        """What the reader is called."""
        return self.titles.get(self.reader, self.reader) if self.reader else "everything"

    def date(self, turn: int) -> str:
        """The first day of a turn."""
        try:
            return day(self.start + datetime.timedelta(days=self.days * (turn - 1)))
        except OverflowError:
            return "?"

    def scene(self, turn: int, phase: str, knowledge: Knowledge, earlier: Knowledge) -> Scene:
        """A board to draw; ``phase`` is a code."""
        called = PHASE_TITLES.get(phase, clean(phase))
        return Scene(self.title, self.date(turn), turn, self.turns, called, self.reader, self.who, knowledge, earlier)


def setting_of(scenario: Scenario, reader: str = "") -> Setting:
    """The setting of a match in play."""
    title = clean(scenario.title)
    return Setting(title, scenario.start, scenario.days, scenario.turns, titles(scenario), reader)


def setting_in(header: Header, reader: str = "") -> Setting:
    """The setting a journal carries, read without the rules; what is missing or wrong is left out."""
    raw = header.scenario
    seats = raw.get("seats")
    called = {
        str(seat["code"]): clean(str(seat.get("title", seat["code"])))
        for seat in (seats if isinstance(seats, list) else [])
        if isinstance(seat, dict) and "code" in seat
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
        reader,
    )


def titles(scenario: Scenario) -> dict[str, str]:
    """What each seat in play is called."""
    return {seat.code: clean(seat.title) for seat in scenario.seats}


def day(date: datetime.date) -> str:
    """``20 Jan 2025``."""
    return f"{date.day} {date:%b %Y}"

"""What lies before the person at the keyboard: the match, the screen, and words for its seats, phases and turns."""

from __future__ import annotations

import datetime
from pathlib import Path

from game.console.board import Scene
from game.console.files import how_to
from game.console.keyboard import Reader
from game.console.screen import Screen
from game.console.sight import earlier_sight, sight_of
from game.console.table import Table
from game.console.text import clean
from game.kernel.knowledge import View
from game.records.scenario.model import Scenario


class Desk:
    """A match with the screen and the keyboard it is played on.  ``saved`` is its journal."""

    def __init__(self, table: Table, screen: Screen, reader: Reader, saved: Path) -> None:
        self.table = table
        self.screen = screen
        self.reader = reader
        self.saved = saved
        self.notices: list[str] = []
        self.titles = titles(table.scenario)
        self.phases = {one.code: one.title for one in table.rulebook.phases}
        self.parts = {one.code: one.title for one in table.rulebook.modules}

    def tell(self, sentence: str) -> None:
        """Say something now, or at the top of the next screen where this one is about to be cleared."""
        if self.screen.drawn:
            self.notices.append(sentence)
        else:
            self.screen.say(sentence)

    def number(self, seat: str) -> int:
        """The seat's number in masks."""
        return self.table.rulebook.seats.index(seat)

    def scene(self, view: View) -> Scene:
        """The board as the seat of a view sees it, compared with the start of the turn, or of the last one while the
        news is read."""
        seat = self.table.rulebook.seats[view.seat]
        first = self.table.phase == self.table.rulebook.phases[0].code
        since = self.table.turn - (1 if first else 0)
        recent = [one for one in self.table.log(seat) if one.turn >= since]
        return Scene(
            title=self.table.scenario.title,
            date=day(self.table.scenario.date(self.table.turn)),
            turn=self.table.turn,
            turns=self.table.scenario.turns,
            phase=self.phases[self.table.phase],
            seat=seat,
            who=self.titles[seat],
            sight=sight_of(view),
            earlier=earlier_sight(view, recent),
        )

    def where_saved(self) -> str:
        """Two sentences: where the match is, and how to go on with it."""
        return f"The match is saved in {clean(str(self.saved))}. {how_to('resume', self.saved)}"


def titles(scenario: Scenario) -> dict[str, str]:
    """What each seat in play is called."""
    return {one.code: clean(one.title) for one in scenario.seats}


def day(date: datetime.date) -> str:
    """``20 Jan 2025``."""
    return f"{date.day} {date:%b %Y}"

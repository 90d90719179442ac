"""What lies before the person at the keyboard: the match, the screen, and words for its seats, phases and turns."""

from __future__ import annotations

from pathlib import Path

from game.console.play.match_protocol import MatchProtocol
from game.console.play.saved_games import how_to
from game.console.terminal.keyboard import Reader
from game.console.terminal.screen import Screen
from game.console.terminal.text import clean
from game.console.words.knowledge import earlier_knowledge, knowledge_of
from game.console.words.scene import Scene
from game.console.words.setting import setting_of, titles
from game.kernel.knowledge import View


class Context:
    """A match with the screen and the keyboard it is played on.  ``saved`` is its journal."""

    def __init__(self, table: MatchProtocol, screen: Screen, reader: Reader, saved: Path) -> None:
        self.match = table
        self.screen = screen
        self.reader = reader
        self.saved = saved
        self.notices: list[str] = []
        self.on_curtain: list[str] = []
        self.titles = titles(table.scenario)
        self.parts = {module.code: module.title for module in table.rulebook.modules}

    def tell(self, sentence: str) -> None:
        """Say something now, or at the top of the next screen where this one is about to be cleared."""
        if self.screen.drawn:
            self.notices.append(sentence)
        else:
            self.screen.say(sentence)

    def leave(self) -> None:
        """Take away what the person read, and say where the match is."""
        if self.screen.live:
            self.screen.hide()
        self.screen.say(self.where_saved())

    def number(self, seat: str) -> int:
        """The seat's number in masks."""
        return self.match.rulebook.seats.index(seat)

    def scene(self, view: View) -> Scene:
        """The board as the seat of a view sees it, compared with the start of the turn, or of the last one while the
        news is read."""
        seat = self.match.rulebook.seats[view.seat]
        first = self.match.phase == self.match.rulebook.phases[0].code
        since = self.match.turn - (1 if first else 0)
        recent = [entry for entry in self.match.log(seat) if entry.turn >= since]
        setting = setting_of(self.match.scenario, seat)
        return setting.scene(self.match.turn, self.match.phase, knowledge_of(view), earlier_knowledge(view, recent))

    def where_saved(self) -> str:
        """Two sentences: where the match is, and how to go on with it; the command stands in a line of its own."""
        return self.saved_and("resume")

    def saved_and(self, verb: str) -> str:
        """The same with another command."""
        return f"The match is saved in {clean(str(self.saved))}. {how_to(verb, self.saved)}"

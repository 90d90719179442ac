"""A match told turn by turn in sentences, as bots play it or as a journal has it."""

from __future__ import annotations

import time
from typing import Final

from rich.text import Text

from game.console.screens.board import bar, flow, indicators
from game.console.terminal.screen import Screen
from game.console.terminal.text import clean
from game.console.words.board_history import BoardHistory
from game.console.words.quantities import LADDER, TRILEMMA
from game.console.words.sentences import tell
from game.console.words.setting import PHASE_TITLES, Setting
from game.records.journal.format import Entry

FEW: Final = 3
"""How many changes of the board are told of one thing."""


class Narrator:
    """Told of entries one by one, it prints what the reader may see of them.

    ``delay`` is in seconds, after each line.
    """

    def __init__(self, history: BoardHistory, setting: Setting, screen: Screen, delay: float = 0.0) -> None:
        self.history = history
        self.setting = setting
        self.screen = screen
        self.delay = delay
        self.turn = 0
        self.phase = ""
        self.waiting: list[Entry] = []
        self.opening = history.knowledge()

    def take(self, entry: Entry) -> None:
        """Tell of one entry, as soon as it is known whether chance has a say in it."""
        joins = entry.outcome is not None and entry.seat and self.waiting and self.waiting[-1].code == entry.code
        if not joins:
            self.flush()
        if entry.turn != self.turn:
            self._turn(entry.turn)
        seen = self.history.take(entry)
        if seen is not None:
            self.waiting.append(seen)

    def flush(self) -> None:
        """Print what waits."""
        if not self.waiting:
            return
        lines = tell(self.waiting, self.setting.titles, self.history.knowledge(), FEW)
        phase = self.waiting[0].phase
        self.waiting.clear()
        if lines and phase != self.phase:
            self.phase = phase
            self._print(Text(PHASE_TITLES.get(phase, clean(phase)), style="heading"))
        for line in lines:
            self._print(Text.assemble("  ", line))

    def close(self) -> None:
        """The end of the last turn."""
        self.flush()
        if self.turn:
            self._summary()

    def _turn(self, turn: int) -> None:
        if self.turn:
            self._summary()
        self.turn = turn
        self.phase = ""
        self.opening = self.history.knowledge()
        title = f"Turn {turn} of {self.setting.turns}, {self.setting.date(turn)}"
        self.screen.show([Text(), self.screen.rule(title)])

    def _summary(self) -> None:
        scene = self.setting.scene(self.turn, "", self.history.knowledge(), self.opening)
        axes = [bar(axis, scene, self.screen, 0) for axis in (*TRILEMMA, LADDER) if scene.knowledge.knows(axis.code)]
        self._print(Text("How it stands", style="heading"))
        for line in flow([*axes, *indicators(scene)], max(0, self.screen.width - 2)):
            self._print(Text.assemble("  ", line))

    def _print(self, line: Text) -> None:
        self.screen.show([line], 4)
        if self.delay > 0:
            self.screen.console.file.flush()
            time.sleep(self.delay)

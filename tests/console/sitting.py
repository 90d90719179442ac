"""Screens and keyboards without a terminal."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console

from game.console.play.context import Context
from game.console.play.humans import is_human
from game.console.play.session import Session
from game.console.terminal.screen import Screen
from game.console.terminal.text import STYLES
from game.match import Match, drive
from game.players.registry import make_player


def screen(width: int = 80, height: int = 24, *, drawn: bool = True, pictures: bool = True) -> Screen:
    """A screen whose output is collected."""
    console = Console(
        file=io.StringIO(), width=width, height=height, theme=STYLES, color_system=None, force_terminal=False
    )
    return Screen(console, drawn=drawn, live=drawn, pictures=pictures, bounded=drawn)


def written(shown: Screen) -> str:
    """All that was shown so far."""
    file = shown.console.file
    assert isinstance(file, io.StringIO)
    return file.getvalue()


class Script:
    """A keyboard on which the given lines are typed, and every prompt is kept."""

    def __init__(self, lines: Sequence[str], shown: Screen) -> None:
        self.line = 0
        self.lines = list(lines)
        self.shown = shown
        self.prompts: list[str] = []
        self.screens: list[str] = []
        self.words: list[Sequence[str]] = []
        self.forgotten = 0
        self.before = 0

    def read(self, prompt: str, words: Sequence[str] = ()) -> str | None:
        text = written(self.shown)
        self.screens.append(text[self.before :])
        self.before = len(text)
        self.prompts.append(prompt)
        self.words.append(words)
        if not self.lines:
            return None
        self.line += 1
        return self.lines.pop(0)

    def read_unseen(self, prompt: str) -> str | None:
        return self.read(prompt)

    def forget(self) -> None:
        self.forgotten += 1


def sit_down(match: Match, script: Script, path: Path) -> Session:
    """A session of a match on a scripted keyboard."""
    bots = {seat: make_player(name) for seat, name in match.players.items() if not is_human(name)}
    return Session(Context(match, script.shown, script, path), lambda: drive(match, bots))

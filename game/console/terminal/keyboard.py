"""Where typed lines come from: a line editor on a terminal, a bare terminal, or a pipe."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import Final, Protocol, TextIO

from prompt_toolkit import PromptSession
from prompt_toolkit.completion import Completer, DummyCompleter, WordCompleter
from prompt_toolkit.history import InMemoryHistory
from prompt_toolkit.input import create_input
from prompt_toolkit.input.typeahead import clear_typeahead
from prompt_toolkit.output import ColorDepth
from prompt_toolkit.shortcuts import CompleteStyle
from rich.text import Text

from game.console.terminal.screen import Screen
from game.console.terminal.text import clean
from game.console.terminal.typed_ahead import drop_typed, unseen_typing

LONGEST: Final = 10_000
"""Characters of a line from a pipe that are looked at; no command is nearly as long."""


class Reader(Protocol):
    """A source of lines.  ``line`` is the number of the last one read, from 1."""

    line: int

    def read(self, prompt: str, words: Sequence[str] = ()) -> str | None:
        """The next line without its end; None when there is no more.  ``words`` may be completed."""

    def read_unseen(self, prompt: str) -> str | None:
        """The same, while what is typed is not shown."""

    def forget(self) -> None:
        """Drop what was typed and not read yet, and every trace of what was typed before."""


class Editor:
    """A line editor with completion; what was typed can be called back until it is forgotten."""

    def __init__(self, colour: bool) -> None:
        self.line = 0
        self.depth = None if colour else ColorDepth.DEPTH_1_BIT
        self.session = self._fresh()

    def _fresh(self) -> PromptSession[str]:
        # An input of its own, since one that was in the middle of a paste would swallow the next person's keys.
        return PromptSession(
            history=InMemoryHistory(),
            complete_while_typing=False,
            complete_style=CompleteStyle.READLINE_LIKE,
            reserve_space_for_menu=0,
            color_depth=self.depth,
            input=create_input(),
        )

    def read(self, prompt: str, words: Sequence[str] = ()) -> str | None:
        self.line += 1
        try:
            return self._ask(self.session, prompt, WordCompleter(list(words), ignore_case=True, sentence=True))
        except EOFError:
            return None

    def read_unseen(self, prompt: str) -> str | None:
        # A session of its own: history and modes of the other one must not learn of it.
        self.line += 1
        try:
            return self._ask(self._fresh(), prompt, DummyCompleter(), unseen=True)
        except EOFError:
            return None

    def _ask(self, session: PromptSession[str], prompt: str, completer: Completer, unseen: bool = False) -> str:
        # Its own way to heed a Ctrl-C sent as a signal is not always told of it; that of signals.py is.
        return session.prompt(clean(prompt), completer=completer, is_password=unseen, handle_sigint=False)

    def forget(self) -> None:
        drop_typed()
        clear_typeahead(self.session.input)
        self.session = self._fresh()


class Typewriter:
    """A terminal without cursor movement.  Keys are taken one by one, so that none waits here unread."""

    def __init__(self) -> None:
        self.line = 0

    def read(self, prompt: str, words: Sequence[str] = ()) -> str | None:
        self.line += 1
        sys.stdout.write(clean(prompt))
        sys.stdout.flush()
        typed = bytearray()
        while True:
            key = os.read(sys.stdin.fileno(), 1)
            if key in (b"\n", b"\r"):
                break
            if not key and not typed:
                return None
            if not key:
                break
            typed += key
        return typed.decode(sys.stdin.encoding or "utf-8", "replace")

    def read_unseen(self, prompt: str) -> str | None:
        with unseen_typing():
            typed = self.read(prompt)
        sys.stdout.write("\n")
        return typed

    def forget(self) -> None:
        drop_typed()


class Pipe:
    """Lines from a file or another program; empty lines and what follows ``#`` are left out, the rest is echoed."""

    def __init__(self, source: TextIO, screen: Screen) -> None:
        self.line = 0
        self.source = source
        self.screen = screen

    def read(self, prompt: str, words: Sequence[str] = ()) -> str | None:
        while True:
            raw = self.source.readline()
            if not raw:
                return None
            self.line += 1
            typed = raw[:LONGEST].partition("#")[0].strip().lstrip("\ufeff")
            if typed:
                self.screen.say(f"{prompt}{typed}")
                return typed

    def read_unseen(self, prompt: str) -> str | None:
        return self.read(prompt)

    def forget(self) -> None:
        """A pipe is nobody's: what comes next was written for whoever is next."""


def open_reader(screen: Screen) -> Reader:
    """The reader that fits the screen of this process."""
    if screen.drawn:
        return Editor(screen.console.color_system is not None)
    if screen.live:
        return Typewriter()
    return Pipe(sys.stdin, screen)


def page(lines: Sequence[Text], screen: Screen, reader: Reader) -> None:
    """Show lines a screenful at a time where there is a screen to fill."""
    broken = [part for line in lines for part in screen.broken(line)]
    room = screen.height - 1
    if not screen.drawn or len(broken) <= room:
        screen.show(broken)
        return
    for start in range(0, len(broken), room):
        screen.show(broken[start : start + room])
        if start + room < len(broken):
            left = len(broken) - start - room
            typed = reader.read(f"Enter for {'the last ' if left <= room else ''}{min(left, room)} lines, q to stop: ")
            if typed is None or typed.strip().lower().startswith("q"):
                return

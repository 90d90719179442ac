"""The place where lines are shown: a full terminal, a plain one, or a pipe."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable
from contextlib import suppress
from typing import Final, TextIO

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from game.console.terminal.shell import is_command
from game.console.terminal.text import STYLES, ascii_only, clean, fold, shorten

NARROWEST: Final = 40
SHORTEST: Final = 16
_CONTROL: Final = re.compile(r"[\x00-\x1f\x7f-\x9f]")
ESCAPE_AND_CLEAR: Final = "\x1b[H\x1b[2J\x1b[3J"
"""Clears the screen and what can be scrolled back to."""
FURTHEST: Final = 100
"""Lines by which everything is moved out of sight at least, where a terminal does not say how many it has."""


class Screen:
    """Shows lines of text.

    ``drawn``: the cursor may move, so screens are cleared and drawn anew.  ``live``: a person sits at the keyboard.
    ``width`` is in cells, 0 when lines must not be broken; ``height`` is in lines, 0 when there is no page to fill.
    """

    def __init__(self, console: Console, *, drawn: bool, live: bool, pictures: bool, bounded: bool) -> None:
        self.console = console
        self.drawn = drawn
        self.live = live
        self.pictures = pictures
        self.bounded = bounded

    @property
    def width(self) -> int:
        return max(NARROWEST, self.console.size.width) if self.bounded else 0

    @property
    def height(self) -> int:
        return max(SHORTEST, self.console.size.height) if self.drawn else 0

    @property
    def forgets(self) -> bool:
        """Whether what scrolled off can be taken away as well, as far as the terminal's own description says."""
        return self.drawn and can_forget()

    def broken(self, line: Text | str, indent: int = 2) -> list[Text]:
        """The line in parts that fit the width, broken between words; a command stays whole, to be pasted."""
        if is_command(str(line)):
            return [Text(line) if isinstance(line, str) else line]
        return fold(Text(line) if isinstance(line, str) else line, self.width, indent)

    def show(self, lines: Iterable[Text | str], indent: int = 2) -> None:
        """Print lines, broken between words where the screen is narrower."""
        for line in lines:
            for part in self.broken(line, indent):
                self._print(part)

    def say(self, text: str, style: str = "") -> None:
        """Print one sentence, and a command that follows it in a line of its own."""
        self.show([Text(line, style=style) for line in text.split("\n")], 0)

    def rule(self, title: str = "") -> Text:
        """A heading across the screen; the title alone where nothing is drawn."""
        if not self.drawn:
            return Text(f"-- {title} --" if title else "", style="heading")
        dash = "─" if self.pictures else "-"
        head = f"{dash * 2} {shorten(Text(title), max(1, self.width - 4)).plain} " if title else ""
        return Text.assemble((head, "heading"), (dash * max(0, self.width - cell_len(head)), "quiet"))

    def clear(self) -> None:
        """Empty the screen; nothing happens where the cursor may not move."""
        if self.drawn:
            self.console.file.write(ESCAPE_AND_CLEAR)
            self.console.file.flush()

    def hide(self) -> None:
        """Take away what another person wrote or read: cleared, or scrolled out of sight where nothing is cleared."""
        if self.drawn:
            self.clear()
        else:
            self.console.file.write("\n" * max(FURTHEST, self.console.size.height, _rows()))
            self.console.file.flush()

    def _print(self, line: Text) -> None:
        if _CONTROL.search(line.plain):
            # The one gate to the terminal: whoever forgot to clean a text shows it plain, and harmless.
            line = Text(clean(line.plain), style=line.style)
        if not self.pictures:
            spans = line.spans if line.plain.isascii() else []
            line = Text(ascii_only(line.plain), style=line.style, spans=spans)
        self.console.print(line, soft_wrap=True, highlight=False, markup=False)


def _rows() -> int:
    """How many lines the terminal itself says it has, whatever the environment says; 0 when it does not."""
    try:
        return os.get_terminal_size(sys.__stdout__.fileno() if sys.__stdout__ else 1).lines
    except (OSError, ValueError):
        return 0


def can_forget() -> bool:
    """Whether the terminal says of itself that it clears what can be scrolled back to."""
    if os.name == "nt":  # pragma: no cover - Windows
        return "WT_SESSION" in os.environ
    if "STY" in os.environ:
        # GNU screen keeps what scrolled off, whatever the terminal around it is called.
        return False
    try:
        import curses

        curses.setupterm()
        return bool(curses.tigetstr("E3"))
    except (ImportError, OSError, ValueError, curses.error):
        return False


def complain(text: str) -> None:
    """Say what is wrong on standard error."""
    for line in text.splitlines():
        told = clean(line)
        # A terminal that was closed takes nothing any more; there is nobody left to tell.
        with suppress(OSError):
            sys.stderr.write(f"{told if says_unicode(sys.stderr) else ascii_only(told)}\n")
            sys.stderr.flush()


def open_screen(plain: bool) -> Screen:
    """The screen of this process.  ``plain`` asks for no colour, no boxes and no cursor movement."""
    talks = sys.stdin is not None and sys.stdin.isatty()
    shows = sys.stdout.isatty()
    simple = plain or os.environ.get("TERM") in ("dumb", "unknown")
    drawn = talks and shows and not simple
    colour = shows and not simple and not os.environ.get("NO_COLOR")
    console = Console(
        theme=STYLES,
        color_system="auto" if colour else None,
        no_color=not colour,
        force_terminal=None if colour else False,
        highlight=False,
        emoji=False,
    )
    return Screen(console, drawn=drawn, live=talks, pictures=says_unicode(sys.stdout), bounded=shows)


def says_unicode(stream: TextIO) -> bool:
    """Whether a stream can carry the bars and signs of the board."""
    try:
        "█░─§→…".encode(stream.encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return False
    return True

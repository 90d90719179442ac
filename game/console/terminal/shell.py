"""Commands that are printed so that they work when they are pasted, whatever a file is called."""

from __future__ import annotations

import os
import shlex
import sys
from pathlib import Path

from game.console.terminal.program import COMMAND
from game.console.terminal.text import clean


def command(*words: str | Path) -> str:
    """The command line of the program with these words, for a line of its own."""
    return " ".join([COMMAND, *(shell_word(word) if isinstance(word, Path) else word for word in words)])


def is_command(line: str) -> bool:
    """Whether a line is one of those: it is never broken, for half of it is another command."""
    return line.startswith(f"{COMMAND} ")


def shell_word(path: str | Path) -> str:
    """A file's name as one word of a shell.

    It does not begin as an option or a home does, and what does not show, is no text, or is beyond this terminal's
    letters stands as its bytes in ``$'...'``, which bash, zsh and ksh read.
    """
    text = str(path)
    if text.startswith(("-", "~")):
        text = f"./{text}"
    if all(map(_shows, text)) and clean(text) == text:
        return shlex.quote(text)
    return "$'" + "".join(_escaped(letter) for letter in text) + "'"


def _shows(letter: str) -> bool:
    """Whether a letter reaches the terminal as itself."""
    encoding = getattr(sys.stdout, "encoding", None) or "ascii"
    try:
        letter.encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return False
    return letter.isascii() or _unicode(encoding)


def _unicode(encoding: str) -> bool:
    return encoding.lower().replace("_", "-").startswith("utf")


def _escaped(letter: str) -> str:
    if letter in "\\'":
        return f"\\{letter}"
    if _shows(letter) and letter.isprintable() and clean(letter) == letter:
        return letter
    return "".join(f"\\x{byte:02x}" for byte in os.fsencode(letter))

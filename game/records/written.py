"""Text that people write: which letters are text, and what is left of one when the others are taken out.

The measure is what a terminal does with a letter, not the category Unicode puts it in.  Zero-width joiners and
non-joiners, soft hyphens, marks of direction and the tags of flags are how Persian, German or an emoji family are
written, and are text wherever a visible letter carries them.  What moves the cursor, begins a command to the terminal,
breaks a line unasked or turns other people's letters around is not.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_ESCAPES: Final = re.compile(
    r"\x1b\[[0-?]*[ -/]*[@-~]"  # cursor, colour
    r"|\x1b[\]PX^_].*?(?:\x1b\\|\x07|$)"  # titles, links and other strings
    r"|\x1b[ -/]*[0-~]"  # two-letter ones
    r"|\x9b[0-?]*[ -/]*[@-~]",  # the one-byte form of the first
    re.DOTALL,
)
_HARMFUL: Final = re.compile(
    "[\x00-\x1f\x7f-\x9f"  # control characters
    "\u2028\u2029"  # other ends of a line
    "\u202a-\u202e\u2066-\u2069"  # embeddings, overrides and isolates: they turn around what others wrote
    "\u206a-\u206f\ufff9-\ufffb\U000e0001"  # given up by Unicode, and read in different ways
    "\ud800-\udfff"  # halves of letters, which no file can hold
    "\ufdd0-\ufdef" + "".join(f"{chr(plane << 16 | 0xFFFE)}{chr(plane << 16 | 0xFFFF)}" for plane in range(17)) + "]"
)
_CARRIED: Final = re.compile("[\u00ad\u061c\u180e\u200b-\u200f\u2060-\u2064\ufe00-\ufe0f\ufeff\U000e0020-\U000e01ef]")
"""What is not seen by itself and changes the letters beside it."""
_CLOSING: Final = re.compile("[\ufe00-\ufe0f\U000e0020-\U000e01ef]")
"""Those of them that may end a word: the style of a letter, the tags of a flag."""
_NAMES: Final = {"\x00": "null", "\t": "a tab", "\n": "a line feed", "\r": "a carriage return", "\x1b": "escape"}


def first_harmful(text: str) -> int:
    """The place, from 0, of the first letter that is no text; -1 when there is none.  Line feeds count as text."""
    return next(iter(_harmful(text)), -1)


def _harmful(text: str) -> list[int]:
    """The places of all letters that are no text, in order."""
    if text.isascii() and text.isprintable():
        return []
    found = [at for at, letter in enumerate(text) if _HARMFUL.match(letter) and letter != "\n"]
    carried = [at for at, letter in enumerate(text) if _CARRIED.match(letter)]
    ahead: set[int] = set()
    for at in reversed(carried):
        if at + 1 in ahead or _visible(text[at + 1 : at + 2]):
            ahead.add(at)
    behind: set[int] = set()
    for at in carried:
        if at - 1 in behind or (at and _visible(text[at - 1])):
            behind.add(at)
            if at in ahead or _CLOSING.match(text[at]):
                continue
        found.append(at)
    return sorted(found)


def _visible(letter: str) -> bool:
    """Whether a letter, or nothing at all, is one that can be seen."""
    return bool(letter) and not (letter.isspace() or _HARMFUL.match(letter) or _CARRIED.match(letter))


def fault_of(text: str, *, lines: bool = False) -> str:
    """What is wrong with a text, as a clause that names the letter and its place; empty when all of it is text.

    With ``lines`` it may have several.
    """
    at = first_harmful(text)
    feed = -1 if lines else text.find("\n")
    if feed >= 0 and (at < 0 or feed < at):
        return f"allowed is text in one line, and letter {feed + 1} is a line feed"
    if at < 0:
        return ""
    row, column = text.count("\n", 0, at), at - text.rfind("\n", 0, at)
    place = f"letter {column} of line {row + 1}" if row else f"letter {column}"
    return f"allowed is text without control characters, and {place} is {name_of(text[at])}"


def name_of(letter: str) -> str:
    """A letter that is not shown: its number and what it is called."""
    called = _NAMES.get(letter) or unicodedata.name(letter, "").lower()
    alone = "" if _HARMFUL.match(letter) or not _CARRIED.match(letter) else ", which belongs between letters"
    return f"U+{ord(letter):04X}{f' ({called})' if called else ''}{alone}"


def one_line(text: str) -> str:
    """What is left of a text when everything that is none is taken out; line feeds and tabs become spaces."""
    if text.isascii() and text.isprintable():
        return text
    bare = _HARMFUL.sub(lambda found: " " if found[0] in "\n\r\t" else "", _ESCAPES.sub("", text))
    stray = {*_harmful(bare)}
    return "".join(letter for at, letter in enumerate(bare) if at not in stray) if stray else bare

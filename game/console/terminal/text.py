"""Words on their way to a screen: made harmless, made to fit, made sayable in ASCII."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from rich.console import Console, RenderableType
from rich.text import Text
from rich.theme import Theme

from game.records.written import one_line

STYLES: Final = Theme(
    {
        "heading": "bold",
        "quiet": "dim",
        "code": "cyan",
        "bar": "cyan",
        "changed": "bold",
        "notice": "yellow",
    }
)
"""One palette for every seat: colours mark kinds of words, never sides."""

_CONSOLE: Final = Console(theme=STYLES, force_terminal=False)
"""Measures and breaks lines; nothing is printed on it."""
_HELD: Final = "\ufdd0%"
"""Stands for a per cent sign and the space before it while a line is broken: no line begins with one."""

_ASCII: Final = str.maketrans(
    {
        "§": "s.", "·": "|", "–": "-", "—": "-", "−": "-", "×": "x", "…": "...", "→": "->", "‘": "'", "’": "'",
        "“": '"', "”": '"', "≤": "<=", "≥": ">=", "±": "+/-", "°": " deg", "\u00a0": " ", "\u202f": " ", "█": "#",
        "░": ".", "─": "-", "│": "|", "•": "*", "½": "1/2", "├": "|", "└": "`", "┌": ",", "┐": ".", "┘": "'",
        "┤": "|", "┼": "+", "┬": "+", "┴": "+", "═": "=", "━": "-", "╭": ",", "╮": ".", "╰": "`", "╯": "'", "║": "|",
        "╔": "+", "╗": "+", "╚": "+", "╝": "+", "╞": "|", "╡": "|", "╪": "+", "▌": "|",
    }
)


def clean(text: str) -> str:
    """The text in one line, without terminal escapes, control characters or marks that turn the writing around."""
    return one_line(text)


def clean_page(text: str) -> str:
    """The same for text of several lines; line ends stay."""
    return "\n".join(clean(line) for line in text.splitlines())


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a text, each in one line, with an empty one between them."""
    found: list[str] = []
    for block in re.split(r"\n\s*\n", text.strip()):
        found += [" ".join(clean(block).split()), ""]
    return found[:-1]


def ascii_only(text: str) -> str:
    """The nearest text in ASCII; what has no likeness becomes a question mark."""
    plain = unicodedata.normalize("NFKD", text.translate(_ASCII))
    return "".join(letter for letter in plain if not unicodedata.combining(letter)).encode("ascii", "replace").decode()


def fold(text: Text, width: int, indent: int = 0) -> list[Text]:
    """Break a line between words so that no part is wider than ``width`` cells; later parts are indented.

    A width of 0 leaves the line whole.  A figure stays with its per cent sign.
    """
    if width <= 0 or text.cell_len <= width:
        return [text]
    whole = text.copy()
    whole.plain = whole.plain.replace(" %", _HELD)
    first = whole.wrap(_CONSOLE, width)[0]
    rest = whole[len(first.plain) :]
    rest = rest[len(rest.plain) - len(rest.plain.lstrip(" ")) :]
    parts = [first, *(rest.wrap(_CONSOLE, max(1, width - indent)) if rest.plain else ())]
    for part in parts:
        part.plain = part.plain.replace(_HELD, " %")
        part.rstrip()
    for part in parts[1:]:
        part.pad_left(indent)
    return parts


def shorten(text: Text, width: int) -> Text:
    """The line cut to ``width`` cells, with an ellipsis when something is missing; whole when ``width`` is 0."""
    line = text.copy()
    if width > 0:
        line.truncate(width, overflow="ellipsis")
    return line


def pad(text: Text, width: int) -> Text:
    """The line filled with spaces to ``width`` cells; longer lines are left alone."""
    line = text.copy()
    line.pad_right(max(0, width - line.cell_len))
    return line


def set_lines(block: RenderableType, width: int) -> list[Text]:
    """A table or columns of rich as lines of at most ``width`` cells, without the spaces at their ends."""
    rows = _CONSOLE.render_lines(block, _CONSOLE.options.update_width(width), pad=False)
    lines = [Text.assemble(*((part.text, part.style or "") for part in row)) for row in rows]
    for line in lines:
        line.rstrip()
    return lines


def quote(typed: str) -> str:
    """What somebody typed or a file holds, in quotation marks, harmless and not too long."""
    return repr(shorten(Text(clean(typed)), 60).plain)


def count(number: int, one: str, many: str = "") -> str:
    """``1 step``, ``2 steps``."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def in_words(parts: list[str], last: str = "and") -> str:
    """``a, b and c``."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {last} {parts[-1]}"

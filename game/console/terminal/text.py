"""Words on their way to a screen: made harmless, made to fit, made sayable in ASCII."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from rich.cells import cell_len
from rich.text import Text

_ESCAPES: Final = re.compile(
    r"\x1b\[[0-?]*[ -/]*[@-~]"  # cursor, colour
    r"|\x1b[\]PX^_].*?(?:\x1b\\|\x07|$)"  # titles, links and other strings
    r"|\x1b[ -/]*[0-~]"  # two-letter ones
    r"|\x9b[0-?]*[ -/]*[@-~]",  # the one-byte form of the first
    re.DOTALL,
)
_HELD: Final = " %"
"""What no line is broken before."""

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
    bare = _ESCAPES.sub("", text)
    kept = (" " if letter in "\n\r\t" else letter for letter in bare if letter in "\n\r\t" or not _unseen(letter))
    return "".join(kept)


def clean_page(text: str) -> str:
    """The same for text of several lines; line ends stay."""
    return "\n".join(clean(line) for line in text.splitlines())


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a text, each in one line, with an empty one between them."""
    found: list[str] = []
    for block in re.split(r"\n\s*\n", text.strip()):
        found += [" ".join(clean(block).split()), ""]
    return found[:-1]


def _unseen(letter: str) -> bool:
    return unicodedata.category(letter) in ("Cc", "Cf", "Cs", "Co", "Cn")


def ascii_only(text: str) -> str:
    """The nearest text in ASCII; what has no likeness becomes a question mark."""
    plain = unicodedata.normalize("NFKD", text.translate(_ASCII))
    return "".join(letter for letter in plain if not unicodedata.combining(letter)).encode("ascii", "replace").decode()


def fold(text: Text, width: int, indent: int = 0) -> list[Text]:
    """Break a line between words so that no part is wider than ``width`` cells; later parts are indented.

    A width of 0 leaves the line whole.
    """
    if width <= 0 or cell_len(text.plain) <= width:
        return [text]
    lines: list[Text] = []
    rest = text
    room = width
    while cell_len(rest.plain) > room:
        at = _break(rest.plain, room)
        head, rest = rest[:at], rest[at:]
        head.rstrip()
        lines.append(_indented(head, indent if lines else 0))
        rest = rest[len(rest.plain) - len(rest.plain.lstrip(" ")) :]
        room = max(1, width - indent)
    if rest.plain or not lines:
        lines.append(_indented(rest, indent if lines else 0))
    return lines


def _break(plain: str, room: int) -> int:
    """Where to cut: after the last space that fits, or in the middle of a word that is too long by itself."""
    cells = 0
    fits = 0
    for place, letter in enumerate(plain):
        cells += cell_len(letter)
        if cells > room:
            break
        fits = place + 1
    if fits < len(plain) and plain[fits] == " " and not plain.startswith(_HELD, fits):
        return fits
    space = plain.rfind(" ", 0, fits)
    while space > 0 and plain.startswith(_HELD, space):
        space = plain.rfind(" ", 0, space)
    return space + 1 if plain[: space + 1].strip() else max(1, fits)


def _indented(line: Text, indent: int) -> Text:
    return Text.assemble(" " * indent, line) if indent else line


def shorten(text: Text, width: int, ellipsis: str = "…") -> Text:
    """The line cut to ``width`` cells, with an ellipsis when something is missing."""
    if width <= 0 or cell_len(text.plain) <= width:
        return text
    room = width - cell_len(ellipsis)
    at = 0
    cells = 0
    for place, letter in enumerate(text.plain):
        cells += cell_len(letter)
        if cells > room:
            break
        at = place + 1
    head = text[:at]
    head.rstrip()
    return Text.assemble(head, ellipsis)


def pad(text: Text, width: int) -> Text:
    """The line filled with spaces to ``width`` cells; longer lines are left alone."""
    missing = width - cell_len(text.plain)
    return Text.assemble(text, " " * missing) if missing > 0 else text


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

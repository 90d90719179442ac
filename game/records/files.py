"""Reading files that people name: never a device or a pipe, never more than fits, and TOML without its traps."""

from __future__ import annotations

import errno
import os
import re
import stat
import tomllib
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any, Final

from game.records.errors import FaultsError

MOST_TEXT: Final = 1 << 20
"""Bytes that a scenario, a script or a file of bands may have; the largest of the game has a twentieth of it."""
MOST_JOURNAL: Final = 1 << 26
"""Bytes that a journal may have; a campaign of a hundred turns has about a tenth of it."""
DEEPEST: Final = 12
"""How deep tables and lists may lie in one another."""
LONGEST: Final = 60
"""Letters that a decimal may have."""
GREATEST: Final = 10**40
"""No whole number of a file is larger."""

_PATH: Final = re.compile(r"""(?<![\w"'.-])(?:(?:[\w-]+|"[^"\n]*"|'[^'\n]*')[ \t]*\.[ \t]*){24}""")
"""A key of more parts than any table has: what reads TOML needs time by the square of them."""


class TablesError(FaultsError):
    """A file that holds no tables which could be looked at.  ``faults`` has one sentence."""


def read_bytes(path: str | Path, most: int) -> bytes:
    """All bytes of a plain file.

    Raises OSError with a text that says why when it cannot be read, is none, or has more than ``most`` bytes;
    ValueError when the path can name no file.
    """
    # Without O_NONBLOCK a pipe that nobody writes to is waited for here.
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    with open(handle, "rb") as stream:
        found = os.fstat(handle)
        if stat.S_ISDIR(found.st_mode):
            raise OSError(errno.EISDIR, os.strerror(errno.EISDIR))
        if not stat.S_ISREG(found.st_mode):
            raise OSError(errno.EINVAL, "it is a pipe or a device, and a file is wanted")
        data = stream.read(most + 1) if found.st_size <= most else b""
        if len(data) > most or found.st_size > most:
            raise OSError(errno.EFBIG, f"it has more than the {most} bytes that are allowed")
        return data


def read_text(path: str | Path, most: int = MOST_TEXT) -> str:
    """The same as text, with a mark of its order of bytes left out.  Raises UnicodeDecodeError too."""
    return read_bytes(path, most).decode("utf-8-sig").replace("\r\n", "\n")


def not_utf8(error: UnicodeDecodeError) -> str:
    """Where a file is no text, as a sentence."""
    line = error.object[: error.start].count(b"\n") + 1
    return f"line {line}: allowed is text in UTF-8, and byte {error.start} of the file is none."


def read_tables(path: str | Path, source: str) -> dict[str, Any]:
    """The tables of a TOML file.  Raises OSError and ValueError as ``read_bytes`` does, and TablesError."""
    try:
        text = read_text(path)
    except UnicodeDecodeError as error:
        raise TablesError(source, [not_utf8(error)]) from error
    return tables_of(text, source)


def tables_of(text: str, source: str) -> dict[str, Any]:
    """The tables of a text in TOML, with decimals as they are written.  Raises TablesError."""
    path = _PATH.search(text)
    if path:
        line = text.count("\n", 0, path.start()) + 1
        raise TablesError(source, [f"the file must be TOML; the fault: a key of too many parts (at line {line})."])
    try:
        raw = tomllib.loads(text, parse_float=_exact)
    except (ValueError, RecursionError) as error:
        fault = str(error).rstrip(".")
        if not isinstance(error, tomllib.TOMLDecodeError):
            fault = "tables or lists lie too deep" if isinstance(error, RecursionError) else _too_long(text)
        raise TablesError(source, [f"the file must be TOML; the fault: {fault}."]) from error
    fault = beyond_bounds(raw)
    if fault:
        raise TablesError(source, [fault])
    return raw


def beyond_bounds(raw: Any) -> str:
    """Where a number is larger or a table lies deeper than any may, as a sentence; empty when nothing does."""
    waiting: list[tuple[tuple[str, ...], Any]] = [((), raw)]
    while waiting:
        place, found = waiting.pop()
        if isinstance(found, int) and not -GREATEST < found < GREATEST:
            return f"{_told(place)}: the number is too large."
        if not isinstance(found, dict | list):
            continue
        if len(place) >= DEEPEST:
            return f"{_told(place)}: tables or lists lie too deep; allowed are {DEEPEST} in one another."
        inner = found.items() if isinstance(found, dict) else ((str(at), one) for at, one in enumerate(found, 1))
        waiting += [((*place, str(key)), one) for key, one in inner if isinstance(one, dict | list | int)]
    return ""


def _told(place: tuple[str, ...]) -> str:
    return ".".join(one if len(one) <= 40 else f"{one[:40]}..." for one in place) or "the file"


def _too_long(text: str) -> str:
    """Where the number stands that has more digits than can be read."""
    found = re.search(r"[0-9_]{4000}", text)
    return f"a number is too large (at line {text.count(chr(10), 0, found.start() if found else 0) + 1})"


def _exact(text: str) -> Decimal:
    """A decimal as it is written; beyond every use it is no finite number, which is told with its key."""
    if len(text) > LONGEST:
        return Decimal("Infinity")
    try:
        return Decimal(text)
    except InvalidOperation:
        return Decimal("Infinity")

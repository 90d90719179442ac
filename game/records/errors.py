"""What is wrong with a file that a person wrote, all at once, each fault with its place and what is allowed there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from pydantic_core import ErrorDetails

from game.records.library import nearest
from game.records.written import one_line

_LONG: Final = 80
"""Letters of a key that are shown."""
_LIMITS: Final = {
    "greater_than_equal": ("a whole number of at least", "ge"),
    "less_than_equal": ("a whole number of at most", "le"),
    "too_short": ("a list with a length of at least", "min_length"),
    "too_long": ("a list with a length of at most", "max_length"),
    "string_too_short": ("text with a length of at least", "min_length"),
    "string_too_long": ("text with a length of at most", "max_length"),
}
"""Pydantic's names for values beyond a limit: how we say it, and the key under which pydantic gives the limit."""

_SHAPES: Final = {
    "missing": "this key is required",
    "model_type": "allowed is a table",
    "tuple_type": "allowed is a list",
    "dict_type": "allowed is a table",
    "string_type": "allowed is text",
    "int_type": "allowed is a whole number",
    "int_parsing": "allowed is a whole number",
    "int_from_float": "allowed is a whole number",
}


class FaultsError(ValueError):
    """A file that cannot be used.  ``faults`` has a sentence for each fault, with its place and what is allowed."""

    def __init__(self, source: str, faults: list[str]) -> None:
        self.source = source
        self.faults = [_shown(one) for one in faults]
        super().__init__(source, self.faults)

    def __str__(self) -> str:
        if len(self.faults) == 1:
            return f"{self.source}: {self.faults[0]}"
        return "\n".join([f"{self.source} has {len(self.faults)} faults:", *(f"  {fault}" for fault in self.faults)])


def _shown(fault: str) -> str:
    """A fault as one line that can be read, whatever and however much it quotes from the file."""
    fault = one_line(fault)
    return fault if len(fault) <= LONGEST else f"{fault[: LONGEST * 2 // 3]} ... {fault[-LONGEST // 3 :]}"


LONGEST: Final = 1500
"""Letters that a fault may have."""
MOST: Final = 100
"""How many faults are told at once; a file that has more is of another kind."""


def first_of(faults: list[str]) -> list[str]:
    """The faults that are told of a file, with a last sentence that says how many are not."""
    left = len(faults) - MOST
    return faults if left <= 0 else [*faults[:MOST], f"and {left} more faults, which are told when these are mended."]


def allowed(error: ErrorDetails, keys: Sequence[str] = (), patterns: Mapping[str, str] | None = None) -> str:
    """What is allowed where pydantic found a fault of shape: a clause without its full stop.

    ``keys`` are those of the table in which an unknown one stands; ``patterns`` says each regular expression in words.
    """
    kind, message, context = error["type"], error["msg"], error.get("ctx", {})
    if kind == "extra_forbidden":
        return f"unknown key; {nearest(str(error['loc'][-1]), list(keys))}" if keys else "unknown key"
    if kind == "string_pattern_mismatch" and patterns:
        return f"allowed are {patterns[context['pattern']]}"
    if kind in _SHAPES:
        return _SHAPES[kind]
    if kind in _LIMITS:
        words, limit = _LIMITS[kind]
        return f"allowed is {words} {context[limit]}"
    return message.removeprefix("Value error, ").replace("Input should be", "allowed is").rstrip(".")


def place_of(raw: Mapping[str, Any], place: Sequence[int | str], name: str = "code") -> str:
    """A place as a reader finds it: ``cards[3] 'gaza-truce' effects.economy.brent``; tables count from 1.

    ``name`` is the key by which the tables of a list are told apart.
    """
    words: list[str] = []
    if len(place) > 1 and isinstance(place[1], int):
        tables = raw.get(str(place[0]))
        table = tables[place[1]] if isinstance(tables, list | tuple) else None
        words.append(f"{place[0]}[{place[1] + 1}]")
        found = table.get(name) if isinstance(table, dict) else None
        if isinstance(found, str) and found.isprintable():
            words[0] += f" {found[:_LONG]!r}"
        place = place[2:]
    if place:
        words.append(".".join(f"{one + 1}" if isinstance(one, int) else _key(one) for one in place))
    return " ".join(words) or "the file"


def _key(key: str) -> str:
    """A key as it is written in a file, in quotation marks unless it is a plain word."""
    return key if key.isprintable() and key.strip() == key != "" and len(key) <= _LONG else repr(key[:_LONG])


def visible(place: str) -> str:
    """A place whose keys may hold any letter, as it would be written in a program."""
    return place if place.isprintable() else repr(place)[1:-1]

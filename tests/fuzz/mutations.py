"""Wrong files by the thousand: tables changed where they have a shape, and bytes changed where they have none.

Hypothesis draws every change, so a file that is not refused as it should be is made small before it is shown.
"""

from __future__ import annotations

import copy
import datetime
import json
import re
from decimal import Decimal
from hashlib import blake2b
from typing import Any, Final

from hypothesis import strategies as st

RAW: Final = re.compile(rb'"raw:([^"\\]*)"')
"""What stands for letters that no value of Python would be written as."""

_WORDS: Final = [
    "", "us", "leader", "economy", "us.standing", "economy.exports", "all", "seeded", "table", "human", "first-moves",
    "double-bind-campaign", "x.toml", "../x.toml", "a" * 400, "\x00", "\x1b[2J\x1b]52;c;aGk=\x07", "\u202egnp",
    "\ud800", "\u200c", "علی\u200cرضا", "\U0001f468\u200d\U0001f469", "\ufdd0", "line\nfeed", "tab\there",
    "'quo\"te\\", "1", "-1",
    "9999-12-31", "confusion-01", "confusion-99", "raw:1e99999999999999999999", "raw:-1e-400", "raw:nan", "raw:inf",
    "raw:-inf", "raw:" + "9" * 4000, "raw:" + "9" * 5000, "raw:0x" + "f" * 6000, "raw:9999-12-31", "raw:0001-01-01",
    "raw:07:32:00", "raw:1979-05-27T00:32:00.999999-07:00", "raw:" + "[" * 200 + "]" * 200, "raw:1." + "3" * 300,
    "raw:{}", "raw:[]", "raw:[[[[[[[[[[[[[[1]]]]]]]]]]]]]]", "raw:60.0", "raw:6e1", "raw:Infinity", "raw:NaN",
]
_LEAVES: Final = st.one_of(
    st.sampled_from(_WORDS),
    st.sampled_from([0, 1, -1, 2, 3, 99, 100, 101, 366, 65535, 65536, 1 << 31, 1 << 63, 1 << 64, 10**39, 10**41]),
    st.integers(-200, 200),
    st.booleans(),
    st.text(max_size=8),
    st.just(None),
)
VALUES: Final = st.recursive(
    _LEAVES,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(_WORDS) | st.text(max_size=6), inner,
                                                                max_size=4),
    max_leaves=6,
)
"""Whatever could stand where something else belongs."""

def _inner(found: Any) -> list[Any]:
    """The keys or places of a table or list; nothing for anything else."""
    return list(found) if isinstance(found, dict) else list(range(len(found))) if isinstance(found, list) else []


@st.composite
def _place(draw: st.DrawFn, whole: Any) -> list[Any]:
    """The way to something in tables and lists, the whole excepted; empty when there is nothing in it."""
    way: list[Any] = []
    found = whole
    while keys := _inner(found):
        way.append(draw(st.sampled_from(keys)))
        found = found[way[-1]]
        if draw(st.integers(0, 3)) == 0:
            break
    return way


def _opened(whole: Any, way: list[Any]) -> tuple[Any, Any]:
    """A copy of tables that can be changed where a way ends, and the table or list there; all else is shared."""
    found = inside = copy.copy(whole)
    for one in way[:-1]:
        inside[one] = copy.copy(inside[one])
        inside = inside[one]
    return found, inside


@st.composite
def changed(draw: st.DrawFn, whole: dict[str, Any]) -> dict[str, Any]:
    """Tables with one change or a few: a value replaced, taken out, doubled, renamed, added or put elsewhere."""
    found = whole
    for _ in range(draw(st.sampled_from([1, 1, 1, 2, 4]))):
        way = draw(_place(found))
        if not way:
            break
        found, inside = _opened(found, way)
        key = way[-1]
        act = draw(st.sampled_from(["replace", "replace", "remove", "double", "rename", "add", "move", "many"]))
        if act == "remove":
            del inside[key]
        elif act == "double" and isinstance(inside, list):
            inside.append(inside[key])
        elif act in ("rename", "double", "add") and isinstance(inside, dict):
            value = draw(VALUES) if act == "add" else inside[key]
            if act == "rename":
                del inside[key]
            inside[draw(st.sampled_from(_WORDS) | st.text(max_size=6))] = value
        elif act == "move":
            other: Any = whole
            for one in draw(_place(whole)):
                other = other[one]
            inside[key] = other
        elif act == "many" and isinstance(inside, list):
            inside += [inside[key]] * draw(st.sampled_from([3, 70, 600]))
        else:
            inside[key] = draw(VALUES)
    return found


@st.composite
def broken(draw: st.DrawFn, content: bytes, most: int = 6) -> bytes:
    """Bytes with a few of them changed, lost, doubled, cut off, or put in from elsewhere."""
    found = bytearray(content)
    tokens = [*(one.encode("utf-8", "surrogatepass").removeprefix(b"raw:") for one in _WORDS), b"[[", b'"""', b"\xff",
              b"\n", b"\r", b"\x00" * 600, b" = ", b"{", b"}", b"#", b",", b'"check":"0000000000000000"}\n',
              b"a." * 900]
    for _ in range(draw(st.integers(1, most))):
        at = draw(st.integers(0, len(found)))
        act = draw(st.sampled_from(["flip", "lose", "double", "cut", "insert", "line"]))
        size = draw(st.integers(1, 40))
        if act == "flip" and at < len(found):
            found[at] ^= draw(st.integers(1, 255))
        elif act == "lose":
            del found[at : at + size]
        elif act == "double":
            found[at:at] = found[at : at + size * 8]
        elif act == "cut":
            del found[at:]
        elif act == "insert":
            found[at:at] = draw(st.sampled_from(tokens) | st.binary(max_size=8))
        elif act == "line":
            end = found.find(b"\n", at)
            del found[at : end + 1 if end >= 0 else len(found)]
    return bytes(found)


def toml(tables: dict[str, Any]) -> bytes:
    """Tables as TOML, each key in a line of its own."""
    lines = [f"{_text(key)} = {_inline(value)}" for key, value in tables.items() if value is not None]
    return raw_letters("\n".join([*lines, ""]).encode("utf-8", "surrogatepass"))


def raw_letters(written: bytes) -> bytes:
    """What was written, with raw letters in place of the texts that stood for them."""
    return RAW.sub(lambda one: one[1], written)


def _text(text: str) -> str:
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _inline(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_text(key)} = {_inline(one)}" for key, one in value.items() if one is not None) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(_inline(one) for one in value if one is not None) + "]"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, datetime.date | datetime.time):
        return value.isoformat()
    return str(value) if isinstance(value, int | float | Decimal) else _text(str(value))


def chained(header: dict[str, Any], lines: list[dict[str, Any]]) -> bytes:
    """A journal of these lines, with checks as one would have them who wants to be believed."""
    header = dict(header)
    clock = header.pop("clock", {})
    created = clock.get("created", "") if isinstance(clock, dict) else clock
    body = _dense(header)
    inner = f'"clock":{{"created":"{created}"'.encode("utf-8", "surrogatepass")
    check = _check(b"", body)
    written = body + b"," + inner + b',"check":"' + _check(b"", inner) + b'"},"check":"' + check + b'"}\n'
    for line in lines:
        body = _dense(line)
        check = _check(check, body)
        written += body + b',"check":"' + check + b'"}\n'
    return written


def _dense(raw: dict[str, Any]) -> bytes:
    return raw_letters(json.dumps(raw, separators=(",", ":"), ensure_ascii=True)[:-1].encode("ascii"))


def _check(before: bytes, body: bytes) -> bytes:
    return blake2b(before + body, digest_size=8).hexdigest().encode("ascii")

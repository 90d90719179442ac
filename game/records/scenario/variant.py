"""Variants: a scenario that says ``base = "NAME"`` and then only what is different.

What the variant says of a dial, a value on the board or a source replaces that of the base; a card or a seat replaces
that of the same code, or is added; a seat with aims here has only these.  ``[without]`` leaves modules, seats and cards
of the base out.  What the base says of a module or seat that the variant does not play goes with it, and so do cards
that would come after its last turn.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from game.records.errors import MOST, key_shown, visible
from game.records.library import nearest
from game.records.scenario.model import labels_of
from game.rules import CORE, MODULES
from game.rules.seats import SEATS

BASE: Final = "base"
WITHOUT: Final = "without"
_LISTS: Final = ("modules", "seats", "cards")
_DEEPEST: Final = 8

_JOINED: Final = ("seats", "cards", "aims")
"""Lists in which entries of the base stand beside those of the variant."""
_INDEXED: Final = re.compile(r"^(\w+)\[(\d+)\](?: ('[^']*'))?")
_NAMED: Final = re.compile(r"^(seats|cards|aims) ('[^']*')")


class Variant:
    """A scenario's tables with those of its base worked in.

    ``whole`` is what the file would be without a base; ``faults`` are those of ``base`` and ``without`` themselves.
    """

    def __init__(self, own: dict[str, Any], base: dict[str, Any], name: str) -> None:
        self.own = own
        self.name = name
        self.faults: list[str] = []
        self.whole = {key: value for key, value in own.items() if key not in (BASE, WITHOUT)}
        self._base = dict(base)
        self._leave_out()
        self._inherit()
        self._drop_absent()

    def _leave_out(self) -> None:
        found = self.own.get(WITHOUT, {})
        if not isinstance(found, dict):
            self.faults.append(f"{WITHOUT}: allowed is a table with lists of {', '.join(_LISTS)}.")
            return
        for key, codes in found.items():
            if len(self.faults) >= MOST:
                return
            if key not in _LISTS:
                self.faults.append(f"{visible(f'{WITHOUT}.{key}')}: unknown key; {nearest(key, list(_LISTS))}.")
            elif not isinstance(codes, list) or not all(isinstance(one, str) for one in codes):
                self.faults.append(f"{WITHOUT}.{key}: allowed is a list of codes.")
            else:
                self._remove(key, codes)

    def _remove(self, key: str, codes: list[str]) -> None:
        found = self._base.get(key, [])
        entries = list(found) if isinstance(found, list | tuple) else []
        known = [str(one.get("code")) if isinstance(one, dict) else str(one) for one in entries]
        for code in codes:
            if code not in known and len(self.faults) < MOST:
                self.faults.append(f"{WITHOUT}.{key}: the base {self.name!r} has no {code!r}; {nearest(code, known)}.")
        if entries:
            gone = {*codes}
            self._base[key] = [one for one, name in zip(entries, known, strict=True) if name not in gone]

    def _inherit(self) -> None:
        for key, value in self._base.items():
            if key not in self.whole:
                self.whole[key] = value
            elif key == "board":
                self.whole[key] = _merged(value, self.whole[key], _boards)
            elif key == "dials":
                self.whole[key] = _merged(value, self.whole[key], _tables_of_dials)
            elif key == "sources":
                self.whole[key] = _merged(value, self.whole[key], _newest)
            elif key in ("seats", "cards"):
                self.whole[key] = _by_code(value, self.whole[key])
            elif key == "aims":
                seats = [one.get("seat") for one in _tables(self.own, "aims")]
                kept = [one for one in _tables(self._base, key) if one.get("seat") not in seats]
                self.whole[key] = [*kept, *self.whole[key]] if isinstance(self.whole[key], list) else self.whole[key]

    def _drop_absent(self) -> None:
        """Leave out what the base says of modules and seats that are not played here, and of turns that never come."""
        modules = self.whole.get("modules")
        seats = [str(one.get("code")) for one in _tables(self.whole, "seats")]
        on = {*CORE, *(map(str, modules) if isinstance(modules, list) else ()), *seats}
        absent = {one for one in (*(module.code for module in MODULES), *SEATS) if one not in on}

        def here(code: object) -> bool:
            return str(code).partition(".")[0] not in absent

        for key in ("board", "dials", "sources"):
            found, own = self.whole.get(key), _table(self.own, key)
            if isinstance(found, dict):
                self.whole[key] = {code: one for code, one in found.items() if here(code) or code in own}
        self._keep("cards", lambda one: self._card(one, here))
        self._keep("hints", lambda one: one if self._comes(one) and here(one.get("seat")) else {})
        self._keep("aims", lambda one: one if here(one.get("indicator")) and here(one.get("seat")) else {})

    def _comes(self, hint: dict[str, Any]) -> bool:
        last = self.whole.get("turns")
        return not isinstance(last, int) or not isinstance(hint.get("turn"), int) or hint["turn"] <= last

    def _keep(self, key: str, change: Callable[[dict[str, Any]], dict[str, Any]]) -> None:
        """Change the entries of the base; an empty one goes.  What the variant says stays, right or wrong."""
        found = self.whole.get(key)
        if isinstance(found, list):
            own = {id(one) for one in _tables(self.own, key)}
            changed = [(one, one if id(one) in own or not isinstance(one, dict) else change(one)) for one in found]
            self.whole[key] = [now for one, now in changed if now != {} or id(one) in own]

    def _card(self, card: dict[str, Any], here: Callable[[object], bool]) -> dict[str, Any]:
        """A card of the base as it is played here; empty when nothing of it is left."""
        moved = {key: _table(card, key) for key in ("effects", "sets") if key in card}
        left: dict[str, Any] = {
            key: {code: one for code, one in found.items() if here(code)} for key, found in moved.items()
        }
        if any(moved.values()) and not any(left.values()):
            return {}
        if not all(here(code) for code in _table(card, "requires")):
            return {}
        last = self.whole.get("turns")
        turns = card.get("turns")
        if isinstance(last, int) and isinstance(turns, list) and len(turns) == 2 and _are_whole(turns):
            if turns[0] > last:
                return {}
            left["turns"] = [turns[0], min(turns[1], last)]
        return {**card, **left}

    def told(self, fault: str) -> str:
        """A fault of the whole scenario as the author of the variant finds it; it says when it lies in the base."""
        indexed = _INDEXED.match(fault)
        if indexed and indexed[1] in _JOINED:
            key, place = indexed[1], int(indexed[2]) - 1
            own = self.own.get(key)
            whole = self.whole.get(key)
            entry = whole[place] if isinstance(whole, list) and place < len(whole) else None
            at = next((n for n, one in enumerate(own, 1) if one is entry), 0) if isinstance(own, list) else 0
            rest = fault[indexed.end() :]
            shown = f"{key} {indexed[3]}{rest}" if indexed[3] else f"{key}[{at or place + 1}]{rest}"
            return shown if at else self._of_the_base(shown)
        return fault if self._is_own(fault) else self._of_the_base(fault)

    def _of_the_base(self, fault: str) -> str:
        remedy = "; give this seat its aims here." if fault.startswith("aims ") else "."
        return f"from the base {self.name!r}: {fault.rstrip('.')}{remedy}"

    def _is_own(self, fault: str) -> bool:
        named = _NAMED.match(fault)
        if named:
            key = "seat" if named[1] == "aims" else "code"
            return any(repr(one.get(key)) == named[2] for one in _tables(self.own, named[1]))
        found: Any = {**self.own, **_table(self.own, WITHOUT)}
        rest = fault.partition(": ")[0]
        for _ in range(3):
            if not rest or not isinstance(found, dict):
                break  # a list that is not joined with that of the base is all the variant's
            key, left = next(((one, left) for one in found if (left := _after(one, rest)) is not None), ("", None))
            if left is None:
                return False
            found, rest = found[key], left
        return True


def _after(key: str, place: str) -> str | None:
    """What is left of a place that begins with a key, however the key is shown; None when it begins with another."""
    for shown in {key, visible(key), key_shown(key)}:
        if place == shown or (place.endswith("...") and shown.startswith(place[:-3])):
            return ""
        if place.startswith(shown) and place[len(shown)] in ".[":
            return place[len(shown) :].lstrip(".")
    return None


Reader = Callable[[str, Path], tuple[dict[str, Any], Path]]
"""Gives the tables and the path of a base by its name and the path of the file that names it."""


def resolve(raw: dict[str, Any], path: Path, read: Reader, depth: int = 0) -> Variant | None:
    """The variant of a file with a ``base``, None when it has none.  Errors of ``read`` pass through."""
    name = raw.get(BASE)
    if not isinstance(name, str) or depth > _DEEPEST:
        if BASE not in raw:
            return None
        blank = Variant({key: one for key, one in raw.items() if key not in (BASE, WITHOUT)}, {}, "")
        blank.faults.append(
            f"{BASE}: allowed is the name of a scenario, or the path of a scenario file."
            if depth <= _DEEPEST
            else f"{BASE}: the bases follow one another in a ring or too deep; allowed are {_DEEPEST} of them."
        )
        return blank
    tables, place = read(name, path)
    below = resolve(tables, place, read, depth + 1)
    found = Variant(raw, below.whole if below else tables, name)
    found.faults += [f"from the base {name!r}: {one}" for one in below.faults] if below else []
    return found


def _table(raw: dict[str, Any], key: str) -> dict[str, Any]:
    found = raw.get(key, {})
    return found if isinstance(found, dict) else {}


def _tables(raw: dict[str, Any], key: str) -> list[dict[str, Any]]:
    found = raw.get(key, [])
    return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []


def _merged(base: Any, own: Any, join: Callable[[str, Any, Any], Any]) -> Any:
    """Two tables in one; what stands in both is joined."""
    if not isinstance(own, dict) or not isinstance(base, dict):
        return own
    found = dict(base)
    for key, value in own.items():
        found[key] = join(key, base[key], value) if key in base else value
    return found


def _newest(key: str, base: Any, own: Any) -> Any:
    return own


def _tables_of_dials(module: str, base: Any, own: Any) -> Any:
    return _merged(base, own, _newest)


def _boards(part: str, base: Any, own: Any) -> Any:
    if not isinstance(base, dict) or not isinstance(own, dict):
        return own
    found = dict(base)
    for name, value in own.items():
        before = base.get(name)
        labels = labels_of(part, name)
        if isinstance(before, list) and len(before) == len(labels):
            before = dict(zip(labels, before, strict=True))
        found[name] = {**before, **value} if isinstance(before, dict) and isinstance(value, dict) else value
    return found


def _by_code(base: Any, own: Any) -> Any:
    """Tables with codes: those of the base, each replaced by its namesakes, then the new ones.

    Where several have the code of one of the base all of them stand there, for the checks to find.
    """
    if not isinstance(own, list) or not isinstance(base, list | tuple):
        return own
    mine: dict[str, list[Any]] = {}
    for one in own:
        mine.setdefault(_code_of(one), []).append(one)
    found: list[Any] = []
    for one in base:
        found += mine.pop(_code_of(one), [one]) if isinstance(one, dict) else [one]
    return [*found, *(one for left in mine.values() for one in left)]


def _code_of(entry: Any) -> str:
    """What tells an entry from others; what has no code is told from those that have one."""
    code = entry.get("code") if isinstance(entry, dict) else None
    return f"code {code}" if isinstance(code, str) else ""


def _are_whole(numbers: list[Any]) -> bool:
    return all(isinstance(one, int) for one in numbers)

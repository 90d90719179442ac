"""The journal: a saved game as JSON Lines, a header and then one line for every decision, chance outcome or undo.

Every line ends in ``"check"``: a digest of the check before it and of its own bytes, so that a changed byte is found
wherever it stands.  The header carries the whole scenario and the first board, and every step what it changed, so a
journal can be watched without the rules that made it.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field, replace
from hashlib import blake2b
from pathlib import Path
from typing import Any, Final

from game.kernel.types import EVERYONE
from game.records.files import MOST_JOURNAL, read_bytes
from game.records.journal.locks import is_lock
from game.records.journal.migration import VERSION, Migration
from game.rules.seats import SEATS

FORMAT: Final = "double-bind journal"
SEEDED: Final = "seeded"
TABLE: Final = "table"
UNATTRIBUTED: Final = "unattributed"
HUMAN: Final = "human"
"""In place of a bot's name: a person, who may have a name behind a colon."""

_START: Final = f'{{"format":"{FORMAT}","version":'.encode("ascii")
_CHECKED: Final = re.compile(rb'(?s)(.*),"check":"([0-9a-f]{16})"\}')
_CLOCKED: Final = re.compile(rb'(?s)(.*),("clock":\{"created":"[^"\\]*"),"check":"([0-9a-f]{16})"\}')


class JournalError(ValueError):
    """A journal that cannot be read, written or continued; its text is one sentence."""


@dataclass(frozen=True, slots=True)
class Change:
    """One stored element of the board that a step changed, in stored integers; None stands for unknown.

    ``mask`` holds the seats that know it after the step and ``earlier`` those that knew it before.  ``cause`` is empty
    for the step itself, else the rule module and hook that the sequence of play ran after it (``economy.upkeep``).
    """

    name: str
    before: int | None
    after: int | None
    mask: int = EVERYONE
    earlier: int = EVERYONE
    cause: str = ""

    def for_seat(self, number: int) -> Change | None:
        """The change as a seat sees it; None when it sees no difference."""
        before = self.before if self.earlier >> number & 1 else None
        after = self.after if self.mask >> number & 1 else None
        if before == after:
            return None
        return Change(self.name, before, after, 1 << number, 1 << number, self.cause)


@dataclass(frozen=True, slots=True)
class Entry:
    """One step of a match.

    ``step`` counts from 1 and is 0 in what a seat is shown.  ``seat`` is a code, or empty for a random event.  ``code``
    is that of the action or event.  ``outcome``, ``label`` and ``chance`` (in per cent) belong to chance alone.
    ``seen`` is the mask of the seats that see who did what; ``rumour`` is what the others hear once they notice a
    change.  ``digest`` is that of the position after the step.
    """

    step: int
    turn: int
    phase: str
    seat: str
    code: str
    text: str
    label: str = ""
    outcome: int | None = None
    chance: int | None = None
    seen: int = EVERYONE
    rumour: str = ""
    changes: tuple[Change, ...] = ()
    digest: str = ""

    def for_seat(self, number: int) -> Entry | None:
        """What the seat of that number may know of the step; None when it notices nothing.

        Odds may follow from what is hidden: those of an action are told to the seat that takes it, of an event to none.
        """
        changes = tuple(one for change in self.changes if (one := change.for_seat(number)) is not None)
        if self.seen >> number & 1:
            chance = self.chance if self.seat == SEATS[number] else None
            return replace(self, step=0, seen=1 << number, rumour="", chance=chance, changes=changes, digest="")
        if not changes:
            return None
        noticed = any(not one.cause for one in changes)
        text = (noticed and self.rumour) or UNATTRIBUTED
        return Entry(0, self.turn, self.phase, "", "", text, seen=1 << number, changes=changes)


@dataclass(frozen=True, slots=True)
class Place:
    """One stored element of the board as the header declares it: its first value, who knows it, unit and scale."""

    name: str
    value: int
    mask: int
    unit: str
    scale: int


@dataclass(frozen=True, slots=True)
class Undo:
    """The line that takes step number ``step``, the last one, back."""

    step: int


@dataclass(frozen=True, slots=True)
class Parent:
    """Where a branch left the match it was made from: the file's name, the step, the digest of the position after it.

    At step 0 the digest is that of the scenario.
    """

    name: str
    step: int
    digest: str


@dataclass(frozen=True, slots=True)
class Header:
    """The first line.

    ``game`` is the version of the program and ``rules`` the fingerprint of its rulebook.  ``seats`` names every seat in
    the order of the bits of a mask; ``players`` says who decides for each seat in play.  ``parent`` is None in a match
    that was begun at its beginning.  ``locks`` holds what a passphrase of a seat is compared with.
    """

    game: str
    rules: str
    scenario: dict[str, Any]
    digest: str
    seats: tuple[str, ...]
    players: dict[str, str]
    dice: str
    seed: int
    board: tuple[Place, ...]
    created: str
    parent: Parent | None = None
    locks: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Journal:
    """A journal that was read.

    ``lines`` are all steps and undos in order, ``entries`` the steps that stand.  ``end`` is the number of bytes that
    are sound, ``check`` the digest of the last sound line, ``closed`` False when only its line feed is missing.
    ``version`` is that of the file; what was read is in the words of the present one.
    """

    name: str
    header: Header
    version: int = VERSION
    lines: list[Entry | Undo] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)
    end: int = 0
    check: str = ""
    closed: bool = True


def encode_header(header: Header) -> tuple[bytes, str]:
    """The header's line with its line feed, and its check.  The wall clock is checked apart, so that two journals of
    the same match differ there and nowhere else."""
    raw: dict[str, Any] = {
        "format": FORMAT,
        "version": VERSION,
        "game": header.game,
        "rules": header.rules,
        "name": header.scenario["name"],
        "digest": header.digest,
        "seats": header.seats,
        "players": header.players,
        "dice": header.dice,
        "seed": header.seed,
        "board": [[one.name, one.value, one.mask, one.unit, one.scale] for one in header.board],
        "scenario": header.scenario,
    }
    if header.parent is not None:
        raw["parent"] = [header.parent.name, header.parent.step, header.parent.digest]
    if header.locks:
        raw["locks"] = header.locks
    body = _dense(raw)
    clock = f'"clock":{{"created":"{header.created}"'.encode("ascii")
    check = _check("", body)
    return body + b"," + clock + f',"check":"{_check("", clock)}"}},"check":"{check}"}}\n'.encode("ascii"), check


def encode(line: Entry | Undo, check: str) -> tuple[bytes, str]:
    """One line with its line feed, and its check, which follows from that of the line before."""
    raw: dict[str, Any]
    if isinstance(line, Undo):
        raw = {"undo": line.step}
    else:
        raw = {"step": line.step, "turn": line.turn, "phase": line.phase, "seat": line.seat, "code": line.code,
               "text": line.text}
        if line.outcome is not None:
            raw |= {"label": line.label, "outcome": line.outcome, "chance": line.chance}
        if line.seen != EVERYONE:
            raw |= {"seen": line.seen, "rumour": line.rumour}
        raw["changes"] = [_row(one) for one in line.changes]
        raw["digest"] = line.digest
    body = _dense(raw)
    check = _check(check, body)
    return body + f',"check":"{check}"}}\n'.encode("ascii"), check


def _row(change: Change) -> list[Any]:
    row: list[Any] = [change.name, change.before, change.after]
    if change.cause:
        return [*row, change.mask, change.earlier, change.cause]
    if change.mask != EVERYONE or change.earlier != EVERYONE:
        row.append(change.mask)
    if change.earlier != change.mask:
        row.append(change.earlier)
    return row


def _dense(raw: dict[str, Any]) -> bytes:
    """JSON without its closing brace, where the check is put."""
    return json.dumps(raw, separators=(",", ":"), ensure_ascii=True)[:-1].encode("ascii")


def _check(before: str, body: bytes) -> str:
    return blake2b(before.encode("ascii") + body, digest_size=8).hexdigest()


def read_journal(path: str | Path) -> Journal:
    """Read a journal without the rules.  Raises JournalError; a torn last line is left out, with a notice."""
    name = str(path)
    try:
        data = read_bytes(path, MOST_JOURNAL)
    except OSError as error:
        raise JournalError(f"The journal {name!r} cannot be read: {error.strerror}.") from error
    except ValueError as error:
        raise JournalError(f"The journal {name!r} cannot be read: {error}.") from error
    return parse_journal(data, name)


def parse_journal(data: bytes, name: str) -> Journal:
    """The same for the bytes of a journal; ``name`` stands for it in errors."""
    if not data.startswith(_START):
        raise JournalError(f"{name!r} is not a Double Bind journal: its first line does not begin as one.")
    digits = re.match(rb"[0-9]{1,9}", data[len(_START) :])
    version = int(digits[0]) if digits else 0
    if version > VERSION:
        told = f"has journal format {version} and this game reads up to {VERSION}; use a newer game."
        raise JournalError(f"{name!r} {told}")
    migration = Migration(version) if 0 < version < VERSION else None
    *whole, tail = data.split(b"\n")
    if not whole:
        whole, tail = [tail], b""
    header, check = _read_header(whole[0], name, migration)
    journal = Journal(name, header, version, check=check, end=len(whole[0]))
    for number, raw in enumerate(whole[1:], 2):
        _take(journal, raw, number, migration)
        journal.end += 1 + len(raw)
    journal.closed = journal.end < len(data)
    journal.end += journal.closed
    if tail:
        _take_tail(journal, tail, len(whole) + 1, migration)
    return journal


def _take(journal: Journal, raw: bytes, number: int, migration: Migration | None) -> None:
    """Add one line to the journal.  Raises JournalError when it is not what was written."""
    found = _CHECKED.fullmatch(raw)
    if found is None or found[2].decode("ascii") != _check(journal.check, found[1]):
        raise JournalError(f"Line {number} of {journal.name!r} was changed after it was written.")
    line = _decode(_load(found[1] + b"}", journal.name, number), journal.name, number, migration)
    standing = len(journal.entries)
    if isinstance(line, Undo):
        if not standing or line.step != standing:
            raise JournalError(f"Line {number} of {journal.name!r} takes back step {line.step}, which is not the last.")
        journal.entries.pop()
    else:
        if line.step != standing + 1:
            raise JournalError(f"Line {number} of {journal.name!r} is step {line.step}; step {standing + 1} is next.")
        journal.entries.append(line)
    journal.lines.append(line)
    journal.check = found[2].decode("ascii")


def _take_tail(journal: Journal, tail: bytes, number: int, migration: Migration | None) -> None:
    """What follows the last line feed: a whole line without its own, or a torn one, which is left out."""
    if _CHECKED.fullmatch(tail):
        _take(journal, tail, number, migration)
        journal.end += len(tail)
        journal.closed = False
    elif _CHECKED.match(tail):
        raise JournalError(f"Line {number} of {journal.name!r} was changed after it was written.")
    else:
        journal.notices.append(f"Line {number} of {journal.name!r} was torn when it was written and is left out.")


def _read_header(raw: bytes, name: str, migration: Migration | None) -> tuple[Header, str]:
    changed = JournalError(f"Line 1 of {name!r} is torn or was changed after it was written, so nothing can be read.")
    outer = _CHECKED.fullmatch(raw)
    inner = _CLOCKED.fullmatch(outer[1]) if outer else None
    if outer is None or inner is None:
        raise changed
    check = outer[2].decode("ascii")
    if check != _check("", inner[1]) or inner[3].decode("ascii") != _check("", inner[2]):
        raise changed
    found = _load(outer[1] + b"}", name, 1)
    try:
        if migration:
            found = migration.header(found)
        header = Header(
            game=_text(found["game"]),
            rules=_text(found["rules"]),
            scenario=_table(found["scenario"]),
            digest=_text(found["digest"]),
            seats=tuple(_text(one) for one in found["seats"]),
            players={_text(seat): _text(player) for seat, player in _table(found["players"]).items()},
            dice=_text(found["dice"]),
            seed=_whole(found["seed"]),
            board=tuple(
                Place(_text(code), _whole(value), _whole(mask), _text(unit), _whole(scale))
                for code, value, mask, unit, scale in found["board"]
            ),
            created=_text(found["clock"]["created"]),
            parent=_parent(*found["parent"]) if "parent" in found else None,
            locks={_text(seat): _lock(kept) for seat, kept in _table(found.get("locks", {})).items()},
        )
        unseated = not {*header.players} <= {*header.seats} or len({*header.seats}) < len(header.seats)
        if unseated or header.scenario.get("name") != found["name"]:
            raise ValueError("seats and name have to be those of the header")
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise JournalError(f"Line 1 of {name!r} is not the header of a journal.") from error
    return header, check


def _parent(name: Any, step: Any, digest: Any) -> Parent:
    return Parent(_text(name), _whole(step), _text(digest))


def _load(body: bytes, name: str, number: int) -> dict[str, Any]:
    """The object of a line; what is JSON and ends in a brace can be nothing else."""
    try:
        found: dict[str, Any] = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise JournalError(f"Line {number} of {name!r} is not JSON.") from error
    return found


def _decode(raw: dict[str, Any], name: str, number: int, migration: Migration | None) -> Entry | Undo:
    try:
        if migration:
            raw = migration.step(raw)
        if "undo" in raw:
            return Undo(_whole(raw["undo"]))
        chance = "outcome" in raw
        return Entry(
            step=_whole(raw["step"]),
            turn=_whole(raw["turn"]),
            phase=_text(raw["phase"]),
            seat=_text(raw["seat"]),
            code=_text(raw["code"]),
            text=_text(raw["text"]),
            label=_text(raw["label"]) if chance else "",
            outcome=_whole(raw["outcome"]) if chance else None,
            chance=_whole(raw["chance"]) if chance else None,
            seen=_whole(raw.get("seen", EVERYONE)),
            rumour=_text(raw.get("rumour", "")),
            changes=tuple(_change(*row) for row in raw["changes"]),
            digest=_text(raw["digest"]),
        )
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise JournalError(f"Line {number} of {name!r} is not a step of a journal.") from error


def _change(
    name: Any, before: Any, after: Any, mask: Any = EVERYONE, earlier: Any = None, cause: Any = ""
) -> Change:
    known = _whole(mask)
    former = known if earlier is None else _whole(earlier)
    return Change(_text(name), _whole(before), _whole(after), known, former, _text(cause))


def _whole(value: Any) -> int:
    if type(value) is not int:
        raise TypeError("a whole number belongs here")
    return value


def _text(value: Any) -> str:
    if type(value) is not str:
        raise TypeError("text belongs here")
    return value


def _lock(value: Any) -> str:
    if not is_lock(_text(value)):
        raise TypeError("the lock of a seat belongs here")
    return _text(value)


def _table(value: Any) -> dict[str, Any]:
    if type(value) is not dict:
        raise TypeError("a table belongs here")
    return value

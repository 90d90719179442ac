"""The journal: a saved game as JSON Lines, a header and then one line for every decision, chance outcome or undo, and
for every seat that changes hands.

Every line ends in ``"check"``: a digest of the check before it and of its own bytes, so that a changed byte is found
wherever it stands.  What a line may hold is said in ``model.py``, through which every line passes when it is written
and when it is read.  The header carries the whole scenario and the first board, and every step what it changed, so a
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
from game.records.journal.migration import VERSION, Migration
from game.records.journal.model import (
    FORMAT,
    SEEDED,
    TABLE,
    HandLine,
    HeaderLine,
    StepLine,
    UndoLine,
    read_header,
    read_line,
)
from game.rules.seats import SEATS

__all__ = [
    "HUMAN", "SEEDED", "TABLE", "UNATTRIBUTED", "Change", "Entry", "Handover", "Header", "Journal", "JournalError",
    "Line", "Parent", "Place", "Undo", "begins_as_journal", "check_of", "is_human", "parse_journal", "read_journal",
]

UNATTRIBUTED: Final = "unattributed"
HUMAN: Final = "human"
"""In place of a bot's name: a person, who may have a name behind a colon."""

_START: Final = f'{{"format":"{FORMAT}","version":'.encode("ascii")
_CHECKED: Final = re.compile(rb'(?s)(.*),"check":"([0-9a-f]{16})"\}')
_CLOCKED: Final = re.compile(rb'(?s)(.*),("clock":\{"created":"[^"\\]*"),"check":"([0-9a-f]{16})"\}')
_LOST: Final = b"\0\0"
"""What a journal never holds, and a disk does where it lost what was on its way when the power went."""
SECTOR: Final = 512
"""The least number of bytes that a disk writes at once."""


class JournalError(ValueError):
    """A journal that cannot be read, written or continued; its text is one sentence."""


def is_human(player: str) -> bool:
    """Whether a seat is decided by a person."""
    return player == HUMAN or player.startswith(f"{HUMAN}:")


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
class Handover:
    """The line that gives a seat to another player from here on."""

    seat: str
    player: str


Line = Entry | Undo | Handover
"""Every line but the first."""


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
    the order of the bits of a mask; ``players`` says who decides for each seat in play when the match begins.  ``bots``
    is the seed of what bots draw; None where it follows from that of the dice.  ``parent`` is None in a match that was
    begun at its beginning.  ``locks`` holds what a passphrase of a seat is compared with.
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
    bots: int | None = None
    locks: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Journal:
    """A journal that was read.

    ``lines`` are all but the header in order, ``entries`` the steps that stand, ``players`` who decides now.  ``end``
    is the number of bytes that are sound, ``check`` the digest of the last sound line, ``closed`` False when only its
    line feed is missing.  ``version`` is that of the file; what was read is in the words of the present one.
    """

    name: str
    header: Header
    version: int = VERSION
    lines: list[Line] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    players: dict[str, str] = field(default_factory=dict)
    notices: list[str] = field(default_factory=list)
    end: int = 0
    check: str = ""
    closed: bool = True


def check_of(before: str, body: bytes) -> str:
    """The check of a line after the one whose check is ``before``."""
    return blake2b(before.encode("ascii") + body, digest_size=8).hexdigest()


def read_journal(path: str | Path) -> Journal:
    """Read a journal without the rules.  Raises JournalError; what was torn at its end is left out, with a notice."""
    name = str(path)
    try:
        data = read_bytes(path, MOST_JOURNAL)
    except OSError as error:
        raise JournalError(f"The journal {name!r} cannot be read: {error.strerror}.") from error
    except ValueError as error:
        raise JournalError(f"The journal {name!r} cannot be read: {error}.") from error
    return parse_journal(data, name)


def begins_as_journal(data: bytes) -> bool:
    """Whether the bytes are those of a journal, sound or not."""
    return data.startswith(_START)


def parse_journal(data: bytes, name: str) -> Journal:
    """The same for the bytes of a journal; ``name`` stands for it in errors."""
    if not begins_as_journal(data):
        raise JournalError(f"{name!r} is not a Double Bind journal: its first line does not begin as one.")
    digits = re.match(rb"[0-9]{1,9}", data[len(_START) :])
    version = int(digits[0]) if digits else 0
    if version > VERSION:
        told = f"has journal format {version} and this game reads up to {VERSION}; use a newer game."
        raise JournalError(f"{name!r} {told}")
    migration = Migration(version) if 0 < version < VERSION else None
    sound = _before_the_loss(data)
    *whole, tail = data[:sound].split(b"\n")
    if not whole:
        whole, tail = [tail], b""
    header, check = _read_header(whole[0], name, migration)
    journal = Journal(name, header, version, check=check, end=len(whole[0]), players=dict(header.players))
    for number, raw in enumerate(whole[1:], 2):
        _take(journal, raw, number, migration)
        journal.end += 1 + len(raw)
    journal.closed = journal.end < sound
    journal.end += journal.closed
    if sound < len(data):
        lost = "did not reach the disk whole when the power went and is left out"
        journal.notices.append(f"Line {len(whole) + 1} of {name!r} and what follows {lost}.")
    elif tail:
        _take_tail(journal, tail, len(whole) + 1, migration)
    return journal


def _take(journal: Journal, raw: bytes, number: int, migration: Migration | None) -> None:
    """Add one line to the journal.  Raises JournalError when it is not what was written."""
    found = _CHECKED.fullmatch(raw)
    if found is None or found[2].decode("ascii") != check_of(journal.check, found[1]):
        raise JournalError(f"Line {number} of {journal.name!r} was changed after it was written.")
    line = _decode(found[1] + b"}", journal.name, number, migration)
    standing = len(journal.entries)
    if isinstance(line, Undo):
        if not standing or line.step != standing:
            raise JournalError(f"Line {number} of {journal.name!r} takes back step {line.step}, which is not the last.")
        journal.entries.pop()
    elif isinstance(line, Handover):
        if line.seat not in journal.players:
            raise JournalError(f"Line {number} of {journal.name!r} gives away the seat {line.seat!r}; there is none.")
        journal.players[line.seat] = line.player
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
    if check != check_of("", inner[1]) or inner[3].decode("ascii") != check_of("", inner[2]):
        raise changed
    try:
        body = outer[1] + b"}"
        if migration:
            body = json.dumps(migration.header(json.loads(body))).encode("ascii")
        return _header(read_header(body)), check
    except (KeyError, TypeError, AttributeError, RecursionError, ValueError) as error:
        raise JournalError(f"Line 1 of {name!r} is not the header of a journal{_clause(error)}.") from error


def _header(line: HeaderLine) -> Header:
    return Header(
        game=line.game,
        rules=line.rules,
        scenario=line.scenario,
        digest=line.digest,
        seats=line.seats,
        players=line.players,
        dice=line.dice,
        seed=line.seed,
        board=tuple(Place(*row) for row in line.board),
        created=line.clock.created,
        parent=Parent(*line.parent) if line.parent else None,
        bots=line.bots,
        locks=line.locks,
    )


def _decode(body: bytes, name: str, number: int, migration: Migration | None) -> Line:
    try:
        if migration:
            body = json.dumps(migration.step(json.loads(body))).encode("ascii")
        return _line(read_line(body))
    except (KeyError, TypeError, AttributeError, RecursionError, ValueError) as error:
        raise JournalError(f"Line {number} of {name!r} is not a step of a journal{_clause(error)}.") from error


def _line(line: StepLine | UndoLine | HandLine) -> Line:
    if isinstance(line, UndoLine):
        return Undo(line.undo)
    if isinstance(line, HandLine):
        return Handover(line.hand, line.player)
    return Entry(
        step=line.step,
        turn=line.turn,
        phase=line.phase,
        seat=line.seat,
        code=line.code,
        text=line.text,
        label=line.label,
        outcome=line.outcome,
        chance=line.chance,
        seen=line.seen,
        rumour=line.rumour,
        changes=tuple(_change(*row) for row in line.changes),
        digest=line.digest,
    )


def _change(
    name: str, before: int, after: int, mask: int = EVERYONE, earlier: int | None = None, cause: str = ""
) -> Change:
    return Change(name, before, after, mask, mask if earlier is None else earlier, cause)


def _clause(error: Exception) -> str:
    """Where the fault lies, as far as the model says."""
    return f": {error}" if type(error) is ValueError else ""


def _before_the_loss(data: bytes) -> int:
    """How many bytes come before the line in which the disk lost something, all of them when it lost nothing.

    What was written after the last sync may reach the disk in any order, sector by sector, and zeros stand for what
    did not.  A line that begins with the last byte of a sector leaves a single one.
    """
    hole = data.find(_LOST)
    first = data.find(b"\n\0")
    if first >= 0 and (first + 2) % SECTOR == 0 and (hole < 0 or first < hole):
        hole = first + 1
    return len(data) if hole < 0 else data.rfind(b"\n", 0, hole) + 1

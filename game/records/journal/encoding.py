"""Lines on their way to the disk.  Each is read through the gate of ``model.py`` before it is let go."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from game.kernel.types import EVERYONE
from game.records.journal.format import Change, Handover, Header, JournalError, Line, Undo, check_of
from game.records.journal.migration import VERSION
from game.records.journal.model import FORMAT, read_header, read_line


def whole(header: Header, lines: Sequence[Line]) -> tuple[bytes, str]:
    """The bytes of a whole journal and the check of its last line.  Raises JournalError."""
    line, check = encode_header(header)
    data = [line]
    for one in lines:
        line, check = encode(one, check)
        data.append(line)
    return b"".join(data), check


def encode_header(header: Header) -> tuple[bytes, str]:
    """The header's line with its line feed, and its check.  Raises JournalError for what could not be read back.

    The wall clock is checked apart, so that two journals of the same match differ there and nowhere else.
    """
    raw: dict[str, Any] = {
        "format": FORMAT,
        "version": VERSION,
        "game": header.game,
        "rules": header.rules,
        "name": header.scenario.get("name"),
        "digest": header.digest,
        "seats": header.seats,
        "players": header.players,
        "dice": header.dice,
        "seed": header.seed,
        **({} if header.bots is None else {"bots": header.bots}),
        "board": [[one.name, one.value, one.mask, one.unit, one.scale] for one in header.board],
        "scenario": header.scenario,
    }
    if header.parent is not None:
        raw["parent"] = [header.parent.name, header.parent.step, header.parent.digest]
    if header.locks:
        raw["locks"] = header.locks
    try:
        body = _dense(raw)
        clock = f'"clock":{{"created":{json.dumps(header.created)}'.encode("ascii")
        check = check_of("", body)
        whole = body + b"," + clock + f',"check":"{check_of("", clock)}"}}'.encode("ascii")
        read_header(whole + b"}")
    except (TypeError, ValueError) as error:
        raise JournalError(f"This match cannot be saved, for it could not be read again: {error}.") from error
    return whole + f',"check":"{check}"}}\n'.encode("ascii"), check


def encode(line: Line, check: str) -> tuple[bytes, str]:
    """One line with its line feed, and its check, which follows from that of the line before.

    Raises JournalError for what could not be read back.
    """
    raw: dict[str, Any]
    if isinstance(line, Undo):
        raw = {"undo": line.step}
    elif isinstance(line, Handover):
        raw = {"hand": line.seat, "player": line.player}
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
    try:
        read_line(body + b"}")
    except ValueError as error:
        raise JournalError(f"This step cannot be saved, for it could not be read again: {error}.") from error
    check = check_of(check, body)
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

"""Branches: a match begun anew from an earlier step of another, in a file of its own that names its parent."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from game.records.journal.dice import fresh_seed
from game.records.journal.format import SEEDED, JournalError, Parent, read_journal
from game.records.journal.handovers import players_at
from game.records.journal.hold import Hold
from game.records.journal.writer import Writer, trouble


def branch(path: str | Path, step: int, fresh: str | Path | Hold, *, same_dice: bool = False) -> Parent:
    """Write a journal that stands where ``path`` stood after ``step``, to be continued another way.

    Steps that were taken back are left out.  The branch stands alone: it verifies and resumes without its parent.  From
    there on a new seed throws the dice, so that nobody foresees those of the parent; with ``same_dice`` its own does,
    also where the parent's outcomes came from a table or from a script.  Nothing may have the name of ``fresh``.
    Raises JournalError when the parent cannot be read or has no such step, or the branch cannot be written.
    """
    journal = read_journal(path)
    if not 0 <= step <= len(journal.entries):
        raise JournalError(
            f"{journal.name!r} has no step {step}; allowed are 0, its beginning, to {len(journal.entries)}."
        )
    kept = journal.entries[:step]
    name = os.fsencode(Path(path).name).decode("utf-8", "replace")
    parent = Parent(name, step, kept[-1].digest if kept else journal.header.digest)
    now = datetime.now(UTC).isoformat(timespec="seconds")
    header = replace(journal.header, parent=parent, dice=SEEDED, created=now, players=players_at(journal, step))
    if not same_dice:
        header = replace(header, seed=fresh_seed(), bots=fresh_seed())
    try:
        hold = fresh if isinstance(fresh, Hold) else Hold.claim(Path(fresh))
    except OSError as error:
        raise trouble(Path(str(fresh)), error) from error
    try:
        Writer.create(hold, header, kept).close()
    except BaseException:
        hold.release(remove=True)
        raise
    return parent

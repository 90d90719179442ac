"""Branches: a match begun anew from an earlier step of another, in a file of its own that names its parent."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from game.records.journal.format import SEEDED, JournalError, Parent, read_journal
from game.records.journal.writer import Writer


def branch(path: str | Path, step: int, fresh: str | Path) -> Parent:
    """Write a journal that stands where ``path`` stood after ``step``, to be continued another way.

    Steps that were taken back are left out.  The branch stands alone: it verifies and resumes without its parent.  From
    there on the seed throws the dice, also where the parent's outcomes came from a table or from a script.
    Raises JournalError when the parent cannot be read or has no such step, or the branch cannot be written.
    """
    journal = read_journal(path)
    if not 0 <= step <= len(journal.entries):
        raise JournalError(
            f"{journal.name!r} has no step {step}; allowed are 0, its beginning, to {len(journal.entries)}."
        )
    kept = journal.entries[:step]
    parent = Parent(Path(path).name, step, kept[-1].digest if kept else journal.header.digest)
    now = datetime.now(UTC).isoformat(timespec="seconds")
    header = replace(journal.header, parent=parent, dice=SEEDED, created=now)
    Writer.create(Path(fresh), header, [*kept]).close()
    return parent

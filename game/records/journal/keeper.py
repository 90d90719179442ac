"""Where a match is kept: nowhere, in a journal that was read and waits for the next step, or in an open one."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from game.records.journal.format import Header, Journal, Line
from game.records.journal.hold import Hold
from game.records.journal.writer import Writer


class Keeper:
    """The journal of one match in one process.

    A copy keeps nothing, whoever makes it: ``copy``, ``pickle``, or a fork of the process.
    """

    def __init__(self, source: Journal | None = None) -> None:
        self._source = source
        self._writer: Writer | None = None
        self._unsaved: list[Line] = []

    def __copy__(self) -> Keeper:
        return Keeper()

    def __deepcopy__(self, memo: dict[int, Any]) -> Keeper:
        return Keeper()

    def __reduce__(self) -> tuple[type[Keeper], tuple[()]]:
        return Keeper, ()

    @property
    def place(self) -> Path | None:
        """The journal that lines are appended to, None when there is none."""
        writer = self._mine()
        return writer.path if writer else Path(self._source.name) if self._source else None

    def is_in(self, path: Path) -> bool:
        """Whether ``path`` is that journal."""
        writer = self._mine()
        if writer is not None:
            return writer.holds(path)
        with suppress(OSError):
            return self._source is not None and path.samefile(self._source.name)
        return False

    def begin(self, path: str | Path | Hold, header: Header, lines: Sequence[Line]) -> None:
        """Keep the match in a journal that holds all of it; in the same one when it is in that already.

        Raises JournalError, and then nothing changes.
        """
        place = path if isinstance(path, Hold) else Path(path)
        if isinstance(place, Path) and self.is_in(place):
            self.keep([])
            return self.sync()
        writer = Writer.create(place, header, lines)
        self.close()
        self._writer = writer
        self._unsaved.clear()

    def keep(self, lines: Sequence[Line]) -> None:
        """Append to the journal, if there is one, what it does not have yet.

        Raises JournalError, and then the lines wait for the next time.
        """
        writer = self._mine()
        if writer is None and self._source is None:
            return
        self._unsaved += lines
        if not self._unsaved:
            return
        if writer is None:
            assert self._source is not None
            self._writer = writer = Writer.resume(self._source)
            self._source = None
        writer.append(self._unsaved)
        self._unsaved.clear()

    def sync(self) -> None:
        """Wait until every line is on the disk.  Raises JournalError."""
        writer = self._mine()
        if writer is not None:
            writer.sync()

    def close(self) -> None:
        """Let the journal go; nothing more is kept."""
        if self._writer is not None:
            self._writer.close()
        self._writer = self._source = None

    def _mine(self) -> Writer | None:
        """The open journal, unless the process was forked since: then it belongs to the other."""
        return None if self._writer is not None and self._writer.foreign else self._writer

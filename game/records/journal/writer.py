"""The one process that writes a journal: locked, appended, synced; what was accepted stays whatever happens next."""

from __future__ import annotations

import os
import stat
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final

from game.records.journal.encoding import encode, whole
from game.records.journal.format import Header, Journal, JournalError, Line, begins_as_journal, is_human, parse_journal
from game.records.journal.hold import Hold, TakenError, cut, sync, write_all
from game.records.journal.migration import VERSION

WINDOW: Final = 1 << 18
"""The most bytes that may wait for the disk; more are synced without being asked."""


class Writer:
    """An open journal.  ``append`` raises JournalError when a line cannot be kept, and leaves the file as it was."""

    def __init__(self, hold: Hold, end: int, check: str) -> None:
        self._hold = hold
        self._end = end
        self._synced = end
        self._check = check
        self._torn = False
        self._doubt = ""

    @property
    def path(self) -> Path:
        """The name of the file."""
        return self._hold.path

    @classmethod
    def create(cls, place: Path | Hold, header: Header, lines: Sequence[Line]) -> Writer:
        """Write a whole journal and keep it open.

        A claim is filled.  Of what stands at a path, only a whole journal of a match without people is replaced, in one
        stroke, so that there is always a whole one; anything else is left alone.  Raises JournalError.
        """
        content, check = whole(header, lines)
        path = place.path if isinstance(place, Hold) else place
        try:
            if isinstance(place, Hold):
                return cls(place.replace(content), len(content), check)
            if path.exists() and not stat.S_ISREG(path.stat().st_mode):
                return cls._pour(path, content, check)
            try:
                return cls(Hold.claim(path, content), len(content), check)
            except TakenError:
                old = Hold.take(path)
            try:
                _spare(old)
                return cls(old.replace(content), len(content), check)
            finally:
                old.release()
        except JournalError:
            raise
        except (OSError, ValueError) as error:
            raise trouble(path, error) from error

    @classmethod
    def _pour(cls, path: Path, content: bytes, check: str) -> Writer:
        """Write into what is not a file on a disk: a pipe or a device."""
        hold = Hold(path, str(path), os.open(path, os.O_WRONLY))
        try:
            write_all(hold.handle, content)
        except BaseException:
            hold.release()
            raise
        return cls(hold, len(content), check)

    @classmethod
    def resume(cls, journal: Journal) -> Writer:
        """Open a journal that was read, to go on with it; a torn last line is cut off.

        One of an older version is written anew in the present one first.  Raises JournalError.
        """
        path = Path(journal.name)
        try:
            hold = Hold.take(path)
        except OSError as error:
            raise trouble(path, error) from error
        try:
            present = parse_journal(hold.content(), journal.name)
            if (present.end, present.check) != (journal.end, journal.check):
                raise JournalError(f"The journal {journal.name!r} has changed since it was read; read it again.")
            if journal.version < VERSION:
                content, check = whole(journal.header, journal.lines)
                return cls(hold.replace(content), len(content), check)
            writer = cls(hold, journal.end, journal.check)
            cut(hold.handle, journal.end)
            if not journal.closed:
                writer._write(b"\n")
            sync(hold.handle)
            writer._synced = writer._end
            return writer
        except BaseException as error:
            hold.release()
            if isinstance(error, OSError):
                raise trouble(path, error) from error
            raise

    def append(self, lines: Sequence[Line]) -> None:
        """Add lines; they reach the operating system at once and the disk with ``sync``.

        Raises JournalError, also when the file is no longer what was written: moved, removed, cut short, added to.
        """
        data = []
        check = self._check
        for one in lines:
            line, check = encode(one, check)
            data.append(line)
        try:
            self._mend()
            self._look()
            if self._end - self._synced > WINDOW:
                self.sync()
            self._write(b"".join(data))
        except OSError as error:
            raise trouble(self.path, error) from error
        self._check = check

    def sync(self) -> None:
        """Wait until everything that was added is on the disk.  Raises JournalError as ``append`` does."""
        if self._synced == self._end:
            return
        try:
            sync(self._hold.handle)
        except OSError as error:
            if self._hold.plain:
                told = trouble(self.path, error)
                # What the disk refused once it may forget, and say of the next attempt that all is well.
                self._doubt = f"{str(told).rstrip('.')}; save the match in another file."
                raise told from error
        self._look()
        self._synced = self._end

    def _look(self) -> None:
        """Raise JournalError when the file can no longer be trusted to hold what was written."""
        told = self._doubt or self._hold.trouble(self._end)
        if told:
            raise JournalError(told)

    def holds(self, path: Path) -> bool:
        """Whether ``path`` is the file that is written."""
        with suppress(OSError):
            return os.path.samestat(os.stat(path), os.fstat(self._hold.handle))
        return False

    @property
    def foreign(self) -> bool:
        """Whether this process was forked from the one that writes."""
        return self._hold.foreign

    def close(self) -> None:
        """Let the file go; another process may go on with it."""
        self._hold.release()

    def _mend(self) -> None:
        """Cut off what is left of a line that could not be written whole."""
        if self._torn:
            cut(self._hold.handle, self._end)
            self._torn = False

    def _write(self, data: bytes) -> None:
        """Write all of it, or cut the file back to what it was and raise OSError."""
        self._torn = True
        try:
            write_all(self._hold.handle, data)
        except BaseException:
            with suppress(OSError):
                self._mend()
            raise
        self._end += len(data)
        self._torn = False


def _spare(old: Hold) -> None:
    """Raise JournalError unless what is held is empty, or a whole journal in which no person played."""
    content = old.content()
    name = str(old.path)
    if not content:
        return
    damaged = JournalError(f"{name!r} holds a journal that cannot be read whole, so it is not overwritten.")
    try:
        found = parse_journal(content, name)
    except JournalError as error:
        if begins_as_journal(content):
            raise damaged from error
        raise JournalError(f"{name!r} exists and is not a journal, so it is not overwritten.") from error
    if found.notices:
        raise damaged
    if any(map(is_human, [*found.header.players.values(), *found.players.values()])):
        raise JournalError(f"{name!r} holds a match that people played; name another file.")


def trouble(path: Path, error: Exception) -> JournalError:
    """What the operating system said of a journal, in a sentence."""
    reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return JournalError(f"The journal {str(path)!r} cannot be written: {reason}.")

"""The one process that writes a journal: locked, appended, synced; what was accepted stays whatever happens next."""

from __future__ import annotations

import os
import stat
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

from game.records.journal.format import (
    Entry,
    Header,
    Journal,
    JournalError,
    Undo,
    encode,
    encode_header,
    parse_journal,
)
from game.records.journal.migration import VERSION

fcntl: Any
try:
    import fcntl
except ImportError:
    fcntl = None

_FLAGS: Final = os.O_RDWR | os.O_APPEND | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)


class Writer:
    """An open journal.  ``append`` raises JournalError when a line cannot be kept, and leaves the file as it was."""

    def __init__(self, path: Path, handle: int, lock: Path | None, end: int, check: str) -> None:
        self.path = path
        self._handle = handle
        self._lock = lock
        self._end = end
        self._check = check
        self._unsynced = False
        self._torn = False

    @classmethod
    def create(cls, path: Path, header: Header, lines: list[Entry | Undo]) -> Writer:
        """Write a whole journal and keep it open.

        A journal that stands there already is replaced in one stroke, so that there is always a whole one; any other
        file is left alone.  Raises JournalError.
        """
        content, check = _whole(header, lines)
        path = Path(os.path.realpath(path))
        try:
            if path.exists() and not stat.S_ISREG(path.stat().st_mode):
                return cls._pour(path, content, check)
            return cls._replace(path, content, check)
        except (OSError, ValueError) as error:
            raise _trouble(path, error) from error

    @classmethod
    def _pour(cls, path: Path, content: bytes, check: str) -> Writer:
        """Write into what is not a file on a disk: a pipe or a device."""
        handle = os.open(path, os.O_WRONLY)
        writer = cls(path, handle, None, 0, check)
        try:
            writer._write(content)
        except BaseException:
            writer.close()
            raise
        return writer

    @classmethod
    def _replace(cls, path: Path, content: bytes, check: str, old: tuple[int, Path | None] | None = None) -> Writer:
        """Put a whole journal in the place of what stands there; ``old`` is that file when it is open and locked."""
        if old is None and path.exists():
            if path.stat().st_size:
                _spare(path)
            old = _open_locked(path)
        fresh = path.with_name(f".{path.name}.{os.getpid()}.new")
        try:
            with open(fresh, "wb") as stream:
                stream.write(content)
                stream.flush()
                os.fsync(stream.fileno())
            if old is not None and fcntl is None:
                _release(*old)
                old = None
            os.replace(fresh, path)
            _sync_folder(path.parent)
            if old is not None:
                _release(*old)
                old = None
            handle, lock = _open_locked(path)
        finally:
            with suppress(OSError):
                fresh.unlink(missing_ok=True)
            if old is not None:
                _release(*old)
        return cls(path, handle, lock, len(content), check)

    @classmethod
    def resume(cls, journal: Journal) -> Writer:
        """Open a journal that was read, to go on with it; a torn last line is cut off.

        One of an older version is written anew in the present one first.  Raises JournalError.
        """
        path = Path(journal.name)
        try:
            handle, lock = _open_locked(path)
        except OSError as error:
            raise _trouble(path, error) from error
        writer = cls(path, handle, lock, journal.end, journal.check)
        try:
            writer._check_unchanged(journal)
            if journal.version < VERSION:
                writer._handle = -1
                content, check = _whole(journal.header, journal.lines)
                return cls._replace(Path(os.path.realpath(path)), content, check, (handle, lock))
            writer._prepare(journal)
        except BaseException as error:
            writer.close()
            if isinstance(error, OSError):
                raise _trouble(path, error) from error
            raise
        return writer

    def _check_unchanged(self, journal: Journal) -> None:
        present = parse_journal(_content(self._handle), journal.name)
        if (present.end, present.check) != (journal.end, journal.check):
            raise JournalError(f"The journal {journal.name!r} has changed since it was read; read it again.")

    def _prepare(self, journal: Journal) -> None:
        os.ftruncate(self._handle, journal.end)
        if not journal.closed:
            self._write(b"\n")
        self.sync()

    def append(self, lines: list[Entry | Undo]) -> None:
        """Add lines; they reach the operating system at once and the disk with ``sync``."""
        data = []
        check = self._check
        for one in lines:
            line, check = encode(one, check)
            data.append(line)
        try:
            self._write(b"".join(data))
        except OSError as error:
            raise _trouble(self.path, error) from error
        self._check = check

    def sync(self) -> None:
        """Wait until everything that was added is on the disk.  Raises JournalError, also when the file was removed."""
        if self._unsynced:
            try:
                os.fsync(self._handle)
            except OSError as error:
                if self._plain():
                    raise _trouble(self.path, error) from error
            if self._plain() and os.fstat(self._handle).st_nlink == 0:
                raise JournalError(f"The journal {str(self.path)!r} was removed while it was written; save it anew.")
            self._unsynced = False

    def _plain(self) -> bool:
        """Whether this is a file on a disk, not a pipe or a device."""
        return stat.S_ISREG(os.fstat(self._handle).st_mode)

    def close(self) -> None:
        """Let the file go; another process may go on with it."""
        if self._handle >= 0:
            _release(self._handle, self._lock)
            self._handle = -1

    def __del__(self) -> None:
        self.close()

    def _write(self, data: bytes) -> None:
        """Write all of it, or cut the file back to what it was and raise OSError."""
        if self._torn:
            os.ftruncate(self._handle, self._end)
        rest = memoryview(data)
        self._unsynced = self._torn = True
        try:
            while rest:
                rest = rest[os.write(self._handle, rest) :]
        except BaseException:
            with suppress(OSError):
                os.ftruncate(self._handle, self._end)
                self._torn = False
            raise
        self._end += len(data)
        self._torn = False


def _whole(header: Header, lines: Sequence[Entry | Undo]) -> tuple[bytes, str]:
    """The bytes of a whole journal and the check of its last line."""
    line, check = encode_header(header)
    data = [line]
    for one in lines:
        line, check = encode(one, check)
        data.append(line)
    return b"".join(data), check


def _spare(path: Path) -> None:
    """Raise JournalError unless the file is a journal; nothing else is ever overwritten."""
    with open(path, "rb") as stream:
        first = stream.readline()
    try:
        parse_journal(first, str(path))
    except JournalError as error:
        raise JournalError(f"{str(path)!r} exists and is not a journal, so it is not overwritten.") from error


def _content(handle: int) -> bytes:
    os.lseek(handle, 0, os.SEEK_SET)
    parts = []
    while part := os.read(handle, 1 << 20):
        parts.append(part)
    return b"".join(parts)


def _open_locked(path: Path) -> tuple[int, Path | None]:
    """Open a file for appending so that no other process can; JournalError when one already has."""
    handle = os.open(path, _FLAGS)
    if fcntl is not None:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            os.close(handle)
            raise JournalError(f"Another game is writing the journal {str(path)!r}; end it first.") from error
        except OSError:
            pass  # a file system without locks: one player's care has to do
        return handle, None
    lock = path.with_name(f"{path.name}.lock")
    try:
        os.close(os.open(lock, os.O_CREAT | os.O_EXCL))
    except FileExistsError as error:
        os.close(handle)
        raise JournalError(
            f"Another game is writing the journal {str(path)!r}; if none is running, remove {str(lock)!r}."
        ) from error
    return handle, lock


def _release(handle: int, lock: Path | None) -> None:
    with suppress(OSError):
        os.close(handle)
    if lock is not None:
        with suppress(OSError):
            lock.unlink()


def _sync_folder(folder: Path) -> None:
    """Make a renamed file outlive a power cut, where the system lets a folder be synced."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _trouble(path: Path, error: Exception) -> JournalError:
    reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return JournalError(f"The journal {str(path)!r} cannot be written: {reason}.")

"""A journal's file in the hands of this process: locked, and its name claimed so that nobody else can have it.

Whether a name is free is never looked at first: the file is made, locked and filled before it has its name, and gets
the name only if nothing has it.
"""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from pathlib import Path
from secrets import token_hex
from typing import Any, Final

from game.records.journal.format import JournalError

fcntl: Any
try:
    import fcntl
except ImportError:
    fcntl = None

_FLAGS: Final = os.O_RDWR | os.O_APPEND | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
_NAMELESS: Final = getattr(os, "O_TMPFILE", 0)


class TakenError(JournalError):
    """The name of a new journal belongs to something already."""


class Hold:
    """A file that is open for appending and locked.  ``path`` is the name it was asked for by."""

    def __init__(self, path: Path, real: str, handle: int, lock: str = "") -> None:
        self.path = path
        self.handle = handle
        self.locked = False
        self._real = real
        self._lock = lock
        self._owner = os.getpid()

    @classmethod
    def take(cls, path: Path) -> Hold:
        """Hold a file that exists.  Raises OSError, and JournalError when another process holds it."""
        real = os.path.realpath(path)
        lock = _lock_beside(path, real)
        try:
            handle = os.open(real, _FLAGS)
        except BaseException:
            _remove(lock)
            raise
        held = cls(path, real, handle, lock)
        try:
            held.locked = _lock(path, handle)
            if not held.named():
                raise JournalError(f"The journal {str(path)!r} was replaced while it was opened; try again.")
        except BaseException:
            held.release()
            raise
        return held

    @classmethod
    def claim(cls, path: Path, content: bytes = b"") -> Hold:
        """Make a file of a name that nothing has, and hold it; the content is on the disk before the file has its name.

        An empty file that nobody holds is the claim of a game that was killed before it began, and taken over.  Raises
        TakenError when something has the name, and OSError.
        """
        real = os.path.realpath(path)
        folder = os.path.dirname(real)
        if os.path.lexists(real):
            return cls._claim_empty(path, real, content)
        lock = _lock_beside(path, real)
        try:
            if fcntl is None:
                return cls._claim_openly(path, real, content, lock)
            handle, name = _unnamed(folder)
            try:
                _lock(path, handle)
                _fill(handle, content)
                _link(handle, name, real)
            except BaseException:
                os.close(handle)
                raise
            finally:
                _remove(name)
            sync_folder(folder)
            return cls(path, real, handle, lock)
        except FileExistsError as error:
            _remove(lock)
            raise TakenError(f"{str(path)!r} exists already; name a new file.") from error
        except _CannotLinkError:
            return cls._claim_openly(path, real, content, lock)
        except BaseException:
            _remove(lock)
            raise

    @classmethod
    def _claim_empty(cls, path: Path, real: str, content: bytes) -> Hold:
        taken = TakenError(f"{str(path)!r} exists already; name a new file.")
        if not os.path.isfile(real) or os.path.getsize(real):
            raise taken
        try:
            held = cls.take(path)
        except (JournalError, FileNotFoundError) as error:
            raise taken from error
        if not held.locked or os.fstat(held.handle).st_size:
            held.release()
            raise taken
        return held.replace(content) if content else held

    @classmethod
    def _claim_openly(cls, path: Path, real: str, content: bytes, lock: str) -> Hold:
        """The same where a file cannot get its name later: still exclusive, but it has its name before its content."""
        try:
            handle = os.open(real, _FLAGS | os.O_CREAT | os.O_EXCL, 0o666)
        except FileExistsError as error:
            _remove(lock)
            raise TakenError(f"{str(path)!r} exists already; name a new file.") from error
        held = cls(path, real, handle, lock)
        try:
            _lock(path, handle)
            _fill(handle, content)
            sync_folder(os.path.dirname(real))
        except BaseException:
            held.release(remove=True)
            raise
        return held

    def replace(self, content: bytes) -> Hold:
        """Put other content in the place of what is held, in one stroke, and hold that; this hold ends.

        Raises OSError, and then this one still holds what it held.
        """
        folder = os.path.dirname(self._real)
        handle, fresh = self._beside(folder, content)
        try:
            if fcntl is None:
                os.close(handle)
                handle = -1
                os.close(self.handle)
                self.handle = -1
            rename(fresh, self._real)
        except BaseException:
            if handle >= 0:
                os.close(handle)
            _remove(fresh)
            raise
        sync_folder(folder)
        lock, self._lock = self._lock, ""
        self.release()
        return Hold(self.path, self._real, handle if handle >= 0 else os.open(self._real, _FLAGS), lock)

    def _beside(self, folder: str, content: bytes) -> tuple[int, str]:
        """A whole new file in the folder, locked, and its name."""
        handle, name = _unnamed(folder)
        try:
            _lock(self.path, handle)
            _fill(handle, content)
            if not name:
                fresh = _name_in(folder)
                try:
                    _link(handle, name, fresh)
                    return handle, fresh
                except _CannotLinkError:
                    os.close(handle)
                    handle, name = _named(folder)
                    _lock(self.path, handle)
                    _fill(handle, content)
        except BaseException:
            os.close(handle)
            _remove(name)
            raise
        return handle, name

    def release(self, *, remove: bool = False) -> None:
        """Let the file go; ``remove`` takes an empty one away, as when nothing came of a claim."""
        if self.handle < 0:
            return
        handle, self.handle = self.handle, -1
        mine = self._owner == os.getpid()
        if mine and remove and os.fstat(handle).st_size == 0 and self._names(handle):
            with suppress(OSError):
                os.unlink(self._real)
        if mine and fcntl is not None:
            with suppress(OSError):
                fcntl.flock(handle, fcntl.LOCK_UN)  # a process forked meanwhile shares the lock
        with suppress(OSError):
            os.close(handle)
        if mine:
            _remove(self._lock)

    def __del__(self) -> None:
        self.release()

    @property
    def foreign(self) -> bool:
        """Whether this is a copy in a process that was forked since; the file belongs to the other."""
        return self._owner != os.getpid()

    @property
    def plain(self) -> bool:
        """Whether this is a file on a disk, not a pipe or a device."""
        return stat.S_ISREG(os.fstat(self.handle).st_mode)

    def named(self) -> bool:
        """Whether the file still has its name."""
        return self.handle >= 0 and self._names(self.handle)

    def _names(self, handle: int) -> bool:
        with suppress(OSError):
            return os.path.samestat(os.stat(self._real), os.fstat(handle))
        return False

    def trouble(self, size: int) -> str:
        """What another program did to the file, which should have so many bytes, as a sentence; empty when nothing."""
        found = os.fstat(self.handle)
        name = repr(str(self.path))
        if not stat.S_ISREG(found.st_mode):
            return ""
        if found.st_nlink == 0:
            return f"The journal {name} was removed while it was written; save it anew."
        if not self.named():
            return f"The journal {name} was moved or replaced while it was written; save the match in another file."
        if found.st_size != size:
            done = "cut short" if found.st_size < size else "added to"
            return f"The journal {name} was {done} by another program while it was written; save it in another file."
        return ""

    def content(self) -> bytes:
        """All that the file holds."""
        os.lseek(self.handle, 0, os.SEEK_SET)
        parts = []
        while part := os.read(self.handle, 1 << 20):
            parts.append(part)
        return b"".join(parts)


class _CannotLinkError(Exception):
    """The file system gives no second name to a file."""


def sync(handle: int) -> None:
    """Wait until a file is on the disk.  Raises OSError."""
    full = getattr(fcntl, "F_FULLFSYNC", None)
    if full is not None:
        with suppress(OSError):
            fcntl.fcntl(handle, full)
            return
    os.fsync(handle)


def sync_folder(folder: str) -> None:
    """Make a name outlive a power cut, where the system lets a folder be synced."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def write_all(handle: int, data: bytes) -> None:
    """Write every byte.  Raises OSError, and then some may be written."""
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(handle, rest) :]


def cut(handle: int, size: int) -> None:
    """Leave only so many bytes.  Raises OSError."""
    os.ftruncate(handle, size)


def rename(name: str, path: str) -> None:
    """Put a file in the place of another in one stroke.  Raises OSError."""
    os.replace(name, path)


def _fill(handle: int, content: bytes) -> None:
    write_all(handle, content)
    sync(handle)


def _unnamed(folder: str) -> tuple[int, str]:
    """A new file without a name, so that nothing is left of it when the power goes; with one where that cannot be."""
    if _NAMELESS:
        with suppress(OSError):
            return os.open(folder, _NAMELESS | _FLAGS, 0o666), ""
    return _named(folder)


def _named(folder: str) -> tuple[int, str]:
    name = _name_in(folder)
    return os.open(name, _FLAGS | os.O_CREAT | os.O_EXCL, 0o666), name


def _name_in(folder: str) -> str:
    return os.path.join(folder, f".double-bind-{token_hex(8)}.new")


def _link(handle: int, name: str, path: str) -> None:
    """Give a file of ``_unnamed`` a name.  Raises FileExistsError when it is taken, and _CannotLinkError."""
    try:
        if name:
            os.link(name, path)
            return
        here = os.open(os.path.dirname(path), os.O_RDONLY)
        try:
            # With a folder to start from, Python follows the link of /proc to the file itself.
            os.link(f"/proc/self/fd/{handle}", path, src_dir_fd=here, follow_symlinks=True)
        finally:
            os.close(here)
    except FileExistsError:
        raise
    except (OSError, NotImplementedError, AttributeError) as error:
        raise _CannotLinkError from error


def _lock(path: Path, handle: int) -> bool:
    """Lock an open file; False where that cannot be.  Raises JournalError when another process has."""
    if fcntl is None:
        return True  # the file beside it is the lock
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        raise JournalError(f"Another game is writing the journal {str(path)!r}; end it first.") from error
    except OSError:
        return False  # a file system without locks: one player's care has to do
    return True


def _lock_beside(path: Path, real: str) -> str:
    """Where files cannot be locked, the file beside it that says so.  Raises JournalError when another process has."""
    if fcntl is not None:
        return ""
    lock = f"{real}.lock"
    try:
        os.close(os.open(lock, os.O_CREAT | os.O_EXCL))
    except FileExistsError as error:
        raise JournalError(
            f"Another game is writing the journal {str(path)!r}; if none is running, remove {lock!r}."
        ) from error
    return lock


def _remove(path: str) -> None:
    if path:
        with suppress(OSError):
            os.unlink(path)

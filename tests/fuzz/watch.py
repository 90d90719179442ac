"""Watches a call: how long it takes, what it writes where, and what it says when it refuses."""

from __future__ import annotations

import os
import re
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Any, Final

from game.commands.errors import SENTENCES
from game.records.errors import FaultsError

SECONDS: Final = 10
"""How long a file may take."""
LONGEST: Final = 400_000
"""Letters of all that is said about a file."""
_FAULT: Final = re.compile(r"(?:from the base '[^']*': )*\S.*: \S.*\.|and \d+ more faults, which .*\.", re.DOTALL)
_UNSEEN: Final = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u2028\u2029\ud800-\udfff]")
_WRITES: Final = ("os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.truncate", "os.link", "os.symlink", "os.chmod")
_ELSEWHERE: Final = ("subprocess.Popen", "socket.connect", "os.system", "os.exec", "os.posix_spawn")


class WrongError(AssertionError):
    """A file that was not read as files are to be read: what was wrong about it."""


class _Guard:
    """Where writing is allowed while a call is watched, and what was written elsewhere."""

    def __init__(self) -> None:
        self.folder = ""
        self.found: list[str] = []
        self.set = False

    def heard(self, event: str, given: tuple[Any, ...]) -> None:
        """Take note of an event of the interpreter."""
        if not self.folder:
            return
        if event == "open":
            path, mode, flags = given
            writes = isinstance(flags, int) and flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC)
            if (writes or (isinstance(mode, str) and set(mode) & set("wax+"))) and not self.allowed(path):
                self.found.append(f"opened {path!r} to write")
        elif event in _WRITES:
            if not all(self.allowed(one) for one in given if isinstance(one, str | bytes)):
                self.found.append(f"{event} {given!r}")
        elif event in _ELSEWHERE:
            self.found.append(f"{event} {given!r}")

    def allowed(self, path: object) -> bool:
        """Whether a path lies in the folder of the case."""
        if isinstance(path, int):
            return True
        return os.path.realpath(os.fsdecode(str(path) if isinstance(path, Path) else path)).startswith(  # type: ignore[arg-type]
            self.folder
        ) or path in (os.devnull, b"/dev/null")


_GUARD: Final = _Guard()


@contextmanager
def watched(folder: Path) -> Iterator[None]:
    """Everything within takes less than ``SECONDS`` and writes nothing outside ``folder``.  Raises WrongError."""
    if not _GUARD.set:
        sys.addaudithook(_GUARD.heard)
        _GUARD.set = True

    def late(_: int, frame: FrameType | None) -> None:
        where = f"{frame.f_code.co_filename}:{frame.f_lineno}" if frame else "?"
        raise WrongError(f"It took more than {SECONDS} seconds, and stood at {where}.")

    before = signal.signal(signal.SIGALRM, late)
    _GUARD.found.clear()
    _GUARD.folder = os.path.realpath(folder)
    signal.setitimer(signal.ITIMER_REAL, SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        _GUARD.folder = ""
        signal.signal(signal.SIGALRM, before)
    if _GUARD.found:
        raise WrongError(f"It wrote elsewhere: {'; '.join(_GUARD.found)}.")


def refusal(read: Callable[[], object], path: Path) -> str:
    """What is said when a file is refused, empty when it is not.

    Raises WrongError when it is refused otherwise than in sentences that name the file, the place and the cause.
    """
    with watched(path.parent):
        try:
            read()
        except SENTENCES as error:
            said, faults = str(error), error.faults if isinstance(error, FaultsError) else []
        except WrongError:
            raise
        except BaseException as error:
            raise WrongError(f"{type(error).__name__}: {error}") from error
        else:
            return ""
    if path.name not in said:
        raise WrongError(f"The file is not named: {said}")
    if _UNSEEN.search(said) or len(said) > LONGEST:
        raise WrongError(f"What is said cannot be shown: {said!r:.2000}")
    if not faults and "\n" in said:
        raise WrongError(f"This is no sentence: {said}")
    for one in faults:
        if not _FAULT.fullmatch(one) or "\n" in one:
            raise WrongError(f"This names no place and cause: {one}")
    return said


def resident() -> int:
    """Bytes of memory that this process holds; 0 where the system does not say."""
    try:
        pages = Path("/proc/self/statm").read_text("ascii").split()[1]
    except OSError:
        return 0
    return int(pages) * os.sysconf("SC_PAGE_SIZE")

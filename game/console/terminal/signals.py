"""Signals that ask the program to end: every one is a Ctrl-C that knows its own name."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Final

ENDING: Final = tuple(
    one for name in ("SIGINT", "SIGTERM", "SIGHUP") if (one := getattr(signal, name, None)) is not None
)
"""What a person, a system that shuts down, and a terminal that is closed send; Windows knows no hang-up."""


class EndedError(KeyboardInterrupt):
    """A signal asked the program to end; whatever cleans up after Ctrl-C does so after this."""


class Signals:
    """Which signal ended the command: 0 while none did."""

    def __init__(self) -> None:
        self.number = 0

    @property
    def status(self) -> int:
        """The exit status that tells the shell so: 130 after Ctrl-C."""
        return 128 + (self.number or signal.SIGINT)


@contextmanager
def ending_signals() -> Iterator[Signals]:
    """Turn signals that end a program into EndedError while the block runs.

    The handlers raise by themselves, whatever waits for input: an event loop that learns of a signal through a file
    may not be told of it.  What was ignored when the program began (``nohup``) stays ignored.
    """
    seen = Signals()
    if threading.current_thread() is not threading.main_thread():
        yield seen
        return

    def end(number: int, frame: FrameType | None) -> None:
        again = seen.number
        seen.number = number
        # A terminal that is closed may send several; the first one is being heeded already.
        if not again or number == signal.SIGINT:
            raise EndedError

    before = {one: signal.getsignal(one) for one in ENDING}
    for one, handler in before.items():
        if handler not in (signal.SIG_IGN, None):
            signal.signal(one, end)
    try:
        yield seen
    finally:
        for one, handler in before.items():
            if handler not in (signal.SIG_IGN, None):
                signal.signal(one, handler)

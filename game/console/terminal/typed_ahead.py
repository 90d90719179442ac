"""What was typed before it was asked for, and typing that is not shown."""

from __future__ import annotations

import os
import select
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Final

try:
    import termios
except ImportError:  # pragma: no cover - Windows
    termios = None  # type: ignore[assignment]

QUIET: Final = 0.25
"""Seconds without a key after which a burst of keys, a paste or a key held down is over."""


def drop_typed() -> None:
    """Throw away every key pressed so far, and those still coming in one burst: a paste over a slow line, a key held.

    Nothing of it is shown.  Does nothing where there is no keyboard.
    """
    keyboard = _keyboard()
    if termios is None:  # pragma: no cover - Windows
        _drop_on_windows()
        return
    if keyboard < 0:
        return
    with suppress(termios.error, OSError), _changed(keyboard, termios.ICANON | termios.ECHO):
        while select.select([keyboard], [], [], QUIET)[0]:
            if not os.read(keyboard, 65536):
                return


@contextmanager
def unseen_typing() -> Iterator[None]:
    """What is typed while the block runs is not shown."""
    keyboard = _keyboard()
    if termios is None or keyboard < 0:
        yield
        return
    with _changed(keyboard, termios.ECHO):
        yield


@contextmanager
def _changed(keyboard: int, without: int) -> Iterator[None]:
    """The terminal without some of its local modes; whoever changes them drops what nobody has read."""
    before = termios.tcgetattr(keyboard)
    after = [*before]
    after[3] = before[3] & ~without
    termios.tcsetattr(keyboard, termios.TCSAFLUSH, after)
    try:
        yield
    finally:
        termios.tcsetattr(keyboard, termios.TCSAFLUSH, before)


def _keyboard() -> int:
    """The number of standard input when that is a terminal, else -1."""
    try:
        number = sys.stdin.fileno()
        return number if os.isatty(number) else -1
    except (AttributeError, OSError, ValueError):
        return -1


def _drop_on_windows() -> None:  # pragma: no cover - Windows
    import msvcrt
    import time

    last = time.monotonic()
    while time.monotonic() - last < QUIET:
        if msvcrt.kbhit():  # type: ignore[attr-defined,unused-ignore]
            msvcrt.getwch()  # type: ignore[attr-defined,unused-ignore]
            last = time.monotonic()
        time.sleep(0.01)

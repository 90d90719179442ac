"""Standard input and output: what they cannot carry, when they are closed, when the disk behind them is full."""

from __future__ import annotations

import os
import sys
from io import StringIO


def trouble(error: OSError) -> str:
    """An error of the operating system in one sentence."""
    what = error.strerror or str(error)
    return f"{error.filename}: {what}." if error.filename else f"The output cannot be written: {what}."


def make_streams_forgiving() -> None:
    """What a stream cannot carry becomes a question mark; a missing input is empty, a missing output goes nowhere.

    A number that was closed is taken again, so that no file opened later stands where others write.
    """
    if sys.stdin is None:
        os.open(os.devnull, os.O_RDONLY)
        sys.stdin = StringIO()
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            # Held by the module for as long as the program runs.
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")


def close_output() -> None:
    """Let nothing more be written, so that the interpreter does not complain when it ends."""
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
    except (OSError, ValueError):
        return

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
    """What a stream cannot carry becomes a question mark; a missing input is an empty one."""
    if sys.stdin is None:
        sys.stdin = StringIO()
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

"""``python -m game`` is the command ``double-bind``."""

from __future__ import annotations

import os
import signal


def main() -> None:
    """The entry point of the command; leaves with its exit status.

    The first second goes into imports.  Ctrl-C then ends the program without a trace of where it was.
    """
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, _stop)
    from game.cli import main as run

    run()


def _stop(number: int, frame: object) -> None:
    """Say so and leave at once: nothing has begun, and whoever catches errors of imports must not catch this."""
    os.write(2, b"Stopped.\n")
    os._exit(128 + number)


if __name__ == "__main__":
    main()

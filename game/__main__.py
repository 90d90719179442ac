"""``python -m game`` is the command ``double-bind``.

Python then looks for modules in the current folder first.  What lies there is not the game's and nobody asked for it,
so the folder is taken off the path before anything else is imported; the game's own folder comes last, for its workers.
"""

from __future__ import annotations

import os
import signal
import sys


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


def _leave_the_current_folder() -> None:
    home = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    here = os.getcwd() if os.path.isdir(os.curdir) else ""
    if not sys.flags.safe_path and sys.path and sys.path[0] in (here, ""):
        del sys.path[0]
    sys.path[:] = [one for one in sys.path if one not in ("", os.curdir)]
    if home not in sys.path:
        sys.path.append(home)


if __name__ == "__main__":
    _leave_the_current_folder()
    main()

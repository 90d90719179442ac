"""``python -m game`` is the command ``double-bind``.

Python then looks for modules in the current folder first.  What lies there is not the game's and nobody asked for it,
so the folder is taken off the path before anything else is imported; the game's own folder comes last, for its workers.
"""

import os
import sys


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
    from game.cli import main

    main()

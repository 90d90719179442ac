"""The program as its surroundings see it: what it is called and how it ends."""

from __future__ import annotations

from typing import Final

COMMAND: Final = "double-bind"

DONE: Final = 0
FAILED: Final = 1
MISUSED: Final = 2
"""The command line cannot be read."""
INTERRUPTED: Final = 130

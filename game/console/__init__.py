"""The console, in layers: terminal < words < screens < reference and reports < play; imports point down only."""

from typing import Final

COMMAND: Final = "double-bind"

DONE: Final = 0
FAILED: Final = 1
"""How a command ends."""

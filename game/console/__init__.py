"""What a person sees and types: screens drawn from views, menus, curtains, replays and the rulebook."""

from typing import Final

COMMAND: Final = "double-bind"

DONE: Final = 0
FAILED: Final = 1
"""How a command ends."""

"""What a bot is."""

from __future__ import annotations

from random import Random
from typing import Final, Protocol

from game.kernel.action import Action
from game.kernel.knowledge import View

BOT: Final = "greedy"
"""Who plays a seat when nobody else is named."""


class Player(Protocol):
    """Decides for one or several seats."""

    def choose(self, view: View, draw: Random) -> Action:
        """One of ``view.actions``, which is never empty; all randomness comes from ``draw``."""
        ...

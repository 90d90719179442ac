"""What a bot is."""

from __future__ import annotations

from random import Random
from typing import Protocol

from game.kernel.action import Action
from game.kernel.knowledge import View


class Player(Protocol):
    """Decides for one or several seats."""

    def choose(self, view: View, draw: Random) -> Action:
        """One of ``view.actions``, which is never empty; all randomness comes from ``draw``."""
        ...

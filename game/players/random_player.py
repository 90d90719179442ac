"""The simplest bot, and the measure of every other: any legal action, each as likely as the next."""

from __future__ import annotations

from random import Random

from game.kernel.action import Action
from game.kernel.knowledge import View


class RandomPlayer:
    """Chooses among the legal actions with equal chances."""

    def choose(self, view: View, draw: Random) -> Action:
        """One of ``view.actions``."""
        return view.actions[draw.randrange(len(view.actions))]

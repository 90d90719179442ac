"""Measures catanatron; runs as a script in an environment of its own and prints JSON."""

from __future__ import annotations

import json
import random
import sys
from typing import Any

from catanatron import Color, RandomPlayer  # type: ignore[import-not-found]
from catanatron.game import Game  # type: ignore[import-not-found]
from clock import rate, typical  # type: ignore[import-not-found]

COLORS = (Color.RED, Color.BLUE, Color.WHITE, Color.ORANGE)


class Counting(RandomPlayer):  # type: ignore[misc]
    """A random player that counts its decisions."""

    decided = 0

    def decide(self, game: Any, playable_actions: Any) -> Any:
        """Any legal action."""
        Counting.decided += 1
        return super().decide(game, playable_actions)


def play(seed: int) -> int:
    """One game of four random players; its decisions."""
    random.seed(seed)
    before = Counting.decided
    Game([Counting(color) for color in COLORS], seed=seed).play()
    return Counting.decided - before


def positions() -> list[Any]:
    """Games stopped after every twentieth decision of one game."""
    random.seed(5)
    game = Game([RandomPlayer(color) for color in COLORS], seed=5)
    found: list[Any] = []
    ticks = 0
    while game.winning_color() is None and ticks < 2000:
        game.play_tick()
        ticks += 1
        if ticks % 20 == 0:
            found.append(game.copy())
    return found


def main() -> None:
    """Print decisions a second, or the seconds of a copy."""
    what, seconds = sys.argv[1], float(sys.argv[2])
    found = rate(play, seconds) if what == "play" else typical([game.copy for game in positions()])
    print(json.dumps(found))


if __name__ == "__main__":
    main()

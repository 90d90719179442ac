"""Timing that both engines are measured with, in seconds of the processor: other work on the machine counts less.

Imports the standard library only: it runs in either environment.
"""

from __future__ import annotations

from collections.abc import Callable
from statistics import median
from time import process_time

REPEATS = 100


def rate(play: Callable[[int], int], seconds: float) -> float:
    """Decisions a second, over so many seconds, of ``play``: it plays the game of a seed and returns its decisions."""
    play(0)
    decisions = seed = 0
    begun = process_time()
    while process_time() - begun < seconds:
        seed += 1
        decisions += play(seed)
    return decisions / (process_time() - begun)


def typical(copies: list[Callable[[], object]]) -> float:
    """The median over many positions of the seconds one call takes, each the best of three."""
    found: list[float] = []
    for copy in copies:
        best = 1e9
        for _ in range(3):
            begun = process_time()
            for _ in range(REPEATS):
                copy()
            best = min(best, (process_time() - begun) / REPEATS)
        found.append(best)
    return median(found)

"""Timing that both engines are measured with.  Imports the standard library only: it runs in either environment."""

from __future__ import annotations

from collections.abc import Callable
from statistics import median
from time import perf_counter

REPEATS = 100


def rate(play: Callable[[int], int], seconds: float) -> float:
    """Decisions a second, over so many seconds, of ``play``: it plays the game of a seed and returns its decisions."""
    play(0)
    decisions = seed = 0
    begun = perf_counter()
    while perf_counter() - begun < seconds:
        seed += 1
        decisions += play(seed)
    return decisions / (perf_counter() - begun)


def typical(copies: list[Callable[[], object]]) -> float:
    """The median over many positions of the seconds one call takes, each the best of three."""
    found: list[float] = []
    for copy in copies:
        best = 1e9
        for _ in range(3):
            begun = perf_counter()
            for _ in range(REPEATS):
                copy()
            best = min(best, (perf_counter() - begun) / REPEATS)
        found.append(best)
    return median(found)

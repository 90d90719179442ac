"""Seeded dice: what falls at a step depends on nothing but the seed and the number of the step."""

from __future__ import annotations

from hashlib import blake2b
from secrets import randbits

from game.kernel.types import Odds


def drawn(seed: int, step: int, odds: Odds) -> int:
    """The outcome that the dice of ``seed`` give at journal step ``step``; ``odds`` is not empty."""
    left = number(seed, f"dice {step}") % sum(weight for _, weight in odds)
    for outcome, (_, weight) in enumerate(odds):
        left -= weight
        if left < 0:
            return outcome
    raise AssertionError("weights are positive")


def fresh_seed() -> int:
    """A seed that cannot be guessed, however many dice it has thrown."""
    return randbits(128)


def number(seed: int, purpose: str) -> int:
    """An integer below 2**128 that looks random and is the same in every process for one seed and purpose."""
    return int.from_bytes(blake2b(f"{seed} {purpose}".encode("ascii"), digest_size=16).digest(), "big")

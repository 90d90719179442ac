"""Who sits at the keyboard."""

from __future__ import annotations

from game.records.journal.format import HUMAN


def person_of(player: str, seat: str) -> str:
    """Who sits at the keyboard for a seat: a name given to several seats is one person, ``human`` alone is not."""
    _, _, name = player.partition(":")
    return name or f"the player of {seat}"


def is_human(player: str) -> bool:
    """Whether a seat is decided at the keyboard."""
    return player == HUMAN or player.startswith(f"{HUMAN}:")

"""Who sits at the keyboard."""

from __future__ import annotations

from game.records.journal.format import is_human

__all__ = ["is_human", "person_of"]


def person_of(player: str, seat: str) -> str:
    """Who sits at the keyboard for a seat: a name given to several seats is one person, ``human`` alone is not."""
    _, _, name = player.partition(":")
    return name or f"the player of {seat}"

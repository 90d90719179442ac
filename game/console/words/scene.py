"""What a board is drawn from."""

from __future__ import annotations

from dataclasses import dataclass

from game.console.words.knowledge import Knowledge


@dataclass(frozen=True)
class Scene:
    """What a board is drawn from.  ``seat`` is a code, empty for a spectator; ``who`` is what the seat is called."""

    title: str
    date: str
    turn: int
    turns: int
    phase: str
    seat: str
    who: str
    knowledge: Knowledge
    earlier: Knowledge | None = None

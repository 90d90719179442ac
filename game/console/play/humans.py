"""Who sits at the keyboard."""

from __future__ import annotations

from typing import NamedTuple

from game.console.terminal.text import clean
from game.records.journal.format import is_human

__all__ = ["Person", "is_human", "person_of"]


class Person(NamedTuple):
    """Somebody at the keyboard: by name, or nameless by the one seat they have.

    A name given to several seats is one person; no name makes a person of the nameless one in a seat.
    """

    name: str
    seat: str

    @property
    def called(self) -> str:
        """What the person is called."""
        return clean(self.name) or f"the player of {self.seat}"


def person_of(player: str, seat: str) -> Person:
    """Who sits at the keyboard for a seat."""
    _, _, name = player.partition(":")
    return Person(name, "") if name else Person("", seat)

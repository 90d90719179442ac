"""The bots by name: those of the game, and those other installed packages add.

A package adds a bot with an entry point of the group ``double_bind.players`` whose object, called without arguments,
makes a Player.  What lies in the folder the program was started in is not installed, and is never run.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.metadata import EntryPoint, distributions
from typing import Final

from game.players.gate import PlayerError, in_words
from game.players.greedy import GreedyPlayer
from game.players.player import Player
from game.players.random_player import RandomPlayer
from game.records.library import nearest

__all__ = ["GROUP", "PLAYERS", "PlayerError", "entry_points", "make_player", "player_names"]

GROUP: Final = "double_bind.players"

PLAYERS: Final[dict[str, Callable[[], Player]]] = {
    "random": RandomPlayer,
    "greedy": GreedyPlayer,
}
"""The bots of the game itself; one line registers a new one."""


def installed(path: list[str]) -> list[str]:
    """Where installed packages may lie: ``path`` without entries that mean whatever folder is the current one."""
    return [one for one in path if one not in ("", ".")]


def entry_points(group: str) -> list[EntryPoint]:
    """The entry points of a group in every installed package."""
    found: dict[str, EntryPoint] = {}
    for one in distributions(path=installed(sys.path)):
        for point in one.entry_points.select(group=group):
            found.setdefault(point.name, point)
    return list(found.values())


@contextmanager
def _as_installed() -> Iterator[None]:
    """Import with the current folder out of the way; it is nobody's package unless it was put on the path by name."""
    before = sys.path
    sys.path = installed(before)
    try:
        yield
    finally:
        sys.path = before


def _added() -> dict[str, EntryPoint]:
    return {one.name: one for one in entry_points(group=GROUP) if one.name not in PLAYERS}


def player_names() -> list[str]:
    """The names of every bot there is: the game's own first, then added ones in alphabetical order."""
    return [*PLAYERS, *sorted(_added())]


def make_player(name: str) -> Player:
    """A new bot of that name.  Raises PlayerError."""
    if name in PLAYERS:
        return PLAYERS[name]()
    added = _added().get(name)
    if added is None:
        raise PlayerError(f"There is no player {name!r}; {nearest(name, player_names())}.")
    try:
        with _as_installed():
            player = added.load()()
        able = callable(getattr(player, "choose", None))
    except KeyboardInterrupt:
        raise
    except BaseException as error:
        raise PlayerError(
            f"The player {name!r} of {added.value!r} cannot be made: {in_words(error).rstrip('.')}."
        ) from error
    if not able:
        raise PlayerError(f"The player {name!r} of {added.value!r} has no method 'choose', so it is not a player.")
    made: Player = player
    return made

"""The bots by name: those of the game, and those other installed packages add.

A package adds a bot with an entry point of the group ``double_bind.players`` whose object, called without arguments,
makes a Player.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib.metadata import EntryPoint, entry_points
from typing import Final

from game.players.greedy import GreedyPlayer
from game.players.player import Player
from game.players.random_player import RandomPlayer
from game.records.library import nearest

GROUP: Final = "double_bind.players"

PLAYERS: Final[dict[str, Callable[[], Player]]] = {
    "random": RandomPlayer,
    "greedy": GreedyPlayer,
}
"""The bots of the game itself; one line registers a new one."""


class PlayerError(ValueError):
    """A bot that does not exist or cannot be made: one sentence."""


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
        player = added.load()()
    except Exception as error:
        raise PlayerError(f"The player {name!r} of {added.value!r} cannot be made: {error}.") from error
    if not callable(getattr(player, "choose", None)):
        raise PlayerError(f"The player {name!r} of {added.value!r} has no method 'choose', so it is not a player.")
    made: Player = player
    return made

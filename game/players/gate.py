"""The one gate through which players are asked: what others wrote may fail there, and it is told as theirs.

A player of another package may raise anything, leave the program, or answer with what is no action.  Whoever plays is
told in one sentence which player failed in which seat, and nothing has happened to the match.
"""

from __future__ import annotations

from random import Random
from typing import Final

from game.kernel.action import Action
from game.kernel.knowledge import View
from game.players.player import Player

LONGEST: Final = 300
"""Of what a player says of its failure no more than so many characters are told."""


class PlayerError(ValueError):
    """A player that does not exist, cannot be made, or fails: one sentence, and how to go on."""


def ask(player: Player, name: str, seat: str, view: View, draw: Random) -> Action | str:
    """What the player called ``name`` in ``seat`` answers to its view: an action, or its code.

    Whether it is legal is for the match to say.  Raises PlayerError for whatever goes wrong in the player, but lets a
    person's Ctrl-C through.
    """
    try:
        answer: object = player.choose(view, draw)
    except KeyboardInterrupt:
        raise
    except BaseException as error:
        raise failed(name, seat, in_words(error)) from error
    if isinstance(answer, Action | str):
        return answer
    kind = type(answer).__name__
    raise failed(name, seat, f"it answered with {'nothing' if answer is None else f'an object of type {kind!r}'}, "
                             "and a player has to return one of the actions of its view, or the code of one")


def failed(name: str, seat: str, what: str) -> PlayerError:
    """The error that says what a player did wrong and how to go on."""
    return PlayerError(
        f"The player {name!r} ({seat}) failed: {what.rstrip('.')}. Nothing was played for {seat}; mend the player, or "
        "let another one play this seat."
    )


def in_words(error: BaseException) -> str:
    """An error of somebody else's code in one line, though its own text may fail too."""
    try:
        text = " ".join(str(error).split())[:LONGEST]
    except Exception:
        text = ""
    return f"{type(error).__name__}: {text}" if text else type(error).__name__

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
from game.records.journal.format import HUMAN
from game.records.library import nearest

LONGEST: Final = 300
"""Of what a player says of its failure no more than so many characters are told."""


class PlayerError(ValueError):
    """A player that does not exist, cannot be made, or fails: one sentence, and how to go on."""


class _NonsenseError(ValueError):
    """An answer that is none: what is wrong with it."""


def ask(player: Player, name: str, seat: str, view: View, draw: Random) -> Action:
    """The action that the player called ``name`` in ``seat`` takes on its view; its code is an answer too.

    Raises PlayerError for whatever goes wrong in the player, but lets a person's Ctrl-C through.
    """
    legal = view.actions[:]
    if name.partition(":")[0] == HUMAN:
        name = type(player).__name__
    try:
        return _action_of(player.choose(view, draw), legal)
    except KeyboardInterrupt:
        raise
    except _NonsenseError as error:
        raise failed(name, seat, str(error)) from None
    except BaseException as error:
        raise failed(name, seat, in_words(error)) from error


def _action_of(answer: object, legal: list[Action]) -> Action:
    """The legal action that an answer stands for; comparing may run the player's own code."""
    if isinstance(answer, Action) and answer in legal:
        return legal[legal.index(answer)]
    if not isinstance(answer, Action | str):
        kind = "nothing" if answer is None else f"an object of type {type(answer).__name__!r}"
        raise _NonsenseError(f"it answered with {kind}, where an action of its view belongs, or the code of one")
    code = answer if isinstance(answer, str) else answer.code
    for one in legal:
        if one.code == code:
            return one
    codes = [one.code for one in legal]
    raise _NonsenseError(f"it answered with {code!r}, which it may not do now; {nearest(code, codes)}")


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

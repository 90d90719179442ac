"""Whether a decision may be taken back: never past chance, a reveal or a change of seat."""

from __future__ import annotations

from random import Random
from typing import Final

from game.kernel import digest, engine, knowledge
from game.kernel.action import Action
from game.kernel.state import State

TRUTHS: Final = 6
"""How many truths a seat could have imagined are played to see whether the real result told it more than it knew."""


class UndoError(ValueError):
    """The last step cannot be taken back: one sentence that says why."""


def refusal(before: State, now: State, action: Action, chance: bool) -> str:
    """Why ``action``, which led from ``before`` to ``now``, stands: one sentence, or nothing when it need not.

    ``chance`` is true when an outcome fell in between; only the seat that decided is told so, for what falls in secret
    after another seat's turn is no news for the next.
    """
    if now.over:
        return "The match is over, and its last decision stands."
    if now.seat != before.seat:
        return "Another seat is to move since the last decision, so it stands."
    if (now.turn, now.stack[0][1:3]) != (before.turn, before.stack[0][1:3]):
        return "The sequence of play has moved on since the last decision, so it stands."
    if chance:
        return "Chance has decided since the last decision, and what it decided stands."
    if _told(before, now, action):
        return "The last decision told its seat something it did not know, so it stands."
    return ""


def _told(before: State, now: State, action: Action) -> bool:
    """Whether the seat sees something after the action that it could not have foretold from its view before."""
    seat = before.seat
    seen = digest.flatten(knowledge.view(now, seat).board)
    view = knowledge.view(before, seat)
    draw = Random(0)
    for _ in range(TRUTHS):
        imagined = knowledge.sample(view, draw)
        engine.play(imagined, action)
        if imagined.stack != now.stack or digest.flatten(knowledge.view(imagined, seat).board) != seen:
            return True
    return False

"""Whether a decision may be taken back: never past chance, a reveal or a change of seat."""

from __future__ import annotations

from game.kernel.action import Action
from game.kernel.state import State


class UndoError(ValueError):
    """The last step cannot be taken back: one sentence that says why."""


def refusal(before: State, now: State, action: Action, chance: bool) -> str:
    """Why ``action``, which led from ``before`` to ``now``, stands: one sentence, or nothing when it need not.

    ``chance`` is true when an outcome fell in between; only the seat that decided is told so, for what falls in secret
    after another seat's turn is no news for the next.  The answer tells nothing either: it is the same in all truths
    that the seat could imagine when it decided, so not what an action told is asked, only whether it could tell.
    """
    if now.over:
        return "The match is over, and its last decision stands."
    if now.seat != before.seat:
        return "Another seat is to move since the last decision, so it stands."
    if (now.turn, now.stack[0][1:3]) != (before.turn, before.stack[0][1:3]):
        return "The sequence of play has moved on since the last decision, so it stands."
    if action.informs:
        return "The last decision can tell its seat something it did not know, so it stands, whatever it told."
    if chance:
        return "Chance has decided since the last decision, and what it decided stands."
    return ""

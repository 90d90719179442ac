"""Seats that change hands in the middle of a match: when, and who decides where."""

from __future__ import annotations

from collections.abc import Sequence

from game.records.journal.format import Entry, Handover, Journal, Line, Undo

Hands = list[tuple[int, Handover]]
"""Every handover with the number of the last step that stood when it happened."""


def hands_of(journal: Journal) -> Hands:
    """The handovers of a journal."""
    found: Hands = []
    step = 0
    for line in journal.lines:
        if isinstance(line, Handover):
            found.append((step, line))
        else:
            step += -1 if isinstance(line, Undo) else 1
    return found


def players_at(journal: Journal, step: int) -> dict[str, str]:
    """Who decided for each seat when ``step`` was the last one."""
    found = dict(journal.header.players)
    for when, hand in hands_of(journal):
        if when <= step:
            found[hand.seat] = hand.player
    return found


def woven(entries: Sequence[Entry], hands: Hands) -> list[Line]:
    """The steps that stand with the handovers between them, as a journal that is written now holds them."""
    lines: list[Line] = []
    left = [*hands]
    for entry in entries:
        while left and left[0][0] < entry.step:
            lines.append(left.pop(0)[1])
        lines.append(entry)
    return [*lines, *(hand for _, hand in left)]

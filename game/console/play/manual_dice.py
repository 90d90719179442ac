"""Real dice on the table: what may fall, on which throw of a hundred, and what a person says fell."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from rich.text import Text

from game.console.terminal.errors import MisreadError
from game.console.terminal.screen import Screen
from game.console.terminal.text import clean, in_words, quote
from game.kernel.rulebook import Rulebook
from game.kernel.types import Odds, chance_of

ROLL: Final = "roll"
"""The word that lets the game throw."""


def title_of(chance: str, book: Rulebook) -> str:
    """What is to be decided, with its section, by the code of an action or event."""
    action = book.by_code.get(chance)
    if action is not None:
        return f"{clean(action.describe().partition(': ')[0])} (§{action.section})"
    event = book.events[book.events_by_code[chance]]
    return f"{clean(event.title or chance)} (§{event.section})"


def outcome_table(title: str, odds: Odds, screen: Screen) -> Iterator[Text]:
    """The outcomes by number, with per cent and the throws of two ten-sided dice (00 is a hundred) that bring them."""
    yield screen.rule(f"Throw for it: {title}")
    total = sum(weight for _, weight in odds)
    widest = max(len(label) for label, _ in odds)
    below = reached = 0
    for outcome, (label, weight) in enumerate(odds):
        below += weight
        first, reached = reached + 1, (200 * below + total) // (2 * total)
        span = f"on {first % 100:02}" if first == reached else f"on {first % 100:02} to {reached % 100:02}"
        told = span if first <= reached else "below one in a hundred"
        chance = f"{clean(label):<{widest}}  {chance_of(odds, outcome):>3} %  "
        yield Text.assemble((f"{outcome + 1:>3} ", "heading"), chance, (told, "quiet"))


def read_outcome(typed: str, odds: Odds) -> int:
    """The number, from 0, of the outcome that is meant; -1 when the game shall throw.  Raises MisreadError."""
    word = typed.strip().lower()
    if word == ROLL:
        return -1
    if word.isascii() and word.isdigit() and 1 <= int(word[:6]) <= len(odds):
        return int(word[:6]) - 1
    near = [outcome for outcome, (label, _) in enumerate(odds) if word and label.lower().startswith(word)]
    if len(near) != 1:
        known = in_words([f"{number} for {label}" for number, (label, _) in enumerate(odds, 1)], "or")
        raise MisreadError(f"{quote(typed)} is no outcome; allowed are {known}, or {ROLL}.")
    return near[0]

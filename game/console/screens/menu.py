"""The menu: numbered choices with price, odds and section, and what a person means by what was typed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Final

from game.console.screens.subjects import arranged
from game.console.terminal.errors import MisreadError
from game.console.terminal.text import clean, in_words, quote
from game.kernel.action import Action
from game.kernel.engine import price
from game.kernel.knowledge import View
from game.kernel.rulebook import Rulebook
from game.kernel.types import chance_of

NEAR: Final = 3
"""How many near codes an error names."""

MOST_NAMED: Final = 6
"""How many codes that something typed may mean are named."""


@dataclass(frozen=True)
class Choice:
    """One line of the menu.  ``code`` is without the seat; ``cost`` and ``odds`` are empty for free and for certain."""

    number: int
    action: Action
    code: str
    text: str
    cost: str
    odds: str
    section: str

    def facts(self) -> str:
        """Price, odds and section as one phrase."""
        return "; ".join(part for part in (self.cost, self.odds, f"§{self.section}") if part)


def choices(view: View) -> list[Choice]:
    """The legal actions of a view numbered by subject; odds and prices are read from what the seat knows."""
    return [choice(action, view, number) for number, action in enumerate(arranged(view.actions), 1)]


def choice(action: Action, view: View, number: int = 0) -> Choice:
    """One action as a choice."""
    book = view.board.rulebook
    return Choice(
        number,
        action,
        short_code(action, book),
        clean(action.describe()),
        spoken_cost(action, view),
        spoken_odds(action, view),
        action.section,
    )


def short_code(action: Action, book: Rulebook) -> str:
    """The code without its seat."""
    return action.code.removeprefix(f"{book.seats[action.seat]} ")


def spoken_cost(action: Action, view: View) -> str:
    """``2 attention, $40 m``; empty when it costs nothing."""
    parts: list[str] = []
    for resource, amount in price(view.board, action):
        field = view.board.rulebook.resources[resource]
        parts.append(f"${amount:,} m" if field.unit == "$ m" else f"{amount:,} {field.name}")
    return ", ".join(parts)


def spoken_odds(action: Action, view: View) -> str:
    """``carried 75 %, watered down 25 %``; empty when the result is certain."""
    odds = action.odds(view.board)
    return ", ".join(f"{clean(label)} {chance_of(odds, place)} %" for place, (label, _) in enumerate(odds))


class NoChoiceError(MisreadError):
    """What was typed is no choice of the menu.  ``action`` is set when it names an action of the seat that is not legal
    now, ``several`` when it may mean more than one choice."""

    def __init__(self, text: str, action: Action | None = None, several: Sequence[Choice] = ()) -> None:
        super().__init__(text)
        self.action = action
        self.several = list(several)


def pick(typed: str, choices: list[Choice], seat: int, book: Rulebook) -> Choice:
    """The choice a person means: by number, by code, or by a code shortened as far as it stays alone.

    The seat in front may be left out, case does not matter.  Raises NoChoiceError.
    """
    words = _words(typed, seat, book)
    if len(words) == 1 and words[0].isascii() and words[0].isdigit():
        number = int(words[0]) if len(words[0]) < 9 else 0
        if 1 <= number <= len(choices):
            return choices[number - 1]
        raise NoChoiceError(f"There is no choice {quote(typed)}; the menu has {_range(choices)}.")
    matching = _matching(words, [choice.action for choice in choices], book)
    several = [choice for choice in choices if choice.action in matching]
    if len(several) == 1:
        return several[0]
    if several:
        raise NoChoiceError(f"{_may_mean(typed, matching, book)}; type more of it, or its number.", None, several)
    closed = _matching(words, _actions_of(seat, book), book)
    if len(closed) == 1:
        raise NoChoiceError(f"{short_code(closed[0], book)!r} is not open to you now.", closed[0])
    if closed and all(action.verb == closed[0].verb for action in closed):
        example = short_code(closed[0], book)
        raise NoChoiceError(f"{closed[0].verb!r}, {example!r} for one, is not open to you now.", closed[0])
    raise NoChoiceError(f"{quote(typed)} is not on this menu; {_nearest(words, choices)}.")


def named(typed: str, seat: int, book: Rulebook) -> Action:
    """The action of a seat with that code, legal or not.  Raises MisreadError with the nearest codes."""
    words = _words(typed, seat, book)
    actions = _actions_of(seat, book)
    matching = _matching(words, actions, book)
    if len(matching) == 1:
        return matching[0]
    if matching:
        raise MisreadError(f"{_may_mean(typed, matching, book)}.")
    near = get_close_matches(" ".join(words), [short_code(action, book) for action in actions], n=NEAR, cutoff=0.4)
    hint = f"the nearest are {in_words([repr(code) for code in near])}" if near else "the menu lists what there is"
    raise MisreadError(f"{book.seats[seat]} has no action {quote(typed)}; {hint}.")


def _actions_of(seat: int, book: Rulebook) -> list[Action]:
    return [action for action in book.actions if action.seat == seat]


def _matching(words: list[str], actions: Sequence[Action], book: Rulebook) -> list[Action]:
    """The actions whose codes begin with those words or beginnings of words; one alone whose code they are."""
    codes = {action: short_code(action, book).split() for action in actions}
    near = [
        action
        for action, code in codes.items()
        if 0 < len(words) <= len(code) and all(part.startswith(word) for word, part in zip(words, code, strict=False))
    ]
    exact = [action for action in near if codes[action] == words]
    return exact or near


def _may_mean(typed: str, actions: Sequence[Action], book: Rulebook) -> str:
    codes = in_words([repr(short_code(action, book)) for action in actions[:MOST_NAMED]], "or")
    return f"{quote(typed)} may mean {codes}{' or others' if len(actions) > MOST_NAMED else ''}"


def _words(typed: str, seat: int, book: Rulebook) -> list[str]:
    words = typed.lower().split()
    return words[1:] if len(words) > 1 and words[0] == book.seats[seat] else words


def _nearest(words: list[str], choices: list[Choice]) -> str:
    near = get_close_matches(" ".join(words), [choice.code for choice in choices], n=NEAR, cutoff=0.4)
    if not near and words:
        near = [choice.code for choice in choices if choice.code.split()[0][:2] == words[0][:2]][:NEAR]
    if near:
        listed = in_words([repr(code) for code in near])
        return f"the nearest {'is' if len(near) == 1 else 'are'} {listed}"
    return f"the menu has {_range(choices)}, and 'help' explains"


def _range(choices: list[Choice]) -> str:
    if len(choices) == 1:
        return f"one choice, {choices[0].code!r}"
    return f"the choices 1 to {len(choices)}"

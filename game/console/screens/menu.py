"""The menu: numbered choices with price, odds and section, and what a person means by what was typed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Final

from game.console.screens.subjects import arranged
from game.console.terminal.text import clean, in_words, quote
from game.kernel.action import Action
from game.kernel.engine import price
from game.kernel.knowledge import View
from game.kernel.rulebook import Rulebook
from game.kernel.types import chance_of

NEAR: Final = 3
"""How many near codes an error names."""


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


class MisreadError(ValueError):
    """What was typed is no choice of the menu.  The text is one sentence; ``action`` is set when it names an action of
    the seat that is not legal now, ``several`` when it may mean more than one choice."""

    def __init__(self, text: str, action: Action | None = None, several: Sequence[Choice] = ()) -> None:
        super().__init__(text)
        self.action = action
        self.several = list(several)


def pick(typed: str, found: list[Choice], seat: int, book: Rulebook) -> Choice:
    """The choice a person means: by number, by code, or by a code shortened as far as it stays alone.

    The seat in front may be left out, case does not matter.  Raises MisreadError.
    """
    words = _words(typed, seat, book)
    if len(words) == 1 and words[0].isascii() and words[0].isdigit():
        number = int(words[0]) if len(words[0]) < 9 else 0
        if 1 <= number <= len(found):
            return found[number - 1]
        raise MisreadError(f"There is no choice {quote(typed)}; the menu has {_range(found)}.")
    matching = [one for one in found if _means(words, one.code)]
    exact = [one for one in matching if one.code.split() == words]
    if len(exact) == 1 or len(matching) == 1:
        return (exact or matching)[0]
    if matching:
        codes = in_words([repr(one.code) for one in matching[:6]], "or")
        more = " or others" if len(matching) > 6 else ""
        raise MisreadError(f"{quote(typed)} may mean {codes}{more}; type more of it, or its number.", None, matching)
    others = [one for one in book.actions if one.seat == seat and _means(words, short_code(one, book))]
    named = [one for one in others if short_code(one, book).split() == words] or others
    if len({short_code(one, book) for one in named}) == 1:
        raise MisreadError(f"{short_code(named[0], book)!r} is not open to you now.", named[0])
    if others and all(one.verb == others[0].verb for one in others):
        told = f"{others[0].verb!r}, {short_code(others[0], book)!r} for one, is not open to you now."
        raise MisreadError(told, others[0])
    raise MisreadError(f"{quote(typed)} is not on this menu; {_nearest(words, found)}.")


def named(typed: str, seat: int, book: Rulebook) -> Action:
    """The action of a seat with that code, legal or not.  Raises MisreadError with the nearest codes."""
    words = _words(typed, seat, book)
    matching = [one for one in book.actions if one.seat == seat and _means(words, short_code(one, book))]
    exact = [one for one in matching if short_code(one, book).split() == words]
    if len(exact) == 1 or len(matching) == 1:
        return (exact or matching)[0]
    if matching:
        codes = in_words([repr(short_code(one, book)) for one in matching[:6]], "or")
        raise MisreadError(f"{quote(typed)} may mean {codes}{' or others' if len(matching) > 6 else ''}.")
    codes_all = [short_code(one, book) for one in book.actions if one.seat == seat]
    near = get_close_matches(" ".join(words), codes_all, n=NEAR, cutoff=0.4)
    hint = f"the nearest are {in_words([repr(one) for one in near])}" if near else "the menu lists what there is"
    raise MisreadError(f"{book.seats[seat]} has no action {quote(typed)}; {hint}.")


def _words(typed: str, seat: int, book: Rulebook) -> list[str]:
    words = typed.lower().split()
    return words[1:] if len(words) > 1 and words[0] == book.seats[seat] else words


def _means(words: list[str], code: str) -> bool:
    parts = code.split()
    return 0 < len(words) <= len(parts) and all(part.startswith(word) for word, part in zip(words, parts, strict=False))


def _nearest(words: list[str], found: list[Choice]) -> str:
    near = get_close_matches(" ".join(words), [one.code for one in found], n=NEAR, cutoff=0.4)
    if not near and words:
        near = [one.code for one in found if one.code.split()[0][:2] == words[0][:2]][:NEAR]
    if near:
        listed = in_words([repr(one) for one in near])
        return f"the nearest {'is' if len(near) == 1 else 'are'} {listed}"
    return f"the menu has {_range(found)}, and 'help' explains"


def _range(found: list[Choice]) -> str:
    if len(found) == 1:
        return f"one choice, {found[0].code!r}"
    return f"the choices 1 to {len(found)}"

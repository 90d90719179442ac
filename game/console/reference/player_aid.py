"""Player aids: one page a seat, read off the rules and the scenario, in lines of Markdown that fit 80 columns."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from typing import Final

from game.console.reference.counsel import COUNSEL
from game.console.screens.action_summary import cost_of, groups
from game.console.screens.subjects import passes
from game.console.terminal.errors import MisreadError
from game.console.terminal.text import clean, quote
from game.console.words.quantities import gauges, name_of, shown
from game.kernel.rulebook import Rulebook
from game.kernel.state import State
from game.records.library import nearest
from game.records.scenario.model import Scenario
from game.records.scenario.prepared import prepare, to_setup
from game.rules.seats import RESOURCES, SEATS
from game.rules.setup import Aim

WIDTH: Final = 80
CHOICES: Final = 4
"""How many options of a choice are written out."""
PRICES: Final = (
    "Prices before §3.4: a attention, s standing, f funds, p sorties; an asterisk: it changes with the position "
    "or a dial. A choice that ends in … has more options (§F)."
)
_LETTERS: Final = {"attention": "a", "standing": "s", "funds": "f", "sortie": "p", "sorties": "p"}


def aid(seat: str, scenario: Scenario) -> list[str]:
    """The aid of a seat as lines of Markdown.  Raises MisreadError for a seat that is not in play."""
    playing = [role.code for role in scenario.seats]
    if seat not in playing:
        raise MisreadError(f"There is no seat {quote(seat)} in {scenario.title}; {nearest(seat, playing)}.")
    part = next(role for role in scenario.seats if role.code == seat)
    state = prepare(scenario).first()
    number = SEATS.index(seat)
    counsel = COUNSEL[seat]
    lines = [f"# {clean(part.title)} (`{seat}`)", ""]
    lines += [*_wrapped(f"**The bind.** {counsel.bind}"), ""]
    lines += [*_wrapped(f"**What it alone has.** {counsel.alone}"), ""]
    lines += [*_wrapped(f"**Means on the first day.** {_means(state, number)}"), ""]
    lines += _aims(scenario, number, state.rulebook)
    lines += ["## Actions", "", *_wrapped(PRICES), ""]
    lines += _actions(state, number)
    lines += ["## Three courses", ""]
    for number, course in enumerate(counsel.courses, 1):
        lines += [*_wrapped(f"{number}. **{course.title}.** {course.text}", "   "), ""]
    return lines[:-1]


def _wrapped(text: str, indent: str = "") -> list[str]:
    return textwrap.wrap(text, WIDTH, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False)


def _means(state: State, number: int) -> str:
    """What the seat holds in its first turn, in the order of the rulebook; what it has no use for is left out."""
    parts = []
    for resource, field in enumerate(RESOURCES):
        held = state.pool(number, resource)
        if held:
            parts.append(f"{field.name} {held:,}")
    return f"{', '.join(parts)} (§2.2)."


def _aims(scenario: Scenario, number: int, book: Rulebook) -> list[str]:
    found = [aim for aim in to_setup(scenario).aims if aim.seat == number]
    if not found:
        return []
    lines = ["## Aims", ""]
    for kind, title in (("gate", "Survival gate"), ("public", "Public"), ("secret", "Secret, one is drawn")):
        own = [_aim(aim, book) for aim in found if aim.kind == kind]
        if own:
            lines += _wrapped(f"- *{title}.* {'; '.join(own)}.", "  ")
    return [*lines, ""]


def _aim(aim: Aim, book: Rulebook) -> str:
    gauge = gauges(book)[aim.indicator]
    worst, best = shown(aim.indicator, aim.worst, gauge), shown(aim.indicator, aim.best, gauge)
    name = name_of(aim.indicator)
    if aim.kind == "gate":
        edge = "at least" if aim.best > aim.worst else "at most"
        return f"{clean(aim.text)} ({name} {edge} {worst}, §B.1)"
    return f"{clean(aim.text)} ({name} {worst} to {best}, weight {aim.weight})"


def _actions(state: State, number: int) -> Iterator[str]:
    """Every kind of action of the seat in a paragraph a phase; passing, which is free everywhere, is left out."""
    book = state.rulebook
    phases = {step.menu: phase.title for phase in book.phases for step in phase.steps if step.menu}
    told: dict[str, list[str]] = {}
    for menu, words, alike in groups(book):
        own = [action for action in alike if action.seat == number]
        if own and not passes(own[0]):
            row = _row(words, cost_of(state, own), own[0].section)
            told.setdefault(phases.get(menu, "When asked to react"), []).append(row)
    for title, rows in told.items():
        glued = [row.replace(" ", "\0") if len(row) < WIDTH // 2 else row for row in rows]
        yield from (line.replace("\0", " ") for line in _wrapped(f"**{title}.** {' · '.join(glued)}", "  "))
        yield ""


def _row(words: str, cost: str, section: str) -> str:
    """``arm hezbollah/iraq/houthis 1a 90f §14.2``: a long choice is cut, what is free says nothing of its price."""
    short = " ".join(_cut(word) for word in words.split())
    paid = "" if cost == "free" else " ".join(_price(part) for part in cost.split(", "))
    return " ".join(part for part in (short, paid, f"§{section}") if part)


def _price(part: str) -> str:
    """``2a`` from ``2 attention``, with the asterisk if there is one."""
    amount, _, name = part.partition(" ")
    return f"{amount}{_LETTERS[name.rstrip('*')]}{'*' if name.endswith('*') else ''}"


def _cut(choice: str) -> str:
    options = choice.split("/")
    return choice if len(options) <= CHOICES else f"{options[0]}/…"

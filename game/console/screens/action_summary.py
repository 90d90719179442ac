"""Actions in short: those that differ in their words alone in one line, with what they cost."""

from __future__ import annotations

from collections.abc import Iterator

from rich.text import Text

from game.console.words.quantities import one_of
from game.kernel.action import Action
from game.kernel.rulebook import Rulebook
from game.kernel.state import State
from game.rules.marks import marks_of
from game.rules.seats import RESOURCES


def cost_of(state: State, actions: list[Action]) -> str:
    """What actions cost before other rules change it: ``1 attention, 2-4 standing``, ``free``.

    The numbers are those of the first position; an asterisk says that they change with the position or a dial.
    """
    totals = [[0] * len(RESOURCES) for _ in actions]
    for action, total in zip(actions, totals, strict=True):
        for resource, amount in action.cost(state):
            total[resource] += amount
    parts: list[str] = []
    for resource, field in enumerate(RESOURCES):
        low, high = min(total[resource] for total in totals), max(total[resource] for total in totals)
        if high:
            name = one_of(field.name) if high == 1 else field.name
            parts.append(f"{low}–{high} {name}" if low < high else f"{high} {name}")
    star = "*" if any(type(action).cost is not Action.cost for action in actions) else ""
    return (", ".join(parts) or "free") + star


def pattern(actions: list[Action]) -> str:
    """The codes of actions that differ in their words, in one line: ``sanction oil/banks 1/2``."""
    split = [action.words().split() for action in actions]
    columns: list[list[str]] = []
    for place in range(max(len(words) for words in split)):
        columns.append(list(dict.fromkeys(words[place] for words in split)))
    size = 1
    for column in columns:
        size *= len(column)
    if size != len(actions):
        raise ValueError(f"the words of {actions[0].code!r} and its like do not multiply out")
    return " ".join([actions[0].verb, *("/".join(column) for column in columns)])


def groups(book: Rulebook) -> Iterator[tuple[str, str, list[Action]]]:
    """Menu, pattern and actions of each kind of action, menus in the order of play and seats in theirs."""
    for menu, code in enumerate(book.menu_codes):
        found: dict[str, list[Action]] = {}
        for offered in book.offers[menu]:
            kinds: dict[tuple[str, type[Action]], list[Action]] = {}
            for action in offered:
                kinds.setdefault((action.verb, type(action)), []).append(action)
            for alike in kinds.values():
                found.setdefault(pattern(alike), []).extend(alike)
        for words, alike in found.items():
            yield code, words, alike


def marks_on(action: Action) -> list[Text]:
    """What the action is to other chapters, a line each, with the section that gives the mark its effect."""
    lines: list[Text] = []
    for when, bits in (("", action.marks), (" at times", action.marks_at_times & ~action.marks)):
        for mark in marks_of(bits):
            lines.append(Text.assemble(f"  Marked{when} ", (mark.name, "code"), f": {mark.about} (§{mark.section})"))
    return lines

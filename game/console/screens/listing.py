"""How choices are set on a screen: one by one, actions of one kind together, or subject by subject."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from rich.text import Text

from game.console.screens.menu import Choice
from game.console.screens.subjects import Subject
from game.console.terminal.screen import Screen
from game.console.terminal.text import fold, pad, shorten

DEEP: Final = 4
"""How far the further lines of a choice stand in."""

MOST_ALIKE: Final = 6
"""How many choices share a line."""

_WIDEST: Final = 24
"""Cells of a figure that several choices share."""


def lines(choices: list[Choice], screen: Screen, last: int = 0) -> list[list[Text]]:
    """Every choice as the lines it takes: number, code, then text, price, odds and section; set in the way that takes
    fewer lines, with the texts beside the codes or right behind them.  ``last`` is the highest number of the menu."""
    if not screen.width:
        return [[Text(f"{choice.number}. {choice.code}: {choice.text} ({choice.facts()})")] for choice in choices]
    return _set([(_head([choice], last or len(choices)), _body([choice])) for choice in choices], screen.width)


def together(choices: list[Choice], screen: Screen, last: int = 0) -> list[list[Text]]:
    """The same with choices that differ in one word, and say the same but for a few, in one block."""
    if not screen.width:
        return lines(choices, screen)
    return _set([(_head(alike, last or len(choices)), _body(alike)) for alike in families(choices)], screen.width)


def families(choices: Sequence[Choice]) -> list[list[Choice]]:
    """Choices that stand together: neighbours of one verb whose codes differ in one place."""
    rows: list[list[Choice]] = []
    for choice in choices:
        if rows and len(rows[-1]) < MOST_ALIKE and _alike([*rows[-1], choice]):
            rows[-1].append(choice)
        else:
            rows.append([choice])
    return rows


def _alike(row: list[Choice]) -> bool:
    first = row[0]
    if any(type(choice.action) is not type(first.action) or choice.action.verb != first.action.verb for choice in row):
        return False
    codes = _columns([choice.code.split() for choice in row])
    texts = _columns([choice.text.split() for choice in row])
    facts = _columns([choice.facts().split() for choice in row])
    if not (codes and texts and facts):
        return False
    differing = sum(len(set(column)) > 1 for column in texts)
    fits = all(len(_joined(column)) <= _WIDEST for column in texts + facts)
    return sum(len(set(column)) > 1 for column in codes) == 1 and 3 * differing <= len(texts) and fits


def _columns(rows: list[list[str]]) -> list[tuple[str, ...]]:
    """Rows of words as columns; none when one row is longer than another."""
    return list(zip(*rows, strict=True)) if len({len(row) for row in rows}) == 1 else []


def _joined(column: tuple[str, ...]) -> str:
    """``hezbollah/iraq``, ``+2/+4/+4``; the common end, as in ``+2/+4,``, is said once."""
    if len(set(column)) == 1:
        return column[0]
    end = column[0][-1] if column[0][-1:] in ",:;.)%" and all(word.endswith(column[0][-1]) for word in column) else ""
    return "/".join(word.removesuffix(end) for word in column) + end


def _head(alike: list[Choice], last: int) -> Text:
    """``3 arm hezbollah · 4 iraq · 5 houthis``."""
    digits = len(str(last)) + 1
    head = Text.assemble((f"{alike[0].number:>{digits}} ", "heading"), (alike[0].code, "code"))
    first = alike[0].code.split()
    for choice in alike[1:]:
        word = next(word for word, other in zip(choice.code.split(), first, strict=True) if word != other)
        head = Text.assemble(head, " · ", (str(choice.number), "heading"), " ", (word, "code"))
    return head


def _body(alike: list[Choice]) -> Text:
    text = " ".join(map(_joined, _columns([choice.text.split() for choice in alike])))
    facts = " ".join(map(_joined, _columns([choice.facts().split() for choice in alike])))
    return Text.assemble(text, (f" ({facts})", "quiet"))


def _set(rows: list[tuple[Text, Text]], width: int) -> list[list[Text]]:
    beside = _beside(rows, width)
    run_in = [fold(Text.assemble(head, ": ", body), width, DEEP) for head, body in rows]
    return beside if sum(map(len, beside)) <= sum(map(len, run_in)) else run_in


def _beside(rows: list[tuple[Text, Text]], width: int) -> list[list[Text]]:
    """Texts in a column of their own; a head too wide for its column has its text below."""
    most = max((len(head.plain) for head, _ in rows), default=0)
    start = min(most, width // 3 + DEEP) + 2
    blocks: list[list[Text]] = []
    for head, body in rows:
        told = fold(body, width - start)
        first = fold(head, width, DEEP) if len(head.plain) > start - 2 else [
            Text.assemble(pad(head, start), told.pop(0))
        ]
        blocks.append([*first, *(Text.assemble(" " * start, part) for part in told)])
    return blocks


def contents(choices: list[Choice], parts: Sequence[Subject], width: int) -> list[list[Text]]:
    """Letter, name, how many choices and their verbs for each subject; two short ones share a line."""
    names = max((len(subject.name) for subject in parts), default=0)
    rows: list[Text] = []
    half = width // 2
    shared = False
    for subject in parts:
        verbs = list(dict.fromkeys(choices[place].action.verb for place in subject.places))
        head = Text.assemble((f"  {subject.letter} ", "heading"), f"{subject.name:<{names}} {len(subject.places):>3}  ")
        row = shorten(Text.assemble(head, (", ".join(verbs), "code")), width)
        if rows and not shared and len(rows[-1].plain) < half > len(row.plain):
            rows[-1] = Text.assemble(pad(rows[-1], half), row)
            shared = True
        else:
            rows.append(row)
            shared = False
    return [[row] for row in rows]


def pages(blocks: list[list[Text]], first: int, later: int) -> list[list[Text]]:
    """The lines in pages of at most ``first`` and then ``later`` lines; no choice is split that fits on a page.
    One page when 0."""
    if not later:
        return [[line for block in blocks for line in block]]
    found: list[list[Text]] = [[]]
    for block in blocks:
        room = first if len(found) == 1 else later
        if found[-1] and len(found[-1]) + len(block) > room:
            found.append([])
            room = later
        while len(block) > room:
            found[-1].extend(block[:room])
            found.append([])
            block, room = block[room:], later
        found[-1].extend(block)
    return found

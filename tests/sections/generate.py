"""Writes what is read off the code, tables of rules.md and player aids: part of ``make golden``."""

from __future__ import annotations

import re
import sys
import textwrap
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from game.console.reference.player_aid import aid
from game.console.screens.action_summary import cost_of, groups
from game.kernel.field import Field
from game.kernel.rulebook import ONCE, UNTIL_PASS
from game.kernel.state import State
from game.kernel.types import EVERYONE, KNOWN, PER_SEAT
from game.records.scenario.load import load_scenario
from game.records.scenario.prepared import prepare
from game.rules.marks import MARKS, may_bear
from game.rules.seats import RESOURCES, SEATS
from tests.sections.example import example

RULES: Final = Path(__file__).resolve().parents[2] / "rules.md"
MARGIN: Final = 120
HEADING: Final = re.compile(r"^(#{2,3}) ((?:\d+|[A-Z])(?:\.\d+)?) (\S.*)$", re.MULTILINE)


def first_position() -> State:
    """The first position of the main scenario, in which every module and seat is in play."""
    return prepare(load_scenario("double-bind")).first()


def headings(text: str) -> dict[str, str]:
    """Section number to title, in the order of the text."""
    return {found[2]: found[3] for found in HEADING.finditer(text)}


def table(head: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    """A table in Markdown."""
    lines = [head, tuple("---" for _ in head), *rows]
    return "\n".join("| " + " | ".join(cells) + " |" for cells in lines)


def actions_table(text: str) -> str:
    """Every kind of action: menu, code, cost, section."""
    state = first_position()
    rows: list[tuple[str, ...]] = []
    for menu, words, alike in groups(state.rulebook):
        seats = list(dict.fromkeys(one.seat for one in alike))
        costs: dict[str, list[str]] = {}
        for seat in seats:
            cost = cost_of(state, [one for one in alike if one.seat == seat])
            costs.setdefault(cost, []).append(SEATS[seat])
        for cost, who in costs.items():
            named = "SEAT" if len(who) == len(SEATS) else "/".join(who)
            rows.append((menu, f"`{named} {words}`", cost, alike[0].section))
    return table(("menu", "code", "cost", "§"), rows)


def dials_table(text: str) -> str:
    """Every dial: module, name, default, range, unit, source."""
    rows = [
        (one.code, f"`{dial.name}`", f"{dial.default:,}", f"{dial.low:,} to {dial.high:,}", dial.unit, dial.source)
        for one in first_position().rulebook.modules
        for dial in one.dials()
    ]
    return table(("module", "dial", "default", "range", "unit", "source"), rows)


def sequence_table(text: str) -> str:
    """Phases and steps; a step that no module answers is left out."""
    book = first_position().rulebook
    titles = headings(text)
    rows: list[tuple[str, ...]] = []
    for number, phase in enumerate(book.phases):
        title = f"{number + 1} {phase.title}"
        for at, step in enumerate(phase.steps):
            if step.menu:
                how = "once" if step.mode == ONCE else "until pass" if step.mode == UNTIL_PASS else "rounds"
                what = f"question `{step.menu}`, {how}: " + ", ".join(f"`{SEATS[seat]}`" for seat in step.order)
            elif book.calls[number][at]:
                what = "by itself"
            else:
                continue
            rows.append((title, step.section, titles[step.section], what))
            title = ""
    return table(("phase", "§", "step", "how"), rows)


def known_to(field: Field) -> str:
    """Who knows a field of a slice or a pool."""
    if field.seen == PER_SEAT:
        return "each seat its own"
    if field.seen == KNOWN:
        return "readers of the text" if field.knowers == "readers" else "those who know the channel"
    return ", ".join(f"`{seat}`" for number, seat in enumerate(SEATS) if field.seen >> number & 1) or "nobody"


def secrets_table(text: str) -> str:
    """Every indicator that is not public, by who knows it."""
    found: dict[str, list[str]] = {"each seat its own": []}
    for field in RESOURCES:
        if field.seen != EVERYONE:
            found[known_to(field)].append(f"`SEAT.{field.name}`")
    for module in first_position().rulebook.modules:
        for field in (*module.slice_type.fields, *module.slice_type.derived):
            if field.seen != EVERYONE and not (field.seen > 0 and field.seen & 0x7F == 0x7F):
                who = "the Iranian end and `gulf`" if field.knowers == "end_listeners" else known_to(field)
                found.setdefault(who, []).append(f"`{module.code}.{field.name}`")
    return table(("known to", "indicators"), [(who, ", ".join(names)) for who, names in found.items()])


def marks_table(text: str) -> str:
    """Every mark: what it says, its section, and the actions that bear it, now or when the board has it so."""
    book = first_position().rulebook
    rows: list[tuple[str, ...]] = []
    for mark in MARKS:
        bearers: dict[str, list[str]] = {}
        for one in book.actions:
            if may_bear(one, mark.bit) and SEATS[one.seat] not in bearers.setdefault(one.verb, []):
                bearers[one.verb].append(SEATS[one.seat])
        verbs = (f"`{'SEAT' if len(who) == len(SEATS) else '/'.join(who)} {verb}`" for verb, who in bearers.items())
        rows.append((mark.name, mark.about, mark.section, ", ".join(verbs)))
    return table(("mark", "what it says", "§", "borne by"), rows)


WRITERS: Final[dict[str, Callable[[str], str]]] = {
    "secrets": secrets_table,
    "sequence": sequence_table,
    "example": lambda text: example(),
    "dials": dials_table,
    "actions": actions_table,
    "marks": marks_table,
}


def fresh(text: str) -> str:
    """The text with every generated part written anew.  Raises ValueError when a pair of markers is missing."""
    for name, write in WRITERS.items():
        found = re.search(rf"(?s)<!-- {name} -->\n.*?<!-- /{name} -->", text)
        if found is None:
            raise ValueError(f"rules.md has no place for {name!r}: <!-- {name} --> and <!-- /{name} --> are missing")
        written = f"<!-- {name} -->\n{write(text)}\n<!-- /{name} -->"
        text = f"{text[:found.start()]}{written}{text[found.end():]}"
    return text


def wrapped(text: str) -> str:
    """The text with every paragraph filled again that has a line beyond the margin or one broken off early."""
    names = "|".join(WRITERS)
    parts = re.split(rf"(?s)(<!-- (?:{names}) -->.*?<!-- /(?:{names}) -->)", text)
    parts[::2] = ["\n\n".join(map(_filled, part.split("\n\n"))) for part in parts[::2]]
    return "".join(parts)


def _filled(paragraph: str) -> str:
    lines = paragraph.strip("\n").split("\n")
    if not lines[0] or lines[0][0] in "|#<-" or lines[0].startswith("```"):
        return paragraph
    words = [line.split(" ", 1)[0] for line in lines]
    early = any(len(line) + len(word) < MARGIN - 1 for line, word in zip(lines, words[1:], strict=False))
    if not early and max(map(len, lines)) <= MARGIN:
        return paragraph
    glued = re.sub(r" (?=[+*-] )", "\0", " ".join(lines))
    found = textwrap.fill(glued, MARGIN, break_long_words=False, break_on_hyphens=False).replace("\0", " ")
    return paragraph.replace("\n".join(lines), found)


def aids() -> dict[Path, str]:
    """The player aid of every seat of the main scenario, by the file it is printed from."""
    chosen = load_scenario("double-bind")
    folder = RULES.parent / "aids"
    return {folder / f"{one.code}.md": "\n".join(aid(one.code, chosen)) + "\n" for one in chosen.seats}


def main() -> int:
    """Write what has changed, and name it."""
    pages = {**aids(), RULES: wrapped(fresh(RULES.read_text(encoding="utf-8")))}
    for path, page in pages.items():
        if not path.exists() or path.read_text(encoding="utf-8") != page:
            path.parent.mkdir(exist_ok=True)
            path.write_text(page, encoding="utf-8")
            print(f"written     {path.name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())

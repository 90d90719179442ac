"""The texts on the table: the mediator's drafts a seat may read, the text before the public, the deal in force."""

from __future__ import annotations

from collections.abc import Sequence

from rich.text import Text

from game.console.board import flow
from game.console.sight import Sight
from game.kernel.knowledge import View
from game.rules.backchannels.board import CHANNELS
from game.rules.clauses import ACTORS, CHAPTERS, CLAUSES, TERMS, WIDTH
from game.rules.council.board import COURSES, Council
from game.rules.seats import GOVERNMENT, GULF, IRGC
from game.rules.single_text.board import EVERY_TERM
from game.rules.single_text.linter import KINDS, lint

LAST_WORDS = ("ratify", "primacy")
"""The menus from which the council's word is spoken."""

PHASES = ("backchannels", "operations", "diplomacy")
"""The phases in which seats work on texts and deals."""

SIDES = (("faults_us", "Washington"), ("faults_iran", "Tehran"))
TOLD = (
    ("told_us", "Washington needs", ("", "narrow terms", "nuclear terms", "wide terms", "wide terms")),
    ("told_iran", "Tehran may go as far as", ("", "no talks", "indirect talks", "nuclear limits", "broad terms")),
)

HEADS = {
    "unverified": "cannot be verified",
    "order": "wrong order",
    "contradiction": "contradicts itself",
    "veto": "can be vetoed",
}


def papers(view: View, sight: Sight, width: int) -> list[Text]:
    """The texts the seat may read now, chapter by chapter with levels from 0 to 3, and what is said of them."""
    board = view.board
    phase = "" if board.over else board.rulebook.phases[board.phase].code
    if phase == "council":
        return _room(view)
    if phase not in PHASES:
        return []
    lines: list[Text] = []
    if phase == "backchannels":
        for channel in CHANNELS:
            lines += _draft(view, sight, channel, width)
    elif sight.values.get("talks.status", 0) >= 3:
        levels = [sight.values.get(f"talks.deal.{term}", 0) for term in TERMS]
        lines += [] if phase == "operations" else _table("Deal", levels, width)
        done = sight.values.get("talks.done", 0)
        left = [Text(term) for at, term in enumerate(TERMS) if levels[at] and not done >> at & 1]
        lines += flow(left, width, "Deal, still to be carried out: ")
    pending = sight.values.get("talks.pending", 0)
    if phase != "operations" and (0 < sight.values.get("talks.status", 0) < 3 or pending):
        levels = [sight.values.get(f"talks.text.{term}", 0) for term in TERMS]
        lines += _table("Text to follow" if pending else f"Text ({sight.shown('talks.status')})", levels, width)
    return [Text(line.plain, style="quiet") for line in lines]


def _room(view: View) -> list[Text]:
    """What was revealed in the council, for those who speak the last word on it."""
    board = view.board
    if board.menu < 0 or board.rulebook.menu_codes[board.menu] not in LAST_WORDS:
        return []
    council = Council.of(board)
    told = [
        f"{COURSES[council.shown[seat]]} ({name}, {council.backing[seat]})"
        for seat, name in ((IRGC, "Guard"), (GOVERNMENT, "government"))
        if board.rulebook.playing[seat]
    ]
    return [Text(f"The room: {', '.join(told)}; {COURSES[council.leading]} leads.")] if told else []


def _draft(view: View, sight: Sight, channel: str, width: int) -> list[Text]:
    number = sight.values.get(f"single_text.number.{channel}", 0)
    lines: list[Text] = []
    if number:
        levels = [sight.values.get(f"single_text.terms.{channel}-{term}", 0) for term in TERMS]
        latest = sight.values.get(f"single_text.latest.{channel}", 0)
        lines += _table(f"{channel.title()} draft {number}", levels, width, latest)
        for field, side in SIDES:
            faults = sight.values.get(f"single_text.{field}.{channel}", 0) & EVERY_TERM
            found = [Text(term) for place, term in enumerate(TERMS) if faults >> place & 1]
            lines += flow(found, width, f"  {side} criticises: ")
        if view.seat == GULF:
            lines += weaknesses(levels, width)
    for field, head, words in TOLD:
        told = sight.values.get(f"single_text.{field}.{channel}", 0)
        if told:
            lines.append(Text(f"  {head} {words[told]}, it says."))
    return lines


def _table(head: str, levels: Sequence[int], width: int, latest: int = 0) -> list[Text]:
    """A text with the clauses it has, by chapter; a revised one says where its level was."""
    changed = (latest - 1) // 2 if latest else -1
    was = levels[changed] - (1 if (latest - 1) % 2 else -1) if latest else 0
    lines: list[Text] = [Text(f"{head}:")]
    for chapter in CHAPTERS:
        found = [
            Text(f"{CLAUSES[at].code} {levels[at]}{f' (was {was})' if at == changed else ''}")
            for at in range(WIDTH)
            if CLAUSES[at].chapter == chapter and (levels[at] or at == changed or chapter == "form")
        ]
        lines += flow(found, width, f"  {chapter}: ")
    return lines


def weaknesses(levels: Sequence[int], width: int) -> list[Text]:
    """What the linter finds in a text, one line a kind, by the names of the clauses."""
    found = lint(list(levels))
    lines: list[Text] = []
    for kind in KINDS:
        names = list(dict.fromkeys(CLAUSES[one.clause].code for one in found if one.kind == kind))
        lines += flow([Text(name) for name in names], width, f"  {HEADS[kind]}: ")
    return lines


def judged(levels: Sequence[int], width: int) -> list[Text]:
    """A text clause by clause in words, then every weakness as a sentence: the page of ``double-bind lint``."""
    lines: list[Text] = []
    for clause, level in zip(CLAUSES, levels, strict=True):
        if level or clause.chapter == "form":
            lines.append(Text(f"{clause.chapter}: {clause.code} {level}, {clause.words[level]}"))
        if level and clause.chapter != "form":
            owed = f"owed by {ACTORS[clause.actor]} in turn {clause.due}"
            seen = f"checked by {clause.verifier}, {clause.detection} of 100 violations seen"
            lines.append(Text(f"    {owed}; {seen}; {clause.trigger}: {clause.remedy}", style="quiet"))
    found = lint(list(levels))
    for kind in KINDS:
        alike = [one for one in found if one.kind == kind]
        if alike:
            lines.append(Text(HEADS[kind].capitalize(), style="heading"))
            lines += [Text(f"  {one}.") for one in alike]
    return lines if found else [*lines, Text("No weakness found.")]

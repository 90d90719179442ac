"""The texts on the table: the mediator's drafts a seat may read, the text before the public, the deal in force."""

from __future__ import annotations

from collections.abc import Sequence

from rich.text import Text

from game.console.screens.board import flow
from game.console.words.knowledge import Knowledge
from game.kernel.knowledge import View
from game.rules.backchannels.board import CHANNELS
from game.rules.clauses import CHAPTERS, CLAUSES, TERMS, WIDTH
from game.rules.council.board import COURSES, Council
from game.rules.seats import GOVERNMENT, GULF, IRGC
from game.rules.single_text.board import EVERY_TERM
from game.rules.single_text.linter import CONTRADICTION, KINDS, ORDERED, UNVERIFIED, VETO, lint
from game.rules.talks.board import INTERIM, NONE

LAST_WORDS = ("ratify", "primacy")
"""The menus from which the council's word is spoken."""

PHASES = ("backchannels", "operations", "diplomacy")
"""The phases in which seats work on texts and deals."""

SIDES = (("faults_us", "Washington"), ("faults_iran", "Tehran"))
TOLD = (
    ("told_us", "Washington needs {} terms, it says."),
    ("told_iran", "Tehran may go as far as {}, it says."),
)

HEADS = {
    UNVERIFIED: "cannot be verified",
    ORDERED: "wrong order",
    CONTRADICTION: "contradicts itself",
    VETO: "can be vetoed",
}


def treaty_texts(view: View, knowledge: Knowledge, width: int) -> list[Text]:
    """The texts the seat may read now, chapter by chapter with levels from 0 to 3, and what is said of them."""
    board = view.board
    phase = "" if board.over else board.rulebook.phases[board.phase].code
    if phase == "council":
        return _room(view)
    if phase not in PHASES:
        return []
    lines: list[Text] = []
    status = knowledge.values.get("talks.status", NONE)
    if phase == "backchannels":
        for channel in CHANNELS:
            lines += _draft(view, knowledge, channel, width)
    elif status >= INTERIM:
        levels = [knowledge.values.get(f"talks.deal.{term}", 0) for term in TERMS]
        lines += [] if phase == "operations" else _table("Deal", levels, width)
        done = knowledge.values.get("talks.done", 0)
        left = [Text(term) for place, term in enumerate(TERMS) if levels[place] and not done >> place & 1]
        lines += flow(left, width, "Deal, still to be carried out: ")
    pending = knowledge.values.get("talks.pending", 0)
    if phase != "operations" and (NONE < status < INTERIM or pending):
        levels = [knowledge.values.get(f"talks.text.{term}", 0) for term in TERMS]
        lines += _table("Text to follow" if pending else f"Text ({knowledge.shown('talks.status')})", levels, width)
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


def _draft(view: View, knowledge: Knowledge, channel: str, width: int) -> list[Text]:
    number = knowledge.values.get(f"single_text.number.{channel}", 0)
    lines: list[Text] = []
    if number:
        levels = [knowledge.values.get(f"single_text.terms.{channel}-{term}", 0) for term in TERMS]
        latest = knowledge.values.get(f"single_text.latest.{channel}", 0)
        lines += _table(f"{channel.title()} draft {number}", levels, width, latest)
        for field, side in SIDES:
            faults = knowledge.values.get(f"single_text.{field}.{channel}", 0) & EVERY_TERM
            found = [Text(term) for place, term in enumerate(TERMS) if faults >> place & 1]
            lines += flow(found, width, f"  {side} criticises: ")
        if view.seat == GULF:
            lines += weaknesses(levels, width)
    for field, sentence in TOLD:
        code = f"single_text.{field}.{channel}"
        if knowledge.values.get(code, 0):
            lines.append(Text(f"  {sentence.format(knowledge.shown(code))}"))
    return lines


def _table(head: str, levels: Sequence[int], width: int, latest: int = 0) -> list[Text]:
    """A text with the clauses it has, by chapter; a revised one says where its level was."""
    changed = (latest - 1) // 2 if latest else -1
    was = levels[changed] - (1 if (latest - 1) % 2 else -1) if latest else 0
    lines: list[Text] = [Text(f"{head}:")]
    for chapter in CHAPTERS:
        found = [
            Text(f"{CLAUSES[clause].code} {levels[clause]}{f' (was {was})' if clause == changed else ''}")
            for clause in range(WIDTH)
            if CLAUSES[clause].chapter == chapter and (levels[clause] or clause == changed or chapter == "form")
        ]
        lines += flow(found, width, f"  {chapter}: ")
    return lines


def weaknesses(levels: Sequence[int], width: int) -> list[Text]:
    """What the linter finds in a text, one line a kind, by the names of the clauses."""
    found = lint(list(levels))
    lines: list[Text] = []
    for kind in KINDS:
        names = list(dict.fromkeys(CLAUSES[finding.clause].code for finding in found if finding.kind == kind))
        lines += flow([Text(name) for name in names], width, f"  {HEADS[kind]}: ")
    return lines

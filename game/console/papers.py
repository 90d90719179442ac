"""The texts on the table: the mediator's drafts a seat may read, and the text before the public."""

from __future__ import annotations

from rich.text import Text

from game.console.board import flow
from game.console.sight import Sight
from game.kernel.knowledge import View
from game.rules.channels import CHANNELS
from game.rules.talks import TERMS

PHASES = ("backchannels", "diplomacy")
"""The phases in which seats work on texts."""

SIDES = (("faults_us", "Washington"), ("faults_iran", "Tehran"))


def papers(view: View, sight: Sight, width: int) -> list[Text]:
    """The texts the seat may read now, clause by clause with levels from 0 to 3, and who criticised which clause."""
    board = view.board
    if board.over or board.rulebook.phases[board.phase].code not in PHASES:
        return []
    lines: list[Text] = []
    for channel in CHANNELS:
        number = sight.values.get(f"singletext.number.{channel}", 0)
        if not number:
            continue
        clauses = [(term, sight.values.get(f"singletext.terms.{channel}-{term}", 0)) for term in TERMS]
        levels = [Text(f"{term} {level}") for term, level in clauses]
        lines += flow(levels, width, f"{channel.title()} draft {number}: ")
        for field, side in SIDES:
            faults = sight.values.get(f"singletext.{field}.{channel}", 0)
            found = [Text(term) for place, term in enumerate(TERMS) if faults >> place & 1]
            lines += flow(found, width, f"  {side} criticises: ")
    if sight.values.get("talks.status", 0):
        state = sight.shown("talks.status")
        agreed = [Text(f"{term} {sight.values.get(f'talks.text.{term}', 0)}") for term in TERMS]
        lines += flow(agreed, width, f"Text ({state}): ")
    return [Text(line.plain, style="quiet") for line in lines]

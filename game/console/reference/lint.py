"""The command ``lint``: texts given by the levels of their clauses, and every weakness of them."""

from __future__ import annotations

from collections.abc import Sequence

from rich.text import Text

from game.console.screens.treaty_texts import HEADS
from game.console.terminal.errors import MisreadError
from game.console.terminal.text import in_words, quote
from game.console.words.knowledge import knowledge_of
from game.kernel.knowledge import View
from game.rules.backchannels.board import CHANNELS
from game.rules.clauses import ACTORS, CLAUSES, OPENINGS, SLANTS, TERMS, WIDTH
from game.rules.single_text.linter import KINDS, lint
from game.rules.talks.board import INTERIM, NONE


def read_levels(words: list[str]) -> list[int]:
    """Levels by clause from ``enrichment=2`` and names of first drafts; later words change earlier ones.

    Raises MisreadError with what is allowed.
    """
    if not words:
        raise MisreadError(f"Give clauses as enrichment=2, or a first draft: {in_words(list(SLANTS))}.")
    levels = [0] * WIDTH
    for word in words:
        clause, sign, level = word.lower().partition("=")
        if not sign and clause in SLANTS:
            levels = list(OPENINGS[SLANTS.index(clause)])
        elif clause not in TERMS:
            known = in_words([*TERMS] if sign else [*SLANTS])
            what = "clause" if sign else "first draft"
            raise MisreadError(f"There is no {what} {quote(clause)}; allowed are {known}.")
        elif level not in ("0", "1", "2", "3"):
            raise MisreadError(f"The level of {clause} runs from 0 to 3, not {quote(level)}.")
        else:
            levels[TERMS.index(clause)] = int(level)
    return levels


def texts_of(view: View) -> list[tuple[str, list[int]]]:
    """Every text a seat may read, with a heading: drafts, the text before the public, the deal in force."""
    values = knowledge_of(view).values
    found: list[tuple[str, list[int]]] = []
    for channel in CHANNELS:
        number = values.get(f"single_text.number.{channel}", 0)
        if number:
            levels = [values.get(f"single_text.terms.{channel}-{term}", 0) for term in TERMS]
            found.append((f"{channel.title()}, draft {number}", levels))
    status = values.get("talks.status", NONE)
    if status != NONE:
        part, head = ("deal", "Deal in force") if status >= INTERIM else ("text", "Text before the public")
        found.append((head, [values.get(f"talks.{part}.{term}", 0) for term in TERMS]))
    return found


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
        alike = [finding for finding in found if finding.kind == kind]
        if alike:
            lines.append(Text(HEADS[kind].capitalize(), style="heading"))
            lines += [Text(f"  {finding}.") for finding in alike]
    return lines if found else [*lines, Text("No weakness found.")]

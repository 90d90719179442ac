"""Texts given by the levels of their clauses, for the command ``lint``."""

from __future__ import annotations

from game.console.menu import MisreadError
from game.console.sight import sight_of
from game.console.text import in_words, quote
from game.kernel.knowledge import View
from game.rules.backchannels.board import CHANNELS
from game.rules.clauses import LEANS, OPENINGS, TERMS, WIDTH


def read_levels(words: list[str]) -> list[int]:
    """Levels by clause from ``enrichment=2`` and names of first drafts; later words change earlier ones.

    Raises MisreadError with what is allowed.
    """
    if not words:
        raise MisreadError(f"Give clauses as enrichment=2, or a first draft: {in_words(list(LEANS))}.")
    levels = [0] * WIDTH
    for word in words:
        clause, sign, level = word.lower().partition("=")
        if not sign and clause in LEANS:
            levels = list(OPENINGS[LEANS.index(clause)])
        elif clause not in TERMS:
            known = in_words([*TERMS] if sign else [*LEANS])
            what = "clause" if sign else "first draft"
            raise MisreadError(f"There is no {what} {quote(clause)}; allowed are {known}.")
        elif level not in ("0", "1", "2", "3"):
            raise MisreadError(f"The level of {clause} runs from 0 to 3, not {quote(level)}.")
        else:
            levels[TERMS.index(clause)] = int(level)
    return levels


def texts_of(view: View) -> list[tuple[str, list[int]]]:
    """Every text a seat may read, with a heading: drafts, the text before the public, the deal in force."""
    values = sight_of(view).values
    found: list[tuple[str, list[int]]] = []
    for channel in CHANNELS:
        number = values.get(f"single_text.number.{channel}", 0)
        if number:
            levels = [values.get(f"single_text.terms.{channel}-{term}", 0) for term in TERMS]
            found.append((f"{channel.title()}, draft {number}", levels))
    status = values.get("talks.status", 0)
    if status:
        part, head = ("deal", "Deal in force") if status > 2 else ("text", "Text before the public")
        found.append((head, [values.get(f"talks.{part}.{term}", 0) for term in TERMS]))
    return found

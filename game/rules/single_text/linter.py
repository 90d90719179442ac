"""What is weak in a text: clauses that cannot be verified, come in the wrong order, contradict or can be vetoed.

A pure function over the levels of a text; it knows nothing of the match.  rules.md §10.10
"""

from __future__ import annotations

from typing import Final

from game.rules.clauses import (
    BANKING,
    CLAUSES,
    DRONES,
    EMBARGO,
    ENRICHMENT,
    ESCROW,
    FIRST_FRONT,
    GUARANTEE,
    INSPECTION,
    LAST_FRONT,
    LISTINGS,
    MACHINES,
    MISSILES,
    MOST,
    NO_ENRICHMENT,
    NON_ATTACK,
    ORDER,
    PLACES,
    RELIEF,
    STEP_FOR_STEP,
    STOCK,
    SUNSET,
    WASHINGTON_FIRST,
    front_levels,
    gives,
    takes,
)
from game.rules.proxies.board import HOUTHIS
from game.rules.seats import TEHRAN

UNVERIFIED: Final = "unverified"
ORDERED: Final = "order"
CONTRADICTION: Final = "contradiction"
VETO: Final = "veto"
KINDS: Final = (UNVERIFIED, ORDERED, CONTRADICTION, VETO)

SEEN_ENOUGH: Final = 40
"""A clause of which fewer violations in 100 are seen cannot be called verified."""

ONE_TERM: Final = 0
"""The level of the sunset at which a deal ends after one term."""


class Finding:
    """One weakness: its kind, the clause it starts from, and a sentence without a full stop."""

    __slots__ = ("kind", "clause", "text")

    def __init__(self, kind: str, clause: int, text: str) -> None:
        self.kind = kind
        self.clause = clause
        self.text = text

    def __str__(self) -> str:
        return f"{CLAUSES[self.clause].code}: {self.text}"


def lint(terms: list[int]) -> list[Finding]:
    """Every weakness of a text, kind by kind and clause by clause; ``terms`` has a level of each clause."""
    return [*_unverified(terms), *_ordered(terms), *_contradictions(terms), *_vetoes(terms)]


def _unverified(terms: list[int]) -> list[Finding]:
    findings: list[Finding] = []
    for term, clause in enumerate(CLAUSES):
        if not terms[term] or clause.actor != TEHRAN:
            continue
        if terms[INSPECTION] < clause.needs:
            findings.append(Finding(UNVERIFIED, term, f"{clause.verifier} see nothing without a level of inspection"))
        elif clause.detection < SEEN_ENOUGH:
            text = f"{clause.verifier} would see {clause.detection} violations in 100"
            findings.append(Finding(UNVERIFIED, term, text))
    return findings


def _ordered(terms: list[int]) -> list[Finding]:
    findings: list[Finding] = []
    given, taken = gives(terms), takes(terms)
    if terms[ORDER] == WASHINGTON_FIRST and given and taken:
        findings.append(Finding(ORDERED, ORDER, "Washington pays a turn before Tehran has done anything"))
    if terms[ORDER] > STEP_FOR_STEP and given and taken:
        findings.append(Finding(ORDERED, ORDER, f"Tehran waits {_turns(terms[ORDER] - 1)} for its first relief"))
    short = terms[SUNSET] == ONE_TERM
    if terms[STOCK] and short:
        findings.append(Finding(ORDERED, SUNSET, "the stock is out when the limits on making it end after one term"))
    if terms[LISTINGS] and short:
        late = "networks come off the list late in a deal that ends after one term"
        findings.append(Finding(ORDERED, LISTINGS, late))
    if terms[EMBARGO] and short:
        findings.append(Finding(ORDERED, EMBARGO, "arms may be traded late in a deal that ends after one term"))
    return findings


def _contradictions(terms: list[int]) -> list[Finding]:
    findings: list[Finding] = []
    if terms[ENRICHMENT] == NO_ENRICHMENT and not terms[MACHINES]:
        findings.append(Finding(CONTRADICTION, ENRICHMENT, "nothing is enriched, yet every machine may spin"))
    if terms[STOCK] and terms[ENRICHMENT] == 0:
        findings.append(Finding(CONTRADICTION, STOCK, "the stock goes out, yet as much may be made anew"))
    if terms[PLACES] == MOST and terms[ENRICHMENT] == 0:
        findings.append(Finding(CONTRADICTION, PLACES, "Fordow stands still, yet enrichment has no limit"))
    if terms[ESCROW] and not terms[BANKING]:
        findings.append(Finding(CONTRADICTION, ESCROW, "money is set free, yet no bank may carry it"))
    if terms[RELIEF] > 1 and not terms[BANKING]:
        findings.append(Finding(CONTRADICTION, RELIEF, "oil is sold, yet no bank may carry what it earns"))
    if terms[EMBARGO] and (terms[MISSILES] or terms[DRONES]):
        findings.append(Finding(CONTRADICTION, EMBARGO, "arms may be traded, yet missiles or drones are limited"))
    if terms[GUARANTEE] > 1 and terms[SUNSET] == ONE_TERM:
        findings.append(Finding(CONTRADICTION, GUARANTEE, "Congress binds itself to what ends after one term"))
    return findings


def _vetoes(terms: list[int]) -> list[Finding]:
    findings: list[Finding] = []
    if terms[MISSILES] or terms[DRONES] or sum(front_levels(terms)):
        first = next(term for term in range(MISSILES, LAST_FRONT + 1) if terms[term])
        findings.append(Finding(VETO, first, "the Leader can: only a broad mandate goes so far"))
    if terms[FIRST_FRONT + HOUTHIS]:
        findings.append(Finding(VETO, FIRST_FRONT + HOUTHIS, "the Houthis can: they obey least of all fronts"))
    if terms[GUARANTEE] > 1:
        findings.append(Finding(VETO, GUARANTEE, "Congress can: it may cut the guarantee down to an executive act"))
    if terms[ENRICHMENT] < NO_ENRICHMENT and takes(terms):
        findings.append(Finding(VETO, ENRICHMENT, "Israel can: enrichment goes on, and it may spoil or strike"))
    if terms[NON_ATTACK] == MOST:
        findings.append(Finding(VETO, NON_ATTACK, "Israel can: Washington answers here for what it does not command"))
    if terms[EMBARGO]:
        findings.append(Finding(VETO, EMBARGO, "Europe can: the snapback brings the embargo back"))
    return findings


def _turns(number: int) -> str:
    return "1 turn" if number == 1 else f"{number} turns"

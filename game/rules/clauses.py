"""The clauses a text may have: who owes what, by when, who checks it, and what each level means.  rules.md §10.10"""

from __future__ import annotations

from typing import Final

from game.rules.nuclear.board import HALT, LOW, SURGE, TWENTY
from game.rules.seats import TEHRAN, WASHINGTON

BOTH: Final = 2
ACTORS: Final = ("Washington", "Tehran", "both")
"""Who owes a clause, in the order of the two sides of a text."""

MOST: Final = 3
"""The highest level of a clause."""

LIMITS_NEEDED: Final = 2
BROAD_NEEDED: Final = 3
"""The mandates of the council that a clause needs before the government may agree to it."""


class Clause:
    """One kind of clause.

    ``actor`` owes it (``WASHINGTON``, ``TEHRAN`` or ``BOTH``); ``favours`` is 1 when a higher level helps Washington,
    -1 when it helps Tehran, 0 when both gain.  ``weight`` is half a step of concession for each level.  ``due`` is the
    turn in force in which it falls due.  ``verifier`` checks it and ``detection`` is how many violations in 100 are
    seen (with inspectors, at full access); ``needs`` is the level of inspection without which they see nothing.
    ``mandate`` is the least that the Leader must have allowed.  ``words`` say what levels 0 to 3 oblige to; ``trigger``
    and ``remedy`` what breaks it and what then.
    """

    __slots__ = (
        "code", "chapter", "actor", "favours", "weight", "due", "verifier", "detection", "needs", "mandate", "words",
        "trigger", "remedy",
    )

    def __init__(
        self,
        code: str,
        chapter: str,
        actor: int,
        favours: int,
        weight: int,
        due: int,
        verifier: str,
        detection: int,
        needs: int,
        mandate: int,
        words: tuple[str, str, str, str],
        trigger: str,
        remedy: str,
    ) -> None:
        self.code = code
        self.chapter = chapter
        self.actor = actor
        self.favours = favours
        self.weight = weight
        self.due = due
        self.verifier = verifier
        self.detection = detection
        self.needs = needs
        self.mandate = mandate
        self.words = words
        self.trigger = trigger
        self.remedy = remedy


_IAEA: Final = "the inspectors"
_EYES: Final = "national technical means"
_BANK: Final = "banks and buyers"
_SPIES: Final = "intelligence services"
_FOUND: Final = "compliance −35"
_BEYOND: Final = "work beyond the level"
_UNDONE: Final = "it is undone each turn"
_PRESS: Final = "compliance −20"
_CALM: Final = ("left out", "one turn of calm", "two turns of calm", "three turns of calm")

CLAUSES: Final = (
    Clause("enrichment", "nuclear", TEHRAN, 1, 2, 0, _IAEA, 90, 1, LIMITS_NEEDED,
           ("no limit", "at most 20 %", "at most 3.67 %", "none at all"), "a higher policy", "compliance −30"),
    Clause("stock", "nuclear", TEHRAN, 1, 2, 0, _IAEA, 70, 1, LIMITS_NEEDED,
           ("kept", "12 % out a turn", "24 % out a turn", "36 % out a turn"), "stock kept back", _FOUND),
    Clause("machines", "nuclear", TEHRAN, 1, 1, 1, _IAEA, 80, 1, LIMITS_NEEDED,
           ("all spin", "80 % at Natanz", "60 % at Natanz", "40 % at Natanz"), _BEYOND, _UNDONE),
    Clause("sites", "nuclear", TEHRAN, 1, 1, 1, _IAEA, 80, 1, LIMITS_NEEDED,
           ("all work", "Fordow at 60 %", "Fordow at 30 %", "Fordow stands still"), _BEYOND, _UNDONE),
    Clause("inspection", "nuclear", TEHRAN, 1, 2, 0, _IAEA, 95, 0, LIMITS_NEEDED,
           ("as it is", "access 60", "access 80", "access 100"), "inspectors barred", "compliance −30"),
    Clause("missiles", "arms", TEHRAN, 1, 2, 1, _EYES, 35, 0, BROAD_NEEDED,
           ("no limit", "none built", "none built, 2 % scrapped a turn", "none built, 4 % scrapped a turn"),
           "missiles built unseen", "a dispute, or compliance −35"),
    Clause("drones", "arms", TEHRAN, 1, 1, 1, _SPIES, 10, 0, BROAD_NEEDED,
           ("no limit", "no exports", "no exports, fewer built", "none built"), "drones built unseen", "a dispute"),
    Clause("hezbollah", "region", TEHRAN, 1, 2, 0, _EYES, 30, 0, BROAD_NEEDED,
           _CALM, "arms or an order", "a dispute"),
    Clause("iraq", "region", TEHRAN, 1, 1, 0, _EYES, 30, 0, BROAD_NEEDED,
           _CALM, "arms or an order", "a dispute"),
    Clause("houthis", "region", TEHRAN, 1, 1, 0, _EYES, 25, 0, BROAD_NEEDED,
           _CALM, "arms or an order", "a dispute"),
    Clause("shipping", "region", TEHRAN, 1, 1, 0, "shippers and navies", 60, 0, LIMITS_NEEDED,
           ("left out", "no seizures", "no seizures, hotline", "no boats near tankers"), "a ship seized or harassed",
           "compliance −25, or a dispute"),
    Clause("calm", "region", BOTH, 0, 0, 0, "the neighbours", 50, 0, LIMITS_NEEDED,
           ("left out", "no threats", "no threats, no drills", "forces kept apart"),
           "deadlines, deployments, drills, displays", "a dispute"),
    Clause("prisoners", "people", BOTH, 0, 0, 0, "the families", 100, 0, LIMITS_NEEDED,
           ("left out", "the sick go home", "equal numbers go home", "all go home"), "a release put off",
           "it falls due later"),
    Clause("relief", "money", WASHINGTON, -1, 1, 0, _BANK, 95, 0, LIMITS_NEEDED,
           ("none", "oil licence 250 kb/d", "oil licence 500 kb/d", "oil licence 750 kb/d"), "new pressure", _PRESS),
    Clause("banking", "money", WASHINGTON, -1, 1, 1, _BANK, 80, 0, LIMITS_NEEDED,
           ("shut", "food and medicine", "banks −1", "banks −2"), "new pressure", _PRESS),
    Clause("escrow", "money", WASHINGTON, -1, 1, 0, _BANK, 100, 0, LIMITS_NEEDED,
           ("frozen", "$3 bn in steps", "$6 bn in steps", "$9 bn in steps"), "a payment withheld", _PRESS),
    Clause("listings", "money", WASHINGTON, -1, 1, 2, _BANK, 100, 0, LIMITS_NEEDED,
           ("all stay", "1 network off", "2 networks off", "3 networks off"), "a new listing", _PRESS),
    Clause("embargo", "money", WASHINGTON, -1, 1, 2, _EYES, 60, 0, LIMITS_NEEDED,
           ("stays", "small arms", "air defence", "ended"), "the snapback", "the embargo is back"),
    Clause("non-attack", "security", WASHINGTON, -1, 1, 0, "everybody", 100, 0, LIMITS_NEEDED,
           ("left out", "none by Washington", "nor with its help", "nor by its allies"), "a strike on Iran",
           "compliance −60, −30 if an ally struck"),
    Clause("guarantee", "security", WASHINGTON, -1, 2, 0, "Congress", 100, 0, LIMITS_NEEDED,
           ("none", "executive act", "reviewed by Congress", "a treaty"), "withdrawal", "its price in standing"),
    Clause("order", "form", BOTH, 1, 0, 0, "the mediator", 100, 0, LIMITS_NEEDED,
           ("Washington first", "step for step", "Tehran first", "Tehran first, all of it"), "a step held back",
           "compliance −8"),
    Clause("sunset", "form", BOTH, 1, 0, 0, "the calendar", 100, 0, LIMITS_NEEDED,
           ("after 1 term", "after 2 terms", "after 4 terms", "never"), "the end of its time", "the deal runs out"),
)
"""Every clause, chapter by chapter; a text has a level from 0 to 3 of each."""

TERMS: Final = tuple([clause.code for clause in CLAUSES])
WIDTH: Final = len(CLAUSES)
CHAPTERS: Final = ("nuclear", "arms", "region", "people", "money", "security", "form")

ENRICHMENT: Final = 0
STOCK: Final = 1
MACHINES: Final = 2
PLACES: Final = 3
INSPECTION: Final = 4
MISSILES: Final = 5
DRONES: Final = 6
FIRST_FRONT: Final = 7
LAST_FRONT: Final = 9
SHIPPING: Final = 10
CALM: Final = 11
PRISONERS: Final = 12
RELIEF: Final = 13
BANKING: Final = 14
ESCROW: Final = 15
LISTINGS: Final = 16
EMBARGO: Final = 17
NON_ATTACK: Final = 18
GUARANTEE: Final = 19
ORDER: Final = 20
SUNSET: Final = 21

NO_ENRICHMENT: Final = 3
"""The level of the clause on enrichment that allows none."""

CAPS: Final = (SURGE, TWENTY, LOW, HALT)
"""The enrichment policy a deal allows, by the level of its clause."""

SPINNING: Final = (100, 80, 60, 40)
WORKING: Final = (100, 60, 30, 0)
"""Machines a deal leaves at Natanz and at Fordow, in per cent, by level."""

TERMS_OF_LIFE: Final = (1, 2, 4, 0)
"""How many terms a deal runs, by the level of its sunset; 0 for ever."""

WASHINGTON_FIRST: Final = 0
STEP_FOR_STEP: Final = 1
"""Levels of the clause on order; from the next on, Tehran goes first."""

SLANTS: Final = ("washington", "middle", "tehran", "freeze", "funds", "truce")
OPENINGS: Final = (
    (3, 2, 2, 2, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 1, 0, 0, 0, 0, 2, 3),
    (2, 1, 1, 1, 2, 0, 0, 0, 0, 0, 1, 1, 1, 2, 1, 2, 0, 0, 1, 1, 1, 2),
    (1, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 1, 1, 2, 2, 2, 1, 1, 1, 2, 0, 2),
    (1, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 1, 0, 0, 0, 0, 1, 0),
    (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0, 1, 2, 0, 0, 0, 0, 1, 0),
    (0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 2, 2, 0, 0, 0, 0, 0, 0, 1, 0, 1, 0),
)
"""First drafts by slant, clause by clause: three broad ones, then narrow ones."""


def gives(terms: list[int]) -> int:
    """Steps of concession that Tehran makes in a text: levels by weight, halved."""
    return _concessions(terms, TEHRAN)


def takes(terms: list[int]) -> int:
    """Steps of concession that Washington makes in a text."""
    return _concessions(terms, WASHINGTON)


def _concessions(terms: list[int], actor: int) -> int:
    return sum([terms[term] * CLAUSES[term].weight for term in range(WIDTH) if CLAUSES[term].actor == actor]) // 2


def front_levels(terms: list[int]) -> list[int]:
    """The levels of the clauses on fronts in a text, in the order of the fronts."""
    return terms[FIRST_FRONT:LAST_FRONT + 1]


def mandate_of(terms: list[int]) -> int:
    """The least mandate under which the government may agree to a text."""
    return max([LIMITS_NEEDED] + [CLAUSES[term].mandate for term in range(WIDTH) if terms[term]])


def beyond(terms: list[int], mandate: int) -> int:
    """How many clauses of a text go beyond a mandate."""
    return len([term for term in range(WIDTH) if terms[term] and CLAUSES[term].mandate > mandate])


def verified(terms: list[int]) -> int:
    """Of what Tehran gives, how many violations in 100 would be seen; inspectors count only where they may go."""
    owed = 0
    seen = 0
    for clause, level in zip(CLAUSES, terms, strict=True):
        if clause.actor == TEHRAN and level:
            owed += level
            if terms[INSPECTION] >= clause.needs:
                seen += level * clause.detection
    return seen // owed if owed else 0


def lasting(terms: list[int]) -> int:
    """How long a text promises to last, 0–100: its guarantee, its verification, its order and its sunset."""
    order = 10 if terms[ORDER] == STEP_FOR_STEP else 0
    return 20 * terms[GUARANTEE] + verified(terms) // 5 + order + (0, 2, 6, 10)[terms[SUNSET]]


def sides_helped(term: int, step: int) -> int:
    """The sides that a change of a clause by a step up or down helps: bit 0 Washington, bit 1 Tehran."""
    favours = CLAUSES[term].favours * step
    if CLAUSES[term].favours == 0:
        return 1 << WASHINGTON | 1 << TEHRAN if step > 0 else 0
    return 1 << (WASHINGTON if favours > 0 else TEHRAN)

"""Endings and scores: gates, public aims, a secret aim, and a catastrophe everyone shares.  rules.md §A, §B

Answers ``deploy`` (secret aims are drawn), ``endings`` (what has been due for long enough, or the clock) and
``determinize`` (others' secret aims).  It reads the deal, the rung, the programme and regime security, and changes
nothing but its own slice and the ending of the match.
"""

from __future__ import annotations

from random import Random
from typing import Final

from game.kernel.action import Event
from game.kernel.field import BOOKKEEPING, dial, field
from game.kernel.module import RuleModule
from game.kernel.rulebook import Rulebook
from game.kernel.slices import Dials, Slice
from game.kernel.state import State
from game.kernel.types import PER_SEAT, Frame, Odds
from game.rules.escalation import Escalation
from game.rules.nuclear.board import BOMB, Nuclear
from game.rules.regime.board import Regime
from game.rules.seats import ALL, SEATS
from game.rules.setup import GATE, SECRET, Aim, Setup
from game.rules.talks.board import COMPREHENSIVE, Talks

COMPREHENSIVE_DEAL: Final = 1
LIMITED_WAR: Final = 2
REGIONAL_WAR: Final = 3
WEAPON: Final = 4
FRACTURE: Final = 5
CLOCK: Final = 6
ENDINGS: Final = ("", "comprehensive-deal", "limited-war", "regional-war", "weapon", "regime-fracture", "clock")
TITLES: Final = (
    "",
    "A comprehensive deal holds",
    "A limited war that nobody could stop",
    "A regional war",
    "A weapon",
    "The regime fractures",
    "The clock runs out",
)
CATASTROPHES: Final = (REGIONAL_WAR, WEAPON, FRACTURE)

ON_DEAL, ON_LIMITED_WAR, ON_REGIONAL_WAR, ON_WEAPON, ON_FRACTURE = range(5)
"""The place of each ending in ``brink``."""

PRECEDENCE: Final = (
    (WEAPON, ON_WEAPON),
    (REGIONAL_WAR, ON_REGIONAL_WAR),
    (FRACTURE, ON_FRACTURE),
    (LIMITED_WAR, ON_LIMITED_WAR),
    (COMPREHENSIVE_DEAL, ON_DEAL),
)
"""Endings in the order in which they are looked for, with the place of each in ``brink``.  §A.1"""


class ScoringDials(Dials):
    """When each ending is due and for how long, and what a catastrophe costs.  rules.md §A, §B.1"""

    deal_turns: int = dial(3, 1, 12, "reckonings a comprehensive deal must hold", "design value")
    limited_rung: int = dial(7, 5, 10, "rung", "coding of the historical lines")
    limited_turns: int = dial(3, 1, 12, "reckonings in a row", "the 2025 war lasted 12 days, that of 2026 about 40")
    regional_rung: int = dial(9, 6, 10, "rung", "coding of the historical lines")
    regional_turns: int = dial(2, 1, 12, "reckonings in a row", "design value")
    fracture_security: int = dial(10, 0, 50, "points of regime security", "design value")
    fracture_turns: int = dial(2, 1, 12, "reckonings in a row", "design value")
    weapon_turns: int = dial(2, 1, 12, "reckonings with a finished device", "design value")
    penalty: int = dial(30, 0, 100, "points from every seat", "design value")


class Scoring(Slice):
    """``brink`` counts reckonings in a row on which an ending was due; ``secret`` is the number of each seat's aim."""

    dials_type = ScoringDials
    dials: ScoringDials

    brink: list[int] = field(
        "turns", 0, 99, labels=("deal", "limited", "regional", "weapon", "fracture"), title="turns on the brink:",
    )
    secret: list[int] = field(
        "", 0, 99, seen=PER_SEAT, guess=(0, 0), labels=SEATS, title="secret aim of", telling=BOOKKEEPING,
    )


class Line:
    """One line of a seat's result: what was wanted, what came of it, points 0–100 and weight in per cent.

    ``value`` is the stored integer of the indicator ``code``.
    """

    __slots__ = ("text", "code", "value", "points", "weight", "kind")

    def __init__(self, text: str, code: str, value: int, points: int, weight: int, kind: str) -> None:
        self.text = text
        self.code = code
        self.value = value
        self.points = points
        self.weight = weight
        self.kind = kind


class Score:
    """A seat's result: ``total`` 0–100, whether it ``survived`` its gate, and the lines that make it up."""

    __slots__ = ("seat", "total", "survived", "lines")

    def __init__(self, seat: str, total: int, survived: bool, lines: list[Line]) -> None:
        self.seat = seat
        self.total = total
        self.survived = survived
        self.lines = lines


class SecretAim(Event):
    """A seat draws its secret aim at set-up; the frame holds the seat.  rules.md §B.3"""

    __slots__ = ("aims",)
    code = "secret-aim"
    title = "Secret aim"
    section = "B.3"

    def __init__(self, aims: list[list[Aim]]) -> None:
        super().__init__()
        self.aims = tuple([tuple(wanted) for wanted in aims])

    def odds(self, state: State, frame: Frame) -> Odds:
        _, _, seat = frame
        return tuple([(aim.text, 1) for aim in self.aims[seat]])

    def seen(self, state: State, frame: Frame) -> int:
        _, _, seat = frame
        return 1 << seat

    def resolve(self, state: State, frame: Frame, outcome: int) -> None:
        _, _, seat = frame
        Scoring.of(state).secret[seat] = outcome


class ScoringModule(RuleModule):
    """No ending falls from a single roll; every threshold is the scenario's."""

    __slots__ = ()
    code = "scoring"
    title = "Endings and score"
    section = "A"
    slice_type = Scoring

    def aims(self) -> tuple[Aim, ...]:
        """What every seat of the scenario wants, in its order."""
        assert isinstance(self.setup, Setup)
        return self.setup.aims

    def secrets(self) -> list[list[Aim]]:
        """The secret aims of each seat, in the scenario's order."""
        return [[aim for aim in self.aims() if aim.seat == seat and aim.kind == SECRET] for seat in ALL]

    def events(self, book: Rulebook) -> list[Event]:
        return [SecretAim(self.secrets())]

    def deploy(self, state: State) -> None:
        """Every seat in play draws a secret aim.  rules.md §B.3"""
        for seat, aims in enumerate(self.secrets()):
            if aims and state.rulebook.playing[seat]:
                state.happen("secret-aim", seat)

    def endings(self, state: State) -> None:
        """See whether an ending has been due for long enough.  rules.md §A.1"""
        scoring = Scoring.of(state)
        dials = scoring.dials
        escalation = Escalation.of(state)
        nuclear = Nuclear.of(state)
        regime = Regime.of(state)
        due = (
            Talks.of(state).status == COMPREHENSIVE,
            escalation.on and escalation.rung >= dials.limited_rung,
            escalation.on and escalation.rung >= dials.regional_rung,
            nuclear.on and nuclear.weapon >= 100 and nuclear.stock + nuclear.buried >= BOMB,
            regime.on and regime.security <= dials.fracture_security,
        )
        for place in range(len(due)):
            scoring.brink[place] = min(99, scoring.brink[place] + 1) if due[place] else 0
        turns = (
            dials.deal_turns, dials.limited_turns, dials.regional_turns, dials.weapon_turns, dials.fracture_turns,
        )
        for ending, place in PRECEDENCE:
            if scoring.brink[place] >= turns[place]:
                state.ending = ending
                return
        if state.turn >= state.rulebook.last_turn:
            state.ending = CLOCK

    def determinize(self, state: State, seat: int, draw: Random) -> None:
        """Other seats' secret aims are drawn as they were at set-up."""
        scoring = Scoring.of(state)
        for other, aims in enumerate(self.secrets()):
            if other != seat and aims and state.rulebook.playing[other]:
                scoring.secret[other] = draw.randrange(len(aims))


def aims_of(state: State, seat: int) -> list[Aim]:
    """What counts for a seat: gate, public aims and the secret aim it drew, in the scenario's order.  rules.md §B.2

    On a board where the seat's secret aim is unknown it is left out.
    """
    module = state.rulebook.module("scoring")
    assert isinstance(module, ScoringModule)
    drawn = Scoring.of(state).secret[seat]
    number = -1
    counting: list[Aim] = []
    for aim in module.aims():
        if aim.seat != seat:
            continue
        if aim.kind == SECRET:
            number += 1
            if number != drawn:
                continue
        counting.append(aim)
    return counting


def score(state: State, seat: int) -> Score:
    """The result of one seat as the board stands: aims by weight, gate, the shared catastrophe.  rules.md §B"""
    book = state.rulebook
    lines: list[Line] = []
    total = 0
    survived = True
    for aim in aims_of(state, seat):
        value = book.indicators[aim.indicator].read(state)
        if aim.kind == GATE:
            met = aim.is_met(value)
            survived = survived and met
            lines.append(Line(aim.text, aim.indicator, value, 100 if met else 0, 0, aim.kind))
            continue
        earned = aim.points(value)
        total += earned * aim.weight
        lines.append(Line(aim.text, aim.indicator, value, earned, aim.weight, aim.kind))
    total = (total + 50) // 100
    if not survived:
        total //= 3
    if state.ending in CATASTROPHES:
        total -= Scoring.of(state).dials.penalty
    return Score(book.seats[seat], max(0, total), survived, lines)


def scores(state: State) -> dict[str, Score]:
    """Every seat in play with its result, as if the match ended now.  rules.md §B.1"""
    return {state.rulebook.seats[seat]: score(state, seat) for seat in ALL if state.rulebook.playing[seat]}

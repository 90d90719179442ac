"""Endings and scores: gates, public aims, a secret aim, and a catastrophe everyone shares.  rules.md §A, §B"""

from __future__ import annotations

from random import Random
from typing import Final

from game.kernel.action import Event
from game.kernel.field import BOOKKEEPING, dial, field
from game.kernel.module import RuleModule
from game.kernel.rulebook import Rulebook
from game.kernel.slices import Dials, Slice
from game.kernel.state import State
from game.kernel.types import PER_SEAT, UNKNOWN, Frame, Odds, clamp
from game.rules.escalation import Escalation
from game.rules.nuclear.board import BOMB, Nuclear
from game.rules.regime.board import Regime
from game.rules.seats import ALL, SEATS
from game.rules.setup import Aim, Setup
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



PRECEDENCE: Final = (
    (WEAPON, 3),
    (REGIONAL_WAR, 2),
    (FRACTURE, 4),
    (LIMITED_WAR, 1),
    (COMPREHENSIVE_DEAL, 0),
)
"""Endings in the order in which they are looked for, with the place of each in ``BRINKS``.  §A.1"""


class ScoringDials(Dials):
    """What a scenario may tune.  rules.md §A"""

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
    """A seat draws its secret aim at set-up.  rules.md §B.3"""

    __slots__ = ("aims",)
    code = "secret-aim"
    title = "Secret aim"
    section = "B.3"

    def __init__(self, aims: list[list[Aim]]) -> None:
        super().__init__()
        self.aims = aims

    def odds(self, state: State, frame: Frame) -> Odds:
        return tuple([(aim.text, 1) for aim in self.aims[frame[2]]])

    def seen(self, state: State, frame: Frame) -> int:
        return 1 << frame[2]

    def resolve(self, state: State, frame: Frame, outcome: int) -> None:
        Scoring.of(state).secret[frame[2]] = outcome


class ScoringModule(RuleModule):
    """No ending falls from a single roll; every threshold is the scenario's."""

    code = "scoring"
    title = "Endings and score"
    section = "A"
    slice_type = Scoring


    def aims(self) -> list[Aim]:
        """What every seat of the scenario wants, in its order."""
        assert isinstance(self.setup, Setup)
        return self.setup.aims

    def secrets(self) -> list[list[Aim]]:
        """The secret aims of each seat, in the scenario's order."""
        return [[aim for aim in self.aims() if aim.seat == seat and aim.kind == "secret"] for seat in ALL]

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
        for number in range(len(due)):
            scoring.brink[number] = min(99, scoring.brink[number] + 1) if due[number] else 0
        turns = (
            dials.deal_turns, dials.limited_turns, dials.regional_turns, dials.weapon_turns, dials.fracture_turns,
        )
        for ending, number in PRECEDENCE:
            if scoring.brink[number] >= turns[number]:
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


def points(aim: Aim, value: int) -> int:
    """0 at the aim's ``worst``, 100 at its ``best``, straight in between.  rules.md §B.2"""
    if value == UNKNOWN:
        return 0
    return clamp((value - aim.worst) * 100 // (aim.best - aim.worst), 0, 100)


def score(state: State, seat: int) -> Score:
    """The result of one seat as the board stands: aims by weight, gate, the shared catastrophe.  rules.md §B"""
    book = state.rulebook
    module = book.module("scoring")
    assert isinstance(module, ScoringModule)
    secret = Scoring.of(state).secret[seat]
    lines: list[Line] = []
    total = 0
    survived = True
    drawn = -1
    for aim in module.aims():
        if aim.seat != seat:
            continue
        if aim.kind == "secret":
            drawn += 1
            if drawn != secret:
                continue
        indicator = book.indicators[aim.indicator]
        value = indicator.read(state)
        if aim.kind == "gate":
            held = value >= aim.worst if aim.best >= aim.worst else value <= aim.worst
            survived = survived and held
            lines.append(Line(aim.text, aim.indicator, value, 100 if held else 0, 0, aim.kind))
            continue
        earned = points(aim, value)
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

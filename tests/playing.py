"""Fast random play on the kernel alone, for the contract suite, the soak and the measurements."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random
from typing import Final, TypeVar

from game.kernel import engine
from game.kernel.action import Action
from game.kernel.rulebook import Rulebook
from game.kernel.state import State
from game.kernel.types import TRIAL, Odds
from game.records.library import scenario_names
from game.records.scenario.load import load_scenario
from game.records.scenario.model import INDICATORS, Scenario
from game.records.scenario.prepared import to_setup
from game.rules import CORE, MODULES, build_rulebook, initial_state
from game.rules.seats import SEATS
from game.rules.setup import Card, Setup

ROOT = Path(__file__).resolve().parent.parent
SCENARIOS = scenario_names()

SOAK: Final = "DOUBLE_BIND_SOAK" in os.environ
"""Whether the suite runs as part of ``make soak``, which looks as far as it can, or of ``make test``."""

EXAMPLES: Final = int(os.environ.get("EXAMPLES", "300"))
"""How many examples of every property the soak tries."""

Amount = TypeVar("Amount")

DECISIONS_A_TURN = 150
"""A match that takes more decisions a turn than this, on the average, would not end at a table either."""


class DeadEndError(Exception):
    """A seat is to move and has no legal action."""


class TooLongError(Exception):
    """A match has taken more decisions than its cap."""


@dataclass(frozen=True)
class Table:
    """A scenario laid out: its rulebook and the position it starts from."""

    setup: Setup
    book: Rulebook
    start: State

    def first(self) -> State:
        """A fresh copy of the first position."""
        return self.start.copy()

    @property
    def cap(self) -> int:
        """The most decisions a match may take."""
        return DECISIONS_A_TURN * self.setup.turns


def depth(test: Amount, soak: Amount) -> Amount:
    """How far a test looks in ``make test``, and how far in ``make soak``."""
    return soak if SOAK else test


@cache
def scenario(name: str) -> Scenario:
    """A scenario of the game."""
    return load_scenario(name)


@cache
def table(name: str) -> Table:
    """The table of a scenario of the game."""
    return laid(to_setup(scenario(name)))


def laid(setup: Setup) -> Table:
    """The table of a set-up."""
    book = build_rulebook(setup)
    return Table(setup, book, initial_state(book, setup))


def together(codes: set[str]) -> set[str]:
    """The rule modules of ``codes`` that work without the rest: the core, and those whose needs are among them."""
    found = codes | set(CORE)
    while lame := {one.code for one in MODULES if one.code in found and not set(one.needs) <= found}:
        found -= lame
    return found


def changed(setup: Setup, *, modules: set[str] | None = None, seats: set[str] | None = None) -> Setup:
    """The set-up with only some of its rule modules on, or only some of its seats in play.

    What it says about the others is left out, as the check of a scenario file demands.
    """
    on = together(set(setup.modules) if modules is None else modules & set(setup.modules))
    playing = [one for one in setup.seats if seats is None or one in seats]
    absent = ({one.code for one in MODULES} - on) | (set(SEATS) - set(playing))

    def here(code: str) -> bool:
        return code.partition(".")[0] not in absent

    return Setup(
        playing,
        sorted(on),
        {module: dials for module, dials in setup.dials.items() if here(module)},
        {code: value for code, value in setup.board.items() if here(code)},
        [_without(card, here) for card in setup.cards],
        [aim for aim in setup.aims if here(aim.indicator) and SEATS[aim.seat] in playing],
        setup.days,
        setup.turns,
    )


def _without(card: Card, here: Callable[[str], bool]) -> Card:
    return Card(
        card.code,
        card.title,
        card.topic,
        card.weight,
        card.first,
        card.last,
        [one for one in card.effects if here(one[0])],
        [one for one in card.sets if here(one[0])],
        [one for one in card.requires if here(one[0])],
        card.sources,
    )


ENTANGLED = frozenset(
    (
        "knowers", "readers", "end_listeners", "waiting", "drawn", "latest", "present", "culprit", "attacker", "secret",
        "suspects", "named", "accused", "denied", "swept", "asked",
    )
)
"""Fields whose values make sense only beside others: masks, numbers of cards, seats and aims."""


def scattered(setup: Setup, draw: Random) -> Setup:
    """The set-up with values anywhere in their bounds, as a scenario may have them.

    From such boards play reaches deals in force, empty magazines and full pools, which it seldom does from the usual.
    """
    board = dict(setup.board)
    for code, one in INDICATORS.items():
        part = code.partition(".")[0]
        if one.derived or one.field.name in ENTANGLED or not (part in setup.modules or part in setup.seats):
            continue
        if draw.random() < 0.4:
            low, high = one.field.low, one.field.high
            board[code] = draw.randint(low, high) if draw.random() < 0.6 else draw.choice((low, high))
    return Setup(setup.seats, setup.modules, setup.dials, board, setup.cards, setup.aims, setup.days, setup.turns)


def opening(name: str, seed: int) -> State:
    """A position to play a scenario from: its own first position, or one with a scattered board."""
    own = table(name)
    draw = Random(f"opening {seed}")
    return own.first() if draw.random() < 0.5 else initial_state(own.book, scattered(own.setup, draw))


class Mood:
    """How a playout chooses: every mood likes some verbs and hates others, and believes in odds or in equal chances.

    Plain random play seldom reaches a signed deal or a finished device; moods do.
    """

    def __init__(self, draw: Random, book: Rulebook) -> None:
        verbs = sorted({action.verb for action in book.actions})
        plain = draw.random() < 0.25
        taste = {verb: 1.0 if plain else draw.choice((0.05, 1, 1, 5, 25)) for verb in verbs}
        self._weights = [taste[action.verb] for action in book.actions]
        self._fair = draw.random() < 0.5

    def choose(self, actions: list[Action], draw: Random) -> Action:
        """One of the actions."""
        return draw.choices(actions, [self._weights[one.index] for one in actions])[0]

    def fall(self, odds: Odds, draw: Random) -> int:
        """The number of an outcome."""
        return fallen(odds, draw) if self._fair else draw.randrange(len(odds))


def walk(state: State, draw: Random) -> Iterator[State]:
    """Play ``state`` to the end in a mood, and yield it before every step and once more when the match is over.

    It is the same object every time: look at it, copy it, do not change it.
    """
    mood = Mood(draw, state.rulebook)
    while not state.over:
        yield state
        if state.at_chance:
            engine.resolve(state, mood.fall(engine.odds(state), draw))
        else:
            engine.play(state, mood.choose(engine.legal(state), draw))
    yield state


def positions(state: State, seed: int, every: int) -> Iterator[State]:
    """The same for the playout of a seed, but only about one position in ``every``, and the last."""
    glance = Random(~seed)
    for one in walk(state, Random(seed)):
        if one.over or glance.randrange(every) == 0:
            yield one


def wander(state: State, draw: Random, steps: int) -> None:
    """Take up to so many random steps."""
    for _ in range(steps):
        if state.over:
            return
        if state.at_chance:
            engine.resolve(state, draw.randrange(len(engine.odds(state))))
        else:
            engine.play(state, draw.choice(engine.legal(state)))


def consequences(state: State, action: Action) -> list[State]:
    """Where a legal action leads by itself, outcome by outcome, before anything else goes on.

    An action that others may interrupt leads to where they are asked.
    """
    after = state.copy()
    engine.take(after, action)
    if after.stack[-1] != (TRIAL, action.index):
        return [after]
    found = []
    for outcome in range(len(action.odds(after)) or 1):
        branch = after.copy()
        engine.decide(branch, outcome)
        found.append(branch)
    return found


def finish(state: State, draw: Random, cap: int) -> int:
    """Play uniformly at random to the end, with the legal list at every decision; returns the number of decisions.

    Raises DeadEndError and TooLongError.
    """
    decisions = 0
    while not state.over:
        if state.at_chance:
            engine.resolve(state, fallen(engine.odds(state), draw))
            continue
        actions = engine.legal(state)
        if not actions:
            raise DeadEndError(where(state))
        engine.play(state, actions[int(draw.random() * len(actions))])
        decisions += 1
        if decisions > cap:
            raise TooLongError(f"more than {cap} decisions; {where(state)}")
    return decisions


def fallen(odds: Odds, draw: Random) -> int:
    """The number of an outcome, by its weight."""
    left = int(draw.random() * sum([weight for _, weight in odds]))
    for outcome, (_, weight) in enumerate(odds):
        left -= weight
        if left < 0:
            return outcome
    raise AssertionError("weights are positive")


def where(state: State) -> str:
    """Where a position stands, for the message of a failed test."""
    book = state.rulebook
    seat = book.seats[state.seat] if state.seat >= 0 else "nobody"
    menu = book.menu_codes[state.menu] if state.menu >= 0 else "no menu"
    return f"turn {state.turn}, {book.phases[state.phase].code}, {seat} to move from {menu}, stack {state.stack}"

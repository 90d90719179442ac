"""Fast random play on the kernel alone, for the contract suite, the soak and the measurements."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random

from game.kernel import engine
from game.kernel.action import Action
from game.kernel.rulebook import Rulebook
from game.kernel.state import State
from game.records.library import scenario_names
from game.records.parts import Scenario
from game.records.scenario import load_scenario, to_setup
from game.rules import CORE, MODULES, deal, lay
from game.rules.setup import Setup

ROOT = Path(__file__).resolve().parent.parent
SCENARIOS = scenario_names()

DECISIONS_A_TURN = 250
"""More decisions than this in a turn, on the average of a match, would be a match that does not end."""


@dataclass(frozen=True)
class Table:
    """A scenario laid out: what it is played by and where it starts."""

    scenario: Scenario
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


@cache
def table(name: str) -> Table:
    """The table of a scenario of the game."""
    scenario = load_scenario(name)
    setup = to_setup(scenario)
    book = lay(setup)
    return Table(scenario, setup, book, deal(book, setup))


def needed(codes: set[str]) -> set[str]:
    """The same rule modules without those that need one which is missing, and with the core."""
    found = codes | set(CORE)
    while True:
        lame = {one.code for one in MODULES if one.code in found and not set(one.needs) <= found}
        if not lame:
            return found
        found -= lame


def variant(name: str, *, without: set[str] = frozenset(), seats: list[str] | None = None) -> tuple[Rulebook, Setup]:
    """The set-up of a scenario with some rule modules off, or with only some of its seats in play.

    What the scenario says about modules that are off, or about seats that are not in play, is left out.
    """
    whole = table(name).setup
    modules = needed(set(whole.modules) - without)
    playing = whole.seats if seats is None else seats
    absent = {one.code for one in MODULES if one.code not in modules} | (set(whole.seats) - set(playing))

    def kept(code: str) -> bool:
        return code.partition(".")[0] not in absent

    from game.rules.seats import SEATS

    setup = Setup(
        playing,
        sorted(modules),
        {module: dials for module, dials in whole.dials.items() if module not in absent},
        {code: value for code, value in whole.board.items() if kept(code)},
        whole.cards,
        [aim for aim in whole.aims if kept(aim.indicator) and SEATS[aim.seat] in playing],
        whole.days,
        whole.turns,
    )
    return lay(setup), setup


class Mood:
    """How a playout chooses: every mood likes some verbs and hates others, and believes in odds or in equal chances.

    Plain random play seldom reaches a signed deal or a finished device; moods do.
    """

    def __init__(self, draw: Random, book: Rulebook) -> None:
        verbs = sorted({action.verb for action in book.actions})
        plain = draw.random() < 0.25
        taste = {verb: 1 if plain else draw.choice((0.05, 1, 1, 5, 25)) for verb in verbs}
        self._weights = [taste[action.verb] for action in book.actions]
        self._fair = draw.random() < 0.5

    def choose(self, actions: list[Action], draw: Random) -> Action:
        """One of the actions."""
        return draw.choices(actions, [self._weights[one.index] for one in actions])[0]

    def fall(self, state: State, draw: Random) -> int:
        """An outcome of the chance the position waits for."""
        odds = engine.odds(state)
        if not self._fair:
            return draw.randrange(len(odds))
        return draw.choices(range(len(odds)), [weight for _, weight in odds])[0]


def walk(state: State, draw: Random, mood: Mood | None = None) -> Iterator[State]:
    """Play ``state`` to the end, and yield it before every decision and chance and once more when the match is over.

    Whoever looks must not change it: it is the same object every time.
    """
    mood = mood or Mood(draw, state.rulebook)
    while not state.over:
        yield state
        if state.at_chance:
            engine.resolve(state, mood.fall(state, draw))
        else:
            engine.play(state, mood.choose(engine.legal(state), draw))
    yield state


def positions(state: State, seed: int, every: int) -> Iterator[State]:
    """A playout of ``state``; about one position in ``every`` is yielded, the last always."""
    draw = Random(seed)
    look = Random(seed + 1)
    for one in walk(state, draw):
        if one.over or look.randrange(every) == 0:
            yield one


def finish(state: State, draw: Random, cap: int) -> int:
    """Play uniformly at random to the end, with the legal list at every decision; returns the number of decisions.

    Raises AssertionError for a decision without a legal action, and when ``cap`` decisions are exceeded.
    """
    decisions = 0
    while not state.over:
        if state.at_chance:
            engine.resolve(state, fallen(engine.odds(state), draw))
        else:
            actions = engine.legal(state)
            assert actions, f"{state.rulebook.seats[state.seat]} has no legal action"
            engine.play(state, actions[int(draw.random() * len(actions))])
            decisions += 1
            assert decisions <= cap, f"the match is longer than {cap} decisions"
    return decisions


def fallen(odds: tuple[tuple[str, int], ...], draw: Random) -> int:
    """An outcome by its weight."""
    total = 0
    for _, weight in odds:
        total += weight
    left = int(draw.random() * total)
    for outcome, (_, weight) in enumerate(odds):
        left -= weight
        if left < 0:
            return outcome
    raise AssertionError("weights are positive")

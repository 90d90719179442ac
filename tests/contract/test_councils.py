"""No council deadlocks: whatever the board and whoever is absent, every question of Tehran ends in a decision."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.kernel import engine, knowledge
from game.kernel.state import State
from game.players.greedy import GreedyPlayer
from game.records.scenario.load import load_scenario
from game.records.scenario.prepared import to_setup
from game.rules.seats import GOVERNMENT, IRGC, LEADER, SEATS
from game.rules.succession.board import Succession
from tests.playing import EXAMPLES, changed, depth, fallen, laid, opening, scattered, walk, where

SEEDS = st.integers(0, 2**32 - 1)
TEHRAN = ("leader", "irgc", "government")
HOUSE = ("mandate", "council", "ratify", "primacy", "resignation", "walkout", "succession")
"""The menus at which the three seats of one house wait for each other."""

STEPS = 400
"""More decisions and chances than any turn has."""


def settle(state: State, draw: Random) -> None:
    """Play at random until the turn is over, and fail when a seat has nothing to say or nobody ever stops."""
    turn = state.turn
    for _ in range(STEPS):
        if state.over or state.turn > turn:
            return
        if state.at_chance:
            engine.resolve(state, fallen(engine.odds(state), draw))
            continue
        legal = engine.legal(state)
        assert legal, where(state)
        engine.play(state, draw.choice(legal))
    raise AssertionError(f"no end to the turn: {where(state)}")


def house(state: State) -> bool:
    """Whether a seat of Tehran is asked a question of the house."""
    return state.seat in (LEADER, IRGC, GOVERNMENT) and state.rulebook.menu_codes[state.menu] in HOUSE


@given(seed=SEEDS)
@settings(max_examples=depth(6, EXAMPLES))
def test_every_question_of_the_house_has_an_answer_that_leads_on(seed: int) -> None:
    """In random positions each answer to each question leads to another question or out of the council."""
    draw = Random(seed)
    found = 0
    for state in walk(opening("double-bind", seed), draw):
        if state.over or state.at_chance or not house(state) or draw.random() < 0.8:
            continue
        for action in engine.legal(state):
            twin = state.copy()
            engine.play(twin, action)
            settle(twin, Random(seed))
        found += 1
        if found > 6:
            return


@pytest.mark.parametrize("absent", [(), ("irgc",), ("government",), ("leader",), ("irgc", "government"), TEHRAN])
@given(seed=SEEDS)
@settings(max_examples=depth(4, EXAMPLES))
def test_a_house_with_empty_chairs_still_decides(absent: tuple[str, ...], seed: int) -> None:
    """Without a bloc, a Leader or anybody, two turns of a scattered board end; and an empty chair is filled in time."""
    draw = Random(seed)
    setup = changed(to_setup(load_scenario("double-bind")), seats=set(SEATS) - set(absent))
    table = laid(scattered(setup, draw))
    state = table.first()
    for _ in range(2):
        if not state.over:
            settle(state, draw)
    if state.over:
        return
    succession = Succession.of(state)
    succession.frailty = 0
    succession.lose_leader(state)
    waited = []
    for _ in range(4):
        if not state.over:
            settle(state, draw)
            waited.append(succession.interim)
    assert state.over or not min(waited), waited


@given(seed=SEEDS)
@settings(max_examples=depth(5, EXAMPLES))
def test_a_threat_to_resign_always_finds_an_end(seed: int) -> None:
    """Threatened on any board in any turn: the Leader answers, the government answers him, and the match goes on."""
    draw = Random(seed)
    state = opening("double-bind", seed)
    book = state.rulebook
    threat = book.by_code["government threaten"]
    for one in walk(state, draw):
        if one.over or one.at_chance or one.turn > 3:
            return
        if one.seat == GOVERNMENT and threat in engine.legal(one):
            twin = one.copy()
            engine.play(twin, threat)
            assert (book.seats[twin.seat], book.menu_codes[twin.menu]) == ("leader", "resignation"), where(twin)
            for answer in engine.legal(twin):
                after = twin.copy()
                engine.play(after, answer)
                settle(after, draw)
            return


@pytest.mark.parametrize("seed", range(4))
def test_greedy_players_never_deadlock_a_scattered_house(seed: int) -> None:
    """Reference bots in the three seats, random ones elsewhere: three turns of councils with an empty chair."""
    draw = Random(seed)
    table = laid(scattered(to_setup(load_scenario("double-bind")), draw))
    state = table.first()
    bot = GreedyPlayer()
    Succession.of(state).lose_leader(state)
    for _ in range(3 * STEPS):
        if state.over or state.turn > 3:
            return
        if state.at_chance:
            engine.resolve(state, fallen(engine.odds(state), draw))
        elif house(state):
            view = knowledge.view(state, state.seat)
            engine.play(state, bot.choose(view, draw))
        else:
            engine.play(state, draw.choice(engine.legal(state)))
    raise AssertionError(f"no end: {where(state)}")


def test_every_menu_of_the_house_is_one() -> None:
    """The menus named above exist, so that the tests look where the house sits."""
    book = opening("double-bind", 1).rulebook
    assert set(HOUSE) <= set(book.menu_codes)

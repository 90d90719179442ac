"""Every match ends: nothing can be done for ever, and no match is longer than its cap."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.kernel import engine
from game.kernel.rulebook import ROUNDS, UNTIL_PASS, Rulebook
from game.kernel.state import State
from game.rules.scoring import ENDINGS, TITLES, scores
from game.rules.seats import ATTENTION, RESOURCES
from tests.playing import SCENARIOS, Mood, consequences, finish, opening, positions, table, where

SEEDS = st.integers(0, 2**32 - 1)


def open_menus(book: Rulebook) -> set[int]:
    """The menus from which a seat may choose more than once before play goes on."""
    steps = [step for phase in book.phases for step in phase.steps if step.mode in (UNTIL_PASS, ROUNDS) and step.menu]
    return {book.menus[step.menu] for step in steps}


@pytest.mark.parametrize("name", SCENARIOS)
@given(seed=SEEDS)
def test_every_match_ends_within_its_cap(name: str, seed: int) -> None:
    """Random play and every mood reach an ending with a name, at the latest when the last turn is over."""
    own = table(name)
    state = own.first()
    finish(state, Random(seed), own.cap)
    _ended(state)
    state, draw = opening(name, seed), Random(seed)
    mood = Mood(draw, own.book)
    steps = 0
    while not state.over:
        steps += 1
        assert steps <= 2 * own.cap, where(state)
        if state.at_chance:
            engine.resolve(state, mood.fall(engine.odds(state), draw))
        else:
            engine.play(state, mood.choose(engine.legal(state), draw))
    _ended(state)


def _ended(state: State) -> None:
    """After the end nobody moves, nothing is left to chance, and everybody has a score."""
    assert 0 < state.ending < len(ENDINGS)
    assert TITLES[state.ending]
    assert state.turn <= state.rulebook.last_turn
    assert state.stack == []
    assert (state.seat, state.menu, state.at_chance) == (-1, -1, False)
    assert engine.legal(state) == []
    assert engine.odds(state) == ()
    result = scores(state)
    assert list(result) == [seat for at, seat in enumerate(state.rulebook.seats) if state.rulebook.playing[at]]
    for one in result.values():
        assert 0 <= one.total <= 100, one.seat


@pytest.mark.parametrize("name", SCENARIOS)
@given(seed=SEEDS)
def test_what_is_asked_again_runs_out(name: str, seed: int) -> None:
    """Where a seat acts until it passes, each action takes attention, or cannot be taken again at once."""
    own = table(name)
    menus = open_menus(own.book)
    for state in positions(opening(name, seed), seed, every=25):
        if state.menu not in menus:
            continue
        for action in engine.legal(state):
            if action.verb == "pass" or dict(engine.price(state, action)).get(ATTENTION, 0) > 0:
                continue
            after = state.copy()
            engine.play(after, action)
            while after.at_chance:
                engine.resolve(after, 0)
            if after.menu == state.menu and after.seat == state.seat:
                assert action not in engine.legal(after), f"{action.code} can be taken for ever"


@pytest.mark.parametrize("name", SCENARIOS)
@given(seed=SEEDS)
def test_acting_gives_no_attention_where_it_is_spent(name: str, seed: int) -> None:
    """Attention comes back with the turn alone; were it to come back in a menu that asks again, play might not end."""
    own = table(name)
    menus = open_menus(own.book)
    for state in positions(opening(name, seed), seed, every=40):
        if state.menu not in menus:
            continue
        for action in engine.legal(state):
            for after in consequences(state, action):
                for seat in range(len(own.book.seats)):
                    gained = after.pool(seat, ATTENTION) - state.pool(seat, ATTENTION)
                    assert gained <= 0, f"{action.code} gives {own.book.seats[seat]} {RESOURCES[ATTENTION].name}"


@pytest.mark.parametrize("name", SCENARIOS)
def test_everybody_may_pass(name: str) -> None:
    """Every question of the sequence of play can be passed by every seat it is put to, for nothing."""
    book = table(name).book
    for phase in book.phases:
        for step in phase.steps:
            for seat in step.order:
                if book.playing[seat]:
                    passes = [one for one in book.offers[book.menus[step.menu]][seat] if one.verb == "pass"]
                    assert len(passes) == 1, f"{book.seats[seat]} in {step.menu}"
                    assert engine.price(table(name).first(), passes[0]) == ()

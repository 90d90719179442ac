"""Positions: no earlier state changes, legal lists are sound, odds are odds, values stay in their bounds."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.kernel import digest, engine, knowledge
from game.kernel.state import State
from tests.playing import SCENARIOS, opening, positions, table, wander, where

SEEDS = st.integers(0, 2**32 - 1)


@pytest.mark.parametrize("name", SCENARIOS)
@given(seed=SEEDS)
def test_no_earlier_state_changes(name: str, seed: int) -> None:
    """A copy stays what it was while the original plays on, and the original while the copy does."""
    kept: list[tuple[State, str]] = []
    for state in positions(opening(name, seed), seed, every=12):
        before = digest.digest(state)
        twin = state.copy()
        assert digest.same(twin, state)
        assert digest.digest(twin) == before
        kept.append((state.copy(), before))
        wander(twin, Random(seed), 40)
        assert digest.digest(state) == before, where(state)
    for copy, before in kept:
        assert digest.digest(copy) == before, where(copy)


@pytest.mark.parametrize("name", SCENARIOS)
@given(seed=SEEDS)
def test_looking_changes_nothing(name: str, seed: int) -> None:
    """Legal lists, reasons, prices, odds, views and samples leave the position as it is."""
    book = table(name).book
    for state in positions(opening(name, seed), seed, every=60):
        before = digest.digest(state)
        engine.legal(state)
        engine.odds(state)
        for action in book.actions:
            engine.why_not(state, action)
            engine.price(state, action)
            action.odds(state)
            action.seen(state)
        for seat in range(len(book.seats)):
            seen = knowledge.view(state, seat)
            knowledge.sample(seen, Random(seed))
        assert digest.digest(state) == before, where(state)


@pytest.mark.parametrize("name", SCENARIOS)
@given(seed=SEEDS)
def test_legal_lists_are_unique_stable_and_explained(name: str, seed: int) -> None:
    """The same list twice and across a copy, in menu order; what is not on it has a reason with a section."""
    book = table(name).book
    for state in positions(opening(name, seed), seed, every=25):
        actions = engine.legal(state)
        assert actions == engine.legal(state) == engine.legal(state.copy()), where(state)
        assert len({one.index for one in actions}) == len(actions), where(state)
        if state.seat >= 0:
            assert actions, where(state)
            menu = book.offers[state.menu][state.seat]
            assert actions == [one for one in menu if one in actions], where(state)
        offered = {one.index for one in actions}
        for action in book.actions:
            reason = engine.why_not(state, action)
            assert (reason is None) == (action.index in offered), f"{action.code}: {reason}; {where(state)}"
            if reason is not None:
                assert reason.section, action.code
                assert reason.text == reason.text.strip(" .\n"), f"{action.code}: {reason.text!r}"
                assert reason.text, action.code


@pytest.mark.parametrize("name", SCENARIOS)
@given(seed=SEEDS)
def test_every_legal_action_and_outcome_applies(name: str, seed: int) -> None:
    """Each legal action plays on a copy and each outcome resolves; play goes on from there or is over."""
    for state in positions(opening(name, seed), seed, every=40):
        if state.over:
            continue
        if state.at_chance:
            _resolves(state)
            continue
        for action in engine.legal(state):
            after = state.copy()
            engine.play(after, action)
            _goes_on(after, action.code)


def _goes_on(state: State, code: str) -> None:
    """Whether play can continue from a position that ``code`` led to."""
    assert state.over or state.at_chance or engine.legal(state), f"after {code}: {where(state)}"
    _within(state, code)
    if state.at_chance:
        _resolves(state)


def _resolves(state: State) -> None:
    odds = engine.odds(state)
    assert odds, where(state)
    assert len({label for label, _ in odds}) == len(odds), f"outcomes with one name: {odds}"
    for outcome, (label, weight) in enumerate(odds):
        assert type(weight) is int, f"{label}: {weight!r}"
        assert weight > 0, f"{label}: {weight}"
        assert label.strip(), odds
        after = state.copy()
        engine.resolve(after, outcome)
        assert after.over or after.at_chance or engine.legal(after), f"after {label!r}: {where(after)}"
        _within(after, label)


def _within(state: State, code: str) -> None:
    """Every stored value is a whole number in the bounds its field declares."""
    indicators = state.rulebook.indicators
    for name, value in zip(digest.names(state.rulebook), digest.flatten(state), strict=True):
        field = indicators[name].field
        assert type(value) is int, f"{name} is {value!r} after {code!r}"
        assert field.low <= value <= field.high, f"{name} is {value}, not in {field.low}..{field.high}, after {code!r}"


@pytest.mark.parametrize("name", SCENARIOS)
@given(seed=SEEDS)
def test_values_stay_in_their_bounds(name: str, seed: int) -> None:
    """Wherever play leads, every field holds what it declares it can hold, and derived quantities work out to that."""
    derived = [one for one in table(name).book.indicators.values() if one.derived]
    for state in positions(opening(name, seed), seed, every=10):
        _within(state, where(state))
        for one in derived:
            if state.slices[one.part].on:
                assert one.field.low <= one.read(state) <= one.field.high, one.code


@pytest.mark.parametrize("name", SCENARIOS)
@given(seed=SEEDS)
def test_prices_name_each_resource_once(name: str, seed: int) -> None:
    """What is tested pair by pair for affordability must be one pair a resource, and nobody is paid for acting."""
    book = table(name).book
    for state in positions(opening(name, seed), seed, every=60):
        for action in book.actions:
            price = engine.price(state, action)
            assert len({resource for resource, _ in price}) == len(price), f"{action.code}: {price}"
            assert all(amount >= 0 for _, amount in price), f"{action.code}: {price}"


@pytest.mark.parametrize("name", SCENARIOS)
@given(seed=SEEDS)
def test_modules_bind_and_price_no_action_that_they_disclaim(name: str, seed: int) -> None:
    """``bars`` and ``prices`` say once a scenario what a module has to do with; ``bar`` and ``price`` agree always."""
    for state in positions(opening(name, seed), seed, every=40):
        book = state.rulebook
        for action in book.offers[state.menu][state.seat] if state.seat >= 0 else []:
            for module in book.live:
                if module not in book.forbidders[action.index]:
                    assert module.forbid(state, action) is None, f"{module.code} binds {action.code}; {where(state)}"
                if module not in book.repricers[action.index]:
                    cost = action.cost(state)
                    assert module.reprice(state, action, cost) == cost, f"{module.code} prices {action.code}"

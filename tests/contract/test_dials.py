"""Dials and hooks: every dial plays at its bounds, and a hook that does not concern an action leaves it alone."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.rules import CORE, MODULES
from game.rules.setup import Setup
from tests.playing import SCENARIOS, Table, changed, finish, laid, scattered, table, walk, where

SEEDS = st.integers(0, 2**32 - 1)
TURNED = [(one.code, dial.name) for one in MODULES for dial in one.dials()]


def turned(setup: Setup, dials: dict[str, dict[str, int]]) -> Setup:
    """The set-up with some dials at other values."""
    own = {code: {**setup.dials.get(code, {}), **dials.get(code, {})} for code in setup.modules}
    return Setup(setup.seats, setup.modules, own, setup.board, setup.cards, setup.aims, setup.days, setup.turns)


def bounds(draw: Random) -> dict[str, dict[str, int]]:
    """Every dial at one of its bounds or at its default."""
    return {
        one.code: {dial.name: draw.choice((dial.low, dial.default, dial.high)) for dial in one.dials()}
        for one in MODULES
    }


@pytest.mark.parametrize(("code", "name"), TURNED)
def test_every_dial_plays_at_its_bounds(code: str, name: str) -> None:
    """One dial at a time, low and high, to the end of a match."""
    setup = table("double-bind").setup
    dial = next(dial for one in MODULES if one.code == code for dial in one.dials() if dial.name == name)
    for value in {dial.low, dial.high}:
        own = laid(turned(setup, {code: {name: value}}))
        assert finish(own.first(), Random(value), own.cap) > 0


@pytest.mark.parametrize("name", SCENARIOS)
@given(seed=SEEDS)
def test_any_dials_play_together(name: str, seed: int) -> None:
    """All dials at their bounds in any mixture, from any board."""
    draw = Random(seed)
    setup = turned(table(name).setup, bounds(draw))
    own = laid(scattered(setup, draw) if seed % 2 else setup)
    assert finish(own.first(), draw, own.cap) > 0


@pytest.mark.parametrize("code", [one.code for one in MODULES if one.code not in CORE])
def test_a_module_beside_the_core_plays(code: str) -> None:
    """Each module with nothing but what it needs."""
    wanted = {code}
    while more := {need for one in MODULES if one.code in wanted for need in one.needs} - wanted:
        wanted |= more
    own: Table = laid(changed(table("double-bind").setup, modules=wanted))
    assert [one.code for one in own.book.live if one.code == code]
    for seed in range(3):
        assert finish(own.first(), Random(seed), own.cap) > 0


@pytest.mark.parametrize("name", SCENARIOS)
@given(seed=SEEDS)
def test_hooks_say_which_actions_they_concern(name: str, seed: int) -> None:
    """What ``prices`` or ``bars`` passes over is never dearer, cheaper or forbidden for that module's sake."""
    own = table(name)
    draw = Random(seed)
    for state in walk(laid(scattered(own.setup, draw)).first(), draw):
        if state.seat < 0 or draw.random() > 0.02:
            continue
        for action in draw.sample(state.rulebook.actions, 40):
            cost = action.cost(state)
            for module in state.rulebook.live:
                if module not in state.rulebook.repricers[action.index]:
                    assert module.reprice(state, action, cost) == cost, f"{action.code}: {module.code}; {where(state)}"
                if module not in state.rulebook.forbidders[action.index]:
                    assert module.forbid(state, action) is None, f"{action.code}: {module.code}; {where(state)}"

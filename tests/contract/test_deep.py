"""The laws of every position, in positions that random play seldom reaches; what fails is shrunk to its bones."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.kernel.state import State
from tests.contract.laws import PLAIN, SECRET, seats_of, truths
from tests.deep import SHRINKING, courses, depths, drawn, reach, reached
from tests.playing import EXAMPLES, SCENARIOS, SOAK

EVERY = settings(SHRINKING, max_examples=EXAMPLES if SOAK else 12, derandomize=not SOAK)
LAWS = [*SECRET, *PLAIN]


def holds(law: str, state: State, draw: Random) -> None:
    """Whether one law holds of a position, for every seat and in two other truths."""
    if law in PLAIN:
        PLAIN[law](state, draw)
        return
    for seat in seats_of(state):
        SECRET[law](state, seat, truths(state, seat, draw, 2), draw)


@pytest.mark.parametrize("law", LAWS)
@pytest.mark.parametrize("name", SCENARIOS)
def test_laws_hold_in_depth(name: str, law: str) -> None:
    """D1, D2 and E4 in rounds of talks, with texts on paper, deals in force and at war."""

    @EVERY
    @given(state=reached(name), seed=st.integers(0, 99))
    def search(state: State, seed: int) -> None:
        holds(law, state, Random(seed))

    search()


@pytest.mark.parametrize("name", SCENARIOS)
def test_these_positions_are_deep(name: str) -> None:
    """Rounds, texts, deals and wars are among what is searched, else the search proves little."""
    found = reach([drawn(name, Random(seed), False) for seed in range(60)])
    assert {"round of talks", "text on paper", "text agreed, public or in force"} <= set(found), found
    assert courses(name, False)


@settings(SHRINKING, max_examples=60, derandomize=True, database=None)
@given(state=reached("first-moves"))
def _falls_at_a_text(state: State) -> None:
    assert "text on paper" not in depths(state)


def test_what_fails_is_shrunk() -> None:
    """A property that breaks wherever a text lies on the table is reported for a position without a single choice."""
    with pytest.raises(AssertionError) as told:
        _falls_at_a_text()
    assert told.value

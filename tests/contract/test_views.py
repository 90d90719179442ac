"""Views: a seat's view, legal list, prices, odds and reasons depend on nothing that the seat cannot know."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.kernel import digest, engine
from game.kernel.knowledge import mask_of, sample, view
from game.kernel.state import State
from game.kernel.types import CHANCE, DECISION, KNOWN, PER_SEAT, TRIAL, UNKNOWN
from tests.contract.laws import reshuffled
from tests.playing import SCENARIOS, opening, positions, table, where

SEEDS = st.integers(0, 2**32 - 1)


def differences(one: State, other: State) -> list[str]:
    """The stored elements in which two positions differ."""
    row = zip(digest.names(one.rulebook), digest.flatten(one), digest.flatten(other), strict=True)
    return [f"{name}: {a} and {b}" for name, a, b in row if a != b]


@pytest.mark.parametrize("name", SCENARIOS)
@given(seed=SEEDS)
def test_a_sample_gives_the_same_view(name: str, seed: int) -> None:
    """What a seat imagines behind its view gives it that view again: board, stack, turn and legal actions."""
    book = table(name).book
    draw = Random(seed)
    for state in positions(opening(name, seed), seed, every=30):
        for seat in range(len(book.seats)):
            seen = view(state, seat)
            for truth in (sample(seen, draw), reshuffled(seen, draw)):
                again = view(truth, seat)
                told = f"{book.seats[seat]}; {where(state)}"
                assert differences(seen.board, again.board) == [], told
                assert again.board.stack == seen.board.stack, told
                assert (again.board.turn, again.board.ending) == (seen.board.turn, seen.board.ending), told
                assert again.actions == seen.actions, told


@pytest.mark.parametrize("name", SCENARIOS)
@given(seed=SEEDS)
def test_a_sample_holds_no_unknown_and_stays_in_bounds(name: str, seed: int) -> None:
    """An imagined truth is a position like any other: it can be played to the end."""
    indicators = table(name).book.indicators
    names = digest.names(table(name).book)
    draw = Random(seed)
    for state in positions(opening(name, seed), seed, every=150):
        for seat in range(len(state.rulebook.seats)):
            truth = sample(view(state, seat), draw)
            for code, value in zip(names, digest.flatten(truth), strict=True):
                field = indicators[code].field
                assert field.low <= value <= field.high, f"{state.rulebook.seats[seat]} imagines {code} to be {value}"
            for part in truth.slices:
                for field in type(part).fields:
                    if part.on and field.knowers == field.name:
                        assert all(getattr(part, field.name)), f"{field.name}: nobody at all knows what somebody must"


@pytest.mark.parametrize("name", SCENARIOS)
@given(seed=SEEDS)
def test_what_a_seat_may_do_depends_on_what_it_knows(name: str, seed: int) -> None:
    """Legality, price, odds and reasons are the same in the truth, in a sample, in any other truth behind the view,

    and on the masked board itself, where every unknown element is UNKNOWN.
    """
    book = table(name).book
    draw = Random(seed)
    for state in positions(opening(name, seed), seed, every=15):
        seat = state.seat
        if seat < 0:
            continue
        seen = view(state, seat)
        menu = book.offers[state.menu][seat]
        truths = {
            "sample": sample(seen, draw),
            "other truth": reshuffled(seen, draw),
            "masked board": seen.board,
        }
        for kind, truth in truths.items():
            assert engine.legal(truth) == seen.actions, f"{kind}: {where(state)}"
            for action in menu:
                mine, theirs = engine.why_not(state, action), engine.why_not(truth, action)
                assert str(mine) == str(theirs), f"{action.code} in the {kind}"
                assert engine.price(state, action) == engine.price(truth, action), f"{action.code} in the {kind}"
            for action in seen.actions:
                assert action.odds(state) == action.odds(truth), f"{action.code} in the {kind}"


@pytest.mark.parametrize("name", SCENARIOS)
@given(seed=SEEDS)
def test_what_keeps_an_action_from_a_seat_depends_on_what_it_knows_at_any_time(name: str, seed: int) -> None:
    """A seat may ask for all that is unmet in any phase, also while others choose: the answer tells it nothing new."""
    book = table(name).book
    draw = Random(seed)
    for state in positions(opening(name, seed), seed, every=60):
        if state.over:
            continue
        for seat in (one for one in range(len(book.seats)) if book.playing[one]):
            seen = view(state, seat)
            truths = (sample(seen, draw), reshuffled(seen, draw), seen.board)
            for action in draw.sample([one for one in book.actions if one.seat == seat], 25):
                mine = [str(one) for one in engine.all_unmet(state, action)]
                for truth in truths:
                    assert mine == [str(one) for one in engine.all_unmet(truth, action)], action.code
                if seat == state.seat:
                    assert (action in seen.actions) == (not mine), action.code


@pytest.mark.parametrize("name", SCENARIOS)
@given(seed=SEEDS)
def test_a_view_hides_what_it_should_and_nothing_else(name: str, seed: int) -> None:
    """Each element is the truth for the seats of its mask and UNKNOWN for the others, until the match is over."""
    book = table(name).book
    for state in positions(opening(name, seed), seed, every=40):
        row, masks = digest.flatten(state), digest.masks(state)
        for seat in range(len(book.seats)):
            shown = digest.flatten(view(state, seat).board)
            for code, true, mask, value in zip(digest.names(book), row, masks, shown, strict=True):
                expected = true if state.over or mask >> seat & 1 else UNKNOWN
                assert value == expected, f"{code} for {book.seats[seat]}"


@pytest.mark.parametrize("name", SCENARIOS)
@given(seed=SEEDS)
def test_derived_quantities_tell_only_what_their_seats_know(name: str, seed: int) -> None:
    """A seat that is shown a derived quantity works it out from its own board, and gets the true value."""
    derived = [one for one in table(name).book.indicators.values() if one.derived]
    for state in positions(opening(name, seed), seed, every=60):
        for seat in range(len(state.rulebook.seats)):
            board = view(state, seat).board
            for one in derived:
                if state.slices[one.part].on and one.field.seen >> seat & 1:
                    assert one.read(board) == one.read(state), f"{one.code} for {state.rulebook.seats[seat]}"


@pytest.mark.parametrize("name", SCENARIOS)
@given(seed=SEEDS)
def test_nothing_secret_waits_under_a_decision(name: str, seed: int) -> None:
    """Views leave out frames a seat may not see; a seat that is asked must know everything its answer interrupts."""
    book = table(name).book
    for state in positions(opening(name, seed), seed, every=4):
        for frame in state.stack[:-1]:
            if state.stack[-1][0] != DECISION:
                break
            seen = -1
            if frame[0] == TRIAL:
                seen = book.actions[frame[1]].seen(state)
            elif frame[0] == CHANCE:
                seen = book.events[frame[1]].seen(state, frame)
            assert all(seen >> seat & 1 for seat in range(len(book.seats))), where(state)


@pytest.mark.parametrize("name", SCENARIOS)
def test_masks_agree_with_declarations(name: str) -> None:
    """The mask of an element is that of its field, its own seat, or the knowers of its row."""
    state = table(name).first()
    at = 0
    masks = digest.masks(state)
    for part in state.slices:
        for field in type(part).fields if part.on else ():
            for element in range(max(1, len(field.labels))):
                if field.seen == PER_SEAT:
                    assert masks[at] == 1 << element
                elif field.seen != KNOWN:
                    assert masks[at] == field.seen
                assert masks[at] == mask_of(part, field, element)
                at += 1

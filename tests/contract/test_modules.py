"""Rule modules and seats: what a scenario leaves out leaves no trace, and play goes on without it."""

from __future__ import annotations

from functools import cache
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.kernel import digest, engine
from game.kernel.action import Action
from game.kernel.rulebook import Rulebook
from game.kernel.slices import Slice
from game.kernel.state import State
from game.records.journal.recorder import Recorder
from game.rules import CORE, MODULES
from game.rules.seats import SEATS
from tests.playing import SCENARIOS, Mood, Table, changed, depth, finish, laid, scattered, table, walk, where

SEEDS = st.integers(0, 2**32 - 1)
OPTIONAL = [one.code for one in MODULES if one.code not in CORE]


def code_of(action: Action, book: Rulebook) -> str:
    """The text code an action of that book has."""
    return " ".join(part for part in (book.seats[action.seat], action.verb, action.words()) if part)


@cache
def belongings(name: str) -> dict[str, tuple[set[str], set[str], set[str]]]:
    """The codes of the actions, events and procedures that each rule module brings."""
    book = table(name).book
    return {
        one.code: (
            {code_of(action, book) for action in one.actions(book)},
            {event.code for event in one.events(book)},
            {procedure.code for procedure in one.procedures(book)},
        )
        for one in book.modules
    }


def contents(part: Slice) -> list[object]:
    """Every stored value of a slice."""
    found: list[object] = []
    for field in type(part).fields:
        value = getattr(part, field.name)
        found.append(list(value) if isinstance(value, list) else value)
    return found


def check_absent(name: str, own: Table, seed: int) -> None:
    """Play a match without some modules: nothing of them is on the board, in a menu, in the log or in a reason."""
    book = own.book
    off = [one for one in book.modules if not book.switches[one.index]]
    blank = {one.code: contents(one.blank(book.dials[one.index], False)) for one in off}
    chapters = {one.section.split(".")[0] for one in off} - {one.section.split(".")[0] for one in book.live}
    for one in off:
        actions, events, procedures = belongings(name)[one.code]
        assert not actions & book.by_code.keys(), one.code
        assert not events & book.events_by_code.keys(), one.code
        assert not procedures & book.procedures_by_code.keys(), one.code
    gone = {one.code for one in off}
    lost = {code for one in off for codes in belongings(name)[one.code] for code in codes}
    assert not [code for code in digest.names(book) if code.partition(".")[0] in gone]
    draw = Random(seed)
    mood = Mood(draw, book)
    state = own.first()
    recorder = Recorder(state)
    told: set[str] = set()
    while not state.over:
        if state.at_chance:
            entry = recorder.chance(state, 1, mood.fall(engine.odds(state), draw))
        else:
            if draw.random() < 0.05:
                _reasons(state, chapters)
            entry = recorder.decision(state, 1, mood.choose(engine.legal(state), draw))
        told |= {one.name.partition(".")[0] for one in entry.changes}
        told |= {one.cause.partition(".")[0] for one in entry.changes}
        assert entry.code not in lost
    assert not told & gone
    for one in off:
        assert contents(state.slices[one.index]) == blank[one.code], f"{one.code} is off and was changed"


def _reasons(state: State, chapters: set[str]) -> None:
    """No reason cites the chapter of a module that is off."""
    for action in state.rulebook.offers[state.menu][state.seat]:
        reason = engine.why_not(state, action)
        if reason is not None:
            assert reason.section.split(".")[0] not in chapters, f"{action.code}: {reason}; {where(state)}"


@pytest.mark.parametrize("code", OPTIONAL)
@pytest.mark.parametrize("name", SCENARIOS)
def test_a_module_that_is_off_leaves_no_trace(name: str, code: str) -> None:
    """Each module in turn, together with those that need it; every other one from a scattered board."""
    setup = table(name).setup
    own = changed(setup, modules=set(setup.modules) - {code})
    turn = (SCENARIOS.index(name) + OPTIONAL.index(code)) % 8
    for seed in depth([turn], list(range(8))):
        check_absent(name, laid(own if seed % 2 else scattered(own, Random(seed))), seed)


@pytest.mark.parametrize("name", SCENARIOS)
@given(modules=st.sets(st.sampled_from(OPTIONAL)), seed=SEEDS)
def test_any_modules_that_fit_together_play(name: str, modules: set[str], seed: int) -> None:
    """Any set of modules that respects their needs plays to the end, from any board."""
    check_absent(name, laid(scattered(changed(table(name).setup, modules=modules), Random(seed))), seed)


@pytest.mark.parametrize("name", SCENARIOS)
@given(seats=st.sets(st.sampled_from(SEATS), min_size=1), seed=SEEDS)
def test_any_seats_play(name: str, seats: set[str], seed: int) -> None:
    """With only some seats in play no other is ever asked, has an action, or draws a secret aim."""
    setup = changed(table(name).setup, seats=seats)
    own = laid(setup)
    assert {own.book.seats[action.seat] for action in own.book.actions} == set(setup.seats)
    for state in walk(own.first(), Random(seed)):
        if state.seat >= 0:
            assert own.book.seats[state.seat] in setup.seats


@pytest.mark.parametrize("name", SCENARIOS)
def test_the_core_alone_plays(name: str) -> None:
    """A scenario may switch everything off but the core; then the match is passes until the clock runs out."""
    own = laid(changed(table(name).setup, modules=set()))
    assert {action.verb for action in own.book.actions} == {"pass"}
    state = own.first()
    assert finish(state, Random(1), own.cap) > 0
    assert state.turn == own.setup.turns


def test_needs_name_modules() -> None:
    """A need that is misspelt would never be met."""
    known = {one.code for one in MODULES}
    assert len(known) == len(MODULES)
    for one in MODULES:
        assert set(one.needs) <= known - {one.code}, one.code

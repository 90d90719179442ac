"""Secrets: what a seat does not see leaves no mark in what that seat is told."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from game.kernel import digest, engine
from game.kernel.action import Action
from game.kernel.knowledge import view
from game.kernel.rulebook import ONCE, Rulebook
from game.kernel.state import State
from game.records.journal.format import UNATTRIBUTED, Entry
from game.records.journal.recorder import Recorder
from game.rules.backchannels.board import Backchannels
from tests.playing import SCENARIOS, Mood, consequences, opening, positions, table, walk, where

SEEDS = st.integers(0, 2**32 - 1)


def seats_of(book: Rulebook) -> list[int]:
    """The seats in play."""
    return [seat for seat in range(len(book.seats)) if book.playing[seat]]


def known(state: State, seat: int) -> tuple[list[int], list[tuple[int, ...]], list[int]]:
    """Everything a view holds: the board, the frames it shows, the legal actions."""
    seen = view(state, seat)
    return digest.flatten(seen.board), seen.board.stack, [one.index for one in seen.actions]


def moved(state: State, after: State, seat: int) -> list[str]:
    """The elements that have changed for a seat which saw them before."""
    names = digest.names(state.rulebook)
    row = zip(names, digest.flatten(state), digest.flatten(after), digest.masks(state), strict=True)
    return [f"{name} {a} to {b}" for name, a, b, mask in row if a != b and mask >> seat & 1]


@pytest.mark.parametrize("name", SCENARIOS)
@given(seed=SEEDS)
def test_entries_tell_a_seat_what_its_view_tells(name: str, seed: int) -> None:
    """Of every step a seat is told exactly what changed on its own board, and who did what only when it sees that."""
    book = table(name).book
    state = opening(name, seed)
    draw = Random(seed)
    mood = Mood(draw, book)
    recorder = Recorder(state)
    names = digest.names(book)
    rows: dict[int, list[int]] = {}
    for number in range(1, 400):
        if state.over:
            break
        looking = [] if state.seat >= 0 and draw.random() < 0.9 else seats_of(book)
        before = {seat: rows.get(seat) or digest.flatten(view(state, seat).board) for seat in looking}
        if state.at_chance:
            entry = recorder.chance(state, number, mood.fall(engine.odds(state), draw))
        else:
            entry = recorder.decision(state, number, mood.choose(engine.legal(state), draw))
        rows = {}
        for seat in looking:
            told = entry.for_seat(seat)
            if not state.over:
                rows[seat] = digest.flatten(view(state, seat).board)
                pairs = zip(names, before[seat], rows[seat], strict=True)
                assert _final(told) == {one: now for one, was, now in pairs if now != was}, entry.code
            _discreet(entry, told, seat)


def _final(told: Entry | None) -> dict[str, int]:
    """The last value an entry gives for each element whose value it changes for the seat."""
    first: dict[str, int | None] = {}
    last: dict[str, int | None] = {}
    for change in told.changes if told else ():
        first.setdefault(change.name, change.before)
        last[change.name] = change.after
    return {name: value for name, value in last.items() if value is not None and value != first[name]}


def _discreet(entry: Entry, told: Entry | None, seat: int) -> None:
    """No step number, digest or mask is told; a seat that does not see an action hears no more than a rumour."""
    if told is None:
        assert not entry.seen >> seat & 1
        return
    assert (told.step, told.digest, told.rumour) == (0, "", "")
    assert told.seen == 1 << seat
    assert all(one.mask == one.earlier == 1 << seat for one in told.changes)
    if not entry.seen >> seat & 1:
        assert (told.seat, told.code, told.label, told.outcome, told.chance) == ("", "", "", None, None)
        assert told.text in (UNATTRIBUTED, entry.rumour)
        assert told.changes
    elif entry.seat == "":
        assert told.chance is None, f"the odds of {entry.code} are told"


@pytest.mark.parametrize("name", SCENARIOS)
@given(seed=SEEDS)
def test_a_secret_action_moves_what_others_see_only_with_a_rumour(name: str, seed: int) -> None:
    """What everybody can read on the board does not move in silence: that would betray the action it belongs to."""
    book = table(name).book
    for state in positions(opening(name, seed), seed, every=40):
        for action in engine.legal(state):
            blind = [seat for seat in seats_of(book) if not action.seen(state) >> seat & 1]
            if not blind or action.rumour:
                continue
            for after in consequences(state, action):
                for seat in blind:
                    public = [one for one in moved(state, after, seat) if _is_public(state, one.split()[0])]
                    assert public == [], f"{action.code} shows {book.seats[seat]}: {public}"


def _is_public(state: State, name: str) -> bool:
    masks = dict(zip(digest.names(state.rulebook), digest.masks(state), strict=True))
    return all(masks[name] >> seat & 1 for seat in seats_of(state.rulebook))


@pytest.mark.parametrize("name", SCENARIOS)
@given(seed=SEEDS)
def test_secret_choices_cannot_be_told_apart(name: str, seed: int) -> None:
    """Whatever a seat does unseen, others have the same view after it and are told the same; passing is unseen too.

    Only where seats act more than once is a pass set apart: it shows that the seat has done.
    """
    book = table(name).book
    for state in positions(opening(name, seed), seed, every=25):
        if state.seat < 0 or len(state.stack) != 2:
            continue
        _, phase, at, _, _ = state.stack[0]
        once = book.phases[phase].steps[at].mode == ONCE
        found: dict[int, dict[str, str]] = {seat: {} for seat in seats_of(book)}
        for action in engine.legal(state):
            passing = action.verb == "pass"
            seen = 0 if passing else action.seen(state)
            blind = [seat for seat in found if not (passing and not once) and not seen >> seat & 1]
            if not blind:
                continue
            after = state.copy()
            entry = Recorder(after).decision(after, 1, action)
            if after.at_chance:
                continue
            noticed = _noticed(entry)
            for seat in blind:
                if not noticed >> seat & 1:
                    found[seat].setdefault(repr((entry.for_seat(seat), known(after, seat))), action.code)
        for seat, told in found.items():
            assert len(told) <= 1, f"{book.seats[seat]} tells {list(told.values())} apart: {where(state)}"


def _noticed(entry: Entry) -> int:
    """The mask of seats that see anything of their board move, or are let into or shut out of something."""
    noticed = 0
    for one in entry.changes:
        noticed |= one.mask ^ one.earlier | (one.mask if one.before != one.after else 0)
    return noticed


@pytest.mark.parametrize("name", SCENARIOS)
@given(seed=SEEDS)
def test_a_backchannel_is_unknown_to_who_does_not_know_it(name: str, seed: int) -> None:
    """A whole phase of secret diplomacy and a phase of silence look the same to a seat outside, to the last word."""
    book = table(name).book
    assume("backchannels" in {one.code for one in book.live})
    draw = Random(seed)
    phase = next(at for at, one in enumerate(book.phases) if one.code == "backchannels")
    for state in walk(opening(name, seed), draw):
        if state.phase == phase and state.seat >= 0 and draw.random() < 0.1:
            _compare_worlds(state, phase, draw)


def _compare_worlds(start: State, phase: int, draw: Random) -> None:
    book = start.rulebook
    for seat in seats_of(book):
        board = Backchannels.of(start)
        if any(known_to >> seat & 1 for known_to in board.knowers) or board.sight[seat]:
            continue
        busy, idle = start.copy(), start.copy()
        talk = _through(busy, phase, seat, draw, silent=False)
        silence = _through(idle, phase, seat, draw, silent=True)
        if talk is None or silence is None or busy.phase == phase or idle.phase == phase:
            continue
        assert talk == silence, f"{book.seats[seat]} is told of what it does not know; {where(start)}"
        assert known(busy, seat)[0] == known(idle, seat)[0], f"{book.seats[seat]} sees it; {where(start)}"
        assert known(busy, seat)[1] == known(idle, seat)[1], f"{book.seats[seat]} sees it; {where(start)}"


def _through(state: State, phase: int, seat: int, draw: Random, *, silent: bool) -> list[Entry] | None:
    """Play the rest of the phase and return what ``seat`` is told; None when something reaches it as it may.

    Others take actions this seat sees nothing of, or all pass; the seat itself passes.  No secret comes out by chance.
    """
    recorder = Recorder(state)
    told: list[Entry] = []
    for _ in range(400):
        if state.over or state.phase != phase:
            break
        if state.at_chance:
            entry = recorder.chance(state, 1, 0)
        else:
            actions = engine.legal(state)
            unseen = [one for one in actions if _unseen(one, state, seat) and not one.rumour]
            passing = [one for one in actions if one.verb == "pass"]
            own = state.seat == seat or silent or not unseen or draw.random() < 0.15
            before = state.copy()
            entry = recorder.decision(state, 1, draw.choice(passing if own else unseen))
            if any((a ^ b) >> seat & 1 for a, b in zip(digest.masks(before), digest.masks(state), strict=True)):
                return None
        if (seen := entry.for_seat(seat)) is not None:
            told.append(seen)
    return told


def _unseen(action: Action, state: State, seat: int) -> bool:
    return not action.seen(state) >> seat & 1

"""Undo is fair: it takes back one decision, never past chance, a reveal, a change of seat or a step of the sequence."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from game.kernel import digest, engine
from game.match import Match, UndoError, drive
from game.players.random_player import RandomPlayer
from game.records.scenario.load import load_scenario
from game.records.scenario.model import Scenario
from game.rules.seats import US
from game.rules.single_text.board import SingleText
from tests.deep import course


def everyone(match: Match) -> dict[str, RandomPlayer]:
    """A random player for every seat."""
    return dict.fromkeys(match.players, RandomPlayer())


def test_undo_takes_back_one_decision_or_nothing(scenario: Scenario) -> None:
    """After an undo the position, the menu and the log are what they were; a refused one changes nothing."""
    match = Match(scenario, seed=13)
    draw = Random(13)
    refusals: set[str] = set()
    undone = 0
    while not match.over and match.step < 900:
        before, menu, log = match._state.copy(), match.legal_actions(), match.log()
        seat = match.seat
        entries = match.play(draw.choice(menu))
        after = match._state.copy()
        try:
            entry = match.undo()
        except UndoError as error:
            refusals.add(str(error))
            assert digest.same(match._state, after)
            assert match.log() == log + entries
            continue
        undone += 1
        assert entry == entries[0]
        assert len(entries) == 1
        assert entry.seat == seat
        assert digest.same(match._state, before)
        assert match.legal_actions() == menu
        assert match.log() == log
        match.play(entry.code)
        assert digest.same(match._state, after)
    assert undone > 5
    assert "Another" in {one.split()[0] for one in refusals}


def test_only_the_seat_that_decided_is_told_that_chance_had_a_say(scenario: Scenario) -> None:
    """A leak that did not come is chance too: to the next seat it must not show that there was something to leak."""
    match = Match(scenario, seed=13)
    draw = Random(13)
    hidden = 0
    while not match.over and match.step < 900:
        seat, phase, turn = match.seat, match.phase, match.turn
        entries = match.play(draw.choice(match.legal_actions()))
        if match.over or (match.seat == seat and (match.phase, match.turn) == (phase, turn)):
            continue
        hidden += len(entries) > 1
        with pytest.raises(UndoError) as refused:
            match.undo()
        assert "Chance" not in str(refused.value), (turn, phase, seat)
    assert hidden or len(scenario.seats) == 2


def test_undo_does_not_tell_what_an_interview_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """D1: whether Washington shaded its answer or not, the mediator is refused in the same words."""
    told = set()
    for shaded in (False, True):
        match = Match(load_scenario("double-bind"), seed=3, dice=False)
        before = next(
            state for state in course("double-bind", "secret-channel")
            if any(one.code == "gulf interview muscat washington" for one in engine.legal(state))
        ).copy()
        if shaded:
            SingleText.of(before).intend_to_shade(US, 0)
        match._state = before.copy()
        match._steps = [0]
        monkeypatch.setattr(match, "_replayed", lambda steps, before=before: before)
        match.play("gulf interview muscat washington")
        assert match.seat == "gulf", "else undo is refused for another reason"
        with pytest.raises(UndoError) as refused:
            match.undo()
        told.add(str(refused.value))
    assert told == {"The last decision can tell its seat something it did not know, so it stands, whatever it told."}


def test_what_can_tell_something_stands_whatever_it_told(full: Scenario, monkeypatch: pytest.MonkeyPatch) -> None:
    """D1, E4: an action that informs is never taken back; ``tests/contract/test_undo.py`` finds those that do."""
    match = Match(full, seed=13)
    draw = Random(13)
    while True:
        action = draw.choice(match.legal_actions())
        match.play(action)
        try:
            match.undo()
            break
        except UndoError:
            continue
    monkeypatch.setattr(type(action), "informs", True)
    match.play(action)
    with pytest.raises(UndoError, match="can tell its seat something it did not know"):
        match.undo()


def test_undo_at_the_ends(full: Scenario) -> None:
    """At the start there is nothing to take back, and after the end the last decision stands."""
    for dice in (True, False):
        with pytest.raises(UndoError, match="nothing has been decided yet"):
            Match(full, seed=2, dice=dice).undo()
    match = Match(full, seed=2)
    drive(match, everyone(match))
    with pytest.raises(UndoError):
        match.undo()


def test_undo_does_not_pass_a_step_of_the_sequence(folder: Path, tmp_path: Path) -> None:
    """The last to pass in one step may be the first in the next, and still may not go back."""
    alone = tmp_path / "alone.toml"
    text = (folder / "tiny.toml").read_text(encoding="utf-8")
    start = text.index('[[seats]]\ncode = "leader"')
    alone.write_text(text[:start] + text[text.index("[board.us]") :], encoding="utf-8")
    match = Match(load_scenario(alone))
    match.play(match.legal_actions()[0])
    assert match.seat == "us"
    with pytest.raises(UndoError, match="The sequence of play has moved on"):
        match.undo()


def test_undo_outlives_a_save(full: Scenario, tmp_path: Path) -> None:
    """What was taken back stays taken back when the match is loaded."""
    path = tmp_path / "a.jsonl"
    match = Match(full, seed=13, save=path)
    draw = Random(13)
    undone = 0
    while undone < 5:
        match.play(draw.choice(match.legal_actions()))
        try:
            match.undo()
            undone += 1
        except UndoError:
            continue
    match.close()
    loaded = Match.load(path)
    assert loaded.log() == match.log()
    assert digest.same(loaded._state, match._state)

"""Undo is fair: it takes back one decision, never past chance, a reveal, a change of seat or a step of the sequence."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from game.kernel import digest
from game.kernel.action import Action
from game.kernel.state import State
from game.match import Match, UndoError, drive
from game.players.random_player import RandomPlayer
from game.records.scenario.load import load_scenario
from game.records.scenario.model import Scenario
from game.rules.seats import FUNDS, STANDING


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


def test_undo_does_not_pass_a_reveal(full: Scenario, monkeypatch: pytest.MonkeyPatch) -> None:
    """A decision whose result depends on what the seat could not know is not taken back."""
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
    rival = (match._state.seat + 1) % len(match.rulebook.seats)
    secret = rival * match.rulebook.width + FUNDS

    def telling(self: Action, state: State, outcome: int) -> None:
        state.pools[state.rulebook.width * self.seat + STANDING] = state.pools[secret] % 97

    match._state.pools[secret] = 96
    before = match._state.copy()
    monkeypatch.setattr(match, "_replayed", lambda steps: before)
    monkeypatch.setattr(type(action), "resolve", telling)
    match.play(action)
    with pytest.raises(UndoError, match="told its seat something it did not know"):
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

"""Branches keep their parent: a match goes on from an earlier step in a file of its own."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from game.cli import app
from game.lines import write_line
from game.match import Match, drive
from game.players.random_player import RandomPlayer
from game.records.journal.branch import branch
from game.records.journal.format import JournalError, Parent, read_journal
from game.records.journal.verify import verify
from game.records.library import find_line
from game.records.scenario.model import Scenario
from game.records.script import read_script


@pytest.fixture
def parent(full: Scenario, tmp_path: Path) -> Path:
    """The journal of a match of random moves."""
    path = tmp_path / "parent.jsonl"
    match = Match(full, seed=7, save=path)
    drive(match, dict.fromkeys(match.players, RandomPlayer()), limit=40)
    match.close()
    return path


def test_a_branch_stands_where_its_parent_stood(parent: Path, tmp_path: Path) -> None:
    """At the beginning, in the middle and at the end; it verifies, and it names file, step and position."""
    entries = read_journal(parent).entries
    for step in (0, 1, len(entries) // 2, len(entries)):
        fresh = tmp_path / f"{step}.jsonl"
        told = branch(parent, step, fresh)
        found = read_journal(fresh)
        digest = entries[step - 1].digest if step else found.header.digest
        assert found.header.parent == told == Parent("parent.jsonl", step, digest)
        assert found.entries == entries[:step]
        assert not verify(fresh).divergence
    assert read_journal(parent).header.parent is None


def test_a_branch_goes_another_way_and_leaves_its_parent_alone(parent: Path, tmp_path: Path) -> None:
    before = parent.read_bytes()
    fresh = tmp_path / "branch.jsonl"
    branch(parent, 20, fresh)
    match = Match.load(fresh)
    match.play(match.legal_actions()[-1])
    match.close()
    assert len(read_journal(fresh).entries) > 20
    assert not verify(fresh).divergence
    assert parent.read_bytes() == before


def test_a_copy_of_a_branch_keeps_the_parent(parent: Path, tmp_path: Path) -> None:
    """Saved under another name, or branched again: then the parent is the branch."""
    first, copy, second = (tmp_path / f"{name}.jsonl" for name in ("first", "copy", "second"))
    branch(parent, 20, first)
    match = Match.load(first, go_on=False)
    match.save(copy)
    match.close()
    assert read_journal(copy).header.parent == read_journal(first).header.parent
    branch(first, 10, second)
    found = read_journal(second).header.parent
    assert found is not None
    assert (found.name, found.step) == ("first.jsonl", 10)


def test_steps_that_were_taken_back_do_not_come_along(tiny: Scenario, tmp_path: Path) -> None:
    path, fresh = tmp_path / "parent.jsonl", tmp_path / "branch.jsonl"
    match = Match(tiny, seed=7, save=path)
    for _ in range(8):
        match.play(match.legal_actions()[0])
        if match.step == 2:
            try:
                match.undo()
            except ValueError:
                continue
    match.close()
    branch(path, match.step, fresh)
    assert read_journal(fresh).lines == read_journal(path).entries


def test_a_line_can_be_left_where_history_might_have_gone_another_way(tmp_path: Path) -> None:
    """The outcomes of the script stand; after them the seed throws the dice, and everything verifies."""
    line, fresh = tmp_path / "line.jsonl", tmp_path / "what-if.jsonl"
    write_line(read_script(find_line("double-bind")), line)
    entries = read_journal(line).entries
    chance = next(one.step for one in entries if one.turn == 4 and one.outcome is not None)
    branch(line, chance - 1, fresh)
    match = Match.load(fresh)
    assert match.dice
    assert not match.at_chance, "the dice that were waiting have been thrown"
    drive(match, dict.fromkeys(match.players, RandomPlayer()), limit=30)
    match.close()
    assert not verify(fresh).divergence
    assert len(read_journal(fresh).entries) > chance + 30


def test_a_step_that_is_not_there_is_told(parent: Path, tmp_path: Path) -> None:
    with pytest.raises(JournalError, match="has no step 999; allowed are 0, its beginning, to"):
        branch(parent, 999, tmp_path / "branch.jsonl")
    assert not (tmp_path / "branch.jsonl").exists()


def test_the_command_writes_a_new_file_alone(parent: Path, tmp_path: Path) -> None:
    runner = CliRunner()
    fresh = tmp_path / "fresh.jsonl"
    result = runner.invoke(app, ["branch", str(parent), "12", str(fresh)])
    assert result.exit_code == 0
    assert "goes on from parent.jsonl after 12 steps" in result.output
    assert "exists already" in str(runner.invoke(app, ["branch", str(parent), "12", str(parent)]).exception)

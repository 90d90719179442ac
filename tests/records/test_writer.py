"""Writing journals: one writer, nothing else overwritten, and a full disk that costs nothing that was accepted."""

from __future__ import annotations

import os
import resource
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from game.match import Match, drive
from game.players.random_player import RandomPlayer
from game.records.journal.format import JournalError, read_journal
from game.records.journal.verify import verify
from game.records.scenario.model import Scenario


def played(scenario: Scenario, path: Path, decisions: int, seed: int = 7) -> Match:
    """A match of random moves, saved as it went."""
    match = Match(scenario, seed=seed, save=path)
    drive(match, dict.fromkeys(match.players, RandomPlayer()), limit=decisions)
    return match


def test_only_one_writes(full: Scenario, tmp_path: Path) -> None:
    """While one match writes a journal another may read it, but neither go on with it nor replace it."""
    path = tmp_path / "a.jsonl"
    match = played(full, path, 10)
    other = Match.load(path)
    for attempt in (lambda: other.play(other.legal_actions()[0]), lambda: Match(full, save=path)):
        with pytest.raises(JournalError, match="Another game is writing the journal"):
            attempt()
    before = path.read_bytes()
    match.close()
    assert path.read_bytes() == before
    other.play(other.legal_actions()[0])
    assert len(read_journal(path).entries) == other.step == len(other.log())


def test_a_journal_that_grew_elsewhere_is_not_continued(full: Scenario, tmp_path: Path) -> None:
    """Between reading and going on nobody else may have gone on with it."""
    path = tmp_path / "a.jsonl"
    played(full, path, 10).close()
    first, second = Match.load(path), Match.load(path)
    first.play(first.legal_actions()[0])
    first.close()
    with pytest.raises(JournalError, match="has changed since it was read"):
        second.play(second.legal_actions()[0])


def test_only_journals_are_overwritten(full: Scenario, tmp_path: Path) -> None:
    """Saving replaces the whole journal of a match of bots, and leaves any other file as it is."""
    path = tmp_path / "notes.txt"
    path.write_text("precious\n", encoding="utf-8")
    with pytest.raises(JournalError, match="exists and is not a journal, so it is not overwritten"):
        Match(full, save=path)
    assert path.read_text(encoding="utf-8") == "precious\n"
    journal = tmp_path / "a.jsonl"
    bots = {seat.code: "random" for seat in full.seats}
    Match(full, seed=7, players=bots, save=journal).close()
    Match(full, seed=8, save=journal).close()
    assert read_journal(journal).header.seed == 8
    assert sorted(one.name for one in tmp_path.iterdir()) == ["a.jsonl", "notes.txt"]


def test_journals_that_cannot_be_written(full: Scenario, tmp_path: Path) -> None:
    """A missing folder and a full device are refused in one sentence."""
    for path, expected in ((tmp_path / "no" / "a.jsonl", "No such file"), (tmp_path, "Is a directory")):
        with pytest.raises(JournalError, match=expected):
            Match(full, save=path)
    if os.path.exists("/dev/full"):
        with pytest.raises(JournalError, match="'/dev/full' cannot be written: No space left on device"):
            Match(full, save="/dev/full")
        assert os.path.exists("/dev/full")


def test_a_journal_that_was_removed(full: Scenario, tmp_path: Path) -> None:
    """When the file vanishes under the match, the next step says so, and the match can be saved anew."""
    path = tmp_path / "a.jsonl"
    match = played(full, path, 10)
    path.unlink()
    with pytest.raises(JournalError, match="was removed while it was written; save it anew"):
        match.play(match.legal_actions()[0])
    match.save(path)
    match.play(match.legal_actions()[0])
    assert read_journal(path).entries == match.log()


@contextmanager
def no_file_beyond(size: int) -> Iterator[None]:
    """Writing past that many bytes of any file fails, as on a full disk."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_a_disk_that_fills_up(full: Scenario, tmp_path: Path) -> None:
    """What was saved stays loadable, the match goes on, and once there is room everything is saved."""
    path = tmp_path / "a.jsonl"
    match = played(full, path, 10)
    saved = path.read_bytes()
    with no_file_beyond(len(saved) + 50):
        for _ in range(2):
            with pytest.raises(JournalError, match=r"cannot be written: File too large\."):
                match.play(match.legal_actions()[0])
            assert path.read_bytes() == saved
        loaded = Match.load(path, go_on=False)
        assert loaded.step < match.step
    match.play(match.legal_actions()[0])
    match.close()
    assert read_journal(path).entries == match.log()
    assert verify(path).divergence == ""


def test_saving_elsewhere_when_the_disk_is_full(full: Scenario, tmp_path: Path) -> None:
    """A match that cannot be saved where it was is saved whole somewhere else, and goes on there."""
    path, other = tmp_path / "a.jsonl", tmp_path / "b.jsonl"
    match = played(full, path, 10)
    with no_file_beyond(path.stat().st_size + 50), pytest.raises(JournalError):
        match.play(match.legal_actions()[0])
    match.save(other)
    match.play(match.legal_actions()[0])
    assert match.saved_to == other
    assert read_journal(other).entries == match.log()

"""Nothing that was accepted is lost: names are claimed, copies write nowhere, what others do is noticed."""

from __future__ import annotations

import copy
import os
import pickle
import threading
from pathlib import Path

import pytest

from game.console.play import saved_games
from game.console.play.saved_games import claim, give_up, own_file
from game.console.terminal.errors import MisreadError
from game.match import Match, drive
from game.players.random_player import RandomPlayer
from game.records.journal.branch import branch
from game.records.journal.format import JournalError, parse_journal, read_journal
from game.records.journal.hold import Hold
from game.records.journal.verify import verify
from game.records.journal.writer import Writer
from game.records.scenario.model import Scenario


def step(match: Match) -> None:
    """Play the first legal action."""
    match.play(match.legal_actions()[0])


@pytest.mark.parametrize("damage", ["changed", "torn", "people"])
def test_only_a_whole_match_of_bots_is_replaced(tiny: Scenario, tmp_path: Path, damage: str) -> None:
    """A4: watch writes over nothing that names people, and nothing that cannot be read whole."""
    path = tmp_path / "a.jsonl"
    bots = {"us": "random", "leader": "random"}
    match = Match(tiny, seed=1, players={} if damage == "people" else bots, save=path)
    step(match)
    match.close()
    kept = path.read_bytes()
    if damage == "changed":
        kept = kept[:-40] + b"?" + kept[-39:]
    elif damage == "torn":
        kept = kept[:-9]
    path.write_bytes(kept)
    with pytest.raises(JournalError, match=r"people played|cannot be read whole"):
        Match(tiny, seed=2, players=bots, save=path)
    assert path.read_bytes() == kept


def test_a_name_is_given_once(tiny: Scenario, tmp_path: Path) -> None:
    """A5, E1: of many who make a journal or a branch of one name at once, one has it, and its journal is whole."""
    parent = tmp_path / "parent.jsonl"
    Match(tiny, seed=1, save=parent).close()
    for number in range(8):
        path = tmp_path / f"{number}.jsonl"
        made: list[int] = []
        refused: list[str] = []
        start = threading.Barrier(4)

        def make(me: int, path: Path = path, made: list[int] = made, refused: list[str] = refused,
                 start: threading.Barrier = start) -> None:
            start.wait()
            try:
                if me % 2:
                    branch(parent, 0, path)
                else:
                    Match(tiny, seed=me, save=path).close()
                made.append(me)
            except JournalError as error:
                refused.append(str(error))

        threads = [threading.Thread(target=make, args=(me,)) for me in range(4)]
        for one in threads:
            one.start()
        for one in threads:
            one.join()
        assert len(made) == 1, refused
        assert len(refused) == 3
        assert not verify(path).divergence
    assert {one.suffix for one in tmp_path.iterdir()} == {".jsonl"}


def test_default_names_of_one_second(tiny: Scenario, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """E1: matches without a name get one each, even in one second."""
    monkeypatch.setattr(saved_games, "user_data_path", lambda *_, **__: tmp_path)
    claims = [own_file(tiny) for _ in range(4)]
    assert len({one.path for one in claims}) == 4
    for one in claims:
        give_up(one)
    assert not list((tmp_path / "matches").iterdir())


def test_a_claimed_name_is_nobody_elses(tiny: Scenario, tmp_path: Path) -> None:
    """E2: from the moment it is claimed, others are told, and what comes of the claim is one whole journal.

    An empty file is what is left of a claim whose game was killed, and may be claimed again.
    """
    path = tmp_path / "a.jsonl"
    mine = claim(path)
    with pytest.raises(MisreadError, match="exists already"):
        claim(path)
    with pytest.raises(JournalError, match="Another game is writing"):
        Match(tiny, save=path)
    match = Match(tiny, seed=3, save=mine)
    step(match)
    match.close()
    give_up(mine)
    assert read_journal(path).entries == match.log()
    (tmp_path / "c.jsonl").touch()
    left = claim(tmp_path / "c.jsonl")
    with pytest.raises(MisreadError, match="exists already"):
        claim(tmp_path / "c.jsonl")
    give_up(left)
    given_up = claim(tmp_path / "b.jsonl")
    give_up(given_up)
    assert [one.name for one in tmp_path.iterdir()] == ["a.jsonl"]


def test_where_files_have_one_name_only(tiny: Scenario, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """E1 on file systems without links, and without files that have no name yet: still exclusive."""
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    for nameless in (True, False):
        if not nameless:
            monkeypatch.setattr("game.records.journal.hold._NAMELESS", 0)
        path = tmp_path / f"{nameless}.jsonl"
        match = Match(tiny, seed=3, players={"us": "random", "leader": "random"}, save=path)
        step(match)
        match.close()
        with pytest.raises(JournalError, match="exists already"):
            branch(path, 0, path)
        Match(tiny, seed=4, save=path).close()
        assert read_journal(path).header.seed == 4
    assert {one.suffix for one in tmp_path.iterdir()} == {".jsonl"}


@pytest.mark.parametrize("done", ["cut", "added", "moved", "replaced", "removed"])
def test_what_other_programs_do_is_noticed_at_the_next_step(tiny: Scenario, tmp_path: Path, done: str) -> None:
    """A6, A7, E3: device, inode and size are compared; the match can be saved whole in another file."""
    path, other = tmp_path / "a.jsonl", tmp_path / "b.jsonl"
    match = Match(tiny, seed=3, save=path)
    step(match)
    if done == "cut":
        os.truncate(path, path.stat().st_size - 5)
    elif done == "added":
        path.write_bytes(path.read_bytes() + b"x")
    elif done in ("moved", "replaced"):
        path.rename(tmp_path / "moved.jsonl")
        if done == "replaced":
            path.write_bytes((tmp_path / "moved.jsonl").read_bytes())
    else:
        path.unlink()
    for _ in range(2):
        with pytest.raises(JournalError, match=r"another program|moved or replaced|removed"):
            step(match)
    match.save(other)
    step(match)
    assert read_journal(other).entries == match.log()


def test_a_step_added_while_another_writes_is_noticed_at_once(tiny: Scenario, tmp_path: Path) -> None:
    """E3: also what comes between writing a line and waiting for the disk."""
    path = tmp_path / "a.jsonl"
    match = Match(tiny, seed=3, save=path)
    match.advance(match.legal_actions()[0])
    with path.open("ab") as stream:
        stream.write(b"{}\n")
    with pytest.raises(JournalError, match="added to by another program"):
        match.sync()


def test_a_copy_writes_nowhere_and_shares_nothing(full: Scenario, tmp_path: Path) -> None:
    """A12: a copy that thinks ahead leaves the match and its journal alone."""
    path = tmp_path / "a.jsonl"
    match = Match(full, seed=3, save=path)
    for twin in (copy.copy(match), copy.deepcopy(match)):
        before = match.log(), match.quantities(), path.read_bytes()
        assert twin.saved_to is None
        drive(twin, dict.fromkeys(twin.players, RandomPlayer()), limit=12)
        twin.players["us"] = "random"
        assert twin.step > match.step
        assert (match.log(), match.quantities(), path.read_bytes()) == before
        assert match.players["us"] == "human"
        step(match)
    match.close()
    assert read_journal(path).entries == match.log()


def test_a_pickled_match_has_no_journal(full: Scenario, tmp_path: Path) -> None:
    """A13: it opens and writes no file where it wakes, and goes on as the match would."""
    path = tmp_path / "a.jsonl"
    match = Match(full, seed=3, save=path)
    step(match)
    twin = pickle.loads(pickle.dumps(match))
    with (tmp_path / "precious").open("wb"):
        step(twin)
    step(match)
    assert (tmp_path / "precious").read_bytes() == b""
    assert twin.saved_to is None
    assert twin.log() == match.log() == read_journal(path).entries


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there are no forks here")
def test_a_forked_match_has_no_journal(tiny: Scenario, tmp_path: Path) -> None:
    """A13: a worker that was forked holds a copy, and the journal stays with the match that writes it."""
    path = tmp_path / "a.jsonl"
    match = Match(tiny, seed=3, save=path)
    worker = os.fork()
    if not worker:
        step(match)
        match.close()
        os._exit(0)
    assert os.waitpid(worker, 0)[1] == 0
    step(match)
    with pytest.raises(JournalError, match="Another game is writing"):
        Hold.take(path)
    match.close()
    assert read_journal(path).entries == match.log()


def test_a_pipe_under_proc_is_written_to(tiny: Scenario) -> None:
    """A39: what a link of /proc leads to is no path; the link is."""
    if not os.path.exists("/proc/self/fd"):
        pytest.skip("there is no /proc here")
    reading, writing = os.pipe()
    match = Match(tiny, seed=1, save=f"/proc/self/fd/{writing}")
    step(match)
    match.close()
    os.close(writing)
    with os.fdopen(reading, "rb") as stream:
        assert parse_journal(stream.read(), "pipe").entries == match.log()


def test_an_error_says_a_thing_once(tiny: Scenario, tmp_path: Path) -> None:
    """A38: one sentence, one full stop, the path once."""
    path = tmp_path / "a.jsonl"
    match = Match(tiny, seed=1, save=path)
    (tmp_path / "notes").write_text("precious", encoding="utf-8")
    for taken in (path, tmp_path / "notes"):
        with pytest.raises(JournalError) as caught:
            Match(tiny, seed=1, save=taken)
        told = str(caught.value)
        assert told.count(str(taken)) == 1
        assert "cannot be written" not in told
        assert told.endswith(".")
        assert ".." not in told.replace(str(taken), "")
    match.close()


def test_a_fsync_that_failed_is_never_trusted_again(tiny: Scenario, tmp_path: Path,
                                                    monkeypatch: pytest.MonkeyPatch) -> None:
    """What the disk refused it may forget: the file is given up, and the match saved whole elsewhere."""
    match = Match(tiny, seed=1, save=tmp_path / "a.jsonl")
    real = os.fsync

    def fail(handle: int) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(JournalError, match="Input/output error"):
        step(match)
    monkeypatch.setattr(os, "fsync", real)
    with pytest.raises(JournalError, match="save the match in another file"):
        step(match)
    match.save(tmp_path / "b.jsonl")
    step(match)
    assert read_journal(tmp_path / "b.jsonl").entries == match.log()


def test_a_writer_waits_for_the_disk_now_and_then(full: Scenario, tmp_path: Path,
                                                  monkeypatch: pytest.MonkeyPatch) -> None:
    """Bots wait for no prompt, and yet only so much may be lost with the power."""
    monkeypatch.setattr("game.records.journal.writer.WINDOW", 2000)
    synced: list[int] = []
    real = Writer.sync

    def counted(writer: Writer) -> None:
        synced.append(writer._end - writer._synced)
        real(writer)

    monkeypatch.setattr(Writer, "sync", counted)
    match = Match(full, seed=3, save=tmp_path / "a.jsonl")
    for _ in range(40):
        match.advance(match.legal_actions()[0])
    assert len([one for one in synced if one > 2000]) >= 2
    match.close()

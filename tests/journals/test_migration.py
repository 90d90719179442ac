"""A journal of the last format is read, watched, verified and continued under the present codes.

What only has to be read is a file that was kept.  What has to come out again under the present rules is a match of
today, put into the words of the first format: a kept one would tell of the next field or rate that somebody changes.
"""

from __future__ import annotations

import json
from hashlib import blake2b
from pathlib import Path
from typing import Any

import pytest

from game import Match
from game.match import drive
from game.players.random_player import RandomPlayer
from game.records.journal.branch import branch
from game.records.journal.format import parse_journal, read_journal
from game.records.journal.migration import VERSION, Migration
from game.records.journal.verify import verify
from game.records.renamed import RENAMED, Renamer, Renames
from game.records.scenario.load import load_scenario
from game.records.scenario.model import INDICATORS
from game.records.scenario.prepared import prepare
from tests.journals.find import FOLDER

OLD = FOLDER / "format-1.jsonl"
"""A match of bots in first-moves as the first format had it, before backchannels had their standard names."""
RULES = "7621d529c481bf64"
"""The fingerprint of the rules that play it step for step.  Under other rules it is still read and watched."""
same_rules = pytest.mark.skipif(
    prepare(load_scenario("first-moves")).rules != RULES, reason="the rules of first-moves are not those of the journal"
)


def backwards(step: Renames) -> Renames:
    """The renames that lead back."""
    return Renames(*({new: old for old, new in one.items()} for one in (step.modules, step.quantities, step.dials)))


def checked(raw: dict[str, Any], before: str) -> tuple[bytes, str]:
    """A line of a journal with its check, which follows from that of the line before."""

    def check(start: str, body: bytes) -> str:
        return blake2b(start.encode("ascii") + body, digest_size=8).hexdigest()

    def dense(table: dict[str, Any]) -> bytes:
        return json.dumps(table, ensure_ascii=False, separators=(",", ":")).encode("utf-8")[:-1]

    clock = raw.pop("clock", None)
    body = dense(raw)
    found = check(before, body)
    if clock is not None:
        created = dense({"clock": {"created": clock["created"]}})[1:-1]
        body += b"," + created + f',"check":"{check("", created)}"}}'.encode("ascii")
    return body + f',"check":"{found}"}}\n'.encode("ascii"), found


def put_back(data: bytes, put: Migration) -> bytes:
    """The lines of a journal of today as the first format has them; the scenario's digest was another in old words."""
    header, *steps = map(json.loads, data.splitlines())
    old = [put.header(header) | {"version": 1, "digest": "0" * 16}, *map(put.step, steps)]
    lines, check = [], ""
    for raw in old:
        del raw["check"]
        line, check = checked(raw, check)
        lines.append(line)
    return b"".join(lines)


@pytest.fixture(scope="module")
def aged(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A match of random bots in first-moves as the first format has it."""
    path = tmp_path_factory.mktemp("aged") / "aged.jsonl"
    match = Match(load_scenario("first-moves"), seed=3, save=path)
    drive(match, dict.fromkeys(match.players, RandomPlayer()), limit=60)
    match.close()
    migration = Migration(1)
    migration._renamer._steps = tuple(map(backwards, reversed(RENAMED)))
    path.write_bytes(put_back(path.read_bytes(), migration))
    return path


def begun(folder: Path, old: Path, lines: int = 40) -> Path:
    """The first lines of an old journal, as a match that was left in the middle."""
    path = folder / "begun.jsonl"
    path.write_bytes(b"".join(old.read_bytes().splitlines(keepends=True)[:lines]))
    return path


def test_an_old_journal_is_read_under_the_present_codes() -> None:
    """Header, changes and causes; nothing on the board has a code that the rules do not know."""
    assert b'"version":1,' in OLD.read_bytes()[:60]
    assert b'"channels.ears.muscat"' in OLD.read_bytes()
    journal = read_journal(OLD)
    assert journal.version == 1
    names = {one.name for one in journal.header.board}
    names |= {change.name for entry in journal.entries for change in entry.changes}
    assert names <= set(INDICATORS)
    assert {"backchannels.end_listeners.muscat", "single_text.credibility.us"} <= names
    causes = {change.cause for entry in journal.entries for change in entry.changes}
    assert any(one == "backchannels.backchannels" for one in causes)
    assert not any(one.startswith(("channels.", "singletext.")) for one in causes)


@same_rules
def test_an_old_journal_is_verified(aged: Path) -> None:
    """Every step reproduces: positions have the digests that were written, whatever their fields are called."""
    assert b'"channels.ears.muscat"' in aged.read_bytes()
    assert b'"backchannels.' not in aged.read_bytes()
    verdict = verify(aged)
    assert not verdict.divergence
    assert verdict.steps == len(read_journal(aged).lines) >= 60


def test_the_header_of_an_old_journal_is_that_of_the_same_match_today(aged: Path) -> None:
    """A scenario's digest follows from its words, and follows them."""
    header = read_journal(aged).header
    assert header.digest == load_scenario("first-moves").digest
    assert "backchannels" in header.scenario["modules"]
    assert not {"channels", "singletext"} & {*header.scenario["modules"], *header.scenario["board"]}


@same_rules
def test_an_old_journal_is_continued_under_the_present_codes(tmp_path: Path, aged: Path) -> None:
    """The first step that is added writes the whole file anew in the present format."""
    path = begun(tmp_path, aged)
    before = read_journal(path)
    match = Match.load(path)
    drive(match, dict.fromkeys(match.players, RandomPlayer()), limit=10)
    match.close()
    after = read_journal(path)
    assert after.version == VERSION
    assert after.entries[: len(before.entries)] == before.entries
    assert len(after.entries) > len(before.entries)
    assert b"channels.ears" not in path.read_bytes()
    assert not verify(path).divergence


def test_an_old_journal_that_is_only_looked_at_stays_as_it_is(tmp_path: Path, aged: Path) -> None:
    path = begun(tmp_path, aged)
    before = path.read_bytes()
    Match.load(path, go_on=False).close()
    assert path.read_bytes() == before


@same_rules
@pytest.mark.parametrize("step", [0, 20])
def test_an_old_journal_is_branched(step: int, tmp_path: Path, aged: Path) -> None:
    """The branch is written in the present format and names the scenario by its present digest."""
    parent = branch(aged, step, tmp_path / "fresh.jsonl")
    fresh = read_journal(tmp_path / "fresh.jsonl")
    assert fresh.version == VERSION
    assert fresh.header.parent == parent
    assert step or parent.digest == load_scenario("first-moves").digest
    assert not verify(tmp_path / "fresh.jsonl").divergence


def test_a_journal_written_today_is_not_migrated(tmp_path: Path) -> None:
    path = tmp_path / "new.jsonl"
    Match(load_scenario("first-moves"), seed=1, save=path).close()
    assert json.loads(path.read_bytes().splitlines()[0])["version"] == VERSION == 1 + len(RENAMED)
    assert parse_journal(path.read_bytes(), "new").version == VERSION


def test_every_new_code_is_one_of_the_rules() -> None:
    """A chain of renames ends at something on the board, and no old code means something else today."""
    stems = {".".join(one.split(".")[:2]) for one in INDICATORS}
    for since, step in enumerate(RENAMED, 1):
        renamer = Renamer(since)
        assert {renamer.quantity(one) for one in step.quantities} <= stems
        assert {renamer.module(one) for one in step.modules} <= {one.partition(".")[0] for one in stems}
        assert not stems & set(step.quantities)


def test_a_scenario_file_may_use_the_old_codes(tmp_path: Path) -> None:
    """It is the same scenario, and its author is told the new words."""
    path = tmp_path / "old.toml"
    path.write_text(
        'name = "old"\ntitle = "Old words"\nbase = "first-moves"\n[without]\nmodules = ["singletext"]\n'
        '[dials.channels]\nhazard = 3\n[board.channels.bench]\noman-tehran = 41\n'
        '[sources]\n"channels.bench.oman-tehran" = "Design value"\n', encoding="utf-8",
    )
    notices: list[str] = []
    scenario = load_scenario(path, notices)
    assert "single_text" not in scenario.modules
    assert scenario.dials["backchannels"]["hazard"] == 3
    assert scenario.board["backchannels"]["mediator_credit"] == {"oman-tehran": 41}
    assert "backchannels.mediator_credit.oman-tehran" in scenario.sources
    assert "'channels.bench' is called 'backchannels.mediator_credit' now." in notices
    assert "'singletext' is called 'single_text' now." in notices
    fresh: list[str] = []
    load_scenario("double-bind", fresh)
    assert not fresh

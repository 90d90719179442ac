"""Every historical line: its moves play to a journal that verifies, and its bands can be compared."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from game.cli import app
from game.lines import calibrate, journal_at, write_line
from game.records.analysis.reference_ranges import BandsError, read_bands
from game.records.journal.verify import verify
from game.records.library import LibraryError, find_line, line_names, lines_folder
from game.records.script import ScriptError, read_script

NAMES = line_names()


def test_there_are_lines() -> None:
    assert "double-bind" in NAMES


@pytest.fixture(scope="session")
def journals(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The journal of every line, played once."""
    folder = tmp_path_factory.mktemp("lines")
    for name in NAMES:
        write_line(read_script(find_line(name)), folder / f"{name}.jsonl")
    return {name: folder / f"{name}.jsonl" for name in NAMES}


@pytest.mark.parametrize("name", NAMES)
def test_a_line_is_played_to_a_journal_that_verifies(journals: dict[str, Path], name: str) -> None:
    verdict = verify(journals[name])
    assert not verdict.divergence
    assert not verdict.notices


def test_a_line_comes_out_the_same_twice(journals: dict[str, Path], tmp_path: Path) -> None:
    """Byte for byte, the clock included."""
    write_line(read_script(find_line("double-bind")), tmp_path / "again")
    assert (tmp_path / "again").read_bytes() == journals["double-bind"].read_bytes()


def test_no_journal_of_a_line_is_kept() -> None:
    assert not list(lines_folder().glob("*.jsonl")), "a line is its moves; its journal is played when it is asked for"


@pytest.mark.parametrize("name", NAMES)
def test_a_line_is_compared_at_every_checkpoint(name: str) -> None:
    """The bands are sound, every checkpoint was reached, and the first position agrees with the record."""
    found = calibrate(name)
    assert not found.faults
    points = [one.code for one in found.script.checkpoints]
    assert points
    assert {one.checkpoint for one in found.readings} == set(points)
    wrong = [one for one in found.readings if one.checkpoint == points[0] and one.verdict != "inside"]
    assert not wrong, "a scenario starts where history stood"


def test_a_journal_is_asked_for_by_its_file_its_script_or_its_line(
    journals: dict[str, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A journal stands for itself, also one that is called like a line; what is played lies in the user's cache."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    assert journal_at("first.jsonl") == Path("first.jsonl")
    for asked in ("double-bind", find_line("double-bind")):
        played = journal_at(asked)
        assert played.is_relative_to(tmp_path)
        assert played.read_bytes() == journals["double-bind"].read_bytes()
    (tmp_path / "double-bind").write_bytes(b"")
    assert journal_at("double-bind") == Path("double-bind")
    with pytest.raises(ScriptError, match="cannot be read"):
        journal_at("nothing.moves")


def test_the_commands_take_a_line_for_its_journal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("HOME", str(tmp_path))
    runner, fresh = CliRunner(), tmp_path / "what-if.jsonl"
    told = runner.invoke(app, ["replay", "double-bind", "--all", "--to", "2"])
    assert told.exit_code == 0
    assert "-- Turn 2 of" in told.output
    assert "every one reproduces" in runner.invoke(app, ["verify", "double-bind"]).output
    assert "goes on from double-bind.jsonl after 12 steps" in runner.invoke(
        app, ["branch", "double-bind", "12", str(fresh)]
    ).output.replace("\n", " ")
    assert fresh.exists()


def test_a_line_that_is_not_there_is_told() -> None:
    with pytest.raises(LibraryError, match=r"There is no line 'double-bid'; the nearest (is|are) 'double-bind'"):
        calibrate("double-bid")


@pytest.fixture
def stuck(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with one line that the rules do not let be played to its end."""
    (tmp_path / "stuck.moves").write_text(
        "turn 1\nus: calm\ncheckpoint A 2025-02-02\nturn 2\nus: sign\ncheckpoint B 2025-02-16\n", encoding="utf-8"
    )
    (tmp_path / "stuck.toml").write_text(
        'title = "Stuck"\nsummary = "A trial."\n[[bands]]\nindicator = "economy.exports"\nbasis = "L"\n'
        'source = "a source"\nat.A = { low = 0, central = 2, high = 4 }\nat.B = { low = 9000, central = 9100, high = '
        "9200 }\n",
        encoding="utf-8",
    )
    monkeypatch.setattr("game.lines.find_line", lambda name: tmp_path / f"{name}.moves")
    return tmp_path


def test_a_line_that_does_not_fit_the_rules_is_compared_as_far_as_it_goes(stuck: Path) -> None:
    """And its faults are told; but no journal is written of it."""
    found = calibrate("stuck")
    assert [(one.checkpoint, one.verdict) for one in found.readings] == [("A", "above"), ("B", "below")]
    assert [found.readings[0].low, found.readings[0].high] == [0, 5], "low evidence is widened by half, within bounds"
    assert found.faults[0].startswith("us: sign was not played in turn 2: ")
    with pytest.raises(ScriptError):
        write_line(found.script, stuck / "stuck.jsonl")
    assert not (stuck / "stuck.jsonl").exists()


def test_every_fault_of_the_bands_is_told_at_once(tmp_path: Path) -> None:
    """Of shape, then of sense, with indicator and checkpoint."""
    path = tmp_path / "trial.toml"
    path.write_text('title = "T"\n[[bands]]\nindicator = "economy.exports"\nbasis = "X"\nat.A = { low = 1 }\n')
    with pytest.raises(BandsError) as caught:
        read_bands(path, ["A"])
    told = str(caught.value)
    assert "summary: this key is required" in told
    assert "bands[1] 'economy.exports' basis: allowed is" in told
    assert "bands[1] 'economy.exports' source: this key is required" in told
    assert "bands[1] 'economy.exports' at.A.high: this key is required" in told
    path.write_text(
        'title = "T"\nsummary = "S"\n[[bands]]\nindicator = "economy.export"\nbasis = "H"\nsource = "s"\n'
        "at.A = { low = 2, central = 1, high = 3 }\nat.C = { low = 1, central = 1, high = 1 }\n"
    )
    with pytest.raises(BandsError) as caught:
        read_bands(path, ["A", "B"])
    told = str(caught.value)
    assert "there is no such indicator; the nearest" in told
    assert "2, 1, 3 are out of order" in told
    assert "at.C: the line has no such checkpoint" in told


def test_the_command_prints_a_table_that_fits_eighty_columns() -> None:
    """With the verdicts and their count; status 0 whatever they are."""
    result = CliRunner().invoke(app, ["calibration", "double-bind", "--sources"])
    assert result.exit_code == 0
    rows = [one for one in result.output.splitlines() if " inside " in one or " above " in one or " below " in one]
    assert len(rows) > 50
    assert all(len(one) <= 80 for one in rows if " to " in one)
    assert "readings:" in result.output
    assert "mb/d times 1,000" in result.output


def test_the_command_prints_plain_data() -> None:
    result = CliRunner().invoke(app, ["calibration", "--json"])
    found = json.loads(result.output)
    line = next(one for one in found if one["line"] == "double-bind")
    first = next(one for one in line["readings"] if one["indicator"] == "economy.exports")
    assert first["checkpoint"] == "B0"
    assert first["value"] == 1600
    assert (first["low"], first["high"], first["unit"], first["verdict"]) == (1350, 1900, "kb/d", "inside")
    assert line["inside"] == sum(one["verdict"] == "inside" for one in line["readings"])

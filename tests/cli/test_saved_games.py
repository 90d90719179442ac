"""Journals at the command line: commands that work when pasted, claimed names, seats that change hands."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from game.console.terminal.shell import command as printed
from game.console.terminal.shell import shell_word
from game.match import Match
from game.records.journal.format import read_journal
from game.records.scenario.load import load_scenario
from tests.cli.conftest import Command

NAMES = [
    "plain", "two words", "it's", "-x", "~x", "$HOME", "`id`", "back\\slash", 'quo"te', "a\nb", "tab\tend", "\x1b[31m",
    "علی\u200cرضا", "é", "👨\u200d👩", "a;b&c|d", "*", "#", "!bang", "\u202etxt",
]


@pytest.mark.skipif(shutil.which("bash") is None, reason="there is no bash here")
@pytest.mark.parametrize("encoding", ["utf-8", "ascii"])
def test_a_printed_name_is_the_file_when_pasted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, encoding: str) -> None:
    """A10, A11, A17: bash reads from what is printed exactly the bytes of the name, and no option."""
    class Stream:
        pass

    stream = Stream()
    setattr(stream, "encoding", encoding)  # noqa: B010
    monkeypatch.setattr("game.console.terminal.shell.sys.stdout", stream)
    for name in [*NAMES, os.fsdecode(b"no\xfftext")]:
        word = shell_word(name)
        word.encode(encoding)
        assert not word.startswith(("-", "~"))
        assert "\n" not in word
        found = subprocess.run(["bash", "-c", f"printf %s {word}"], capture_output=True, check=True).stdout
        assert found.removeprefix(b"./") == os.fsencode(name), word


def test_a_command_is_never_broken() -> None:
    """Half a command is another command."""
    from rich.console import Console

    from game.console.terminal.screen import Screen

    screen = Screen(Console(width=40), drawn=False, live=False, pictures=True, bounded=True)
    line = printed("resume", Path("a long name with spaces " * 5))
    assert [one.plain for one in screen.broken(line)] == [line]
    assert len(screen.broken(f"Go on with it: {line}")) > 1


def test_a_name_like_an_option_is_resumed_as_printed(
    command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A11: the line that is printed is taken as it stands."""
    monkeypatch.chdir(tmp_path)
    said = command("play", "first-moves", "--save=-x.jsonl", typed="")
    line = next(one for one in said.out.splitlines() if one.startswith("double-bind resume"))
    assert line == "double-bind resume ./-x.jsonl"
    assert command("resume", "./-x.jsonl", typed="").status == 0


def test_homes_are_found_in_every_option(command: Command, tmp_path: Path) -> None:
    """A35: a shell leaves ``--save=~/FILE`` alone; play, watch, branch, resume and verify read it alike."""
    assert command("play", "first-moves", "--save=~/x.jsonl", typed="").status == 0
    assert (tmp_path / "x.jsonl").exists()
    for words in (("verify", "~/x.jsonl"), ("resume", "~/x.jsonl"), ("branch", "~/x.jsonl", "0", "~/y.jsonl")):
        assert command(*words, typed="").status == 0, words
    assert (tmp_path / "y.jsonl").exists()


def test_a_missing_bot_is_named_with_the_way_out(command: Command, tmp_path: Path) -> None:
    """A34: seat, file, and a command that gives the seat to somebody; the journal keeps who took it over."""
    path = tmp_path / "a.jsonl"
    players = {"us": "human", "government": "boom"}
    Match(load_scenario("first-moves"), seed=1, players=players, save=path).close()
    said = command("resume", path, typed="")
    assert said.status == 1
    assert "seat government is played by 'boom'" in said.err
    assert f"double-bind resume {shell_word(path)} --seat government=human" in said.err
    assert command("resume", path, "--seat", "government=greedy", typed="").status == 0
    assert read_journal(path).players["government"] == "greedy"
    assert command("resume", path, "--seat", "pope=human", typed="").status == 1


def test_what_people_played_is_not_watched_over(command: Command, tmp_path: Path) -> None:
    """A4: a damaged journal of people is refused like a whole one."""
    path = tmp_path / "a.jsonl"
    match = Match(load_scenario("first-moves"), seed=1, save=path)
    match.play(match.legal_actions()[0])
    match.close()
    path.write_bytes(path.read_bytes().replace(b'"turn":1', b'"turn":2', 1))
    before = path.read_bytes()
    said = command("watch", "first-moves", "--seed", 1, "--save", path)
    assert said.status == 1
    assert "cannot be read whole, so it is not overwritten" in said.err
    assert path.read_bytes() == before


def test_an_unknown_home_is_a_name_like_another(command: Command, tmp_path: Path) -> None:
    """A38: ``~nouser`` is no error within an error."""
    said = command("play", "first-moves", "--save=~nouser-of-this/x.jsonl", typed="")
    assert said.status == 1
    assert said.err.count("..") == 0
    assert "No such file or directory" in said.err


def test_a_branch_says_whose_dice_fall(command: Command, tmp_path: Path) -> None:
    """D3: new ones unless it is asked for the same."""
    path = tmp_path / "a.jsonl"
    Match(load_scenario("first-moves"), seed=1, save=path).close()
    assert command("branch", path, 0, tmp_path / "b.jsonl").status == 0
    assert command("branch", path, 0, tmp_path / "c.jsonl", "--same-dice").status == 0
    assert read_journal(tmp_path / "b.jsonl").header.seed != 1
    assert read_journal(tmp_path / "c.jsonl").header.seed == 1


def test_who_reads_a_journal_is_said_to_know_its_dice(command: Command, tmp_path: Path) -> None:
    """D3: the header of a match in play holds its seed, and the person who begins one is told so."""
    said = command("play", "first-moves", "--save", tmp_path / "a.jsonl", typed="")
    assert "Who reads the file of a match in play can know its secrets and its dice" in said.out

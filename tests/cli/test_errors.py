"""What goes wrong is told in one sentence, with an exit status that is not 0, and never with a traceback."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from game.console.terminal.screen import ESCAPE_AND_CLEAR
from game.match import Match
from game.records.scenario.load import load_scenario
from tests.cli.conftest import Command
from tests.console.sitting import Script, screen, sit_down, written

GAME = [sys.executable, "-m", "game"]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["play", "nosuch"], "There is no scenario 'nosuch'"),
        (["play", "nosuch.toml"], "There is no scenario file"),
        (["play", "--seat", "usa=human"], "There is no seat 'usa'"),
        (["play", "--seat", "us=nobody"], "There is no player 'nobody'"),
        (["play", "--seat", "us=human:"], "There is no player 'human:'"),
        (["play", "--seat", "us"], "does not say who plays"),
        (["play", "--seat", "us=greedy", "--seat", "us=human"], "given to two players"),
        (["play", "--save", "/no/such/folder/a.jsonl"], "cannot be written"),
        (["play", "--seed", "x"], "--seed"),
        (["watch", "--seat", "us=human"], "Only bots play here"),
        (["watch", "--bots", "human"], "Only bots play here"),
        (["watch", "--bots", "nobody"], "There is no player 'nobody'"),
        (["watch", "--as", "moon"], "There is no seat 'moon'"),
        (["watch", "--delay", "-1"], "--delay"),
        (["watch", "--delay", "inf"], "--delay"),  # A36: a fault of the program, OverflowError
        (["watch", "--delay", "1e10"], "--delay"),
        (["resume", "nothing.jsonl"], "cannot be read"),
        (["resume", "/"], "cannot be read"),
        (["replay", "pyproject.toml"], "not a Double Bind journal"),
        (["verify"], "FILE"),
        (["scenario", "show", "nosuch"], "There is no scenario"),
        (["claims", "\x1b[31mx"], "There is no claim 'x'"),
        (["rules", "evasoin"], "the nearest are 'evasion'"),
        (["rules", "7.99"], "has no section 7.99"),
        (["aid", "usa"], "There is no seat 'usa'"),
        (["sing"], "No such command"),
        (["play", "--loud"], "--loud"),
    ],
)
def test_one_sentence(command: Command, arguments: list[str], told: str) -> None:
    said = command(*arguments)
    assert said.status != 0
    assert told in said.err
    assert len(said.err.strip().splitlines()) == 1
    assert said.err.strip().endswith(".")
    assert "\x1b" not in said.err
    assert "Traceback" not in said.err + said.out


def test_a_fault_of_the_program_is_one_sentence_too(command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(name: str) -> None:
        raise KeyError(name)

    monkeypatch.setattr("game.commands.playing.load_scenario", fail)
    said = command("play")
    assert said.status == 1
    assert said.err.startswith("Double Bind has a fault: KeyError")
    assert len(said.err.splitlines()) == 1
    monkeypatch.setenv("DOUBLE_BIND_TRACE", "1")
    with pytest.raises(KeyError):
        command("play")


needs_full = pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")


@needs_full
def test_a_full_disk_is_told_at_the_start(command: Command) -> None:
    said = command("play", "--save", "/dev/full")
    assert said.status == 1
    assert "No space left on device" in said.err


@needs_full
def test_a_full_disk_is_told_when_the_file_is_changed(command: Command, tmp_path: Path) -> None:
    said = command("play", "--seed", 7, "--save", tmp_path / "a.jsonl", typed="calm\nsave /dev/full\n1\n")
    assert said.status == 1
    assert "Line 2" in said.err
    assert "No space left on device" in said.err


@needs_full
def test_full_output_is_told(tmp_path: Path) -> None:
    with open("/dev/full", "w") as full:
        done = subprocess.run([*GAME, "claims"], stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr == "The output cannot be written: No space left on device.\n"


def test_a_closed_pipe_is_quiet() -> None:
    watching = [*GAME, "watch", "first-moves", "--seed", "7"]
    process = subprocess.Popen(watching, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.readline()
    process.stdout.close()
    assert process.stderr.read() == b""
    assert process.wait() != 0
    process.stderr.close()


def test_output_that_is_not_utf8_gets_ascii() -> None:
    done = subprocess.run(
        [*GAME, "watch", "first-moves", "--seed", "7"],
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"},
    )
    assert done.returncode == 0
    assert done.stdout.isascii()
    assert b"->" in done.stdout


def test_input_that_is_not_text_and_input_that_is_closed(tmp_path: Path) -> None:
    environment = {**os.environ, "XDG_DATA_HOME": str(tmp_path), "HOME": str(tmp_path)}
    done = subprocess.run([*GAME, "play"], input=b"\xff\xfe\x00\n", capture_output=True, check=False, env=environment)
    assert done.returncode == 1
    assert b"Line 1" in done.stderr
    assert b"Traceback" not in done.stderr
    closed = subprocess.run(
        [*GAME, "play"], stdin=subprocess.DEVNULL, capture_output=True, check=False, env=environment
    )
    assert closed.returncode == 0
    assert b"double-bind resume" in closed.stdout


def test_lines_of_a_pipe_are_shown_without_what_moves_a_terminal(command: Command) -> None:
    """A23, E7: what a pipe holds was echoed raw."""
    said = command("play", "first-moves", "--seed", 1, typed="log \x1b[2J\x1b]52;c;aGk=\x07\n")
    assert "us> log" in said.out
    assert not set("\x1b\x07") & set(said.out + said.err)


def test_the_name_of_a_person_in_a_journal_is_shown_without_what_moves_a_terminal(tmp_path: Path) -> None:
    """E7: a journal that somebody else wrote named a person with escapes."""
    shown = screen()
    wild = {"us": "human:A\x1b]52;c;aGk=\x07nn", "government": "human:Bo\x9b2J", "gulf": "random"}
    match = Match(load_scenario("first-moves"), seed=1)
    match.players |= wild
    sit_down(match, Script(["", "1", "1", "1"], shown), tmp_path / "a.jsonl").run()
    said = written(shown).replace(ESCAPE_AND_CLEAR, "")
    assert "Pass the keyboard to Ann" in said
    assert not set("\x1b\x07\x9b") & set(said)


def test_ctrl_c_while_many_matches_are_measured_ends_them_at_once(tmp_path: Path) -> None:
    """A25: nothing happened for the length of a match."""
    process = subprocess.Popen([*GAME, "par", "--matches", "50"], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                               start_new_session=True, text=True,
                               preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler))
    time.sleep(2.5)
    begun = time.monotonic()
    os.killpg(process.pid, signal.SIGINT)
    out, err = process.communicate(timeout=30)
    assert (process.returncode, out, err) == (130, "", "Stopped.\n")
    assert time.monotonic() - begun < 3

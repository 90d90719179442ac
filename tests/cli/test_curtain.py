"""What passes from one person to the next at one keyboard: nothing."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from game.match import Match
from game.records.journal.locks import lock_of
from game.records.scenario.load import load_scenario
from tests.cli.conftest import Command
from tests.cli.test_terminal import Terminal, plain, terminals

__all__ = ["terminals"]

TWO = ["play", "first-moves", "--seed", "7", "--seat", "us=human:Ann", "--seat", "government=human:Bo",
       "--seat", "gulf=random"]
MODES = {"drawn": ([], {}), "plain": (["--plain"], {}), "dumb": ([], {"TERM": "dumb"})}


def begun(folder: Path, opened: list[Terminal], mode: str, *more: str) -> Terminal:
    """A match of Ann and Bo at Ann's first decision."""
    extra, environment = MODES[mode]
    terminal = Terminal([*TWO, *extra, *more], folder, **environment)
    opened.append(terminal)
    terminal.until("Pass the keyboard to Ann", "Press Enter.")
    terminal.type("\r")
    terminal.until("us>")
    return terminal


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("keys", ["2\r\r\r", "2\r\r\r1\r", "2\r\x1b[200~\r\r"])
def test_what_was_typed_ahead_does_not_lift_the_curtain(
    tmp_path: Path, terminals: list[Terminal], mode: str, keys: str
) -> None:
    """A1: keys that bounced, or lines that were pasted, were read for the next person."""
    terminal = begun(tmp_path, terminals, mode, "--save", str(tmp_path / "a.jsonl"))
    terminal.type(keys)
    seen = terminal.until("Pass the keyboard to Bo", "Press Enter.")
    assert "government>" not in terminal.more(1.0)
    terminal.type("\r")
    seen = terminal.until("government>")
    assert "Ann" not in plain(seen.encode()).partition("Press Enter")[2]
    assert (tmp_path / "a.jsonl").read_text().count('"seat":"government","code"') == 0


def test_a_key_held_down_does_not_lift_the_curtain(tmp_path: Path, terminals: list[Terminal]) -> None:
    """A1: as the keys go on after the curtain hangs."""
    terminal = begun(tmp_path, terminals, "drawn")
    terminal.type("2\r")
    for _ in range(30):
        terminal.type("\r")
        time.sleep(0.03)
    terminal.until("Pass the keyboard to Bo")
    assert "government>" not in terminal.more(1.0)


@pytest.mark.parametrize("mode", ["plain", "dumb"])
def test_a_tall_window_is_emptied_to_its_top(tmp_path: Path, terminals: list[Terminal], mode: str) -> None:
    """A2: sixty lines were not enough for a window of more."""
    terminal = begun(tmp_path, terminals, mode)
    terminal.resize(150, 80)
    terminal.type("2\r")
    seen = plain(terminal.until("Pass the keyboard to Bo").encode())
    assert seen.rpartition("Pass the keyboard")[0].endswith("\n" * 150)


@pytest.mark.parametrize("mode", MODES)
def test_after_quit_no_private_screen_stays(tmp_path: Path, terminals: list[Terminal], mode: str) -> None:
    """E6: the menu and the board of whoever quit stood there for the next."""
    terminal = begun(tmp_path, terminals, mode)
    terminal.type("quit\r")
    seen = terminal.until("is saved in", ".jsonl")
    assert ("\x1b[3J" in seen) if mode == "drawn" else ("\n" * 100 in plain(seen.encode()))
    assert terminal.close() == 0


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGTERM, signal.SIGINT])
def test_a_signal_at_the_prompt_ends_the_sitting(
    tmp_path: Path, terminals: list[Terminal], mode: str, number: signal.Signals
) -> None:
    """D5: a drawn prompt did not end on SIGHUP, nor always on SIGINT."""
    save = tmp_path / "a.jsonl"
    terminal = begun(tmp_path, terminals, mode, "--save", str(save))
    terminal.type("2\r")
    terminal.until("Pass the keyboard to Bo", "Press Enter.")
    terminal.process.send_signal(number)
    terminal.until("Stopped.", "double-bind resume")
    assert terminal.close() == 128 + number
    assert save.read_text().count('"seat":"us","code":') == 1


def test_a_terminal_that_is_closed_ends_the_sitting(tmp_path: Path, terminals: list[Terminal]) -> None:
    """D5: nothing hangs, and there is nobody to tell."""
    terminal = begun(tmp_path, terminals, "drawn")
    os.close(terminal.master)
    assert terminal.process.wait(20) != 0


@pytest.mark.parametrize("wait", [0.05, 0.15, 0.3, 0.6])
def test_ctrl_c_in_the_first_second_is_quiet(tmp_path: Path, terminals: list[Terminal], wait: float) -> None:
    """A24: there was a traceback of imports."""
    code = "import game.__main__, sys, time; print('on', flush=True); sys.argv = ['x', 'rules']; game.__main__.main()"
    process = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                               preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler))
    assert process.stdout is not None
    process.stdout.readline()
    time.sleep(wait)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=20)
    assert (process.returncode, err) in ((130, b"Stopped.\n"), (0, b""))


@pytest.mark.parametrize("closed", [">&-", ">&- 2>&-", "<&- >&- 2>&-"])
def test_closed_streams_are_no_fault(closed: str) -> None:
    """A26: 'has a fault: AttributeError' and a traceback."""
    done = subprocess.run(["sh", "-c", f'"{sys.executable}" -m game rules 1 {closed}'], capture_output=True, text=True)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


@pytest.mark.parametrize("mode", MODES)
def test_a_seat_may_have_a_passphrase(tmp_path: Path, terminals: list[Terminal], mode: str) -> None:
    """Asked at the curtain and after a pause, never shown and nowhere written."""
    extra, environment = MODES[mode]
    save = tmp_path / "a.jsonl"
    terminal = Terminal([*TWO, *extra, "--passphrases", "--save", str(save)], tmp_path, **environment)
    terminals.append(terminal)
    for person, typed in (("Ann", ""), ("Bo", "saffron")):
        terminal.until(f"A passphrase for {person}")
        terminal.type(f"{typed}\r")
        if typed:
            terminal.until("The same again")
            terminal.type("safron\r")
            terminal.until("Those were two", "A passphrase for Bo")
            terminal.type(f"{typed}\r")
            terminal.until("The same again")
            terminal.type(f"{typed}\r")
    curtain = terminal.until("Pass the keyboard to Ann", "Press Enter.")
    assert "all who can read the files of this machine" in " ".join(plain(curtain.encode()).split())
    terminal.type("\r")
    terminal.until("us>")
    terminal.type("2\r")
    seen = terminal.until("Pass the keyboard to Bo", "Passphrase of Bo:")
    terminal.type("guess\r")
    seen += terminal.until("That is not it.", "Passphrase of Bo:")
    terminal.type("saffron\r")
    seen += terminal.until("government>")
    terminal.type("quit\r")
    seen += terminal.until(".jsonl")
    assert terminal.close() == 0
    assert "saffron" not in seen + save.read_text()

    again = Terminal(["resume", str(save), *extra], tmp_path, **environment)
    terminals.append(again)
    again.until("Passphrase of Bo:")
    again.type("\r")
    again.until("That is not it.", "Passphrase of Bo:")
    again.type("saffron\r")
    again.until("government>")
    again.process.kill()


def test_what_a_passphrase_keeps_is_kept_from_every_command(
    tmp_path: Path, terminals: list[Terminal], command: Command
) -> None:
    """A pipe cannot be asked: it is told where to look."""
    save = tmp_path / "a.jsonl"
    locks = {"government": lock_of("saffron")}
    match = Match(load_scenario("first-moves"), seed=7, players={"government": "human:Bo"}, save=save, locks=locks)
    match.close()
    assert Match.load(save, go_on=False).locks == locks
    for words in (["resume", save], ["replay", save, "--as", "government"], ["replay", save, "--all"],
                  ["lint", "--file", save, "--as", "government"]):
        said = command(*words, typed="saffron\n")
        assert (said.status, said.out) == (1, "")
        assert "passphrase" in said.err
        assert len(said.err.splitlines()) == 1
    assert command("replay", save, "--as", "us").status == 0


@pytest.mark.parametrize(("term", "promised"), [("xterm-256color", True), ("vt100", False), ("dumb", False)])
def test_a_terminal_that_cannot_forget_is_named_at_the_start(
    tmp_path: Path, terminals: list[Terminal], term: str, promised: bool
) -> None:
    terminal = Terminal(TWO, tmp_path, TERM=term)
    terminals.append(terminal)
    seen = " ".join(plain(terminal.until("Pass the keyboard to Ann", "Press Enter.").encode()).split())
    assert "all who can read the files of this machine can read it" in seen
    assert ("cannot be made to forget" not in seen) == promised
    terminal.process.kill()

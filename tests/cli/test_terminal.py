"""The command on a real terminal of 80 columns and 24 lines."""

from __future__ import annotations

import os
import re
import select
import signal
import struct
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

fcntl = pytest.importorskip("fcntl")
pty = pytest.importorskip("pty")
termios = pytest.importorskip("termios")

PATIENCE = 120.0
BOTS = [f"--seat={seat}=random" for seat in ("israel", "irgc", "government", "gulf", "europe")]


def _take_the_terminal() -> None:
    """As a shell starts a command: the terminal is its own, and no signal is ignored because the tests ignore it."""
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)
    for number in (signal.SIGHUP, signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_DFL)


class Terminal:
    """A command on a terminal; ``seen`` is all it wrote since the last look."""

    def __init__(self, arguments: list[str], folder: Path, **environment: str) -> None:
        self.master, slave = pty.openpty()
        self.resize(24, 80)
        self.process = subprocess.Popen(
            [sys.executable, "-m", "game", *arguments],
            stdin=slave,
            stdout=slave,
            stderr=slave,
            start_new_session=True,
            preexec_fn=_take_the_terminal,
            env={
                **{name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "COLUMNS", "LINES")},
                "TERM": "xterm-256color", "XDG_DATA_HOME": str(folder), "HOME": str(folder), **environment,
            },
        )
        os.close(slave)

    def until(self, *wanted: str) -> str:
        """Everything written up to some texts, one after the other; fails when they do not come."""
        pattern = re.compile(".*?".join(map(re.escape, wanted)), re.DOTALL)
        seen = b""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            if select.select([self.master], [], [], 0.2)[0]:
                try:
                    part = os.read(self.master, 65536)
                except OSError:
                    part = b""
                if not part:
                    break
                seen += part
                if b"\x1b[6n" in part:
                    os.write(self.master, b"\x1b[12;1R")
            if pattern.search(plain(seen)):
                return seen.decode("utf-8", "replace")
        raise AssertionError(f"{wanted!r} did not come; there was:\n{plain(seen)}")

    def more(self, seconds: float) -> str:
        """What is written within some seconds."""
        seen = b""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            if select.select([self.master], [], [], left)[0]:
                seen += os.read(self.master, 65536)
        return plain(seen)

    def resize(self, lines: int, columns: int) -> None:
        fcntl.ioctl(self.master, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))

    def type(self, text: str) -> None:
        os.write(self.master, text.encode())

    def close(self) -> int:
        status = self.process.wait(PATIENCE)
        os.close(self.master)
        return status


def plain(seen: bytes) -> str:
    """What was written, without escapes."""
    return re.sub(r"\x1b\[[0-?]*[ -/]*[@-~]|\x1b\][^\x07]*\x07|\x1b[=>]|\r", "", seen.decode("utf-8", "replace"))


@pytest.fixture
def terminals(tmp_path: Path) -> Iterator[list[Terminal]]:
    """Terminals opened by a test, ended after it."""
    opened: list[Terminal] = []
    yield opened
    for one in opened:
        if one.process.poll() is None:
            one.process.kill()
            one.process.wait()


def test_seats_are_asked_for_and_a_move_is_played(tmp_path: Path, terminals: list[Terminal]) -> None:
    terminal = Terminal(["play", "--seed", "7"], tmp_path)
    terminals.append(terminal)
    assert "hotseat" in terminal.until("Who plays?")
    terminal.type("\r")
    screen = terminal.until("us>")
    assert "█" in screen
    assert "\x1b[3J" in screen
    terminal.type("cal\r")
    assert "White House: Calm" in plain(terminal.until("Upkeep (§5.2)", "us>").encode())
    terminal.type("quit\r")
    said = "".join(plain(terminal.until("jsonl\n").encode()).split())
    assert "double-bindresume" in said
    assert terminal.close() == 0


def test_ctrl_c_says_where_the_match_is(tmp_path: Path, terminals: list[Terminal]) -> None:
    save = tmp_path / "a.jsonl"
    terminal = Terminal(["play", "--seed", "7", "--seat", "us=human", "--seat", "leader=random", *BOTS,
                         "--save", str(save)], tmp_path)
    terminals.append(terminal)
    terminal.until("us>")
    terminal.type("\x03")
    assert "Stopped. The match is saved in" in plain(terminal.until("double-bind resume").encode())
    assert terminal.close() == 130
    assert save.exists()


def test_ctrl_d_stops_too(tmp_path: Path, terminals: list[Terminal]) -> None:
    terminal = Terminal(["play", "--seed", "7", "--seat", "us=human", "--seat", "leader=random", *BOTS], tmp_path)
    terminals.append(terminal)
    terminal.until("us>")
    terminal.type("\x04")
    terminal.until("double-bind resume")
    assert terminal.close() == 1


def test_behind_the_curtain_nothing_can_be_called_back(tmp_path: Path, terminals: list[Terminal]) -> None:
    terminal = Terminal(["play", "--seed", "7", "--seat", "us=human:ann", "--seat", "leader=human:bob", *BOTS],
                        tmp_path)
    terminals.append(terminal)
    terminal.until("Press Enter.")
    terminal.type("\r")
    terminal.until("us>")
    terminal.type("calm\r")
    curtain = terminal.until("Press Enter.")
    assert "bob" in curtain
    assert "\x1b[3J" in curtain
    terminal.type("\x1b[A\x1b[A")
    time.sleep(0.3)
    terminal.type("\r")
    terminal.until("leader>")
    terminal.type("\x1b[A\r")
    assert "calm" not in plain(terminal.until("leader>").encode()).rpartition("quit")[2].lower()
    terminal.process.send_signal(signal.SIGKILL)


@pytest.mark.parametrize("way", [{"TERM": "dumb"}, {"arguments": "--plain"}])
def test_without_cursor_movement_there_is_no_escape_at_all(
    tmp_path: Path, terminals: list[Terminal], way: dict[str, str]
) -> None:
    extra = [way.pop("arguments")] if "arguments" in way else []
    terminal = Terminal(["play", "--seed", "7", "--seat", "us=human:ann", "--seat", "leader=human:bob", *BOTS, *extra],
                        tmp_path, **way)
    terminals.append(terminal)
    seen = terminal.until("Press Enter.")
    terminal.type("\n")
    seen += terminal.until("us>")
    terminal.type("calm\n")
    curtain = terminal.until("Press Enter.")
    assert curtain.count("\n") > 50
    assert "\x1b" not in seen + curtain
    assert "█" not in seen


def test_a_replay_up_to_a_turn_stands_at_its_end(tmp_path: Path, watched: Path, terminals: list[Terminal]) -> None:
    """A3: on a terminal it stood at the first thing of the turn, into a pipe it went up to its end."""
    terminal = Terminal(["replay", str(watched), "--as", "irgc", "--to", "1"], tmp_path)
    terminals.append(terminal)
    assert "turn 1/" in plain(terminal.until("replay>").encode())
    terminal.type("\r")
    terminal.until("turn 2/", "replay>")
    terminal.process.kill()


def test_no_colour_when_asked(tmp_path: Path, terminals: list[Terminal]) -> None:
    terminal = Terminal(["claims", "confusion-07"], tmp_path, NO_COLOR="1")
    terminals.append(terminal)
    assert "\x1b[3" not in terminal.until("Cited in")
    coloured = Terminal(["claims", "confusion-07"], tmp_path)
    terminals.append(coloured)
    assert "\x1b[36m" in coloured.until("Cited in")


def test_a_replay_goes_forward_back_and_to_a_turn(tmp_path: Path, watched: Path, terminals: list[Terminal]) -> None:
    terminal = Terminal(["replay", str(watched), "--as", "irgc"], tmp_path)
    terminals.append(terminal)
    terminal.until("replay>")
    for typed, wanted in (("\r", "1 of "), ("5\r", "6 of "), ("b\r", "5 of "), ("t 2\r", "turn 2/"), ("s\r", "0 of ")):
        terminal.type(typed)
        terminal.until(f" {wanted}", "replay>")
    terminal.type("sideways\r")
    terminal.until("Enter goes on.")
    terminal.type("\r")
    terminal.until("replay>")
    terminal.type("e\r")
    terminal.until("Enter the result", "replay>")
    terminal.type("\r")
    terminal.until("The end")
    terminal.process.kill()

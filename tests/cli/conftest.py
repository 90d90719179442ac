"""The command inside this process, with its output and errors caught."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from game.cli import run
from game.rules.seats import SEATS

RANDOM = [word for seat in SEATS for word in ("--seat", f"{seat}=random")]
"""A random bot in every seat: what is told of a match does not depend on how well it is played, and these are quick."""


@dataclass(frozen=True)
class Said:
    """What a command wrote, and its exit status."""

    status: int
    out: str
    err: str


Command = Callable[..., Said]


@pytest.fixture
def command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Command:
    """Run the command with arguments and, as a pipe, the text of ``typed``."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("HOME", str(tmp_path))

    def act(*arguments: object, typed: str = "") -> Said:
        monkeypatch.setattr("sys.stdin", io.StringIO(typed))
        capsys.readouterr()
        status = run([str(one) for one in arguments])
        caught = capsys.readouterr()
        return Said(status, caught.out, caught.err)

    return act


@pytest.fixture(scope="session")
def watched(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A journal of a match that bots played to its end."""
    path = tmp_path_factory.mktemp("watched") / "a.jsonl"
    assert run(["watch", "--seed", "7", "--save", str(path), *RANDOM]) == 0
    return path

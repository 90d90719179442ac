"""Players of other packages: whatever fails in them is told as theirs, in one sentence, and costs nothing."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from importlib.metadata import EntryPoint
from pathlib import Path
from random import Random

import pytest

from game.cli import run
from game.kernel.action import Action
from game.kernel.knowledge import View
from game.match import Match, drive
from game.players import registry
from game.players.gate import PlayerError
from game.records.scenario.model import Scenario
from tests.playing import ROOT


class AwkwardError(Exception):
    """An error whose own text cannot be told."""

    def __str__(self) -> str:
        raise RuntimeError("no text either")


class Odd:
    """A bot that does what it was built to do."""

    def __init__(self, act: Callable[[View], object] | None = None) -> None:
        self.act = act or _boom

    def choose(self, view: View, draw: Random) -> Action:
        """Whatever."""
        return self.act(view)  # type: ignore[return-value]


def _boom(view: View) -> object:
    raise RuntimeError("boom\nand more")


def raising(error: BaseException) -> Callable[[View], object]:
    """An answer that raises."""

    def act(view: View) -> object:
        raise error

    return act


def _generator(view: View) -> Iterator[Action]:
    yield view.actions[0]


FAILURES = {
    "RuntimeError: boom and more": _boom,
    "OSError: [Errno 28] No space left": raising(OSError(28, "No space left")),
    "BrokenPipeError: gone": raising(BrokenPipeError("gone")),
    "SystemExit: 3": raising(SystemExit(3)),
    "RecursionError": raising(RecursionError()),
    "AwkwardError": raising(AwkwardError()),
    "answered with nothing": lambda view: None,
    "answered with an object of type 'list'": lambda view: view.actions,
    "answered with an object of type 'int'": lambda view: 0,
    "answered with an object of type 'generator'": _generator,
    "it answered with 'us dance', which it may not do now": lambda view: "us dance",
    "which it may not do now; the nearest": lambda view: next(
        one for one in view.board.rulebook.actions if one.menu != view.actions[0].menu and one.seat == view.seat
    ),
}


@pytest.mark.parametrize("what", FAILURES)
def test_a_player_that_fails_is_told_as_the_one_that_failed(full: Scenario, what: str) -> None:
    """A29, A30, A31: one sentence with player and seat and how to go on; the match stands where it stood."""
    match = Match(full, seed=3)
    seat, step = match.seat, match.step
    with pytest.raises(PlayerError) as told:
        drive(match, {seat: Odd(FAILURES[what])})
    text = str(told.value)
    assert text.startswith(f"The player 'Odd' ({seat}) failed: ")
    assert what in text
    assert "\n" not in text
    assert text.endswith("let another one play this seat.")
    assert (match.seat, match.step) == (seat, step)


def test_a_code_is_an_answer_too(full: Scenario) -> None:
    """What ``play`` takes, a player may say."""
    match = Match(full, seed=3)
    assert drive(match, {match.seat: Odd(lambda view: view.actions[0].code)}, limit=1) == 1


def test_stopping_a_player_stops_the_program(full: Scenario) -> None:
    """Ctrl-C while a bot thinks is the person's word, not the bot's."""
    match = Match(full, seed=3)
    with pytest.raises(KeyboardInterrupt):
        drive(match, {match.seat: Odd(raising(KeyboardInterrupt()))})


@pytest.mark.parametrize("command", ["watch", "par", "play"])
def test_every_command_tells_it_in_one_sentence(
    command: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """A29: no fault of the program, no closed output, and where the match is saved when it is."""
    monkeypatch.setattr(registry, "entry_points", lambda group: [EntryPoint("odd", f"{__name__}:Odd", group)])
    words = {
        "watch": ["watch", "first-moves", "--seat", "us=odd"],
        "par": ["par", "first-moves", "--bot", "odd", "--matches", "2"],
        "play": ["play", "first-moves", "--seat", "gulf=human", "--bots", "odd", "--save", str(tmp_path / "a.jsonl")],
    }[command]
    assert run(words) == 1
    err = capsys.readouterr().err
    assert "The player 'odd' (us) failed: RuntimeError: boom and more." in err
    assert "has a fault" not in err
    assert command != "play" or "a.jsonl" in err


HOSTILE = "from pathlib import Path\nPath('ran').write_text('ran')\nclass Bot:\n    choose = None\n"
KIND = "class Bot:\n    def choose(self, view, draw):\n        return view.actions[0]\n"


def _package(folder: Path, bot: str, module: str, source: str) -> None:
    """Lay out a package with one bot, as an installer would."""
    info = folder / f"{bot}-1.0.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {bot}\nVersion: 1.0\n", encoding="utf-8")
    (info / "entry_points.txt").write_text(f"[double_bind.players]\n{bot} = {module}:Bot\n", encoding="utf-8")
    (folder / f"{module}.py").write_text(source, encoding="utf-8")


def test_nothing_of_the_current_folder_is_run(tmp_path: Path) -> None:
    """E8: neither a bot that lies about in the folder where the program is started, nor a module named as another's."""
    here, there = tmp_path / "here", tmp_path / "there"
    _package(here, "evil", "evil", HOSTILE)
    _package(here, "kind", "kind", HOSTILE)
    _package(there, "kind", "kind", KIND)
    asked = "from game.players.registry import make_player as m, player_names as n; print(n()); m('kind'); m('evil')"
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), str(there)]), "COLUMNS": "200"}
    for command in (
        ["-c", asked],
        ["-m", "game", "watch", "first-moves", "--seat", "us=evil"],
        ["-m", "game", "watch", "first-moves", "--seat", "us=kind", "--bots", "random"],
    ):
        for name in ("rich", "typer") if command[0] == "-m" else ():
            (here / f"{name}.py").write_text(HOSTILE, encoding="utf-8")
        said = subprocess.run(
            [sys.executable, *command], cwd=here, env=environment, capture_output=True, text=True, check=False
        )
        assert not (here / "ran").exists(), said.stderr
        assert "no player 'evil'" in said.stderr or "is no player" in said.stderr or "kind" in str(command), said.stderr

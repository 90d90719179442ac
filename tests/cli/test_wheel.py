"""The wheel: built from the checkout, installed elsewhere, it plays with the scenarios and rules it brings along."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

from tests.playing import ROOT


def run(folder: Path, *arguments: str, typed: str = "") -> str:
    """What a program prints that runs in a folder and must succeed."""
    plain = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    done = subprocess.run(
        arguments, cwd=folder, env={**plain, "HOME": str(folder)}, input=typed, capture_output=True, text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with an environment ``env`` in which the wheel is installed.

    Its dependencies are those of the environment the tests run in, so that nothing is fetched.  They are found by a
    path file, which hands on the packages there but not the checkout that may be installed among them.
    """
    folder = tmp_path_factory.mktemp("elsewhere")
    run(ROOT, sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder))
    (wheel,) = folder.glob("*.whl")
    run(folder, sys.executable, "-m", "venv", "--without-pip", "env")
    python = str(folder / "env" / "bin" / "python")
    run(folder, sys.executable, "-m", "pip", "--python", python, "install", "--no-index", "--no-deps", str(wheel))
    packages = run(folder, python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))").strip()
    (Path(packages) / "dependencies.pth").write_text(f"{sysconfig.get_path('purelib')}\n", encoding="utf-8")
    return folder


def test_it_is_the_installed_game_with_its_own_data(installed: Path) -> None:
    python = str(installed / "env" / "bin" / "python")
    told = run(installed, python, "-c", "import game.records.library as it; print(it.__file__, it.data_folder())")
    for one in told.split():
        assert Path(one).is_relative_to(installed / "env"), one


def test_a_match_is_played_through_a_pipe(installed: Path) -> None:
    command = str(installed / "env" / "bin" / "double-bind")
    told = run(
        installed, command, "play", "first-moves", "--seat", "us=human", "--seed", "7", "--save", "match.jsonl",
        typed="1\n" * 60,
    )
    assert "The match is saved in match.jsonl." in told
    assert "every one reproduces" in run(installed, command, "verify", "match.jsonl")


@pytest.mark.parametrize("words", [("rules", "7"), ("scenario", "list"), ("claims", "confusion-01")])
def test_what_it_brings_along_can_be_read(installed: Path, words: tuple[str, ...]) -> None:
    assert run(installed, str(installed / "env" / "bin" / "double-bind"), *words).strip()


def test_the_wheel_is_the_same_bytes_whoever_builds_it(installed: Path, tmp_path: Path) -> None:
    """What is installed can be compared with the source it is said to come from."""
    run(ROOT, sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path))
    (again,), (first,) = tmp_path.glob("*.whl"), installed.glob("*.whl")
    assert again.read_bytes() == first.read_bytes()

"""What is loaded at the start: help and the version wait for nothing that they do not show."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.playing import ROOT

HEAVY = ("rich", "prompt_toolkit", "platformdirs", "game.rules", "game.records", "game.players", "game.match")
CALL = "from typer.testing import CliRunner; import game.cli; CliRunner().invoke(game.cli.app, {})"


def loaded_by(program: str) -> set[str]:
    """Names of the modules in an interpreter of its own after a program, which prints nothing itself."""
    told = subprocess.run(
        [sys.executable, "-c", f"{program}\nimport sys\nprint(*sys.modules)"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    )
    return set(told.stdout.split())


@pytest.mark.parametrize(
    "program", ["import game", "import game.kernel.engine", "import game.cli", CALL.format(["--help"])]
)
def test_what_is_not_used_is_not_loaded(program: str) -> None:
    loaded = loaded_by(program)
    assert "game" in loaded
    assert not [one for one in (*HEAVY, "pydantic") if one in loaded]


@pytest.mark.parametrize("arguments", [["--version"], ["play", "--help"]])
def test_what_is_not_played_is_not_loaded(arguments: list[str]) -> None:
    """Pydantic may come: typer reads what was typed with it."""
    loaded = loaded_by(CALL.format(arguments))
    assert "game.cli" in loaded
    assert not [one for one in HEAVY if one in loaded]


@pytest.mark.parametrize("name", ["Match", "load_scenario"])
def test_the_public_names_come_when_they_are_asked_for(name: str) -> None:
    loaded = loaded_by(f"from game import {name}")
    assert "pydantic" in loaded
    assert "rich" not in loaded

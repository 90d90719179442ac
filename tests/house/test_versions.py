"""What ``make versions`` takes for promised, and how it finds interpreters."""

from __future__ import annotations

import sys
import tomllib

import pytest

from tests.versions import ROOT, SHORTEST, TELLING, interpreter, promised


def test_promised_are_the_classifiers_from_the_oldest_that_is_required() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["requires-python"] == f">={promised()[0]}"
    assert promised() == sorted(promised(), key=lambda one: [int(part) for part in one.split(".")])
    assert len(promised()) >= 3


def test_an_interpreter_is_of_the_version_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    here = f"{sys.version_info[0]}.{sys.version_info[1]}"
    monkeypatch.setattr("tests.versions.shutil.which", lambda name: sys.executable if name != "pyenv" else None)
    assert interpreter(here) == sys.executable
    assert interpreter("2.7") is None


@pytest.mark.parametrize("path", sorted({*TELLING, *SHORTEST}))
def test_the_part_that_is_run_exists(path: str) -> None:
    assert (ROOT / path).exists()

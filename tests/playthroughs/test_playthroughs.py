"""The golden playthroughs are what the rules play today, and every rule module has one."""

from __future__ import annotations

import pytest

from game.records.script import Script
from game.rules import MODULES
from tests.playthroughs.script import FOLDER, scripts, tell

SCRIPTS = scripts()


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda one: one.name)
def test_playthrough_is_as_reviewed(script: Script) -> None:
    path = FOLDER / f"{script.name}.txt"
    assert path.exists(), f"{script.name} has no golden text yet: `make golden`"
    golden = path.read_text(encoding="utf-8")
    assert tell(script) == golden, "read the difference, then `make golden`"


def test_every_rule_module_has_a_playthrough() -> None:
    shown = {module for script in SCRIPTS for module in script.shows}
    assert {module.code for module in MODULES} <= shown


def test_no_playthrough_shows_a_module_that_does_not_exist() -> None:
    assert {module for script in SCRIPTS for module in script.shows} <= {module.code for module in MODULES}

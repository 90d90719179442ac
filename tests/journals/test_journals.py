"""The issue's four journals: bots alone reach a deal in secret, lose one to a leak, slide into snapback, are struck."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.records.journal.verify import verify
from game.records.script import read_script
from tests.journals.find import FOLDER, journal_of
from tests.journals.property import SHOWS, steps


@pytest.mark.parametrize("name", SHOWS)
def test_a_journal_of_bots_shows_what_its_title_says(name: str, tmp_path: Path) -> None:
    """Whoever changes the rules finds other seeds with ``make golden``."""
    script = read_script(FOLDER / f"{name}.moves")
    assert script.title
    assert script.bots == "greedy"
    journal = journal_of(script, tmp_path)
    assert not verify(tmp_path / f"{name}.jsonl").divergence
    assert SHOWS[name](list(steps(journal.header, journal.entries))), "`make golden` looks for another seed"


def test_every_script_has_a_property() -> None:
    assert {one.stem for one in FOLDER.glob("*.moves")} == set(SHOWS)

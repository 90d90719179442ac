"""``double-bind lint``: what is weak in a text, by its clauses or in a saved match."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Command


def test_a_text_is_judged_by_its_clauses(command: Command) -> None:
    said = command("lint", "middle", "inspection=0", "guarantee=3")
    assert said.status == 0
    assert "nuclear: enrichment 2, at most 3.67 %" in said.out
    assert "stock: the inspectors see nothing without a level of inspection." in said.out
    assert "guarantee: Congress can: it may cut the guarantee down to an executive act." in said.out
    said = command("lint", "enrichment=3")
    assert "enrichment: the inspectors see nothing without a level of inspection." in said.out
    assert command("lint", "prisoners=2").out.strip().endswith("No weakness found.")


def test_what_cannot_be_read_is_said(command: Command) -> None:
    for words, told in (
        ((), "Give clauses as enrichment=2"),
        (("peace=1",), "There is no clause 'peace'"),
        (("north",), "There is no first draft 'north'"),
        (("relief=4",), "The level of relief runs from 0 to 3"),
    ):
        said = command("lint", *words)
        assert said.status == 1
        assert told in said.err


def test_a_saved_match_shows_a_seat_its_texts(command: Command, watched: Path) -> None:
    assert "Say with --as SEAT" in command("lint", "--file", watched).err
    assert command("lint", "--file", watched, "--as", "gulf").status == 0

"""Player aids: one a seat, current, complete, within 80 columns."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from game.console.reference.counsel import COUNSEL
from game.console.reference.player_aid import aid
from game.console.terminal.errors import MisreadError
from game.records.library import scenario_names
from game.records.scenario.model import Scenario
from game.rules.seats import SEATS
from tests.playing import ROOT, scenario, table
from tests.sections.generate import aids

MAIN = "double-bind"
PAGES = aids()


@pytest.mark.parametrize("path", PAGES, ids=lambda one: one.stem)
def test_a_printed_aid_is_current(path: Path) -> None:
    assert path.exists(), "`make golden` writes it"
    assert path.read_text(encoding="utf-8") == PAGES[path], "`make golden`"


def test_every_seat_has_one() -> None:
    assert {one.stem for one in (ROOT / "aids").glob("*.md")} == set(SEATS) == set(COUNSEL)


@pytest.mark.parametrize("name", scenario_names())
def test_an_aid_fits_the_screen_in_every_scenario(name: str) -> None:
    chosen: Scenario = scenario(name)
    for one in chosen.seats:
        for line in aid(one.code, chosen):
            assert len(line) <= 80, line


@pytest.mark.parametrize("seat", SEATS)
def test_an_aid_names_every_action_of_the_seat(seat: str) -> None:
    """By its verb, with its section; only passing is left out."""
    book = table(MAIN).book
    text = " ".join(" ".join(aid(seat, scenario(MAIN))).partition("## Actions")[2].partition("## Three")[0].split())
    rows = re.findall(r"(?:·|\.\*\*) ([a-z-]+)[^·§]*§([\d.]+)", text)
    told = set(rows)
    known = {(one.verb, one.section) for one in book.actions if book.seats[one.seat] == seat and one.verb != "pass"}
    assert told == known


@pytest.mark.parametrize("seat", SEATS)
def test_its_words_fit_every_scenario(seat: str) -> None:
    """Three courses with different titles, and no number or name that a scenario might change."""
    counsel = COUNSEL[seat]
    assert len({one.title for one in counsel.courses}) == 3
    for text in (counsel.bind, counsel.alone, *(one.text for one in counsel.courses)):
        assert text.endswith(".")
        assert not re.search(r"\d", text), text


def test_a_seat_that_is_not_in_play_is_told() -> None:
    with pytest.raises(MisreadError, match="There is no seat 'irgc' in First Moves"):
        aid("irgc", scenario("first-moves"))

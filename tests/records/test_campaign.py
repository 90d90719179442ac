"""The free campaign opens from every scenario, lasts two years, ends, and stands whole in its journal."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest
from typer.testing import CliRunner

from game.cli import app
from game.match import Match, drive
from game.players.random_player import RandomPlayer
from game.records.journal.verify import verify
from game.records.library import LibraryError
from game.records.scenario.campaign import DAYS, MOST_TURNS, PATIENCE, SUFFIX
from game.records.scenario.load import load_scenario
from game.records.scenario.prepared import to_setup
from tests.playing import SCENARIOS, depth, finish, laid, scenario


@pytest.mark.parametrize("name", SCENARIOS)
def test_a_campaign_opens_like_its_scenario_and_lasts_two_years(name: str) -> None:
    """Board, seats, aims and length of a turn are those of the base."""
    base, found = scenario(name), load_scenario(f"{name}{SUFFIX}")
    assert (found.board, found.seats, found.aims, found.days) == (base.board, base.seats, base.aims, base.days)
    assert found.turns == min(MOST_TURNS, DAYS // base.days)


@pytest.mark.parametrize("name", SCENARIOS)
def test_every_deck_lends_its_cards(name: str) -> None:
    """Each at most once, at any time; one that fits the board whole is there."""
    found = load_scenario(f"{name}{SUFFIX}")
    assert all(card.turns is None for card in found.cards)
    assert len({card.title for card in found.cards}) == len(found.cards)
    assert {card.code for card in scenario(name).cards} <= {card.code for card in found.cards}


@pytest.mark.parametrize("name", SCENARIOS)
def test_endings_wait(name: str) -> None:
    dials = load_scenario(f"{name}{SUFFIX}").dials["scoring"]
    for dial, least in PATIENCE.items():
        found = dials[dial]
        assert (found if isinstance(found, int) else found.value) >= least


@pytest.mark.parametrize("name", SCENARIOS)
@pytest.mark.parametrize("seed", range(depth(1, 10)))
def test_random_play_ends(name: str, seed: int) -> None:
    table = laid(to_setup(load_scenario(f"{name}{SUFFIX}")))
    state = table.first()
    finish(state, Random(seed), table.cap)
    assert state.over


@pytest.mark.parametrize("name", SCENARIOS)
def test_a_saved_campaign_verifies(name: str, tmp_path: Path) -> None:
    path = tmp_path / "campaign.jsonl"
    match = Match(load_scenario(f"{name}{SUFFIX}"), seed=5, save=path)
    drive(match, dict.fromkeys(match.players, RandomPlayer()), limit=120)
    verdict = verify(path)
    assert not verdict.divergence
    assert not verdict.notices


def test_campaigns_are_listed_and_checked() -> None:
    listed = CliRunner().invoke(app, ["scenario", "list"]).output
    for name in SCENARIOS:
        assert f"{name}{SUFFIX} " in listed
        assert "no fault" in CliRunner().invoke(app, ["scenario", "check", f"{name}{SUFFIX}"]).output


def test_there_is_no_campaign_without_a_scenario() -> None:
    with pytest.raises(LibraryError, match="There is no scenario 'nowhere-campaign'"):
        load_scenario("nowhere-campaign")

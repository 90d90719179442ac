"""Par: measured by a command, kept beside the scenario, and only shown for the scenario it was measured on."""

from __future__ import annotations

from pathlib import Path

import pytest

from game import load_scenario
from game.kernel.field import Dial
from game.records.analysis import par
from game.records.analysis.par import Par, ParError, SeatPar, keep_par, par_of, staleness, summed
from game.records.scenario.model import Scenario
from game.records.scenario.prepared import Prepared
from game.rules.economy.module import EconomyModule
from game.tournament import Outcome, par_from, play_many, play_out
from tests.playing import SCENARIOS
from tests.sections.table import rule


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "scenarios").mkdir()
    monkeypatch.setattr(par, "data_folder", lambda: tmp_path)
    return tmp_path / "scenarios" / "par"


def figures(matches: int = 3) -> Par:
    scenario = load_scenario("first-moves")
    outcomes = [
        Outcome(seed, "clock", 3, 30, {one.code: 10 * seed for one in scenario.seats}, {}) for seed in range(matches)
    ]
    return par_from(scenario, "greedy", 0, outcomes)


def test_par_is_the_mean_and_the_middle_half() -> None:
    assert summed([0, 10, 20, 30, 90]) == SeatPar(mean=30, low=10, high=30)
    assert figures().seats["us"] == SeatPar(mean=10, low=5, high=15)
    assert figures().endings == {"clock": 3}


@rule("B.4", "A scenario that changed since has no par until it is measured again")
def test_par_belongs_to_one_version_of_a_scenario(folder: Path) -> None:
    scenario = load_scenario("first-moves")
    assert par_of(scenario) is None
    keep_par(figures(), scenario)
    assert par_of(scenario) == figures()
    assert len(par.par_path(scenario).read_text().splitlines()) == len(figures().seats) + 11, "one line a seat"
    assert par_of(Scenario.model_validate(scenario.model_dump() | {"turns": 2})) is None


def test_a_broken_file_of_par_is_one_sentence(folder: Path) -> None:
    folder.mkdir()
    (folder / "first-moves.json").write_text('{"matches": 1}')
    with pytest.raises(ParError, match=r"^first-moves.json, \w+: .*; measure par again\.$"):
        par_of(load_scenario("first-moves"))


@rule("B.4", "one that was measured under other rules says so")
def test_par_of_other_rules_is_told(folder: Path) -> None:
    """The figures are still shown: most changes of the rules move them little."""
    scenario = load_scenario("first-moves")
    assert staleness(scenario).startswith("first-moves has no par")
    keep_par(figures(), scenario)
    assert not staleness(scenario)
    keep_par(figures().model_copy(update={"rules": "other"}), scenario)
    assert staleness(scenario) == "Par of first-moves was measured under other rules: run make golden."
    assert par_of(scenario) is not None


def test_the_rules_are_others_when_a_dial_is_declared_otherwise(monkeypatch: pytest.MonkeyPatch) -> None:
    scenario = load_scenario("first-moves")
    rules = Prepared(scenario).rules
    assert Prepared(scenario).rules == rules
    dial = next(one for one in EconomyModule.dials() if one.name not in scenario.dials.get("economy", {}))
    other = Dial(dial.name, dial.default + 1, dial.low, dial.high, dial.unit, dial.source)
    kind = EconomyModule.slice_type.dials_type
    monkeypatch.setattr(kind, "declared", tuple([other if one is dial else one for one in kind.declared]))
    assert Prepared(scenario).rules != rules


@pytest.mark.parametrize("name", SCENARIOS)
@rule("B.4", "what the reference bots score from that seat in that scenario on the average")
def test_every_scenario_of_the_game_has_a_par(name: str) -> None:
    scenario = load_scenario(name)
    found = par_of(scenario)
    assert found is not None, f"{staleness(scenario)} It alone: double-bind par {name} --keep"
    assert set(found.seats) == {one.code for one in scenario.seats}
    assert found.matches >= 30


def test_many_matches_come_in_the_order_of_their_seeds_and_repeat() -> None:
    scenario = load_scenario("first-moves")
    players = {one.code: "greedy" for one in scenario.seats}
    found = list(play_many(scenario, players, [5, 3, 4]))
    assert [one.seed for one in found] == [5, 3, 4]
    assert found[1] == play_out(scenario, players, 3)
    assert set(found[0].totals) == set(players)

"""Actions a scenario leaves out never exist; its hints belong to a seat, a menu and a turn."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.match import Match
from game.records.scenario.load import load_scenario
from game.records.scenario.model import Scenario, ScenarioError
from game.records.scenario.tutorial import hints_for


def varied(folder: Path, text: str) -> Scenario:
    """A variant of the taught game."""
    path = folder / "mine.toml"
    path.write_text(f'name = "mine"\ntitle = "Mine"\nbase = "first-moves"\n{text}', encoding="utf-8")
    return load_scenario(path)


def test_what_is_left_out_is_never_built_and_all_else_is(tmp_path: Path) -> None:
    """A code leaves out that action, the beginning of one all that begin so, word by word."""
    whole = Match(varied(tmp_path, "leave_out = []"), 1).rulebook
    book = Match(varied(tmp_path, 'leave_out = ["us enforce", "gulf visit tehran", "us sanction oil"]'), 1).rulebook
    gone = {one.code for one in whole.actions} - {one.code for one in book.actions}
    assert gone == {one.code for one in whole.actions if one.code.startswith(("us enforce ", "us sanction oil "))} | {
        "gulf visit tehran"
    }
    assert [one.index for one in book.actions] == list(range(len(book.actions)))
    assert "us list" in book.by_code


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('leave_out = ["us enforse"]', "leave_out: there is no action 'us enforse'; the nearest"),
        ('leave_out = ["us"]', "leave_out: there is no action 'us'"),
        ('leave_out = ["us pass"]', "leave_out: 'us pass' must stay"),
        ('leave_out = ["leader retaliate"]', "leave_out: "),
        ("leave_out = [3]", "leave_out"),
        ('[[hints]]\nseat = "irgc"\nturn = 1\nmenu = "upkeep"\ntext = "x"', "hints[1]: there is no seat 'irgc'"),
        ('[[hints]]\nseat = "us"\nturn = 1\nmenu = "upkep"\ntext = "x"', "hints[1]: there is no menu 'upkep'"),
        ('[[hints]]\nseat = "us"\nturn = 9\nmenu = "upkeep"\ntext = "x"', "hints[1]: the last turn is 3"),
        ('[[hints]]\nseat = "us"\nturn = 1\nmenu = "upkeep"\ntext = "a\\u001b[31m"', "control characters"),
        ('[[hints]]\nseat = "us"\nturn = 1\nmenu = "upkeep"', "text: this key is required"),
    ],
)
def test_faults_name_the_key_and_what_is_allowed(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(ScenarioError) as caught:
        varied(tmp_path, text)
    assert any(told in one for one in caught.value.faults), caught.value.faults


def test_a_hint_is_for_its_seat_menu_and_turn() -> None:
    scenario = load_scenario("first-moves")
    assert [one.text for one in hints_for(scenario, "gulf", "backchannels", 1)]
    assert not hints_for(scenario, "gulf", "backchannels", 9)
    assert not hints_for(load_scenario("double-bind"), "gulf", "backchannels", 1)


def test_a_variant_keeps_the_hints_of_the_seats_and_turns_it_plays(tmp_path: Path) -> None:
    short = varied(tmp_path, 'turns = 1\n[without]\nseats = ["government"]')
    assert {one.turn for one in short.hints} == {1}
    assert "government" not in {one.seat for one in short.hints}

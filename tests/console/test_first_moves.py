"""The taught game is finished with nothing but what the screen offers: the hints, the numbers and Enter."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from game.console.play.commands import COMMANDS
from game.console.terminal.program import DONE
from game.match import Match
from game.records.scenario.load import load_scenario
from tests.console.sitting import Script, screen, sit_down, written

SEATS = ("us", "government", "gulf")


class Learner(Script):
    """Somebody who does what the hint names if it is on the menu and was not done yet, and passes else."""

    def __init__(self) -> None:
        super().__init__([], screen(80, 24))
        self.done: list[tuple[str, str, str]] = []
        self.hinted = 0
        self.longest = 0

    def read(self, prompt: str, words: Sequence[str] = ()) -> str | None:
        super().read(prompt)
        self.line += 1
        codes = [word for word in words if word not in COMMANDS]
        text = " ".join(self.screens[-1].rpartition("\x1b[3J")[2].split())
        if not prompt.endswith("> ") or prompt == "Press Enter. ":
            return ""
        assert "not on this menu" not in text
        self.longest = max(self.longest, len(codes))
        hint = text.partition("Hint: ")[2].partition("──")[0]
        self.hinted += bool(hint)
        for code in codes:
            named = f" {code}" in hint or (code == "answer muscat yes" and "muscat yes" in hint)
            if named and (prompt, code, text[:60]) not in self.done:
                self.done.append((prompt, code, text[:60]))
                return code
        return next(code for code in codes if code.startswith("pass"))


@pytest.mark.parametrize("seat", SEATS)
def test_each_seat_is_played_to_the_end_by_its_hints(seat: str, tmp_path: Path) -> None:
    match = Match(load_scenario("first-moves"), seed=3, players=dict.fromkeys(SEATS, "greedy") | {seat: "human"})
    learner = Learner()
    assert sit_down(match, learner, tmp_path / "a.jsonl").run() == DONE
    assert match.over
    assert learner.hinted > 5
    assert learner.line < 60
    assert "of 100" in written(learner.shown)


def test_three_learners_at_one_keyboard_sign_a_text(tmp_path: Path) -> None:
    match = Match(load_scenario("first-moves"), seed=3, players={one: f"human:{one}" for one in SEATS})
    learner = Learner()
    assert sit_down(match, learner, tmp_path / "a.jsonl").run() == DONE
    codes = [one.code for one in match.log()]
    for code in ("gulf draft muscat middle", "gulf ask muscat", "us answer muscat yes", "government answer muscat yes",
                 "us sign", "government sign"):
        assert code in codes, code


def test_no_menu_of_the_taught_game_is_long() -> None:
    match = Match(load_scenario("first-moves"), seed=1)
    longest = 0
    while not match.over:
        legal = match.legal_actions()
        longest = max(longest, len(legal))
        match.play(legal[0] if match.step % 3 else legal[-1])
    assert longest <= 16


def test_every_hint_is_shown_where_its_menu_is_asked() -> None:
    scenario = load_scenario("first-moves")
    assert {one.seat for one in scenario.hints} == set(SEATS)
    match = Match(scenario, seed=1)
    menus = {(one.seat, match.rulebook.menus[one.menu]) for one in scenario.hints}
    for seat, menu in menus:
        offered = match.rulebook.offers[menu][match.rulebook.seats.index(seat)]
        assert any(one.verb != "pass" for one in offered), (seat, menu)

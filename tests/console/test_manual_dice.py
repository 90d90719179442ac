"""Real dice at the keyboard: outcomes with their throws, numbers, words and the game's own roll."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.console.play.manual_dice import outcome_table, read_outcome
from game.console.terminal.errors import MisreadError
from game.console.terminal.program import DONE
from game.kernel import engine, knowledge
from game.match import Match
from game.records.scenario.load import load_scenario
from game.records.scenario.prepared import prepare
from tests.console.sitting import Script, screen, sit_down, written

ODDS = (("it bites", 3), ("evaders slip away", 1))
PLAYERS = {"us": "human", "government": "greedy", "gulf": "greedy"}


def test_the_throws_of_a_hundred_are_shared_out_without_gap() -> None:
    text = "\n".join(line.plain for line in outcome_table("Enforce", ODDS, screen()))
    assert "75 %  on 01 to 75" in text
    assert "25 %  on 76 to 00" in text


@pytest.mark.parametrize(("typed", "meant"), [("1", 0), (" 2 ", 1), ("ROLL", -1), ("evaders", 1), ("it", 0)])
def test_what_fell_is_a_number_or_a_word(typed: str, meant: int) -> None:
    assert read_outcome(typed, ODDS) == meant


@pytest.mark.parametrize("typed", ["", "0", "3", "x", "-1", "99999999999", "\x1b[2J"])
def test_anything_else_is_told_in_one_sentence(typed: str) -> None:
    with pytest.raises(MisreadError, match="no outcome; allowed are 1 for it bites"):
        read_outcome(typed, ODDS)


def test_a_match_is_played_with_typed_dice_and_can_be_loaded(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    match = Match(load_scenario("first-moves"), seed=3, dice=False, players=PLAYERS, save=path)
    script = Script(["5", "7", "nonsense", "roll", *["1"] * 400], screen(drawn=False))
    script.shown.live = True
    assert sit_down(match, script, path).run() == DONE
    assert match.over
    match.close()
    again = Match.load(path, go_on=False).scores()
    assert {seat: one.total for seat, one in again.items()} == {
        seat: one.total for seat, one in match.scores().items()
    }
    text = written(script.shown)
    assert "Throw for it: News" in text
    assert "is no outcome" in text


def test_nobody_is_asked_for_what_not_everybody_at_the_keyboard_sees(tmp_path: Path) -> None:
    """D2: nor for what everybody sees, when the odds would tell what somebody cannot know."""
    match = Match(load_scenario("first-moves"), seed=3, dice=False, players=PLAYERS)
    script = Script(["1"] * 400, screen(drawn=False))
    sit_down(match, script, tmp_path / "a.jsonl").run()
    number = match.rulebook.seats.index("us")
    state = prepare(match.scenario).first()
    told = seen = 0
    for one in match.log():
        if one.outcome is None:
            engine.play(state, state.rulebook.by_code[one.code])
            continue
        seen += one.seen >> number & 1
        told += bool(knowledge.odds(state, number))
        engine.resolve(state, one.outcome)
    assert written(script.shown).count("Throw for it") == told < seen

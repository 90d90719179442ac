"""Scripts of moves: what they say is read with every fault at once, and what they say is played or told."""

from __future__ import annotations

import datetime

import pytest

from game import Match
from game.lines import perform, play_script
from game.records.scenario.model import Scenario
from game.records.script import Roll, Script, ScriptError, parse_script
from tests.playing import scenario

MAIN = "double-bind"


def script(text: str) -> Script:
    """A script as if it stood in a file."""
    return parse_script(text, "trial", "trial.moves")


def faults(text: str, played: Scenario | None = None) -> list[str]:
    """What is wrong with a script, in reading or else in play."""
    with pytest.raises(ScriptError) as caught:
        play_script(script(text), played or scenario(MAIN))
    return caught.value.faults


def unlikely(turn: int) -> str:
    """The title of the card least likely to be drawn in a turn of the main scenario."""
    cards = [one for one in scenario(MAIN).cards if one.turns is None or one.turns[0] <= turn <= one.turns[1]]
    return min(cards, key=lambda one: (one.weight, one.code)).title


def test_a_script_says_everything_line_by_line() -> None:
    """Title, settings, loose moves, blocks, rolls and checkpoints all arrive; comments do not."""
    read = script(
        "# A title\n# more\nscenario double-bind\nseed 3\nshows talks regime\nus: calm; focus  iran # why\n"
        "checkpoint B0 2025-01-20\nturn 2\nus: brief\nroll a label; headline = another\ncheckpoint B1 2025-03-31\n"
    )
    assert (read.title, read.seed, read.turns, read.shows) == ("A title", 3, 2, ["talks", "regime"])
    assert read.blocks[0].moves == {"us": ["calm", "focus iran"]}
    assert read.blocks[1].rolls == [Roll("a label"), Roll("another", "headline")]
    assert [(one.code, one.turn) for one in read.checkpoints] == [("B0", 0), ("B1", 2)]
    assert read.checkpoints[1].date == datetime.date(2025, 3, 31)


def test_every_fault_of_a_script_is_told_at_once() -> None:
    """Each with its line and what is allowed."""
    with pytest.raises(ScriptError) as caught:
        script("uz: calm\nsede 7\nseed seven\nturn 2\nturn 2\nroll = x\ncheckpoint B1 March\nus:\nturns 1\n")
    told = str(caught.value)
    assert [int(one.split()[1].rstrip(":")) for one in caught.value.faults if one.startswith("line")] == [
        1, 2, 3, 5, 6, 7, 8,
    ]
    assert "the nearest is 'us'" in told
    assert "'sede' begins no line of a script; the nearest are 'seed'" in told
    assert "turn 2: it is never played; turns 1" in told
    assert "checkpoint B1 2025-03-31" in told


def test_bots_and_moves_exclude_each_other() -> None:
    with pytest.raises(ScriptError, match="bots greedy: they decide everything"):
        script("bots greedy\nus: calm\n")


def test_loose_moves_are_played_in_order_as_soon_as_they_are_legal() -> None:
    match = play_script(script("turns 2\nus: calm; focus iran; focus gaza\n"), scenario(MAIN))
    played = [(one.turn, one.code) for one in match.log() if one.seat == "us" and "pass" not in one.code]
    assert played == [(1, "us calm"), (1, "us focus iran"), (2, "us focus gaza")]


def test_the_moves_of_a_block_are_played_in_its_turn_and_no_other() -> None:
    """Also when the order of the block is not that of the phases."""
    match = play_script(script("turn 2\nus: focus gaza; calm\n"), scenario(MAIN))
    played = [(one.turn, one.code) for one in match.log() if one.seat == "us" and "pass" not in one.code]
    assert played == [(2, "us calm"), (2, "us focus gaza")]


def test_a_move_that_was_not_legal_in_its_turn_is_told_with_the_reason() -> None:
    """Seat, code, turn, the engine's own reason and its section; every move of the script, not the first alone."""
    found = faults("turn 1\nus: calm; amplify\nleader: retaliate measured\nturn 2\ngovernment: sign\n")
    assert len(found) == 3
    assert found[0] == "us: amplify was not played in turn 1: 'us calm' was chosen instead."
    assert found[1].startswith("leader: retaliate measured was not played in turn 1: leader was never asked")
    assert found[2].startswith("government: sign was not played in turn 2: ")
    assert "(§11" in found[2]


def test_a_code_that_does_not_exist_is_told_with_the_nearest() -> None:
    found = faults("us: focus irann\nturn 1\nisrael: prepare target\n")
    assert "us: focus irann: there is no such action in double-bind; the nearest" in found[0]
    assert "'prepare targets'" in found[1]
    assert "of turn 1" in found[1]


def test_a_seat_that_is_not_in_play_is_told(tiny: Scenario) -> None:
    assert "the seat 'gulf' is not in play" in faults("gulf: pump\n", tiny)[0]


def test_a_roll_falls_at_the_first_chance_that_offers_it() -> None:
    """Also bound to the event; everything else is left to the seeded dice."""
    title = unlikely(1)
    for line in (f"roll {title}", f"roll headline = {title.upper()}"):
        match = play_script(script(f"turn 1\n{line}\n"), scenario(MAIN))
        fell = [one.label for one in match.log() if one.outcome is not None]
        assert title in fell
    assert match.dice is False, "what a script fixes was not thrown by the seed, and its journal says so"


def test_without_rolls_the_dice_are_those_of_the_seed() -> None:
    """A script with a roll that changes nothing plays the same match as one without."""
    plain = play_script(script("seed 5\nturns 2\nus: calm\n"), scenario(MAIN))
    first = next(one for one in plain.log() if one.code == "headline")
    rolled = play_script(script(f"seed 5\nturns 2\nus: calm\nroll headline = {first.label}\n"), scenario(MAIN))
    digests = [one.digest for one in rolled.log()]
    assert [one.digest for one in plain.log()][: len(digests)] == digests
    assert plain.dice


def test_a_roll_belongs_to_the_turn_of_its_block() -> None:
    title = unlikely(2)
    match = play_script(script(f"turn 2\nroll {title}\n"), scenario(MAIN))
    assert [one.turn for one in match.log() if one.label == title] == [2]


def test_a_roll_that_never_fell_is_told() -> None:
    """With what was offered there, or with what else was left to chance."""
    title = unlikely(1)
    found = faults(f"turn 1\nroll {title}x; headline = {title}x; headlines = {title}\n")
    assert found[0].startswith(f"roll {title}x never fell in turn 1: no chance offered it; the nearest")
    assert repr(title) in found[0]
    assert f"roll headline = {title}x never fell" in found[1]
    assert "nothing was left to chance in 'headlines'; the nearest" in found[2]


def test_a_block_after_the_end_is_told(tiny: Scenario) -> None:
    assert faults("turn 9\n", tiny) == ["The match ended in turn 3 (clock), before the block of turn 9."]


def test_checkpoints_read_the_whole_board() -> None:
    """That of the first position, and that of the end of a turn."""
    played = perform(script("checkpoint A 2025-01-20\nturn 1\nus: calm\ncheckpoint B 2025-02-03\n"), scenario(MAIN))
    assert not played.faults
    start = Match(scenario(MAIN), 7, dice=False)
    assert played.readings["A"] == start.quantities()
    assert played.readings["A"]["economy.exports"] == scenario(MAIN).board["economy"]["exports"]
    assert played.readings["B"] == played.match.quantities()
    assert played.readings["B"] != played.readings["A"]
    assert played.match.log()[-1].turn == 1, "no headline of the next turn is drawn yet"


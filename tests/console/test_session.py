"""Sitting at the keyboard: moves, commands, curtains, and what the next person may not see."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from game.console.terminal.program import DONE, FAILED
from game.match import Match
from game.records.journal.format import read_journal
from game.records.scenario.load import load_scenario
from game.records.scenario.model import Scenario
from game.rules.marks import marks_of
from tests.console.sitting import Script, screen, sit_down, written

ALONE = {"us": "human", "israel": "random", "leader": "random", "irgc": "random", "government": "random",
         "gulf": "random", "europe": "random"}


def sat(tmp_path: Path, lines: list[str], players: dict[str, str] | None = None, *, drawn: bool = True,
        height: int = 24) -> tuple[int, Script, Match]:
    """A sitting of the main scenario in which the lines are typed; its status, its keyboard and its match."""
    match = Match(load_scenario("double-bind"), seed=7, players=players or ALONE, save=tmp_path / "a.jsonl")
    script = Script(lines, screen(80, height, drawn=drawn))
    status = sit_down(match, script, tmp_path / "a.jsonl").run()
    match.close()
    return status, script, match


def test_moves_by_number_and_by_code_are_played_and_kept(tmp_path: Path) -> None:
    status, _, match = sat(tmp_path, ["calm", "2", "quit"])
    assert status == DONE
    mine = [one.code for one in match.log() if one.seat == "us"]
    assert mine[0] == "us calm"
    assert len(mine) == 2
    assert [one.code for one in read_journal(tmp_path / "a.jsonl").entries if one.seat == "us"] == mine


def test_every_command_answers(tmp_path: Path) -> None:
    lines = ["help", "help why", "help calm", "help deadline", "role", "role irgc", "board", "log", "log 2", "odds 1",
             "why calm", "why snapback", "more", "", "save", "?"]
    status, script, _ = sat(tmp_path, [*lines, "quit"], height=400)
    assert status == DONE
    text = written(script.shown)
    for part in ("as much of the code", "why an action is not open", "Open now", "Aims", "Revolutionary Guard",
                 "What the seats hold", "Since you last decided",
                 "calm is open to you now", "The match is saved in", "double-bind resume"):
        assert part in text, part


def test_a_wrong_word_on_a_terminal_is_answered_and_nothing_happens(tmp_path: Path) -> None:
    lines = ["xyzzy", "why", "why xyzzy", "odds", "log x", "log 0", "role nobody", "rules 99.9", "undo", "99",
             "help qqq", f"save {tmp_path}", "quit"]
    status, script, match = sat(tmp_path, lines)
    assert status == DONE
    assert not [one for one in match.log() if one.seat]
    assert script.lines == []
    assert "Traceback" not in written(script.shown)


def test_an_action_that_is_not_open_says_why_with_its_section(tmp_path: Path) -> None:
    _, script, _ = sat(tmp_path, ["sanction oil 1", "quit"])
    assert "not open to you now: " in written(script.shown).replace("\n", " ").replace("  ", " ")
    assert "§" in script.screens[1]


def test_why_names_all_that_is_unmet_in_any_phase(tmp_path: Path) -> None:
    """In the headlines a person plans a strike: it wants the menu of operations, and a second group in reach."""
    _, script, _ = sat(tmp_path, ["why strike natanz", "quit"], height=400)
    text = " ".join(written(script.shown).split())
    assert "this is chosen from the menu 'operations', which is not open (§3.2)." in text
    assert "Nor while 1 groups are in reach and the heavy strike needs 2 (§12.2)." in text


def test_undo_takes_the_last_decision_back(tmp_path: Path) -> None:
    status, script, match = sat(tmp_path, ["1", "1", "1", "propose muscat", "undo", "quit"])
    assert status == DONE
    assert "Taken back" in script.screens[-1]
    assert not any(one.code == "us propose muscat" for one in match.log())


def test_the_journal_goes_on_in_another_file_that_is_new(tmp_path: Path) -> None:
    other = tmp_path / "b.jsonl"
    sat(tmp_path, ["calm", f"save {other}", "1", "quit"])
    assert len(read_journal(other).entries) > len(read_journal(tmp_path / "a.jsonl").entries)


def test_when_input_ends_at_a_keyboard_the_place_of_the_match_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, _, _ = sat(tmp_path, ["calm"])
    assert status == FAILED
    assert "double-bind resume" in capsys.readouterr().err


def test_a_pipe_stops_cleanly_at_its_end(tmp_path: Path) -> None:
    status, script, _ = sat(tmp_path, ["calm"], drawn=False)
    assert status == DONE
    assert "The input ends" in written(script.shown)
    assert "double-bind resume" in written(script.shown)


def test_a_wrong_code_in_a_pipe_stops_with_its_line_and_what_would_be_right(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, _, match = sat(tmp_path, ["calm", "focus chima", "pass"], drawn=False)
    assert status == FAILED
    assert "Line 2: 'focus chima' is not on this menu; the nearest" in capsys.readouterr().err
    assert len([one for one in match.log() if one.seat == "us"]) == 1


def test_a_match_is_played_to_its_result(tmp_path: Path) -> None:
    status, script, match = sat(tmp_path, ["1"] * 600, drawn=False)
    assert status == DONE
    assert match.over
    text = written(script.shown)
    assert "of 100" in text
    assert "double-bind replay" in text


def test_the_only_choice_is_taken_with_enter(tiny: Scenario, tmp_path: Path) -> None:
    match = Match(tiny, seed=1, players={"us": "human", "leader": "human:us"})
    script = Script([""] * 400, screen())
    assert sit_down(match, script, tmp_path / "x").run() == DONE
    assert match.over


HOT_SEAT = {**ALONE, "us": "human:ann", "leader": "human:bob", "irgc": "human:bob"}


def test_a_curtain_falls_when_the_person_changes_and_only_then(tmp_path: Path) -> None:
    _, script, _ = sat(tmp_path, ["", "1", "", "1", "1", "", "1", "quit"], HOT_SEAT)
    prompts = [one for one in script.prompts if one != "Press Enter when you have read this. "]
    assert prompts[:7] == ["Press Enter. ", "us> ", "Press Enter. ", "leader> ", "irgc> ", "Press Enter. ", "us> "]
    assert script.forgotten == prompts.count("Press Enter. ")


def test_the_curtain_clears_the_screen_and_the_history(tmp_path: Path) -> None:
    _, script, _ = sat(tmp_path, ["", "calm", "", "", "quit"], HOT_SEAT)
    at = [place for place, one in enumerate(script.prompts) if one == "Press Enter. "]
    curtain = script.screens[at[1]]
    assert "\x1b[2J\x1b[3J" in curtain
    after = curtain.rpartition("\x1b[3J")[2]
    assert "bob" in after
    assert "Calm" not in after


def test_people_without_names_are_different_people(tmp_path: Path) -> None:
    _, script, _ = sat(tmp_path, ["", "1", "", "1", "quit"], {**ALONE, "leader": "human"})
    assert script.prompts.count("Press Enter. ") >= 2


def test_completion_offers_only_what_the_seat_to_move_may_do(tmp_path: Path) -> None:
    _, script, match = sat(tmp_path, ["", "calm", "", "1", "1", "", "quit"], HOT_SEAT)
    own = {one.code.partition(" ")[2] for one in match.rulebook.actions if one.code.startswith("leader ")}
    for prompt, words in zip(script.prompts, script.words, strict=True):
        if prompt == "leader> ":
            assert {word for word in words if " " in word} <= own


def test_nobody_is_told_of_actions_they_cannot_see(tmp_path: Path) -> None:
    _, script, match = sat(tmp_path, ["log 9", "1"] * 60, {**ALONE, "us": "random", "europe": "human"}, drawn=False)
    number = match.rulebook.seats.index("europe")
    hidden = {one.code for one in match.log() if one.seat and not one.seen >> number & 1}
    visible = {one.code for one in match.log() if one.seen >> number & 1}
    assert hidden - visible
    text = written(script.shown).partition("-- The end --")[0]
    for code in hidden - visible:
        assert f"[{code}]" not in text


def test_help_and_why_print_what_an_action_is_to_other_chapters(tmp_path: Path) -> None:
    _, script, match = sat(tmp_path, ["help sanction oil 2", "why sanction oil 2", "quit"], height=200)
    mark = marks_of(match.rulebook.by_code["us sanction oil 2"].marks)[0]
    assert written(script.shown).count(f"Marked {mark.name}: ") == 2
    assert f"(§{mark.section})" in written(script.shown)


def test_a_person_with_the_name_of_a_nameless_one_is_another(tmp_path: Path) -> None:
    """A37: called as the player of another seat, both were one person, and no curtain hung."""
    players = {"us": "human:the player of government", "government": "human", "gulf": "random"}
    match = Match(load_scenario("first-moves"), seed=7, players=players, save=tmp_path / "a.jsonl")
    script = Script(["", "1", "", "quit"], screen())
    sit_down(match, script, tmp_path / "a.jsonl").run()
    assert script.prompts.count("Press Enter. ") == 2


def test_a_number_of_an_aim_is_read_as_it_is_meant(tmp_path: Path) -> None:
    """A41: 6e1 was shown as 6E+1."""
    plain = load_scenario("first-moves")
    aims = tuple(aim.model_copy(update={"worst": Decimal("6e1")}) for aim in plain.aims)
    match = Match(plain.model_copy(update={"aims": aims}), seed=7)
    script = Script(["", "role", "quit"], screen(height=100))
    sit_down(match, script, tmp_path / "a.jsonl").run()
    assert "0 points at 60," in " ".join(written(script.shown).split())
    assert "6E+1" not in written(script.shown)

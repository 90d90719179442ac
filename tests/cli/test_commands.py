"""Every command does what it says, over a pipe."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from game.console.reports.replay import first_position
from game.records.journal.format import read_journal
from game.records.library import scenario_names
from tests.cli.conftest import RANDOM, Command

CLOCK = re.compile(rb'"clock":\{.*')


def test_play_reads_moves_from_a_pipe_and_says_how_to_resume(command: Command, tmp_path: Path) -> None:
    save = tmp_path / "my match.jsonl"
    said = command("play", "--seed", 7, "--save", save, typed="# the first turn\n\ncalm\n  FOCUS  home # at last\n")
    assert said.status == 0
    assert "us> calm" in said.out
    assert "line 4" in said.out
    assert f"double-bind resume '{save}'" in said.out
    mine = [one.code for one in read_journal(save).entries if one.seat == "us"]
    assert mine == ["us calm", "us focus home"]
    assert "\x1b" not in said.out


def test_one_word_gives_every_other_seat_to_a_bot(command: Command, tmp_path: Path) -> None:
    said = command("play", "first-moves", "--seat", "gulf=human", "--bots", "random", "--save", tmp_path / "a.jsonl")
    assert "us=random, government=random and gulf=human" in said.out
    for wrong in ("human", "nobody"):
        said = command("play", "first-moves", "--bots", wrong)
        assert said.status == 1
        assert wrong in said.err


def test_dice_on_the_table_are_typed(command: Command, tmp_path: Path) -> None:
    save = tmp_path / "a.jsonl"
    said = command("play", "first-moves", "--dice", "table", "--save", save, typed="2\nroll\ncalm\n")
    assert "Throw for it: News" in said.out
    assert read_journal(save).header.dice == "table"
    again = command("resume", save, typed="1\n")
    assert again.status == 0
    assert command("play", "--dice", "loaded").status == 1


def test_without_seats_a_pipe_plays_the_first_and_says_so(command: Command) -> None:
    said = command("play", "--seed", 7)
    assert "us=human, israel=greedy" in said.out
    assert said.status == 0


def test_without_save_the_journal_lies_in_the_folder_for_the_users_data(command: Command) -> None:
    said = command("play", "--seed", 7, typed="1\n")
    place = re.search(r"saved as it goes in (\S+)", said.out)
    assert place is not None
    assert Path(place[1]).name.startswith("double-bind-")
    assert len(read_journal(place[1]).entries) > 1


def test_resume_goes_on_where_the_match_stopped(command: Command, tmp_path: Path) -> None:
    save = tmp_path / "a.jsonl"
    command("play", "--seed", 7, "--save", save, typed="1\n1\n")
    first = read_journal(save).entries
    said = command("resume", save, typed="1\n")
    assert said.status == 0
    assert "Going on in turn 1" in said.out
    then = read_journal(save).entries
    assert then[: len(first)] == first
    assert len(then) > len(first)


def test_resume_of_a_match_that_is_over_shows_its_result(command: Command, watched: Path) -> None:
    said = command("resume", watched)
    assert said.status == 0
    assert "of 100" in said.out


def test_watching_twice_writes_the_same_journal(command: Command, watched: Path, tmp_path: Path) -> None:
    again = tmp_path / "b.jsonl"
    assert command("watch", "--seed", 7, "--save", again, *RANDOM).status == 0
    one, two = watched.read_bytes().split(b"\n"), again.read_bytes().split(b"\n")
    assert one[1:] == two[1:]
    assert CLOCK.sub(b"", one[0]) == CLOCK.sub(b"", two[0])
    assert command("watch", "first-moves", "--seed", 7, "--save", again).status == 0


def test_watch_tells_every_turn_and_the_result(command: Command) -> None:
    said = command("watch", "first-moves", "--seed", 7, "--bots", "random", "--seat", "us=greedy", "--plain")
    assert said.status == 0
    assert "us=greedy" in said.out
    assert "gulf=random" in said.out
    turns = len(re.findall(r"^-- Turn \d+ of ", said.out, re.MULTILINE))
    assert turns == said.out.count("How it stands")
    assert turns > 1
    assert "-- The end --" in said.out


def test_watching_as_a_seat_tells_less(command: Command, watched: Path) -> None:
    everything = command("replay", watched)
    outside = command("watch", "--seed", 7, "--as", "europe", *RANDOM)
    assert outside.status == 0
    assert len(outside.out) < len(everything.out)
    assert everything.out.count("Propose the secret") > outside.out.count("Propose the secret")


def test_a_match_that_people_played_is_never_written_over(command: Command, tmp_path: Path) -> None:
    save = tmp_path / "a.jsonl"
    command("play", "--seed", 7, "--save", save, typed="1\n")
    before = save.read_bytes()
    for said in (command("play", "--save", save), command("watch", "--save", save)):
        assert said.status == 1
        assert "another file" in said.err or "a new file" in said.err
    assert save.read_bytes() == before


def test_replay_tells_the_whole_of_a_match_that_is_over(command: Command, watched: Path) -> None:
    said = command("replay", watched)
    assert said.status == 0
    assert "-- The end --" in said.out
    some = command("replay", watched, "--to", 2)
    assert "-- Turn 2 of" in some.out
    assert "-- Turn 3 of" not in some.out
    assert "-- The end --" not in some.out


def test_replay_and_watch_tell_the_same_story(command: Command, watched: Path) -> None:
    told = command("watch", "--seed", 7, *RANDOM).out.partition("\n")[2].partition("-- The end --")[0]
    assert command("replay", watched).out.partition("-- The end --")[0] == told


def test_replay_of_an_unfinished_match_wants_to_know_who_looks(command: Command, tmp_path: Path) -> None:
    save = tmp_path / "a.jsonl"
    command("play", "--seed", 7, "--save", save, typed="1\n1\n")
    said = command("replay", save)
    assert said.status == 1
    assert "--as SEAT" in said.err
    assert command("replay", save, "--as", "US").status == 0
    assert command("replay", save, "--all").status == 0
    assert command("replay", save, "--all", "--as", "us").status == 1
    assert command("replay", save, "--as", "usa").status == 1


def test_verify_passes_what_reproduces_and_finds_a_changed_byte(
    command: Command, watched: Path, tmp_path: Path
) -> None:
    said = command("verify", watched)
    assert said.status == 0
    assert "every one reproduces" in said.out
    wrong = tmp_path / "wrong.jsonl"
    data = bytearray(watched.read_bytes())
    data[len(data) // 2] ^= 1
    wrong.write_bytes(data)
    said = command("verify", watched, wrong, tmp_path / "none")
    assert said.status == 1
    assert "every one reproduces" in said.out
    assert len(said.err.splitlines()) == 2


def test_scenarios_are_listed_shown_and_checked(command: Command, tmp_path: Path, folder: Path) -> None:
    said = command("scenario", "list")
    assert all(name in said.out for name in scenario_names())
    assert "White House" in command("scenario", "show", "double-bind").out
    assert "no fault" in command("scenario", "check", folder / "tiny.toml").out
    wrong = tmp_path / "wrong.toml"
    wrong.write_text((folder / "tiny.toml").read_text().replace("days = 14", "days = -1").replace("turns = 3", ""))
    said = command("scenario", "check", wrong)
    assert said.status == 1
    assert "days" in said.err
    assert "turns" in said.err
    assert json.loads(command("scenario", "schema").out)["title"] == "Double Bind scenario"


def test_claims_are_listed_and_shown_with_what_cites_them(command: Command) -> None:
    said = command("claims")
    first = said.out.split()[0]
    page = command("claims", first.upper())
    assert page.status == 0
    assert "Cited in: " in page.out
    uncited = command("claims", "--uncited")
    assert len(uncited.out.splitlines()) < len(said.out.splitlines())
    assert first not in uncited.out or "nothing yet" in page.out
    said = command("claims", "confusion-00")
    assert said.status == 1
    assert "nearest" in said.err


def test_the_rulebook_is_printed_by_section(command: Command) -> None:
    said = command("rules")
    assert said.status == 0
    numbers = re.findall(r"^\s*(\d+(?:\.\d+)?)\s", said.out, re.MULTILINE)
    for number in numbers[:3]:
        assert number in command("rules", number).out
    assert command("rules", "999").status == 1
    assert command("rules", "all").status == 0


@pytest.mark.parametrize("name", ["play", "resume", "watch", "replay", "verify", "rules", "claims", "scenario"])
def test_every_command_explains_itself(command: Command, name: str) -> None:
    said = command(name, "--help")
    assert said.status == 0
    assert "Usage: double-bind" in said.out


def test_help_and_version(command: Command) -> None:
    assert "Commands:" in command().out
    assert command("--version").out.startswith("double-bind ")


def events(told: str) -> list[str]:
    """The lines of a story apart from the summary of each turn, which also has what is worked out by the rules."""
    return [line for line in told.splitlines() if not line.startswith("  Negotiation ")]


def test_a_journal_of_other_rules_can_still_be_watched(
    command: Command, watched: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = command("replay", watched, "--as", "us").out
    journal = read_journal(watched)
    journal.header.scenario["modules"].append("alchemy")
    assert first_position(journal) is None
    monkeypatch.setattr("game.commands.watching.read_journal", lambda path: journal)
    monkeypatch.setattr("game.commands.watching.played_to_the_end", lambda journal: None)
    said = command("replay", watched, "--as", "us")
    assert said.status == 0
    assert events(said.out) == events(told.partition("-- The end --")[0])
    assert "not over by the present rules" in command("replay", watched).err


def test_a_scenario_in_old_words_is_told_the_new_ones(command: Command, tmp_path: Path) -> None:
    path = tmp_path / "old.toml"
    path.write_text(
        'name = "old"\ntitle = "Old"\nbase = "first-moves"\n[dials.channels]\nhazard = 3\n', encoding="utf-8"
    )
    said = command("scenario", "check", path)
    assert said.status == 0
    assert "'channels' is called 'backchannels' now." in said.err


def test_par_that_was_measured_under_other_rules_is_named(command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("game.commands.measuring.staleness", lambda scenario: f"Par of {scenario.name} is old.")
    said = command("par", "--check")
    assert said.status == 1
    assert "Par of first-moves is old." in said.err
    monkeypatch.setattr("game.commands.measuring.staleness", lambda scenario: "")
    assert "Every par was measured under these rules." in command("par", "--check").out

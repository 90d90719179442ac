"""Matches: the same seed plays the same match, saves are equal, undo is fair, refusals are one sentence."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import tomllib
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

import pytest

import game
from game.kernel import digest
from game.match import IllegalAction, Match, drive
from game.players.random_player import RandomPlayer
from game.records.journal.format import Entry, JournalError, read_journal
from game.records.journal.verify import verify
from game.records.journal.writer import Writer
from game.records.scenario.model import Scenario

ROOT = Path(__file__).resolve().parents[2]


def everyone(match: Match) -> dict[str, RandomPlayer]:
    """A random player for every seat."""
    return dict.fromkeys(match.players, RandomPlayer())


def run(program: str, *arguments: str, **environment: str) -> subprocess.Popen[str]:
    """A fresh interpreter that runs a program with this checkout's game."""
    return subprocess.Popen(
        [sys.executable, "-c", program, *arguments],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        stdout=subprocess.PIPE,
        text=True,
    )


def test_a_saved_match_loads_equal(scenario: Scenario, tmp_path: Path) -> None:
    """Position, log, legal actions, players and seed come back; saving again gives the same steps."""
    match = Match(scenario, seed=5, players={"us": "human:ann"})
    drive(match, everyone(match), limit=150)
    path, again = tmp_path / "a.jsonl", tmp_path / "b.jsonl"
    match.save(path)
    loaded = Match.load(path)
    assert digest.same(loaded._state, match._state)
    assert loaded.log() == match.log()
    assert [one.code for one in loaded.legal_actions()] == [one.code for one in match.legal_actions()]
    assert (loaded.players, loaded.seed, loaded.scenario, loaded.dice) == (
        match.players, match.seed, match.scenario, match.dice,
    )
    assert loaded.notices == []
    loaded.save(again)
    assert again.read_bytes().splitlines()[1:] == path.read_bytes().splitlines()[1:]


def test_an_interrupted_match_goes_on_as_it_would_have(scenario: Scenario, tmp_path: Path) -> None:
    """Saved, loaded and played to the end is the same match as one played in one go."""
    whole = Match(scenario, seed=11)
    drive(whole, everyone(whole))
    assert whole.over
    parts = Match(scenario, seed=11, save=tmp_path / "a.jsonl")
    for _ in range(4):
        drive(parts, everyone(parts), limit=40)
        parts.close()
        parts = Match.load(tmp_path / "a.jsonl")
    drive(parts, everyone(parts))
    assert parts.log() == whole.log()
    assert (parts.ending, {seat: one.total for seat, one in parts.scores().items()}) == (
        whole.ending, {seat: one.total for seat, one in whole.scores().items()},
    )


PLAY = """
import sys
from game import Match, load_scenario
from game.match import drive
from game.players.registry import make_player
match = Match(load_scenario(sys.argv[1]), seed=7, save=sys.argv[2])
drive(match, {seat: make_player("greedy" if seat in ("us", "irgc") else "random") for seat in match.players}, limit=150)
"""


def test_same_seed_same_journal_in_any_process(folder: Path, tmp_path: Path) -> None:
    """Two processes with different hash seeds write the same journal, apart from the clock."""
    paths = [tmp_path / "a.jsonl", tmp_path / "b.jsonl"]
    runs = [
        run(PLAY, str(folder / "full.toml"), str(path), PYTHONHASHSEED=str(seed)) for seed, path in enumerate(paths, 1)
    ]
    assert [one.wait(60) for one in runs] == [0, 0]
    for one in runs:
        one.communicate()
    contents = [re.sub(rb'"clock":\{[^}]*\}', b"", path.read_bytes()) for path in paths]
    assert contents[0] == contents[1]
    assert contents[0].count(b"\n") > 150


KILLED = """
import sys
from game import Match, load_scenario
from game.players.random_player import RandomPlayer
from random import Random
match = Match(load_scenario(sys.argv[1]), seed=7, save=sys.argv[2])
draw = Random(1)
while True:
    match.play(RandomPlayer().choose(match.view(match.seat), draw))
    print(match.step, flush=True)
"""


def test_kill_loses_nothing_that_was_accepted(folder: Path, tmp_path: Path) -> None:
    """Killed at any moment, every step that was accepted is in the journal, which verifies and goes on."""
    for enough in (3, 25, 60):
        path = tmp_path / f"{enough}.jsonl"
        process = run(KILLED, str(folder / "full.toml"), str(path))
        assert process.stdout is not None
        accepted = 0
        for _ in range(enough):
            accepted = int(process.stdout.readline())
        process.send_signal(signal.SIGKILL)
        accepted = max([accepted, *map(int, re.findall(r"^(\d+)\n", process.communicate()[0], re.MULTILINE))])
        assert len(read_journal(path).entries) >= accepted
        assert verify(path).divergence == ""
        match = Match.load(path)
        match.play(match.legal_actions()[0])
        match.close()
        assert len(read_journal(path).entries) == match.step


def test_different_seeds_play_different_matches(full: Scenario) -> None:
    """The seed matters, and without one each match draws its own."""
    logs = []
    for seed in (1, 2):
        match = Match(full, seed=seed)
        drive(match, everyone(match), limit=60)
        logs.append([entry.label for entry in match.log()])
    assert logs[0] != logs[1]
    assert Match(full).seed != Match(full).seed


def test_without_records_the_log_is_made_when_asked_for(full: Scenario, tmp_path: Path) -> None:
    """A match that kept no entries gives the same log and the same journal as one that did."""
    kept, bare = Match(full, seed=9), Match(full, seed=9, record=False)
    for match in (kept, bare):
        drive(match, everyone(match), limit=80)
    assert bare._entries == []
    assert bare.log() == kept.log()
    assert bare.play(bare.legal_actions()[0]) == kept.play(kept.legal_actions()[0]) != []
    bare.save(tmp_path / "a.jsonl")
    assert read_journal(tmp_path / "a.jsonl").entries == kept.log()


def test_dice_on_the_table(full: Scenario, tmp_path: Path) -> None:
    """Without dice every chance waits for an outcome, and the journal keeps what was given."""
    path = tmp_path / "a.jsonl"
    match = Match(full, dice=False, save=path)
    draw = Random(3)
    given = 0
    while match.step < 120:
        if not match.at_chance:
            match.play(draw.choice(match.legal_actions()))
            continue
        assert match.seat == ""
        assert match.legal_actions() == []
        odds = match.odds()
        with pytest.raises(IllegalAction, match=f"There is no outcome {len(odds)}; allowed are 0 "):
            match.resolve(len(odds))
        outcome = draw.randrange(len(odds))
        entry = match.resolve(outcome)[0]
        assert (entry.outcome, entry.label) == (outcome, odds[outcome][0])
        given += 1
    assert given > 10
    match.close()
    assert verify(path).divergence == ""
    loaded = Match.load(path)
    assert loaded.dice is False
    assert digest.same(loaded._state, match._state)


def test_chance_is_not_resolved_when_there_is_none(full: Scenario) -> None:
    """A seat's decision is no chance."""
    with pytest.raises(IllegalAction, match="Nothing is left to chance now"):
        Match(full).resolve(0)


def test_refused_actions_change_nothing(full: Scenario) -> None:
    """A wrong code and another seat's action are refused in one sentence, with a § where rules bar it."""
    match = Match(full, seed=1)
    before = match._state.copy()
    other = next(one for one in match.rulebook.actions if one.seat != match._state.seat)
    for action, expected in (
        (f"{match.legal_actions()[0].code}x", "There is no action .* the nearest"),
        ("", "There is no action ''"),
        ("\x1b[31m", r"There is no action '\\x1b\[31m'"),
        (other, r"is not legal now: another seat is to move \(§3\.2\)\."),
        (other.code, r"is not legal now: another seat is to move"),
    ):
        with pytest.raises(IllegalAction, match=expected) as caught:
            match.play(action)
        assert "\n" not in str(caught.value)
        assert "\x1b" not in str(caught.value)
    assert digest.same(match._state, before)
    reason = match.why(other.code)
    assert reason is not None
    assert reason.section == "3.2"
    assert match.why(match.legal_actions()[0].code) is None
    with pytest.raises(IllegalAction, match="There is no action"):
        match.why("us dance")


def test_an_action_of_another_rulebook_counts_by_its_code(full: Scenario, tiny: Scenario) -> None:
    """An action object from elsewhere means the action of the same code here."""
    match, other = Match(full, seed=1), Match(tiny)
    entry = match.play(other.rulebook.by_code["us pass headlines"])[0]
    assert entry.code == "us pass headlines"
    assert match.rulebook.by_code[entry.code] is not other.rulebook.by_code[entry.code]


def test_seats_are_named(full: Scenario, tiny: Scenario) -> None:
    """A seat that does not exist or is not in play is refused with the nearest."""
    for attempt in (
        lambda: Match(full, players={"uss": "human"}),
        lambda: Match(full).view("uss"),
        lambda: Match(full).log("uss"),
    ):
        with pytest.raises(ValueError, match="There is no seat 'uss' in this scenario; the nearest is 'us'"):
            attempt()
    with pytest.raises(ValueError, match="There is no seat 'irgc' in this scenario; allowed are 'us', 'leader'"):
        Match(tiny).view("irgc")


def test_a_seat_reads_only_its_own_log(full: Scenario) -> None:
    """No seat's log holds a step number, a digest, another's hidden act, or a value it cannot know."""
    match = Match(full, seed=4)
    drive(match, everyone(match), limit=200)
    hidden = 0
    for seat in match.players:
        number = match.rulebook.seats.index(seat)
        for entry in match.log(seat):
            assert (entry.step, entry.digest, entry.seen) == (0, "", 1 << number)
        for entry in match.log():
            if not entry.seen >> number & 1:
                hidden += 1
                seen = entry.for_seat(number)
                assert seen is None or (seen.code, seen.seat, seen.label) == ("", "", "")
    assert hidden > 0


def test_a_seat_s_changes_follow_its_view(scenario: Scenario) -> None:
    """Step by step, what a seat's log says changed is exactly what changed in its view."""
    match = Match(scenario, seed=6)
    draw = Random(6)
    for _ in range(60):
        if match.over:
            break
        before = {seat: digest.flatten(match.view(seat).board) for seat in match.players}
        names = digest.names(match.rulebook)
        entries = match.play(draw.choice(match.legal_actions()))
        if match.over:
            break
        for seat in match.players:
            number = match.rulebook.seats.index(seat)
            after = digest.flatten(match.view(seat).board)
            told = {one.name for entry in entries if (seen := entry.for_seat(number)) for one in seen.changes}
            changed = {name for name, one, other in zip(names, before[seat], after, strict=True) if one != other}
            assert changed <= told


def test_a_finished_match_says_how_it_ended(scenario: Scenario) -> None:
    """There is an ending, a score for every seat, and nobody is to move."""
    match = Match(scenario, seed=1, record=False)
    assert match.ending == ""
    drive(match, everyone(match))
    assert match.over
    assert match.ending
    assert (match.seat, match.legal_actions(), match.at_chance) == ("", [], False)
    assert list(match.scores()) == list(match.players)
    with pytest.raises(IllegalAction, match="the match is over"):
        match.play("us pass headlines")


def test_load_refuses_a_match_the_rules_do_not_reproduce(full: Scenario, tmp_path: Path) -> None:
    """A journal of other rules is not continued, and the first divergence is named."""
    path = tmp_path / "a.jsonl"
    match = Match(full, seed=1)
    match.play(match.legal_actions()[0])
    lines = [*match.log()[:-1], replace(match.log()[-1], digest="0" * 16)]
    match.save(tmp_path / "sound.jsonl")
    match.close()
    Writer.create(path, read_journal(tmp_path / "sound.jsonl").header, list(lines)).close()
    with pytest.raises(JournalError, match=r"cannot be continued: Step \d+.*: the position has not the digest"):
        Match.load(path)


def test_driving_stops_for_a_person(full: Scenario) -> None:
    """The loop hands over when a seat without a player is to move, and tells every entry."""
    match = Match(full, seed=1)
    told = len(match.log())
    seen: list[Entry] = []
    players = everyone(match)
    del players["irgc"]
    assert drive(match, players, seen.append) > 0
    assert match.seat == "irgc"
    assert match.log()[told:] == seen


def test_the_package_imports_lightly() -> None:
    """The kernel and rules need nothing from outside; the two names of the package are there when asked for."""
    program = (
        "import sys, game, game.rules\n"
        "assert not {'pydantic', 'rich', 'typer'} & set(sys.modules)\n"
        "from game import Match, load_scenario\n"
        "assert Match and load_scenario\n"
    )
    process = run(program)
    assert process.wait(60) == 0
    process.communicate()
    with pytest.raises(AttributeError, match="no attribute 'Mach'"):
        _ = game.Mach


def test_the_version_is_that_of_the_package() -> None:
    """One version, in the package and in its metadata."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert game.__version__ == project["project"]["version"]


def test_nobody_witnesses_a_chance_that_is_not_there(scenario: Scenario) -> None:
    """A44: some list at a decision, and after the end IndexError."""
    match = Match(scenario, seed=2, dice=False)
    while not match.over:
        assert bool(match.odds()) == bool(match.chance) == match.at_chance
        assert match.at_chance or match.witnesses == []
        if match.at_chance:
            match.resolve(None)
        else:
            match.play(match.legal_actions()[0])
    assert (match.witnesses, match.chance, match.odds()) == ([], "", ())


@pytest.mark.parametrize("seat", [0, None, ["us"], "", "USA"])
def test_a_seat_is_a_code(tiny: Scenario, seat: Any) -> None:
    """A44: a number was answered with "'int' object is not iterable"."""
    with pytest.raises(ValueError, match="There is no seat"):
        Match(tiny, seed=1).view(seat)

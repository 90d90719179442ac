"""Matches: what is saved loads equal, one seed is one match in any process, what is undone was never done."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game import Match
from game.kernel import digest
from game.match import UndoError
from tests.playing import ROOT, SCENARIOS, Mood, depth, scenario

SEEDS = st.integers(0, 2**32 - 1)

CHAIN = """
import sys
from random import Random
from game import Match, load_scenario
match, draw = Match(load_scenario(sys.argv[1]), seed=int(sys.argv[2])), Random(int(sys.argv[2]))
while not match.over:
    match.play(draw.choice(match.legal_actions()))
print("\\n".join(entry.code + " " + entry.digest for entry in match.log()))
"""


def played(name: str, seed: int, decisions: int) -> tuple[Match, Mood, Random]:
    """A match of that seed after so many decisions of a mood, with what goes on deciding."""
    match = Match(scenario(name), seed=seed)
    draw = Random(seed)
    mood = Mood(draw, match.rulebook)
    proceed(match, mood, draw, decisions)
    return match, mood, draw


def proceed(match: Match, mood: Mood, draw: Random, decisions: int) -> None:
    """Take so many more decisions, unless the match ends first."""
    for _ in range(decisions):
        if match.over:
            return
        match.play(mood.choose(match.legal_actions(), draw))


def standing(match: Match) -> tuple[object, ...]:
    """All that a match shows: where it stands, what may be done, what was told, what each seat sees."""
    return (
        match.turn,
        match.phase,
        match.seat,
        match.ending,
        [one.code for one in match.legal_actions()],
        match.log(),
        [(digest.flatten(seen.board), seen.board.stack) for seen in map(match.view, match.players)],
    )


@pytest.mark.parametrize("name", SCENARIOS)
@settings(max_examples=depth(2, 50))
@given(seed=SEEDS, decisions=st.integers(0, 700))
def test_a_saved_match_loads_equal_and_goes_on_alike(name: str, seed: int, decisions: int) -> None:
    """Loading gives the match that was saved, and the same choices then lead both to the same place."""
    match, mood, draw = played(name, seed, decisions)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "match.jsonl"
        match.save(path)
        match.close()
        loaded = Match.load(path, go_on=False)
    assert standing(loaded) == standing(match)
    other = Random()
    other.setstate(draw.getstate())
    proceed(match, mood, draw, 40)
    proceed(loaded, mood, other, 40)
    assert standing(loaded) == standing(match)


@pytest.mark.parametrize("name", SCENARIOS)
def test_one_seed_is_one_match_in_any_process(name: str) -> None:
    """Two fresh interpreters with different hash seeds, and this one, play the same steps to the same positions."""
    runs = [
        subprocess.run(
            [sys.executable, "-c", CHAIN, name, "11"],
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONHASHSEED": seed},
            check=True,
            capture_output=True,
            text=True,
        ).stdout
        for seed in ("1", "4711")
    ]
    match, draw = Match(scenario(name), seed=11), Random(11)
    while not match.over:
        match.play(draw.choice(match.legal_actions()))
    here = "\n".join(f"{entry.code} {entry.digest}" for entry in match.log()) + "\n"
    assert runs[0] == runs[1] == here


@pytest.mark.parametrize("name", SCENARIOS)
@settings(max_examples=depth(3, 80))
@given(seed=SEEDS, decisions=st.integers(0, 300))
def test_what_is_undone_was_never_done(name: str, seed: int, decisions: int) -> None:
    """Undo gives back the position, the log and the choices, and the dice fall as they would have; or it refuses."""
    match, mood, draw = played(name, seed, decisions)
    for _ in range(25):
        if match.over:
            break
        before = standing(match)
        match.play(mood.choose(match.legal_actions(), draw))
        after = standing(match)
        try:
            match.undo()
        except UndoError:
            assert standing(match) == after
            continue
        assert standing(match) == before
        match.play(draw.choice(match.legal_actions()))
    proceed(match, mood, draw, 10)


@pytest.mark.parametrize("name", SCENARIOS)
@settings(max_examples=depth(2, 50))
@given(seed=SEEDS)
def test_seats_are_told_of_odds_only_their_own(name: str, seed: int) -> None:
    """Odds may follow from hidden truth: no log of a seat gives those of an event, or of another seat's action."""
    match, _, _ = played(name, seed, 400)
    truth = {entry.code for entry in match.log() if not entry.seat}
    assert truth, "nothing was left to chance"
    for seat in match.players:
        for entry in match.log(seat):
            assert entry.chance is None or entry.seat == seat, f"{seat} is told the odds of {entry.code}"

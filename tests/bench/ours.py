"""Measures this game: ``python -m tests.bench.ours MEASURE SECONDS`` prints JSON."""

from __future__ import annotations

import cProfile
import json
import pstats
import sys
from pathlib import Path
from random import Random
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from game import Match
from game.match import drive
from game.players.random_player import RandomPlayer
from tests.bench.clock import rate, typical
from tests.playing import ROOT, finish, scenario, table, walk

SCENARIO = "double-bind"


def play(seed: int) -> int:
    """One match on the kernel alone, with the legal list at every decision; its decisions."""
    own = table(SCENARIO)
    return finish(own.first(), Random(seed), own.cap)


def through_match(seed: int) -> int:
    """One match of random players through Match, without records."""
    match = Match(scenario(SCENARIO), seed=seed, record=False)
    return drive(match, dict.fromkeys(match.players, RandomPlayer()))


def with_journal(seed: int) -> int:
    """The same with every entry recorded and the journal written to the disk."""
    with TemporaryDirectory() as folder:
        match = Match(scenario(SCENARIO), seed=seed, save=Path(folder) / "match.jsonl")
        decisions = drive(match, dict.fromkeys(match.players, RandomPlayer()))
        match.close()
        return decisions


def copy_time() -> float:
    """The median seconds of a copy over the positions of one match."""
    own = table(SCENARIO)
    found = [state.copy() for at, state in enumerate(walk(own.first(), Random(5))) if at % 10 == 0]
    return typical([state.copy for state in found])


def save_and_load() -> dict[str, float]:
    """Milliseconds to save and to load a finished match, its steps, and the size of its journal in kB."""
    match = Match(scenario(SCENARIO), seed=5)
    drive(match, dict.fromkeys(match.players, RandomPlayer()))
    saves: list[float] = []
    loads: list[float] = []
    size = 0
    with TemporaryDirectory() as folder:
        for number in range(5):
            path = Path(folder) / f"{number}.jsonl"
            begun = perf_counter()
            match.save(path)
            saves.append(perf_counter() - begun)
            match.close()
            size = path.stat().st_size
            begun = perf_counter()
            Match.load(path, go_on=False)
            loads.append(perf_counter() - begun)
    return {"save": median(saves) * 1000, "load": median(loads) * 1000, "steps": match.step, "size": size / 1000}


def shares() -> dict[str, float]:
    """Per cent of the time of random play that each file takes for itself; built-in functions are one line."""
    profile = cProfile.Profile()
    profile.enable()
    for seed in range(12):
        play(seed)
    profile.disable()
    spent: dict[str, float] = {}
    for (path, _, _), (_, _, own, _, _) in pstats.Stats(profile).stats.items():  # type: ignore[attr-defined]
        inside = Path(path).is_relative_to(ROOT / "game")
        name = str(Path(path).relative_to(ROOT / "game")) if inside else "built-in functions" if path == "~" else "rest"
        spent[name] = spent.get(name, 0.0) + own
    total = sum(spent.values())
    return {name: own * 100 / total for name, own in sorted(spent.items(), key=lambda one: -one[1])}


def main() -> None:
    """Print one measurement."""
    what, seconds = sys.argv[1], float(sys.argv[2])
    games = {"play": play, "match": through_match, "journal": with_journal}
    found: object
    if what in games:
        found = rate(games[what], seconds)
    else:
        found = {"copy": copy_time, "files": save_and_load, "shares": shares}[what]()
    print(json.dumps(found))


if __name__ == "__main__":
    main()

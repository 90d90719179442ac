"""``make secrets``: hidden fields and histories permuted in every scenario; status 1 when anything tells them apart.

``POSITIONS`` is the number of positions a scenario (1,000), most of them off the courses of scripts; ``SEED`` is the
first seed (0), ``PROCESSES`` how many search at a time (2).  In each position every seat is given other truths behind
its view: view, observation, legal list, reasons, prices, odds, undo and log must be the same.  In every tenth all that
is printed at the keyboard is compared as well; in every twentieth, what a replay tells of two histories that differ
only in what a seat did not see.  Matches with marked secrets are searched for the marks.  A fault names the seed that
repeats it.
"""

from __future__ import annotations

import os
import sys
from collections import Counter
from multiprocessing import Pool
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import perf_counter

from game.console.screens.subjects import passes
from game.kernel import engine
from game.kernel.state import State
from game.records.journal.format import Entry
from game.records.journal.recorder import Recorder
from tests.contract.laws import PLAIN, SECRET, seats_of, truths, unseen_choices
from tests.deep import course, courses, depths, drawn
from tests.playing import SCENARIOS, Mood, scenario, table
from tests.secrets.shown import betrayed, replayed, sitting, twins

TRUTHS = 4
BLOCK = 25


def one_position(name: str, seed: int, found: Counter[str], told: list[str], every: bool) -> State:
    """Hold a position against every law; the position."""
    draw = Random(f"secrets {name} {seed}")
    state = drawn(name, draw, every)
    found["positions"] += 1
    found.update(f"with {one}" for one in depths(state))
    for law, check in PLAIN.items():
        try:
            pairs = unseen_choices(state, draw) if law == "unseen choices" else check(state, draw)
            found["histories that differ unseen"] += pairs if isinstance(pairs, int) else 0
        except Exception as error:
            told.append(f"{name}, seed {seed}, {law}: {type(error).__name__}: {error}")
    for seat in seats_of(state):
        others = truths(state, seat, draw, TRUTHS)
        found["truths behind a view"] += len(others)
        for law, secret in SECRET.items():
            try:
                secret(state, seat, others, draw)
            except Exception as error:
                told.append(f"{name}, seed {seed}, {law}: {type(error).__name__}: {error}")
    return state


def one_screen(name: str, seed: int, state: State, folder: Path, found: Counter[str], told: list[str]) -> None:
    """Compare what is printed for the seat to move in two truths, or for all when dice are thrown."""
    draw = Random(seed)
    if state.over or state.seat < 0 or all(map(passes, state.rulebook.offers[state.menu][state.seat])):
        return
    for truth in truths(state, state.seat, draw, 2):
        found["screens compared"] += 1
        one, other = (sitting(name, start, folder / "a.jsonl", Random(seed)) for start in (state, truth))
        if one != other:
            lines = [(a, b) for a, b in zip(one.split("\n"), other.split("\n"), strict=False) if a != b]
            told.append(f"{name}, seed {seed}: what is printed differs: {lines[:2]}")


def one_history(name: str, seed: int, folder: Path, found: Counter[str], told: list[str], longest: int) -> None:
    """Play on to where two actions must look alike to a seat, and compare what a replay tells it of either match."""
    draw = Random(f"history {seed}")
    state = table(name).first()
    log: list[Entry] = []
    recorder = Recorder(state)
    mood = Mood(draw, state.rulebook)
    stop = draw.randrange(longest)
    while not state.over and len(log) < longest + 100:
        pair = next(twins(state), None) if len(log) >= stop else None
        if pair is not None:
            seat, first, second = pair
            found["replays compared"] += 1
            one, other = (replayed(scenario(name), log, action, seat, folder / "a.jsonl") for action in (first, second))
            if one != other:
                who = state.rulebook.seats[seat]
                told.append(f"{name}, seed {seed}: a replay tells {who} {first.code} from {second.code}")
            return
        if state.at_chance:
            log.append(recorder.chance(state, len(log) + 1, mood.fall(engine.odds(state), draw)))
        else:
            log.append(recorder.decision(state, len(log) + 1, mood.choose(engine.legal(state), draw)))


def search(job: tuple[str, int, int, bool]) -> tuple[Counter[str], list[str]]:
    """Every check for the seeds from the first up to, but without, the last."""
    name, first, last, every = job
    found: Counter[str] = Counter()
    told: list[str] = []
    with TemporaryDirectory() as place:
        folder = Path(place)
        for seed in range(first, last):
            state = one_position(name, seed, found, told, every)
            if seed % 10 == 0:
                one_screen(name, seed, state, folder, found, told)
            if seed % 20 == 0:
                one_history(name, seed, folder, found, told, 150)
            if seed % 50 == 0:
                found["marked matches"] += 1
                told += [f"{name}, seed {seed}: {one}" for one in betrayed(name, seed, folder, 150)]
    return found, told


def main() -> int:
    """Search every scenario and print the figures; the exit status."""
    positions, first = int(os.environ.get("POSITIONS", "1000")), int(os.environ.get("SEED", "0"))
    leaks = 0
    for name in SCENARIOS:
        begun = perf_counter()
        for one in courses(name, True):
            course(name, one)
        jobs = [(name, at, min(at + BLOCK, first + positions), True) for at in range(first, first + positions, BLOCK)]
        whole: Counter[str] = Counter()
        faults: list[str] = []
        with Pool(int(os.environ.get("PROCESSES", "2"))) as pool:
            for found, told in pool.imap_unordered(search, jobs):
                whole.update(found)
                faults += told
        print(f"{name}: {len(courses(name, True))} courses, {perf_counter() - begun:.0f} s")
        for what, count in sorted(whole.items()):
            print(f"  {what:<40} {count:>10,}")
        print(f"  {'leaks and faults':<40} {len(faults):>10,}", flush=True)
        for line in faults[:20]:
            print(f"  fault: {line}")
        leaks += len(faults)
    return 1 if leaks else 0


if __name__ == "__main__":
    sys.exit(main())

"""``make soak``: many random matches of every scenario, then the whole suite as deep as it goes; status 1 on any fault.

Every match is played with the legal list at each decision.  ``MATCHES`` is the number of matches a scenario (10,000),
``SEED`` the seed of the first (0), ``PROCESSES`` how many play at a time (2).  A fault names the seed that repeats it.
The suite then tries ``EXAMPLES`` examples of each property (300) where ``make test`` tries a few, and plays every walk,
scenario and bot that ``make test`` leaves out (``depth`` in ``tests/playing.py``).
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from multiprocessing import Pool
from random import Random
from time import perf_counter, process_time

from game.rules.scoring import ENDINGS, scores
from tests.playing import EXAMPLES, ROOT, SCENARIOS, DeadEndError, TooLongError, finish, table

BLOCK = 50


@dataclass
class Tally:
    """What came of some matches.  ``seconds`` is the processor time spent in play."""

    matches: int = 0
    decisions: int = 0
    longest: int = 0
    seconds: float = 0.0
    endings: Counter[str] = field(default_factory=Counter)
    turns: Counter[int] = field(default_factory=Counter)
    totals: dict[str, list[int]] = field(default_factory=dict)
    faults: Counter[str] = field(default_factory=Counter)
    told: list[str] = field(default_factory=list)

    def add(self, other: Tally) -> None:
        """Count the other's matches too."""
        self.matches += other.matches
        self.decisions += other.decisions
        self.longest = max(self.longest, other.longest)
        self.seconds += other.seconds
        self.endings.update(other.endings)
        self.turns.update(other.turns)
        for seat, results in other.totals.items():
            self.totals.setdefault(seat, []).extend(results)
        self.faults.update(other.faults)
        self.told.extend(other.told)


def play(job: tuple[str, int, int]) -> Tally:
    """The matches of one scenario with the seeds from the first up to, but without, the last."""
    name, first, last = job
    own = table(name)
    tally = Tally()
    for seed in range(first, last):
        state = own.first()
        begun = process_time()
        try:
            decisions = finish(state, Random(seed), own.cap)
        except Exception as error:
            kind = {DeadEndError: "dead ends", TooLongError: "matches over the cap"}.get(type(error), "exceptions")
            tally.faults[kind] += 1
            tally.told.append(f"{name}, seed {seed}: {type(error).__name__}: {error}")
            continue
        tally.seconds += process_time() - begun
        tally.matches += 1
        tally.decisions += decisions
        tally.longest = max(tally.longest, decisions)
        tally.endings[ENDINGS[state.ending]] += 1
        tally.turns[state.turn] += 1
        for seat, result in scores(state).items():
            tally.totals.setdefault(seat, []).append(result.total)
    return tally


def soak(name: str, matches: int, first: int, processes: int) -> Tally:
    """Play so many matches of a scenario on several processes."""
    jobs = [(name, at, min(at + BLOCK, first + matches)) for at in range(first, first + matches, BLOCK)]
    whole = Tally()
    with Pool(processes) as pool:
        for done, tally in enumerate(pool.imap_unordered(play, jobs), 1):
            whole.add(tally)
            if sys.stderr.isatty():
                print(f"\r{name}: {done * 100 // len(jobs)} %", end="\r", file=sys.stderr, flush=True)
    return whole


def rows(pairs: Iterable[tuple[str, str]]) -> str:
    """Two columns."""
    return "\n".join(f"  {left:<24} {right}" for left, right in pairs)


def report(name: str, tally: Tally, cap: int, elapsed: float) -> str:
    """The figures of a scenario."""
    played = max(1, tally.matches)
    pairs = [
        ("matches", f"{tally.matches:,} in {elapsed:.0f} s"),
        ("decisions", f"{tally.decisions:,}; {tally.decisions // played:,} a match, {tally.longest:,} in the longest"),
        ("cap", f"{cap:,} decisions"),
        ("decisions a second", f"{tally.decisions / max(tally.seconds, 1e-9):,.0f} on one core"),
        ("last turn", f"{sum(turn * times for turn, times in tally.turns.items()) / played:.1f} on the average"),
    ]
    pairs += [(kind, str(tally.faults[kind])) for kind in ("exceptions", "dead ends", "matches over the cap")]
    endings = [(code, f"{times * 100 / played:5.1f} %") for code, times in tally.endings.most_common()]
    results = [
        (seat, f"{sum(found) / len(found):5.1f} mean, {min(found)} to {max(found)}")
        for seat, found in tally.totals.items()
    ]
    return f"{name}\n{rows(pairs)}\n endings\n{rows(endings)}\n scores\n{rows(results)}"


def main() -> int:
    """Run the soak; the exit status."""
    matches, first = int(os.environ.get("MATCHES", "10000")), int(os.environ.get("SEED", "0"))
    processes = int(os.environ.get("PROCESSES", "2"))
    faults = 0
    for name in SCENARIOS:
        begun = perf_counter()
        tally = soak(name, matches, first, processes)
        print(report(name, tally, table(name).cap, perf_counter() - begun), flush=True)
        for line in tally.told[:20]:
            print(f"  fault: {line}")
        faults += sum(tally.faults.values())
    status = 1 if faults or not SCENARIOS else 0
    return suite(processes) or status


def suite(processes: int) -> int:
    """Run the suite as deep as it goes and print its figures; its exit status."""
    begun = perf_counter()
    command = [sys.executable, "-m", "pytest", "-n", str(processes), "--dist", "worksteal", "--durations=10"]
    status = subprocess.run(command, cwd=ROOT, env={**os.environ, "DOUBLE_BIND_SOAK": "1"}, check=False).returncode
    print(rows([("suite", f"{EXAMPLES:,} examples a property, {perf_counter() - begun:.0f} s")]), flush=True)
    return status


if __name__ == "__main__":
    sys.exit(main())

"""kill -9 at random moments of matches that are played through the command line, and of bots that play with a journal.

The driver knows only what the child wrote to its output.  A move counts as accepted once anything was shown after it; a
bot's step, once it was told.  Afterwards every one of them has to stand in the journal, and the journal has to load.
"""

from __future__ import annotations

import os
import re
import signal
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Final

import game.commands.playing  # noqa: F401 - loaded once, so that children need not
from game.cli import run
from game.match import Match, drive
from game.players.random_player import RandomPlayer
from game.records.journal.format import Entry, read_journal
from game.records.scenario.load import load_scenario
from game.records.scenario.prepared import prepare

SCENARIO: Final = "first-moves"
SEATS: Final = ("us", "government", "gulf")
MOVES: Final = 12
"""How many lines are typed in one sitting; later ones go on where it was killed."""
SHOWN: Final = {"sitting": 16000, "bots": 2200}
"""About how many bytes are shown."""
_ASKED: Final = re.compile(r"^(\w+)> 1$")
_FIRST: Final = re.compile(r"^ *1\. ([a-z0-9 +-]+): ")


@dataclass(slots=True)
class Figures:
    """What a campaign found; ``losses`` has a sentence for everything that was lost or cannot be read."""

    tried: int = 0
    accepted: int = 0
    torn: int = 0
    losses: list[str] = field(default_factory=list)


def kills(folder: Path, times: int, seed: int = 1) -> Figures:
    """Kill so many sittings and matches of bots; every second match that survives is gone on with and killed again."""
    found = Figures()
    draw = Random(seed)
    prepare(load_scenario(SCENARIO))
    lasting = {"sitting": 0.5, "bots": 0.2}
    path: Path | None = None
    number = 0
    while found.tried < times:
        number += 1
        kind = "bots" if number % 4 == 0 else "sitting"
        if kind == "bots" and path is not None:
            path.unlink()
            path = None
        again = path is not None
        path = path or folder / f"{number}.jsonl"
        before = [one.code for one in read_journal(path).entries] if again else []
        child = _bots if kind == "bots" else _sitting
        shown = draw.choice((0, draw.randrange(SHOWN[kind])))
        after = draw.uniform(0, 0.03 if shown else lasting[kind])
        said, killed, took = _killed(child, path, number, again, shown, after)
        if not killed:
            lasting[kind] = 0.8 * lasting[kind] + 0.2 * took
        else:
            lasting[kind] *= 1.002  # the longest lasts a little longer than what was seen to end
        found.tried += killed
        told = _told(said) if kind == "bots" else _accepted(said)
        found.accepted += len(told)
        trouble = _lost(path, before, told, everything=kind == "bots")
        if trouble:
            found.losses.append(f"kill {found.tried} ({kind}, {path.name}): {trouble}")
        elif path.exists() and path.stat().st_size:
            found.torn += bool(read_journal(path).notices)
        left = [one.name for one in folder.iterdir() if one != path]
        if left:
            found.losses.append(f"kill {found.tried}: left behind {left}")
        if trouble or kind == "bots" or draw.random() < 0.5 or not path.exists() or not path.stat().st_size:
            path.unlink(missing_ok=True)
            path = None
    return found


def _killed(
    child: Callable[[Path, int, bool, int], None], path: Path, seed: int, again: bool, shown: int, after: float
) -> tuple[str, bool, float]:
    """What a child wrote until it was killed, ``after`` seconds from when it had shown so many bytes; whether it was
    killed, and how long it lived."""
    reading, writing = os.pipe()
    worker = os.fork()
    if not worker:
        os.close(reading)
        try:
            child(path, seed, again, writing)
        finally:
            os._exit(0)
    os.close(writing)
    begun = time.perf_counter()
    os.set_blocking(reading, False)
    parts: list[bytes] = []
    since = begun
    while os.waitpid(worker, os.WNOHANG)[0] == 0:
        _drain(reading, parts)
        if sum(map(len, parts)) < shown:
            since = time.perf_counter()
        if time.perf_counter() >= since + after:
            break
        time.sleep(min(after, 0.002))
    lived = time.perf_counter() - begun
    killed = True
    try:
        os.kill(worker, signal.SIGKILL)
        killed = os.WIFSIGNALED(os.waitpid(worker, 0)[1])
    except (ProcessLookupError, ChildProcessError):
        killed = False
    _drain(reading, parts)
    os.close(reading)
    return b"".join(parts).decode("utf-8", "replace"), killed, lived


def _drain(reading: int, parts: list[bytes]) -> None:
    try:
        while part := os.read(reading, 1 << 16):
            parts.append(part)
    except BlockingIOError:
        return


def _sitting(path: Path, seed: int, again: bool, output: int) -> None:
    """A hot-seat match: every seat is somebody's, and everybody takes the first choice."""
    reading, writing = os.pipe()
    os.write(writing, b"1\n" * MOVES)
    os.close(writing)
    os.dup2(reading, 0)
    os.dup2(output, 1)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
    import sys

    sys.stdin = os.fdopen(0, "r", closefd=False)
    sys.stdout = os.fdopen(1, "w", buffering=1, encoding="utf-8", closefd=False)
    seats = [word for seat in SEATS for word in ("--seat", f"{seat}=human:{seat.title()}")]
    begin = ["play", SCENARIO, *seats, "--seed", str(seed), "--save", str(path)]
    run(["resume", str(path)] if again else begin)


def _bots(path: Path, seed: int, again: bool, output: int) -> None:
    """A match of bots, each step told once it is in the journal."""
    match = Match(load_scenario(SCENARIO), seed, save=path)
    for entry in match.log():
        os.write(output, f"{entry.code}\n".encode())

    def tell(entry: Entry) -> None:
        os.write(output, f"{entry.code}\n".encode())

    drive(match, dict.fromkeys(match.players, RandomPlayer()), tell)


def _accepted(said: str) -> list[str]:
    """The codes of the moves after which something was shown."""
    found: list[str] = []
    first = ""
    waiting = ""
    for line in said.split("\n")[:-1]:
        if waiting and line.strip():
            found.append(waiting)
            waiting = ""
        if choice := _FIRST.match(line):
            first = choice[1]
        elif asked := _ASKED.match(line):
            waiting = f"{asked[1]} {first}"
    return found


def _told(said: str) -> list[str]:
    return said.split("\n")[:-1]


def _lost(path: Path, before: list[str], told: list[str], *, everything: bool) -> str:
    """What is wrong with the journal, in a sentence; empty when it holds ``before`` and all that was ``told`` since."""
    if not path.exists() or not path.stat().st_size:
        return "there is no journal" if before or told else ""
    try:
        match = Match.load(path, go_on=False)
    except ValueError as error:
        return str(error)
    codes = [one.code for one in match.log()]
    if codes[: len(before)] != before:
        return "what had been there before is gone"
    since = codes[len(before) :] if not everything else codes
    kept = iter(since)
    missing = [code for code in told if code not in kept]
    return f"{len(missing)} of {len(told)} accepted are missing, the first is {missing[0]}" if missing else ""

"""What else befalls a journal: a full disk, a read-only folder, other programs, a clock that goes back."""

from __future__ import annotations

import os
import resource
import signal
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any
from unittest.mock import patch

from game.console.play import saved_games
from game.match import Match
from game.records.journal.format import JournalError, read_journal
from game.records.journal.verify import verify
from game.records.scenario.model import Scenario
from tests.crash.kills import Figures


def full_disks(scenario: Scenario, folder: Path, times: int, seed: int = 1) -> Figures:
    """A disk that is full at a random moment: what was accepted stays, and once there is room everything is saved."""
    found = Figures()
    draw = Random(seed)
    _, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    before = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    try:
        for number in range(times):
            found.tried += 1
            path = folder / f"full-{number}.jsonl"
            match = Match(scenario, seed=number, save=path)
            accepted = match.step
            resource.setrlimit(resource.RLIMIT_FSIZE, (path.stat().st_size + draw.randrange(6000), hard))
            for _ in range(12):
                try:
                    match.play(match.legal_actions()[0])
                    accepted = match.step
                    found.accepted += 1
                except JournalError:
                    if len(read_journal(path).entries) < accepted:
                        found.losses.append(f"full disk {number}: steps that were accepted are gone")
            resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, hard))
            match.play(match.legal_actions()[0])
            match.close()
            if read_journal(path).entries != match.log() or verify(path).divergence:
                found.losses.append(f"full disk {number}: not everything was saved when there was room again")
            path.unlink()
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, hard))
        signal.signal(signal.SIGXFSZ, before)
    return found


def read_only(scenario: Scenario, folder: Path) -> Figures:
    """A folder in which nothing can be made: refused in a sentence, nothing is left; what is open goes on."""
    found = Figures(tried=1)
    path, other = folder / "open.jsonl", folder / "new.jsonl"
    match = Match(scenario, seed=1, save=path)
    real = os.open

    def refuse(name: Any, flags: int, *rest: Any, **more: Any) -> int:
        if flags & (os.O_CREAT | getattr(os, "O_TMPFILE", 0) & ~os.O_DIRECTORY):
            raise OSError(30, "Read-only file system", name)
        return real(name, flags, *rest, **more)

    with patch("os.open", refuse):
        match.play(match.legal_actions()[0])
        try:
            match.save(other)
            found.losses.append("read-only folder: a journal is said to be saved there")
        except JournalError as error:
            if "Read-only file system" not in str(error):
                found.losses.append(f"read-only folder: {error}")
        match.play(match.legal_actions()[0])
    match.close()
    if other.exists() or read_journal(path).entries != match.log():
        found.losses.append("read-only folder: something is lost or left behind")
    path.unlink()
    return found


def meddling(scenario: Scenario, folder: Path, times: int, seed: int = 1) -> Figures:
    """Another program cuts, adds to, moves, replaces or removes the journal in play: noticed at the next step, and
    saved whole in another file."""
    found = Figures()
    draw = Random(seed)
    deeds: list[Callable[[Path], object]] = [
        lambda path: os.truncate(path, draw.randrange(path.stat().st_size)),
        lambda path: path.write_bytes(path.read_bytes() + b"?" * draw.randint(1, 900)),
        lambda path: path.rename(path.with_suffix(".moved")),
        lambda path: (path.with_suffix(".twin").write_bytes(path.read_bytes()),
                      path.with_suffix(".twin").replace(path)),
        lambda path: path.unlink(),
    ]
    for number in range(times):
        found.tried += 1
        path, other = folder / f"meddled-{number}.jsonl", folder / f"saved-{number}.jsonl"
        match = Match(scenario, seed=number, save=path)
        for _ in range(draw.randrange(8)):
            match.play(match.legal_actions()[0])
        draw.choice(deeds)(path)
        try:
            match.play(match.legal_actions()[0])
            found.losses.append(f"meddling {number}: a step was accepted that is not in the journal")
        except JournalError:
            match.save(other)
        match.play(match.legal_actions()[0])
        match.close()
        found.accepted += match.step
        if read_journal(other).entries != match.log():
            found.losses.append(f"meddling {number}: not everything stands in the other file")
        for one in folder.glob(f"*-{number}.*"):
            one.unlink()
    return found


def two_on_one(scenario: Scenario, folder: Path, times: int) -> Figures:
    """Several processes go on with one journal at once: each step that one of them saw accepted is there, once."""
    found = Figures()
    for number in range(times):
        found.tried += 1
        path = folder / f"shared-{number}.jsonl"
        Match(scenario, seed=number, save=path).close()
        reading, writing = os.pipe()
        workers = [_worker(path, writing) for _ in range(3)]
        os.close(writing)
        with os.fdopen(reading, encoding="ascii") as told:
            digests = told.read().split()
        for one in workers:
            os.waitpid(one, 0)
        found.accepted += len(digests)
        kept = [one.digest for one in read_journal(path).entries]
        missing = [one for one in digests if one not in kept]
        if missing or verify(path).divergence:
            found.losses.append(f"shared journal {number}: {len(missing)} accepted steps are missing")
        path.unlink()
    return found


def _worker(path: Path, output: int) -> int:
    worker = os.fork()
    if worker:
        return worker
    try:
        for _ in range(10):
            try:
                match = Match.load(path)
                entries = match.play(match.legal_actions()[0])
                os.write(output, "".join(f"{one.digest}\n" for one in entries).encode())
                match.close()
            except (JournalError, ValueError, IndexError):
                continue
    finally:
        os._exit(0)


def clock_back(scenario: Scenario, folder: Path, times: int) -> Figures:
    """The clock stands still or goes back while matches are begun: every one has a file of its own."""
    found = Figures()

    class Clock(datetime):
        """A clock that somebody turns."""

        hours = 0

        @classmethod
        def now(cls, tz: Any = None) -> Clock:
            return cls(2026, 1, 1, 12) - timedelta(hours=cls.hours // 3)

    with patch.object(saved_games, "user_data_path", lambda *_, **__: folder), patch.object(
        saved_games, "datetime", Clock
    ):
        paths = []
        for number in range(times):
            Clock.hours = number
            found.tried += 1
            match = Match(scenario, seed=number, save=saved_games.own_file(scenario))
            match.play(match.legal_actions()[0])
            found.accepted += match.step
            assert match.saved_to is not None
            paths.append(match.saved_to)
            match.close()
    seeds = [read_journal(path).header.seed for path in paths]
    if len(set(paths)) != times or seeds != list(range(times)):
        found.losses.append("clock: two matches share a file")
    for path in paths:
        path.unlink()
    paths[0].parent.rmdir()
    return found

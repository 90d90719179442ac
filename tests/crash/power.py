"""Power cuts: what the writer asked of the disk, cut off at any moment, writes since the last sync lost or reordered.

The writer's few calls that change a disk are recorded while they are done.  From the record a disk is made that holds
what was synced, and of the rest any sectors and any length, and names as far as they were given in order.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any, Final

from game.match import Match
from game.records.journal import hold, writer
from game.records.journal.format import JournalError, read_journal
from game.records.scenario.model import Scenario
from tests.crash.kills import Figures

SECTOR: Final = 512


@dataclass(slots=True)
class File:
    """A file on the disk of the simulation: what is sure, and what may come of it."""

    sure: bytes = b""
    hoped: bytes = b""

    def settled(self, draw: Random) -> bytes:
        """What is there after a power cut: of every sector the one or the other, zeros where nothing came."""
        if self.sure == self.hoped:
            return self.sure
        length = draw.choice((len(self.sure), len(self.hoped), draw.randint(0, len(self.hoped))))
        length = max(length, min(len(self.sure), len(self.hoped)))
        old, new = (one.ljust(length, b"\0")[:length] for one in (self.sure, self.hoped))
        share = draw.choice((0.1, 0.5, 0.9))
        parts = []
        for at in range(0, length, SECTOR):
            parts.append((new if draw.random() < share else old)[at : at + SECTOR])
        return b"".join(parts)


@dataclass(slots=True)
class Disk:
    """Files by inode and names, as far as they are sure, and those that were given since."""

    files: dict[int, File] = field(default_factory=dict)
    names: dict[str, int] = field(default_factory=dict)
    given: list[tuple[str, int]] = field(default_factory=list)

    def do(self, what: str, *about: Any) -> None:
        """One recorded call."""
        if what == "write":
            inode, data = about
            self.file(inode).hoped += data
        elif what == "cut":
            inode, size = about
            self.file(inode).hoped = self.file(inode).hoped[:size]
        elif what == "sync":
            self.file(about[0]).sure = self.file(about[0]).hoped
        elif what == "name":
            self.given.append((about[0], about[1]))
        elif what == "rename":
            source, target = about
            inode = next(one for name, one in [*reversed(self.given), *self.names.items()] if name == source)
            self.given.append((target, inode))
        elif what == "folder":
            self.names.update(self.given)
            self.given.clear()

    def file(self, inode: int) -> File:
        """The file of an inode."""
        return self.files.setdefault(inode, File())

    def after_the_cut(self, name: str, draw: Random) -> bytes | None:
        """What a name leads to once there is power again; None when to nothing."""
        names = self.names | dict(self.given[: draw.randint(0, len(self.given))])
        return self.file(names[name]).settled(draw) if name in names else None


Record = list[tuple[Any, ...]]


@contextmanager
def recorded() -> Iterator[Record]:
    """Record every call that changes the disk."""
    record: Record = []
    real = {name: getattr(hold, name) for name in ("write_all", "sync", "sync_folder", "cut", "rename", "_link")}

    def write_all(handle: int, data: bytes) -> None:
        real["write_all"](handle, data)
        record.append(("write", os.fstat(handle).st_ino, bytes(data)))

    def sync(handle: int) -> None:
        real["sync"](handle)
        record.append(("sync", os.fstat(handle).st_ino))

    def cut(handle: int, size: int) -> None:
        real["cut"](handle, size)
        record.append(("cut", os.fstat(handle).st_ino, size))

    def sync_folder(folder: str) -> None:
        real["sync_folder"](folder)
        record.append(("folder",))

    def rename(name: str, path: str) -> None:
        real["rename"](name, path)
        record.append(("rename", name, path))

    def link(handle: int, name: str, path: str) -> None:
        real["_link"](handle, name, path)
        record.append(("name", path, os.fstat(handle).st_ino))

    fakes = {"write_all": write_all, "sync": sync, "cut": cut, "sync_folder": sync_folder, "rename": rename,
             "_link": link}
    try:
        for name, fake in fakes.items():
            setattr(hold, name, fake)
            if hasattr(writer, name):
                setattr(writer, name, fake)
        yield record
    finally:
        for name, one in real.items():
            setattr(hold, name, one)
            if hasattr(writer, name):
                setattr(writer, name, one)


def played(scenario: Scenario, path: Path, steps: int, draw: Random) -> Record:
    """The record of a match: steps that wait for the disk, steps of bots that do not, one that is taken back, and a
    journal that is let go and gone on with.  Between the calls stands how many steps were shown as accepted."""
    with recorded() as record:
        claimed = draw.random() < 0.5
        match = Match(scenario, seed=draw.getrandbits(30), save=hold.Hold.claim(path) if claimed else path)
        record.append(("accepted", [one.digest for one in match.log()]))
        for _ in range(steps):
            if match.over:
                break
            action = draw.choice(match.legal_actions())
            if draw.random() < 0.5:
                match.advance(action)
                continue
            match.play(action)
            record.append(("accepted", [one.digest for one in match.log()]))
            if draw.random() < 0.1:
                match.close()
                match = Match.load(path)
        match.close()
    return record


def power_cuts(scenario: Scenario, folder: Path, times: int, seed: int = 1) -> Figures:
    """Cut the power so many times at random moments of a match, and read what is left."""
    found = Figures()
    draw = Random(seed)
    path = folder / "a.jsonl"
    left = folder / "left.jsonl"
    while found.tried < times:
        path.unlink(missing_ok=True)
        record = played(scenario, path, 40, draw)
        for _ in range(min(times - found.tried, 50)):
            found.tried += 1
            disk, accepted = Disk(), None
            for what, *about in record[: draw.randint(1, len(record))]:
                if what == "accepted":
                    accepted = about[0]
                else:
                    disk.do(what, *about)
            content = disk.after_the_cut(os.path.realpath(path), draw)
            trouble = _lost(content, accepted, left)
            found.accepted += len(accepted or [])
            if trouble:
                found.losses.append(f"cut {found.tried}: {trouble}")
            elif content:
                found.torn += bool(read_journal(left).notices)
    return found


def _lost(content: bytes | None, accepted: list[str] | None, left: Path) -> str:
    """What is wrong with what is left, in a sentence; empty when everything accepted is there."""
    if not content:
        return "" if accepted is None else "there is no journal"
    left.write_bytes(content)
    try:
        found = [one.digest for one in read_journal(left).entries]
    except JournalError as error:
        return str(error)
    wanted = accepted or []
    return "" if found[: len(wanted)] == wanted else f"{len(wanted)} steps were accepted and are not all there"

"""``make fuzz``: thousands of wrong scenarios, journals, bands and scripts; status 1 when one is not read as it should.

Each has to be refused in sentences that name file, place and cause, or be read with or without a notice: no traceback,
no more than ten seconds, nothing written elsewhere, no more memory from file to file.  ``FILES`` is the number of all
(20,000), ``SEED`` where the search begins (0), ``KINDS`` which are read (all).  A wrong file is made small and shown.
Where atheris is installed (``pip install 'double-bind[fuzz]'``) each kind is then searched for ``GUIDED`` seconds (60)
by the lines of the program that a file reaches.
"""

from __future__ import annotations

import faulthandler
import os
import resource
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Final

from tests.fuzz.kinds import KINDS, Figures, look, search, valid
from tests.fuzz.watch import resident
from tests.playing import ROOT

SHARES: Final = {"scenarios": 40, "journals": 35, "bands": 15, "scripts": 10}
"""Of a hundred files."""
SLICE: Final = 500
"""Files between two looks at the memory."""
MEMORY: Final = 3 << 30
"""Bytes of addresses that a file may take along with the program."""
GROWTH: Final = 48 << 20
"""Bytes that a process may hold more at the end than after its first slice."""


def slices(kind: str, files: int, first: int) -> int:
    """Read so many files of a kind in this process, print the figures; the exit status."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    faulthandler.dump_traceback_later(3600, exit=True)
    figures, begun = Figures(), perf_counter()
    held: list[int] = []
    with TemporaryDirectory() as name:
        folder = Path(name)
        os.environ.update(HOME=name, XDG_DATA_HOME=name, XDG_CACHE_HOME=name, DOUBLE_BIND_TRACE="1")
        for content in valid(kind):
            if said := look(kind, content, folder):
                figures.wrong.append(f"A sound file is refused: {said}")
        for at in range(0, files, SLICE):
            search(kind, min(SLICE, files - at), first + at, folder, figures)
            held.append(resident())
    grown = held[-1] - held[min(1, len(held) - 1)] if held else 0
    if grown > GROWTH:
        figures.wrong.append(f"Memory grew by {grown >> 20} MB.")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10
    read = figures.files - figures.refused
    came = f"{figures.refused:,} refused, {read:,} read ({figures.recovered:,} with a notice)"
    memory = f"memory {grown / 2**20:+.1f} MB from the second slice to the last, {peak} MB at the most"
    seconds = perf_counter() - begun
    print(f"{kind:<10} {figures.files:>6,} files in {seconds:.0f} s: {came}; {memory}; wrong {len(figures.wrong)}")
    for one in figures.wrong:
        print(f"  wrong: {one}", flush=True)
    return 1 if figures.wrong or not figures.files else 0


def main() -> int:
    """Run two kinds at a time; the exit status."""
    if len(sys.argv) == 4:
        return slices(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
    files, first = int(os.environ.get("FILES", "20000")), int(os.environ.get("SEED", "0"))
    chosen = os.environ.get("KINDS", " ".join(KINDS)).split()
    waiting = [(kind, files * SHARES[kind] // 100) for kind in chosen]
    running: list[subprocess.Popen[bytes]] = []
    status = 0
    while waiting or running:
        while waiting and len(running) < 2:
            kind, share = waiting.pop(0)
            command = [sys.executable, "-m", "tests.fuzz.run", kind, str(share), str(first)]
            running.append(subprocess.Popen(command, cwd=ROOT))
        status = running[0].wait() or status if len(running) == 1 else _any(running) or status
        running = [one for one in running if one.poll() is None]
    return guided(chosen) or status


def guided(kinds: list[str]) -> int:
    """Search by the lines that are reached, where that can be done; the exit status."""
    seconds = os.environ.get("GUIDED", "60")
    if find_spec("atheris") is None or seconds == "0":
        print("guided     not searched: atheris is not installed, or GUIDED=0")
        return 0
    command = [sys.executable, "-m", "tests.fuzz.guided"]
    return max(subprocess.run([*command, one, seconds], cwd=ROOT, check=False).returncode for one in kinds)


def _any(running: list[subprocess.Popen[bytes]]) -> int:
    """Wait until one of the processes has ended; its exit status."""
    os.waitid(os.P_ALL, 0, os.WEXITED | os.WNOWAIT)
    return max(one.poll() or 0 for one in running)


if __name__ == "__main__":
    sys.exit(main())

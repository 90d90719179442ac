"""``make crash``: kills, power cuts, full disks, other programs, and how many accepted decisions were lost (none).

KILLS and CUTS say how many; status 1 when anything was lost.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory

from game.records.scenario.load import load_scenario
from tests.crash.kills import SCENARIO, Figures, kills
from tests.crash.power import power_cuts
from tests.crash.trouble import clock_back, full_disks, meddling, read_only, two_on_one


def main() -> int:
    """Run everything; the exit status."""
    many, cuts = int(os.environ.get("KILLS", "1000")), int(os.environ.get("CUTS", "20000"))
    scenario = load_scenario(SCENARIO)
    lost = 0
    with TemporaryDirectory() as name:
        folder = Path(name)
        rows: list[tuple[str, Callable[[], Figures]]] = [
            ("kill -9", partial(all_kills, folder, many)),
            ("power cuts", lambda: power_cuts(scenario, folder, cuts)),
            ("full disks", lambda: full_disks(scenario, folder, 200)),
            ("read-only folders", lambda: read_only(scenario, folder)),
            ("meddling programs", lambda: meddling(scenario, folder, 200)),
            ("three processes on one save", lambda: two_on_one(scenario, folder, 40)),
            ("clock standing or going back", lambda: clock_back(scenario, folder, 60)),
        ]
        for what, act in rows:
            begun = time.perf_counter()
            found = act()
            lost += len(found.losses)
            sys.stdout.write(
                f"{what}: {found.tried:,}, {found.accepted:,} accepted steps looked for, {found.torn:,} torn ends left "
                f"out, losses {len(found.losses)} ({time.perf_counter() - begun:.0f} s)\n"
            )
            for one in found.losses[:10]:
                sys.stdout.write(f"  {one}\n")
            sys.stdout.flush()
    return 1 if lost else 0


def all_kills(folder: Path, times: int) -> Figures:
    """Kills in two processes at once, each in a folder of its own."""
    shares = [times // 2, times - times // 2]
    found = Figures()
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        folders = [folder / f"kills-{number}" for number in range(2)]
        for one in folders:
            one.mkdir()
        for part in pool.map(kills, folders, shares, (1, 2)):
            found.tried += part.tried
            found.accepted += part.accepted
            found.torn += part.torn
            found.losses += part.losses
    return found


if __name__ == "__main__":
    sys.exit(main())

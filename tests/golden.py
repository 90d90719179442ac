"""``make golden``: writes everything again that is made from the rules and kept, for review with git diff.

What has not changed is left alone.  Par takes longest and is measured only for scenarios or rules that changed since
the last time; ``PAR=all`` measures it for every scenario and ``PAR=no`` for none.  ``MATCHES`` is how many matches it
takes (100).
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from functools import partial
from time import perf_counter
from typing import Final, NamedTuple

from game.players.player import BOT
from game.records.analysis.par import keep_par, staleness
from game.records.library import scenario_names
from game.records.scenario.load import load_scenario
from game.records.scenario.model import Scenario
from game.tournament import par_from, play_many
from tests.house import picture
from tests.journals import find
from tests.playing import ROOT
from tests.playthroughs import regenerate
from tests.sections import generate

MATCHES: Final = int(os.environ.get("MATCHES", "100"))
A_SEAT_A_TURN: Final = 0.03
"""Seconds that a greedy bot takes for a turn of a seat, on two cores."""

LAST: Final = ROOT / "build" / "golden.json"
"""How long each part took the last time, in seconds by its title."""


class Part(NamedTuple):
    """Something that is written: what it is called, about how long it takes on two idle cores, and what writes it.

    ``write`` names the files that it changes and returns 1 when something could not be written.
    """

    title: str
    seconds: float
    write: Callable[[], int]


def measure(chosen: Scenario) -> int:
    """Measure the par of a scenario and keep it."""
    players = {one.code: BOT for one in chosen.seats}
    outcomes = list(play_many(chosen, players, range(1, MATCHES + 1)))
    print(f"measured    {keep_par(par_from(chosen, BOT, 1, outcomes), chosen).name}")
    return 0


def parts(wanted: str) -> list[Part]:
    """What is to be written, the quick and the certain first.  ``wanted`` is ``stale``, ``all`` or ``no`` par."""
    found = [
        Part("tables of rules.md and player aids", 2, generate.main),
        Part("figures of ARCHITECTURE.md", 1, picture.main),
        Part("playthroughs", 6, regenerate.main),
        Part("journals of bots", 20, find.main),
    ]
    for chosen in map(load_scenario, scenario_names()):
        if wanted == "all" or (wanted == "stale" and staleness(chosen)):
            weight = len(chosen.seats) * chosen.turns
            found.append(Part(f"par of {chosen.name}", MATCHES * weight * A_SEAT_A_TURN, partial(measure, chosen)))
    return found


def main() -> int:
    """Write everything and say for each part what changed and how long it took; 1 when something could not be."""
    todo = parts(os.environ.get("PAR", "stale"))
    last: dict[str, float] = json.loads(LAST.read_text(encoding="utf-8")) if LAST.exists() else {}
    print(f"About {in_minutes(sum(last.get(one.title, one.seconds) for one in todo))} in all:")
    for one in todo:
        print(f"  {one.title}, {in_minutes(last.get(one.title, one.seconds))}")
    status = 0
    for one in todo:
        print(f"{one.title} ...", flush=True)
        begun = perf_counter()
        status |= one.write()
        last[one.title] = round(perf_counter() - begun, 1)
        print(f"{one.title}: {in_minutes(last[one.title])}", flush=True)
        LAST.parent.mkdir(exist_ok=True)
        LAST.write_text(json.dumps(last, indent=1) + "\n", encoding="utf-8")
    return status


def in_minutes(seconds: float) -> str:
    """``40 s`` or ``3 min``."""
    return f"{seconds:.0f} s" if seconds < 100 else f"{seconds / 60:.0f} min"


if __name__ == "__main__":
    sys.exit(main())

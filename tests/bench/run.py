"""``make bench``: this game beside catanatron 3.2.1, measured turn by turn in one run, each in its own environment.

``ROUNDS`` (5) is how often each is measured, ``SECONDS`` (2) how long it plays; the figures are medians.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import venv
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

from tests.playing import ROOT

PEER = "catanatron==3.2.1"
OTHER = ROOT / ".venv-bench"
HERE = Path(__file__).resolve().parent
ROUNDS = int(os.environ.get("ROUNDS", "5"))
SECONDS = os.environ.get("SECONDS", "2")
START = "from game import Match, load_scenario; Match(load_scenario('double-bind'), seed=1)"


def prepared() -> Path:
    """The interpreter of the other environment, which is made when it is missing."""
    python = OTHER / "bin" / "python"
    mark = OTHER / ".ready"
    if not mark.exists() or mark.read_text(encoding="utf-8") != PEER:
        print(f"Setting up {OTHER.name} with {PEER} (once) ...", file=sys.stderr)
        venv.create(OTHER, with_pip=True, clear=True)
        pip = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        subprocess.run([*map(str, pip), PEER], check=True)
        mark.write_text(PEER, encoding="utf-8")
    return python


def ours(what: str) -> Any:
    """One measurement of this game in a fresh interpreter."""
    return _measured([sys.executable, "-m", "tests.bench.ours", what, SECONDS])


def theirs(python: Path, what: str) -> Any:
    """One measurement of the peer in a fresh interpreter."""
    return _measured([python, HERE / "theirs.py", what, SECONDS])


def _measured(command: list[Any]) -> Any:
    done = subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True)
    return json.loads(done.stdout.splitlines()[-1])


def started(*arguments: str) -> float:
    """Seconds a fresh interpreter takes for its arguments."""
    begun = perf_counter()
    subprocess.run([sys.executable, *arguments], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    return perf_counter() - begun


def main() -> int:
    """Measure and print; the exit status is 1 when a figure to beat is missed."""
    python = prepared()
    names = ("play", "match", "journal", "copy")
    found: dict[str, list[float]] = {name: [] for name in (*names, "their play", "their copy")}
    for number in range(ROUNDS):
        print(f"round {number + 1} of {ROUNDS} ...", file=sys.stderr)
        for what in ("play", "copy"):
            found[what].append(ours(what))
            found[f"their {what}"].append(theirs(python, what))
        for what in ("match", "journal"):
            found[what].append(ours(what))
    figure = {name: median(values) for name, values in found.items()}
    faster = figure["play"] / figure["their play"]
    copying = figure["copy"] / figure["their copy"]
    print(f"Python {sys.version.split()[0]}; medians of {ROUNDS} rounds of {SECONDS} s of the processor, in turn")
    print()
    print("decisions a second, random self-play, legal list at every decision")
    for title, name in (("Double Bind, kernel", "play"), ("Double Bind, Match without records", "match"),
                        ("Double Bind, Match with journal", "journal"), (PEER, "their play")):
        spread = f"{min(found[name]):,.0f} to {max(found[name]):,.0f}"
        print(f"  {title:<36} {figure[name]:>10,.0f}   ({spread})")
    print(f"  ratio kernel to peer                 {faster:>10.2f}   (at least 1.00)")
    print("copy of a position, microseconds, median over a game")
    print(f"  {'Double Bind':<36} {figure['copy'] * 1e6:>10.2f}")
    print(f"  {PEER:<36} {figure['their copy'] * 1e6:>10.2f}")
    print(f"  ratio                                {copying:>10.2f}   (at most 0.25)")
    files = ours("files")
    print(f"a finished match of {files['steps']:,} steps, {files['size']:,.0f} kB")
    print(f"  save {files['save']:.0f} ms, load with every step verified {files['load']:.0f} ms")
    print("start-up, milliseconds, median of 5")
    for title, arguments in (("the interpreter alone", ("-c", "")), ("a match of the scenario", ("-c", START)),
                             ("double-bind --help", ("-m", "game", "--help"))):
        print(f"  {title:<36} {median(started(*arguments) for _ in range(5)) * 1000:>10.0f}")
    print("share of time of random play, per cent of a profiled run")
    for name, share in ours("shares").items():
        if share >= 0.5:
            print(f"  {name:<36} {share:>10.1f}")
    return 0 if faster >= 1 and copying <= 0.25 else 1


if __name__ == "__main__":
    sys.exit(main())

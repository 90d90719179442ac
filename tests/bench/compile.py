"""``make fast``: compiles kernel and rules with mypyc in a copy under build/fast, and tests and measures that build.

The sources are those of the checkout, with what slices and dials declare written out (``tests/bench/expand.py``).
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from statistics import median

from tests.bench.expand import expand_folder
from tests.playing import ROOT

BUILD = ROOT / "build" / "fast"
PARTS = ("kernel", "rules")
BESIDE = ("tests", "scenarios", "seeds", "rules.md", "pyproject.toml")
ROUNDS = 3
CHECK = """
import importlib, sys
for name in sys.argv[1:]:
    found = importlib.import_module(name).__file__
    assert found.endswith((".so", ".pyd")), f"{name} is not compiled: {found}"
"""


def compiled() -> list[str]:
    """Make the build; the names of the modules that are compiled in it."""
    shutil.rmtree(BUILD, ignore_errors=True)
    leave = shutil.ignore_patterns("__pycache__", "*.so", ".*")
    shutil.copytree(ROOT / "game", BUILD / "game", ignore=leave)
    expand_folder(BUILD)
    sources = [path.relative_to(BUILD) for part in PARTS for path in sorted((BUILD / "game" / part).rglob("*.py"))]
    command = [sys.executable, "-m", "mypyc", "--config-file", str(ROOT / "pyproject.toml"), *map(str, sources)]
    done = subprocess.run(command, cwd=BUILD, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if done.returncode:
        raise SystemExit(f"{done.stdout[-4000:]}\nmypyc could not compile kernel and rules.")
    shutil.rmtree(BUILD / "build")
    for name in BESIDE:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, BUILD / name, ignore=leave)
        else:
            shutil.copy(ROOT / name, BUILD / name)
    return [".".join(path.with_suffix("").parts) for path in sources if path.stem != "__init__"]


def run(folder: Path, *arguments: str, capture: bool = False) -> str:
    """A fresh interpreter with the game of a folder; its output when it is captured, else it prints it."""
    environment = {**os.environ, "PYTHONPATH": str(folder)}
    command = [sys.executable, *arguments]
    done = subprocess.run(command, cwd=folder, env=environment, stdout=subprocess.PIPE if capture else None, text=True)
    if done.returncode:
        raise SystemExit(done.returncode)
    return done.stdout or ""


def main() -> None:
    """Compile, check, test, measure."""
    print("Compiling kernel and rules (about a minute) ...", file=sys.stderr)
    modules = compiled()
    run(BUILD, "-c", CHECK, *modules)
    print(f"{len(modules)} modules are compiled; the contract suite on this build:", flush=True)
    run(BUILD, "-m", "pytest", "-n", "2", "-p", "no:cacheprovider", "tests/contract")
    found: dict[tuple[str, str], list[float]] = {}
    for _ in range(ROUNDS):
        for title, folder in (("compiled", BUILD), ("interpreted", ROOT)):
            for what in ("play", "copy"):
                measured = json.loads(run(folder, "-m", "tests.bench.ours", what, "2", capture=True))
                found.setdefault((what, title), []).append(measured)
    play = {title: median(found["play", title]) for title in ("compiled", "interpreted")}
    copy = {title: median(found["copy", title]) * 1e6 for title in ("compiled", "interpreted")}
    print("random self-play with the legal list at every decision, medians of both builds in turn")
    for title in play:
        print(f"  {title:<12} {play[title]:>10,.0f} decisions a second   copy {copy[title]:5.2f} microseconds")
    print(f"  ratio        {play['compiled'] / play['interpreted']:>10.2f}")


if __name__ == "__main__":
    main()

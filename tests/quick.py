"""``make quick``: style, types, the house, and the tests nearest to what changed, in under a minute.

What changed is what differs from where this branch left ``main``; on ``main`` itself, from the last commit.
"""

from __future__ import annotations

import re
import subprocess
import sys
import time
from collections.abc import Iterable
from pathlib import Path

from tests.playing import ROOT

HOUSE = "tests/house"
SLICES = "tests/contract/test_slices.py"
SECTIONS = "tests/sections"
RULES = "game/rules/"
SECTION = re.compile(r'^\s*section(?:: .*)? = "(\d+|[A-Z])', re.MULTILINE)
FOLDERS = ("claims", "cli", "contract", "journals", "lines", "match", "players", "playthroughs")
LONG = (
    *(f"tests/{one}/" for one in FOLDERS),
    *(f"tests/console/test_{one}.py" for one in ("capital", "result", "session")),
    *(f"tests/records/test_{one}.py" for one in ("credit", "attribution", "campaign")),
)
"""Where whole matches are played, which takes minutes; only ``make test`` runs these."""
SHORT = (SLICES, "tests/cli/test_start.py")
"""The exceptions among them."""


def changed_paths() -> list[str]:
    """Paths below the checkout that were changed, added or deleted, committed on this branch or not."""
    parting = _git("merge-base", "HEAD", "main") or ["HEAD"]
    return sorted({
        *_git("diff", "--name-only", "--no-renames", parting[0]),
        *_git("ls-files", "--others", "--exclude-standard"),
    })


def nearest(changed: Iterable[str]) -> tuple[list[str], list[str]]:
    """Test files and folders to run for paths that changed, and those that concern them and take too long."""
    found: set[str] = {HOUSE}
    for path in changed:
        found.update(_tests_of(path))
    there = sorted(one for one in found if (ROOT / one).exists())
    if SECTIONS in there:
        there = [one for one in there if not one.startswith(f"{SECTIONS}/")]
    long = [one for one in there if one.startswith(LONG) and one not in SHORT]
    return [one for one in there if one not in long and not one.startswith(f"{HOUSE}/")], long


def chapters_of(path: str) -> list[str]:
    """Chapters of rules.md, as ``06`` or ``A``, that the package (or the file) of a path below game/rules names."""
    package = path.removeprefix(RULES).split("/")[0]
    place = ROOT / RULES / package
    files = sorted(place.rglob("*.py")) if place.is_dir() else [place] if place.exists() else []
    numbers = {number for file in files for number in SECTION.findall(file.read_text(encoding="utf-8"))}
    return sorted(number.zfill(2) if number.isdigit() else number for number in numbers)


def _tests_of(path: str) -> list[str]:
    """What one path concerns."""
    name = Path(path).name
    if path.startswith("tests/"):
        return [path] if name.startswith("test_") and name.endswith(".py") else []
    if path.startswith("game/kernel/"):
        return [SLICES]
    if path.startswith(RULES):
        chapters = chapters_of(path)
        return [one for chapter in chapters for one in _named(f"{SECTIONS[6:]}/test_{chapter}_*.py")] or [SECTIONS]
    if path == "rules.md":
        return [f"{SECTIONS}/test_pairing.py", f"{SECTIONS}/test_examples.py"]
    if path.startswith("scenarios/"):
        return ["tests/records/test_scenario.py"]
    if path.startswith("game/"):
        return _named(f"*/test_{Path(path).stem}.py")
    return []


def _named(pattern: str) -> list[str]:
    """Test files by a pattern below tests/."""
    return [str(one.relative_to(ROOT)) for one in sorted((ROOT / "tests").glob(pattern))]


def _git(*arguments: str) -> list[str]:
    """The lines git prints; none where it fails, as in a copy without a history."""
    done = subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, text=True, check=False)
    return done.stdout.splitlines() if done.returncode == 0 else []


def main() -> int:
    """Run all of it, whatever fails; the exit status is that of the first that failed."""
    began = time.monotonic()
    changed = changed_paths()
    chosen, long = nearest(changed)
    steps = [["-m", "ruff", "check", "."], ["-m", "mypy"], ["-m", "pytest", "-n", "2", *chosen]]
    print(f"{len(changed)} files changed.", flush=True)
    failed = []
    for step in steps:
        told = " ".join(step[1:])
        print(f"== {told}", flush=True)
        status = subprocess.run([sys.executable, *step], cwd=ROOT, check=False).returncode
        if status:
            failed.append((told, status))
    subprocess.run([sys.executable, "-m", "game", "par", "--check"], cwd=ROOT, check=False)  # told, and no failure
    if long:
        print(f"Left to make test, since they play whole matches: {', '.join(long)}")
    for told, _ in failed:
        print(f"Failed: {told}")
    print(f"{time.monotonic() - began:.0f} seconds.")
    return failed[0][1] if failed else 0


if __name__ == "__main__":
    sys.exit(main())

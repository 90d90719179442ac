"""``make versions``: a short, telling part of the tests under every promised Python that can be found.

Promised are the versions that the classifiers of pyproject.toml name.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
TELLING = (
    "tests/contract/test_slices.py",
    "tests/sections",
    "tests/cli/test_start.py",
    "tests/match/test_match.py",
)
"""What shows most of a version in little time: every slice, every section of the rules, the start, matches."""
SHORTEST = ("tests/contract/test_slices.py", "tests/cli/test_start.py")
MATCH = """
from game import Match, load_scenario
match = Match(load_scenario("first-moves"), seed=7)
while not match.over:
    match.play(match.legal_actions()[0])
"""


def promised() -> list[str]:
    """The versions the classifiers name, as ``3.11``."""
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    return re.findall(r"Programming Language :: Python :: (\d+\.\d+)", text)


def interpreter(version: str) -> str | None:
    """An interpreter that runs and is of a version: from PATH, or one that pyenv keeps off it."""
    name = f"python{version}"
    found = [shutil.which(name)]
    if shutil.which("pyenv"):
        told = subprocess.run(["pyenv", "whence", "--path", name], capture_output=True, text=True, check=False)
        found += told.stdout.split()
    for one in found:
        if one is not None and _version_of(one) == version:
            return one
    return None


def prepared(version: str, python: str) -> Path:
    """The interpreter of ``.venv-VERSION``, with the game and its test tools installed."""
    folder = ROOT / f".venv-{version}"
    inside = folder / "bin" / "python"
    stamp = folder / ".ready"
    wanted = ROOT / "pyproject.toml"
    if not stamp.exists() or stamp.stat().st_mtime < wanted.stat().st_mtime:
        subprocess.run([python, "-m", "venv", str(folder)], check=True)
        quiet = ["-qq", "--disable-pip-version-check"]
        subprocess.run([str(inside), "-m", "pip", "install", *quiet, "-e", f"{ROOT}[test]"], check=True)
        stamp.touch()
    return inside


def tried(python: Path, tests: tuple[str, ...]) -> bool:
    """Does a whole match end, and do the tests pass, under an interpreter?"""
    steps = [["-c", MATCH], ["-m", "pytest", *(["-n", "2"] if tests is TELLING else []), *tests]]
    return all(subprocess.run([str(python), *step], cwd=ROOT, check=False).returncode == 0 for step in steps)


def _version_of(python: str) -> str:
    """What an interpreter says it is; nothing when it does not run."""
    ask = [python, "-c", "import sys; print('%d.%d' % sys.version_info[:2])"]
    done = subprocess.run(ask, capture_output=True, text=True, check=False)
    return done.stdout.strip() if done.returncode == 0 else ""


def main(arguments: list[str]) -> int:
    """All promised versions; with ``--others`` the shortest part, under those that do not run this themselves."""
    others = "--others" in arguments
    failed = []
    for version in promised():
        if others and version == _version_of(sys.executable):
            continue
        python = interpreter(version)
        if python is None:
            print(f"Python {version} is not here; it stays untested.", flush=True)
            continue
        began = time.monotonic()
        print(f"== Python {version}", flush=True)
        if not tried(prepared(version, python), SHORTEST if others else TELLING):
            failed.append(version)
        print(f"Python {version}: {time.monotonic() - began:.0f} seconds.", flush=True)
    for version in failed:
        print(f"Failed: Python {version}")
    return 1 if failed else 0


if __name__ == "__main__":
    os.environ.pop("VIRTUAL_ENV", None)
    sys.exit(main(sys.argv[1:]))

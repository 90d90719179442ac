"""Part of ``make golden``: play every script again and write what it shows beside it, for review with git diff."""

from __future__ import annotations

import sys

from game.records.script import ScriptError
from tests.playthroughs.script import FOLDER, scripts, tell


def main() -> int:
    """Write every playthrough that can be played, and name the scripts whose moves no longer fit."""
    stuck = 0
    for script in scripts():
        path = FOLDER / f"{script.name}.txt"
        try:
            text = tell(script)
        except ScriptError as error:
            print(f"STUCK       {error}")
            stuck = 1
            continue
        changed = not path.exists() or path.read_text(encoding="utf-8") != text
        path.write_text(text, encoding="utf-8")
        if changed:
            print(f"written     {path.name}")
    return stuck


if __name__ == "__main__":
    sys.exit(main())

"""``make lines``: play every historical line again and write its journal beside it."""

from __future__ import annotations

import sys

from game.lines import write_line
from game.records.library import line_names, lines_folder
from game.records.script import ScriptError, read_script


def main() -> int:
    """Write the journal of every line that can be played, and name the moves that no longer fit."""
    stuck = 0
    for name in line_names():
        path = lines_folder() / f"{name}.jsonl"
        before = path.read_bytes() if path.exists() else b""
        try:
            write_line(read_script(path.with_suffix(".moves")), path)
        except ScriptError as error:
            print(f"STUCK       {error}")
            stuck = 1
            continue
        print(f"{'written' if path.read_bytes() != before else 'as before'}  {path.name}")
    return stuck


if __name__ == "__main__":
    sys.exit(main())

"""``make golden``: play every script again and write what happened beside it, for review with git diff."""

from __future__ import annotations

from tests.playthroughs.script import FOLDER, scripts, tell


def main() -> None:
    for script in scripts():
        path = FOLDER / f"{script.name}.txt"
        text = tell(script)
        changed = not path.exists() or path.read_text(encoding="utf-8") != text
        path.write_text(text, encoding="utf-8")
        print(f"{'written' if changed else 'as before'}  {path.name}")


if __name__ == "__main__":
    main()

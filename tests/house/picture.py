"""The figures and tables of ARCHITECTURE.md, drawn from the imports and from the sequence of play.

``python -m tests.house.picture`` writes them again between their marks; the words around them are written by hand.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterable
from pathlib import Path

from game.kernel.module import RuleModule
from game.rules import MODULES
from game.rules.sequence import PHASES
from tests.playing import ROOT
from tests.sections.generate import table

PAGE = ROOT / "ARCHITECTURE.md"
GAME = ROOT / "game"
SHARED = ("__init__", "clauses", "marks", "seats", "sequence", "setup")
"""Files of game/rules that are no chapter: every chapter may import them."""
ALWAYS = {
    "deploy": "the start, in reverse", "forbid": "every action", "reprice": "every action", "before": "every action",
    "after": "every action",
}
"""Hooks that no step of the sequence calls, and when they are."""

Arrows = dict[str, set[str]]
"""What each box imports."""


def imports_of(path: Path) -> list[str]:
    """Full names of the modules of the game that a file imports from."""
    found = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("game."):
            found += [f"{node.module}.{alias.name}" for alias in node.names]
    return found


def arrows(folder: Path) -> Arrows:
    """Between the packages and files directly in a folder."""
    boxes = {one.stem: one for one in folder.iterdir() if one.suffix == ".py" or any(one.glob("*.py"))}
    prefix = ".".join(folder.relative_to(ROOT).parts) + "."
    found: Arrows = {name: set() for name in sorted(boxes) if not name.startswith("__")}
    for name, used in found.items():
        place = boxes[name]
        for path in [place] if place.is_file() else place.rglob("*.py"):
            inside = (one.removeprefix(prefix).split(".")[0] for one in imports_of(path) if one.startswith(prefix))
            used.update(one for one in inside if one in found and one != name)
    return found


def shortest(drawn: Arrows) -> Arrows:
    """Without the arrows that only shorten a longer way."""
    return {
        name: {one for one in used if not any(_leads(drawn, other, one, {name}) for other in used - {one})}
        for name, used in drawn.items()
    }


def _leads(drawn: Arrows, begin: str, end: str, seen: set[str]) -> bool:
    return begin == end or any(
        _leads(drawn, one, end, seen | {begin}) for one in drawn[begin] if one not in seen | {begin}
    )


def figure(folder: Path) -> str:
    """A folder as a Mermaid figure: what imports stands above what is imported."""
    drawn = shortest(arrows(folder))
    names = {name: f"{name}/" if (folder / name).is_dir() else name for name in drawn}
    lines = [f'    {name}["{shown}"]' for name, shown in names.items()]
    lines += [f"    {name} --> {one}" for name, used in drawn.items() for one in sorted(used)]
    return "\n".join(["```mermaid", "flowchart TD", *lines, "```"])


def chapters() -> str:
    """The chapters of the rules by section: the files of each, and whose boards it reads."""
    sections: dict[str, list[str]] = {}
    for module in MODULES:
        sections.setdefault(module.__module__.split(".")[2], []).append(module.section)
    rows: list[tuple[str, ...]] = []
    used = {name: found - set(SHARED) for name, found in arrows(GAME / "rules").items() if name not in SHARED}
    for name in [one for one in sections if one in used]:
        files = sorted(path.stem for path in (GAME / "rules" / name).glob("*.py") if path.stem != "__init__")
        own = ", ".join(dict.fromkeys(sections[name]))
        rows.append((own, f"`{name}`", ", ".join(files) or "one file", _listed(sorted(used[name]))))
    return table(("§", "chapter", "files", "reads the boards of"), rows)


def hooks() -> str:
    """Who answers each hook, in the order in which they are called."""
    rows = [
        (f"{phase.title}", f"`{step.hook}`", _listed(_answering(step.hook), " → "))
        for phase in PHASES for step in phase.steps if step.hook
    ]
    rows += [(when, f"`{one}`", _listed(_answering(one), " → ")) for one, when in ALWAYS.items()]
    return table(("phase", "hook", "modules"), rows)


def _answering(hook: str) -> list[str]:
    own = getattr(RuleModule, hook, None)
    return [one.code for one in MODULES if getattr(one, hook, own) is not own]


def _listed(names: Iterable[str], between: str = ", ") -> str:
    return between.join(names) or "–"


def page(text: str) -> str:
    """The page with its figures and tables as the source has them now."""
    drawn = {
        "floors": figure(GAME), "records": figure(GAME / "records"), "console": figure(GAME / "console"),
        "chapters": chapters(), "hooks": hooks(),
    }
    for name, shown in drawn.items():
        begin, end = f"<!-- {name} -->", f"<!-- /{name} -->"
        before, _, rest = text.partition(begin)
        _, found, after = rest.partition(end)
        if not found:
            raise SystemExit(f"{PAGE.name} has no place for {name}: {begin} and {end}")
        text = f"{before}{begin}\n{shown}\n{end}{after}"
    return text


def main() -> int:
    """Write the page; says so when it changed."""
    text = PAGE.read_text(encoding="utf-8")
    drawn = page(text)
    if drawn != text:
        PAGE.write_text(drawn, encoding="utf-8")
        print(f"written     {PAGE.name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""Chapters of the rules: of another chapter only its board is imported, and nobody else writes on a board.

A chapter is a package of ``game/rules``, or a single file there.  These are checks of the source: a rule that reads or
writes past them is named with its line.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from game.rules import MODULES
from tests.playing import ROOT

RULES = ROOT / "game" / "rules"
FILES = sorted(path for path in RULES.rglob("*.py") if path != RULES / "__init__.py")
CHAPTERS = sorted(path.name for path in RULES.iterdir() if path.is_dir() and path.name != "__pycache__")
OWNERS = {module.slice_type.__name__: module.slice_type.__module__.split(".")[2] for module in MODULES}
"""The chapter of every slice, by the name of its class."""
IN_PLACE = ("append", "clear", "extend", "insert", "pop", "remove", "reverse", "sort")


def chapter_of(path: Path) -> str:
    """The chapter a file belongs to: its package, or the file itself."""
    return path.relative_to(RULES).parts[0].removesuffix(".py")


@cache
def syntax(path: Path) -> ast.Module:
    """The syntax of a file."""
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def foreign(path: Path) -> Iterator[tuple[int, str, str]]:
    """Line, chapter and file of what is imported from the packages of other chapters."""
    for node in ast.walk(syntax(path)):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("game.rules."):
            parts = node.module.split(".")[2:]
            if parts[0] in CHAPTERS and parts[0] != chapter_of(path):
                yield node.lineno, parts[0], ".".join(parts[1:]) or node.names[0].name


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(RULES)))
def test_of_another_chapter_only_its_board_is_imported(path: Path) -> None:
    past = [f"line {line}: {chapter}.{file}" for line, chapter, file in foreign(path) if file != "board"]
    assert not past, past


def test_boards_import_each_other_in_no_circle() -> None:
    boards = {
        chapter: {other for _, other, _ in foreign(RULES / chapter / "board.py")}
        for chapter in CHAPTERS
        if (RULES / chapter / "board.py").exists()
    }
    standing = dict(boards)
    while standing:
        free = [chapter for chapter, needs in standing.items() if not needs & standing.keys()]
        assert free, f"a circle among the boards of {sorted(standing)}"
        for chapter in free:
            del standing[chapter]


class Writes(ast.NodeVisitor):
    """Collects the writes to attributes of slices within one function, by the class of the slice."""

    def __init__(self, function: ast.FunctionDef, owner: str) -> None:
        self.found: list[tuple[int, str, str]] = []
        self._kinds: dict[str, str] = {"self": owner} if owner in OWNERS else {}
        self._fields: dict[str, tuple[str, str]] = {}
        arguments = function.args
        for one in (*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs):
            if isinstance(one.annotation, ast.Name) and one.annotation.id in OWNERS:
                self._kinds[one.arg] = one.annotation.id
        for statement in function.body:
            self.visit(statement)

    def _kind(self, node: ast.expr) -> str:
        """The class of slice an expression stands for; empty for anything else."""
        if isinstance(node, ast.Name):
            return self._kinds.get(node.id, "")
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "of":
            name = node.func.value
            return name.id if isinstance(name, ast.Name) and name.id in OWNERS else ""
        return ""

    def _field(self, node: ast.expr) -> tuple[str, str]:
        """Class and attribute of a slice that an expression stands for; two empty strings for anything else."""
        while isinstance(node, ast.Subscript):
            node = node.value
        if isinstance(node, ast.Name):
            return self._fields.get(node.id, ("", ""))
        if isinstance(node, ast.Attribute) and self._kind(node.value):
            return self._kind(node.value), node.attr
        return "", ""

    def _note(self, target: ast.expr) -> None:
        if isinstance(target, ast.Tuple | ast.List):
            for one in target.elts:
                self._note(one)
        elif isinstance(target, ast.Attribute | ast.Subscript):
            kind, attribute = self._field(target)
            if kind:
                self.found.append((target.lineno, kind, attribute))

    def visit_Assign(self, node: ast.Assign) -> None:
        for target in node.targets:
            self._note(target)
            if isinstance(target, ast.Name):
                self._kinds.pop(target.id, None)
                self._fields.pop(target.id, None)
                if self._kind(node.value):
                    self._kinds[target.id] = self._kind(node.value)
                elif isinstance(node.value, ast.Attribute) and self._field(node.value)[0]:
                    self._fields[target.id] = self._field(node.value)
        self.generic_visit(node)

    def visit_AugAssign(self, node: ast.AugAssign) -> None:
        self._note(node.target)
        self.generic_visit(node)

    def visit_AnnAssign(self, node: ast.AnnAssign) -> None:
        self._note(node.target)
        self.generic_visit(node)

    def visit_Delete(self, node: ast.Delete) -> None:
        for target in node.targets:
            self._note(target)

    def visit_Call(self, node: ast.Call) -> None:
        if isinstance(node.func, ast.Attribute) and node.func.attr in IN_PLACE:
            kind, attribute = self._field(node.func.value)
            if kind:
                self.found.append((node.lineno, kind, attribute))
        self.generic_visit(node)


def writes(path: Path) -> list[str]:
    """Every write in a file to an attribute of another chapter's slice."""
    found: list[str] = []
    for node in ast.walk(syntax(path)):
        if not isinstance(node, ast.ClassDef | ast.Module):
            continue
        owner = node.name if isinstance(node, ast.ClassDef) else ""
        for function in node.body:
            if isinstance(function, ast.FunctionDef):
                for line, kind, attribute in Writes(function, owner).found:
                    if OWNERS[kind] != chapter_of(path):
                        found.append(f"line {line}: {kind}.{attribute}")
    return found


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(RULES)))
def test_a_slice_is_written_by_its_own_chapter(path: Path) -> None:
    assert not writes(path)


def test_the_check_finds_a_write(tmp_path: Path) -> None:
    """Through a name, an argument, a list that was taken out, an element, and a method in place."""
    source = RULES / "talks" / "board.py"
    function = ast.parse(
        "def meddle(state, strikes: Strikes):\n"
        "    talks = Talks.of(state)\n"
        "    talks.rounds += 1\n"
        "    strikes.dead[0] = 3\n"
        "    Washington.of(state).deadline = 0\n"
        "    deal = talks.deal\n"
        "    deal[2] = 1\n"
        "    talks.signed.append(1)\n"
        "    rounds = talks.rounds\n"
        "    rounds = 2\n"
    ).body[0]
    assert source.exists()
    assert isinstance(function, ast.FunctionDef)
    assert [(line, kind) for line, kind, _ in Writes(function, "").found] == [
        (3, "Talks"), (4, "Strikes"), (5, "Washington"), (7, "Talks"), (8, "Talks"),
    ]

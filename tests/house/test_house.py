"""The house: floors, sizes, and what may not appear below the records."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from tests.playing import ROOT

GAME = ROOT / "game"
FLOORS = {
    "kernel": 0,
    "rules": 1,
    "records": 2,
    "players": 3,
    "console": 3,
    "teaching": 3,
    "adapters": 3,
    "match": 4,
    "tournament": 4,
    "lines": 5,
    "commands": 6,
    "cli": 7,
    "__main__": 8,
    "__init__": 8,
}
LONGEST = 430
FILES = sorted(path for path in GAME.rglob("*.py"))
CORE = [path for path in FILES if path.relative_to(GAME).parts[0] in ("kernel", "rules")]
TESTS = sorted((ROOT / "tests").rglob("*.py"))
WORLD = {
    "asyncio", "datetime", "io", "json", "locale", "logging", "os", "pathlib", "pickle", "secrets", "shutil", "socket",
    "subprocess", "sys", "tempfile", "threading", "time", "tomllib", "urllib", "warnings",
}
"""Modules of the standard library that reach the world outside."""


def name_of(path: Path) -> str:
    """The path below the checkout, for test names."""
    return str(path.relative_to(ROOT))


def tree(path: Path) -> ast.Module:
    """The syntax of a file."""
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def floor(path: Path) -> int:
    """The floor a file stands on."""
    first = path.relative_to(GAME).parts[0].removesuffix(".py")
    assert first in FLOORS, f"{name_of(path)} stands on no floor: add {first!r} to the list"
    return FLOORS[first]


def imported(path: Path) -> list[tuple[int, str]]:
    """Line and full name of everything a file imports."""
    found: list[tuple[int, str]] = []
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            found.extend((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name_of(path)}:{node.lineno} imports by a relative path"
            found.extend((node.lineno, f"{node.module}.{alias.name}") for alias in node.names)
    return found


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_imports_point_to_lower_floors_or_the_same_room(path: Path) -> None:
    """A file imports from lower floors, or from its own folder: never from above, never across a landing.

    Only what is made of matches may import the match that stands beside it.
    """
    here = floor(path)
    room = path.relative_to(GAME).parts[0].removesuffix(".py")
    for line, name in imported(path):
        parts = name.split(".")
        if parts[0] != "game":
            continue
        other = parts[1] if len(parts) > 1 else "__init__"
        if other == "__version__" or other == room or (other == "match" and here == FLOORS["match"]):
            continue
        assert FLOORS.get(other, 9) < here, f"{name_of(path)}:{line} imports {name}, which is not below it"


@pytest.mark.parametrize("path", [*FILES, *TESTS], ids=name_of)
def test_files_are_one_idea_long(path: Path) -> None:
    """A file that needs more lines holds more than one idea; split it."""
    lines = path.read_text(encoding="utf-8").count("\n")
    assert lines <= LONGEST, f"{lines} lines"


@pytest.mark.parametrize("path", CORE, ids=name_of)
def test_the_core_is_whole_numbers_without_a_world(path: Path) -> None:
    """Kernel and rules: no floats, no true division, no input or output, no random numbers but from a generator given.

    No standard module that reaches outside, and nothing that is not of the standard library.
    """
    place = name_of(path)
    for line, name in imported(path):
        first = name.split(".")[0]
        assert first not in WORLD, f"{place}:{line} imports {name}"
        assert first != "random" or name == "random.Random", f"{place}:{line} imports {name}; a generator is handed in"
        plain = ("game", "__future__", "abc", "collections", "hashlib", "random", "types", "typing")
        assert first in plain, f"{place}:{line}"
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Constant):
            assert not isinstance(node.value, float | complex), f"{place}:{node.lineno}: the float {node.value}"
        elif isinstance(node, ast.BinOp | ast.AugAssign):
            assert not isinstance(node.op, ast.Div), f"{place}:{node.lineno}: true division makes a float"
        elif isinstance(node, ast.Name):
            assert node.id != "float", f"{place}:{node.lineno}: float"
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            if node.func.id == "exec" and place == "game/kernel/slices.py":
                continue  # writes out ``__init__`` and ``copy`` of slices from their declarations
            assert node.func.id not in ("open", "print", "input", "eval", "exec"), f"{place}:{node.lineno}"
        elif isinstance(node, ast.Global | ast.Nonlocal):
            raise AssertionError(f"{place}:{node.lineno}: state that no copy would copy")


@pytest.mark.parametrize("path", CORE, ids=name_of)
def test_nothing_iterates_over_a_set(path: Path) -> None:
    """The order of a set differs between processes, and then one seed plays two matches."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            assert node.func.id not in ("set", "frozenset"), f"{name_of(path)}:{node.lineno}"
        assert not isinstance(node, ast.Set | ast.SetComp), f"{name_of(path)}:{node.lineno}"


@pytest.mark.parametrize("path", CORE, ids=name_of)
def test_nothing_is_held_in_closures_or_generators(path: Path) -> None:
    """Copying a state is copying data: kernel and rules have no lambda, no yield and no function within a function."""
    for node in ast.walk(tree(path)):
        assert not isinstance(node, ast.Lambda | ast.Yield | ast.YieldFrom), f"{name_of(path)}:{node.lineno}"
        if isinstance(node, ast.FunctionDef):
            inner = [one for one in ast.walk(node) if isinstance(one, ast.FunctionDef) and one is not node]
            assert not inner, f"{name_of(path)}:{node.lineno}"


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_every_file_and_everything_public_has_a_docstring(path: Path) -> None:
    """Modules, public classes and public functions say what they are; methods may leave that to what they override."""
    module = tree(path)
    assert ast.get_docstring(module), name_of(path)
    for node in module.body:
        if isinstance(node, ast.ClassDef | ast.FunctionDef) and not node.name.startswith("_"):
            assert ast.get_docstring(node), f"{name_of(path)}:{node.lineno} {node.name}"


def test_no_file_names_this_machine() -> None:
    """Paths of a machine and hosts of a registry belong in no file of the project."""
    words = [f"/{one}/" for one in ("work", "root", "tmp")]
    folders = [ROOT / one for one in ("game", "scenarios", "seeds", "tests")]
    files = [path for folder in folders for path in folder.rglob("*") if path.suffix in (".py", ".toml", ".moves")]
    files += [path for path in ROOT.iterdir() if path.suffix in (".md", ".toml") or path.name == "Makefile"]
    for path in files:
        text = path.read_text(encoding="utf-8")
        assert not [word for word in words if word in text], name_of(path)

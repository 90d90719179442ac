"""The rooms of the records: what is read knows nothing of what is made of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.house.test_house import GAME, imported, name_of

RECORDS = GAME / "records"
LAYERS = (
    "written", "library", "errors", "files", "renamed", "observation", "claims", "script", "scenario", "journal",
    "analysis",
)
"""From the ground up: files, then packages; each may import those before it."""
FILES = sorted(path for path in RECORDS.rglob("*.py"))


def layer(parts: tuple[str, ...]) -> str:
    """The file or package of the records that a path or a module's name lies in."""
    return parts[0].removesuffix(".py")


def neighbours(path: Path) -> list[tuple[int, str]]:
    """Line and module, below ``game.records``, of everything a file imports from the records."""
    found = []
    for line, name in imported(path):
        parts = name.split(".")
        if parts[:2] == ["game", "records"]:
            module = RECORDS.joinpath(*parts[2:-1])
            found.append((line, ".".join(parts[2:-1] if module.with_suffix(".py").exists() else parts[2:])))
    return found


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_a_file_imports_from_its_own_package_or_from_layers_below(path: Path) -> None:
    here = layer(path.relative_to(RECORDS).parts)
    if here == "__init__":
        return
    assert here in LAYERS, f"{name_of(path)} lies in no layer: add {here!r} to the list"
    for line, module in neighbours(path):
        other = layer(tuple(module.split(".")))
        below = LAYERS.index(other) < LAYERS.index(here)
        assert other == here or below, f"{name_of(path)}:{line} imports {module}, which is not below it"


def test_no_file_imports_itself_by_a_detour() -> None:
    """Within a package too, every file can be read without those that read it."""
    graph = {
        ".".join(path.relative_to(RECORDS).with_suffix("").parts): {module for _, module in neighbours(path)}
        for path in FILES
    }
    while graph:
        free = {one for one, others in graph.items() if not others & set(graph)}
        assert free, f"these import one another in a circle: {', '.join(sorted(graph))}"
        graph = {one: others for one, others in graph.items() if one not in free}


def test_the_init_of_a_package_is_a_docstring() -> None:
    """What a package holds is imported from where it lies."""
    for path in FILES:
        if path.name == "__init__.py":
            assert not imported(path), name_of(path)

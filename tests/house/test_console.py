"""The console in layers: what is drawn knows nothing of who plays, what is said nothing of how it is drawn."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.house.test_house import GAME, imported, name_of

CONSOLE = GAME / "console"
LAYERS = {"terminal": 0, "words": 1, "screens": 2, "reference": 3, "reports": 3, "play": 4}
FILES = sorted(CONSOLE.rglob("*.py"))


def test_every_file_lies_in_a_layer() -> None:
    assert {path.name for path in CONSOLE.glob("*.py")} == {"__init__.py"}
    assert {path.parent.name for path in CONSOLE.glob("*/*.py")} == set(LAYERS)
    assert len(FILES) == 1 + len(list(CONSOLE.glob("*/*.py")))


@pytest.mark.parametrize("path", [path for path in FILES if path.parent != CONSOLE], ids=name_of)
def test_a_layer_imports_itself_and_what_lies_below(path: Path) -> None:
    """Layers of one height stand beside each other and do not meet."""
    own = path.parent.name
    for line, name in imported(path):
        other = name.removeprefix("game.console.").split(".")[0]
        if name.startswith("game.console.") and other in LAYERS:
            assert other == own or LAYERS[other] < LAYERS[own], f"{name_of(path)}:{line} imports {name}"

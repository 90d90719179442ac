"""What ``make quick`` runs for what changed."""

from __future__ import annotations

import pytest

from tests.playing import ROOT
from tests.quick import HOUSE, SECTIONS, SLICES, chapters_of, nearest


@pytest.mark.parametrize(
    ("path", "tests"),
    [
        ("README.md", []),
        ("game/kernel/engine.py", [SLICES]),
        ("game/rules/escalation.py", ["tests/sections/test_13_*.py"]),
        ("game/rules/scoring.py", ["tests/sections/test_A_*.py", "tests/sections/test_B_*.py"]),
        ("game/rules/seats.py", [SECTIONS]),
        ("tests/sections/test_examples.py", ["tests/sections/test_examples.py"]),
        ("tests/sections/test_of_a_file_that_was_deleted.py", []),
        ("tests/house/test_house.py", []),
        ("rules.md", ["tests/sections/test_examples.py", "tests/sections/test_pairing.py"]),
    ],
)
def test_the_nearest_tests_are_chosen(path: str, tests: list[str]) -> None:
    chosen, long = nearest([path])
    assert chosen == sorted({HOUSE, *(str(one.relative_to(ROOT)) for test in tests for one in ROOT.glob(test))})
    assert not long


def test_all_sections_once() -> None:
    assert nearest(["game/rules/seats.py", "game/rules/escalation.py"])[0] == [HOUSE, SECTIONS]


def test_long_tests_are_named_and_left_out() -> None:
    assert nearest(["tests/contract/test_matches.py"]) == ([HOUSE], ["tests/contract/test_matches.py"])


PACKAGES = sorted(str(one.relative_to(ROOT)) for one in (ROOT / "game" / "rules").glob("*/module.py"))


@pytest.mark.parametrize("path", PACKAGES)
def test_every_package_of_rules_has_its_section_tests(path: str) -> None:
    chosen = nearest([path])[0]
    assert chapters_of(path)
    assert len(chosen) > 1
    assert SECTIONS not in chosen

"""How hypothesis searches, and scenarios for tests that must not depend on the numbers of the real one."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import Phase, settings

from game.records.library import scenario_names
from game.records.scenario.load import load_scenario
from game.records.scenario.model import INDICATORS, Scenario
from game.rules import MODULES
from game.rules.seats import SEATS
from tests.playing import EXAMPLES, SOAK

# A playout is a seed: there is nothing to shrink, and a match takes as long as it takes.
_COMMON = settings(deadline=None, phases=(Phase.explicit, Phase.reuse, Phase.generate))
settings.register_profile("test", _COMMON, max_examples=6, derandomize=True)
settings.register_profile("soak", _COMMON, max_examples=EXAMPLES)
settings.load_profile("soak" if SOAK else "test")

TINY = """
name = "tiny"
title = "Tiny"
summary = "Two seats and nothing but the core of the rules."
start = 2025-01-20
days = 14
turns = 3
modules = []

[[seats]]
code = "us"
title = "White House"
brief = "Decide."

[[seats]]
code = "leader"
title = "Office of the Supreme Leader"
brief = "Decide."

[board.us]
standing = 55
"""


def _full() -> str:
    """Every seat and module, a small deck, and aims on indicators that each exist whatever the rules are tuned to."""
    plain = [one for one in INDICATORS.values() if one.part >= 0 and not one.derived and one.field.high == 100]
    moved, wanted, hidden = plain[0].code, plain[1].code, plain[2].code
    parts = [
        'name = "full"\ntitle = "Full"\nsummary = "Everything is on."\nstart = 2025-01-20\ndays = 14\nturns = 6',
        f"modules = {[one.code for one in MODULES]}",
    ]
    parts += [f'[[seats]]\ncode = "{seat}"\ntitle = "The {seat}"\nbrief = "Decide."' for seat in SEATS]
    parts += [f"[board.{seat}]\nstanding = 50\nfunds = 500\nsorties = 3" for seat in SEATS]
    parts += [
        f'[[cards]]\ncode = "card-{number}"\ntitle = "Card {number}"\ntopic = "test"\nweight = {1 + number}\n'
        f'effects = {{ "{moved}" = {1 + number} }}\nsources = ["1 January 2025: a fact"]'
        for number in range(8)
    ]
    for seat in SEATS:
        for kind, indicator, weight in (
            ("gate", f"{seat}.standing", 0),
            ("public", f"{seat}.standing", 40),
            ("public", moved, 30),
            ("secret", wanted, 30),
            ("secret", hidden, 30),
        ):
            parts.append(
                f'[[aims]]\nseat = "{seat}"\nkind = "{kind}"\nindicator = "{indicator}"\nworst = 0\nbest = 100\n'
                f'weight = {weight}\ntext = "{kind} {indicator}"'
            )
    return "\n".join(parts) + "\n"


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the sample scenarios ``tiny.toml`` and ``full.toml``."""
    path = tmp_path_factory.mktemp("scenarios")
    (path / "tiny.toml").write_text(TINY, encoding="utf-8")
    (path / "full.toml").write_text(_full(), encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def tiny(folder: Path) -> Scenario:
    """Two seats, no chance at all, passes only."""
    return load_scenario(folder / "tiny.toml")


@pytest.fixture(scope="session")
def full(folder: Path) -> Scenario:
    """Every seat and every module."""
    return load_scenario(folder / "full.toml")


@pytest.fixture(scope="session", params=["full", *scenario_names()])
def scenario(request: pytest.FixtureRequest, folder: Path) -> Scenario:
    """The full sample, and each scenario of the game."""
    return load_scenario(folder / "full.toml" if request.param == "full" else request.param)

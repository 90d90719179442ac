"""A short sample of ``make crash``: whatever befalls a journal, nothing that was shown as accepted is lost."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from game.records.scenario.load import load_scenario
from game.records.scenario.model import Scenario
from tests.crash.kills import SCENARIO, kills
from tests.crash.power import SECTOR, File, power_cuts
from tests.crash.trouble import clock_back, full_disks, meddling, read_only, two_on_one
from tests.playing import depth


@pytest.fixture(scope="module")
def scenario() -> Scenario:
    """The shortest scenario of the game."""
    return load_scenario(SCENARIO)


def test_kills(tmp_path: Path) -> None:
    """Sittings through the command line and matches of bots, killed at random moments."""
    assert kills(tmp_path, depth(6, 200)).losses == []


def test_power_cuts(scenario: Scenario, tmp_path: Path) -> None:
    """Sectors since the last sync lost, kept, reordered; names lost that no folder was synced for."""
    found = power_cuts(scenario, tmp_path, depth(100, 5000))
    assert found.losses == []
    assert found.torn


def test_a_cut_leaves_what_was_sure() -> None:
    """The simulation itself: synced sectors stay, others come or do not, and zeros stand where nothing came."""
    file = File(b"a" * SECTOR, b"a" * SECTOR + b"b" * 2 * SECTOR)
    seen = {file.settled(Random(seed)) for seed in range(200)}
    assert all(one.startswith(b"a" * SECTOR) for one in seen)
    assert b"a" * SECTOR + b"\0" * SECTOR + b"b" * SECTOR in seen


def test_other_troubles(scenario: Scenario, tmp_path: Path) -> None:
    """A full disk, a read-only folder, other programs, several games on one save, a clock that goes back."""
    for found in (
        full_disks(scenario, tmp_path, depth(2, 100)),
        read_only(scenario, tmp_path),
        meddling(scenario, tmp_path, depth(6, 100)),
        two_on_one(scenario, tmp_path, depth(1, 20)),
        clock_back(scenario, tmp_path, depth(4, 30)),
    ):
        assert found.losses == []
        assert found.accepted or found.tried == 1
    assert not list(tmp_path.iterdir())

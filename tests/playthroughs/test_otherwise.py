"""Politics inside the capitals: in each of these journals one seat's decision at home changed what came of it.

Each is played again without that decision, everything else and every roll alike, and something else comes of it.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from game.lines import play_script
from game.match import Match
from game.records.script import read_script
from tests.playthroughs.otherwise import otherwise
from tests.playthroughs.script import FOLDER
from tests.sections.table import rule


def both(name: str, code: str, instead: str, folder: Path) -> tuple[Match, Match]:
    """The match of a playthrough, and the one in which ``instead`` was decided for ``code``."""
    match = play_script(read_script(FOLDER / f"{name}.moves"))
    return match, otherwise(match, code, instead, folder)


def played(match: Match) -> set[str]:
    """Every decision of a match."""
    return {one.code for one in match.log() if one.seat}


def gap(match: Match, other: Match, code: str) -> float:
    """How much higher an indicator stands than it would have."""
    return match.quantities()[code] - other.quantities()[code]


def section(match: Match, code: str) -> str:
    """The section that will forbid an action as things stand, apart from whose turn it is; empty for none."""
    reason = match.rulebook.by_code[code].forbidden(match.view(code.partition(" ")[0]).board)
    return reason.section if reason else ""


@rule("5.10", "one more sortie for us, credibility +2, approval −1")
def test_congress_decides_whether_a_second_strike_flies(tmp_path: Path) -> None:
    """White House: the money passes, or there is no sortie for Isfahan."""
    match, other = both("congress", "us supplement", "us assure", tmp_path)
    assert "us strike isfahan" in played(match) - played(other)
    assert other.quantities()["us.sorties"] == 0
    assert gap(match, other, "nuclear.machines.isfahan") < -50
    assert gap(match, other, "washington.congress") > 0
    assert gap(match, other, "us.standing") < 0


@rule("20.7", "one after a refusal for 4")
def test_a_cabinet_that_defies_its_patron_pays(tmp_path: Path) -> None:
    """Israeli cabinet: Natanz burns and the coalition holds; Washington is angry and both pay in standing."""
    match, other = both("refusal", "israel strike natanz", "israel pass operations", tmp_path)
    assert gap(match, other, "nuclear.machines.natanz") < -50
    assert gap(match, other, "parliaments.coalition") > 0
    assert gap(match, other, "parliaments.chill") > 0
    assert gap(match, other, "israel.standing") < 0
    assert gap(match, other, "escalation.peak") > 2


@rule("9.4", "Another course is decided (dial impose, 7 points of standing)", "the cabinet's if it is defy, else the")
def test_a_leader_against_the_room_gets_his_way_and_loses_authority(tmp_path: Path) -> None:
    """Office of the Supreme Leader: inspectors are admitted, and he and the Guard are the poorer for it."""
    match, other = both("against-the-room", "leader impose bargain", "leader ratify", tmp_path)
    assert "government admit" in played(match) - played(other)
    assert gap(match, other, "nuclear.access") > 5
    assert gap(match, other, "leader.standing") <= -7
    assert gap(match, other, "regime.cohesion.guard") < -3
    assert gap(match, other, "regime.narrative") < 0


@rule("19.4", "meanwhile it can neither slow-roll nor freelance")
def test_a_guard_that_is_found_out_sits_still(tmp_path: Path) -> None:
    """Revolutionary Guard: inspectors waited, and the next incident is no longer its to make."""
    match, other = both("slow-roll", "irgc slow-roll inspectors", "irgc pass operations", tmp_path)
    assert gap(match, other, "nuclear.access") == -10
    assert gap(match, other, "irgc.standing") < 0
    assert section(match, "irgc freelance") == "19.4"
    assert section(other, "irgc freelance") != "19.4"


@rule("19.6", "At 60 or more defy counts 1 more in the reveal")
def test_a_cabinet_that_goes_loses_the_next_council(tmp_path: Path) -> None:
    """President and Foreign Ministry: had it stayed smaller, its bargain would have carried the room."""
    match, other = both("resignation", "government resign", "government stay", tmp_path)
    assert (match.quantities()["council.decided"], other.quantities()["council.decided"]) == (1, 3)
    assert gap(match, other, "succession.assembly") == 6
    assert gap(match, other, "regime.narrative") > 0
    assert gap(match, other, "leader.standing") < 0


@rule("10.18", "it counts as a costly gesture of both sides")
def test_the_mediators_money_makes_offers_believed(tmp_path: Path) -> None:
    """Gulf mediators: their treasury pays for prisoners, and the channel warms by twice as much."""
    match, other = both("prisoners", "gulf prisoners", "gulf pass backchannels", tmp_path)
    assert gap(match, other, "gulf.funds") == -100
    assert gap(match, other, "backchannels.warmth.muscat") == 18
    assert gap(match, other, "regime.narrative") < 0


@rule("6.4", "nothing stops it, no veto and no partner in the East")
def test_the_lever_works_once_whatever_follows(tmp_path: Path) -> None:
    """E3: thirty days later the measures stand and Europe has nothing left to threaten with."""
    match, other = both("lever", "europe snapback", "europe pass diplomacy", tmp_path)
    assert (match.quantities()["sanctions.united_nations"], other.quantities()["sanctions.united_nations"]) == (1, 0)
    assert section(match, "europe snapback") == "6.4"
    assert section(other, "europe snapback") != "6.4"
    assert gap(match, other, "europe.standing") < 0
    assert gap(match, other, "regime.threat") >= 8


@pytest.mark.parametrize("name", ["congress", "refusal", "lever"])
def test_a_match_that_is_not_decided_otherwise_is_the_same(name: str, tmp_path: Path) -> None:
    """The same decision in a branch brings the same board: what differs above comes from the decision alone."""
    code = {"congress": "us supplement", "refusal": "israel strike natanz", "lever": "europe snapback"}[name]
    match, other = both(name, code, code, tmp_path)
    assert match.quantities() == other.quantities()

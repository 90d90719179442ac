"""What is printed for a seat never betrays what only others know."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from game.match import Match
from game.rules.seats import SEATS
from tests.cli.conftest import Command


def betrayed(match: Match, seat: str, text: str) -> set[str]:
    """Sentences and codes of actions the seat did not see that nothing it saw could explain."""
    number = match.rulebook.seats.index(seat)
    titles = {one.code: one.title for one in match.scenario.seats}

    def told(visible: bool) -> set[str]:
        found: set[str] = set()
        for one in match.log():
            if one.seat and "pass" not in one.code and bool(one.seen >> number & 1) is visible:
                found |= {f"[{one.code}]", f"{titles[one.seat]}: {one.text.split(':')[0]}"}
        return found

    # A longer sentence may begin with the same words: "Press" is secret, "Press on in Gaza" is not.
    return {one for one in told(False) - told(True) if re.search(rf"{re.escape(one)}(?! [a-z])", text)}


@pytest.fixture(scope="module")
def match(watched: Path) -> Match:
    """The watched match."""
    return Match.load(watched, go_on=False)


@pytest.mark.parametrize("seat", SEATS)
def test_a_replay_for_a_seat_keeps_the_secrets_of_the_others(
    command: Command, watched: Path, match: Match, seat: str
) -> None:
    said = command("replay", watched, "--as", seat)
    assert said.status == 0
    text = said.out.partition("-- The end --")[0]
    assert len(text) > 1000
    assert betrayed(match, seat, text) == set()


def test_the_replay_of_everything_tells_secrets(command: Command, watched: Path, match: Match) -> None:
    """Else the test above could not fail."""
    text = command("replay", watched, "--all").out
    assert betrayed(match, "europe", text)


@pytest.mark.parametrize("seat", ["us", "irgc"])
def test_playing_a_seat_tells_it_nothing_it_cannot_know(command: Command, tmp_path: Path, seat: str) -> None:
    save = tmp_path / "a.jsonl"
    typed = "log 20\nboard\n1\n" * 25
    said = command("play", "--seed", 3, "--seat", f"{seat}=human", "--bots", "random", "--save", save, typed=typed)
    assert said.status == 0
    text = said.out.partition("-- The end --")[0]
    assert betrayed(Match.load(save, go_on=False), seat, text) == set()

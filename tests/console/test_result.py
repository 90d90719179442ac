"""The end as a person reads it: every line fits, the sum is explained, and the hint leads to another match."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.console.play.result import result, what_if
from game.match import Match, drive
from game.players.registry import make_player
from game.records.journal.branch import branch
from game.records.scenario.load import load_scenario
from game.rules.scoring import REGIONAL_WAR
from tests.console.sitting import screen

PEOPLE = {"us": "human:ann", "israel": "greedy", "leader": "greedy", "irgc": "greedy", "government": "greedy",
          "gulf": "greedy", "europe": "greedy"}


@pytest.fixture(scope="module")
def ended(tmp_path_factory: pytest.TempPathFactory) -> tuple[Match, Path]:
    """A match of greedy players, one of whom counts as a person, and its journal."""
    path = tmp_path_factory.mktemp("result") / "a.jsonl"
    match = Match(load_scenario("double-bind"), seed=5, players=PEOPLE, save=path)
    drive(match, {seat: make_player("greedy") for seat in match.players})
    match.close()
    return match, path


def test_every_line_fits_eighty_columns(ended: tuple[Match, Path]) -> None:
    assert max(len(line.plain) for line in result(ended[0], screen())) <= 80


def test_own_decisions_stand_before_those_of_others(ended: tuple[Match, Path]) -> None:
    """Each seat reads what it did itself, without its own name before it; others are named."""
    match, _ = ended
    text = "\n".join(line.plain for line in result(match, screen(width=200)))
    for part in text.split("\n\n")[1:-2]:
        title = part.splitlines()[0].partition(":")[0]
        own, _, others = part.partition("What others and chance moved:")
        assert f"{title}: " not in own.partition("Own decisions")[2]
        assert f", {title}: " not in others


def test_a_catastrophe_and_a_lost_gate_are_reckoned_in_words(ended: tuple[Match, Path]) -> None:
    match, _ = ended
    again = Match.load(ended[1], go_on=False)
    again._state.ending = REGIONAL_WAR
    book = again.rulebook
    book.indicators["us.standing"].write(again._state, 0)
    us = again.scores()["us"]
    text = " ".join(" ".join(line.plain.split()) for line in result(again, screen()))
    points = (sum(line.points * line.weight for line in us.lines) + 50) // 100
    assert (
        f"Together {points}; a third of it, for the gate: {points // 3}; all lose 30 by the ending (a regional war): "
        f"{us.total}."
    ) in text
    assert match.scores()["us"].survived


def test_the_hint_leads_to_the_decision_that_moved_a_person_most(ended: tuple[Match, Path], tmp_path: Path) -> None:
    """The branch it names stands where that decision was open, so that another can be taken."""
    match, path = ended
    told, pasted = what_if(match, Path("a.jsonl"))
    code = told.plain.split("'")[1]
    step = int(pasted.plain.split(" a.jsonl ")[1].split()[0])
    branch(path, step, tmp_path / "b.jsonl")
    other = Match.load(tmp_path / "b.jsonl", go_on=False)
    assert code.startswith("us ")
    assert code in {one.code for one in other.legal_actions()}

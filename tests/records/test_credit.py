"""What moved a result: credits add up, and go to whoever decided."""

from __future__ import annotations

from functools import cache

import pytest

from game import Match, load_scenario
from game.match import drive
from game.players.registry import make_player
from game.records.analysis.attribution import FINE, Credit, credits_of
from game.records.scenario.prepared import prepare
from game.rules.scoring import score
from game.rules.seats import SEATS
from tests.playing import SCENARIOS, depth
from tests.sections.table import rule


@cache
def finished(name: str, bot: str, seed: int) -> tuple[Match, dict[str, list[Credit]]]:
    """A match played by one bot in every seat, and what moved its results."""
    match = Match(load_scenario(name), seed=seed)
    drive(match, {seat: make_player(bot) for seat in match.players})
    assert match.over
    return match, credits_of(prepare(match.scenario), match.log())


@rule("B.5", "All credits of a seat add up to the difference between its aims at the end and at the beginning")
@pytest.mark.parametrize(
    ("name", "bot"),
    [
        *((name, "random") for name in SCENARIOS),
        *((name, "greedy") for name in depth(["double-bind", "first-moves"], SCENARIOS)),
    ],
)
def test_credits_add_up(name: str, bot: str) -> None:
    match, moved = finished(name, bot, 4)
    laid = prepare(match.scenario)
    first = laid.first()
    for place, change in (
        (one.name.split(".")[-1], one.after)
        for step in match.log()
        for one in step.changes
        if one.name.startswith("scoring.secret.")
    ):
        laid.rulebook.indicators[f"scoring.secret.{place}"].write(first, change or 0)
    for seat, end in match.scores().items():
        begun = score(first, SEATS.index(seat))
        expected = sum(one.points * one.weight for one in end.lines) - sum(
            one.points * one.weight for one in begun.lines
        )
        found = sum(one.hundredths for one in moved[seat])
        assert abs(found - expected) <= FINE * len(end.lines), seat


@rule("B.5", "What upkeep and reckoning do by themselves follows from everything before and is credited to the rule")
def test_the_course_of_things_is_nobodys_decision() -> None:
    _, moved = finished("double-bind", "greedy", 4)
    for credits in moved.values():
        assert any(one.course for one in credits)
        assert all(not one.seat and not one.turn for one in credits if one.course)


@rule("B.5", "A decision is credited with the points that its aims gained or lost at once")
def test_a_decision_is_credited_with_what_it_moved() -> None:
    match = Match(load_scenario("double-bind"), seed=1)
    while match.seat != "us" or "us focus iran" not in [one.code for one in match.legal_actions()]:
        match.play(f"{match.seat} pass {match.legal_actions()[0].menu}")
    while "us invite" not in [one.code for one in match.legal_actions()]:
        actions = match.legal_actions()
        match.play(next((one for one in actions if one.verb == "pass"), actions[0]))
    match.play("us invite")
    credit = next(one for one in credits_of(prepare(match.scenario), match.log())["us"] if one.code == "us invite")
    assert (credit.turn, credit.seat, credit.times, credit.course) == (1, "us", 1, False)
    assert credit.hundredths > 0


def test_credits_stand_largest_first() -> None:
    _, moved = finished("first-moves", "random", 2)
    for credits in moved.values():
        sizes = [abs(one.hundredths) for one in credits]
        assert sizes == sorted(sizes, reverse=True)
        assert all(sizes)

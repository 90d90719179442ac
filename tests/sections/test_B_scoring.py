"""Chapter 18 of rules.md: results, gates, the catastrophe all share, aims and the secret one."""

from __future__ import annotations

import pytest

from game.kernel.types import CHANCE, UNKNOWN
from game.records.scenario.load import load_scenario
from game.records.scenario.prepared import prepare
from game.rules.scoring import CATASTROPHES, ENDINGS, score, scores
from game.rules.seats import ALL, SEATS, US
from game.rules.setup import Aim, Setup
from tests import playing
from tests.sections.table import Table, rule


def aims(seat: int, kind: str) -> list[Aim]:
    """The aims of one kind that the main scenario lists for a seat."""
    module = Table().book.module("scoring")
    return [aim for aim in module.setup.aims if aim.seat == seat and aim.kind == kind]  # type: ignore[attr-defined]


def washington() -> Table:
    """A board on which the White House earns 35 × 100, 20 × 100, 25 × 50 and, for cheap petrol, 20 × 0."""
    table = Table()
    for site in ("natanz", "fordow"):
        table.set(f"nuclear.machines.{site}", 0)
    table.set("talks.negotiation", 8)
    table.set("washington.approval", 45)
    table.set("washington.petrol", 360)
    table.set("scoring.secret.us", [aim.indicator for aim in aims(US, "secret")].index("washington.petrol"))
    return table


@rule("B.1", "A seat's result is the sum of its aims by weight, from 0 to 100, rounded to the nearest")
@pytest.mark.parametrize(("approval", "total"), [(45, 68), (44, 66), (36, 55), (54, 80), (100, 80)])
def test_a_result_is_the_sum_of_aims_by_weight(approval: int, total: int) -> None:
    table = washington()
    table.set("washington.approval", approval)
    assert (score(table.state, US).total, score(table.state, US).survived) == (total, True)


@rule("B.1", "A seat that does not pass its gate keeps a third of the result")
@pytest.mark.parametrize(("standing", "total"), [(12, 68), (11, 22)])
def test_a_seat_that_fails_its_gate_keeps_a_third(standing: int, total: int) -> None:
    table = washington()
    table.set("us.standing", standing)
    assert (score(table.state, US).total, score(table.state, US).survived) == (total, standing >= 12)


@rule("B.1", "If the match ends in a regional war, a weapon or a regime fracture, every seat loses 30 (dial penalty")
@rule("B.1", "No result falls below 0")
@pytest.mark.parametrize("ending", range(len(ENDINGS)), ids=lambda one: ENDINGS[one] or "going on")
def test_all_lose_by_a_catastrophe(ending: int) -> None:
    table = washington()
    assert table.dial("scoring", "penalty") == 30
    assert {ENDINGS[one] for one in CATASTROPHES} == {"regional-war", "weapon", "regime-fracture"}
    before = {seat: one.total for seat, one in scores(table.state).items()}
    table.state.ending = ending
    lost = 30 if ending in CATASTROPHES else 0
    assert {seat: one.total for seat, one in scores(table.state).items()} == {
        seat: max(0, total - lost) for seat, total in before.items()
    }
    table.set("us.standing", 0)
    assert score(table.state, US).total == (0 if lost else 22)


@rule("B.2", "Each seat has a gate, public aims and one secret aim, all measured on indicators")
@pytest.mark.parametrize("seat", ALL, ids=SEATS)
def test_each_seat_has_a_gate_and_aims_that_make_up_a_hundred(seat: int) -> None:
    table = Table()
    public, secret = aims(seat, "public"), aims(seat, "secret")
    assert len(aims(seat, "gate")) == 1
    assert len(public) == 3
    assert len(secret) >= 2
    for drawn, own in enumerate(secret):
        assert sum(aim.weight for aim in public) + own.weight == 100
        table.set(f"scoring.secret.{SEATS[seat]}", drawn)
        lines = score(table.state, seat).lines
        assert sorted(line.text for line in lines if line.kind == "public") == sorted(aim.text for aim in public)
        assert [line.text for line in lines if line.kind == "secret"] == [own.text]
        assert [line.weight for line in lines if line.kind == "gate"] == [0]
        earned = sum(line.points * line.weight for line in lines)
        assert score(table.state, seat).total == (earned + 50) // 100


@rule("B.2", "An aim earns 0 at its worst value, 100 at its best, and proportionally between")
@rule("B.2", "at 45 % it earns 50 of 100 points")
def test_an_aim_earns_in_proportion() -> None:
    every = [aim for seat in ALL for kind in ("public", "secret") for aim in aims(seat, kind)]
    for aim in every:
        assert (aim.points(aim.worst), aim.points(aim.best)) == (0, 100)
        step = 1 if aim.best > aim.worst else -1
        assert (aim.points(aim.worst - step), aim.points(aim.best + step)) == (0, 100)
        assert aim.points(UNKNOWN) == 0
    rising = Aim(US, "public", "washington.approval", 36, 54, 25, "", [])
    falling = Aim(US, "public", "washington.petrol", 360, 290, 20, "", [])
    assert [rising.points(value) for value in (37, 45, 53)] == [5, 50, 94]
    assert [falling.points(value) for value in (353, 325, 297)] == [10, 50, 90]
    voters = next(aim for aim in aims(US, "public") if aim.indicator == "washington.approval")
    assert (voters.text, voters.worst, voters.best, voters.weight) == ("Voters approve", 36, 54, 25)


@rule("B.2", "A gate is passed while its indicator is at worst or on the side of best")
@pytest.mark.parametrize("seat", ALL, ids=SEATS)
def test_a_gate_is_passed_at_its_worst_and_on_the_side_of_best(seat: int) -> None:
    gate = aims(seat, "gate")[0]
    step = 1 if gate.best > gate.worst else -1
    for value, passed in ((gate.worst, True), (gate.worst + step, True), (gate.best, True), (gate.worst - step, False)):
        table = Table()
        table.set(gate.indicator, value)
        assert score(table.state, seat).survived is passed


@rule("B.2", "A gate is passed while its indicator is at worst or on the side of best")
def test_a_gate_may_ask_for_little_of_something() -> None:
    whole = playing.table("double-bind").setup
    gate = Aim(US, "gate", "washington.petrol", 400, 250, 0, "Petrol stays payable", [])
    public = Aim(US, "public", "washington.approval", 36, 54, 100, "Voters approve", [])
    own = playing.changed(whole)
    setup = Setup(own.seats, own.modules, own.dials, own.board, own.cards, [gate, public], own.days, own.turns)
    state = playing.laid(setup).first()
    petrol, approval = (state.rulebook.indicators[aim.indicator] for aim in (gate, public))
    approval.write(state, 54)
    for value, passed, total in ((399, True, 100), (400, True, 100), (401, False, 33)):
        petrol.write(state, value)
        found = score(state, US)
        assert (found.survived, found.total) == (passed, total)
        assert [(line.points, line.weight) for line in found.lines] == [(100 * passed, 0), (100, 100)]


@rule("B.3", "At set-up each seat draws one of the secret aims that the scenario lists for it, with equal chances")
def test_secret_aims_are_drawn_with_equal_chances() -> None:
    state = prepare(load_scenario("double-bind")).first()
    book = state.rulebook
    drawing = [frame for frame in state.stack if frame[0] == CHANCE and book.events[frame[1]].code == "secret-aim"]
    assert sorted(frame[2] for frame in drawing) == list(ALL)
    for frame in drawing:
        event = book.events[frame[1]]
        assert event.odds(state, frame) == tuple((aim.text, 1) for aim in aims(frame[2], "secret"))
        assert event.seen(state, frame) == 1 << frame[2]
        event.resolve(state, frame, 1)
        assert book.indicators[f"scoring.secret.{SEATS[frame[2]]}"].read(state) == 1


@rule("B.3", "It is known to that seat alone until the end")
def test_a_secret_aim_is_known_to_its_seat_until_the_end() -> None:
    table = Table()
    for seat in SEATS:
        assert table.knowing(f"scoring.secret.{seat}") == {seat}
    table.state.ending = 1
    for seat in SEATS:
        assert table.knowing(f"scoring.secret.{seat}") == set(SEATS)

"""Chapter 16 of rules.md: what the world hears of the street, outbreaks, the price of petrol, the shut-down."""

from __future__ import annotations

import pytest

from game.kernel.types import Odds
from game.rules.seats import SEATS
from tests.sections.table import Table, rule

BLOCS = {"leader", "irgc", "government"}


def weights(table: Table, event: str) -> Odds:
    """The odds of an event of the street now."""
    return table.book.events[table.book.events_by_code[event]].odds(table.state, ())


@rule("16.11", "The blocs know the unrest; everybody else, and the public board, has an estimate")
def test_unrest_is_known_in_tehran_and_estimated_abroad() -> None:
    table = Table()
    assert table.knowing("regime.unrest") == BLOCS
    assert table.knowing("regime.unrest_seen") == set(SEATS)


@rule("16.11", "it moves half of the way to a report: reports are fair 50, exiles exaggerate 25, silence is taken")
@rule("16.11", "A fair report gives the unrest, the others err by 12 (dial rumour, 12 points) up or down")
@pytest.mark.parametrize(
    ("report", "seen"), [("reports are fair", 40), ("exiles exaggerate", 46), ("silence is taken for calm", 34)]
)
def test_reports_err_both_ways(report: str, seen: int) -> None:
    table = Table()
    assert table.dial("regime", "rumour") == 12
    table.set("regime.unrest_seen", 20)
    table.set("regime.unrest", 60)
    table.clear()
    table.state.happen("street-reports")
    assert table.book.events[table.book.events_by_code["street-reports"]].seen(table.state, ()) == 0
    table.settle(report)
    assert table.get("regime.unrest_seen") == seen


@rule("16.12", "the streets stay quiet 200, strikes and marches 1 for each point of unrest above 15, an uprising 1")
@rule("16.12", "both halved while the network is dark")
def test_the_street_breaks_out_with_unrest() -> None:
    table = Table()
    for unrest, dark, expected in ((15, 0, [200]), (40, 0, [200, 25]), (70, 0, [200, 55, 30]), (70, 1, [200, 27, 15])):
        table.set("regime.unrest", unrest)
        table.set("regime.shutdown", dark)
        assert [weight for _, weight in weights(table, "street")] == expected


@rule("16.12", "Marches: unrest +5, regime security −1, the street's cohesion −1. An uprising: unrest +14")
@rule("16.12", "Either shows itself: the estimate is then the truth")
@pytest.mark.parametrize(
    ("label", "moves"),
    [
        ("strikes and marches", {"unrest": 5, "security": -1, "cohesion.street": -1}),
        ("an uprising", {"unrest": 14, "security": -4, "narrative": -4, "cohesion.street": -5}),
    ],
)
def test_an_outbreak_shows_itself(label: str, moves: dict[str, int]) -> None:
    table = Table()
    table.set("regime.unrest", 70)
    table.set("regime.unrest_seen", 40)
    before = table.board()
    table.clear()
    table.state.happen("street")
    table.settle(label)
    moved = table.since(before)
    assert moved.pop("government.standing", 0) == (-3 if label == "an uprising" else 0)
    assert moved.pop("regime.unrest_seen") == 30 + moves["unrest"]
    assert moved == {f"regime.{code}": by for code, by in moves.items()}


@rule("16.13", "government reform, 2 attention, 2 standing. The government's funds +250. Not within 8 turns of")
@rule("16.13", "queues and grumbling 60, protests in the provinces 20 + a third of the unrest, the country burns 5 + a")
@rule("16.13", "Unrest +3, +10 or +20; the street's cohesion −2, −4 or −8; in the last case regime security −3")
@pytest.mark.parametrize(
    ("label", "unrest", "street"),
    [("queues and grumbling", 3, -2), ("protests in the provinces", 10, -4), ("the country burns", 20, -8)],
)
def test_petrol_brings_money_and_anger(label: str, unrest: int, street: int) -> None:
    table = Table()
    table.set("sanctions.authority.banks", 0)
    table.set("regime.unrest", 33)
    assert table.cost("government reform") == {"attention": 2, "standing": 2}
    assert [weight for _, weight in table.odds("government reform")] == [60, 31, 13]
    moved = table.moved("government reform", label)
    assert (moved["government.funds"], moved["regime.unrest"]) == (250, unrest)
    assert moved["regime.cohesion.street"] == street
    worst = label == "the country burns"
    assert (moved.get("regime.security", 0), moved.get("government.standing", 0)) == ((-3, -4) if worst else (0, 0))
    for left in range(8, 0, -1):
        assert str(table.why("government reform")) == f"the last rise is too fresh: {left} turns (§16.13)"
        table.run("reckoning", "regime")
    assert table.why("government reform") is None


@rule("16.14", "leader shutdown, 1 attention, 2 standing. Unrest must be 25 or more and the network must not be dark")
@rule("16.14", "unrest −5 at once", "distress +2, the street's cohesion −3")
@rule("16.10", "Then come the reports (§16.11), unless the network was dark, and the street (§16.12)")
def test_a_dark_network_hides_and_hurts() -> None:
    table = Table()
    table.set("regime.unrest", 24)
    assert table.why("leader shutdown") is not None
    table.set("regime.unrest", 60)
    table.set("regime.unrest_seen", 20)
    assert table.cost("leader shutdown") == {"attention": 1, "standing": 2}
    assert table.moved("leader shutdown") == {
        "regime.shutdown": 2, "regime.unrest": -5, "regime.distress": 2, "regime.cohesion.street": -3,
    }
    assert str(table.why("leader shutdown")) == "the network is dark already (§16.14)"
    for left, seen in ((1, True), (0, True), (0, False)):
        table.run("reckoning", "regime")
        assert table.get("regime.shutdown") == left
        assert (table.get("regime.unrest_seen") == 20) is seen


@rule("16.12", "Marches come with 30 in 235, an uprising with 5, together 14 per cent")
def test_the_example_of_a_misjudged_street() -> None:
    table = Table()
    table.set("regime.unrest", 45)
    assert [weight for _, weight in weights(table, "street")] == [200, 30, 5]
    table.set("regime.unrest", 30)
    assert [weight for _, weight in weights(table, "street")] == [200, 15]

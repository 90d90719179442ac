"""Chapter 17 of rules.md: when a match ends, after how many reckonings, and which ending counts."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from game.kernel import engine
from game.rules.scoring import ENDINGS, TITLES
from game.rules.seats import SEATS
from tests.sections.table import Table, rule

BRINKS = {
    "comprehensive-deal": "deal", "limited-war": "limited", "regional-war": "regional", "weapon": "weapon",
    "regime-fracture": "fracture",
}


def make_due(table: Table, ending: str) -> None:
    """Bring about the condition of an ending, and of no other that is looked for before it."""
    if ending == "comprehensive-deal":
        table.set("talks.status", 4)
    elif ending in ("limited-war", "regional-war"):
        table.set("escalation.rung", table.dial("scoring", f"{BRINKS[ending]}_rung"))
    elif ending == "weapon":
        table.set("nuclear.weapon", 100)
    else:
        table.set("regime.security", table.dial("scoring", "fracture_security"))


def undo(table: Table, ending: str) -> None:
    """Miss the condition of an ending by as little as can be."""
    if ending == "comprehensive-deal":
        table.set("talks.status", 3)
    elif ending in ("limited-war", "regional-war"):
        table.set("escalation.rung", table.dial("scoring", f"{BRINKS[ending]}_rung") - 1)
    elif ending == "weapon":
        table.set("nuclear.weapon", 99)
    else:
        table.set("regime.security", table.dial("scoring", "fracture_security") + 1)


def counted(table: Table) -> str:
    """Count the conditions at the end of a turn; the code of the ending that is reached, if any."""
    table.run("endings", "scoring")
    return ENDINGS[table.state.ending]


def until_the_end(arrange: Callable[[Table], None]) -> tuple[str, int]:
    """Arrange the first position, let everyone pass and chance take its first outcome: the ending and its turn."""
    table = Table()
    arrange(table)
    engine.settle(table.state)
    while not table.state.over:
        if table.state.at_chance:
            engine.resolve(table.state, 0)
        else:
            engine.play(table.state, next(one for one in reversed(engine.legal(table.state))))
    return ENDINGS[table.state.ending], table.state.turn


@rule("A.1", "Defaults, in reckonings in a row: a weapon (dial weapon_turns, 2); a regional war from rung 9")
@rule("A.1", "a fracture at a security of 10 (dial fracture_security, 10; dial fracture_turns, 2)")
@rule("A.1", "a limited war from rung 7 (dial limited_rung, rung 7; dial limited_turns, 3); a comprehensive deal")
def test_the_thresholds_of_the_main_scenario() -> None:
    table = Table()
    dials = {
        "weapon_turns": 2, "regional_rung": 9, "regional_turns": 2, "fracture_security": 10, "fracture_turns": 2,
        "limited_rung": 7, "limited_turns": 3, "deal_turns": 3,
    }
    assert {name: table.dial("scoring", name) for name in dials} == dials


@rule("A.1", "At the end of each turn the conditions are counted")
@pytest.mark.parametrize("ending", BRINKS)
def test_an_ending_needs_exactly_as_many_reckonings_as_its_dial_says(ending: str) -> None:
    table = Table()
    needed = table.dial("scoring", f"{BRINKS[ending]}_turns")
    for turn in range(1, needed + 1):
        make_due(table, ending)
        assert counted(table) == (ending if turn == needed else "")
        assert table.get(f"scoring.brink.{BRINKS[ending]}") == turn
    assert TITLES[table.state.ending]


@rule("A.1", "in reckonings in a row", "Had it touched 6 once, the count would begin anew")
@pytest.mark.parametrize("ending", BRINKS)
def test_a_turn_without_the_condition_begins_the_count_anew(ending: str) -> None:
    table = Table()
    needed = table.dial("scoring", f"{BRINKS[ending]}_turns")
    for due in [True] * (needed - 1) + [False] + [True] * (needed - 1):
        (make_due if due else undo)(table, ending)
        if ending == "regional-war":
            table.set("scoring.brink.limited", 0)
        assert counted(table) == ""
        assert (table.get(f"scoring.brink.{BRINKS[ending]}") > 0) is due
    make_due(table, ending)
    assert counted(table) == ending


@rule("A.1", "rung at or above", "regime security at or below")
@pytest.mark.parametrize(
    ("code", "value", "ending"),
    [
        ("escalation.rung", 10, "regional-war"), ("escalation.rung", 9, "regional-war"), ("escalation.rung", 8, ""),
        ("regime.security", 0, "regime-fracture"), ("regime.security", 10, "regime-fracture"),
        ("regime.security", 11, ""),
    ],
)
def test_what_lies_beyond_a_threshold_counts_too(code: str, value: int, ending: str) -> None:
    table = Table()
    table.set(code, value)
    assert counted(table) == ""
    assert counted(table) == ending


@rule("A.1", "weapon | device at 100 and stock for one (§8.5)")
@pytest.mark.parametrize(
    ("stock", "buried", "due"), [(42_000, 0, 1), (41_999, 0, 0), (0, 42_000, 1), (20_000, 22_000, 1), (0, 0, 0)]
)
def test_a_device_needs_stock_for_one(stock: int, buried: int, due: int) -> None:
    table = Table()
    make_due(table, "weapon")
    table.set("nuclear.stock", stock)
    table.set("nuclear.buried", buried)
    counted(table)
    assert table.get("scoring.brink.weapon") == due


@rule("A.1", "If more than one ending is due, the first of the table counts")
def test_the_first_ending_of_the_table_counts() -> None:
    order = ["weapon", "regional-war", "regime-fracture", "limited-war", "comprehensive-deal", "clock"]
    for place, first in enumerate(order[:-1]):
        table = Table()
        table.state.turn = table.book.last_turn
        for ending in reversed(order[place:-1]):
            make_due(table, ending)
            table.set(f"scoring.brink.{BRINKS[ending]}", table.dial("scoring", f"{BRINKS[ending]}_turns") - 1)
        assert counted(table) == first


@rule("A.1", "clock | the last turn is over")
def test_the_clock_runs_out_with_the_last_turn() -> None:
    table = Table()
    assert table.book.last_turn == 12
    for turn in range(1, 13):
        table.state.turn = turn
        assert counted(table) == ("clock" if turn == 12 else "")


@rule("A.1", "An interim deal is no ending: play goes on")
def test_an_interim_deal_is_no_ending() -> None:
    table = Table()
    table.set("talks.status", 3)
    for _ in range(11):
        assert counted(table) == ""
    assert table.get("scoring.brink.deal") == 0


@rule("A.1", "The ladder stands on rung 8 in three reckonings in a row: a limited war that nobody could stop")
def test_the_example_of_a_limited_war() -> None:
    table = Table()
    for rung, ending in ((8, ""), (8, ""), (8, "limited-war")):
        table.set("escalation.rung", rung)
        assert counted(table) == ending


@rule("A.1", "At the end of each turn the conditions are counted")
@pytest.mark.parametrize(
    ("changes", "ending", "turn"),
    [
        ({"talks.status": 4}, "comprehensive-deal", 3),
        ({"nuclear.weapon": 100}, "weapon", 2),
        ({"regime.security": 0}, "regime-fracture", 2),
        ({"escalation.rung": 10}, "limited-war", 3),
        ({"escalation.rung": 9}, "clock", 12),
        ({"talks.status": 3}, "clock", 12),
        ({}, "clock", 12),
    ],
)
def test_endings_come_at_the_end_of_a_turn_that_is_played_out(changes: dict[str, int], ending: str, turn: int) -> None:
    def arrange(table: Table) -> None:
        for code, value in changes.items():
            table.set(code, value)

    assert until_the_end(arrange) == (ending, turn)


@rule("A.1", "comprehensive deal | in force (§11.5)")
def test_a_deal_that_dies_on_the_way_ends_nothing() -> None:
    table = Table()
    make_due(table, "comprehensive-deal")
    counted(table)
    counted(table)
    table.rich("us")
    table.play("us withdraw")
    assert counted(table) == ""
    assert table.get("scoring.brink.deal") == 0
    assert table.knowing("scoring.brink.deal") == set(SEATS)

"""Chapter 7 of rules.md: what a shortage is worth, tanks that fill, wells that are shut in, repair."""

from __future__ import annotations

import pytest

from game.rules.economy.board import Economy, shortage_premium
from tests.sections.table import Table, rule


def calm() -> Table:
    """A table where nobody is afraid and nothing is missing, with defiance in force and full purses."""
    table = Table()
    table.set("economy.premium", 0)
    table.set("council.course", 1)
    for seat in ("us", "europe", "leader", "irgc", "government", "gulf"):
        table.rich(seat)
    return table


def shut(table: Table) -> None:
    """No sanction keeps buyers away."""
    table.set("sanctions.enforcement.oil", 0)


def turn(table: Table) -> int:
    """One upkeep of economy and Gulf; Brent in per cent of the base."""
    table.run("upkeep", "economy")
    table.run("upkeep", "maritime")
    return table.get("economy.brent") * 100 // table.get("economy.base")


@rule("7.9", "The world is short of what Gulf works do not produce", "capacity out of order and of what a blockade")
def test_what_the_world_lacks() -> None:
    table = calm()
    table.set("economy.capacity", 2000)
    table.set("economy.outage", 1000)
    table.set("economy.missing", 300)
    table.set("economy.lost", 400)
    assert table.get("economy.short") == 1700
    table.set("economy.sealed", 50)
    assert table.get("economy.short") == 1700 + 800
    table.set("economy.missing", -4000)
    assert table.get("economy.short") == 0


@rule("7.9", "what does not sail and finds no room in 2,600 kb/d of pipelines around the strait (dial bypass, 2,600")
@rule("7.9", "is missed by 70 per cent (dial missed, 70 per cent)")
@pytest.mark.parametrize(("outage", "missing"), [(0, 11_480), (4000, 8680), (12_000, 3080)])
def test_what_does_not_sail_is_missed_in_part(outage: int, missing: int) -> None:
    table = calm()
    table.set("maritime.closure", 4)
    table.set("economy.outage", outage)
    table.run("upkeep", "maritime")
    assert (table.get("maritime.flow"), table.get("economy.missing")) == (1000, missing)


@rule("7.9", "A shortage is worth 1 per cent of the base for every 400 kb/d, and 9 more for every 1,000 kb/d beyond")
@pytest.mark.parametrize(("short", "percent"), [(0, 0), (1600, 4), (5700, 14), (6000, 15), (10_000, 61), (11_480, 77)])
def test_the_price_of_a_shortage(short: int, percent: int) -> None:
    assert shortage_premium(short) == percent


@rule("7.9", "Scarcity moves half of the way there each upkeep, and half of the way at once when", "It never exceeds")
def test_scarcity_runs_ahead_of_the_tankers() -> None:
    table = calm()
    table.set("economy.outage", 12_000)
    table.set("economy.missing", 2000)
    for expected in (4000, 6000, 7000):
        Economy.of(table.state).price_shortage()
        assert table.get("economy.scarcity") == expected


@rule("7.9", "Scarcity rises to $29 at once, to $44 and $51 at the next upkeeps")
def test_the_example_of_the_shut_strait() -> None:
    table = calm()
    table.set("maritime.closure", 1)
    table.play("irgc shut", "ships turn back")
    assert table.get("economy.scarcity") == 2926
    for expected in (44, 51):
        turn(table)
        assert (table.get("economy.scarcity") + 50) // 100 == expected


@rule("7.9", "for each step that negotiation rose since the last upkeep crude −10 per cent, for each it fell +10")
def test_a_scarce_market_lives_on_news() -> None:
    for scarcity, step, percent in ((3000, 1, -10), (3000, -1, 10), (1000, 1, 0), (1000, -1, 0)):
        table = calm()
        table.set("economy.scarcity", scarcity)
        table.set("economy.missing", 8000 if percent else 4800)
        table.set("economy.priced", 4)
        table.set("talks.negotiation", 4 + step)
        table.run("upkeep", "economy")
        assert table.get("economy.premium") == 76 * percent


@rule("7.9", "A ceasefire (§13.7) then takes 14 per cent off instead of 6")
@rule("7.1", "ceasefire | −6 (−14 in a scarce market, §7.9)")
@pytest.mark.parametrize(("scarcity", "percent"), [(1520, -6), (1521, -14)])
def test_a_ceasefire_in_a_scarce_market(scarcity: int, percent: int) -> None:
    table = calm()
    table.set("economy.scarcity", scarcity)
    table.set("escalation.rung", 6)
    table.play("us ceasefire", "both sides stop")
    assert table.get("economy.premium") == 76 * percent


@rule("7.10", "Then no more than the rest of what buyers would take is exported", "20 m bbl of room at most (dial")
@rule("7.10", "When the tanks are full, wells are shut in, and an eighth of what is kept back each upkeep is lost")
def test_tanks_fill_and_wells_are_shut_in() -> None:
    table = calm()
    table.set("economy.capacity", 2000)
    shut(table)
    table.set("economy.sealed", 60)
    table.run("upkeep", "economy")
    assert (table.get("economy.exports"), table.get("economy.spare")) == (800, 200 - 1200 * 14 // 100)
    assert table.get("economy.lost") == 0
    table.run("upkeep", "economy")
    assert (table.get("economy.exports"), table.get("economy.spare")) == (800, 0)
    assert table.get("economy.lost") == 1200 // 8


@rule("7.10", "is rebuilt by 300 kb/d a month while there is room in the tanks", "Gulf output out of order returns by")
def test_repair() -> None:
    table = calm()
    table.set("economy.lost", 500)
    table.set("economy.outage", 5000)
    table.run("upkeep", "economy")
    assert (table.get("economy.lost"), table.get("economy.outage")) == (360, 2200)
    table.set("economy.spare", 0)
    table.set("economy.sealed", 100)
    table.run("upkeep", "economy")
    assert table.get("economy.lost") >= 360


@rule("7.10", "When nothing is sealed, the tanks empty by 0.3 m bbl a day, and what they held is sold beside the")
def test_tanks_empty_into_the_market() -> None:
    sold = []
    for spare, then in ((200, 200), (100, 142), (180, 200)):
        table = calm()
        table.set("economy.spare", spare)
        table.run("upkeep", "economy")
        assert table.get("economy.spare") == then
        sold.append(table.get("economy.income"))
    assert sold[1] > sold[2] > sold[0]


@rule("7.9", "capacity out of order")
def test_a_wreck_costs_exports_and_the_world() -> None:
    table = calm()
    Economy.of(table.state).lose_capacity(1000)
    assert (table.get("economy.lost"), table.get("economy.exports")) == (1000, 950)
    assert table.get("economy.scarcity") == 7600 * 2 // 100 // 2


@rule("7.1", "Brent is a base plus a premium for fear plus what scarcity adds")
def test_history_lands_in_its_bands() -> None:
    """Threats +2 to 5 per cent, a repairable outage +14 for weeks, some 10 mb/d missing +60 for months."""
    threat = calm()
    threat.play("irgc warn-ships")
    assert 2 <= threat.get("economy.brent") * 100 // 7600 - 100 <= 5
    raid = calm()
    raid.play("irgc raid", "much is hit")
    assert 12 <= raid.get("economy.brent") * 100 // 7600 - 100 <= 15
    assert [turn(raid) - 100 for _ in range(3)] == [8, 3, 1]
    closed = calm()
    closed.set("maritime.closure", 1)
    closed.play("irgc shut")
    assert 40 <= closed.get("economy.brent") * 100 // 7600 - 100 <= 60
    closed.play("us release-reserves")
    closed.play("europe release-reserves")
    months = [turn(closed) - 100 for _ in range(6)]
    assert all(45 <= one <= 75 for one in months), months
    closed.play("irgc reopen")
    assert closed.get("economy.brent") * 100 // 7600 - 100 < 35
    assert [turn(closed) - 100 for _ in range(3)][-1] < 8

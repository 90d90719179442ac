"""Chapters 8.3 and 8.9 of rules.md: low-enriched stock, limits of 2015."""

from __future__ import annotations

import pytest

from game.rules.nuclear.board import days_to_breakout
from tests.sections.table import Table, rule


@rule("8.3", "(60 + 75,300 / (L + 131)) × 100 / c days from L whole kilograms of lower enrichment, whichever is sooner")
def test_low_enriched_stock_counts() -> None:
    """Ten to twelve months while the limits of 2015 held, some four at 1,020 kg; the sooner of two roads."""
    assert days_to_breakout(0, 124_000, 100) == 325
    assert days_to_breakout(0, 345_000, 100) == 60 + 75_300 // 476 == 218
    assert days_to_breakout(0, 1_021_000, 100) == 125
    assert days_to_breakout(0, 345_000, 50) == 436
    assert days_to_breakout(30_000, 375_000, 100) == 125
    assert days_to_breakout(258_000, 7_990_000, 100) == 6


@rule("8.9", "26 with five limits, 90 with four, 150 with three, 290 with two, all of it with one or none")
@pytest.mark.parametrize(("limits", "share"), [(5, 26), (4, 90), (3, 150), (2, 290), (1, 1000), (0, 1000)])
def test_limits_hold_production_down(limits: int, share: int) -> None:
    table = Table()
    table.set("nuclear.policy", 1)
    table.set("nuclear.limits", limits)
    total = table.get("nuclear.total")
    table.run("upkeep", "nuclear")
    assert table.get("nuclear.total") - total == table.monthly("nuclear", "total_rate") * share // 1000


@rule("8.9", "One limit fewer: narrative +2, threat +1, tension +4, Europe's standing −1", "lie 60 days")
def test_a_limit_lapses() -> None:
    table = Table()
    assert str(table.why("leader lapse")) == "no limit of 2015 is left to drop (§8.9)"
    table.set("nuclear.limits", 5)
    table.set("nuclear.policy", 1)
    assert "limits of 2015" in str(table.why("leader enrich twenty"))
    before = {one: table.get(one) for one in ("escalation.tension", "regime.threat", "regime.narrative")}
    europe = table.get("europe.standing")
    assert table.cost("leader lapse") == {"attention": 1, "standing": 1}
    table.play("leader lapse")
    assert table.get("nuclear.limits") == 4
    assert {one: table.get(one) - was for one, was in before.items()} == {
        "escalation.tension": 4, "regime.threat": 1, "regime.narrative": 2,
    }
    assert table.get("europe.standing") - europe == -1
    assert "the next waits" in str(table.why("leader lapse"))


@rule("8.9", "a concession of one step (§16.2), threat −4, tension −3, Europe's standing +1")
def test_a_limit_is_kept_again() -> None:
    table = Table()
    table.set("nuclear.policy", 1)
    table.set("nuclear.limits", 3)
    assert "no limit" in str(table.why("leader restore"))
    table.set("nuclear.lapsed", 1)
    tension, threat, europe = (table.get(one) for one in ("escalation.tension", "regime.threat", "europe.standing"))
    table.play("leader restore")
    assert (table.get("nuclear.limits"), table.get("escalation.tension")) == (4, tension - 3)
    assert (table.get("regime.threat"), table.get("europe.standing")) == (threat - 4, europe + 1)
    table.set("nuclear.policy", 2)
    assert "3.67 %" in str(table.why("leader restore"))


@rule("8.9", "a censure makes Tehran drop a limit instead of enriching higher")
def test_a_censure_drops_a_limit() -> None:
    table = Table()
    table.set("nuclear.policy", 1)
    table.set("nuclear.limits", 3)
    table.play("europe censure", "carried")
    assert (table.get("nuclear.policy"), table.get("nuclear.limits")) == (1, 2)

"""Chapter 16 of rules.md: regime security, narrative, concessions, reframing, order, exercises, the reckoning."""

from __future__ import annotations

import pytest

from game.rules.regime.board import Regime
from game.rules.seats import SEATS
from tests.sections.table import Table, rule


def cheap() -> Table:
    """A table on which nothing makes the Guard's or the government's costs dearer."""
    table = Table()
    table.set("sanctions.listings", 0)
    table.set("sanctions.authority.banks", 0)
    return table


def settled() -> Table:
    """A table on which the regime's reckoning moves nothing."""
    table = Table()
    for code, value in (
        ("security", 50), ("narrative", 60), ("threat", 40), ("distress", 48), ("unrest", 33), ("unrest_seen", 33),
        ("cohesion.guard", 60), ("cohesion.cabinet", 47), ("cohesion.street", 32),
    ):
        table.set(f"regime.{code}", value)
    return table


def reckoning(table: Table) -> dict[str, int]:
    """What the regime's reckoning moves, without the name of the module."""
    before = table.board()
    table.run("reckoning", "regime")
    return {code.removeprefix("regime."): by for code, by in table.since(before).items()}


@rule("16.1", "An axis of the trilemma and a gate for several seats (§B.1)")
def test_security_is_public_and_a_gate_for_several_seats() -> None:
    table = Table()
    assert table.knowing("regime.security") == set(SEATS)
    aims = table.book.module("scoring").aims()  # type: ignore[attr-defined]
    gated = {SEATS[aim.seat] for aim in aims if aim.kind == "gate" and aim.indicator == "regime.security"}
    assert {"leader", "irgc"} <= gated


@rule("16.1", "with exercises, displays, order in the streets, deals and strikes")
@pytest.mark.parametrize("axis", ["security", "narrative"])
def test_axes_stay_between_nothing_and_a_hundred(axis: str) -> None:
    table = Table()
    regime = Regime.of(table.state)
    move = regime.add_security if axis == "security" else regime.add_narrative
    move(100)
    assert table.get(f"regime.{axis}") == 100
    move(-250)
    assert table.get(f"regime.{axis}") == 0


@rule("16.2", "A concession of one step costs narrative 3 and the Guard's cohesion 2, and gains the street's cohesion")
@pytest.mark.parametrize("code", ["leader enrich twenty", "government admit"])
def test_a_concession_costs_story(code: str) -> None:
    table = Table()
    table.set("council.course", 3)
    moved = table.moved(code)
    codes = ("regime.narrative", "regime.cohesion.guard", "regime.cohesion.street")
    assert tuple(moved.get(one, 0) for one in codes) == (-3, -2, 1)
    table = Table()
    before = table.board()
    Regime.of(table.state).concede(4)
    assert table.since(before) == dict(zip(codes, (-12, -8, 4), strict=True))


@rule("16.3", "rises with every word from Washington that sounds like force", "It wears on security (§16.10)")
def test_words_and_deeds_of_washington_raise_threat() -> None:
    for code in ("us deadline", "us demand wide", "us deploy", "us sanction oil 4", "us hit iraq"):
        assert Table().moved(code)["regime.threat"] > 0
    table = settled()
    table.set("regime.threat", 100)
    assert reckoning(table)["security"] < 0


@rule("16.4", "Unrest follows it (§16.10)")
def test_unrest_follows_distress() -> None:
    for distress, direction in ((100, 1), (48, 0), (0, -1)):
        table = settled()
        table.set("regime.distress", distress)
        by = reckoning(table).get("unrest", 0)
        assert (by > 0) - (by < 0) == direction


@rule("16.5", "Each bloc has a cohesion: Guard, cabinet and street")
@rule("16.5", "A house in which the weaker of Guard and cabinet falls below 50 is less secure (§16.10)")
def test_the_weaker_of_guard_and_cabinet_counts() -> None:
    assert Table().knowing("regime.cohesion.street") == set(SEATS)
    for weak in ("guard", "cabinet"):
        table = settled()
        assert reckoning(table) == {}
        table.set(f"regime.cohesion.{weak}", 27)
        assert reckoning(table) == {"security": -1}
    table = settled()
    table.set("regime.cohesion.street", 0)
    assert "security" not in reckoning(table)


@rule("16.6", "leader reframe, 2 attention, 4 standing", "Narrative must not exceed 80")
@rule("16.6", "Narrative +6, the Guard's cohesion +2")
def test_setbacks_are_retold() -> None:
    table = Table()
    assert table.cost("leader reframe") == {"attention": 2, "standing": 4}
    assert table.moved("leader reframe") == {"regime.narrative": 6, "regime.cohesion.guard": 2}
    table.set("regime.narrative", 80)
    assert table.why("leader reframe") is None
    table.set("regime.narrative", 81)
    assert table.why("leader reframe").section == "16.6"  # type: ignore[union-attr]


@rule("16.7", "irgc suppress, 2 attention, 40 funds. Unrest must be 30 or more")
@rule("16.7", "Chance: order holds 65, blood on the streets 35")
@rule("16.7", "Unrest −12 or −20, regime security +3, narrative −2 or −6, the street's cohesion −3 or −8; with blood")
@pytest.mark.parametrize(
    ("outcome", "unrest", "narrative", "street", "cabinet"),
    [("order holds", -12, -2, -3, 0), ("blood on the streets", -20, -6, -8, -4)],
)
def test_order_is_kept_at_a_price(outcome: str, unrest: int, narrative: int, street: int, cabinet: int) -> None:
    table = cheap()
    assert table.cost("irgc suppress") == {"attention": 2, "funds": 40}
    assert table.odds("irgc suppress") == (("order holds", 65), ("blood on the streets", 35))
    table.set("regime.unrest", 29)
    assert table.why("irgc suppress").section == "16.7"  # type: ignore[union-attr]
    table.set("regime.unrest", 30)
    expected = {
        "regime.unrest": unrest, "regime.security": 3, "regime.narrative": narrative,
        "regime.cohesion.street": street, "regime.cohesion.cabinet": cabinet,
    }
    assert table.moved("irgc suppress", outcome) == {code: by for code, by in expected.items() if by}


@rule("16.8", "irgc exercise, 1 attention, 80 funds", "regime security +3, narrative +1, threat −3")
def test_exercises_show_strength() -> None:
    table = cheap()
    assert table.cost("irgc exercise") == {"attention": 1, "funds": 80}
    assert table.moved("irgc exercise") == {"regime.security": 3, "regime.narrative": 1, "regime.threat": -3}


@rule("16.9", "government listen, 2 attention, 30 funds", "the street's cohesion +4, unrest −5, the Guard's cohesion")
@rule("16.9", "Unrest must be 20 or more")
def test_listening_calms_the_street() -> None:
    table = cheap()
    table.set("regime.unrest", 19)
    assert table.why("government listen") is not None
    table.set("regime.unrest", 20)
    assert table.cost("government listen") == {"attention": 2, "funds": 30}
    assert table.moved("government listen") == {
        "regime.cohesion.street": 4, "regime.unrest": -5, "regime.cohesion.guard": -2,
    }


@rule("16.10", "Unrest moves a quarter of the way to distress − 24 (dial unrest_base, 24 points) + half of 50 less the")
@rule("16.10", "within 0 and 100")
@pytest.mark.parametrize(
    ("unrest", "distress", "street", "then"),
    [
        (28, 48, 45, 27), (10, 90, 20, 27), (40, 10, 80, 30), (0, 24, 50, 0), (90, 100, 0, 92), (35, 48, 32, 34),
        (0, 27, 49, 0), (1, 0, 100, 0), (97, 100, 0, 97),
    ],
)
def test_unrest_in_the_reckoning(unrest: int, distress: int, street: int, then: int) -> None:
    table = settled()
    assert table.dial("regime", "unrest_base") == 24
    table.set("regime.unrest", unrest)
    table.set("regime.distress", distress)
    table.set("regime.cohesion.street", street)
    reckoning(table)
    target = max(0, min(100, distress - 24 + (50 - street) // 2))
    assert table.get("regime.unrest") == unrest + (target - unrest) // 4 == then


@rule("16.10", "Narrative above 60 fades by an eighth of the excess (dial fade, 8 points)")
@pytest.mark.parametrize(("narrative", "fades"), [(30, 0), (60, 0), (67, 0), (68, 1), (100, 5)])
def test_stories_fade(narrative: int, fades: int) -> None:
    table = settled()
    assert table.dial("regime", "fade") == 8
    table.set("regime.narrative", narrative)
    assert reckoning(table).get("narrative", 0) == -fades


@rule("16.10", "The street's cohesion moves an eighth of the way to 80 − distress")
@pytest.mark.parametrize(
    ("distress", "street", "by"), [(48, 32, 0), (0, 0, 10), (80, 40, -5), (40, 33, 0), (40, 41, -1)]
)
def test_the_street_follows_distress(distress: int, street: int, by: int) -> None:
    table = settled()
    table.set("regime.distress", distress)
    table.set("regime.cohesion.street", street)
    assert reckoning(table).get("cohesion.street", 0) == by


@rule("16.10", "Pressure is (threat − 45) + (unrest − 30) + (50 − the weaker cohesion of Guard and cabinet)")
@rule("16.10", "falls by a twentieth of it (dial drift, 20 points); a negative pressure raises it")
@pytest.mark.parametrize(
    ("threat", "unrest", "guard", "cabinet", "falls"),
    [
        (45, 33, 50, 70, 0), (62, 33, 50, 70, 1), (61, 33, 50, 70, 0), (100, 33, 20, 20, 4), (45, 33, 70, 60, -1),
        (0, 33, 100, 100, -5), (41, 33, 50, 50, -1),
    ],
)
def test_pressure_wears_on_security(threat: int, unrest: int, guard: int, cabinet: int, falls: int) -> None:
    table = settled()
    assert table.dial("regime", "drift") == 20
    table.set("regime.distress", 57)
    table.set("regime.cohesion.street", 50)
    table.set("regime.threat", threat)
    table.set("regime.unrest", unrest)
    table.set("regime.cohesion.guard", guard)
    table.set("regime.cohesion.cabinet", cabinet)
    assert reckoning(table).get("security", 0) == -falls


@rule("16.10", "Threat above 40 falls by 1")
@pytest.mark.parametrize(("threat", "by"), [(39, 0), (40, 0), (41, -1), (90, -1)])
def test_threat_wears_off(threat: int, by: int) -> None:
    table = settled()
    table.set("regime.threat", threat)
    assert reckoning(table).get("threat", 0) == by


@rule("16.10", "In this order")
def test_pressure_counts_the_unrest_of_this_reckoning_and_the_threat_before_it_falls() -> None:
    table = settled()
    table.set("regime.threat", 54)
    table.set("regime.distress", 90)
    table.set("regime.unrest", 30)
    table.set("regime.cohesion.cabinet", 50)
    moved = reckoning(table)
    assert (moved["unrest"], moved["security"], moved["threat"]) == (11, -1, -1)

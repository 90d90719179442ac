"""Chapter 8 of rules.md: policy, machines, breakout, hiding, a device, damage, inspectors, censure."""

from __future__ import annotations

import pytest

from game.kernel.types import UNKNOWN
from game.rules.nuclear.board import BOMB, POLICIES, SITES, days_to_breakout
from game.rules.seats import SEATS
from tests.sections.table import Table, rule

IRAN = ("leader", "irgc", "government")
ABROAD = ("us", "israel", "gulf", "europe")
WATCHED = (
    *(f"{seat}.standing" for seat in SEATS), *(f"regime.cohesion.{bloc}" for bloc in ("guard", "cabinet", "street")),
    "regime.narrative", "regime.threat", "escalation.tension", "escalation.rung", "nuclear.policy", "nuclear.access",
    "nuclear.stock", "nuclear.buried", "nuclear.found", "nuclear.reported", "nuclear.weapon", "nuclear.censured",
)


def moved(table: Table, code: str, *labels: str) -> dict[str, int]:
    """What an action moves besides its price."""
    seat = code.partition(" ")[0]
    before = {one: table.get(one) for one in WATCHED}
    before[f"{seat}.standing"] -= table.cost(code).get("standing", 0)
    table.play(code, *labels)
    return {one: table.get(one) - before[one] for one in WATCHED if table.get(one) != before[one]}


def machines(table: Table, natanz: int, fordow: int, isfahan: int = 100) -> None:
    for site, share in zip(SITES, (natanz, fordow, isfahan), strict=True):
        table.set(f"nuclear.machines.{site}", share)


def upkeep(table: Table) -> None:
    table.run("upkeep", "nuclear")


@rule("8.1", "halt, low (3.67 %), twenty (20 %), sixty (60 % at a steady rate) or surge (60 % at full speed)", "public")
def test_the_policy_is_public() -> None:
    assert POLICIES == ("halt", "low", "twenty", "sixty", "surge")
    assert {Table().known(seat)["nuclear.policy"] for seat in SEATS} == {POLICIES.index("sixty")}


@rule("8.1", "One step up for 1 standing, or down for 3. Up: narrative +2, tension +3. Down: a concession of one step")
@pytest.mark.parametrize("held", range(5))
def test_the_policy_moves_one_step(held: int) -> None:
    table = Table()
    table.set("nuclear.policy", held)
    legal = [word for word in POLICIES if table.why(f"leader enrich {word}") is None]
    assert legal == [POLICIES[at] for at in (held - 1, held + 1) if 0 <= at <= 4]
    reason = table.why(f"leader enrich {POLICIES[held]}")
    assert str(reason) == f"the policy is {POLICIES[held]!r} and moves one step at a time (§8.1)"
    if held < 4:
        up = f"leader enrich {POLICIES[held + 1]}"
        assert table.cost(up) == {"attention": 1, "standing": 1}
        assert moved(table, up) == {"nuclear.policy": 1, "regime.narrative": 2, "escalation.tension": 3}
    if held:
        table = Table()
        table.set("nuclear.policy", held)
        down = f"leader enrich {POLICIES[held - 1]}"
        assert table.cost(down) == {"attention": 1, "standing": 3}
        assert moved(table, down) == {
            "nuclear.policy": -1, "regime.narrative": -3, "regime.cohesion.guard": -2, "regime.cohesion.street": 1,
            "regime.threat": -4,
        }
        assert table.get("backchannels.gestures.iran") == 1


@rule("8.2", "three parts of the working machines at Natanz and two at Fordow, divided by five", "Isfahan converts")
@pytest.mark.parametrize(("natanz", "fordow", "capacity"), [(100, 100, 100), (0, 100, 40), (100, 0, 60), (25, 90, 51)])
def test_capacity_counts_natanz_and_fordow(natanz: int, fordow: int, capacity: int) -> None:
    for isfahan in (0, 100):
        table = Table()
        table.set("nuclear.policy", 3)
        table.set("nuclear.stock", 0)
        table.set("nuclear.total", 0)
        machines(table, natanz, fordow, isfahan)
        upkeep(table)
        assert table.get("nuclear.stock") == table.monthly("nuclear", "sixty_rate") * capacity // 100
        assert table.get("nuclear.total") == table.monthly("nuclear", "total_rate") * capacity // 100


@rule("8.2", "26 kg a month under sixty", "or 41 kg under surge", "grows by 320 kg a month unless the policy is halt")
@pytest.mark.parametrize(("policy", "dial"), [(0, ""), (1, ""), (2, ""), (3, "sixty_rate"), (4, "surge_rate")])
def test_production_follows_the_policy(policy: int, dial: str) -> None:
    table = Table()
    table.set("nuclear.policy", policy)
    stock, total = table.get("nuclear.stock"), table.get("nuclear.total")
    upkeep(table)
    assert table.get("nuclear.stock") - stock == (table.monthly("nuclear", dial) if dial else 0)
    assert table.get("nuclear.total") - total == (table.monthly("nuclear", "total_rate") if policy else 0)


@rule("8.2", "regain 3 per cent of the declared number a month", "What is repaired produces from the next upkeep on")
def test_know_how_survives() -> None:
    table = Table()
    table.set("nuclear.policy", 3)
    table.set("nuclear.stock", 0)
    machines(table, 0, 0, 100)
    back = table.monthly("nuclear", "repair")
    assert back > 0
    table.set("nuclear.assessed.fordow", 90)
    upkeep(table)
    assert [table.get(f"nuclear.machines.{site}") for site in SITES] == [back, back, 100]
    assert [table.get(f"nuclear.assessed.{site}") for site in SITES] == [0, 90 - back, 0]
    assert table.get("nuclear.stock") == 0
    upkeep(table)
    assert table.get("nuclear.stock") == table.monthly("nuclear", "sixty_rate") * back // 100


@rule("8.3", "It counts hidden stock and is known to the Leader and the Guard")
def test_breakout_counts_hidden_stock() -> None:
    table = Table()
    before = table.get("nuclear.breakout")
    table.set("nuclear.stock", 129_000)
    table.set("nuclear.buried", 129_000)
    assert table.get("nuclear.breakout") == before == 6
    field = table.book.indicators["nuclear.breakout"].field
    assert [seat for number, seat in enumerate(SEATS) if field.seen >> number & 1] == ["leader", "irgc"]


@rule(
    "8.3",
    "at least 42 kg take 140,000,000 / (S × c) + 1 days; less takes (45 + (42,000 − S) / 150) × 100 / c days",
    "at no capacity it is 730 days",
)
def test_days_to_breakout() -> None:
    assert BOMB == 42_000
    assert days_to_breakout(42_000, 0, 100) == 140_000_000 // 4_200_000 + 1 == 34
    assert days_to_breakout(41_999, 0, 100) == 45
    assert days_to_breakout(27_000, 0, 100) == 145
    assert days_to_breakout(27_000, 0, 50) == 290
    assert days_to_breakout(0, 0, 1) == 730
    assert days_to_breakout(5_000_000, 0, 100) == 1
    assert days_to_breakout(258_000, 0, 0) == 730
    assert days_to_breakout(258_000, 0, 1) == 543


@rule("8.3", "140,000,000 / (258,000 × 100) + 1 = 6 days. With a tenth of the machines: 55 days")
def test_the_example_of_breakout() -> None:
    assert days_to_breakout(258_000, 0, 100) == 6
    assert days_to_breakout(258_000, 0, 10) == 55


@rule("8.3", "and the declared machines less the damage as assessed (§12.5). It is public")
def test_the_estimate_abroad_rests_on_report_and_assessment() -> None:
    table = Table()
    table.set("nuclear.counted", 0)
    table.set("nuclear.reported", 100_000)
    assert table.get("nuclear.estimate") == days_to_breakout(100_000, 0, 100)
    table.set("nuclear.stock", 900_000)
    machines(table, 3, 3)
    assert table.get("nuclear.estimate") == days_to_breakout(100_000, 0, 100)
    table.set("nuclear.assessed.isfahan", 100)
    assert table.get("nuclear.estimate") == days_to_breakout(100_000, 0, 100)
    table.set("nuclear.reported", 20_000)
    for natanz, fordow, left in ((51, 0, 69), (0, 51, 79), (100, 100, 0)):
        table.set("nuclear.assessed.natanz", natanz)
        table.set("nuclear.assessed.fordow", fordow)
        assert table.get("nuclear.estimate") == days_to_breakout(20_000, 0, left)
    field = table.book.indicators["nuclear.estimate"].field
    assert all(field.seen >> number & 1 for number in range(len(SEATS)))


@rule("8.4", "irgc hide, 2 attention, 60 funds. Moves 80 kg of the stock to an undeclared place", "At least 80 kg")
def test_hiding_needs_eighty_kilograms() -> None:
    table = Table()
    table.set("sanctions.listings", 0)
    table.set("sanctions.authority.banks", 0)
    assert table.cost("irgc hide") == {"attention": 2, "funds": 60}
    table.set("nuclear.stock", 79_999)
    assert str(table.why("irgc hide")) == "less than 80 kg is left at declared sites (§8.4)"
    table.set("nuclear.stock", 80_000)
    assert moved(table, "irgc hide", "unseen") == {"nuclear.stock": -80_000, "nuclear.buried": 80_000}


@rule("8.4", "unseen 80 − access/2, noticed 20 + access/4")
@pytest.mark.parametrize(("access", "weights"), [(0, (80, 20)), (45, (58, 31)), (100, (30, 45))])
def test_inspectors_turn_the_odds_of_hiding(access: int, weights: tuple[int, int]) -> None:
    table = Table()
    table.set("nuclear.access", access)
    assert table.odds("irgc hide") == (("unseen", weights[0]), ("noticed", weights[1]))


@rule("8.4", "If noticed, tension +10, threat +5, and what was moved counts as found: it is known to be missing")
def test_what_is_noticed_is_known_to_be_missing() -> None:
    table = Table()
    assert moved(table, "irgc hide", "noticed") == {
        "nuclear.stock": -80_000, "nuclear.buried": 80_000, "nuclear.found": 80_000, "escalation.tension": 10,
        "regime.threat": 5,
    }
    assert {table.known(seat)["nuclear.found"] for seat in SEATS} == {80_000}


@rule("8.4", "What was moved unseen goes on standing in the reports (§8.7)", "Seen by the Leader and the Guard")
def test_what_is_hidden_unseen_changes_nothing_abroad() -> None:
    found = []
    for hides in (True, False):
        table = Table()
        before = {seat: table.known(seat) for seat in ABROAD}
        if hides:
            table.play("irgc hide", "unseen")
            assert {seat: table.known(seat) for seat in ABROAD} == before
            assert table.book.by_code["irgc hide"].seen(table.state) == 0b0001100
            assert [seat for seat in SEATS if table.known(seat)["nuclear.buried"] == 80_000] == ["leader", "irgc"]
        for _ in range(3):
            upkeep(table)
        found.append({seat: table.known(seat) for seat in ABROAD})
    assert found[0] == found[1]


@rule("8.5", "3 attention. Declared and hidden stock must come to 42 kg", "progress must be below 100")
def test_a_device_needs_stock_for_one() -> None:
    table = Table()
    assert table.cost("leader weaponise") == {"attention": 3}
    table.set("nuclear.stock", 20_000)
    table.set("nuclear.buried", 21_999)
    reason = table.why("leader weaponise")
    assert str(reason) == "there is not enough 60% uranium for one device (42 kg) (§8.5)"
    table.set("nuclear.buried", 22_000)
    assert table.why("leader weaponise") is None
    table.set("nuclear.weapon", 100)
    assert str(table.why("leader weaponise")) == "the device is finished (§8.5)"


@rule("8.5", "(dial weapon_rate, 12 points), in proportion to experts (§17.1). Seen by the Leader and the Guard")
def test_work_on_a_device_is_secret_unless_suspected() -> None:
    table = Table()
    rate = table.dial("nuclear", "weapon_rate")
    before = {seat: table.known(seat) for seat in (*ABROAD, "government")}
    assert moved(table, "leader weaponise", "unseen") == {"nuclear.weapon": rate}
    assert {seat: table.known(seat) for seat in before} == before
    assert [seat for seat in SEATS if table.known(seat)["nuclear.weapon"] == rate] == ["leader", "irgc"]
    table.set("nuclear.weapon", 95)
    table.set("leader.attention", 5)
    assert moved(table, "leader weaponise", "unseen") == {"nuclear.weapon": 5}


@rule("8.5", "unseen 60, suspected abroad 15 + access/4. If suspected: tension +15, threat +10, the ladder stands")
@pytest.mark.parametrize(("access", "weight", "rung", "climb"), [(0, 15, 2, 2), (45, 26, 4, 0), (100, 40, 6, 0)])
def test_suspicion_climbs_the_ladder(access: int, weight: int, rung: int, climb: int) -> None:
    table = Table()
    table.set("nuclear.access", access)
    table.set("escalation.rung", rung)
    assert table.odds("leader weaponise") == (("unseen", 60), ("suspected abroad", weight))
    expected = {"nuclear.weapon": table.dial("nuclear", "weapon_rate"), "escalation.tension": 15, "regime.threat": 10}
    if climb:
        expected["escalation.rung"] = climb
    assert moved(table, "leader weaponise", "suspected abroad") == expected


@rule("8.5", "A finished device is an ending (§A.1)")
def test_a_finished_device_counts_towards_an_ending() -> None:
    table = Table()
    for progress, stock, counted in ((99, 300_000, 0), (100, 41_999, 0), (100, 42_000, 1)):
        table.set("nuclear.weapon", progress)
        table.set("nuclear.stock", stock)
        table.set("scoring.brink.weapon", 0)
        table.run("endings", "scoring")
        assert table.get("scoring.brink.weapon") == counted


@rule("8.6", "The stock survives. Access −12, whatever the damage")
@pytest.mark.parametrize("label", ["the package gets through", "part of it gets through", "it is driven off"])
def test_a_strike_spares_the_stock_and_loses_the_account(label: str) -> None:
    table = Table()
    stock = table.get("nuclear.stock")
    table.play("israel strike natanz")
    table.reply("irgc absorb", label, "as planned")
    left = {"the package gets through": 25, "part of it gets through": 65, "it is driven off": 96}[label]
    assert [table.get(f"nuclear.machines.{site}") for site in SITES] == [left, 100, 100]
    assert table.get("nuclear.stock") == stock
    assert table.get("nuclear.access") == 45 - 12


@rule("8.7", "It wears off by 1 each upkeep. At 30 or more they report", "Below 30 the last report stands")
def test_inspectors_report_while_they_see_enough() -> None:
    table = Table()
    table.set("nuclear.access", 31)
    table.set("nuclear.reported", 1)
    table.set("nuclear.stale", 4)
    upkeep(table)
    reported = table.get("nuclear.reported")
    assert reported > 1
    assert (table.get("nuclear.access"), table.get("nuclear.stale")) == (30, 0)
    for turns in (1, 2):
        upkeep(table)
        assert (table.get("nuclear.access"), table.get("nuclear.stale")) == (30 - turns, turns)
        assert table.get("nuclear.reported") == reported
    table.set("nuclear.access", 0)
    upkeep(table)
    assert table.get("nuclear.access") == 0


@rule("8.7", "with all hidden stock that is not found (§8.4), less up to a tenth", "rounded down to 4 kg")
@pytest.mark.parametrize(
    ("stock", "access", "buried", "found", "reported"),
    [(400_000, 99, 0, 0, 396_000), (400_000, 50, 0, 0, 380_000), (400_000, 30, 0, 0, 372_000), (0, 90, 0, 0, 0),
     (399_990, 30, 0, 0, 368_000), (400_000, 99, 80_000, 0, 476_000), (400_000, 99, 80_000, 80_000, 396_000),
     (400_000, 60, 80_000, 30_000, 432_000)],
)
def test_reports_come_short_by_what_is_not_seen(
    stock: int, access: int, buried: int, found: int, reported: int
) -> None:
    table = Table()
    table.set("nuclear.policy", 0)
    table.set("nuclear.access", access + 1)
    for code, value in (("stock", stock), ("buried", buried), ("found", found)):
        table.set(f"nuclear.{code}", value)
    upkeep(table)
    assert table.get("nuclear.reported") == reported


@rule("8.7", "government admit, 1 attention", "Once a turn")
def test_inspectors_are_admitted_once_a_turn() -> None:
    table = Table()
    table.rich("government")
    table.set("nuclear.access", 10)
    table.set("council.course", 3)
    table.state.turn = 3
    assert not table.why("government admit")
    table.play("government admit")
    assert str(table.why("government admit")) == "inspectors were admitted this turn already (§8.7)"


@rule("8.7", "government admit, 1 attention", "access must not exceed 90. Access +12, a standing censure is lifted")
def test_admitting_inspectors_is_a_concession() -> None:
    table = Table()
    table.set("council.course", 3)
    table.set("nuclear.censured", 1)
    assert table.cost("government admit") == {"attention": 1}
    table.set("nuclear.access", 91)
    assert str(table.why("government admit")) == "inspectors see nearly everything already (§8.7)"
    table.set("nuclear.access", 50)
    assert moved(table, "government admit") == {
        "nuclear.access": 12, "nuclear.censured": -1, "regime.narrative": -3, "regime.cohesion.guard": -2,
        "regime.cohesion.street": 1, "regime.threat": -3, "escalation.tension": -4, "government.standing": 1,
    }
    assert table.get("backchannels.gestures.iran") == 1


@rule("8.7", "Access must be 15 or more. Access −25, narrative +3, the Guard's cohesion +2, the street's −2, threat +4")
def test_expelling_inspectors() -> None:
    table = Table()
    assert table.cost("leader expel") == {"attention": 1, "standing": 1}
    table.set("nuclear.access", 14)
    assert str(table.why("leader expel")) == "there is no access left to withdraw (§8.7)"
    table.set("nuclear.access", 15)
    assert table.why("leader expel") is None
    table.set("nuclear.access", 40)
    assert moved(table, "leader expel") == {
        "nuclear.access": -25, "regime.narrative": 3, "regime.cohesion.guard": 2, "regime.cohesion.street": -2,
        "regime.threat": 4, "escalation.tension": 8,
    }


@rule("8.7", "Europe may pay for inspectors (§5.2)")
def test_europe_may_pay_for_inspectors() -> None:
    assert moved(Table(), "europe verify") == {"nuclear.access": 4}


@rule("8.8", "europe censure, 1 attention, 2 standing. A public act (§11.1). No censure may stand")
def test_one_censure_at_a_time() -> None:
    table = Table()
    assert table.cost("europe censure") == {"attention": 1, "standing": 2}
    assert table.book.by_code["europe censure"].menu == "diplomacy"
    table.set("nuclear.censured", 1)
    assert str(table.why("europe censure")) == "a censure already stands (§8.8)"


@rule("8.8", "carried 75, watered down 25", "Tehran answers by raising its policy one step, tension +6, threat +4")
@pytest.mark.parametrize(("policy", "step"), [(0, 1), (3, 1), (4, 0)])
def test_a_censure_is_answered_by_enriching(policy: int, step: int) -> None:
    table = Table()
    table.set("nuclear.policy", policy)
    assert table.odds("europe censure") == (("carried", 75), ("watered down", 25))
    expected = {
        "nuclear.censured": 1, "nuclear.access": -10, "escalation.tension": 6, "regime.threat": 4, "us.standing": 1,
    }
    assert moved(table, "europe censure", "carried") == {**expected, **({"nuclear.policy": 1} if step else {})}
    assert moved(Table(), "europe censure", "watered down") == {"escalation.tension": 2}


@rule("2.4", "A seat sees what it may know and no more")
def test_stock_and_machines_are_known_in_tehran() -> None:
    for seat in SEATS:
        known = Table().known(seat)
        for code in ("nuclear.stock", "nuclear.total", *(f"nuclear.machines.{site}" for site in SITES)):
            assert (known[code] != UNKNOWN) is (seat in IRAN)

"""Chapter 7 of rules.md: crude, exports, income, the rial, distress, purses and measures."""

from __future__ import annotations

import pytest

from game.rules.economy.board import Economy
from game.rules.seats import SEATS
from tests.sections.table import Table, rule


def shut(table: Table, oil: int = 0, banks: int = 0, markets: int = 0) -> None:
    """Set the bite of each track, in whole points."""
    for name, bite in (("oil", oil), ("banks", banks), ("markets", markets)):
        table.set(f"sanctions.authority.{name}", 4)
        table.set(f"sanctions.enforcement.{name}", bite)
        table.set(f"sanctions.evasion.{name}", 0)
    table.set("sanctions.trade", 0)


def quiet() -> Table:
    """A table where the rial drifts and nothing else moves it."""
    table = Table()
    shut(table)
    table.set("regime.threat", 30)
    table.set("escalation.rung", 3)
    table.set("talks.negotiation", 1)
    table.set("economy.rial", 9000)
    table.set("economy.inflation", 3000)
    return table


def rial(table: Table) -> int:
    """The rial after an upkeep."""
    table.run("upkeep", "economy")
    return table.get("economy.rial")


def after(fall: int) -> int:
    """Where a rial of 9,000 stands after a fall in hundredths of a per cent."""
    return 9000 + 9000 * fall // 10_000


def fear(table: Table, code: str, *then: str) -> int:
    """What an action adds to the premium, in per cent of the base; ``then`` holds outcomes and replies to it."""
    table.set("economy.base", 10_000)
    before = table.get("economy.premium")
    table.play(code, *[one for one in then if one not in table.book.by_code])
    for reply in then:
        if reply in table.book.by_code:
            table.reply(reply)
    return (table.get("economy.premium") - before) // 100


@rule("7.1", "Fear of so many per cent adds that share of the base to the premium", "stays between −$20 and $120")
def test_brent_is_a_base_plus_a_premium() -> None:
    table = Table()
    table.set("economy.base", 8000)
    table.set("economy.premium", 100)
    assert table.get("economy.brent") == 8100
    board = Economy.of(table.state)
    board.add_fear(5)
    assert (table.get("economy.premium"), table.get("economy.brent")) == (500, 8500)
    board.add_fear(1000)
    assert table.get("economy.premium") == 12_000
    board.add_fear(-1000)
    assert table.get("economy.premium") == -2000


@rule(
    "7.1",
    "American strike on Iran | +7",
    "Israeli strike on Iran | +5",
    "telegraphed, measured, saturating salvo | +1, +4, +6",
)
def test_strikes_and_salvos_frighten_the_market() -> None:
    def armed() -> Table:
        table = Table()
        for seat in ("us", "israel", "irgc"):
            table.rich(seat)
        table.set("strikes.deployed", 2)
        table.set("council.course", 1)
        return table

    assert fear(armed(), "us strike natanz", "irgc absorb", "leader withhold") == 7
    assert fear(armed(), "israel strike defences", "irgc absorb", "leader withhold") == 5
    for size, percent in (("telegraphed", 1), ("measured", 4), ("saturating", 6)):
        assert fear(armed(), f"irgc salvo israel {size}", "israel intercept all") == percent
        assert fear(armed(), f"irgc salvo us {size}", "us intercept all") == percent


@rule("7.1", "shipping harassed, tanker seized | +4, +5", "raised, shipping steadied | −3, −2", "ceasefire | −6")
def test_shipping_and_calm_move_the_market() -> None:
    assert fear(Table(), "irgc harass", "ships turn away") == 4
    assert fear(Table(), "irgc harass", "a brush with escorts") == 4
    assert fear(Table(), "irgc harass", "little comes of it") == 0
    table = Table()
    table.set("council.course", 1)
    assert fear(table, "irgc seize") == 5
    assert fear(Table(), "gulf pump") == -3
    assert fear(Table(), "gulf insure") == -2
    table = Table()
    table.set("escalation.rung", 6)
    assert fear(table, "us ceasefire", "both sides stop") == -6


@rule("7.1", "Each upkeep 45 per cent of the premium is gone (dial fade, 45 per cent)")
def test_fear_fades() -> None:
    table = Table()
    fade = table.dial("economy", "fade")
    for before, after in ((1000, 1000 - 10 * fade), (300, 300 - 3 * fade), (-200, 2 * fade - 200), (0, 0)):
        table.set("economy.premium", before)
        table.run("upkeep", "economy")
        assert table.get("economy.premium") == after


@rule("7.2", "The oil track shuts its bite, less a thirtieth of the licence in kb/d, but never less than nothing")
@pytest.mark.parametrize(
    ("bite", "licence", "exports", "after"),
    [(0, 0, 1000, 1500), (50, 0, 1000, 1000), (50, 0, 2000, 1500), (10, 150, 1000, 1450), (10, 900, 1000, 1500),
     (100, 0, 1000, 500)],
)
def test_exports_move_half_of_the_way(bite: int, licence: int, exports: int, after: int) -> None:
    table = Table()
    shut(table, oil=bite)
    table.set("sanctions.licence", licence)
    table.set("economy.capacity", 2000)
    table.set("economy.exports", exports)
    table.run("upkeep", "economy")
    assert table.get("economy.exports") == after


@rule("7.2", "The discount moves a third of the way to $2 plus 12 cents for every point shut")
@pytest.mark.parametrize(("bite", "discount", "after"), [(0, 200, 200), (0, 500, 400), (50, 201, 400), (100, 200, 600)])
def test_the_discount_follows_what_is_shut(bite: int, discount: int, after: int) -> None:
    table = Table()
    shut(table, oil=bite)
    table.set("economy.discount", discount)
    table.run("upkeep", "economy")
    assert table.get("economy.discount") == after


@rule("7.3", "Income of a turn is exports × days × (Brent − discount), of which the bite on banks cannot be used")
def test_income_is_volume_times_margin_times_access() -> None:
    for bite in (0, 20, 100):
        table = Table()
        shut(table, banks=bite)
        table.set("economy.capacity", 1600)
        table.set("economy.exports", 1600)
        table.set("economy.base", 7700)
        table.set("economy.premium", 0)
        table.set("economy.discount", 200)
        table.run("upkeep", "economy")
        assert table.get("economy.income") == 1600 * 14 * 75 // 1000 * (100 - bite) // 100


@rule("7.3", "The Guard receives 16 per cent of it in funds", "the government a fifth of the rest")
def test_two_purses_are_filled_from_oil() -> None:
    table = Table()
    assert table.dial("economy", "guard_share") == 16
    before = (table.get("irgc.funds"), table.get("government.funds"))
    table.run("upkeep", "economy")
    income = table.get("economy.income")
    guard = income * 16 // 100
    assert income > 500
    assert table.get("irgc.funds") - before[0] == guard
    assert table.get("government.funds") - before[1] == (income - guard) // 5


@rule("7.4", "plus twice the bite on oil, plus 3 for each point of threat above 30, plus 60 for each rung above 3")
def test_the_rial_falls_on_pressure_and_fear() -> None:
    drift = quiet().monthly("economy", "rial_drift")
    for changes, more in (
        ({}, 0), ({"regime.threat": 20}, 0), ({"regime.threat": 60}, 90), ({"escalation.rung": 2}, 0),
        ({"escalation.rung": 6}, 180), ({"regime.threat": 80, "escalation.rung": 8}, 450),
    ):
        table = quiet()
        for code, value in changes.items():
            table.set(code, value)
        assert rial(table) == after(drift + more)
    table = quiet()
    shut(table, oil=50)
    assert rial(table) == after(drift + 100)


@rule("7.4", "for each step that negotiation rose since the last upkeep", "more for each that it", "makes it gain")
def test_the_rial_moves_on_talks() -> None:
    drift = quiet().monthly("economy", "rial_drift")
    step = quiet().dial("economy", "rial_talks")
    lost = quiet().dial("economy", "rial_break")
    trials = ((1, 2, drift - step), (1, 3, drift - 2 * step), (3, 2, drift + lost), (3, 1, drift + 2 * lost))
    for held, now, fall in trials:
        table = quiet()
        table.set("economy.priced", held)
        table.set("talks.negotiation", now)
        assert rial(table) == after(fall)
        assert table.get("economy.priced") == now
        table.set("economy.rial", 9000)
        assert rial(table) == after(drift)


@rule("7.4", "While negotiation stands at 4 or more and did not rise, it falls by 120 less")
@pytest.mark.parametrize(("held", "now", "calmer"), [(3, 3, 0), (4, 4, 120), (5, 5, 120), (5, 4, 120), (4, 5, 0)])
def test_lasting_talks_calm_the_rial(held: int, now: int, calmer: int) -> None:
    table = quiet()
    table.set("economy.priced", held)
    table.set("talks.negotiation", now)
    moved = table.dial("economy", "rial_talks" if now > held else "rial_break") * (now - held)
    assert rial(table) == after(table.monthly("economy", "rial_drift") - moved - calmer)


@rule("7.4", "plus a twentieth of the fall")
def test_inflation_follows_the_fall_and_not_the_gain() -> None:
    drift = quiet().monthly("economy", "inflation_drift")
    table = quiet()
    table.set("regime.threat", 90)
    table.run("upkeep", "economy")
    assert table.get("economy.inflation") == 3000 + drift + (table.monthly("economy", "rial_drift") + 180) // 20
    table = quiet()
    table.set("talks.negotiation", 3)
    table.run("upkeep", "economy")
    assert table.get("economy.inflation") == 3000 + drift


@rule("7.5", "The budget needs $3,000 m of oil income a month", "40 × (needs − income) / needs, from −12 to 40")
@pytest.mark.parametrize(("exports", "gap"), [(0, 40), (4000, -12), (1333, 0), (800, 16)])
def test_distress_moves_to_inflation_gap_and_hardship(exports: int, gap: int) -> None:
    table = quiet()
    for code, value in (("capacity", exports), ("exports", exports), ("base", 7700), ("premium", 0), ("discount", 200)):
        table.set(f"economy.{code}", value)
    table.set("regime.distress", 40)
    table.run("upkeep", "economy")
    needs = table.monthly("economy", "needs")
    income = table.get("economy.income")
    assert max(-12, min(40, (needs - income) * 40 // needs)) == gap
    target = table.get("economy.inflation") // 100 + gap + table.dial("economy", "hardship")
    assert table.get("regime.distress") == 40 + (min(100, target) - 40) // 5


@rule("7.5", "a fifth of the bite on markets")
def test_shut_markets_are_felt_at_home() -> None:
    found = []
    for bite in (0, 100):
        table = quiet()
        shut(table, markets=bite)
        table.set("regime.distress", 0)
        table.run("upkeep", "economy")
        found.append(table.get("regime.distress"))
    assert found[1] - found[0] == 4


@rule("7.5", "Usable reserves change by a third of income less needs. They are known to the Leader and the government")
def test_reserves_are_what_is_left() -> None:
    table = Table()
    before = table.get("economy.reserves")
    table.run("upkeep", "economy")
    change = (table.get("economy.income") - table.monthly("economy", "needs")) // 3
    assert change != 0
    assert table.get("economy.reserves") - before == change
    knowing = [seat for seat in SEATS if table.known(seat)["economy.reserves"] == before + change]
    assert knowing == ["leader", "government"]


@rule("7.5", "1,600,000 × 14 × 75.50 × 0.8 = $1,352 m. The turn's needs are $1,400 m: the gap is 1 point")
def test_the_example_of_income() -> None:
    table = quiet()
    shut(table, banks=20)
    for code, value in (("capacity", 1600), ("exports", 1600), ("base", 7900), ("premium", 0), ("discount", 425)):
        table.set(f"economy.{code}", value)
    table.run("upkeep", "economy")
    assert table.get("economy.discount") == 350
    assert table.get("economy.income") == 1352
    assert table.monthly("economy", "needs") == 1400
    assert (1400 - 1352) * 40 // 1400 == 1


@rule("7.6", "leader purse TO, free", "guard gives the Guard $150 m and cohesion +1", "treasury gives the government")
def test_the_leaders_purse() -> None:
    blocs = (f"regime.cohesion.{one}" for one in ("guard", "cabinet", "street"))
    watched = ("irgc.funds", "government.funds", "regime.distress", *blocs)
    for word, expected in (
        ("guard", {"irgc.funds": 150, "regime.cohesion.guard": 1}),
        ("treasury", {"government.funds": 150, "regime.cohesion.cabinet": 1}),
        ("people", {"regime.distress": -2, "regime.cohesion.street": 1}),
    ):
        table = Table()
        assert table.cost(f"leader purse {word}") == {}
        before = {code: table.get(code) for code in watched}
        table.play(f"leader purse {word}")
        assert {code: table.get(code) - before[code] for code in watched if table.get(code) != before[code]} == expected


@rule("7.7", "rial sells $400 m of reserves, which must be there, and the rial gains 3 per cent")
def test_the_government_defends_the_rial() -> None:
    table = Table()
    assert table.cost("government manage rial") == {}
    table.set("economy.reserves", 399)
    assert str(table.why("government manage rial")) == "less than $400 m of reserves is left (§7.7)"
    table.set("economy.reserves", 400)
    table.set("economy.rial", 1000)
    table.play("government manage rial")
    assert (table.get("economy.reserves"), table.get("economy.rial")) == (0, 970)


@rule("7.7", "bread lowers distress by 2 for 160 funds", "prices lowers inflation by 0.8 points and raises distress")
def test_the_government_eases_or_tightens() -> None:
    table = Table()
    table.set("sanctions.listings", 0)
    shut(table)
    assert table.cost("government manage bread") == {"funds": 160}
    distress, inflation = table.get("regime.distress"), table.get("economy.inflation")
    table.play("government manage bread")
    assert (table.get("regime.distress"), table.get("economy.inflation")) == (distress - 2, inflation)
    assert table.cost("government manage prices") == {}
    table.play("government manage prices")
    assert (table.get("regime.distress"), table.get("economy.inflation")) == (distress, inflation - 80)


@rule("7.8", "gulf pump, free. Crude −3 per cent, American approval +1, the mediators' standing −1")
def test_gulf_producers_open_the_taps() -> None:
    table = Table()
    assert table.cost("gulf pump") == {}
    before = [table.get(code) for code in ("economy.premium", "washington.approval", "gulf.standing")]
    table.set("economy.base", 8000)
    table.play("gulf pump")
    after = [table.get(code) for code in ("economy.premium", "washington.approval", "gulf.standing")]
    assert [a - b for a, b in zip(after, before, strict=True)] == [-240, 1, -1]


@rule("7.8", "gulf invest, 100 funds", "distress −1, threat −1, the mediators' standing +1")
def test_gulf_money_calms_the_neighbourhood() -> None:
    table = Table()
    assert table.cost("gulf invest") == {"funds": 100}
    watched = ("gulf.funds", "regime.distress", "regime.threat", "gulf.standing")
    before = [table.get(code) for code in watched]
    table.play("gulf invest")
    assert [table.get(code) - b for code, b in zip(watched, before, strict=True)] == [-100, -1, -1, 1]
    table.set("gulf.funds", 99)
    assert str(table.why("gulf invest")) == "it costs 100 funds and 99 is left (§3.4)"


@rule("7.4", "what reserves buy back of the rial (§7.7) is taken off it", "a share of what is on its way to the shops")
def test_prices_follow_late_and_ebb() -> None:
    table = Table("maximum-pressure")
    table.set("economy.coming", 1000)
    table.set("talks.negotiation", 9)
    before = table.get("economy.inflation")
    table.run("upkeep", "economy")
    assert table.get("economy.coming") == 1000 - 1000 * (100 - table.dial("economy", "delay")) // 100
    gap = before - 100 * table.dial("economy", "steady")
    arrived = 1000 - table.get("economy.coming")
    assert table.get("economy.inflation") == before + arrived - gap * table.monthly("economy", "ebb") // 100
    held = table.get("economy.coming")
    table.play("government manage rial")
    assert table.get("economy.coming") == held - 3 * table.dial("economy", "passed")

"""Chapter 6 of rules.md: authority, enforcement and evasion, listings, snapback, waivers, Europe's part."""

from __future__ import annotations

import pytest

from game.kernel.types import ceiling
from game.rules.sanctions.board import BANKS, MARKETS, OIL, TRACKS, Sanctions
from game.rules.seats import SEATS
from tests.sections.table import Table, rule

MOVED = (
    *(f"sanctions.{field}.{track}" for field in ("authority", "enforcement", "evasion") for track in TRACKS),
    *(f"sanctions.{field}" for field in ("strain", "listings", "escrow", "clock", "united_nations", "trade")),
    *(f"regime.{field}" for field in ("threat", "narrative", "distress", "cohesion.guard", "cohesion.cabinet")),
    *(f"{seat}.standing" for seat in SEATS), "irgc.funds", "government.funds", "washington.credibility",
)


def moved(table: Table, code: str, *labels: str) -> dict[str, int]:
    """What an action moves besides its price."""
    seat = code.partition(" ")[0]
    before = {one: table.get(one) for one in MOVED}
    for resource, amount in table.cost(code).items():
        if f"{seat}.{resource}" in before:
            before[f"{seat}.{resource}"] -= amount
    table.play(code, *labels)
    return {one: table.get(one) - before[one] for one in MOVED if table.get(one) != before[one]}


def track(table: Table, name: str, authority: int, enforcement: int, evasion: int) -> None:
    """Set up one track."""
    table.set(f"sanctions.authority.{name}", authority)
    table.set(f"sanctions.enforcement.{name}", enforcement)
    table.set(f"sanctions.evasion.{name}", evasion)


def upkeep(table: Table) -> None:
    table.run("upkeep", "sanctions")


@rule("6.1", "There are three tracks: oil, banks and markets. Each has an authority of 0 to 4")
def test_there_are_three_tracks() -> None:
    table = Table()
    assert TRACKS == ("oil", "banks", "markets")
    for name in TRACKS:
        field = table.book.indicators[f"sanctions.authority.{name}"].field
        assert (field.low, field.high) == (0, 4)


@rule("6.1", "us sanction TRACK LEVEL, 2 attention. Raises a track to the next level, one at a time")
def test_authority_is_raised_one_level_at_a_time() -> None:
    for name in TRACKS:
        for held in range(5):
            table = Table()
            table.set(f"sanctions.authority.{name}", held)
            legal = [level for level in (1, 2, 3, 4) if table.why(f"us sanction {name} {level}") is None]
            assert legal == ([held + 1] if held < 4 else [])
    assert table.cost("us sanction oil 4") == {"attention": 2}
    reason = table.why("us sanction markets 3")
    assert str(reason) == "markets stands at level 4; it is raised one level at a time (§6.1)"


@rule("6.1", "partners' strain +3 for each level of the new authority; the standing of us +1; threat +2; narrative +1")
@pytest.mark.parametrize("level", [1, 2, 3, 4])
def test_wider_authority_strains_partners_by_its_level(level: int) -> None:
    table = Table()
    table.set("sanctions.authority.banks", level - 1)
    assert moved(table, f"us sanction banks {level}") == {
        "sanctions.authority.banks": 1, "sanctions.enforcement.banks": 6, "sanctions.strain": 3 * level,
        "us.standing": 1, "regime.threat": 2, "regime.narrative": 1,
    }


@rule("6.1", "It weakens enforcement (§6.2) and falls by 3 each upkeep")
def test_strain_with_partners_wears_off() -> None:
    table = Table()
    table.set("sanctions.strain", 20)
    assert table.odds("us enforce oil")[0] == ("it bites", 70)
    upkeep(table)
    assert table.get("sanctions.strain") == 17
    table.set("sanctions.strain", 2)
    upkeep(table)
    assert table.get("sanctions.strain") == 0


@rule("6.2", "authority × 25 × enforcement × (100 − evasion) / 10,000", "Authority 3, enforcement 32, evasion 62")
@pytest.mark.parametrize(
    ("authority", "enforcement", "evasion", "bite"),
    [(3, 32, 62, 9), (4, 100, 0, 100), (4, 100, 100, 0), (0, 100, 0, 0), (1, 100, 0, 25), (2, 50, 50, 12)],
)
def test_the_bite_is_authority_times_effort_less_leakage(
    authority: int, enforcement: int, evasion: int, bite: int
) -> None:
    table = Table()
    for number, name in enumerate(TRACKS):
        track(table, name, authority, enforcement, evasion)
        assert Sanctions.of(table.state).bite(number) == bite


@rule("6.2", "On banks and markets add 10 while UN measures are in force and subtract a tenth of Europe's trade")
def test_the_un_and_europe_move_banks_and_markets_alone() -> None:
    table = Table()
    for name in TRACKS:
        track(table, name, 2, 50, 50)
    board = Sanctions.of(table.state)
    assert [board.bite(one) for one in (OIL, BANKS, MARKETS)] == [12, 12, 12]
    table.set("sanctions.united_nations", 1)
    assert [board.bite(one) for one in (OIL, BANKS, MARKETS)] == [12, 22, 22]
    table.set("sanctions.trade", 30)
    assert [board.bite(one) for one in (OIL, BANKS, MARKETS)] == [12, 19, 19]


@rule("6.2", "The bite stays within 0 and 100. Evasion is known in Tehran only")
def test_the_bite_has_bounds_and_evasion_knowers() -> None:
    table = Table()
    board = Sanctions.of(table.state)
    track(table, "banks", 4, 100, 0)
    table.set("sanctions.united_nations", 1)
    assert board.bite(BANKS) == 100
    track(table, "banks", 0, 0, 0)
    table.set("sanctions.united_nations", 0)
    table.set("sanctions.trade", 100)
    assert board.bite(BANKS) == 0
    knowing = [seat for seat in SEATS if table.known(seat)["sanctions.evasion.oil"] == 62]
    assert knowing == ["leader", "irgc", "government"]


@rule("6.2", "The track must have an authority of 1 or more and an enforcement below 95")
def test_enforcement_needs_authority_and_room() -> None:
    table = Table()
    assert table.cost("us enforce markets") == {"attention": 1}
    track(table, "markets", 0, 50, 0)
    assert str(table.why("us enforce markets")) == "there is no authority on markets to enforce (§6.2)"
    track(table, "markets", 1, 95, 0)
    assert str(table.why("us enforce markets")) == "enforcement is already at its most (§6.2)"
    track(table, "markets", 1, 94, 0)
    assert table.why("us enforce markets") is None


@rule("6.2", "it bites 80 − strain/2, evaders slip away 20 + strain/2")
@pytest.mark.parametrize(("strain", "weights"), [(0, (80, 20)), (15, (73, 27)), (100, (30, 70))])
def test_partners_strain_turns_the_odds_of_enforcement(strain: int, weights: tuple[int, int]) -> None:
    table = Table()
    table.set("sanctions.strain", strain)
    assert table.odds("us enforce oil") == (("it bites", weights[0]), ("evaders slip away", weights[1]))


@rule("6.2", "Enforcement +16 if it bites, else +5; strain +3")
def test_enforcement_bites_or_slips_away() -> None:
    for label, gain in (("it bites", 16), ("evaders slip away", 5)):
        assert moved(Table(), "us enforce banks", label) == {"sanctions.enforcement.banks": gain, "sanctions.strain": 3}


@rule("6.2", "Evasion on oil rises by an eighth of its distance to 100, and the Guard gains $40 m", "below 88")
def test_smuggling_feeds_the_guard() -> None:
    table = Table()
    assert table.cost("irgc smuggle") == {"attention": 1}
    table.set("sanctions.evasion.oil", 61)
    assert moved(table, "irgc smuggle") == {"sanctions.evasion.oil": 4, "irgc.funds": 40}
    table.set("sanctions.evasion.oil", 88)
    assert str(table.why("irgc smuggle")) == "the oil trade is as well hidden as it can be (88) (§6.2)"
    table.set("sanctions.evasion.oil", 87)
    assert moved(table, "irgc smuggle") == {"sanctions.evasion.oil": 1, "irgc.funds": 40}


@rule("6.2", "government barter TRACK, 1 attention, 80 funds", "evasion rises by an eighth of its distance to 100")
@pytest.mark.parametrize("name", ["banks", "markets"])
def test_barter_opens_eastern_corridors(name: str) -> None:
    table = Table()
    table.set("sanctions.listings", 0)
    table.set("sanctions.authority.banks", 0)
    assert table.cost(f"government barter {name}") == {"attention": 1, "funds": 80}
    table.set(f"sanctions.evasion.{name}", 21)
    assert moved(table, f"government barter {name}") == {f"sanctions.evasion.{name}": 9}
    assert "government barter oil" not in table.book.by_code


@rule("6.2", "Seen by the blocs")
@pytest.mark.parametrize("code", ["irgc smuggle", "government barter banks", "government barter markets"])
def test_evasion_is_out_of_sight_abroad(code: str) -> None:
    table = Table()
    abroad = [seat for seat in SEATS if seat not in ("leader", "irgc", "government")]
    before = {seat: table.known(seat) for seat in abroad}
    assert table.book.by_code[code].seen(table.state) == 0b0011100
    table.play(code)
    assert {seat: table.known(seat) for seat in abroad} == before


@rule("6.2", "if enforcement exceeds evasion, evasion rises by the gap divided by twice the dial adapt", "rounded up")
@pytest.mark.parametrize(("enforcement", "evasion"), [(50, 50), (51, 50), (68, 50), (69, 50), (100, 0)])
def test_evaders_adapt_to_effort(enforcement: int, evasion: int) -> None:
    table = Table()
    adapt = table.dial("sanctions", "adapt")
    assert adapt == 9
    for name in TRACKS:
        track(table, name, 2, enforcement, evasion)
    upkeep(table)
    for name in TRACKS:
        assert table.get(f"sanctions.evasion.{name}") == evasion + ceiling(max(0, enforcement - evasion), 2 * adapt)
        assert table.get(f"sanctions.enforcement.{name}") == enforcement - table.monthly("sanctions", "fatigue")


@rule("6.2", "if evasion exceeds enforcement by more than 20, evasion −2")
@pytest.mark.parametrize(("evasion", "fall"), [(70, 0), (71, 2)])
def test_evasion_rests_when_nobody_chases(evasion: int, fall: int) -> None:
    table = Table()
    track(table, "oil", 2, 50, evasion)
    upkeep(table)
    assert table.get("sanctions.evasion.oil") == evasion - fall


@rule("6.3", "Lists a network of the Guard", "at most 8. Strain +2, and the Guard closes ranks: its cohesion +1")
def test_listing_a_network() -> None:
    table = Table()
    assert table.cost("us list") == {"attention": 1}
    assert moved(table, "us list") == {"sanctions.listings": 1, "sanctions.strain": 2, "regime.cohesion.guard": 1}
    table.set("sanctions.listings", 8)
    assert str(table.why("us list")) == "no network worth listing is left (§6.3)"


@rule("6.3", "(100 + 5 for each listing + half the bite on banks) / 100, rounded up")
def test_listings_and_shut_banks_make_money_dearer() -> None:
    table = Table()
    for listings, banks, percent in ((0, 0, 100), (2, 20, 120), (8, 100, 190), (1, 3, 106)):
        table.set("sanctions.listings", listings)
        track(table, "banks", 4, banks, 0)
        assert Sanctions.of(table.state).bite(BANKS) == banks
        assert table.cost("irgc arm iraq")["funds"] == ceiling(90 * percent, 100)
        assert table.cost("irgc display")["funds"] == ceiling(20 * percent, 100)
        assert table.cost("government barter banks")["funds"] == ceiling(80 * percent, 100)
        assert table.cost("gulf invest") == {"funds": 100}


@rule("6.3", "With two listings and a bite of 20 per cent on banks, arming a front costs 90 × 120 / 100 = $108 m")
def test_the_example_of_listings() -> None:
    table = Table()
    table.set("sanctions.listings", 2)
    track(table, "banks", 4, 20, 0)
    assert table.cost("irgc arm iraq") == {"attention": 1, "funds": 108}


@rule("6.4", "europe snapback, 2 attention, 4 standing", "Threat +6, and a clock of 30 days starts", "rounded up")
def test_snapback_starts_a_clock() -> None:
    table = Table()
    assert table.cost("europe snapback") == {"attention": 2, "standing": 4}
    assert table.book.by_code["europe snapback"].menu == "diplomacy"
    turns = ceiling(table.dial("sanctions", "snapback_days"), table.book.days)
    assert turns == 3
    assert moved(table, "europe snapback") == {"sanctions.clock": turns, "regime.threat": 6}


@rule("6.4", "It may be used once, and not after the turn of the dial expiry")
def test_snapback_works_once_and_expires() -> None:
    table = Table()
    for turn, legal in ((table.dial("sanctions", "expiry"), True), (table.dial("sanctions", "expiry") + 1, False)):
        table.state.turn = turn
        assert (table.why("europe snapback") is None) is legal
    assert str(table.why("europe snapback")) == "the right to snapback has expired (§6.4)"
    table.state.turn = 1
    table.play("europe snapback")
    assert str(table.why("europe snapback")) == "the lever works once, and it has been pulled (§6.4)"
    for _ in range(3):
        upkeep(table)
    assert str(table.why("europe snapback")) == "the lever works once, and it has been pulled (§6.4)"


@rule("6.4", "When it runs out, UN measures are in force for good: threat +8, distress +5, credibility +3")
def test_the_clock_runs_down_and_the_un_returns() -> None:
    table = Table()
    table.play("europe snapback")
    watched = ("regime.threat", "regime.distress", "washington.credibility")
    before = [table.get(one) for one in watched]
    for left in (2, 1):
        upkeep(table)
        assert (table.get("sanctions.clock"), table.get("sanctions.united_nations")) == (left, 0)
        assert [table.get(one) for one in watched] == before
    upkeep(table)
    assert (table.get("sanctions.clock"), table.get("sanctions.united_nations")) == (0, 1)
    assert [table.get(one) - b for one, b in zip(watched, before, strict=True)] == [8, 5, 3]
    upkeep(table)
    assert table.get("sanctions.united_nations") == 1
    assert [table.get(one) - b for one, b in zip(watched, before, strict=True)] == [8, 5, 3]


@rule("6.5", "us waive TRACK, 1 attention, 5 standing", "Lowers the authority of a track by one. Strain −6, threat −3")
@pytest.mark.parametrize("name", TRACKS)
def test_a_waiver_lowers_a_track(name: str) -> None:
    table = Table()
    table.set("sanctions.terrorist", 0)
    assert table.cost(f"us waive {name}") == {"attention": 1, "standing": 5}
    expected = {
        f"sanctions.authority.{name}": -1, "sanctions.strain": -6, "regime.threat": -3, "regime.cohesion.cabinet": 2,
    }
    assert moved(table, f"us waive {name}") == expected
    table.set(f"sanctions.authority.{name}", 0)
    assert str(table.why(f"us waive {name}")) == f"no sanctions on {name} are left to waive (§6.5)"


@rule("6.5", "each 30 kb/d of licence takes one point off")
def test_a_licence_opens_exports() -> None:
    found = []
    for licence in (0, 30, 59, 3000):
        table = Table()
        track(table, "oil", 4, 50, 50)
        table.set("sanctions.licence", licence)
        table.set("economy.capacity", 2000)
        table.set("economy.exports", 2000)
        table.run("upkeep", "economy")
        found.append(table.get("economy.exports"))
    assert found == [1750, 1760, 1760, 2000]


@rule("6.5", "us release, 1 attention, 3 standing. $600 m of frozen funds move into an escrow", "Threat −2")
def test_release_moves_funds_into_escrow() -> None:
    table = Table()
    table.set("sanctions.terrorist", 0)
    assert table.cost("us release") == {"attention": 1, "standing": 3}
    assert moved(table, "us release") == {"sanctions.escrow": 600, "regime.threat": -2, "regime.cohesion.cabinet": 1}
    assert str(table.why("us release")) == "an escrow is being paid out already (§6.5)"


@rule("6.5", "a third of the $600 m is paid out: half of the payment reaches the government's funds, and distress −1")
def test_escrow_is_paid_out_by_thirds() -> None:
    table = Table()
    table.play("us release")
    for left in (400, 200, 0, 0):
        paid = table.get("sanctions.escrow") > 0
        funds, distress = table.get("government.funds"), table.get("regime.distress")
        upkeep(table)
        assert table.get("sanctions.escrow") == left
        assert table.get("government.funds") == funds + (100 if paid else 0)
        assert table.get("regime.distress") == distress - (1 if paid else 0)
    assert table.why("us release") is None


@rule("6.5", "us refreeze, 1 attention", "the standing of us +2, narrative +3, threat +3")
def test_what_is_left_can_be_frozen_again() -> None:
    table = Table()
    assert str(table.why("us refreeze")) == "there is no escrow to freeze (§6.5)"
    table.set("sanctions.escrow", 400)
    assert table.cost("us refreeze") == {"attention": 1}
    assert moved(table, "us refreeze") == {
        "sanctions.escrow": -400, "us.standing": 2, "regime.narrative": 3, "regime.threat": 3,
    }


@rule("6.6", "europe trade, 1 attention, 1 standing. Europe's trade +12, strain +2, distress −1", "Trade falls by 2")
def test_europe_keeps_some_trade_alive() -> None:
    table = Table()
    assert table.cost("europe trade") == {"attention": 1, "standing": 1}
    assert moved(table, "europe trade") == {"sanctions.trade": 12, "sanctions.strain": 2, "regime.distress": -1}
    upkeep(table)
    assert table.get("sanctions.trade") == 10


@rule("6.6", "europe align, 1 attention. Strain −8, trade −12, Europe's standing +1")
def test_europe_aligns_with_washington() -> None:
    table = Table()
    table.set("sanctions.trade", 30)
    assert table.cost("europe align") == {"attention": 1}
    assert moved(table, "europe align") == {"sanctions.strain": -8, "sanctions.trade": -12, "europe.standing": 1}

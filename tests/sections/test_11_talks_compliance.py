"""Chapter 11 of rules.md, how deals end: breach and withdrawal, what force does, and the whole life of one deal."""

from __future__ import annotations

import pytest

from game.kernel.types import seats_of
from game.rules.clauses import TERMS, WIDTH
from game.rules.marks import PRESSURE
from game.rules.seats import IRGC, LEADER, SEATS
from tests.sections.table import Table, rule
from tests.sections.test_11_talks import AGREED, INTERIM, MIDDLE, NONE, PUBLISHED, agreed, in_force, upkeep

DEAD = {"talks.status": -3, "regime.threat": 8, "gulf.standing": -6}
BROKEN_BY = {
    "us": {"regime.narrative": 6, "regime.cohesion.cabinet": -6, "government.standing": -8},
    "iran": {"us.standing": -4},
}


def compliance(table: Table) -> tuple[int, int]:
    """What Washington's and Tehran's compliance stand at."""
    return table.get("talks.compliance.us"), table.get("talks.compliance.iran")


def apart(moved: dict[str, int], *modules: str) -> dict[str, int]:
    """What moved outside the modules named."""
    return {code: value for code, value in moved.items() if not code.startswith(modules)}


@rule("11.6", "us/irgc breach, 1 attention. An operation, while a deal is in force")
@rule("11.6", "us withdraw, 1 attention, 4 standing", "leader withdraw, 1 attention, 6 standing")
def test_only_a_deal_in_force_can_be_broken() -> None:
    table = agreed()
    codes = ("us breach", "irgc breach nuclear", "us withdraw", "leader withdraw")
    assert [str(table.why(code)) for code in codes] == ["no deal is in force (§11.6)"] * 4
    table = in_force()
    assert [table.why(code) for code in codes] == [None] * 4
    assert table.cost("us breach") == table.cost("irgc breach nuclear") == {"attention": 1}
    assert [table.book.by_code[code].menu for code in codes] == ["operations"] * 2 + ["diplomacy"] * 2


@rule("11.6", "chance: noted 70 (compliance −15), a public dispute 30 (−30, and a dispute is open)")
@pytest.mark.parametrize(("outcome", "lost"), [("noted", 15), ("a public dispute", 30)])
def test_washington_withholds_relief(outcome: str, lost: int) -> None:
    table = in_force()
    assert table.odds("us breach") == (("noted", 70), ("a public dispute", 30))
    opened = {"talks.disputes": 1} if lost == 30 else {}
    assert table.moved("us breach", outcome) == {"us.standing": 2, "talks.compliance.us": -lost, **opened}


@rule("11.6", "30 kg of stock, hidden (§8.4) | 120 − access | 15 | 10 + access/2", "seen by the Leader and the Guard")
@rule("11.6", "Disputed: Tehran's compliance −10 and a dispute is open. Found: Tehran's compliance −35, credibility +2")
@pytest.mark.parametrize(("access", "weights"), [(0, (120, 10)), (45, (75, 32)), (100, (20, 60))])
def test_the_guard_keeps_stock_back(access: int, weights: tuple[int, int]) -> None:
    table = in_force()
    table.set("nuclear.access", access)
    assert table.odds("irgc breach nuclear") == (("unseen", weights[0]), ("disputed", 15), ("found", weights[1]))
    assert table.book.by_code["irgc breach nuclear"].seen(table.state) == seats_of(LEADER, IRGC)
    kept = {"nuclear.stock": -30_000, "nuclear.buried": 30_000}
    assert table.moved("irgc breach nuclear", "unseen") == kept
    moved = table.moved("irgc breach nuclear", "disputed")
    assert moved == {**kept, "talks.compliance.iran": -10, "talks.disputes": 1}
    assert table.moved("irgc breach nuclear", "found") == {
        **kept, "nuclear.found": 30_000, "talks.compliance.iran": -35, "washington.credibility": 2,
    }


@rule("11.6", "For us each level of guarantee adds 5 standing. The compliance of that party falls to 0")
@pytest.mark.parametrize("guarantee", [0, 1, 3])
def test_a_guarantee_makes_withdrawal_dear(guarantee: int) -> None:
    table = in_force((*MIDDLE[:6], guarantee))
    assert table.cost("us withdraw") == {"attention": 1, "standing": 4 + 5 * guarantee}
    assert table.cost("leader withdraw") == {"attention": 1, "standing": 6}
    for code, party in (("us withdraw", "us"), ("leader withdraw", "iran")):
        table = in_force((*MIDDLE[:6], guarantee))
        assert apart(table.moved(code), "talks.", "sanctions.") == apart(DEAD, "talks.") | BROKEN_BY[party]
        assert table.get("talks.status") == NONE


@rule("11.6", "If it has a clause on money, each American sanction, enforce or list takes 20 from")
@pytest.mark.parametrize("relief", [0, 1])
def test_pressing_on_against_promised_relief_is_a_breach(relief: int) -> None:
    table = in_force((1, 1, 1, 0, 0, relief, 1))
    assert {one.verb for one in table.book.actions if one.marks & PRESSURE} == {"sanction", "list", "enforce"}
    banks = table.get("sanctions.authority.banks")
    for number, code in enumerate((f"us sanction banks {banks + 1}", "us list", "us enforce oil")):
        assert compliance(table) == (100 - 20 * relief * number, 100)
        table.play(code)
    table = in_force((1, 1, 1, 0, 0, relief, 1))
    for code in ("us deploy", "us waive oil", "us brief", "europe align"):
        table.play(code)
    assert compliance(table) == (100, 100)


@rule("11.6", "To enrich past the limit of §11.5.4 takes 30 from Tehran's")
@pytest.mark.parametrize(
    ("level", "held", "code", "lost"),
    [
        (3, 0, "low", 30), (2, 1, "twenty", 30), (1, 2, "sixty", 30), (3, 1, "twenty", 30),
        (1, 1, "twenty", 0), (0, 3, "surge", 0), (2, 1, "halt", 0), (3, 2, "low", 0), (2, 4, "sixty", 0),
    ],
)
def test_enriching_past_the_limit_is_a_breach(level: int, held: int, code: str, lost: int) -> None:
    table = in_force((level, 1, 1, 0, 0, 1, 1))
    table.set("nuclear.policy", held)
    table.play(f"leader enrich {code}")
    assert compliance(table) == (100, 100 - lost)


@rule("11.6", "so does barring inspectors, if the deal has a level on inspection")
@pytest.mark.parametrize(("level", "lost"), [(0, 0), (1, 30)])
def test_barring_inspectors_of_a_deal_is_a_breach(level: int, lost: int) -> None:
    table = in_force((1, 1, level, 0, 0, 1, 1))
    table.play("leader expel")
    assert compliance(table) == (100, 100 - lost)


@rule("11.6", "A compliance below 40 starts a clock of two turns (dial notice, 2 turns)", "the mediators' standing −6")
@pytest.mark.parametrize("party", ["us", "iran"])
def test_a_deal_dies_below_forty_and_not_before(party: str) -> None:
    code, outcome, lost = {"us": ("us breach", "noted", 15), "iran": ("irgc breach nuclear", "found", 35)}[party]
    table = in_force()
    table.set("nuclear.access", 50)
    table.set(f"talks.compliance.{party}", 40 + lost)
    table.play(code, outcome)
    assert (table.get("talks.status"), table.get(f"talks.compliance.{party}")) == (INTERIM, 40)
    table.set(f"talks.compliance.{party}", 39 + lost)
    before = table.board()
    table.play(code, outcome)
    table.set("talks.disputes", 0)
    assert (table.get("talks.status"), table.get("talks.notice")) == (INTERIM, table.dial("talks", "notice"))
    table.run("diplomacy", "talks")
    assert table.get("talks.status") == INTERIM
    table.run("diplomacy", "talks")
    moved = table.since(before)
    assert table.get("talks.status") == NONE
    assert {code: moved[code] for code in DEAD} == DEAD
    other = BROKEN_BY["iran" if party == "us" else "us"]
    paid = {"us.standing": 2} if party == "us" else {}
    assert {one: moved.get(one, 0) for one in BROKEN_BY[party] | other} == {
        **dict.fromkeys(other, 0), **BROKEN_BY[party], **paid,
    }


@rule("11.6", "the licence ends, exactly what relief took off comes back (§11.5.2)")
@rule("11.6", "what was promised and not paid is lost, negotiation is at most 2, threat +8")
@pytest.mark.parametrize(("relief", "back"), [(0, (0, 0)), (1, (1, 0)), (2, (1, 0))])
def test_relief_is_revoked_with_the_deal(relief: int, back: tuple[int, int]) -> None:
    table = in_force((1, 1, 1, 0, 0, relief, 0))
    upkeep(table)
    paid = table.get("talks.paid")
    assert paid == relief * table.dial("talks", "instalment")
    moved = table.moved("leader withdraw")
    assert moved.get("sanctions.licence", 0) == -250 * relief
    assert (moved.get("sanctions.authority.oil", 0), moved.get("sanctions.authority.banks", 0)) == back
    assert (table.get("talks.promised"), table.get("talks.paid")) == (paid, paid)
    assert table.get("talks.negotiation") == 2
    assert [table.get(f"talks.deal.{term}") for term in TERMS] == [0] * WIDTH
    assert [table.get(f"talks.signed.{signer}") for signer in ("us", "government", "leader")] == [0, 0, 0]
    assert compliance(table) == (100, 100)
    assert upkeep(table) == {}


@rule("6.1", "Each has an authority of 0 to 4")
def test_authority_that_comes_back_stays_within_four() -> None:
    table = in_force((1, 1, 1, 0, 0, 2, 0), banking=3)
    upkeep(table)
    for track in ("oil", "banks"):
        table.set(f"sanctions.authority.{track}", 4)
    table.play("us withdraw")
    assert [table.get(f"sanctions.authority.{track}") for track in ("oil", "banks")] == [4, 4]


def struck(table: Table, code: str) -> dict[str, int]:
    """What a strike does to the talks."""
    table.rich("us")
    table.rich("israel")
    table.set("strikes.deployed", 2)
    before = table.board()
    table.play(code)
    table.reply("irgc absorb", "read as it was meant")
    return {one: value for one, value in table.since(before).items() if one.startswith(("talks.", "gulf."))}


@rule("11.7", "takes called and scheduled rounds off the calendar; if there was one, the mediators' standing −6")
@pytest.mark.parametrize("code", ["israel strike defences", "israel strike command", "us strike natanz"])
def test_force_clears_the_calendar(code: str) -> None:
    for called, scheduled in ((0, 0), (0, 1), (1, 0), (1, 1)):
        table = Table()
        table.set("talks.called", called)
        table.set("talks.scheduled", scheduled)
        moved = struck(table, code)
        assert moved.get("gulf.standing", 0) == (-6 if called or scheduled else 0)
        assert (table.get("talks.called"), table.get("talks.scheduled")) == (0, 0)


@rule("11.7", "Negotiation −2, or −1 if the strike hit air defences only")
@pytest.mark.parametrize(
    ("code", "lost"), [("israel strike defences", 1), ("israel strike launchers", 2), ("us strike fordow", 2)]
)
def test_force_sets_negotiation_back(code: str, lost: int) -> None:
    table = Table()
    table.set("talks.negotiation", 4)
    assert struck(table, code) == {"talks.negotiation": -lost}


@rule("11.7", "Unless it hit air defences only, it also ends a published or agreed text")
@pytest.mark.parametrize("status", [PUBLISHED, AGREED])
def test_force_ends_a_text(status: int) -> None:
    for code, then in (("israel strike defences", status), ("israel strike natanz", NONE), ("us strike natanz", NONE)):
        table = agreed()
        table.set("talks.status", status)
        struck(table, code)
        assert table.get("talks.status") == then


@rule("11.7", "costs a deal in force compliance of Washington's, whoever struck: 60 if it was Washington, 30 if it was")
@pytest.mark.parametrize(
    ("code", "lost"), [("us strike natanz", 60), ("israel strike natanz", 30), ("israel strike defences", 0)]
)
def test_force_costs_washington_compliance(code: str, lost: int) -> None:
    table = in_force()
    struck(table, code)
    assert (table.get("talks.status"), *compliance(table)) == (INTERIM, 100 - lost, 100)


@rule("11.5", "the deal enters into force at the end of the phase", "play goes on")
@rule("11.6", "When it has run, or a compliance is 0, the deal is dead")
def test_the_whole_life_of_a_deal() -> None:
    table = agreed((2, 1, 2, 1, 1, 2, 1))
    assert table.get("talks.status") == AGREED
    table.set("nuclear.policy", 4)
    authority = [table.get(f"sanctions.authority.{track}") for track in ("oil", "banks")]
    for code in ("leader bless", "us sign", "government sign"):
        assert table.get("sanctions.licence") == 0
        table.play(code)
        assert table.get("talks.status") == AGREED
    table.run("diplomacy", "talks")
    assert (table.get("talks.status"), table.get("talks.negotiation"), table.state.ending) == (INTERIM, 7, 0)
    assert table.get("sanctions.licence") == 500
    assert [table.get(f"sanctions.authority.{track}") for track in ("oil", "banks")] == [authority[0] - 1, authority[1]]
    for turn in (1, 2):
        stock = table.get("nuclear.stock")
        upkeep(table)
        assert table.get("nuclear.stock") == stock - stock * 12 // 100
        assert (table.get("nuclear.policy"), table.get("nuclear.access")) == (1, 80)
        assert (table.get("talks.promised"), table.get("talks.paid")) == (6000, 900 * turn)
    table.play("irgc breach nuclear", "found")
    assert compliance(table) == (100, 65)
    table.play("leader enrich twenty")
    for _ in range(2):
        assert table.get("talks.status") == INTERIM
        table.run("diplomacy", "talks")
    assert (table.get("talks.status"), table.get("talks.negotiation")) == (NONE, 2)
    assert (table.get("sanctions.licence"), table.get("talks.promised"), table.get("talks.paid")) == (0, 1800, 1800)
    assert [table.get(f"sanctions.authority.{track}") for track in ("oil", "banks")] == authority
    funds = table.get("government.funds")
    assert upkeep(table) == {}
    assert table.get("government.funds") == funds
    for seat in SEATS:
        assert table.known(seat)["talks.status"] == NONE

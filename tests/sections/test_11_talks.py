"""Chapter 11 of rules.md, what is signed: texts, signatures, and deals in force."""

from __future__ import annotations

import pytest

from game.kernel.types import UNKNOWN
from game.rules.clauses import TERMS, WIDTH
from game.rules.seats import SEATS
from tests import playing
from tests.sections.table import Table, rule

MIDDLE = (2, 1, 2, 0, 0, 2, 1)
BROAD = (2, 2, 2, 1, 1, 2, 1)
"""Levels of enrichment, stock, inspection, missiles, hezbollah, relief and escrow, guarantee; the second is
comprehensive."""

NAMED = ("enrichment", "stock", "inspection", "missiles", "hezbollah", "relief", "guarantee")


def full(terms: tuple[int, ...], **others: int) -> list[int]:
    """The levels of every clause, from those of the seven that weigh most; steps are exchanged one for one."""
    levels = dict(zip(NAMED, terms, strict=True)) | {"escrow": terms[5], "order": 1, "sunset": 3} | others
    return [levels.get(term.replace("-", "_"), 0) for term in TERMS]

NONE, PUBLISHED, AGREED, INTERIM, COMPREHENSIVE = range(5)


def drafted(terms: tuple[int, ...] = MIDDLE, **others: int) -> Table:
    """A table on which the mediator has put these terms on paper, in the open Muscat channel."""
    table = Table()
    table.set("council.mandate", 3)
    table.set("backchannels.stage.muscat", 2)
    table.set("backchannels.warmth.muscat", 60)
    table.play("gulf draft muscat middle")
    for term, level in zip(TERMS, full(terms, **others), strict=True):
        table.set(f"single_text.terms.muscat-{term}", level)
    return table


def agreed(terms: tuple[int, ...] = MIDDLE, **others: int) -> Table:
    """The same table, on which both ends have said yes to the text."""
    table = drafted(terms, **others)
    table.play("gulf ask muscat")
    table.play("us answer muscat yes")
    table.play("government answer muscat yes")
    table.run("backchannels", "single_text")
    for seat in SEATS:
        table.rich(seat)
    return table


def signed(terms: tuple[int, ...] = MIDDLE, **others: int) -> Table:
    """The same table, with all three signatures and the end of the phase still to come."""
    table = agreed(terms, **others)
    for code in ("us sign", "government sign", "leader bless"):
        table.play(code)
    return table


def in_force(terms: tuple[int, ...] = MIDDLE, **others: int) -> Table:
    """The same table, with the deal in force."""
    table = signed(terms, **others)
    table.run("diplomacy", "talks")
    return table


def upkeep(table: Table) -> dict[str, int]:
    """What a deal does in upkeep."""
    before = table.board()
    table.run("upkeep", "talks")
    return table.since(before)


@rule("11.4", "A text that both ends answered with yes (§10.14) is agreed: negotiation stands at least at 6")
def test_two_yes_make_a_text_agreed() -> None:
    table = agreed()
    assert (table.get("talks.status"), table.get("talks.negotiation"), table.get("talks.age")) == (AGREED, 6, 0)
    assert [table.get(f"talks.text.{term}") for term in TERMS] == full(MIDDLE)


@rule("11.4", "A published one (§10.15) is only talked about")
def test_a_published_text_cannot_be_signed() -> None:
    table = drafted()
    table.play("gulf publish muscat")
    assert table.get("talks.status") == PUBLISHED
    assert [table.get(f"talks.text.{term}") for term in TERMS] == full(MIDDLE)
    for code in ("us sign", "government sign", "leader bless"):
        assert str(table.why(code)) == "no agreed text is on the table (§11.4)"


@rule("11.4", "us/government sign, 1 attention, 2 standing", "For us 2 standing more for each level of guarantee")
@pytest.mark.parametrize("guarantee", [0, 1, 3])
def test_signatures_cost_standing_by_what_is_guaranteed(guarantee: int) -> None:
    table = agreed((*MIDDLE[:6], guarantee))
    assert table.cost("us sign") == {"attention": 1, "standing": 2 + 2 * guarantee}
    assert table.cost("government sign") == {"attention": 1, "standing": 2}
    assert table.moved("us sign") == {"talks.signed.us": 1}
    assert table.moved("government sign") == {"talks.signed.government": 1}
    for code in ("us sign", "government sign"):
        assert str(table.why(code)) == "this side has signed (§11.4)"


@rule("11.4", "The mandate binds the government (§9.6)")
@pytest.mark.parametrize(
    ("terms", "needed"),
    [(MIDDLE, 2), ((0, 0, 0, 0, 0, 1, 0), 2), ((1, 1, 1, 1, 0, 2, 1), 3), ((1, 1, 1, 0, 2, 2, 1), 3)],
)
def test_the_government_signs_within_the_mandate(terms: tuple[int, ...], needed: int) -> None:
    table = agreed(terms)
    for mandate in range(4):
        table.set("council.mandate", mandate)
        reason = table.why("government sign")
        assert (reason is None) is (mandate >= needed)
        assert reason is None or reason.section == "9.6"
        assert table.why("us sign") is None


@rule("11.4", "It also takes half as many points of standing as Tehran gives steps", "leader bless, 1 attention")
@pytest.mark.parametrize(("terms", "standing"), [(MIDDLE, 2), (BROAD, 4), ((3, 3, 3, 0, 0, 3, 3), 4)])
def test_the_leaders_word_costs_what_tehran_gives(terms: tuple[int, ...], standing: int) -> None:
    table = agreed(terms)
    assert table.cost("leader bless") == {"attention": 1, "standing": standing}
    assert table.moved("leader bless") == {"talks.signed.leader": 1}
    assert str(table.why("leader bless")) == "the text has been blessed (§11.4)"


@rule("11.4", "Without the Leader's word a text binds nobody")
@pytest.mark.parametrize("missing", ["us sign", "government sign", "leader bless"])
def test_every_signature_is_needed(missing: str) -> None:
    table = agreed()
    for code in {"us sign", "government sign", "leader bless"} - {missing}:
        table.play(code)
    table.run("diplomacy", "talks")
    assert table.get("talks.status") == AGREED
    table.play(missing)
    table.run("diplomacy", "talks")
    assert table.get("talks.status") == INTERIM


@rule("11.5", "A seat that is not in play need not sign")
def test_a_seat_that_is_not_in_play_need_not_sign() -> None:
    table = Table()
    table.state = playing.laid(playing.changed(playing.table("double-bind").setup, seats={"us", "government"})).first()
    table.book = table.state.rulebook
    table.set("talks.status", AGREED)
    table.set("council.mandate", 2)
    for code, status in (("us sign", AGREED), ("government sign", INTERIM)):
        table.play(code)
        table.run("diplomacy", "talks")
        assert table.get("talks.status") == status


@rule("11.4", "An agreed text waits four turns for its signatures (dial cooling, 4 turns). After that it lapses")
@rule("11.4", "negotiation −2, the mediators' standing −3")
def test_an_unsigned_text_lapses_after_four_more_turns() -> None:
    table = agreed()
    assert table.dial("talks", "cooling") == 4
    for _ in range(4):
        table.set("talks.silent", 0)
        table.run("diplomacy", "talks")
        assert table.get("talks.status") == AGREED
    table.set("talks.silent", 0)
    before = table.board()
    table.run("diplomacy", "talks")
    moved = table.since(before)
    assert (table.get("talks.status"), moved["talks.negotiation"], moved["gulf.standing"]) == (NONE, -2, -3)
    assert [table.get(f"talks.text.{term}") for term in TERMS] == [0] * WIDTH


@rule("11.4", "A published text is forgotten after the same time")
def test_a_published_text_is_forgotten_at_no_loss() -> None:
    table = drafted()
    table.set("talks.negotiation", 5)
    table.set("talks.age", 3)
    table.play("gulf publish muscat")
    standing = table.get("gulf.standing")
    for turn in range(5):
        assert table.get("talks.status") == PUBLISHED
        table.set("talks.silent", 0)
        table.run("diplomacy", "talks")
        assert (table.get("talks.age"), table.get("talks.negotiation")) == ((turn + 1) % 5, 5)
    assert (table.get("talks.status"), table.get("gulf.standing")) == (NONE, standing)


@rule("11.5", "It is comprehensive if Tehran gives 8 steps or more, relief is 2 or more and the guarantee 1 or more")
@rule("11.5", "(negotiation 8)", "else interim (negotiation 7)")
@pytest.mark.parametrize(
    ("terms", "status"),
    [
        ((2, 2, 2, 1, 1, 2, 1), COMPREHENSIVE),
        ((3, 3, 2, 0, 0, 2, 1), COMPREHENSIVE),
        ((2, 2, 2, 1, 0, 3, 3), INTERIM),
        ((3, 3, 3, 3, 3, 1, 3), INTERIM),
        ((3, 3, 3, 3, 3, 3, 0), INTERIM),
    ],
)
def test_a_deal_is_comprehensive_or_interim(terms: tuple[int, ...], status: int) -> None:
    table = in_force(terms)
    assert (table.get("talks.status"), table.get("talks.negotiation")) == (status, status + 4)
    assert [table.get(f"talks.deal.{term}") for term in TERMS] == full(terms)


@rule("11.5", "relief takes authority on oil down by 1 and grants a licence of 250 kb/d for each level")
@rule("11.5", "$3,000 m for each level of escrow is promised")
@pytest.mark.parametrize(("relief", "oil"), [(0, 0), (1, -1), (2, -1), (3, -1)])
def test_relief_begins_with_the_deal(relief: int, oil: int) -> None:
    table = signed((1, 1, 1, 0, 0, relief, 0))
    before = table.board()
    table.run("diplomacy", "talks")
    moved = table.since(before)
    assert moved.get("sanctions.authority.oil", 0) == oil
    assert moved.get("sanctions.licence", 0) == 250 * relief
    assert moved.get("talks.promised", 0) == 3000 * relief
    assert "talks.paid" not in moved
    table = signed((1, 1, 1, 0, 0, relief, 0))
    for track in ("oil", "banks"):
        table.set(f"sanctions.authority.{track}", 0)
    table.run("diplomacy", "talks")
    assert (table.get("sanctions.authority.oil"), table.get("sanctions.authority.banks")) == (0, 0)


@rule("11.5", "narrative, cohesion | a concession of the steps Tehran gives", "threat | −6, −4 for each level")
@rule("11.5", "narrative | +2 for each step Washington gives", "regime security | +6, and +2 for each step")
@rule("11.5", "the street's cohesion, tension | +4, −20", "loyalty of a front | −8 for each level of its clause")
@rule("11.5", "standing of us | + steps Tehran gives − twice the steps Washington gives")
@rule("11.5", "israel | 2 × enrichment + missiles + the levels on fronts − 6", "standing of leader | 3 − missiles")
@rule("11.5", "standing of government, gulf, europe | +6, +8, +4")
@pytest.mark.parametrize("terms", [MIDDLE, BROAD, (3, 0, 1, 2, 2, 0, 3)])
def test_both_sides_pay_for_a_deal_at_home(terms: tuple[int, ...]) -> None:
    enrichment, _, _, missiles, proxies, relief, guarantee = terms
    given, taken = sum(terms[:5]), relief + guarantee
    table = signed(terms)
    table.set("escalation.tension", 40)
    before = table.board()
    table.run("diplomacy", "talks")
    moved = table.since(before)
    expected = {
        "regime.narrative": 2 * taken - 3 * given,
        "regime.cohesion.guard": -2 * given,
        "regime.cohesion.street": 4 + given,
        "regime.security": 6 + 2 * taken,
        "regime.threat": -6 - 4 * guarantee,
        "escalation.tension": -20,
        "proxies.loyalty.hezbollah": -8 * proxies,
        **({"proxies.doubt": 8 * proxies} if proxies else {}),
        "us.standing": given - 2 * taken,
        "israel.standing": 2 * enrichment + missiles + proxies - 6,
        "leader.standing": 3 - missiles - proxies,
        "government.standing": 6,
        "gulf.standing": 8,
        "europe.standing": 4,
    }
    rest = {code: value for code, value in moved.items() if not code.startswith(("talks.", "sanctions."))}
    assert rest == {code: value for code, value in expected.items() if value}


@rule("11.5", "enrichment policy is at most surge, twenty, low or halt for an enrichment level of 0, 1, 2 or 3")
@pytest.mark.parametrize(("level", "cap"), [(0, 4), (1, 2), (2, 1), (3, 0)])
def test_the_enrichment_policy_is_held_down(level: int, cap: int) -> None:
    table = in_force((level, 0, 0, 0, 0, 1, 1))
    for policy in range(5):
        table.set("nuclear.policy", policy)
        upkeep(table)
        assert table.get("nuclear.policy") == min(policy, cap)


@rule("11.5", "the declared stock falls by 12 per cent for each level on stock")
@rule("11.5", "if there is a level on inspection, access is at least 40 + 20 for each")
@pytest.mark.parametrize("level", [0, 1, 2, 3])
def test_stock_goes_down_and_inspectors_see(level: int) -> None:
    table = in_force((0, level, level, 0, 0, 1, 1))
    table.set("nuclear.stock", 200_000)
    table.set("nuclear.buried", 50_000)
    table.set("nuclear.access", 20)
    upkeep(table)
    assert table.get("nuclear.stock") == 200_000 - 24_000 * level
    assert table.get("nuclear.buried") == 50_000
    assert table.get("nuclear.access") == (40 + 20 * level if level else 20)
    table.set("nuclear.access", 100)
    upkeep(table)
    assert table.get("nuclear.access") == 100


@rule("11.5", "Each upkeep, while Tehran complies with 60 or more, what it has carried out goes on")
@pytest.mark.parametrize(("held", "kept"), [(60, True), (59, False)])
def test_tehran_keeps_a_deal_only_while_it_complies(held: int, kept: bool) -> None:
    table = in_force((3, 1, 3, 0, 0, 1, 1))
    table.set("talks.compliance.iran", held)
    moved = upkeep(table)
    assert {code.split(".")[1] for code in moved if code.startswith("nuclear.")} == (
        {"policy", "stock", "access"} if kept else set()
    )


@rule("11.5", "With a level on missiles no missiles are built (§12.1)")
@pytest.mark.parametrize("level", [0, 1])
def test_a_deal_on_missiles_stops_their_building(level: int) -> None:
    table = in_force((1, 1, 1, level, 0, 1, 1))
    before = table.get("strikes.missiles")
    table.run("upkeep", "strikes")
    assert (table.get("strikes.missiles") > before) is (level == 0)


@rule("11.5", "$450 m for each level of escrow is paid (dial instalment, $450 m), until all that was promised is paid")
@rule("11.5", "A quarter reaches the government's funds; distress falls by 1 for each $400 m")
def test_relief_is_paid_in_instalments_until_the_promise_is_kept() -> None:
    table = in_force((0, 0, 0, 0, 0, 2, 0))
    due = 2 * table.dial("talks", "instalment")
    assert due == 900
    assert upkeep(table) == {
        "talks.paid": due, "talks.age": 1, "government.funds": due // 4, "regime.distress": -(due // 400),
    }
    table.set("talks.paid", 5200)
    assert upkeep(table) == {"talks.paid": 800, "talks.age": 1, "government.funds": 200, "regime.distress": -2}
    assert upkeep(table) == {"talks.age": 1}


@rule("11.5", "Each upkeep, while Washington complies with 60 or more")
@pytest.mark.parametrize(("held", "paid"), [(60, 450), (59, 0)])
def test_washington_pays_only_while_it_complies(held: int, paid: int) -> None:
    table = in_force((0, 0, 0, 0, 0, 1, 0))
    table.set("talks.compliance.us", held)
    assert upkeep(table).get("talks.paid", 0) == paid


@rule("11.5", "After more than three turns in force with both compliances above 80, a comprehensive deal lifts")
@pytest.mark.parametrize(
    ("terms", "us", "iran", "last"),
    [(BROAD, 81, 81, 9), (BROAD, 80, 100, 8), (BROAD, 100, 80, 8), (MIDDLE, 100, 100, 7)],
)
def test_a_comprehensive_deal_that_is_kept_reaches_nine(
    terms: tuple[int, ...], us: int, iran: int, last: int
) -> None:
    table = in_force(terms)
    table.set("talks.compliance.us", us)
    table.set("talks.compliance.iran", iran)
    signed_at = table.get("talks.negotiation")
    seen = []
    for _ in range(4):
        upkeep(table)
        seen.append(table.get("talks.negotiation"))
    assert seen == [signed_at, signed_at, signed_at, last]


@rule("11.6", "Each party starts a deal with a compliance of 100. Both are public")
def test_both_parties_start_with_full_compliance_in_public() -> None:
    table = in_force()
    for seat in SEATS:
        known = table.known(seat)
        assert (known["talks.compliance.us"], known["talks.compliance.iran"]) == (100, 100)
        assert UNKNOWN not in [known[f"talks.deal.{term}"] for term in TERMS]

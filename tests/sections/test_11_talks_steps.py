"""Chapter 11 of rules.md, what a deal is made of: steps in turn, sunset, Congress, readings, spoilers, disputes."""

from __future__ import annotations

import pytest

from game.kernel.knowledge import view
from game.rules.clauses import OPENINGS, SLANTS, TERMS
from game.rules.seats import GULF
from tests.sections.table import Table, rule
from tests.sections.test_11_talks import AGREED, BROAD, INTERIM, NONE, agreed, drafted, full, in_force, signed, upkeep
from tests.sections.test_11_talks_compliance import struck

SMALL = (1, 1, 1, 0, 0, 1, 0)
"""A freeze for a little relief."""


def turn(table: Table) -> None:
    """A turn of a deal in force: what goes on in upkeep, and what falls due at the end of Public diplomacy."""
    upkeep(table)
    table.run("diplomacy", "talks")


def carried_out(table: Table) -> set[str]:
    """The clauses that have been carried out."""
    return {term for at, term in enumerate(TERMS) if table.get("talks.done") >> at & 1}


@rule("11.12", "Each clause is carried out at the end of Public diplomacy in the turn in force in which it falls due")
@rule("11.5", "banking takes 1 off the authority on banks at level 2 and 2 at level 3, and distress −1; listings takes")
def test_steps_fall_due_in_their_turn() -> None:
    table = in_force(SMALL, banking=2, listings=1, machines=2)
    first = {"enrichment", "stock", "inspection", "relief", "escrow", "order", "sunset"}
    assert carried_out(table) == first
    table.set("sanctions.listings", 3)
    banks = table.get("sanctions.authority.banks")
    upkeep(table)
    assert carried_out(table) == first
    table.run("diplomacy", "talks")
    assert carried_out(table) == first | {"banking", "machines"}
    assert table.get("sanctions.authority.banks") == banks - 1
    turn(table)
    assert table.get("nuclear.machines.natanz") == 60
    assert carried_out(table) == first | {"banking", "machines", "listings"}
    assert table.get("sanctions.listings") == 2
    table.play("us withdraw")
    assert (table.get("sanctions.listings"), table.get("sanctions.authority.banks")) == (3, banks)


@rule("11.12", "With order 0 Tehran's clauses fall due a turn later; with 2 or 3 Washington's do, by one turn or two")
@pytest.mark.parametrize(("order", "relief", "stock"), [(0, 0, 1), (1, 0, 0), (2, 1, 0), (3, 2, 0)])
def test_the_order_says_who_moves_first(order: int, relief: int, stock: int) -> None:
    table = in_force(SMALL, order=order)
    for age in range(3):
        assert ("relief" in carried_out(table)) is (age >= relief)
        assert ("stock" in carried_out(table)) is (age >= stock)
        turn(table)


@rule("11.12", "us/leader hold, 1 attention. An operation, once a turn", "its compliance −8")
@rule("11.12", "Under order 1, step for step, the other side's open steps wait as long")
@pytest.mark.parametrize("seat", ["us", "leader"])
def test_a_party_may_hold_its_steps_back(seat: str) -> None:
    party, gain = ("us", "us.standing") if seat == "us" else ("iran", "regime.narrative")
    for order in (1, 2):
        table = in_force(SMALL, banking=2, machines=1, order=order)
        assert table.cost(f"{seat} hold") == {"attention": 1}
        assert table.moved(f"{seat} hold") == {
            gain: 1, f"talks.compliance.{party}": -8, f"talks.late.{party}": 1, f"talks.held.{party}": 1,
        }
        assert str(table.why(f"{seat} hold")) == "your steps are held back already (§11.12)"
        turn(table)
        assert ("machines" in carried_out(table)) is (order == 2 and seat == "us")
    for _ in range(4):
        turn(table)
    table.run("reckoning", "talks")
    assert str(table.why(f"{seat} hold")) == "you have no step left to take under a deal (§11.12)"


@rule("11.12", "What falls due in a turn can still be held in that turn")
def test_a_step_due_in_the_first_turn_may_be_held_in_it() -> None:
    table = in_force(SMALL, banking=2)
    upkeep(table)
    table.play("us hold")
    table.run("diplomacy", "talks")
    assert "banking" not in carried_out(table)
    table.run("reckoning", "talks")
    turn(table)
    assert "banking" in carried_out(table)


@rule("11.12", "A deal runs one, two or four terms of six turns (dial term, 6 turns), or for ever, by its sunset")
@rule("11.12", "negotiation is at most 4, and nobody is to blame")
@pytest.mark.parametrize(("sunset", "turns"), [(0, 6), (1, 12), (2, 24), (3, 40)])
def test_a_deal_runs_out_at_its_sunset(sunset: int, turns: int) -> None:
    table = in_force(SMALL, sunset=sunset)
    oil = table.get("sanctions.authority.oil")
    standing = table.get("gulf.standing")
    for _ in range(turns):
        upkeep(table)
        assert table.get("talks.status") == INTERIM
    upkeep(table)
    if sunset < 3:
        assert (table.get("talks.status"), table.get("talks.negotiation")) == (NONE, 4)
        assert (table.get("sanctions.authority.oil"), table.get("sanctions.licence")) == (oil + 1, 0)
    assert table.get("gulf.standing") == standing


@rule("11.6", "exactly what relief took off comes back (§11.5.2)")
def test_a_dead_deal_gives_back_no_more_than_it_took() -> None:
    table = signed(SMALL)
    table.set("sanctions.authority.oil", 0)
    table.run("diplomacy", "talks")
    table.play("us withdraw")
    assert table.get("sanctions.authority.oil") == 0


@rule("11.4", "Congress cuts the guarantee 5 + a third of its restiveness for a review, 10 + its restiveness")
@pytest.mark.parametrize(("guarantee", "against"), [(0, None), (1, None), (2, 15), (3, 40)])
def test_congress_has_a_say_in_what_outlives_the_administration(guarantee: int, against: int | None) -> None:
    table = agreed((1, 1, 1, 0, 0, 1, guarantee))
    table.set("washington.congress", 30)
    if against is None:
        assert table.odds("us sign") == ()
        return
    assert table.odds("us sign") == (("Congress lets it stand", 100), ("Congress cuts the guarantee", against))
    moved = table.moved("us sign", "Congress cuts the guarantee")
    assert moved == {"talks.signed.us": 1, "talks.text.guarantee": 1 - guarantee, "us.standing": -2}


@rule("11.4", "Each clause that goes beyond his own mandate (§9.1) costs him 1 standing more and the Guard 2 of its")
def test_the_leader_pays_for_going_beyond_his_red_lines() -> None:
    terms = (1, 1, 1, 1, 1, 1, 0)
    table = agreed(terms)
    plain = table.cost("leader bless")["standing"]
    table.set("council.mandate", 2)
    assert table.cost("leader bless")["standing"] == plain + 2
    assert table.moved("leader bless") == {"talks.signed.leader": 1, "regime.cohesion.guard": -4}


@rule("11.13", "us/government spin, 1 attention", "the standing of us +1 or narrative +2")
@rule("11.13", "the readings are let lie 75, a dispute over the wording 20 for each reading")
def test_two_readings_ease_the_signature_and_mature_into_a_dispute() -> None:
    table = agreed(SMALL)
    price = table.cost("us sign")["standing"]
    assert table.moved("us spin") == {"talks.readings.us": 1, "us.standing": 1}
    assert table.moved("government spin") == {"talks.readings.iran": 1, "regime.narrative": 2}
    assert table.cost("us sign")["standing"] == max(1, price - 2)
    table.set("talks.disowned.us", 1)
    assert table.cost("us sign")["standing"] == 3
    table.set("talks.disowned.us", 0)
    for code in ("us sign", "government sign", "leader bless"):
        table.play(code)
    table.run("diplomacy", "talks")
    kept = table.state.copy()
    table.run("upkeep", "talks", "the readings are let lie")
    assert (table.get("talks.disputes"), table.get("talks.readings.us")) == (0, 1)
    table.state = kept
    table.run("upkeep", "talks", "a dispute over the wording")
    assert (table.get("talks.disputes"), table.get("talks.readings.us")) == (1, 0)
    assert (table.get("talks.compliance.us"), table.get("talks.compliance.iran")) == (95, 95)


@rule("11.13", "us/government disown, 1 attention", "negotiation −1, the standing of us +2 or narrative +3")
@rule("11.4", "3 more after disowning the text")
def test_to_disown_a_text_makes_a_later_signature_dearer() -> None:
    table = agreed(SMALL)
    price = table.cost("us sign")["standing"]
    assert table.moved("us disown") == {"talks.disowned.us": 1, "us.standing": 2}
    assert table.moved("government disown") == {"talks.disowned.iran": 1, "regime.narrative": 3}
    assert table.cost("us sign")["standing"] == price + 3
    assert str(table.why("us disown")) == "you have disowned it (§11.13)"
    table = drafted(SMALL)
    table.play("gulf publish muscat")
    assert table.moved("us disown")["talks.disowned.us"] == 1
    for code in ("gulf ask muscat", "us answer muscat yes", "government answer muscat yes"):
        table.play(code)
    table.run("backchannels", "single_text")
    assert table.cost("us sign")["standing"] == price + 3
    table.play("us sign")
    table.set("talks.disowned.us", 0)
    assert str(table.why("us disown")) == "you have signed it (§11.13)"


@rule("11.13", "israel spoil, 2 attention, 3 standing. An operation against an agreed text, once a text")
@rule("11.13", "If it tells: Washington's signature is off again", "If it turns: Israel's standing −4, of us +2")
def test_israel_may_spoil_before_signature() -> None:
    table = agreed(SMALL)
    table.play("us sign")
    assert table.cost("israel spoil") == {"attention": 2, "standing": 3}
    moved = table.moved("israel spoil", "it tells")
    assert moved == {
        "talks.spoiled": 1, "talks.age": 1, "talks.signed.us": -1, "washington.congress": 12, "regime.threat": 3,
        "escalation.tension": 4,
    }
    assert str(table.why("israel spoil")) == "this text has been worked against once (§11.13)"
    table.set("talks.spoiled", 0)
    moved = table.moved("israel spoil", "it turns against Israel")
    assert (moved["israel.standing"], moved["us.standing"]) == (-4, 2)
    assert in_force(SMALL).why("israel spoil") is not None


@rule("11.13", "Both are 0 without an agreed text, and public", "Durability is what a text promises")
def test_durability_and_verification_are_measured() -> None:
    table = Table()
    names = ("talks.durability", "talks.verification")
    assert [table.get(name) for name in names] == [0, 0]
    table = in_force((2, 1, 2, 0, 0, 1, 2))
    seen = (2 * 90 + 70 + 2 * 95) // 5
    assert [table.get(name) for name in names] == [40 + seen // 5 + 10 + 10, seen]
    table.set("talks.disputes", 1)
    table.set("talks.compliance.us", 50)
    assert table.get("talks.durability") == (60 + seen // 5 - 10) // 2
    blind = agreed((0, 2, 0, 0, 0, 1, 0))
    assert (blind.get("talks.status"), blind.get("talks.verification")) == (AGREED, 0)


@rule("11.14", "Chance: settled 60, talked about 30, the mediator is blamed 10")
@rule("11.6", "each upkeep both lose 3 for each open dispute (§11.14)")
@pytest.mark.parametrize("seat", ["gulf", "europe"])
def test_disputes_wear_a_deal_down_until_they_are_settled(seat: str) -> None:
    table = in_force(SMALL)
    assert str(table.why(f"{seat} settle")) == "no dispute is open under a deal (§11.14)"
    table.play("us breach", "a public dispute")
    upkeep(table)
    assert (table.get("talks.compliance.us"), table.get("talks.compliance.iran")) == (67, 97)
    assert table.moved(f"{seat} settle", "the mediator is blamed") == {f"{seat}.standing": -2}
    moved = table.moved(f"{seat} settle", "settled")
    assert moved == {
        f"{seat}.standing": 1, "talks.disputes": -1, "talks.compliance.us": 5, "talks.compliance.iran": 3,
    }


@rule("11.14", "us/government remedy, 1 attention, 3 standing", "+20; narrative −2 if Tehran does")
def test_what_was_kept_back_may_be_made_good() -> None:
    table = in_force(SMALL)
    assert table.why("us remedy") is not None
    table.set("talks.compliance.us", 35)
    table.set("talks.compliance.iran", 80)
    assert table.moved("us remedy") == {"talks.compliance.us": 20}
    assert table.moved("government remedy") == {"talks.compliance.iran": 20, "regime.narrative": -2}


@rule("11.6", "stops if both parties stand at 40 or more again")
def test_notice_ends_when_the_deal_is_mended() -> None:
    table = in_force(SMALL)
    table.set("talks.compliance.us", 45)
    table.play("us breach", "noted")
    assert table.get("talks.notice") == 2
    table.run("diplomacy", "talks")
    table.play("us remedy")
    table.run("diplomacy", "talks")
    assert (table.get("talks.status"), table.get("talks.notice")) == (INTERIM, 0)


@rule("11.6", "20 missiles built; needs a clause on missiles or drones | 50 | 35 | 15")
@rule("11.6", "every front's strength +2; needs a clause on a front | 30 | 60 | 10")
def test_what_is_kept_back_is_hard_to_see() -> None:
    table = in_force(SMALL)
    for matter in ("arms", "fronts"):
        assert str(table.why(f"irgc breach {matter}")) == "the deal has no clause on that (§11.6)"
    table = in_force((1, 1, 1, 1, 1, 1, 0))
    assert [weight for _, weight in table.odds("irgc breach arms")] == [50, 35, 15]
    assert [weight for _, weight in table.odds("irgc breach fronts")] == [30, 60, 10]
    assert table.moved("irgc breach arms", "unseen") == {"strikes.missiles": 20}
    moved = table.moved("irgc breach fronts", "disputed")
    assert moved["talks.compliance.iran"] == -10
    assert {moved[f"proxies.strength.{front}"] for front in ("hezbollah", "iraq", "houthis")} == {2}


@rule("10.10", "Nobody else can tell that there is a text, until it is agreed, published or given away")
def test_a_second_text_is_as_secret_as_the_first() -> None:
    table = agreed(SMALL)
    table.set("talks.status", 0)
    before = {seat: table.known(seat) for seat in ("israel", "europe", "irgc")}
    table.set("backchannels.warmth.muscat", 60)
    warm = {seat: table.known(seat) for seat in before}
    table.play("gulf draft muscat freeze")
    assert {seat: table.known(seat) for seat in before} == warm
    assert view(table.state, GULF).board.slices is not None
    assert [table.get(f"single_text.terms.muscat-{term}") for term in TERMS] == list(OPENINGS[SLANTS.index("freeze")])


@rule("11.6", "to arm a front that has a clause, or an attack by it that was ordered and not put off, takes 5")
@rule("11.6", "Under a level on calm a deadline or deploy takes 5 from Washington's and a display or exercise 5 from")
@rule("11.6", "harassment that tells takes 8, if there is a level on shipping")
@pytest.mark.parametrize(
    ("code", "outcome", "party", "amount"),
    [
        ("irgc arm iraq", "", "iran", 5), ("irgc arm houthis", "", "iran", 0),
        ("irgc order iraq", "obeyed", "iran", 5), ("irgc order iraq", "put off", "iran", 0),
        ("irgc harass", "ships turn away", "iran", 8), ("irgc harass", "little comes of it", "iran", 0),
        ("us deploy", "", "us", 5), ("us deadline", "", "us", 5), ("irgc display", "", "iran", 5),
        ("irgc exercise", "", "iran", 5),
    ],
)
def test_what_can_be_denied_opens_a_dispute(code: str, outcome: str, party: str, amount: int) -> None:
    table = in_force(SMALL, iraq=1, shipping=1, calm=1)
    table.play(code, *([outcome] if outcome else []))
    assert table.get(f"talks.compliance.{party}") == 100 - amount
    assert table.get("talks.disputes") == (1 if amount else 0)


@rule("11.6", "A front that has a clause and attacks of its own accord (§14.6) opens a dispute and takes 2")
@pytest.mark.parametrize(("front", "amount"), [("iraq", 2), ("houthis", 0)])
def test_a_front_of_its_own_mind_opens_a_dispute(front: str, amount: int) -> None:
    table = in_force(SMALL, iraq=1)
    for other in ("hezbollah", "iraq", "houthis"):
        table.set(f"proxies.restraint.{other}", 0 if other == front else 1)
    table.run("operations", "proxies", f"{front} attack on their own")
    assert table.get("talks.compliance.iran") == 100 - amount
    assert table.get("talks.disputes") == (1 if amount else 0)


@rule("11.6", "Europe's snapback (§6.4) under a deal is an answer while Tehran's compliance is below 60")
@rule("11.6", "Else it takes 30 from Washington's")
@pytest.mark.parametrize(("kept", "left"), [(59, 100), (60, 70), (100, 70)])
def test_snapback_under_a_deal_that_is_kept_counts_against_the_west(kept: int, left: int) -> None:
    table = in_force(SMALL)
    table.set("talks.compliance.iran", kept)
    table.play("europe snapback")
    assert (table.get("talks.compliance.us"), table.get("talks.compliance.iran")) == (left, kept)


@rule("11.7", "It is 60 too where non-attack stands at 3 and covers allies")
@pytest.mark.parametrize(("level", "left"), [(2, 70), (3, 40)])
def test_washington_answers_for_its_allies(level: int, left: int) -> None:
    table = in_force(SMALL, non_attack=level)
    struck(table, "israel strike natanz")
    assert table.get("talks.compliance.us") == left


@rule("11.6", "Chance: nobody notices 65, it is disputed 35", "Disputed: a dispute is open and Tehran's compliance −10")
def test_missiles_built_under_a_deal_may_be_noticed() -> None:
    table = in_force((1, 1, 1, 1, 0, 1, 0))
    table.play("irgc build defences")
    assert table.get("talks.disputes") == 0
    before = table.known("us")
    table.play("irgc build missiles", "nobody notices")
    assert table.known("us") == before
    table.play("irgc build launchers", "it is disputed")
    assert (table.get("talks.disputes"), table.get("talks.compliance.iran")) == (1, 90)
    table = in_force(SMALL)
    table.play("irgc build missiles")
    assert table.get("talks.disputes") == 0


@rule("11.6", "To hide stock (§8.4) under a level on inspection takes 35 from it if it is noticed")
@pytest.mark.parametrize(("level", "outcome", "left"), [(1, "noticed", 65), (1, "unseen", 100), (0, "noticed", 100)])
def test_stock_hidden_under_a_deal_is_a_breach_once_noticed(level: int, outcome: str, left: int) -> None:
    table = in_force((1, 1, level, 0, 0, 1, 0))
    table.play("irgc hide", outcome)
    assert table.get("talks.compliance.iran") == left


@rule("11.5", "machines at Natanz and Fordow stand at most at what machines and sites leave")
@rule("11.5", "a front with a clause is restrained for at least as many turns as its level (§14.4)")
@rule("11.5", "shippers' confidence +2 for each level on shipping; tension −2 for each on calm and −1 for each on")
@rule("11.5", "and for each level above 1 they fall by 2 per cent")
def test_what_was_carried_out_goes_on() -> None:
    table = in_force((0, 0, 1, 3, 0, 0, 0), machines=1, sites=2, iraq=2, shipping=2, calm=1, drones=2)
    turn(table)
    table.set("escalation.tension", 50)
    table.set("maritime.confidence", 50)
    table.set("strikes.missiles", 1000)
    table.set("strikes.missiles_seen", 500)
    upkeep(table)
    assert (table.get("nuclear.machines.natanz"), table.get("nuclear.machines.fordow")) == (80, 30)
    assert [table.get(f"proxies.restraint.{front}") for front in ("hezbollah", "iraq", "houthis")] == [0, 2, 0]
    assert (table.get("maritime.confidence"), table.get("escalation.tension")) == (54, 46)
    assert (table.get("strikes.missiles"), table.get("strikes.missiles_seen")) == (960, 480)


def following() -> Table:
    """An interim deal in force, and a comprehensive text agreed to follow it."""
    table = in_force(SMALL)
    table.set("backchannels.warmth.muscat", 60)
    table.play("gulf draft muscat freeze")
    for term, level in zip(TERMS, full(BROAD), strict=True):
        table.set(f"single_text.terms.muscat-{term}", level)
    for code in ("gulf ask muscat", "us answer muscat yes", "government answer muscat yes"):
        table.play(code)
    table.run("backchannels", "single_text")
    return table


@rule("11.4", "A text agreed while an interim deal is in force is to follow it: the deal goes on")
@rule("11.5", "its relief ends and begins anew, both compliances are 100, and only the steps beyond the old ones count")
def test_a_comprehensive_deal_may_follow_an_interim_one() -> None:
    table = following()
    assert (table.get("talks.status"), table.get("talks.pending")) == (INTERIM, 5)
    assert [table.get(f"talks.deal.{term}") for term in TERMS] == full(SMALL)
    assert str(table.why("gulf draft muscat truce")) == "a text is agreed, or a comprehensive deal in force (§10.11)"
    table.set("talks.compliance.us", 70)
    oil = table.get("sanctions.authority.oil")
    for code in ("us sign", "government sign", "leader bless"):
        table.play(code)
    before = table.board()
    table.run("diplomacy", "talks")
    moved = table.since(before)
    assert (table.get("talks.status"), table.get("talks.pending"), table.get("talks.compliance.us")) == (4, 0, 100)
    assert [table.get(f"talks.deal.{term}") for term in TERMS] == full(BROAD)
    assert (table.get("sanctions.authority.oil"), table.get("sanctions.licence")) == (oil, 500)
    assert moved["regime.cohesion.guard"] == -2 * (sum(BROAD[:5]) - sum(SMALL[:5]))
    table.play("us withdraw")
    assert (table.get("sanctions.authority.oil"), table.get("talks.status")) == (oil + 1, NONE)


@rule("11.4", "if the text lapses only the mediators pay")
def test_a_text_that_was_to_follow_lapses_and_the_deal_goes_on() -> None:
    table = following()
    standing, negotiation = table.get("gulf.standing"), table.get("talks.negotiation")
    for _ in range(4):
        table.run("diplomacy", "talks")
    assert table.get("talks.pending") == 1
    table.run("diplomacy", "talks")
    assert (table.get("talks.status"), table.get("talks.pending")) == (INTERIM, 0)
    assert (table.get("gulf.standing"), table.get("talks.negotiation")) == (standing - 3, negotiation)
    assert str(table.why("us sign")) == "no agreed text is on the table (§11.4)"

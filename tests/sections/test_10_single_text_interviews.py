"""Chapter 10 of rules.md: interviews, what the mediator may revise, texts given away, and the linter."""

from __future__ import annotations

import pytest

from game.kernel.types import UNKNOWN
from game.rules.clauses import CLAUSES, OPENINGS, SLANTS, TERMS
from game.rules.council.board import MANDATES
from game.rules.seats import SEATS
from game.rules.single_text.linter import lint
from game.rules.talks.board import PUBLISHED
from tests.sections.table import rule
from tests.sections.test_10_backchannels import end_of_phase, mask, opened
from tests.sections.test_10_single_text import drafted


@rule("10.11", "gulf interview CHANNEL SIDE, 1 attention", "Washington tells its public demands (§5.7)")
@pytest.mark.parametrize("shaded", [False, True])
def test_interviews_tell_the_red_line_or_a_harder_one(shaded: bool) -> None:
    for side, seat, other, field in (
        ("washington", "us", "government", "told_us"), ("tehran", "government", "us", "told_iran"),
    ):
        table = opened(warmth=50)
        table.set("washington.demands", 1)
        table.set("council.mandate", MANDATES.index("limits"))
        if shaded:
            assert table.cost(f"{seat} shade muscat") == {}
            others = {one: table.known(one) for one in SEATS if one != seat}
            table.play(f"{seat} shade muscat")
            assert {one: table.known(one) for one in others} == others
            assert str(table.why(f"{seat} shade muscat")) == "you mean to shade your answer already (§10.11)"
        table.play(f"gulf interview muscat {side}")
        honest = 2 if side == "washington" else 3
        harder = 1 if side == "washington" else -1
        assert table.get(f"single_text.{field}.muscat") == honest + harder * shaded
        assert table.knowing(f"single_text.{field}.muscat") == {seat, "gulf"}
        assert table.known(other)[f"single_text.{field}.muscat"] == UNKNOWN
        assert str(table.why(f"gulf interview muscat {side}")) == "you have this side's answer (§10.11)"


@rule("10.11", "A side that is later found to have said yes to less than it told loses 2 standing")
@pytest.mark.parametrize("shaded", [False, True])
def test_a_shaded_answer_is_found_out_by_a_yes(shaded: bool) -> None:
    table = opened(warmth=50)
    table.set("council.mandate", MANDATES.index("limits"))
    for seat in SEATS:
        table.rich(seat)
    if shaded:
        table.play("government shade muscat")
    for code in ("gulf interview muscat tehran", "gulf draft muscat freeze", "gulf ask muscat"):
        table.play(code)
    table.play("us answer muscat yes")
    table.play("government answer muscat yes")
    moved = end_of_phase(table)
    assert moved.get("government.standing", 0) == (-2 if shaded else 0)
    assert moved.get("backchannels.trust.tehran", 0) == (-3 if shaded else 0)


@rule("10.13", "A side must have criticised the clause in this text or named it in an interview")
def test_the_mediator_revises_what_the_sides_spoke_of() -> None:
    table = drafted()
    table.set("single_text.told_us.muscat", 0)
    table.set("single_text.told_iran.muscat", 0)
    why = "no side has criticised this clause or named it in an interview (§10.13)"
    assert str(table.why("gulf revise muscat stock up")) == why
    table.play("us criticise muscat stock")
    assert table.why("gulf revise muscat stock up") is None
    assert str(table.why("gulf revise muscat relief up")) == why
    table.play("gulf interview muscat tehran")
    assert table.why("gulf revise muscat relief up") is None


@rule("10.15", "us/government/irgc reveal CHANNEL, 2 attention", "who gave it away can only be suspected")
def test_an_end_may_give_the_text_away_unseen() -> None:
    for seat in ("us", "government"):
        table = drafted()
        assert table.cost(f"{seat} reveal muscat") == {"attention": 2}
        assert table.book.by_code[f"{seat} reveal muscat"].seen(table.state) == mask(seat)
        table.play(f"{seat} reveal muscat")
        assert table.get("talks.status") == PUBLISHED
        assert table.get("single_text.culprit.muscat") == SEATS.index(seat) + 1
        assert table.knowing("single_text.culprit.muscat") == set()


@rule("10.15", "is found out: standing −4, and narrative −2 if it was Tehran")
def test_a_public_line_against_the_talks_is_found_out() -> None:
    for seat, line in (("us", "us denounce"), ("government", "leader denounce")):
        plain = drafted().moved("gulf publish muscat")
        table = drafted()
        table.set("talks.negotiation", 3)
        table.play(line)
        moved = table.moved("gulf publish muscat")
        assert moved[f"{seat}.standing"] == plain[f"{seat}.standing"] - 4
        assert moved["regime.narrative"] == plain["regime.narrative"] - (2 if seat == "government" else 0)


@rule("10.10", "names the clauses of a text that cannot be verified", "double-bind lint")
@rule("10.10", "inspectors see nothing of the other nuclear clauses without a level of inspection")
def test_the_linter_names_clauses_kind_by_kind() -> None:
    middle = list(OPENINGS[SLANTS.index("middle")])
    assert [(one.kind, CLAUSES[one.clause].code) for one in lint(middle)] == [("veto", "enrichment")]
    weak = {"inspection": 0, "drones": 1, "banking": 0, "sunset": 0, "guarantee": 2, "order": 0}
    for clause, level in weak.items():
        middle[TERMS.index(clause)] = level
    found = {(one.kind, CLAUSES[one.clause].code) for one in lint(middle)}
    assert found >= {
        ("unverified", "stock"), ("unverified", "drones"), ("order", "order"), ("order", "sunset"),
        ("contradiction", "escrow"), ("contradiction", "guarantee"), ("veto", "drones"), ("veto", "guarantee"),
    }
    assert [one.text for one in lint([0] * len(TERMS))] == []
    for clause in ("enrichment", "stock", "machines", "sites"):
        for level, inspection in ((1, 0), (3, 0), (3, 1)):
            text = [0] * len(TERMS)
            text[TERMS.index(clause)] = level
            text[TERMS.index("inspection")] = inspection
            said = [one.text for one in lint(text) if (one.kind, CLAUSES[one.clause].code) == ("unverified", clause)]
            assert said == ([] if inspection else ["the inspectors see nothing without a level of inspection"])
    for clause, other, kind in (("stock", "enrichment", "contradiction"), ("embargo", "sunset", "order")):
        for level in (0, 1):
            text = [0] * len(TERMS)
            text[TERMS.index(clause)] = 1
            text[TERMS.index(other)] = level
            assert ((kind, clause) in {(one.kind, CLAUSES[one.clause].code) for one in lint(text)}) is (level == 0)
    for level, machines, told in ((3, 0, True), (2, 0, False), (3, 1, False)):
        text = [0] * len(TERMS)
        text[TERMS.index("enrichment")] = level
        text[TERMS.index("machines")] = machines
        assert (("contradiction", "enrichment") in {(one.kind, CLAUSES[one.clause].code) for one in lint(text)}) is told

"""Chapter 10 of rules.md: the single text, from draft to answer, and its publication."""

from __future__ import annotations

import pytest

from game.kernel.types import UNKNOWN
from game.rules.clauses import ACTORS, CLAUSES, TERMS
from game.rules.council.board import MANDATES
from game.rules.seats import SEATS
from game.rules.talks.board import AGREED, COMPREHENSIVE, INTERIM, NONE, PUBLISHED
from tests.sections.table import RULES, Table, rule, section_text
from tests.sections.test_10_backchannels import CLOSED, ENDS, FROZEN, OPEN, board, end_of_phase, mask, opened, since

FRONTS = ("hezbollah", "iraq", "houthis")
TEHRAN = (
    "enrichment", "stock", "machines", "sites", "inspection", "missiles", "drones", *FRONTS, "shipping",
)
WASHINGTON = ("relief", "banking", "escrow", "listings", "embargo", "non-attack", "guarantee")
BOTH = ("calm", "prisoners")
FORM = ("order", "sunset")


def text(table: Table, name: str = "muscat") -> list[int]:
    """The levels of a channel's text, clause by clause."""
    return [table.get(f"single_text.terms.{name}-{clause}") for clause in TERMS]


def drafted(name: str = "muscat", *, asked: bool = False, warmth: int = 50) -> Table:
    """A channel with a text in the middle and interviews in which every clause was named, under a broad mandate."""
    table = opened(name, warmth)
    for seat in SEATS:
        table.set(f"{seat}.attention", 12)
    table.set("council.mandate", MANDATES.index("broad"))
    table.play(f"gulf draft {name} middle")
    table.set(f"single_text.told_us.{name}", 3)
    table.set(f"single_text.told_iran.{name}", 4)
    if asked:
        table.play(f"gulf ask {name}")
        end_of_phase(table)
    return table


@rule("10.10", "It has clauses in seven chapters, each with a level from 0 to 3")
def test_a_text_has_clauses_with_levels() -> None:
    assert sorted(TERMS) == sorted(TEHRAN + WASHINGTON + BOTH + FORM)
    assert len({clause.chapter for clause in CLAUSES}) == 7
    table = Table()
    for name, _ in ENDS:
        for clause in TERMS:
            field = table.book.indicators[f"single_text.terms.{name}-{clause}"].field
            assert (field.low, field.high) == (0, 3)


@rule("10.10", "Only the mediator edits. The ends criticise", "The ends and the mediator read the text")
@pytest.mark.parametrize(("name", "end"), ENDS)
def test_who_works_on_the_text_and_who_reads_it(name: str, end: str) -> None:
    table = drafted(name)
    for seat in SEATS:
        codes = table.book.by_code
        assert (f"{seat} draft {name} middle" in codes) is (seat == "gulf")
        assert (f"{seat} revise {name} stock up" in codes) is (seat == "gulf")
        assert (f"{seat} ask {name}" in codes) is (seat == "gulf")
        assert (f"{seat} criticise {name} stock" in codes) is (seat in ("us", end))
        assert (f"{seat} answer {name} yes" in codes) is (seat in ("us", end))
        reads = table.known(seat)[f"single_text.terms.{name}-enrichment"] != UNKNOWN
        assert reads is (seat in ("us", end, "gulf"))


@rule("10.10", "enrichment | Tehran | at most 20 %, at most 3.67 %, none | 2 | 0 | inspectors 90")
def test_the_table_of_clauses_is_that_of_the_code() -> None:
    lines = [
        [part.strip(" `") for part in line.split("|")[2:-1]]
        for line in RULES.read_text(encoding="utf-8").split("### 10.10 ")[1].split("**10.10.2**")[0].splitlines()
        if line.startswith("|")
    ][2:]
    assert [line[0] for line in lines] == list(TERMS)
    for line, clause in zip(lines, CLAUSES, strict=True):
        assert line[1].lower() == ACTORS[clause.actor].lower()
        assert int(line[3]) == clause.weight
        if clause.chapter != "form":
            assert int(line[4]) == clause.due
            assert line[5].endswith(f" {clause.detection}")


@rule("10.10", "the channel must be open")
@pytest.mark.parametrize("stage", [CLOSED, FROZEN])
def test_no_work_on_a_text_while_the_channel_is_not_open(stage: int) -> None:
    table = drafted(asked=True)
    codes = ("us criticise muscat stock", "gulf publish muscat", "us answer muscat yes", "government answer muscat no")
    assert [table.why(code) for code in codes] == [None] * len(codes)
    table.set("backchannels.stage.muscat", stage)
    for code in codes:
        assert str(table.why(code)) == "the muscat channel is not open (§10.10)"
    table.set("single_text.asked.muscat", 0)
    for code in ("gulf revise muscat stock up", "gulf ask muscat"):
        assert str(table.why(code)) == "the muscat channel is not open (§10.10)"
    table.set("single_text.number.muscat", 0)
    assert table.why("gulf draft muscat middle") is not None


@rule("10.11", "There must be no text in the channel, a warmth of at least 30 (dial warmth, 30 points)")
def test_a_draft_needs_a_warm_channel_without_a_text() -> None:
    warm = Table().dial("single_text", "warmth")
    assert warm == 30
    table = opened(warmth=warm)
    assert table.cost("gulf draft muscat middle") == {"attention": 1}
    assert table.why("gulf draft muscat middle") is None
    table.set("backchannels.warmth.muscat", warm - 1)
    reason = table.why("gulf draft muscat middle")
    assert str(reason) == f"the channel is too cold for such a text (below {warm} warmth) (§10.11)"
    for lean in ("freeze", "funds", "truce"):
        table.set("backchannels.warmth.muscat", warm - 10)
        assert table.why(f"gulf draft muscat {lean}") is None
        table.set("backchannels.warmth.muscat", warm - 11)
        assert table.why(f"gulf draft muscat {lean}") is not None
    assert str(drafted().why("gulf draft muscat tehran")) == "there is a text already: revise it (§10.11)"


@rule("10.11", "no text agreed and no comprehensive deal in force (§11.4, §11.5)")
@pytest.mark.parametrize(
    ("status", "legal"), [(NONE, True), (PUBLISHED, True), (AGREED, False), (INTERIM, True), (COMPREHENSIVE, False)]
)
def test_no_draft_beside_an_agreed_text(status: int, legal: bool) -> None:
    table = opened(warmth=50)
    table.set("talks.status", status)
    reason = table.why("gulf draft muscat middle")
    assert (reason is None) is legal
    assert legal or str(reason) == "a text is agreed, or a comprehensive deal in force (§10.11)"


@rule(
    "10.11",
    "A broad draft near one side costs 3 of the mediator's trust with the other",
    "The three narrow drafts need 10 warmth less",
)
@pytest.mark.parametrize(
    ("lean", "moved"),
    [
        ("washington", {"backchannels.trust.tehran": -3}), ("middle", {}),
        ("tehran", {"backchannels.trust.washington": -3}), ("freeze", {}), ("funds", {}), ("truce", {}),
    ],
)
def test_first_drafts_lean(lean: str, moved: dict[str, int]) -> None:
    printed = section_text("10.11").split(f"| {lean} | ")[1].split(" |")[0]
    levels, waiting = dict.fromkeys(TERMS, 0), list[str]()
    for part in printed.split(", "):
        names, _, level = part.rpartition(" ") if part[-1].isdigit() else (part, "", "")
        waiting += FRONTS if names == "fronts" else [names]
        if level:
            levels.update(dict.fromkeys(waiting, int(level)))
            waiting = []
    for name, _ in ENDS:
        table = opened(name, 50)
        before = board(table)
        table.play(f"gulf draft {name} {lean}")
        assert (text(table, name), table.get(f"single_text.number.{name}")) == (list(levels.values()), 1)
        assert since(table, before) == moved


@rule("10.12", "us/government/irgc criticise CHANNEL CLAUSE, 1 attention", "The mediator alone hears it")
@pytest.mark.parametrize(("name", "end"), ENDS)
def test_criticism_is_heard_by_the_mediator_alone(name: str, end: str) -> None:
    for seat, field in (("us", "faults_us"), (end, "faults_iran")):
        for at, clause in enumerate(TERMS):
            table = drafted(name)
            table.set(f"single_text.terms.{name}-{clause}", 2)
            assert table.cost(f"{seat} criticise {name} {clause}") == {"attention": 1}
            others = {one: table.known(one) for one in SEATS if one not in (seat, "gulf")}
            table.play(f"{seat} criticise {name} {clause}")
            assert {one: table.known(one) for one in others} == others
            assert table.known("gulf")[f"single_text.{field}.{name}"] == 1 << at


@rule("10.12", "Each end may find fault with a clause that could be better for it")
def test_a_fault_is_found_once_until_it_is_mended() -> None:
    table = drafted()
    assert str(opened().why("us criticise muscat stock")) == "there is no draft yet (§10.10)"
    table.play("us criticise muscat stock")
    assert str(table.why("us criticise muscat stock")) == "you have criticised this clause of this draft (§10.12)"
    assert table.why("government criticise muscat stock") is None
    table.play("gulf revise muscat stock up")
    assert table.why("us criticise muscat stock") is None


@rule("10.13", "Changes one clause by one level, up or down, within 0 and 3, unless the question is open")
def test_revision_moves_one_clause_by_one_level() -> None:
    table = drafted()
    assert table.cost("gulf revise muscat stock up") == {"attention": 1}
    before = text(table)
    table.play("gulf revise muscat stock up")
    table.play("gulf revise muscat relief down")
    assert table.get("single_text.latest.muscat") == 1 + 2 * TERMS.index("relief")
    assert text(table) == [level + {"stock": 1, "relief": -1}.get(TERMS[at], 0) for at, level in enumerate(before)]
    assert table.get("single_text.number.muscat") == 3
    table.set("single_text.terms.muscat-stock", 3)
    assert str(table.why("gulf revise muscat stock up")) == "levels run from 0 to 3 (§10.13)"
    table.set("single_text.terms.muscat-stock", 0)
    assert str(table.why("gulf revise muscat stock down")) == "levels run from 0 to 3 (§10.13)"
    table.play("gulf ask muscat")
    reason = table.why("gulf revise muscat stock up")
    assert str(reason) == "the question has been asked; the text stands until both have answered (§10.13)"


@rule("10.13", "goes back only if an end that this helps criticises it after that, and only by one level")
@rule("10.13", "nobody can criticise it, until a question is refused", "After a no all clauses may move again")
def test_a_text_remembers_what_was_on_paper() -> None:
    stands = "this clause went one way and back: it stands until a question is refused (§10.13)"
    for way, back, end in (("up", "down", "us"), ("down", "up", "government")):
        table = drafted()
        for seat in ("us", "government", "gulf"):
            table.rich(seat)
        table.play(f"gulf revise muscat relief {way}")
        other = "government" if end == "us" else "us"
        for seat, open_now in (("", False), (other, False), (end, True)):
            if seat and table.why(f"{seat} criticise muscat relief") is None:
                table.play(f"{seat} criticise muscat relief")
            told = "this level was on paper: no side it helps has criticised the clause since (§10.13)"
            why = table.why(f"gulf revise muscat relief {back}")
            assert why is None if open_now else str(why) == told
        table.play(f"gulf revise muscat relief {back}")
        assert table.get("single_text.terms.muscat-relief") == 2
        for code in (f"gulf revise muscat relief {way}", f"gulf revise muscat relief {back}"):
            assert str(table.why(code)) == stands
        assert str(table.why(f"{end} criticise muscat relief")) == stands
        assert table.why("gulf revise muscat escrow up") is None
        table.play("gulf ask muscat")
        table.play("us answer muscat no")
        table.play("government answer muscat no")
        end_of_phase(table)
        assert table.why("us criticise muscat relief") is None
        table.rich("gulf")
        table.play("us criticise muscat relief")
        assert table.why("gulf revise muscat relief down") is None


@rule("10.13", "More from Tehran or less from Washington helps Washington", "it +2, warmth +4 at the end")
@pytest.mark.parametrize("clause", [*TEHRAN, *WASHINGTON, *FORM])
def test_meeting_a_criticism_warms_and_earns_trust(clause: str) -> None:
    for way in ("up", "down"):
        helps_us = (way == "up") is (clause in TEHRAN + FORM)
        for seat, side, helped in (("us", "washington", helps_us), ("government", "tehran", not helps_us)):
            table = drafted()
            table.set(f"single_text.terms.muscat-{clause}", 1 if way == "up" else 2)
            table.play(f"{seat} criticise muscat {clause}")
            before = board(table)
            table.play(f"gulf revise muscat {clause} {way}")
            assert since(table, before) == ({f"backchannels.trust.{side}": 2} if helped else {})
            assert (table.why(f"{seat} criticise muscat {clause}") is None) is helped
            assert end_of_phase(table) == ({"backchannels.warmth.muscat": 4} if helped else {})
            assert end_of_phase(table) == {}


@rule("10.14", "gulf ask CHANNEL, 1 attention. The mediator asks both ends for a yes or no on the text as it stands")
def test_the_mediator_asks_one_question() -> None:
    assert str(opened().why("gulf ask muscat")) == "there is no draft yet (§10.10)"
    table = drafted()
    assert table.cost("gulf ask muscat") == {"attention": 1}
    assert str(table.why("us answer muscat yes")) == "no question is open (§10.14)"
    table.play("gulf ask muscat")
    assert str(table.why("gulf ask muscat")) == "the question is open (§10.14)"
    assert table.cost("us answer muscat yes") == {}
    table.play("us answer muscat yes")
    assert str(table.why("us answer muscat no")) == "you have answered (§10.14)"


@rule("10.14", "yes or no, seen by the mediator alone until both are in")
@pytest.mark.parametrize(("name", "end"), ENDS)
def test_answers_are_sealed(name: str, end: str) -> None:
    for seat in ("us", end):
        for answer in ("yes", "no"):
            table = drafted(name, asked=True)
            others = {one: table.known(one) for one in SEATS if one not in (seat, "gulf")}
            table.play(f"{seat} answer {name} {answer}")
            assert {one: table.known(one) for one in others} == others


@rule("10.14", "at the latest a turn after the question; who was silent has said no")
@pytest.mark.parametrize("silent", [("us",), ("government",), ("us", "government")])
def test_silence_is_a_no(silent: tuple[str, ...]) -> None:
    table = drafted()
    table.play("gulf ask muscat")
    assert end_of_phase(table) == {}
    for seat in ("us", "government"):
        if seat not in silent:
            table.play(f"{seat} answer muscat yes")
    assert end_of_phase(table) == {"backchannels.warmth.muscat": -10}
    assert table.get("talks.status") == NONE
    assert table.get("single_text.asked.muscat") == 0


@rule("10.14", "Answers are opened at the end of the phase in which both are in")
def test_answers_are_opened_as_soon_as_both_are_in() -> None:
    table = drafted()
    table.play("gulf ask muscat")
    table.play("us answer muscat yes")
    table.play("government answer muscat yes")
    assert table.get("talks.status") == NONE
    end_of_phase(table)
    assert table.get("talks.status") == AGREED


@rule("10.14", "Two yes: the text is agreed and public (§11.4), the channel and its mediator are named", "standing +4")
@pytest.mark.parametrize(("name", "end"), ENDS)
def test_two_yes_make_an_agreed_text(name: str, end: str) -> None:
    table = drafted(name, asked=True)
    levels = text(table, name)
    for seat in ("us", end):
        table.play(f"{seat} answer {name} yes")
    assert end_of_phase(table) == {"gulf.standing": 4, f"backchannels.exposed.{name}": 1}
    for seat in SEATS:
        known = table.known(seat)
        assert [known[f"talks.text.{clause}"] for clause in TERMS] == levels
        assert known[f"backchannels.stage.{name}"] == OPEN
    assert table.get("talks.negotiation") == 6
    assert str(table.why(f"us criticise {name} stock")) == "there is no draft yet (§10.10)"
    assert table.get(f"backchannels.culprit.{name}") == 0


@rule("10.14", "Otherwise: warmth −10, and the mediator may not ask again for two turns (dial rest, 2 turns)")
def test_a_no_rests_the_text_for_two_turns() -> None:
    table = drafted(asked=True)
    rest = table.dial("single_text", "rest")
    assert rest == 2
    table.play("us answer muscat yes")
    table.play("government answer muscat no")
    assert end_of_phase(table) == {"backchannels.warmth.muscat": -10}
    table.set("single_text.told_us.muscat", 3)
    for left in range(rest, 0, -1):
        assert str(table.why("gulf ask muscat")) == f"after a no the text rests for {left} more turns (§10.14)"
        end_of_phase(table)
    assert str(table.why("gulf ask muscat")) == "this very draft was refused: revise it first (§10.14)"
    table.play("gulf revise muscat stock up")
    assert table.why("gulf ask muscat") is None


@rule("10.15", "gulf publish CHANNEL, 1 attention. No text may be before the public yet")
def test_only_one_text_is_before_the_public() -> None:
    table = drafted()
    assert table.cost("gulf publish muscat") == {"attention": 1}
    for status in (PUBLISHED, AGREED, INTERIM, COMPREHENSIVE):
        table.set("talks.status", status)
        assert str(table.why("gulf publish muscat")) == "a text is before the public already (§10.15)"


@rule("10.15", "narrative falls by half the steps that Tehran would give, rounded up, tension +4")
@pytest.mark.parametrize(("levels", "narrative"), [((2, 1, 2), 3), ((2, 1, 3), 3), ((0, 0, 0), 0)])
def test_publication_exposes_everybody_at_home(levels: tuple[int, ...], narrative: int) -> None:
    table = drafted()
    named = ("enrichment", "stock", "inspection")
    for clause, level in {**dict.fromkeys(TEHRAN, 0), **dict(zip(named, levels, strict=True))}.items():
        table.set(f"single_text.terms.muscat-{clause}", level)
    before = board(table)
    assert table.book.by_code["gulf publish muscat"].seen(table.state) & mask(*SEATS) == mask(*SEATS)
    table.play("gulf publish muscat")
    assert since(table, before) == {
        "backchannels.warmth.muscat": -25, "backchannels.exposed.muscat": 1, "backchannels.trust.washington": -6,
        "backchannels.trust.tehran": -6, "gulf.standing": -4, "us.standing": -2, "government.standing": -3,
        "regime.narrative": -3 - narrative, "escalation.tension": 3 + 4,
    }
    assert table.get("talks.status") == PUBLISHED
    for seat in SEATS:
        known = table.known(seat)
        assert [known[f"talks.text.{clause}"] for clause in TERMS] == text(table)
        reads = known["single_text.terms.muscat-stock"] != UNKNOWN
        assert reads is (seat in ("us", "government", "gulf"))


@rule("10.15", "the channel is exposed (§10.7.2)")
def test_publishing_what_leaked_before_costs_no_second_leak() -> None:
    table = drafted()
    table.play("us leak muscat")
    before = board(table)
    table.play("gulf publish muscat")
    assert since(table, before) == {"regime.narrative": -3, "escalation.tension": 4}
    assert table.get("backchannels.culprit.muscat") == SEATS.index("us") + 1


@rule("10.15", "A published text binds nobody (§11.4)")
def test_a_published_text_cannot_be_signed() -> None:
    table = drafted()
    table.play("gulf publish muscat")
    for code in ("us sign", "government sign", "leader bless"):
        assert str(table.why(code)) == "no agreed text is on the table (§11.4)"
    assert table.get("backchannels.knowers.muscat") == mask(*SEATS)

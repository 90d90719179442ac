"""Chapter 19 of rules.md: a Leader is lost, the interim council, the bargain, the successor, the Guard's primacy."""

from __future__ import annotations

import pytest

from game.kernel import engine
from game.kernel.types import DECISION, UNKNOWN
from game.rules.seats import SEATS
from game.rules.succession.board import Succession
from tests.sections.table import Table, rule

BLOCS = ("leader", "irgc", "government")
DEFY, ENDURE, BARGAIN = 1, 2, 3


def bereaved(label: str = "an interim council takes over") -> tuple[Table, dict[str, int]]:
    """A table that has just lost its Leader, and what that moved."""
    table = Table()
    before = table.board()
    table.clear()
    Succession.of(table.state).lose_leader(table.state)
    table.settle(label)
    return table, table.since(before)


def commit(table: Table, code: str) -> None:
    """Let the seat that is asked choose, and nothing more happen."""
    action = table.book.by_code[code]
    assert engine.why_not(table.state, action) is None, code
    engine.take(table.state, action)
    engine.tick(table.state)


def bargain(table: Table, *bids: str, chosen: str) -> dict[str, int]:
    """Hold the council after which the blocs bid; what the choice of the experts moved."""
    table.clear()
    table.book.module("succession").ratified(table.state)  # type: ignore[attr-defined]
    for bid in bids:
        commit(table, bid)
    while table.state.stack[-1][0] == DECISION:
        commit(table, f"{SEATS[table.state.seat]} back heir 0")
    before = table.board()
    table.settle(chosen)
    return table.since(before)


@rule("19.9", "An interim council takes over 70, rivals contest the chair 30. Narrative +4, threat +6, regime")
@rule("19.9", "If the chair is contested: the cabinet's cohesion −3 more, regime security −4 more")
@pytest.mark.parametrize(("label", "turns"), [("an interim council takes over", 1), ("rivals contest the chair", 2)])
def test_the_chair_is_empty(label: str, turns: int) -> None:
    table, moved = bereaved(label)
    more = turns - 1
    assert moved == {
        "regime.narrative": 4, "regime.threat": 6, "regime.security": -4 - 4 * more, "regime.cohesion.guard": 3,
        "regime.cohesion.cabinet": -2 - 3 * more, "regime.cohesion.street": -3, "leader.standing": -15,
        "council.mandate": -1, "succession.interim": turns,
    }
    event = table.book.events[table.book.events_by_code["leadership_lost"]]
    assert [weight for _, weight in event.odds(Table().state, ())] == [70, 30]
    assert table.state.ending == 0


@rule("19.9", "It sits for 9 days (dial interim_days, 9 days), rounded up to whole turns")
def test_nine_days_are_one_turn_of_two_weeks() -> None:
    table = Table()
    assert table.dial("succession", "interim_days") == 9
    assert -(-9 // table.book.days) == 1


@rule("19.9", "It may not widen the mandate, lift a red line, purge, blame the government, bless a text (§11.4) or")
def test_an_interim_council_keeps_house() -> None:
    table, _ = bereaved()
    table.set("council.mandate", 1)
    table.set("council.lines", 1)
    table.set("regime.cohesion.cabinet", 30)
    table.set("regime.distress", 80)
    table.set("talks.status", 2)
    table.set("nuclear.stock", 400_000)
    barred = ["mandate limits", "lift enrichment", "purge cabinet", "scapegoat", "bless", "weaponise"]
    for code in barred:
        reason = table.why(f"leader {code}")
        assert reason is not None, code
        assert reason.section == "19.9", code
    for code in ("mandate refuse", "draw missiles", "emergency"):
        assert table.why(f"leader {code}") is None


@rule("19.9", "If it loses a member itself: narrative +4, threat +6, regime security −4, and it sits one turn longer")
def test_an_interim_council_can_be_struck_too() -> None:
    table, _ = bereaved()
    for turns in (2, 3, 3):
        before = table.board()
        table.clear()
        table.state.happen("leadership_lost")
        table.settle()
        moved = table.since(before)
        assert (moved["regime.narrative"], moved["regime.threat"], moved["regime.security"]) == (4, 6, -4)
        assert table.get("succession.interim") == turns


@rule("19.9", "Frailty is 0 unless a scenario or a headline raises it. While there is some, each upkeep asks")
def test_an_old_mans_health() -> None:
    table = Table()
    assert table.get("succession.frailty") == 0
    table.run("upkeep", "succession")
    table.set("succession.frailty", 10)
    event = table.book.events[table.book.events_by_code["health"]]
    assert event.odds(table.state, ()) == (("the Leader appears in public", 200), ("the Leader dies", 10))
    table.run("upkeep", "succession", "the Leader dies")
    assert table.get("succession.interim") == 1
    assert table.get("succession.frailty") == 0


@rule("19.10", "each bloc backs one candidate in secret, with 0 to 3 points of influence")
@rule("19.10", "leader/irgc/government back CANDIDATE INFLUENCE, free. Each point takes 2 standing, which the seat")
def test_bids_are_secret_until_the_experts_meet() -> None:
    table, _ = bereaved()
    table.set("leader.standing", 5)
    table.clear()
    table.book.module("succession").ratified(table.state)  # type: ignore[attr-defined]
    for seat in BLOCS:
        assert SEATS[table.state.seat] == seat
        others = {other: table.known(other) for other in SEATS if other != seat}
        legal = [one.code for one in engine.legal(table.state)]
        assert len(legal) == (9 if seat == "leader" else 12)
        commit(table, f"{seat} back hardliner 2")
        for other, board in others.items():
            assert table.known(other) == board
            assert table.known(other)[f"succession.backed.{seat}"] == UNKNOWN


@rule("19.10", "Each candidate has a weight of 20, and 10 from each bloc that backs him, with 10 more for each point")
@rule("19.10", "The hardliner has 20 more (dial hardening, 20) and half of the threat above 50, the pragmatist half")
@rule("19.10", "The hardliner follows with 75 in 155, 48 per cent")
def test_the_example_of_the_bargain() -> None:
    table, _ = bereaved()
    table.set("regime.threat", 60)
    table.set("regime.unrest", 40)
    event = table.book.events[table.book.events_by_code["successor"]]
    table.set("succession.backed.leader", 1)
    table.set("succession.stake.leader", 1)
    table.set("succession.backed.irgc", 2)
    table.set("succession.stake.irgc", 2)
    table.set("succession.backed.government", 3)
    table.set("succession.stake.government", 1)
    assert [weight for _, weight in event.odds(table.state, ())] == [40, 75, 40]
    table.set("regime.unrest", 60)
    assert [weight for _, weight in event.odds(table.state, ())] == [40, 75, 50]


@rule("19.10", "Who backed the one chosen: standing +2, and +3 for each point of influence")
@rule("19.11", "Any: the Leader's standing +8, regime security +3")
@pytest.mark.parametrize(
    ("chosen", "moves"),
    [
        ("heir", {"narrative": 3, "cohesion.guard": 2, "cohesion.street": -4}),
        ("hardliner", {"narrative": 3, "threat": 3, "cohesion.guard": 5, "cohesion.cabinet": -5}),
        ("pragmatist", {"narrative": -3, "cohesion.guard": -6, "cohesion.cabinet": 5, "cohesion.street": 4}),
    ],
)
@rule("19.11", "Heir: narrative +3, the Guard's cohesion +2, the street's −4. Hardliner: narrative +3, threat +3")
def test_the_successor(chosen: str, moves: dict[str, int]) -> None:
    table, _ = bereaved()
    table.set("council.mandate", 1)
    bids = ("leader back heir 1", "irgc back hardliner 2", "government back pragmatist 0")
    moved = bargain(table, *bids, chosen=f"the {chosen}")
    own = {code.removeprefix("regime."): by for code, by in moved.items() if code.startswith("regime.")}
    assert own.pop("security") == 3
    assert own == moves
    paid = {"leader": 8 - 2, "irgc": -4, "government": 0}
    won = {"heir": ("leader", 5), "hardliner": ("irgc", 8), "pragmatist": ("government", 2)}[chosen]
    paid[won[0]] += won[1]
    assert {seat: moved.get(f"{seat}.standing", 0) for seat in BLOCS} == paid
    assert table.get("council.mandate") == (0 if chosen == "hardliner" else 1)
    assert table.get("succession.primacy") == (1 if chosen == "hardliner" else 0)
    assert table.get("succession.interim") == 0
    assert not any(table.get(f"succession.{one}.{seat}") for one in ("backed", "stake") for seat in BLOCS)


@rule("19.11", "The mandate cannot widen and no red line be lifted until the third upkeep after (dial hardened, 3")
@rule("19.11", "A pragmatist is free of this")
def test_a_new_leader_does_not_begin_by_yielding() -> None:
    table, _ = bereaved()
    bargain(table, chosen="the heir")
    table.set("council.mandate", 1)
    for left in (3, 2, 1):
        reason = f"a new Leader does not begin by yielding: {left} turns (§19.11)"
        assert str(table.why("leader mandate limits")) == reason
        table.run("upkeep", "succession")
    assert table.why("leader mandate limits") is None
    table, _ = bereaved()
    bargain(table, chosen="the pragmatist")
    table.set("council.mandate", 1)
    assert table.why("leader mandate limits") is None


def supreme(tabled: int, word: str) -> Table:
    """A council under a Guard that holds primacy, after the Leader's word, with the Guard asked."""
    table = Table()
    table.set("succession.primacy", 1)
    names = ("", "defy", "endure", "bargain")
    table.play(f"irgc table {names[tabled]} 0")
    table.play("government table bargain 3")
    table.run("council", "council")
    table.play(word)
    table.clear()
    table.book.module("council").ratified(table.state)  # type: ignore[attr-defined]
    return table


@rule("19.12", "before §9.5 it is asked each turn. irgc concur, free. The word stands. irgc overrule, 4 standing")
@rule("19.12", "which must be another unless the word was ambiguous; the Leader's standing −3, the cabinet's cohesion")
def test_the_guard_has_the_last_word() -> None:
    table = supreme(DEFY, "leader ratify")
    assert SEATS[table.state.seat] == "irgc"
    assert {one.code for one in engine.legal(table.state)} == {"irgc concur", "irgc overrule"}
    before = table.board()
    table.reply("irgc overrule")
    moved = table.since(before)
    assert (moved["leader.standing"], moved["irgc.standing"]) == (-3, -4 + 2)
    assert moved["regime.cohesion.cabinet"] == -4 - 1
    assert table.get("council.decided") == DEFY
    table = supreme(DEFY, "leader ratify")
    table.reply("irgc concur")
    assert table.get("council.decided") == BARGAIN
    table = supreme(BARGAIN, "leader ratify")
    assert [one.code for one in engine.legal(table.state)] == ["irgc concur"]


@rule("19.12", "Primacy ends in a reckoning in which the Leader's standing leads the Guard's by 15 (dial unseat, 15")
def test_primacy_ends_when_the_leader_outgrows_the_guard() -> None:
    table = Table()
    assert table.dial("succession", "unseat") == 15
    table.set("irgc.standing", 40)
    for standing, left in ((54, 1), (55, 0)):
        table.set("succession.primacy", 1)
        table.set("leader.standing", standing)
        table.run("reckoning", "succession")
        assert table.get("succession.primacy") == left


@rule("19.12", "the Leader may widen it or lift a red line only after a council at which the Guard tabled bargain")
def test_a_guard_with_primacy_holds_the_mandate_too() -> None:
    table = Table()
    table.set("council.mandate", 1)
    table.set("council.lines", 1)
    wider = ("leader mandate limits", "leader lift enrichment")
    for primacy, tabled, free in ((0, DEFY, True), (1, DEFY, False), (1, ENDURE, False), (1, BARGAIN, True)):
        table.set("succession.primacy", primacy)
        table.set("council.shown.irgc", tabled)
        for code in wider:
            assert (table.why(code) is None) == free
        assert table.why("leader mandate refuse") is None
    table.set("council.shown.irgc", DEFY)
    assert str(table.why(wider[0])) == "the Guard holds primacy and did not table a bargain (§19.12)"

"""Chapter 12 of rules.md, salvos: the Leader's answer, the Guard's own fire, interception, supply; word of allies."""

from __future__ import annotations

import pytest

from game.kernel.types import Odds, seats_of
from game.rules.seats import ISRAEL, LEADER, SEATS, US
from game.rules.strikes.salvo import COUNTS, RUNGS, SIZES
from tests.sections.table import Table, rule

NEARLY, SOME, MANY = "nearly all intercepted", "some get through", "many get through"
PER_CENT = {NEARLY: 4, SOME: 10, MANY: 22}


def defiant() -> Table:
    """A table on which the Guard may fire as it likes and everyone can pay."""
    table = Table()
    table.set("council.course", 1)
    for seat in SEATS:
        table.rich(seat)
    table.set("strikes.deployed", 2)
    return table


def fired(table: Table, code: str, how: str, outcome: str, reading: str = "read as it was meant") -> dict[str, int]:
    """Fire a salvo, meet it and draw what gets through; what moved besides the cost."""
    seat, _, target, _ = code.split()
    before = table.board()
    for resource, amount in table.cost(code).items():
        before[f"{seat}.{resource}"] -= amount
    table.play(code)
    table.reply(f"{target} intercept {how}", outcome, reading)
    return table.since(before)


def landing(table: Table, target: int, size: int) -> Odds:
    """The odds of a salvo that lands now."""
    event = table.book.events_by_code["landing"]
    return table.book.events[event].odds(table.state, (0, event, target, size))


@rule("12.8", "After a strike the Leader must answer at once", "leader withhold, free. Narrative −5")
@rule("12.8", "the Guard's cohesion −3, tension −5")
def test_the_leader_must_answer_a_strike_and_may_withhold() -> None:
    for code in ("israel strike defences", "us strike natanz"):
        table = defiant()
        table.play(code)
        table.reply("irgc absorb", "read as it was meant")
        assert (table.state.seat, table.book.menu_codes[table.state.menu]) == (LEADER, "retaliate")
        assert [one.code for one in table.book.offers[table.state.menu][LEADER]] == [
            "leader withhold", *(f"leader retaliate {size}" for size in SIZES),
        ]
        assert table.cost("leader withhold") == table.cost("leader retaliate saturating") == {}
        before = table.board()
        table.reply("leader withhold")
        assert table.since(before) == {
            "regime.narrative": -5, "regime.cohesion.guard": -3, "escalation.tension": -5,
        }


@rule("12.8", "leader retaliate SIZE, free. A salvo at whoever struck")
@pytest.mark.parametrize(("code", "target"), [("israel strike defences", ISRAEL), ("us strike natanz", US)])
def test_the_answer_goes_to_whoever_struck(code: str, target: int) -> None:
    table = defiant()
    table.play(code)
    table.reply("irgc absorb", "read as it was meant")
    table.reply("leader retaliate measured")
    assert (table.state.seat, table.book.menu_codes[table.state.menu]) == (target, "intercept")
    before = table.board()
    table.reply(f"{SEATS[target]} intercept all", MANY, "read as it was meant")
    assert table.since(before)[f"strikes.dead.{SEATS[target]}"] > 0


@rule("12.8", "irgc salvo TARGET SIZE, 2 attention, 2–6 standing", "saturating one 4", "if the council lets it (§9.6)")
def test_the_guard_fires_on_its_own_initiative_if_the_council_lets_it() -> None:
    table = defiant()
    for target in ("israel", "us"):
        for number, size in enumerate(SIZES):
            assert table.cost(f"irgc salvo {target} {size}") == {"attention": 2, "standing": 2 + number}
            assert table.why(f"irgc salvo {target} {size}") is None
    for course, word, shown, free in ((1, 1, 2, True), (2, 3, 1, True), (2, 1, 1, False), (3, 3, 2, False)):
        table.set("council.course", course)
        table.set("council.word", word)
        table.set("council.shown.irgc", shown)
        reason = table.why("irgc salvo israel measured")
        assert (reason is None) is free
        assert reason is None or reason.section == "9.6"


@rule("12.8", "telegraphed (14 missiles, announced in advance), measured (60) and saturating (150)")
@rule("12.8", "There must be as many missiles, and launchers for half of them")
@pytest.mark.parametrize(
    ("size", "missiles", "launchers"), [("telegraphed", 14, 7), ("measured", 60, 30), ("saturating", 150, 75)]
)
def test_a_salvo_needs_missiles_and_launchers(size: str, missiles: int, launchers: int) -> None:
    table = defiant()
    for code in (f"irgc salvo us {size}", f"irgc salvo israel {size}", f"leader retaliate {size}"):
        for held, ready, section in ((0, 0, None), (-1, 99, "12.8"), (99, -1, "12.8")):
            table.set("strikes.missiles", missiles + held)
            table.set("strikes.launchers", launchers + ready)
            reason = table.why(code)
            assert (reason and reason.section) == section


@rule("12.9", "israel/us intercept HOW, free. The target must choose")
@rule("12.9", "The index falls by 1 + missiles/12, or 1 + missiles/20 when rationed")
@pytest.mark.parametrize(("size", "everything", "rationed"), [(0, 2, 1), (1, 6, 4), (2, 13, 8)])
def test_interception_empties_the_magazines(size: int, everything: int, rationed: int) -> None:
    for target in ("israel", "us"):
        for how, spent in (("all", everything), ("ration", rationed)):
            table = defiant()
            assert table.cost(f"{target} intercept {how}") == {}
            moved = fired(table, f"irgc salvo {target} {SIZES[size]}", how, NEARLY)
            assert moved[f"strikes.interceptors.{target}"] == -spent
            assert f"strikes.interceptors.{'us' if target == 'israel' else 'israel'}" not in moved
            assert (moved["strikes.missiles"], moved["strikes.missiles_seen"]) == (-COUNTS[size], -COUNTS[size])
            table.set("strikes.missiles_seen", 3)
            table.set(f"strikes.interceptors.{target}", 0)
            fired(table, f"irgc salvo {target} {SIZES[size]}", how, NEARLY)
            assert (table.get("strikes.missiles_seen"), table.get(f"strikes.interceptors.{target}")) == (0, 0)


@rule("12.9", "Let the load be 70 less the index, if positive, + 20 if rationed + 12 for a saturating salvo,")
@rule("12.9", "− 10 if the target stood on alert or + 10 if it stood down")
@rule("12.9", "nearly all intercepted | 60 − load, at least 4", "30 + load/2", "4 + load/2, at least 2")
@pytest.mark.parametrize(
    ("index", "rationed", "size", "posture", "weights"),
    [
        (100, 0, 1, 2, (60, 30, 4)),
        (70, 0, 0, 2, (60, 30, 4)),
        (69, 0, 1, 2, (59, 30, 4)),
        (100, 1, 1, 2, (40, 40, 14)),
        (100, 0, 2, 2, (48, 36, 10)),
        (100, 0, 1, 3, (70, 25, 2)),
        (100, 0, 1, 1, (50, 35, 9)),
        (30, 1, 2, 1, (4, 71, 45)),
        (0, 1, 2, 2, (4, 81, 55)),
    ],
)
def test_the_odds_of_interception(
    index: int, rationed: int, size: int, posture: int, weights: tuple[int, ...]
) -> None:
    for target in ("israel", "us"):
        table = defiant()
        table.set(f"strikes.interceptors.{target}", index)
        table.set(f"escalation.posture.{target}", posture)
        table.set("strikes.rationed", rationed)
        expected = tuple(zip((NEARLY, SOME, MANY), weights, strict=True))
        assert landing(table, SEATS.index(target), size) == expected


@rule("12.9", "A measured salvo at full magazines: load 0", "2 of 60 get through, 1 dies, and the index falls by 6")
def test_rationing_is_remembered_for_one_salvo_only() -> None:
    table = defiant()
    table.play("irgc salvo israel measured")
    table.reply("israel intercept ration", NEARLY, "read as it was meant")
    table.play("irgc salvo israel measured")
    assert table.get("strikes.rationed") == 0
    assert landing(table, ISRAEL, 1)[0] == (NEARLY, 60)


@rule("12.9", "The dead are two thirds of the missiles that got through to Israel, or a third of those at")
@rule("12.9", "none for a telegraphed salvo unless many got through")
@pytest.mark.parametrize("outcome", [NEARLY, SOME, MANY])
@pytest.mark.parametrize("size", range(3))
def test_the_dead_of_a_salvo(size: int, outcome: str) -> None:
    through = COUNTS[size] * PER_CENT[outcome] // 100
    spared = size == 0 and outcome != MANY
    for target, dead in (("israel", 2 * through // 3), ("us", through // 3)):
        moved = fired(defiant(), f"irgc salvo {target} {SIZES[size]}", "all", outcome)
        assert moved.get(f"strikes.dead.{target}", 0) == (0 if spared else dead)


@rule("12.9", "Narrative +3, +5 or +7 by size, and +0, +1 or +2 by outcome; the Guard's cohesion +2")
@rule("12.9", "At Israel: its standing −1 and −1 for each four that got through")
@rule("12.9", "At American bases: Congress +2 and +1 for each dead, approval −1 for each two dead, the mediators'")
@pytest.mark.parametrize(("number", "outcome"), [(0, NEARLY), (1, SOME), (2, MANY)])
@pytest.mark.parametrize("size", range(3))
def test_what_a_salvo_moves(size: int, number: int, outcome: str) -> None:
    through = COUNTS[size] * PER_CENT[outcome] // 100
    common = {
        "regime.narrative": (3, 5, 7)[size] + number, "regime.cohesion.guard": 2,
        "economy.premium": 7600 * (1, 4, 6)[size] // 100,
    }
    moved = fired(defiant(), f"irgc salvo israel {SIZES[size]}", "all", outcome)
    expected = {**common, "israel.standing": -1 - through // 4}
    assert {code: by for code, by in moved.items() if not code.startswith(("strikes.", "escalation."))} == expected
    moved = fired(defiant(), f"irgc salvo us {SIZES[size]}", "all", outcome)
    dead = moved.get("strikes.dead.us", 0)
    expected = {
        **common, "gulf.standing": -2, "washington.congress": 2 + dead,
        "alignment.fear": (2, 6, 10)[size], "alignment.leaning.neighbours": (-1, -3, -5)[size],
    }
    if dead > 1:
        expected["washington.approval"] = -(dead // 2)
    assert {code: by for code, by in moved.items() if not code.startswith(("strikes.", "escalation."))} == expected


@rule("12.9", "It is an act of force meant as rung 5, 6 or 7 by size. A telegraphed salvo that did not get through in")
@rule("12.9", "lowers tension by 6 first: a story told, a door left open")
@pytest.mark.parametrize("size", range(3))
def test_salvos_climb_the_ladder_by_size(size: int) -> None:
    assert RUNGS == (5, 6, 7, 6)
    for target in ("israel", "us"):
        for outcome in (NEARLY, SOME, MANY):
            moved = fired(defiant(), f"irgc salvo {target} {SIZES[size]}", "all", outcome)
            assert moved["escalation.rung"] == 2 + size
            door = 6 if size == 0 and outcome != MANY else 0
            assert moved["escalation.tension"] == 2 + RUNGS[size] - door


@rule("12.9", "us supply, 1 attention. Ships interceptors: Israel's index +10, the American −6, Israel's standing +2")
@rule("12.9", "Israel's index must not exceed 90, the American be 20 or more")
def test_supply_fills_israel_from_american_stock() -> None:
    table = Table()
    assert table.cost("us supply") == {"attention": 1}
    for israel, us, section in ((91, 60, "12.9"), (90, 19, "12.9"), (90, 20, None), (80, 100, None)):
        table.set("strikes.interceptors.israel", israel)
        table.set("strikes.interceptors.us", us)
        reason = table.why("us supply")
        assert (reason and reason.section) == section
    assert table.moved("us supply") == {
        "strikes.interceptors.israel": 10, "strikes.interceptors.us": -6, "israel.standing": 2,
    }


@rule("12.10", "israel inform, 1 attention. Nothing may have been said this turn", "Only one of the two in a turn")
def test_words_between_allies() -> None:
    words = ("israel inform", "us back", "us refuse")
    assert Table().book.by_code["us back"].seen(Table().state) == seats_of(US, ISRAEL)
    for said, still in (("israel inform", words[1:]), ("us back", ()), ("us refuse", ())):
        table = Table()
        assert [(table.cost(word), table.why(word)) for word in words] == [({"attention": 1}, None)] * 3
        table.play(said)
        assert table.knowing("strikes.notice") == {"us", "israel"}
        reasons = {word: table.why(word) for word in words}
        assert tuple(word for word, reason in reasons.items() if reason is None) == tuple(still)
        assert {reason.section for reason in reasons.values() if reason} == {"12.10"}
        table.run("reckoning", "strikes")
        assert [table.why(word) for word in words] == [None] * 3

"""Chapter 13 of rules.md: the ladder, acts of force and their reading, tension, postures, accidents, ceasefires."""

from __future__ import annotations

import re

import pytest

from game.kernel import engine
from game.rules.escalation import Escalation
from game.rules.seats import BLOCS, SEATS
from tests.sections.table import Table, rule, section_text, tune

MEANT, HIGHER, LOWER = "read as it was meant", "read one rung higher", "read one rung lower"


def reading(table: Table, code: str, outcome: int) -> tuple[int, int, tuple[int, ...]]:
    """The rung that an outcome of an action is meant as, the D it comes with, and the weights of its reading."""
    table.clear()
    table.book.by_code[code].resolve(table.state, outcome)
    frame = table.state.stack[-1]
    assert table.book.events[frame[1]].code == "perception"
    odds = engine.odds(table.state)
    assert [label for label, _ in odds] == [MEANT, HIGHER, LOWER]
    return frame[2], frame[3], tuple(weight for _, weight in odds)


def act(table: Table, meant: int, label: str) -> dict[str, int]:
    """One act of force meant as a rung, read as the label says; what it moved."""
    before = table.board()
    table.clear()
    Escalation.of(table.state).act_of_force(table.state, meant, 0)
    table.settle(label)
    return table.since(before)


def reckoning(table: Table) -> dict[str, int]:
    """What the reckoning of the ladder moves."""
    before = table.board()
    table.run("reckoning", "escalation")
    return table.since(before)


def revealed(*chosen: str) -> dict[str, int]:
    """Let seats choose postures, reveal them, draw no accident; what moved but the postures themselves."""
    table = Table()
    table.set("escalation.rung", 4)
    before = table.board()
    for code in chosen:
        table.play(code)
    table.run("postures", "escalation", "nothing goes wrong")
    alerts = {f"{code.split()[0]}.attention" for code in chosen}
    return {
        code: value
        for code, value in table.since(before).items()
        if not code.startswith("escalation.posture") and code not in alerts
    }


@rule("13.1", "The rung stands from 0 to 10")
def test_the_rung_stands_from_nothing_to_ten() -> None:
    table = Table()
    escalation = Escalation.of(table.state)
    for rung, stands in ((2, 3), (5, 5), (4, 5), (10, 10), (11, 10)):
        escalation.raise_rung(rung)
        assert (table.get("escalation.rung"), table.get("escalation.peak")) == (stands, stands)
    assert table.book.indicators["escalation.rung"].field.high == 10


@rule("13.1", "The reckoning begins in this order: Washington (§5.4–5.6); groups in reach and lapsed notice")
def test_the_order_of_the_reckoning() -> None:
    book = Table().book
    answering = next(
        book.answering[number][at]
        for number, phase in enumerate(book.phases)
        for at, step in enumerate(phase.steps)
        if step.hook == "reckoning"
    )
    case = re.search(r"13\.1\.2 (.*)", section_text("13.1"))
    assert case is not None
    told = [re.findall(r"§(\d+)", one) for one in case[1].split(";")]
    assert [chapters[0] for chapters in told] == [module.section for module in answering], "as §13.1.2 tells the order"


@rule("13.2", "An act of force has the rung it was meant as. It costs a ceasefire 40 points")
@pytest.mark.parametrize(("ceasefire", "left"), [(0, 0), (80, 40), (40, 0), (30, 0)])
def test_an_act_of_force_wears_a_ceasefire_down(ceasefire: int, left: int) -> None:
    table = Table()
    table.set("escalation.ceasefire", ceasefire)
    act(table, 4, MEANT)
    assert (table.get("escalation.ceasefire"), table.get("escalation.violent")) == (left, 1)


@rule("13.2", "as it was meant 60; one rung higher 14 (dial misreading, 14) + tension/4 + D/4")
@rule("13.2", "one rung lower 10 if tension is below 30, else 4, and 4 more if the mediators stood down")
@pytest.mark.parametrize(
    ("tension", "posture", "weights"),
    [(0, 2, (60, 14, 10)), (29, 2, (60, 21, 10)), (30, 2, (60, 21, 4)), (100, 1, (60, 39, 8)), (20, 1, (60, 19, 14))],
)
def test_how_an_act_is_read(tension: int, posture: int, weights: tuple[int, ...]) -> None:
    table = Table()
    assert table.dial("escalation", "misreading") == 14
    table.set("escalation.tension", tension)
    table.set("escalation.posture.gulf", posture)
    assert reading(table, "us hit iraq", 1) == (4, 1, weights)


@rule("13.2", "the power of an exceeded order")
@rule("13.2", "4, 1 or 12 for the three outcomes of a strike on a front or a campaign", "otherwise 0")
@rule("13.2", "D is the dead of a salvo, a seventy-second of the dead of a strike on Iran")
@pytest.mark.parametrize(
    ("code", "outcome", "meant", "weight"),
    [
        ("us strike natanz", 0, 8, 60 // 12),
        ("israel strike command", 1, 7, 390 // 72),
        ("israel strike defences", 2, 7, 15 // 12),
        ("irgc order houthis", 0, 4, 0),
        ("irgc order houthis", 2, 5, 6),
        ("israel hit hezbollah", 0, 4, 4),
        ("israel hit houthis", 1, 4, 1),
        ("us hit iraq", 2, 4, 12),
        ("irgc harass", 0, 3, 0),
        ("irgc harass", 1, 4, 0),
        ("irgc seize", 0, 4, 0),
    ],
)
def test_what_makes_an_act_easier_to_misread(code: str, outcome: int, meant: int, weight: int) -> None:
    table = Table()
    table.set("escalation.tension", 0)
    assert reading(table, code, outcome) == (meant, weight, (60, 14 + weight // 4, 10))


@rule("13.2", "D is the dead of a salvo")
def test_the_dead_of_a_salvo_make_it_easier_to_misread() -> None:
    table = Table()
    event = table.book.events_by_code["landing"]
    table.clear()
    table.book.events[event].resolve(table.state, (0, event, 0, 2), 2)
    assert table.get("strikes.dead.us") == table.state.stack[-1][3] == 150 * 22 // 100 // 3


@rule("13.2", "The ladder climbs to the rung that was read, if that is higher", "Tension rises by 2 and by the rung")
@pytest.mark.parametrize(
    ("held", "meant", "label", "climbs", "tension"),
    [
        (3, 4, MEANT, 4, 6),
        (3, 4, HIGHER, 5, 7),
        (3, 4, LOWER, 3, 5),
        (6, 4, MEANT, 6, 6),
        (6, 4, HIGHER, 6, 7),
        (3, 8, LOWER, 7, 9),
        (9, 8, HIGHER, 9, 11),
        (8, 8, HIGHER, 9, 11),
    ],
)
def test_the_ladder_climbs_to_the_rung_read(held: int, meant: int, label: str, climbs: int, tension: int) -> None:
    table = Table()
    table.set("escalation.rung", held)
    moved = act(table, meant, label)
    assert (table.get("escalation.rung"), moved["escalation.tension"]) == (climbs, tension)


@rule("13.2", "An act meant as rung 5 or more that would not lift the ladder is read at the rung that stands")
@rule("13.2", "one rung higher if it was misread upward after two other acts of force this turn and the ladder is")
@pytest.mark.parametrize(
    ("held", "others", "label", "then"),
    [
        (7, 0, MEANT, 7), (7, 2, MEANT, 7), (7, 1, HIGHER, 7), (7, 2, HIGHER, 8), (8, 2, HIGHER, 9),
        (9, 2, HIGHER, 9), (7, 2, LOWER, 7), (5, 0, HIGHER, 6), (6, 1, HIGHER, 6), (6, 2, HIGHER, 7),
    ],
)
def test_one_exchange_more_is_read_at_the_rung_that_stands(held: int, others: int, label: str, then: int) -> None:
    table = Table()
    table.set("escalation.rung", held)
    table.set("escalation.violent", others)
    moved = act(table, 5, label)
    assert table.get("escalation.rung") == then
    assert moved["escalation.tension"] == 2 + then


@rule("13.3", "Tension is public. In the reckoning it falls by 1 and by an eighth of what exceeds 20")
@pytest.mark.parametrize(("tension", "falls"), [(0, 0), (1, 1), (20, 1), (27, 1), (28, 2), (60, 6), (100, 11)])
def test_tension_fades(tension: int, falls: int) -> None:
    table = Table()
    table.set("escalation.tension", tension)
    table.set("escalation.rung", 2)
    assert reckoning(table).get("escalation.tension", 0) == -falls
    assert table.knowing("escalation.tension") == set(SEATS)


@rule("13.3", "Tension is public")
def test_tension_stays_between_nothing_and_a_hundred() -> None:
    table = Table()
    escalation = Escalation.of(table.state)
    for amount, stands in ((200, 100), (-300, 0), (5, 5)):
        escalation.add_tension(amount)
        assert table.get("escalation.tension") == stands


@rule("13.3", "After a turn without an act of force the ladder steps down one rung, or two if a ceasefire stands above")
@rule("13.3", "and the rung above 4; never below rung 2 (dial floor, rung 2)")
@pytest.mark.parametrize(
    ("held", "ceasefire", "violent", "floor", "then"),
    [
        (6, 0, 0, 2, 5), (6, 0, 1, 2, 6), (6, 50, 0, 2, 5), (6, 51, 0, 2, 4), (5, 51, 0, 2, 3), (4, 80, 0, 2, 3),
        (3, 0, 0, 2, 2), (2, 0, 0, 2, 2), (1, 0, 0, 2, 1), (1, 0, 0, 0, 0), (5, 80, 0, 4, 4), (6, 80, 0, 5, 5),
        (6, 80, 1, 2, 6),
    ],
)
def test_the_ladder_comes_down_in_quiet_turns(held: int, ceasefire: int, violent: int, floor: int, then: int) -> None:
    table = Table()
    assert table.dial("escalation", "floor") == 2
    tune(Escalation.of(table.state), floor=floor)
    for code, value in (("rung", held), ("ceasefire", ceasefire), ("violent", violent)):
        table.set(f"escalation.{code}", value)
    reckoning(table)
    assert (table.get("escalation.rung"), table.get("escalation.violent")) == (then, 0)


@rule("13.3", "The number of reckonings in a row at rung 7 or above is recorded")
def test_wartime_is_counted() -> None:
    table = Table()
    counted = []
    for rung in (6, 7, 8, 10, 7, 6, 7):
        table.set("escalation.rung", rung)
        reckoning(table)
        counted.append(table.get("escalation.wartime"))
    assert counted == [0, 1, 2, 3, 4, 0, 1]


@rule("13.4", "Each seat may choose a posture for the coming turn, seen by nobody until all are in. Who passes holds")
@rule("13.4", "SEAT stand-down, free", "SEAT alert, 1 attention")
def test_postures_are_hidden_until_the_reveal() -> None:
    table = Table()
    for at, seat in enumerate(SEATS):
        table.set(f"escalation.posture.{seat}", 1)
        assert (table.cost(f"{seat} stand-down"), table.cost(f"{seat} alert")) == ({}, {"attention": 1})
        assert {table.book.by_code[f"{seat} {verb}"].seen(table.state) for verb in ("alert", "stand-down")} == {1 << at}
    table.play("us alert")
    table.play("gulf stand-down")
    assert table.knowing("escalation.chosen.us") == {"us"}
    assert {table.get(f"escalation.posture.{seat}") for seat in SEATS} == {1}
    table.run("postures", "escalation")
    assert [table.get(f"escalation.posture.{seat}") for seat in SEATS] == [3, 2, 2, 2, 2, 1, 2]
    assert {table.get(f"escalation.chosen.{seat}") for seat in SEATS} == {0}


@rule("13.4", "The Guard's posture changes the odds of strikes on Iran (§12.4), that of israel or us the odds of a")
@rule("13.4", "the mediators' the reading of acts of force (§13.2), and every alert the risk of accidents (§13.6)")
def test_whose_posture_changes_which_odds() -> None:
    def seen(table: Table) -> tuple[object, ...]:
        landing = table.book.events[table.book.events_by_code["landing"]]
        accident = table.book.events[table.book.events_by_code["accident"]]
        perception = table.book.events[table.book.events_by_code["perception"]]
        return (
            table.odds("us strike natanz"), landing.odds(table.state, (0, 0, 1, 1)),
            landing.odds(table.state, (0, 0, 0, 1)), perception.odds(table.state, (0, 0, 4, 0)),
            accident.odds(table.state, ()),
        )

    changed = {}
    for seat in SEATS:
        for posture in (1, 3):
            table = Table()
            before = seen(table)
            table.set(f"escalation.posture.{seat}", posture)
            changed[seat, posture] = [at for at, odds in enumerate(seen(table)) if odds != before[at]]
    own = {"irgc": 0, "israel": 1, "us": 2}
    for seat in SEATS:
        assert changed[seat, 1] == ([3] if seat == "gulf" else [own[seat]] if seat in own else [])
        assert changed[seat, 3] == ([own[seat], 4] if seat in own else [4])


@rule("13.5", "For each seat on alert: tension +2, and threat +1 if it is not a bloc. For each that stands down")
@pytest.mark.parametrize("number", range(len(SEATS)), ids=SEATS)
def test_each_posture_moves_tension(number: int) -> None:
    alert = {"escalation.tension": 2} | ({} if number in BLOCS else {"regime.threat": 1})
    assert revealed(f"{SEATS[number]} alert") == alert
    assert revealed(f"{SEATS[number]} stand-down") == {"escalation.tension": -2}
    assert revealed() == {}


@rule("13.5", "If at least one seat of each camp stands down: tension −2 more for each of them, and the ladder steps")
@rule("13.5", "not below the floor")
def test_both_camps_standing_down_brings_the_ladder_down() -> None:
    assert revealed("us stand-down", "irgc stand-down") == {"escalation.tension": -8, "escalation.rung": -1}
    assert revealed("israel stand-down", "us stand-down", "government stand-down", "gulf stand-down") == {
        "escalation.tension": -14, "escalation.rung": -1,
    }
    assert revealed("us stand-down", "israel stand-down", "gulf stand-down") == {"escalation.tension": -6}
    assert revealed("leader stand-down", "europe stand-down", "gulf stand-down") == {"escalation.tension": -6}
    table = Table()
    table.set("escalation.rung", 2)
    table.play("us stand-down")
    table.play("leader stand-down")
    table.run("postures", "escalation")
    assert table.get("escalation.rung") == 2


@rule("13.6", "a clash nobody ordered R = 6 (dial accident, 6) + tension/5 + 4 for each seat on alert")
@rule("13.6", "nothing goes wrong 200", "a near miss that sobers both sides 4 + R/2")
@pytest.mark.parametrize(("tension", "alerts", "risk"), [(0, 0, 6), (35, 2, 21), (100, 7, 54), (4, 1, 10)])
def test_the_risk_of_accidents(tension: int, alerts: int, risk: int) -> None:
    table = Table()
    assert table.dial("escalation", "accident") == 6
    table.set("escalation.tension", tension)
    for seat in SEATS[:alerts]:
        table.set(f"escalation.posture.{seat}", 3)
    event = table.book.events[table.book.events_by_code["accident"]]
    assert event.odds(table.state, ()) == (
        ("nothing goes wrong", 200), ("a clash nobody ordered", risk),
        ("a near miss that sobers both sides", 4 + risk // 2),
    )


@rule("13.6", "A clash: tension +12, threat +4, the ladder climbs one rung, to 6 at most. A near miss: tension −12")
@pytest.mark.parametrize(("held", "climbs"), [(2, 1), (5, 1), (6, 0), (8, 0)])
def test_what_accidents_do(held: int, climbs: int) -> None:
    table = Table()
    table.set("escalation.rung", held)
    table.set("escalation.peak", 10)
    before = table.board()
    table.run("postures", "escalation", "a clash nobody ordered")
    rung = {"escalation.rung": climbs} if climbs else {}
    assert table.since(before) == {"escalation.tension": 12, "regime.threat": 4, **rung}
    before = table.board()
    table.run("postures", "escalation", "a near miss that sobers both sides")
    assert table.since(before) == {"escalation.tension": -12, "regime.threat": -2}


@rule("13.7", "us/gulf ceasefire, 2 attention, 3 standing. An operation at rung 5 or above, if no ceasefire is in")
@pytest.mark.parametrize(("rung", "ceasefire", "section"), [(4, 0, "13.7"), (5, 0, None), (9, 0, None), (5, 1, "13.7")])
def test_when_a_ceasefire_may_be_brokered(rung: int, ceasefire: int, section: str | None) -> None:
    table = Table()
    table.set("escalation.rung", rung)
    table.set("escalation.ceasefire", ceasefire)
    for seat in ("us", "gulf"):
        reason = table.why(f"{seat} ceasefire")
        assert (reason and reason.section) == section
        assert table.cost(f"{seat} ceasefire") == {"attention": 2, "standing": 3}
        assert table.book.by_code[f"{seat} ceasefire"].menu == "operations"


@rule("13.7", "both sides stop 10 + a third of the mediators' standing (of the lower of their two trusts, if they")
@rule("13.7", "refused 50. Who has a story to tell can stop")
@pytest.mark.parametrize(
    ("gulf", "narrative", "israel", "stop"),
    [(0, 0, 0, 10), (32, 0, 0, 20), (0, 63, 0, 25), (0, 0, 65, 20), (50, 62, 55, 50)],
)
def test_who_has_a_story_to_tell_can_stop(gulf: int, narrative: int, israel: int, stop: int) -> None:
    table = Table()
    table.set("regime.narrative", narrative)
    table.set("israel.standing", israel)
    for seat in ("us", "gulf"):
        table.set("gulf.standing", gulf if seat == "us" else 90)
        table.set("backchannels.trust.washington", gulf if seat == "gulf" else 90)
        table.set("backchannels.trust.tehran", 90)
        assert table.odds(f"{seat} ceasefire") == (("both sides stop", stop), ("refused", 50))


@rule("13.7", "a ceasefire of 80 points, the ladder down two rungs, tension −15, the broker's standing +4, threat −5")
@rule("13.7", "crude −6 per cent. If refused: tension +2")
@pytest.mark.parametrize("seat", ["us", "gulf"])
def test_a_ceasefire_brings_the_ladder_down(seat: str) -> None:
    table = Table()
    table.set("escalation.rung", 8)
    assert table.moved(f"{seat} ceasefire", "refused") == {"escalation.tension": 2}
    assert table.moved(f"{seat} ceasefire", "both sides stop") == {
        "escalation.ceasefire": 80, "escalation.rung": -2, "escalation.tension": -15, f"{seat}.standing": 4,
        "regime.threat": -5, "economy.premium": -7600 * 6 // 100,
    }


@rule("13.7", "A ceasefire loses 6 points each reckoning and 40 with every act of force. At 0 it is gone")
def test_a_ceasefire_wears_off() -> None:
    table = Table()
    table.set("escalation.rung", 9)
    table.set("escalation.ceasefire", 13)
    left = []
    for _ in range(4):
        reckoning(table)
        left.append(table.get("escalation.ceasefire"))
    assert left == [7, 1, 0, 0]
    table.set("escalation.rung", 6)
    assert table.why("gulf ceasefire") is None

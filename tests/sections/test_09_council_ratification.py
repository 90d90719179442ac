"""Chapter 9 of rules.md: the last word, the delay of orders, emergency rules, red lines, the balance of blocs."""

from __future__ import annotations

import pytest

from game.rules.council.board import COURSES, LINES, MIDDLE
from game.rules.seats import SEATS
from tests.sections.table import Table, rule

BLOCS = {"leader", "irgc", "government"}
NAMES = (*COURSES, *MIDDLE)


def meeting(*codes: str, before: str = "endure") -> Table:
    """A council after the reveal; ``before`` is what was decided a turn ago."""
    table = Table()
    table.set("council.decided", NAMES.index(before))
    for code in codes:
        table.play(code)
    table.run("council", "council")
    return table


def spoken(code: str, *tabled: str, before: str = "endure") -> tuple[Table, dict[str, int]]:
    """The table after that last word, and what the word and its consequences moved, the price left out."""
    table = meeting(*tabled, before=before)
    start = table.board()
    for resource, amount in table.cost(code).items():
        start[f"leader.{resource}"] -= amount
    table.play(code)
    table.run("ratified", "council")
    return table, table.since(start)


QUARREL = ("irgc table defy 2", "government table bargain 0")


@rule("9.4", "leader ratify, free. The leading course is decided; the cohesion of Guard and cabinet +1 each")
def test_ratifying_keeps_the_house_together() -> None:
    table = meeting("irgc table defy 2")
    assert table.cost("leader ratify") == {}
    moved = table.moved("leader ratify")
    assert (moved["regime.cohesion.guard"], moved["regime.cohesion.cabinet"]) == (1, 1)
    assert NAMES[table.get("council.decided")] == "defy"


@rule("9.4", "Another course is decided (dial impose, 7 points of standing)", "the cabinet's if it is defy, else")
@pytest.mark.parametrize(
    ("leading", "word", "bloc"),
    [("endure", "defy", "cabinet"), ("defy", "endure", "guard"), ("defy", "bargain", "guard")],
)
def test_imposing_costs_authority_and_cohesion(leading: str, word: str, bloc: str) -> None:
    table = meeting("irgc table defy 2") if leading == "defy" else meeting(before="bargain")
    price = table.dial("council", "impose")
    assert table.cost(f"leader impose {word}") == {"standing": price} == {"standing": 7}
    assert str(table.why(f"leader impose {leading}")) == "the council prefers that course already: ratify it (§9.4)"
    moved = table.moved(f"leader impose {word}")
    assert moved[f"regime.cohesion.{bloc}"] == -3
    assert NAMES[table.get("council.decided")] == word


@rule("9.4", "what was decided before goes on, nobody is overruled, and each bloc may act at once")
@rule("9.5", "After an ambiguous word both blocs gain 1 standing, and nothing else of this section happens")
def test_ambiguity_buys_time() -> None:
    table, moved = spoken("leader ambiguous", *QUARREL)
    assert NAMES[table.get("council.decided")] == NAMES[table.get("council.course")] == "endure"
    tracks = {code: by for code, by in moved.items() if not code.startswith("council.")}
    assert tracks == {"leader.standing": -1, "irgc.standing": 1, "government.standing": 1}
    table.rich("irgc")
    assert table.why("irgc seize") is None
    assert table.why("government admit") is None


@rule("9.4", "The Leader's standing −1, and −1 more for each ambiguous turn in a row before it")
def test_ambiguity_wears_off() -> None:
    table = meeting(*QUARREL)
    for lost in (-1, -2, -3):
        assert table.moved("leader ambiguous")["leader.standing"] == lost
        table.run("council", "council")
    table.play("leader ratify")
    table.run("ratified", "council")
    table.run("council", "council")
    assert table.moved("leader ambiguous")["leader.standing"] == -1


@rule("9.4", "leader amend WAY, 3 standing*. The Leader writes a middle way between the two courses tabled")
@rule("9.4", "brace between defy and endure, explore between endure and bargain, straddle between defy and bargain")
@rule("9.4", "(dial amend, 3 points of standing)")
@pytest.mark.parametrize(
    ("guard", "government", "way"),
    [("defy", "endure", "brace"), ("endure", "bargain", "explore"), ("bargain", "defy", "straddle")],
)
def test_an_amendment_is_a_middle_way(guard: str, government: str, way: str) -> None:
    table = meeting(f"irgc table {guard} 0", f"government table {government} 0")
    assert table.cost(f"leader amend {way}") == {"standing": table.dial("council", "amend")} == {"standing": 3}
    for other in MIDDLE:
        assert (table.why(f"leader amend {other}") is None) is (other == way)
    table.play(f"leader amend {way}")
    assert NAMES[table.get("council.decided")] == way
    same = meeting(f"irgc table {guard} 0", f"government table {guard} 0")
    assert str(same.why(f"leader amend {way}")) == "both blocs tabled the same course: there is no middle (§9.4)"


@rule("9.5", "Brace: narrative +1, threat +1. Explore: narrative −1, threat −1. Straddle moves nothing")
@rule("9.5", "A middle way overrules nobody: both blocs gain 1 standing and lose no cohesion")
@pytest.mark.parametrize(
    ("way", "tabled", "by"),
    [
        ("brace", ("irgc table defy 0",), 1), ("explore", ("government table bargain 0",), -1),
        ("straddle", QUARREL, 0),
    ],
)
def test_a_middle_way_gives_each_half(way: str, tabled: tuple[str, ...], by: int) -> None:
    _, moved = spoken(f"leader amend {way}", *tabled)
    tracks = {code: value for code, value in moved.items() if not code.startswith("council.")}
    assert tracks == {
        "irgc.standing": 1, "government.standing": 1,
        **({"regime.narrative": by, "regime.threat": by} if by else {}),
    }


@rule("9.4", "leader veto, 4 standing. What was decided before goes on instead of the leading course")
@rule("9.4", "Each of Guard and cabinet that had tabled the leading course: cohesion −2")
def test_a_veto_sends_the_course_back() -> None:
    table = meeting(*QUARREL, before="bargain")
    assert table.cost("leader veto") == {"standing": 4}
    moved = table.moved("leader veto")
    assert moved["regime.cohesion.guard"] == -2
    assert "regime.cohesion.cabinet" not in moved
    assert NAMES[table.get("council.decided")] == "bargain"
    table.rich("irgc")
    table.run("ratified", "council")
    assert table.why("irgc seize") is not None
    reason = meeting(*QUARREL, before="defy").why("leader veto")
    assert reason is not None
    assert reason.section == "9.4"


@rule("9.4", "the matter is left to the room: the leading course is decided, nobody may act on another")
def test_silence_is_not_ambiguity() -> None:
    table, moved = spoken("leader pass ratify", *QUARREL)
    assert NAMES[table.get("council.decided")] == "defy"
    assert moved["leader.standing"] == -1
    assert moved["regime.cohesion.cabinet"] == -1
    assert "regime.cohesion.guard" not in moved
    assert table.why("government admit") is not None


@rule("9.6", "Under brace or straddle the Guard may seize a tanker but fire no salvo on its own initiative")
@rule("9.6", "Under explore or straddle the government may admit inspectors")
@pytest.mark.parametrize(("way", "seize", "admit"), [("brace", 1, 0), ("explore", 0, 1), ("straddle", 1, 1)])
def test_what_middle_ways_allow(way: str, seize: int, admit: int) -> None:
    table = Table()
    table.rich("irgc")
    table.set("council.course", NAMES.index(way))
    table.set("council.word", 4)
    assert (table.why("irgc seize") is None) == bool(seize)
    assert (table.why("government admit") is None) == bool(admit)
    assert table.why("irgc salvo israel measured") is not None


@rule("9.8", "what is decided binds (§9.6) from the next turn's reveal on. Until then the course")
def test_orders_travel_slowly() -> None:
    table, _ = spoken("leader ratify", "irgc table defy 2")
    table.rich("irgc")
    assert NAMES[table.get("council.course")] == "endure"
    assert table.why("irgc seize") is not None
    table.run("council", "council")
    assert NAMES[table.get("council.course")] == "defy"
    assert table.why("irgc seize") is None


@rule("9.8", "leader emergency, 3 standing. For 2 turns (dial emergency, 2 turns), this one included")
@rule("9.8", "binds at once, and the Guard may seize tankers, shoot down drones and fire salvos whatever the course")
@rule("9.8", "Tension +3. Emergency rules are public, cannot be prolonged while they hold, and end by themselves")
def test_emergency_rules() -> None:
    table = Table()
    table.rich("irgc")
    assert table.cost("leader emergency") == {"standing": 3}
    assert table.why("irgc seize") is not None
    assert table.moved("leader emergency") == {"council.emergency": 2, "escalation.tension": 3}
    assert table.knowing("council.emergency") == set(SEATS)
    assert str(table.why("leader emergency")) == "emergency rules hold already (§9.8)"
    assert table.why("irgc seize") is None
    assert table.why("irgc salvo israel measured") is None
    table.play("irgc table defy 2")
    table.run("council", "council")
    table.play("leader ratify")
    table.run("ratified", "council")
    assert NAMES[table.get("council.course")] == "defy"
    for left in (1, 0):
        table.run("reckoning", "council")
        assert table.get("council.emergency") == left
    assert table.why("leader emergency") is None


@rule("9.8", "orders are kept 90, a battery fires on its own 6 + a tenth of the tension, an airliner is shot down 2")
@rule("9.8", "The airliner: narrative −5, unrest +8, the street's cohesion −6, the Guard's standing −4")
def test_who_may_fire_without_asking_may_fire_at_the_wrong_thing() -> None:
    table = Table()
    table.set("escalation.tension", 57)
    event = table.book.events[table.book.events_by_code["delegated"]]
    assert [weight for _, weight in event.odds(table.state, ())] == [90, 11, 2]
    event.resolve(table.state, (), 1)
    assert table.state.stack[-1][2:] == (5, 4)
    table = Table()
    table.set("council.emergency", 2)
    before = table.board()
    table.run("reckoning", "council", "an airliner is shot down")
    assert table.since(before) == {
        "council.emergency": -1, "regime.narrative": -5, "regime.unrest": 8, "regime.cohesion.street": -6,
        "irgc.standing": -4,
    }
    table.set("council.emergency", 2)
    before = table.board()
    table.run("reckoning", "council", "a battery fires on its own")
    moved = table.since(before)
    assert (moved["regime.threat"], moved["escalation.violent"]) == (2, 1)


@rule("9.7", "leader draw LINE, 2 standing. Narrative +1, the Guard's cohesion +1, the cabinet's −2")
@rule("9.7", "leader lift LINE, 2 standing. Narrative −2, the Guard's cohesion −2, the cabinet's +1")
@rule("9.7", "Red lines are known to the blocs alone")
@pytest.mark.parametrize("line", LINES)
def test_red_lines_are_drawn_and_lifted(line: str) -> None:
    table = Table()
    table.set("council.lines", 0)
    tracks = ("regime.narrative", "regime.cohesion.guard", "regime.cohesion.cabinet")
    assert table.knowing("council.lines") == BLOCS
    assert str(table.why(f"leader lift {line}")) == "no red line is drawn there (§9.7)"
    for verb, by in (("draw", (1, 1, -2)), ("lift", (-2, -2, 1))):
        assert table.cost(f"leader {verb} {line}") == {"standing": 2}
        moved = table.moved(f"leader {verb} {line}")
        assert tuple(moved[one] for one in tracks) == by
        assert table.get("council.lines") == (1 << LINES.index(line) if verb == "draw" else 0)


@rule("9.7", "While it is drawn the government may neither sign such a text nor say yes to it (§10.14)")
@pytest.mark.parametrize(("line", "level"), [("enrichment", 3), ("missiles", 1), ("proxies", 1)])
def test_a_red_line_outranks_the_mandate(line: str, level: int) -> None:
    table = Table()
    table.set("council.mandate", 3)
    table.set("council.lines", 0)
    table.set("talks.status", 2)
    clause = "iraq" if line == "proxies" else line
    table.set(f"talks.text.{clause}", level)
    table.set("backchannels.stage.muscat", 2)
    table.set("single_text.number.muscat", 1)
    table.set("single_text.asked.muscat", 1)
    table.set(f"single_text.terms.muscat-{clause}", level)
    for code in ("government sign", "government answer muscat yes"):
        table.set("council.lines", 0)
        assert table.why(code) is None
        table.set("council.lines", 1 << LINES.index(line))
        assert str(table.why(code)) == "the text crosses a red line that the Leader has drawn (§9.7)"
        table.set("council.lines", 7 & ~(1 << LINES.index(line)))
        assert table.why(code) is None
    table.set("talks.text.enrichment", 2)
    assert table.why("government answer muscat no") is None


@rule("9.9", "leads the other by 20 or more points of standing (dial envy, 20 points of standing)")
def test_who_leads_too_far_is_outvoted() -> None:
    for guard, leading in ((59, "defy"), (60, "bargain")):
        table = Table()
        table.set("irgc.standing", guard)
        table.set("government.standing", 40)
        table.play("irgc table defy 1")
        table.play("government table bargain 1")
        table.run("council", "council")
        assert COURSES[table.get("council.leading")] == leading


@rule("9.9", "leader clip BLOC, 2 standing. Only a bloc that leads by so much can be clipped")
@pytest.mark.parametrize(("seat", "bloc"), [("irgc", "guard"), ("government", "cabinet")])
def test_a_tall_bloc_is_clipped(seat: str, bloc: str) -> None:
    table = Table()
    for one in ("irgc", "government"):
        table.set(f"{one}.standing", 70 if one == seat else 50)
    other = "government" if seat == "irgc" else "irgc"
    assert table.why(f"leader clip {other}") is not None
    assert table.cost(f"leader clip {seat}") == {"standing": 2}
    moved = table.moved(f"leader clip {seat}")
    assert (moved[f"{seat}.standing"], moved[f"regime.cohesion.{bloc}"]) == (-5, -3)
    assert moved[f"regime.cohesion.{'cabinet' if bloc == 'guard' else 'guard'}"] == 1
    assert table.why(f"leader clip {seat}") is not None


@rule("9.1", "One question a turn: the Leader sets the mandate, or moves a red line (§9.7)")
def test_the_leader_has_one_question_and_few_lines() -> None:
    table = Table()
    for menu, most in (("mandate", 12), ("ratify", 8)):
        state = table.state
        codes = [one.code for one in table.book.offers[table.book.menus[menu]][SEATS.index("leader")]]
        if menu == "ratify":
            table.run("council", "council")
        legal = [code for code in codes if table.why(code) is None]
        assert len(legal) <= most, (menu, legal, state.turn)

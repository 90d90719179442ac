"""Chapter 9 of rules.md: the mandate, courses and influence, signals, the last word and what follows."""

from __future__ import annotations

import pytest

from game.kernel.types import UNKNOWN
from game.rules.council.board import COURSES, MANDATES
from game.rules.seats import SEATS
from tests.sections.table import Table, rule

WATCHED = (
    *(f"{seat}.standing" for seat in SEATS), "regime.narrative", "regime.threat", "regime.distress",
    *(f"regime.cohesion.{bloc}" for bloc in ("guard", "cabinet", "street")),
)
BLOCS = ("leader", "irgc", "government")
ABROAD = ("us", "israel", "gulf", "europe")
DEFY, ENDURE, BARGAIN = 1, 2, 3


def board(table: Table) -> dict[str, int]:
    return {code: table.get(code) for code in WATCHED}


def since(table: Table, before: dict[str, int]) -> dict[str, int]:
    """What has moved since."""
    return {code: table.get(code) - before[code] for code in WATCHED if table.get(code) != before[code]}


def meeting(*codes: str, distress: int = 50) -> Table:
    """A council in which the blocs tabled and the others signalled as named, after the reveal."""
    table = Table()
    table.set("regime.distress", distress)
    for code in codes:
        table.play(code)
    table.run("council", "council")
    return table


def leads(*codes: str, distress: int = 50) -> str:
    """The course that leads after the reveal."""
    return COURSES[meeting(*codes, distress=distress).get("council.leading")]


@rule("9.1", "refuse, indirect, limits or broad. It is known to the blocs alone")
def test_the_mandate_is_known_to_the_blocs_alone() -> None:
    assert MANDATES == ("refuse", "indirect", "limits", "broad")
    table = Table()
    for held in range(4):
        table.set("council.mandate", held)
        assert [seat for seat in SEATS if table.known(seat)["council.mandate"] == held] == list(BLOCS)


@rule("9.1", "at most one step a turn; to keep it the Leader passes", "broad costs 4 standing, any other nothing")
def test_the_mandate_moves_one_step() -> None:
    for held in range(4):
        table = Table()
        table.set("council.mandate", held)
        legal = [word for word in MANDATES if table.why(f"leader mandate {word}") is None]
        assert legal == [MANDATES[at] for at in (held - 1, held + 1) if 0 <= at <= 3]
    assert [table.cost(f"leader mandate {word}") for word in MANDATES] == [{}, {}, {}, {"standing": 4}]


@rule("9.1", "narrative −1, the Guard's cohesion −2, the cabinet's +2", "narrative +1, the Guard's cohesion +1, the")
@pytest.mark.parametrize(("held", "word"), [(0, "indirect"), (1, "limits"), (2, "broad"), (3, "limits"), (1, "refuse")])
def test_a_wider_mandate_costs_the_story_and_a_narrower_one_the_cabinet(held: int, word: str) -> None:
    table = Table()
    table.set("council.mandate", held)
    table.set("leader.standing", 60)
    before = board(table)
    table.play(f"leader mandate {word}")
    wider = {"regime.narrative": -1, "regime.cohesion.guard": -2, "regime.cohesion.cabinet": 2}
    narrower = {"regime.narrative": 1, "regime.cohesion.guard": 1, "regime.cohesion.cabinet": -2}
    price = {"leader.standing": -4} if word == "broad" else {}
    assert since(table, before) == {**price, **(wider if MANDATES.index(word) > held else narrower)}
    assert table.get("council.mandate") == MANDATES.index(word)
    assert table.book.by_code[f"leader mandate {word}"].seen(table.state) == 0b0011100


@rule("9.2", "each table one course in secret, with 0 to 3 points of influence", "table COURSE INFLUENCE, free")
@pytest.mark.parametrize("seat", ["irgc", "government"])
def test_courses_are_tabled_in_secret(seat: str) -> None:
    for course, word in enumerate(COURSES):
        for influence in range(4 if word else 0):
            table = Table()
            code = f"{seat} table {word} {influence}"
            assert table.cost(code) == {}
            assert table.book.by_code[code].seen(table.state) == 1 << SEATS.index(seat)
            others = {other: table.known(other) for other in SEATS if other != seat}
            table.play(code)
            assert {other: table.known(other) for other in others} == others
            assert table.known(seat)[f"council.tabled.{seat}"] == course
            assert table.known(seat)[f"council.weight.{seat}"] == influence


@rule("9.2", "Each point of influence takes 2 standing at the reveal, which the seat must hold when it tables")
def test_influence_is_paid_at_the_reveal() -> None:
    table = Table()
    table.set("irgc.standing", 5)
    assert table.why("irgc table defy 2") is None
    assert str(table.why("irgc table defy 3")) == "3 influence takes 6 standing at the reveal (§9.2)"
    table.play("irgc table defy 2")
    assert table.get("irgc.standing") == 5
    table.run("council", "council")
    assert table.get("irgc.standing") == 1


@rule("9.2", "Who passes tables endure without influence")
def test_passing_tables_endure() -> None:
    table = meeting("irgc pass council")
    for seat in ("irgc", "government"):
        assert (table.get(f"council.shown.{seat}"), table.get(f"council.backing.{seat}")) == (ENDURE, 0)
    assert table.get("council.leading") == ENDURE


@rule("9.3", "the seats outside Tehran may each send one hidden signal", "us/israel/gulf/europe press, 1 attention")
@pytest.mark.parametrize("verb", ["press", "reassure"])
def test_signals_are_hidden_and_only_their_sum_is_public(verb: str) -> None:
    for seat in ABROAD:
        table = Table()
        assert table.cost(f"{seat} {verb}") == {"attention": 1}
        assert table.book.by_code[f"{seat} {verb}"].seen(table.state) == 1 << SEATS.index(seat)
        others = {other: table.known(other) for other in SEATS if other != seat}
        table.play(f"{seat} {verb}")
        assert {other: table.known(other) for other in others} == others
        table.run("council", "council")
        assert {table.known(other)["council.pressure"] for other in SEATS} == {1 if verb == "press" else -1}
    for other in SEATS:
        assert meeting("us press", "gulf press", "europe reassure").known(other)["council.pressure"] == 1
        assert table.known(other)[f"council.signals.{other}"] == 0
    assert {f"{seat} {verb}" for seat in BLOCS} & set(table.book.by_code) == set()


@rule("9.3", "All is revealed together, to the blocs")
def test_the_room_is_revealed_to_the_blocs_alone() -> None:
    table = meeting("irgc table defy 2", "government table bargain 1")
    for seat in BLOCS:
        known = table.known(seat)
        assert (known["council.shown.irgc"], known["council.backing.irgc"], known["council.leading"]) == (DEFY, 2, DEFY)
    hidden = ("shown.irgc", "backing.irgc", "shown.government", "leading", "course", "word")
    for seat in ABROAD:
        assert {table.known(seat)[f"council.{field}"] for field in hidden} == {UNKNOWN}
    assert [table.get(f"council.{one}.{seat}") for one in ("tabled", "weight") for seat in BLOCS[1:]] == [0, 0, 0, 0]


@rule("9.3", "Each course counts 2 for each bloc that tabled it and 2 more for each point of influence; endure")
def test_the_course_that_counts_most_leads() -> None:
    assert leads() == "endure"
    assert leads("irgc table defy 1", "government table defy 0") == "defy"
    assert leads("irgc table defy 1", "government table endure 0") == "endure"
    assert leads("irgc table defy 2", "government table endure 0") == "defy"
    assert leads("irgc table defy 1", "government table bargain 2") == "bargain"
    assert leads("irgc table bargain 0", "government table bargain 0") == "bargain"


@rule("9.3", "A tie goes to endure, then to defy")
def test_ties_go_to_endure_then_to_defy() -> None:
    assert leads("irgc table defy 0", "government table bargain 0") == "endure"
    assert leads("irgc table defy 1", "government table bargain 1") == "defy"
    assert leads("irgc table bargain 1", "government table defy 1") == "defy"
    assert leads("irgc table defy 1", "government table bargain 1", "us reassure") == "bargain"


@rule("9.3", "Each press counts 1 for bargain if distress exceeds 55, else 1 for defy, and raises threat by 1")
def test_pressure_helps_whom_distress_says() -> None:
    tabled = ("irgc table defy 1", "government table bargain 1", "us press")
    assert leads(*tabled, distress=55) == "defy"
    assert leads(*tabled, distress=56) == "bargain"
    assert leads("irgc table defy 0", "us press", distress=55) == "endure"
    assert leads("irgc table defy 0", "us press", "europe press", "gulf press", distress=55) == "defy"
    assert meeting("us press", "israel press").get("regime.threat") == Table().get("regime.threat") + 2


@rule("9.3", "Each reassure counts 1 for bargain and lowers threat by 1")
def test_reassurance_helps_those_who_would_bargain() -> None:
    signals = ("us reassure", "gulf reassure", "europe reassure")
    assert leads("government table bargain 0", *signals[:2]) == "endure"
    assert leads("government table bargain 1", *signals) == "bargain"
    assert meeting(*signals).get("regime.threat") == Table().get("regime.threat") - 3


@rule("9.3", "Washington presses a country in distress (bargain 5). Defy leads")
def test_the_example_of_the_reveal() -> None:
    tabled = ("irgc table defy 2", "government table bargain 1")
    assert leads(*tabled, "us press", distress=60) == "defy"
    assert leads(*tabled, "us press", "europe press", distress=60) == "defy"
    assert leads(*tabled, "us press", "europe press", "gulf press", distress=60) == "bargain"


@rule("9.5", "Who carried the room: standing +2 and +1 for each point of influence", "standing +1 and cohesion −1")
def test_who_carried_the_room_gains_and_who_was_overruled_resents() -> None:
    table = meeting("irgc table defy 2", "government table bargain 1")
    table.play("leader ratify")
    before = board(table)
    table.run("ratified", "council")
    moved = since(table, before)
    assert (moved["irgc.standing"], moved["government.standing"]) == (4, 1)
    assert moved["regime.cohesion.cabinet"] == -1
    assert "regime.cohesion.guard" not in moved


@rule("9.5", "compare what they tabled with the course decided")
def test_an_imposed_course_overrules_who_led() -> None:
    table = meeting("irgc table defy 2", "government table bargain 1")
    table.play("leader impose bargain")
    before = board(table)
    table.run("ratified", "council")
    moved = since(table, before)
    assert (moved["irgc.standing"], moved["government.standing"]) == (1, 3)
    assert moved["regime.cohesion.guard"] == -1


@rule(
    "9.5",
    "Defy: narrative +2, threat +2. Endure: distress −1, the Leader's standing +1. Bargain: narrative −2, threat −2",
    "the street's cohesion +1",
)
@pytest.mark.parametrize(
    ("word", "effect"),
    [
        ("defy", {"regime.narrative": 2, "regime.threat": 2}),
        ("endure", {"regime.distress": -1, "leader.standing": 1}),
        ("bargain", {"regime.narrative": -2, "regime.threat": -2, "regime.cohesion.street": 1}),
    ],
)
def test_each_course_has_its_effect(word: str, effect: dict[str, int]) -> None:
    table = meeting(f"irgc table {word} 1", f"government table {word} 0")
    table.play("leader ratify")
    before = board(table)
    table.run("ratified", "council")
    assert since(table, before) == {"irgc.standing": 3, "government.standing": 2, **effect}

"""Chapter 15 of rules.md: shippers' confidence, harassment, seizure, escorts, steadying the market."""

from __future__ import annotations

import pytest

from game.kernel.types import seats_of
from game.rules.seats import IRGC
from tests.sections.table import Table, rule

MEANT = "read as it was meant"


def cheap() -> Table:
    """A table on which nothing makes the Guard's costs dearer."""
    table = Table()
    table.set("sanctions.listings", 0)
    table.set("sanctions.authority.banks", 0)
    return table


def upkeep(table: Table) -> dict[str, int]:
    """What the upkeep of the Gulf moves."""
    before = table.board()
    table.run("upkeep", "maritime")
    return table.since(before)


def quiet(moved: dict[str, int]) -> dict[str, int]:
    """What moved but for the ladder."""
    return {code: by for code, by in moved.items() if not code.startswith("escalation.")}


@rule("15.1", "Each upkeep confidence rises by 6 a month (dial recovery, 6 points) and by 2 for each escort group")
@pytest.mark.parametrize(("held", "escorts", "then"), [(50, 0, 53), (50, 1, 55), (50, 3, 59), (99, 3, 100)])
def test_confidence_returns_slowly(held: int, escorts: int, then: int) -> None:
    table = Table()
    assert (table.dial("maritime", "recovery"), table.monthly("maritime", "recovery")) == (6, 3)
    table.set("maritime.confidence", held)
    table.set("maritime.escorts", escorts)
    assert upkeep(table) == {"maritime.confidence": then - held}


@rule("15.1", "At 40 or above, 20,000 kb/d flow through Hormuz; below, in proportion")
@pytest.mark.parametrize(("confidence", "flow"), [(100, 20_000), (40, 20_000), (39, 19_500), (20, 10_000), (0, 0)])
def test_the_flow_through_hormuz(confidence: int, flow: int) -> None:
    table = Table()
    table.set("maritime.confidence", confidence)
    assert table.get("maritime.flow") == flow


@rule("15.1", "Below 40, each upkeep, the mediators lose $60 m, and Iran's own exports fall by as many per cent as")
@pytest.mark.parametrize(("held", "lacks"), [(37, 0), (36, 1), (28, 9), (17, 20), (0, 37)])
def test_an_empty_strait_hurts_everyone(held: int, lacks: int) -> None:
    table = Table()
    table.set("maritime.confidence", held)
    expected = {"maritime.confidence": 3}
    if lacks:
        expected |= {"gulf.funds": -60, "economy.exports": -(1600 * lacks // 100)}
    moved = upkeep(table)
    missing = moved.pop("economy.missing", 0)
    assert missing == max(0, 20_000 - table.get("maritime.flow") - 2600) * 70 // 100
    assert moved == expected


@rule("15.2", "irgc harass, 1 attention, 20 funds. Irregular and deniable", "others hear that it happened")
@rule("15.2", "ships turn away 60 − 10 for each escort group, a brush with escorts 10 + 15 for each, little comes of")
@pytest.mark.parametrize(("escorts", "weights"), [(0, (60, 10, 30)), (1, (50, 25, 30)), (3, (30, 55, 30))])
def test_the_odds_of_harassment(escorts: int, weights: tuple[int, int, int]) -> None:
    table = cheap()
    action = table.book.by_code["irgc harass"]
    table.set("maritime.escorts", escorts)
    assert table.cost("irgc harass") == {"attention": 1, "funds": 20}
    assert (action.seen(table.state), bool(action.rumour)) == (seats_of(IRGC), True)
    labels = ("ships turn away", "a brush with escorts", "little comes of it")
    assert table.odds("irgc harass") == tuple(zip(labels, weights, strict=True))


@rule("15.2", "Ships turn away: confidence −14, an act of force meant as rung 3. A brush: −8 and rung 4")
@rule("15.2", "Either: crude +4 per cent, narrative +1")
@pytest.mark.parametrize(("outcome", "lost", "rung"), [("ships turn away", 14, 3), ("a brush with escorts", 8, 4)])
def test_what_harassment_does(outcome: str, lost: int, rung: int) -> None:
    table = cheap()
    table.set("escalation.rung", 0)
    assert quiet(table.moved("irgc harass", outcome, MEANT)) == {
        "maritime.confidence": -lost, "economy.premium": 7600 * 4 // 100, "regime.narrative": 1,
    }
    assert table.get("escalation.rung") == rung
    assert table.moved("irgc harass", "little comes of it") == {}


@rule("15.3", "irgc seize, 2 attention, 2 standing. Confidence must be 15 or more, and the council must allow it")
def test_what_a_seizure_needs() -> None:
    table = Table()
    assert table.cost("irgc seize") == {"attention": 2, "standing": 2}
    for confidence, course, section in ((14, 1, "15.3"), (15, 1, None), (80, 2, "9.6"), (80, 3, "9.6")):
        table.set("maritime.confidence", confidence)
        table.set("council.course", course)
        reason = table.why("irgc seize")
        assert (reason and reason.section) == section
    table.set("council.word", 3)
    table.set("council.shown.irgc", 1)
    assert table.why("irgc seize") is None


@rule("15.3", "Confidence −20, crude +5 per cent, narrative +3, the Guard's cohesion +1, threat +2, the mediators'")
@rule("15.3", "credibility +2. An act of force meant as rung 4")
def test_what_a_seizure_does() -> None:
    table = Table()
    table.set("council.course", 1)
    assert quiet(table.moved("irgc seize", MEANT)) == {
        "maritime.confidence": -20, "economy.premium": 7600 * 5 // 100, "regime.narrative": 3,
        "regime.cohesion.guard": 1, "regime.threat": 2, "gulf.standing": -2, "washington.credibility": 2,
        "alignment.fear": 4, "alignment.leaning.neighbours": -2,
        "maritime.held.irgc": 1, "maritime.crews": 1,
    }
    assert table.get("escalation.rung") == 4


@rule("15.4", "us escort, 2 attention. At most three groups; they stay. Confidence +6, credibility +3, tension +3")
def test_escorts_come_and_stay() -> None:
    table = Table()
    assert table.cost("us escort") == {"attention": 2}
    for _ in range(3):
        table.set("maritime.confidence", 50)
        assert table.moved("us escort") == {
            "maritime.escorts": 1, "maritime.confidence": 6, "washington.credibility": 3, "escalation.tension": 3,
        }
    assert table.why("us escort").section == "15.4"  # type: ignore[union-attr]
    table.run("upkeep", "maritime")
    assert table.get("maritime.escorts") == 3


@rule("15.5", "gulf insure, 1 attention, 80 funds", "Confidence must not exceed 90. Confidence +8, crude −2 per cent")
@rule("15.5", "the mediators' standing +1")
def test_steadying_the_market() -> None:
    table = Table()
    assert table.cost("gulf insure") == {"attention": 1, "funds": 80}
    assert table.moved("gulf insure") == {
        "maritime.confidence": 8, "economy.premium": -7600 * 2 // 100, "gulf.standing": 1,
    }
    table.set("maritime.confidence", 90)
    assert table.why("gulf insure") is None
    table.set("maritime.confidence", 91)
    assert table.why("gulf insure").section == "15.5"  # type: ignore[union-attr]


@rule("15.5", "Two tankers are seized in a turn: confidence 80 → 40. Without escorts, thirteen upkeeps pass before it")
def test_the_example_of_two_tankers() -> None:
    table = Table()
    table.set("council.course", 1)
    table.rich("irgc")
    table.play("irgc seize")
    table.play("irgc seize")
    assert table.get("maritime.confidence") == 40
    for _ in range(13):
        assert table.get("maritime.confidence") < 79
        upkeep(table)
    assert table.get("maritime.confidence") == 79

"""Chapter 15 of rules.md: the strait by degrees, challenge and convoy, mines, blame, sweeping."""

from __future__ import annotations

import pytest

from game.kernel.types import seats_of
from game.rules.seats import IRGC
from tests.sections.table import Table, rule

MEANT = "read as it was meant"


def sea(**values: int) -> Table:
    """A table with full purses and no surcharge, the fields of the Gulf as given."""
    table = Table()
    table.set("sanctions.listings", 0)
    table.set("sanctions.authority.banks", 0)
    table.set("economy.premium", 0)
    for seat in ("us", "europe", "leader", "irgc", "government", "gulf"):
        table.rich(seat)
        table.set(f"{seat}.standing", 50)
    for name, value in values.items():
        table.set(f"maritime.{name}", value)
    return table


def quiet(moved: dict[str, int]) -> dict[str, int]:
    """What moved but for the ladder, the price and the market's sums."""
    return {code: by for code, by in moved.items() if code.split(".")[0] not in ("escalation", "economy")}


def section(table: Table, code: str) -> str | None:
    """The section that forbids an action now."""
    reason = table.why(code)
    return reason.section if reason else None


@rule("15.6", "At most 100, 75, 40, 25 or 5 per cent of the normal traffic pass, and 5 more for each escort group")
@pytest.mark.parametrize(("degree", "share"), [(0, 100), (1, 75), (2, 40), (3, 25), (4, 5)])
def test_what_passes_at_each_degree(degree: int, share: int) -> None:
    table = sea(closure=degree)
    assert table.get("maritime.flow") == 200 * share
    table.set("maritime.escorts", 2)
    assert table.get("maritime.flow") == 200 * min(100, share + 10)
    table.set("maritime.confidence", 1)
    assert table.get("maritime.flow") == 500


@rule("15.6", "Iran's exports do not fall for want of confidence (§15.1) unless mines are known of")
@pytest.mark.parametrize(
    ("degree", "found", "falls"), [(0, 0, True), (1, 0, True), (4, 0, False), (2, 0, False), (4, 4, True)]
)
def test_exporting_through_a_strait_closed_to_others(degree: int, found: int, falls: bool) -> None:
    table = sea(closure=degree, confidence=10, found=found, mines=found)
    before = table.get("economy.exports")
    table.run("upkeep", "maritime")
    assert (table.get("economy.exports") < before) == falls


@rule("15.6", "irgc warn-ships, 1 attention, 1 standing. From open; not in the turn of an opening or the two after it")
@rule("15.6", "confidence −8, narrative +2, threat −2, credibility −2, tension +4")
def test_warnings() -> None:
    table = sea(confidence=80)
    table.set("council.course", 3)
    assert table.cost("irgc warn-ships") == {"attention": 1, "standing": 1}
    moved = table.moved("irgc warn-ships")
    assert moved.pop("economy.premium") == 76 * 3
    assert {code: by for code, by in moved.items() if not code.startswith("economy.")} == {
        "maritime.confidence": -8, "maritime.closure": 1, "regime.narrative": 2, "regime.threat": -2,
        "washington.credibility": -2, "escalation.tension": 4,
    }
    assert section(table, "irgc warn-ships") == "15.6"
    table.play("irgc reopen")
    for _ in range(3):
        assert section(table, "irgc warn-ships") == "15.6"
        table.run("upkeep", "maritime")
    assert section(table, "irgc warn-ships") is None


@rule("15.6", "irgc shut, 2 attention, 3 standing, 60 funds. Ships must have been warned, and the council must allow")
@rule("15.6", "ships turn back 60, ships are hit 40. Confidence −30, or −40 if ships are hit; narrative +5, the")
@rule("9.6", "the Guard may shut the strait or begin a toll (§15.6), lay mines openly (§15.8) or raid Gulf works")
@pytest.mark.parametrize(("outcome", "lost", "rung"), [("ships turn back", 30, 5), ("ships are hit", 40, 6)])
def test_closing_needs_warnings_and_the_council(outcome: str, lost: int, rung: int) -> None:
    table = sea(confidence=80)
    table.set("council.course", 1)
    assert section(table, "irgc shut") == "15.6"
    table.set("maritime.closure", 1)
    table.set("council.course", 2)
    for code in ("irgc shut", "irgc toll", "irgc mine open", "irgc raid"):
        assert section(table, code) == "9.6", code
    table.set("council.word", 3)
    table.set("council.shown.irgc", 1)
    assert section(table, "irgc shut") is None
    assert table.cost("irgc shut") == {"attention": 2, "standing": 3, "funds": 60}
    assert table.odds("irgc shut") == (("ships turn back", 60), ("ships are hit", 40))
    table.set("maritime.line", 3)
    assert quiet(table.moved("irgc shut", outcome, MEANT)) == {
        "maritime.confidence": -lost, "maritime.closure": 3, "maritime.line": -3, "regime.narrative": 5,
        "regime.cohesion.guard": 3, "regime.threat": 6, "gulf.standing": -4, "washington.congress": -6,
        "alignment.fear": 6, "alignment.leaning.neighbours": -3,
    }
    assert table.get("escalation.rung") == rung
    assert section(table, "irgc shut") == "15.6"


@rule("15.6", "From a shut strait: tension −2. Otherwise ships must have been warned and the council must allow it")
@rule("15.6", "confidence −20, threat +3, an act of force meant as rung 4. Either: the mediators' standing −2")
def test_a_toll() -> None:
    table = sea(confidence=80, closure=4)
    table.set("council.course", 3)
    assert table.moved("irgc toll")["escalation.tension"] == -2
    assert table.get("maritime.closure") == 3
    assert section(table, "irgc toll") == "15.6"
    table = sea(confidence=80, closure=1)
    table.set("council.course", 1)
    assert table.cost("irgc toll") == {"attention": 1, "standing": 2}
    table.set("escalation.rung", 2)
    assert quiet(table.moved("irgc toll", MEANT)) == {
        "maritime.closure": 2, "maritime.confidence": -20, "regime.threat": 3, "gulf.standing": -2,
    }
    assert table.get("escalation.rung") == 4


@rule("15.6", "government exempt, 1 attention, 2 standing. If the strait is shut or under a toll, it is left to")
@rule("15.6", "the Guard's cohesion −2, the cabinet's +1, the strain of the file china +4, tension −3")
def test_friends_are_exempt() -> None:
    table = sea(closure=2)
    assert section(table, "government exempt") == "15.6"
    table.set("maritime.closure", 4)
    assert table.cost("government exempt") == {"attention": 1, "standing": 2}
    moved = table.moved("government exempt")
    assert moved["escalation.tension"] == -3
    assert quiet(moved) == {
        "maritime.closure": -2, "regime.cohesion.guard": -2, "regime.cohesion.cabinet": 1, "washington.strain.china": 4,
    }


@rule("15.6", "Each upkeep that the strait is not open: threat +1. While it is closed: no recovery, but confidence −4,")
@rule("15.6", "the Guard's standing −1, distress +1. A toll brings the Guard $1 a barrel that passes and costs the")
@pytest.mark.parametrize(
    ("degree", "moved"),
    [
        (0, {"maritime.confidence": 3}),
        (1, {"maritime.confidence": 3, "regime.threat": 1}),
        (2, {"maritime.confidence": -4, "regime.threat": 1, "irgc.standing": -1, "regime.distress": 1}),
        (3, {
            "maritime.confidence": -4, "regime.threat": 1, "irgc.standing": -1, "regime.distress": 1,
            "irgc.funds": 70, "gulf.standing": -1,
        }),
        (4, {"maritime.confidence": -8, "regime.threat": 1, "irgc.standing": -1, "regime.distress": 1}),
    ],
)  # fmt: skip
def test_who_closes_pays(degree: int, moved: dict[str, int]) -> None:
    table = sea(closure=degree, confidence=80)
    before = table.board()
    table.run("upkeep", "maritime")
    assert quiet(table.since(before)) == moved


@rule("15.6", "irgc reopen, 1 attention. leader reopen, 1 attention, 3 standing", "with the Guard's cohesion −3")
@rule("15.6", "confidence at least 35, or 20 if mines are known of; narrative −4, threat −4, tension −8, the")
@rule("15.6", "From warnings: confidence +6, narrative −2, threat −1, tension −3")
def test_reopening() -> None:
    table = sea(closure=4, confidence=5)
    assert table.cost("irgc reopen") == {"attention": 1}
    assert table.cost("leader reopen") == {"attention": 1, "standing": 3}
    moved = table.moved("leader reopen")
    assert moved["escalation.tension"] == -8
    assert quiet(moved) == {
        "maritime.closure": -4, "maritime.confidence": 30, "maritime.rest.strait": 3, "regime.narrative": -4,
        "regime.threat": -4, "regime.cohesion.guard": -3, "gulf.standing": 2, "us.standing": 1,
    }
    assert section(table, "irgc reopen") == "15.6"
    table = sea(closure=2, confidence=5, mines=4, found=4)
    table.play("irgc reopen")
    assert table.get("maritime.confidence") == 20
    table = sea(closure=1, confidence=50)
    moved = table.moved("irgc reopen")
    assert (moved["maritime.confidence"], moved["regime.narrative"], moved["regime.threat"]) == (6, -2, -1)
    assert moved["escalation.tension"] == -3


@rule("15.6", "15,000 kb/d pass. Next turn defiance carries the room and the strait is shut. With one escort group")
def test_the_example_of_the_strait() -> None:
    table = sea(confidence=80)
    table.set("council.course", 2)
    table.play("irgc warn-ships")
    assert table.get("maritime.flow") == 15_000
    table.set("council.course", 1)
    table.set("maritime.escorts", 1)
    table.play("irgc shut", "ships turn back")
    assert table.get("maritime.flow") == 2000


@rule("15.7", "the group gives way 35 − 5 for each group; shots are exchanged 25, or 10 with a hot line (§15.16)")
@rule("15.7", "At arm's length: narrative +1, tension +4. Gives way: narrative +3, confidence −6, credibility −4")
@rule("15.7", "Shots: confidence −8, crude +3 per cent, the line is dead, an act of force meant as rung 5 with 2 dead")
def test_a_challenge_to_escorts() -> None:
    table = sea()
    assert section(table, "irgc challenge") == "15.7"
    table.set("maritime.escorts", 2)
    assert table.cost("irgc challenge") == {"attention": 1, "funds": 30}
    assert [weight for _, weight in table.odds("irgc challenge")] == [45, 25, 25]
    table.set("maritime.line", 3)
    assert [weight for _, weight in table.odds("irgc challenge")] == [45, 25, 10]
    assert table.moved("irgc challenge", "they pass at arm's length") == {
        "regime.narrative": 1, "escalation.tension": 4,
    }
    assert table.moved("irgc challenge", "the group gives way") == {
        "regime.narrative": 3, "maritime.confidence": -6, "washington.credibility": -4,
    }
    table.set("escalation.rung", 0)
    moved = table.moved("irgc challenge", "shots are exchanged", MEANT)
    assert (moved["maritime.confidence"], moved["economy.premium"], moved["maritime.line"]) == (-8, 228, -3)
    assert moved["escalation.rung"] == 5


@rule("15.7", "us convoy, 2 attention, 1 standing. The strait must be closed and two groups on station")
@rule("15.7", "the convoy passes 20 + 10 for each group; owners will not sail 30; the convoy is fired on 30, or 15")
@rule("15.7", "confidence +10, crude −4 per cent, credibility +4, narrative −2. Will not sail: credibility −2. Fired")
def test_a_convoy() -> None:
    for closure, escorts, why in ((1, 3, "15.7"), (4, 1, "15.7"), (2, 2, None)):
        assert section(sea(closure=closure, escorts=escorts), "us convoy") == why
    table = sea(closure=4, escorts=3, confidence=20)
    assert [weight for _, weight in table.odds("us convoy")] == [50, 30, 30]
    assert table.moved("us convoy", "the convoy passes") == {
        "maritime.confidence": 10, "economy.premium": -304, "washington.credibility": 4, "regime.narrative": -2,
    }
    assert table.moved("us convoy", "owners will not sail") == {"washington.credibility": -2}
    table.set("maritime.line", 3)
    assert table.odds("us convoy")[2][1] == 15
    moved = table.moved("us convoy", "the convoy is fired on", MEANT)
    assert (moved["maritime.confidence"], moved["washington.approval"], moved["maritime.line"]) == (-6, -2, -3)
    assert table.get("escalation.rung") == 6


@rule("15.7", "us recall, 1 attention. A group goes home: confidence −4, credibility −2, threat −2, tension −5. A")
def test_a_group_goes_home() -> None:
    table = sea(escorts=2)
    assert table.moved("us recall") == {
        "maritime.escorts": -1, "maritime.confidence": -4, "washington.credibility": -2, "regime.threat": -2,
        "escalation.tension": -5,
    }
    table = sea(escorts=2, blockade=1)
    assert section(table, "us recall") == "15.7"
    assert section(sea(), "us recall") == "15.7"


@rule("15.8", "irgc mine FORM, 2 attention, 60–120 funds. Eight mines, open or secret; 60 can lie in the water")
@rule("15.8", "The Guard alone knows how many do; everybody knows how many were found", "Of mines laid in secret")
def test_mines_in_the_dark() -> None:
    table = sea()
    assert (table.cost("irgc mine open")["funds"], table.cost("irgc mine secret")["funds"]) == (60, 120)
    action = table.book.by_code["irgc mine secret"]
    assert (action.seen(table.state), action.rumour) == (seats_of(IRGC), "")
    assert table.moved("irgc mine secret") == {"maritime.mines": 8}
    assert table.knowing("maritime.mines") == {"irgc"}
    assert len(table.knowing("maritime.found")) == 7
    table.set("maritime.mines", 53)
    assert section(table, "irgc mine secret") == "15.8"


@rule("15.8", "all are found, confidence −30, blame +30 (§15.9), narrative +2, threat +4, the mediators' standing −2,")
def test_mines_in_the_open() -> None:
    table = sea(confidence=80)
    table.set("council.course", 1)
    assert quiet(table.moved("irgc mine open", MEANT)) == {
        "maritime.mines": 8, "maritime.found": 8, "maritime.confidence": -30, "maritime.blame": 30,
        "regime.narrative": 2, "regime.threat": 4, "gulf.standing": -2, "alignment.fear": 6,
        "alignment.leaning.neighbours": -3,
    }
    assert table.get("escalation.rung") == 5
    table.play("us escort")
    assert table.get("maritime.confidence") == 50
    table.set("maritime.confidence", 27)
    table.play("us escort")
    assert table.get("maritime.confidence") == 30


@rule("15.8", "nothing is met 60; a ship strikes one 1 + hidden mines × the flow in kb/d / 10,000; a patrol sights one")
@rule("15.8", "A strike: confidence −20, a deed at rung 4 with 3 dead. A sighting: confidence −10, a deed at rung 3")
@rule("15.9", "it stays contested 60, the Guard is blamed 30 + half of its blame", "one more contested deed, tension")
@rule("15.9", "Blamed: blame +15, threat +3, credibility +2, the Guard's standing −2, an act of force at the rung of")
def test_a_mine_is_met() -> None:
    table = sea(mines=12, found=4, escorts=1, blame=20, confidence=30)
    trap = table.book.events[table.book.events_by_code["trap"]]
    assert [weight for _, weight in trap.odds(table.state, ())] == [60, 1 + 8 * 15_000 // 10_000, 20]
    assert trap.seen(table.state, ()) == seats_of(IRGC)
    verdict = table.book.events[table.book.events_by_code["verdict"]]
    assert [weight for _, weight in verdict.odds(table.state, ())] == [60, 40]
    for met, lost, rung in (("a ship strikes a mine", 20, 4), ("a patrol sights a mine", 10, 3)):
        for blamed in (False, True):
            table = sea(mines=12, found=4, confidence=60)
            table.set("escalation.rung", 0)
            before = table.board()
            table.state.happen("trap")
            table.settle(met, "the Guard is blamed" if blamed else "it stays contested")
            moved = table.since(before)
            assert (moved["maritime.found"], moved["maritime.confidence"]) == (4, -lost)
            if blamed:
                assert (moved["maritime.blame"], moved["regime.threat"], moved["irgc.standing"]) == (15, 3, -2)
                assert (moved["washington.credibility"], moved["escalation.rung"]) == (2, rung)
            else:
                assert (moved["maritime.contested"], moved["escalation.tension"]) == (1, 4)
                assert "escalation.rung" not in moved


@rule("15.9", "us charge, 1 attention, 1 standing", "believed 30 + half of the blame, doubted 45. Believed: blame +20")
@rule("15.9", "government inquiry, 1 attention, 2 standing", "blame −15, tension −3, the Guard's cohesion −2")
def test_accusation_and_inquiry() -> None:
    table = sea()
    assert (section(table, "us charge"), section(table, "government inquiry")) == ("15.9", "15.9")
    table = sea(contested=3, blame=40)
    assert table.odds("us charge") == (("believed", 50), ("doubted", 45))
    assert table.moved("us charge", "believed") == {
        "maritime.contested": -1, "maritime.blame": 20, "washington.credibility": 3, "regime.threat": 2,
        "escalation.tension": 3,
    }
    assert table.moved("us charge", "doubted") == {
        "maritime.contested": -1, "washington.credibility": -2, "us.standing": -2,
    }
    assert table.moved("government inquiry") == {
        "maritime.contested": -1, "maritime.blame": -15, "regime.cohesion.guard": -2, "escalation.tension": -3,
    }


@rule("15.10", "Mines must be known of and the strait not shut. Washington sweeps 4 of them, the mediators 3, twice as")
@rule("15.10", "no other mine is found 40, more are found (four) 60 if there are any")
@rule("15.10", "insurers stay away for 45 days (dial insurers, 45 days): confidence does not return by itself")
def test_sweeping_takes_turns() -> None:
    assert section(sea(mines=8), "us sweep") == "15.10"
    assert section(sea(mines=8, found=8, closure=4), "us sweep") == "15.10"
    table = sea(mines=16, found=8)
    assert table.cost("gulf sweep") == {"attention": 1, "funds": 60}
    assert table.moved("us sweep", "no other mine is found") == {"maritime.mines": -4, "maritime.found": -4}
    assert table.moved("gulf sweep", "more mines are found") == {"maritime.mines": -3, "maritime.found": 1}
    table = sea(mines=8, found=8, charts=1, confidence=20)
    table.play("us sweep")
    assert [table.get(f"maritime.{one}") for one in ("mines", "found", "charts", "scare")] == [0, 0, 0, 3]
    for turns in (2, 1, 0):
        table.run("upkeep", "maritime")
        assert (table.get("maritime.confidence"), table.get("maritime.scare")) == (20, turns)
    table.run("upkeep", "maritime")
    assert table.get("maritime.confidence") == 23


@rule("15.10", "irgc charts, 1 attention, 2 standing. Mines of its own must lie in the water. All are found and may be")
@rule("15.10", "blame +15, narrative −3, threat −3, tension −8, the mediators' standing +1")
@rule("10.3", "a ship or a crew set free (§15.13) or its charts of mines (§15.10)")
def test_charts_are_handed_over() -> None:
    assert section(sea(), "irgc charts") == "15.10"
    table = sea(mines=12, found=4)
    assert table.moved("irgc charts") == {
        "maritime.charts": 1, "maritime.found": 8, "maritime.blame": 15, "regime.narrative": -3, "regime.threat": -3,
        "escalation.tension": -8, "gulf.standing": 1, "backchannels.gestures.iran": 1,
    }
    assert section(table, "irgc charts") == "15.10"

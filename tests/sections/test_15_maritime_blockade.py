"""Chapter 15 of rules.md: blockade, impounded cargoes, ships and crews, raids on energy, stocks, quiet water."""

from __future__ import annotations

import pytest

from game.kernel.types import seats_of
from game.rules.economy.board import Economy
from game.rules.seats import IRGC
from tests.sections.table import rule, tune
from tests.sections.test_15_maritime_strait import MEANT, quiet, sea, section


@rule("15.11", "us blockade, 3 attention, 4 standing. Two escort groups must be on station; talks may go on, and no")
@rule("15.11", "Threat +8, narrative +3, credibility +4, Congress +4, the strain of the file china +6, the mediators'")
def test_a_blockade_begins_while_talks_run() -> None:
    assert section(sea(escorts=1), "us blockade") == "15.11"
    table = sea(escorts=2, line=3)
    table.set("talks.scheduled", 1)
    table.set("talks.negotiation", 5)
    table.set("escalation.rung", 0)
    assert table.cost("us blockade") == {"attention": 3, "standing": 4}
    moved = table.moved("us blockade", MEANT)
    assert moved["economy.sealed"] == table.monthly("maritime", "seal") == 47
    assert quiet(moved) == {
        "maritime.blockade": 1, "maritime.line": -3, "regime.threat": 8, "regime.narrative": 3, "gulf.standing": -2,
        "washington.strain.china": 6, "washington.congress": 4, "washington.credibility": 4,
    }
    assert (table.get("escalation.rung"), table.get("talks.scheduled"), table.get("talks.negotiation")) == (5, 1, 5)
    assert section(table, "us blockade") == "15.11"


@rule("15.11", "It seals 100 per cent of Iran's exports a month (dial seal, 100 per cent), up to 95: half at once")
@rule("15.11", "After one upkeep 940 kb/d sail and 11.6 m bbl are in the tanks; after two 106 kb/d, the tanks are full")
def test_exports_near_nothing_in_four_weeks() -> None:
    table = sea(escorts=2)
    table.play("us blockade")
    for exports, spare in ((940, 84), (106, 0)):
        table.run("upkeep", "economy")
        table.run("upkeep", "maritime", "ships turn back")
        assert (table.get("economy.exports"), table.get("economy.spare")) == (exports, spare)
        assert table.get("economy.sealed") == min(95, table.get("maritime.blockade") * 47)
    assert table.get("economy.lost") > 0


@rule("15.11", "groups do nothing for confidence and let no more ships pass a closed strait")
@pytest.mark.parametrize(("escorts", "blockade", "flow"), [(0, 0, 1000), (2, 0, 3000), (2, 3, 1000), (3, 1, 2000)])
def test_groups_that_blockade_escort_nobody(escorts: int, blockade: int, flow: int) -> None:
    assert sea(closure=4, confidence=80, escorts=escorts, blockade=blockade).get("maritime.flow") == flow


@rule("15.11", "Each upkeep Washington loses 1 attention and 1 standing, the mediators 1 standing, threat +1, and two")
@rule("15.11", "ships turn back 65; a tanker slips through 20; shots across a bow 15, or 7 with a hot line. Slips")
@pytest.mark.parametrize(("outcome", "sealed"), [("ships turn back", 95), ("a tanker slips through", 85)])
def test_a_blockade_is_held_day_by_day(outcome: str, sealed: int) -> None:
    table = sea(escorts=3, blockade=2, confidence=50)
    table.set("economy.sealed", 90)
    runner = table.book.events[table.book.events_by_code["runner"]]
    assert [weight for _, weight in runner.odds(table.state, ())] == [65, 20, 15]
    before = table.board()
    table.run("upkeep", "maritime", outcome)
    assert table.get("economy.sealed") == sealed
    assert quiet(table.since(before)) == {
        "maritime.blockade": 1, "maritime.confidence": 5, "us.attention": -1, "us.standing": -1, "gulf.standing": -1,
        "regime.threat": 1,
    }
    table.set("maritime.line", 3)
    assert runner.odds(table.state, ())[2][1] == 7
    table.set("escalation.rung", 0)
    table.run("upkeep", "maritime", "shots across a bow", MEANT)
    assert table.get("escalation.rung") == 4


@rule("15.11", "If Washington has no standing left, the blockade ends instead: credibility −6")
def test_a_blockade_nobody_can_pay_for_ends() -> None:
    table = sea(blockade=2, escorts=2)
    table.set("us.standing", 0)
    before = table.get("washington.credibility")
    table.run("upkeep", "maritime")
    assert (table.get("maritime.blockade"), table.get("economy.sealed")) == (0, 0)
    assert table.get("washington.credibility") == before - 6


@rule("15.11", "irgc run, 1 attention, 60 funds. Chance: tankers slip through 45, a tanker is taken 35, shots are")
@rule("15.11", "Slip through: 15 per cent fewer are sealed, narrative +2. Taken: Washington holds one ship more,")
def test_running_the_blockade() -> None:
    assert section(sea(), "irgc run") == "15.11"
    table = sea(blockade=1)
    table.set("economy.sealed", 50)
    table.set("escalation.rung", 0)
    assert table.cost("irgc run") == {"attention": 1, "funds": 60}
    assert [weight for _, weight in table.odds("irgc run")] == [45, 35, 20]
    assert table.moved("irgc run", "tankers slip through") == {"economy.sealed": -15, "regime.narrative": 2}
    assert table.moved("irgc run", "a tanker is taken") == {"maritime.held.us": 1, "regime.narrative": -1}
    assert table.moved("irgc run", "shots are fired", MEANT)["escalation.rung"] == 5


@rule("15.11", "us lift-blockade, 1 attention, 3 standing. A costly gesture (§10.3): threat −6, tension −8, narrative")
@rule("15.11", "For the next four turns there is none")
def test_lifting_it_is_a_costly_gesture() -> None:
    assert section(sea(), "us lift-blockade") == "15.11"
    table = sea(blockade=3, escorts=2)
    table.set("economy.sealed", 95)
    assert table.cost("us lift-blockade") == {"attention": 1, "standing": 3}
    moved = table.moved("us lift-blockade")
    assert (moved["escalation.tension"], moved["economy.sealed"]) == (-8, -95)
    assert quiet(moved) == {
        "maritime.blockade": -3, "maritime.rest.blockade": 5, "regime.threat": -6, "regime.narrative": 2,
        "gulf.standing": 2, "washington.credibility": -4, "backchannels.gestures.us": 1,
    }
    for _ in range(4):
        table.run("upkeep", "maritime")
        assert section(table, "us blockade") == "15.11"
    table.run("upkeep", "maritime")
    assert section(table, "us blockade") is None


@rule("15.12", "us/europe impound, 1 attention, 1 standing. Iran's exports must be 300 kb/d or more; not next turn")
@rule("15.12", "its exports −60 kb/d, confidence −3, threat +3, narrative +1, the Guard's cohesion +1, tension +5")
@pytest.mark.parametrize(("seat", "more"), [("us", {"washington.credibility": 2}), ("europe", {})])
def test_a_cargo_is_impounded(seat: str, more: dict[str, int]) -> None:
    table = sea()
    table.set("economy.exports", 299)
    assert section(table, f"{seat} impound") == "15.12"
    table.set("economy.exports", 1000)
    moved = table.moved(f"{seat} impound")
    assert (moved["economy.exports"], moved["escalation.tension"]) == (-60, 5)
    assert quiet(moved) == {
        f"maritime.held.{seat}": 1, "maritime.rest.seizure": 2, "maritime.owed": 3, "maritime.confidence": -3,
        "regime.threat": 3, "regime.narrative": 1, "regime.cohesion.guard": 1, **more,
    }
    table.run("upkeep", "maritime")
    assert section(table, "us impound") == section(table, "europe impound") == "15.12"
    table.run("upkeep", "maritime")
    assert section(table, f"{seat} impound") is None


@rule("15.12", "No act of force; but this turn and for the two after it a seizure (§15.3) is an answer")
@rule("15.3", "While it answers a seizure (§15.12), narrative +5, and the mediators' standing does not suffer")
@pytest.mark.parametrize("turns", range(4))
def test_tit_for_tat(turns: int) -> None:
    table = sea(confidence=80)
    table.set("council.course", 1)
    table.play("us impound")
    assert table.get("escalation.violent") == 0
    for _ in range(turns):
        table.run("upkeep", "maritime")
    moved = table.moved("irgc seize", MEANT)
    answer = turns < 3
    assert moved["regime.narrative"] == (5 if answer else 3)
    assert moved.get("gulf.standing", 0) == (0 if answer else -2)
    assert table.get("maritime.owed") == 0


@rule("15.13", "By the Guard, with its crew: confidence +6, narrative −2, threat −1, the mediators' standing +1")
@rule("15.13", "By the West: threat −2, Iran's exports +40 kb/d, and credibility −1 if it is Washington")
def test_a_ship_goes_free() -> None:
    for seat in ("us", "irgc", "europe"):
        assert section(sea(), f"{seat} free-ship") == "15.13"
    table = sea(crews=1, confidence=50)
    table.set("maritime.held.irgc", 1)
    assert table.moved("irgc free-ship") == {
        "maritime.held.irgc": -1, "maritime.crews": -1, "maritime.confidence": 6, "regime.narrative": -2,
        "regime.threat": -1, "gulf.standing": 1, "escalation.tension": -4, "backchannels.gestures.iran": 1,
    }
    table.set("maritime.held.us", 1)
    table.set("maritime.held.europe", 1)
    assert table.moved("us free-ship") == {
        "maritime.held.us": -1, "regime.threat": -2, "washington.credibility": -1, "economy.exports": 40,
        "escalation.tension": -4, "backchannels.gestures.us": 1,
    }
    assert table.moved("europe free-ship") == {
        "maritime.held.europe": -1, "regime.threat": -2, "economy.exports": 40, "escalation.tension": -4,
    }


@rule("15.13", "government crews, 1 attention, 1 standing. The crew of one ship goes home and the court keeps the ship")
@rule("15.13", "confidence +3, tension −3, the Guard's cohesion −1, the mediators' standing +1")
def test_a_crew_goes_home() -> None:
    table = sea(confidence=50)
    assert section(table, "government crews") == "15.13"
    table.set("council.course", 1)
    table.play("irgc seize")
    assert (table.get("maritime.held.irgc"), table.get("maritime.crews")) == (1, 1)
    moved = table.moved("government crews")
    assert moved.pop("backchannels.gestures.iran") == 1
    assert moved == {
        "maritime.crews": -1, "maritime.confidence": 3, "regime.cohesion.guard": -1, "gulf.standing": 1,
        "escalation.tension": -3,
    }


@rule("15.14", "irgc raid, 2 attention, 3 standing, 100 funds", "much is hit 35, little is hit 40, it is beaten")
@rule("15.14", "Blame +20, narrative +2, threat +4, credibility +4, the hot line is dead, an act of force meant as")
@rule("15.14", "5,500 kb/d of Gulf output are out (dial raid, 5,500 kb/d), confidence −12, the mediators lose $200 m.")
@rule("15.14", "For the next three turns the works are on guard and there is no raid")
@pytest.mark.parametrize(
    ("outcome", "out", "lost", "money"),
    [("much is hit", 5500, 12, 200), ("little is hit", 1375, 5, 50), ("it is beaten off", 0, 0, 0)],
)
def test_an_open_raid(outcome: str, out: int, lost: int, money: int) -> None:
    table = sea(line=3)
    table.set("council.course", 1)
    assert table.cost("irgc raid") == {"attention": 2, "standing": 3, "funds": 100}
    assert [weight for _, weight in table.odds("irgc raid")] == [35, 40, 25]
    moved = table.moved("irgc raid", outcome, MEANT)
    assert moved.get("economy.outage", 0) == out
    expected = {
        "maritime.rest.raid": 4, "maritime.blame": 20, "maritime.line": -3, "regime.narrative": 2, "regime.threat": 4,
        "washington.credibility": 4, "alignment.fear": 10, "alignment.leaning.neighbours": -5,
    }
    if out:
        expected |= {"maritime.confidence": -lost, "gulf.funds": -money, "gulf.standing": -2}
    assert quiet(moved) == expected
    assert table.get("escalation.rung") == 6
    for _ in range(3):
        table.run("upkeep", "maritime")
        assert section(table, "irgc raid") == "15.14"
    table.run("upkeep", "maritime")
    assert section(table, "irgc raid") is None


@rule("15.14", "irgc raid-front, 2 attention, 150 funds. iraq or houthis must have a strength of 30")
@rule("15.14", "It is a deed at rung 5 if much is hit, else 4, and who did it is drawn next (§15.9)")
def test_a_raid_through_a_front() -> None:
    table = sea()
    table.set("proxies.strength.iraq", 29)
    table.set("proxies.strength.houthis", 29)
    table.set("council.course", 3)
    assert section(table, "irgc raid-front") == "15.14"
    table.set("proxies.strength.houthis", 30)
    assert table.cost("irgc raid-front") == {"attention": 2, "funds": 150}
    assert [weight for _, weight in table.odds("irgc raid-front")] == [25, 40, 35]
    action = table.book.by_code["irgc raid-front"]
    assert (action.seen(table.state), bool(action.rumour)) == (seats_of(IRGC), True)
    for outcome, rung in (("much is hit", 5), ("it is beaten off", 4)):
        table.set("maritime.rest.raid", 0)
        table.set("escalation.rung", 0)
        table.play("irgc raid-front", outcome, "the Guard is blamed", MEANT)
        assert table.get("escalation.rung") == rung
    table.set("maritime.rest.raid", 0)
    table.play("irgc raid-front", "much is hit", "it stays contested")
    assert (table.get("maritime.contested"), table.get("maritime.blame")) == (1, 30)


@rule("15.14", "A raid takes 5,500 kb/d of $76 crude off the market: +13.5 per cent at once, +10 and +5 at the next")
def test_the_example_of_the_raid() -> None:
    table = sea()
    table.set("council.course", 1)
    economy = Economy.of(table.state)
    tune(economy, fade=45)
    table.play("irgc raid", "much is hit")
    for percent in (13, 10, 5):
        assert table.get("economy.brent") * 100 // 7600 - 100 == percent
        table.run("upkeep", "economy")
        table.run("upkeep", "maritime")


@rule("15.15", "us release-reserves, 1 attention, 2 standing. europe release-reserves, 2 attention, 1 standing. 100 m")
@rule("15.15", "They bring 1,000 kb/d to market, 2,000 while more than 100 m bbl are on the way", "Washington not next")
def test_emergency_stocks() -> None:
    table = sea()
    table.set("maritime.stocks.us", 199)
    assert table.cost("us release-reserves") == {"attention": 1, "standing": 2}
    assert table.cost("europe release-reserves") == {"attention": 2, "standing": 1}
    assert table.moved("us release-reserves") == {
        "maritime.stocks.us": -100, "maritime.releasing": 100, "maritime.rest.stocks": 2, "economy.premium": -304,
        "washington.approval": 1,
    }
    assert section(table, "us release-reserves") == "15.15"
    assert table.moved("europe release-reserves") == {
        "maritime.stocks.europe": -100, "maritime.releasing": 100, "economy.premium": -304, "europe.standing": 1,
        "us.standing": 1,
    }
    for releasing, supply in ((172, -2000), (144, -2000), (116, -2000), (88, -1000), (74, -1000)):
        table.run("upkeep", "maritime")
        assert (table.get("maritime.releasing"), table.get("economy.missing")) == (releasing, supply)
    assert section(table, "us release-reserves") == "15.15"
    table.set("maritime.stocks.us", 100)
    assert section(table, "us release-reserves") is None
    table.set("maritime.releasing", 301)
    assert section(table, "europe release-reserves") == "15.15"


@rule("15.16", "us/irgc hot-line, 1 attention, 1 standing. Each navy agrees once: credibility −1, or narrative −1")
@rule("15.16", "When both have, tension −5, confidence +4, and fewer shots fall (§15.7, §15.11)")
def test_a_hot_line_needs_both() -> None:
    table = sea(confidence=50)
    assert table.moved("us hot-line") == {"maritime.line": 1, "washington.credibility": -1}
    assert section(table, "us hot-line") == "15.16"
    assert table.moved("irgc hot-line") == {
        "maritime.line": 2, "regime.narrative": -1, "escalation.tension": -5, "maritime.confidence": 4,
    }


@rule("15.16", "While it works, each reveal of postures (§13.5) lowers tension by 2, and with it the risk of accidents")
def test_a_hot_line_calms_the_waters() -> None:
    for line, calmer in ((2, 0), (3, -2)):
        table = sea(line=line)
        before = table.get("escalation.tension")
        table.run("postures", "maritime")
        assert table.get("escalation.tension") - before == calmer


@rule("15.16", "gulf passage, 1 attention, 1 standing. The strait must not be shut or under a toll, and no act of")
@rule("15.16", "not next turn again. Confidence +5, or +9 with a hot line, tension −2")
def test_notice_of_safe_passage() -> None:
    assert section(sea(closure=3), "gulf passage") == "15.16"
    table = sea(confidence=50)
    table.set("escalation.violent", 1)
    assert section(table, "gulf passage") == "15.16"
    table.set("escalation.violent", 0)
    assert table.moved("gulf passage") == {
        "maritime.confidence": 5, "maritime.rest.notice": 2, "economy.premium": -76, "escalation.tension": -2,
    }
    table.run("upkeep", "maritime")
    assert section(table, "gulf passage") == "15.16"
    table.run("upkeep", "maritime")
    table.set("maritime.line", 3)
    assert table.moved("gulf passage")["maritime.confidence"] == 9

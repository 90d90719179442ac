"""Chapter 18 of rules.md, §18.8 to §18.10: fear, hosting, assurance, links, bargains on a front."""

from __future__ import annotations

import pytest

from tests.sections.table import Table, rule
from tests.sections.test_18_alignment_powers import MEANT, hook, leaning, quiet, refused


@rule("18.8", "Each reckoning it moves an eighth of the way to the tension (§13.3), and by 2 more at rung 6 or above")
@pytest.mark.parametrize(("tension", "rung", "by"), [(35, 3, 0), (75, 5, 5), (75, 6, 7), (3, 3, -4)])
def test_fear_follows_tension(tension: int, rung: int, by: int) -> None:
    table = Table()
    table.set("escalation.tension", tension)
    table.set("escalation.rung", rung)
    table.run("reckoning", "alignment")
    assert table.get("alignment.fear") == 35 + by


@rule("18.8", "+4, −2 for a swarm", "a shut strait (§15.6) or mines laid openly (§15.8) fear +6, leaning −3")
@rule("18.8", "a seizure (§15.3) fear +4, leaning −2", "fear +10, leaning −5")
@pytest.mark.parametrize(
    ("code", "fear"),
    [("irgc seize", 4), ("irgc shut", 6), ("irgc mine open", 6), ("irgc raid", 10), ("irgc harass", 0)],
)
def test_force_on_their_water_turns_the_neighbours_to_washington(code: str, fear: int) -> None:
    table = Table()
    table.rich("irgc")
    table.set("council.course", 1)
    table.set("maritime.closure", 1)
    moved = table.moved(code)
    assert moved.get("alignment.fear", 0) == fear
    assert moved.get("alignment.leaning.neighbours", 0) == -(fear // 2)


@rule("18.8", "Hosting follows the mean of fear and the neighbours' leaning: below 45 bases and skies are open")
@rule("18.8", "American strikes on Iran cost 1 standing more if hosting is restricted and 3 if it is closed; if")
@pytest.mark.parametrize(
    ("fear", "hosting", "strike", "deploy"), [(44, 2, 6, 2), (45, 1, 7, 2), (84, 1, 7, 2), (85, 0, 9, 3)]
)
def test_closed_skies_make_american_force_dearer(fear: int, hosting: int, strike: int, deploy: int) -> None:
    table = Table()
    table.set("alignment.fear", fear)
    assert table.get("alignment.hosting") == hosting
    assert table.get("washington.congress") == 20
    assert table.cost("us strike natanz")["standing"] == strike
    assert table.cost("us deploy") == {"attention": deploy}
    assert table.cost("israel strike natanz")["standing"] == 2


@rule("18.8", "irgc warn-hosts, 1 attention, 1 standing. Tells the hosts what their bases may cost them; hosting must")
@rule("18.8", "Fear +7, the neighbours' leaning −3, tension +3, the mediators' standing −1")
def test_hosts_can_be_warned_off() -> None:
    table = Table()
    assert table.cost("irgc warn-hosts") == {"attention": 1, "standing": 1}
    assert table.moved("irgc warn-hosts") == {
        "alignment.fear": 7, "alignment.leaning.neighbours": -3, "escalation.tension": 3, "gulf.standing": -1,
    }
    table.set("alignment.fear", 100)
    assert refused(table, "irgc warn-hosts") == "18.8"


@rule("18.9", "us assure, 1 attention, 1 standing. A promise of defence: fear −6, the neighbours' leaning −3")
@rule("18.9", "gulf assure, 1 attention, 60 funds. Money and visits: fear −6, tension −2. Fear must be 10 or more")
def test_the_neighbours_can_be_assured_by_two() -> None:
    table = Table()
    assert table.cost("us assure") == {"attention": 1, "standing": 1}
    assert table.cost("gulf assure") == {"attention": 1, "funds": 60}
    assert table.moved("us assure") == {"alignment.fear": -6, "alignment.leaning.neighbours": -3}
    assert table.moved("gulf assure") == {"alignment.fear": -6, "escalation.tension": -2}
    table.set("alignment.fear", 9)
    assert (refused(table, "us assure"), refused(table, "gulf assure")) == ("18.9", "18.9")


@rule("18.9", "israel normalise, 2 attention, 2 standing. A step between Israel and the neighbours, three at most")
@rule("18.9", "Chance: a step is announced 80 − leaning, not while the guns are heard 40 + fear")
@rule("18.9", "leaning −5, Israel's standing +4 and its interceptors +5 by shared warning, the standing of us +1")
def test_three_steps_between_israel_and_the_neighbours() -> None:
    table = leaning(Table(), neighbours=60)
    code = "israel normalise"
    assert table.cost(code) == {"attention": 2, "standing": 2}
    assert table.odds(code) == (("a step is announced", 20), ("not while the guns are heard", 75))
    table.set("strikes.interceptors.israel", 60)
    assert table.moved(code, "not while the guns are heard") == {}
    for _ in range(3):
        table.rich("israel")
        table.set("israel.standing", 50)
        assert table.moved(code, "a step is announced") == {
            "alignment.links": 1, "alignment.leaning.neighbours": -5, "strikes.interceptors.israel": 5,
            "israel.standing": 4, "us.standing": 1, "regime.threat": 3, "regime.narrative": 1,
        }
    assert refused(table, code) == "18.9"
    table.set("alignment.links", 0)
    leaning(table, neighbours=61)
    assert refused(table, code) == "18.9"


def pledged(front: str) -> Table:
    """A table on which a bargain holds on a front."""
    table = Table()
    table.play(f"gulf bargain {front}")
    table.play(f"irgc pledge {front}", "the front keeps still")
    return table


@rule("18.10", "gulf bargain FRONT, 1 attention, 1 standing", "until the second upkeep from now; tension −1")
@rule("18.10", "Tehran's trust in the mediators −2")
@rule("18.10", "The neighbours must lean 25 or more, and no bargain may hold there")
def test_a_bargain_waits_two_upkeeps() -> None:
    table = leaning(Table(), neighbours=24)
    code = "gulf bargain iraq"
    assert refused(table, code) == "18.10"
    leaning(table, neighbours=25)
    assert table.cost(code) == {"attention": 1, "standing": 1}
    assert table.moved(code) == {"alignment.offer.iraq": 2, "escalation.tension": -1, "backchannels.trust.tehran": -2}
    assert refused(table, code) == "18.10"
    hook(table, "upkeep")
    assert table.why("irgc pledge iraq") is None
    hook(table, "upkeep")
    assert refused(table, "irgc pledge iraq") == "18.10"
    assert refused(pledged("iraq"), code) == "18.10"


@rule("18.10", "irgc pledge FRONT, 1 attention. Takes a bargain on the table, in the open")
@rule("18.10", "Either way loyalty −6 and the offer is gone. If it keeps still the bargain holds for 4 turns")
@rule("18.10", "narrative −2, the Guard's cohesion −1 and its standing +3; fear −4, the neighbours' leaning +3")
@rule("18.10", "Congress −3, approval +1; the mediators' standing +4")
@pytest.mark.parametrize(("front", "unruly"), [("iraq", 15), ("houthis", 27)])
def test_the_guard_may_take_a_bargain(front: str, unruly: int) -> None:
    code = f"irgc pledge {front}"
    table = Table()
    table.set(f"alignment.offer.{front}", 2)
    assert table.cost(code) == {"attention": 1}
    assert table.odds(code) == (("the front keeps still", 100 - unruly), ("the front will not be traded", unruly))
    lost = {f"proxies.loyalty.{front}": -6, f"alignment.offer.{front}": -2}
    assert table.moved(code, "the front will not be traded") == lost
    table.set(f"alignment.offer.{front}", 2)
    assert table.moved(code, "the front keeps still") == {
        **lost, f"alignment.bargain.{front}": 4, f"proxies.restraint.{front}": 1, "regime.narrative": -2,
        "regime.cohesion.guard": -1, "irgc.standing": 3, "alignment.fear": -4, "alignment.leaning.neighbours": 3,
        "escalation.tension": -4, "washington.congress": -3, "washington.approval": 1, "gulf.standing": 4,
    }


@rule("18.10", "Each upkeep while it holds the front is calm (§14.4), the neighbours' trade brings the government")
@rule("18.10", "funds and distress −1, and fear falls by 2. It runs down by one turn")
def test_a_bargain_pays_while_it_holds() -> None:
    table = pledged("houthis")
    table.set("proxies.restraint.houthis", 0)
    assert hook(table, "upkeep") == {
        "proxies.restraint.houthis": 1, "government.funds": 60, "regime.distress": -1, "alignment.fear": -2,
        "alignment.bargain.houthis": -1,
    }
    for _ in range(3):
        hook(table, "upkeep")
    assert hook(table, "upkeep") == {}


@rule("18.10", "us hit on that front, or a campaign (§14.12), costs 2 standing more and breaks the bargain. So does")
@rule("18.10", "Broken: fear +6, the mediators' standing −3; if Washington broke it, the neighbours' leaning +3 and")
def test_force_breaks_a_bargain() -> None:
    table = pledged("iraq")
    table.set("washington.congress", 20)
    assert (table.cost("us hit houthis")["standing"], table.cost("us hit iraq")["standing"]) == (2, 4)
    before = table.get("regime.narrative")
    moved = table.moved("us hit iraq", "some damage", MEANT)
    assert (moved["alignment.bargain.iraq"], moved["alignment.fear"], moved["gulf.standing"]) == (-4, 6, -3)
    assert (moved["alignment.leaning.neighbours"], table.get("regime.narrative") - before) == (3, 2)
    table = pledged("houthis")
    table.rich("us")
    table.set("washington.congress", 0)
    table.set("proxies.strength.houthis", 50)
    assert table.cost("us campaign-houthis")["standing"] == 4
    assert table.moved("us campaign-houthis", MEANT)["alignment.bargain.houthis"] == -4
    table = pledged("iraq")
    assert table.cost("us campaign-houthis")["standing"] == 2 + table.get("washington.congress") // 20
    moved = quiet(table.moved("irgc order iraq", "obeyed", MEANT))
    assert (moved["alignment.bargain.iraq"], moved["alignment.fear"], moved["gulf.standing"]) == (-4, 8, -4)
    assert "alignment.leaning.neighbours" not in moved

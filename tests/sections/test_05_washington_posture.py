"""Chapter 5 of rules.md, the later sections: posture, the public case, munitions."""

from __future__ import annotations

import pytest

from game.rules.washington.board import Washington
from tests.sections.table import Table, rule


@rule("5.8", "us posture AIM, 1 attention, 3 standing", "it cannot change again for 3 turns")
@rule("5.8", "credibility +4, threat +8, narrative +2, the Guard's cohesion +4, the cabinet's −2")
@rule("5.8", "Going back to behaviour: credibility −5, threat −6, the Guard's cohesion −2")
def test_a_posture_is_taken_up_and_given_up() -> None:
    table = Table()
    assert str(table.why("us posture behaviour")) == "that is the posture already (§5.8)"
    assert table.cost("us posture regime") == {"attention": 1, "standing": 3}
    assert table.moved("us posture regime") == {
        "washington.posture": 1, "washington.settled": 4, "washington.credibility": 4, "regime.threat": 8,
        "regime.narrative": 2, "regime.cohesion.guard": 4, "regime.cohesion.cabinet": -2,
    }
    table.state.turn = 3
    assert str(table.why("us posture behaviour")) == "the posture cannot change again before turn 4 (§5.8)"
    table.state.turn = 4
    assert table.moved("us posture behaviour") == {
        "washington.posture": -1, "washington.settled": 3, "washington.credibility": -5, "regime.threat": -6,
        "regime.cohesion.guard": -2,
    }


@rule("5.8", "While it stands, threat +1 each reckoning, and every round of talks is harder by 10")
@pytest.mark.parametrize("posture", [0, 1])
def test_a_posture_weighs_on_tehran_and_on_talks(posture: int) -> None:
    table = Table()
    table.set("washington.posture", posture)
    before = table.get("regime.threat")
    table.run("reckoning", "washington")
    table.run("diplomacy", "washington")
    assert (table.get("regime.threat") - before, table.get("talks.helped")) == (posture, -10 * posture)


@rule("5.9", "us argue, 2 attention. The case +30, threat +2, tension +3. It must stand below 60")
def test_the_case_is_argued() -> None:
    table = Table()
    assert table.cost("us argue") == {"attention": 2}
    assert table.moved("us argue") == {"washington.case": 30, "regime.threat": 2, "escalation.tension": 3}
    table.set("washington.case", 60)
    assert str(table.why("us argue")) == "the case has been made (60) (§5.9)"


@rule("5.9", "with a case of 20 or more spends 20 of it: approval +1 and restiveness −4")
@pytest.mark.parametrize(("case", "left", "approval", "restive"), [(19, 19, -2, 12), (20, 0, -1, 8), (50, 30, -1, 8)])
def test_a_case_softens_a_strike(case: int, left: int, approval: int, restive: int) -> None:
    table = Table()
    table.rich("us")
    table.set("strikes.deployed", 2)
    table.set("washington.case", case)
    before = (table.get("washington.approval"), table.get("washington.congress"))
    table.play("us strike natanz")
    table.reply("irgc absorb")
    assert table.get("washington.case") == left
    assert (table.get("washington.approval") - before[0], table.get("washington.congress") - before[1]) == (
        approval, restive,
    )


@rule("5.9", "The case falls by 10 each reckoning. When it falls to nothing", "credibility −3")
@pytest.mark.parametrize(("case", "left", "belief"), [(0, 0, 0), (11, 1, 0), (10, 0, -3), (4, 0, -3)])
def test_a_case_fades(case: int, left: int, belief: int) -> None:
    table = Table()
    table.set("washington.case", case)
    before = table.get("washington.credibility")
    table.run("reckoning", "washington")
    assert (table.get("washington.case"), table.get("washington.credibility") - before) == (left, belief)


@rule("5.10", "us supplement, 2 attention, 2 standing", "the money passes 90 − 4/5 of restiveness")
@rule("5.10", "the American interceptor index +12, one more sortie for us, credibility +2, approval −1")
@pytest.mark.parametrize(
    ("label", "then"),
    [
        ("the money passes", {"washington.credibility": 2, "washington.approval": -1, "strikes.interceptors.us": 12,
                              "us.sorties": 1}),
        ("it is stuck in committee", {"washington.credibility": -4}),
    ],
)
def test_congress_is_asked_for_munitions(label: str, then: dict[str, int]) -> None:
    table = Table()
    table.set("strikes.interceptors.us", 60)
    table.set("washington.congress", 50)
    assert table.odds("us supplement") == (("the money passes", 50), ("it is stuck in committee", 50))
    assert table.cost("us supplement") == {"attention": 2, "standing": 2}
    assert table.moved("us supplement", label) == {"washington.requested": 7, "washington.congress": 4, **then}
    table.state.turn = 6
    assert str(table.why("us supplement")) == "Congress will not hear another request before turn 7 (§5.10)"


@rule("5.5", "Congress is restive by 0–100 points")
def test_the_price_of_a_promise_follows_restiveness() -> None:
    table = Table()
    table.set("washington.congress", 44)
    assert Washington.of(table.state).review_price() == 2

"""Chapter 14 of rules.md, §14.8 on: bases, embassies, blame, doubt, arms moved, bargains, the campaign."""

from __future__ import annotations

import pytest

from game.kernel import engine
from game.rules.seats import SEATS
from tests.sections.table import Table, rule

MEANT = "read as it was meant"


def ready() -> Table:
    """A table on which everyone can pay."""
    table = Table()
    table.set("washington.congress", 0)
    for seat in SEATS:
        table.rich(seat)
    return table


@rule("14.8", "approval −5, Congress +6", "Hurt: approval −1, Congress +2")
@pytest.mark.parametrize(("outcome", "approval", "dead"), [
    ("nobody dies", 0, 0), ("some are hurt", -1, 0), ("Americans die", -5, 3),
])
def test_the_dead_move_opinion_more_than_hits(outcome: str, approval: int, dead: int) -> None:
    for how in ("denied", "overt"):
        moved = ready().moved(f"irgc rockets {how}", outcome, MEANT)
        assert moved.get("washington.approval", 0) == approval
        assert moved.get("strikes.dead.us", 0) == dead
        assert moved["strikes.bases"] == 1


@rule("14.8", "Once in six turns", "the gate burns 60, the crowd is kept out 30, Americans die 10")
def test_an_embassy_is_stormed_once() -> None:
    table = ready()
    table.set("proxies.strength.iraq", 29)
    assert table.why("irgc storm-embassy") is not None
    table.set("proxies.strength.iraq", 30)
    moved = table.moved("irgc storm-embassy", "the gate burns", MEANT)
    assert (moved["regime.narrative"], moved["washington.approval"]) == (4, -2)
    assert str(table.why("irgc storm-embassy")).endswith("(§14.8)")


@rule("14.9", "its standing −1, threat +3, tension +3, Congress −2", "The front blamed: its strength −1, tension −1")
def test_authorship_is_contested() -> None:
    quiet = ready().moved("irgc order iraq", "obeyed", "nobody can say", MEANT)
    blamed = ready().moved("irgc order iraq", "obeyed", "laid at the Guard's door", MEANT)
    front = ready().moved("irgc order iraq", "obeyed", "laid at the front's own door", MEANT)
    assert blamed["regime.threat"] - quiet.get("regime.threat", 0) == 3
    assert blamed["irgc.standing"] - quiet.get("irgc.standing", 0) == -1
    assert front["proxies.strength.iraq"] == -1


@rule("14.9", "nobody can say 60; laid at the Guard's door 12 + a tenth of the inspectors' access and a tenth")
@rule("14.9", "laid at the front's own door 15 + autonomy/4")
@pytest.mark.parametrize(("front", "own"), [("hezbollah", 20), ("iraq", 22), ("houthis", 28)])
def test_the_weights_of_authorship(front: str, own: int) -> None:
    table = ready()
    table.set("nuclear.access", 45)
    table.set("strikes.intelligence", 39)
    table.clear()
    table.state.happen("blame", ("hezbollah", "iraq", "houthis").index(front))
    assert [weight for _, weight in engine.odds(table.state)] == [60, 12 + 4 + 3, own]


@rule("14.12", "stores and launchers destroyed 60, aircraft lost 25, civilians among the dead 15")
@rule("13.2", "4, 1 or 12 for the three outcomes of a strike on a front or a campaign, 0, 2 or 12 for rockets")
@pytest.mark.parametrize(("code", "outcome", "dead"), [
    ("us campaign-houthis", "stores and launchers destroyed", 4), ("us campaign-houthis", "aircraft lost", 1),
    ("us campaign-houthis", "civilians among the dead", 12), ("irgc rockets denied", "nobody dies", 0),
    ("irgc rockets overt", "some are hurt", 2), ("irgc rockets denied", "Americans die", 12),
    ("irgc storm-embassy", "the gate burns", 0), ("irgc storm-embassy", "Americans die", 12),
])
def test_the_dead_make_an_act_look_worse(code: str, outcome: str, dead: int) -> None:
    table = ready()
    table.set("escalation.tension", 0)
    table.set("proxies.strength.iraq", 50)
    action = table.ask(code)
    table.clear()
    action.resolve(table.state, [label for label, _ in action.odds(table.state)].index(outcome))
    while engine.odds(table.state)[0][0] != MEANT:
        engine.decide(table.state, 0)
    assert engine.odds(table.state)[1][1] == table.dial("escalation", "misreading") + dead // 4


@rule("14.10", "The first needs a strength of 20, the second one below 95")
@pytest.mark.parametrize(("first", "second", "may"), [(20, 94, True), (19, 94, False), (20, 95, False)])
def test_what_arms_can_be_moved(first: int, second: int, may: bool) -> None:
    table = ready()
    table.set("proxies.strength.houthis", first)
    table.set("proxies.strength.iraq", second)
    assert (table.why("irgc move-arms houthis-iraq") is None) == may


@rule("14.10", "Half of it is taken from the weight of obeyed", "Doubt −10", "It fades by 2 each upkeep")
def test_friends_that_were_traded_doubt() -> None:
    table = ready()
    before = table.odds("irgc order iraq")[0][1]
    assert table.why("irgc reassure-fronts") is not None
    table.set("proxies.doubt", 20)
    assert table.odds("irgc order iraq")[0][1] == before - 10
    table.play("irgc reassure-fronts")
    assert table.get("proxies.doubt") == 10
    table.run("upkeep", "proxies")
    assert table.get("proxies.doubt") == 8


@rule("14.10", "The first front's strength −6 and loyalty −5, the second's strength +4")
def test_arms_move_between_fronts() -> None:
    assert ready().moved("irgc move-arms houthis-iraq") == {
        "proxies.strength.houthis": -6, "proxies.loyalty.houthis": -5, "proxies.strength.iraq": 4,
    }


@rule("14.11", "for four turns it does nothing of its own (§14.6.3)", "its loyalty to Tehran −6, tension −4")
def test_a_bargain_at_home() -> None:
    table = ready()
    moved = table.moved("gulf reconcile houthis", "settled")
    assert (moved["proxies.local.houthis"], moved["proxies.loyalty.houthis"]) == (4, -6)
    assert table.why("gulf reconcile houthis") is not None
    event = table.book.events_by_code["own-aim"]
    odds = table.book.events[event].odds(table.state, (0, event))
    assert not [label for label, _ in odds if label.startswith("houthis")]


@rule("14.12", "Strength −14, −10 or −12; approval 0, −2 or −1; credibility +12", "American interceptors −6")
def test_the_campaign_costs_magazines_and_attention() -> None:
    table = ready()
    assert table.cost("us campaign-houthis")["attention"] == 3
    moved = table.moved("us campaign-houthis", "stores and launchers destroyed", MEANT)
    assert (moved["proxies.strength.houthis"], moved["strikes.interceptors.us"]) == (-14, -6)
    assert str(table.why("us campaign-houthis")).endswith("(§14.12)")
    table.set("proxies.pause.campaign", 0)
    table.set("proxies.truce.houthis", 3)
    assert str(table.why("us campaign-houthis")).endswith("(§14.12)")

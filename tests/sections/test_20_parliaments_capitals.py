"""Chapter 20 of rules.md: European opinion, war powers, review, the coalition in Jerusalem, supply and pledges."""

from __future__ import annotations

import pytest

from tests.sections.table import Table, rule


def odds_of(table: Table, code: str) -> dict[str, int]:
    """Outcomes of an event now."""
    return dict(table.book.events[table.book.events_by_code[code]].odds(table.state, ()))


def recess(turn: int = 1) -> Table:
    """A table with the Majlis in recess."""
    table = Table()
    table.state.turn = turn
    table.set("parliaments.recess", 99)
    return table


def war(turns: int, restive: int) -> Table:
    """A table on which American force was used so many reckonings ago."""
    table = recess(20)
    table.set("parliaments.hostile", turns)
    table.set("washington.congress", restive)
    return table


@rule(
    "20.2",
    "an eighth of the way to 40, +10 if the Board has censured, +5 for each step of enrichment policy above 20 %",
)
@rule("20.2", "+15 at rung 5 or above")
@pytest.mark.parametrize(
    ("censured", "policy", "rung", "moved"), [(0, 2, 0, 0), (1, 2, 0, 1), (1, 4, 0, 2), (1, 4, 5, 4)]
)
def test_opinion_follows_the_programme(censured: int, policy: int, rung: int, moved: int) -> None:
    table = recess()
    for code, value in (
        ("parliaments.opinion", 40), ("nuclear.censured", censured), ("nuclear.policy", policy),
        ("escalation.rung", rung)
    ):
        table.set(code, value)
    table.run("reckoning", "parliaments")
    assert table.get("parliaments.opinion") == 40 + moved


@rule("20.2", "At 60 or more europe snapback and europe embargo cost 1 standing less")
@rule("20.2", "Below 30 snapback and embargo cost")
@pytest.mark.parametrize(("opinion", "lever", "trade"), [(29, 6, 1), (30, 4, 1), (59, 4, 1), (60, 3, 2)])
def test_opinion_prices_the_lever_and_trade(opinion: int, lever: int, trade: int) -> None:
    table = Table()
    table.set("parliaments.opinion", opinion)
    assert table.cost("europe snapback")["standing"] == table.cost("europe embargo")["standing"] == lever
    assert table.cost("europe trade")["standing"] == trade


@rule("20.3", "days of war divided by the dial patience", "half of restiveness", "− 20, within 2 and 85")
@rule("20.3", "Two weeks into a war, at a restiveness of 32, the weight is 7 + 16 − 20 = 3")
@pytest.mark.parametrize(
    ("turns", "dead", "fails"), [(1, 0, 98), (2, 0, 97), (7, 0, 62), (7, 30, 52), (7, 900, 32), (60, 900, 15)]
)
def test_votes_on_war_powers_turn_with_time(turns: int, dead: int, fails: int) -> None:
    table = war(turns, 32)
    table.set("strikes.dead.us", dead)
    assert odds_of(table, "war-powers")["the motion fails"] == fails


@rule("20.3", "The first American strike on Iran, or on a commander (§12.14), starts a clock of war")
def test_a_commander_killed_starts_the_clock() -> None:
    table = recess()
    table.rich("us")
    table.play("us kill-commander")
    assert table.get("parliaments.hostile") == 1
    table = recess()
    table.rich("us")
    table.play("us campaign-houthis")
    assert table.get("parliaments.hostile") == 0


@rule("20.3", "The first American strike on Iran", "with 3 turns between votes")
def test_a_strike_starts_the_clock() -> None:
    table = recess()
    table.rich("us")
    table.set("strikes.deployed", 2)
    table.play("us strike natanz")
    table.reply("irgc absorb")
    assert table.get("parliaments.hostile") == 1
    table.run("reckoning", "parliaments", "the motion fails")
    assert (table.get("parliaments.hostile"), table.get("parliaments.hearing")) == (2, table.state.turn + 3)


@rule("20.3", "A war is over for Congress after more than 8 reckonings without another, and its rebuke with it")
def test_a_war_is_forgotten() -> None:
    table = war(9, 30)
    table.set("parliaments.rebuke", 3)
    table.set("parliaments.quiet", 7)
    table.run("reckoning", "parliaments")
    assert table.get("parliaments.rebuke") == 3
    table.run("reckoning", "parliaments")
    assert (table.get("parliaments.rebuke"), table.get("parliaments.hostile")) == (0, 0)


@rule("20.3", "A motion that fails: restiveness −4")
@rule("20.3", "the standing of us −3, credibility −4, approval −1; of both, twice")
@rule("20.3", "strike and hit cost 1 standing more after a rebuke of one chamber, 3 after one of both")
@pytest.mark.parametrize(
    ("label", "times", "dearer"),
    [("the motion fails", 0, 0), ("one chamber votes for it", 1, 1), ("both chambers vote for it", 2, 3)],
)
def test_a_rebuke_binds_nobody_and_costs(label: str, times: int, dearer: int) -> None:
    table = war(7, 40)
    watched = ("us.standing", "washington.credibility", "washington.approval")
    before = [table.get(one) for one in watched]
    cost = table.cost("us strike natanz")["standing"]
    table.run("reckoning", "parliaments", label)
    assert [table.get(one) - b for one, b in zip(watched, before, strict=True)] == [-3 * times, -4 * times, -times]
    assert table.get("parliaments.rebuke") == times
    assert table.get("washington.congress") == (40 if times else 36)
    table.set("washington.congress", 40)
    assert table.cost("us strike natanz")["standing"] == cost + dearer


@rule("20.3", "us veto, 1 attention, 4 standing. After a rebuke of both chambers", "a quarter of restiveness (2 to 40)")
@rule("20.3", "If it stands, the rebuke is gone and credibility +3. If not, force costs 8 standing more")
@pytest.mark.parametrize(("label", "rebuke", "belief"), [("the veto stands", 0, 3), ("the veto is overridden", 3, -6)])
def test_a_veto(label: str, rebuke: int, belief: int) -> None:
    table = war(7, 40)
    table.set("parliaments.rebuke", 1)
    assert str(table.why("us veto")) == "no resolution of both chambers is on your desk (§20.3)"
    table.set("parliaments.rebuke", 2)
    assert table.odds("us veto") == (("the veto stands", 90), ("the veto is overridden", 10))
    before = table.get("washington.credibility")
    table.play("us veto", label)
    assert (table.get("parliaments.rebuke"), table.get("washington.congress")) == (rebuke, 48)
    assert table.get("washington.credibility") == before + belief
    table.set("parliaments.rebuke", 0)
    cost = table.cost("us strike natanz")["standing"]
    table.set("parliaments.rebuke", 3)
    assert table.cost("us strike natanz")["standing"] == cost + 8


@rule("20.4", "restiveness + 10 for each step of the demands", "Disapproval: restiveness +6, the standing of us −4")
@rule("20.4", "narrative +2. Otherwise restiveness −4")
@pytest.mark.parametrize(
    ("label", "restive", "standing"), [("it lets the deal stand", -4, 0), ("it votes its disapproval", 6, -4)]
)
def test_congress_reviews_a_deal_once(label: str, restive: int, standing: int) -> None:
    table = recess()
    table.set("talks.status", 3)
    table.set("washington.congress", 30)
    assert odds_of(table, "review")["it votes its disapproval"] == 35
    before = (table.get("us.standing"), table.get("regime.narrative"))
    table.run("reckoning", "parliaments", label)
    assert (table.get("washington.congress"), table.get("us.standing")) == (30 + restive, before[0] + standing)
    assert table.get("regime.narrative") - before[1] == (2 if standing else 0)
    table.run("reckoning", "parliaments")
    assert table.get("washington.congress") == 30 + restive


@rule("20.6", "falls each reckoning by 4 points a month")
@rule("20.6", "by 2 if Israel's standing is below 40 and by 1 if the gaza file")
@pytest.mark.parametrize(("standing", "gaza", "falls"), [(40, 59, 0), (39, 59, 2), (40, 60, 1), (39, 60, 3)])
def test_the_coalition_wears_away(standing: int, gaza: int, falls: int) -> None:
    table = recess()
    table.set("israel.standing", standing)
    table.set("washington.strain.gaza", gaza)
    table.set("parliaments.coalition", 60)
    table.run("reckoning", "parliaments")
    assert table.get("parliaments.coalition") == 60 - falls - table.monthly("parliaments", "quarrel")


@rule("20.6", "Below 35, outside a campaign, partners threaten", "A price: coalition +8, standing −2")
@rule("20.6", "A partner leaves: +5, −5. Dissolved: a vote in 6 turns, +15, −3")
@pytest.mark.parametrize(
    ("label", "coalition", "standing", "vote"),
    [("the partners stay for a price", 8, -2, 0), ("a partner leaves", 5, -5, 0),
    ("the Knesset is dissolved", 15, -3, 7)],
)
def test_partners_threaten(label: str, coalition: int, standing: int, vote: int) -> None:
    table = recess()
    table.set("parliaments.coalition", 30)
    before = table.get("israel.standing")
    table.run("reckoning", "parliaments", label)
    assert table.get("parliaments.coalition") == 30 - table.monthly("parliaments", "quarrel") + coalition
    assert (table.get("israel.standing"), table.get("parliaments.polls.israel")) == (before + standing, vote)


@rule("20.6", "israel placate, 1 attention, 3 standing. Coalition +10. It must be below 80")
def test_partners_are_paid() -> None:
    table = Table()
    assert table.cost("israel placate") == {"attention": 1, "standing": 3}
    assert table.moved("israel placate") == {"parliaments.coalition": 10}
    table.set("parliaments.coalition", 80)
    assert str(table.why("israel placate")) == "the coalition holds (80) (§20.6)"


@rule("20.6", "pause, for hostages: standing +3, strain of the gaza file −10, coalition −10")
@rule("20.6", "press: coalition +6, strain +8")
def test_gaza_pulls_both_ways() -> None:
    table = Table()
    assert table.moved("israel gaza pause") == {
        "parliaments.coalition": -10, "washington.strain.gaza": -10, "israel.standing": 3,
    }
    assert table.moved("israel gaza press") == {
        "parliaments.coalition": 6, "washington.strain.gaza": 8, "israel.standing": -1,
    }
    table.set("parliaments.coalition", 19)
    assert str(table.why("israel gaza pause")) == "the coalition would not survive a pause (below 20) (§20.6)"


@rule("20.7", "Readiness +6. Chance: it stays between the two 70, it leaks 30. A leak: intelligence −15, threat +4")
@pytest.mark.parametrize(
    ("label", "then"),
    [
        ("it stays between the two", {}),
        ("it leaks", {"strikes.intelligence": -15, "regime.threat": 4, "washington.congress": 3}),
    ],
)
def test_consultation_may_leak(label: str, then: dict[str, int]) -> None:
    table = Table()
    assert table.moved("israel consult", label) == {
        "strikes.notice": 1, "strikes.readiness": 6, "parliaments.consulted": 1, **then,
    }
    assert table.knowing("parliaments.consulted") == {"us", "israel"}
    assert str(table.why("israel consult")).endswith("(§20.7)")


@rule("20.6", "An Israeli strike on Iran: +6")
@rule("20.7", "angry for 2 turns, one after a refusal for 4", "draws the patron in: restiveness +4, credibility +3")
@pytest.mark.parametrize(
    ("word", "chill", "restive", "belief"),
    [("", 2, 0, 4), ("israel inform", 0, 0, 4), ("us back", 0, 6, 4), ("us refuse", 4, 0, 4),
    ("israel consult", 0, 4, 7)],
)
def test_what_was_said_before_a_strike(word: str, chill: int, restive: int, belief: int) -> None:
    table = Table()
    table.rich("israel")
    if word:
        table.play(word)
    before = [table.get(one) for one in ("parliaments.coalition", "washington.congress", "washington.credibility")]
    table.play("israel strike defences")
    table.reply("irgc absorb")
    after = [table.get(one) for one in ("parliaments.coalition", "washington.congress", "washington.credibility")]
    assert [a - b for a, b in zip(after, before, strict=True)] == [6, restive, belief]
    assert table.get("parliaments.chill") == chill
    assert table.cost("us supply").get("standing", 0) == (2 if chill else 0)


@rule("20.8", "grant costs 1: Israel's standing +1, restiveness +2", "condition costs 2", "withhold costs 3")
@rule("20.8", "us supply is barred, and each reckoning Israel's interceptor index −3 and the standing of us −1")
def test_supply_is_a_lever() -> None:
    table = recess()
    table.set("strikes.interceptors.israel", 60)
    assert str(table.why("us lever grant")) == "that is the practice already (§20.8)"
    assert table.cost("us lever withhold") == {"attention": 1, "standing": 3}
    assert table.moved("us lever withhold") == {
        "parliaments.lever": 2, "israel.standing": -3, "parliaments.coalition": -4,
    }
    assert str(table.why("us supply")) == "you withhold Israel's supply (§20.8)"
    before = table.get("us.standing")
    table.run("reckoning", "parliaments")
    assert (table.get("strikes.interceptors.israel"), table.get("us.standing")) == (57, before - 1)
    assert table.moved("us lever condition") == {"parliaments.lever": -1}
    assert table.moved("us lever grant") == {
        "parliaments.lever": -1, "israel.standing": 1, "washington.congress": 2,
    }


@rule("20.8", "an Israeli strike that was not backed costs Israel 3 standing more")
@pytest.mark.parametrize(("word", "lost"), [("israel inform", 3), ("us back", 0)])
def test_a_condition_is_felt_after_an_unbacked_strike(word: str, lost: int) -> None:
    found = []
    for lever in (0, 1):
        table = Table()
        table.rich("israel")
        table.set("parliaments.lever", lever)
        table.play(word)
        table.play("israel strike defences")
        table.reply("irgc absorb")
        found.append(table.get("israel.standing"))
    assert found[0] - found[1] == lost


@rule("20.8", "In a turn with a bid. Israel's index +10, the American −6, coalition −8", "Not while one is in force")
@rule("20.8", "not two turns in a row", "Israel pledges in turn 3 of two-week turns: the pledge runs through turn 8")
def test_a_pledge_is_bought() -> None:
    table = Table()
    table.state.turn = 3
    table.set("strikes.interceptors.israel", 60)
    assert str(table.why("israel pledge")) == "Washington has offered nothing for it this turn (§20.8)"
    assert table.moved("us bid") == {"parliaments.offered": 3}
    table.state.turn = 4
    assert str(table.why("us bid")) == "an offer was made this turn or last (§20.8)"
    assert table.why("israel pledge") is not None
    table.state.turn = 3
    assert table.moved("israel pledge") == {
        "parliaments.offered": -3, "parliaments.pledge": 8, "parliaments.coalition": -8,
        "strikes.interceptors.israel": 10,
        "strikes.interceptors.us": -6, "talks.helped": 6, "regime.threat": -3,
    }
    table.state.turn = 8
    assert str(table.why("us bid")) == "a promise not to strike is in force (§20.8)"
    assert table.knowing("parliaments.offered") == {"us", "israel"}


@rule(
    "20.8",
    "A strike under a pledge costs 4 standing more. It ends the pledge: Israel's standing −4 and that of us −3",
)
def test_a_broken_pledge_costs_both() -> None:
    found = []
    for pledge in (0, 9):
        table = Table()
        table.rich("israel")
        table.play("us back")
        table.set("parliaments.pledge", pledge)
        table.play("israel strike defences")
        table.reply("irgc absorb")
        found.append((table.get("israel.standing"), table.get("us.standing"), table.get("parliaments.chill")))
        assert table.get("parliaments.pledge") == 0
    assert (found[0][0] - found[1][0], found[0][1] - found[1][1], found[1][2]) == (8, 3, 4)

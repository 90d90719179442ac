"""Chapter 10 of rules.md: venues, the roster of mediators and their trade, freezing."""

from __future__ import annotations

import pytest

from game.rules.seats import SEATS
from tests import playing
from tests.sections.table import Table, rule
from tests.sections.test_10_backchannels import FROZEN, OPEN, end_of_phase, mask, opened
from tests.sections.test_10_backchannels_secrets import hazard

VENUES = ("capital", "villa", "hotel")
ROSTER = ("oman", "qatar", "pakistan", "switzerland", "iraq", "japan")


@rule("10.16", "`villa` | −1 | −1", "`hotel` | +1 | +1", "`capital` | 0 | 0")
@pytest.mark.parametrize(("venue", "more"), [(0, 0), (1, -1), (2, 1)])
def test_a_venue_has_exposure_and_comfort(venue: int, more: int) -> None:
    table = opened(warmth=50)
    table.set("backchannels.venue.muscat", venue)
    table.set("backchannels.age.muscat", 6)
    assert hazard(table, "muscat")["gulf"] == 3 + more
    table.play("us message muscat assurance")
    assert end_of_phase(table)["backchannels.warmth.muscat"] == 5 + more


@rule("10.16", "gulf move CHANNEL VENUE, 1 attention, 20 funds", "it counts as open for no turns", "Warmth −4")
def test_a_channel_that_moves_loses_its_trail() -> None:
    table = opened(warmth=50)
    assert str(table.why("gulf move muscat villa")) == "the channel has only just settled (§10.16)"
    table.set("backchannels.age.muscat", 6)
    assert str(table.why("gulf move muscat capital")) == "the channel meets there already (§10.16)"
    assert table.cost("gulf move muscat villa") == {"attention": 1, "funds": 20}
    assert table.moved("gulf move muscat villa") == {
        "backchannels.venue.muscat": 1, "backchannels.age.muscat": -6, "backchannels.warmth.muscat": -4,
    }
    table.set("backchannels.stage.muscat", FROZEN)
    assert table.why("gulf move muscat hotel") is not None


@rule("10.16", "each weighs nothing until its trail is three turns old, the Guard and Israel excepted")
def test_the_example_of_the_villa() -> None:
    table = opened(knowers=mask("us", "israel", "government", "gulf"))
    table.set("backchannels.venue.muscat", 1)
    assert hazard(table, "muscat") == {"it holds": 100, "israel": 3}
    table.set("backchannels.age.muscat", 3)
    assert hazard(table, "muscat")["us"] == 1


@rule("10.16", "An open channel is frozen by one end: warmth −5, messages on their way are lost")
@pytest.mark.parametrize("seat", ["us", "government"])
def test_an_end_freezes_a_channel_without_closing_it(seat: str) -> None:
    table = opened(warmth=50)
    table.play("us message muscat assurance")
    table.play(f"{seat} suspend muscat")
    assert (table.get("backchannels.stage.muscat"), table.get("backchannels.warmth.muscat")) == (FROZEN, 45)
    assert table.get("backchannels.sent_us.muscat") == 0
    assert table.why("us propose muscat") is None
    assert str(table.why(f"{seat} suspend muscat")) == "the muscat channel is not open (§10.1)"


@rule("10.4", "The gestures that backed them (§10.3.3) wait with them")
@pytest.mark.parametrize(("gesture", "warmth"), [(1, 10), (0, 5)])
def test_a_message_delayed_keeps_its_gesture(gesture: int, warmth: int) -> None:
    table = opened(warmth=50)
    table.set("backchannels.gestures.us", gesture)
    table.play("us message muscat assurance")
    table.play("gulf delay muscat")
    assert "backchannels.warmth.muscat" not in end_of_phase(table)
    assert end_of_phase(table)["backchannels.warmth.muscat"] == warmth
    table.play("us message muscat assurance")
    assert end_of_phase(table)["backchannels.warmth.muscat"] == 5


@rule("10.4", "Offers arrive as assurances: less warmth, and nothing that could be read out if the channel leaks")
def test_a_summary_leaves_the_terms_out() -> None:
    for summary, warmth, offered in ((True, 5, 0), (False, 9, 1)):
        table = opened(warmth=50)
        table.play("us message muscat offer")
        if summary:
            assert table.cost("gulf summarise muscat") == {}
            table.play("gulf summarise muscat")
        assert end_of_phase(table)["backchannels.warmth.muscat"] == warmth
        assert table.get("backchannels.offered.muscat") == offered
        assert table.get("backchannels.heard_iran.muscat") == (2 if summary else 3)


@rule("10.17", "gulf hand-over MEDIATOR, 1 attention, 3 standing", "keeps the trust it has", "cools by 6")
def test_another_mediator_takes_the_lead_with_its_own_credit() -> None:
    table = opened(warmth=50)
    table.set("backchannels.trust.washington", 12)
    table.set("backchannels.trust.tehran", 9)
    assert table.cost("gulf hand-over pakistan") == {"attention": 1, "standing": 3}
    assert str(table.why("gulf hand-over oman")) == "this mediator is in the lead (§10.17)"
    table.play("gulf hand-over pakistan")
    assert table.get("backchannels.warmth.muscat") == 44
    assert (table.get("backchannels.trust.washington"), table.get("backchannels.trust.tehran")) == (40, 45)
    credit = [table.get(f"backchannels.mediator_credit.oman-{side}") for side in ("washington", "tehran")]
    assert credit == [12, 9]
    assert str(table.why("gulf hand-over oman")) == "the lead has changed hands this turn (§10.17)"
    table.run("upkeep", "backchannels")
    table.play("gulf hand-over oman")
    assert (table.get("backchannels.trust.washington"), table.get("backchannels.trust.tehran")) == (12, 9)


@rule("10.17", "`qatar` | +1 | +2 | 55, 45", "`pakistan` | +1 | +1 | 40, 45", "`switzerland` | 0 | 0 | 50, 45",
      "`iraq` | +2 | 0 | 25, 60", "`japan` | +1 | +1 | 60, 35", "`oman` | 0 | 0 | 50, 55")
@pytest.mark.parametrize(
    ("name", "open_to", "leverage", "trust"),
    [("qatar", 1, 2, (55, 45)), ("pakistan", 1, 1, (40, 45)), ("switzerland", 0, 0, (50, 45)), ("iraq", 2, 0, (25, 60)),
     ("japan", 1, 1, (60, 35)), ("oman", 0, 0, (50, 55))],
)
def test_each_mediator_has_a_manner_of_its_own(name: str, open_to: int, leverage: int, trust: tuple[int, int]) -> None:
    table = opened(warmth=50)
    bench = tuple(table.get(f"backchannels.mediator_credit.{name}-{side}") for side in ("washington", "tehran"))
    assert bench == trust
    table.set("backchannels.lead", ROSTER.index(name))
    assert hazard(table, "muscat")["gulf"] == 1 + open_to
    table.play("us message muscat offer")
    assert end_of_phase(table)["backchannels.warmth.muscat"] == 9 + leverage


@rule("10.17", "(dial roster, 63: the sum of 1 for Oman, 2 for Qatar")
def test_only_the_mediators_of_the_roster_take_the_lead() -> None:
    setup = playing.changed(playing.table("double-bind").setup)
    setup.dials = {**setup.dials, "backchannels": {"roster": 3}}
    table = Table()
    table.state = playing.laid(setup).first()
    table.book = table.state.rulebook
    assert table.why("gulf hand-over qatar") is None
    assert str(table.why("gulf hand-over pakistan")) == "this mediator does not offer itself (§10.17)"


@rule("10.17", "the mediators alone hear it", "the side's trust −4", "neither end had asked")
@pytest.mark.parametrize(("seat", "side"), [("us", "washington"), ("government", "tehran")])
def test_an_end_may_ask_for_another_mediator(seat: str, side: str) -> None:
    table = opened(warmth=50, knowers=mask(*SEATS))
    trust = table.get(f"backchannels.trust.{side}")
    before = {one: table.known(one) for one in SEATS if one not in ("gulf", seat)}
    table.play(f"{seat} request muscat")
    assert {one: table.known(one) for one in before} == before
    table.play(f"{seat} request muscat")
    assert table.get(f"backchannels.trust.{side}") == trust - 4
    table.play("gulf hand-over qatar")
    assert (table.get("backchannels.warmth.muscat"), table.get("backchannels.asked")) == (50, 0)


@rule("10.18", "a side on which it did not call last turn fades by 1 while it is above 40")
@pytest.mark.parametrize(("trust", "left"), [(40, 40), (41, 40), (70, 69)])
def test_trust_fades_where_nobody_calls(trust: int, left: int) -> None:
    table = Table()
    table.state.turn = 2
    for side in ("washington", "tehran"):
        table.set(f"backchannels.trust.{side}", trust)
    table.run("upkeep", "backchannels")
    assert (table.get("backchannels.trust.washington"), table.get("backchannels.trust.tehran")) == (left, left)
    table.set("backchannels.trust.washington", trust)
    table.play("gulf visit washington")
    table.run("upkeep", "backchannels")
    assert table.get("backchannels.trust.washington") == trust + 4


@rule("10.18", "Mediators who called on both sides are sought, their standing +1", "tension −2")
@rule("10.18", "those who called on neither are passed over, standing −1", "Each upkeep after the first")
@pytest.mark.parametrize(
    ("calls", "standing", "tension"), [(("washington", "tehran"), 1, -2), (("tehran",), 0, 0), ((), -1, 0)]
)
@pytest.mark.parametrize("trust", [30, 70])
def test_mediators_who_call_on_both_sides_are_sought(
    calls: tuple[str, ...], standing: int, tension: int, trust: int
) -> None:
    """Whatever the trust: that nobody sees, and it would give an open channel away."""
    for turn, expected in ((1, (0, 0)), (2, (standing, tension))):
        table = Table()
        for side in ("washington", "tehran"):
            table.set(f"backchannels.trust.{side}", trust)
        for side in calls:
            table.play(f"gulf visit {side}")
        table.state.turn = turn
        before = table.board()
        table.run("upkeep", "backchannels")
        moved = table.since(before)
        assert (moved.get("gulf.standing", 0), moved.get("escalation.tension", 0)) == expected


@rule("10.18", "once a turn each, unseen. Its trust in the mediator +4, to 80 at most")
@pytest.mark.parametrize(("side", "other"), [("washington", "tehran"), ("tehran", "washington")])
def test_mediators_travel_without_a_channel(side: str, other: str) -> None:
    table = Table()
    assert table.cost(f"gulf visit {side}") == {"attention": 1, "funds": 10}
    before = {one: table.known(one) for one in SEATS if one != "gulf"}
    moved = table.moved(f"gulf visit {side}")
    assert (moved[f"backchannels.trust.{side}"], moved[f"backchannels.trust.{other}"]) == (4, -1)
    assert {one: table.known(one) for one in before} == before
    assert str(table.why(f"gulf visit {side}")) == "you have called there this turn (§10.18)"
    assert table.why(f"gulf visit {other}") is None
    table.run("upkeep", "backchannels")
    for trust, gained in ((78, 2), (80, 0), (83, 0)):
        table.set(f"backchannels.trust.{side}", trust)
        table.set("backchannels.acted", 0)
        table.play(f"gulf visit {side}")
        assert table.get(f"backchannels.trust.{side}") == trust + gained


@rule("10.18", "one step wider and the wary one a step narrower, within refuse and broad", "once a turn")
@pytest.mark.parametrize("held", range(4))
def test_mediators_feel_out_the_mandate(held: int) -> None:
    for label, step in (("a true answer", 0), ("a hopeful one", 1), ("a wary one", -1)):
        table = Table()
        table.set("council.mandate", held)
        assert table.cost("gulf feel-out") == {"attention": 1}
        before = {seat: table.known(seat) for seat in SEATS}
        table.play("gulf feel-out", label)
        assert table.known("gulf")["backchannels.reading"] == max(0, min(3, held + step))
        assert [seat for seat in SEATS if table.known(seat) != before[seat]] == ["gulf"]
        assert str(table.why("gulf feel-out")) == "you have asked this turn (§10.18)"


@rule("10.18", "counts as two turns younger (§10.7.4). Watched doors cost warmth −2")
def test_mediators_guard_a_secret() -> None:
    table = opened(warmth=50)
    table.set("backchannels.age.muscat", 1)
    assert table.why("gulf guard muscat") is not None
    table.set("backchannels.age.muscat", 2)
    assert table.moved("gulf guard muscat") == {"backchannels.age.muscat": -2, "backchannels.warmth.muscat": -2}
    table.set("backchannels.age.muscat", 4)
    table.set("backchannels.exposed.muscat", 1)
    assert str(table.why("gulf guard muscat")) == "this channel is public knowledge (§10.18)"


@rule("10.18", "is let into a channel that is not closed", "The trust of Tehran for telling the Leader", "+3")
@pytest.mark.parametrize(("friend", "side"), [("leader", "tehran"), ("israel", "washington"), ("europe", "washington")])
def test_mediators_choose_whom_to_tell(friend: str, side: str) -> None:
    table = opened("doha")
    trust = table.get(f"backchannels.trust.{side}")
    table.play(f"gulf confide doha {friend}")
    assert table.known(friend)["backchannels.stage.doha"] == OPEN
    assert table.get(f"backchannels.trust.{side}") == trust + 3
    assert friend in hazard(table, "doha")
    assert str(table.why(f"gulf confide doha {friend}")) == f"{friend} knows (§10.18)"
    assert str(Table().why(f"gulf confide doha {friend}")) == "there is nothing to confide (§10.18)"


@rule("10.18", "gulf prisoners, 2 attention, 100 funds", "tension −3, narrative −1", "takes six turns to arrange")
def test_mediators_pay_for_prisoners() -> None:
    table = Table()
    assert table.cost("gulf prisoners") == {"attention": 2, "funds": 100}
    assert table.moved("gulf prisoners") == {
        "escalation.tension": -3, "regime.narrative": -1, "backchannels.gestures.us": 1,
        "backchannels.gestures.iran": 1, "backchannels.exchange_cooldown": 6,
    }
    for left in range(6, 0, -1):
        assert str(table.why("gulf prisoners")) == f"the next exchange can be arranged in {left} turns (§10.18)"
        end_of_phase(table)
    assert table.why("gulf prisoners") is None
    table.set("backchannels.trust.tehran", 39)
    assert str(table.why("gulf prisoners")) == "one side trusts you too little (below 40) (§10.18)"


@rule("10.1", "the government may not under the mandate refuse")
def test_a_mandate_that_refuses_talks_refuses_proposals() -> None:
    for mandate, legal in ((0, False), (1, True)):
        table = Table()
        table.set("council.mandate", mandate)
        assert (table.why("government propose muscat") is None) is legal
        assert table.why("irgc propose doha") is None
    table.set("council.mandate", 0)
    assert str(table.why("government propose muscat")) == "the mandate refuses all talks (§9.6)"

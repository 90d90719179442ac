"""Chapter 11 of rules.md, what is said aloud: public acts, invitations, rounds, denouncing, displays, lobbying."""

from __future__ import annotations

import pytest

from game.kernel.rulebook import ONCE
from game.kernel.types import Odds
from game.rules.seats import SEATS
from tests.sections.table import Table, rule

US_BIT = 1 << SEATS.index("us")
GOVERNMENT_BIT = 1 << SEATS.index("government")


def round_odds(table: Table) -> Odds:
    """The odds of a round of talks held now."""
    return table.book.events[table.book.events_by_code["round"]].odds(table.state, ())


def level(table: Table) -> None:
    """A position in which nothing but what a test adds makes a round easier or harder."""
    table.set("escalation.tension", 0)
    table.set("regime.distress", 50)


def on_the_calendar(*present: str) -> Table:
    """A table with a round on the calendar, to which the seats named have come, and negotiation at 3."""
    table = Table()
    table.set("talks.negotiation", 3)
    table.set("talks.scheduled", 1)
    for seat in present:
        table.play(f"{seat} attend")
    table.set("talks.called", 0)
    return table


def phase_ends(table: Table, *labels: str) -> dict[str, int]:
    """Run the end of the phase of public diplomacy; what it moved on the board."""
    before = table.board()
    table.run("diplomacy", "talks", *labels)
    return table.since(before)


@rule("11.1", "Each seat may make one public act a turn, in the order of §3.2")
def test_every_seat_makes_one_public_act_a_turn() -> None:
    table = Table()
    steps = [step for phase in table.book.phases for step in phase.steps if step.menu == "diplomacy"]
    assert [step.mode for step in steps] == [ONCE]
    assert [SEATS[seat] for seat in steps[0].order] == [
        "us", "government", "leader", "irgc", "europe", "gulf", "israel",
    ]
    assert all(len(row) > 1 for row in table.book.offers[table.book.menus["diplomacy"]])


@rule("11.1", "The sections below and §5.6, §5.7, §6.4, §6.5, §8.8 and §17.8 list them")
def test_public_acts_are_those_of_the_sections_listed() -> None:
    book = Table().book
    found = {one.section for row in book.offers[book.menus["diplomacy"]] for one in row if one.verb != "pass"}
    listed = {"5.6", "5.7", "6.4", "6.5", "8.8", "17.8"}
    assert listed <= found
    assert all(section.startswith("11.") for section in found - listed)


@rule("11.2", "Calls a round for next turn, if none has been called", "us/government invite, 1 attention")
def test_an_invitation_puts_a_round_on_the_calendar_of_the_next_turn() -> None:
    for seat, price in (("us", "us.standing"), ("government", "regime.narrative")):
        table = Table()
        assert table.cost(f"{seat} invite") == {"attention": 1}
        assert table.moved(f"{seat} invite") == {"talks.called": 1, "talks.negotiation": 1, price: -1}
        assert str(table.why(f"{seat} invite")) == "a round has been called already (§11.2)"
        assert phase_ends(table) == {"talks.called": -1, "talks.scheduled": 1, "talks.silent": 1}


@rule("11.2", "Negotiation rises to 1, or from 1 to 2")
@pytest.mark.parametrize(("held", "then"), [(0, 1), (1, 2), (2, 2), (5, 5), (7, 7)])
def test_an_invitation_lifts_negotiation_to_two_at_most(held: int, then: int) -> None:
    table = Table()
    table.set("talks.negotiation", held)
    table.play("us invite")
    assert table.get("talks.negotiation") == then


@rule("11.2", "The government may not invite while negotiation is 0")
def test_the_first_word_is_not_the_governments() -> None:
    table = Table()
    table.set("talks.negotiation", 0)
    reason = table.why("government invite")
    assert reason is not None
    assert reason.section == "11.2"
    assert table.why("us invite") is None
    table.set("talks.negotiation", 1)
    assert table.why("government invite") is None


@rule("11.2", "After more than two turns in a row without a round, negotiation falls by 1, and by 1 every second turn")
def test_silence_cools_negotiation() -> None:
    table = Table()
    table.set("talks.negotiation", 4)
    seen = []
    for _ in range(10):
        phase_ends(table)
        seen.append(table.get("talks.negotiation"))
    assert seen == [4, 4, 3, 3, 2, 2, 1, 1, 1, 1]


@rule("11.2", "unless it is 1 or less, a text is agreed or a deal is in force")
def test_silence_does_not_cool_a_deal_in_force() -> None:
    table = Table()
    for status, held, turns in ((3, 7, 6), (2, 6, 4)):
        table.set("talks.status", status)
        table.set("talks.negotiation", held)
        for _ in range(turns):
            phase_ends(table)
        assert table.get("talks.negotiation") == held


@rule("11.2", "gulf invite, 1 attention, 2 standing", "each side must trust them with 55 or more")
def test_mediators_whom_both_sides_trust_may_invite() -> None:
    table = Table()
    for washington, tehran in ((54, 90), (90, 54), (55, 55)):
        table.set("backchannels.trust.washington", washington)
        table.set("backchannels.trust.tehran", tehran)
        told = "a side trusts you too little to come at your word (below 55) (§11.2)"
        why = table.why("gulf invite")
        assert why is None if min(washington, tehran) >= 55 else str(why) == told
    assert table.cost("gulf invite") == {"attention": 1, "standing": 2}
    table.set("talks.negotiation", 1)
    assert table.moved("gulf invite") == {"talks.called": 1, "talks.negotiation": 1}
    assert str(table.why("us invite")) == "a round has been called already (§11.2)"


@rule("11.2", "Talk alone cannot lift it above 5", "a text is agreed or a deal in force, words bring it below 6")
def test_words_reach_from_nothing_to_five_and_not_below_six_under_a_deal() -> None:
    for held, outcome, then in ((4, "a breakthrough", 5), (5, "progress", 5), (1, "a walk-out", 0), (6, "progress", 6)):
        table = on_the_calendar("us", "government")
        table.set("talks.negotiation", held)
        phase_ends(table, outcome)
        assert table.get("talks.negotiation") == then
    table.set("talks.status", 3)
    for held, then in ((9, 8), (7, 6), (6, 6)):
        table.set("talks.negotiation", held)
        table.play("us denounce")
        assert table.get("talks.negotiation") == then


@rule("11.3", "us/government attend, 1 attention. A round must be on the calendar. It also calls the next round")
def test_attending_needs_a_round_and_calls_the_next() -> None:
    table = Table()
    for seat, bit, price in (("us", US_BIT, {}), ("government", GOVERNMENT_BIT, {"regime.narrative": -1})):
        table.set("talks.scheduled", 0)
        table.set("talks.called", 0)
        table.set("talks.present", 0)
        assert str(table.why(f"{seat} attend")) == "no round is on the calendar (§11.3)"
        assert table.cost(f"{seat} attend") == {"attention": 1}
        table.set("talks.scheduled", 1)
        assert table.moved(f"{seat} attend") == {"talks.present": bit, "talks.called": 1, **price}


@rule("11.3", "Makes a round of this turn easier: europe by 12, and its standing +1; gulf by 10 and a quarter")
def test_mediators_make_a_round_easier() -> None:
    table = Table()
    assert table.cost("gulf mediate") == table.cost("europe mediate") == {"attention": 1}
    assert str(table.why("gulf mediate")) == "no round is on the calendar (§11.3)"
    table.set("talks.scheduled", 1)
    for trust, helped in ((0, 10), (50, 22), (80, 30)):
        table.set("backchannels.trust.washington", trust)
        table.set("backchannels.trust.tehran", 90)
        assert table.moved("gulf mediate") == {"talks.helped": helped}
        table.set("talks.helped", 0)
    table.set("backchannels.trust.washington", 50)
    assert table.moved("gulf mediate") == {"talks.helped": 22}
    assert table.moved("europe mediate") == {"talks.helped": 12, "europe.standing": 1}
    level(table)
    assert round_odds(table)[0] == ("a breakthrough", 10 + 34 // 2)


@rule("11.3", "a breakthrough | 10 + ease/2, from 3 to 60 | +2, to 5 at most", "no movement | 30")
@rule("11.3", "progress | 45 + ease/2, from 10 to 90", "a walk-out | 15 − ease/3, from 3 to 50")
@pytest.mark.parametrize(
    ("ease", "weights"),
    [
        (0, (10, 45, 30, 15)),
        (11, (15, 50, 30, 12)),
        (-1, (9, 44, 30, 16)),
        (-14, (3, 38, 30, 20)),
        (-70, (3, 10, 30, 39)),
        (-80, (3, 10, 30, 42)),
        (36, (28, 63, 30, 3)),
        (80, (50, 85, 30, 3)),
    ],
)
def test_the_odds_of_a_round_follow_ease(ease: int, weights: tuple[int, ...]) -> None:
    table = Table()
    level(table)
    table.set("talks.helped", ease)
    assert round_odds(table) == tuple(
        zip(("a breakthrough", "progress", "no movement", "a walk-out"), weights, strict=True)
    )


@rule("11.3", "+ a fifth of the credibility under a deadline + 15 for narrow or −15 for wide demands − tension/3")
@pytest.mark.parametrize(
    ("changes", "ease"),
    [
        ({"washington.demands": 0}, 15),
        ({"washington.demands": 2}, -15),
        ({"escalation.tension": 31}, -10),
        ({"regime.distress": 65}, 5),
        ({"regime.distress": 48}, -1),
        ({"washington.credibility": 64, "washington.deadline": 1}, 12),
        ({"washington.credibility": 64}, 0),
        ({"washington.demands": 0, "escalation.tension": 60, "regime.distress": 80, "talks.helped": 7}, 12),
        ({"talks.helped": 80, "washington.demands": 0, "regime.distress": 98}, 111),
        ({"talks.helped": -80, "washington.demands": 2, "escalation.tension": 90}, -125),
    ],
)
def test_everything_that_eases_a_round_counts(changes: dict[str, int], ease: int) -> None:
    table = Table()
    level(table)
    for code, value in changes.items():
        table.set(code, value)
    assert [weight for _, weight in round_odds(table)] == [
        min(60, max(3, 10 + ease // 2)), min(90, max(10, 45 + ease // 2)), 30, min(50, max(3, 15 - ease // 3)),
    ]


@rule("11.3", "After a breakthrough or progress: the standing of government and gulf +2 or +1, of us +1; threat −2")
@rule("11.3", "After a walk-out: the government's standing −3, the mediators' −2, tension +4")
@pytest.mark.parametrize(
    ("outcome", "moved"),
    [
        ("a breakthrough", {
            "talks.negotiation": 2, "government.standing": 2, "gulf.standing": 2, "us.standing": 1,
            "regime.threat": -2, "escalation.tension": -4,
        }),
        ("progress", {
            "talks.negotiation": 1, "government.standing": 1, "gulf.standing": 1, "us.standing": 1,
            "regime.threat": -2, "escalation.tension": -4,
        }),
        ("no movement", {}),
        ("a walk-out", {
            "talks.negotiation": -2, "government.standing": -3, "gulf.standing": -2, "escalation.tension": 4,
        }),
    ],
)
def test_a_round_is_held_when_both_attend(outcome: str, moved: dict[str, int]) -> None:
    table = on_the_calendar("us", "government")
    table.set("talks.negotiation", 2)
    held = {"talks.rounds": 1, "talks.scheduled": -1, "talks.present": -US_BIT - GOVERNMENT_BIT}
    assert phase_ends(table, outcome) == {**held, **moved}


@rule("11.3", "Otherwise the round is missed: negotiation −1 if it stands above 1", "narrative +1")
@rule("11.3", "If only Tehran stays away: the government's standing −2. If only Washington does")
@pytest.mark.parametrize(
    ("present", "moved"),
    [
        ((), {}),
        (("us",), {"talks.present": -US_BIT, "government.standing": -2}),
        (("government",), {"talks.present": -GOVERNMENT_BIT, "us.standing": -2, "regime.narrative": 1}),
    ],
)
def test_a_round_is_missed_when_a_side_stays_away(present: tuple[str, ...], moved: dict[str, int]) -> None:
    table = on_the_calendar(*present)
    assert phase_ends(table) == {"talks.negotiation": -1, "talks.scheduled": -1, "talks.silent": 1, **moved}
    for held in (2, 1):
        table = on_the_calendar(*present)
        table.set("talks.negotiation", held)
        phase_ends(table)
        assert table.get("talks.negotiation") == 1


@rule("11.3", "Let ease be the help of the turn")
def test_help_for_a_round_is_spent_in_the_reckoning() -> None:
    table = Table()
    table.set("talks.scheduled", 1)
    table.play("gulf mediate")
    table.run("reckoning", "talks")
    assert table.get("talks.helped") == 0


@rule("11.8", "us/leader/irgc denounce, 1 attention. Negotiation must be 2 or more")
@rule("11.8", "Negotiation −1, the seat's standing +2, tension +3")
@rule("11.8", "If Tehran does it: narrative +2, the Guard's cohesion +1, the cabinet's −2")
@pytest.mark.parametrize("seat", ["us", "leader", "irgc"])
def test_denouncing_pays_at_home_and_chills_the_talks(seat: str) -> None:
    table = Table()
    assert table.cost(f"{seat} denounce") == {"attention": 1}
    table.set("talks.negotiation", 1)
    assert table.why(f"{seat} denounce").section == "11.8"  # type: ignore[union-attr]
    table.set("talks.negotiation", 2)
    moved = {"talks.negotiation": -1, f"{seat}.standing": 2, "escalation.tension": 3}
    moved[f"talks.scorned.{'us' if seat == 'us' else 'iran'}"] = 1
    if seat != "us":
        moved |= {"regime.narrative": 2, "regime.cohesion.guard": 1, "regime.cohesion.cabinet": -2}
    if seat != "irgc":
        moved[f"backchannels.posture.{'us' if seat == 'us' else 'iran'}"] = table.dial("backchannels", "scorn")
    assert table.moved(f"{seat} denounce") == moved


@rule("11.8", "See also §10.2.2")
def test_denouncing_cools_open_channels_unless_the_guard_does_it() -> None:
    for seat, cooler in (("us", -4), ("leader", -4), ("irgc", 0)):
        table = Table()
        table.set("talks.negotiation", 3)
        table.set("backchannels.stage.doha", 2)
        for channel in ("muscat", "doha"):
            table.set(f"backchannels.warmth.{channel}", 40)
        table.play(f"{seat} denounce")
        assert [table.get(f"backchannels.warmth.{one}") for one in ("muscat", "doha")] == [40, 40 + cooler]


@rule("11.8", "leader/irgc endorse, 1 attention. A round of this turn is easier by 12; narrative −1")
@rule("11.8", "the cabinet's cohesion +2, the Guard's −1; for the Leader threat −2, for the Guard its standing +1")
def test_endorsing_lends_a_hard_name_to_the_talks() -> None:
    for seat, own in (("leader", {"regime.threat": -2}), ("irgc", {"irgc.standing": 1})):
        table = Table()
        assert table.cost(f"{seat} endorse") == {"attention": 1}
        assert table.moved(f"{seat} endorse") == {
            "talks.helped": 12, "regime.narrative": -1, "regime.cohesion.cabinet": 2, "regime.cohesion.guard": -1,
            **own,
        }


@rule("11.9", "irgc display, 1 attention, 20 funds", "narrative +2, regime security +1, the Guard's cohesion +1")
def test_a_display_tells_a_story() -> None:
    table = Table()
    table.set("sanctions.listings", 0)
    table.set("sanctions.authority.banks", 0)
    assert table.cost("irgc display") == {"attention": 1, "funds": 20}
    assert table.moved("irgc display") == {
        "regime.narrative": 2, "regime.security": 1, "regime.cohesion.guard": 1, "escalation.tension": 4,
    }


@rule("11.9", "government deny, 1 attention", "tension −4, narrative −1, threat −1")
def test_a_denial_calms() -> None:
    table = Table()
    assert table.cost("government deny") == {"attention": 1}
    assert table.moved("government deny") == {"escalation.tension": -4, "regime.narrative": -1, "regime.threat": -1}


@rule("11.10", "israel lobby, 1 attention. Chance: it tells 60, it is resented 40", "harder by 6, Israel's standing −1")
@rule("11.10", "If it tells: a round of this turn is harder by 20, the standing of us −2, of israel +2")
def test_lobbying_tells_or_is_resented() -> None:
    table = Table()
    assert table.cost("israel lobby") == {"attention": 1}
    assert table.odds("israel lobby") == (("it tells", 60), ("it is resented", 40))
    moved = {"talks.helped": -20, "us.standing": -2, "israel.standing": 2}
    assert table.moved("israel lobby", "it tells") == moved
    assert table.moved("israel lobby", "it is resented") == {"talks.helped": -6, "israel.standing": -1}


@rule("11.10", "israel acquiesce, 1 attention. Easier by 8, tension −3, the standing of us +2, of israel +1")
def test_acquiescing_is_remembered() -> None:
    table = Table()
    assert table.cost("israel acquiesce") == {"attention": 1}
    assert table.moved("israel acquiesce") == {
        "talks.helped": 8, "escalation.tension": -3, "us.standing": 2, "israel.standing": 1,
    }


@rule("11.11", "a text with all signatures enters into force, others age", "a scheduled round is held or missed")
def test_a_text_enters_into_force_before_the_round_is_held() -> None:
    table = on_the_calendar("us", "government")
    table.set("talks.status", 2)
    table.set("talks.negotiation", 6)
    for signer in ("us", "government", "leader"):
        table.set(f"talks.signed.{signer}", 1)
    phase_ends(table, "a walk-out")
    assert (table.get("talks.status"), table.get("talks.negotiation")) == (3, 6)


@rule("11.11", "rounds that were called go on the calendar for next turn")
def test_the_round_that_attendance_called_follows_the_one_held() -> None:
    table = Table()
    table.play("us invite")
    for turn in range(3):
        phase_ends(table, *(["no movement"] if turn else []))
        assert (table.get("talks.scheduled"), table.get("talks.rounds")) == (1, turn)
        table.play("us attend")
        table.play("government attend")
    phase_ends(table, "no movement")
    assert (table.get("talks.scheduled"), table.get("talks.called"), table.get("talks.rounds")) == (1, 0, 3)
    phase_ends(table)
    assert table.get("talks.scheduled") == 0

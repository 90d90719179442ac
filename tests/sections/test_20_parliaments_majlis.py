"""Chapter 20 of rules.md: motions of the Majlis, and elections."""

from __future__ import annotations

import pytest

from tests.sections.table import Table, rule


def voted(motion: int) -> Table:
    """A table on which the Majlis has voted in turn 3 and the Leader owes an answer."""
    table = Table()
    table.state.turn = 3
    table.set("parliaments.motion", motion)
    table.set("parliaments.until", 4)
    return table


def weights(table: Table) -> dict[str, int]:
    """Outcomes of the vote of the Majlis now."""
    return dict(table.book.events[table.book.events_by_code["majlis"]].odds(table.state, ()))


@rule("20.1", "4 for each rung above 5", "4, +6 if the IAEA Board has censured", "2 + a sixth of narrative above 60")
@rule("20.1", "no motion is carried 60, or one with the weight of its cause")
def test_motions_weigh_what_everybody_can_see() -> None:
    table = Table()
    for code, value in (
        ("escalation.rung", 5), ("regime.threat", 60), ("regime.narrative", 60), ("regime.distress", 45),
        ("government.standing", 40), ("nuclear.censured", 0), ("nuclear.policy", 3), ("nuclear.access", 40),
    ):
        table.set(code, value)
    assert weights(table) == {"no motion is carried": 60, "it votes on inspectors": 4, "it votes on enrichment": 2}
    for code, value in (
        ("escalation.rung", 7), ("regime.threat", 68), ("regime.narrative", 72), ("regime.distress", 51),
        ("government.standing", 29), ("nuclear.censured", 1),
    ):
        table.set(code, value)
    assert weights(table) == {
        "no motion is carried": 60, "it votes on strait": 8, "it votes on inspectors": 12, "it votes on enrichment": 4,
        "it votes on impeachment": 4,
    }
    table.set("nuclear.access", 19)
    table.set("nuclear.policy", 4)
    assert set(weights(table)) == {"no motion is carried", "it votes on strait", "it votes on impeachment"}


@rule("20.1", "In each reckoning without a motion or a recess", "A carried motion raises tension by 2 and waits")
def test_the_majlis_votes_in_the_reckoning() -> None:
    table = Table()
    tension = table.get("escalation.tension")
    table.run("reckoning", "parliaments", "it votes on inspectors")
    assert (table.get("parliaments.motion"), table.get("parliaments.until")) == (2, table.state.turn + 1)
    assert table.get("escalation.tension") == tension + 2
    quiet = Table()
    quiet.set("parliaments.recess", quiet.state.turn + 1)
    quiet.run("reckoning", "parliaments")
    assert quiet.get("parliaments.motion") == 0


@rule("20.1", "irgc rouse MOTION, 2 attention, 2 standing", "needs a cause", "A delay means a recess of 2 turns")
def test_the_guard_rouses_the_majlis() -> None:
    table = Table()
    table.set("escalation.rung", 5)
    assert str(table.why("irgc rouse strait")) == "nothing the public can see gives cause for this motion (§20.1)"
    table.set("escalation.rung", 6)
    assert table.cost("irgc rouse strait") == {"attention": 2, "standing": 2}
    table.play("irgc rouse strait", "the speaker delays it")
    assert (table.get("parliaments.motion"), table.get("parliaments.recess")) == (0, table.state.turn + 2)
    assert str(table.why("irgc rouse strait")).startswith("the Majlis takes up no motion")
    table.set("parliaments.recess", 0)
    table.rich("irgc")
    table.play("irgc rouse strait", "the motion is carried")
    assert table.get("parliaments.motion") == 1
    assert str(table.why("irgc rouse strait")) == "a motion waits for the Leader's answer (§20.1)"


@rule("20.1", "leader carry, 1 attention. Narrative +3, the Guard's cohesion +2")
@rule("20.1", "ships are warned off, or it is left to friends if they were (§15.6)")
@rule("20.1", "confidence −20, price +12 per cent, tension +10, threat +5, distress +2, the standing of gulf −3")
@rule("20.1", "access −25, tension +5, threat +3, a round harder by 10, Europe's standing −1, opinion +8")
@rule("20.1", "the policy one step up, threat +4, a round harder by 12, opinion +6")
@rule("20.1", "the government's standing −8, cohesion of the cabinet −5 and of the street −2")
@pytest.mark.parametrize(
    ("motion", "then"),
    [
        (1, {"maritime.closure": 1, "maritime.confidence": -20, "economy.premium": 912, "escalation.tension": 10,
             "regime.threat": 5, "regime.distress": 2, "gulf.standing": -3, "economy.missing": 1680,
             "economy.scarcity": 152}),
        (2, {"nuclear.access": -25, "escalation.tension": 5, "regime.threat": 3, "talks.helped": -10,
             "europe.standing": -1, "parliaments.opinion": 8}),
        (3, {"nuclear.policy": 1, "regime.threat": 4, "talks.helped": -12, "parliaments.opinion": 6}),
        (4, {"government.standing": -8, "regime.cohesion.cabinet": -5, "regime.cohesion.street": -2}),
    ],
)
def test_the_leader_carries_a_motion(motion: int, then: dict[str, int]) -> None:
    table = voted(motion)
    table.set("nuclear.policy", 3)
    assert table.moved("leader carry") == {
        "parliaments.motion": -motion, "parliaments.recess": 7, "regime.narrative": 3,
        "regime.cohesion.guard": 2, **then,
    }


@rule("20.1", "leader shelve, 1 attention, 2 standing. Narrative −3, the Guard's cohesion −3, tension −2")
@rule("20.1", "after an impeachment the cabinet's cohesion +2")
@pytest.mark.parametrize(("motion", "then"), [(1, {}), (4, {"regime.cohesion.cabinet": 2})])
def test_the_leader_withholds_a_motion(motion: int, then: dict[str, int]) -> None:
    table = voted(motion)
    table.set("escalation.tension", 30)
    assert table.cost("leader shelve") == {"attention": 1, "standing": 2}
    assert table.moved("leader shelve") == {
        "parliaments.motion": -motion, "parliaments.recess": 7, "regime.narrative": -3, "regime.cohesion.guard": -3,
        "escalation.tension": -2, **then,
    }
    assert str(table.why("leader shelve")) == "no motion of the Majlis waits for an answer (§20.1)"
    assert str(table.why("leader carry")) == "no motion of the Majlis waits for an answer (§20.1)"


@rule("20.1", "An answer is due by the turn after the vote", "silence counts: narrative −2, the Leader's standing −4")
def test_silence_counts() -> None:
    table = voted(1)
    before = (table.get("regime.narrative"), table.get("leader.standing"))
    table.run("reckoning", "parliaments")
    assert table.get("parliaments.motion") == 1
    table.state.turn = 4
    table.run("reckoning", "parliaments")
    assert (table.get("regime.narrative"), table.get("leader.standing")) == (before[0] - 2, before[1] - 4)
    assert (table.get("parliaments.motion"), table.get("parliaments.recess")) == (0, 7)


def odds_of(table: Table, code: str) -> dict[str, int]:
    """Outcomes of an event now."""
    return dict(table.book.events[table.book.events_by_code[code]].odds(table.state, ()))


def calling(poll: str) -> Table:
    """A table on the day of a vote, with the Majlis in recess."""
    table = Table()
    table.state.turn = 5
    table.set("parliaments.recess", 99)
    table.set(f"parliaments.polls.{poll}", 5)
    return table


@rule("20.5", "Between January and June 2025 there is none anywhere")
def test_no_vote_stands_on_the_calendar_of_the_main_scenario() -> None:
    table = Table()
    assert [table.get(f"parliaments.polls.{one}") for one in ("america", "israel", "presidency", "majlis")] == [0] * 4


@rule("20.5", "A campaign lasts for 90 days", "first, second and last third", "hit cost 1, 2 and 3 standing more")
@rule("20.5", "waive and release 1, 1 and 2")
@pytest.mark.parametrize(("turn", "more"), [(1, 0), (2, 1), (3, 1), (4, 2), (5, 2), (6, 3), (8, 3), (9, 0)])
def test_an_american_campaign_makes_force_dearer_as_the_day_nears(turn: int, more: int) -> None:
    table = Table()
    before = (table.cost("us strike natanz")["standing"], table.cost("us waive oil")["standing"])
    table.set("parliaments.polls.america", 8)
    table.state.turn = turn
    assert table.cost("us strike natanz")["standing"] == before[0] + more
    assert table.cost("us waive oil")["standing"] == before[1] + (more + 1) // 2


@rule("20.5", "the Israeli one makes acquiesce cost 1, 1 and 2", "In Iran hopes are aired: unrest −1 and narrative −1")
def test_campaigns_in_israel_and_iran() -> None:
    table = Table()
    assert "standing" not in table.cost("israel acquiesce")
    table.set("parliaments.polls.israel", 6)
    assert table.cost("israel acquiesce")["standing"] == 1
    table.set("parliaments.polls.israel", 3)
    assert table.cost("israel acquiesce")["standing"] == 2
    table.set("parliaments.recess", 99)
    table.set("parliaments.polls.presidency", 4)
    before = (table.get("regime.unrest"), table.get("regime.narrative"))
    table.run("reckoning", "parliaments")
    assert (table.get("regime.unrest"), table.get("regime.narrative")) == (before[0] - 1, before[1] - 1)


@rule("20.5", "leader vet WIDTH, 1 attention, 1 standing. Once in a campaign in Iran")
@pytest.mark.parametrize(("word", "bloc"), [("broad", "guard"), ("narrow", "street")])
def test_the_list_is_vetted_once(word: str, bloc: str) -> None:
    table = Table()
    assert str(table.why(f"leader vet {word}")) == "no campaign is under way in Iran (§20.5)"
    table.set("parliaments.polls.majlis", 3)
    before = table.get(f"regime.cohesion.{bloc}")
    table.play(f"leader vet {word}")
    assert table.get(f"regime.cohesion.{bloc}") == before - 3
    assert str(table.why("leader vet broad")) == "the lists are drawn up (§20.5)"


@rule("20.5", "holds with approval less a tenth of petrol above 340 cents (10 to 90)")
@rule("20.5", "standing +4, restiveness −8; else the opposition gains a chamber: standing −5, restiveness +15")
@pytest.mark.parametrize(
    ("label", "standing", "restive"), [("the President's party holds", 4, -8),
    ("the opposition gains a chamber", -5, 15)]
)
def test_americans_vote(label: str, standing: int, restive: int) -> None:
    table = calling("america")
    table.set("washington.approval", 44)
    table.set("washington.petrol", 380)
    assert odds_of(table, "american-vote")["the President's party holds"] == 40
    before = (table.get("us.standing"), table.get("washington.congress"))
    table.run("reckoning", "parliaments", label)
    assert (table.get("us.standing"), table.get("washington.congress")) == (before[0] + standing, before[1] + restive)
    assert table.get("parliaments.polls.america") == 0


@rule("20.5", "the coalition returns with Israel's standing (15 to 85): coalition 70", "coalition 65, standing +4")
@pytest.mark.parametrize(("label", "stands"), [("the coalition returns", 70), ("another coalition forms", 65)])
def test_israelis_vote(label: str, stands: int) -> None:
    table = calling("israel")
    assert odds_of(table, "israeli-vote")["the coalition returns"] == table.get("israel.standing")
    table.run("reckoning", "parliaments", label)
    assert table.get("parliaments.coalition") == stands


@rule("20.5", "half of the street's cohesion, +15 if the list is broad, −15 if narrow")
@rule("20.5", "hardliners win on a low turnout 45")
@pytest.mark.parametrize(("vetting", "reform", "hard"), [(0, 30, 45), (1, 45, 35), (2, 15, 45)])
def test_iranian_votes_hang_on_the_list(vetting: int, reform: int, hard: int) -> None:
    table = Table()
    table.set("regime.cohesion.street", 60)
    table.set("parliaments.vetting", vetting)
    for code in ("presidential-vote", "majlis-vote"):
        assert odds_of(table, code) == {
            "reformists win on a fair turnout": reform, "pragmatists win on a low turnout": 35,
            "hardliners win on a low turnout": hard,
        }


@rule("20.5", "Turnout is 30 + a quarter of the street's cohesion", "+8, of the Guard −4, narrative −3; hardliners: −5")
@rule("20.5", "In a presidential vote the government's standing +12, +4 or −4")
@pytest.mark.parametrize(
    ("label", "turnout", "security", "street", "guard", "government"),
    [("reformists win on a fair turnout", 53, 2, 8, -4, 12), ("hardliners win on a low turnout", 43, -1, -5, 4, -4)],
)
def test_iranians_elect_a_president(
    label: str, turnout: int, security: int, street: int, guard: int, government: int
) -> None:
    table = calling("presidency")
    table.set("regime.cohesion.street", 60)
    watched = ("regime.security", "regime.cohesion.street", "regime.cohesion.guard", "government.standing")
    before = [table.get(one) for one in watched]
    table.run("reckoning", "parliaments", label)
    assert table.get("parliaments.turnout") == turnout
    moved = [table.get(one) - b for one, b in zip(watched, before, strict=True)]
    assert moved == [security, street, guard, government]


@rule("20.5", "cohesion of the street +8, of the Guard −4, narrative −3; hardliners: −5, +4, +3")
@pytest.mark.parametrize(("label", "told"), [("reformists", -3), ("pragmatists", 0), ("hardliners", 3)])
def test_a_vote_moves_the_story(label: str, told: int) -> None:
    table = calling("presidency")
    before = table.get("regime.narrative")
    full = next(one for one in odds_of(table, "presidential-vote") if one.startswith(label))
    table.run("reckoning", "parliaments", full)
    assert table.get("regime.narrative") - before == told


@rule("20.5", "after a vote for the Majlis it sits again in 6 turns if reformists won, else in 2")
@pytest.mark.parametrize(
    ("label", "rest"),
    [("reformists win on a fair turnout", 6), ("pragmatists win on a low turnout", 2)],
)
def test_a_new_majlis_takes_its_time(label: str, rest: int) -> None:
    table = calling("majlis")
    table.run("reckoning", "parliaments", label)
    assert table.get("parliaments.recess") == 5 + rest


@rule("20.1", "ships are warned off, or it is left to friends if they were (§15.6)")
@pytest.mark.parametrize(("closure", "then"), [(0, 1), (1, 2), (2, 2), (3, 3), (4, 4)])
def test_a_motion_on_the_strait_moves_the_strait_by_a_degree(closure: int, then: int) -> None:
    table = voted(1)
    table.set("maritime.closure", closure)
    table.play("leader carry")
    assert table.get("maritime.closure") == then


@rule("20.5", "Conservatives (§19.6) −8 with reformists, −2 with pragmatists, +6 with hardliners")
@pytest.mark.parametrize("poll", ["presidency", "majlis"])
@pytest.mark.parametrize(("label", "by"), [("reformists", -8), ("pragmatists", -2), ("hardliners", 6)])
def test_elections_move_the_weight_of_conservatives(poll: str, label: str, by: int) -> None:
    table = calling(poll)
    full = next(one for one in odds_of(table, "majlis-vote") if one.startswith(label))
    before = table.get("succession.assembly")
    table.run("reckoning", "parliaments", full)
    assert table.get("succession.assembly") == before + by

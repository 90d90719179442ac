"""Chapter 19 of rules.md: cracks, slow-rolling, freelancing, blame, purges and defections."""

from __future__ import annotations

import pytest

from game.rules.seats import SEATS
from game.rules.succession.board import SLOWED
from tests.sections.table import Table, rule

DEFY, ENDURE, BARGAIN, BRACE, EXPLORE, STRADDLE = range(1, 7)
BLOCS = {"leader", "irgc", "government"}


def decided(course: int, word: int = 1, guard: int = DEFY) -> Table:
    """A board on which that course was decided while the Guard had tabled another."""
    table = Table()
    table.set("council.course", course)
    table.set("council.decided", course)
    table.set("council.word", word)
    table.set("council.shown.irgc", guard)
    table.set("regime.distress", 50)
    table.set("succession.assembly", 50)
    return table


def reckoned(table: Table, *labels: str) -> dict[str, int]:
    """What the reckoning of chapter 19 moves."""
    before = table.board()
    table.run("reckoning", "succession", *labels)
    return table.since(before)


@rule("19.1", "with a strength below 10 (§14.1), costs the Guard 1 cohesion in each reckoning")
def test_a_front_left_to_die_cracks_the_guard() -> None:
    for strength, by in ((10, 0), (9, -1)):
        table = decided(DEFY)
        table.set("proxies.strength.hezbollah", strength)
        assert reckoned(table).get("regime.cohesion.guard", 0) == by


@rule("19.1", "A bloc whose cohesion is below 40 (dial fissure, 40 points) is cracked")
@rule("19.1", "in each upkeep $80 m a month (dial siphon, 80) of the government's funds stay with the Guard")
def test_a_cracked_guard_stops_paying_in() -> None:
    for cohesion, kept in ((40, 0), (39, 37)):
        table = Table()
        assert (table.dial("succession", "fissure"), table.monthly("succession", "siphon")) == (40, 37)
        table.set("regime.cohesion.guard", cohesion)
        before = table.board()
        table.run("upkeep", "succession")
        moved = table.since(before)
        assert (moved.get("irgc.funds", 0), moved.get("government.funds", 0)) == (kept, -kept)


@rule("19.2", "irgc slow-roll WHAT, 1 attention. In secret the Guard delays what it cannot refuse")
@pytest.mark.parametrize("what", SLOWED)
def test_slow_rolling_is_secret(what: str) -> None:
    table = decided(BARGAIN)
    table.set("talks.status", 3)
    table.set("nuclear.access", 50)
    code = f"irgc slow-roll {what}"
    assert table.cost(code) == {"attention": 1}
    assert table.book.by_code[code].seen(table.state) == 1 << SEATS.index("irgc")
    assert table.moved(code) == {"succession.stalled": 1 << SLOWED.index(what)}
    assert table.knowing("succession.stalled") == {"irgc"}
    assert str(table.why(code)) == "that is being slowed already (§19.2)"


@rule("19.2", "only if the course decided is not the one the Guard tabled, and the word was not ambiguous")
def test_only_what_was_decided_against_it_can_be_slowed() -> None:
    assert decided(BARGAIN).why("irgc slow-roll course") is None
    assert decided(DEFY).why("irgc slow-roll course") is not None
    assert decided(BARGAIN, word=3).why("irgc slow-roll course") is not None


@rule("19.2", "After bargain or explore: narrative +1, threat +1; after endure or brace: distress +1; after any other")
@rule("19.2", "The Guard's cohesion +1")
@pytest.mark.parametrize(
    ("course", "moves"),
    [
        (BARGAIN, {"narrative": 1, "threat": 1}), (EXPLORE, {"narrative": 1, "threat": 1}), (ENDURE, {"distress": 1}),
        (BRACE, {"distress": 1}), (STRADDLE, {"narrative": -1, "threat": -1}),
    ],
)
def test_a_slowed_course_is_half_undone(course: int, moves: dict[str, int]) -> None:
    table = decided(course)
    table.play("irgc slow-roll course")
    moved = reckoned(table, "nobody asks")
    assert moved.pop("succession.stalled") == -1
    assert moved == {"regime.cohesion.guard": 1, **{f"regime.{code}": by for code, by in moves.items()}}


@rule("19.2", "access must be 20 or more; it falls by 10", "a deal must be in force; Tehran falls 8 points short of it")
def test_doors_stay_shut_and_a_deal_is_kept_short() -> None:
    table = decided(BARGAIN)
    table.set("nuclear.access", 19)
    assert table.why("irgc slow-roll inspectors") is not None
    assert table.why("irgc slow-roll deal") is not None
    table.set("nuclear.access", 20)
    table.set("talks.status", 3)
    table.play("irgc slow-roll inspectors")
    table.play("irgc slow-roll deal")
    moved = reckoned(table, "nobody asks")
    assert (moved["nuclear.access"], moved["talks.compliance.iran"]) == (-10, -8)


@rule("19.3", "irgc freelance, 1 attention, 2 standing*. An incident nobody ordered: tension +5, narrative +2, the")
@rule("19.3", "a weight of −10 on a round that is on the calendar (§11.3). Once a turn, and not while defy is in force")
@rule("19.3", "After an ambiguous word it costs no standing: nobody forbade it")
def test_an_incident_nobody_ordered() -> None:
    table = decided(BARGAIN)
    table.set("talks.scheduled", 1)
    assert table.cost("irgc freelance") == {"attention": 1, "standing": 2}
    assert table.moved("irgc freelance") == {
        "succession.stalled": 8, "escalation.tension": 5, "regime.narrative": 2, "regime.cohesion.guard": 1,
        "talks.helped": -10,
    }
    assert str(table.why("irgc freelance")) == "one incident a turn is enough (§19.3)"
    assert decided(BARGAIN, word=3).cost("irgc freelance") == {"attention": 1}
    assert decided(DEFY).why("irgc freelance") is not None


@rule("19.4", "nobody asks 100, it is traced to the Guard 30 (dial discovery, 30) + 10 for each thing slowed or done")
@rule("19.4", "halved after an ambiguous word", "A course slowed and an incident: 30 + 20 = 50 against 100, one in")
def test_how_likely_it_is_found_out() -> None:
    table = decided(BARGAIN)
    event = table.book.events[table.book.events_by_code["found-out"]]
    assert table.dial("succession", "discovery") == 30
    for stalled, word, weight in ((1, 1, 40), (9, 1, 50), (15, 1, 70), (9, 3, 25)):
        table.set("council.word", word)
        assert [one for _, one in event.odds(table.state, (3, event.index, stalled))] == [100, weight]
    assert event.seen(table.state, (3, event.index, 1)) == 0


@rule("19.4", "the Guard's standing −4 and cohesion −3, the Leader's standing −1, and if inspectors or a deal were")
@rule("19.4", "under supervision for three upkeeps, which the blocs know; meanwhile it can neither slow-roll nor")
def test_the_price_of_being_found_out() -> None:
    table = decided(BARGAIN)
    table.set("nuclear.access", 50)
    table.set("talks.negotiation", 3)
    table.play("irgc slow-roll inspectors")
    moved = reckoned(table, "it is traced to the Guard")
    assert (moved["irgc.standing"], moved["leader.standing"], moved["regime.cohesion.guard"]) == (-4, -1, -3)
    assert moved["talks.negotiation"] == -1
    assert table.knowing("succession.watched") == BLOCS
    for left in (3, 2, 1):
        for code in ("irgc slow-roll inspectors", "irgc freelance"):
            assert str(table.why(code)) == f"the Guard is under supervision for {left} turns (§19.4)"
        table.run("upkeep", "succession")
    assert table.why("irgc freelance") is None


@rule("19.5", "leader scapegoat, 1 attention. Distress must be 50 or more, or narrative 50 or less")
@rule("19.5", "The Leader's standing +4, narrative +2; the government's standing −6, the cabinet's cohesion −5, the")
def test_the_government_answers_for_it() -> None:
    for distress, narrative, legal in ((49, 51, False), (50, 51, True), (49, 50, True)):
        table = Table()
        table.set("regime.distress", distress)
        table.set("regime.narrative", narrative)
        assert (table.why("leader scapegoat") is None) is legal
    assert table.cost("leader scapegoat") == {"attention": 1}
    assert table.moved("leader scapegoat") == {
        "leader.standing": 4, "government.standing": -6, "regime.narrative": 2, "regime.cohesion.cabinet": -5,
        "regime.cohesion.street": -1, "succession.assembly": 3, "succession.blamed": 5,
    }
    for code in ("leader scapegoat", "irgc impeach"):
        assert "blamed already: 5 turns" in str(table.why(code))


@rule("19.5", "government threaten, 1 attention, 2 standing. Not within five upkeeps of the last. The Leader must")
@rule("19.5", "leader yield, 3 standing. The government's standing +6, the cabinet's cohesion +5, the Guard's −3")
def test_a_leader_who_yields() -> None:
    table = Table()
    assert table.cost("government threaten") == {"attention": 1, "standing": 2}
    table.play("government threaten")
    assert SEATS[table.state.seat] == "leader"
    before = table.board()
    assert table.cost("leader yield") == {"standing": 3}
    table.reply("leader yield")
    assert table.since(before) == {
        "leader.standing": -3, "government.standing": 6, "regime.cohesion.cabinet": 5, "regime.cohesion.guard": -3,
        "succession.assembly": -2,
    }
    assert str(table.why("government threaten")) == "the last quarrel is too fresh: 5 turns (§19.5)"


@rule("19.5", "leader rebuff, free. The government must choose: government resign, free; or government stay, free")
@rule("19.5", "conservatives +6, the cabinet's cohesion −6, the street's −3, regime security −2, unrest +4, the")
@rule("19.5", "If it stays: its standing −5, the cabinet's cohesion −2")
def test_a_leader_who_rebuffs() -> None:
    for code, moves in (
        ("resign", {
            "leader.standing": -5, "government.standing": -3, "regime.cohesion.cabinet": -6, "regime.security": -2,
            "regime.cohesion.street": -3, "regime.unrest": 4, "succession.assembly": 6,
        }),
        ("stay", {"government.standing": -5, "regime.cohesion.cabinet": -2}),
    ):
        table = Table()
        table.play("government threaten")
        table.reply("leader rebuff")
        assert SEATS[table.state.seat] == "government"
        before = table.board()
        table.reply(f"government {code}")
        assert table.since(before) == moves


@rule("19.6", "At 60 or more defy counts 1 more in the reveal of the council (§9.3), at 40 or less bargain")
def test_parliament_leans_on_the_council() -> None:
    for assembly, leading in ((60, DEFY), (59, ENDURE), (41, ENDURE), (40, BARGAIN)):
        table = Table()
        table.set("succession.assembly", assembly)
        for seat, course in (("irgc", "defy"), ("government", "bargain")):
            table.play(f"{seat} table {course} 0")
        table.run("council", "council")
        assert table.get("council.leading") == leading


@rule("19.6", "with distress above 55: conservatives +1 if bargain or explore was decided, −1 if defy or endure")
@rule("19.6", "Otherwise they move 1 towards 50")
@pytest.mark.parametrize(
    ("course", "distress", "by"),
    [(BARGAIN, 56, 1), (EXPLORE, 56, 1), (DEFY, 56, -1), (ENDURE, 80, -1), (STRADDLE, 80, 0), (BARGAIN, 55, -1)],
)
def test_who_governs_in_hard_times_loses_ground(course: int, distress: int, by: int) -> None:
    table = decided(course)
    table.set("succession.assembly", 56)
    table.set("regime.distress", distress)
    assert reckoned(table).get("succession.assembly", 0) == by


@rule("19.6", "irgc impeach, 2 attention, 3 standing. Conservatives must be at 40 or more")
@rule("19.6", "Falls: the government's standing −6, the cabinet's cohesion −6, the street's −2, conservatives +2")
@rule("19.6", "Saved: the Guard's standing −2, the government's +3, conservatives −4")
def test_a_minister_is_impeached() -> None:
    table = Table()
    table.set("succession.assembly", 39)
    assert table.why("irgc impeach") is not None
    table.set("succession.assembly", 66)
    assert table.cost("irgc impeach") == {"attention": 2, "standing": 3}
    assert [weight for _, weight in table.odds("irgc impeach")] == [66, 44]
    assert table.moved("irgc impeach", "the minister falls") == {
        "government.standing": -6, "regime.cohesion.cabinet": -6, "regime.cohesion.street": -2,
        "succession.assembly": 2, "succession.blamed": 5,
    }
    table.set("succession.blamed", 0)
    assert table.moved("irgc impeach", "the minister is saved") == {
        "irgc.standing": -2, "government.standing": 3, "succession.assembly": -4, "succession.blamed": 5,
    }


@rule("19.7", "leader purge BLOC, 2 attention, 5 standing. The cohesion of guard or cabinet must be below 50")
@rule("19.7", "Cohesion +10, +4 or −6; the other bloc's −2; the standing of the bloc's seat −5")
@pytest.mark.parametrize(
    ("label", "by"), [("the ranks close", 10), ("empty offices", 4), ("the purge breeds enemies", -6)]
)
@pytest.mark.parametrize(("bloc", "other", "seat"), [("guard", "cabinet", "irgc"), ("cabinet", "guard", "government")])
def test_a_purge(bloc: str, other: str, seat: str, label: str, by: int) -> None:
    table = Table()
    table.set(f"regime.cohesion.{bloc}", 50)
    assert table.why(f"leader purge {bloc}") is not None
    table.set(f"regime.cohesion.{bloc}", 49)
    assert table.cost(f"leader purge {bloc}") == {"attention": 2, "standing": 5}
    assert table.moved(f"leader purge {bloc}", label) == {
        f"regime.cohesion.{bloc}": by, f"regime.cohesion.{other}": -2, f"{seat}.standing": -5, "succession.purged": 4,
    }
    assert "too fresh: 4 turns" in str(table.why(f"leader purge {bloc}"))


@rule("19.8", "nobody leaves 100, an officer of the Guard goes over or an official goes over with a weight of what")
@rule("19.8", "An officer brings Israel 15 points of intelligence (§12.1) and tells where hidden material is missing")
@rule("19.8", "An official tells how banks are evaded: evasion −8 (§6.2); the government's standing −3")
def test_a_defector_does_not_go_empty_handed() -> None:
    table = decided(DEFY)
    table.set("regime.cohesion.guard", 30)
    table.set("regime.cohesion.cabinet", 35)
    table.set("strikes.intelligence", 50)
    table.set("nuclear.buried", 90_000)
    event = table.book.events[table.book.events_by_code["defection"]]
    assert [weight for _, weight in event.odds(table.state, ())] == [100, 10, 5]
    assert reckoned(table, "an officer of the Guard goes over") == {
        "regime.threat": 2, "regime.security": -2, "irgc.standing": -3, "strikes.intelligence": 15,
        "nuclear.found": 90_000,
    }
    moved = reckoned(table, "an official goes over")
    assert (moved["sanctions.evasion.banks"], moved["government.standing"]) == (-8, -3)
    table.set("regime.cohesion.guard", 40)
    assert [label for label, _ in event.odds(table.state, ())] == ["nobody leaves", "an official goes over"]
    assert reckoned(table, "an official goes over")["government.standing"] == -3


@rule("19.1", "a victory: a deadline outlasted (§5.6) or a strike called off (§12.15) for the Guard, sanctions")
@rule("6.5", "Strain −6, threat −3, the cabinet's cohesion +2", "Threat −2, the cabinet's cohesion +1")
@rule("12.15", "credibility −6, Congress −2, the Guard's cohesion +1")
@pytest.mark.parametrize(("code", "bloc", "by"), [
    ("us waive oil", "cabinet", 2), ("us release", "cabinet", 1), ("us riposte call-off", "guard", 1),
])
def test_victories_close_cracks(code: str, bloc: str, by: int) -> None:
    table = Table()
    before = table.get(f"regime.cohesion.{bloc}")
    table.play(code)
    assert table.get(f"regime.cohesion.{bloc}") == before + by

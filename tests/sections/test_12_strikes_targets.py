"""Chapter 12 of rules.md, §12.11 on: energy, leadership, suppression, drones, hosts, the patron, killings, drones."""

from __future__ import annotations

import pytest

from game.rules.backchannels.board import OPEN
from game.rules.seats import LEADER, SEATS, US
from tests.sections.table import Table, rule

MEANT = "read as it was meant"
THROUGH = "the package gets through"


def ready() -> Table:
    """A table on which everyone can strike and pay."""
    table = Table()
    table.set("council.course", 1)
    table.set("washington.congress", 0)
    for seat in SEATS:
        table.rich(seat)
    table.set("strikes.deployed", 2)
    return table


def talking() -> Table:
    """The same with a round on the calendar and an open channel."""
    table = ready()
    table.set("talks.scheduled", 1)
    table.set("talks.negotiation", 4)
    table.set("backchannels.stage.muscat", OPEN)
    return table


@rule("12.11", "Two thirds of the share lost (§12.4) is taken from the export capacity that still works")
@rule("12.11", "crude is frightened by 12, 8 or 3 per cent; distress +3, +2 or +0")
def test_energy_is_struck() -> None:
    table = ready()
    table.set("economy.capacity", 2000)
    table.set("economy.lost", 200)
    table.play("us strike energy")
    distress = table.get("regime.distress")
    table.reply("irgc absorb", THROUGH, MEANT)
    assert table.get("economy.lost") == 200 + 1800 // 2
    assert table.get("regime.distress") == distress + 3


@rule("12.11", "in war alone (rung 7 or above)", "regime security −10 or −4, the Leader's standing −10 or −4")
def test_the_leadership_is_struck_in_war_alone() -> None:
    table = ready()
    table.set("escalation.rung", 6)
    assert str(table.why("us strike leadership")).endswith("(§12.11)")
    table.set("escalation.rung", 7)
    standing = table.get("leader.standing")
    table.play("us strike leadership")
    table.reply("irgc absorb", "part of it gets through", MEANT)
    assert table.get("leader.standing") == standing - 4
    assert table.get("succession.interim") == 0


@rule("12.11", "Where succession is played, a blow that gets through opens it")
def test_a_blow_at_the_leadership_that_gets_through_empties_the_chair() -> None:
    table = ready()
    table.set("escalation.rung", 7)
    table.play("us strike leadership")
    table.reply("irgc absorb", THROUGH, MEANT)
    assert table.get("succession.interim") > 0


@rule("12.11", "suppresses 20 or 10 points of what is left until the reckoning")
def test_suppression_makes_later_packages_cheaper() -> None:
    table = ready()
    table.set("strikes.defence", 40)
    before = table.odds("us strike isfahan")
    table.play("israel strike defences")
    table.reply("irgc absorb", THROUGH, MEANT)
    assert (table.get("strikes.defence"), table.get("strikes.suppressed")) == (20, 20)
    assert table.odds("us strike isfahan")[0][1] > before[0][1]
    table.run("reckoning", "strikes")
    assert table.get("strikes.suppressed") == 0


@rule("12.12", "the load (§12.9) is 20 less", "40 a month are built")
def test_a_swarm_is_a_second_magazine() -> None:
    table = ready()
    missiles, drones = table.get("strikes.missiles"), table.get("strikes.drones")
    table.play("irgc salvo us swarm")
    table.reply("us intercept all", "many get through", MEANT)
    assert (table.get("strikes.missiles"), table.get("strikes.drones")) == (missiles, drones - 100)
    assert table.get("strikes.dead.us") == 2
    table.set("strikes.drones", 99)
    assert str(table.why("irgc salvo us swarm")).endswith("(§12.12)")


@rule("12.12", "for 2 standing more", "is always spent in full; nobody is counted dead")
def test_hosts_are_met_by_their_own_magazines() -> None:
    table = ready()
    screen, dead = table.get("strikes.screen"), [table.get(f"strikes.dead.{who}") for who in ("iran", "israel", "us")]
    assert table.cost("irgc salvo hosts measured") == {"attention": 2, "standing": 5}
    table.play("irgc salvo hosts measured", "many get through", MEANT)
    assert table.get("strikes.screen") == screen - 6
    assert [table.get(f"strikes.dead.{who}") for who in ("iran", "israel", "us")] == dead


@rule("12.12", "A strike on launchers takes a third of its share from the rate of fire, down to a tenth")
def test_hunted_launchers_fire_less() -> None:
    table = ready()
    table.play("israel strike launchers")
    table.reply("irgc absorb", THROUGH, MEANT)
    assert table.get("strikes.hunted") == 25
    table.set("strikes.hunted", 75)
    missiles = table.get("strikes.missiles")
    table.play("irgc salvo israel saturating")
    assert missiles - table.get("strikes.missiles") == 37


@rule("12.12", "load −15, and nobody dies unless many get through. Narrative −2, tension −2")
def test_a_warning_spares_lives() -> None:
    table = ready()
    moved = table.moved("irgc warn")
    assert (moved["regime.narrative"], moved["escalation.tension"], moved["gulf.standing"]) == (-2, -2, 1)
    assert table.why("irgc warn") is not None
    table.play("irgc salvo us measured")
    table.reply("us intercept all", "some get through", MEANT)
    assert (table.get("strikes.dead.us"), table.get("strikes.warned")) == (0, 0)


@rule("12.12", "it will fire 20 + loyalty/2; it will wait 50")
def test_hezbollah_may_fire_beside_the_guard() -> None:
    table = ready()
    assert table.odds("irgc join-hezbollah") == (("it will fire", 55), ("it will wait", 50))
    table.play("irgc join-hezbollah", "it will fire")
    assert table.get("strikes.joined") == 6
    assert table.knowing("strikes.joined") == {"irgc"}


@rule("12.13", "Alone Israel flies two strikes a turn", "with bombs Israel's weights at Fordow are 25, 40")
def test_the_patron_lends_reach() -> None:
    table = ready()
    table.set("strikes.flown", 2)
    assert str(table.why("israel strike natanz")).endswith("(§12.13)")
    assert str(table.why("us lend tankers")).endswith("(§12.13)")
    table.play("israel ask tankers")
    table.play("us lend tankers")
    assert table.why("israel strike natanz") is None
    assert table.get("strikes.notice") == 3
    assert table.knowing("strikes.lent") == {"us", "israel"}
    before = table.odds("israel strike fordow")
    table.set("strikes.lent", 3)
    assert table.odds("israel strike fordow")[0][1] > before[0][1]


@rule("12.14", "the commander is killed 60", "once in six turns", "the Leader must answer it (§12.8)")
def test_a_commander_killed_abroad_is_answered() -> None:
    table = ready()
    table.play("us kill-commander", "the commander is killed", MEANT)
    assert (table.state.seat, table.book.menu_codes[table.state.menu]) == (LEADER, "retaliate")
    assert table.get("strikes.attacker") == US + 1
    assert str(table.why("us kill-commander")).endswith("(§12.14)")


@rule("12.12", "The hosts' index +12, the American −6, the mediators' standing +1", "limits are those of §12.9.6")
def test_hosts_are_screened_from_the_american_stock() -> None:
    table = ready()
    table.set("strikes.screen", 90)
    table.set("strikes.interceptors.us", 20)
    table.set("gulf.standing", 50)
    moved = table.moved("us screen-hosts")
    told = {code: moved.get(code, 0) for code in ("strikes.screen", "strikes.interceptors.us", "gulf.standing")}
    assert told == {"strikes.screen": 10, "strikes.interceptors.us": -6, "gulf.standing": 1}
    for screen, own, word in ((91, 60, "full"), (60, 19, "below 20")):
        table.set("strikes.screen", screen)
        table.set("strikes.interceptors.us", own)
        assert word in str(table.why("us screen-hosts"))


@rule("12.14", "leader appoint-commanders, 2 attention, 3 standing", "below 40: it rises by 4, narrative +1")
def test_new_commanders_are_named_while_the_guard_is_weak() -> None:
    table = ready()
    table.set("irgc.standing", 40)
    assert str(table.why("leader appoint-commanders")).endswith("(§12.14)")
    table.set("irgc.standing", 39)
    assert table.cost("leader appoint-commanders") == {"attention": 2, "standing": 3}
    moved = table.moved("leader appoint-commanders")
    assert (moved["irgc.standing"], moved["regime.narrative"]) == (4, 1)


@rule("12.14", "Rounds leave the calendar and negotiation −1, as in §11.7.1; channels stay open")
def test_a_killing_ends_a_round_but_no_channel() -> None:
    table = talking()
    table.play("us kill-commander", "the convoy was another", MEANT)
    assert (table.get("talks.scheduled"), table.get("talks.negotiation")) == (0, 3)
    assert table.get("backchannels.stage.muscat") == OPEN


@rule("12.15", "talks and channels outlast it")
@pytest.mark.parametrize(("how", "scheduled", "negotiation", "stage"), [
    ("strike", 1, 4, OPEN), ("call-off", 1, 4, OPEN), ("cyber", 1, 4, OPEN),
])
def test_talks_outlast_a_riposte(how: str, scheduled: int, negotiation: int, stage: int) -> None:
    table = talking()
    table.play("irgc shoot-down", MEANT)
    table.reply(f"us riposte {how}")
    assert (table.get("talks.scheduled"), table.get("talks.negotiation")) == (scheduled, negotiation)
    assert table.get("backchannels.stage.muscat") == stage
    assert table.get("escalation.rung") == (5 if how == "strike" else 4)


@rule("12.15", "Washington must answer", "tension −6, credibility −6, Congress −2", "rate of fire −10")
@pytest.mark.parametrize(("how", "code", "by"), [
    ("strike", "washington.credibility", 5),
    ("call-off", "washington.credibility", -6),
    ("cyber", "strikes.hunted", 10),
])
def test_a_drone_shot_down_is_answered_one_way_or_another(how: str, code: str, by: int) -> None:
    table = ready()
    table.play("irgc shoot-down", MEANT)
    assert (table.state.seat, table.book.menu_codes[table.state.menu]) == (US, "riposte")
    before = table.board()
    table.reply(f"us riposte {how}")
    assert table.since(before)[code] == by
    assert str(table.why("irgc shoot-down")).endswith("(§12.15)")

"""Chapter 17 of rules.md: networks, affairs, sabotage, killing, readings, hunting, breaking in, sharing, showing."""

from __future__ import annotations

import pytest

from tests.sections.table import Table, rule

UNSEEN = "done, and nobody can say by whom"
SHOWN = "done, and the hand shows"
FAILED = "it fails unnoticed"
CAUGHT = "agents are caught"
MEANT = "read as it was meant"


def spies(american: int = 40, israeli: int = 65, hunt: int = 25) -> Table:
    """A table with these networks and this hunt."""
    table = Table()
    table.set("intelligence.network_us", american)
    table.set("intelligence.network_israel", israeli)
    table.set("intelligence.hunt", hunt)
    for seat in ("us", "israel", "irgc", "leader"):
        table.rich(seat)
    return table


def told(moved: dict[str, int]) -> dict[str, int]:
    """What moved but for the ladder's reading of an act of force."""
    return {code: by for code, by in moved.items() if code not in ("escalation.rung", "escalation.peak")}


@rule("17.1", "known to its owner alone", "known to the Leader and the Guard", "both are public")
def test_who_knows_what() -> None:
    table = Table()
    assert table.knowing("intelligence.network_us") == {"us"}
    assert table.knowing("intelligence.network_israel") == {"israel"}
    assert table.knowing("intelligence.hunt") == {"leader", "irgc"}
    assert len(table.knowing("intelligence.experts")) == len(table.knowing("intelligence.exposed")) == 7


@rule("17.1", "a network above 20 loses 3 points a month (dial fade, 3 points)")
@rule("17.1", "the hunt falls by 2 a month (dial hunters, 2 points), and experts rise by 4 a month (dial recover, 4")
@rule("17.1", "Israel's intelligence (§12.1) is at least half of its network")
@pytest.mark.parametrize(("held", "then"), [(65, 64), (21, 20), (20, 20), (5, 5)])
def test_networks_fade(held: int, then: int) -> None:
    table = spies(israeli=held, hunt=25)
    table.set("intelligence.experts", 90)
    table.set("strikes.intelligence", 10)
    assert [table.dial("intelligence", name) for name in ("fade", "hunters", "recover")] == [3, 2, 4]
    table.run("upkeep", "intelligence")
    assert table.get("intelligence.network_israel") == then
    assert table.get("intelligence.hunt") == 24
    assert table.get("intelligence.experts") == 92
    assert table.get("strikes.intelligence") == max(10, then // 2)


@rule("17.1", "Chance: sources are found 55, nobody comes forward 30, one of them is a trap 15")
@rule("17.1", "Found: network +12. A trap: network −6, hunt +10. Seen by nobody else")
@rule("17.1", "The network must not exceed 90")
def test_recruiting() -> None:
    table = spies()
    assert table.odds("us recruit") == (
        ("sources are found", 55),
        ("nobody comes forward", 30),
        ("one of them is a trap", 15),
    )
    assert table.moved("us recruit", "sources are found") == {"intelligence.network_us": 12}
    assert table.moved("us recruit", "nobody comes forward") == {}
    assert table.moved("us recruit", "one of them is a trap") == {
        "intelligence.network_us": -6,
        "intelligence.hunt": 10,
    }
    table.set("intelligence.network_us", 91)
    assert table.why("us recruit") is not None


@rule("17.2", "done, and nobody can say by whom 20 + network/2; done, and the hand shows 15 + hunt/4")
@rule("17.2", "it fails unnoticed 30; agents are caught 5 + hunt/3")
@rule("17.2", "done unseen 52, the hand shows 21, it fails 30, agents are caught 13")
def test_the_odds_of_an_affair() -> None:
    table = spies(israeli=65, hunt=25)
    table.state.stack[1:] = []
    table.state.happen("sabotage", 1, 0)
    event = table.book.events[table.state.stack[-1][1]]
    assert event.odds(table.state, table.state.stack[-1]) == ((UNSEEN, 52), (SHOWN, 21), (FAILED, 30), (CAUGHT, 13))
    assert table.odds("israel sabotage natanz") == ()


@rule("17.2", "Whatever comes of it, the network −8", "Done unseen: tension +3")
@rule("17.3", "the site loses 22 per cent of its machines. Inspectors stay, and no estimate abroad changes")
def test_sabotage_unseen() -> None:
    table = spies()
    estimate = table.get("nuclear.estimate")
    assert table.moved("israel sabotage natanz", UNSEEN) == {
        "nuclear.machines.natanz": -22,
        "intelligence.network_israel": -8,
        "escalation.tension": 3,
    }
    assert table.get("nuclear.estimate") == estimate


@rule("17.2", "it is an affair: threat +4, narrative +2. A hand that shows is an act of force meant as rung 4")
def test_a_hand_that_shows() -> None:
    table = spies()
    table.set("escalation.tension", 20)
    moved = table.moved("us sabotage fordow", SHOWN, MEANT)
    assert table.get("escalation.rung") == 4
    assert {code: moved[code] for code in ("nuclear.machines.fordow", "regime.threat", "regime.narrative")} == {
        "nuclear.machines.fordow": -22,
        "regime.threat": 4,
        "regime.narrative": 2,
    }
    assert moved["intelligence.exposed"] == 1


@rule(
    "17.2", "nothing is done, network −15 more, hunt −8, the service's standing −1, the Guard's standing +2, tension +5"
)
def test_agents_caught() -> None:
    table = spies()
    assert table.moved("us sabotage fordow", CAUGHT) == {
        "intelligence.network_us": -23,
        "intelligence.hunt": -8,
        "intelligence.exposed": 1,
        "us.standing": -1,
        "irgc.standing": 2,
        "regime.threat": 4,
        "regime.narrative": 2,
        "escalation.tension": 5,
    }


def test_an_operation_that_fails_unnoticed_moves_nothing_else() -> None:
    assert spies().moved("israel assassinate", FAILED) == {"intelligence.network_israel": -8}


@rule("17.2", "The blocs and the service see how it comes out")
def test_who_sees_an_affair() -> None:
    table = spies()
    table.state.happen("assassination", 1, 0)
    frame = table.state.stack[-1]
    seen = table.book.events[frame[1]].seen(table.state, frame)
    assert [table.book.seats[seat] for seat in range(7) if seen >> seat & 1] == [
        "israel",
        "leader",
        "irgc",
        "government",
    ]


@rule("17.3", "the network must reach 30")
@rule("17.4", "The network must reach 45")
@pytest.mark.parametrize(
    ("code", "least"), [("us sabotage natanz", 30), ("israel sabotage fordow", 30), ("israel assassinate", 45)]
)
def test_operations_need_a_network(code: str, least: int) -> None:
    assert spies(least, least).why(code) is None
    assert spies(least - 1, least - 1).why(code) is not None


@rule(
    "17.4",
    "experts −12, progress on a device −10, threat +5, narrative +2, the Guard's cohesion +1, Israel's standing +1",
)
def test_killing_an_expert() -> None:
    table = spies()
    table.set("nuclear.weapon", 30)
    assert table.moved("israel assassinate", UNSEEN) == {
        "intelligence.experts": -12,
        "intelligence.network_israel": -8,
        "nuclear.weapon": -10,
        "regime.threat": 5,
        "regime.narrative": 2,
        "regime.cohesion.guard": 1,
        "israel.standing": 1,
        "escalation.tension": 3,
    }


@rule("8.5", "Progress +12 (dial weapon_rate, 12 points), in proportion to experts (§17.1)")
@rule("17.4", "Work on a device (§8.5) advances in proportion to experts")
@pytest.mark.parametrize(("experts", "progress"), [(100, 12), (76, 9), (0, 0)])
def test_a_device_needs_experts(experts: int, progress: int) -> None:
    table = spies()
    table.set("intelligence.experts", experts)
    assert table.moved("leader weaponise", "unseen").get("nuclear.weapon", 0) == progress


@rule("17.5", "near the truth 20 + network, too high 60 − network/2, too low 50 − network/2")
@rule("17.5", "A wrong one is a quarter off, or 20 points for a device")
@rule("17.5", "It is known to that seat alone")
@pytest.mark.parametrize(
    ("question", "label", "figure"),
    [
        ("stock", "near the truth", 300),
        ("stock", "too high", 375),
        ("stock", "too low", 225),
        ("device", "near the truth", 30),
        ("device", "too high", 50),
        ("device", "too low", 10),
        ("missiles", "too high", 1250),
    ],
)
def test_readings(question: str, label: str, figure: int) -> None:
    table = spies(american=40)
    table.set("nuclear.stock", 220_000)
    table.set("nuclear.buried", 80_000)
    table.set("nuclear.weapon", 30)
    table.set("strikes.missiles", 1000)
    table.play(f"us read {question}", label)
    assert table.get(f"intelligence.read_us.{question}") == figure
    assert table.knowing(f"intelligence.read_us.{question}") == {"us"}


@rule("17.5", "Nobody, the seat that asked included, is told how good it is")
def test_nobody_sees_how_good_a_reading_is() -> None:
    table = spies(american=40)
    table.state.happen("reading", 0, 0)
    frame = table.state.stack[-1]
    event = table.book.events[frame[1]]
    assert event.seen(table.state, frame) == 0
    assert event.odds(table.state, frame) == (("near the truth", 60), ("too high", 40), ("too low", 30))


@rule("17.6", "an Israeli network is cut 10 + network/3, an American network is cut 5 + network/4, nobody is found 40")
@rule("17.6", "Cut: that network −18, regime security +1. The innocent: the cohesion of Guard and cabinet −2 each")
@rule("17.6", "Hunt +6")
def test_the_hunt() -> None:
    table = spies(american=40, israeli=66)
    table.state.happen("spy-hunt")
    frame = table.state.stack[-1]
    assert [weight for _, weight in table.book.events[frame[1]].odds(table.state, frame)] == [32, 15, 40, 20]
    table.clear()
    assert table.moved("irgc hunt", "an Israeli network is cut") == {
        "intelligence.hunt": 6,
        "intelligence.network_israel": -18,
        "regime.security": 1,
    }
    assert table.moved("irgc hunt", "the innocent are arrested") == {
        "intelligence.hunt": 6,
        "regime.cohesion.guard": -2,
        "regime.cohesion.cabinet": -2,
    }
    assert table.moved("irgc hunt", "nobody is found") == {"intelligence.hunt": 6}


@rule("17.6", "strength: a tenth more missiles are counted abroad, threat +1, tension +2")
@rule("17.6", "weakness: a tenth fewer are counted, Israel's intelligence −6, narrative −1")
def test_deceiving() -> None:
    table = spies()
    table.set("strikes.missiles_seen", 2000)
    table.set("strikes.intelligence", 50)
    assert table.moved("irgc deceive strength") == {
        "strikes.missiles_seen": 200,
        "regime.threat": 1,
        "escalation.tension": 2,
    }
    assert table.moved("irgc deceive weakness") == {
        "strikes.missiles_seen": -220,
        "strikes.intelligence": -6,
        "regime.narrative": -1,
    }


@rule(
    "17.7", "the door is open 45 less 5 for each affair, 15 at the least; it was patched 45; it spreads and is traced"
)
@pytest.mark.parametrize(("affairs", "weight"), [(0, 45), (2, 35), (6, 15), (40, 15)])
def test_doors_close(affairs: int, weight: int) -> None:
    table = spies()
    table.set("intelligence.exposed", affairs)
    assert [one for _, one in table.odds("israel cyber machines")] == [weight, 45, 10]


@rule("17.7", "machines: Natanz loses 8 per cent. fuel: distress +2, unrest +4")
@rule("17.7", "If traced it does its work too, but it is an affair: the service's standing −1, threat +2")
def test_breaking_in() -> None:
    table = spies()
    assert table.moved("israel cyber machines", "the door is open") == {"nuclear.machines.natanz": -8}
    assert table.moved("us cyber fuel", "the door is open") == {"regime.distress": 2, "regime.unrest": 4}
    assert table.moved("us cyber fuel", "it was patched") == {}
    moved = told(table.moved("us cyber fuel", "it spreads and is traced", MEANT))
    assert {code: by for code, by in moved.items() if not code.startswith("escalation")} == {
        "regime.distress": 2,
        "regime.unrest": 4,
        "regime.threat": 2,
        "intelligence.exposed": 1,
        "us.standing": -1,
    }


@rule("17.7", "Harm: the victim's standing −2, narrative +1. Traced: that too, and threat +2, credibility +2")
@rule("17.7", "Chance: it does harm 45, it was patched 40, it is traced to the Guard 15")
def test_hacking() -> None:
    table = spies()
    assert [one for _, one in table.odds("irgc hack us")] == [45, 40, 15]
    assert table.moved("irgc hack israel", "it does harm") == {"israel.standing": -2, "regime.narrative": 1}
    assert table.moved("irgc hack israel", "it was patched") == {}
    moved = table.moved("irgc hack us", "it is traced to the Guard", MEANT)
    assert moved["us.standing"] == -2
    assert moved["washington.credibility"] == 2
    assert moved["regime.threat"] == 2


@rule("17.8", "A network of 20 and a reading of stock or device are needed. The ally's network +6, it has the readings")
@rule("17.8", "hunt +3; Israel's intelligence +8 if Washington shares")
def test_sharing() -> None:
    table = spies()
    table.set("strikes.intelligence", 40)
    assert table.why("us share") is not None
    table.set("intelligence.read_us.stock", 260)
    assert table.moved("us share") == {
        "intelligence.network_israel": 6,
        "intelligence.hunt": 3,
        "intelligence.read_israel.stock": 261,
        "strikes.intelligence": 8,
    }
    table.set("intelligence.network_us", 19)
    assert table.why("us share") is not None


@rule("17.8", "it convinces 30 + H, it is old news 40", "60 at the most; nobody is told these odds")
@pytest.mark.parametrize(("hidden", "progress", "weight"), [(0, 0, 30), (80, 0, 50), (80, 24, 62), (4000, 90, 90)])
def test_what_there_is_to_show(hidden: int, progress: int, weight: int) -> None:
    table = spies()
    table.set("nuclear.buried", hidden * 1000)
    table.set("nuclear.found", 0)
    table.set("nuclear.weapon", progress)
    table.state.happen("revelation", 1)
    frame = table.state.stack[-1]
    assert [one for _, one in table.book.events[frame[1]].odds(table.state, frame)] == [weight, 40]


@rule(
    "17.8",
    "all hidden stock is known to be missing (§8.4), the seat's standing +3, threat +3, credibility +3, tension +5",
)
@rule("17.8", "Network −15, hunt +6", "Otherwise its standing −2")
def test_showing() -> None:
    table = spies()
    table.set("nuclear.buried", 80_000)
    table.set("intelligence.read_israel.device", 10)
    assert table.moved("israel show", "it convinces") == {
        "intelligence.network_israel": -15,
        "intelligence.hunt": 6,
        "nuclear.found": 80_000,
        "israel.standing": 3,
        "regime.threat": 3,
        "washington.credibility": 3,
        "escalation.tension": 5,
    }
    table.set("intelligence.network_israel", 65)
    assert table.moved("israel show", "it is old news") == {
        "intelligence.network_israel": -15,
        "intelligence.hunt": 6,
        "israel.standing": -2,
    }

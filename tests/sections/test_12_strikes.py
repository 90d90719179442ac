"""Chapter 12 of rules.md, strikes: means of force, readiness, the strike and its odds, damage, fallout."""

from __future__ import annotations

import pytest

from game.kernel.types import EVERYONE, Odds, seats_of
from game.rules.seats import IRAN, IRGC, ISRAEL, LEADER, SEATS
from game.rules.strikes.air_strike import AMERICAN_ODDS, ISRAELI_ODDS
from game.rules.strikes.board import TARGETS
from tests.sections.table import Table, rule

SITES = ("natanz", "fordow", "isfahan")
THROUGH, PARTLY, OFF = "the package gets through", "part of it gets through", "it is driven off"


def ready() -> Table:
    """A table on which both strikers may strike and may pay for it."""
    table = Table()
    table.rich("us")
    table.rich("israel")
    table.set("strikes.deployed", 2)
    return table


def struck(table: Table, code: str, *labels: str, reaction: str = "absorb") -> dict[str, int]:
    """Strike, let the Guard react, draw the outcomes named; what moved besides the cost, up to the Leader's answer."""
    seat, before = code.split()[0], table.board()
    for resource, amount in table.cost(code).items():
        before[f"{seat}.{resource}"] -= amount
    table.play(code)
    table.reply(f"irgc {reaction}", *labels, "read as it was meant")
    return table.since(before)


@rule("12.1", "Israel's readiness and intelligence are its own secret", "known to us and israel")
@rule("12.1", "True launchers and missiles are known to the Leader and the Guard; everyone sees an estimate")
def test_who_counts_which_means_of_force() -> None:
    table = Table()
    expected = {
        "readiness": {"israel"}, "intelligence": {"israel"}, "launchers": {"leader", "irgc"},
        "missiles": {"leader", "irgc"}, "interceptors.israel": {"us", "israel"}, "interceptors.us": {"us", "israel"},
    }
    for name in ("launchers_seen", "missiles_seen", "deployed", "defence", "dead.iran", "dead.israel", "dead.us"):
        expected[name] = set(SEATS)
    assert {name: table.knowing(f"strikes.{name}") for name in expected} == expected


@rule("12.1", "Each upkeep: 30 missiles a month are built", "not below 10", "readiness −3 but not below 20")
@rule("12.1", "Israel gains one package; us gains one if two groups or more are in reach and it holds fewer packages")
def test_means_of_force_in_upkeep() -> None:
    table = Table()
    for owner in ("israel", "us"):
        table.set(f"strikes.interceptors.{owner}", 60)
    built, rearmed = table.monthly("strikes", "build"), table.monthly("strikes", "rearm")
    before = table.board()
    table.run("upkeep", "strikes")
    assert (built, rearmed, table.monthly("strikes", "perish")) == (14, 1, 5)
    assert table.since(before) == {
        "strikes.missiles": built, "strikes.missiles_seen": built, "strikes.intelligence": -5, "strikes.readiness": -3,
        "strikes.interceptors.israel": rearmed, "strikes.interceptors.us": rearmed, "israel.sorties": 1,
        "strikes.drones": table.monthly("strikes", "drones"), "strikes.screen": rearmed,
    }
    for readiness, intelligence in ((22, 13), (20, 10)):
        table.set("strikes.readiness", readiness)
        table.set("strikes.intelligence", intelligence)
        table.run("upkeep", "strikes")
        assert (table.get("strikes.readiness"), table.get("strikes.intelligence")) == (20, 10)


@rule("12.1", "us gains one if two groups or more are in reach and it holds fewer packages than groups")
@pytest.mark.parametrize(("groups", "held", "gained"), [(1, 0, 0), (2, 1, 1), (2, 2, 0), (5, 4, 1), (5, 5, 0)])
def test_american_packages_follow_the_groups_in_reach(groups: int, held: int, gained: int) -> None:
    table = Table()
    table.set("strikes.deployed", groups)
    table.set("us.sorties", held)
    table.run("upkeep", "strikes")
    assert table.get("us.sorties") == held + gained


@rule("12.1", "irgc build WHAT, 80–110 funds", "Only the Leader and the Guard see missiles and launchers built")
@rule("12.1", "40 missiles for 90 funds, air defences +5 for 110, or 12 launchers for 80")
@pytest.mark.parametrize(
    ("what", "funds", "indicator", "amount", "seen"),
    [
        ("missiles", 90, "missiles", 40, seats_of(LEADER, IRGC)),
        ("defences", 110, "defence", 5, EVERYONE),
        ("launchers", 80, "launchers", 12, seats_of(LEADER, IRGC)),
    ],
)
def test_the_guard_builds(what: str, funds: int, indicator: str, amount: int, seen: int) -> None:
    table = Table()
    table.set("sanctions.listings", 0)
    table.set("sanctions.authority.banks", 0)
    action = table.book.by_code[f"irgc build {what}"]
    assert (table.cost(action.code), action.menu, action.seen(table.state)) == ({"funds": funds}, "upkeep", seen)
    assert table.moved(action.code) == {f"strikes.{indicator}": amount}


@rule("12.1", "us deploy, 2 attention. At most five groups. Credibility +6, threat +3, tension +3, Israel's standing")
@rule("12.1", "us withdraw-group, 1 attention. A group goes home: credibility −5, threat −4, tension −4")
def test_groups_come_and_go() -> None:
    table = Table()
    assert table.cost("us deploy") == {"attention": 2}
    assert table.cost("us withdraw-group") == {"attention": 1}
    assert table.moved("us deploy") == {
        "strikes.deployed": 1, "washington.credibility": 6, "regime.threat": 3, "escalation.tension": 3,
        "israel.standing": 1,
    }
    moved = table.moved("us withdraw-group")
    assert {code: value for code, value in moved.items() if not code.startswith("backchannels.")} == {
        "strikes.deployed": -1, "washington.credibility": -5, "regime.threat": -4, "escalation.tension": -4,
    }
    for groups, more, fewer in ((0, None, "12.1"), (1, None, None), (4, None, None), (5, "12.1", None)):
        table.set("strikes.deployed", groups)
        reasons = [table.why("us deploy"), table.why("us withdraw-group")]
        assert [one and one.section for one in reasons] == [more, fewer]


@rule("12.1", "Each reckoning threat rises by the groups in reach less one, by 2 at the most and by nothing with none")
@pytest.mark.parametrize(("groups", "threat", "strain"), [(0, 0, 0), (1, 0, 0), (2, 1, 0), (3, 2, 1), (5, 2, 3)])
def test_groups_in_reach_keep_tehran_afraid(groups: int, threat: int, strain: int) -> None:
    table = Table()
    table.set("strikes.deployed", groups)
    before = table.board()
    table.run("reckoning", "strikes")
    expected = {"regime.threat": threat, "washington.strain.china": strain}
    assert table.since(before) == {code: value for code, value in expected.items() if value}


@rule("12.2", "packages readiness +14; targets intelligence +15; reserves standing +2 and one package")
@rule("12.2", "israel prepare WHAT, free", "Only the last is seen by others")
@pytest.mark.parametrize(
    ("what", "moved", "seen"),
    [
        ("packages", {"strikes.readiness": 14}, seats_of(ISRAEL)),
        ("targets", {"strikes.intelligence": 15}, seats_of(ISRAEL)),
        ("reserves", {"israel.standing": 2, "israel.sorties": 1}, EVERYONE),
    ],
)
def test_israel_prepares(what: str, moved: dict[str, int], seen: int) -> None:
    table = Table()
    action = table.book.by_code[f"israel prepare {what}"]
    assert (table.cost(action.code), action.menu, action.seen(table.state)) == ({}, "upkeep", seen)
    assert table.moved(action.code) == moved


@rule("12.2", "An Israeli strike needs a readiness of 30, an American one two groups in reach")
def test_strikes_need_readiness_or_groups() -> None:
    table = ready()
    for readiness, groups, section in ((29, 1, "12.2"), (30, 2, None)):
        table.set("strikes.readiness", readiness)
        table.set("strikes.deployed", groups)
        for code in ("israel strike defences", "us strike natanz"):
            reason = table.why(code)
            assert (reason and reason.section) == section


@rule("12.3", "israel strike TARGET, 2 attention, 2–10 standing, 1–2 sorties", "takes one package, any other two")
@rule("12.3", "us strike TARGET, 3 attention, 5–13 standing, 1 sortie. The same targets")
def test_who_strikes_what_at_which_cost() -> None:
    table = ready()
    table.set("washington.congress", 0)
    for target in TARGETS:
        packages = 1 if target == "defences" else 2
        more = {"energy": 4, "leadership": 8}.get(target, 0)
        assert table.cost(f"israel strike {target}") == {"attention": 2, "standing": 2 + more, "sorties": packages}
        assert table.cost(f"us strike {target}") == {"attention": 3, "standing": 5 + more, "sorties": 1}


@rule("12.3", "Before the strike lands the Guard must choose", "irgc engage, free", "irgc absorb, free")
def test_the_guard_must_react_before_the_strike_lands() -> None:
    table = ready()
    before = table.board()
    table.play("us strike natanz")
    offered = [one.code for one in table.book.offers[table.book.menus["scramble"]][IRGC]]
    assert (table.state.seat, table.book.menu_codes[table.state.menu]) == (IRGC, "scramble")
    assert offered == ["irgc engage", "irgc disperse", "irgc absorb"]
    assert [table.cost(code) for code in offered] == [{}, {}, {}]
    paid = {"us.attention", "us.standing", "us.sorties", "strikes.attacker"}
    assert set(table.since(before)) == paid


@rule("12.3", "The strike is blunted by 15 (§12.4); air defence −4 when it has landed")
@rule("12.3", "A third of the declared stock becomes hidden stock that is known to be missing, access −15")
@pytest.mark.parametrize("target", ["natanz", "command"])
def test_what_each_reaction_spends(target: str) -> None:
    spent = {}
    for reaction in ("engage", "disperse", "absorb"):
        moved = struck(ready(), f"israel strike {target}", OFF, reaction=reaction)
        spent[reaction] = {
            code: moved.get(code, 0)
            for code in ("strikes.defence", "nuclear.stock", "nuclear.buried", "nuclear.found", "nuclear.access")
        }
        assert "strikes.cover" not in moved
    none = spent["absorb"]
    assert (none["strikes.defence"], none["nuclear.stock"]) == (0, 0)
    assert spent["engage"] == {**none, "strikes.defence": -4}
    assert spent["disperse"] == {
        **none, "nuclear.stock": -86_000, "nuclear.buried": 86_000, "nuclear.found": 86_000,
        "nuclear.access": none["nuclear.access"] - 15,
    }
    table = ready()
    table.set("strikes.defence", 3)
    struck(table, f"israel strike {target}", OFF, reaction="engage")
    assert table.get("strikes.defence") == 0


def weights(odds: Odds) -> tuple[int, ...]:
    """The weights of a strike, whose outcomes have these labels."""
    assert [label for label, _ in odds] == [THROUGH, PARTLY, OFF]
    return tuple(weight for _, weight in odds)


def at_edge(edge: int, row: tuple[int, int]) -> tuple[int, ...]:
    """The weights of the table of §12.4.2 at an edge."""
    first, second = row[0] * edge // 100, row[1] * edge // 100
    return first, second, max(5, 100 - first - second)


@rule("12.4", "natanz | 50, 35 | 75, 20", "fordow | 6, 30 | 55, 35", "isfahan | 45, 35 | 70, 25", "at least 5")
@rule("12.4", "launchers | 40, 40 | 55, 35", "command | 40, 35 | 45, 35", "defences | 60, 30 | 75, 20")
@rule("12.4", "times the edge in per cent")
def test_the_odds_are_the_table_at_full_edge() -> None:
    table = ready()
    table.set("strikes.defence", 0)
    table.set("strikes.readiness", 80)
    table.set("strikes.intelligence", 80)
    assert ISRAELI_ODDS == ((50, 35), (6, 30), (45, 35), (40, 40), (40, 35), (60, 30), (60, 25), (25, 25))
    assert AMERICAN_ODDS == (
        (75, 20), (55, 35), (70, 25), (55, 35), (45, 35), (75, 20), (75, 20), (30, 25),
    )
    for target, row in zip(TARGETS, ISRAELI_ODDS, strict=True):
        assert weights(table.odds(f"israel strike {target}")) == at_edge(100, row)
    for target, row in zip(TARGETS, AMERICAN_ODDS, strict=True):
        assert weights(table.odds(f"us strike {target}")) == at_edge(100, row)
    table.set("escalation.posture.irgc", 1)
    assert weights(table.odds("us strike isfahan")) == (77, 27, 5)


@rule("12.4", "Edge starts at 100 less half of Iran's air defence. For Israel it is multiplied by 60 plus a quarter of")
@rule("12.4", "It falls by 10 if the Guard stood on alert, rises by 10 if it stood down (§13.4), and falls by 15 if it")
@rule("12.4", "It stays from 20 to 130")
@pytest.mark.parametrize(
    ("defence", "readiness", "intelligence", "posture", "cover", "israel", "us"),
    [
        (25, 50, 55, 2, 0, 88 * 86 // 100, 88),
        (0, 100, 100, 2, 0, 110, 100),
        (0, 100, 100, 1, 0, 120, 110),
        (0, 40, 40, 2, 0, 80, 100),
        (40, 80, 80, 3, 0, 70, 70),
        (38, 80, 80, 2, 1, 66, 66),
        (100, 30, 10, 3, 1, 20, 25),
    ],
)
def test_the_edge(
    defence: int, readiness: int, intelligence: int, posture: int, cover: int, israel: int, us: int
) -> None:
    table = ready()
    for code, value in (
        ("strikes.defence", defence), ("strikes.readiness", readiness), ("strikes.intelligence", intelligence),
        ("escalation.posture.irgc", posture), ("strikes.cover", cover),
    ):
        table.set(code, value)
    assert weights(table.odds("israel strike natanz")) == at_edge(israel, (50, 35))
    assert weights(table.odds("israel strike fordow")) == at_edge(israel, (6, 30))
    assert weights(table.odds("us strike fordow")) == at_edge(us, (55, 35))


@rule("12.4", "Launchers lose half of that share, and missiles a ninth; air defence loses two thirds")
@pytest.mark.parametrize(("outcome", "share"), [(THROUGH, 75), (PARTLY, 35), (OFF, 4)])
def test_what_launchers_and_air_defence_lose(outcome: str, share: int) -> None:
    table = ready()
    table.set("strikes.launchers", 200)
    table.set("strikes.launchers_seen", 200)
    table.set("strikes.missiles", 900)
    table.set("strikes.missiles_seen", 900)
    moved = struck(table, "israel strike launchers", outcome)
    for seen in ("", "_seen"):
        assert (moved[f"strikes.launchers{seen}"], moved[f"strikes.missiles{seen}"]) == (-share, -share)
    table = ready()
    table.set("strikes.defence", 75)
    assert struck(table, "israel strike defences", outcome)["strikes.defence"] == -(75 * share // 150)


@rule("12.4", "Chance, seen in Tehran alone: as planned 50, deeper than planned 20, shallower than planned 30")
@rule("12.4", "deeper is 15 points more, shallower 25 less, within 0 and 95")
@pytest.mark.parametrize(
    ("outcome", "luck", "lost"),
    [
        (THROUGH, "as planned", 75), (THROUGH, "deeper than planned", 90), (THROUGH, "shallower than planned", 50),
        (PARTLY, "as planned", 35), (PARTLY, "deeper than planned", 50), (PARTLY, "shallower than planned", 10),
        (OFF, "as planned", 4), (OFF, "deeper than planned", 19), (OFF, "shallower than planned", 0),
    ],
)
def test_what_a_site_loses(outcome: str, luck: str, lost: int) -> None:
    for code in ("israel strike isfahan", "us strike isfahan"):
        moved = struck(ready(), code, outcome, luck)
        assert moved.get("nuclear.machines.isfahan", 0) == -lost
        assert "nuclear.stock" not in moved
    table = ready()
    event = table.book.events[table.book.events_by_code["damage"]]
    assert event.seen(table.state, ()) == IRAN
    assert [weight for _, weight in event.odds(table.state, ())] == [50, 20, 30]
    assert table.knowing("nuclear.machines.natanz") == {"leader", "irgc", "government"}


@rule("12.4", "Iran's dead: 360 (dial `toll`, 360), seven twelfths or a quarter of that; half of it more")
@pytest.mark.parametrize(("outcome", "dead"), [(THROUGH, 360), (PARTLY, 210), (OFF, 90)])
def test_the_dead_of_a_strike(outcome: str, dead: int) -> None:
    for code in ("israel strike natanz", "us strike fordow", "israel strike defences"):
        assert struck(ready(), code, outcome)["strikes.dead.iran"] == dead
    assert struck(ready(), "israel strike command", outcome)["strikes.dead.iran"] == dead + 180


@rule("12.5", "an estimate is published 50, a bold estimate is published 30, a wary estimate is published 20")
@rule("12.5", "It adds up over strikes, and repairs (§8.2) bring it down. It is drawn before the answer of §12.8")
def test_the_assessment_errs_and_adds_up() -> None:
    table = ready()
    event = table.book.events[table.book.events_by_code["assessment"]]
    assert event.odds(table.state, ()) == (
        ("an estimate is published", 50), ("a bold estimate is published", 30), ("a wary estimate is published", 20),
    )
    for luck, label, seen in (
        ("as planned", "an estimate is published", 35),
        ("as planned", "a bold estimate is published", 55),
        ("as planned", "a wary estimate is published", 15),
        ("shallower than planned", "a wary estimate is published", 0),
        ("deeper than planned", "a bold estimate is published", 70),
    ):
        table = ready()
        struck(table, "israel strike fordow", PARTLY, luck, label)
        assert table.get("nuclear.assessed.fordow") == seen
        assert table.knowing("nuclear.assessed.fordow") == set(SEATS)
        assert table.book.menu_codes[table.state.menu] == "retaliate"
    table = ready()
    for seen in (35, 35 + 35 * 65 // 100):
        struck(table, "us strike fordow", PARTLY, "as planned", "an estimate is published")
        assert table.get("nuclear.assessed.fordow") == seen
    struck(table, "us strike natanz", THROUGH, "deeper than planned", "a bold estimate is published")
    assert table.get("nuclear.assessed.natanz") == 100
    assert "nuclear.assessed.fordow" not in struck(ready(), "israel strike command", THROUGH)


@rule("12.6", "the Guard's standing −6 or −3, its cohesion +4, narrative +4, regime security −6 or −3, threat +10")
@pytest.mark.parametrize(("outcome", "blow"), [(THROUGH, 6), (PARTLY, 3), (OFF, 0)])
def test_losing_commanders_hardens_the_line(outcome: str, blow: int) -> None:
    table = ready()
    moved = struck(table, "israel strike command", outcome)
    codes = ("irgc.standing", "regime.cohesion.guard", "regime.narrative", "regime.security", "regime.threat")
    hard = (4, 4, 10) if blow else (0, 0, 0)
    expected = (-blow, hard[0], 2 + hard[1], -2 - blow, 6 + hard[2])
    assert tuple(moved.get(code, 0) for code in codes) == expected


FALLOUT = {
    "regime.threat": 6, "regime.security": -2, "regime.narrative": 2, "regime.cohesion.street": 2,
    "regime.cohesion.cabinet": -2, "escalation.violent": 1, "alignment.fear": 6,
}
PARTNERS = [f"alignment.leaning.{power}" for power in ("china", "russia", "south")]


@rule("12.7", "Every strike on Iran", "threat +6, regime security −2, narrative +2, the street's cohesion +2")
@rule("12.7", "meant as rung 7 if Israel struck, 8 if Washington did")
@rule("12.7", "An American strike: credibility +15, approval −2, Congress +12, a running deadline ends")
def test_the_fallout_of_an_american_strike() -> None:
    table = ready()
    table.set("washington.deadline", 4)
    moved = struck(table, "us strike natanz", OFF, "shallower than planned", "a wary estimate is published")
    hidden = ("strikes.", "nuclear.", "parliaments.")
    assert {code: value for code, value in moved.items() if not code.startswith(hidden)} == {
        **FALLOUT, "economy.premium": 7600 * 7 // 100, "washington.credibility": 15, "washington.approval": -2,
        "washington.congress": 12, "washington.deadline": -4, "talks.negotiation": -1,
        "escalation.rung": 5, "escalation.peak": 5, "escalation.tension": 10, **dict.fromkeys(PARTNERS, 3),
    }


@rule("12.7", "An Israeli strike: Israel's standing +3, credibility +4; and by what was said beforehand")
@rule("12.7", "nothing was said | standing of us −2", "refused | standing of us −4, of israel −6", "informed | –")
@rule("12.7", "backed | Congress +6, standing of israel +1")
@pytest.mark.parametrize(
    ("word", "then"),
    [
        ("", {"us.standing": -2}),
        ("israel inform", {}),
        ("us refuse", {"us.standing": -4, "israel.standing": -6}),
        ("us back", {"washington.congress": 6, "israel.standing": 1}),
    ],
)
def test_the_fallout_of_an_israeli_strike(word: str, then: dict[str, int]) -> None:
    table = ready()
    if word:
        table.play(word)
    moved = struck(table, "israel strike defences", OFF)
    assert {code: value for code, value in moved.items() if not code.startswith(("strikes.", "parliaments."))} == {
        **FALLOUT, "economy.premium": 7600 * 5 // 100, "washington.credibility": 4, "talks.negotiation": -1,
        "escalation.rung": 4, "escalation.peak": 4, "escalation.tension": 9, **dict.fromkeys(PARTNERS, 2),
        **then, "israel.standing": 3 + then.get("israel.standing", 0),
    }

"""Chapter 18 of rules.md: leanings and what they sell, votes, pressing a power, corridors."""

from __future__ import annotations

import pytest

from game.kernel.types import EVERYONE, seats_of
from game.rules.seats import IRGC, LEADER
from tests.sections.table import Table, rule

POWERS = ("china", "russia", "south", "neighbours")
MEANT = "read as it was meant"
RESTS = {"china": 55, "russia": 60, "south": 50, "neighbours": 45}


def leaning(table: Table, **held: int) -> Table:
    """A table with the leanings named, on which nothing makes Tehran's costs dearer."""
    for power, value in held.items():
        table.set(f"alignment.leaning.{power}", value)
    table.set("sanctions.listings", 0)
    table.set("sanctions.authority.banks", 0)
    return table


def hook(table: Table, step: str) -> dict[str, int]:
    """What one hook of this chapter moves."""
    before = table.board()
    table.run(step, "alignment")
    return {code: by for code, by in table.since(before).items() if code != "alignment.fear" or step != "reckoning"}


def refused(table: Table, code: str) -> str:
    """The section that forbids an action, or nothing."""
    reason = table.why(code)
    return reason.section if reason else ""


def quiet(moved: dict[str, int]) -> dict[str, int]:
    """What moved but for the ladder."""
    return {code: by for code, by in moved.items() if not code.startswith("escalation.")}


@rule("18.1", "stands from 0 (Washington's side) to 100 (Tehran's), in public. It begins and rests at 55 for China, 60")
def test_leanings_begin_where_they_rest_and_are_public() -> None:
    table = Table()
    for power, dial in zip(POWERS, ("china", "russia", "global_south", "gulf_states"), strict=True):
        code = f"alignment.leaning.{power}"
        assert table.get(code) == RESTS[power] == table.dial("alignment", dial)
        assert len(table.knowing(code)) == 7
    assert hook(table, "reckoning") == {}


@rule("18.2", "Each reckoning every leaning moves one point towards where it rests, and then by interest")
@pytest.mark.parametrize("power", POWERS)
def test_leanings_drift_home(power: str) -> None:
    for away, by in ((20, -1), (1, -1), (-1, 1), (-20, 1)):
        table = leaning(Table(), **{power: RESTS[power] + away})
        assert hook(table, "reckoning") == {f"alignment.leaning.{power}": by}


@rule("18.2", "+1 at a discount of $7 or more; −2 if Brent is $95 or more or the strait is shut")
@rule("18.2", "+1 if the Ukraine file stands at 60 or more, −1 if it stands below 30")
@rule("18.2", "+1 at a partners' strain of 30 or more; −1 under a censure; −1 if the strait is shut")
@rule("18.2", "+1 if no American group is in reach; −1 if the strait is shut")
@rule("18.2", "The strait counts as shut here while shippers' confidence is below 40")
@pytest.mark.parametrize(
    ("code", "value", "then"),
    [
        ("economy.discount", 699, {}),
        ("economy.discount", 700, {"china": 1}),
        ("economy.premium", 9499 - 7600, {}),
        ("economy.premium", 9500 - 7600, {"china": -2}),
        ("washington.strain.ukraine", 59, {}),
        ("washington.strain.ukraine", 60, {"russia": 1}),
        ("washington.strain.ukraine", 30, {}),
        ("washington.strain.ukraine", 29, {"russia": -1}),
        ("sanctions.strain", 29, {}),
        ("sanctions.strain", 30, {"south": 1}),
        ("nuclear.censured", 1, {"south": -1}),
        ("strikes.deployed", 0, {"neighbours": 1}),
        ("maritime.confidence", 40, {}),
        ("maritime.confidence", 39, {"china": -2, "south": -1, "neighbours": -1}),
    ],
)
def test_interests_move_leanings(code: str, value: int, then: dict[str, int]) -> None:
    table = Table()
    table.set(code, value)
    assert hook(table, "reckoning") == {f"alignment.leaning.{power}": by for power, by in then.items()}


@rule("18.3", "at least 6 kb/d (dial buys, 6 kb/d) for each point of China's leaning and 1 for each point of the")
@rule("18.3", "in the proportion of the oil that passes Hormuz (§15.1) and within Iran's capacity")
@pytest.mark.parametrize(
    ("exports", "confidence", "capacity", "then"),
    [(100, 80, 1950, 380), (1600, 80, 1950, 1600), (100, 20, 1950, 190), (100, 0, 1950, 100), (100, 80, 300, 300)],
)
def test_the_east_buys_whatever_is_enforced(exports: int, confidence: int, capacity: int, then: int) -> None:
    table = Table()
    table.set("economy.exports", exports)
    table.set("maritime.confidence", confidence)
    table.set("economy.capacity", capacity)
    hook(table, "upkeep")
    assert table.get("economy.exports") == then


@rule("18.3", "Each point that China leans beyond where it rests takes $0.02 off the discount each upkeep")
@rule("18.3", "each full eight points add 1 to evasion on oil; below, the other way round")
@pytest.mark.parametrize(("held", "discount", "evasion"), [(55, 0, 0), (71, -32, 2), (39, 32, -2), (48, 14, 0)])
def test_a_friendly_china_is_a_cheaper_customer(held: int, discount: int, evasion: int) -> None:
    moved = hook(leaning(Table(), china=held), "upkeep")
    assert (moved.get("economy.discount", 0), moved.get("sanctions.evasion.oil", 0)) == (discount, evasion)


@rule("18.3", "leader treaty POWER, 2 attention, 3 standing", "The power must lean 65 or more; one treaty each")
@rule("18.3", "its leaning rests 8 higher; regime security +2, the street's cohesion −2")
@rule("18.3", "With China: discount +$1.00. With Russia: strain of the Ukraine file +4")
@pytest.mark.parametrize(
    ("power", "more"), [("china", {"economy.discount": 100}), ("russia", {"washington.strain.ukraine": 4})]
)
def test_a_treaty_binds_nobody_to_fight(power: str, more: dict[str, int]) -> None:
    table = leaning(Table(), **{power: 64})
    code = f"leader treaty {power}"
    assert refused(table, code) == "18.3"
    leaning(table, **{power: 65})
    assert table.cost(code) == {"attention": 2, "standing": 3}
    assert table.moved(code) == {
        f"alignment.treaty.{power}": 1, "regime.security": 2, "regime.cohesion.street": -2, **more,
    }
    assert refused(table, code) == "18.3"
    leaning(table, **{power: RESTS[power] + 8})
    assert hook(table, "reckoning") == {}


@rule("18.4", "government court POWER, 1 attention, 60 funds. Any power that leans below 80")
@rule("18.4", "heard 40 + leaning/2, put off politely 30 (for the neighbours, half their fear more)")
@rule("18.4", "leaning +6; and China asks a discount of $0.60 more, Russia costs the government a point of standing")
@rule("18.4", "the neighbours cost a point of narrative and their fear falls by 3")
@pytest.mark.parametrize(
    ("power", "price"),
    [
        ("china", {"economy.discount": 60}),
        ("russia", {"government.standing": -1}),
        ("south", {}),
        ("neighbours", {"regime.narrative": -1, "alignment.fear": -3}),
    ],
)
def test_courting_is_paid_for(power: str, price: dict[str, int]) -> None:
    table = leaning(Table(), **{power: 51})
    code = f"government court {power}"
    assert table.cost(code) == {"attention": 1, "funds": 60}
    wary = 35 // 2 if power == "neighbours" else 0
    assert table.odds(code) == (("heard", 40 + 25), ("put off politely", 30 + wary))
    assert table.moved(code, "heard") == {f"alignment.leaning.{power}": 6, **price}
    assert table.moved(code, "put off politely") == {}
    leaning(table, **{power: 80})
    assert refused(table, code) == "18.4"


@rule("18.4", "government borrow, 1 attention. China lends against oil if it leans 50 or more")
@rule("18.4", "the government's funds +150, discount +$2.00, China's leaning −8")
def test_credit_is_paid_in_oil() -> None:
    table = leaning(Table(), china=49)
    assert refused(table, "government borrow") == "18.4"
    leaning(table, china=50)
    assert table.cost("government borrow") == {"attention": 1}
    assert table.moved("government borrow") == {
        "government.funds": 150, "economy.discount": 200, "alignment.leaning.china": -8,
    }


@rule("18.5", "irgc buy PARTS, 1 attention, 120 funds", "The seller must lean 30 or more")
@rule("18.5", "Chance: delivered its leaning, half delivered 40, denied 120 − its leaning")
@rule("18.5", "Propellant makes 60 missiles or 30; radars add 8 to air defence or 4", "the seller's leaning −4")
@rule("18.5", "If denied, 100 of the funds come back and the leaning stays")
@rule("18.5", "Propellant is seen by the Guard and the Leader alone; others hear of a cargo")
@pytest.mark.parametrize(
    ("parts", "power", "gained", "amount", "seen"),
    [
        ("propellant", "china", "strikes.missiles", 60, seats_of(LEADER, IRGC)),
        ("radars", "russia", "strikes.defence", 8, EVERYONE),
    ],
)
def test_parts_are_bought_and_may_be_denied(parts: str, power: str, gained: str, amount: int, seen: int) -> None:
    table = leaning(Table(), **{power: 29})
    code = f"irgc buy {parts}"
    assert refused(table, code) == "18.5"
    leaning(table, **{power: 30})
    assert table.cost(code) == {"attention": 1, "funds": 120}
    assert table.odds(code) == (("delivered", 30), ("half delivered", 40), ("denied", 90))
    for outcome, share in (("delivered", amount), ("half delivered", amount // 2)):
        leaning(table, **{power: 60})
        assert table.moved(code, outcome) == {gained: share, f"alignment.leaning.{power}": -4}
    assert table.moved(code, "denied") == {"irgc.funds": 100}
    action = table.book.by_code[code]
    assert (action.seen(table.state), bool(action.rumour)) == (seen, seen != EVERYONE)


@rule("18.6", "Cover is the mean leaning of the three partners above 55, rounded down. It adds to the chance that a")
@pytest.mark.parametrize(("china", "cover"), [(0, 0), (55, 0), (58, 1), (100, 15)])
def test_cover_waters_a_censure_down(china: int, cover: int) -> None:
    table = leaning(Table(), china=china)
    assert table.get("alignment.cover") == cover
    assert table.odds("europe censure") == (("carried", 75), ("watered down", 25 + cover))


@rule("18.6", "China and Russia vote for it if they lean 30 or more, and abstain otherwise")
@rule("18.6", "the South brings a vote for each 25 points of leaning; two more abstain; the rest of the fifteen")
@rule("18.6", "narrative +1 for every two votes for delay, Europe's standing −1 for every three")
@pytest.mark.parametrize(
    ("held", "vote"),
    [((55, 60, 50), (4, 9, 2)), ((29, 60, 50), (3, 9, 3)), ((0, 0, 0), (0, 11, 4)), ((100, 100, 100), (6, 7, 2))],
)
def test_no_vote_stops_snapback(held: tuple[int, int, int], vote: tuple[int, int, int]) -> None:
    table = leaning(Table(), china=held[0], russia=held[1], south=held[2])
    table.set("sanctions.clock", 1)
    before = table.board()
    table.run("upkeep", "sanctions")
    moved = table.since(before)
    assert tuple(table.get(f"alignment.vote.{one}") for one in ("for", "against", "abstained")) == vote
    assert table.get("sanctions.united_nations") == 1
    assert moved.get("regime.narrative", 0) == vote[0] // 2
    assert moved.get("europe.standing", 0) == -(vote[0] // 3)


@rule("18.6", "us/europe rally, 1 attention, 1 standing. The Global South must lean above 15")
@rule("18.6", "it listens 50 (20 more under a censure), it sees a precedent 20 + strain/2")
@rule("18.6", "its leaning −6, the standing of us +1 or of europe +2")
@pytest.mark.parametrize(("seat", "gain"), [("us", 1), ("europe", 2)])
def test_the_south_can_be_rallied(seat: str, gain: int) -> None:
    table = Table()
    code = f"{seat} rally"
    table.set("sanctions.strain", 15)
    assert table.cost(code) == {"attention": 1, "standing": 1}
    assert table.odds(code) == (("it listens", 50), ("it sees a precedent", 27))
    table.set("nuclear.censured", 1)
    assert table.odds(code)[0] == ("it listens", 70)
    assert table.moved(code, "it listens") == {"alignment.leaning.south": -6, f"{seat}.standing": gain}
    assert table.moved(code, "it sees a precedent") == {}
    leaning(table, south=15)
    assert refused(table, code) == "18.6"


@rule("18.7", "us lean-on POWER, 2 attention", "must lean above 15", "Leaning −8, −2 or +4")
@rule("18.7", "Chance: it gives way 70 − leaning/2, it shrugs 40, it hits back 10 + leaning/2")
@rule("18.7", "strain of the China file +6 and crude +2 per cent; Russia, strain of the Ukraine file +6")
@rule("18.7", "If China gives way: enforcement on oil +8. If the power hits back: approval −1")
@pytest.mark.parametrize(
    ("power", "price", "won"),
    [
        ("china", {"washington.strain.china": 6, "economy.premium": 152}, {"sanctions.enforcement.oil": 8}),
        ("russia", {"washington.strain.ukraine": 6}, {}),
        ("south", {"sanctions.strain": 5}, {}),
    ],
)
def test_leaning_on_a_power_has_its_price(power: str, price: dict[str, int], won: dict[str, int]) -> None:
    table = leaning(Table(), **{power: 41})
    code = f"us lean-on {power}"
    assert table.cost(code) == {"attention": 2}
    assert table.odds(code) == (("it gives way", 50), ("it shrugs", 40), ("it hits back", 30))
    leans = f"alignment.leaning.{power}"
    assert table.moved(code, "it gives way") == {leans: -8, **price, **won}
    assert table.moved(code, "it shrugs") == {leans: -2, **price}
    assert table.moved(code, "it hits back") == {leans: 4, "washington.approval": -1, **price}
    leaning(table, **{power: 15})
    assert refused(table, code) == "18.7"


@rule("18.11", "government connect, 1 attention, 100 funds", "at 90 nothing can be added")
@rule("18.11", "grows by 4 and by a fortieth of the partners' leanings together, up to 100")
@rule("18.11", "evasion on banks and on markets rises by a tenth of the corridor, as long as it is below 70; then the")
def test_corridors_are_slow_and_last() -> None:
    table = leaning(Table())
    assert table.cost("government connect") == {"attention": 1, "funds": 100}
    assert table.moved("government connect") == {"alignment.corridor": 4 + 165 // 40}
    table.set("alignment.corridor", 47)
    table.set("sanctions.evasion.markets", 70)
    assert hook(table, "upkeep") == {"sanctions.evasion.banks": 4, "alignment.corridor": -1}
    table.set("alignment.corridor", 90)
    assert refused(table, "government connect") == "18.11"

"""Chapter 14 of rules.md: fronts, arming, orders, restraint, strikes on a front, loyalty, own aims, truces."""

from __future__ import annotations

import pytest

from game.kernel import engine
from game.kernel.rulebook import ROUNDS
from game.kernel.types import seats_of
from game.rules.proxies.board import AUTONOMY, FRONTS, WEIGHTS
from game.rules.seats import IRGC, SEATS
from tests.sections.table import Table, rule

MEANT = "read as it was meant"


def cheap() -> Table:
    """A table on which nothing makes the Guard's or Washington's costs dearer."""
    table = Table()
    table.set("sanctions.listings", 0)
    table.set("sanctions.authority.banks", 0)
    table.set("washington.congress", 0)
    return table


def quiet(moved: dict[str, int]) -> dict[str, int]:
    """What moved but for the ladder and the count of attacks."""
    return {
        code: by for code, by in moved.items() if not code.startswith("escalation.") and code != "proxies.attacks"
    }


@rule("14.1", "Strength is public", "Loyalty is known to the Guard", "There are three fronts: hezbollah, iraq and")
def test_strength_is_public_and_loyalty_the_guards() -> None:
    table = Table()
    assert FRONTS == ("hezbollah", "iraq", "houthis")
    for front in FRONTS:
        assert table.knowing(f"proxies.strength.{front}") == set(SEATS)
        assert table.knowing(f"proxies.loyalty.{front}") == table.knowing(f"proxies.restraint.{front}") == {"irgc"}


@rule("14.1", "The proxy index is 55 per cent of Hezbollah's strength, 25 of Iraq's and 20 of the Houthis'")
@rule("14.1", "Autonomy is fixed: Hezbollah 20, Iraq 30, Houthis 55")
@pytest.mark.parametrize(
    ("strengths", "index"), [((25, 55, 60), 39), ((100, 0, 0), 55), ((0, 100, 9), 26), ((1, 1, 0), 0)]
)
def test_the_proxy_index(strengths: tuple[int, int, int], index: int) -> None:
    table = Table()
    assert (WEIGHTS, AUTONOMY) == ((55, 25, 20), (20, 30, 55))
    for front, strength in zip(FRONTS, strengths, strict=True):
        table.set(f"proxies.strength.{front}", strength)
    assert table.get("proxies.index") == index


@rule("14.2", "irgc arm FRONT, 1 attention, 90 funds. Strength +2 for Hezbollah, +4 for the others; loyalty +4")
@rule("14.2", "Strength must be below 95. Seen by the Guard alone")
@pytest.mark.parametrize(("front", "gain"), [("hezbollah", 2), ("iraq", 4), ("houthis", 4)])
def test_arming_a_front(front: str, gain: int) -> None:
    table = cheap()
    assert table.cost(f"irgc arm {front}") == {"attention": 1, "funds": 90}
    assert table.book.by_code[f"irgc arm {front}"].seen(table.state) == seats_of(IRGC)
    assert table.moved(f"irgc arm {front}") == {f"proxies.strength.{front}": gain, f"proxies.loyalty.{front}": 4}
    table.set(f"proxies.strength.{front}", 94)
    assert table.why(f"irgc arm {front}") is None
    table.set(f"proxies.strength.{front}", 95)
    assert str(table.why(f"irgc arm {front}")) == "this front can take no more (§14.2)"


@rule("14.3", "irgc order FRONT, 1 attention, 20 funds", "The front needs a strength of 15", "not of its author")
@pytest.mark.parametrize("front", FRONTS)
def test_an_order_needs_a_front_that_can_attack(front: str) -> None:
    table = cheap()
    action = table.book.by_code[f"irgc order {front}"]
    assert table.cost(action.code) == {"attention": 1, "funds": 20}
    assert (action.seen(table.state), "author is disputed" in action.rumour) == (seats_of(IRGC), True)
    table.set(f"proxies.strength.{front}", 14)
    assert table.why(action.code).section == "14.3"  # type: ignore[union-attr]
    table.set(f"proxies.strength.{front}", 15)
    assert table.why(action.code) is None


@rule("14.3", "obeyed 20 + loyalty/2 + 20 (dial obedience, 20); put off 35 − loyalty/4; exceeded autonomy/2")
@pytest.mark.parametrize("loyalty", [0, 3, 60, 100])
def test_orders_are_obeyed_put_off_or_exceeded(loyalty: int) -> None:
    table = Table()
    eager = 20 + table.dial("proxies", "obedience")
    for front, autonomy in zip(FRONTS, (20, 30, 55), strict=True):
        table.set(f"proxies.loyalty.{front}", loyalty)
        assert table.odds(f"irgc order {front}") == (
            ("obeyed", eager + loyalty // 2), ("put off", 35 - loyalty // 4), ("exceeded", autonomy // 2),
        )


@rule("14.3", "If it is put off nothing happens", "calm and truce on that front end", "From Hezbollah: Israel's")
@rule("14.3", "power is strength/20, and 3 more if it was exceeded; narrative +2, the Guard's cohesion +1")
@pytest.mark.parametrize(("outcome", "more"), [("obeyed", 0), ("exceeded", 3)])
def test_what_an_attack_does(outcome: str, more: int) -> None:
    story = {"regime.narrative": 2, "regime.cohesion.guard": 1}
    for front, strength in zip(FRONTS, (59, 55, 79), strict=True):
        table = cheap()
        table.set(f"proxies.strength.{front}", strength)
        power = strength // 20 + more
        expected = {"israel.standing": -(power // 2)}
        if front != "hezbollah":
            table.set(f"proxies.truce.{front}", 4)
            expected = {
                "washington.congress": 2, "gulf.standing": -1, f"proxies.truce.{front}": -4,
                "washington.approval": -(power // 3), "alignment.fear": 2,
            }
        table.set(f"proxies.restraint.{front}", 2)
        expected = {code: by for code, by in expected.items() if by}
        assert quiet(table.moved(f"irgc order {front}", outcome, MEANT)) == {
            **story, **expected, f"proxies.restraint.{front}": -2,
        }
        assert (table.get("proxies.attacks"), table.get("escalation.rung")) == (1, 5 if more else 4)
        assert table.moved(f"irgc order {front}", "put off") == {}


@rule("14.4", "irgc restrain FRONT, 1 attention", "It must not be calm already", "Seen by the Guard alone")
@rule("14.4", "for Hezbollah: complies 80, complies for a week 10, ignores it 10; for Iraq: complies 70")
@rule("14.4", "for the Houthis: complies 45, complies for a week 27, ignores it 27")
@pytest.mark.parametrize(
    ("front", "weights"), [("hezbollah", (80, 10, 10)), ("iraq", (70, 15, 15)), ("houthis", (45, 27, 27))]
)
def test_a_front_is_asked_for_calm(front: str, weights: tuple[int, int, int]) -> None:
    table = Table()
    code = f"irgc restrain {front}"
    assert (table.cost(code), table.book.by_code[code].seen(table.state)) == ({"attention": 1}, seats_of(IRGC))
    labels = ("complies", "complies for a week", "ignores it")
    assert table.odds(code) == tuple(zip(labels, weights, strict=True))
    assert table.moved(code, "ignores it") == {}
    for label, turns, calmer in (("complies for a week", 1, -2), ("complies", 3, -5)):
        table.set(f"proxies.restraint.{front}", 0)
        assert table.moved(code, label) == {
            f"proxies.restraint.{front}": turns, f"proxies.loyalty.{front}": -4, "regime.narrative": -1,
            "escalation.tension": calmer,
        }
        assert str(table.why(code)) == "this front is already keeping quiet (§14.4)"


@rule("14.5", "us/israel hit FRONT, 2 attention, 1 standing", "Washington may strike iraq and houthis, Israel")
@rule("14.5", "The front needs a strength of 10, and Washington may not break its own truce (§14.7)")
def test_who_may_strike_which_front() -> None:
    table = cheap()
    codes = [one.code for one in table.book.actions if one.verb == "hit"]
    assert sorted(codes) == ["israel hit hezbollah", "israel hit houthis", "us hit houthis", "us hit iraq"]
    for code in codes:
        front = code.split()[2]
        assert table.cost(code) == {"attention": 2, "standing": 1}
        for strength, truce, american, israeli in ((9, 0, False, False), (10, 0, True, True), (10, 1, False, True)):
            table.set(f"proxies.strength.{front}", strength)
            table.set(f"proxies.truce.{front}", truce)
            reason = table.why(code)
            assert (reason is None) is (american if code.startswith("us") else israeli)
            assert reason is None or reason.section == "14.5"


@rule("14.5", "stores and launchers destroyed 55, some damage 30, civilians among the dead 15. Strength −9, −4 or −6")
@rule("14.5", "American: credibility +8, Congress +3. Israeli: Israel's standing +2. With civilians dead: the")
@pytest.mark.parametrize(
    ("outcome", "lost", "civilians"),
    [("stores and launchers destroyed", 9, 0), ("some damage", 4, 0), ("civilians among the dead", 6, 1)],
)
def test_what_a_strike_on_a_front_does(outcome: str, lost: int, civilians: int) -> None:
    for code in ("us hit iraq", "us hit houthis", "israel hit hezbollah", "israel hit houthis"):
        table = cheap()
        seat, _, front = code.split()
        assert [weight for _, weight in table.odds(code)] == [55, 30, 15]
        if seat == "us":
            expected = {"washington.credibility": 8, "washington.congress": 3, "us.standing": -3 * civilians}
        else:
            expected = {"israel.standing": 2 - 3 * civilians}
        expected |= {f"proxies.strength.{front}": -lost, "regime.threat": 3, "regime.narrative": 2 * civilians}
        assert quiet(table.moved(code, outcome, MEANT)) == {one: by for one, by in expected.items() if by}
        assert table.get("escalation.rung") == 4


@rule("14.6", "Each upkeep loyalty above 40 falls by 2 a month (dial wither, 2 points)", "run down by one turn")
@rule("14.6", "a front below a strength of 30 regains 2 a month (dial regrow, 2 points)")
def test_loyalty_fades_and_weak_fronts_regrow() -> None:
    table = Table()
    wither, regrow = table.monthly("proxies", "wither"), table.monthly("proxies", "regrow")
    assert (wither, regrow) == (1, 1)
    for front, loyalty, strength, calm in zip(FRONTS, (41, 40, 90), (29, 30, 0), (2, 1, 0), strict=True):
        table.set(f"proxies.loyalty.{front}", loyalty)
        table.set(f"proxies.strength.{front}", strength)
        table.set(f"proxies.restraint.{front}", calm)
        table.set(f"proxies.truce.{front}", calm)
    before = table.board()
    table.run("upkeep", "proxies")
    assert table.since(before) == {
        "proxies.loyalty.hezbollah": -wither, "proxies.loyalty.houthis": -wither,
        "proxies.strength.hezbollah": regrow, "proxies.strength.houthis": regrow,
        "proxies.restraint.hezbollah": -1, "proxies.restraint.iraq": -1,
        "proxies.truce.hezbollah": -1, "proxies.truce.iraq": -1,
    }


@rule("14.6", "Before the seats act in the operations phase, a front may act on its own")
def test_fronts_may_act_before_the_seats() -> None:
    table = Table()
    steps = next(phase for phase in table.book.phases if phase.code == "operations").steps
    assert [(step.hook, step.menu) for step in steps] == [("operations", ""), ("", "operations")]
    assert steps[1].mode == ROUNDS
    table.clear()
    table.book.module("proxies").operations(table.state)  # type: ignore[attr-defined]
    assert [label for label, _ in engine.odds(table.state)] == [
        "they keep quiet", *(f"{front} attack on their own" for front in FRONTS),
    ]


@rule("14.6", "they keep quiet 200; Hezbollah attacks 11, Iraq 16, the Houthis 28, which is half the autonomy and 1")
@rule("14.6", "A front that is calm (§14.4), has a truce (§14.7) or a strength below 15 keeps quiet")
def test_a_front_that_is_restrained_or_weak_keeps_quiet() -> None:
    table = Table()
    event = table.book.events[table.book.events_by_code["own-aim"]]

    def weights() -> dict[str, int]:
        return {label.split()[0]: weight for label, weight in event.odds(table.state, ())}

    everyone = {"they": 200, "hezbollah": 11, "iraq": 16, "houthis": 28}
    for front in FRONTS:
        rest = {name: weight for name, weight in everyone.items() if name != front}
        for code, value in (("restraint", 1), ("truce", 6), ("strength", 14)):
            before = table.get(f"proxies.{code}.{front}")
            assert weights() == everyone
            table.set(f"proxies.{code}.{front}", value)
            assert weights() == rest
            table.set(f"proxies.{code}.{front}", before)


@rule("14.6", "attacks as in §14.3.3, except that narrative and the Guard's cohesion stay as they are")
@pytest.mark.parametrize(
    ("front", "strength", "expected"),
    [
        ("hezbollah", 45, {"israel.standing": -1}),
        ("iraq", 60, {"washington.approval": -1, "washington.congress": 2, "gulf.standing": -1, "alignment.fear": 2}),
        ("houthis", 15, {"washington.congress": 2, "gulf.standing": -1, "alignment.fear": 2}),
    ],
)
def test_what_a_front_does_on_its_own(front: str, strength: int, expected: dict[str, int]) -> None:
    table = Table()
    if front == "houthis":
        table.set("proxies.restraint.iraq", 1)
    table.set(f"proxies.strength.{front}", strength)
    before = table.board()
    table.run("operations", "proxies", f"{front} attack on their own", MEANT)
    assert quiet(table.since(before)) == expected
    assert (table.get("escalation.rung"), table.get("proxies.attacks")) == (4, 1)


@rule("14.7", "gulf truce FRONT, 2 attention, 2 standing", "Chance: agreed 20 + three fifths of Washington's trust")
@rule("14.7", "talked out 30 + tension/2. The favour asked costs 4 of that trust")
@rule("14.7", "six turns without American strikes on that front, tension −8, standing of gulf +5, of us +1, of israel")
@pytest.mark.parametrize("front", ["iraq", "houthis"])
def test_a_truce_leaves_israel_out(front: str) -> None:
    table = Table()
    code = f"gulf truce {front}"
    table.set("escalation.tension", 45)
    assert table.cost(code) == {"attention": 2, "standing": 2}
    for trust, agreed in ((0, 20), (52, 51), (50, 50)):
        table.set("backchannels.trust.washington", trust)
        assert table.odds(code) == (("agreed", agreed), ("talked out", 30 + 45 // 2))
    assert table.moved(code, "talked out") == {"backchannels.trust.washington": -4}
    assert table.moved(code, "agreed") == {
        "backchannels.trust.washington": -4,
        f"proxies.truce.{front}": 6, "escalation.tension": -8, "gulf.standing": 5, "us.standing": 1,
        "israel.standing": -1,
    }
    assert str(table.why(code)) == "a truce on this front already holds (§14.7)"
    for _ in range(6):
        assert table.why(f"us hit {front}").section == "14.5"  # type: ignore[union-attr]
        table.run("upkeep", "proxies")
    assert table.why(f"us hit {front}") is None
    assert "gulf truce hezbollah" not in table.book.by_code


@rule("14.7", "An attack from that front ends it (§14.3)")
def test_an_attack_from_a_front_ends_its_truce() -> None:
    table = Table()
    table.play("gulf truce houthis", "agreed")
    table.play("irgc order iraq", "obeyed")
    assert table.get("proxies.truce.houthis") == 6
    table.play("irgc order houthis", "obeyed")
    assert table.get("proxies.truce.houthis") == 0

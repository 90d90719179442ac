"""What is told of acts that nobody owns up to, and of what moved: no name by the way, and no rise that is none."""

from __future__ import annotations

import pytest

from game.console.words.knowledge import Knowledge, knowledge_of
from game.console.words.quantities import FIELDS, Gauge
from game.console.words.sentences import chronicle, tell
from game.console.words.setting import PHASE_TITLES, titles
from game.match import Match
from game.records.journal.format import Change, Entry
from game.records.scenario.load import load_scenario
from game.rules.intelligence.covert_action import PATCHED, TRACED, BreakIn, Hack
from game.rules.seats import IRGC, ISRAEL, SEATS, US


def test_what_a_secret_act_cost_does_not_name_who_did_it() -> None:
    """'Computers fail in Iran; nobody says why [us standing 57 -> 56]' was read by everybody else."""
    match = Match(load_scenario("double-bind"), seed=1)
    entry = Entry(
        1, 1, "operations", "us", "us cyber fuel", "Stop Iran's petrol pumps", seen=1 << US,
        rumour="Computers fail in Iran; nobody says why",
        changes=(Change("us.standing", 57, 56), Change("gulf.standing", 40, 41), Change("regime.distress", 50, 52)),
    )
    for seat in SEATS:
        known = knowledge_of(match.view(seat))
        heard = entry.for_seat(SEATS.index(seat))
        assert heard is not None
        called = titles(match.scenario)
        for lines in (tell([heard], called, known), chronicle([heard], called, PHASE_TITLES, known)):
            text = " ".join(line.plain for line in lines)
            assert ("us standing" in text) == (seat == "us")
            assert ("gulf standing" in text) == (seat in ("us", "gulf"))
            assert "52" in text


def test_what_only_a_secret_act_paid_is_no_news_at_all() -> None:
    """'Meanwhile: us standing 57 -> 56' named the hand as well."""
    match = Match(load_scenario("double-bind"), seed=1)
    entry = Entry(1, 1, "operations", "us", "us recruit", "Look for sources", seen=1 << US,
                  changes=(Change("us.standing", 57, 56),))
    heard = entry.for_seat(IRGC)
    assert heard is not None
    assert tell([heard], titles(match.scenario), knowledge_of(match.view("irgc"))) == []


@pytest.mark.parametrize(
    ("action", "name"),
    [(BreakIn(US, 0), "Washington"), (BreakIn(ISRAEL, 1), "Jerusalem"), (Hack(US), "the Guard")],
)
def test_an_attack_that_is_traced_says_whose_it_was(action: BreakIn | Hack, name: str) -> None:
    """It was told as 'nobody claims it' and 'nobody says why'."""
    assert name in action.rumour_of(TRACED)
    assert action.rumour_of(PATCHED) == action.rumour


def test_in_a_match_everybody_hears_of_what_is_traced() -> None:
    match = Match(load_scenario("double-bind"), seed=1, dice=False)
    while "us cyber fuel" not in {one.code for one in match.legal_actions()}:
        if match.at_chance:
            match.resolve(0)
        else:
            match.play(next((one for one in match.legal_actions() if "pass" in one.code), match.legal_actions()[0]))
    match.play("us cyber fuel")
    while match.chance != "us cyber fuel":
        match.resolve(0) if match.at_chance else match.play(match.legal_actions()[0])
    match.resolve(TRACED)
    for seat in ("irgc", "gulf", "europe"):
        assert any("traced to Washington" in entry.text for entry in match.log(seat))


@pytest.mark.parametrize(
    ("code", "before", "after", "told"),
    [
        ("nuclear.admitted", 0, 10, "was none"),
        ("washington.deadline", 3, 13, "was 3"),
        ("backchannels.sounding", -1, 2, "was none"),
        ("intelligence.read_us.stock", -1, 140, "was none"),
        ("intelligence.read_us.stock", 100, 140, "was 100"),
        ("nuclear.censured", 0, 1, "was no"),
        ("regime.distress", 50, 52, "+2"),
        ("economy.brent", 7820, 7770, "-0.5"),
    ],
)
def test_only_amounts_rise_and_fall(code: str, before: int, after: int, told: str) -> None:
    """A date of turn 10 was shown as (+10), a first reading of 140 as (+141)."""
    one = FIELDS[".".join(code.split(".")[:2])]
    gauges = {code: Gauge(one.unit, one.scale)}
    moved = Knowledge(gauges, {code: after}).moved(code, Knowledge(gauges, {code: before}))
    assert moved.removesuffix("0").rstrip(".") == told.removesuffix("0").rstrip(".")
    assert Knowledge(gauges, {code: after}).moved(code, Knowledge(gauges, {})) == ""

"""Every deck of every scenario: cards that cite something real, cut both ways and decide nothing by themselves."""

from __future__ import annotations

import re
from collections import Counter
from fractions import Fraction
from functools import cache

import pytest

from game.kernel.rulebook import Rulebook
from game.kernel.state import State
from game.lines import play_script
from game.records.claims import load_claims
from game.records.library import find_line, line_names, seeds_folder
from game.records.scenario.model import INDICATORS
from game.records.script import read_script
from game.rules.headlines import Draw, Headlines
from game.rules.scoring import Scoring, score
from game.rules.seats import ALL, SEATS
from game.rules.setup import Card, Setup
from tests import playing
from tests.sections.table import rule

CLAIMS = load_claims(seeds_folder())
DATED = re.compile(r"\b(?:19|20)\d\d\b|\b(?:EIA|IAEA|IEA|AAA|Kpler|Bonbast|Reuters|Treasury)\b")
MOST_POINTS = 10
"""Of the 100 of a result: what one card may move, gate aside, wherever a match stands; a secret aim counts 10."""
SHARE = 8
"""A card moves no indicator by more than this part of its range."""
WIDEST = 72
"""Characters of a title: it stands in one line of 80 behind what says that it is news."""
DECK = {code: [(one.code, number) for number, one in enumerate(playing.table(code).setup.cards)]
        for code in playing.SCENARIOS}
EVERY = [pytest.param(name, number, id=f"{name} {code}") for name, deck in DECK.items() for code, number in deck]


def cards(name: str) -> tuple[Card, ...]:
    return playing.table(name).setup.cards


def deck(book: Rulebook) -> Draw:
    """The event that draws a card."""
    event = book.events[book.events_by_code["headline"]]
    assert isinstance(event, Draw)
    return event


@cache
def places(name: str) -> list[State]:
    """Positions of a scenario: its first, and some on the way of playouts from its own and from scattered boards."""
    found = [playing.table(name).first()]
    for seed in range(5):
        found += [one.copy() for one in playing.positions(playing.opening(name, seed), seed, 150)]
    return found


def drawn(state: State, number: int) -> State | None:
    """The position after a card came up, or None if it waits for another board."""
    event = deck(state.rulebook)
    if not event.fits(state, number):
        return None
    after = state.copy()
    headlines = Headlines.of(after)
    headlines.drawn = ((1 << len(event.cards)) - 1) & ~(1 << number)
    after.turn = event.cards[number].first
    event.resolve(after, (), 0)
    after.turn = state.turn
    assert headlines.latest == number
    return after


@cache
def worth(state: State) -> list[tuple[int, int]]:
    return results(state, playing_setup(state))


def playing_setup(state: State) -> Setup:
    module = state.rulebook.module("headlines")
    setup = module.setup
    assert isinstance(setup, Setup)
    return setup


def results(state: State, setup: Setup) -> list[tuple[int, int]]:
    """For every seat and each of its secret aims the result in hundredths of a point, gate and catastrophe aside."""
    found: list[tuple[int, int]] = []
    for seat in ALL:
        earned = {"public": [0], "secret": [0]}
        for aim in setup.aims:
            if aim.seat == seat and aim.kind != "gate":
                earned[aim.kind].append(aim.points(state.rulebook.indicators[aim.indicator].read(state)) * aim.weight)
        found += [(seat, sum(earned["public"]) + secret) for secret in earned["secret"]]
    return found


def brinks(state: State) -> tuple[int, list[int]]:
    """What the end of the turn would count: the ending and how long each has been due."""
    copy = state.copy()
    copy.rulebook.module("scoring").endings(copy)  # type: ignore[attr-defined]
    return copy.ending, Scoring.of(copy).brink


@pytest.mark.parametrize(("name", "number"), EVERY)
def test_a_card_cites_something_real(name: str, number: int) -> None:
    """A claim that exists, or a text that names a date or who measured."""
    sources = cards(name)[number].sources
    assert sources
    for one in sources:
        assert one in CLAIMS or DATED.search(one) or any(other in CLAIMS for other in sources), one
    assert any(one in CLAIMS or DATED.search(one) for one in sources)


@pytest.mark.parametrize(("name", "number"), EVERY)
def test_a_card_moves_no_indicator_far(name: str, number: int) -> None:
    for code, amount in cards(name)[number].effects:
        field = INDICATORS[code].field
        assert abs(amount) * SHARE <= field.high - field.low, code


@rule("4.1", "no card decides a match")
@pytest.mark.parametrize(("name", "number"), EVERY)
def test_a_card_decides_nothing_by_itself(name: str, number: int) -> None:
    """Wherever it comes: few points for anybody, and no ending nearer than it was."""
    for state in places(name):
        after = drawn(state, number)
        if after is None:
            continue
        pairs = zip(worth(state), results(after, playing_setup(after)), strict=True)
        for (seat, before), (_, then) in pairs:
            assert abs(then - before) <= MOST_POINTS * 100, SEATS[seat]
        assert brinks(after) == brinks(state)


@pytest.mark.parametrize(("name", "number"), EVERY)
def test_a_card_fails_no_gate_on_the_first_day(name: str, number: int) -> None:
    after = drawn(playing.table(name).first(), number)
    if after is not None:
        assert all(score(after, seat).survived for seat in ALL if after.rulebook.playing[seat])


@pytest.mark.parametrize("name", playing.SCENARIOS)
def test_cards_differ(name: str) -> None:
    """In code, in title and in what they do."""
    for told in ("code", "title"):
        times = Counter(getattr(one, told) for one in cards(name))
        assert [one for one, number in times.items() if number > 1] == []
    deeds = Counter((*sorted(one.effects), *sorted(one.sets)) for one in cards(name))
    assert [one for one, number in deeds.items() if number > 1] == []
    assert [one.code for one in cards(name) if len(one.title) > WIDEST] == []


def test_the_deck_of_the_main_scenario_is_rich() -> None:
    """A match draws two dozen cards, three need not meet the same, and news reaches two rule modules in three."""
    found = cards("double-bind")
    assert len(found) >= 72
    assert sum(bool(one.requires) for one in found) >= 12
    assert any(one.sets for one in found)
    moved = {code.partition(".")[0] for one in found for code, _ in (*one.effects, *one.sets)}
    on = set(playing.table("double-bind").setup.modules)
    assert 3 * len(on & moved) >= 2 * len(on), f"no card moves anything of {sorted(on - moved)}"


@rule(
    "4.1", "Cards that raise tension and cards that lower it come in about equal numbers, and accidents cut both ways"
)
@pytest.mark.parametrize("name", playing.SCENARIOS)
def test_about_as_many_cards_calm_as_alarm(name: str) -> None:
    """By number and by weight; and accidents cut both ways."""
    up, down = Counter[str](), Counter[str]()
    accidents = set()
    for one in cards(name):
        tension = dict(one.effects).get("escalation.tension", 0)
        side = up if tension > 0 else down
        if tension:
            side["cards"] += 1
            side["weight"] += one.weight
            accidents |= {tension > 0} if one.topic == "accident" else set()
    if up["cards"] + down["cards"] >= 6:
        assert all(2 * up[told] <= 3 * down[told] for told in ("cards", "weight"))
        assert all(2 * down[told] <= 3 * up[told] for told in ("cards", "weight"))
    assert min(up["cards"], down["cards"]) > 0
    assert abs(up["cards"] - down["cards"]) <= max(2, len(cards(name)) // 10)
    assert accidents == {True, False}


@pytest.mark.parametrize("name", playing.SCENARIOS)
def test_no_weight_drowns_the_rest(name: str) -> None:
    """In no turn is one card of the first day likelier than an eighth, or than two in a small deck; news never ends."""
    table = playing.table(name)
    for turn in range(1, table.setup.turns + 1):
        state = table.first()
        state.turn = turn
        event = deck(state.rulebook)
        due = [event.cards[number] for number in event.open(state)]
        assert len(due) >= 2 * Headlines.of(state).dials.draws
        whole = sum(one.weight for one in due)
        for one in due:
            assert Fraction(one.weight, whole) <= max(Fraction(1, 8), Fraction(2, len(due))), (turn, one.code)


@pytest.mark.parametrize("name", playing.SCENARIOS)
def test_what_a_card_waits_for_comes_about(name: str) -> None:
    """In some playout, in a turn in which the card may come; or it was drawn in the recorded line."""
    recorded = play_script(read_script(find_line(name))).log() if name in line_names() else []
    told = {one.label for one in recorded}
    waiting = {number for number, one in enumerate(cards(name)) if one.requires and one.title not in told}
    for seed in range(80):
        for state in playing.positions(playing.opening(name, seed), seed, 15):
            event = deck(state.rulebook)
            waiting -= {
                one for one in waiting
                if event.cards[one].first <= state.turn <= event.cards[one].last and event.fits(state, one)
            }
        if not waiting:
            break
    assert [cards(name)[one].code for one in sorted(waiting)] == []

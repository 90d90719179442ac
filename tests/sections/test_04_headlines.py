"""Chapter 4 of rules.md: the deck, reactions to the news, the reveal."""

from __future__ import annotations

import pytest

from game.kernel.types import CHANCE, EVERYONE
from game.rules.headlines import Draw
from game.rules.seats import BLOCS, SEATS
from game.rules.setup import Card, Setup
from tests import playing
from tests.sections.table import Table, rule

CARDS = playing.table("double-bind").setup.cards
INVOLVED = ("escalation.tension", "regime.narrative", *(f"{seat}.standing" for seat in SEATS))


def deck(table: Table) -> Draw:
    """The event that draws a card."""
    event = table.book.events[table.book.events_by_code["headline"]]
    assert isinstance(event, Draw)
    return event


def fits(table: Table, card: Card) -> bool:
    """Whether the board is as a card requires."""
    return all(low <= table.get(code) <= high for code, low, high in card.requires)


def reveal(**said: str) -> dict[str, int]:
    """What moves when seats react to the news as named and the reactions are revealed."""
    table = Table()
    table.set("escalation.tension", 50)
    for seat, verb in said.items():
        table.play(f"{seat} {verb}")
    before = {code: table.get(code) for code in INVOLVED}
    table.run("reactions")
    return {code: table.get(code) - before[code] for code in INVOLVED if table.get(code) != before[code]}


@rule("4.1", "Two cards are drawn a turn (dial draws, 2 cards)")
def test_each_turn_draws_as_many_cards_as_the_dial_says() -> None:
    table = Table()
    assert table.dial("headlines", "draws") == 2
    table.clear()
    table.book.module("headlines").headlines(table.state)  # type: ignore[attr-defined]
    frames = table.state.stack[1:]
    assert [frame[0] for frame in frames] == [CHANCE, CHANCE]
    table.settle()
    assert table.get("headlines.drawn").bit_count() == 2


@rule("4.1", "A card may be drawn in the turns its scenario gives and only once in a match")
def test_cards_come_in_their_turns_and_once() -> None:
    table = Table()
    for turn in range(1, 13):
        table.state.turn = turn
        due = [at for at, card in enumerate(CARDS) if card.first <= turn <= card.last and fits(table, card)]
        assert deck(table).open(table.state) == due
        assert deck(table).odds(table.state, ()) == tuple((CARDS[at].title, CARDS[at].weight) for at in due)
    table.state.turn = 1
    due = deck(table).open(table.state)
    deck(table).resolve(table.state, (), 3)
    assert table.get("headlines.latest") == due[3]
    assert deck(table).open(table.state) == [number for number in due if number != due[3]]


@rule("4.1", "with no card left there is no news")
def test_an_empty_deck_brings_no_news() -> None:
    table = Table()
    table.set("headlines.drawn", (1 << len(CARDS)) - 1)
    before = {seat: table.known(seat) for seat in SEATS}
    assert deck(table).odds(table.state, ()) == (("no news", 1),)
    table.run("headlines")
    assert {seat: table.known(seat) for seat in SEATS} == before


@rule("4.1", "A card moves the indicators it names")
@pytest.mark.parametrize("number", range(len(CARDS)), ids=[card.code for card in CARDS])
def test_every_card_does_what_the_scenario_says(number: int) -> None:
    table = Table()
    card = CARDS[number]
    table.state.turn = card.first
    for code, low, _ in card.requires:
        table.set(code, low)
    place = deck(table).open(table.state).index(number)
    assert deck(table).odds(table.state, ())[place] == (card.title, card.weight)
    expected = dict(card.sets)
    for code, amount in card.effects:
        field = table.book.indicators[code].field
        expected[code] = max(field.low, min(field.high, expected.get(code, table.get(code)) + amount))
    deck(table).resolve(table.state, (), place)
    assert {code: table.get(code) for code in expected} == expected
    assert table.get("headlines.drawn") == 1 << number


@rule("4.1", "A card moves the indicators it names, or sets them")
@rule("4.1", "A card may wait for the state of the board, such as a rung or a price")
@pytest.mark.parametrize(("rung", "open_now"), [(4, False), (5, True), (7, True), (8, False)])
def test_a_card_may_wait_and_set(rung: int, open_now: bool) -> None:
    card = Card("x", "X", "x", 1, 1, 9, [("us.standing", 2)], [("talks.called", 1)], [("escalation.rung", 5, 7)], [])
    whole = playing.table("double-bind").setup
    setup = Setup(whole.seats, whole.modules, whole.dials, whole.board, [card], whole.aims, whole.days, whole.turns)
    state = playing.laid(setup).first()
    book = state.rulebook
    book.indicators["escalation.rung"].write(state, rung)
    event = book.events[book.events_by_code["headline"]]
    assert event.odds(state, ()) == ((("X", 1),) if open_now else (("no news", 1),))
    standing = book.indicators["us.standing"].read(state)
    event.resolve(state, (), 0)
    assert book.indicators["talks.called"].read(state) == open_now
    assert book.indicators["us.standing"].read(state) == standing + 2 * open_now


@rule("4.1", "it waits for what everybody can see")
def test_no_card_waits_for_a_secret() -> None:
    for card in CARDS:
        for code, _, _ in card.requires:
            assert Table().book.indicators[code].field.seen == EVERYONE


@rule("4.1", "Each card looks at the board as the card before it left it. While it waits its weight does not count")
def test_a_rumour_opens_the_way_for_the_card_that_ends_it() -> None:
    table = Table()
    numbers = {card.code: number for number, card in enumerate(CARDS)}
    rumour, seen = numbers["health-rumour"], numbers["leader-seen"]
    before = deck(table).open(table.state)
    assert rumour in before
    assert seen not in before
    assert len(deck(table).odds(table.state, ())) == len(before)
    deck(table).resolve(table.state, (), before.index(rumour))
    after = deck(table).open(table.state)
    assert seen in after
    assert table.get("succession.frailty") > 0
    deck(table).resolve(table.state, (), after.index(seen))
    assert table.get("succession.frailty") == 0


@rule("4.1", "What is set is set first, then the rest moves")
def test_what_is_set_is_set_first() -> None:
    card = Card("x", "X", "x", 1, 1, 9, [("talks.helped", 7)], [("talks.helped", -10)], [], [])
    whole = playing.table("double-bind").setup
    setup = Setup(whole.seats, whole.modules, whole.dials, whole.board, [card], whole.aims, whole.days, whole.turns)
    state = playing.laid(setup).first()
    book = state.rulebook
    book.events[book.events_by_code["headline"]].resolve(state, (), 0)
    assert book.indicators["talks.helped"].read(state) == -3


@rule(
    "4.1", "A round stands on the calendar, so three cards that wait for one may come",
    "The last sets talks.scheduled to 0 and talks.called to 1: nobody can attend this turn, and the round is on the "
    "calendar for the next",
)
def test_the_example_of_a_round_put_off() -> None:
    waiting = [card for card in CARDS if any(code == "talks.scheduled" for code, _, _ in card.requires)]
    assert sorted(card.code for card in waiting) == ["experts-sit", "paper-leaked", "round-postponed"]
    helped = {card.code: dict(card.effects).get("talks.helped", 0) for card in waiting}
    assert helped == {"experts-sit": 8, "paper-leaked": -10, "round-postponed": 0}
    table = Table()
    assert not {card.code for card in waiting} & {CARDS[at].code for at in deck(table).open(table.state)}
    table.set("talks.scheduled", 1)
    assert table.why("us attend") is None
    due = deck(table).open(table.state)
    place = next(at for at, number in enumerate(due) if CARDS[number].code == "round-postponed")
    deck(table).resolve(table.state, (), place)
    assert table.why("us attend") is not None
    table.run("diplomacy")
    assert table.get("talks.scheduled") == 1


@rule("4.1", "What belongs to a module that is not played does not move")
def test_cards_do_not_move_what_is_not_played() -> None:
    whole = playing.table("double-bind").setup
    card = next(one for one in CARDS if any(code.startswith("proxies.") for code, _ in one.effects))
    on = [code for code in whole.modules if code != "proxies"]
    setup = Setup(whole.seats, on, whole.dials, whole.board, [card], whole.aims, whole.days, whole.turns)
    state = playing.laid(setup).first()
    state.turn = card.first
    book = state.rulebook
    event = book.events[book.events_by_code["headline"]]
    before = {code: book.indicators[code].read(state) for code, _ in card.effects}
    event.resolve(state, (), 0)
    for code, amount in card.effects:
        still = code.startswith("proxies.")
        assert book.indicators[code].read(state) == before[code] + (0 if still else amount)


@rule("4.2", "Attention for it is what was left over from the turn before, since the renewal comes after")
def test_reactions_are_paid_with_what_was_left_over() -> None:
    table = Table()
    menus = [step.menu or step.hook for phase in table.book.phases for step in phase.steps]
    assert menus.index("headlines", 1) < menus.index("upkeep")
    table.set("us.attention", 0)
    assert str(table.why("us amplify")) == "it costs 1 attention and 0 is left (§3.4)"
    table.set("us.attention", 1)
    table.play("us amplify")
    assert table.attention("us") == 0


@rule("4.2", "SEAT amplify, 1 attention", "SEAT calm, 1 attention", "Nobody sees a reaction until all are in")
@pytest.mark.parametrize("verb", ["amplify", "calm"])
def test_a_reaction_is_hidden_until_the_reveal(verb: str) -> None:
    for seat in SEATS:
        table = Table()
        assert table.cost(f"{seat} {verb}") == {"attention": 1}
        assert table.book.by_code[f"{seat} {verb}"].seen(table.state) == 1 << SEATS.index(seat)
        others = {other: table.known(other) for other in SEATS if other != seat}
        table.play(f"{seat} {verb}")
        assert {other: table.known(other) for other in others} == others
        assert table.known(seat)[f"headlines.said.{seat}"] != 0
        table.run("reactions")
        assert table.get(f"headlines.said.{seat}") == 0
        for other in SEATS:
            assert table.known(other)[f"headlines.heard.{seat}"] == (1 if verb == "amplify" else 2)


@rule("4.3", "A seat that amplified: standing +2. If it is a bloc, narrative +1 as well")
def test_amplifying_pays_at_home() -> None:
    for number, seat in enumerate(SEATS):
        expected = {f"{seat}.standing": 2, "escalation.tension": 2}
        if number in BLOCS:
            expected["regime.narrative"] = 1
        assert reveal(**{seat: "amplify"}) == expected


@rule("4.3", "standing +1 if it stands between the camps and somebody amplified")
@pytest.mark.parametrize("loud", [seat for seat in SEATS if seat != "gulf"])
def test_calm_pays_those_between_when_somebody_is_loud(loud: str) -> None:
    assert reveal(gulf="calm") == {"escalation.tension": -2}
    moved = reveal(**{"gulf": "calm", loud: "amplify"})
    assert (moved["gulf.standing"], moved[f"{loud}.standing"]) == (1, 2)


@rule("4.3", "or if a seat of each camp calmed")
def test_calm_pays_when_both_camps_calm() -> None:
    moved = reveal(israel="calm", government="calm", gulf="calm")
    assert moved == {"israel.standing": 1, "government.standing": 1, "gulf.standing": 1, "escalation.tension": -10}


@rule("4.3", "otherwise standing −1 if a seat of the other camp amplified, else nothing")
def test_calm_alone_is_punished_only_when_the_other_camp_is_loud() -> None:
    assert reveal(us="calm") == {"escalation.tension": -2}
    assert reveal(us="calm", israel="amplify") == {"israel.standing": 2}
    assert reveal(us="calm", irgc="amplify") == {"us.standing": -1, "irgc.standing": 2, "regime.narrative": 1}
    assert reveal(leader="calm", israel="amplify") == {"leader.standing": -1, "israel.standing": 2}
    assert reveal(leader="calm", gulf="amplify") == {"gulf.standing": 2}


@rule("4.3", "Tension +2 for each seat that amplified, −2 for each that calmed")
def test_tension_adds_up_over_seats_and_camps() -> None:
    assert reveal(us="amplify", israel="amplify", gulf="amplify")["escalation.tension"] == 6
    assert reveal(us="amplify", leader="amplify")["escalation.tension"] == 8
    assert reveal(us="calm", leader="calm")["escalation.tension"] == -8
    assert reveal(gulf="calm", europe="amplify").get("escalation.tension", 0) == 0


@rule("4.3", "us and irgc amplify, gulf calms. Tension: +2 +2 −2 +4 = +6")
def test_the_example_of_the_reveal() -> None:
    assert reveal(us="amplify", irgc="amplify", gulf="calm") == {
        "escalation.tension": 6, "us.standing": 2, "irgc.standing": 2, "gulf.standing": 1, "regime.narrative": 1,
    }


@rule("4.2", "Each seat may react once")
def test_who_passed_is_left_out_of_the_reveal() -> None:
    assert reveal() == {}
    assert reveal(us="pass headlines", irgc="pass headlines") == {}

"""Chapter 3 of rules.md: set-up, the sequence of play, costs, rates, initiative, chance, undo."""

from __future__ import annotations

import pytest

from game.kernel import engine
from game.kernel.rulebook import ROUNDS
from game.kernel.state import State
from game.kernel.types import CHANCE, chance_of
from game.match import Match, UndoError
from game.records.journal.dice import drawn
from game.records.scenario.load import load_scenario
from game.records.scenario.prepared import prepare
from game.rules import build_rulebook
from game.rules.means import Means
from game.rules.seats import ALL, ATTENTION, SEATS
from game.rules.setup import Setup, per_turn
from tests import playing
from tests.sections.table import Table, rule

ORDERS = {
    "headlines": ("us", "israel", "leader", "irgc", "government", "gulf", "europe"),
    "upkeep": ("us", "israel", "leader", "irgc", "government", "gulf", "europe"),
    "mandate": ("leader",),
    "council": ("irgc", "government", "us", "israel", "gulf", "europe"),
    "ratify": ("leader",),
    "backchannels": ("us", "leader", "irgc", "government", "israel", "europe", "gulf"),
    "operations": ("us", "israel", "leader", "irgc", "government", "gulf", "europe"),
    "diplomacy": ("us", "government", "leader", "irgc", "europe", "gulf", "israel"),
    "reckoning": ("us", "israel", "leader", "irgc", "government", "gulf", "europe"),
}


def first() -> State:
    """The main scenario with every secret aim drawn and the news of turn 1 out: the first seat is to move."""
    state = prepare(load_scenario("double-bind")).first()
    while state.at_chance:
        engine.resolve(state, 0)
    return state


def moving(state: State) -> tuple[str, str]:
    """The menu that is open and the seat to move."""
    return state.rulebook.menu_codes[state.menu], SEATS[state.seat]


def take(state: State, code: str) -> None:
    """Take an action; chance that follows falls on its first outcome."""
    action = state.rulebook.by_code[code]
    reason = engine.why_not(state, action)
    assert reason is None, f"{code}: {reason}"
    engine.play(state, action)
    while state.at_chance:
        engine.resolve(state, 0)


def skip(state: State) -> None:
    """The seat to move passes."""
    menu, seat = moving(state)
    take(state, f"{seat} pass {menu}")


def skip_to(state: State, menu: str, seat: str, turn: int = 1) -> None:
    """Everybody passes until that seat chooses from that menu."""
    while (state.turn, *moving(state)) != (turn, menu, seat):
        skip(state)


@rule("3.1", "its indicators stay where they are and its actions do not exist")
def test_a_module_left_out_is_not_played() -> None:
    whole = playing.table("double-bind").setup
    on = [code for code in whole.modules if code != "nuclear"]
    setup = Setup(whole.seats, on, whole.dials, {}, whole.cards, whole.aims, whole.days, whole.turns)
    book = build_rulebook(setup)
    state = engine.begin(book)
    codes = [code for code in book.indicators if code.startswith("nuclear.")]
    before = {code: book.indicators[code].read(state) for code in codes}
    assert not [one.code for one in book.actions if one.section.startswith("8.")]
    for module in book.live:
        if hasattr(module, "upkeep"):
            module.upkeep(state)
    book.indicators["nuclear.access"].shift(state, -5)
    assert {code: book.indicators[code].read(state) for code in codes} == before


@rule("3.1", "The same holds of single actions that a scenario leaves out")
def test_an_action_left_out_does_not_exist_and_every_menu_keeps_its_pass() -> None:
    whole = playing.table("double-bind").setup
    left_out = ("us sanction", "irgc order iraq")
    setup = Setup(
        whole.seats, whole.modules, whole.dials, whole.board, whole.cards, whole.aims, whole.days, whole.turns, left_out
    )
    book, before = build_rulebook(setup), build_rulebook(whole)
    gone = set(before.by_code) - set(book.by_code)
    assert gone == {code for code in before.by_code if code.startswith("us sanction ") or code == "irgc order iraq"}
    assert {one.menu for one in before.actions if one.verb == "pass"} == {
        one.menu for one in book.actions if one.verb == "pass"
    }


@rule("3.1", "Each seat starts with its allowance of attention (§5.1) and draws one secret aim (§B.3)")
def test_set_up_gives_every_seat_attention_and_a_secret_aim() -> None:
    state = prepare(load_scenario("double-bind")).first()
    for seat in ALL:
        assert state.pool(seat, ATTENTION) == Means.of(state).allowance[seat]
    owners = []
    aim = state.rulebook.events_by_code["secret-aim"]
    while state.stack[-1][:2] == (CHANCE, aim):
        owners.append(state.stack[-1][2])
        engine.resolve(state, 0)
    assert sorted(owners) == list(ALL)
    assert (state.turn, state.phase) == (1, 0)


@rule("3.2", "Each turn runs through seven phases in this order")
def test_a_turn_asks_every_seat_in_the_printed_order() -> None:
    state = first()
    asked: dict[str, list[str]] = {}
    while state.turn == 1:
        menu, seat = moving(state)
        asked.setdefault(menu, []).append(seat)
        skip(state)
    assert {menu: tuple(seats) for menu, seats in asked.items()} == ORDERS
    assert list(asked) == list(ORDERS)
    assert [phase.code for phase in state.rulebook.phases] == [
        "headlines", "upkeep", "council", "backchannels", "operations", "diplomacy", "reckoning",
    ]


@rule("3.2", "Once. Each seat chooses one action or passes")
@pytest.mark.parametrize("menu", ["headlines", "upkeep", "mandate", "council", "ratify", "diplomacy", "reckoning"])
def test_questions_asked_once_take_one_action(menu: str) -> None:
    state = first()
    seat = ORDERS[menu][0]
    skip_to(state, menu, seat)
    take(state, engine.legal(state)[0].code)
    assert moving(state) != (menu, seat)


@rule("3.2", "Until pass. A seat acts as often as it may and can pay, then passes; the next seat follows")
def test_the_backchannels_are_open_to_a_seat_until_it_passes() -> None:
    state = first()
    skip_to(state, "backchannels", "us")
    take(state, "us propose muscat")
    take(state, "us propose doha")
    assert moving(state) == ("backchannels", "us")
    skip(state)
    assert moving(state) == ("backchannels", "leader")


@rule("3.2", "A seat may only choose from the menu that is open to it, and only when it is to move")
def test_other_menus_and_other_seats_wait() -> None:
    state = first()
    book = state.rulebook
    assert moving(state) == ("headlines", "us")
    for code in ("us enforce oil", "us pass operations"):
        reason = engine.why_not(state, book.by_code[code])
        assert reason is not None
        assert reason.section == "3.2"
        assert "not open" in reason.text
    reason = engine.why_not(state, book.by_code["israel amplify"])
    assert reason is not None
    assert (reason.section, reason.text) == ("3.2", "another seat is to move")
    assert {(one.menu, one.seat) for one in engine.legal(state)} == {("headlines", 0)}


@rule("3.3", "The match ends in the reckoning in which an ending of §A.1 is due. Nobody may act afterwards")
def test_nobody_acts_after_the_end() -> None:
    state = first()
    state.turn = state.rulebook.last_turn
    while not state.over:
        assert engine.legal(state)
        skip(state)
    assert engine.legal(state) == []
    assert state.seat < 0
    for code in ("us amplify", "us pass headlines"):
        reason = engine.why_not(state, state.rulebook.by_code[code])
        assert reason is not None
        assert (reason.section, reason.text) == ("3.3", "the match is over")


@rule("3.4", "A seat must hold the full cost of an action to take it")
def test_an_action_needs_its_full_cost() -> None:
    table = Table()
    table.set("us.attention", 1)
    table.set("us.standing", 2)
    assert table.why("us deadline") is None
    table.set("us.standing", 1)
    reason = table.why("us deadline")
    assert reason is not None
    assert str(reason) == "it costs 2 standing and 1 is left (§3.4)"
    assert "us deadline" not in [one.code for one in engine.legal(table.state)]


@rule("3.4", "The cost is paid before its outcome is known and is never refunded")
def test_costs_are_paid_before_the_outcome() -> None:
    table = Table()
    table.set("us.attention", 3)
    engine.take(table.state, table.ask("us enforce oil"))
    assert table.state.at_chance
    assert table.attention("us") == 2
    table.settle("evaders slip away")
    assert table.attention("us") == 2


@rule("3.4", "What the menu shows is the cost after all changes")
def test_the_price_is_the_cost_after_listings_and_congress() -> None:
    table = Table()
    for track in ("oil", "banks", "markets"):
        table.set(f"sanctions.enforcement.{track}", 0)
    table.set("sanctions.listings", 4)
    assert table.cost("irgc order iraq") == {"attention": 1, "funds": 24}
    table.set("washington.congress", 45)
    assert table.cost("us hit iraq") == {"attention": 2, "standing": 3}
    table.set("irgc.funds", 23)
    assert str(table.why("irgc order iraq")) == "it costs 24 funds and 23 is left (§3.4)"


@rule("3.4", "A seat may pass on every menu of §3.2", "Nobody is told of a pass")
def test_every_question_of_the_sequence_may_be_passed() -> None:
    table = Table()
    for menu, seats in ORDERS.items():
        for seat in seats:
            code = f"{seat} pass {menu}"
            assert table.cost(code) == {}
            assert table.why(code) is None
            assert table.book.by_code[code].seen(table.state) == 1 << SEATS.index(seat)
            before = {other: table.known(other) for other in SEATS}
            table.play(code)
            assert {other: table.known(other) for other in SEATS} == before


@rule("3.4", "It may not pass when it is asked to react to a strike, to answer one, or to meet a salvo")
def test_reactions_may_not_be_passed() -> None:
    table = Table()
    for menu in ("scramble", "retaliate", "intercept"):
        offered = [one for row in table.book.offers[table.book.menus[menu]] for one in row]
        assert offered
        assert [one.code for one in offered if one.verb == "pass"] == []


@rule(
    "3.5",
    "Rates given a month are scaled to the length of the turn and rounded to the nearest whole number",
    "26 kg a month is 12.1 kg in a turn of 14 days",
)
def test_monthly_rates_are_scaled_to_the_turn() -> None:
    book = Table().book
    assert book.days == 14
    assert per_turn(book, 26_000) == 12_133
    assert per_turn(book, 30) == 14
    assert per_turn(book, 25) == 12
    assert per_turn(book, 24) == 11
    assert per_turn(book, 3000) == 1400
    assert per_turn(book, -30) == -14


@rule("3.6", "seats act one action at a time, round after round, until every seat has passed")
def test_operations_go_round_until_every_seat_has_passed() -> None:
    state = first()
    skip_to(state, "operations", "us")
    acting = []
    for _ in range(2):
        for seat in ORDERS["operations"]:
            acting.append(moving(state)[1])
            active = {"us": "us enforce oil", "leader": "leader reframe"}.get(seat)
            if active is not None and len(acting) < 8:
                take(state, active)
            else:
                skip(state)
            if moving(state)[0] != "operations":
                break
        if moving(state)[0] != "operations":
            break
    assert acting == [*ORDERS["operations"], "us", "leader"]


@rule(
    "3.6",
    "Each turn the seat that began moves to the end of the order: israel begins turn 2",
    "In turn 3 leader begins and israel acts last in each round",
)
def test_initiative_moves_on_by_one_seat_a_turn() -> None:
    state = first()
    orders: dict[int, list[str]] = {}
    while state.turn < 4:
        menu, seat = moving(state)
        if menu == "operations":
            orders.setdefault(state.turn, []).append(seat)
        skip(state)
    base = list(ORDERS["operations"])
    assert orders[1] == base
    assert orders[2] == ["israel", *base[2:], "us"]
    assert orders[3] == ["leader", *base[3:], "us", "israel"]


@rule("3.6", "A strike or salvo interrupts: the seats concerned react at once", "before the next seat acts")
def test_reactions_come_before_the_next_seat() -> None:
    state = first()
    skip_to(state, "operations", "israel")
    engine.play(state, state.rulebook.by_code["israel strike defences"])
    assert moving(state) == ("scramble", "irgc")
    take(state, "irgc absorb")
    assert moving(state) == ("retaliate", "leader")
    take(state, "leader withhold")
    assert moving(state) == ("operations", "leader")
    assert state.rulebook.phases[state.phase].steps[-1].mode == ROUNDS


@rule("3.7", "The chance of an outcome is its weight divided by the sum of the weights", "is three to one")
def test_weights_are_shares_of_their_sum() -> None:
    odds = Table().odds("europe censure")
    assert odds == (("carried", 75), ("watered down", 25))
    assert [chance_of(odds, outcome) for outcome in (0, 1)] == [75, 25]
    assert [chance_of((("a", 1), ("b", 2)), outcome) for outcome in (0, 1)] == [33, 67]


@rule("3.7", "a reaction that comes before the outcome may change them")
def test_odds_shown_are_those_drawn_unless_a_reaction_changes_them() -> None:
    table = Table()
    shown = table.odds("us enforce oil")
    engine.take(table.state, table.ask("us enforce oil"))
    assert engine.odds(table.state) == shown
    shown = table.odds("israel strike natanz")
    engine.take(table.state, table.ask("israel strike natanz"))
    engine.play(table.state, table.book.by_code["irgc engage"])
    assert engine.odds(table.state)[0][1] < shown[0][1]


@rule("3.7", "Outcomes are drawn by the game's dice from the seed", "The dice know nothing of who plays")
def test_the_dice_follow_seed_and_step_alone() -> None:
    odds = (("a", 1), ("b", 1), ("c", 1))
    draws = [drawn(7, step, odds) for step in range(60)]
    assert draws == [drawn(7, step, odds) for step in range(60)]
    assert set(draws) == {0, 1, 2}
    assert draws != [drawn(8, step, odds) for step in range(60)]
    scenario = load_scenario("double-bind")
    one = Match(scenario, 7, players={"us": "greedy"})
    other = Match(scenario, 7, players={"us": "random", "irgc": "greedy"})
    assert [entry.label for entry in one.log()] == [entry.label for entry in other.log()]
    assert one.log()


@rule("3.8", "A seat may take back its last decision while it is still to move, unless anything was drawn by chance")
def test_undo_ends_with_chance_and_with_the_next_seat() -> None:
    match = Match(load_scenario("double-bind"), 7)

    def on_to(menu: str, seat: str) -> None:
        while (match.rulebook.menu_codes[match.view(seat).board.menu], match.seat) != (menu, seat):
            match.play(match.legal_actions()[-1])

    on_to("backchannels", "us")
    left = match.view("us").board.pool(0, ATTENTION)
    match.play("us propose muscat")
    match.undo()
    assert match.view("us").board.pool(0, ATTENTION) == left
    match.play("us pass backchannels")
    with pytest.raises(UndoError, match="Another seat"):
        match.undo()
    match.play("leader probe doha")
    assert match.seat == "leader"
    with pytest.raises(UndoError, match="Chance"):
        match.undo()

"""Choosing by number, by code, and by as much of a code as is needed."""

from __future__ import annotations

import pytest

from game.console.play.commands import COMMANDS, OTHER_WORDS, command_of
from game.console.screens.listing import lines, pages
from game.console.screens.menu import Choice, NoChoiceError, choices, named, pick
from game.console.terminal.errors import MisreadError
from game.kernel.knowledge import View
from game.match import Match
from game.records.scenario.load import load_scenario
from game.records.scenario.model import Scenario
from tests.console.sitting import screen


@pytest.fixture(scope="module")
def view() -> View:
    """A seat with many choices, some of them with odds."""
    match = Match(load_scenario("double-bind"), seed=1)
    best = match.view(match.seat)
    for _ in range(60):
        match.play(match.legal_actions()[0])
        seen = match.view(match.seat)
        if len(seen.actions) > len(best.actions):
            best = seen
    assert len(best.actions) > 8
    return best


@pytest.fixture(scope="module")
def found(view: View) -> list[Choice]:
    return choices(view)


def test_a_number_is_that_choice(view: View, found: list[Choice]) -> None:
    assert pick("3", found, view.seat, view.board.rulebook) is found[2]
    for wrong in ("0", str(len(found) + 1), "999999999999", "-1", "²"):
        with pytest.raises(MisreadError):
            pick(wrong, found, view.seat, view.board.rulebook)


def test_every_code_is_its_choice_in_any_case_with_or_without_its_seat(view: View, found: list[Choice]) -> None:
    book = view.board.rulebook
    for one in found:
        assert pick(one.code, found, view.seat, book) is one
        assert pick(one.action.code.upper(), found, view.seat, book) is one
        assert pick(f"  {one.code}  ", found, view.seat, book) is one


def test_a_code_may_be_shortened_while_it_stays_alone(view: View, found: list[Choice]) -> None:
    book = view.board.rulebook
    for one in found:
        short = [word[:3] for word in one.code.split()]
        alike = [
            other for other in found
            if len(other.code.split()) >= len(short)
            and all(word.startswith(part) for word, part in zip(other.code.split(), short, strict=False))
        ]
        if alike == [one]:
            assert pick(" ".join(short), found, view.seat, book) is one
        elif all(other.code.split() != short for other in alike):
            with pytest.raises(MisreadError, match="may mean"):
                pick(" ".join(short), found, view.seat, book)


def test_an_action_that_is_not_open_is_recognised(view: View, found: list[Choice]) -> None:
    book = view.board.rulebook
    closed = next(
        one for one in book.actions if one.seat == view.seat and one not in view.actions and one.verb != "pass"
    )
    with pytest.raises(NoChoiceError) as caught:
        pick(closed.code, found, view.seat, book)
    assert caught.value.action is closed
    assert named(closed.code, view.seat, book) is closed


def test_nonsense_names_the_nearest(view: View, found: list[Choice]) -> None:
    book = view.board.rulebook
    wanted = found[-1].code
    with pytest.raises(MisreadError, match="nearest"):
        pick(wanted[:-1] + "zz", found, view.seat, book)
    with pytest.raises(MisreadError, match="has no action"):
        named("\x1b[2Jqqqq", view.seat, book)


def test_what_is_typed_is_made_harmless_before_it_is_shown(view: View, found: list[Choice]) -> None:
    with pytest.raises(MisreadError) as caught:
        pick("\x1b[31mxyzzy\x07", found, view.seat, view.board.rulebook)
    assert "\x1b" not in str(caught.value)
    assert "\x07" not in str(caught.value)


def test_other_seats_actions_cannot_be_asked_about(view: View) -> None:
    book = view.board.rulebook
    mine = {one.code.partition(" ")[2] for one in book.actions if one.seat == view.seat}
    other = next(one for one in book.actions if one.seat != view.seat and one.code.partition(" ")[2] not in mine)
    with pytest.raises(MisreadError):
        named(other.code, view.seat, book)


def test_chances_add_up_and_are_on_the_menu(view: View, found: list[Choice]) -> None:
    risky = [one for one in found if one.odds]
    for one in risky:
        figures = [int(part.split()[-2]) for part in one.odds.split(", ") if part.endswith("%")]
        assert abs(sum(figures) - 100) <= len(figures)
    shown = "\n".join(line.plain for block in lines(found, screen(width=500)) for line in block)
    for one in found:
        assert one.facts() in shown


@pytest.mark.parametrize("width", [40, 60, 80, 132, 300])
def test_the_menu_fits_its_width_and_splits_no_choice(found: list[Choice], width: int) -> None:
    blocks = lines(found, screen(width=width))
    assert all(len(line.plain) <= width for block in blocks for line in block)
    paged = pages(blocks, 6, 12)
    assert [line for page in paged for line in page] == [line for block in blocks for line in block]
    for page in paged[1:]:
        assert len(page) <= max(12, max(map(len, blocks)))


def test_no_action_begins_with_the_word_of_a_command(scenario: Scenario) -> None:
    book = Match(scenario, seed=1).rulebook
    verbs = {one.code.split()[1] for one in book.actions}
    assert not verbs & {*COMMANDS, *OTHER_WORDS}


def test_commands_are_told_from_moves() -> None:
    told = command_of("  WHY sanction oil 2 ")
    assert told is not None
    assert told[1] == "sanction oil 2"
    assert command_of("?") is not None
    assert command_of("calm") is None
    assert command_of("") is None

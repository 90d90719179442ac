"""A long menu by subject: every choice is on a page, a letter or name opens it, and a pipe still has the whole list."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.console.play.commands import COMMANDS, OTHER_WORDS
from game.console.play.context import Context
from game.console.play.decision import DecisionScreen
from game.console.screens.listing import MOST_ALIKE, families, together
from game.console.screens.menu import NoChoiceError, choices, pick
from game.console.screens.subjects import LETTERS, arranged, meant, passes, subject_of, subjects
from game.kernel.knowledge import View
from game.match import Match
from game.records.scenario.load import load_scenario
from game.rules.seats import SEATS
from tests.console.sitting import Script, screen, sit_down, written

PLAYERS = dict.fromkeys(SEATS, "random") | {"irgc": "human"}


def at_operations() -> Match:
    """The Guard before its first operation: the longest menu there is."""
    match = Match(load_scenario("double-bind"), seed=1, players=PLAYERS)
    while (match.seat, match.phase) != ("irgc", "operations"):
        match.play(match.legal_actions()[-1])
    return match


@pytest.fixture(scope="module")
def match() -> Match:
    return at_operations()


@pytest.fixture(scope="module")
def view(match: Match) -> View:
    return match.view("irgc")


def sheet(match: Match, width: int = 80, height: int = 24, *, drawn: bool = True) -> DecisionScreen:
    """The decision the Guard sees."""
    shown = screen(width, height, drawn=drawn)
    view = match.view("irgc")
    return DecisionScreen(Context(match, shown, Script([], shown), Path("a.jsonl")), view, choices(view), [], [])


def test_the_menu_is_the_legal_actions_of_the_view_and_nothing_else(view: View) -> None:
    assert sorted(one.code for one in arranged(view.actions)) == sorted(one.code for one in view.actions)
    assert arranged(arranged(view.actions)) == arranged(view.actions)
    assert passes(arranged(view.actions)[-1])


def test_subjects_hold_every_choice_but_passing_once(view: View) -> None:
    actions = arranged(view.actions)
    found = subjects(actions)
    places = [place for one in found for place in one.places]
    assert places == [place for place, one in enumerate(actions) if not passes(one)]
    assert len({one.name for one in found}) == len(found) > 5
    assert [one.letter for one in found] == list(LETTERS[: len(found)])


def test_letters_and_names_are_no_commands_and_no_codes(view: View) -> None:
    assert not set(LETTERS) & {*COMMANDS, *OTHER_WORDS}
    book = view.board.rulebook
    codes = {one.code.partition(" ")[2] for one in book.actions}
    names = {subject_of(one).lower() for one in book.actions}
    assert not names & {*codes, *COMMANDS, *OTHER_WORDS}


def test_every_choice_but_passing_has_a_subject_in_words(view: View) -> None:
    """A new chapter's is the title of its rule module."""
    actions = [one for one in view.board.rulebook.actions if not passes(one)]
    assert not [one.code for one in actions if subject_of(one).startswith("Chapter")]


def test_the_first_page_lists_the_subjects_and_each_opens_by_letter_and_name(match: Match) -> None:
    laid = sheet(match)
    first, _ = laid.page(0)
    text = "\n".join(line.plain for line in first)
    assert "subjects" in text
    for one in laid.subjects:
        assert f"{one.letter} {one.name}" in text
        at = laid.opened(one.letter.upper())
        assert at is not None
        assert at == laid.opened(one.name)
        inside, _ = laid.page(at)
        told = "\n".join(line.plain for line in inside)
        assert one.name in told
        assert f"{laid.found[one.places[0]].number} " in told
    assert laid.opened("order iraq") is None
    assert "pass operations" in text


def test_a_short_menu_has_no_subjects_to_open(match: Match) -> None:
    assert sheet(match, 200, 150).opened("a") is None or len(sheet(match, 200, 150).opening) == 0


def test_a_subject_is_meant_by_its_letter_or_its_whole_name(view: View) -> None:
    found = subjects(arranged(view.actions))
    assert meant(" PROXIES ", found) == next(one for one in found if one.name == "Proxies")
    assert meant("prox", found) is None
    assert meant("", found) is None


def test_choices_that_share_a_line_differ_in_one_word_and_keep_their_numbers(view: View) -> None:
    found = choices(view)
    rows = families(found)
    assert [one for row in rows for one in row] == found
    assert any(len(row) > 2 for row in rows)
    for row in rows:
        assert len(row) <= MOST_ALIKE
        assert len({one.action.verb for one in row}) == 1
    shown = "\n".join(line.plain for block in together(found, screen(500)) for line in block)
    for one in found:
        assert f"{one.number} " in shown
    assert "order hezbollah" in shown


def test_an_ambiguous_verb_shows_its_choices_and_plays_nothing(tmp_path: Path) -> None:
    view = at_operations().view("irgc")
    with pytest.raises(NoChoiceError) as caught:
        pick("restrain", choices(view), view.seat, view.board.rulebook)
    assert len(caught.value.several) == 3
    match = at_operations()
    before = match.step
    script = Script(["restrain", "d", "menu", "", "quit"], screen())
    sit_down(match, script, tmp_path / "a.jsonl").run()
    assert match.step == before
    assert "Which one? 3 choices" in script.screens[1]
    assert "restrain hezbollah" in script.screens[1].replace("·", "")
    assert "subjects" in script.screens[3]


def test_a_verb_that_is_closed_now_says_why(tmp_path: Path) -> None:
    match = at_operations()
    script = Script(["table", "quit"], screen())
    sit_down(match, script, tmp_path / "a.jsonl").run()
    assert "not open to you now: " in script.screens[1].replace("\n", " ")
    assert "§" in script.screens[1]


def test_a_pipe_reads_the_whole_list(match: Match, view: View) -> None:
    lines, count = sheet(match, drawn=False).page(0)
    text = "\n".join(line.plain for line in lines)
    assert count == 1
    assert all(one.code.partition(" ")[2] in text for one in view.actions)


def test_what_a_seat_cannot_know_does_not_shape_its_menu(match: Match) -> None:
    """Another seat's hidden value is changed: the same lines are shown."""
    before = [line.plain for page in range(3) for line in sheet(match).page(page)[0]]
    state = match._state
    hidden = next(one for code, one in match.rulebook.indicators.items() if code == "strikes.readiness")
    value = hidden.read(state)
    hidden.write(state, value + 1 if value < 50 else value - 1)
    try:
        assert [line.plain for page in range(3) for line in sheet(match).page(page)[0]] == before
    finally:
        hidden.write(state, value)


def test_help_names_the_subjects(tmp_path: Path) -> None:
    script = Script(["help", "", "quit"], screen(100, 60))
    sit_down(at_operations(), script, tmp_path / "a.jsonl").run()
    assert "stands by subject" in written(script.shown)

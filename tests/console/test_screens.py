"""Every screen of a match fits its terminal, shows the trilemma, the means and the choices, and nothing hidden."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest
from rich.cells import cell_len

from game.console.play.briefing import briefing
from game.console.play.context import Context
from game.console.play.decision import DecisionScreen
from game.console.play.result import result
from game.console.screens.board import indicators, whole_board
from game.console.screens.menu import choices
from game.console.words.knowledge import earlier_knowledge, knowledge_of
from game.console.words.quantities import ALARMS, FOCUS, gauges
from game.console.words.sentences import chronicle, tell
from game.kernel import digest
from game.match import Match
from game.records.scenario.load import load_scenario
from game.records.scenario.model import Scenario
from tests.console.sitting import Script, screen, written

SIZES = [(80, 24), (40, 16), (120, 40), (60, 20), (200, 60)]


def wandered(scenario: Scenario, seed: int, steps: int) -> Match:
    """A match after so many random decisions."""
    match = Match(scenario, seed=seed)
    draw = Random(seed)
    for _ in range(steps):
        if match.over:
            break
        match.play(draw.choice(match.legal_actions()))
    return match


@pytest.fixture(scope="module", params=[30, 150, 400])
def match(request: pytest.FixtureRequest) -> Match:
    """The main scenario early, in the middle and late, before its end."""
    for seed in range(1, 50):
        found = wandered(load_scenario("double-bind"), seed, request.param)
        if not found.over:
            return found
    raise AssertionError("no seed plays on for so long")


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_every_page_fits_and_every_choice_is_on_one(match: Match, width: int, height: int) -> None:
    shown = screen(width, height)
    context = Context(match, shown, Script([], shown), Path("a.jsonl"))
    view = match.view(match.seat)
    found = choices(view)
    entries = match.log(match.seat)
    news = tell(entries, context.titles, knowledge_of(view), 3)
    sheet = DecisionScreen(context, view, found, news[-2:], news)
    _, count = sheet.page(0)
    numbers: set[str] = set()
    for number in range(count):
        lines, _ = sheet.page(number)
        text = [line.plain for line in lines]
        assert len(lines) < height, text
        assert all(cell_len(line) <= width for line in text), text
        top = " ".join(text[:4])
        for word in ("Negotiation", "Security", "Narrative", "Rung", "turn "):
            assert word in top
        assert any("attention" in line for line in text)
        numbers |= {word for line in text for word in line.split() if word.isdigit()}
    assert {str(one.number) for one in found} <= numbers


def every_page(match: Match, width: int, height: int) -> list[list[str]]:
    """The pages of the decision that is due, as lines of text, with all that happened so far as news."""
    shown = screen(width, height)
    context = Context(match, shown, Script([], shown), Path("a.jsonl"))
    view = match.view(match.seat)
    news = tell(match.log(match.seat), context.titles, knowledge_of(view), 3)
    sheet = DecisionScreen(context, view, choices(view), news[-2:], news)
    _, count = sheet.page(0)
    return [[line.plain for line in sheet.page(number)[0]] for number in range(count)]


def test_the_smallest_screen_keeps_its_figures_whole(match: Match) -> None:
    """A27: at 40 by 16 figures were broken over lines and ran into the next name."""
    for lines in every_page(match, 40, 16):
        assert len(lines) < 16
        assert all(cell_len(line) <= 40 for line in lines)
        for line in lines[:5]:
            assert not any(f"){name}" in line or f"0{name}" in line for name in ("Rung", "Security", "Narrative"))
            assert not line.rstrip().endswith("/")


LONG = " ".join(["interminable"] * 23)


@pytest.mark.parametrize(("width", "height"), [(80, 24), (40, 16), (120, 40)])
def test_texts_of_the_greatest_length_push_nothing_off(width: int, height: int) -> None:
    """A28: a title, a seat and a hint of three hundred letters."""
    plain = load_scenario("first-moves")
    long = plain.model_copy(update={
        "title": LONG,
        "seats": tuple(seat.model_copy(update={"title": LONG}) for seat in plain.seats),
        "hints": tuple(hint.model_copy(update={"text": LONG}) for hint in plain.hints),
    })
    match = Match(long, seed=7)
    hinted = 0
    for step in range(40):
        if match.over:
            break
        for lines in every_page(match, width, height) if step % 5 == 0 else ():
            assert len(lines) < height, lines
            assert all(cell_len(line) <= width for line in lines), lines
            assert "turn " in lines[0]
            assert any("attention" in line for line in lines)
            hinted += any("Hint" in line for line in lines)
        match.play(match.legal_actions()[0])
    assert hinted


def test_the_screen_names_what_the_seat_does(match: Match) -> None:
    shown = screen(drawn=False)
    context = Context(match, shown, Script([], shown), Path("a.jsonl"))
    view = match.view(match.seat)
    lines, count = DecisionScreen(context, view, choices(view), [], []).page(0)
    text = "\n".join(line.plain for line in lines)
    assert count == 1
    assert f"({match.seat})" in text
    for action in view.actions:
        assert action.code.partition(" ")[2] in text
        assert f"§{action.section}" in text


def test_no_board_shows_what_its_seat_cannot_know(match: Match) -> None:
    names = digest.names(match.rulebook)
    masks = digest.masks(match._state)
    for seat in match.players:
        number = match.rulebook.seats.index(seat)
        known = knowledge_of(match.view(seat)).values
        for name, mask in zip(names, masks, strict=True):
            if not mask >> number & 1:
                assert name not in known
        for code, one in match.rulebook.indicators.items():
            if one.derived and not one.field.seen >> number & 1:
                assert code not in known


def test_the_whole_board_lists_all_that_is_known_once(match: Match) -> None:
    shown = screen()
    context = Context(match, shown, Script([], shown), Path("a.jsonl"))
    scene = context.scene(match.view(match.seat))
    text = "\n".join(line.plain for line in whole_board(scene, shown, context.parts, (), "all"))
    assert "Council of Tehran" in text
    assert f"{match.seat} attention" in text
    other = next(seat for seat in match.players if seat != match.seat)
    assert f"{other} attention" not in text


def test_what_is_at_rest_is_folded_and_counted(match: Match) -> None:
    shown = screen()
    context = Context(match, shown, Script([], shown), Path("a.jsonl"))
    scene = context.scene(match.view(match.seat))
    short = [line.plain for line in whole_board(scene, shown, context.parts)]
    whole = [line.plain for line in whole_board(scene, shown, context.parts, (), "all")]
    part = [line.plain for line in whole_board(scene, shown, context.parts, (), "nuclear")]
    assert len(short) < len(whole)
    assert "values are at rest" in short[-1]
    assert "values are at rest" not in whole[-1]
    assert "Nuclear programme" in part[0]
    assert set(part[1:]) < set(whole)
    for axis in ("regime security", "rung", "tension"):
        assert any(axis in line for line in short)
    assert not list(whole_board(scene, shown, context.parts, (), "atlantis"))


def test_every_seat_looks_at_its_own_indicators_first(match: Match) -> None:
    for seat in match.players:
        for code in (*FOCUS[seat], *ALARMS):
            assert code in match.rulebook.indicators, code
        shown = screen()
        scene = Context(match, shown, Script([], shown), Path("a.jsonl")).scene(match.view(seat))
        assert len(indicators(scene)) == len({line.plain for line in indicators(scene)}) > 5


def test_the_board_before_recent_entries_is_what_the_seat_saw_then() -> None:
    match = wandered(load_scenario("double-bind"), 5, 40)
    seat = "irgc"
    then = knowledge_of(match.view(seat)).values
    length = len(match.log(seat))
    while len(match.log(seat)) < length + 25:
        match.play(match.legal_actions()[-1])
    found = earlier_knowledge(match.view(seat), match.log(seat)[length:]).values
    stored = [code for code in then if not match.rulebook.indicators[code].derived]
    assert {code: found.get(code) for code in stored} == {code: then[code] for code in stored}


def test_a_brief_keeps_the_secret_aim_to_its_owner(match: Match) -> None:
    shown = screen()
    context = Context(match, shown, Script([], shown), Path("a.jsonl"))
    own = "\n".join(line.plain for line in briefing(context, "us", "us"))
    theirs = "\n".join(line.plain for line in briefing(context, "irgc", "us"))
    assert "(secret, " in own
    assert "(secret, " not in theirs
    assert "one secret aim" in theirs


def test_lines_of_a_log_are_told_in_whole_and_in_short(match: Match) -> None:
    knowledge = knowledge_of(match.view("us"))
    entries = match.log("us")
    titles = {seat: seat for seat in match.players}
    whole = chronicle(entries, titles, {}, knowledge)
    short = tell(entries, titles, knowledge, 3)
    assert len(whole) > len(short) > 5
    assert not any(cell_len(line.plain) == 0 for line in short)


def test_a_board_in_ascii_has_only_ascii(match: Match) -> None:
    shown = screen(80, 24, pictures=False)
    context = Context(match, shown, Script([], shown), Path("a.jsonl"))
    view = match.view(match.seat)
    lines, _ = DecisionScreen(context, view, choices(view), [], []).page(0)
    shown.show(lines)
    assert written(shown).isascii()
    assert "#" in written(shown)


def test_a_scenario_without_most_modules_has_a_screen_too(tiny: Scenario) -> None:
    match = Match(tiny, seed=1)
    shown = screen()
    context = Context(match, shown, Script([], shown), Path("a.jsonl"))
    view = match.view(match.seat)
    lines, _ = DecisionScreen(context, view, choices(view), [], []).page(0)
    assert "standing 55" in "\n".join(line.plain for line in lines)
    assert all(code.split(".")[0] in ("means", "scoring", *match.rulebook.seats) for code in gauges(match.rulebook))
    assert "gulf.standing" not in knowledge_of(view).values


def test_the_result_has_every_seat_and_every_line(full: Scenario) -> None:
    match = Match(full, seed=2)
    while not match.over:
        match.play(match.legal_actions()[0])
    text = "\n".join(line.plain for line in result(match, screen()))
    for one in match.scores().values():
        assert f"{one.total} of 100" in text
        assert all(line.text in text for line in one.lines)

"""Everything the program shows a seat: what is on the screen, what it types for, its log, its replay.

Two truths that give a seat one view, and two histories that differ only in what it could not see, must be shown alike
to the last letter; a marked secret of another seat must never appear.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import redirect_stdout
from pathlib import Path
from random import Random

from game.cli import run
from game.kernel import engine
from game.kernel.action import Action
from game.kernel.rulebook import ONCE
from game.kernel.state import State
from game.match import Match, drive
from game.players.random_player import RandomPlayer
from game.records.journal.format import Entry
from game.records.journal.recorder import Recorder
from game.records.observation import observe
from game.records.scenario.model import Scenario
from tests.console.sitting import Script, screen, sit_down, written
from tests.contract.laws import noticed_by, seats_of
from tests.playing import scenario as shipped

TYPED = ("board all", "role", "log 20", "menu", "more", "more", "help", "undo", "quit")
"""What a person who wants to know everything types; ``why`` and ``odds`` of some actions are added."""


def standing(name: str, state: State) -> Match:
    """A match that stands at a position, with people in every seat and dice on the table."""
    match = Match(shipped(name), seed=1, dice=False, players=dict.fromkeys(_seats(name), "human"), record=False)
    match._state = state
    match._recorder = Recorder(state)
    return match


def _seats(name: str) -> list[str]:
    return [one.code for one in shipped(name).seats]


def sitting(name: str, state: State, path: Path, draw: Random) -> str:
    """All that is shown to the person who is to move, or to all at the keyboard when dice are to be thrown."""
    shown = screen(drawn=False)
    asked: list[str] = []
    if state.seat >= 0:
        menu = state.rulebook.offers[state.menu][state.seat]
        for action in draw.sample(menu, min(6, len(menu))):
            short = action.code.partition(" ")[2]
            asked += [f"why {short}", f"odds {short}", f"help {short}"]
    script = Script([*asked, *TYPED], shown)
    script.shown.live = True
    match = standing(name, state.copy())
    sit_down(match, script, path).run()
    return "\n".join([written(shown), *script.prompts, *[" ".join(words) for words in script.words]])


def twins(state: State) -> Iterator[tuple[int, Action, Action]]:
    """Pairs of actions of the seat to move that a certain other seat must not tell apart; that seat comes first."""
    if state.seat < 0 or len(state.stack) != 2:
        return
    _, phase, at, _, _ = state.stack[0]
    once = state.rulebook.phases[phase].steps[at].mode == ONCE
    first: dict[int, Action] = {}
    for action in engine.legal(state):
        passing = action.verb == "pass"
        if passing and not once:
            continue
        after = state.copy()
        entry = Recorder(after).decision(after, 1, action)
        if after.at_chance:
            continue
        seen = (0 if passing else action.seen(state)) | noticed_by(entry)
        for seat in seats_of(state):
            if not seen >> seat & 1:
                if seat in first:
                    yield seat, first[seat], action
                else:
                    first[seat] = action


def replayed(scenario: Scenario, log: list[Entry], action: Action, seat: int, path: Path) -> str:
    """What ``replay --as`` tells a seat of a match that went as ``log`` says and then one action further."""
    match = Match(scenario, seed=1, dice=False, players={one.code: "random" for one in scenario.seats})
    for one in log:
        if one.outcome is None:
            match.advance(one.code)
        else:
            match.resolve(one.outcome)
    match.advance(action)
    path.unlink(missing_ok=True)
    match.save(path, created="2025-01-01T00:00:00+00:00")
    match.close()
    told = io.StringIO()
    with redirect_stdout(told):
        status = run(["replay", str(path), "--as", match.rulebook.seats[seat], "--plain"])
    assert status == 0, told.getvalue()
    return told.getvalue()


def marked(name: str) -> tuple[Scenario, dict[str, list[str]]]:
    """A scenario whose secret aims each have a mark for a text, and the marks by seat."""
    scenario = shipped(name)
    marks: dict[str, list[str]] = {one.code: [] for one in scenario.seats}
    aims = []
    for at, aim in enumerate(scenario.aims):
        if aim.kind == "secret":
            marks[aim.seat].append(f"Xyzzy{at:03d}")
            aim = aim.model_copy(update={"text": f"Xyzzy{at:03d} is wanted"})
        aims.append(aim)
    return scenario.model_copy(update={"aims": tuple(aims)}), marks


def betrayed(name: str, seed: int, folder: Path, limit: int) -> list[str]:
    """Play a marked match; the marks of others that are in anything a seat is shown."""
    scenario, marks = marked(name)
    match = Match(scenario, seed=seed, players={one.code: "random" for one in scenario.seats})
    drive(match, dict.fromkeys(match.players, RandomPlayer()), limit=limit)
    path = folder / "marked.jsonl"
    path.unlink(missing_ok=True)
    match.save(path)
    match.close()
    found = []
    for seat in match.players:
        told = io.StringIO()
        with redirect_stdout(told):
            run(["replay", str(path), "--as", seat, "--plain"])
        shown = [told.getvalue().partition("-- The end --")[0], *map(repr, match.log(seat))]
        if not match.over:
            shown.append(observe(match.view(seat)).model_dump_json())
        for other, words in marks.items():
            if other != seat:
                found += [f"{seat} is shown {word} of {other}" for word in words if any(word in one for one in shown)]
    return found

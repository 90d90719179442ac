"""Positions that random play seldom reaches: rounds of talks, texts on paper, deals in force, wars.

They are reached from those of scripts: playthroughs, historical lines, and those in ``tests/positions/`` for scenarios
that have none.  From there a list of whole numbers plays on, so that hypothesis can shrink what it finds: to an earlier
position, to fewer choices, to the first in the menu.
"""

from __future__ import annotations

from collections import Counter
from functools import cache
from random import Random
from typing import Final

from hypothesis import Phase, settings
from hypothesis import strategies as st

from game.kernel import engine
from game.kernel.state import State
from game.lines import perform
from game.records.script import Script, read_script
from game.rules import initial_state
from game.rules.escalation import Escalation
from game.rules.single_text.board import SingleText
from game.rules.talks.board import Talks
from tests.playing import ROOT, SOAK, opening, scattered, table

FOLDERS: Final = ("tests/positions", "scenarios/lines", "tests/playthroughs")

FEW: Final = {
    "double-bind": ("secret-channel", "breach"),
    "first-moves": ("channel",),
    "maximum-pressure": ("maximum-pressure",),
    "second-double-bind": ("second-double-bind",),
}
"""The scripts of each scenario that ``make test`` plays; longer searches play all."""

SHRINKING: Final = settings(phases=(Phase.explicit, Phase.reuse, Phase.generate, Phase.shrink), deadline=None)
"""For properties of positions that are made of small numbers: what fails is shrunk."""


@cache
def scripts(name: str) -> dict[str, Script]:
    """Every script of a scenario that bots have no part in, by the name of its file."""
    found = {}
    for folder in FOLDERS:
        for path in sorted((ROOT / folder).glob("*.moves")):
            script = read_script(path)
            if script.scenario == name and not script.bots:
                found[path.stem] = script
    return found


@cache
def course(name: str, script: str) -> tuple[State, ...]:
    """Every position of a script, in order: to be copied, never played."""
    match = perform(scripts(name)[script]).match
    state = table(name).first()
    found = [state.copy()]
    for entry in match.log():
        if entry.outcome is None:
            engine.play(state, state.rulebook.by_code[entry.code])
        else:
            engine.resolve(state, entry.outcome)
        found.append(state.copy())
    return tuple(found)


def courses(name: str, every: bool = SOAK) -> list[str]:
    """The names of the scripts from which positions of a scenario are reached."""
    return list(scripts(name)) if every else list(FEW[name])


def take(state: State, choice: int) -> None:
    """Take one step, whatever number is given: the action or outcome with that number, counted round and round."""
    if state.over:
        return
    if state.at_chance:
        engine.resolve(state, choice % len(engine.odds(state)))
        return
    actions = engine.legal(state)
    engine.play(state, actions[choice % len(actions)])


@st.composite
def reached(draw: st.DrawFn, name: str) -> State:
    """A position of a scenario: on a script's course, or the first, or one with a scattered board; and some way on."""
    origin = draw(st.sampled_from(["", *courses(name), "scattered"]))
    if origin == "scattered":
        own = table(name)
        state = initial_state(own.book, scattered(own.setup, Random(draw(st.integers(0, 999)))))
    elif origin:
        positions = course(name, origin)
        state = positions[draw(st.integers(0, len(positions) - 1))].copy()
    else:
        state = table(name).first()
    for choice in draw(st.lists(st.integers(0, 99), max_size=40)):
        take(state, choice)
    return state


def drawn(name: str, draw: Random, every: bool) -> State:
    """The same from a generator, for searches of thousands."""
    names = courses(name, every)
    if draw.random() < 0.25 or not names:
        state = opening(name, draw.getrandbits(32))
    else:
        state = draw.choice(course(name, draw.choice(names))).copy()
    for _ in range(draw.randrange(40)):
        take(state, draw.getrandbits(16))
    return state


def depths(state: State) -> list[str]:
    """What a position holds of that which random play seldom reaches."""
    found = []
    talks, text = Talks.of(state), SingleText.of(state)
    if talks.on and (talks.present or talks.called or talks.scheduled):
        found.append("round of talks")
    if text.on and max(text.number) > 0:
        found.append("text on paper")
    if talks.on and talks.status:
        found.append("text agreed, public or in force")
    escalation = Escalation.of(state)
    if escalation.on and escalation.rung >= 7:
        found.append("war")
    return found


def reach(states: list[State]) -> Counter[str]:
    """How many positions hold what."""
    return Counter(one for state in states for one in depths(state))

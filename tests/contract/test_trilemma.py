"""No single decision raises negotiation, regime security and narrative together without a price.  rules.md §1.2"""

from __future__ import annotations

from random import Random

import pytest

from game.kernel import engine
from game.kernel.action import Action
from game.kernel.engine import price
from game.kernel.state import State
from game.rules.regime.board import Regime
from game.rules.seats import ATTENTION
from game.rules.talks.board import Talks
from tests.playing import SCENARIOS, consequences, opening, table, walk

AXES = ("talks.negotiation", "regime.security", "regime.narrative")


def free(before: State, action: Action) -> bool:
    """Whether an action takes nothing but attention."""
    return all(kind == ATTENTION or amount <= 0 for kind, amount in price(before, action))


def raised(before: State, after: State) -> bool:
    """Whether all three axes stand higher."""
    axes = [before.rulebook.indicators[code] for code in AXES if code in before.rulebook.indicators]
    return len(axes) == len(AXES) and all(one.read(after) > one.read(before) for one in axes)


def bargains(state: State) -> list[str]:
    """The codes of the legal actions that serve all three axes for attention alone."""
    return [
        action.code
        for action in engine.legal(state)
        if free(state, action) and any(raised(state, one) for one in consequences(state, action))
    ]


@pytest.mark.parametrize("name", SCENARIOS)
@pytest.mark.parametrize("seed", range(4))
def test_no_action_serves_all_three_for_attention_alone(name: str, seed: int) -> None:
    draw = Random(seed)
    for state in walk(opening(name, seed), draw):
        if not state.over and not state.at_chance and draw.random() < 0.12:
            found = bargains(state)
            assert not found, f"turn {state.turn}: {found}"


def test_the_check_sees_a_bargain(monkeypatch: pytest.MonkeyPatch) -> None:
    """An action made too good is found."""
    state = table("double-bind").first()
    while state.at_chance or not any(one.verb == "pass" for one in engine.legal(state)):
        if state.at_chance:
            engine.resolve(state, 0)
        else:
            engine.play(state, engine.legal(state)[0])
    action = engine.legal(state)[0]

    def gift(self: Action, state: State, outcome: int) -> None:
        Talks.of(state).negotiation += 1
        Regime.of(state).security += 1
        Regime.of(state).narrative += 1

    monkeypatch.setattr(type(action), "resolve", gift)
    monkeypatch.setattr(type(action), "cost", lambda self, state: ((ATTENTION, 0),))
    assert action.code in bargains(state)

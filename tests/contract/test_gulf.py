"""The mediators' seat has a decision in every turn, and its envoys are trusted more than its silence."""

from __future__ import annotations

from collections import defaultdict
from random import Random

from game.kernel import engine
from game.kernel.action import Action
from game.rules.seats import GULF
from tests.playing import fallen, table

MATCHES = 17
LEAST = 5
"""Actions other than passing that are open in some menu of every turn; 7 was the fewest measured."""

POLICIES = {
    "silence": (),
    "envoy": ("ask", "draft", "revise", "propose", "visit", "interview", "soften", "feel-out", "mediate"),
}


def preferred(policy: str, actions: list[Action], draw: Random) -> Action:
    """The action of a policy: one of the first verb that is open, else a pass."""
    for verb in POLICIES[policy]:
        found = [one for one in actions if one.verb == verb]
        if found:
            return draw.choice(found)
    return next((one for one in actions if one.verb == "pass"), actions[0])


def play(policy: str, seed: int) -> tuple[int, dict[int, set[str]]]:
    """Tehran's trust at the end, and by turn what was open, in a match of random players."""
    own = table("double-bind")
    state, draw = own.first(), Random(seed)
    offered: dict[int, set[str]] = defaultdict(set)
    while not state.over:
        if state.at_chance:
            engine.resolve(state, fallen(engine.odds(state), draw))
            continue
        actions = engine.legal(state)
        if state.seat == GULF:
            offered[state.turn] |= {one.code for one in actions if one.verb != "pass"}
            engine.play(state, preferred(policy, actions, draw))
        else:
            engine.play(state, draw.choice(actions))
    return own.book.indicators["channels.trust.tehran"].read(state), offered


def test_the_mediators_have_a_decision_every_turn() -> None:
    """Every turn offers at least LEAST actions, and envoys leave more trust than silence does; not: a better score."""
    trust = {}
    for policy in POLICIES:
        played = [play(policy, seed) for seed in range(MATCHES)]
        trust[policy] = sum(one[0] for one in played) / MATCHES
        for seed, (_, offered) in enumerate(played):
            turns = range(1, max(offered) + 1)
            few = {turn: len(offered[turn]) for turn in turns if len(offered[turn]) < LEAST}
            assert not few, f"{policy}, seed {seed}: {few}"
    assert trust["envoy"] > trust["silence"] + 10, trust

"""The mediators' seat has a decision in every turn, and its courses lead to different boards."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from random import Random

from game.kernel import engine
from game.kernel.action import Action
from game.rules.scoring import score
from game.rules.seats import GULF
from tests.playing import fallen, table

MATCHES = 30
LEAST = 5
"""Actions other than passing that are open in some menu of every turn; 7 was the fewest measured."""

POLICIES = {
    "silence": (),
    "envoy": ("calm", "visit", "propose", "interview", "draft", "revise", "ask", "soften", "prisoners", "mediate"),
    "broker": ("truce", "bargain", "reconcile", "ceasefire", "assure", "invest", "mediate"),
}
"""Who only looks on, who calls on both sides and holds the pen, and who buys calm front by front."""

WATCHED = (
    "escalation.tension", "gulf.standing", "gulf.funds", "backchannels.trust.washington", "backchannels.trust.tehran",
    "alignment.fear",
)


def preferred(policy: str, actions: list[Action], draw: Random) -> Action:
    """The action of a policy: one of the first verb that is open, else a pass."""
    for verb in POLICIES[policy]:
        found = [one for one in actions if one.verb == verb]
        if found:
            return draw.choice(found)
    return next((one for one in actions if one.verb == "pass"), actions[0])


def play(policy: str, seed: int) -> tuple[dict[str, int], dict[int, set[str]]]:
    """What was watched at the end with the seat's own result, and by turn what was open; others play at random."""
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
    ended = {code: own.book.indicators[code].read(state) for code in WATCHED}
    return ended | {"result": score(state, GULF).total}, offered


@cache
def played(policy: str) -> list[tuple[dict[str, int], dict[int, set[str]]]]:
    """The matches of one policy."""
    return [play(policy, seed) for seed in range(MATCHES)]


def mean(policy: str, code: str) -> float:
    """The mean of what was watched at the end of the matches of a policy."""
    return sum(one[0][code] for one in played(policy)) / MATCHES


def test_the_mediators_have_a_decision_every_turn() -> None:
    """Every turn offers at least LEAST actions, whatever the policy."""
    for policy in POLICIES:
        for seed, (_, offered) in enumerate(played(policy)):
            turns = range(1, max(offered) + 1)
            few = {turn: len(offered[turn]) for turn in turns if len(offered[turn]) < LEAST}
            assert not few, f"{policy}, seed {seed}: {few}"


def test_three_courses_lead_to_three_boards() -> None:
    """Envoys end trusted and sought, brokers with calm fronts and spent favours, silence with neither."""
    ended = {policy: {code: mean(policy, code) for code in (*WATCHED, "result")} for policy in POLICIES}
    silence, envoy, broker = (ended[policy] for policy in ("silence", "envoy", "broker"))
    for side in ("washington", "tehran"):
        trust = f"backchannels.trust.{side}"
        assert envoy[trust] > silence[trust] + 15, ended
        assert silence[trust] > broker[trust] + 5, ended
    assert envoy["gulf.standing"] > silence["gulf.standing"] + 5 > broker["gulf.standing"] + 10, ended
    assert broker["escalation.tension"] < envoy["escalation.tension"] - 10, ended
    assert envoy["escalation.tension"] < silence["escalation.tension"] - 4, ended
    assert broker["alignment.fear"] < envoy["alignment.fear"] - 10, ended
    assert silence["gulf.funds"] > envoy["gulf.funds"] + 150 > broker["gulf.funds"] + 300, ended
    assert min(envoy["result"], broker["result"]) > silence["result"] + 4, ended

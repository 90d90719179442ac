"""The three courses of each player aid, played: ``python -m tests.balance.courses [MATCHES] [BOT]`` prints mean scores.

A course is a taste: of the legal actions its own verbs are taken first, and those of the other two courses last; among
equals chance decides, and BOT (``random`` unless told) plays every other seat.  The matches of a seat's courses have
the same seeds.
"""

from __future__ import annotations

import sys
from random import Random
from statistics import fmean, stdev
from typing import Final

from game.kernel import engine
from game.kernel.action import Action
from game.kernel.knowledge import view
from game.players.registry import make_player
from game.rules.scoring import scores
from tests.playing import fallen, table

TASTES: Final[dict[str, tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]]] = {
    "us": (
        ("sanction", "enforce", "list", "designate", "lean-on", "refreeze"),
        ("invite", "attend", "sign", "propose", "accept", "message", "waive", "release", "demand narrow", "answer"),
        ("deploy", "deadline", "back", "lend", "supply", "brief", "attend", "argue"),
    ),
    "israel": (
        ("prepare packages", "strike", "intercept all", "sabotage"),
        ("inform", "consult", "ask", "prepare targets", "lobby", "share", "normalise"),
        ("prepare reserves", "hit", "acquiesce", "pledge", "reassure", "stand-down"),
    ),
    "leader": (
        ("mandate refuse", "impose defy", "enrich surge", "retaliate measured", "draw", "reframe"),
        ("mandate limits", "mandate broad", "impose bargain", "bless", "vouch", "withhold", "reframe", "lift"),
        ("ambiguous", "mandate indirect", "enrich sixty", "retaliate telegraphed", "shelve", "purse people"),
    ),
    "irgc": (
        ("build", "exercise", "display", "buy", "table defy", "disperse", "hunt"),
        ("arm", "order", "harass", "seize", "rockets", "move-arms", "smuggle"),
        ("restrain", "propose", "accept", "message", "smuggle", "pledge", "hot-line", "table endure"),
    ),
    "government": (
        ("table bargain", "accept", "propose", "invite", "attend", "sign", "answer", "message"),
        ("manage", "barter", "listen", "court", "borrow", "connect", "attend"),
        ("admit", "inquiry", "deny", "crews", "calm", "stand-down", "attend"),
    ),
    "gulf": (
        ("draft", "interview", "revise", "ask", "propose", "mediate"),
        ("soften", "truce", "ceasefire", "prisoners", "visit", "guard", "mediate"),
        ("pump", "insure", "invest", "assure", "reconcile", "passage", "calm"),
    ),
    "europe": (
        ("snapback", "embargo", "censure", "unite"),
        ("sound", "trade", "reassure", "mediate", "verify", "settle"),
        ("align", "censure", "verify", "rally", "list", "press"),
    ),
}
"""Verbs, with or without their words, of the three courses of ``game/console/reference/counsel.py`` in that order."""


def choose(actions: list[Action], course: int, draw: Random) -> Action:
    """An action of the course if there is one, else one that belongs to no course, else any."""
    seat = actions[0].code.partition(" ")[0]
    tastes = TASTES[seat]

    def has(action: Action, at: int) -> bool:
        rest = action.code.partition(" ")[2]
        return any(f"{rest} ".startswith(f"{one} ") for one in tastes[at])

    own = [one for one in actions if has(one, course)]
    neutral = [one for one in actions if not any(has(one, at) for at in range(3))]
    return draw.choice(own or neutral or actions)


def played(scenario: str, seat: str, course: int, seed: int, bot: str = "random") -> int:
    """The score of a seat that holds to a course from 0 to 2 (−1: plays as the others do) among bots."""
    state = table(scenario).first()
    draw = Random(f"{seat} {seed}")
    at = state.rulebook.seats.index(seat)
    others = make_player(bot)
    while not state.over:
        if state.at_chance:
            engine.resolve(state, fallen(engine.odds(state), draw))
            continue
        actions = engine.legal(state)
        mine = state.seat == at and course >= 0
        engine.play(state, choose(actions, course, draw) if mine else others.choose(view(state, state.seat), draw))
    return scores(state)[seat].total


def main() -> int:
    """Print a line for each seat: the means of its three courses and of the bot's play, and the widest error."""
    matches = int(sys.argv[1]) if len(sys.argv) > 1 else 30
    bot = sys.argv[2] if len(sys.argv) > 2 else "random"
    print(f"{'seat':<12}{'first':>8}{'second':>8}{'third':>8}{bot:>8}{'error':>8}")
    for seat in TASTES:
        found = [
            [played("double-bind", seat, course, seed, bot) for seed in range(matches)] for course in (0, 1, 2, -1)
        ]
        error = max(stdev(one) for one in found) / matches**0.5
        print(f"{seat:<12}" + "".join(f"{fmean(one):>8.1f}" for one in found) + f"{error:>8.1f}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())

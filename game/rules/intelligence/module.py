"""The rule module of intelligence and covert action.  rules.md §17

Answers ``upkeep``; of other chapters it moves what Israel knows of its targets, which rests on its network.
"""

from __future__ import annotations

from game.kernel.action import Action, Event
from game.kernel.module import RuleModule
from game.kernel.rulebook import Rulebook
from game.kernel.state import State
from game.rules.intelligence.board import MISSILES, QUESTIONS, SERVICES, Intelligence
from game.rules.intelligence.covert_action import (
    CYBER_TARGETS,
    Assassinate,
    AssassinationAffair,
    BreakIn,
    Hack,
    Recruit,
    Sabotage,
    SabotageAffair,
)
from game.rules.intelligence.services import (
    WAYS,
    Deceive,
    Hunt,
    Read,
    Reading,
    Revelation,
    Share,
    Show,
    SpyHunt,
)
from game.rules.nuclear.board import FORDOW, NATANZ
from game.rules.seats import IRGC, ISRAEL, US
from game.rules.setup import per_turn
from game.rules.strikes.board import Strikes


class IntelligenceModule(RuleModule):
    """A war below the threshold: networks are slow to grow, quick to lose, and worn by use."""

    __slots__ = ()
    code = "intelligence"
    title = "Intelligence and covert action"
    section = "17"
    slice_type = Intelligence
    needs = ("nuclear",)

    def actions(self, book: Rulebook) -> list[Action]:
        actions: list[Action] = []
        for seat in SERVICES:
            actions.append(Recruit(seat))
            actions.extend([Sabotage(seat, NATANZ), Sabotage(seat, FORDOW)])
            actions.extend(BreakIn(seat, target) for target in range(len(CYBER_TARGETS)))
            actions.extend(
                Read(seat, question)
                for question in range(len(QUESTIONS))
                if question != MISSILES or book.on("strikes")
            )
            actions.append(Show(seat))
            if book.playing[US] and book.playing[ISRAEL]:
                actions.append(Share(seat))
        actions.append(Assassinate(ISRAEL))
        actions.extend([Hunt(IRGC), *(Hack(victim) for victim in SERVICES if book.playing[victim])])
        if book.on("strikes"):
            actions.extend(Deceive(way) for way in range(len(WAYS)))
        return actions

    def events(self, book: Rulebook) -> list[Event]:
        return [SabotageAffair(), AssassinationAffair(), Reading(), Revelation(), SpyHunt()]

    def upkeep(self, state: State) -> None:
        """Networks fade, hunters tire, experts are trained; Israel's picture rests on its network.  rules.md §17.1"""
        intelligence = Intelligence.of(state)
        fade = per_turn(state.rulebook, intelligence.dials.fade)
        for seat in SERVICES:
            if intelligence.network(seat) > 20:
                intelligence.add_network(seat, -min(fade, intelligence.network(seat) - 20))
        intelligence.add_hunt(-per_turn(state.rulebook, intelligence.dials.hunters))
        intelligence.experts = min(100, intelligence.experts + per_turn(state.rulebook, intelligence.dials.recover))
        Strikes.of(state).keep_intelligence(intelligence.network_israel // 2)

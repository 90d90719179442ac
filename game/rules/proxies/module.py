"""Fronts with aims of their own, whose hand is seen, and what a turn does to strength and loyalty.  rules.md §14

Answers ``operations`` and ``upkeep``.  A front's own attack may be disputed under a deal; blame moves the Guard's
standing, the perceived threat, the restiveness of Congress and tension.
"""

from __future__ import annotations

from typing import Final

from game.kernel.action import Action, Event
from game.kernel.module import RuleModule
from game.kernel.rulebook import Rulebook
from game.kernel.state import State
from game.kernel.types import Frame, Odds
from game.rules.clauses import FIRST_FRONT
from game.rules.escalation import Escalation
from game.rules.nuclear.board import Nuclear
from game.rules.proxies.actions import Arm, Hit, Order, Restrain, Truce
from game.rules.proxies.board import (
    AUTONOMY,
    ENOUGH_TO_ATTACK,
    EVERY_FRONT,
    FRONTS,
    HEZBOLLAH,
    HOUTHIS,
    IRAQ,
    Proxies,
)
from game.rules.proxies.militias import DENIED, OVERT, Campaign, Embassy, MoveArms, Reassure, Rockets, Settle
from game.rules.regime.board import Regime
from game.rules.seats import GULF, IRGC, ISRAEL, STANDING, TEHRAN, US
from game.rules.setup import per_turn
from game.rules.strikes.board import Strikes
from game.rules.talks.board import Talks
from game.rules.washington.board import Washington

KEPT_QUIET: Final = 0
"""The fronts do nothing of their own; higher numbers are the restless fronts in order."""
NOBODY_KNOWS, GUARD_BLAMED, FRONT_BLAMED = range(3)
"""At whose door an attack is laid."""


def restless(state: State) -> list[int]:
    """The fronts strong enough to attack that neither the Guard nor a truce restrains.  rules.md §14.6"""
    proxies = Proxies.of(state)
    return [
        front
        for front in EVERY_FRONT
        if proxies.strength[front] >= ENOUGH_TO_ATTACK
        and not proxies.restraint[front]
        and not proxies.truce[front]
        and not proxies.local[front]
    ]


class OwnAim(Event):
    """A front that nobody restrains may follow an aim of its own.  rules.md §14.6, §11.6"""

    __slots__ = ()
    code = "own-aim"
    title = "The fronts"
    section = "14.6"

    def odds(self, state: State, frame: Frame) -> Odds:
        outcomes: list[tuple[str, int]] = [("they keep quiet", 200)]
        for front in restless(state):
            outcomes.append((f"{FRONTS[front]} attack on their own", 1 + AUTONOMY[front] // 2))
        return tuple(outcomes)

    def resolve(self, state: State, frame: Frame, outcome: int) -> None:
        if outcome == KEPT_QUIET:
            return
        front = restless(state)[outcome - 1]
        Proxies.of(state).attack(state, front, False)
        talks = Talks.of(state)
        if talks.deal[FIRST_FRONT + front]:
            talks.dispute(TEHRAN, 2)


class Blame(Event):
    """Whose hand was it?  Attribution is contested, and may be wrong.  rules.md §14.9"""

    __slots__ = ()
    code = "blame"
    title = "Whose hand was it"
    section = "14.9"

    def odds(self, state: State, frame: Frame) -> Odds:
        _, _, front = frame
        nuclear = Nuclear.of(state)
        watched = nuclear.access // 10 if nuclear.on else 4
        strikes = Strikes.of(state)
        watched += strikes.intelligence // 10 if strikes.on else 4
        return (
            ("nobody can say", 60),
            ("laid at the Guard's door", 12 + watched),
            ("laid at the front's own door", 15 + AUTONOMY[front] // 4),
        )

    def resolve(self, state: State, frame: Frame, outcome: int) -> None:
        _, _, front = frame
        if outcome == GUARD_BLAMED:
            state.gain(IRGC, STANDING, -1)
            Regime.of(state).add_threat(3)
            Washington.of(state).add_restiveness(-2)
            Escalation.of(state).add_tension(3)
        elif outcome == FRONT_BLAMED:
            Proxies.of(state).add_strength(front, -1)
            Escalation.of(state).add_tension(-1)


class ProxiesModule(RuleModule):
    """Leverage with a will of its own."""

    __slots__ = ()
    code = "proxies"
    title = "Proxies"
    section = "14"
    slice_type = Proxies

    def actions(self, book: Rulebook) -> list[Action]:
        actions: list[Action] = []
        for front in EVERY_FRONT:
            actions.extend([Arm(IRGC, front), Order(IRGC, front), Restrain(IRGC, front)])
        actions.extend([Hit(US, IRAQ), Hit(US, HOUTHIS), Hit(ISRAEL, HEZBOLLAH), Hit(ISRAEL, HOUTHIS)])
        actions.extend([Truce(GULF, IRAQ), Truce(GULF, HOUTHIS)])
        actions.extend([Rockets(DENIED), Rockets(OVERT), Embassy(IRGC), Reassure(IRGC), Campaign(US)])
        actions.extend(MoveArms(front, to) for front in EVERY_FRONT for to in EVERY_FRONT if front != to)
        actions.extend(Settle(GULF, front) for front in EVERY_FRONT)
        return actions

    def events(self, book: Rulebook) -> list[Event]:
        return [OwnAim(), Blame()]

    def operations(self, state: State) -> None:
        """Before the seats act, the fronts may.  rules.md §14.6"""
        state.happen("own-aim")

    def upkeep(self, state: State) -> None:
        """Loyalty fades unless fed, the weak regrow, calm runs out.  rules.md §14.6"""
        proxies = Proxies.of(state)
        proxies.attacks = 0
        proxies.add_doubt(-2)
        proxies.pause = [max(0, turns - 1) for turns in proxies.pause]
        for front in EVERY_FRONT:
            if proxies.loyalty[front] > 40:
                proxies.add_loyalty(front, -per_turn(state.rulebook, proxies.dials.wither))
            if proxies.strength[front] < 30:
                proxies.add_strength(front, per_turn(state.rulebook, proxies.dials.regrow))
            if proxies.restraint[front]:
                proxies.restraint[front] -= 1
            if proxies.truce[front]:
                proxies.truce[front] -= 1
            if proxies.local[front]:
                proxies.local[front] -= 1

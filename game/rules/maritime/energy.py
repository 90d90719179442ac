"""Raids on Gulf energy, and the emergency stocks that answer a shortage.  rules.md §15.14, §15.15"""

from __future__ import annotations

from typing import Final

from game.kernel.action import Action
from game.kernel.state import State
from game.kernel.types import Cost, Odds, Reason, seats_of
from game.rules.alignment.board import Alignment
from game.rules.economy.board import Economy
from game.rules.escalation import Escalation
from game.rules.maritime.board import MUCH_HIT, RAIDED, STOCKS, Maritime, undecided
from game.rules.marks import ATTACK
from game.rules.proxies.board import HOUTHIS, IRAQ, Proxies
from game.rules.regime.board import Regime
from game.rules.seats import ATTENTION, EUROPE, FUNDS, IRGC, STANDING, US
from game.rules.washington.board import Washington

RELEASE: Final = 100
"""Emergency crude sold at a time, in m bbl."""


class Raid(Action):
    """Drones and missiles on the energy works across the Gulf, for all to see.  rules.md §15.14"""

    __slots__ = ()
    section = "15.14"
    verb = "raid"
    marks = ATTACK
    offered = "operations"
    fixed_cost = ((ATTENTION, 2), (STANDING, 3), (FUNDS, 100))
    description = "Raid Gulf energy works openly, at rung 6: 5 to 6 million barrels a day out for weeks if much is hit"

    def __init__(self) -> None:
        super().__init__(IRGC)

    def forbidden(self, state: State) -> Reason | None:
        resting = Maritime.of(state).why_resting(RAIDED, "15.14", "the works are on guard after a raid")
        return resting or undecided(state)

    def odds(self, state: State) -> Odds:
        return (("much is hit", 35), ("little is hit", 40), ("it is beaten off", 25))

    def resolve(self, state: State, outcome: int) -> None:
        maritime = Maritime.of(state)
        maritime.strike_works(state, outcome)
        maritime.add_blame(20)
        maritime.cut_hot_line()
        regime = Regime.of(state)
        regime.add_narrative(2)
        regime.add_threat(4)
        Washington.of(state).add_credibility(4)
        Alignment.of(state).endanger_neighbours(10)
        Escalation.of(state).act_of_force(state, 6, 0)


class RaidByFront(Action):
    """The same through a front, which claims it or does not.  rules.md §15.14  [crossroads-51]"""

    __slots__ = ()
    section = "15.14"
    verb = "raid-front"
    offered = "operations"
    rumour = "Energy works in the Gulf were attacked; nobody has answered for it yet"
    fixed_cost = ((ATTENTION, 2), (FUNDS, 150))
    visibility = seats_of(IRGC)
    description = "Raid Gulf energy works through a front: less sure to hit, and who did it stays a contest"

    def __init__(self) -> None:
        super().__init__(IRGC)

    def forbidden(self, state: State) -> Reason | None:
        strength = Proxies.of(state).strength
        if max(strength[IRAQ], strength[HOUTHIS]) < 30:
            return Reason("15.14", "no front in reach of the Gulf has a strength of 30")
        return Maritime.of(state).why_resting(RAIDED, "15.14", "the works are on guard after a raid")

    def odds(self, state: State) -> Odds:
        return (("much is hit", 25), ("little is hit", 40), ("it is beaten off", 35))

    def resolve(self, state: State, outcome: int) -> None:
        Maritime.of(state).strike_works(state, outcome)
        state.happen("verdict", 5 if outcome == MUCH_HIT else 4, 0)


class Reserves(Action):
    """Sell a hundred million barrels of emergency stocks.  rules.md §15.15"""

    __slots__ = ()
    section = "15.15"
    verb = "release-reserves"
    offered = "operations"
    description = "Sell 100 m bbl of emergency stocks: crude -4% on the news, 1,000 kb/d for months; they are gone then"

    def forbidden(self, state: State) -> Reason | None:
        maritime = Maritime.of(state)
        if maritime.stock_of(self.seat) < RELEASE:
            return Reason("15.15", "less than 100 m bbl is left")
        if maritime.releasing > 300:
            return Reason("15.15", "the pipelines from the stocks are full")
        return maritime.why_resting(STOCKS, "15.15", "a release was announced lately") if self.seat == US else None

    def printed_cost(self) -> Cost:
        return ((ATTENTION, 1), (STANDING, 2)) if self.seat == US else ((ATTENTION, 2), (STANDING, 1))

    def resolve(self, state: State, outcome: int) -> None:
        maritime = Maritime.of(state)
        maritime.release_stock(self.seat, RELEASE)
        Economy.of(state).add_fear(-4)
        if self.seat == US:
            maritime.rest[STOCKS] = 2
            Washington.of(state).add_approval(1)
        else:
            state.gain(EUROPE, STANDING, 1)
            state.gain(US, STANDING, 1)

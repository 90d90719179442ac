"""Mines: laid openly or in secret, met by chance, swept over turns, blamed on someone.  rules.md §15.8-§15.10"""

from __future__ import annotations

from typing import Final

from game.kernel.action import Action, Event
from game.kernel.state import State
from game.kernel.types import Cost, Frame, Odds, Reason, seats_of
from game.rules.alignment.board import Alignment
from game.rules.economy.board import Economy
from game.rules.escalation import Escalation
from game.rules.maritime.board import MOST_MINES, SHUT, Maritime, undecided
from game.rules.marks import ATTACK, GESTURE
from game.rules.regime.board import GUARD, Regime
from game.rules.seats import ATTENTION, FUNDS, GOVERNMENT, GULF, IRGC, STANDING, US
from game.rules.washington.board import Washington

FIELD: Final = 8
"""Mines laid at a time."""

OPENLY, SECRETLY = range(2)
"""How mines are laid."""

NOTHING_MET, SHIP_STRUCK, SIGHTED = range(3)
"""How mines that lie hidden are met."""

CONTESTED, BLAMED = range(2)
"""What the world makes of a deed at sea."""

BELIEVED, DOUBTED = range(2)
"""What it makes of evidence."""

NO_OTHER, MORE_FOUND = range(2)
"""What sweepers find beyond the mines they knew of."""


class Mine(Action):
    """Lay mines, in the open or in the dark.  rules.md §15.8"""

    __slots__ = ("form",)
    section = "15.8"
    verb = "mine"
    marks = ATTACK
    offered = "operations"

    def __init__(self, seat: int, form: int) -> None:
        super().__init__(seat)
        self.form = form

    def words(self) -> str:
        return ("open", "secret")[self.form]

    def describe(self) -> str:
        if self.form == OPENLY:
            return "Lay eight mines for all to see: confidence -30, crude +8%, an act of force at rung 5"
        return "Lay eight mines at night: nothing shows until a ship or a patrol meets one"

    def forbidden(self, state: State) -> Reason | None:
        if Maritime.of(state).mines > MOST_MINES - FIELD:
            return Reason("15.8", "the store of mines is empty")
        return undecided(state) if self.form == OPENLY else None

    def printed_cost(self) -> Cost:
        return ((ATTENTION, 2), (FUNDS, 60 if self.form == OPENLY else 120))

    def seen(self, state: State) -> int:
        return super().seen(state) if self.form == OPENLY else seats_of(IRGC)

    def resolve(self, state: State, outcome: int) -> None:
        maritime = Maritime.of(state)
        maritime.mines += FIELD
        if self.form == SECRETLY:
            return
        maritime.found = min(maritime.mines, maritime.found + FIELD)
        maritime.charts = 0
        maritime.lower_confidence(30)
        maritime.add_blame(30)
        maritime.price_news(state)
        Economy.of(state).add_fear(8)
        Regime.of(state).add_narrative(2)
        Regime.of(state).add_threat(4)
        state.gain(GULF, STANDING, -2)
        Alignment.of(state).endanger_neighbours(6)
        Escalation.of(state).act_of_force(state, 5, 0)


class Trap(Event):
    """What lies hidden in the water is met or not.  rules.md §15.8"""

    __slots__ = ()
    code = "trap"
    title = "Under the surface"
    section = "15.8"
    visibility = seats_of(IRGC)

    def odds(self, state: State, frame: Frame) -> Odds:
        maritime = Maritime.of(state)
        hidden = maritime.mines - maritime.found
        return (
            ("nothing is met", 60),
            ("a ship strikes a mine", 1 + hidden * maritime.flow() // 10_000),
            ("a patrol sights a mine", 10 + 10 * maritime.escorts),
        )

    def resolve(self, state: State, frame: Frame, outcome: int) -> None:
        if outcome == NOTHING_MET:
            return
        struck = outcome == SHIP_STRUCK
        maritime = Maritime.of(state)
        maritime.found = min(maritime.mines, maritime.found + FIELD // 2)
        maritime.charts = 0
        maritime.lower_confidence(20 if struck else 10)
        maritime.price_news(state)
        Economy.of(state).add_fear(5 if struck else 2)
        state.happen("verdict", 4 if struck else 3, 3 if struck else 0)


class Verdict(Event):
    """The world decides whether it knows who did it.  The frame holds rung and dead.  rules.md §15.9"""

    __slots__ = ()
    code = "verdict"
    title = "Who did it"
    section = "15.9"

    def odds(self, state: State, frame: Frame) -> Odds:
        return (("it stays contested", 60), ("the Guard is blamed", 30 + Maritime.of(state).blame // 2))

    def resolve(self, state: State, frame: Frame, outcome: int) -> None:
        _, _, rung, dead = frame
        maritime = Maritime.of(state)
        if outcome == CONTESTED:
            maritime.add_contested()
            Escalation.of(state).add_tension(4)
            return
        maritime.add_blame(15)
        Regime.of(state).add_threat(3)
        Washington.of(state).add_credibility(2)
        state.gain(IRGC, STANDING, -2)
        Escalation.of(state).act_of_force(state, rung, dead)


class Charge(Action):
    """Put evidence of a contested deed before the world.  rules.md §15.9"""

    __slots__ = ()
    section = "15.9"
    verb = "charge"
    offered = "operations"
    fixed_cost = ((ATTENTION, 1), (STANDING, 1))
    description = (
        "Publish evidence on a contested deed at sea: blame and credibility if believed, standing -2 if doubted"
    )

    def forbidden(self, state: State) -> Reason | None:
        if not Maritime.of(state).contested:
            return Reason("15.9", "no deed at sea is contested")
        return None

    def odds(self, state: State) -> Odds:
        return (("believed", 30 + Maritime.of(state).blame // 2), ("doubted", 45))

    def resolve(self, state: State, outcome: int) -> None:
        maritime = Maritime.of(state)
        maritime.contested -= 1
        if outcome == BELIEVED:
            maritime.add_blame(20)
            Washington.of(state).add_credibility(3)
            Regime.of(state).add_threat(2)
            Escalation.of(state).add_tension(3)
        else:
            Washington.of(state).add_credibility(-2)
            state.gain(US, STANDING, -2)


class Inquiry(Action):
    """Offer the neighbours a joint inquiry into a contested deed.  rules.md §15.9"""

    __slots__ = ()
    section = "15.9"
    verb = "inquiry"
    offered = "operations"
    fixed_cost = ((ATTENTION, 1), (STANDING, 2))
    description = (
        "Offer the neighbours a joint inquiry into a contested deed: blame -15, tension -3, the Guard resents it"
    )

    def __init__(self) -> None:
        super().__init__(GOVERNMENT)

    def forbidden(self, state: State) -> Reason | None:
        if not Maritime.of(state).contested:
            return Reason("15.9", "no deed at sea is contested")
        return None

    def resolve(self, state: State, outcome: int) -> None:
        maritime = Maritime.of(state)
        maritime.contested -= 1
        maritime.add_blame(-15)
        Regime.of(state).add_cohesion(GUARD, -2)
        Escalation.of(state).add_tension(-3)


class Sweep(Action):
    """Sweep known mines, and look for more.  rules.md §15.10"""

    __slots__ = ()
    section = "15.10"
    verb = "sweep"
    offered = "operations"

    def mines_a_turn(self) -> int:
        """How many known mines a seat's sweepers clear without charts.  §15.10"""
        return 4 if self.seat == US else 3

    def describe(self) -> str:
        return f"Sweep {self.mines_a_turn()} known mines (twice as many with the Guard's charts) and look for more"

    def forbidden(self, state: State) -> Reason | None:
        maritime = Maritime.of(state)
        if not maritime.found:
            return Reason("15.10", "no mine is known to lie in the water")
        if maritime.closure == SHUT:
            return Reason("15.10", "sweepers cannot work under fire: the strait is shut")
        return None

    def printed_cost(self) -> Cost:
        return ((ATTENTION, 1),) if self.seat == US else ((ATTENTION, 1), (FUNDS, 60))

    def resolve(self, state: State, outcome: int) -> None:
        maritime = Maritime.of(state)
        swept = min(maritime.found, self.mines_a_turn() * (2 if maritime.charts else 1))
        maritime.found -= swept
        maritime.mines = max(maritime.found, maritime.mines - swept)
        state.happen("wider")


class WiderSearch(Event):
    """Sweepers look beyond the mines they knew of.  rules.md §15.10"""

    __slots__ = ()
    code = "wider"
    title = "The search"
    section = "15.10"

    def odds(self, state: State, frame: Frame) -> Odds:
        maritime = Maritime.of(state)
        if maritime.mines > maritime.found:
            return (("no other mine is found", 40), ("more mines are found", 60))
        return (("no other mine is found", 1),)

    def resolve(self, state: State, frame: Frame, outcome: int) -> None:
        maritime = Maritime.of(state)
        if outcome == MORE_FOUND:
            maritime.found = min(maritime.mines, maritime.found + FIELD // 2)
        if not maritime.found:
            turns = maritime.dials.insurers // state.rulebook.days
            maritime.scare = max(maritime.scare, min(99, turns))
            maritime.charts = 0


class Charts(Action):
    """Hand over the charts of one's own mines and clear them together.  rules.md §15.10"""

    __slots__ = ()
    section = "15.10"
    verb = "charts"
    marks = GESTURE
    offered = "operations"
    fixed_cost = ((ATTENTION, 1), (STANDING, 2))
    description = "Hand over the charts of your mines: swept twice as fast, tension -8, and all know they are yours"

    def forbidden(self, state: State) -> Reason | None:
        maritime = Maritime.of(state)
        if not maritime.mines:
            return Reason("15.10", "no mine of yours lies in the water")
        if maritime.charts:
            return Reason("15.10", "the charts are handed over")
        return None

    def resolve(self, state: State, outcome: int) -> None:
        maritime = Maritime.of(state)
        maritime.charts = 1
        maritime.found = maritime.mines
        maritime.add_blame(15)
        Regime.of(state).add_narrative(-3)
        Regime.of(state).add_threat(-3)
        state.gain(GULF, STANDING, 1)
        Escalation.of(state).add_tension(-8)

"""What is laid before the council: courses tabled blind by the blocs, signals from outside.  rules.md §9.2, §9.3"""

from __future__ import annotations

from typing import ClassVar

from game.kernel.action import Action
from game.kernel.state import State
from game.kernel.types import PER_SEAT, Reason
from game.rules.council.board import COURSES, PRESS, REASSURE, Council
from game.rules.seats import ATTENTION, STANDING


class Table(Action):
    """Table one course with hidden influence; all is revealed together.  rules.md §9.2"""

    __slots__ = ("course", "influence")
    section = "9.2"
    verb = "table"
    offered = "council"
    visibility = PER_SEAT

    def __init__(self, seat: int, course: int, influence: int) -> None:
        super().__init__(seat)
        self.course = course
        self.influence = influence

    def words(self) -> str:
        return f"{COURSES[self.course]} {self.influence}"

    def describe(self) -> str:
        plan = ("", "Defy: enrich, display, strike back", "Endure: economy of resistance", "Bargain: talk and sign")
        return f"{plan[self.course]}, with {self.influence} influence"

    def forbidden(self, state: State) -> Reason | None:
        if state.pool(self.seat, STANDING) < 2 * self.influence:
            return Reason("9.2", f"{self.influence} influence takes {2 * self.influence} standing at the reveal")
        return None

    def resolve(self, state: State, outcome: int) -> None:
        council = Council.of(state)
        council.tabled[self.seat] = self.course
        council.weight[self.seat] = self.influence


class Signal(Action):
    """Send the council a signal from outside.  rules.md §9.3"""

    __slots__ = ()
    section = "9.3"
    offered = "council"
    fixed_cost = ((ATTENTION, 1),)
    visibility = PER_SEAT
    signal: ClassVar[int] = 0

    def resolve(self, state: State, outcome: int) -> None:
        Council.of(state).signals[self.seat] = self.signal


class Press(Signal):
    """Press Tehran while it decides.  rules.md §9.3"""

    __slots__ = ()
    verb = "press"
    description = "Press: in a distressed country this pushes to bargain, in a proud one to defy"
    signal = PRESS


class Reassure(Signal):
    """Reassure Tehran while it decides.  rules.md §9.3"""

    __slots__ = ()
    verb = "reassure"
    description = "Reassure: helps those who would bargain; perceived threat -1"
    signal = REASSURE

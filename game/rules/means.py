"""Limited means: attention each turn, and the choice to pass.  rules.md §3.4, §5.1

Answers ``deploy`` and ``upkeep``; it changes every seat's attention and reads no other chapter.
"""

from __future__ import annotations

from game.kernel.action import Action
from game.kernel.field import field
from game.kernel.module import RuleModule
from game.kernel.rulebook import Rulebook
from game.kernel.slices import Slice
from game.kernel.state import State
from game.kernel.types import PASS, PER_SEAT
from game.rules.seats import ALL, ATTENTION, SEATS


class Means(Slice):
    """``allowance``: attention points each seat starts its turn with."""

    allowance: list[int] = field("points", 0, 12, start=5, labels=SEATS)


class Pass(Action):
    """Do nothing more on this menu; nobody is told, lest a secret choice show by its absence.  rules.md §3.4"""

    __slots__ = ()
    section = "3.4"
    verb = "pass"
    marks = PASS
    visibility = PER_SEAT
    description = "Pass"

    def words(self) -> str:
        return self.menu

    def resolve(self, state: State, outcome: int) -> None:
        return


class MeansModule(RuleModule):
    """Attention is renewed every turn; every seat may always pass."""

    __slots__ = ()
    code = "means"
    title = "Means"
    section = "5.1"
    slice_type = Means

    def actions(self, book: Rulebook) -> list[Action]:
        return [
            Pass(seat, step.menu) for phase in book.phases for step in phase.steps if step.menu for seat in step.order
        ]

    def deploy(self, state: State) -> None:
        """Every seat starts with its allowance.  rules.md §5.1"""
        self.upkeep(state)

    def upkeep(self, state: State) -> None:
        """Attention left over is lost and the allowance comes in.  rules.md §5.1"""
        allowance = Means.of(state).allowance
        width = state.rulebook.width
        for seat in ALL:
            state.pools[seat * width + ATTENTION] = allowance[seat]

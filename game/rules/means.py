"""Limited means: attention each turn, and the choice to pass.  rules.md §3.4, §5.1"""

from __future__ import annotations

from game.kernel.action import Action
from game.kernel.field import Field
from game.kernel.rulebook import Rulebook
from game.kernel.state import Slice, State
from game.rules.seats import ALL, ATTENTION, SEATS
from game.rules.setup import Law


class Means(Slice):
    """``allowance``: attention points each seat starts its turn with."""

    __slots__ = ("allowance",)
    fields = (Field("allowance", "points", 0, 12, labels=SEATS),)

    def __init__(self, dials: list[int], on: bool) -> None:
        super().__init__(dials, on)
        self.allowance = [5] * len(SEATS)

    def copy(self) -> Means:
        twin = Means.__new__(Means)
        twin.dials = self.dials
        twin.on = self.on
        twin.allowance = self.allowance[:]
        return twin

    @staticmethod
    def of(state: State) -> Means:
        """The slice of this module in ``state``."""
        part = state.slices[Means.at]
        assert isinstance(part, Means)
        return part


class Pass(Action):
    """Do nothing more on this menu; nobody is told, lest a secret choice show by its absence.  rules.md §3.4"""

    __slots__ = ()
    section = "3.4"
    verb = "pass"

    def words(self) -> str:
        return self.menu

    def describe(self) -> str:
        return "Pass"

    def seen(self, state: State) -> int:
        return 1 << self.seat

    def resolve(self, state: State, outcome: int) -> None:
        return


class MeansModule(Law):
    """Attention is renewed every turn; every seat may always pass."""

    code = "means"
    title = "Means"
    section = "5.1"
    kind = Means

    def blank(self, dials: list[int], on: bool) -> Means:
        return Means(dials, on)

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

"""What holds the Islamic Republic together, on the board: security, narrative, threat, distress, unrest, cohesion.

rules.md §16
"""

from __future__ import annotations

from typing import Final

from game.kernel.field import Field
from game.kernel.state import Slice, State
from game.kernel.terms import clamp
from game.rules.seats import IRAN

GUARD: Final = 0
CABINET: Final = 1
STREET: Final = 2

DRIFT: Final = 0
UNREST_BASE: Final = 1
FADE: Final = 2
RUMOUR: Final = 3


class Regime(Slice):
    """What holds the Islamic Republic together, each track 0–100.

    ``security`` and ``narrative`` are axes of the trilemma.  ``cohesion`` is the loyalty of each bloc.  ``unrest`` is
    known in Tehran, ``unrest_seen`` what the world makes of it; ``shutdown`` and ``reformed`` count the turns for which
    the network stays dark and before the price of petrol may rise again.
    """

    __slots__ = (
        "security", "narrative", "threat", "distress", "unrest", "cohesion", "unrest_seen", "shutdown", "reformed",
    )
    fields = (
        Field("security", "points"),
        Field("narrative", "points"),
        Field("threat", "points"),
        Field("distress", "points"),
        Field("unrest", "points", seen=IRAN, guess=(10, 60)),
        Field("cohesion", "points", labels=("guard", "cabinet", "street")),
        Field("unrest_seen", "points"),
        Field("shutdown", "turns", 0, 9),
        Field("reformed", "turns", 0, 24),
    )

    def __init__(self, dials: list[int], on: bool) -> None:
        super().__init__(dials, on)
        self.security = 60
        self.narrative = 60
        self.threat = 40
        self.distress = 45
        self.unrest = 25
        self.cohesion = [65, 60, 55]
        self.unrest_seen = 25
        self.shutdown = 0
        self.reformed = 0

    def copy(self) -> Regime:
        twin = Regime.__new__(Regime)
        twin.dials = self.dials
        twin.on = self.on
        twin.security = self.security
        twin.narrative = self.narrative
        twin.threat = self.threat
        twin.distress = self.distress
        twin.unrest = self.unrest
        twin.cohesion = self.cohesion[:]
        twin.unrest_seen = self.unrest_seen
        twin.shutdown = self.shutdown
        twin.reformed = self.reformed
        return twin

    @staticmethod
    def of(state: State) -> Regime:
        """The slice of this module in ``state``."""
        part = state.slices[Regime.at]
        assert isinstance(part, Regime)
        return part

    def secure(self, amount: int) -> None:
        """Move regime security.  §16.1"""
        if self.on:
            self.security = clamp(self.security + amount, 0, 100)

    def tell(self, amount: int) -> None:
        """Move the narrative of resistance.  §16.2"""
        if self.on:
            self.narrative = clamp(self.narrative + amount, 0, 100)

    def threaten(self, amount: int) -> None:
        """Move the perceived threat.  §16.3"""
        if self.on:
            self.threat = clamp(self.threat + amount, 0, 100)

    def burden(self, amount: int) -> None:
        """Move economic distress.  §16.4"""
        if self.on:
            self.distress = clamp(self.distress + amount, 0, 100)

    def stir(self, amount: int) -> None:
        """Move the unrest.  §16.4"""
        if self.on:
            self.unrest = clamp(self.unrest + amount, 0, 100)

    def bind(self, bloc: int, amount: int) -> None:
        """Move the cohesion of one bloc.  §16.5"""
        if self.on:
            self.cohesion[bloc] = clamp(self.cohesion[bloc] + amount, 0, 100)

    def concede(self, steps: int) -> None:
        """A concession of so many steps costs narrative, and the Guard's loyalty more than the cabinet's.  §16.2"""
        self.tell(-3 * steps)
        self.bind(GUARD, -2 * steps)
        self.bind(STREET, steps)

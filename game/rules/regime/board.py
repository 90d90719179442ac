"""What holds the Islamic Republic together, on the board: security, narrative, threat, distress, unrest, cohesion.

rules.md §16
"""

from __future__ import annotations

from typing import Final

from game.kernel.field import dial, field
from game.kernel.slices import Dials, Slice
from game.kernel.types import clamp
from game.rules.seats import IRAN

GUARD: Final = 0
CABINET: Final = 1
STREET: Final = 2
LOYALTIES: Final = ("guard", "cabinet", "street")
"""Whose loyalty ``cohesion`` holds."""


class RegimeDials(Dials):
    """How fast security drifts, distress turns into unrest, stories fade, and how far reports err.  rules.md §16"""

    drift: int = dial(20, 5, 60, "points of pressure for one point of security a turn", "design value")
    unrest_base: int = dial(
        24, 0, 50, "points of distress that are borne in silence", "unrest of 2019, 2022, 2025-26",
    )
    fade: int = dial(8, 3, 30, "points of narrative above 60 for one that fades a turn", "design value")
    rumour: int = dial(12, 0, 40, "points by which reports of unrest err", "tolls of 2019 and 2026 differ widely")


class Regime(Slice):
    """What holds the Islamic Republic together, each track 0–100.

    ``security`` and ``narrative`` are axes of the trilemma.  ``threat`` is the danger that Tehran sees from abroad,
    ``distress`` what households bear.  ``cohesion`` is the loyalty of the Guard, the cabinet and the street.
    ``unrest`` is known in Tehran, ``unrest_seen`` what the world makes of it; ``shutdown`` and ``reformed`` count the
    turns for which the network stays dark and before the price of petrol may rise again.
    """

    dials_type = RegimeDials
    dials: RegimeDials

    security: int = field("points", start=60, title="regime security")
    narrative: int = field("points", start=60)
    threat: int = field("points", start=40, title="perceived threat")
    distress: int = field("points", start=45)
    unrest: int = field("points", start=25, seen=IRAN, guess=(10, 60))
    cohesion: list[int] = field(
        "points", start=(65, 60, 55), labels=LOYALTIES, title="loyalty of",
    )
    unrest_seen: int = field("points", start=25, title="unrest as seen abroad")
    shutdown: int = field("turns", 0, 9, title="turns of internet shut-down")
    reformed: int = field("turns", 0, 24, title="turns before petrol may rise again")

    def add_security(self, amount: int) -> None:
        """Move regime security.  §16.1"""
        if self.on:
            self.security = clamp(self.security + amount, 0, 100)

    def add_narrative(self, amount: int) -> None:
        """Move the narrative of resistance.  §16.2"""
        if self.on:
            self.narrative = clamp(self.narrative + amount, 0, 100)

    def add_threat(self, amount: int) -> None:
        """Move the perceived threat.  §16.3"""
        if self.on:
            self.threat = clamp(self.threat + amount, 0, 100)

    def add_distress(self, amount: int) -> None:
        """Move economic distress.  §16.4"""
        if self.on:
            self.distress = clamp(self.distress + amount, 0, 100)

    def add_unrest(self, amount: int) -> None:
        """Move the unrest.  §16.4"""
        if self.on:
            self.unrest = clamp(self.unrest + amount, 0, 100)

    def add_cohesion(self, bloc: int, amount: int) -> None:
        """Move the cohesion of one bloc.  §16.5"""
        if self.on:
            self.cohesion[bloc] = clamp(self.cohesion[bloc] + amount, 0, 100)

    def concede(self, steps: int) -> None:
        """A concession of so many steps costs narrative, and the Guard's loyalty more than the cabinet's.  §16.2"""
        self.add_narrative(-3 * steps)
        self.add_cohesion(GUARD, -2 * steps)
        self.add_cohesion(STREET, steps)

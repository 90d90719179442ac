"""Washington on the board: competing files, approval, petrol, Congress, credibility, posture.  rules.md §5"""

from __future__ import annotations

from typing import Final

from game.kernel.field import NONE_AT_ZERO, dial, field
from game.kernel.slices import Dials, Slice
from game.kernel.types import clamp

FILES: Final = ("gaza", "ukraine", "china", "home")
GAZA: Final = 0
UKRAINE: Final = 1
CHINA: Final = 2
IRAN_FILE: Final = 4
NARROW: Final = 0
NUCLEAR: Final = 1
WIDE: Final = 2
DEMANDS: Final = ("narrow", "nuclear", "wide")

BEHAVIOUR: Final = 0
REGIME_CHANGE: Final = 1
"""What a posture seeks.  §5.8"""

STRAINED: Final = 60
"""Strain from which a file takes a point of attention.  §5.3"""
CASE_SPENT: Final = 20
"""Points of a case for force that an American strike spends.  §5.9"""


class WashingtonDials(Dials):
    """How fast neglected files drift, how long an ultimatum runs, and how petrol follows crude.  rules.md §5"""

    neglect: int = dial(6, 0, 20, "points of strain a file gains a month", "design value")
    deadline_days: int = dial(60, 14, 180, "days", "two-month limit of the March 2025 letter (Axios)")
    petrol_base: int = dial(130, 50, 250, "cents a gallon with crude at nil", "fit to AAA and EIA, 2025-26")
    petrol_pass: int = dial(23, 15, 32, "cents a gallon for $10 a barrel", "fit to AAA and EIA, 2025-26")


class Washington(Slice):
    """The White House beyond this crisis.

    ``strain`` of the competing files, ``approval``, ``congress`` (restiveness) and ``credibility`` are 0–100;
    ``petrol`` is in cents a U.S. gallon; ``deadline`` is the last turn of an ultimatum, 0 for none; ``demands`` is 0
    narrow, 1 nuclear, 2 wide (missiles, drones and proxies too).  ``posture`` is 1 for regime change and may not move
    before turn ``settled``; ``case`` is how well the public case for force was made, 0–100; Congress hears no request
    for munitions before turn ``requested``.
    """

    dials_type = WashingtonDials
    dials: WashingtonDials

    strain: list[int] = field("points", start=40, labels=FILES, title="strain of")
    approval: int = field("%", start=47, title="approval")
    petrol: int = field("$ a gallon", 0, 2000, start=311, scale=100, title="petrol")
    congress: int = field("points", start=20, title="restiveness of Congress")
    credibility: int = field("points", start=40, title="credibility of the threat")
    deadline: int = field("turn", 0, 999, title="deadline (turn)", reads=NONE_AT_ZERO)
    demands: int = field("", 0, 2, start=NUCLEAR, title="Washington's demands", values=DEMANDS)
    posture: int = field("", 0, 1, title="posture towards Tehran", values=("behaviour", "regime change"))
    settled: int = field("turn", 0, 999, title="posture settled until (turn)", reads=NONE_AT_ZERO)
    case: int = field("points", title="case for force")
    requested: int = field("turn", 0, 999, title="next munitions request (turn)", reads=NONE_AT_ZERO)

    def add_credibility(self, amount: int) -> None:
        """Move the credibility of the threat.  §5.6"""
        if self.on:
            self.credibility = clamp(self.credibility + amount, 0, 100)

    def add_approval(self, amount: int) -> None:
        """Move public approval.  §5.4"""
        if self.on:
            self.approval = clamp(self.approval + amount, 0, 100)

    def add_strain(self, file: int, amount: int) -> None:
        """Move the strain of one competing file.  §5.3"""
        if self.on:
            self.strain[file] = clamp(self.strain[file] + amount, 0, 100)

    def add_restiveness(self, amount: int) -> None:
        """Move the restiveness of Congress.  §5.5"""
        if self.on:
            self.congress = clamp(self.congress + amount, 0, 100)

    def follow_crude_price(self, brent: int) -> None:
        """Let petrol follow a crude price in cents a barrel.  §5.4"""
        if self.on:
            target = self.dials.petrol_base + brent * self.dials.petrol_pass // 1000
            self.petrol += (target - self.petrol) // 2

    def lift_deadline(self) -> None:
        """An ultimatum that was met, or acted upon, runs no longer.  §5.6"""
        if self.on:
            self.deadline = 0

    def add_case(self, amount: int) -> None:
        """Move how well the public case for force was made.  §5.9"""
        if self.on:
            self.case = clamp(self.case + amount, 0, 100)

    def under_deadline(self, turn: int) -> bool:
        """Whether an ultimatum is running."""
        return self.deadline >= turn

    def review_price(self) -> int:
        """Standing it costs to carry a promise through Congress now.  §5.5"""
        return self.congress // 15 if self.on else 0

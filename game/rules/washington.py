"""Washington on the board: competing files, approval, petrol, Congress, credibility, posture.  rules.md §5"""

from __future__ import annotations

from typing import Final

from game.kernel.field import Field
from game.kernel.state import Slice, State
from game.kernel.terms import clamp

FILES: Final = ("gaza", "ukraine", "china", "home")
CHINA: Final = 2
IRAN_FILE: Final = 4
NARROW: Final = 0
NUCLEAR: Final = 1
WIDE: Final = 2
DEMANDS: Final = ("narrow", "nuclear", "wide")
FORCE: Final = ("strike", "hit", "campaign-houthis", "kill-commander")
"""What Washington must answer for to Congress, by verb.  §5.5, §20.3"""

NEGLECT: Final = 0
DEADLINE_DAYS: Final = 1
PETROL_BASE: Final = 2
PETROL_PASS: Final = 3


class Washington(Slice):
    """The White House beyond this crisis.

    ``strain`` of the competing files, ``approval``, ``congress`` (restiveness) and ``credibility`` are 0–100;
    ``petrol`` is in cents a U.S. gallon; ``deadline`` is the last turn of an ultimatum, 0 for none; ``demands`` is 0
    narrow, 1 nuclear, 2 wide (missiles, drones and proxies too).  ``posture`` is 1 for regime change and may not move
    before turn ``settled``; ``case`` is how well the public case for force was made, 0–100; Congress hears no request
    for munitions before turn ``requested``.
    """

    __slots__ = (
        "strain", "approval", "petrol", "congress", "credibility", "deadline", "demands", "posture",
        "settled", "case", "requested",
    )
    fields = (
        Field("strain", "points", labels=FILES),
        Field("approval", "%"),
        Field("petrol", "$ a gallon", 0, 2000, scale=100),
        Field("congress", "points"),
        Field("credibility", "points"),
        Field("deadline", "turn", 0, 999),
        Field("demands", "", 0, 2),
        Field("posture", "", 0, 1),
        Field("settled", "turn", 0, 999),
        Field("case", "points"),
        Field("requested", "turn", 0, 999),
    )

    def __init__(self, dials: list[int], on: bool) -> None:
        super().__init__(dials, on)
        self.strain = [40, 40, 40, 40]
        self.approval = 47
        self.petrol = 311
        self.congress = 20
        self.credibility = 40
        self.deadline = 0
        self.demands = NUCLEAR
        self.posture = 0
        self.settled = 0
        self.case = 0
        self.requested = 0

    def copy(self) -> Washington:
        twin = Washington.__new__(Washington)
        twin.dials = self.dials
        twin.on = self.on
        twin.strain = self.strain[:]
        twin.approval = self.approval
        twin.petrol = self.petrol
        twin.congress = self.congress
        twin.credibility = self.credibility
        twin.deadline = self.deadline
        twin.demands = self.demands
        twin.posture = self.posture
        twin.settled = self.settled
        twin.case = self.case
        twin.requested = self.requested
        return twin

    @staticmethod
    def of(state: State) -> Washington:
        """The slice of this module in ``state``."""
        part = state.slices[Washington.at]
        assert isinstance(part, Washington)
        return part

    def convince(self, amount: int) -> None:
        """Move the credibility of the threat.  §5.6"""
        if self.on:
            self.credibility = clamp(self.credibility + amount, 0, 100)

    def approve(self, amount: int) -> None:
        """Move public approval.  §5.4"""
        if self.on:
            self.approval = clamp(self.approval + amount, 0, 100)

    def distract(self, file: int, amount: int) -> None:
        """Move the strain of one competing file.  §5.3"""
        if self.on:
            self.strain[file] = clamp(self.strain[file] + amount, 0, 100)

    def stir(self, amount: int) -> None:
        """Move the restiveness of Congress.  §5.5"""
        if self.on:
            self.congress = clamp(self.congress + amount, 0, 100)

    def pump(self, brent: int) -> None:
        """Let petrol follow a crude price in cents a barrel.  §5.4"""
        if self.on:
            target = self.dials[PETROL_BASE] + brent * self.dials[PETROL_PASS] // 1000
            self.petrol += (target - self.petrol) // 2

    def under_deadline(self, turn: int) -> bool:
        """Whether an ultimatum is running."""
        return self.deadline >= turn

    def review_price(self) -> int:
        """Standing it costs to carry a promise through Congress now.  §5.5"""
        return self.congress // 15 if self.on else 0

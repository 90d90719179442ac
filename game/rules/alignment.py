"""The powers and the neighbours on the board: leanings, fear, votes, hosting, treaties, corridors and bargains.

rules.md §18
"""

from __future__ import annotations

from typing import Final

from game.kernel.field import Field
from game.kernel.state import Slice, State
from game.kernel.terms import clamp
from game.rules.regime import Regime
from game.rules.seats import EUROPE, GULF, STANDING

POWERS: Final = ("china", "russia", "south", "neighbours")
CHINESE: Final = 0
RUSSIAN: Final = 1
SOUTH: Final = 2
NEIGHBOURS: Final = 3
PARTNERS: Final = (CHINESE, RUSSIAN, SOUTH)

CALMED: Final = ("iraq", "houthis")
"""The fronts whose calm can be bargained over; their numbers in §14 are one higher."""

CLOSED: Final = 0
RESTRICTED: Final = 1
OPEN: Final = 2

CHINA: Final = 0
RUSSIA: Final = 1
GLOBAL_SOUTH: Final = 2
GULF_STATES: Final = 3
BUYS: Final = 4
TERM: Final = 5

PLACES: Final = 15
"""Members of the Security Council; the middle votes of September 2025 were 4 for delay, 9 against, 2 abstaining."""


class Alignment(Slice):
    """Powers that no seat plays.

    ``leaning`` is 0–100, towards Washington below 50 and towards Tehran above; ``fear`` of war among the neighbours is
    0–100; ``vote`` is how the Security Council voted on delaying snapback (for, against, abstained; all 0 before);
    ``treaty`` is 1 with a power that signed one; ``corridor`` of eastern trade is 0–100; ``links`` counts steps between
    Israel and the neighbours, 0–3; ``offer`` and ``bargain`` count the turns that a bargain on a front stays on the
    table and in force; ``hosting`` is 0 closed, 1 restricted, 2 open.
    """

    __slots__ = ("leaning", "fear", "vote", "treaty", "corridor", "links", "offer", "bargain")
    fields = (
        Field("leaning", "points", labels=POWERS),
        Field("fear", "points"),
        Field("vote", "votes", 0, PLACES, labels=("for", "against", "abstained")),
        Field("treaty", "", 0, 1, labels=POWERS[:2]),
        Field("corridor", "points"),
        Field("links", "steps", 0, 3),
        Field("offer", "turns", 0, 2, labels=CALMED),
        Field("bargain", "turns", 0, 12, labels=CALMED),
    )
    derived = (Field("hosting", "", 0, 2), Field("cover", "points", 0, 45))

    def __init__(self, dials: list[int], on: bool) -> None:
        super().__init__(dials, on)
        self.leaning = [55, 60, 50, 45]
        self.fear = 35
        self.vote = [0, 0, 0]
        self.treaty = [0, 0]
        self.corridor = 0
        self.links = 0
        self.offer = [0, 0]
        self.bargain = [0, 0]

    def copy(self) -> Alignment:
        twin = Alignment.__new__(Alignment)
        twin.dials = self.dials
        twin.on = self.on
        twin.leaning = self.leaning[:]
        twin.fear = self.fear
        twin.vote = self.vote[:]
        twin.treaty = self.treaty[:]
        twin.corridor = self.corridor
        twin.links = self.links
        twin.offer = self.offer[:]
        twin.bargain = self.bargain[:]
        return twin

    @staticmethod
    def of(state: State) -> Alignment:
        """The slice of this module in ``state``."""
        part = state.slices[Alignment.at]
        assert isinstance(part, Alignment)
        return part

    def hosting(self) -> int:
        """The neighbours' bases and skies for use against Iran: 0 closed, 1 restricted, 2 open.  §18.8"""
        reluctance = (self.fear + self.leaning[NEIGHBOURS]) // 2
        return OPEN if reluctance < 45 else RESTRICTED if reluctance < 65 else CLOSED

    def cover(self) -> int:
        """What the three partners' votes are worth to Tehran in a board or council: 0–45.  §18.6"""
        if not self.on:
            return 0
        return max(0, sum([self.leaning[power] for power in PARTNERS]) // len(PARTNERS) - 55)

    def sway(self, power: int, amount: int) -> None:
        """Move the leaning of one power, towards Tehran when positive.  §18.1"""
        if self.on:
            self.leaning[power] = clamp(self.leaning[power] + amount, 0, 100)

    def outrage(self, amount: int) -> None:
        """Force against Iran moves all three partners towards it.  §18.2"""
        for power in PARTNERS:
            self.sway(power, amount)

    def frighten(self, amount: int) -> None:
        """Move the neighbours' fear of war.  §18.8"""
        if self.on:
            self.fear = clamp(self.fear + amount, 0, 100)

    def endanger(self, amount: int) -> None:
        """Iranian force on the neighbours' soil or water: they fear, and draw closer to Washington.  §18.8"""
        self.frighten(amount)
        self.sway(NEIGHBOURS, -amount // 2)

    def oppose(self, state: State) -> None:
        """The partners move to delay snapback, and fail.  §18.6"""
        if not self.on:
            return
        standing_by = sum([1 for power in (CHINESE, RUSSIAN) if self.leaning[power] >= 30])
        held = standing_by + self.leaning[SOUTH] // 25
        abstained = 4 - standing_by
        self.vote = [held, PLACES - held - abstained, abstained]
        Regime.of(state).tell(held // 2)
        state.gain(EUROPE, STANDING, -(held // 3))

    def bargained(self, front: int) -> bool:
        """Whether a bargain holds on a front, counted as in §14.  §18.10"""
        return self.on and front > 0 and self.bargain[front - 1] > 0

    def shatter(self, state: State, front: int) -> None:
        """A bargain on a front, counted as in §14, is broken by force.  §18.10"""
        if self.bargained(front):
            self.bargain[front - 1] = 0
            self.frighten(6)
            state.gain(GULF, STANDING, -3)

"""The powers and the neighbours on the board: leanings, fear, votes, hosting, treaties, corridors and bargains.

rules.md §18
"""

from __future__ import annotations

from typing import Final

from game.kernel.field import Field, dial, field
from game.kernel.slices import Dials, Slice
from game.kernel.state import State
from game.kernel.types import clamp
from game.rules.regime.board import Regime
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

PLACES: Final = 15
"""Members of the Security Council; the middle votes of September 2025 were 4 for delay, 9 against, 2 abstaining."""


class AlignmentDials(Dials):
    """Where leanings rest, what China buys, how long a bargain on a front holds.  rules.md §18"""

    china: int = dial(55, 0, 100, "points, where China's rests", "about 90 per cent of exports, 2023-25 (Kpler)")
    russia: int = dial(60, 0, 100, "points, where Russia's rests", "treaty of 17 January 2025, no defence clause")
    global_south: int = dial(50, 0, 100, "points, where the Global South's rests", "4-9-2 vote of September 2025")
    gulf_states: int = dial(
        45, 0, 100, "points, where the neighbours' rests", "design value: Riyadh and Tehran, 2023",
    )
    buys: int = dial(6, 0, 20, "kb/d bought for each point of China's leaning", "exports of 0.25-0.4 mb/d, 2019-20")
    term: int = dial(4, 1, 12, "turns that a bargain on a front holds", "design value")

    def rest(self, power: int) -> int:
        """Where a power's leaning comes to rest, in points.  §18.2"""
        return (self.china, self.russia, self.global_south, self.gulf_states)[power]


class Alignment(Slice):
    """Powers that no seat plays.

    ``leaning`` is 0–100, towards Washington below 50 and towards Tehran above; ``fear`` of war among the neighbours is
    0–100; ``vote`` is how the Security Council voted on delaying snapback (for, against, abstained; all 0 before);
    ``treaty`` is 1 with a power that signed one; ``corridor`` of eastern trade is 0–100; ``links`` counts steps between
    Israel and the neighbours, 0–3; ``offer`` and ``bargain`` count the turns that a bargain on a front stays on the
    table and in force; ``hosting`` is 0 closed, 1 restricted, 2 open.
    """

    dials_type = AlignmentDials
    dials: AlignmentDials

    leaning: list[int] = field("points", start=(55, 60, 50, 45), labels=POWERS, title="leaning of")
    fear: int = field("points", start=35, title="neighbours' fear of war")
    vote: list[int] = field(
        "votes", 0, PLACES, labels=("for", "against", "abstained"), title="votes on delaying snapback:",
    )
    treaty: list[int] = field("", 0, 1, labels=POWERS[:2], title="treaty with", values=("no", "yes"))
    corridor: int = field("points", title="eastern corridors")
    links: int = field("steps", 0, 3, title="steps between Israel and the neighbours")
    offer: list[int] = field("turns", 0, 2, labels=CALMED, title="bargain on the table for")
    bargain: list[int] = field("turns", 0, 12, labels=CALMED, title="turns of the bargain on")

    derived = (
        Field("hosting", "", 0, 2, title="hosting by the neighbours", values=("closed", "restricted", "open")),
        Field("cover", "points", 0, 45, title="partners' cover"),
    )

    def hosting(self) -> int:
        """The neighbours' bases and skies for use against Iran: 0 closed, 1 restricted, 2 open.  §18.8"""
        reluctance = (self.fear + self.leaning[NEIGHBOURS]) // 2
        return OPEN if reluctance < 45 else RESTRICTED if reluctance < 65 else CLOSED

    def cover(self) -> int:
        """What the three partners' votes are worth to Tehran in a board or council: 0–45.  §18.6"""
        if not self.on:
            return 0
        return max(0, sum([self.leaning[power] for power in PARTNERS]) // len(PARTNERS) - 55)

    def add_leaning(self, power: int, amount: int) -> None:
        """Move the leaning of one power, towards Tehran when positive.  §18.1"""
        if self.on:
            self.leaning[power] = clamp(self.leaning[power] + amount, 0, 100)

    def outrage_partners(self, amount: int) -> None:
        """Force against Iran moves all three partners towards it.  §18.2"""
        for power in PARTNERS:
            self.add_leaning(power, amount)

    def add_fear(self, amount: int) -> None:
        """Move the neighbours' fear of war.  §18.8"""
        if self.on:
            self.fear = clamp(self.fear + amount, 0, 100)

    def endanger_neighbours(self, amount: int) -> None:
        """Iranian force on the neighbours' soil or water: they fear, and draw closer to Washington.  §18.8"""
        self.add_fear(amount)
        self.add_leaning(NEIGHBOURS, -amount // 2)

    def oppose_snapback(self, state: State) -> None:
        """The partners move to delay snapback, and fail.  §18.6"""
        if not self.on:
            return
        standing_by = sum([1 for power in (CHINESE, RUSSIAN) if self.leaning[power] >= 30])
        held = standing_by + self.leaning[SOUTH] // 25
        abstained = 4 - standing_by
        self.vote = [held, PLACES - held - abstained, abstained]
        Regime.of(state).add_narrative(held // 2)
        state.gain(EUROPE, STANDING, -(held // 3))

    def has_bargain(self, front: int) -> bool:
        """Whether a bargain holds on a front, counted as in §14.  §18.10"""
        return self.on and front > 0 and self.bargain[front - 1] > 0

    def break_bargain(self, state: State, front: int) -> None:
        """A bargain on a front, counted as in §14, is broken by force.  §18.10"""
        if self.has_bargain(front):
            self.bargain[front - 1] = 0
            self.add_fear(6)
            state.gain(GULF, STANDING, -3)

    def has_offer(self, front: int) -> bool:
        """Whether a bargain on a front, counted as in §14, is on the table.  §18.10"""
        return self.offer[front - 1] > 0

    def put_offer(self, front: int) -> None:
        """Put a bargain on a front, counted as in §14, on the table for two turns.  §18.10"""
        if self.on:
            self.offer[front - 1] = 2

    def close_offer(self, front: int, agreed: bool) -> None:
        """The Guard has answered a bargain on the table; if it is agreed, it holds for its term.  §18.10"""
        if self.on:
            self.offer[front - 1] = 0
            if agreed:
                self.bargain[front - 1] = self.dials.term

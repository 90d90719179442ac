"""The truth of a match: typed slices, pools of resources, and a stack of plain frames."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.kernel.slices import Slice
from game.kernel.types import CHANCE, DECISION, NO_SEAT, PROCEDURE, TRIAL, Frame

if TYPE_CHECKING:
    from game.kernel.rulebook import Rulebook


class State:
    """One position of a match.

    ``slices`` holds one slice a module, in MODULES order.  ``pools`` is a list of
    ``seats × resources`` amounts.  ``turn`` counts from 1.  ``ending`` is 0 while the match goes on.
    """

    __slots__ = ("rulebook", "slices", "pools", "stack", "turn", "ending")

    def __init__(self, rulebook: Rulebook, slices: list[Slice], pools: list[int], stack: list[Frame]) -> None:
        self.rulebook = rulebook
        self.slices = slices
        self.pools = pools
        self.stack = stack
        self.turn = 1
        self.ending = 0

    def copy(self) -> State:
        """The same truth, sharing nothing that can change."""
        twin = State(self.rulebook, [one.copy() for one in self.slices], self.pools[:], self.stack[:])
        twin.turn = self.turn
        twin.ending = self.ending
        return twin

    @property
    def over(self) -> bool:
        """True once an ending was reached; then nobody is to move."""
        return self.ending != 0

    @property
    def seat(self) -> int:
        """The seat to move, or ``NO_SEAT`` while chance decides or after the end."""
        if not self.stack:
            return NO_SEAT
        frame = self.stack[-1]
        return frame[2] if frame[0] == DECISION else NO_SEAT

    @property
    def menu(self) -> int:
        """The menu the seat to move chooses from, or -1."""
        if not self.stack:
            return -1
        frame = self.stack[-1]
        return frame[1] if frame[0] == DECISION else -1

    @property
    def at_chance(self) -> bool:
        """True when an outcome must be picked before anyone moves."""
        return bool(self.stack) and (self.stack[-1][0] == TRIAL or self.stack[-1][0] == CHANCE)

    @property
    def phase(self) -> int:
        """Index of the phase in the sequence of play."""
        return self.stack[0][1] if self.stack else 0

    def happen(self, event: str, *details: int) -> None:
        """Put a random event on the stack; what is put last happens first."""
        self.stack.append((CHANCE, self.rulebook.events_by_code[event], *details))

    def proceed(self, procedure: str, *details: int) -> None:
        """Put a step of a procedure on the stack."""
        self.stack.append((PROCEDURE, self.rulebook.procedures_by_code[procedure], *details))

    def ask(self, menu: str, seat: int) -> None:
        """Let ``seat`` choose from ``menu`` before anything below goes on; a seat not in play is passed over."""
        book = self.rulebook
        if book.playing[seat]:
            self.stack.append((DECISION, book.menus[menu], seat))

    def pool(self, seat: int, resource: int) -> int:
        """What ``seat`` holds of ``resource``."""
        return self.pools[seat * self.rulebook.width + resource]

    def gain(self, seat: int, resource: int, amount: int) -> None:
        """Add ``amount`` (which may be negative) within 0 and the resource's ceiling."""
        at = seat * self.rulebook.width + resource
        ceiling = self.rulebook.ceilings[resource]
        value = self.pools[at] + amount
        self.pools[at] = 0 if value < 0 else ceiling if value > ceiling else value

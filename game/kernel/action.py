"""What may happen: a seat's action, a random event, a procedure of several steps."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, ClassVar

from game.kernel.sealed import Sealed
from game.kernel.types import CERTAIN, EVERYONE, FREE, PER_SEAT, Cost, Frame, Odds, Reason

if TYPE_CHECKING:
    from game.kernel.state import State


class Action(Sealed, ABC):
    """Something one seat may do from one menu: its section, legality, cost, odds and effect in one place.

    Built once a scenario and reused, so the same order is the same object, ``index`` and ``code``.  ``forbidden``,
    ``cost`` and ``odds`` may read only what the seat knows.
    """

    __slots__ = ("seat", "menu", "index", "code")

    section: ClassVar[str] = ""
    verb: ClassVar[str] = ""
    offered: ClassVar[str] = ""
    """The menu that holds the action, unless it is given one of its own when it is built."""
    rumour: ClassVar[str] = ""
    """What seats that do not see the action are told when they notice a change; empty for nothing at all."""
    description: ClassVar[str] = ""
    """One sentence for the menu, without a full stop; where it varies, ``describe`` is overridden."""
    fixed_cost: ClassVar[Cost] = FREE
    """What it costs before other modules change the price; where that varies, one of two methods is overridden:
    ``printed_cost`` when it hangs on how the action was built, ``cost`` when it hangs on the position or a dial."""
    visibility: ClassVar[int] = EVERYONE
    """Mask of the seats that see who does this, or ``PER_SEAT`` for its own alone; where it varies: ``seen``."""
    marks: ClassVar[int] = 0
    """What the action is to other chapters, a bit each: ``PASS`` and those of the rules."""
    marks_at_times: ClassVar[int] = 0
    """Marks that it bears on some boards only; ``marked`` says when."""

    informs: ClassVar[bool] = False
    """Whether doing it can tell its own seat anything it did not know: it is never taken back, whatever it told."""

    def __init__(self, seat: int, menu: str = "") -> None:
        self.seat = seat
        self.menu = menu or self.offered
        self.index = -1
        self.code = ""

    def rumour_of(self, outcome: int) -> str:
        """The same once chance has decided; an outcome that gives its author away says so to everybody."""
        return self.rumour

    def words(self) -> str:
        """The part of the text code after seat and verb."""
        return ""

    def describe(self) -> str:
        """One sentence for the menu, without a full stop."""
        return self.description

    def forbidden(self, state: State) -> Reason | None:
        """Why the action is not legal now, apart from its price; None when it is."""
        return None

    def printed_cost(self) -> Cost:
        """What the action costs by what it is: its seat, its size, its target."""
        return self.fixed_cost

    def cost(self, state: State) -> Cost:
        """What the action costs its seat now, before other modules change the price."""
        return self.printed_cost()

    def odds(self, state: State) -> Odds:
        """The only statement of its probabilities; empty when the result is certain."""
        return CERTAIN

    def seen(self, state: State) -> int:
        """Mask of the seats that see who does this."""
        return 1 << self.seat if self.visibility == PER_SEAT else self.visibility

    def marked(self, state: State) -> int:
        """The marks the action bears now; asked before it takes effect."""
        return self.marks

    def concerns(self) -> int:
        """The number that goes with its marks, a front or a level, as their paragraphs say; −1 for none."""
        return -1

    def declare(self, state: State) -> None:
        """Called when the action is paid for, before its outcome; reactions that interrupt it are pushed here."""

    @abstractmethod
    def resolve(self, state: State, outcome: int) -> None:
        """Apply outcome number ``outcome`` of ``odds``, or 0 when the result is certain."""


class Event(Sealed, ABC):
    """A random event that is nobody's action.  Its frame is ``(CHANCE, index, ...)``."""

    __slots__ = ("index",)

    code: ClassVar[str] = ""
    title: ClassVar[str] = ""
    """What the log calls the event."""
    section: ClassVar[str] = ""
    visibility: ClassVar[int] = EVERYONE
    """Mask of the seats that are told of the event; where it varies, ``seen`` is overridden."""

    def __init__(self) -> None:
        self.index = -1

    @abstractmethod
    def odds(self, state: State, frame: Frame) -> Odds:
        """Outcomes and positive weights; never empty."""

    def seen(self, state: State, frame: Frame) -> int:
        """Mask of the seats that are told of the event."""
        return self.visibility

    @abstractmethod
    def resolve(self, state: State, frame: Frame, outcome: int) -> None:
        """Apply one outcome."""


class Procedure(Sealed, ABC):
    """A step the engine takes by itself.  Its frame is ``(PROCEDURE, index, ...)``, already popped when it runs."""

    __slots__ = ("index",)

    code: ClassVar[str] = ""
    section: ClassVar[str] = ""

    def __init__(self) -> None:
        self.index = -1

    @abstractmethod
    def run(self, state: State, frame: Frame) -> None:
        """Do the step; push itself again to go on later."""

"""The protocol of a rule module: what it declares and the hooks the engine runs in MODULES order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from random import Random
from typing import TYPE_CHECKING, ClassVar

from game.kernel.action import Action, Event, Procedure
from game.kernel.field import Dial
from game.kernel.sealed import Sealed, frozen
from game.kernel.slices import Dials, Slice
from game.kernel.state import State
from game.kernel.types import Cost, Reason

if TYPE_CHECKING:
    from game.kernel.rulebook import Rulebook


class Setup(Sealed):
    """What every game of this engine hands to its rules: plain values that were checked before.

    ``seats`` and ``modules`` are codes; ``dials[module][name]`` and ``board[indicator]`` are stored integers; ``days``
    is the length of a turn; ``turns`` the last turn.  ``left_out`` has codes, or beginnings of codes, of actions that
    do not exist in this scenario.
    """

    __slots__ = ("seats", "modules", "dials", "board", "days", "turns", "left_out")

    def __init__(
        self,
        seats: Sequence[str],
        modules: Sequence[str],
        dials: Mapping[str, Mapping[str, int]],
        board: Mapping[str, int],
        days: int,
        turns: int,
        left_out: tuple[str, ...] = (),
    ) -> None:
        self.seats: tuple[str, ...] = tuple(seats)
        self.modules: tuple[str, ...] = tuple(modules)
        self.dials: Mapping[str, Mapping[str, int]] = frozen(dials)
        self.board: Mapping[str, int] = frozen(board)
        self.days = days
        self.turns = turns
        self.left_out = left_out


class RuleModule(Sealed):
    """One chapter of the law, built for one scenario's set-up.

    Besides the hooks below, a module has a *phase hook* for any step of the sequence of play: a method of the name
    written in the sequence, ``def upkeep(self, state: State) -> None``.  A hook that is not overridden is never called.
    ``needs`` names the modules that must be on for this one to make sense.
    """

    code: ClassVar[str] = ""
    title: ClassVar[str] = ""
    section: ClassVar[str] = ""
    slice_type: ClassVar[type[Slice]] = Slice
    """The module's part of the board; ``Slice`` itself for one that keeps nothing."""
    needs: ClassVar[tuple[str, ...]] = ()

    @classmethod
    def dials(cls) -> tuple[Dial, ...]:
        """What a scenario may tune in this module."""
        return cls.slice_type.dials_type.declared

    __slots__ = ("index", "setup")

    def __init__(self, index: int, setup: Setup) -> None:
        self.index = index
        self.setup = setup

    def blank(self, dials: Dials, on: bool) -> Slice:
        """The module's slice before the scenario sets it up."""
        return self.slice_type(dials, on)

    def actions(self, book: Rulebook) -> list[Action]:
        """Every action the module offers to any seat, in menu order."""
        return []

    def events(self, book: Rulebook) -> list[Event]:
        """The module's random events."""
        return []

    def procedures(self, book: Rulebook) -> list[Procedure]:
        """The module's procedures of several steps."""
        return []

    def deploy(self, state: State) -> None:
        """Called once, when the scenario's values are on the board; may put events on the stack."""

    def may_forbid(self, action: Action) -> bool:
        """Whether ``forbid`` may ever forbid that action; asked once, when the rulebook is built."""
        return True

    def forbid(self, state: State, action: Action) -> Reason | None:
        """Forbid an action of any module; the reason must be known to the seat that asks."""
        return None

    def may_reprice(self, action: Action) -> bool:
        """Whether ``reprice`` may ever change what that action costs; asked once, when the rulebook is built."""
        return True

    def reprice(self, state: State, action: Action, cost: Cost) -> Cost:
        """Change what an action of any module costs."""
        return cost

    def before(self, state: State, action: Action) -> None:
        """Called when an action is paid for and declared; reactions are pushed here."""

    def after(self, state: State, action: Action, outcome: int) -> None:
        """Called when an action has taken effect."""

    def determinize(self, state: State, seat: int, draw: Random) -> None:
        """Replace what ``seat`` cannot know in this module's slice by something consistent with what it knows.

        Called by ``sample`` after every unknown element was drawn from its field's ``guess``.
        """

"""The protocol of a rule module: what it declares and the hooks the engine runs in MODULES order."""

from __future__ import annotations

from abc import ABC, abstractmethod
from random import Random
from typing import TYPE_CHECKING, ClassVar

from game.kernel.action import Action, Event, Procedure
from game.kernel.field import Dial
from game.kernel.state import Slice, State
from game.kernel.terms import Cost, Reason

if TYPE_CHECKING:
    from game.kernel.rulebook import Rulebook


class Module(ABC):
    """One chapter of the law.

    Besides the hooks below, a module has a *phase hook* for any step of the sequence of play: a method of the name
    written in the sequence, ``def upkeep(self, state: State) -> None``.  A hook that is not overridden is never called.
    """

    code: ClassVar[str] = ""
    title: ClassVar[str] = ""
    section: ClassVar[str] = ""
    kind: ClassVar[type[Slice]]
    dials: ClassVar[tuple[Dial, ...]] = ()

    def __init__(self, index: int) -> None:
        self.index = index

    @abstractmethod
    def blank(self, dials: list[int], on: bool) -> Slice:
        """The module's slice before the scenario sets it up."""

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

    def bar(self, state: State, action: Action) -> Reason | None:
        """Forbid an action of any module; the reason must be known to the seat that asks."""
        return None

    def price(self, state: State, action: Action, cost: Cost) -> Cost:
        """Change what an action of any module costs."""
        return cost

    def bars(self, action: Action) -> bool:
        """Whether ``bar`` may ever forbid this action; asked once a scenario, so that a legal list asks no more."""
        return True

    def prices(self, action: Action) -> bool:
        """Whether ``price`` may ever change what this action costs; asked once a scenario, too."""
        return True

    def before(self, state: State, action: Action) -> None:
        """Called when an action is paid for and declared; reactions are pushed here."""

    def after(self, state: State, action: Action, outcome: int) -> None:
        """Called when an action has taken effect."""

    def imagine(self, state: State, seat: int, draw: Random) -> None:
        """Replace what ``seat`` cannot know in this module's slice by something consistent with what it knows.

        Called by ``sample`` after every unknown element was drawn from its field's ``guess``.
        """

"""What a copy of a match takes with it: all that happened, nothing that changes elsewhere, and no journal."""

from __future__ import annotations

from abc import ABC, abstractmethod
from copy import copy
from typing import Any, Final, Self

from game.kernel.rulebook import Rulebook
from game.kernel.state import State
from game.records.journal.keeper import Keeper
from game.records.journal.recorder import Recorder
from game.records.scenario.model import Scenario
from game.records.scenario.prepared import Prepared, prepare

_OWN: Final = ("notices", "players", "_begun", "locks", "_steps", "_entries", "_hands")
"""What changes in play; a copy has its own."""
_HERE: Final = ("_prepared", "rulebook", "_state", "_recorder", "_keeper")
"""What does not leave the process: it is made again where a pickled match wakes."""


class Copies(ABC):
    """A match that can be copied to think ahead, and pickled to be played elsewhere; either goes on by itself."""

    scenario: Scenario
    rulebook: Rulebook
    _prepared: Prepared
    _state: State
    _recorder: Recorder | None
    _keeper: Keeper
    _steps: list[int]

    def __copy__(self) -> Self:
        twin = type(self).__new__(type(self))
        twin.__dict__.update(self.__dict__, _keeper=Keeper())
        for name in _OWN:
            setattr(twin, name, copy(getattr(self, name)))
        twin._state = self._state.copy()
        twin._recorder = self._recorder and Recorder(twin._state)
        return twin

    def __deepcopy__(self, memo: dict[int, Any]) -> Self:
        return copy(self)

    def __getstate__(self) -> dict[str, Any]:
        kept = {name: one for name, one in self.__dict__.items() if name not in _HERE}
        return kept | {"recorded": self._recorder is not None}

    def __setstate__(self, kept: dict[str, Any]) -> None:
        recorded = kept.pop("recorded")
        self.__dict__.update(kept)
        self._prepared, self._keeper = prepare(self.scenario), Keeper()
        self.rulebook = self._prepared.rulebook
        self._state = self._replayed(len(self._steps))
        self._recorder = Recorder(self._state) if recorded else None

    @abstractmethod
    def _replayed(self, steps: int) -> State:
        """The position after so many steps."""

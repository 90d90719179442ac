"""A scenario laid out for play: its set-up, its rulebook and its first position, made once and shared by matches."""

from __future__ import annotations

from functools import lru_cache
from hashlib import blake2b

from game.kernel.rulebook import Rulebook
from game.kernel.state import State
from game.records.parts import Scenario
from game.records.scenario import to_setup
from game.rules import build_rulebook, initial_state
from game.rules.setup import Setup


class Layout:
    """What every match of one scenario starts from.  Nothing here changes in play."""

    __slots__ = ("setup", "rulebook", "rules", "_first")

    def __init__(self, scenario: Scenario) -> None:
        self.setup: Setup = to_setup(scenario)
        self.rulebook: Rulebook = build_rulebook(self.setup)
        self.rules = fingerprint(self.rulebook)
        self._first = initial_state(self.rulebook, self.setup)

    def first(self) -> State:
        """A fresh copy of the first position."""
        return self._first.copy()


def fingerprint(book: Rulebook) -> str:
    """Sixteen hexadecimal digits that differ when actions, events or the board are declared differently."""
    declared = [one.code for one in book.live]
    declared += [f"{one.code} {one.field.low} {one.field.high} {one.field.scale}" for one in book.indicators.values()]
    declared += [f"{one.code} {one.section}" for one in book.actions]
    declared += [f"{one.code} {one.section}" for one in book.events]
    return blake2b("\n".join(declared).encode("utf-8"), digest_size=8).hexdigest()


@lru_cache(maxsize=8)
def layout(scenario: Scenario) -> Layout:
    """The layout of a scenario; equal scenarios share one."""
    return Layout(scenario)

"""The law of Double Bind: rule modules in hook order, laid out for one scenario."""

from __future__ import annotations

from typing import Final

from game.kernel.engine import begin, open_play
from game.kernel.rulebook import Rulebook
from game.kernel.state import State
from game.rules.means import MeansModule
from game.rules.seats import RESOURCES, SEATS
from game.rules.sequence import PHASES
from game.rules.setup import Law, Setup

MODULES: Final[tuple[type[Law], ...]] = (
    MeansModule,
)
"""Every rule module, in the order in which the engine runs their hooks."""

CORE: Final = ("means",)
"""Modules that no scenario can switch off."""

for _place, _module in enumerate(MODULES):
    _module.kind.at = _place


def lay(setup: Setup) -> Rulebook:
    """The rulebook of a scenario.  The set-up was checked by records/; a KeyError here is a programming error."""
    modules = [kind(place, setup) for place, kind in enumerate(MODULES)]
    return Rulebook(
        SEATS,
        [seat in setup.seats for seat in SEATS],
        RESOURCES,
        PHASES,
        list(modules),
        [one.code in setup.modules or one.code in CORE for one in modules],
        [[setup.dials.get(one.code, {}).get(dial.name, dial.default) for dial in one.dials] for one in modules],
        setup.days,
        setup.turns,
    )


def deal(book: Rulebook, setup: Setup) -> State:
    """The first position: the scenario's values on the board, every module deployed, the first question asked."""
    state = begin(book)
    for code, value in setup.board.items():
        book.indicators[code].write(state, value)
    open_play(state)
    return state

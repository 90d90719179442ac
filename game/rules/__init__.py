"""The law of Double Bind: rule modules in hook order, laid out for one scenario.

A small chapter is one file.  A large one is a package: ``board`` holds the slice, which other chapters read, and change
by its methods; ``module`` what the engine calls; the other files what seats do and what happens by itself.
ARCHITECTURE.md lists the files of every chapter.  Shared by all: ``seats``, ``sequence`` (the phases), ``setup`` (what
a scenario hands over), ``clauses`` (the terms of a text) and ``marks``.
"""

from __future__ import annotations

from typing import Final

from game.kernel.engine import begin, open_play
from game.kernel.module import RuleModule, Setup
from game.kernel.rulebook import Rulebook
from game.kernel.slices import Dials, put_in_order
from game.kernel.state import State
from game.rules.alignment.module import AlignmentModule
from game.rules.backchannels.module import BackchannelsModule
from game.rules.council.module import CouncilModule
from game.rules.economy.module import EconomyModule
from game.rules.escalation import EscalationModule
from game.rules.headlines import HeadlinesModule
from game.rules.intelligence.module import IntelligenceModule
from game.rules.maritime.module import MaritimeModule
from game.rules.means import MeansModule
from game.rules.nuclear.module import NuclearModule
from game.rules.parliaments.module import ParliamentsModule
from game.rules.proxies.module import ProxiesModule
from game.rules.regime.module import RegimeModule
from game.rules.sanctions.module import SanctionsModule
from game.rules.scoring import ScoringModule
from game.rules.seats import RESOURCES, SEATS
from game.rules.sequence import PHASES
from game.rules.single_text.module import SingleTextModule
from game.rules.strikes.module import StrikesModule
from game.rules.succession.module import SuccessionModule
from game.rules.talks.module import StatecraftModule, TalksModule
from game.rules.washington.module import WashingtonModule

MODULES: Final[tuple[type[RuleModule], ...]] = (
    MeansModule,
    HeadlinesModule,
    WashingtonModule,
    SanctionsModule,
    EconomyModule,
    NuclearModule,
    ProxiesModule,
    MaritimeModule,
    StrikesModule,
    IntelligenceModule,
    CouncilModule,
    SingleTextModule,
    BackchannelsModule,
    TalksModule,
    StatecraftModule,
    AlignmentModule,
    RegimeModule,
    SuccessionModule,
    ParliamentsModule,
    EscalationModule,
    ScoringModule,
)
"""Every rule module, in the order in which the engine runs their hooks."""

CORE: Final = ("means", "scoring")
"""Modules that no scenario can switch off."""

put_in_order([one.slice_type for one in MODULES])


def build_rulebook(setup: Setup) -> Rulebook:
    """The rulebook of a scenario.  The set-up was checked by records/; a KeyError here is a programming error."""
    modules = [kind(place, setup) for place, kind in enumerate(MODULES)]
    return Rulebook(
        SEATS,
        [seat in setup.seats for seat in SEATS],
        RESOURCES,
        PHASES,
        list(modules),
        [one.code in setup.modules or one.code in CORE for one in modules],
        [dials_of(kind, setup) for kind in MODULES],
        setup.days,
        setup.turns,
        setup.left_out,
    )


def dials_of(module: type[RuleModule], setup: Setup) -> Dials:
    """The dials of a module as the scenario sets them; its defaults where it says nothing."""
    values = setup.dials.get(module.code, {})
    dials = module.slice_type.dials_type
    return dials([values.get(dial.name, dial.default) for dial in dials.declared])


def initial_state(book: Rulebook, setup: Setup) -> State:
    """The first position: the scenario's values on the board, every module deployed, the first question asked."""
    state = begin(book)
    for code, value in setup.board.items():
        book.indicators[code].write(state, value)
    open_play(state)
    return state

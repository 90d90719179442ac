"""The law of Double Bind: rule modules in hook order, laid out for one scenario.

Small modules are one file.  Large ones keep the board (the slice, which other modules read) apart from the law:

====================  ==========  =====================  ==============================================
chapter of rules.md   module      board                  actions, events and module
====================  ==========  =====================  ==============================================
2, 3, 5.1             means       means                  means (sequence: the list of phases)
4                     headlines   headlines              headlines
5                     washington  washington             washington
6                     sanctions   sanctions              pressure
7                     economy     economy                economy
8                     nuclear     nuclear                programme
9                     council     council                consensus
10.1-10.9             channels    channels               contacts (actions), secrecy (module)
10.10-10.15           singletext  singletext (clauses)   drafting, interviews (linter: weak clauses)
11                    talks       talks                  agreement; statecraft, compliance (acts: a module of its own)
12                    strikes     strikes                airstrike, salvo (actions), arms (module)
13                    escalation  escalation             escalation
14                    proxies     proxies                proxies
15                    maritime    maritime               maritime
16                    regime      regime                 regime
21, 22                scoring     scoring                scoring
====================  ==========  =====================  ==============================================
"""

from __future__ import annotations

from typing import Final

from game.kernel.engine import begin, open_play
from game.kernel.rulebook import Rulebook
from game.kernel.state import State
from game.rules.agreement import TalksModule
from game.rules.arms import StrikesModule
from game.rules.consensus import CouncilModule
from game.rules.drafting import SingleTextModule
from game.rules.economy import EconomyModule
from game.rules.escalation import EscalationModule
from game.rules.headlines import HeadlinesModule
from game.rules.maritime import MaritimeModule
from game.rules.means import MeansModule
from game.rules.pressure import SanctionsModule
from game.rules.programme import NuclearModule
from game.rules.proxies import ProxiesModule
from game.rules.regime import RegimeModule
from game.rules.scoring import ScoringModule
from game.rules.seats import RESOURCES, SEATS
from game.rules.secrecy import ChannelsModule
from game.rules.sequence import PHASES
from game.rules.setup import Law, Setup
from game.rules.statecraft import StatecraftModule
from game.rules.washington import WashingtonModule

MODULES: Final[tuple[type[Law], ...]] = (
    MeansModule,
    HeadlinesModule,
    WashingtonModule,
    SanctionsModule,
    EconomyModule,
    NuclearModule,
    ProxiesModule,
    MaritimeModule,
    StrikesModule,
    CouncilModule,
    SingleTextModule,
    ChannelsModule,
    TalksModule,
    StatecraftModule,
    RegimeModule,
    EscalationModule,
    ScoringModule,
)
"""Every rule module, in the order in which the engine runs their hooks."""

CORE: Final = ("means", "scoring")
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

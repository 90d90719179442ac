"""The law of Double Bind: rule modules in hook order, laid out for one scenario.

Small modules are one file.  Large ones keep the board (the slice, which other modules read) apart from the law:

====================  ==========  =====================  ==========================================================
chapter of rules.md   module      board                  actions, events and module
====================  ==========  =====================  ==========================================================
2, 3, 5.1             means       means                  means (sequence: the list of phases)
4                     headlines   headlines              headlines
5                     washington  washington             whitehouse
6                     sanctions   sanctions              pressure, authorities
7                     economy     economy                economy
8                     nuclear     nuclear                programme
9                     council     council                redlines, lastword (actions), consensus (module)
10.1-10.9, 10.16-20   backchannels  channels             contacts, mediation, intent, suspicion, secrecy (module)
10.10-10.15           single_text  single_text (clauses)   drafting, interviews (linter: weak clauses)
11                    talks       talks                  agreement; statecraft, signing, compliance (acts: their own)
12                    strikes     strikes                airstrike, salvo, patron, raids (actions), arms (module)
13                    escalation  escalation             escalation
14                    proxies     fronts                 proxies, militias (actions; proxies is the module)
15                    maritime    maritime               shipping (module), navies, strait, mines, blockade, energy
16                    regime      regime                 streets
17                    intelligence  intelligence       covert (operations), services (module)
18                    alignment   alignment              courtship (powers), neighbours (neighbours, module)
19                    succession  succession             fissures, blame (actions), heirs (module)
20                    parliaments  parliaments           assemblies (module), majlis, jerusalem, ballots
21, 22                scoring     scoring                scoring
====================  ==========  =====================  ==========================================================
"""

from __future__ import annotations

from typing import Final

from game.kernel.engine import begin, open_play
from game.kernel.module import RuleModule, Setup
from game.kernel.rulebook import Rulebook
from game.kernel.slices import Dials, put_in_order
from game.kernel.state import State
from game.rules.alignment.module import AlignmentModule
from game.rules.backchannels.module import ChannelsModule
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
from game.rules.talks.module import TalksModule
from game.rules.talks.public import StatecraftModule
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
    ChannelsModule,
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
        [dials_of(one, setup) for one in modules],
        setup.days,
        setup.turns,
        setup.left_out,
    )


def dials_of(module: RuleModule, setup: Setup) -> Dials:
    """The dials of a module as the scenario sets them; its defaults where it says nothing."""
    values = setup.dials.get(module.code, {})
    kind = module.slice_type.dials_type
    return kind([values.get(one.name, one.default) for one in kind.declared])


def initial_state(book: Rulebook, setup: Setup) -> State:
    """The first position: the scenario's values on the board, every module deployed, the first question asked."""
    state = begin(book)
    for code, value in setup.board.items():
        book.indicators[code].write(state, value)
    open_play(state)
    return state

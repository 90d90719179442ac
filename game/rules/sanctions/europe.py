"""Authority that is not the Treasury's: Europe's own measures, and the Guard as a terrorist organisation.

rules.md §6.7, §6.9
"""

from __future__ import annotations

from game.kernel.action import Action
from game.kernel.state import State
from game.kernel.types import Reason
from game.rules.marks import EUROPEAN_PRESSURE, EUROPEAN_RELIEF, RELIEF, SANCTION
from game.rules.regime.board import GUARD, Regime
from game.rules.sanctions.board import EMBARGOED, LISTED, Sanctions
from game.rules.seats import ATTENTION, STANDING, US
from game.rules.talks.board import Talks
from game.rules.washington.board import Washington


class EuropeanListing(Action):
    """Europe lists the Guard's people and firms under its own law.  rules.md §6.7"""

    __slots__ = ()
    section = "6.7"
    verb = "list"
    offered = "operations"
    fixed_cost = ((ATTENTION, 1), (STANDING, 1))
    description = "List the Guard's people in Europe: partners' strain -4, bite +4, and your trade -10"

    def forbidden(self, state: State) -> Reason | None:
        if Sanctions.of(state).european:
            return Reason("6.7", "Europe has measures of its own in force")
        return None

    def resolve(self, state: State, outcome: int) -> None:
        sanctions = Sanctions.of(state)
        sanctions.european = LISTED
        sanctions.add_strain(-4)
        sanctions.add_trade(-10)
        Regime.of(state).add_threat(1)


class Embargo(Action):
    """Europe shuts its own market: oil, banks and shipping.  rules.md §6.7"""

    __slots__ = ()
    section = "6.7"
    verb = "embargo"
    marks = EUROPEAN_PRESSURE
    offered = "operations"
    fixed_cost = ((ATTENTION, 2), (STANDING, 4))
    description = "Impose Europe's own embargo: bite +4 more, but your trade ends and Tehran hears you no longer"

    def forbidden(self, state: State) -> Reason | None:
        measures = Sanctions.of(state).european
        if measures != LISTED:
            return Reason("6.7", "the embargo stands already" if measures else "listings come before an embargo")
        return None

    def resolve(self, state: State, outcome: int) -> None:
        sanctions = Sanctions.of(state)
        sanctions.european = EMBARGOED
        sanctions.trade = 0
        sanctions.add_strain(-6)
        regime = Regime.of(state)
        regime.add_threat(3)
        regime.add_distress(2)


class Relent(Action):
    """Europe lifts a step of its own measures.  rules.md §6.7"""

    __slots__ = ()
    section = "6.7"
    verb = "relent"
    marks = EUROPEAN_RELIEF
    offered = "operations"
    fixed_cost = ((ATTENTION, 1), (STANDING, 2))
    description = "Lift one step of Europe's own measures: a round is easier by 8, partners' strain +6"

    def forbidden(self, state: State) -> Reason | None:
        if not Sanctions.of(state).european:
            return Reason("6.7", "Europe has no measures of its own in force")
        return None

    def resolve(self, state: State, outcome: int) -> None:
        sanctions = Sanctions.of(state)
        sanctions.european -= 1
        sanctions.add_strain(6)
        Talks.of(state).add_round_weight(8)
        Regime.of(state).add_threat(-1)


class Designate(Action):
    """Call the Guard itself a terrorist organisation.  rules.md §6.9  [crossroads-09]"""

    __slots__ = ()
    section = "6.9"
    verb = "designate"
    marks = SANCTION
    offered = "operations"
    fixed_cost = ((ATTENTION, 2),)
    description = "List the Guard as a terrorist organisation: standing +3, later relief costs more, it closes ranks"

    def forbidden(self, state: State) -> Reason | None:
        if Sanctions.of(state).terrorist:
            return Reason("6.9", "the Guard is listed as a terrorist organisation")
        return None

    def resolve(self, state: State, outcome: int) -> None:
        sanctions = Sanctions.of(state)
        sanctions.terrorist = 1
        sanctions.add_strain(4)
        state.gain(US, STANDING, 3)
        regime = Regime.of(state)
        regime.add_threat(4)
        regime.add_cohesion(GUARD, 3)


class Delist(Action):
    """Take the Guard off the list of terrorist organisations.  rules.md §6.9"""

    __slots__ = ()
    section = "6.9"
    verb = "delist"
    marks = RELIEF
    offered = "operations"
    fixed_cost = ((ATTENTION, 2), (STANDING, 8))
    description = "Take the Guard off the terrorist list: threat -5, a round easier by 15; Congress +12, approval -2"

    def forbidden(self, state: State) -> Reason | None:
        if not Sanctions.of(state).terrorist:
            return Reason("6.9", "the Guard is not listed as a terrorist organisation")
        return None

    def resolve(self, state: State, outcome: int) -> None:
        Sanctions.of(state).terrorist = 0
        washington = Washington.of(state)
        washington.add_restiveness(12)
        washington.add_approval(-2)
        Talks.of(state).add_round_weight(15)
        Regime.of(state).add_threat(-5)

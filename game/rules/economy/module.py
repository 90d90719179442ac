"""Oil, price, rial, inflation, reserves and the three purses.  rules.md §7

Answers ``upkeep``, after the sanctions have tired and leaked.  Reads the bite and the licence of sanctions, the
negotiation, the rung and the perceived threat; changes distress, the price of petrol, the funds of Guard and
government.
"""

from __future__ import annotations

from game.kernel.action import Action
from game.kernel.module import RuleModule
from game.kernel.rulebook import Rulebook
from game.kernel.state import State
from game.kernel.types import clamp
from game.rules.economy.actions import (
    DEFEND_RIAL,
    SUBSIDISE,
    TIGHTEN,
    TO_GUARD,
    TO_PEOPLE,
    TO_TREASURY,
    Invest,
    Manage,
    Pump,
    Purse,
)
from game.rules.economy.board import HIGHEST_INCOME, Economy
from game.rules.escalation import Escalation
from game.rules.regime.board import Regime
from game.rules.sanctions.board import BANKS, MARKETS, OIL, Sanctions
from game.rules.seats import FUNDS, GOVERNMENT, GULF, IRGC
from game.rules.setup import per_turn
from game.rules.talks.board import Talks
from game.rules.washington.board import Washington


class EconomyModule(RuleModule):
    """Income is volume times price less discount times what can be used; the rial moves on talks."""

    __slots__ = ()
    code = "economy"
    title = "Economy"
    section = "7"
    slice_type = Economy

    def actions(self, book: Rulebook) -> list[Action]:
        actions: list[Action] = [Purse(to) for to in (TO_GUARD, TO_TREASURY, TO_PEOPLE)]
        actions.extend(Manage(measure) for measure in (DEFEND_RIAL, SUBSIDISE, TIGHTEN))
        actions.extend([Pump(GULF), Invest(GULF)])
        return actions

    def upkeep(self, state: State) -> None:
        """Oil flows, money comes in, the market moves, households feel it.  rules.md §7.2-§7.5"""
        economy = Economy.of(state)
        sanctions = Sanctions.of(state)
        regime = Regime.of(state)
        dials = economy.dials
        shut = max(0, sanctions.bite(OIL) - sanctions.licence // 30)
        sold = self._sail(state, economy, economy.usable_capacity() * (100 - shut) // 100)
        economy.premium -= economy.premium * dials.fade // 100
        if economy.spare:
            economy.lost = max(0, economy.lost - per_turn(state.rulebook, dials.rebuild))
        economy.outage = max(0, economy.outage - per_turn(state.rulebook, dials.gulf_rebuild))
        economy.price_shortage()
        economy.discount += (200 + 12 * shut - economy.discount) // 3
        usable = 100 - sanctions.bite(BANKS)
        margin = max(0, economy.brent() - economy.discount)
        economy.income = min(HIGHEST_INCOME, sold * margin // 100_000 * usable // 100)
        guard = economy.income * dials.guard_share // 100
        state.gain(IRGC, FUNDS, guard)
        state.gain(GOVERNMENT, FUNDS, (economy.income - guard) // 5)
        needs = per_turn(state.rulebook, dials.needs)
        self._market(state, economy)
        gap = clamp((needs - economy.income) * 40 // max(1, needs), -12, 40)
        target = clamp(economy.inflation // 100 + gap + sanctions.bite(MARKETS) // 5 + dials.hardship, 0, 100)
        regime.add_distress((target - regime.distress) // 5)
        economy.add_reserves((economy.income - needs) // 3)
        Washington.of(state).follow_crude_price(economy.brent())

    def _sail(self, state: State, economy: Economy, potential: int) -> int:
        """Load what buyers and the sea allow; what is kept in port fills tanks.  Returns kb sold.  rules.md §7.10"""
        days = state.rulebook.days
        economy.exports = max(0, economy.exports + (potential - economy.exports) // 2)
        room = 10 * economy.dials.tanks
        if not economy.sealed:
            emptied = min(max(0, room - economy.spare), 3 * days)
            economy.spare += emptied
            return economy.exports * days + 100 * emptied
        economy.exports = min(economy.exports, potential * (100 - economy.sealed) // 100)
        in_port = max(0, potential - economy.exports)
        economy.spare -= in_port * days // 100
        if economy.spare < 0:
            economy.spare = 0
            economy.lost = min(economy.capacity, economy.lost + in_port // 8)
        return economy.exports * days

    def _market(self, state: State, economy: Economy) -> None:
        """The rial falls on pressure and fear, rises on talks, and inflation follows a fall.  rules.md §7.4"""
        dials = economy.dials
        negotiation = Talks.of(state).negotiation
        moved = negotiation - economy.priced
        economy.priced = negotiation
        if economy.is_scarce():
            economy.add_fear(-dials.news * moved)
        fear = 3 * max(0, Regime.of(state).threat - 30) + 60 * max(0, Escalation.of(state).rung - 3)
        drift = per_turn(state.rulebook, dials.rial_drift)
        bite = Sanctions.of(state).bite(OIL)
        hope = (dials.rial_talks if moved > 0 else dials.rial_break) * moved
        fall = drift + 2 * bite + fear - hope + dials.rial_shock * (bite - economy.felt)
        economy.felt = bite
        if negotiation >= 4 and moved <= 0:
            fall -= 120
        economy.depreciate_rial(fall)
        economy.add_price_rises(max(0, fall) * dials.passed // 100)
        arrived = economy.coming * (100 - dials.delay) // 100
        economy.coming -= arrived
        ebbing = (economy.inflation - 100 * dials.steady) * per_turn(state.rulebook, dials.ebb) // 100
        creeping = per_turn(state.rulebook, dials.inflation_drift) + arrived - ebbing
        economy.add_inflation(creeping)

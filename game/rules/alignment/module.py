"""The powers and the neighbours: what they buy and carry, how they drift, what their bases cost.  rules.md §18

Answers ``reprice`` (American force and deployments, by their marks), ``after`` (an American blow at a front breaks the
bargain on it), ``upkeep`` (trade, corridors, bargains) and ``reckoning`` (how leanings and fear move).  It reads the
strait, prices, files, the programme and deployments, and changes exports and discount, evasion, the calm of fronts, the
government's funds and the regime's distress and narrative.
"""

from __future__ import annotations

from typing import Final

from game.kernel.action import Action
from game.kernel.module import RuleModule
from game.kernel.rulebook import Rulebook
from game.kernel.state import State
from game.kernel.types import Cost, clamp
from game.rules.alignment.board import (
    CHINESE,
    CLOSED,
    NEIGHBOURS,
    POWERS,
    RUSSIAN,
    SOUTH,
    Alignment,
)
from game.rules.alignment.neighbours import Assure, Bargain, Normalise, Pledge, WarnHosts
from game.rules.alignment.powers import Corridor, courting
from game.rules.economy.board import Economy
from game.rules.escalation import Escalation
from game.rules.maritime.board import NORMAL, Maritime
from game.rules.marks import AIR_STRIKE, DEPLOYMENT, FRONT_HIT
from game.rules.nuclear.board import Nuclear
from game.rules.proxies.board import HOUTHIS, IRAQ, Proxies
from game.rules.regime.board import Regime
from game.rules.sanctions.board import BANKS, MARKETS, OIL, Sanctions
from game.rules.seats import ATTENTION, FUNDS, GOVERNMENT, GULF, IRGC, ISRAEL, STANDING, US, raise_price
from game.rules.strikes.board import Strikes
from game.rules.washington.board import UKRAINE, Washington

BOUND: Final = 8
"""How much further towards Tehran the leaning of a power rests once it has signed a treaty."""

DEARER_STRIKES: Final = (3, 1, 0)
"""Standing that an American strike on Iran costs more, by the neighbours' hosting.  §18.8"""


def aimed(action: Action) -> int:
    """The front that an action strikes, counted as in §14; 0 for none that could be bargained for."""
    return action.concerns() if action.marks & FRONT_HIT else 0


class AlignmentModule(RuleModule):
    """They sell purchases, parts, votes and cover; none of them comes to fight."""

    __slots__ = ()
    code = "alignment"
    title = "The powers and the neighbours"
    section = "18"
    slice_type = Alignment

    def actions(self, book: Rulebook) -> list[Action]:
        actions = courting(book.on("economy"), book.on("strikes"))
        if book.on("sanctions"):
            actions.append(Corridor(GOVERNMENT))
        actions.extend([Assure(US), Assure(GULF), WarnHosts(IRGC), Normalise(ISRAEL)])
        if book.on("proxies") and book.playing[IRGC] and book.playing[GULF]:
            for front in (IRAQ, HOUTHIS):
                actions.extend([Bargain(GULF, front), Pledge(IRGC, front)])
        return actions

    def may_reprice(self, action: Action) -> bool:
        """American force and deployments."""
        return action.seat == US and (bool(action.marks & (AIR_STRIKE | DEPLOYMENT)) or aimed(action) > 0)

    def reprice(self, state: State, action: Action, cost: Cost) -> Cost:
        """Closed bases make American force dearer, and so does a bargain it would break.  rules.md §18.8, §18.10"""
        if action.seat != US:
            return cost
        alignment = Alignment.of(state)
        if action.marks & AIR_STRIKE:
            return raise_price(cost, STANDING, DEARER_STRIKES[alignment.hosting()])
        if action.marks & DEPLOYMENT and alignment.hosting() == CLOSED:
            return raise_price(cost, ATTENTION, 1)
        if alignment.has_bargain(aimed(action)):
            return raise_price(cost, STANDING, 2)
        return cost

    def after(self, state: State, action: Action, outcome: int) -> None:
        """An American strike on a front breaks the bargain on it.  rules.md §18.10"""
        front = aimed(action) if action.seat == US else 0
        if Alignment.of(state).has_bargain(front):
            Alignment.of(state).break_bargain(state, front)
            Alignment.of(state).add_leaning(NEIGHBOURS, 3)
            Regime.of(state).add_narrative(2)

    def upkeep(self, state: State) -> None:
        """China buys, corridors carry, bargains are paid for.  rules.md §18.3, §18.10, §18.11"""
        alignment = Alignment.of(state)
        self._trade(state, alignment)
        for place, front in enumerate((IRAQ, HOUTHIS)):
            alignment.offer[place] = max(0, alignment.offer[place] - 1)
            if alignment.bargain[place]:
                alignment.bargain[place] -= 1
                Proxies.of(state).keep_quiet(front, 1)
                alignment.add_fear(-2)
                state.gain(GOVERNMENT, FUNDS, 60)
                Regime.of(state).add_distress(-1)

    def _trade(self, state: State, alignment: Alignment) -> None:
        """Purchases hold up exports as far as ships sail; corridors hold up evasion.  §18.3, §18.11"""
        beyond = alignment.leaning[CHINESE] - alignment.dials.china
        economy = Economy.of(state)
        if economy.on:
            bought = alignment.dials.buys * alignment.leaning[CHINESE] + alignment.leaning[SOUTH]
            if Maritime.of(state).on:
                bought = bought * Maritime.of(state).flow() // NORMAL
            economy.support_exports(bought)
            economy.add_discount(-2 * beyond)
        sanctions = Sanctions.of(state)
        if sanctions.on:
            hidden = beyond // 8 if beyond > 0 else -(-beyond // 8)
            sanctions.add_evasion(OIL, hidden)
            for track in (BANKS, MARKETS):
                if sanctions.evasion[track] < 70:
                    sanctions.add_evasion(track, alignment.corridor // 10)
        alignment.corridor = max(0, alignment.corridor - 1)

    def reckoning(self, state: State) -> None:
        """Leanings follow interests and drift home; fear follows tension.  rules.md §18.2, §18.8"""
        alignment = Alignment.of(state)
        for power in range(len(POWERS)):
            rests = alignment.dials.rest(power) + (BOUND * alignment.treaty[power] if power <= RUSSIAN else 0)
            home = clamp(rests - alignment.leaning[power], -1, 1)
            alignment.add_leaning(power, home + self._interest(state, power))
        escalation = Escalation.of(state)
        if escalation.on:
            alignment.add_fear((escalation.tension - alignment.fear) // 8 + (2 if escalation.rung >= 6 else 0))

    def _interest(self, state: State, power: int) -> int:
        """What a power's own interest adds to its drift this turn.  §18.2"""
        pull = 0
        shut = Maritime.of(state).is_shunned()
        if power == CHINESE:
            economy = Economy.of(state)
            pull = 1 if economy.on and economy.discount >= 700 else 0
            pull -= 2 if shut or (economy.on and economy.brent() >= 9500) else 0
        elif power == RUSSIAN:
            washington = Washington.of(state)
            if washington.on:
                ukraine = washington.strain[UKRAINE]
                pull = 1 if ukraine >= 60 else -1 if ukraine < 30 else 0
        elif power == SOUTH:
            pull = 1 if Sanctions.of(state).strain >= 30 else 0
            pull -= (1 if Nuclear.of(state).censured else 0) + (1 if shut else 0)
        else:
            strikes = Strikes.of(state)
            if strikes.on:
                pull = 1 if not strikes.deployed else 0
            pull -= 1 if shut else 0
        return pull

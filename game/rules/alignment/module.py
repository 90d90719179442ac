"""The neighbours: assurance, links with Israel, bargains on a front; how every power drifts.  rules.md §18"""

from __future__ import annotations

from typing import Final

from game.kernel.action import Action
from game.kernel.module import RuleModule
from game.kernel.rulebook import Rulebook
from game.kernel.state import State
from game.kernel.types import Cost, Odds, Reason, clamp
from game.rules.alignment.board import (
    CALMED,
    CHINESE,
    CLOSED,
    NEIGHBOURS,
    POWERS,
    RUSSIAN,
    SOUTH,
    Alignment,
)
from game.rules.alignment.powers import UKRAINE_FILE, Corridor, courting
from game.rules.backchannels.board import Channels
from game.rules.economy.module import Economy
from game.rules.escalation import Escalation
from game.rules.maritime.board import Maritime
from game.rules.marks import AIR_STRIKE, DEPLOYMENT, FRONT_HIT
from game.rules.nuclear.board import Nuclear
from game.rules.proxies.module import AUTONOMY, Proxies
from game.rules.regime.board import GUARD, Regime
from game.rules.sanctions.board import BANKS, MARKETS, OIL, Sanctions
from game.rules.seats import ATTENTION, FUNDS, GOVERNMENT, GULF, IRGC, ISRAEL, STANDING, US
from game.rules.strikes.board import Strikes
from game.rules.washington.board import Washington

BOUND: Final = 8
"""How much further towards Tehran the leaning of a power rests once it has signed a treaty."""


class Assure(Action):
    """Tell the neighbours that they will not be left alone, or not be dragged in.  rules.md §18.9"""

    __slots__ = ()
    section = "18.9"
    verb = "assure"
    offered = "operations"

    def describe(self) -> str:
        if self.seat == US:
            return "Assure the neighbours of defence: their fear -6, their leaning -3"
        return "Assure the neighbours with money and visits: their fear -6, tension -2"

    def forbidden(self, state: State) -> Reason | None:
        if Alignment.of(state).fear < 10:
            return Reason("18.9", "the neighbours have little fear to calm (below 10)")
        return None

    def printed_cost(self) -> Cost:
        return ((ATTENTION, 1), (STANDING, 1)) if self.seat == US else ((ATTENTION, 1), (FUNDS, 60))

    def resolve(self, state: State, outcome: int) -> None:
        alignment = Alignment.of(state)
        alignment.add_fear(-6)
        if self.seat == US:
            alignment.add_leaning(NEIGHBOURS, -3)
        else:
            Escalation.of(state).add_tension(-2)


class Warn(Action):
    """Tell the hosts what their bases may cost them.  rules.md §18.8"""

    __slots__ = ()
    section = "18.8"
    verb = "warn-hosts"
    offered = "operations"

    def describe(self) -> str:
        return "Warn the neighbours off hosting strikes: their fear +7, but leaning -3; tension +3, mediators -1"

    def forbidden(self, state: State) -> Reason | None:
        if Alignment.of(state).hosting() == CLOSED:
            return Reason("18.8", "bases and skies are closed to strikes already")
        return None

    def printed_cost(self) -> Cost:
        return ((ATTENTION, 1), (STANDING, 1))

    def resolve(self, state: State, outcome: int) -> None:
        alignment = Alignment.of(state)
        alignment.add_fear(7)
        alignment.add_leaning(NEIGHBOURS, -3)
        Escalation.of(state).add_tension(3)
        state.gain(GULF, STANDING, -1)


class Normalise(Action):
    """A step between Israel and the neighbours.  rules.md §18.9"""

    __slots__ = ()
    section = "18.9"
    verb = "normalise"
    offered = "operations"
    fixed_cost = ((ATTENTION, 2), (STANDING, 2))
    description = (
        "Seek a step with the neighbours: standing +4 and shared warning (interceptors +5), threat in Tehran +3"
    )

    def forbidden(self, state: State) -> Reason | None:
        alignment = Alignment.of(state)
        if alignment.links >= 3:
            return Reason("18.9", "every step that can be taken in the open has been taken (3)")
        if alignment.leaning[NEIGHBOURS] > 60:
            return Reason("18.9", "the neighbours lean above 60 and will not be seen with Israel")
        return None

    def odds(self, state: State) -> Odds:
        alignment = Alignment.of(state)
        eager = 80 - alignment.leaning[NEIGHBOURS]
        return (("a step is announced", eager), ("not while the guns are heard", 40 + alignment.fear))

    def resolve(self, state: State, outcome: int) -> None:
        if outcome == 1:
            return
        alignment = Alignment.of(state)
        alignment.links += 1
        alignment.add_leaning(NEIGHBOURS, -5)
        strikes = Strikes.of(state)
        if strikes.on:
            strikes.interceptors[0] = min(100, strikes.interceptors[0] + 5)
        state.gain(ISRAEL, STANDING, 4)
        state.gain(US, STANDING, 1)
        Regime.of(state).add_threat(3)
        Regime.of(state).add_narrative(1)


class CalmAction(Action):
    """An action about the calm of one front, counted as in §14."""

    __slots__ = ("front",)
    section = "18.10"
    offered = "operations"

    def __init__(self, seat: int, front: int) -> None:
        super().__init__(seat)
        self.front = front

    def words(self) -> str:
        return CALMED[self.front - 1]


class Bargain(CalmAction):
    """Put the calm of a front on the table for money and safety.  rules.md §18.10  [crossroads-62]"""

    __slots__ = ()
    verb = "bargain"
    fixed_cost = ((ATTENTION, 1), (STANDING, 1))

    def describe(self) -> str:
        return f"Offer the Guard a bargain on {CALMED[self.front - 1]} for two turns: calm for trade; Tehran's trust -2"

    def forbidden(self, state: State) -> Reason | None:
        alignment = Alignment.of(state)
        if alignment.has_bargain(self.front):
            return Reason("18.10", "a bargain on this front holds")
        if alignment.offer[self.front - 1]:
            return Reason("18.10", "a bargain on this front is on the table")
        if alignment.leaning[NEIGHBOURS] < 25:
            return Reason("18.10", "the neighbours lean below 25 and pay Tehran for nothing")
        return None

    def resolve(self, state: State, outcome: int) -> None:
        Alignment.of(state).offer[self.front - 1] = 2
        Channels.of(state).add_trust(1, -2)
        Escalation.of(state).add_tension(-1)


class Pledge(CalmAction):
    """The Guard takes the bargain.  rules.md §18.10  [crossroads-62]"""

    __slots__ = ()
    verb = "pledge"

    def describe(self) -> str:
        return f"Pledge calm on {CALMED[self.front - 1]} in the open: neighbours pay, Washington holds back, loyalty -6"

    def forbidden(self, state: State) -> Reason | None:
        if not Alignment.of(state).offer[self.front - 1]:
            return Reason("18.10", "no bargain on this front is on the table")
        return None

    def printed_cost(self) -> Cost:
        return ((ATTENTION, 1),)

    def odds(self, state: State) -> Odds:
        unruly = AUTONOMY[self.front] // 2
        return (("the front keeps still", 100 - unruly), ("the front will not be traded", unruly))

    def resolve(self, state: State, outcome: int) -> None:
        alignment = Alignment.of(state)
        alignment.offer[self.front - 1] = 0
        proxies = Proxies.of(state)
        proxies.loyalty[self.front] = clamp(proxies.loyalty[self.front] - 6, 0, 100)
        if outcome == 1:
            return
        alignment.bargain[self.front - 1] = alignment.dials.term
        proxies.restraint[self.front] = max(1, proxies.restraint[self.front])
        alignment.add_fear(-4)
        alignment.add_leaning(NEIGHBOURS, 3)
        Escalation.of(state).add_tension(-4)
        Regime.of(state).add_narrative(-2)
        Regime.of(state).add_cohesion(GUARD, -1)
        Washington.of(state).add_restiveness(-3)
        Washington.of(state).add_approval(1)
        state.gain(IRGC, STANDING, 3)
        state.gain(GULF, STANDING, 4)


def aimed(action: Action) -> int:
    """The front that an action strikes, counted as in §14; 0 for none that could be bargained for."""
    return action.concerns() if action.marks & FRONT_HIT else 0


class AlignmentModule(RuleModule):
    """They sell purchases, parts, votes and cover; none of them comes to fight."""

    code = "alignment"
    title = "The powers and the neighbours"
    section = "18"
    slice_type = Alignment


    def actions(self, book: Rulebook) -> list[Action]:
        found = courting(book.on("economy"), book.on("strikes"))
        if book.on("sanctions"):
            found.append(Corridor(GOVERNMENT))
        found.extend([Assure(US), Assure(GULF), Warn(IRGC), Normalise(ISRAEL)])
        if book.on("proxies") and book.playing[IRGC] and book.playing[GULF]:
            for front in range(1, 1 + len(CALMED)):
                found.extend([Bargain(GULF, front), Pledge(IRGC, front)])
        return found

    def may_reprice(self, action: Action) -> bool:
        """American force and deployments."""
        return action.seat == US and (bool(action.marks & (AIR_STRIKE | DEPLOYMENT)) or aimed(action) > 0)

    def reprice(self, state: State, action: Action, cost: Cost) -> Cost:
        """Closed bases make American force dearer, and so does a bargain it would break.  rules.md §18.8, §18.10"""
        if action.seat != US:
            return cost
        alignment = Alignment.of(state)
        if action.marks & AIR_STRIKE:
            dearer = (3, 1, 0)[alignment.hosting()]
            return tuple([(kind, amount + dearer) if kind == STANDING else (kind, amount) for kind, amount in cost])
        if action.marks & DEPLOYMENT and alignment.hosting() == CLOSED:
            return tuple([(kind, amount + 1) if kind == ATTENTION else (kind, amount) for kind, amount in cost])
        if alignment.has_bargain(aimed(action)):
            return tuple([(kind, amount + 2) if kind == STANDING else (kind, amount) for kind, amount in cost])
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
        for place in range(len(CALMED)):
            alignment.offer[place] = max(0, alignment.offer[place] - 1)
            if alignment.bargain[place]:
                alignment.bargain[place] -= 1
                proxies = Proxies.of(state)
                if proxies.on:
                    proxies.restraint[place + 1] = max(1, proxies.restraint[place + 1])
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
                bought = bought * Maritime.of(state).flow() // 20_000
            economy.exports = max(economy.exports, min(bought, economy.capacity))
            economy.add_discount(-2 * beyond)
        sanctions = Sanctions.of(state)
        if sanctions.on:
            hidden = beyond // 8 if beyond > 0 else -(-beyond // 8)
            sanctions.evasion[OIL] = clamp(sanctions.evasion[OIL] + hidden, 0, 100)
            for track in (BANKS, MARKETS):
                if sanctions.evasion[track] < 70:
                    sanctions.evasion[track] += alignment.corridor // 10
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
        found = 0
        strait = Maritime.of(state)
        shut = strait.on and strait.confidence < 40
        if power == CHINESE:
            economy = Economy.of(state)
            found = 1 if economy.on and economy.discount >= 700 else 0
            found -= 2 if shut or (economy.on and economy.brent() >= 9500) else 0
        elif power == RUSSIAN:
            washington = Washington.of(state)
            if washington.on:
                ukraine = washington.strain[UKRAINE_FILE]
                found = 1 if ukraine >= 60 else -1 if ukraine < 30 else 0
        elif power == SOUTH:
            found = 1 if Sanctions.of(state).strain >= 30 else 0
            found -= (1 if Nuclear.of(state).censured else 0) + (1 if shut else 0)
        else:
            strikes = Strikes.of(state)
            if strikes.on:
                found = 1 if not strikes.deployed else 0
            found -= 1 if shut else 0
        return found

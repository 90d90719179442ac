"""The Gulf: who sails, what a closed strait and a blockade cost from turn to turn.  rules.md §15

Answers ``upkeep`` (confidence, stocks, strait, blockade, hidden mines), ``postures`` (a hot line calms the waters) and
``determinize`` (how many mines others imagine).  It changes exports and what the market misses, the regime's threat and
distress, Washington's credibility, tension, and the standing and funds of those who close, blockade or lose by it.
"""

from __future__ import annotations

from random import Random

from game.kernel.action import Action, Event
from game.kernel.module import RuleModule
from game.kernel.rulebook import Rulebook
from game.kernel.state import State
from game.rules.economy.board import Economy
from game.rules.escalation import Escalation
from game.rules.maritime.blockade import Blockade, FreeCrew, FreeShip, Impound, LiftBlockade, RunBlockade, Runner
from game.rules.maritime.board import FRIENDS, MOST_MINES, OPEN, SHUT, TOLL, WARY, Maritime
from game.rules.maritime.energy import Raid, RaidByFront, Reserves
from game.rules.maritime.mines import (
    FIELD,
    OPENLY,
    SECRETLY,
    Charge,
    Charts,
    Inquiry,
    Mine,
    Sweep,
    Trap,
    Verdict,
    WiderSearch,
)
from game.rules.maritime.navies import Challenge, Convoy, HotLine, Passage, Recall
from game.rules.maritime.shipping import Escort, Harass, Insure, Seize
from game.rules.maritime.strait import Exempt, Reopen, Shut, Toll, WarnShips
from game.rules.regime.board import Regime
from game.rules.seats import ATTENTION, EUROPE, FUNDS, GULF, IRGC, LEADER, STANDING, US
from game.rules.setup import per_turn
from game.rules.washington.board import Washington


class MaritimeModule(RuleModule):
    """Confidence falls fast and returns slowly; the strait can be shut in practice, the ports blockaded."""

    __slots__ = ()
    code = "maritime"
    title = "The Gulf"
    section = "15"
    slice_type = Maritime

    def actions(self, book: Rulebook) -> list[Action]:
        actions: list[Action] = [Harass(IRGC), Seize(IRGC), Challenge(IRGC), WarnShips(IRGC), Shut(IRGC), Toll(IRGC)]
        actions.extend([Mine(IRGC, OPENLY), Mine(IRGC, SECRETLY), Charts(IRGC), RunBlockade(IRGC), Raid()])
        if book.on("proxies"):
            actions.append(RaidByFront())
        actions.extend([Reopen(IRGC), Reopen(LEADER), HotLine(IRGC), FreeShip(IRGC)])
        actions.extend([Exempt(), FreeCrew(), Inquiry()])
        actions.extend([Escort(US), Recall(US), Convoy(US), Blockade(US), LiftBlockade(US), HotLine(US), Charge(US)])
        for seat in (US, EUROPE):
            actions.extend([Impound(seat), FreeShip(seat), Reserves(seat)])
        actions.extend([Insure(GULF), Passage(GULF), Sweep(US), Sweep(GULF)])
        return actions

    def events(self, book: Rulebook) -> list[Event]:
        return [Trap(), Verdict(), WiderSearch(), Runner()]

    def upkeep(self, state: State) -> None:
        """Shippers return slowly; stocks flow; a closed strait and a blockade are paid for.  rules.md §15.1, §15.6"""
        maritime = Maritime.of(state)
        maritime.rest = [max(0, turns - 1) for turns in maritime.rest]
        maritime.owed = max(0, maritime.owed - 1)
        maritime.releasing = max(0, maritime.releasing - maritime.supplied() * state.rulebook.days // 1000)
        self._recover(state, maritime)
        self._closure(state, maritime)
        maritime.count_missing_oil(state)
        self._blockade(state, maritime)
        if maritime.mines > maritime.found:
            state.happen("trap")

    def _recover(self, state: State, maritime: Maritime) -> None:
        """Confidence, and what its lack costs.  rules.md §15.1"""
        if maritime.closure < FRIENDS:
            back = 0 if maritime.scare else per_turn(state.rulebook, maritime.dials.recovery)
            maritime.add_confidence(back + 2 * maritime.free_escorts())
        else:
            maritime.lower_confidence(8 if maritime.closure == SHUT else 4)
        if not maritime.found:
            maritime.scare = max(0, maritime.scare - 1)
        if maritime.is_shunned():
            state.gain(GULF, FUNDS, -60)
            economy = Economy.of(state)
            if economy.on and (maritime.closure < FRIENDS or maritime.found):
                economy.remove_exports(economy.exports * (WARY - maritime.confidence) // 100)

    def _closure(self, state: State, maritime: Maritime) -> None:
        """Who closes a strait pays too.  rules.md §15.6"""
        if maritime.closure == OPEN:
            return
        regime = Regime.of(state)
        regime.add_threat(1)
        if maritime.closure >= FRIENDS:
            state.gain(IRGC, STANDING, -1)
            regime.add_distress(1)
        if maritime.closure == TOLL:
            state.gain(IRGC, FUNDS, maritime.flow() * state.rulebook.days // 1000)
            state.gain(GULF, STANDING, -1)

    def _blockade(self, state: State, maritime: Maritime) -> None:
        """A blockade tightens, and it is held day by day.  rules.md §15.11"""
        if not maritime.blockade:
            return
        if not state.pool(US, STANDING):
            maritime.end_blockade(state)
            Washington.of(state).add_credibility(-6)
            return
        maritime.blockade = min(99, maritime.blockade + 1)
        economy = Economy.of(state)
        economy.seal_exports(min(95, economy.sealed + per_turn(state.rulebook, maritime.dials.seal)))
        state.gain(US, ATTENTION, -1)
        state.gain(US, STANDING, -1)
        state.gain(GULF, STANDING, -1)
        Regime.of(state).add_threat(1)
        state.happen("runner")

    def postures(self, state: State) -> None:
        """Navies that can call each other calm the waters.  rules.md §15.16"""
        if Maritime.of(state).hot_line_works():
            Escalation.of(state).add_tension(-2)

    def determinize(self, state: State, seat: int, draw: Random) -> None:
        """Others imagine at least the mines that were found, and sometimes more.  rules.md §15.8"""
        maritime = Maritime.of(state)
        if seat != IRGC:
            maritime.mines = min(MOST_MINES, maritime.found + (FIELD if draw.randint(0, 3) == 0 else 0))

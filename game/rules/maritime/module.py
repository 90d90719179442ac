"""Shipping in the Gulf: harassment, seizure, escorts, and the module of the whole chapter.  rules.md §15"""

from __future__ import annotations

from random import Random

from game.kernel.action import Action, Event
from game.kernel.module import RuleModule
from game.kernel.rulebook import Rulebook
from game.kernel.state import State
from game.kernel.types import Odds, Reason, seats_of
from game.rules.alignment.board import Alignment
from game.rules.economy.module import Economy
from game.rules.escalation import Escalation
from game.rules.maritime.blockade import Blockade, Crews, Free, Impound, Lift, Run, Runner
from game.rules.maritime.board import FRIENDS, OPEN, SHUT, TOLL, Maritime
from game.rules.maritime.energy import Front, Raid, Reserves
from game.rules.maritime.mines import Charge, Charts, Inquiry, Mine, Sweep, Trap, Verdict, Wider
from game.rules.maritime.navies import Challenge, Convoy, HotLine, Passage, Recall
from game.rules.maritime.strait import Exempt, Reopen, Shut, Toll, Warn
from game.rules.marks import ATTACK, HARASSES_SHIPS, OPEN_FORCE, TAKES_SHIP
from game.rules.regime.board import GUARD, Regime
from game.rules.seats import ATTENTION, EUROPE, FUNDS, GULF, IRGC, LEADER, STANDING, US
from game.rules.setup import per_turn
from game.rules.washington.board import Washington


class Harass(Action):
    """Fast boats, drones and warnings that can be denied.  rules.md §15.2  [crossroads-53]"""

    __slots__ = ()
    section = "15.2"
    verb = "harass"
    marks = HARASSES_SHIPS
    offered = "operations"
    rumour = "Shipping is harassed in the Gulf; nobody claims it"
    fixed_cost = ((ATTENTION, 1), (FUNDS, 20))
    description = "Harass shipping, deniably: confidence falls and crude rises, for your own exports too"

    def seen(self, state: State) -> int:
        return seats_of(IRGC)

    def odds(self, state: State) -> Odds:
        escorts = Maritime.of(state).escorts
        return (
            ("ships turn away", 60 - 10 * escorts),
            ("a brush with escorts", 10 + 15 * escorts),
            ("little comes of it", 30),
        )

    def resolve(self, state: State, outcome: int) -> None:
        if outcome == 2:
            return
        Maritime.of(state).lower_confidence(14 if outcome == 0 else 8)
        Economy.of(state).add_fear(4)
        Regime.of(state).add_narrative(1)
        Escalation.of(state).act_of_force(state, 3 if outcome == 0 else 4, 0)


class Seize(Action):
    """Board and hold a tanker in the open.  rules.md §15.3"""

    __slots__ = ()
    section = "15.3"
    verb = "seize"
    marks = ATTACK | OPEN_FORCE | TAKES_SHIP
    offered = "operations"
    fixed_cost = ((ATTENTION, 2), (STANDING, 2))
    description = (
        "Seize a tanker: narrative +3 (+5 as an answer), confidence -20, crude up; the Gulf states take it badly"
    )

    def forbidden(self, state: State) -> Reason | None:
        maritime = Maritime.of(state)
        if maritime.confidence < 15:
            return Reason("15.3", "hardly a ship sails that could be seized")
        if maritime.held[0] >= 9:
            return Reason("15.3", "nine ships are held: the anchorage is full")
        return None

    def resolve(self, state: State, outcome: int) -> None:
        maritime = Maritime.of(state)
        answer = maritime.owed > 0
        maritime.owed = 0
        maritime.hold_ships(0, 1)
        maritime.lower_confidence(20)
        Economy.of(state).add_fear(5)
        regime = Regime.of(state)
        regime.add_narrative(5 if answer else 3)
        regime.add_cohesion(GUARD, 1)
        regime.add_threat(2)
        state.gain(GULF, STANDING, 0 if answer else -2)
        Alignment.of(state).endanger_neighbours(4)
        Washington.of(state).add_credibility(2)
        Escalation.of(state).act_of_force(state, 4, 0)


class Escort(Action):
    """Send a group to escort merchant ships.  rules.md §15.4"""

    __slots__ = ()
    section = "15.4"
    verb = "escort"
    offered = "operations"
    fixed_cost = ((ATTENTION, 2),)
    description = "Send an escort group: confidence returns faster, boats meet more often"

    def forbidden(self, state: State) -> Reason | None:
        if Maritime.of(state).escorts >= 3:
            return Reason("15.4", "three groups are on station, no more can be spared")
        return None

    def resolve(self, state: State, outcome: int) -> None:
        maritime = Maritime.of(state)
        maritime.escorts += 1
        maritime.add_confidence(6)
        Washington.of(state).add_credibility(3)
        Escalation.of(state).add_tension(3)


class Insure(Action):
    """Gulf states steady the market: pilots, insurance, bypass pipelines.  rules.md §15.5"""

    __slots__ = ()
    section = "15.5"
    verb = "insure"
    offered = "operations"
    fixed_cost = ((ATTENTION, 1), (FUNDS, 80))
    description = "Steady shipping with pilots, insurance and bypass pipelines: confidence +8, crude down"

    def forbidden(self, state: State) -> Reason | None:
        if Maritime.of(state).confidence > 90:
            return Reason("15.5", "shippers are confident (above 90)")
        return None

    def resolve(self, state: State, outcome: int) -> None:
        maritime = Maritime.of(state)
        maritime.add_confidence(8)
        Economy.of(state).add_fear(-2)
        state.gain(GULF, STANDING, 1)


class MaritimeModule(RuleModule):
    """Confidence falls fast and returns slowly; the strait can be shut in practice, the ports blockaded."""

    code = "maritime"
    title = "The Gulf"
    section = "15"
    slice_type = Maritime


    def actions(self, book: Rulebook) -> list[Action]:
        found: list[Action] = [Harass(IRGC), Seize(IRGC), Challenge(IRGC), Warn(IRGC), Shut(IRGC), Toll(IRGC)]
        found.extend([Mine(IRGC, 0), Mine(IRGC, 1), Charts(IRGC), Run(IRGC), Raid()])
        if book.on("proxies"):
            found.append(Front())
        found.extend([Reopen(IRGC), Reopen(LEADER), HotLine(IRGC), Free(IRGC)])
        found.extend([Exempt(), Crews(), Inquiry()])
        found.extend([Escort(US), Recall(US), Convoy(US), Blockade(US), Lift(US), HotLine(US), Charge(US)])
        for seat in (US, EUROPE):
            found.extend([Impound(seat), Free(seat), Reserves(seat)])
        found.extend([Insure(GULF), Passage(GULF), Sweep(US), Sweep(GULF)])
        return found

    def events(self, book: Rulebook) -> list[Event]:
        return [Trap(), Verdict(), Wider(), Runner()]

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
        if maritime.confidence < 40:
            state.gain(GULF, FUNDS, -60)
            economy = Economy.of(state)
            if economy.on and (maritime.closure < FRIENDS or maritime.found):
                economy.exports -= economy.exports * (40 - maritime.confidence) // 100

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
            maritime.mines = min(60, maritime.found + (8 if draw.randint(0, 3) == 0 else 0))

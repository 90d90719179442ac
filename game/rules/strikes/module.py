"""The rule module of strikes.  rules.md §12

Answers ``upkeep``, which reads the deal in force and moves the sorties of Israel and Washington; ``reckoning``, which
moves threat in Tehran and the strain of Washington's China file; and ``determinize``.
"""

from __future__ import annotations

from random import Random

from game.kernel.action import Action, Event, Procedure
from game.kernel.module import RuleModule
from game.kernel.rulebook import Rulebook
from game.kernel.state import State
from game.kernel.types import clamp
from game.rules.clauses import MISSILES
from game.rules.regime.board import Regime
from game.rules.seats import GULF, IRGC, ISRAEL, LEADER, SORTIES, US
from game.rules.setup import per_turn
from game.rules.strikes.air_strike import Assessment, Damage, Engage, Scatter, Strike, Take
from game.rules.strikes.alliance import Ask, Back, Inform, Lend, Refuse
from game.rules.strikes.board import (
    AMERICAN,
    BOMBS,
    ISRAELI,
    MOST_LAUNCHERS,
    MOST_MISSILES,
    TANKERS,
    TARGETS,
    UNTOLD,
    Strikes,
)
from game.rules.strikes.limited_force import RIPOSTES, Join, Kill, Riposte, ShootDown, Warn
from game.rules.strikes.readiness import (
    BUILDINGS,
    PREPARATIONS,
    AppointCommanders,
    Build,
    Deploy,
    DrawDown,
    Prepare,
    Supply,
    SupplyHosts,
)
from game.rules.strikes.salvo import (
    KINDS,
    SIZES,
    Answering,
    Ceasefire,
    Firing,
    Intercept,
    Landing,
    Retaliate,
    Salvo,
    Withhold,
)
from game.rules.talks.board import Talks
from game.rules.washington.board import CHINA, Washington


class StrikesModule(RuleModule):
    """Sorties spend politics; the account of damage is never certain."""

    __slots__ = ()
    code = "strikes"
    title = "Strikes"
    section = "12"
    slice_type = Strikes

    def actions(self, book: Rulebook) -> list[Action]:
        actions: list[Action] = [Strike(seat, target) for seat in (ISRAEL, US) for target in range(len(TARGETS))]
        actions.extend([Engage(IRGC), Scatter(IRGC), Take(IRGC), Withhold(LEADER)])
        actions.extend(Retaliate(size) for size in range(len(SIZES)))
        actions.extend(Salvo(target, size) for target in (ISRAEL, US, GULF) for size in range(len(KINDS)))
        actions.extend(Intercept(seat, ration) for seat in (ISRAEL, US) for ration in (0, 1))
        actions.extend([Kill(US), ShootDown(IRGC), Warn(IRGC), SupplyHosts(US), AppointCommanders(LEADER)])
        actions.extend(Riposte(choice) for choice in range(len(RIPOSTES)))
        if book.on("proxies"):
            actions.append(Join(IRGC))
        if book.on("escalation"):
            actions.extend([Ceasefire(US), Ceasefire(GULF)])
        actions.extend(Prepare(choice) for choice in range(len(PREPARATIONS)))
        actions.extend(Build(choice) for choice in range(len(BUILDINGS)))
        actions.extend([Deploy(US), DrawDown(US)])
        if book.playing[US] and book.playing[ISRAEL]:
            actions.extend([Supply(US), Inform(ISRAEL), Back(US), Refuse(US)])
            actions.extend([Ask(ISRAEL, TANKERS), Ask(ISRAEL, BOMBS), Lend(US, TANKERS), Lend(US, BOMBS)])
        return actions

    def events(self, book: Rulebook) -> list[Event]:
        return [Damage(), Assessment(), Landing()]

    def procedures(self, book: Rulebook) -> list[Procedure]:
        return [Answering(), Firing()]

    def upkeep(self, state: State) -> None:
        """Missiles are built, interceptors delivered, packages turned round; intelligence perishes.  rules.md §12.1"""
        strikes = Strikes.of(state)
        dials = strikes.dials
        talks = Talks.of(state)
        if not talks.in_force() or not talks.deal[MISSILES]:
            built = per_turn(state.rulebook, dials.build)
            strikes.add_missiles(built)
            strikes.add_missiles_seen(built)
        self._mend(state, strikes)
        strikes.intelligence = max(10, strikes.intelligence - per_turn(state.rulebook, dials.perish))
        strikes.readiness = max(20, strikes.readiness - 3)
        for owner in (ISRAELI, AMERICAN):
            strikes.add_interceptors(owner, per_turn(state.rulebook, dials.rearm))
        state.gain(ISRAEL, SORTIES, 1)
        if strikes.deployed >= 2 and state.pool(US, SORTIES) < strikes.deployed:
            state.gain(US, SORTIES, 1)

    def _mend(self, state: State, strikes: Strikes) -> None:
        """Drones are built, crews come out of hiding.  §12.11, §12.12"""
        book, dials = state.rulebook, strikes.dials
        strikes.add_drones(per_turn(book, dials.drones))
        strikes.add_screen(per_turn(book, dials.rearm))
        strikes.cooling = [max(0, left - 1) for left in strikes.cooling]
        strikes.hunted = max(0, strikes.hunted - per_turn(book, dials.recover))

    def reckoning(self, state: State) -> None:
        """Groups in reach keep Tehran afraid and other theatres short; notice lapses.  rules.md §12.1"""
        strikes = Strikes.of(state)
        Regime.of(state).add_threat(clamp(strikes.deployed - 1, 0, 2))
        if strikes.deployed > 2:
            Washington.of(state).add_strain(CHINA, strikes.deployed - 2)
        strikes.notice = UNTOLD
        strikes.asked = strikes.lent = strikes.flown = 0
        strikes.suppressed = strikes.warned = strikes.joined = 0

    def determinize(self, state: State, seat: int, draw: Random) -> None:
        """Seats that cannot count the missiles assume them near the public estimate.  rules.md §12.1"""
        if seat in (LEADER, IRGC):
            return
        strikes = Strikes.of(state)
        strikes.launchers = min(MOST_LAUNCHERS, strikes.launchers_seen * draw.randint(85, 110) // 100)
        strikes.missiles = min(MOST_MISSILES, strikes.missiles_seen * draw.randint(60, 130) // 100)

"""Air strikes: the package, the Guard's reaction before it lands, the damage and its assessment.  rules.md §12.3"""

from __future__ import annotations

from typing import ClassVar, Final

from game.kernel.action import Action, Event
from game.kernel.state import State
from game.kernel.types import NOBODY, Cost, Frame, Odds, Reason, clamp
from game.rules.alignment.board import Alignment
from game.rules.backchannels.board import Backchannels
from game.rules.economy.board import Economy
from game.rules.escalation import ALERT, STAND_DOWN, WAR, Escalation
from game.rules.marks import AIR_STRIKE, ATTACK, FORCE, HOSTILITIES
from game.rules.nuclear.board import FORDOW, SITES, Nuclear
from game.rules.regime.board import CABINET, GUARD, STREET, Regime
from game.rules.seats import ATTENTION, IRAN, IRGC, ISRAEL, LEADER, SORTIES, STANDING, US
from game.rules.strikes.board import (
    BACKED,
    BOMBS,
    COMMAND,
    DEFENCES,
    DEFEND,
    DISPERSE,
    ENERGY,
    IRANIANS,
    LAUNCHERS,
    LEADERSHIP,
    NO_COVER,
    REFUSED,
    TANKERS,
    TARGETS,
    UNTOLD,
    Strikes,
)
from game.rules.succession.board import Succession
from game.rules.talks.board import Talks
from game.rules.washington.board import Washington

ISRAELI_ODDS: Final = ((50, 35), (6, 30), (45, 35), (40, 40), (40, 35), (60, 30), (60, 25), (25, 25))
AMERICAN_ODDS: Final = (
    (75, 20), (55, 35), (70, 25), (55, 35), (45, 35), (75, 20), (75, 20), (30, 25),
)
"""Weights of destroyed and damaged against 100, by target, before readiness and defence.  §12.4, §12.11"""
HEAVY: Final = (25, 40)
"""The same for Israel at Fordow with bombs that Washington lent.  §12.13"""

REACH: Final = 2
"""Strikes that Israel flies in a turn without the patron's tankers.  §12.13"""

THROUGH, PARTLY, DRIVEN_OFF = range(3)
"""Outcomes of a strike."""

SHARES: Final = (75, 35, 4)
"""Per cent of a site lost when it is destroyed, damaged, or hardly touched, by outcome of the strike."""


class Strike(Action):
    """A readied package strikes a target in Iran; the Guard may react before it lands.  rules.md §12.3"""

    __slots__ = ("target",)
    section = "12.3"
    verb = "strike"
    marks = AIR_STRIKE | FORCE | ATTACK | HOSTILITIES
    offered = "operations"

    def __init__(self, seat: int, target: int) -> None:
        super().__init__(seat)
        self.target = target

    def words(self) -> str:
        return TARGETS[self.target]

    def describe(self) -> str:
        what = {
            LAUNCHERS: "missile launchers", COMMAND: "commanders", DEFENCES: "air defences, easing later strikes",
            ENERGY: "export terminals and gas fields", LEADERSHIP: "highest leadership",
        }
        return f"Strike Iran's {what.get(self.target, TARGETS[self.target].title())}"

    def forbidden(self, state: State) -> Reason | None:
        strikes = Strikes.of(state)
        if self.seat == ISRAEL and strikes.readiness < 30:
            return Reason("12.2", f"readiness is {strikes.readiness} and a package needs 30")
        if self.seat == US and strikes.deployed < 2:
            return Reason("12.2", f"{strikes.deployed} groups are in reach and the heavy strike needs 2")
        if self.seat == ISRAEL and strikes.flown >= REACH and not strikes.lent & TANKERS:
            return Reason("12.13", f"{REACH} strikes a turn are all you reach without Washington's tankers")
        if self.target == LEADERSHIP and Escalation.of(state).rung < WAR:
            return Reason("12.11", f"the leadership is struck in war alone (rung {WAR} or above)")
        return None

    def printed_cost(self) -> Cost:
        more = 4 if self.target == ENERGY else 8 if self.target == LEADERSHIP else 0
        if self.seat == US:
            return ((ATTENTION, 3), (SORTIES, 1), (STANDING, 5 + more))
        return ((ATTENTION, 2), (SORTIES, 1 if self.target == DEFENCES else 2), (STANDING, 2 + more))

    def odds(self, state: State) -> Odds:
        strikes = Strikes.of(state)
        destroyed, damaged = (AMERICAN_ODDS if self.seat == US else ISRAELI_ODDS)[self.target]
        if self.seat == ISRAEL and self.target == FORDOW and strikes.lent & BOMBS:
            destroyed, damaged = HEAVY
        edge = 100 - max(0, strikes.defence - strikes.suppressed) // 2
        if self.seat == ISRAEL:
            edge = edge * (60 + (strikes.readiness + strikes.intelligence) // 4) // 100
        guard = Escalation.of(state).posture[IRGC]
        edge += (-10 if guard == ALERT else 10 if guard == STAND_DOWN else 0) - (15 if strikes.cover == DEFEND else 0)
        edge = clamp(edge, 20, 130)
        first = max(1, destroyed * edge // 100)
        second = max(1, damaged * edge // 100)
        return (
            ("the package gets through", first),
            ("part of it gets through", second),
            ("it is driven off", max(5, 100 - first - second)),
        )

    def declare(self, state: State) -> None:
        strikes = Strikes.of(state)
        strikes.cover = NO_COVER
        strikes.attacker = self.seat + 1
        if self.seat == ISRAEL:
            strikes.flown += 1
        state.ask("scramble", IRGC)

    def resolve(self, state: State, outcome: int) -> None:
        strikes = Strikes.of(state)
        state.proceed("answer")
        if strikes.cover == DEFEND:
            strikes.add_defence(-4)
        self._hit(state, strikes, outcome)
        toll = strikes.dials.toll
        dead = toll * (12, 7, 3)[outcome] // 12 + (toll // 2 if self.target == COMMAND else 0)
        strikes.add_dead(IRANIANS, dead)
        strikes.cover = NO_COVER
        self._fallout(state, strikes)
        intended = 9 if self.target == LEADERSHIP else 7 if self.seat == ISRAEL else 8
        Escalation.of(state).act_of_force(state, intended, dead // 72)

    def _hit(self, state: State, strikes: Strikes, outcome: int) -> None:
        """What a strike does to its target.  §12.4, §12.6, §12.11"""
        share = SHARES[outcome]
        if self.target < len(SITES):
            if Nuclear.of(state).on:
                state.happen("damage", self.target, outcome)
        elif self.target == LAUNCHERS:
            strikes.launchers -= strikes.launchers * share // 200
            strikes.missiles -= strikes.missiles * share // 900
            strikes.launchers_seen = strikes.launchers_seen * (200 - share) // 200
            strikes.missiles_seen = strikes.missiles_seen * (900 - share) // 900
            strikes.reduce_rate_of_fire(share // 3)
        elif self.target == COMMAND:
            if outcome != DRIVEN_OFF:
                mourn_commanders(state, outcome == THROUGH)
        elif self.target == ENERGY:
            economy = Economy.of(state)
            economy.lose_capacity(economy.usable_capacity() * share // 150)
            economy.add_fear((12, 8, 3)[outcome])
            Regime.of(state).add_distress((3, 2, 0)[outcome])
        elif self.target == LEADERSHIP:
            hit_leadership(state, outcome)
        else:
            strikes.defence -= strikes.defence * share // 150
            strikes.suppressed = min(100, strikes.suppressed + (20, 10, 0)[outcome])

    def _fallout(self, state: State, strikes: Strikes) -> None:
        """What a strike does to talks, channels, markets and capitals.  §12.7"""
        Talks.of(state).collapse(state, self.target != DEFENCES, 60 if self.seat == US else 30)
        Backchannels.of(state).burn_by_force(state)
        Economy.of(state).add_fear(7 if self.seat == US else 5)
        regime = Regime.of(state)
        regime.add_threat(6)
        regime.add_security(-2)
        regime.add_narrative(2)
        regime.add_cohesion(STREET, 2)
        regime.add_cohesion(CABINET, -2)
        alignment = Alignment.of(state)
        alignment.outrage_partners(3 if self.seat == US else 2)
        alignment.add_fear(6)
        washington = Washington.of(state)
        if self.seat == US:
            washington.add_credibility(15)
            washington.add_approval(-2)
            washington.add_restiveness(12)
            washington.lift_deadline()
            return
        state.gain(ISRAEL, STANDING, 3)
        washington.add_credibility(4)
        if strikes.notice == REFUSED:
            state.gain(US, STANDING, -4)
            state.gain(ISRAEL, STANDING, -6)
        elif strikes.notice == BACKED:
            washington.add_restiveness(6)
            state.gain(ISRAEL, STANDING, 1)
        elif strikes.notice == UNTOLD:
            state.gain(US, STANDING, -2)


def mourn_commanders(state: State, killed: bool) -> None:
    """Losing commanders, killed or only hurt, hardens the line and shakes the house.  §12.6"""
    regime = Regime.of(state)
    state.gain(IRGC, STANDING, -6 if killed else -3)
    regime.add_cohesion(GUARD, 4)
    regime.add_narrative(4)
    regime.add_security(-6 if killed else -3)
    regime.add_threat(10)


def hit_leadership(state: State, outcome: int) -> None:
    """A Leader's office struck: authority falls, the Guard closes ranks, the line hardens.  §12.11"""
    regime = Regime.of(state)
    regime.add_threat(15)
    regime.add_narrative(5)
    regime.add_cohesion(GUARD, 5)
    if outcome == DRIVEN_OFF:
        return
    regime.add_security(-10 if outcome == THROUGH else -4)
    state.gain(LEADER, STANDING, -10 if outcome == THROUGH else -4)
    if outcome == THROUGH:
        Succession.of(state).lose_leader(state)


class Damage(Event):
    """What a strike on a site truly destroys; only Iran can count it.  rules.md §12.4"""

    __slots__ = ()
    code = "damage"
    title = "The damage"
    section = "12.4"
    visibility = IRAN

    def odds(self, state: State, frame: Frame) -> Odds:
        return (("as planned", 50), ("deeper than planned", 20), ("shallower than planned", 30))

    def resolve(self, state: State, frame: Frame, outcome: int) -> None:
        _, _, site, strike = frame
        share = clamp(SHARES[strike] + (0, 15, -25)[outcome], 0, 95)
        Nuclear.of(state).destroy_machines(site, share)
        Strikes.of(state).lost = share
        state.happen("assessment", site)


class Assessment(Event):
    """Outsiders know damage through an assessment with error.  rules.md §12.5"""

    __slots__ = ()
    code = "assessment"
    title = "The assessment"
    section = "12.5"
    visibility = NOBODY

    def odds(self, state: State, frame: Frame) -> Odds:
        return (
            ("an estimate is published", 50),
            ("a bold estimate is published", 30),
            ("a wary estimate is published", 20),
        )

    def resolve(self, state: State, frame: Frame, outcome: int) -> None:
        _, _, site = frame
        share = clamp(Strikes.of(state).lost + (0, 20, -20)[outcome], 0, 100)
        Nuclear.of(state).assess_damage(site, share)


class Scramble(Action):
    """What the Guard does while packages are in the air.  rules.md §12.3"""

    __slots__ = ()
    section = "12.3"
    offered = "scramble"
    cover: ClassVar[int] = NO_COVER
    """How the Guard meets the strike, as ``cover`` of the board counts it."""

    def resolve(self, state: State, outcome: int) -> None:
        Strikes.of(state).cover = self.cover


class Engage(Scramble):
    """Fight it with air defence.  rules.md §12.3"""

    __slots__ = ()
    verb = "engage"
    cover = DEFEND
    description = "Engage with everything: the strike is blunted, air defence is used up (-4)"


class Scatter(Scramble):
    """Save what can be moved.  rules.md §12.3"""

    __slots__ = ()
    verb = "disperse"
    cover = DISPERSE
    description = "Disperse material and crews: a third of the 60% stock goes where nobody can account for it"

    def resolve(self, state: State, outcome: int) -> None:
        super().resolve(state, outcome)
        nuclear = Nuclear.of(state)
        nuclear.hide_stock(nuclear.stock // 3, True)
        nuclear.add_access(-15)


class Take(Scramble):
    """Take the blow with eyes open.  rules.md §12.3"""

    __slots__ = ()
    verb = "absorb"
    description = "Take the blow: nothing is spent"

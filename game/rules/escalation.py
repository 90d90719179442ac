"""The escalation ladder: intended and perceived rungs, tension, postures, ceasefires, accidents.  rules.md §13

The module answers ``reckoning`` and ``postures``; of other chapters it moves nothing but threat in Tehran.
"""

from __future__ import annotations

from typing import Final

from game.kernel.action import Action, Event
from game.kernel.field import CHOICE, dial, field
from game.kernel.module import RuleModule
from game.kernel.rulebook import Rulebook
from game.kernel.slices import Dials, Slice
from game.kernel.state import State
from game.kernel.types import PER_SEAT, Frame, Odds, clamp
from game.rules.regime.board import Regime
from game.rules.seats import ALL, ATTENTION, CAMPS, GULF, IRAN, SEATS, TEHRAN, WASHINGTON, camp_of

UNCHOSEN: Final = 0
STAND_DOWN: Final = 1
HOLD: Final = 2
ALERT: Final = 3
"""Postures.  §13.4"""

HIGHEST: Final = 10
"""The highest rung."""
WAR: Final = 7
"""The rung from which on turns count as war.  §13.3"""

AS_MEANT, HIGHER, LOWER = range(3)
"""How an act of force is read."""

QUIET, CLASH, NEAR_MISS = range(3)
"""What comes of guards at their posts."""


class EscalationDials(Dials):
    """Where the ladder ends below, and how often forces clash by mistake or are misread.  rules.md §13"""

    floor: int = dial(2, 0, 5, "rung", "coding of the historical lines: sanctions and hostility hold rung 2")
    accident: int = dial(6, 0, 40, "weight in 200", "two accidental clashes in about six years of crisis")
    misreading: int = dial(14, 0, 60, "weight against 60", "restrained choices read as crossings in crisis games")


class Escalation(Slice):
    """Where the crisis stands on the ladder.

    ``rung`` and ``peak``, the highest so far, are 0–10; ``tension`` and ``ceasefire``, how firmly one stands, 0–100;
    ``violent`` counts the turn's acts of force; ``chosen`` holds the postures committed this turn and ``posture`` those
    last revealed (1 stand-down, 2 hold, 3 alert); ``wartime`` counts turns in a row at rung 7 or above.
    """

    dials_type = EscalationDials
    dials: EscalationDials

    rung: int = field("rung", 0, HIGHEST, start=3, title="rung")
    peak: int = field("rung", 0, HIGHEST, start=3, title="highest rung")
    tension: int = field("points", start=30)
    ceasefire: int = field("points", title="ceasefire")
    violent: int = field("acts", 0, 99, title="acts of force this turn")
    wartime: int = field("turns", 0, 99, title="turns at war")
    chosen: list[int] = field(
        "", 0, 3, seen=PER_SEAT, labels=SEATS, values=("not chosen", "stand down", "hold", "alert"), telling=CHOICE,
    )
    posture: list[int] = field("", 0, 3, start=HOLD, labels=SEATS, values=("none", "stand down", "hold", "alert"))

    def add_tension(self, amount: int) -> None:
        """Move the tension.  §13.3"""
        if self.on:
            self.tension = clamp(self.tension + amount, 0, 100)

    def raise_rung(self, rung: int) -> None:
        """Stand at least on ``rung``.  §13.1"""
        if self.on and rung > self.rung:
            self.rung = min(rung, HIGHEST)
            if self.rung > self.peak:
                self.peak = self.rung

    def lower_rung(self, steps: int, least: int) -> None:
        """Climb down so many steps, but not below ``least``.  §13.3"""
        if self.on and self.rung > least:
            self.rung = max(least, self.rung - steps)

    def begin_ceasefire(self) -> None:
        """The fighting stops, and the ladder comes down two rungs.  §13.7"""
        if self.on:
            self.ceasefire = 80
            self.lower_rung(2, 0)

    def act_of_force(self, state: State, intended: int, dead: int) -> None:
        """An act of force with its intended rung; how it is read is drawn next.  §13.2"""
        if not self.on:
            return
        self.violent = min(99, self.violent + 1)
        if self.ceasefire:
            self.ceasefire = clamp(self.ceasefire - 40, 0, 100)
        state.happen("perception", intended, min(dead, 99))


class Perception(Event):
    """The other side draws the rung it perceives.  rules.md §13.2"""

    __slots__ = ()
    code = "perception"
    title = "How it is read"
    section = "13.2"

    def odds(self, state: State, frame: Frame) -> Odds:
        escalation = Escalation.of(state)
        _, _, _, dead = frame
        higher = escalation.dials.misreading + escalation.tension // 4 + dead // 4
        lower = 10 if escalation.tension < 30 else 4
        if escalation.posture[GULF] == STAND_DOWN:
            lower += 4
        return (("read as it was meant", 60), ("read one rung higher", higher), ("read one rung lower", lower))

    def resolve(self, state: State, frame: Frame, outcome: int) -> None:
        escalation = Escalation.of(state)
        _, _, intended, _ = frame
        rung = intended + (1 if outcome == HIGHER else -1 if outcome == LOWER else 0)
        if rung <= escalation.rung and intended >= 5:
            rung = escalation.rung + (1 if escalation.violent > 2 and escalation.rung < 9 and outcome == HIGHER else 0)
        escalation.raise_rung(rung)
        escalation.add_tension(2 + rung)


class Accident(Event):
    """Forces on alert meet by mistake; mistakes cut both ways.  rules.md §13.6"""

    __slots__ = ()
    code = "accident"
    title = "The guard posts"
    section = "13.6"

    def odds(self, state: State, frame: Frame) -> Odds:
        escalation = Escalation.of(state)
        alerts = sum(1 for posture in escalation.posture if posture == ALERT)
        risk = escalation.dials.accident + escalation.tension // 5 + 4 * alerts
        return (
            ("nothing goes wrong", 200),
            ("a clash nobody ordered", risk),
            ("a near miss that sobers both sides", 4 + risk // 2),
        )

    def resolve(self, state: State, frame: Frame, outcome: int) -> None:
        escalation = Escalation.of(state)
        if outcome == CLASH:
            escalation.add_tension(12)
            escalation.raise_rung(min(escalation.rung + 1, 6))
            Regime.of(state).add_threat(4)
        elif outcome == NEAR_MISS:
            escalation.add_tension(-12)
            Regime.of(state).add_threat(-2)


class StandDown(Action):
    """Lower the guard for the coming turn; all postures are revealed together.  rules.md §13.4"""

    __slots__ = ()
    section = "13.4"
    verb = "stand-down"
    offered = "reckoning"
    visibility = PER_SEAT
    description = "Stand down: tension falls, most if the other camp does so too; struck harder if attacked"

    def resolve(self, state: State, outcome: int) -> None:
        Escalation.of(state).chosen[self.seat] = STAND_DOWN


class Alert(Action):
    """Raise readiness for the coming turn; all postures are revealed together.  rules.md §13.4"""

    __slots__ = ()
    section = "13.4"
    verb = "alert"
    offered = "reckoning"
    fixed_cost = ((ATTENTION, 1),)
    visibility = PER_SEAT
    description = "Alert: struck less hard next turn, but tension rises and accidents follow"

    def resolve(self, state: State, outcome: int) -> None:
        Escalation.of(state).chosen[self.seat] = ALERT


class EscalationModule(RuleModule):
    """What was meant, what was understood, and how the ladder is climbed down."""

    __slots__ = ()
    code = "escalation"
    title = "Escalation"
    section = "13"
    slice_type = Escalation

    def actions(self, book: Rulebook) -> list[Action]:
        return [posture(seat) for seat in ALL for posture in (StandDown, Alert)]

    def events(self, book: Rulebook) -> list[Event]:
        return [Perception(), Accident()]

    def reckoning(self, state: State) -> None:
        """A turn without force steps one rung down; ceasefires decay; tension fades.  rules.md §13.3"""
        escalation = Escalation.of(state)
        if escalation.rung >= WAR:
            escalation.wartime = min(99, escalation.wartime + 1)
        else:
            escalation.wartime = 0
        if not escalation.violent:
            steps = 2 if escalation.ceasefire > 50 and escalation.rung > 4 else 1
            escalation.lower_rung(steps, escalation.dials.floor)
        if escalation.ceasefire:
            escalation.ceasefire = clamp(escalation.ceasefire - 6, 0, 100)
        escalation.violent = 0
        escalation.add_tension(-1 - max(0, escalation.tension - 20) // 8)

    def postures(self, state: State) -> None:
        """Reveal the postures, then see whether an accident happens.  rules.md §13.5"""
        escalation = Escalation.of(state)
        stood_down = [0] * CAMPS
        for seat in ALL:
            if not state.rulebook.playing[seat]:
                continue
            posture = escalation.chosen[seat] or HOLD
            escalation.chosen[seat] = UNCHOSEN
            escalation.posture[seat] = posture
            if posture == ALERT:
                escalation.add_tension(2)
                Regime.of(state).add_threat(0 if IRAN >> seat & 1 else 1)
            elif posture == STAND_DOWN:
                escalation.add_tension(-2)
                stood_down[camp_of(seat)] += 1
        if stood_down[WASHINGTON] and stood_down[TEHRAN]:
            escalation.add_tension(-2 * (stood_down[WASHINGTON] + stood_down[TEHRAN]))
            escalation.lower_rung(1, escalation.dials.floor)
        state.happen("accident")

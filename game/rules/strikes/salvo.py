"""Retaliation, salvos, interception and ceasefires.  rules.md §12.8"""

from __future__ import annotations

from typing import Final

from game.kernel.action import Action, Event, Procedure
from game.kernel.state import State
from game.kernel.types import Cost, Frame, Odds, Reason
from game.rules.alignment.board import Alignment
from game.rules.backchannels.board import Backchannels
from game.rules.economy.board import Economy
from game.rules.escalation import ALERT, STAND_DOWN, Escalation
from game.rules.marks import ACT_OF_WAR, ATTACK
from game.rules.regime.board import GUARD, Regime
from game.rules.seats import ATTENTION, GULF, IRGC, ISRAEL, LEADER, STANDING, US
from game.rules.strikes.board import AMERICANS, ISRAELIS, Strikes
from game.rules.washington.board import Washington

TELEGRAPHED: Final = 0
MEASURED: Final = 1
SATURATING: Final = 2
SIZES: Final = ("telegraphed", "measured", "saturating")
SWARM: Final = 3
KINDS: Final = (*SIZES, "swarm")
"""A swarm is of drones, a magazine of its own.  §12.12"""

COUNTS: Final = (14, 60, 150, 100)
"""Missiles fired: 14 as warned at Al-Udeid in June 2025; 30-100 a barrage that month; 180-200 in October 2024."""
RUNGS: Final = (5, 6, 7, 6)
"""The rung that a salvo is meant for, by kind."""
PLACES: Final = {US: "us", ISRAEL: "israel", GULF: "hosts"}

NEARLY_ALL, SOME, MANY = range(3)
"""Outcomes of a salvo: nearly all is intercepted, some gets through, many get through."""

STOPPED, FIGHTING = range(2)
"""Outcomes of an offer to cease fire."""


class Answering(Procedure):
    """After a strike the Leader is asked how to answer.  rules.md §12.8"""

    __slots__ = ()
    code = "answer"
    section = "12.8"

    def run(self, state: State, frame: Frame) -> None:
        state.ask("retaliate", LEADER)


class Withhold(Action):
    """Do not answer.  rules.md §12.8"""

    __slots__ = ()
    section = "12.8"
    verb = "withhold"
    offered = "retaliate"
    description = "Withhold: no missile flies; narrative -5, the Guard's cohesion -3, but the ladder may come down"

    def resolve(self, state: State, outcome: int) -> None:
        regime = Regime.of(state)
        regime.add_narrative(-5)
        regime.add_cohesion(GUARD, -3)
        Escalation.of(state).add_tension(-5)


class Retaliate(Action):
    """Order an answer to the last strike.  rules.md §12.8"""

    __slots__ = ("size",)
    section = "12.8"
    verb = "retaliate"
    marks = ATTACK
    offered = "retaliate"

    def __init__(self, size: int) -> None:
        super().__init__(LEADER)
        self.size = size

    def words(self) -> str:
        return SIZES[self.size]

    def describe(self) -> str:
        count = COUNTS[self.size]
        if self.size == TELEGRAPHED:
            return f"Answer with a salvo announced in advance ({count} missiles): a story told, a door left open"
        return f"Answer with a {SIZES[self.size]} salvo ({count} missiles)"

    def forbidden(self, state: State) -> Reason | None:
        return too_few(state, self.size)

    def resolve(self, state: State, outcome: int) -> None:
        attacker = Strikes.of(state).last_attacker()
        state.proceed("salvo", attacker if attacker in (US, ISRAEL) else ISRAEL, self.size)


class Salvo(Action):
    """The Guard fires on its own initiative.  rules.md §12.8"""

    __slots__ = ("target", "size")
    section = "12.8"
    verb = "salvo"
    marks = ATTACK | ACT_OF_WAR
    offered = "operations"

    def __init__(self, target: int, size: int) -> None:
        super().__init__(IRGC)
        self.target = target
        self.size = size

    def words(self) -> str:
        return f"{PLACES[self.target]} {KINDS[self.size]}"

    def describe(self) -> str:
        target = {US: "U.S. bases", ISRAEL: "Israel", GULF: "Gulf states that host U.S. bases"}[self.target]
        if self.size == SWARM:
            return f"Send a swarm of {COUNTS[SWARM]} drones at {target}: few get through, but missiles are saved"
        return f"Fire a {SIZES[self.size]} salvo at {target} ({COUNTS[self.size]} missiles)"

    def forbidden(self, state: State) -> Reason | None:
        return too_few(state, self.size)

    def printed_cost(self) -> Cost:
        return ((ATTENTION, 2), (STANDING, (2, 3, 4, 2)[self.size] + (2 if self.target == GULF else 0)))

    def resolve(self, state: State, outcome: int) -> None:
        state.proceed("salvo", self.target, self.size)


def too_few(state: State, size: int) -> Reason | None:
    """The reason when missiles or launchers do not suffice for a salvo.  §12.8"""
    strikes = Strikes.of(state)
    if size == SWARM:
        if strikes.drones < COUNTS[SWARM]:
            return Reason("12.12", f"{strikes.drones} drones are left and a swarm takes {COUNTS[SWARM]}")
        return None
    if strikes.missiles < COUNTS[size]:
        return Reason("12.8", f"{strikes.missiles} missiles are left and this salvo takes {COUNTS[size]}")
    if strikes.launchers * 2 < COUNTS[size]:
        return Reason("12.8", f"{strikes.launchers} launchers cannot fire {COUNTS[size]} missiles in one salvo")
    return None


class Firing(Procedure):
    """A salvo is in the air: the defender chooses how to meet it, then it lands.  rules.md §12.8"""

    __slots__ = ()
    code = "salvo"
    section = "12.8"

    def run(self, state: State, frame: Frame) -> None:
        _, _, target, size = frame
        strikes = Strikes.of(state)
        strikes.rationed = 0
        if size == SWARM:
            strikes.add_drones(-COUNTS[SWARM])
        else:
            count = strikes.missiles_leaving(COUNTS[size])
            strikes.add_missiles(-count)
            strikes.add_missiles_seen(-count)
        state.happen("landing", target, size)
        if target != GULF:
            state.ask("intercept", target)


class Intercept(Action):
    """Meet a salvo with everything, or save interceptors for the next.  rules.md §12.9"""

    __slots__ = ("ration",)
    section = "12.9"
    verb = "intercept"
    offered = "intercept"

    def __init__(self, seat: int, ration: int) -> None:
        super().__init__(seat)
        self.ration = ration

    def words(self) -> str:
        return "ration" if self.ration else "all"

    def describe(self) -> str:
        if self.ration:
            return "Ration interceptors: fewer are spent, more warheads get through"
        return "Engage everything: the fewest get through, the magazines empty"

    def resolve(self, state: State, outcome: int) -> None:
        Strikes.of(state).rationed = self.ration


class Landing(Event):
    """What gets through.  Defence is magazines, not a percentage.  rules.md §12.9"""

    __slots__ = ()
    code = "landing"
    title = "The salvo"
    section = "12.9"

    def odds(self, state: State, frame: Frame) -> Odds:
        _, _, target, size = frame
        strikes = Strikes.of(state)
        posture = Escalation.of(state).posture[target]
        ready = -10 if posture == ALERT else 10 if posture == STAND_DOWN else 0
        short = max(0, 70 - strikes.magazine(target))
        strain = ready + short + (20 if strikes.rationed else 0) + (0, 0, 12, -20)[size]
        strain += (strikes.joined if target == ISRAEL else 0) - (15 if strikes.warned else 0)
        strain = max(-20, strain)
        return (
            ("nearly all intercepted", max(4, 60 - strain)),
            ("some get through", 30 + strain // 2),
            ("many get through", max(2, 4 + strain // 2)),
        )

    def resolve(self, state: State, frame: Frame, outcome: int) -> None:
        _, _, target, size = frame
        strikes = Strikes.of(state)
        count = COUNTS[size] if size == SWARM else strikes.missiles_leaving(COUNTS[size])
        strikes.spend_interceptors(target, count // (20 if strikes.rationed else 12) + 1)
        through = count * (4, 10, 22)[outcome] // (300 if size == SWARM else 100)
        calm = (size == TELEGRAPHED or bool(strikes.warned)) and outcome != MANY
        dead = 0 if calm or target == GULF else through * (1 if target == US else 2) // 3
        strikes.warned = 0
        strikes.add_dead(AMERICANS if target == US else ISRAELIS, dead)
        regime = Regime.of(state)
        regime.add_narrative((3, 5, 7, 3)[size] + outcome)
        regime.add_cohesion(GUARD, 2)
        Economy.of(state).add_fear((1, 4, 6, 3)[size] + (4 if target == GULF else 0))
        if target == GULF:
            state.gain(GULF, STANDING, -(3 + outcome))
            Washington.of(state).add_restiveness(2)
        elif target == US:
            if outcome != NEARLY_ALL:
                strikes.add_base_attack()
            washington = Washington.of(state)
            washington.add_restiveness(2 + dead)
            washington.add_approval(-(dead // 2))
            state.gain(GULF, STANDING, -2)
            Alignment.of(state).endanger_neighbours((2, 6, 10, 4)[size])
        else:
            state.gain(ISRAEL, STANDING, -(1 + through // 4))
        escalation = Escalation.of(state)
        if size == TELEGRAPHED and outcome != MANY:
            escalation.add_tension(-6)
        escalation.act_of_force(state, RUNGS[size], dead)


class Ceasefire(Action):
    """Offer an end that each side can tell as a success.  rules.md §13.7"""

    __slots__ = ()
    section = "13.7"
    verb = "ceasefire"
    offered = "operations"
    fixed_cost = ((ATTENTION, 2), (STANDING, 3))
    description = "Broker a ceasefire: likelier the more each side has a story to tell and a messenger it trusts"

    def forbidden(self, state: State) -> Reason | None:
        escalation = Escalation.of(state)
        if escalation.rung < 5:
            return Reason("13.7", "nobody is fighting (rung below 5)")
        if escalation.ceasefire:
            return Reason("13.7", "a ceasefire is in force")
        return None

    def odds(self, state: State) -> Odds:
        regime = Regime.of(state)
        own = self.seat == GULF and Backchannels.of(state).on
        messenger = (Backchannels.of(state).lower_trust() if own else state.pool(GULF, STANDING)) // 3
        story = regime.narrative // 4 + state.pool(ISRAEL, STANDING) // 6
        return (("both sides stop", 10 + messenger + story), ("refused", 50))

    def resolve(self, state: State, outcome: int) -> None:
        escalation = Escalation.of(state)
        if outcome == FIGHTING:
            escalation.add_tension(2)
            return
        escalation.begin_ceasefire()
        escalation.add_tension(-15)
        state.gain(self.seat, STANDING, 4)
        Regime.of(state).add_threat(-5)
        Economy.of(state).hear_of_ceasefire()

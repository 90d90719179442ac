"""Fronts used and misused: rockets on bases, embassies, arms moved, terms at home, a campaign.  rules.md §14"""

from __future__ import annotations

from typing import Final

from game.kernel.action import Action
from game.kernel.state import State
from game.kernel.types import EVERYONE, PER_SEAT, Cost, Odds, Reason, seats_of
from game.rules.escalation import Escalation
from game.rules.marks import ATTACK, FORCE, FRONT_HIT
from game.rules.proxies.actions import AGREED, CIVILIANS, FrontAction
from game.rules.proxies.board import (
    AUTONOMY,
    CAMPAIGN,
    EMBASSY,
    ENOUGH_TO_ATTACK,
    FRONTS,
    HOUTHIS,
    IRAQ,
    Proxies,
)
from game.rules.regime.board import Regime
from game.rules.seats import ATTENTION, FUNDS, GULF, IRGC, SORTIES, STANDING, US
from game.rules.strikes.board import AMERICAN, AMERICANS, Strikes
from game.rules.washington.board import CHINA, Washington

DENIED, OVERT = range(2)
"""How rockets are fired."""
UNHURT, WOUNDED, KILLED = range(3)
"""What they do to Americans."""
KILLED_BY_ROCKETS: Final = (0, 0, 3)
APPROVAL_AFTER_ROCKETS: Final = (0, -1, -5)
RESTIVENESS_AFTER_ROCKETS: Final = (0, 2, 6)
DEADLINESS_OF_ROCKETS: Final = (0, 2, 12)
"""American dead, approval, restiveness and how deadly the attack reads, by what rockets do."""

GATE_BURNS, KEPT_OUT, AMERICANS_DIE = range(3)
"""What becomes of a crowd at an embassy."""
RESTIVENESS_AFTER_EMBASSY: Final = (3, 1, 0)
"""Restiveness of Congress, by what becomes of it."""
PAUSE_AFTER_EMBASSY: Final = 6
PAUSE_AFTER_CAMPAIGN: Final = 2
"""Turns of rest before another."""

STRENGTH_BOMBED: Final = (14, 10, 12)
APPROVAL_AFTER_CAMPAIGN: Final = (0, -2, -1)
DEADLINESS_OF_CAMPAIGN: Final = (4, 1, 12)
"""Strength the Houthis lose, approval and how deadly a campaign reads, by its outcome."""


class Rockets(Action):
    """Rockets on American bases in Iraq: denied, or fired in the open.  rules.md §14.8"""

    __slots__ = ("overt",)
    section = "14.8"
    verb = "rockets"
    marks = ATTACK
    offered = "operations"
    rumour = "Rockets fall on a base in Iraq; their author is disputed"

    def __init__(self, overt: int) -> None:
        super().__init__(IRGC)
        self.overt = overt

    def words(self) -> str:
        return "overt" if self.overt else "denied"

    def describe(self) -> str:
        if self.overt:
            return "Let a militia fire at American bases under its own flag: narrative +3, more may die"
        return "Let rockets fall on American bases that nobody owns to: narrative +1, perhaps nobody dies"

    def forbidden(self, state: State) -> Reason | None:
        if Proxies.of(state).strength[IRAQ] < ENOUGH_TO_ATTACK:
            return Reason("14.8", f"the militias in Iraq are too weak (strength below {ENOUGH_TO_ATTACK})")
        if Proxies.of(state).local[IRAQ]:
            return Reason("14.8", "the militias keep a bargain at home")
        return None

    def printed_cost(self) -> Cost:
        return ((ATTENTION, 1), (FUNDS, 25), (STANDING, 1 if self.overt else 0))

    def seen(self, state: State) -> int:
        return EVERYONE if self.overt else seats_of(IRGC)

    def odds(self, state: State) -> Odds:
        if self.overt:
            return (("nobody dies", 55), ("some are hurt", 28), ("Americans die", 17))
        return (("nobody dies", 75), ("some are hurt", 18), ("Americans die", 7))

    def resolve(self, state: State, outcome: int) -> None:
        proxies = Proxies.of(state)
        proxies.add_attack(IRAQ)
        proxies.restraint[IRAQ] = 0
        Regime.of(state).add_narrative(3 if self.overt else 1)
        take_casualties(state, outcome)
        if not self.overt:
            state.happen("blame", IRAQ)
        Escalation.of(state).act_of_force(state, 5 if self.overt else 4, DEADLINESS_OF_ROCKETS[outcome])


def take_casualties(state: State, outcome: int) -> None:
    """What casualties do in Washington: the dead move opinion more than hits.  rules.md §14.8"""
    strikes = Strikes.of(state)
    strikes.add_base_attack()
    strikes.add_dead(AMERICANS, KILLED_BY_ROCKETS[outcome])
    Washington.of(state).add_approval(APPROVAL_AFTER_ROCKETS[outcome])
    Washington.of(state).add_restiveness(RESTIVENESS_AFTER_ROCKETS[outcome])


class Embassy(Action):
    """A crowd storms an embassy in Baghdad.  rules.md §14.8"""

    __slots__ = ()
    section = "14.8"
    verb = "storm-embassy"
    marks = ATTACK
    offered = "operations"
    fixed_cost = ((ATTENTION, 1), (STANDING, 2), (FUNDS, 20))
    description = "Let a crowd storm the American embassy in Baghdad: a picture for the story, an insult to Washington"

    def forbidden(self, state: State) -> Reason | None:
        proxies = Proxies.of(state)
        if proxies.strength[IRAQ] < 30:
            return Reason("14.8", "the militias cannot raise such a crowd (strength below 30)")
        if proxies.pause[EMBASSY]:
            return Reason("14.8", f"the embassy is guarded for {proxies.pause[EMBASSY]} more turns")
        return None

    def odds(self, state: State) -> Odds:
        return (("the gate burns", 60), ("the crowd is kept out", 30), ("Americans die", 10))

    def resolve(self, state: State, outcome: int) -> None:
        Proxies.of(state).pause[EMBASSY] = PAUSE_AFTER_EMBASSY
        Regime.of(state).add_narrative(1 if outcome == KEPT_OUT else 4)
        state.gain(GULF, STANDING, -1)
        Washington.of(state).add_approval(-2 if outcome == GATE_BURNS else 0)
        Washington.of(state).add_restiveness(RESTIVENESS_AFTER_EMBASSY[outcome])
        if outcome == AMERICANS_DIE:
            take_casualties(state, KILLED)
        Escalation.of(state).act_of_force(state, 4, 12 if outcome == AMERICANS_DIE else 0)


class MoveArms(FrontAction):
    """Weapons go from one front to another.  rules.md §14.10"""

    __slots__ = ("to",)
    section = "14.10"
    verb = "move-arms"
    rumour = "Weapons have moved between fronts; who sent them is disputed"
    fixed_cost = ((ATTENTION, 1), (FUNDS, 30))
    visibility = PER_SEAT

    def __init__(self, front: int, to: int) -> None:
        super().__init__(IRGC, front)
        self.to = to

    def words(self) -> str:
        return f"{FRONTS[self.front]}-{FRONTS[self.to]}"

    def describe(self) -> str:
        return f"Move arms from {FRONTS[self.front]} (strength -6, loyalty -5) to {FRONTS[self.to]} (strength +4)"

    def forbidden(self, state: State) -> Reason | None:
        strength = Proxies.of(state).strength
        if strength[self.front] < 20:
            return Reason("14.10", "the first front has nothing to spare (strength below 20)")
        if strength[self.to] >= 95:
            return Reason("14.10", "the second front can take no more")
        return None

    def resolve(self, state: State, outcome: int) -> None:
        proxies = Proxies.of(state)
        proxies.add_strength(self.front, -6)
        proxies.add_strength(self.to, 4)
        proxies.add_loyalty(self.front, -5)


class Settle(FrontAction):
    """A front comes to terms at home.  rules.md §14.11"""

    __slots__ = ()
    section = "14.11"
    verb = "reconcile"
    fixed_cost = ((ATTENTION, 2), (STANDING, 1), (FUNDS, 60))

    def describe(self) -> str:
        return f"Settle {FRONTS[self.front]} at home, with its own state: four quiet turns if its own aims count"

    def forbidden(self, state: State) -> Reason | None:
        return Reason("14.11", "such a settlement holds already") if Proxies.of(state).local[self.front] else None

    def odds(self, state: State) -> Odds:
        return (("settled", 20 + AUTONOMY[self.front]), ("talked out", 50))

    def resolve(self, state: State, outcome: int) -> None:
        if outcome != AGREED:
            return
        proxies = Proxies.of(state)
        proxies.local[self.front] = 4
        proxies.add_loyalty(self.front, -6)
        state.gain(GULF, STANDING, 3)
        Escalation.of(state).add_tension(-4)


class Reassure(Action):
    """Envoys and money win back the trust of friends.  rules.md §14.10"""

    __slots__ = ()
    section = "14.10"
    verb = "reassure-fronts"
    offered = "operations"
    visibility = PER_SEAT
    fixed_cost = ((ATTENTION, 1), (FUNDS, 60))
    description = "Reassure the fronts that they will not be traded: their doubt -10"

    def forbidden(self, state: State) -> Reason | None:
        return None if Proxies.of(state).doubt else Reason("14.10", "no front doubts you")

    def resolve(self, state: State, outcome: int) -> None:
        Proxies.of(state).add_doubt(-10)


class Campaign(Action):
    """Weeks of American strikes on the Houthis.  rules.md §14.12  [confusion-20]"""

    __slots__ = ()
    section = "14.12"
    verb = "campaign-houthis"
    marks = FORCE | ATTACK | FRONT_HIT
    offered = "operations"
    fixed_cost = ((ATTENTION, 3), (STANDING, 2), (SORTIES, 1))
    description = "Strike the Houthis for weeks: credibility +12, their strength -14; magazines and China pay"

    def forbidden(self, state: State) -> Reason | None:
        proxies = Proxies.of(state)
        if proxies.truce[HOUTHIS]:
            return Reason("14.12", "a truce with this front holds")
        if proxies.strength[HOUTHIS] < 20:
            return Reason("14.12", "little is left of this front to strike")
        if proxies.pause[CAMPAIGN]:
            return Reason("14.12", "the squadrons are being turned round")
        return None

    def odds(self, state: State) -> Odds:
        return (("stores and launchers destroyed", 60), ("aircraft lost", 25), ("civilians among the dead", 15))

    def concerns(self) -> int:
        return HOUTHIS

    def resolve(self, state: State, outcome: int) -> None:
        proxies = Proxies.of(state)
        proxies.pause[CAMPAIGN] = PAUSE_AFTER_CAMPAIGN
        proxies.add_strength(HOUTHIS, -STRENGTH_BOMBED[outcome])
        washington = Washington.of(state)
        washington.add_credibility(12)
        washington.add_restiveness(4)
        washington.add_strain(CHINA, 4)
        washington.add_approval(APPROVAL_AFTER_CAMPAIGN[outcome])
        Strikes.of(state).add_interceptors(AMERICAN, -6)
        if outcome == CIVILIANS:
            state.gain(US, STANDING, -2)
            Regime.of(state).add_narrative(2)
        Regime.of(state).add_threat(5)
        Escalation.of(state).act_of_force(state, 4, DEADLINESS_OF_CAMPAIGN[outcome])

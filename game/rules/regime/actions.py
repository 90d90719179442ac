"""Order and stories: what the Leader, the Guard and the government do about them.  rules.md §16.6-16.9, §16.13-16.14"""

from __future__ import annotations

from typing import Final

from game.kernel.action import Action
from game.kernel.state import State
from game.kernel.types import Odds, Reason
from game.rules.marks import SHOW_OF_FORCE
from game.rules.regime.board import CABINET, GUARD, STREET, Regime
from game.rules.seats import ATTENTION, FUNDS, GOVERNMENT, STANDING

CALM_AFTER_REFORM: Final = 8
"""Turns before the price of petrol may be raised again."""

DARK: Final = 2
"""Turns for which a shut-down lasts."""

ORDER_HOLDS, BLOOD = range(2)
"""How the streets are put down."""
GRUMBLING, PROTESTS, COUNTRY_BURNS = range(3)
"""How a dearer petrol is met."""
UNREST_AFTER_REFORM: Final = (3, 10, 20)
LOYALTY_AFTER_REFORM: Final = (-2, -4, -8)
"""Unrest, and the street's loyalty, by how it is met."""


class Reframe(Action):
    """The Leader retells a setback as steadfastness.  rules.md §16.6"""

    __slots__ = ()
    section = "16.6"
    verb = "reframe"
    offered = "operations"
    fixed_cost = ((ATTENTION, 2), (STANDING, 4))
    description = "Reframe recent setbacks as heroic flexibility: narrative +6, the Guard's cohesion +2"

    def forbidden(self, state: State) -> Reason | None:
        if Regime.of(state).narrative > 80:
            return Reason("16.6", "the narrative stands above 80 and needs no retelling")
        return None

    def resolve(self, state: State, outcome: int) -> None:
        regime = Regime.of(state)
        regime.add_narrative(6)
        regime.add_cohesion(GUARD, 2)


class Suppress(Action):
    """The Guard puts the streets down.  rules.md §16.7"""

    __slots__ = ()
    section = "16.7"
    verb = "suppress"
    offered = "operations"
    fixed_cost = ((ATTENTION, 2), (FUNDS, 40))
    description = "Suppress unrest: it falls at once, at a price in narrative and in the street's loyalty"

    def forbidden(self, state: State) -> Reason | None:
        if Regime.of(state).unrest < 30:
            return Reason("16.7", "unrest is below 30, there is nothing to suppress")
        return None

    def odds(self, state: State) -> Odds:
        return (("order holds", 65), ("blood on the streets", 35))

    def resolve(self, state: State, outcome: int) -> None:
        regime = Regime.of(state)
        severe = outcome == BLOOD
        regime.add_unrest(-20 if severe else -12)
        regime.add_security(3)
        regime.add_narrative(-6 if severe else -2)
        regime.add_cohesion(STREET, -8 if severe else -3)
        if severe:
            regime.add_cohesion(CABINET, -4)


class Exercise(Action):
    """Nationwide air-defence and counter-attack drills.  rules.md §16.8  [confusion-24]"""

    __slots__ = ()
    section = "16.8"
    verb = "exercise"
    marks = SHOW_OF_FORCE
    offered = "operations"
    fixed_cost = ((ATTENTION, 1), (FUNDS, 80))
    description = "Hold air-defence and counter-attack drills: security +3, narrative +1, perceived threat -3"

    def resolve(self, state: State, outcome: int) -> None:
        regime = Regime.of(state)
        regime.add_security(3)
        regime.add_narrative(1)
        regime.add_threat(-3)


class Dialogue(Action):
    """The government listens to the discontented.  rules.md §16.9"""

    __slots__ = ()
    section = "16.9"
    verb = "listen"
    offered = "operations"
    fixed_cost = ((ATTENTION, 2), (FUNDS, 30))
    description = "Meet the discontented: the street's loyalty +4 and unrest -5, while the Guard grumbles (-2)"

    def forbidden(self, state: State) -> Reason | None:
        if Regime.of(state).unrest < 20:
            return Reason("16.9", "unrest is below 20, nobody comes to be heard")
        return None

    def resolve(self, state: State, outcome: int) -> None:
        regime = Regime.of(state)
        regime.add_cohesion(STREET, 4)
        regime.add_cohesion(GUARD, -2)
        regime.add_unrest(-5)


class Reform(Action):
    """Raise the price of petrol: money at once, anger in the provinces.  rules.md §16.13"""

    __slots__ = ()
    section = "16.13"
    verb = "reform"
    offered = "operations"
    fixed_cost = ((ATTENTION, 2), (STANDING, 2))
    description = "Raise the price of petrol: funds +250 now; the street pays, and may rise as in November 2019"

    def forbidden(self, state: State) -> Reason | None:
        turns = Regime.of(state).reformed
        if turns:
            return Reason("16.13", f"the last rise is too fresh: {turns} turns")
        return None

    def odds(self, state: State) -> Odds:
        unrest = Regime.of(state).unrest
        return (
            ("queues and grumbling", 60),
            ("protests in the provinces", 20 + unrest // 3),
            ("the country burns", 5 + unrest // 4),
        )

    def resolve(self, state: State, outcome: int) -> None:
        regime = Regime.of(state)
        regime.reformed = CALM_AFTER_REFORM
        state.gain(GOVERNMENT, FUNDS, 250)
        regime.add_unrest(UNREST_AFTER_REFORM[outcome])
        regime.add_cohesion(STREET, LOYALTY_AFTER_REFORM[outcome])
        if outcome == COUNTRY_BURNS:
            regime.add_security(-3)
            state.gain(GOVERNMENT, STANDING, -4)


class ShutDown(Action):
    """Cut the country off from the network.  rules.md §16.14"""

    __slots__ = ()
    section = "16.14"
    verb = "shutdown"
    offered = "operations"
    fixed_cost = ((ATTENTION, 1), (STANDING, 2))
    description = "Shut the internet down for two turns: unrest -5 and the world sees less; distress +2, the street -3"

    def forbidden(self, state: State) -> Reason | None:
        regime = Regime.of(state)
        if regime.shutdown:
            return Reason("16.14", "the network is dark already")
        if regime.unrest < 25:
            return Reason("16.14", "unrest is below 25, there is nothing to hide")
        return None

    def resolve(self, state: State, outcome: int) -> None:
        regime = Regime.of(state)
        regime.shutdown = DARK
        regime.add_unrest(-5)
        regime.add_distress(2)
        regime.add_cohesion(STREET, -3)

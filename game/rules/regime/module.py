"""Order, stories and the street: what the blocs do about unrest, and what the world sees of it.  rules.md §16"""

from __future__ import annotations

from random import Random
from typing import Final

from game.kernel.action import Action, Event
from game.kernel.module import RuleModule
from game.kernel.rulebook import Rulebook
from game.kernel.state import State
from game.kernel.types import NOBODY, Frame, Odds, Reason, clamp
from game.rules.marks import SHOW_OF_FORCE
from game.rules.regime.board import CABINET, GUARD, STREET, Regime
from game.rules.seats import ATTENTION, FUNDS, GOVERNMENT, IRAN, IRGC, LEADER, STANDING

CALM_AFTER_REFORM: Final = 8
"""Turns before the price of petrol may be raised again."""

DARK: Final = 2
"""Turns for which a shut-down lasts."""


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
        severe = outcome == 1
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
        left = Regime.of(state).reformed
        if left:
            return Reason("16.13", f"the last rise is too fresh: {left} turns")
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
        regime.add_unrest((3, 10, 20)[outcome])
        regime.add_cohesion(STREET, (-2, -4, -8)[outcome])
        if outcome == 2:
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


class Outbreak(Event):
    """The street may break out, sooner or later than anybody reckoned.  rules.md §16.12"""

    __slots__ = ()
    code = "street"
    title = "The street"
    section = "16.12"

    def odds(self, state: State, frame: Frame) -> Odds:
        regime = Regime.of(state)
        marches = max(0, regime.unrest - 15)
        rising = max(0, regime.unrest - 40)
        if regime.shutdown:
            marches //= 2
            rising //= 2
        found: list[tuple[str, int]] = [("the streets stay quiet", 200)]
        if marches:
            found.append(("strikes and marches", marches))
        if rising:
            found.append(("an uprising", rising))
        return tuple(found)

    def resolve(self, state: State, frame: Frame, outcome: int) -> None:
        if not outcome:
            return
        regime = Regime.of(state)
        regime.add_unrest(5 if outcome == 1 else 14)
        regime.add_security(-1 if outcome == 1 else -4)
        regime.add_cohesion(STREET, -1 if outcome == 1 else -5)
        if outcome == 2:
            regime.add_narrative(-4)
            state.gain(GOVERNMENT, STANDING, -3)
        regime.unrest_seen = regime.unrest


class Reports(Event):
    """What the world hears of the street is fair, loud or late; nobody is told which.  rules.md §16.11"""

    __slots__ = ()
    code = "street-reports"
    title = "Reports from the street"
    section = "16.11"
    visibility = NOBODY

    def odds(self, state: State, frame: Frame) -> Odds:
        return (("reports are fair", 50), ("exiles exaggerate", 25), ("silence is taken for calm", 25))

    def resolve(self, state: State, frame: Frame, outcome: int) -> None:
        regime = Regime.of(state)
        error = regime.dials.rumour
        heard = regime.unrest + (0, error, -error)[outcome]
        regime.unrest_seen = clamp(regime.unrest_seen + (heard - regime.unrest_seen) // 2, 0, 100)


class RegimeModule(RuleModule):
    """Security is a gate, narrative a treasure that every concession spends."""

    code = "regime"
    title = "Regime security and narrative"
    section = "16"
    slice_type = Regime


    def actions(self, book: Rulebook) -> list[Action]:
        return [
            Reframe(LEADER), ShutDown(LEADER), Suppress(IRGC), Exercise(IRGC), Dialogue(GOVERNMENT),
            Reform(GOVERNMENT),
        ]

    def events(self, book: Rulebook) -> list[Event]:
        return [Outbreak(), Reports()]

    def reckoning(self, state: State) -> None:
        """Unrest follows distress, stories fade, security follows threat, unrest and fissures.  rules.md §16.10"""
        regime = Regime.of(state)
        dials = regime.dials
        brewing = clamp(regime.distress - dials.unrest_base + (50 - regime.cohesion[STREET]) // 2, 0, 100)
        regime.unrest = clamp(regime.unrest + (brewing - regime.unrest) // 4, 0, 100)
        if regime.narrative > 60:
            regime.narrative -= (regime.narrative - 60) // dials.fade
        regime.add_cohesion(STREET, (80 - regime.distress - regime.cohesion[STREET]) // 8)
        weakest = min(regime.cohesion[GUARD], regime.cohesion[CABINET])
        pressure = (regime.threat - 45) + (regime.unrest - 30) + (50 - weakest)
        regime.security = clamp(regime.security - pressure // dials.drift, 0, 100)
        if regime.threat > 40:
            regime.threat -= 1
        if regime.reformed:
            regime.reformed -= 1
        if regime.shutdown:
            regime.shutdown -= 1
        else:
            state.happen("street-reports")
        state.happen("street")

    def determinize(self, state: State, seat: int, draw: Random) -> None:
        """Abroad the unrest is imagined near what is reported of it."""
        if not IRAN >> seat & 1:
            regime = Regime.of(state)
            error = regime.dials.rumour
            regime.unrest = clamp(regime.unrest_seen + draw.randint(-error, error), 0, 100)

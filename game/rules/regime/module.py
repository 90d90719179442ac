"""The street and what is reported of it, stories that fade, security that follows.  rules.md §16

Answers ``reckoning`` and ``determinize``.  Reads no other chapter; an outbreak takes standing from the government.
"""

from __future__ import annotations

from random import Random

from game.kernel.action import Action, Event
from game.kernel.module import RuleModule
from game.kernel.rulebook import Rulebook
from game.kernel.state import State
from game.kernel.types import NOBODY, Frame, Odds, clamp
from game.rules.regime.actions import Dialogue, Exercise, Reform, Reframe, ShutDown, Suppress
from game.rules.regime.board import CABINET, GUARD, STREET, Regime
from game.rules.seats import GOVERNMENT, IRAN, IRGC, LEADER, STANDING

QUIET, MARCHES, UPRISING = range(3)
"""What the street does."""
FAIR, EXAGGERATED, SILENT = range(3)
"""How the street is reported abroad."""


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
        outcomes: list[tuple[str, int]] = [("the streets stay quiet", 200)]
        if marches:
            outcomes.append(("strikes and marches", marches))
        if rising:
            outcomes.append(("an uprising", rising))
        return tuple(outcomes)

    def resolve(self, state: State, frame: Frame, outcome: int) -> None:
        if outcome == QUIET:
            return
        regime = Regime.of(state)
        rising = outcome == UPRISING
        regime.add_unrest(14 if rising else 5)
        regime.add_security(-4 if rising else -1)
        regime.add_cohesion(STREET, -5 if rising else -1)
        if rising:
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
        heard = regime.unrest + (error if outcome == EXAGGERATED else -error if outcome == SILENT else 0)
        regime.unrest_seen = clamp(regime.unrest_seen + (heard - regime.unrest_seen) // 2, 0, 100)


class RegimeModule(RuleModule):
    """Security is a gate, narrative a treasure that every concession spends."""

    __slots__ = ()
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
        regime.add_unrest((brewing - regime.unrest) // 4)
        if regime.narrative > 60:
            regime.add_narrative(-((regime.narrative - 60) // dials.fade))
        regime.add_cohesion(STREET, (80 - regime.distress - regime.cohesion[STREET]) // 8)
        weakest = min(regime.cohesion[GUARD], regime.cohesion[CABINET])
        pressure = (regime.threat - 45) + (regime.unrest - 30) + (50 - weakest)
        regime.add_security(-(pressure // dials.drift))
        if regime.threat > 40:
            regime.add_threat(-1)
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

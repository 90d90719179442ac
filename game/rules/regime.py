"""Regime security and narrative: two axes of the trilemma, with threat, distress, unrest and cohesion.  rules.md §16"""

from __future__ import annotations

from typing import Final

from game.kernel.action import Action
from game.kernel.field import Dial, Field
from game.kernel.rulebook import Rulebook
from game.kernel.state import Slice, State
from game.kernel.terms import Cost, Odds, Reason, clamp
from game.rules.seats import ATTENTION, FUNDS, GOVERNMENT, IRGC, LEADER, STANDING
from game.rules.setup import Law

GUARD: Final = 0
CABINET: Final = 1
STREET: Final = 2

DRIFT: Final = 0
UNREST_BASE: Final = 1
FADE: Final = 2


class Regime(Slice):
    """What holds the Islamic Republic together, each track 0–100.

    ``security`` and ``narrative`` are axes of the trilemma.  ``cohesion`` is the loyalty of each bloc.
    """

    __slots__ = ("security", "narrative", "threat", "distress", "unrest", "cohesion")
    fields = (
        Field("security", "points"),
        Field("narrative", "points"),
        Field("threat", "points"),
        Field("distress", "points"),
        Field("unrest", "points"),
        Field("cohesion", "points", labels=("guard", "cabinet", "street")),
    )

    def __init__(self, dials: list[int], on: bool) -> None:
        super().__init__(dials, on)
        self.security = 60
        self.narrative = 60
        self.threat = 40
        self.distress = 45
        self.unrest = 25
        self.cohesion = [65, 60, 55]

    def copy(self) -> Regime:
        twin = Regime.__new__(Regime)
        twin.dials = self.dials
        twin.on = self.on
        twin.security = self.security
        twin.narrative = self.narrative
        twin.threat = self.threat
        twin.distress = self.distress
        twin.unrest = self.unrest
        twin.cohesion = self.cohesion[:]
        return twin

    @staticmethod
    def of(state: State) -> Regime:
        """The slice of this module in ``state``."""
        part = state.slices[Regime.at]
        assert isinstance(part, Regime)
        return part

    def secure(self, amount: int) -> None:
        """Move regime security.  §16.1"""
        if self.on:
            self.security = clamp(self.security + amount, 0, 100)

    def tell(self, amount: int) -> None:
        """Move the narrative of resistance.  §16.2"""
        if self.on:
            self.narrative = clamp(self.narrative + amount, 0, 100)

    def threaten(self, amount: int) -> None:
        """Move the perceived threat.  §16.3"""
        if self.on:
            self.threat = clamp(self.threat + amount, 0, 100)

    def burden(self, amount: int) -> None:
        """Move economic distress.  §16.4"""
        if self.on:
            self.distress = clamp(self.distress + amount, 0, 100)

    def rouse(self, amount: int) -> None:
        """Move unrest.  §16.4"""
        if self.on:
            self.unrest = clamp(self.unrest + amount, 0, 100)

    def bind(self, bloc: int, amount: int) -> None:
        """Move the cohesion of one bloc.  §16.5"""
        if self.on:
            self.cohesion[bloc] = clamp(self.cohesion[bloc] + amount, 0, 100)

    def concede(self, steps: int) -> None:
        """A concession of so many steps costs narrative, and the Guard's loyalty more than the cabinet's.  §16.2"""
        self.tell(-3 * steps)
        self.bind(GUARD, -2 * steps)
        self.bind(STREET, steps)


class Reframe(Action):
    """The Leader retells a setback as steadfastness.  rules.md §16.6"""

    __slots__ = ()
    section = "16.6"
    verb = "reframe"
    offered = "operations"

    def describe(self) -> str:
        return "Reframe recent setbacks as heroic flexibility: narrative +6, the Guard's cohesion +2"

    def forbidden(self, state: State) -> Reason | None:
        if Regime.of(state).narrative > 80:
            return Reason("16.6", "the narrative stands above 80 and needs no retelling")
        return None

    def cost(self, state: State) -> Cost:
        return ((ATTENTION, 2), (STANDING, 4))

    def resolve(self, state: State, outcome: int) -> None:
        regime = Regime.of(state)
        regime.tell(6)
        regime.bind(GUARD, 2)


class Suppress(Action):
    """The Guard puts the streets down.  rules.md §16.7"""

    __slots__ = ()
    section = "16.7"
    verb = "suppress"
    offered = "operations"

    def describe(self) -> str:
        return "Suppress unrest: it falls at once, at a price in narrative and in the street's loyalty"

    def forbidden(self, state: State) -> Reason | None:
        if Regime.of(state).unrest < 30:
            return Reason("16.7", "unrest is below 30, there is nothing to suppress")
        return None

    def cost(self, state: State) -> Cost:
        return ((ATTENTION, 2), (FUNDS, 40))

    def odds(self, state: State) -> Odds:
        return (("order holds", 65), ("blood on the streets", 35))

    def resolve(self, state: State, outcome: int) -> None:
        regime = Regime.of(state)
        severe = outcome == 1
        regime.unrest = clamp(regime.unrest - (20 if severe else 12), 0, 100)
        regime.secure(3)
        regime.tell(-6 if severe else -2)
        regime.bind(STREET, -8 if severe else -3)
        if severe:
            regime.bind(CABINET, -4)


class Exercise(Action):
    """Nationwide air-defence and counter-attack drills.  rules.md §16.8  [confusion-24]"""

    __slots__ = ()
    section = "16.8"
    verb = "exercise"
    offered = "operations"

    def describe(self) -> str:
        return "Hold air-defence and counter-attack drills: security +3, narrative +1, perceived threat -3"

    def cost(self, state: State) -> Cost:
        return ((ATTENTION, 1), (FUNDS, 80))

    def resolve(self, state: State, outcome: int) -> None:
        regime = Regime.of(state)
        regime.secure(3)
        regime.tell(1)
        regime.threaten(-3)


class Dialogue(Action):
    """The government listens to the discontented.  rules.md §16.9"""

    __slots__ = ()
    section = "16.9"
    verb = "listen"
    offered = "operations"

    def describe(self) -> str:
        return "Meet the discontented: the street's loyalty +4 and unrest -5, while the Guard grumbles (-2)"

    def cost(self, state: State) -> Cost:
        return ((ATTENTION, 2), (FUNDS, 30))

    def resolve(self, state: State, outcome: int) -> None:
        regime = Regime.of(state)
        regime.bind(STREET, 4)
        regime.bind(GUARD, -2)
        regime.unrest = clamp(regime.unrest - 5, 0, 100)


class RegimeModule(Law):
    """Security is a gate, narrative a treasure that every concession spends."""

    code = "regime"
    title = "Regime security and narrative"
    section = "16"
    kind = Regime
    dials = (
        Dial("drift", 20, 5, 60, "points of pressure for one point of security a turn", "design value"),
        Dial("unrest_base", 24, 0, 50, "points of distress that are borne in silence", "unrest of 2019, 2022, 2025-26"),
        Dial("fade", 8, 3, 30, "points of narrative above 60 for one that fades a turn", "design value"),
    )

    def blank(self, dials: list[int], on: bool) -> Regime:
        return Regime(dials, on)

    def actions(self, book: Rulebook) -> list[Action]:
        return [Reframe(LEADER), Suppress(IRGC), Exercise(IRGC), Dialogue(GOVERNMENT)]

    def reckoning(self, state: State) -> None:
        """Unrest follows distress, stories fade, security follows threat, unrest and fissures.  rules.md §16.10"""
        regime = Regime.of(state)
        dials = regime.dials
        brewing = clamp(regime.distress - dials[UNREST_BASE] + (50 - regime.cohesion[STREET]) // 2, 0, 100)
        regime.unrest = clamp(regime.unrest + (brewing - regime.unrest) // 4, 0, 100)
        if regime.narrative > 60:
            regime.narrative -= (regime.narrative - 60) // dials[FADE]
        regime.bind(STREET, (80 - regime.distress - regime.cohesion[STREET]) // 8)
        weakest = min(regime.cohesion[GUARD], regime.cohesion[CABINET])
        pressure = (regime.threat - 45) + (regime.unrest - 30) + (50 - weakest)
        regime.security = clamp(regime.security - pressure // dials[DRIFT], 0, 100)
        if regime.threat > 40:
            regime.threat -= 1

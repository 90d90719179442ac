"""The Gulf: shippers' confidence, harassment and seizure, escorts and the price of crude.  rules.md §15"""

from __future__ import annotations

from typing import Final

from game.kernel.action import Action
from game.kernel.field import Dial, Field
from game.kernel.rulebook import Rulebook
from game.kernel.state import Slice, State
from game.kernel.terms import Cost, Odds, Reason, clamp, seats_of
from game.rules.alignment import Alignment
from game.rules.economy import Economy
from game.rules.escalation import Escalation
from game.rules.regime import GUARD, Regime
from game.rules.seats import ATTENTION, FUNDS, GULF, IRGC, STANDING, US
from game.rules.setup import Law, per_turn
from game.rules.washington import Washington

RECOVERY: Final = 0


class Maritime(Slice):
    """``confidence`` of shippers, 0–100; ``escorts`` on station, 0–3 groups."""

    __slots__ = ("confidence", "escorts")
    fields = (Field("confidence", "points"), Field("escorts", "groups", 0, 3))
    derived = (Field("flow", "kb/d", 0, 30_000),)

    def __init__(self, dials: list[int], on: bool) -> None:
        super().__init__(dials, on)
        self.confidence = 85
        self.escorts = 0

    def copy(self) -> Maritime:
        twin = Maritime.__new__(Maritime)
        twin.dials = self.dials
        twin.on = self.on
        twin.confidence = self.confidence
        twin.escorts = self.escorts
        return twin

    @staticmethod
    def of(state: State) -> Maritime:
        """The slice of this module in ``state``."""
        part = state.slices[Maritime.at]
        assert isinstance(part, Maritime)
        return part

    def flow(self) -> int:
        """Oil through Hormuz in kb/d; shippers stay while they dare.  §15.1"""
        return 20_000 if self.confidence >= 40 else 20_000 * self.confidence // 40

    def alarm(self, amount: int) -> None:
        """Shippers lose confidence fast.  §15.1"""
        if self.on:
            self.confidence = clamp(self.confidence - amount, 0, 100)


class Harass(Action):
    """Fast boats, drones and warnings that can be denied.  rules.md §15.2  [crossroads-53]"""

    __slots__ = ()
    section = "15.2"
    verb = "harass"
    offered = "operations"
    rumour = "Shipping is harassed in the Gulf; nobody claims it"

    def describe(self) -> str:
        return "Harass shipping, deniably: confidence falls and crude rises, for your own exports too"

    def cost(self, state: State) -> Cost:
        return ((ATTENTION, 1), (FUNDS, 20))

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
        Maritime.of(state).alarm(14 if outcome == 0 else 8)
        Economy.of(state).frighten(4)
        Regime.of(state).tell(1)
        Escalation.of(state).act(state, 3 if outcome == 0 else 4, 0)


class Seize(Action):
    """Board and hold a tanker in the open.  rules.md §15.3"""

    __slots__ = ()
    section = "15.3"
    verb = "seize"
    offered = "operations"

    def describe(self) -> str:
        return "Seize a tanker: narrative +3, confidence -20, crude up; the Gulf states take it badly"

    def forbidden(self, state: State) -> Reason | None:
        if Maritime.of(state).confidence < 15:
            return Reason("15.3", "hardly a ship sails that could be seized")
        return None

    def cost(self, state: State) -> Cost:
        return ((ATTENTION, 2), (STANDING, 2))

    def resolve(self, state: State, outcome: int) -> None:
        Maritime.of(state).alarm(20)
        Economy.of(state).frighten(5)
        regime = Regime.of(state)
        regime.tell(3)
        regime.bind(GUARD, 1)
        regime.threaten(2)
        state.gain(GULF, STANDING, -2)
        Alignment.of(state).endanger(4)
        Washington.of(state).convince(2)
        Escalation.of(state).act(state, 4, 0)


class Escort(Action):
    """Send a group to escort merchant ships.  rules.md §15.4"""

    __slots__ = ()
    section = "15.4"
    verb = "escort"
    offered = "operations"

    def describe(self) -> str:
        return "Send an escort group: confidence returns faster, boats meet more often"

    def forbidden(self, state: State) -> Reason | None:
        if Maritime.of(state).escorts >= 3:
            return Reason("15.4", "three groups are on station, no more can be spared")
        return None

    def cost(self, state: State) -> Cost:
        return ((ATTENTION, 2),)

    def resolve(self, state: State, outcome: int) -> None:
        maritime = Maritime.of(state)
        maritime.escorts += 1
        maritime.confidence = clamp(maritime.confidence + 6, 0, 100)
        Washington.of(state).convince(3)
        Escalation.of(state).strain(3)


class Insure(Action):
    """Gulf states steady the market: pilots, insurance, bypass pipelines.  rules.md §15.5"""

    __slots__ = ()
    section = "15.5"
    verb = "insure"
    offered = "operations"

    def describe(self) -> str:
        return "Steady shipping with pilots, insurance and bypass pipelines: confidence +8, crude down"

    def forbidden(self, state: State) -> Reason | None:
        if Maritime.of(state).confidence > 90:
            return Reason("15.5", "shippers are confident (above 90)")
        return None

    def cost(self, state: State) -> Cost:
        return ((ATTENTION, 1), (FUNDS, 80))

    def resolve(self, state: State, outcome: int) -> None:
        maritime = Maritime.of(state)
        maritime.confidence = clamp(maritime.confidence + 8, 0, 100)
        Economy.of(state).frighten(-2)
        state.gain(GULF, STANDING, 1)


class MaritimeModule(Law):
    """Confidence falls fast and returns slowly; Iran exports through the strait it troubles."""

    code = "maritime"
    title = "The Gulf"
    section = "15"
    kind = Maritime
    dials = (Dial("recovery", 6, 0, 30, "points of confidence a month", "40-50 days to insurable after mines, 2026"),)

    def blank(self, dials: list[int], on: bool) -> Maritime:
        return Maritime(dials, on)

    def actions(self, book: Rulebook) -> list[Action]:
        return [Harass(IRGC), Seize(IRGC), Escort(US), Insure(GULF)]

    def upkeep(self, state: State) -> None:
        """Shippers return slowly; a frightened strait keeps crude dear and Iran's own tankers idle.  rules.md §15.1"""
        maritime = Maritime.of(state)
        back = per_turn(state.rulebook, maritime.dials[RECOVERY])
        maritime.confidence = clamp(maritime.confidence + back + 2 * maritime.escorts, 0, 100)
        if maritime.confidence < 40:
            Economy.of(state).frighten((40 - maritime.confidence) // 3)
            state.gain(GULF, FUNDS, -60)
            economy = Economy.of(state)
            if economy.on:
                economy.exports -= economy.exports * (40 - maritime.confidence) // 100

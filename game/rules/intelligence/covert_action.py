"""Covert action: recruit, sabotage, kill, break in, and how such affairs come out.  rules.md §17.1-§17.4, §17.7"""

from __future__ import annotations

from typing import ClassVar, Final

from game.kernel.action import Action, Event
from game.kernel.state import State
from game.kernel.types import PER_SEAT, Frame, Odds, Reason
from game.rules.escalation import Escalation
from game.rules.intelligence.board import Intelligence
from game.rules.nuclear.board import NATANZ, SITES, Nuclear
from game.rules.regime.board import GUARD, Regime
from game.rules.seats import ATTENTION, FUNDS, IRAN, IRGC, ISRAEL, SEATS, STANDING, US
from game.rules.washington.board import Washington

WEAR: Final = 8
"""What an operation takes from the network even when nobody is caught."""

DONE, SHOWN, FAILED, CAUGHT = range(4)
"""Outcomes of an operation inside Iran."""

SOURCES_FOUND, NOBODY_CAME, TRAP = range(3)
"""Outcomes of looking for sources."""

HARM_DONE, PATCHED, TRACED = range(3)
"""Outcomes of a break-in from afar; what is traced has done its harm."""

_SERVICES: Final = {US: "Washington", ISRAEL: "Jerusalem"}

CENTRIFUGES: Final = 0
FUEL: Final = 1
CYBER_TARGETS: Final = ("machines", "fuel")
"""What can be broken into from afar in Iran.  §17.7"""


class Recruit(Action):
    """Look for sources in Iran.  rules.md §17.1"""

    __slots__ = ()
    section = "17.1"
    verb = "recruit"
    offered = "operations"
    fixed_cost = ((ATTENTION, 1),)
    visibility = PER_SEAT
    description = "Look for sources in Iran: your network there +12, or one of them is a trap"

    def forbidden(self, state: State) -> Reason | None:
        if Intelligence.of(state).network(self.seat) > 90:
            return Reason("17.1", "your network reaches as deep as one can (above 90)")
        return None

    def odds(self, state: State) -> Odds:
        return (("sources are found", 55), ("nobody comes forward", 30), ("one of them is a trap", 15))

    def resolve(self, state: State, outcome: int) -> None:
        intelligence = Intelligence.of(state)
        if outcome == SOURCES_FOUND:
            intelligence.add_network(self.seat, 12)
        elif outcome == TRAP:
            intelligence.add_network(self.seat, -6)
            intelligence.add_hunt(10)


class Operation(Action):
    """Something done inside Iran by people who deny it; what comes of it is drawn next.  rules.md §17.2"""

    __slots__ = ()
    least: ClassVar[int] = 30
    """How deep the network must reach."""
    event: ClassVar[str] = ""
    """The event that says what comes of it."""
    visibility = PER_SEAT

    def forbidden(self, state: State) -> Reason | None:
        if Intelligence.of(state).network(self.seat) < self.least:
            return Reason(self.section, f"your network in Iran is too thin (below {self.least})")
        return None

    def aim(self) -> int:
        """What the operation is directed at, as a number for its event."""
        return 0

    def resolve(self, state: State, outcome: int) -> None:
        state.happen(self.event, self.seat, self.aim())


class Sabotage(Operation):
    """Powders, power cuts and parts that fail.  rules.md §17.3"""

    __slots__ = ("site",)
    section = "17.3"
    verb = "sabotage"
    offered = "operations"
    rumour = "Something has happened at a nuclear site; officials speak of an accident"
    event = "sabotage"
    fixed_cost = ((ATTENTION, 2),)

    def __init__(self, seat: int, site: int) -> None:
        super().__init__(seat)
        self.site = site

    def words(self) -> str:
        return SITES[self.site]

    def describe(self) -> str:
        return f"Sabotage {SITES[self.site]} through your network: machines lost without an aircraft, if nobody talks"

    def aim(self) -> int:
        return self.site


class Assassinate(Operation):
    """Kill an expert of the programme.  rules.md §17.4"""

    __slots__ = ()
    section = "17.4"
    verb = "assassinate"
    offered = "operations"
    rumour = "A man of the nuclear programme has been killed; nobody claims it"
    least = 45
    event = "assassination"
    fixed_cost = ((ATTENTION, 2), (STANDING, 2))
    description = "Have an expert of the programme killed: work on a device is set back, the line in Tehran hardens"


class Affair(Event):
    """How an operation inside Iran comes out: the hunt is in the odds, so nobody else is told them.  rules.md §17.2"""

    __slots__ = ()

    def odds(self, state: State, frame: Frame) -> Odds:
        _, _, seat, _ = frame
        intelligence = Intelligence.of(state)
        hunt = intelligence.hunt
        depth = intelligence.network(seat)
        return (
            ("done, and nobody can say by whom", 20 + depth // 2),
            ("done, and the hand shows", 15 + hunt // 4),
            ("it fails unnoticed", 30),
            ("agents are caught", 5 + hunt // 3),
        )

    def seen(self, state: State, frame: Frame) -> int:
        _, _, seat, _ = frame
        return IRAN | 1 << seat

    def succeed(self, state: State, aim: int) -> None:
        """What the operation does when it is done; ``aim`` is what it was directed at."""

    def resolve(self, state: State, frame: Frame, outcome: int) -> None:
        _, _, seat, aim = frame
        intelligence = Intelligence.of(state)
        intelligence.add_network(seat, -WEAR)
        if outcome == FAILED:
            return
        if outcome != CAUGHT:
            self.succeed(state, aim)
        if outcome == DONE:
            Escalation.of(state).add_tension(3)
            return
        intelligence.add_exposed()
        Regime.of(state).add_threat(4)
        Regime.of(state).add_narrative(2)
        if outcome == CAUGHT:
            intelligence.add_network(seat, -15)
            intelligence.add_hunt(-8)
            state.gain(seat, STANDING, -1)
            state.gain(IRGC, STANDING, 2)
            Escalation.of(state).add_tension(5)
        else:
            Escalation.of(state).act_of_force(state, 4, 0)


class SabotageAffair(Affair):
    """Machines break by somebody's hand.  rules.md §17.3"""

    __slots__ = ()
    code = "sabotage"
    title = "Sabotage in Iran"
    section = "17.3"

    def succeed(self, state: State, aim: int) -> None:
        Nuclear.of(state).disable_machines(aim, 22)


class AssassinationAffair(Affair):
    """An expert dies.  rules.md §17.4"""

    __slots__ = ()
    code = "assassination"
    title = "An attack on an expert"
    section = "17.4"

    def succeed(self, state: State, aim: int) -> None:
        Intelligence.of(state).lose_experts(12)
        Nuclear.of(state).set_back_device(10)
        regime = Regime.of(state)
        regime.add_threat(5)
        regime.add_narrative(2)
        regime.add_cohesion(GUARD, 1)
        state.gain(ISRAEL, STANDING, 1)


class BreakIn(Action):
    """Break into networks from afar.  rules.md §17.7"""

    __slots__ = ("target",)
    section = "17.7"
    verb = "cyber"
    offered = "operations"
    rumour = "Computers fail in Iran; nobody says why"
    fixed_cost = ((ATTENTION, 1), (STANDING, 1))
    visibility = PER_SEAT

    def __init__(self, seat: int, target: int) -> None:
        super().__init__(seat)
        self.target = target

    def words(self) -> str:
        return CYBER_TARGETS[self.target]

    def describe(self) -> str:
        if self.target == FUEL:
            return "Stop Iran's petrol pumps from afar: distress +2, unrest +4, if the door is still open"
        return "Break into the controls of centrifuges: machines lost at Natanz, if the door is still open"

    def rumour_of(self, outcome: int) -> str:
        if outcome == TRACED:
            return f"Computers fail in Iran; what did it spreads and is traced to {_SERVICES[self.seat]}"
        return self.rumour

    def odds(self, state: State) -> Odds:
        exposed = min(Intelligence.of(state).exposed, 6)
        return (("the door is open", 45 - 5 * exposed), ("it was patched", 45), ("it spreads and is traced", 10))

    def resolve(self, state: State, outcome: int) -> None:
        if outcome == PATCHED:
            return
        if outcome == TRACED:
            Intelligence.of(state).add_exposed()
            state.gain(self.seat, STANDING, -1)
            Regime.of(state).add_threat(2)
            Escalation.of(state).act_of_force(state, 3, 0)
        if self.target == FUEL:
            regime = Regime.of(state)
            regime.add_distress(2)
            regime.add_unrest(4)
        else:
            Nuclear.of(state).disable_machines(NATANZ, 8)


class Hack(Action):
    """Tehran's own hands at foreign keyboards.  rules.md §17.7"""

    __slots__ = ("victim",)
    section = "17.7"
    verb = "hack"
    offered = "operations"
    rumour = "Banks and waterworks are down for hours; nobody claims it"
    fixed_cost = ((ATTENTION, 1), (FUNDS, 20))
    visibility = PER_SEAT

    def __init__(self, victim: int) -> None:
        super().__init__(IRGC)
        self.victim = victim

    def words(self) -> str:
        return SEATS[self.victim]

    def describe(self) -> str:
        return f"Break into banks and waterworks of {SEATS[self.victim]}: an answer below the threshold, if not traced"

    def rumour_of(self, outcome: int) -> str:
        if outcome == TRACED:
            return "Banks and waterworks are down for hours; it is traced to the Guard"
        return self.rumour

    def odds(self, state: State) -> Odds:
        return (("it does harm", 45), ("it was patched", 40), ("it is traced to the Guard", 15))

    def resolve(self, state: State, outcome: int) -> None:
        if outcome == PATCHED:
            return
        state.gain(self.victim, STANDING, -2)
        Regime.of(state).add_narrative(1)
        if outcome == TRACED:
            Regime.of(state).add_threat(2)
            Washington.of(state).add_credibility(2)
            Escalation.of(state).act_of_force(state, 3, 0)

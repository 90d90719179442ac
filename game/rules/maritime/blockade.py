"""The ports blockaded, cargoes impounded, ships and crews set free.  rules.md §15.11-§15.13"""

from __future__ import annotations

from game.kernel.action import Action, Event
from game.kernel.state import State
from game.kernel.types import Frame, Odds, Reason
from game.rules.economy.board import Economy
from game.rules.escalation import Escalation
from game.rules.maritime.board import ARREST, BLOCKADE, BLOCKADERS, MOST_SHIPS, Maritime
from game.rules.marks import ATTACK, GESTURE, RELIEF, SANCTION
from game.rules.regime.board import GUARD, Regime
from game.rules.seats import ATTENTION, EUROPE, FUNDS, GOVERNMENT, GULF, IRGC, STANDING, US
from game.rules.setup import per_turn
from game.rules.washington.board import CHINA, Washington

THROUGH, TAKEN, FIRED_ON = range(3)
"""What becomes of tankers that run the blockade."""

TURN_BACK, SLIPS_THROUGH, SHOTS = range(3)
"""How the line of the blockade is tried."""


class Blockade(Action):
    """Stop every ship to and from Iranian ports, talks or no talks.  rules.md §15.11"""

    __slots__ = ()
    section = "15.11"
    verb = "blockade"
    marks = ATTACK
    offered = "operations"
    fixed_cost = ((ATTENTION, 3), (STANDING, 4))
    description = "Blockade Iran's ports: exports near nothing in four weeks; each turn it takes attention and standing"

    def forbidden(self, state: State) -> Reason | None:
        maritime = Maritime.of(state)
        if maritime.blockade:
            return Reason("15.11", "the ports are blockaded")
        if maritime.escorts < BLOCKADERS:
            return Reason("15.11", "a blockade needs two escort groups on station")
        return maritime.why_resting(BLOCKADE, "15.11", "the last blockade was lifted lately")

    def resolve(self, state: State, outcome: int) -> None:
        maritime = Maritime.of(state)
        maritime.blockade = 1
        maritime.cut_hot_line()
        economy = Economy.of(state)
        economy.seal_exports(per_turn(state.rulebook, maritime.dials.seal))
        maritime.price_news(state)
        economy.add_fear(4)
        regime = Regime.of(state)
        regime.add_threat(8)
        regime.add_narrative(3)
        state.gain(GULF, STANDING, -2)
        washington = Washington.of(state)
        washington.add_strain(CHINA, 6)
        washington.add_restiveness(4)
        washington.add_credibility(4)
        Escalation.of(state).act_of_force(state, 5, 0)


class LiftBlockade(Action):
    """End the blockade: a gesture that costs something.  rules.md §15.11"""

    __slots__ = ()
    section = "15.11"
    verb = "lift-blockade"
    marks = RELIEF | GESTURE
    offered = "operations"
    fixed_cost = ((ATTENTION, 1), (STANDING, 3))
    description = "Lift the blockade: a costly gesture; tension -8, perceived threat -6, credibility -4"

    def forbidden(self, state: State) -> Reason | None:
        if not Maritime.of(state).blockade:
            return Reason("15.11", "no blockade stands")
        return None

    def resolve(self, state: State, outcome: int) -> None:
        Maritime.of(state).end_blockade(state)
        Regime.of(state).add_threat(-6)
        Regime.of(state).add_narrative(2)
        state.gain(GULF, STANDING, 2)
        Washington.of(state).add_credibility(-4)
        Escalation.of(state).add_tension(-8)


class RunBlockade(Action):
    """Send tankers through the blockade by night.  rules.md §15.11"""

    __slots__ = ()
    section = "15.11"
    verb = "run"
    offered = "operations"
    fixed_cost = ((ATTENTION, 1), (FUNDS, 60))
    description = "Run the blockade: 15% more of the exports get out, or a ship is lost, or shots fall"

    def forbidden(self, state: State) -> Reason | None:
        if not Maritime.of(state).blockade:
            return Reason("15.11", "no blockade stands")
        return None

    def odds(self, state: State) -> Odds:
        return (("tankers slip through", 45), ("a tanker is taken", 35), ("shots are fired", 20))

    def resolve(self, state: State, outcome: int) -> None:
        if outcome == THROUGH:
            Economy.of(state).seal_exports(Economy.of(state).sealed - 15)
            Regime.of(state).add_narrative(2)
        elif outcome == TAKEN:
            Maritime.of(state).add_ships_held(US, 1)
            Regime.of(state).add_narrative(-1)
        else:
            Escalation.of(state).act_of_force(state, 5, 2)


class Runner(Event):
    """The blockade is tried each turn.  rules.md §15.11"""

    __slots__ = ()
    code = "runner"
    title = "The blockade line"
    section = "15.11"

    def odds(self, state: State, frame: Frame) -> Odds:
        return (
            ("ships turn back", 65),
            ("a tanker slips through", 20),
            ("shots across a bow", 7 if Maritime.of(state).hot_line_works() else 15),
        )

    def resolve(self, state: State, frame: Frame, outcome: int) -> None:
        if outcome == SLIPS_THROUGH:
            Economy.of(state).seal_exports(Economy.of(state).sealed - 10)
        elif outcome == SHOTS:
            Escalation.of(state).act_of_force(state, 4, 1)


class Impound(Action):
    """Seize an Iranian cargo under sanctions law.  rules.md §15.12"""

    __slots__ = ()
    section = "15.12"
    verb = "impound"
    marks = SANCTION
    offered = "operations"
    fixed_cost = ((ATTENTION, 1), (STANDING, 1))
    description = "Seize an Iranian cargo: its exports -60 kb/d, perceived threat +3; it invites a seizure in answer"

    def forbidden(self, state: State) -> Reason | None:
        maritime = Maritime.of(state)
        if maritime.ships_held(self.seat) >= MOST_SHIPS:
            return Reason("15.12", "nine ships are held: no court takes more")
        economy = Economy.of(state)
        if economy.on and economy.exports < 300:
            return Reason("15.12", "hardly an Iranian cargo is at sea (below 300 kb/d)")
        return maritime.why_resting(ARREST, "15.12", "a cargo was seized lately")

    def resolve(self, state: State, outcome: int) -> None:
        maritime = Maritime.of(state)
        maritime.add_ships_held(self.seat, 1)
        maritime.rest[ARREST] = 2
        maritime.owed = 3
        maritime.lower_confidence(3)
        Economy.of(state).remove_exports(60)
        regime = Regime.of(state)
        regime.add_threat(3)
        regime.add_narrative(1)
        regime.add_cohesion(GUARD, 1)
        if self.seat == US:
            Washington.of(state).add_credibility(2)
        Escalation.of(state).add_tension(5)


class FreeShip(Action):
    """Set a ship free: a gesture.  rules.md §15.13"""

    __slots__ = ()
    section = "15.13"
    verb = "free-ship"
    marks_at_times = GESTURE
    offered = "operations"
    fixed_cost = ((ATTENTION, 1), (STANDING, 1))

    def describe(self) -> str:
        if self.seat == IRGC:
            return "Free a seized ship and its crew: confidence +6, tension -4, perceived threat -1, narrative -2"
        return "Free an impounded Iranian ship: tension -4, perceived threat -2, Iran's exports +40 kb/d"

    def marked(self, state: State) -> int:
        return 0 if self.seat == EUROPE else GESTURE

    def forbidden(self, state: State) -> Reason | None:
        if not Maritime.of(state).ships_held(self.seat):
            return Reason("15.13", "your side holds no ship")
        return None

    def resolve(self, state: State, outcome: int) -> None:
        maritime = Maritime.of(state)
        maritime.add_ships_held(self.seat, -1)
        Escalation.of(state).add_tension(-4)
        regime = Regime.of(state)
        if self.seat == IRGC:
            maritime.add_confidence(6)
            regime.add_narrative(-2)
            regime.add_threat(-1)
            state.gain(GULF, STANDING, 1)
            return
        regime.add_threat(-2)
        if self.seat == US:
            Washington.of(state).add_credibility(-1)
        Economy.of(state).restore_exports(40)


class FreeCrew(Action):
    """Send a crew home while the court keeps the ship.  rules.md §15.13"""

    __slots__ = ()
    section = "15.13"
    verb = "crews"
    marks = GESTURE
    offered = "operations"
    fixed_cost = ((ATTENTION, 1), (STANDING, 1))
    description = "Send the crew of a seized ship home: confidence +3, tension -3, the Guard's loyalty -1"

    def __init__(self) -> None:
        super().__init__(GOVERNMENT)

    def forbidden(self, state: State) -> Reason | None:
        if not Maritime.of(state).crews:
            return Reason("15.13", "no crew is held")
        return None

    def resolve(self, state: State, outcome: int) -> None:
        maritime = Maritime.of(state)
        maritime.crews -= 1
        maritime.add_confidence(3)
        Regime.of(state).add_cohesion(GUARD, -1)
        state.gain(GULF, STANDING, 1)
        Escalation.of(state).add_tension(-3)

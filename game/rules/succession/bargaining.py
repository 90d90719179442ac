"""Who sits in the chair, and who has the last word: hidden bids, the experts, the primacy of the Guard.

rules.md §19.10–§19.12
"""

from __future__ import annotations

from game.kernel.action import Action, Event, Procedure
from game.kernel.state import State
from game.kernel.types import PER_SEAT, Frame, Odds, Reason
from game.rules.council.board import AMBIGUOUS, RISEN, Council
from game.rules.regime.board import CABINET, GUARD, STREET, Regime
from game.rules.seats import BLOCS, IRAN, IRGC, LEADER, STANDING
from game.rules.succession.board import (
    CANDIDATES,
    HARDLINER,
    HEIR,
    PRAGMATIST,
    Succession,
)


class Back(Action):
    """Back a candidate with hidden influence.  rules.md §19.10"""

    __slots__ = ("candidate", "influence")
    section = "19.10"
    verb = "back"
    offered = "succession"
    visibility = PER_SEAT

    def __init__(self, seat: int, candidate: int, influence: int) -> None:
        super().__init__(seat)
        self.candidate = candidate
        self.influence = influence

    def words(self) -> str:
        return f"{CANDIDATES[self.candidate]} {self.influence}"

    def describe(self) -> str:
        name = ("", "the heir: continuity", "the hardliner: the Guard's man", "the pragmatist: room for talks")
        return f"Back {name[self.candidate]}, with {self.influence} influence"

    def forbidden(self, state: State) -> Reason | None:
        if state.pool(self.seat, STANDING) < 2 * self.influence:
            return Reason("19.10", f"{self.influence} influence takes {2 * self.influence} standing at the reveal")
        return None

    def resolve(self, state: State, outcome: int) -> None:
        succession = Succession.of(state)
        succession.backed[self.seat] = self.candidate
        succession.stake[self.seat] = self.influence


class Choice(Procedure):
    """The experts meet.  rules.md §19.10"""

    __slots__ = ()
    code = "choice"
    section = "19.10"

    def run(self, state: State, frame: Frame) -> None:
        state.happen("successor")


class Successor(Event):
    """The Assembly of Experts chooses; outcomes are in the order of the candidates.  rules.md §19.10"""

    __slots__ = ()
    code = "successor"
    title = "The Assembly of Experts"
    section = "19.10"

    def odds(self, state: State, frame: Frame) -> Odds:
        succession = Succession.of(state)
        regime = Regime.of(state)
        weights = [0, 20, 20, 20]
        weights[HARDLINER] += succession.dials.hardening + max(0, regime.threat - 50) // 2
        weights[PRAGMATIST] += max(0, regime.unrest - 40) // 2
        for seat in BLOCS:
            weights[succession.backed[seat]] += 10 + 10 * succession.stake[seat]
        return (
            ("the heir", weights[HEIR]),
            ("the hardliner", weights[HARDLINER]),
            ("the pragmatist", weights[PRAGMATIST]),
        )

    def resolve(self, state: State, frame: Frame, outcome: int) -> None:
        succession = Succession.of(state)
        regime = Regime.of(state)
        chosen = HEIR + outcome
        for seat in BLOCS:
            state.gain(seat, STANDING, -2 * succession.stake[seat])
            if succession.backed[seat] == chosen:
                state.gain(seat, STANDING, 2 + 3 * succession.stake[seat])
            succession.backed[seat] = 0
            succession.stake[seat] = 0
        succession.chair = chosen
        succession.interim = 0
        succession.hardened = succession.dials.hardened
        state.gain(LEADER, STANDING, 8)
        regime.add_security(3)
        if chosen == HEIR:
            regime.add_narrative(3)
            regime.add_cohesion(GUARD, 2)
            regime.add_cohesion(STREET, -4)
        elif chosen == HARDLINER:
            regime.add_narrative(3)
            regime.add_threat(3)
            regime.add_cohesion(GUARD, 5)
            regime.add_cohesion(CABINET, -5)
            Council.of(state).narrow_mandate()
            succession.add_conservatives(5)
            succession.primacy = 1
        else:
            regime.add_narrative(-3)
            regime.add_cohesion(GUARD, -6)
            regime.add_cohesion(CABINET, 5)
            regime.add_cohesion(STREET, 4)
            succession.add_conservatives(-5)
            succession.hardened = 0


class Concur(Action):
    """The Guard lets the word stand.  rules.md §19.12"""

    __slots__ = ()
    section = "19.12"
    verb = "concur"
    offered = "primacy"
    visibility = IRAN
    description = "Concur: the Leader's word stands"

    def __init__(self) -> None:
        super().__init__(IRGC)

    def resolve(self, state: State, outcome: int) -> None:
        return


class Overrule(Action):
    """The Guard puts its own course in place of the Leader's.  rules.md §19.12"""

    __slots__ = ()
    section = "19.12"
    verb = "overrule"
    offered = "primacy"
    rumour = RISEN
    fixed_cost = ((STANDING, 4),)
    visibility = IRAN
    description = "Overrule: the course you tabled is decided; the Leader's standing -3, the cabinet's cohesion -4"

    def __init__(self) -> None:
        super().__init__(IRGC)

    def forbidden(self, state: State) -> Reason | None:
        council = Council.of(state)
        if council.decided == council.shown[IRGC] and council.word != AMBIGUOUS:
            return Reason("19.12", "the course decided is your own")
        return None

    def resolve(self, state: State, outcome: int) -> None:
        Council.of(state).overrule(IRGC)
        state.gain(LEADER, STANDING, -3)
        Regime.of(state).add_cohesion(CABINET, -4)

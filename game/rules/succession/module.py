"""A Leader is lost: interim council, hidden bargaining, a successor, the Guard's primacy.  rules.md §19.9–§19.12"""

from __future__ import annotations

from game.kernel.action import Action, Event, Procedure
from game.kernel.module import RuleModule
from game.kernel.rulebook import Rulebook
from game.kernel.state import State
from game.kernel.types import PER_SEAT, Frame, Odds, Reason, ceiling, clamp
from game.rules.council.board import AMBIGUOUS, BARGAIN, DEFY, ENDURE, EXPLORE, OVERRULED, Council
from game.rules.council.ratification import RISEN
from game.rules.marks import LEADERS_OWN, WIDENS_MANDATE
from game.rules.proxies.module import Proxies
from game.rules.regime.board import CABINET, GUARD, STREET, Regime
from game.rules.seats import BLOCS, FUNDS, GOVERNMENT, IRAN, IRGC, LEADER, STANDING
from game.rules.setup import per_turn
from game.rules.succession.blame import Impeach, Rebuff, Resign, Scapegoat, Stay, ThreatenToResign, Yield
from game.rules.succession.board import (
    CANDIDATES,
    COURSE,
    DEAL,
    HARDLINER,
    HEIR,
    INSPECTORS,
    PRAGMATIST,
    Succession,
)
from game.rules.succession.fissures import Defection, FoundOut, Freelance, Purge, SlowRoll, drag


class Loss(Event):
    """The Leader is dead or cannot rule.  rules.md §19.9"""

    __slots__ = ()
    code = "leadership_lost"
    title = "The chair is empty"
    section = "19.9"

    def odds(self, state: State, frame: Frame) -> Odds:
        if Succession.of(state).interim:
            return (("the interim council loses a member", 1),)
        return (("an interim council takes over", 70), ("rivals contest the chair", 30))

    def resolve(self, state: State, frame: Frame, outcome: int) -> None:
        succession = Succession.of(state)
        regime = Regime.of(state)
        regime.add_narrative(4)
        regime.add_threat(6)
        regime.add_security(-4)
        if succession.interim:
            succession.interim = min(3, succession.interim + 1)
            return
        succession.interim = ceiling(succession.dials.interim_days, state.rulebook.days) + outcome
        succession.frailty = 0
        succession.primacy = 0
        regime.add_cohesion(GUARD, 3)
        regime.add_cohesion(CABINET, -2 - 3 * outcome)
        regime.add_cohesion(STREET, -3)
        regime.add_security(-4 * outcome)
        state.gain(LEADER, STANDING, -15)
        Council.of(state).narrow_mandate()


class Health(Event):
    """An old man's health.  rules.md §19.9"""

    __slots__ = ()
    code = "health"
    title = "The Leader's health"
    section = "19.9"

    def odds(self, state: State, frame: Frame) -> Odds:
        return (("the Leader appears in public", 200), ("the Leader dies", Succession.of(state).frailty))

    def resolve(self, state: State, frame: Frame, outcome: int) -> None:
        if outcome:
            Succession.of(state).lose_leader(state)


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
        who = ("", "the heir: continuity", "the hardliner: the Guard's man", "the pragmatist: room for talks")
        return f"Back {who[self.candidate]}, with {self.influence} influence"

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
    """The Assembly of Experts chooses.  rules.md §19.10"""

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
        chosen = outcome + 1
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
        council = Council.of(state)
        council.word = OVERRULED
        council.decided = council.shown[IRGC]
        state.gain(LEADER, STANDING, -3)
        Regime.of(state).add_cohesion(CABINET, -4)


class SuccessionModule(RuleModule):
    """A house that cracks, and a chair that does not stay empty."""

    code = "succession"
    title = "Fissures and succession"
    section = "19"
    slice_type = Succession
    needs = ("council", "regime")


    def actions(self, book: Rulebook) -> list[Action]:
        playing = book.playing
        found: list[Action] = [Purge(GUARD), Purge(CABINET), Freelance(), SlowRoll(COURSE)]
        if book.on("nuclear"):
            found.append(SlowRoll(INSPECTORS))
        if book.on("talks"):
            found.append(SlowRoll(DEAL))
        if playing[LEADER] and playing[GOVERNMENT]:
            found.extend([Scapegoat(), ThreatenToResign(), Yield(), Rebuff(), Resign(), Stay()])
        if playing[GOVERNMENT]:
            found.append(Impeach())
        for seat in BLOCS:
            for candidate in (HEIR, HARDLINER, PRAGMATIST):
                found.extend(Back(seat, candidate, influence) for influence in range(4))
        found.extend([Concur(), Overrule()])
        return found

    def events(self, book: Rulebook) -> list[Event]:
        return [Loss(), Health(), Successor(), FoundOut(), Defection()]

    def procedures(self, book: Rulebook) -> list[Procedure]:
        return [Choice()]

    def upkeep(self, state: State) -> None:
        """A cracked Guard keeps what its networks earn; quarrels cool; an old man's health.  rules.md §19.1, §19.9"""
        succession = Succession.of(state)
        if Regime.of(state).cohesion[GUARD] < succession.dials.fissure:
            kept = min(state.pool(GOVERNMENT, FUNDS), per_turn(state.rulebook, succession.dials.siphon))
            state.gain(GOVERNMENT, FUNDS, -kept)
            state.gain(IRGC, FUNDS, kept)
        succession.watched = max(0, succession.watched - 1)
        succession.purged = max(0, succession.purged - 1)
        succession.blamed = max(0, succession.blamed - 1)
        succession.quarrel = max(0, succession.quarrel - 1)
        succession.hardened = max(0, succession.hardened - 1)
        if succession.frailty and not succession.interim:
            state.happen("health")

    def ratified(self, state: State) -> None:
        """When the interim ends the blocs bid for the chair, then the experts choose.  rules.md §19.10"""
        succession = Succession.of(state)
        if not succession.interim:
            return
        succession.interim -= 1
        if succession.interim:
            return
        succession.interim = 1
        state.proceed("choice")
        for seat in (GOVERNMENT, IRGC, LEADER):
            state.ask("succession", seat)

    def may_forbid(self, action: Action) -> bool:
        """What the seat of the Leader does."""
        return action.seat == LEADER

    def forbid(self, state: State, action: Action) -> Reason | None:
        """An interim council keeps house; a new Leader does not begin by yielding.  rules.md §19.9, §19.11"""
        if action.seat != LEADER:
            return None
        succession = Succession.of(state)
        if not succession.interim and not succession.hardened and not succession.primacy:
            return None
        council = Council.of(state)
        wider = action.marked(state) & WIDENS_MANDATE
        if wider and succession.primacy and council.shown[IRGC] != BARGAIN:
            return Reason("19.12", "the Guard holds primacy and did not table a bargain")
        if wider and succession.interim:
            return Reason("19.9", "an interim council may not widen what the Leader allowed")
        if wider and succession.hardened:
            return Reason("19.11", f"a new Leader does not begin by yielding: {succession.hardened} turns")
        if succession.interim and action.marks & LEADERS_OWN:
            return Reason("19.9", f"an interim council may not {action.verb}")
        return None

    def reckoning(self, state: State) -> None:
        """What was slowed, what is found out, who leaves, how parliament turns.  rules.md §19.1, §19.6"""
        succession = Succession.of(state)
        regime = Regime.of(state)
        stalled = succession.stalled
        if stalled:
            succession.stalled = 0
            drag(state, stalled)
            state.happen("found-out", stalled)
        if _abandoned(state):
            regime.add_cohesion(GUARD, -1)
        if regime.distress > 55:
            course = Council.of(state).decided
            succession.add_conservatives(1 if course in (BARGAIN, EXPLORE) else -1 if course in (DEFY, ENDURE) else 0)
        else:
            succession.add_conservatives(clamp(50 - succession.assembly, -1, 1))
        if min(regime.cohesion[GUARD], regime.cohesion[CABINET]) < succession.dials.fissure:
            state.happen("defection")
        if succession.primacy:
            lead = state.pool(LEADER, STANDING) - state.pool(IRGC, STANDING)
            if lead >= succession.dials.unseat:
                succession.primacy = 0


def _abandoned(state: State) -> bool:
    """Whether a front has been left to die.  §19.1"""
    proxies = Proxies.of(state)
    return proxies.on and min(proxies.strength) < 10

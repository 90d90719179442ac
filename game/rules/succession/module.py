"""Fissures and succession: a house that cracks, a Leader who is lost, and what limits who comes after.  rules.md §19

Answers ``upkeep`` (a cracked Guard keeps funds back; quarrels cool; the Leader's health), ``ratified`` (the blocs bid
for the chair once an interim ends), ``forbid`` (what the Leader's seat may not do, by its marks) and ``reckoning``
(what was slowed, who is found out, who leaves, how parliament turns).  It reads the council's course and the fronts'
strength, and changes the regime's tracks and blocs, the council's mandate and the blocs' standing and funds.
"""

from __future__ import annotations

from game.kernel.action import Action, Event, Procedure
from game.kernel.module import RuleModule
from game.kernel.rulebook import Rulebook
from game.kernel.state import State
from game.kernel.types import Frame, Odds, Reason, ceiling, clamp
from game.rules.council.board import BARGAIN, DEFY, ENDURE, EXPLORE, Council
from game.rules.marks import LEADERS_OWN, WIDENS_MANDATE
from game.rules.proxies.board import Proxies
from game.rules.regime.board import CABINET, GUARD, STREET, Regime
from game.rules.seats import BLOCS, FUNDS, GOVERNMENT, IRGC, LEADER, STANDING
from game.rules.setup import per_turn
from game.rules.succession.bargaining import Back, Choice, Concur, Overrule, Successor
from game.rules.succession.blame import Impeach, Rebuff, Resign, Scapegoat, Stay, ThreatenToResign, Yield
from game.rules.succession.board import (
    COURSE,
    DEAL,
    HARDLINER,
    HEIR,
    INSPECTORS,
    PRAGMATIST,
    Succession,
)
from game.rules.succession.fissures import Defection, FoundOut, Freelance, Purge, SlowRoll, undo_what_was_slowed

TAKES_OVER, CONTESTED = range(2)
"""Who follows when the chair falls empty, by the outcomes of ``Loss``."""

APPEARS, DIES = range(2)
"""How the Leader is, by the outcomes of ``Health``."""


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
        contested = outcome == CONTESTED
        succession.interim = ceiling(succession.dials.interim_days, state.rulebook.days) + (1 if contested else 0)
        succession.frailty = 0
        succession.primacy = 0
        regime.add_cohesion(GUARD, 3)
        regime.add_cohesion(CABINET, -5 if contested else -2)
        regime.add_cohesion(STREET, -3)
        regime.add_security(-4 if contested else 0)
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
        if outcome == DIES:
            Succession.of(state).lose_leader(state)


class SuccessionModule(RuleModule):
    """A house that cracks, and a chair that does not stay empty."""

    __slots__ = ()
    code = "succession"
    title = "Fissures and succession"
    section = "19"
    slice_type = Succession
    needs = ("council", "regime")

    def actions(self, book: Rulebook) -> list[Action]:
        playing = book.playing
        actions: list[Action] = [Purge(GUARD), Purge(CABINET), Freelance(), SlowRoll(COURSE)]
        if book.on("nuclear"):
            actions.append(SlowRoll(INSPECTORS))
        if book.on("talks"):
            actions.append(SlowRoll(DEAL))
        if playing[LEADER] and playing[GOVERNMENT]:
            actions.extend([Scapegoat(), ThreatenToResign(), Yield(), Rebuff(), Resign(), Stay()])
        if playing[GOVERNMENT]:
            actions.append(Impeach())
        for seat in BLOCS:
            for candidate in (HEIR, HARDLINER, PRAGMATIST):
                actions.extend(Back(seat, candidate, influence) for influence in range(4))
        actions.extend([Concur(), Overrule()])
        return actions

    def events(self, book: Rulebook) -> list[Event]:
        return [Loss(), Health(), Successor(), FoundOut(), Defection()]

    def procedures(self, book: Rulebook) -> list[Procedure]:
        return [Choice()]

    def upkeep(self, state: State) -> None:
        """A cracked Guard keeps what its networks earn; quarrels cool; an old man's health.  rules.md §19.1, §19.9"""
        succession = Succession.of(state)
        if Regime.of(state).cohesion[GUARD] < succession.dials.fissure:
            siphoned = min(state.pool(GOVERNMENT, FUNDS), per_turn(state.rulebook, succession.dials.siphon))
            state.gain(GOVERNMENT, FUNDS, -siphoned)
            state.gain(IRGC, FUNDS, siphoned)
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
            undo_what_was_slowed(state, stalled)
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

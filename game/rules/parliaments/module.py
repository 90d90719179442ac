"""War powers, review of deals, European opinion, and the module of parliaments.  rules.md §20"""

from __future__ import annotations

from typing import Final

from game.kernel.action import Action, Event
from game.kernel.module import RuleModule
from game.kernel.rulebook import Rulebook
from game.kernel.state import State
from game.kernel.types import Cost, Frame, Odds, Reason, clamp
from game.rules.escalation import Escalation
from game.rules.marks import (
    AIR_STRIKE,
    ARMS_SUPPLY,
    EUROPEAN_PRESSURE,
    EUROPEAN_RELIEF,
    FORCE,
    HOSTILITIES,
    LETS_TALKS_BE,
    WAIVER,
)
from game.rules.nuclear.board import Nuclear
from game.rules.parliaments.board import (
    AMERICA,
    ENRICH,
    IMPEACH,
    INSPECTORS,
    JERUSALEM,
    MAJLIS,
    PRESIDENT,
    STRAIT,
    Parliaments,
)
from game.rules.parliaments.elections import AmericanVote, IsraeliVote, MajlisVote, PresidentialVote
from game.rules.parliaments.israel import Consult, Crisis, Gaza, Lever, OfferPledge, Placate, Pledge, reckon, struck
from game.rules.parliaments.majlis import Carry, Rouse, Shelve, Vet, Vote
from game.rules.regime.board import Regime
from game.rules.seats import ATTENTION, EUROPE, ISRAEL, LEADER, STANDING, US
from game.rules.setup import per_turn
from game.rules.strikes.board import BACKED, REFUSED, Strikes
from game.rules.talks.board import Talks
from game.rules.washington.board import Washington

REST: Final = 3
"""Turns between two votes on war powers."""
FORGOTTEN: Final = 8
"""Turns without American force after which a war is over for Congress."""
DEARER: Final = (
    FORCE | WAIVER | ARMS_SUPPLY | AIR_STRIKE | LETS_TALKS_BE | EUROPEAN_PRESSURE | EUROPEAN_RELIEF
)
"""Marks of what parliaments may make dearer."""
POLLS: Final = ("american-vote", "israeli-vote", "presidential-vote", "majlis-vote")


class WarPowers(Event):
    """Both chambers vote on a resolution to end hostilities.  rules.md §20.3"""

    __slots__ = ()
    code = "war-powers"
    title = "War powers"
    section = "20.3"

    def odds(self, state: State, frame: Frame) -> Odds:
        parliaments = Parliaments.of(state)
        age = (parliaments.hostile - 1) * state.rulebook.days // parliaments.dials.patience
        weight = age + Washington.of(state).congress // 2 + min(30, Strikes.of(state).dead[2] // 3) - 20
        weight = clamp(weight, 2, 85)
        return (
            ("the motion fails", 100 - weight),
            ("one chamber votes for it", max(1, weight * 2 // 5)),
            ("both chambers vote for it", max(1, weight * 3 // 5)),
        )

    def resolve(self, state: State, frame: Frame, outcome: int) -> None:
        parliaments = Parliaments.of(state)
        parliaments.hearing = state.turn + REST
        washington = Washington.of(state)
        if outcome == 0:
            washington.add_restiveness(-4)
            return
        parliaments.rebuke = max(parliaments.rebuke, outcome)
        state.gain(US, STANDING, -3 * outcome)
        washington.add_credibility(-4 * outcome)
        washington.add_approval(-outcome)


class Veto(Action):
    """Veto a resolution of both chambers.  rules.md §20.3"""

    __slots__ = ()
    section = "20.3"
    verb = "veto"
    offered = "operations"

    def describe(self) -> str:
        return "Veto the war-powers resolution: force is as cheap as before if it stands, Congress restive +8"

    def forbidden(self, state: State) -> Reason | None:
        if Parliaments.of(state).rebuke != 2:
            return Reason("20.3", "no resolution of both chambers is on your desk")
        return None

    def printed_cost(self) -> Cost:
        return ((ATTENTION, 1), (STANDING, 4))

    def odds(self, state: State) -> Odds:
        against = clamp(Washington.of(state).congress // 4, 2, 40)
        return (("the veto stands", 100 - against), ("the veto is overridden", against))

    def resolve(self, state: State, outcome: int) -> None:
        Parliaments.of(state).rebuke = 3 if outcome else 0
        washington = Washington.of(state)
        washington.add_restiveness(8)
        washington.add_credibility(-6 if outcome else 3)
        if outcome:
            state.gain(US, STANDING, -4)


class Review(Event):
    """Congress looks at a deal that has entered into force.  rules.md §20.4"""

    __slots__ = ()
    code = "review"
    title = "Congress reviews the deal"
    section = "20.4"

    def odds(self, state: State, frame: Frame) -> Odds:
        against = clamp(Washington.of(state).congress + 10 * Washington.of(state).demands - 5, 5, 90)
        return (("it lets the deal stand", 100 - against), ("it votes its disapproval", against))

    def resolve(self, state: State, frame: Frame, outcome: int) -> None:
        Parliaments.of(state).reviewed = 1
        if outcome:
            Washington.of(state).add_restiveness(6)
            state.gain(US, STANDING, -4)
            Regime.of(state).add_narrative(2)
        else:
            Washington.of(state).add_restiveness(-4)


class ParliamentsModule(RuleModule):
    """Those who vote do not decide, and those who decide pay for it."""

    code = "parliaments"
    title = "Parliaments and elections"
    section = "20"
    slice_type = Parliaments


    def actions(self, book: Rulebook) -> list[Action]:
        found: list[Action] = [Veto(US)]
        if book.playing[LEADER]:
            found.extend(Rouse(motion) for motion in (STRAIT, INSPECTORS, ENRICH, IMPEACH))
            found.extend([Carry(LEADER), Shelve(LEADER), Vet(1), Vet(2)])
        found.extend([Placate(ISRAEL), Gaza(0), Gaza(1)])
        if book.playing[US] and book.playing[ISRAEL] and book.on("strikes"):
            found.append(Consult(ISRAEL))
            found.extend(Lever(hold) for hold in range(3))
            found.extend([OfferPledge(US), Pledge(ISRAEL)])
        return found

    def events(self, book: Rulebook) -> list[Event]:
        return [
            Vote(), WarPowers(), Review(), Crisis(), AmericanVote(), IsraeliVote(), PresidentialVote(), MajlisVote(),
        ]

    def deploy(self, state: State) -> None:
        """The scenario's dials set the days of the votes.  rules.md §20.5"""
        parliaments = Parliaments.of(state)
        for poll in range(len(POLLS)):
            if parliaments.dials.vote(poll):
                parliaments.polls[poll] = parliaments.dials.vote(poll)

    def may_reprice(self, action: Action) -> bool:
        """What parliaments have a say in."""
        return action.seat in (US, ISRAEL, EUROPE) and bool(action.marks & DEARER)

    def reprice(self, state: State, action: Action, cost: Cost) -> Cost:
        """Rebukes, campaigns, opinion, anger and pledges make choices dearer.  rules.md §20.2, §20.3, §20.5, §20.8"""
        seat = action.seat
        if seat not in (US, ISRAEL, EUROPE):
            return cost
        dearer = self._dearer(state, seat, action.marks)
        if not dearer:
            return cost
        found = [(kind, max(0, amount + dearer)) if kind == STANDING else (kind, amount) for kind, amount in cost]
        if all(kind != STANDING for kind, _ in cost):
            found.append((STANDING, max(0, dearer)))
        return tuple(found)

    def _dearer(self, state: State, seat: int, marks: int) -> int:
        parliaments = Parliaments.of(state)
        if seat == US:
            if marks & FORCE:
                return (0, 1, 3, 8)[parliaments.rebuke] + parliaments.campaign_heat(state, AMERICA)
            if marks & WAIVER:
                return (parliaments.campaign_heat(state, AMERICA) + 1) // 2
            return 2 if marks & ARMS_SUPPLY and parliaments.chill else 0
        if seat == ISRAEL:
            if marks & AIR_STRIKE:
                return 4 if parliaments.pledge >= state.turn else 0
            return (parliaments.campaign_heat(state, JERUSALEM) + 1) // 2 if marks & LETS_TALKS_BE else 0
        if marks & EUROPEAN_PRESSURE:
            return -1 if parliaments.opinion >= 60 else 2 if parliaments.opinion < 30 else 0
        return 1 if marks & EUROPEAN_RELIEF and parliaments.opinion >= 60 else 0

    def may_forbid(self, action: Action) -> bool:
        """American supply alone."""
        return bool(action.marks & ARMS_SUPPLY)

    def forbid(self, state: State, action: Action) -> Reason | None:
        """Supply that is withheld is not shipped.  rules.md §20.8"""
        if action.marks & ARMS_SUPPLY and action.seat == US and Parliaments.of(state).lever == 2:
            return Reason("20.8", "you withhold Israel's supply")
        return None

    def after(self, state: State, action: Action, outcome: int) -> None:
        """Force starts the clock of war powers and moves the coalition and opinion.  rules.md §20.2, §20.3, §20.7"""
        parliaments = Parliaments.of(state)
        if action.seat == US and action.marks & HOSTILITIES:
            parliaments.hostile = max(1, parliaments.hostile)
            parliaments.quiet = 0
        elif action.seat == ISRAEL and action.marks & AIR_STRIKE:
            notice = Strikes.of(state).notice
            struck(state, notice, notice == REFUSED, notice == BACKED)
            parliaments.add_opinion(-3)

    def reckoning(self, state: State) -> None:
        """Motions lapse, opinion drifts, wars grow old, votes are held.  rules.md §20.1-20.6"""
        parliaments = Parliaments.of(state)
        book = state.rulebook
        if parliaments.motion and parliaments.until <= state.turn:
            parliaments.motion = 0
            parliaments.recess = state.turn + REST
            Regime.of(state).add_narrative(-2)
            state.gain(LEADER, STANDING, -4)
        nuclear = Nuclear.of(state)
        pull = 40 + (10 * nuclear.censured + 5 * max(0, nuclear.policy - 2) if nuclear.on else 0)
        pull += 15 if book.on("escalation") and Escalation.of(state).rung >= 5 else 0
        parliaments.add_opinion((pull - parliaments.opinion) // 8)
        if parliaments.hostile:
            self._war(state, parliaments)
        if book.playing[US] and Talks.of(state).in_force():
            if not parliaments.reviewed:
                state.happen("review")
        else:
            parliaments.reviewed = 0
        if book.playing[ISRAEL]:
            reckon(state, per_turn(book, parliaments.dials.quarrel))
        for poll, code in enumerate(POLLS):
            if parliaments.polls[poll] == state.turn and book.playing[(US, ISRAEL, LEADER, LEADER)[poll]]:
                state.happen(code)
            elif parliaments.campaigning(state, poll) and poll in (PRESIDENT, MAJLIS):
                Regime.of(state).add_narrative(-1)
                regime = Regime.of(state)
                if regime.on:
                    regime.unrest = max(0, regime.unrest - 1)
        if book.playing[LEADER] and not parliaments.motion and parliaments.recess <= state.turn:
            state.happen("majlis")

    def _war(self, state: State, parliaments: Parliaments) -> None:
        """A war without American force is forgotten; one that goes on is voted on.  §20.3"""
        parliaments.hostile = min(999, parliaments.hostile + 1)
        parliaments.quiet = min(99, parliaments.quiet + 1)
        if parliaments.quiet > FORGOTTEN:
            parliaments.hostile = 0
            parliaments.rebuke = 0
        elif state.rulebook.playing[US] and parliaments.rebuke < 2 and parliaments.hearing <= state.turn:
            state.happen("war-powers")

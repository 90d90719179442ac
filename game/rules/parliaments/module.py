"""Parliaments and elections: what those who vote make dearer, and when they vote.  rules.md §20

Answers ``deploy`` (the days of the votes), ``reprice`` (force, relief, supply, strikes, acquiescence and Europe's
measures, by their marks), ``forbid`` (supply that is withheld), ``after`` (American force on Iran, strikes by Israel)
and ``reckoning`` (motions, opinion, war powers, review, coalition, votes).  It reads the rung, the programme, the dead,
Washington and the notice of a strike, and changes standing, Washington's tracks, the regime's and interceptors.
"""

from __future__ import annotations

from typing import Final

from game.kernel.action import Action, Event
from game.kernel.module import RuleModule
from game.kernel.rulebook import Rulebook
from game.kernel.state import State
from game.kernel.types import Cost, Reason
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
    BROAD,
    CONDITIONED,
    ENRICH,
    FREE_HAND,
    IMPEACH,
    INSPECTORS,
    JERUSALEM,
    NARROW,
    POLLS,
    STRAIT,
    WITHHELD,
    Parliaments,
)
from game.rules.parliaments.congress import DEARER_FORCE, Review, Veto, WarPowers, age_war, review_deal, start_war
from game.rules.parliaments.elections import AmericanVote, IsraeliVote, MajlisVote, PresidentialVote, hold_votes
from game.rules.parliaments.israel import (
    PAUSE,
    PRESS,
    Consult,
    Crisis,
    Gaza,
    Lever,
    OfferPledge,
    Placate,
    Pledge,
    answer_strike,
    reckon_coalition,
)
from game.rules.parliaments.majlis import Carry, Rouse, Shelve, Vet, Vote, lapse_motion
from game.rules.seats import EUROPE, ISRAEL, LEADER, STANDING, US
from game.rules.setup import per_turn

DEARER: Final = (
    FORCE | WAIVER | ARMS_SUPPLY | AIR_STRIKE | LETS_TALKS_BE | EUROPEAN_PRESSURE | EUROPEAN_RELIEF
)
"""Marks of what parliaments may make dearer."""


class ParliamentsModule(RuleModule):
    """Those who vote do not decide, and those who decide pay for it."""

    __slots__ = ()
    code = "parliaments"
    title = "Parliaments and elections"
    section = "20"
    slice_type = Parliaments

    def actions(self, book: Rulebook) -> list[Action]:
        actions: list[Action] = [Veto(US)]
        if book.playing[LEADER]:
            actions.extend(Rouse(motion) for motion in (STRAIT, INSPECTORS, ENRICH, IMPEACH))
            actions.extend([Carry(LEADER), Shelve(LEADER), Vet(BROAD), Vet(NARROW)])
        actions.extend([Placate(ISRAEL), Gaza(PAUSE), Gaza(PRESS)])
        if book.playing[US] and book.playing[ISRAEL] and book.on("strikes"):
            actions.append(Consult(ISRAEL))
            actions.extend(Lever(hold) for hold in (FREE_HAND, CONDITIONED, WITHHELD))
            actions.extend([OfferPledge(US), Pledge(ISRAEL)])
        return actions

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
        price = [(kind, max(0, amount + dearer)) if kind == STANDING else (kind, amount) for kind, amount in cost]
        if all(kind != STANDING for kind, _ in cost):
            price.append((STANDING, max(0, dearer)))
        return tuple(price)

    def _dearer(self, state: State, seat: int, marks: int) -> int:
        """Standing that an action with these marks costs more, or less when negative.  §20.2, §20.3, §20.5, §20.8"""
        parliaments = Parliaments.of(state)
        if seat == US:
            if marks & FORCE:
                return DEARER_FORCE[parliaments.rebuke] + parliaments.campaign_heat(state, AMERICA)
            if marks & WAIVER:
                return (parliaments.campaign_heat(state, AMERICA) + 1) // 2
            return 2 if marks & ARMS_SUPPLY and parliaments.chill else 0
        if seat == ISRAEL:
            if marks & AIR_STRIKE:
                return 4 if parliaments.has_pledge(state.turn) else 0
            return (parliaments.campaign_heat(state, JERUSALEM) + 1) // 2 if marks & LETS_TALKS_BE else 0
        if marks & EUROPEAN_PRESSURE:
            return -1 if parliaments.opinion >= 60 else 2 if parliaments.opinion < 30 else 0
        return 1 if marks & EUROPEAN_RELIEF and parliaments.opinion >= 60 else 0

    def may_forbid(self, action: Action) -> bool:
        """American supply alone."""
        return bool(action.marks & ARMS_SUPPLY)

    def forbid(self, state: State, action: Action) -> Reason | None:
        """Supply that is withheld is not shipped.  rules.md §20.8"""
        if action.marks & ARMS_SUPPLY and action.seat == US and Parliaments.of(state).lever == WITHHELD:
            return Reason("20.8", "you withhold Israel's supply")
        return None

    def after(self, state: State, action: Action, outcome: int) -> None:
        """Force starts the clock of war powers and moves the coalition and opinion.  rules.md §20.2, §20.3, §20.7"""
        if action.seat == US and action.marks & HOSTILITIES:
            start_war(state)
        elif action.seat == ISRAEL and action.marks & AIR_STRIKE:
            answer_strike(state)
            Parliaments.of(state).add_opinion(-3)

    def reckoning(self, state: State) -> None:
        """Motions lapse, opinion drifts, wars grow old, votes are held.  rules.md §20.1-20.6"""
        parliaments = Parliaments.of(state)
        book = state.rulebook
        if parliaments.motion and parliaments.until <= state.turn:
            lapse_motion(state)
        nuclear = Nuclear.of(state)
        pull = 40 + (10 * nuclear.censured + 5 * max(0, nuclear.policy - 2) if nuclear.on else 0)
        pull += 15 if book.on("escalation") and Escalation.of(state).rung >= 5 else 0
        parliaments.add_opinion((pull - parliaments.opinion) // 8)
        age_war(state)
        review_deal(state)
        if book.playing[ISRAEL]:
            reckon_coalition(state, per_turn(book, parliaments.dials.quarrel))
        hold_votes(state)
        if book.playing[LEADER] and not parliaments.motion and parliaments.recess <= state.turn:
            state.happen("majlis")

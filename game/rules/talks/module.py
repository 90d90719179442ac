"""Talks and public diplomacy: rounds, what keeps or breaks a deal in the open, and who speaks when.  rules.md §11

Hooks of ``TalksModule``: ``upkeep`` (a deal in force works), ``diplomacy`` (signatures, steps, rounds, silence),
``before`` and ``after`` (breaches and disputes by the marks of any action), ``reckoning``.  Reads the demands and the
credibility of Washington, distress and tension; moves standing, threat, narrative and tension, and through
``agreement`` whatever a deal touches.  ``StatecraftModule`` keeps nothing and answers no hook: it offers the actions.
"""

from __future__ import annotations

from game.kernel.action import Action, Event
from game.kernel.module import RuleModule
from game.kernel.rulebook import Rulebook
from game.kernel.state import State
from game.kernel.types import NOBODY, Frame, Odds, clamp
from game.rules.clauses import (
    CALM,
    CAPS,
    EMBARGO,
    ENRICHMENT,
    FIRST_FRONT,
    INSPECTION,
    MISSILES,
    RELIEF,
    SHIPPING,
    WIDTH,
)
from game.rules.escalation import Escalation
from game.rules.maritime.board import NOTHING
from game.rules.marks import (
    BUILDS_MISSILES,
    DROPS_LIMIT,
    ENRICHES_MORE,
    EXPELS_INSPECTORS,
    HARASSES_SHIPS,
    HIDES_MATERIAL,
    NEGOTIATES,
    PRESSURE,
    SCORNS_TALKS,
    SHOW_OF_FORCE,
    SNAPBACK,
    STIRS_FRONT,
    TAKES_SHIP,
)
from game.rules.nuclear.board import NOTICED
from game.rules.proxies.board import PUT_OFF
from game.rules.regime.board import Regime
from game.rules.seats import (
    EUROPE,
    GOVERNMENT,
    GULF,
    IRGC,
    ISRAEL,
    LEADER,
    STANDING,
    TEHRAN,
    US,
    WASHINGTON,
    party_of,
)
from game.rules.talks.agreement import all_signed, carry_out_due_steps, enter_into_force, run_deal, run_notice
from game.rules.talks.board import AGREED, KEPT, PUBLISHED, Talks
from game.rules.talks.compliance import MATTERS, Breach, Hold, Remedy, Settle, Withdraw
from game.rules.talks.public import (
    Acquiesce,
    Attend,
    Denounce,
    Deny,
    Display,
    Endorse,
    Help,
    Invite,
    Lobby,
    Unite,
    Verify,
)
from game.rules.talks.signing import Bless, Disown, Sign, Spin, Spoil
from game.rules.washington.board import Washington

BREAKTHROUGH, PROGRESS, NO_MOVEMENT, WALK_OUT = range(4)
"""How a round ends.  §11.3"""

LET_LIE, DISPUTED_WORDING = range(2)
"""What becomes of two readings of one text.  §11.13"""

UNNOTICED, DISPUTED = range(2)
"""What is seen of the Guard's works.  §11.6"""


class Round(Event):
    """A round of talks is held; its result is drawn from what everybody can see.  rules.md §11.3"""

    __slots__ = ()
    code = "round"
    title = "The round"
    section = "11.3"

    def odds(self, state: State, frame: Frame) -> Odds:
        talks = Talks.of(state)
        washington = Washington.of(state)
        regime = Regime.of(state)
        push = washington.credibility // 5 if washington.under_deadline(state.turn) else 0
        gap = (-15, 0, 15)[washington.demands]
        ease = talks.helped + push - gap - Escalation.of(state).tension // 3 + (regime.distress - 50) // 3
        return (
            ("a breakthrough", clamp(10 + ease // 2, 3, 60)),
            ("progress", clamp(45 + ease // 2, 10, 90)),
            ("no movement", 30),
            ("a walk-out", clamp(15 - ease // 3, 3, 50)),
        )

    def resolve(self, state: State, frame: Frame, outcome: int) -> None:
        talks = Talks.of(state)
        talks.rounds += 1
        talks.silent = 0
        talks.add_negotiation((2, 1, 0, -2)[outcome])
        if outcome in (BREAKTHROUGH, PROGRESS):
            credit = 2 if outcome == BREAKTHROUGH else 1
            state.gain(GOVERNMENT, STANDING, credit)
            state.gain(GULF, STANDING, credit)
            state.gain(US, STANDING, 1)
            Regime.of(state).add_threat(-2)
            Escalation.of(state).add_tension(-4)
        elif outcome == WALK_OUT:
            state.gain(GOVERNMENT, STANDING, -3)
            state.gain(GULF, STANDING, -2)
            Escalation.of(state).add_tension(4)


class Wording(Event):
    """Two readings of one text mature into a dispute.  rules.md §11.13"""

    __slots__ = ()
    code = "wording"
    title = "Two readings"
    section = "11.13"

    def odds(self, state: State, frame: Frame) -> Odds:
        return (("the readings are let lie", 75), ("a dispute over the wording", 20 * sum(Talks.of(state).readings)))

    def resolve(self, state: State, frame: Frame, outcome: int) -> None:
        talks = Talks.of(state)
        if outcome == DISPUTED_WORDING and talks.in_force():
            talks.dispute(WASHINGTON, 5)
            talks.add_compliance(TEHRAN, -5)
            talks.readings = [0, 0]
            Escalation.of(state).add_tension(2)


class Sighting(Event):
    """Whether anybody notices what the Guard builds under a deal on missiles.  rules.md §11.6"""

    __slots__ = ()
    code = "sighting"
    title = "What is seen of the works"
    section = "11.6"
    visibility = NOBODY

    def odds(self, state: State, frame: Frame) -> Odds:
        return (("nobody notices", 65), ("it is disputed", 35))

    def resolve(self, state: State, frame: Frame, outcome: int) -> None:
        if outcome == DISPUTED:
            Talks.of(state).dispute(TEHRAN, 10)


class TalksModule(RuleModule):
    """Rounds, signatures, compliance: what is promised, paid and revoked are three sums."""

    __slots__ = ()
    code = "talks"
    title = "Talks and agreements"
    section = "11"
    slice_type = Talks

    def events(self, book: Rulebook) -> list[Event]:
        return [Round(), Wording(), Sighting()]

    def upkeep(self, state: State) -> None:
        """A deal in force works: what was carried out goes on, relief is paid.  rules.md §11.5"""
        if Talks.of(state).in_force():
            run_deal(state)

    def diplomacy(self, state: State) -> None:
        """Signatures bring a deal into force; its steps fall due; rounds are held; silence cools.  rules.md §11.11"""
        talks = Talks.of(state)
        talks.silent = min(99, talks.silent + 1)
        if talks.awaits_signatures() and all_signed(state, talks):
            enter_into_force(state, talks)
        elif talks.status in (PUBLISHED, AGREED):
            talks.age = min(99, talks.age + 1)
            if talks.age > talks.dials.cooling:
                lapsed = talks.status == AGREED
                talks.clear()
                if lapsed:
                    talks.add_negotiation(-2)
                    state.gain(GULF, STANDING, -3)
        elif talks.in_force():
            if talks.pending == 1:
                talks.put_beside_deal([0] * WIDTH)
                state.gain(GULF, STANDING, -3)
            talks.pending = max(0, talks.pending - 1)
            run_notice(state, talks)
        if talks.in_force():
            carry_out_due_steps(state, talks)
        washington_came = talks.present >> US & 1
        tehran_came = talks.present >> GOVERNMENT & 1
        if talks.scheduled and washington_came and tehran_came:
            state.happen("round")
        elif talks.scheduled:
            if talks.negotiation > 1:
                talks.add_negotiation(-1)
            if washington_came:
                state.gain(GOVERNMENT, STANDING, -2)
            elif tehran_came:
                state.gain(US, STANDING, -2)
                Regime.of(state).add_narrative(1)
        elif talks.silent > 2 and talks.negotiation > 1 and talks.status < AGREED:
            talks.add_negotiation(-1)
            talks.silent = 1
        talks.scheduled = talks.called
        talks.called = 0
        talks.present = 0

    def before(self, state: State, action: Action) -> None:
        """Enriching past the limit is an open breach; coming down toward it is none.  rules.md §11.6"""
        talks = Talks.of(state)
        marks = action.marked(state)
        if marks & ENRICHES_MORE and talks.in_force() and action.concerns() > CAPS[talks.level_in_force(ENRICHMENT)]:
            talks.breach(state, TEHRAN, 30)
        elif marks & SCORNS_TALKS:
            talks.scorned[party_of(action.seat)] = 1
        elif marks & NEGOTIATES:
            talks.scorned[party_of(action.seat)] = 0

    def after(self, state: State, action: Action, outcome: int) -> None:
        """Pressing on against a promise of relief, barring inspectors, taking ships: open breaches.  rules.md §11.6"""
        talks = Talks.of(state)
        if not talks.in_force():
            return
        marks = action.marked(state)
        deal = talks.deal
        if action.seat == US and marks & PRESSURE and max(deal[RELIEF:EMBARGO + 1]):
            talks.breach(state, WASHINGTON, 20)
        elif (marks & DROPS_LIMIT and deal[ENRICHMENT]) or (marks & EXPELS_INSPECTORS and deal[INSPECTION]):
            talks.breach(state, TEHRAN, 30)
        elif marks & TAKES_SHIP and deal[SHIPPING]:
            talks.breach(state, TEHRAN, 25)
        elif marks & HIDES_MATERIAL and deal[INSPECTION] and outcome == NOTICED:
            talks.breach(state, TEHRAN, 35)
        elif marks & BUILDS_MISSILES and deal[MISSILES]:
            state.happen("sighting")
        elif marks & SHOW_OF_FORCE and deal[CALM]:
            talks.dispute(party_of(action.seat), 5)
        elif marks & HARASSES_SHIPS and deal[SHIPPING] and outcome != NOTHING:
            talks.dispute(TEHRAN, 8)
        elif marks & SNAPBACK and talks.compliance[TEHRAN] >= KEPT:
            talks.breach(state, WASHINGTON, 30)
        elif marks & STIRS_FRONT and deal[FIRST_FRONT + action.concerns()] and outcome != PUT_OFF:
            talks.dispute(TEHRAN, 5)

    def reckoning(self, state: State) -> None:
        """What others did for or against the round is spent.  rules.md §11.3"""
        talks = Talks.of(state)
        talks.helped = 0
        talks.held = [0, 0]


class StatecraftModule(RuleModule):
    """Everybody speaks in public once a turn."""

    __slots__ = ()
    code = "statecraft"
    title = "Public diplomacy"
    section = "11"
    needs = ("talks",)

    def actions(self, book: Rulebook) -> list[Action]:
        actions: list[Action] = [
            Invite(US), Invite(GOVERNMENT), Attend(US), Attend(GOVERNMENT), Sign(US), Sign(GOVERNMENT), Bless(LEADER),
            Withdraw(US), Withdraw(LEADER), Denounce(US), Denounce(LEADER), Denounce(IRGC), Endorse(LEADER),
            Endorse(IRGC), Display(IRGC), Deny(GOVERNMENT), Help(GULF), Help(EUROPE), Lobby(ISRAEL), Acquiesce(ISRAEL),
            Breach(US), Unite(EUROPE), Disown(US), Disown(GOVERNMENT), Spin(US), Spin(GOVERNMENT), Spoil(ISRAEL),
            Invite(GULF), Hold(US), Hold(LEADER), Remedy(US), Remedy(GOVERNMENT), Settle(GULF), Settle(EUROPE),
        ]
        actions.extend(Breach(IRGC, matter) for matter, (_, module) in enumerate(MATTERS) if book.on(module))
        if book.on("nuclear"):
            actions.append(Verify(EUROPE))
        return actions

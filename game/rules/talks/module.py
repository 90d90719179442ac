"""Rounds of talks, and the agreement in force: steps in turn, relief, compliance, its end.  rules.md §11"""

from __future__ import annotations

from typing import Final

from game.kernel.action import Action, Event
from game.kernel.module import RuleModule
from game.kernel.rulebook import Rulebook
from game.kernel.state import State
from game.kernel.types import NOBODY, Frame, Odds, clamp
from game.rules.clauses import (
    BANKING,
    CALM,
    CAPS,
    CLAUSES,
    DRONES,
    EMBARGO,
    ENRICHMENT,
    ESCROW,
    FIRST_FRONT,
    GUARANTEE,
    INSPECTION,
    LISTINGS,
    MACHINES,
    MISSILES,
    NON_ATTACK,
    PLACES,
    PRISONERS,
    RELIEF,
    SHIPPING,
    SPINNING,
    STOCK,
    SUNSET,
    TERMS_OF_LIFE,
    WIDTH,
    WORKING,
    gives,
    takes,
)
from game.rules.escalation import Escalation
from game.rules.maritime.board import Maritime
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
from game.rules.nuclear.board import FORDOW, NATANZ, Nuclear
from game.rules.proxies.board import Proxies
from game.rules.regime.board import GUARD, STREET, Regime
from game.rules.sanctions.board import BANKS, OIL, Sanctions
from game.rules.seats import EUROPE, FUNDS, GOVERNMENT, GULF, ISRAEL, LEADER, STANDING, US
from game.rules.strikes.board import Strikes
from game.rules.talks.board import AGREED, COMPREHENSIVE, INTERIM, PUBLISHED, Talks
from game.rules.washington.board import Washington

KEPT: Final = 60
"""Tehran's compliance from which on Europe's snapback answers nothing, and counts against the West.  §11.6"""


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
        if outcome < 2:
            state.gain(GOVERNMENT, STANDING, 2 - outcome)
            state.gain(GULF, STANDING, 2 - outcome)
            state.gain(US, STANDING, 1)
            Regime.of(state).add_threat(-2)
            Escalation.of(state).add_tension(-4)
        elif outcome == 3:
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
        if outcome and talks.in_force():
            talks.dispute(0, 5)
            talks.compliance[1] = clamp(talks.compliance[1] - 5, 0, 100)
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
        if outcome:
            Talks.of(state).dispute(1, 10)


class TalksModule(RuleModule):
    """Rounds, signatures, compliance: what is promised, paid and revoked are three sums."""

    code = "talks"
    title = "Talks and agreements"
    section = "11"
    slice_type = Talks


    def events(self, book: Rulebook) -> list[Event]:
        return [Round(), Wording(), Sighting()]

    def upkeep(self, state: State) -> None:
        """A deal in force works: what was carried out goes on, relief is paid.  rules.md §11.5"""
        talks = Talks.of(state)
        if not talks.in_force():
            return
        talks.age = min(99, talks.age + 1)
        life = TERMS_OF_LIFE[talks.deal[SUNSET]] * talks.dials.term
        if life and talks.age > life:
            _expire(state, talks)
            return
        if talks.compliance[1] >= 60:
            _kept(state, talks)
        if talks.compliance[0] >= 60:
            due = min(talks.dials.instalment * talks.level_in_force(ESCROW), talks.promised - talks.paid)
            if due > 0:
                talks.paid += due
                state.gain(GOVERNMENT, FUNDS, due // 4)
                Regime.of(state).add_distress(-(due // 400))
        for party in range(2):
            talks.compliance[party] = max(1, talks.compliance[party] - 3 * talks.disputes)
        if talks.age > 3 and min(talks.compliance) > 80 and talks.status == COMPREHENSIVE:
            talks.negotiation = 9
        if sum(talks.readings):
            state.happen("wording")

    def diplomacy(self, state: State) -> None:
        """Signatures bring a deal into force; its steps fall due; rounds are held; silence cools.  rules.md §11.11"""
        talks = Talks.of(state)
        talks.silent = min(99, talks.silent + 1)
        if talks.awaits_signatures() and _all_signed(state, talks):
            _enter(state, talks)
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
            _notice(state, talks)
        if talks.in_force():
            _steps(state, talks)
        both = talks.present >> US & 1 and talks.present >> GOVERNMENT & 1
        if talks.scheduled and both:
            state.happen("round")
        elif talks.scheduled:
            if talks.negotiation > 1:
                talks.add_negotiation(-1)
            if talks.present >> US & 1:
                state.gain(GOVERNMENT, STANDING, -2)
            elif talks.present >> GOVERNMENT & 1:
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
            talks.breach(state, 1, 30)
        elif marks & SCORNS_TALKS:
            talks.scorned[0 if action.seat == US else 1] = 1
        elif marks & NEGOTIATES:
            talks.scorned[0 if action.seat == US else 1] = 0

    def after(self, state: State, action: Action, outcome: int) -> None:
        """Pressing on against a promise of relief, barring inspectors, taking ships: open breaches.  rules.md §11.6"""
        talks = Talks.of(state)
        if not talks.in_force():
            return
        marks = action.marked(state)
        deal = talks.deal
        if action.seat == US and marks & PRESSURE and max(deal[RELIEF:EMBARGO + 1]):
            talks.breach(state, 0, 20)
        elif (marks & DROPS_LIMIT and deal[ENRICHMENT]) or (marks & EXPELS_INSPECTORS and deal[INSPECTION]):
            talks.breach(state, 1, 30)
        elif marks & TAKES_SHIP and deal[SHIPPING]:
            talks.breach(state, 1, 25)
        elif marks & HIDES_MATERIAL and deal[INSPECTION] and outcome == 1:
            talks.breach(state, 1, 35)
        elif marks & BUILDS_MISSILES and deal[MISSILES]:
            state.happen("sighting")
        elif marks & SHOW_OF_FORCE and deal[CALM]:
            talks.dispute(0 if action.seat == US else 1, 5)
        elif marks & HARASSES_SHIPS and deal[SHIPPING] and outcome < 2:
            talks.dispute(1, 8)
        elif marks & SNAPBACK and talks.compliance[1] >= KEPT:
            talks.breach(state, 0, 30)
        elif marks & STIRS_FRONT and deal[FIRST_FRONT + action.concerns()] and outcome != 1:
            talks.dispute(1, 5)

    def reckoning(self, state: State) -> None:
        """What others did for or against the round is spent.  rules.md §11.3"""
        talks = Talks.of(state)
        talks.helped = 0
        talks.held = [0, 0]


def _all_signed(state: State, talks: Talks) -> bool:
    """Whether every signatory in play has signed.  rules.md §11.4"""
    playing = state.rulebook.playing
    for signed, seat in zip(talks.signed, (US, GOVERNMENT, LEADER), strict=True):
        if playing[seat] and not signed:
            return False
    return True


def _enter(state: State, talks: Talks) -> None:
    """A deal enters into force: both sides pay at home, and the first steps fall due.  rules.md §11.5"""
    terms = talks.text
    given = max(0, gives(terms) - gives(talks.deal))
    taken = max(0, takes(terms) - takes(talks.deal))
    if talks.in_force():
        talks.revoke(state)
        talks.lifted = [0, 0, 0]
        talks.late = [0, 0]
        talks.notice = 0
        talks.compliance = [100, 100]
        talks.pending = 0
    broad = gives(terms) >= 8 and terms[RELIEF] >= 2 and terms[GUARANTEE] >= 1
    talks.status = COMPREHENSIVE if broad else INTERIM
    talks.negotiation = 8 if broad else 7
    talks.deal = terms[:]
    talks.age = 0
    talks.done = 0
    talks.promised = min(100_000, talks.paid + 3000 * terms[ESCROW])
    regime = Regime.of(state)
    regime.concede(given)
    regime.add_narrative(2 * taken)
    regime.add_security(6 + 2 * taken)
    regime.add_threat(-6 - 4 * terms[GUARANTEE] - 2 * terms[NON_ATTACK])
    regime.add_cohesion(STREET, 4)
    Escalation.of(state).add_tension(-20)
    fronts = sum(terms[FIRST_FRONT:FIRST_FRONT + 3])
    proxies = Proxies.of(state)
    if proxies.on:
        proxies.doubt = min(40, proxies.doubt + 8 * fronts)
        for front in range(3):
            proxies.loyalty[front] = clamp(proxies.loyalty[front] - 8 * terms[FIRST_FRONT + front], 0, 100)
    state.gain(US, STANDING, given - 2 * taken)
    state.gain(ISRAEL, STANDING, 2 * terms[ENRICHMENT] + terms[MISSILES] + fronts - 6)
    state.gain(GOVERNMENT, STANDING, 6)
    state.gain(LEADER, STANDING, 3 - terms[MISSILES] - fronts)
    state.gain(GULF, STANDING, 8)
    state.gain(EUROPE, STANDING, 4)
    Washington.of(state).deadline = 0


def _steps(state: State, talks: Talks) -> None:
    """Carry out every clause that has fallen due and was not done before.  rules.md §11.12"""
    for at in range(WIDTH):
        if talks.deal[at] and not talks.done >> at & 1 and talks.age >= talks.falls_due(at):
            talks.done |= 1 << at
            _carry_out(state, talks, at, talks.deal[at])


def _carry_out(state: State, talks: Talks, at: int, level: int) -> None:
    """What a clause does once, when its turn has come.  rules.md §11.12"""
    sanctions = Sanctions.of(state)
    if at == PRISONERS:
        state.gain(US, STANDING, level)
        Regime.of(state).add_narrative(1)
    elif at == EMBARGO:
        Regime.of(state).add_cohesion(GUARD, 2 * level)
    elif not sanctions.on:
        return
    elif at == RELIEF:
        talks.lifted[0] = min(1, sanctions.authority[OIL])
        sanctions.authority[OIL] -= talks.lifted[0]
        sanctions.licence = 250 * level
    elif at == BANKING:
        talks.lifted[1] = min(level - 1, sanctions.authority[BANKS])
        sanctions.authority[BANKS] -= talks.lifted[1]
        Regime.of(state).add_distress(-1)
    elif at == LISTINGS:
        talks.lifted[2] = min(level, sanctions.listings)
        sanctions.listings -= talks.lifted[2]


def _kept(state: State, talks: Talks) -> None:
    """What Tehran's clauses do each turn while it complies.  rules.md §11.5, §11.12"""
    nuclear = Nuclear.of(state)
    if nuclear.on:
        nuclear.policy = min(nuclear.policy, CAPS[talks.level_in_force(ENRICHMENT)])
        nuclear.stock -= nuclear.stock * 12 * talks.level_in_force(STOCK) // 100
        nuclear.machines[NATANZ] = min(nuclear.machines[NATANZ], SPINNING[talks.level_in_force(MACHINES)])
        nuclear.machines[FORDOW] = min(nuclear.machines[FORDOW], WORKING[talks.level_in_force(PLACES)])
        if talks.level_in_force(INSPECTION):
            nuclear.access = max(nuclear.access, 40 + 20 * talks.level_in_force(INSPECTION))
    proxies = Proxies.of(state)
    if proxies.on:
        for front in range(3):
            proxies.restraint[front] = max(proxies.restraint[front], talks.level_in_force(FIRST_FRONT + front))
    strikes = Strikes.of(state)
    if strikes.on and talks.level_in_force(MISSILES) > 1:
        share = 2 * talks.level_in_force(MISSILES) - 2
        strikes.missiles -= strikes.missiles * share // 100
        strikes.missiles_seen -= strikes.missiles_seen * share // 100
    Maritime.of(state).lower_confidence(-2 * talks.level_in_force(SHIPPING))
    Escalation.of(state).add_tension(-2 * talks.level_in_force(CALM) - talks.level_in_force(DRONES))


def _expire(state: State, talks: Talks) -> None:
    """A deal runs out at its sunset: its relief with it, and nobody is to blame.  rules.md §11.12"""
    talks.revoke(state)
    talks.silent = 0
    talks.negotiation = min(talks.negotiation, 4)
    talks.clear()


def _notice(state: State, talks: Talks) -> None:
    """The clock of a deal that is not kept runs, unless it has been mended.  rules.md §11.6"""
    if min(talks.compliance) >= 40:
        talks.notice = 0
    elif not talks.notice:
        talks.notice = max(1, talks.dials.notice)
    elif talks.notice > 1:
        talks.notice -= 1
    else:
        talks.end_deal(state, 0 if talks.compliance[0] < talks.compliance[1] else 1)


def clauses_due(talks: Talks) -> list[tuple[int, int]]:
    """The clauses still to be carried out with the turns until each falls due, soonest first.  rules.md §11.12"""
    found = [
        (max(0, talks.falls_due(at) - talks.age), at)
        for at in range(len(CLAUSES))
        if talks.deal[at] and not talks.done >> at & 1
    ]
    return [(at, left) for left, at in sorted(found)]

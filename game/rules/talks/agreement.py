"""A deal in force: how it begins, its steps in turn, what it does each turn, how it runs out.  rules.md §11.5, §11.12

It changes other chapters by their methods: sanctions (relief, put back by ``Talks.revoke``), the nuclear programme,
fronts, missiles, the regime, tension and shipping.
"""

from __future__ import annotations

from game.kernel.state import State
from game.rules.clauses import (
    BANKING,
    CALM,
    CAPS,
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
    front_levels,
    gives,
    takes,
)
from game.rules.escalation import Escalation
from game.rules.maritime.board import Maritime
from game.rules.nuclear.board import FORDOW, NATANZ, Nuclear
from game.rules.proxies.board import EVERY_FRONT, Proxies
from game.rules.regime.board import GUARD, STREET, Regime
from game.rules.sanctions.board import BANKS, OIL, Sanctions
from game.rules.seats import EUROPE, FUNDS, GOVERNMENT, GULF, ISRAEL, LEADER, STANDING, TEHRAN, US, WASHINGTON
from game.rules.strikes.board import Strikes
from game.rules.talks.board import (
    COMPREHENSIVE,
    COMPREHENSIVE_DEAL,
    INTERIM,
    INTERIM_DEAL,
    KEPT,
    KEPT_DEAL,
    LIFTED_BANKS,
    LIFTED_LISTINGS,
    LIFTED_OIL,
    NOTICE_BELOW,
    SIGNATORIES,
    Talks,
)
from game.rules.washington.board import Washington


def all_signed(state: State, talks: Talks) -> bool:
    """Whether every signatory in play has signed.  rules.md §11.4"""
    playing = state.rulebook.playing
    return all(signed or not playing[seat] for signed, seat in zip(talks.signed, SIGNATORIES, strict=True))


def enter_into_force(state: State, talks: Talks) -> None:
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
    talks.negotiation = COMPREHENSIVE_DEAL if broad else INTERIM_DEAL
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
    fronts = sum(front_levels(terms))
    proxies = Proxies.of(state)
    proxies.add_doubt(8 * fronts)
    for front, level in enumerate(front_levels(terms)):
        proxies.add_loyalty(front, -8 * level)
    state.gain(US, STANDING, given - 2 * taken)
    state.gain(ISRAEL, STANDING, 2 * terms[ENRICHMENT] + terms[MISSILES] + fronts - 6)
    state.gain(GOVERNMENT, STANDING, 6)
    state.gain(LEADER, STANDING, 3 - terms[MISSILES] - fronts)
    state.gain(GULF, STANDING, 8)
    state.gain(EUROPE, STANDING, 4)
    Washington.of(state).lift_deadline()


def carry_out_due_steps(state: State, talks: Talks) -> None:
    """Carry out every clause that has fallen due and was not done before.  rules.md §11.12"""
    for term in range(WIDTH):
        if talks.is_open(term) and talks.age >= talks.falls_due(term):
            talks.done |= 1 << term
            _carry_out(state, talks, term, talks.deal[term])


def _carry_out(state: State, talks: Talks, term: int, level: int) -> None:
    """What a clause does once, when its turn has come.  rules.md §11.12"""
    sanctions = Sanctions.of(state)
    if term == PRISONERS:
        state.gain(US, STANDING, level)
        Regime.of(state).add_narrative(1)
    elif term == EMBARGO:
        Regime.of(state).add_cohesion(GUARD, 2 * level)
    elif not sanctions.on:
        return
    elif term == RELIEF:
        talks.lifted[LIFTED_OIL] = sanctions.lift_authority(OIL, 1)
        sanctions.set_licence(250 * level)
    elif term == BANKING:
        talks.lifted[LIFTED_BANKS] = sanctions.lift_authority(BANKS, level - 1)
        Regime.of(state).add_distress(-1)
    elif term == LISTINGS:
        talks.lifted[LIFTED_LISTINGS] = sanctions.lift_listings(level)


def run_deal(state: State) -> None:
    """A turn of a deal: limits hold while Tehran complies, relief is paid while Washington does.  rules.md §11.5"""
    talks = Talks.of(state)
    talks.age = min(99, talks.age + 1)
    life = TERMS_OF_LIFE[talks.deal[SUNSET]] * talks.dials.term
    if life and talks.age > life:
        expire(state, talks)
        return
    if talks.compliance[TEHRAN] >= KEPT:
        keep_limits(state, talks)
    if talks.compliance[WASHINGTON] >= KEPT:
        due = min(talks.dials.instalment * talks.level_in_force(ESCROW), talks.promised - talks.paid)
        if due > 0:
            talks.paid += due
            state.gain(GOVERNMENT, FUNDS, due // 4)
            Regime.of(state).add_distress(-(due // 400))
    for party in (WASHINGTON, TEHRAN):
        talks.compliance[party] = max(1, talks.compliance[party] - 3 * talks.disputes)
    if talks.age > 3 and min(talks.compliance) > 80 and talks.status == COMPREHENSIVE:
        talks.negotiation = KEPT_DEAL
    if sum(talks.readings):
        state.happen("wording")


def keep_limits(state: State, talks: Talks) -> None:
    """What Tehran's clauses do each turn while it complies.  rules.md §11.5, §11.12"""
    nuclear = Nuclear.of(state)
    nuclear.limit_policy(CAPS[talks.level_in_force(ENRICHMENT)])
    nuclear.ship_out_stock(12 * talks.level_in_force(STOCK))
    nuclear.limit_machines(NATANZ, SPINNING[talks.level_in_force(MACHINES)])
    nuclear.limit_machines(FORDOW, WORKING[talks.level_in_force(PLACES)])
    if talks.level_in_force(INSPECTION):
        nuclear.grant_access(40 + 20 * talks.level_in_force(INSPECTION))
    proxies = Proxies.of(state)
    for front in EVERY_FRONT:
        proxies.keep_quiet(front, talks.level_in_force(FIRST_FRONT + front))
    if talks.level_in_force(MISSILES) > 1:
        strikes = Strikes.of(state)
        share = 2 * (talks.level_in_force(MISSILES) - 1)
        strikes.add_missiles(-(strikes.missiles * share // 100))
        strikes.add_missiles_seen(-(strikes.missiles_seen * share // 100))
    Maritime.of(state).lower_confidence(-2 * talks.level_in_force(SHIPPING))
    Escalation.of(state).add_tension(-2 * talks.level_in_force(CALM) - talks.level_in_force(DRONES))


def expire(state: State, talks: Talks) -> None:
    """A deal runs out at its sunset: its relief with it, and nobody is to blame.  rules.md §11.12"""
    talks.revoke(state)
    talks.silent = 0
    talks.negotiation = min(talks.negotiation, 4)
    talks.clear()


def run_notice(state: State, talks: Talks) -> None:
    """The clock of a deal that is not kept runs, unless it has been mended.  rules.md §11.6"""
    if min(talks.compliance) >= NOTICE_BELOW:
        talks.notice = 0
    elif not talks.notice:
        talks.notice = max(1, talks.dials.notice)
    elif talks.notice > 1:
        talks.notice -= 1
    else:
        worse = WASHINGTON if talks.compliance[WASHINGTON] < talks.compliance[TEHRAN] else TEHRAN
        talks.end_deal(state, worse)

"""The state of negotiation: rounds, agreed texts, signatures, deals in force and their compliance.  rules.md §11"""

from __future__ import annotations

from typing import Final

from game.kernel.action import Action, Event
from game.kernel.field import Dial, Field
from game.kernel.rulebook import Rulebook
from game.kernel.state import Slice, State
from game.kernel.terms import Frame, Odds, clamp
from game.rules.escalation import Escalation
from game.rules.nuclear import Nuclear
from game.rules.programme import Enrich
from game.rules.proxies import Proxies
from game.rules.regime import CABINET, STREET, Regime
from game.rules.sanctions import BANKS, OIL, Sanctions
from game.rules.seats import EUROPE, FUNDS, GOVERNMENT, GULF, ISRAEL, LEADER, STANDING, US
from game.rules.setup import Law
from game.rules.washington import Washington

ENRICHMENT: Final = 0
STOCK: Final = 1
INSPECTION: Final = 2
MISSILES: Final = 3
FRONTS_TERM: Final = 4
RELIEF: Final = 5
GUARANTEE: Final = 6
TERMS: Final = ("enrichment", "stock", "inspection", "missiles", "proxies", "relief", "guarantee")

NONE: Final = 0
PUBLISHED: Final = 1
AGREED: Final = 2
INTERIM: Final = 3
COMPREHENSIVE: Final = 4

SIGNERS: Final = ("us", "government", "leader")
PARTIES: Final = ("us", "iran")

CAPS: Final = (4, 2, 1, 0)
"""The enrichment policy a deal allows, by the level of its clause."""

PRESSING: Final = ("sanction", "list", "enforce")

COOLING: Final = 0
INSTALMENT: Final = 1


class Talks(Slice):
    """What the sides say in public and what they have signed.

    ``negotiation`` is the axis of the trilemma, 0–9; ``called`` marks an invitation, ``scheduled`` a round on the
    calendar; ``present`` has a bit a seat that came; ``helped`` is the weight others add; ``text`` are the levels (0–3)
    of the text on the table and ``deal`` of the deal in force, term by term; ``status`` is 0 none, 1 published,
    2 agreed, 3 interim, 4 comprehensive; ``promised`` and ``paid`` are relief in $ m; ``compliance`` is 0–100.
    """

    __slots__ = (
        "negotiation", "called", "scheduled", "present", "helped", "rounds", "silent", "text", "status", "age",
        "signed", "deal", "promised", "paid", "compliance",
    )
    fields = (
        Field("negotiation", "step", 0, 9),
        Field("called", "", 0, 1),
        Field("scheduled", "", 0, 1),
        Field("present", "", 0, 127),
        Field("helped", "points", -80, 80),
        Field("rounds", "rounds", 0, 99),
        Field("silent", "turns", 0, 99),
        Field("text", "level", 0, 3, labels=TERMS),
        Field("status", "", 0, 4),
        Field("age", "turns", 0, 99),
        Field("signed", "", 0, 1, labels=SIGNERS),
        Field("deal", "level", 0, 3, labels=TERMS),
        Field("promised", "$ m", 0, 100_000),
        Field("paid", "$ m", 0, 100_000),
        Field("compliance", "points", labels=PARTIES),
    )

    def __init__(self, dials: list[int], on: bool) -> None:
        super().__init__(dials, on)
        self.negotiation = 1
        self.called = 0
        self.scheduled = 0
        self.present = 0
        self.helped = 0
        self.rounds = 0
        self.silent = 0
        self.text = [0] * len(TERMS)
        self.status = NONE
        self.age = 0
        self.signed = [0, 0, 0]
        self.deal = [0] * len(TERMS)
        self.promised = 0
        self.paid = 0
        self.compliance = [100, 100]

    def copy(self) -> Talks:
        twin = Talks.__new__(Talks)
        twin.dials = self.dials
        twin.on = self.on
        twin.negotiation = self.negotiation
        twin.called = self.called
        twin.scheduled = self.scheduled
        twin.present = self.present
        twin.helped = self.helped
        twin.rounds = self.rounds
        twin.silent = self.silent
        twin.text = self.text[:]
        twin.status = self.status
        twin.age = self.age
        twin.signed = self.signed[:]
        twin.deal = self.deal[:]
        twin.promised = self.promised
        twin.paid = self.paid
        twin.compliance = self.compliance[:]
        return twin

    @staticmethod
    def of(state: State) -> Talks:
        """The slice of this module in ``state``."""
        part = state.slices[Talks.at]
        assert isinstance(part, Talks)
        return part

    def warm(self, steps: int, most: int = 5) -> None:
        """Move negotiation; talk alone cannot lift it above ``most``.  §11.2"""
        if not self.on:
            return
        if steps > 0:
            self.negotiation = max(self.negotiation, min(self.negotiation + steps, most))
        else:
            self.negotiation = max(min(self.negotiation, 6 if self.in_force() else 0), self.negotiation + steps)

    def weigh(self, amount: int) -> None:
        """Add weight for or against the turn's round.  §11.3"""
        if self.on:
            self.helped = clamp(self.helped + amount, -80, 80)

    def in_force(self) -> bool:
        """Whether an interim or comprehensive deal is in force."""
        return self.status >= INTERIM

    def agree(self, state: State, terms: list[int]) -> None:
        """Put a text both sides said yes to on the table for signature.  §11.4"""
        if not self.on:
            return
        self.text = terms[:]
        self.status = AGREED
        self.age = 0
        self.signed = [0, 0, 0]
        self.negotiation = max(self.negotiation, 6)
        Washington.of(state).deadline = 0

    def publish(self, terms: list[int]) -> None:
        """Put a text nobody agreed to before the public.  §11.4"""
        if self.on and self.status == NONE:
            self.text = terms[:]
            self.status = PUBLISHED
            self.age = 0

    def collapse(self, state: State, deep: bool, blame: int) -> None:
        """Force ends a scheduled round; a deep blow ends a text and costs Washington ``blame`` compliance.  §11.7"""
        if not self.on:
            return
        if self.scheduled or self.called:
            state.gain(GULF, STANDING, -6)
        self.scheduled = 0
        self.called = 0
        self.warm(-2 if deep else -1)
        if deep and self.status in (PUBLISHED, AGREED):
            self.clear()
        elif deep and self.in_force():
            self.breach(state, 0, blame)

    def clear(self) -> None:
        """Take text and deal off the table.  §11.7"""
        self.status = NONE
        self.age = 0
        self.text = [0] * len(TERMS)
        self.deal = [0] * len(TERMS)
        self.signed = [0, 0, 0]
        self.compliance = [100, 100]

    def breach(self, state: State, party: int, amount: int) -> None:
        """One party falls short; under 40 the deal is dead and its relief revoked.  §11.6"""
        if not self.in_force():
            return
        self.compliance[party] = clamp(self.compliance[party] - amount, 0, 100)
        if self.compliance[party] >= 40:
            return
        sanctions = Sanctions.of(state)
        if sanctions.on and self.deal[RELIEF]:
            sanctions.licence = 0
            sanctions.authority[OIL] = min(4, sanctions.authority[OIL] + 1)
            if self.deal[RELIEF] >= 2:
                sanctions.authority[BANKS] = min(4, sanctions.authority[BANKS] + 1)
        self.promised = self.paid
        self.negotiation = min(self.negotiation, 2)
        regime = Regime.of(state)
        regime.threaten(8)
        if party == 0:
            regime.tell(6)
            regime.bind(CABINET, -6)
            state.gain(GOVERNMENT, STANDING, -8)
        else:
            state.gain(US, STANDING, -4)
        state.gain(GULF, STANDING, -6)
        self.clear()


def gives(terms: list[int]) -> int:
    """Levels that Iran gives in a text."""
    return sum(terms[:RELIEF])


def takes(terms: list[int]) -> int:
    """Levels that Washington gives in a text."""
    return terms[RELIEF] + terms[GUARANTEE]


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
        talks.warm((2, 1, 0, -2)[outcome])
        if outcome < 2:
            state.gain(GOVERNMENT, STANDING, 2 - outcome)
            state.gain(GULF, STANDING, 2 - outcome)
            state.gain(US, STANDING, 1)
            Regime.of(state).threaten(-2)
            Escalation.of(state).strain(-4)
        elif outcome == 3:
            state.gain(GOVERNMENT, STANDING, -3)
            state.gain(GULF, STANDING, -2)
            Escalation.of(state).strain(4)


class TalksModule(Law):
    """Rounds, signatures, compliance: what is promised, paid and revoked are three sums."""

    code = "talks"
    title = "Talks and agreements"
    section = "11"
    kind = Talks
    dials = (
        Dial("cooling", 4, 1, 12, "turns an agreed text waits for signature", "design value"),
        Dial("instalment", 450, 50, 3000, "$ m of relief a turn and level", "$7 bn over 6 months in the 2013 interim"),
    )

    def blank(self, dials: list[int], on: bool) -> Talks:
        return Talks(dials, on)

    def events(self, book: Rulebook) -> list[Event]:
        return [Round()]

    def upkeep(self, state: State) -> None:
        """A deal in force works: stock goes down, inspectors see, relief is paid.  rules.md §11.5"""
        talks = Talks.of(state)
        if not talks.in_force():
            return
        nuclear = Nuclear.of(state)
        deal = talks.deal
        talks.age = min(99, talks.age + 1)
        if nuclear.on and talks.compliance[1] >= 60:
            nuclear.policy = min(nuclear.policy, CAPS[deal[ENRICHMENT]])
            nuclear.stock -= nuclear.stock * 12 * deal[STOCK] // 100
            if deal[INSPECTION]:
                nuclear.access = max(nuclear.access, 40 + 20 * deal[INSPECTION])
        if talks.compliance[0] >= 60:
            due = min(talks.dials[INSTALMENT] * deal[RELIEF], talks.promised - talks.paid)
            talks.paid += due
            state.gain(GOVERNMENT, FUNDS, due // 4)
            Regime.of(state).burden(-(due // 400))
        if talks.age > 3 and min(talks.compliance) > 80 and talks.status == COMPREHENSIVE:
            talks.negotiation = 9

    def diplomacy(self, state: State) -> None:
        """Signatures bring a deal into force; rounds are held; silence cools.  rules.md §11.11"""
        talks = Talks.of(state)
        talks.silent = min(99, talks.silent + 1)
        if talks.status == AGREED and _all_signed(state, talks):
            self._enter(state, talks)
        elif talks.status in (PUBLISHED, AGREED):
            talks.age = min(99, talks.age + 1)
            if talks.age > talks.dials[COOLING]:
                if talks.status == AGREED:
                    talks.warm(-2)
                    state.gain(GULF, STANDING, -3)
                talks.clear()
        both = talks.present >> US & 1 and talks.present >> GOVERNMENT & 1
        if talks.scheduled and both:
            state.happen("round")
        elif talks.scheduled:
            if talks.negotiation > 1:
                talks.warm(-1)
            if talks.present >> US & 1:
                state.gain(GOVERNMENT, STANDING, -2)
            elif talks.present >> GOVERNMENT & 1:
                state.gain(US, STANDING, -2)
                Regime.of(state).tell(1)
        elif talks.silent > 2 and talks.negotiation > 1 and not talks.in_force():
            talks.warm(-1)
            talks.silent = 1
        talks.scheduled = talks.called
        talks.called = 0
        talks.present = 0

    def before(self, state: State, action: Action) -> None:
        """Enriching past the limit is an open breach; coming down toward it is none.  rules.md §11.6"""
        if isinstance(action, Enrich) and action.policy > Nuclear.of(state).policy:
            talks = Talks.of(state)
            if talks.in_force() and action.policy > CAPS[talks.deal[ENRICHMENT]]:
                talks.breach(state, 1, 30)

    def after(self, state: State, action: Action, outcome: int) -> None:
        """Pressing on against a promise of relief, or barring inspectors, is an open breach.  rules.md §11.6"""
        talks = Talks.of(state)
        if not talks.in_force():
            return
        if action.seat == US and talks.deal[RELIEF] and action.verb in PRESSING:
            talks.breach(state, 0, 20)
        elif action.verb == "expel" and talks.deal[INSPECTION]:
            talks.breach(state, 1, 30)

    def reckoning(self, state: State) -> None:
        """What others did for or against the round is spent.  rules.md §11.3"""
        Talks.of(state).helped = 0

    def _enter(self, state: State, talks: Talks) -> None:
        """A deal enters into force: both sides pay at home, and the relief begins.  rules.md §11.5"""
        terms = talks.text
        given = gives(terms)
        broad = given >= 8 and terms[RELIEF] >= 2 and terms[GUARANTEE] >= 1
        talks.status = COMPREHENSIVE if broad else INTERIM
        talks.negotiation = 8 if broad else 7
        talks.deal = terms[:]
        talks.age = 0
        talks.promised = talks.paid + 3000 * terms[RELIEF]
        sanctions = Sanctions.of(state)
        if terms[RELIEF] and sanctions.on:
            sanctions.authority[OIL] = max(0, sanctions.authority[OIL] - 1)
            sanctions.licence = 250 * terms[RELIEF]
            if terms[RELIEF] >= 2:
                sanctions.authority[BANKS] = max(0, sanctions.authority[BANKS] - 1)
        regime = Regime.of(state)
        regime.concede(given)
        regime.tell(2 * takes(terms))
        regime.secure(6 + 2 * takes(terms))
        regime.threaten(-6 - 4 * terms[GUARANTEE])
        regime.bind(STREET, 4)
        Escalation.of(state).strain(-20)
        proxies = Proxies.of(state)
        proxies.abandon(8 * terms[FRONTS_TERM])
        state.gain(US, STANDING, given - 2 * takes(terms))
        state.gain(ISRAEL, STANDING, 2 * terms[ENRICHMENT] + terms[MISSILES] + terms[FRONTS_TERM] - 6)
        state.gain(GOVERNMENT, STANDING, 6)
        state.gain(LEADER, STANDING, 3 - terms[MISSILES] - terms[FRONTS_TERM])
        state.gain(GULF, STANDING, 8)
        state.gain(EUROPE, STANDING, 4)
        Washington.of(state).deadline = 0


def _all_signed(state: State, talks: Talks) -> bool:
    """Whether every signatory in play has signed.  rules.md §11.4"""
    playing = state.rulebook.playing
    for signed, seat in zip(talks.signed, (US, GOVERNMENT, LEADER), strict=True):
        if playing[seat] and not signed:
            return False
    return True

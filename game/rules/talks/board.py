"""The state of negotiation: rounds, texts, signatures, the deal in force and its compliance.  rules.md §11"""

from __future__ import annotations

from typing import Final

from game.kernel.field import SEAT_SET, TERM_SET, Field, dial, field
from game.kernel.slices import Dials, Slice
from game.kernel.state import State
from game.kernel.types import clamp
from game.rules.clauses import (
    CLAUSES,
    MOST,
    NON_ATTACK,
    ORDER,
    RELIEF,
    STEP_FOR_STEP,
    TERMS,
    WASHINGTON_FIRST,
    WIDTH,
    lasting,
    verified,
)
from game.rules.regime.board import CABINET, Regime
from game.rules.sanctions.board import BANKS, OIL, Sanctions
from game.rules.seats import GOVERNMENT, GULF, LEADER, PARTIES, STANDING, TEHRAN, US, WASHINGTON
from game.rules.washington.board import Washington

NONE: Final = 0
PUBLISHED: Final = 1
AGREED: Final = 2
INTERIM: Final = 3
COMPREHENSIVE: Final = 4

SIGNERS: Final = ("us", "government", "leader")
SIGNATORIES: Final = (US, GOVERNMENT, LEADER)
"""The seats that sign: one for each party in its order, then the Leader."""
BLESSING: Final = 2
"""The Leader's place among them."""

LIFTED: Final = ("oil", "banks", "listings")
LIFTED_OIL, LIFTED_BANKS, LIFTED_LISTINGS = range(3)
"""What relief took off, to be put back."""

TALK_ALONE: Final = 5
TEXT_AGREED: Final = 6
INTERIM_DEAL: Final = 7
COMPREHENSIVE_DEAL: Final = 8
KEPT_DEAL: Final = 9
"""Steps of negotiation: the most that talk can reach, then what is agreed, in force, and kept by both.  §11.2"""

KEPT: Final = 60
"""Compliance from which a side is held to keep a deal.  §11.5"""
NOTICE_BELOW: Final = 40
"""Compliance below which the other side gives notice.  §11.6"""


class TalksDials(Dials):
    """How long a text waits and a deal lasts, how relief is paid, how long notice runs.  rules.md §11"""

    cooling: int = dial(4, 1, 12, "turns an agreed text waits for signature", "design value")
    instalment: int = dial(450, 50, 3000, "$ m of relief a turn and level", "$7 bn over 6 months in the 2013 interim")
    notice: int = dial(2, 0, 9, "turns from notice to the end of a deal", "dispute clause of 2015: 35 to 65 days")
    term: int = dial(6, 1, 60, "turns of one term of a deal", "the interim deal of 2013 ran 6 months at a time")


class Talks(Slice):
    """What the sides say in public and what they have signed.

    ``negotiation`` is the axis of the trilemma, 0–9; ``called`` marks an invitation, ``scheduled`` a round on the
    calendar; ``present`` has a bit a seat that came; ``helped`` is the weight others add; ``text`` are the levels (0–3)
    of the text on the table and ``deal`` of the deal in force, clause by clause; ``status`` is 0 none, 1 published,
    2 agreed, 3 interim, 4 comprehensive; ``promised`` and ``paid`` are relief in $ m; ``compliance`` is 0–100.

    ``age`` counts the turns that a text has waited or a deal has been in force.  ``done`` is the mask of clauses that
    have been carried out, ``late`` the turns by which each party holds its steps back, ``held`` whether it did so this
    turn; ``lifted`` is what relief took off, to be put back; ``readings`` marks a party that has published its own
    reading, ``disowned`` one that has called a text none of its own, ``scorned`` one whose public line is against the
    talks; ``disputes`` counts open disputes; ``notice`` the turns until a deal that is not kept ends; ``spoiled`` a
    text that was worked against; ``pending`` the turns left to sign a text that is to follow an interim deal in force.
    """

    dials_type = TalksDials
    dials: TalksDials

    negotiation: int = field("step", 0, 9, start=1, title="negotiation")
    called: int = field("", 0, 1, title="round called", values=("no", "yes"))
    scheduled: int = field("", 0, 1, title="round on the calendar", values=("no", "yes"))
    present: int = field("", 0, 127, title="at the round", reads=SEAT_SET)
    helped: int = field("points", -80, 80, title="weight lent to the round")
    rounds: int = field("rounds", 0, 99, title="rounds held")
    silent: int = field("turns", 0, 99, title="turns without a round")
    text: list[int] = field("level", 0, 3, labels=TERMS, title="text:")
    status: int = field(
        "", 0, 4, start=NONE, title="state of the deal",
        values=("none", "published", "agreed", "interim", "comprehensive"),
    )
    age: int = field("turns", 0, 99, title="age of the text")
    signed: list[int] = field("", 0, 1, labels=SIGNERS, title="signed by", values=("no", "yes"))
    deal: list[int] = field("level", 0, 3, labels=TERMS, title="deal:")
    promised: int = field("$ m", 0, 100_000, title="relief promised")
    paid: int = field("$ m", 0, 100_000, title="relief paid")
    compliance: list[int] = field("points", start=100, labels=PARTIES)
    done: int = field("", 0, (1 << WIDTH) - 1, title="clauses carried out", reads=TERM_SET)
    late: list[int] = field("turns", 0, 9, labels=PARTIES, title="steps held back by")
    held: list[int] = field("", 0, 1, labels=PARTIES, title="steps held back this turn by", values=("no", "yes"))
    lifted: list[int] = field("points", 0, 8, labels=LIFTED, title="taken off by the deal:")
    readings: list[int] = field("", 0, 1, labels=PARTIES, title="own reading published by", values=("no", "yes"))
    disowned: list[int] = field("", 0, 1, labels=PARTIES, title="text disowned by", values=("no", "yes"))
    scorned: list[int] = field(
        "", 0, 1, labels=PARTIES, title="public line against the talks by", values=("no", "yes"),
    )
    disputes: int = field("disputes", 0, 9, title="open disputes")
    notice: int = field("turns", 0, 9, title="turns of notice")
    spoiled: int = field("", 0, 1, title="text worked against", values=("no", "yes"))
    pending: int = field("turns", 0, 99, title="turns left to sign the text that follows")

    derived = (
        Field("durability", "points", title="durability"),
        Field("verification", "points", title="violations in 100 that would be seen"),
    )

    def durability(self) -> int:
        """How long what is agreed may last: what the text promises, less disputes and what is not kept.  §11.13"""
        if self.status < AGREED:
            return 0
        whole = lasting(self.deal if self.in_force() else self.text)
        doubt = 10 * self.disputes + 8 * sum(self.readings)
        return clamp((whole - doubt) * min(self.compliance) // 100, 0, 100)

    def verification(self) -> int:
        """Of what Tehran gives, how many violations in 100 would be seen.  §11.13"""
        if self.status < AGREED:
            return 0
        return verified(self.deal if self.in_force() else self.text)

    def add_negotiation(self, steps: int, most: int = TALK_ALONE) -> None:
        """Move negotiation; talk alone cannot lift it above ``most``.  §11.2"""
        if not self.on:
            return
        if steps > 0:
            self.negotiation = max(self.negotiation, min(self.negotiation + steps, most))
        else:
            floor = TEXT_AGREED if self.status >= AGREED else 0
            self.negotiation = max(min(self.negotiation, floor), self.negotiation + steps)

    def add_round_weight(self, amount: int) -> None:
        """Add weight for or against the turn's round.  §11.3"""
        if self.on:
            self.helped = clamp(self.helped + amount, -80, 80)

    def in_force(self) -> bool:
        """Whether an interim or comprehensive deal is in force."""
        return self.status >= INTERIM

    def awaits_signatures(self) -> bool:
        """Whether an agreed text waits for signatures, alone or to follow an interim deal.  §11.4"""
        return self.status == AGREED or (self.in_force() and self.pending > 0)

    def takes_text(self) -> bool:
        """Whether a new text may be worked on: none is agreed, and no comprehensive deal is in force.  §10.11"""
        return self.status != COMPREHENSIVE and not self.awaits_signatures()

    def put_beside_deal(self, terms: list[int]) -> None:
        """Put a text beside the deal in force, or take it away again with a text of zeros.  §11.4"""
        self.text = terms[:]
        self.signed = [0, 0, 0]
        self.readings = [0, 0]
        self.disowned = [0, 0]
        self.spoiled = 0
        self.pending = 0

    def agree(self, state: State, terms: list[int]) -> None:
        """Put a text both sides said yes to on the table for signature.  §11.4"""
        if not self.on:
            return
        Washington.of(state).lift_deadline()
        if self.in_force():
            self.put_beside_deal(terms)
            self.pending = self.dials.cooling + 1
            return
        disowned = self.disowned
        self.clear()
        self.disowned = disowned
        self.text = terms[:]
        self.status = AGREED
        self.negotiation = max(self.negotiation, TEXT_AGREED)

    def publish(self, terms: list[int]) -> None:
        """Put a text nobody agreed to before the public.  §11.4"""
        if self.on and self.status == NONE:
            self.text = terms[:]
            self.status = PUBLISHED
            self.age = 0

    def embarrass(self, state: State, end: int) -> None:
        """A side whose public line was against the talks is found out when its text comes to light.  §10.15"""
        for party, seat in enumerate((US, end)):
            if self.on and self.scorned[party]:
                state.gain(seat, STANDING, -4)
                self.scorned[party] = 0
                if party == TEHRAN:
                    Regime.of(state).add_narrative(-2)

    def collapse(self, state: State, deep: bool, blame: int) -> None:
        """Force ends a scheduled round; a deep blow ends a text and costs Washington ``blame`` compliance.  §11.7"""
        if not self.on:
            return
        if self.scheduled or self.called:
            state.gain(GULF, STANDING, -6)
        self.scheduled = 0
        self.called = 0
        if deep and self.status in (PUBLISHED, AGREED):
            self.clear()
        self.add_negotiation(-2 if deep else -1)
        if deep and self.pending:
            self.put_beside_deal([0] * WIDTH)
        if deep and self.in_force():
            self.breach(state, WASHINGTON, 60 if self.level_in_force(NON_ATTACK) == MOST else blame)

    def clear(self) -> None:
        """Take text and deal off the table.  §11.7"""
        self.status = NONE
        self.age = 0
        self.text = [0] * WIDTH
        self.deal = [0] * WIDTH
        self.signed = [0, 0, 0]
        self.compliance = [100, 100]
        self.done = 0
        self.late = [0, 0]
        self.held = [0, 0]
        self.lifted = [0, 0, 0]
        self.readings = [0, 0]
        self.disowned = [0, 0]
        self.disputes = 0
        self.notice = 0
        self.spoiled = 0
        self.pending = 0

    def level_in_force(self, term: int) -> int:
        """The level of a clause that has been carried out; 0 while it has not.  §11.12"""
        return self.deal[term] if self.done >> term & 1 else 0

    def is_open(self, term: int) -> bool:
        """Whether the deal has a clause that is still to be carried out.  §11.12"""
        return self.deal[term] > 0 and not self.done >> term & 1

    def falls_due(self, term: int) -> int:
        """The turn in force of a clause: its own, moved by the order and by who holds back.  §11.12"""
        clause = CLAUSES[term]
        order = self.deal[ORDER]
        if order == STEP_FOR_STEP:
            return clause.due + max(self.late)
        if clause.actor == WASHINGTON:
            return clause.due + self.late[WASHINGTON] + (0 if order == WASHINGTON_FIRST else order - STEP_FOR_STEP)
        if clause.actor == TEHRAN:
            return clause.due + self.late[TEHRAN] + (1 if order == WASHINGTON_FIRST else 0)
        return clause.due

    def has_steps_left(self, party: int) -> bool:
        """Whether a party has steps still to take.  §11.12"""
        return len([term for term in range(WIDTH) if self.is_open(term) and CLAUSES[term].actor == party]) > 0

    def add_compliance(self, party: int, amount: int) -> None:
        """Move how far a party is held to keep the deal.  §11.6"""
        self.compliance[party] = clamp(self.compliance[party] + amount, 0, 100)

    def dispute(self, party: int, amount: int) -> None:
        """A party's conduct is disputed: it counts half, and stays open until it is settled.  §11.14"""
        if self.in_force():
            self.disputes = min(9, self.disputes + 1)
            self.add_compliance(party, -amount)

    def breach(self, state: State, party: int, amount: int) -> None:
        """One party falls short; under 40 the other gives notice, and at 0 the deal is dead at once.  §11.6"""
        if not self.in_force():
            return
        self.add_compliance(party, -amount)
        if self.compliance[party] == 0:
            self.end_deal(state, party)
        elif self.compliance[party] < NOTICE_BELOW and not self.notice:
            self.notice = self.dials.notice
            if not self.notice:
                self.end_deal(state, party)

    def end_deal(self, state: State, party: int) -> None:
        """The deal is dead: relief is revoked, and the mediators pay with everybody.  §11.6"""
        self.revoke(state)
        self.silent = 0
        self.negotiation = min(self.negotiation, 2)
        regime = Regime.of(state)
        regime.add_threat(8)
        if party == WASHINGTON:
            regime.add_narrative(6)
            regime.add_cohesion(CABINET, -6)
            state.gain(GOVERNMENT, STANDING, -8)
        else:
            state.gain(US, STANDING, -4)
        state.gain(GULF, STANDING, -6)
        self.clear()

    def revoke(self, state: State) -> None:
        """Put back exactly what relief took off; what was promised and not paid is lost.  §11.6"""
        sanctions = Sanctions.of(state)
        if self.done and self.deal[RELIEF]:
            sanctions.set_licence(0)
        sanctions.restore_authority(OIL, self.lifted[LIFTED_OIL])
        sanctions.restore_authority(BANKS, self.lifted[LIFTED_BANKS])
        sanctions.add_listings(self.lifted[LIFTED_LISTINGS])
        self.promised = self.paid

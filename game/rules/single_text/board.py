"""The single text on the board: drafts, criticism, the question and the hidden answers.  rules.md §10.10"""

from __future__ import annotations

from typing import Final

from game.kernel.field import BOOKKEEPING, NONE_AT_ZERO, SEAT_PLUS_ONE, SEAT_SET, TERM_SET, dial, field
from game.kernel.slices import Dials, Slice
from game.kernel.types import KNOWN, NOBODY, PER_SEAT, seats_of
from game.rules.backchannels.board import CHANNELS, ENDS
from game.rules.clauses import MOST, TERMS, WIDTH, sides_helped
from game.rules.seats import GULF, SEATS, TEHRAN, US, WASHINGTON

YES: Final = 1
NO: Final = 2
ANSWERS: Final = ("none", "yes", "no")
"""The words of the answers, in the order of their numbers."""

ASKED: Final = 1
OVERDUE: Final = 2
"""The question is put; a turn has passed and an answer is missing."""

EVERY_TERM: Final = (1 << WIDTH) - 1


def _mask(*names: str) -> int:
    return sum([1 << TERMS.index(name) for name in names])


_NUCLEAR: Final = _mask("enrichment", "stock", "inspection", "sunset")
_PLANT: Final = _NUCLEAR | _mask("machines", "sites")
_WIDE: Final = _PLANT | _mask("missiles", "drones", "hezbollah", "iraq", "houthis", "shipping")
NAMED_US: Final = (0, _NUCLEAR, _PLANT, _WIDE, _WIDE)
"""The clauses Washington names when it says that it needs narrow, nuclear or wide terms."""

_MONEY: Final = _mask("relief", "guarantee", "prisoners")
_MORE: Final = _MONEY | _mask("banking", "escrow", "order", "non-attack")
NAMED_IRAN: Final = (0, _mask("guarantee"), _MONEY, _MORE, _MORE | _mask("listings", "embargo", "calm"))
"""The clauses Tehran names when it says that it may go as far as no talks, indirect talks, limits or broad terms."""


class SingleTextDials(Dials):
    """How warm a channel must be for a draft, and how long a text rests after a no.  rules.md §10.11, §10.14"""

    warmth: int = dial(30, 0, 100, "points of warmth a first draft needs", "design value")
    rest: int = dial(2, 0, 9, "turns after a no", "design value")


class SingleText(Slice):
    """A text for each channel.

    ``readers`` is the mask of seats that may read it, ``end_listeners`` of those who see what its Iranian end sees;
    ``number`` counts drafts; ``terms`` are levels 0–3, row by row; ``faults_us`` and ``faults_iran`` are masks of the
    terms a side criticised in this draft; ``met`` counts criticised clauses that were revised this turn; ``asked`` is
    1 or 2 while the one question is open; the answers (1 yes, 2 no) are hidden until both are in; ``rest`` counts turns
    until the mediator may ask again; ``refused`` is the draft that got the last no.  ``latest`` is the last revision:
    1 + twice the clause, and 1 more when it went up; 0 for none.  ``moved`` has a bit for each clause raised in this
    text, and after those one for each lowered.  ``told_us`` and ``told_iran`` are how far a side said in its interview
    that it would go, 1-4, or 0; ``credibility`` has a bit a channel for a shaded answer given, and two further ones
    for a side about to shade.  ``culprit`` is who gave a text away, plus one.
    """

    dials_type = SingleTextDials
    dials: SingleTextDials

    readers: list[int] = field(
        "", 0, 127, start=tuple([seats_of(US, end, GULF) for end in ENDS]), seen=KNOWN, knowers="readers",
        labels=CHANNELS,
        guess=(0, 0), title="who reads the text of", reads=SEAT_SET,
    )
    end_listeners: list[int] = field(
        "", 0, 127, start=tuple([seats_of(end, GULF) for end in ENDS]), labels=CHANNELS,
        title="Iranian end of the text of", reads=SEAT_SET,
    )
    number: list[int] = field(
        "drafts", 0, 99, seen=KNOWN, knowers="readers", labels=CHANNELS, guess=(0, 0), title="drafts in",
    )
    terms: list[int] = field(
        "level", 0, MOST, seen=KNOWN, knowers="readers", guess=(0, 0),
        labels=tuple(f"{channel}-{term}" for channel in CHANNELS for term in TERMS), title="draft",
    )
    faults_us: list[int] = field(
        "", 0, EVERY_TERM, seen=seats_of(US, GULF), labels=CHANNELS, guess=(0, 0), title="Washington's criticism in",
        reads=TERM_SET,
    )
    faults_iran: list[int] = field(
        "", 0, EVERY_TERM, seen=KNOWN, knowers="end_listeners", labels=CHANNELS, guess=(0, 0),
        title="Tehran's criticism in",
        reads=TERM_SET,
    )
    met: list[int] = field("clauses", 0, 99, seen=KNOWN, knowers="readers", labels=CHANNELS, guess=(0, 0))
    asked: list[int] = field(
        "", 0, 2, seen=KNOWN, knowers="readers", labels=CHANNELS, guess=(0, 0), title="question in",
        values=("not asked", "asked", "overdue"),
    )
    answer_us: list[int] = field(
        "", 0, 2, seen=seats_of(US, GULF), labels=CHANNELS, guess=(0, 0), title="Washington's answer in",
        values=ANSWERS,
    )
    answer_iran: list[int] = field(
        "", 0, 2, seen=KNOWN, knowers="end_listeners", labels=CHANNELS, guess=(0, 0),
        title="Tehran's answer in",
        values=ANSWERS,
    )
    rest: list[int] = field(
        "turns", 0, 9, seen=KNOWN, knowers="readers", labels=CHANNELS, guess=(0, 0),
        title="turns of rest of the text of",
    )
    refused: list[int] = field(
        "figure", 0, 99, seen=KNOWN, knowers="readers", labels=CHANNELS, guess=(0, 0), title="draft refused in",
        reads=NONE_AT_ZERO,
    )
    latest: list[int] = field(
        "", 0, 2 * WIDTH, seen=KNOWN, knowers="readers", labels=CHANNELS, guess=(0, 0), title="last revision in",
        telling=BOOKKEEPING,
    )
    moved: list[int] = field(
        "", 0, (1 << 2 * WIDTH) - 1, seen=KNOWN, knowers="readers", labels=CHANNELS, guess=(0, 0),
        telling=BOOKKEEPING,
    )
    told_us: list[int] = field(
        "", 0, 4, seen=seats_of(US, GULF), labels=CHANNELS, guess=(0, 0), title="Washington's needs as told in",
        values=("not asked", "narrow", "nuclear", "wide", "wide"),
    )
    told_iran: list[int] = field(
        "", 0, 4, seen=KNOWN, knowers="end_listeners", labels=CHANNELS, guess=(0, 0),
        title="Tehran's limit as told in",
        values=("not asked", "no talks", "indirect talks", "nuclear limits", "broad terms"),
    )
    credibility: list[int] = field("", 0, 15, seen=PER_SEAT, labels=SEATS, guess=(0, 0), telling=BOOKKEEPING)
    culprit: list[int] = field(
        "", 0, 7, seen=NOBODY, labels=CHANNELS, guess=(0, 0), title="who gave away the text of", reads=SEAT_PLUS_ONE,
    )

    def terms_of(self, channel: int) -> list[int]:
        """The levels of one channel's text, term by term."""
        return self.terms[channel * WIDTH:(channel + 1) * WIDTH]

    def open_to_revision(self, channel: int) -> int:
        """The mask of clauses the mediator may revise: criticised in this draft, or named in an interview.  §10.13"""
        return (
            self.faults_us[channel] | self.faults_iran[channel]
            | NAMED_US[self.told_us[channel]] | NAMED_IRAN[self.told_iran[channel]]
        )

    def faults_of(self, party: int) -> list[int]:
        """The clauses a side criticised, a mask by channel.  §10.12"""
        return self.faults_us if party == WASHINGTON else self.faults_iran

    def answers_of(self, party: int) -> list[int]:
        """A side's answers to the question, by channel.  §10.14"""
        return self.answer_us if party == WASHINGTON else self.answer_iran

    def told_by(self, party: int) -> list[int]:
        """How far a side said in its interview that it would go, by channel.  §10.11"""
        return self.told_us if party == WASHINGTON else self.told_iran

    def has_turned(self, channel: int, term: int) -> bool:
        """Whether a clause went one way and back again in this text.  §10.13"""
        moved = self.moved[channel] >> term
        return moved & 1 == 1 and moved >> WIDTH & 1 == 1

    def goes_back_unasked(self, channel: int, term: int, step: int) -> bool:
        """Whether a step takes a clause back to a level it had, and no side that this helps criticises it.  §10.13"""
        if not self.moved[channel] >> (term + WIDTH if step > 0 else term) & 1:
            return False
        helped = sides_helped(term, step)
        for party in (WASHINGTON, TEHRAN):
            if helped >> party & 1 and self.faults_of(party)[channel] >> term & 1:
                return False
        return True

    def note_step(self, channel: int, term: int, step: int) -> None:
        """Remember which way a clause has gone.  §10.13"""
        self.moved[channel] |= 1 << (term if step > 0 else term + WIDTH)

    def means_to_shade(self, seat: int, channel: int) -> bool:
        """Whether a side will shade its answer if it is interviewed this turn.  §10.11"""
        return self.credibility[seat] >> channel + len(CHANNELS) & 1 == 1

    def intend_to_shade(self, seat: int, channel: int) -> None:
        """A side will shade its answer if it is interviewed this turn.  §10.11"""
        self.credibility[seat] |= 1 << channel + len(CHANNELS)

    def note_interview(self, seat: int, channel: int) -> bool:
        """A side answers, shaded if it meant to; whether it did is remembered and returned.  §10.11"""
        shaded = self.means_to_shade(seat, channel)
        self.forget_shading(seat, channel)
        if shaded:
            self.credibility[seat] |= 1 << channel
        return shaded

    def forget_shading(self, seat: int, channel: int) -> bool:
        """Whether a side's answer was shaded; it is not held against it again.  §10.11"""
        shaded = self.credibility[seat] >> channel & 1 == 1
        self.credibility[seat] &= ~(1 << channel)
        return shaded

    def forget_intentions(self) -> None:
        """Who meant to shade and was not asked must say so again.  §10.11"""
        for seat in range(len(self.credibility)):
            self.credibility[seat] &= (1 << len(CHANNELS)) - 1

    def withdraw(self, channel: int) -> None:
        """Forget criticism, question and answers of a draft.  §10.14"""
        self.faults_us[channel] = 0
        self.faults_iran[channel] = 0
        self.asked[channel] = 0
        self.answer_us[channel] = 0
        self.answer_iran[channel] = 0

"""The single text on the board: drafts, criticism, the question and the hidden answers.  rules.md §10.10"""

from __future__ import annotations

from typing import Final

from game.kernel.field import BOOKKEEPING, SEAT_PLUS_ONE, SEAT_SET, TERM_SET, dial, field
from game.kernel.slices import Dials, Slice
from game.kernel.types import KNOWN, NOBODY, PER_SEAT, seats_of
from game.rules.backchannels.board import CHANNELS, ENDS
from game.rules.clauses import TERMS, WIDTH, side_of
from game.rules.seats import GULF, SEATS, US

YES: Final = 1
NO: Final = 2
ANSWERS: Final = ("none", "yes", "no")
"""The words of the answers, in the order of their numbers."""


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
    """What a scenario may tune.  rules.md §10.10"""

    warmth: int = dial(30, 0, 100, "points of warmth a first draft needs", "design value")
    rest: int = dial(2, 0, 9, "turns after a no", "design value")


class SingleText(Slice):
    """A text for each channel.

    ``readers`` is the mask of seats that may read it; ``number`` counts drafts; ``terms`` are levels 0–3, row by row;
    ``faults_us`` and ``faults_iran`` are masks of the terms a side criticised in this draft; ``met`` counts criticised
    clauses that were revised this turn; ``asked`` is 1 or 2 while
    the one question is open; the answers (1 yes, 2 no) are hidden until both are in; ``rest`` counts turns until the
    mediator may ask again; ``refused`` is the draft that got the last no.  ``latest`` is the last revision: 1 + twice
    the clause, and 1 more when it went up; 0 for none.  ``moved`` has a bit for each clause raised in this text, and
    after those one for each lowered.  ``told`` is how far a side said in its interview that it would go, 1-4, or 0;
    ``credibility`` has a bit a channel for a shaded answer given, and two further ones for a side about to
    shade.  ``culprit`` is who gave a text away, plus one.
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
        "level", 0, 3, seen=KNOWN, knowers="readers", guess=(0, 0),
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
        "", 0, 2, seen=KNOWN, knowers="readers", labels=CHANNELS, guess=(0, 0), title="times asked in",
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
        "", 0, 99, seen=KNOWN, knowers="readers", labels=CHANNELS, guess=(0, 0), title="draft refused in",
    )
    latest: list[int] = field(
        "", 0, 2 * WIDTH, seen=KNOWN, knowers="readers", labels=CHANNELS, guess=(0, 0), title="last revision in",
        telling=BOOKKEEPING,
    )
    moved: list[int] = field(
        "", 0, (1 << 2 * WIDTH) - 1, seen=KNOWN, knowers="readers", labels=CHANNELS, guess=(0, 0),
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

    def row(self, channel: int) -> list[int]:
        """The levels of one channel's text, term by term."""
        return self.terms[channel * WIDTH:(channel + 1) * WIDTH]

    def open_to_revision(self, channel: int) -> int:
        """The mask of clauses the mediator may revise: criticised in this draft, or named in an interview.  §10.13"""
        return (
            self.faults_us[channel] | self.faults_iran[channel]
            | NAMED_US[self.told_us[channel]] | NAMED_IRAN[self.told_iran[channel]]
        )

    def turned(self, channel: int, at: int) -> bool:
        """Whether a clause went one way and back again in this text.  §10.13"""
        moved = self.moved[channel] >> at
        return moved & 1 == 1 and moved >> WIDTH & 1 == 1

    def unasked(self, channel: int, at: int, step: int) -> bool:
        """Whether a step takes a clause back to a level it had, and no side that this helps criticises it.  §10.13"""
        if not self.moved[channel] >> (at + WIDTH if step > 0 else at) & 1:
            return False
        helped = side_of(at, step)
        heard = (self.faults_us[channel] if helped & 1 else 0) | (self.faults_iran[channel] if helped & 2 else 0)
        return not heard >> at & 1

    def note(self, channel: int, at: int, step: int) -> None:
        """Remember which way a clause has gone.  §10.13"""
        self.moved[channel] |= 1 << (at if step > 0 else at + WIDTH)

    def withdraw(self, channel: int) -> None:
        """Forget criticism, question and answers of a draft."""
        self.faults_us[channel] = 0
        self.faults_iran[channel] = 0
        self.asked[channel] = 0
        self.answer_us[channel] = 0
        self.answer_iran[channel] = 0

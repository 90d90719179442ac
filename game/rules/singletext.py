"""The single text on the board: drafts, criticism, the question and the hidden answers.  rules.md §10.10"""

from __future__ import annotations

from typing import Final

from game.kernel.field import Field
from game.kernel.state import Slice, State
from game.kernel.terms import KNOWN, NOBODY, PER_SEAT, seats_of
from game.rules.channels import CHANNELS, ENDS
from game.rules.clauses import TERMS, WIDTH, side_of
from game.rules.seats import GULF, SEATS, US

YES: Final = 1
NO: Final = 2

WARMTH: Final = 0
REST: Final = 1

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


class SingleText(Slice):
    """A text for each channel.

    ``readers`` is the mask of seats that may read it; ``number`` counts drafts; ``terms`` are levels 0–3, row by row;
    ``faults_us`` and ``faults_iran`` are masks of the terms a side criticised in this draft; ``met`` counts criticised
    clauses that were revised this turn; ``asked`` is 1 or 2 while
    the one question is open; the answers (1 yes, 2 no) are hidden until both are in; ``rest`` counts turns until the
    mediator may ask again; ``refused`` is the draft that got the last no.  ``latest`` is the last revision: 1 + twice
    the clause, and 1 more when it went up; 0 for none.  ``moved`` has a bit for each clause raised in this text, and
    after those one for each lowered.  ``told`` is how far a side said in its interview that it would go, 1-4, or 0;
    ``candour`` has a bit a channel for a shaded answer given, and two further ones for a side about to
    shade.  ``culprit`` is who gave a text away, plus one.
    """

    __slots__ = (
        "readers", "ears", "number", "terms", "faults_us", "faults_iran", "met", "asked", "answer_us", "answer_iran",
        "rest", "refused", "latest", "moved", "told_us", "told_iran", "candour", "culprit",
    )
    fields = (
        Field("readers", "", 0, 127, seen=KNOWN, knowers="readers", labels=CHANNELS, guess=(0, 0)),
        Field("ears", "", 0, 127, labels=CHANNELS),
        Field("number", "drafts", 0, 99, seen=KNOWN, knowers="readers", labels=CHANNELS, guess=(0, 0)),
        Field(
            "terms", "level", 0, 3, seen=KNOWN, knowers="readers", guess=(0, 0),
            labels=tuple(f"{channel}-{term}" for channel in CHANNELS for term in TERMS),
        ),
        Field("faults_us", "", 0, EVERY_TERM, seen=seats_of(US, GULF), labels=CHANNELS, guess=(0, 0)),
        Field("faults_iran", "", 0, EVERY_TERM, seen=KNOWN, knowers="ears", labels=CHANNELS, guess=(0, 0)),
        Field("met", "clauses", 0, 99, seen=KNOWN, knowers="readers", labels=CHANNELS, guess=(0, 0)),
        Field("asked", "", 0, 2, seen=KNOWN, knowers="readers", labels=CHANNELS, guess=(0, 0)),
        Field("answer_us", "", 0, 2, seen=seats_of(US, GULF), labels=CHANNELS, guess=(0, 0)),
        Field("answer_iran", "", 0, 2, seen=KNOWN, knowers="ears", labels=CHANNELS, guess=(0, 0)),
        Field("rest", "turns", 0, 9, seen=KNOWN, knowers="readers", labels=CHANNELS, guess=(0, 0)),
        Field("refused", "", 0, 99, seen=KNOWN, knowers="readers", labels=CHANNELS, guess=(0, 0)),
        Field("latest", "", 0, 2 * WIDTH, seen=KNOWN, knowers="readers", labels=CHANNELS, guess=(0, 0)),
        Field("moved", "", 0, (1 << 2 * WIDTH) - 1, seen=KNOWN, knowers="readers", labels=CHANNELS, guess=(0, 0)),
        Field("told_us", "", 0, 4, seen=seats_of(US, GULF), labels=CHANNELS, guess=(0, 0)),
        Field("told_iran", "", 0, 4, seen=KNOWN, knowers="ears", labels=CHANNELS, guess=(0, 0)),
        Field("candour", "", 0, 15, seen=PER_SEAT, labels=SEATS, guess=(0, 0)),
        Field("culprit", "", 0, 7, seen=NOBODY, labels=CHANNELS, guess=(0, 0)),
    )

    def __init__(self, dials: list[int], on: bool) -> None:
        super().__init__(dials, on)
        self.readers = [seats_of(US, end, GULF) for end in ENDS]
        self.ears = [seats_of(end, GULF) for end in ENDS]
        self.number = [0, 0]
        self.terms = [0] * (2 * WIDTH)
        self.faults_us = [0, 0]
        self.faults_iran = [0, 0]
        self.met = [0, 0]
        self.asked = [0, 0]
        self.answer_us = [0, 0]
        self.answer_iran = [0, 0]
        self.rest = [0, 0]
        self.refused = [0, 0]
        self.latest = [0, 0]
        self.moved = [0, 0]
        self.told_us = [0, 0]
        self.told_iran = [0, 0]
        self.candour = [0] * len(SEATS)
        self.culprit = [0, 0]

    def copy(self) -> SingleText:
        twin = SingleText.__new__(SingleText)
        twin.dials = self.dials
        twin.on = self.on
        twin.readers = self.readers[:]
        twin.ears = self.ears[:]
        twin.number = self.number[:]
        twin.terms = self.terms[:]
        twin.faults_us = self.faults_us[:]
        twin.faults_iran = self.faults_iran[:]
        twin.met = self.met[:]
        twin.asked = self.asked[:]
        twin.answer_us = self.answer_us[:]
        twin.answer_iran = self.answer_iran[:]
        twin.rest = self.rest[:]
        twin.refused = self.refused[:]
        twin.latest = self.latest[:]
        twin.moved = self.moved[:]
        twin.told_us = self.told_us[:]
        twin.told_iran = self.told_iran[:]
        twin.candour = self.candour[:]
        twin.culprit = self.culprit[:]
        return twin

    @staticmethod
    def of(state: State) -> SingleText:
        """The slice of this module in ``state``."""
        part = state.slices[SingleText.at]
        assert isinstance(part, SingleText)
        return part

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

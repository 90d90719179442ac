"""The single text on the board: drafts, criticism, the question and the hidden answers.  rules.md §10.10"""

from __future__ import annotations

from typing import Final

from game.kernel.field import Field
from game.kernel.state import Slice, State
from game.kernel.terms import KNOWN, seats_of
from game.rules.channels import CHANNELS, ENDS
from game.rules.seats import GULF, US
from game.rules.talks import TERMS

WIDTH: Final = len(TERMS)
LEANS: Final = ("washington", "middle", "tehran")
OPENINGS: Final = ((3, 2, 2, 1, 1, 1, 0), (2, 1, 2, 0, 0, 2, 1), (1, 1, 1, 0, 0, 2, 2))
"""First drafts by lean: levels 0–3 of enrichment, stock, inspection, missiles, proxies, relief, guarantee."""

YES: Final = 1
NO: Final = 2

WARMTH: Final = 0
REST: Final = 1


class SingleText(Slice):
    """A text for each channel.

    ``readers`` is the mask of seats that may read it; ``number`` counts drafts; ``terms`` are levels 0–3, row by row;
    ``faults_us`` and ``faults_iran`` are masks of the terms a side criticised in this draft; ``met`` counts criticised
    clauses that were revised this turn; ``asked`` is 1 or 2 while
    the one question is open; the answers (1 yes, 2 no) are hidden until both are in; ``rest`` counts turns until the
    mediator may ask again.
    """

    __slots__ = (
        "readers", "ears", "number", "terms", "faults_us", "faults_iran", "met", "asked", "answer_us", "answer_iran",
        "rest",
    )
    fields = (
        Field("readers", "", 0, 127, seen=KNOWN, knowers="readers", labels=CHANNELS, guess=(0, 0)),
        Field("ears", "", 0, 127, labels=CHANNELS),
        Field("number", "drafts", 0, 99, seen=KNOWN, knowers="readers", labels=CHANNELS, guess=(0, 0)),
        Field(
            "terms", "level", 0, 3, seen=KNOWN, knowers="readers", guess=(0, 0),
            labels=tuple(f"{channel}-{term}" for channel in CHANNELS for term in TERMS),
        ),
        Field("faults_us", "", 0, 127, seen=seats_of(US, GULF), labels=CHANNELS, guess=(0, 0)),
        Field("faults_iran", "", 0, 127, seen=KNOWN, knowers="ears", labels=CHANNELS, guess=(0, 0)),
        Field("met", "clauses", 0, 99, seen=KNOWN, knowers="readers", labels=CHANNELS, guess=(0, 0)),
        Field("asked", "", 0, 2, seen=KNOWN, knowers="readers", labels=CHANNELS, guess=(0, 0)),
        Field("answer_us", "", 0, 2, seen=seats_of(US, GULF), labels=CHANNELS, guess=(0, 0)),
        Field("answer_iran", "", 0, 2, seen=KNOWN, knowers="ears", labels=CHANNELS, guess=(0, 0)),
        Field("rest", "turns", 0, 9, seen=KNOWN, knowers="readers", labels=CHANNELS, guess=(0, 0)),
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

    def withdraw(self, channel: int) -> None:
        """Forget criticism, question and answers of a draft."""
        self.faults_us[channel] = 0
        self.faults_iran[channel] = 0
        self.asked[channel] = 0
        self.answer_us[channel] = 0
        self.answer_iran[channel] = 0

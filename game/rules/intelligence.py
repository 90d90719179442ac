"""Intelligence on the board: networks in Iran, readings of what is hidden, those who hunt.  rules.md §17"""

from __future__ import annotations

from typing import Final

from game.kernel.field import Field
from game.kernel.state import Slice, State
from game.kernel.terms import clamp, seats_of
from game.rules.seats import IRGC, ISRAEL, LEADER, US

STOCK: Final = 0
DEVICE: Final = 1
MISSILES: Final = 2
QUESTIONS: Final = ("stock", "device", "missiles")

FADE: Final = 0
HUNTERS: Final = 1
RECOVER: Final = 2

HUNTED: Final = seats_of(LEADER, IRGC)
"""The seats that know how near counter-intelligence is."""


class Intelligence(Slice):
    """Who knows what of Iran, and who hunts whom.

    ``network_us`` and ``network_israel`` are how deep each service reaches into Iran, 0–100; ``read_us`` and
    ``read_israel`` their last private readings of the whole stock at 60 % in kg, of progress on a device in points and
    of missiles in pieces, −1 for none; ``hunt`` is how near Tehran's counter-intelligence is, 0–100; ``experts`` the
    programme's people, 100 in January 2025; ``exposed`` counts affairs that came out.
    """

    __slots__ = ("network_us", "network_israel", "read_us", "read_israel", "hunt", "experts", "exposed")
    fields = (
        Field("network_us", "points", seen=seats_of(US), guess=(20, 60)),
        Field("network_israel", "points", seen=seats_of(ISRAEL), guess=(40, 80)),
        Field("read_us", "figure", -1, 10_000, seen=seats_of(US), guess=(-1, -1), labels=QUESTIONS),
        Field("read_israel", "figure", -1, 10_000, seen=seats_of(ISRAEL), guess=(-1, -1), labels=QUESTIONS),
        Field("hunt", "points", seen=HUNTED, guess=(10, 50)),
        Field("experts", "points"),
        Field("exposed", "affairs", 0, 99),
    )

    def __init__(self, dials: list[int], on: bool) -> None:
        super().__init__(dials, on)
        self.network_us = 30
        self.network_israel = 50
        self.read_us = [-1, -1, -1]
        self.read_israel = [-1, -1, -1]
        self.hunt = 20
        self.experts = 100
        self.exposed = 0

    def copy(self) -> Intelligence:
        twin = Intelligence.__new__(Intelligence)
        twin.dials = self.dials
        twin.on = self.on
        twin.network_us = self.network_us
        twin.network_israel = self.network_israel
        twin.read_us = self.read_us[:]
        twin.read_israel = self.read_israel[:]
        twin.hunt = self.hunt
        twin.experts = self.experts
        twin.exposed = self.exposed
        return twin

    @staticmethod
    def of(state: State) -> Intelligence:
        """The slice of this module in ``state``."""
        part = state.slices[Intelligence.at]
        assert isinstance(part, Intelligence)
        return part

    def network(self, seat: int) -> int:
        """How deep a service reaches into Iran.  §17.1"""
        return self.network_us if seat == US else self.network_israel

    def deepen(self, seat: int, amount: int) -> None:
        """Move a service's network in Iran.  §17.1"""
        if not self.on:
            return
        if seat == US:
            self.network_us = clamp(self.network_us + amount, 0, 100)
        else:
            self.network_israel = clamp(self.network_israel + amount, 0, 100)

    def pursue(self, amount: int) -> None:
        """Move counter-intelligence nearer to the networks, or further off.  §17.6"""
        if self.on:
            self.hunt = clamp(self.hunt + amount, 0, 100)

    def lose(self, people: int) -> None:
        """The programme loses experts.  §17.4"""
        if self.on:
            self.experts = clamp(self.experts - people, 0, 100)

    def readings(self, seat: int) -> list[int]:
        """The private readings of a service, to be read or written.  §17.5"""
        return self.read_us if seat == US else self.read_israel

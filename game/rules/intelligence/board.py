"""Intelligence on the board: networks in Iran, readings of what is hidden, those who hunt.  rules.md §17"""

from __future__ import annotations

from typing import Final

from game.kernel.field import NONE_BELOW_ZERO, dial, field
from game.kernel.slices import Dials, Slice
from game.kernel.types import clamp, seats_of
from game.rules.seats import IRGC, ISRAEL, LEADER, US

STOCK: Final = 0
DEVICE: Final = 1
MISSILES: Final = 2
QUESTIONS: Final = ("stock", "device", "missiles")
"""What a service may read: a stock in kg, progress on a device in points, missiles in pieces.  §17.5"""

SERVICES: Final = (US, ISRAEL)
"""The seats whose services reach into Iran."""
SERVICES_ONLY: Final = seats_of(US, ISRAEL)
"""Their mask."""

HUNTED: Final = seats_of(LEADER, IRGC)
"""The seats that know how near counter-intelligence is."""


class IntelligenceDials(Dials):
    """How fast networks fade, the hunt tires and experts are trained.  rules.md §17.1"""

    fade: int = dial(3, 0, 20, "points of a network a month", "design value")
    hunters: int = dial(2, 0, 20, "points the hunt falls a month", "design value")
    recover: int = dial(4, 0, 20, "points of experts a month", "1-2 years for advanced machines after July 2020")


class Intelligence(Slice):
    """Who knows what of Iran, and who hunts whom.

    ``network_us`` and ``network_israel`` are how deep each service reaches into Iran, 0–100; ``read_us`` and
    ``read_israel`` their last private readings of the whole stock at 60 % in kg, of progress on a device in points and
    of missiles in pieces, −1 for none; ``hunt`` is how near Tehran's counter-intelligence is, 0–100; ``experts`` the
    programme's people, 100 in January 2025; ``exposed`` counts affairs that came out.
    """

    dials_type = IntelligenceDials
    dials: IntelligenceDials

    network_us: int = field(
        "points", start=30, seen=seats_of(US), guess=(20, 60), title="Washington's network in Iran",
    )
    network_israel: int = field(
        "points", start=50, seen=seats_of(ISRAEL), guess=(40, 80), title="Israel's network in Iran",
    )
    read_us: list[int] = field(
        "figure", -1, 10_000, start=-1, seen=seats_of(US), guess=(-1, -1), labels=QUESTIONS,
        title="Washington's reading of", reads=NONE_BELOW_ZERO,
    )
    read_israel: list[int] = field(
        "figure", -1, 10_000, start=-1, seen=seats_of(ISRAEL), guess=(-1, -1), labels=QUESTIONS,
        title="Israel's reading of", reads=NONE_BELOW_ZERO,
    )
    hunt: int = field("points", start=20, seen=HUNTED, guess=(10, 50), title="hunt for spies")
    experts: int = field("points", start=100, title="experts of the programme")
    exposed: int = field("affairs", 0, 99, title="affairs that came out")

    def network(self, seat: int) -> int:
        """How deep a service reaches into Iran.  §17.1"""
        return self.network_us if seat == US else self.network_israel

    def add_network(self, seat: int, amount: int) -> None:
        """Move a service's network in Iran.  §17.1"""
        if not self.on:
            return
        if seat == US:
            self.network_us = clamp(self.network_us + amount, 0, 100)
        else:
            self.network_israel = clamp(self.network_israel + amount, 0, 100)

    def add_hunt(self, amount: int) -> None:
        """Move counter-intelligence nearer to the networks, or further off.  §17.6"""
        if self.on:
            self.hunt = clamp(self.hunt + amount, 0, 100)

    def lose_experts(self, points: int) -> None:
        """The programme loses experts.  §17.4"""
        if self.on:
            self.experts = clamp(self.experts - points, 0, 100)

    def add_exposed(self) -> None:
        """Count an affair that came out.  §17.2"""
        if self.on:
            self.exposed = min(99, self.exposed + 1)

    def readings(self, seat: int) -> list[int]:
        """The private readings of a service by question, −1 for none; ``note_reading`` changes them.  §17.5"""
        return self.read_us if seat == US else self.read_israel

    def note_reading(self, seat: int, question: int, figure: int) -> None:
        """A service holds a figure for the answer to a question.  §17.5"""
        if self.on:
            self.readings(seat)[question] = clamp(figure, 0, 10_000)

    def has_read_programme(self, seat: int) -> bool:
        """Whether a service has a figure for the stock or for work on a device.  §17.8"""
        readings = self.readings(seat)
        return readings[STOCK] >= 0 or readings[DEVICE] >= 0


def ally_of(seat: int) -> int:
    """The other of the two services.  §17.8"""
    return ISRAEL if seat == US else US

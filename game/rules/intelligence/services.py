"""Services at work: reading, sharing, showing, hunting, deceiving.  rules.md §17.5, §17.6, §17.8"""

from __future__ import annotations

from typing import Final

from game.kernel.action import Action, Event
from game.kernel.state import State
from game.kernel.types import NOBODY, PER_SEAT, Frame, Odds, Reason, clamp
from game.rules.escalation import Escalation
from game.rules.intelligence.board import (
    DEVICE,
    HUNTED,
    QUESTIONS,
    SERVICES_ONLY,
    STOCK,
    Intelligence,
    ally_of,
)
from game.rules.nuclear.board import Nuclear
from game.rules.regime.board import CABINET, GUARD, Regime
from game.rules.seats import ATTENTION, FUNDS, IRGC, ISRAEL, SEATS, STANDING, US
from game.rules.strikes.board import Strikes
from game.rules.washington.board import Washington

CONVINCING, OLD_NEWS = range(2)
"""Outcomes of showing what was found."""

ISRAELI_CUT, AMERICAN_CUT, NOBODY_FOUND, INNOCENT_ARRESTED = range(4)
"""Outcomes of a hunt for spies."""

STRENGTH: Final = 0
WEAKNESS: Final = 1
WAYS: Final = ("strength", "weakness")
"""What satellites are shown.  §17.6"""


class Read(Action):
    """Ask the services for their best reading.  rules.md §17.5"""

    __slots__ = ("question",)
    section = "17.5"
    verb = "read"
    offered = "operations"
    fixed_cost = ((ATTENTION, 1),)
    visibility = PER_SEAT

    def __init__(self, seat: int, question: int) -> None:
        super().__init__(seat)
        self.question = question

    def words(self) -> str:
        return QUESTIONS[self.question]

    def describe(self) -> str:
        return (
            "Read Iran's whole 60% stock, hidden part included: a private figure, as good as your network",
            "Read how far work on a device has come: a private figure, as good as your network",
            "Read how many missiles Iran truly has: a private figure, as good as your network",
        )[self.question]

    def resolve(self, state: State, outcome: int) -> None:
        state.happen("reading", self.seat, self.question)


class Reading(Event):
    """What comes back: near the truth with a deep network, wide of it with a thin one.  rules.md §17.5"""

    __slots__ = ()
    code = "reading"
    title = "The services report"
    section = "17.5"
    visibility = NOBODY

    def odds(self, state: State, frame: Frame) -> Odds:
        _, _, seat, _ = frame
        depth = Intelligence.of(state).network(seat)
        return (("near the truth", 20 + depth), ("too high", 60 - depth // 2), ("too low", 55 - depth // 2))

    def resolve(self, state: State, frame: Frame, outcome: int) -> None:
        _, _, seat, question = frame
        if question == STOCK:
            figure = Nuclear.of(state).whole_stock() // 1000
        elif question == DEVICE:
            figure = Nuclear.of(state).weapon
        else:
            figure = Strikes.of(state).missiles
        if question == DEVICE:
            figure += (0, 20, -20)[outcome]
        else:
            figure = figure * (100, 125, 75)[outcome] // 100
        Intelligence.of(state).note_reading(seat, question, figure)


class Share(Action):
    """Give an ally what your services have.  rules.md §17.8"""

    __slots__ = ()
    section = "17.8"
    verb = "share"
    offered = "operations"
    fixed_cost = ((ATTENTION, 1),)
    visibility = SERVICES_ONLY

    def describe(self) -> str:
        ally = "Israel" if ally_of(self.seat) == ISRAEL else "Washington"
        return f"Share sources with {ally}: its network +6 and your readings, yours is easier to trace"

    def forbidden(self, state: State) -> Reason | None:
        intelligence = Intelligence.of(state)
        if intelligence.network(self.seat) < 20:
            return Reason("17.8", "there is little to share (your network is below 20)")
        if not intelligence.has_read_programme(self.seat):
            ally = SEATS[ally_of(self.seat)]
            return Reason("17.8", f"there is no reading that {ally} could use; ask your services first")
        return None

    def resolve(self, state: State, outcome: int) -> None:
        intelligence = Intelligence.of(state)
        ally = ally_of(self.seat)
        intelligence.add_network(ally, 6)
        intelligence.add_hunt(3)
        for question, figure in enumerate(intelligence.readings(self.seat)):
            if figure >= 0:
                intelligence.note_reading(ally, question, figure)
        if ally == ISRAEL:
            Strikes.of(state).add_intelligence(8)


class Show(Action):
    """Lay what was found before the public: an archive, a photograph, a site nobody declared.  rules.md §17.8"""

    __slots__ = ()
    section = "17.8"
    verb = "show"
    offered = "diplomacy"
    fixed_cost = ((ATTENTION, 1),)
    description = "Show the world what your services found: alarm abroad, talks get harder, your network pays"

    def forbidden(self, state: State) -> Reason | None:
        intelligence = Intelligence.of(state)
        if intelligence.network(self.seat) < 35:
            return Reason("17.8", "your network has nothing worth showing (below 35)")
        if not intelligence.has_read_programme(self.seat):
            return Reason("17.8", "there is no reading of stock or device to show; ask your services first")
        return None

    def resolve(self, state: State, outcome: int) -> None:
        intelligence = Intelligence.of(state)
        intelligence.add_network(self.seat, -15)
        intelligence.add_hunt(6)
        state.happen("revelation", self.seat)


class Revelation(Event):
    """Whether it convinces depends on what there was to find.  rules.md §17.8"""

    __slots__ = ()
    code = "revelation"
    title = "What was shown"
    section = "17.8"

    def odds(self, state: State, frame: Frame) -> Odds:
        nuclear = Nuclear.of(state)
        hidden = (nuclear.buried - nuclear.found) // 4000 + nuclear.weapon // 2
        return (("it convinces", 30 + clamp(hidden, 0, 60)), ("it is old news", 40))

    def resolve(self, state: State, frame: Frame, outcome: int) -> None:
        _, _, seat = frame
        if outcome == OLD_NEWS:
            state.gain(seat, STANDING, -2)
            return
        Nuclear.of(state).uncover_hidden_stock()
        state.gain(seat, STANDING, 3)
        Regime.of(state).add_threat(3)
        Washington.of(state).add_credibility(3)
        Escalation.of(state).add_tension(5)


class Hunt(Action):
    """Counter-intelligence looks for those who talk.  rules.md §17.6"""

    __slots__ = ()
    section = "17.6"
    verb = "hunt"
    offered = "operations"
    fixed_cost = ((ATTENTION, 1), (FUNDS, 40))
    visibility = HUNTED
    description = "Hunt for spies: foreign networks may be cut, or the innocent arrested and the house frightened"

    def resolve(self, state: State, outcome: int) -> None:
        Intelligence.of(state).add_hunt(6)
        state.happen("spy-hunt")


class SpyHunt(Event):
    """Who is found.  rules.md §17.6"""

    __slots__ = ()
    code = "spy-hunt"
    title = "The hunt for spies"
    section = "17.6"
    visibility = HUNTED

    def odds(self, state: State, frame: Frame) -> Odds:
        intelligence = Intelligence.of(state)
        return (
            ("an Israeli network is cut", 10 + intelligence.network_israel // 3),
            ("an American network is cut", 5 + intelligence.network_us // 4),
            ("nobody is found", 40),
            ("the innocent are arrested", 20),
        )

    def resolve(self, state: State, frame: Frame, outcome: int) -> None:
        if outcome in (ISRAELI_CUT, AMERICAN_CUT):
            Intelligence.of(state).add_network(ISRAEL if outcome == ISRAELI_CUT else US, -18)
            Regime.of(state).add_security(1)
        elif outcome == INNOCENT_ARRESTED:
            Regime.of(state).add_cohesion(GUARD, -2)
            Regime.of(state).add_cohesion(CABINET, -2)


class Deceive(Action):
    """Let the other side count what it should count.  rules.md §17.6"""

    __slots__ = ("way",)
    section = "17.6"
    verb = "deceive"
    offered = "operations"
    rumour = "New pictures of Iran's missile bases go round"
    fixed_cost = ((ATTENTION, 1), (FUNDS, 40))
    visibility = HUNTED

    def __init__(self, way: int) -> None:
        super().__init__(IRGC)
        self.way = way

    def words(self) -> str:
        return WAYS[self.way]

    def describe(self) -> str:
        if self.way == WEAKNESS:
            return "Hide launchers and missiles from the satellites: abroad a tenth fewer are counted"
        return "Decoys and full tunnels for the satellites: abroad a tenth more missiles are counted, alarm with them"

    def resolve(self, state: State, outcome: int) -> None:
        strikes = Strikes.of(state)
        if not strikes.on:
            return
        tenth = strikes.missiles_seen // 10
        if self.way == WEAKNESS:
            strikes.add_missiles_seen(-tenth)
            strikes.add_intelligence(-6)
            Regime.of(state).add_narrative(-1)
        else:
            strikes.add_missiles_seen(tenth)
            Regime.of(state).add_threat(1)
            Escalation.of(state).add_tension(2)

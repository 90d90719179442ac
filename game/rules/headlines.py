"""World events from a deck, and what each seat makes of them.  rules.md §4

Answers ``headlines`` and ``reactions``.  Cards write and shift whatever indicators they name; reactions change
standing, tension and the narrative.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from game.kernel.action import Action, Event
from game.kernel.field import BOOKKEEPING, CHOICE, dial, field
from game.kernel.indicator import Indicator
from game.kernel.module import RuleModule
from game.kernel.rulebook import Rulebook
from game.kernel.slices import Dials, Slice
from game.kernel.state import State
from game.kernel.types import PER_SEAT, Frame, Odds
from game.rules.escalation import Escalation
from game.rules.regime.board import Regime
from game.rules.seats import ALL, ATTENTION, BETWEEN, CAMPS, SEATS, STANDING, TEHRAN, WASHINGTON, camp_of
from game.rules.setup import Card, Setup

SILENT: Final = 0
AMPLIFY: Final = 1
CALM: Final = 2
REACTIONS: Final = ("nothing", "amplify", "calm")
"""Values of ``said`` and ``heard``."""

NO_CARD: Final = -1


class HeadlinesDials(Dials):
    """How fast the deck is drawn.  rules.md §4"""

    draws: int = dial(2, 0, 4, "cards a turn", "design value")


class Headlines(Slice):
    """What the deck still holds and what was made of the news.

    ``drawn`` has bit ``n`` set once card ``n`` came up, ``latest`` is the last of them (−1 for none); ``said`` are
    reactions not yet revealed, ``heard`` those revealed last, by seat (1 amplify, 2 calm).
    """

    dials_type = HeadlinesDials
    dials: HeadlinesDials

    drawn: int = field("", 0, 1 << 256, telling=BOOKKEEPING)
    latest: int = field("", NO_CARD, 255, start=NO_CARD, telling=BOOKKEEPING)
    said: list[int] = field("", 0, 2, seen=PER_SEAT, labels=SEATS, values=REACTIONS, telling=CHOICE)
    heard: list[int] = field("", 0, 2, labels=SEATS, values=REACTIONS, telling=CHOICE)


class Draw(Event):
    """One card of the deck, among those whose time it is.  rules.md §4.1"""

    __slots__ = ("cards", "effects", "sets", "requires", "nothing")
    code = "headline"
    title = "News"
    section = "4.1"

    def __init__(self, cards: Sequence[Card], indicators: Mapping[str, Indicator]) -> None:
        super().__init__()
        self.cards = tuple(cards)
        self.effects = tuple([tuple([(indicators[code], by) for code, by in card.effects]) for card in cards])
        self.sets = tuple([tuple([(indicators[code], to) for code, to in card.sets]) for card in cards])
        self.requires = tuple(
            [tuple([(indicators[code], low, high) for code, low, high in card.requires]) for card in cards]
        )
        self.nothing = ("no news", 1)

    def open(self, state: State) -> list[int]:
        """The numbers of the cards that may come up now."""
        drawn = Headlines.of(state).drawn
        turn = state.turn
        numbers: list[int] = []
        for number, card in enumerate(self.cards):
            if card.first <= turn <= card.last and not drawn >> number & 1 and self.fits(state, number):
                numbers.append(number)
        return numbers

    def fits(self, state: State, number: int) -> bool:
        """Whether the board is as a card requires.  §4.1"""
        for indicator, low, high in self.requires[number]:  # noqa: SIM110 - a generator costs three times as much
            if not low <= indicator.read(state) <= high:
                return False
        return True

    def odds(self, state: State, frame: Frame) -> Odds:
        numbers = self.open(state)
        if not numbers:
            return (self.nothing,)
        return tuple([(self.cards[number].title, self.cards[number].weight) for number in numbers])

    def resolve(self, state: State, frame: Frame, outcome: int) -> None:
        numbers = self.open(state)
        if not numbers:
            return
        number = numbers[outcome]
        headlines = Headlines.of(state)
        headlines.drawn |= 1 << number
        headlines.latest = number
        for indicator, value in self.sets[number]:
            indicator.write(state, value)
        for indicator, amount in self.effects[number]:
            indicator.shift(state, amount)


class Amplify(Action):
    """Make the most of the news for the audience at home.  rules.md §4.2"""

    __slots__ = ()
    section = "4.2"
    verb = "amplify"
    offered = "headlines"
    fixed_cost = ((ATTENTION, 1),)
    visibility = PER_SEAT
    description = "Amplify: standing +2 at home, tension up, and more so if the other camp does it too"

    def resolve(self, state: State, outcome: int) -> None:
        Headlines.of(state).said[self.seat] = AMPLIFY


class Calm(Action):
    """Play the news down.  rules.md §4.2"""

    __slots__ = ()
    section = "4.2"
    verb = "calm"
    offered = "headlines"
    fixed_cost = ((ATTENTION, 1),)
    visibility = PER_SEAT
    description = "Calm: tension down; standing +1 if both camps calm, -1 if the other camp amplifies"

    def resolve(self, state: State, outcome: int) -> None:
        Headlines.of(state).said[self.seat] = CALM


class HeadlinesModule(RuleModule):
    """News nobody chose, and reactions everybody chooses blind."""

    __slots__ = ()
    code = "headlines"
    title = "Headlines"
    section = "4"
    slice_type = Headlines

    def actions(self, book: Rulebook) -> list[Action]:
        return [kind(seat) for seat in ALL for kind in (Amplify, Calm)]

    def events(self, book: Rulebook) -> list[Event]:
        assert isinstance(self.setup, Setup)
        return [Draw(self.setup.cards, book.indicators)]

    def headlines(self, state: State) -> None:
        """Draw the turn's cards.  rules.md §4.1"""
        for _ in range(Headlines.of(state).dials.draws):
            state.happen("headline")

    def reactions(self, state: State) -> None:
        """Reveal what every seat made of the news.  rules.md §4.3"""
        headlines = Headlines.of(state)
        said = headlines.said
        loud = [0] * CAMPS
        quiet = [0] * CAMPS
        for seat in ALL:
            if said[seat] == AMPLIFY:
                loud[camp_of(seat)] += 1
            elif said[seat] == CALM:
                quiet[camp_of(seat)] += 1
        both_loud = loud[WASHINGTON] > 0 and loud[TEHRAN] > 0
        both_quiet = quiet[WASHINGTON] > 0 and quiet[TEHRAN] > 0
        for seat in ALL:
            camp = camp_of(seat)
            if said[seat] == AMPLIFY:
                state.gain(seat, STANDING, 2)
                if camp == TEHRAN:
                    Regime.of(state).add_narrative(1)
            elif said[seat] == CALM:
                opposed = camp != BETWEEN and loud[TEHRAN if camp == WASHINGTON else WASHINGTON] > 0
                praised = both_quiet or (camp == BETWEEN and max(loud) > 0)
                earned = 1 if praised else -1 if opposed else 0
                state.gain(seat, STANDING, earned)
            headlines.heard[seat] = said[seat]
            said[seat] = SILENT
        swing = 2 * sum(loud) - 2 * sum(quiet) + (4 if both_loud else 0) - (4 if both_quiet else 0)
        Escalation.of(state).add_tension(swing)

"""World events from a deck, and what each seat makes of them.  rules.md §4"""

from __future__ import annotations

from typing import Final

from game.kernel.action import Action, Event
from game.kernel.field import Dial, Field
from game.kernel.indicator import Indicator
from game.kernel.rulebook import Rulebook
from game.kernel.state import Slice, State
from game.kernel.terms import PER_SEAT, Cost, Frame, Odds
from game.rules.escalation import Escalation
from game.rules.regime import Regime
from game.rules.seats import ALL, ATTENTION, IRAN, ISRAEL, SEATS, STANDING, US
from game.rules.setup import Card, Law

AMPLIFY: Final = 1
CALM: Final = 2

DRAWS: Final = 0


class Headlines(Slice):
    """What the deck still holds and what was made of the news.

    ``drawn`` has bit ``n`` set once card ``n`` came up; ``said`` are reactions not yet revealed (1 amplify, 2 calm).
    """

    __slots__ = ("drawn", "latest", "said", "heard")
    fields = (
        Field("drawn", "", 0, 1 << 256),
        Field("latest", "", -1, 255),
        Field("said", "", 0, 2, seen=PER_SEAT, labels=SEATS),
        Field("heard", "", 0, 2, labels=SEATS),
    )

    def __init__(self, dials: list[int], on: bool) -> None:
        super().__init__(dials, on)
        self.drawn = 0
        self.latest = -1
        self.said = [0] * len(SEATS)
        self.heard = [0] * len(SEATS)

    def copy(self) -> Headlines:
        twin = Headlines.__new__(Headlines)
        twin.dials = self.dials
        twin.on = self.on
        twin.drawn = self.drawn
        twin.latest = self.latest
        twin.said = self.said[:]
        twin.heard = self.heard[:]
        return twin

    @staticmethod
    def of(state: State) -> Headlines:
        """The slice of this module in ``state``."""
        part = state.slices[Headlines.at]
        assert isinstance(part, Headlines)
        return part


class Draw(Event):
    """One card of the deck, among those whose time it is.  rules.md §4.1"""

    __slots__ = ("cards", "effects", "sets", "requires", "nothing")
    code = "headline"
    title = "News"
    section = "4.1"

    def __init__(self, cards: list[Card], indicators: dict[str, Indicator]) -> None:
        super().__init__()
        self.cards = cards
        self.effects = [[(indicators[code], by) for code, by in card.effects] for card in cards]
        self.sets = [[(indicators[code], to) for code, to in card.sets] for card in cards]
        self.requires = [[(indicators[code], low, high) for code, low, high in card.requires] for card in cards]
        self.nothing = ("no news", 1)

    def open(self, state: State) -> list[int]:
        """The numbers of the cards that may come up now."""
        drawn = Headlines.of(state).drawn
        turn = state.turn
        found: list[int] = []
        for number, card in enumerate(self.cards):
            if card.first <= turn <= card.last and not drawn >> number & 1 and self.fits(state, number):
                found.append(number)
        return found

    def fits(self, state: State, number: int) -> bool:
        """Whether the board is as a card requires.  §4.1"""
        for indicator, low, high in self.requires[number]:  # noqa: SIM110 - a generator costs three times as much
            if not low <= indicator.read(state) <= high:
                return False
        return True

    def odds(self, state: State, frame: Frame) -> Odds:
        found = self.open(state)
        if not found:
            return (self.nothing,)
        return tuple([(self.cards[number].title, self.cards[number].weight) for number in found])

    def resolve(self, state: State, frame: Frame, outcome: int) -> None:
        found = self.open(state)
        if not found:
            return
        number = found[outcome]
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

    def describe(self) -> str:
        return "Amplify: standing +2 at home, tension up, and more so if the other camp does it too"

    def cost(self, state: State) -> Cost:
        return ((ATTENTION, 1),)

    def seen(self, state: State) -> int:
        return 1 << self.seat

    def resolve(self, state: State, outcome: int) -> None:
        Headlines.of(state).said[self.seat] = AMPLIFY


class Calm(Action):
    """Play the news down.  rules.md §4.2"""

    __slots__ = ()
    section = "4.2"
    verb = "calm"
    offered = "headlines"

    def describe(self) -> str:
        return "Calm: tension down; standing +1 if both camps calm, -1 if the other camp amplifies"

    def cost(self, state: State) -> Cost:
        return ((ATTENTION, 1),)

    def seen(self, state: State) -> int:
        return 1 << self.seat

    def resolve(self, state: State, outcome: int) -> None:
        Headlines.of(state).said[self.seat] = CALM


def camp(seat: int) -> int:
    """0 for Washington and Jerusalem, 1 for the Iranian blocs, 2 for those between."""
    if seat in (US, ISRAEL):
        return 0
    return 1 if IRAN >> seat & 1 else 2


class HeadlinesModule(Law):
    """News nobody chose, and reactions everybody chooses blind."""

    code = "headlines"
    title = "Headlines"
    section = "4"
    kind = Headlines
    dials = (Dial("draws", 2, 0, 4, "cards a turn", "design value"),)

    def blank(self, dials: list[int], on: bool) -> Headlines:
        return Headlines(dials, on)

    def actions(self, book: Rulebook) -> list[Action]:
        return [kind(seat) for seat in ALL for kind in (Amplify, Calm)]

    def events(self, book: Rulebook) -> list[Event]:
        return [Draw(self.setup.cards, book.indicators)]

    def headlines(self, state: State) -> None:
        """Draw the turn's cards.  rules.md §4.1"""
        for _ in range(Headlines.of(state).dials[DRAWS]):
            state.happen("headline")

    def reactions(self, state: State) -> None:
        """Reveal what every seat made of the news.  rules.md §4.3"""
        headlines = Headlines.of(state)
        said = headlines.said
        loud = [0, 0, 0]
        quiet = [0, 0, 0]
        for seat in ALL:
            side = camp(seat)
            if said[seat] == AMPLIFY:
                loud[side] += 1
            elif said[seat] == CALM:
                quiet[side] += 1
        both_loud = loud[0] > 0 and loud[1] > 0
        both_quiet = quiet[0] > 0 and quiet[1] > 0
        for seat in ALL:
            side = camp(seat)
            if said[seat] == AMPLIFY:
                state.gain(seat, STANDING, 2)
                if side == 1:
                    Regime.of(state).tell(1)
            elif said[seat] == CALM:
                other = loud[1 - side] if side < 2 else 0
                earned = 1 if both_quiet or (side == 2 and max(loud) > 0) else -1 if other else 0
                state.gain(seat, STANDING, earned)
            headlines.heard[seat] = said[seat]
            said[seat] = 0
        swing = 2 * sum(loud) - 2 * sum(quiet) + (4 if both_loud else 0) - (4 if both_quiet else 0)
        Escalation.of(state).strain(swing)

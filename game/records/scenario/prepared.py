"""A scenario made ready for play: its set-up, its rulebook and its first position, made once and shared by matches."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from hashlib import blake2b

from game.kernel.rulebook import Rulebook
from game.kernel.state import State
from game.records.scenario.model import INDICATORS, AimPart, CardPart, DialPart, Scenario, board_values, stored
from game.rules import MODULES, build_rulebook, initial_state
from game.rules.seats import SEATS
from game.rules.setup import Aim, Card, Setup


class Prepared:
    """What every match of one scenario starts from.  Nothing here changes in play."""

    __slots__ = ("setup", "rulebook", "rules", "_first")

    def __init__(self, scenario: Scenario) -> None:
        self.setup: Setup = to_setup(scenario)
        self.rulebook: Rulebook = build_rulebook(self.setup)
        self._first = initial_state(self.rulebook, self.setup)
        self.rules = fingerprint(self._first)

    def first(self) -> State:
        """A fresh copy of the first position."""
        return self._first.copy()


def fingerprint(first: State) -> str:
    """Sixteen hexadecimal digits that differ when actions and their costs, events, the board or dials are declared
    differently.  Where the rulebook speaks of them, and what an action does, makes no difference here."""
    book = first.rulebook
    declared = [one.code for one in book.live]
    declared += [f"{one.code} {one.field.low} {one.field.high} {one.field.scale}" for one in book.indicators.values()]
    declared += [f"{one.code} {one.fixed_cost}" for one in book.actions]
    declared += [one.code for one in book.events]
    for module, dials in zip(MODULES, book.dials, strict=True):
        declared += [f"{module.code}.{one.name} {getattr(dials, one.name)}" for one in module.dials()]
    return blake2b("\n".join(declared).encode("utf-8"), digest_size=8).hexdigest()


@lru_cache(maxsize=8)
def prepare(scenario: Scenario) -> Prepared:
    """The scenario made ready for play; equal scenarios share one."""
    return Prepared(scenario)


def to_setup(scenario: Scenario) -> Setup:
    """What the rules need of a scenario, in stored integers."""
    return Setup(
        [one.code for one in scenario.seats],
        list(scenario.modules),
        {
            module: {name: one.value if isinstance(one, DialPart) else one for name, one in dials.items()}
            for module, dials in scenario.dials.items()
        },
        {code: _stored(code, value) for code, value in board_values(scenario.board).items()},
        [_card(one, scenario.turns) for one in scenario.cards],
        [_aim(one) for one in scenario.aims],
        scenario.days,
        scenario.turns,
        tuple(" ".join(one.split()) for one in scenario.leave_out),
    )


def _card(part: CardPart, turns: int) -> Card:
    first, last = part.turns or (1, turns)
    return Card(
        part.code,
        part.title,
        part.topic,
        part.weight,
        first,
        last,
        [(code, _stored(code, value)) for code, value in sorted(part.effects.items())],
        [(code, _stored(code, value)) for code, value in sorted(part.sets.items())],
        [(code, _stored(code, low), _stored(code, high)) for code, (low, high) in sorted(part.requires.items())],
        list(part.sources),
    )


def _aim(part: AimPart) -> Aim:
    code = part.indicator
    worst, best = _stored(code, part.worst), _stored(code, part.best)
    seat = SEATS.index(part.seat)
    return Aim(seat, part.kind, code, worst, best, part.weight, part.text, list(part.sources))


def _stored(code: str, value: Decimal) -> int:
    whole = stored(INDICATORS[code].field, value)
    assert whole is not None, code
    return whole

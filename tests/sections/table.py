"""A table for section tests: the main scenario set up, any seat asked from any menu, any outcome rolled.

A section test quotes the rule it holds the code to: ``@rule("10.3", "words that stand in that section of rules.md")``.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TypeVar

from game.kernel import engine
from game.kernel.action import Action
from game.kernel.digest import flatten, names
from game.kernel.knowledge import view
from game.kernel.slices import Slice
from game.kernel.state import State
from game.kernel.types import DECISION, SEQUENCE, UNKNOWN, Odds, Reason
from game.records.scenario.load import load_scenario
from game.records.scenario.prepared import prepare
from game.rules.seats import ATTENTION, RESOURCES, SEATS
from game.rules.setup import per_turn

RULES = Path(__file__).parents[2] / "rules.md"
Test = TypeVar("Test", bound=Callable[..., object])


def plain(text: str) -> str:
    """Text without markdown emphasis and with single spaces, for comparing quotations."""
    return " ".join(re.sub(r"[*`_]", "", text).split())


@cache
def section_text(number: str) -> str:
    """The text of one section of rules.md; KeyError when there is none."""
    text = RULES.read_text(encoding="utf-8")
    found = re.search(rf"^### {re.escape(number)} .*?(?=^##|\Z)", text, re.M | re.S)
    if found is None:
        raise KeyError(number)
    return plain(found[0])


def rule(number: str, *quotations: str) -> Callable[[Test], Test]:
    """Mark a test as holding the code to these words of a section; they must stand there."""

    def mark(test: Test) -> Test:
        for quotation in quotations:
            assert plain(quotation) in section_text(number), f"§{number} does not say: {quotation}"
        test.section = number  # type: ignore[attr-defined]
        return test

    return mark


@cache
def first(scenario: str) -> State:
    """The first position of a scenario, laid out once; to be copied, never played."""
    return prepare(load_scenario(scenario)).first()


def tune(part: Slice, **dials: int) -> None:
    """Set dials of one slice, as another scenario would."""
    kind = type(part.dials)
    part.dials = kind([dials.get(one.name, getattr(part.dials, one.name)) for one in kind.declared])


class Table:
    """One position of the main scenario that a test may arrange and play."""

    def __init__(self, scenario: str = "double-bind") -> None:
        self.state: State = first(scenario).copy()
        self.book = self.state.rulebook
        self.clear()

    def clear(self) -> None:
        """Leave only the sequence of play on the stack, at the start of the headlines."""
        self.state.stack[:] = [(SEQUENCE, 0, 0, 0, 0)]

    def get(self, code: str) -> int:
        """A stored value: ``get("economy.rial")``, ``get("us.standing")``."""
        return self.book.indicators[code].read(self.state)

    def set(self, code: str, value: int) -> None:
        """Write a stored value, within the bounds of its field."""
        self.book.indicators[code].write(self.state, value)

    def ask(self, code: str) -> Action:
        """Let the seat of an action choose from its menu, with plenty of every resource; returns the action."""
        action = self.book.by_code[code]
        self.state.stack[:] = [(SEQUENCE, 0, 0, 0, 0), (DECISION, self.book.menus[action.menu], action.seat)]
        return action

    def rich(self, seat: str) -> None:
        """Give a seat more of everything than any action costs."""
        for at, resource in enumerate(RESOURCES):
            self.state.pools[SEATS.index(seat) * self.book.width + at] = resource.high // 2 if at else resource.high

    def why(self, code: str) -> Reason | None:
        """Why the action is not legal for its seat, asked now; None when it is."""
        return engine.why_not(self.state, self.ask(code))

    def cost(self, code: str) -> dict[str, int]:
        """What the action costs now, by resource."""
        paid = engine.price(self.state, self.book.by_code[code])
        return {self.book.resources[kind].name: amount for kind, amount in paid}

    def odds(self, code: str) -> Odds:
        """The odds of an action now."""
        return self.book.by_code[code].odds(self.state)

    def play(self, code: str, *labels: str) -> None:
        """Take an action alone, without the sequence going on; ``labels`` are the outcomes of chance, in order.

        Chance beyond the labels falls on its first outcome; questions it raises to other seats are left on the stack.
        """
        action = self.ask(code)
        reason = engine.why_not(self.state, action)
        assert reason is None, f"{code}: {reason}"
        engine.take(self.state, action)
        self.settle(*labels)

    def reply(self, code: str, *labels: str) -> None:
        """Let the seat that is to move now take an action: a reaction to what was played before."""
        action = self.book.by_code[code]
        reason = engine.why_not(self.state, action)
        assert reason is None, f"{code}: {reason}"
        engine.take(self.state, action)
        self.settle(*labels)

    def settle(self, *labels: str) -> None:
        """Run on without the sequence of play, giving chance the outcomes named."""
        waiting = list(labels)
        while len(self.state.stack) > 1:
            offered = [label for label, _ in engine.odds(self.state)]
            if offered:
                label = next((one for one in waiting if one in offered), offered[0])
                if label in waiting:
                    waiting.remove(label)
                engine.decide(self.state, offered.index(label))
            elif not engine.tick(self.state):
                break
        assert not waiting, f"never offered: {waiting}"

    def run(self, hook: str, module: str = "", *labels: str) -> None:
        """Call one hook of the sequence of play, of one module or of all, and settle what it leaves to chance."""
        self.clear()
        for one in self.book.live:
            if (not module or one.code == module) and hasattr(one, hook):
                getattr(one, hook)(self.state)
        self.settle(*labels)

    def board(self) -> dict[str, int]:
        """Every stored value by indicator, as it is."""
        return dict(zip(names(self.book), flatten(self.state), strict=True))

    def since(self, before: dict[str, int]) -> dict[str, int]:
        """By how much each indicator has moved since it was as ``before``; what stands still is left out."""
        return {code: value - before[code] for code, value in self.board().items() if value != before[code]}

    def moved(self, code: str, *labels: str) -> dict[str, int]:
        """Take an action as ``play`` does; by how much each indicator moved, the cost of the action left out."""
        seat = SEATS[self.book.by_code[code].seat]
        before = self.board()
        for resource, amount in self.cost(code).items():
            before[f"{seat}.{resource}"] -= amount
        self.play(code, *labels)
        return self.since(before)

    def known(self, seat: str) -> dict[str, int]:
        """The board as a seat knows it, by indicator; UNKNOWN for what it cannot know."""
        return dict(zip(names(self.book), flatten(view(self.state, SEATS.index(seat)).board), strict=True))

    def knowing(self, code: str) -> frozenset[str]:
        """The seats that see an indicator."""
        return frozenset(seat for seat in SEATS if self.known(seat)[code] != UNKNOWN)

    def dial(self, module: str, name: str) -> int:
        """What the scenario sets a dial to."""
        one = self.book.module(module)
        value: int = getattr(self.book.dials[one.index], name)
        return value

    def monthly(self, module: str, name: str) -> int:
        """What a dial that gives a monthly rate comes to in one turn."""
        return per_turn(self.book, self.dial(module, name))

    def attention(self, seat: str) -> int:
        """What attention a seat has left."""
        return self.state.pools[SEATS.index(seat) * self.book.width + ATTENTION]

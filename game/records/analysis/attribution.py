"""What moved each seat's result: every step of a match with the points its aims gained or lost by it.

A decision is credited with what it moved at once, the chances it set off included.  What the sequence of play moves by
itself (upkeep, reckoning) is credited to the rule module that did it, for it follows from everything before.
rules.md §B.5
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from game.kernel import engine
from game.kernel.indicator import Indicator
from game.kernel.state import State
from game.records.journal.format import Entry
from game.records.scenario.prepared import Prepared
from game.rules.scoring import aims_of
from game.rules.setup import Aim

FINE: Final = 100
"""Results are followed in hundredths of a point, so that small steps count."""


@dataclass(slots=True)
class Credit:
    """What one step moved.  ``hundredths`` are of a point of the result, before gate and catastrophe.

    ``times`` is how often the seat decided so in that turn, ``step`` the first of these steps in the journal; the steps
    of one turn and code are one credit.
    ``seat`` is empty for what nobody chose; then ``code`` is an event, or a rule module whose hooks ran by themselves
    (``course`` is True and ``turn`` 0: all turns together).
    """

    turn: int
    seat: str
    code: str
    text: str
    hundredths: int
    times: int = 1
    course: bool = False
    step: int = 0


@dataclass(frozen=True, slots=True)
class Step:
    """Whom a movement is credited to: see ``Credit``."""

    turn: int
    seat: str
    code: str
    text: str


def credits_of(prepared: Prepared, entries: Sequence[Entry]) -> dict[str, list[Credit]]:
    """For each seat what moved its result, the largest first.

    ``entries`` is a whole log from the first step, which is played again; the credits of a seat add up to the
    difference between its aims at the end and at the beginning.
    """
    state = prepared.first()
    follower = _Follower(prepared, state)
    decided: Step | None = None
    for entry in entries:
        step = decided
        if entry.seat or step is None:
            step = Step(entry.turn, entry.seat, entry.code, entry.text)
            decided = step if entry.seat else None
        follower.begun.setdefault(step, entry.step)
        if entry.outcome is None:
            follower.times[step] = follower.times.get(step, 0) + 1
            engine.take(state, state.rulebook.by_code[entry.code])
        else:
            engine.decide(state, entry.outcome)
        follower.note(state, step)
        running = True
        while running:
            module, hook = engine.hook_ahead(state)
            if hook:
                follower.note(state, step)
                decided = None
            running = engine.tick(state)
            if hook:
                follower.note(state, Step(0, "", module, state.rulebook.module(module).title))
        follower.note(state, step)
    return follower.found(state)


class _Follower:
    """Keeps the standing of every aim while a match is played again."""

    def __init__(self, prepared: Prepared, state: State) -> None:
        book = prepared.rulebook
        self._seats = book.seats
        self._aims: list[tuple[Aim, Indicator]] = [
            (aim, book.indicators[aim.indicator]) for aim in prepared.setup.aims if aim.kind != "gate"
        ]
        self._row = self._measure(state)
        self._moved: dict[Step, list[int]] = {}
        self.times: dict[Step, int] = {}
        self.begun: dict[Step, int] = {}

    def _measure(self, state: State) -> list[int]:
        return [aim.weight * aim.points(indicator.read(state), FINE) // 100 for aim, indicator in self._aims]

    def note(self, state: State, step: Step) -> None:
        """Credit what moved since the last note."""
        row = self._measure(state)
        if row == self._row:
            return
        moved = self._moved.setdefault(step, [0] * len(row))
        for place, (before, after) in enumerate(zip(self._row, row, strict=True)):
            moved[place] += after - before
        self._row = row

    def found(self, state: State) -> dict[str, list[Credit]]:
        """The credits of each seat at the end of the match, with the secret aim it drew."""
        result: dict[str, list[Credit]] = {}
        for number, seat in enumerate(self._seats):
            own = aims_of(state, number)
            places = [place for place, (aim, _) in enumerate(self._aims) if aim in own]
            credits = []
            for step, moved in self._moved.items():
                hundredths = sum(moved[place] for place in places)
                if hundredths:
                    times = self.times.get(step, 1)
                    begun = self.begun.get(step, 0)
                    credits.append(
                        Credit(step.turn, step.seat, step.code, step.text, hundredths, times, not step.turn, begun)
                    )
            result[seat] = sorted(credits, key=lambda one: -abs(one.hundredths))
        return result

"""Plays a journal again under the present rules, and names the first step that does not come out as it was written."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from game import __version__
from game.kernel import digest, engine
from game.kernel.rulebook import Rulebook
from game.kernel.state import State
from game.kernel.types import EVERYONE
from game.records.journal.dice import drawn
from game.records.journal.format import SEEDED, Change, Entry, Handover, Journal, Line, Undo, read_journal
from game.records.journal.recorder import Recorder, places_of
from game.records.scenario.load import read_scenario
from game.records.scenario.model import Scenario, ScenarioError
from game.records.scenario.prepared import Prepared, prepare


@dataclass(slots=True)
class Verdict:
    """What came of playing a journal again: ``divergence`` is empty when every step did as it says.

    ``unverified`` names what nothing else can confirm.
    """

    steps: int
    divergence: str
    unverified: list[str] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)


class DivergenceError(ValueError):
    """The first difference between a journal and the present rules, in one sentence.

    ``guarded`` is the sentence for whoever may not know everything: it names the place and no value.
    """

    def __init__(self, told: str, guarded: str = "") -> None:
        self.guarded = guarded or told
        super().__init__(told)


def verify(path: str | Path) -> Verdict:
    """Play every step of a journal again, those taken back included.  Raises JournalError when it cannot be read.

    Units and words are compared where the journal says that these very rules made it.
    """
    journal = read_journal(path)
    steps = 0
    try:
        replay = Replay(journal)
        same = (journal.header.game, journal.header.rules) == (__version__, replay.prepared.rules)
        _header_fits(journal, replay, words=same)
        for line in journal.lines:
            replay.take(line)
            steps += not isinstance(line, Handover)
            if same and replay.words:
                raise DivergenceError(replay.words)
    except DivergenceError as error:
        return Verdict(steps, str(error), notices=journal.notices)
    return Verdict(steps, "", _unverified(journal, same), journal.notices)


def _header_fits(journal: Journal, replay: Replay, *, words: bool) -> None:
    """Raise DivergenceError where the header says something else than what follows from its scenario and the steps."""
    header, book = journal.header, replay.prepared.rulebook
    codes = [one.code for one in replay.scenario.seats]
    place = header.parent
    if place is not None and place.step > len(journal.lines):
        raise DivergenceError(f"The match it was made from is said to have been left at step {place.step}.")
    reached = header.digest
    if place is not None and place.step:
        reached = next((one.digest for one in journal.lines if isinstance(one, Entry) and one.step == place.step), "")
    for what, written, derived in (
        ("the digest of the scenario", header.digest, replay.scenario.digest),
        ("the order of seats", header.seats, tuple(book.seats)),
        ("the list of seats in play", sorted(header.players), sorted(codes)),
        ("where its parent was left", place.digest if place else "", reached if place else ""),
    ):
        if written != derived:
            raise DivergenceError(f"The header has {written!r} as {what}, and {derived!r} follows.")
    places = places_of(replay.state)
    if len(header.board) != len(places):
        raise DivergenceError(f"The header has {len(header.board)} places of the board, and there are {len(places)}.")
    for one, present in zip(header.board, places, strict=True):
        if one.mask != present.mask or (words and one != present):
            raise DivergenceError(f"The header declares {one.name!r} otherwise than the rules do.")


def _unverified(journal: Journal, words: bool) -> list[str]:
    """What a journal says that could be anything."""
    header = journal.header
    found = ["who played", "when it was begun"]
    if header.dice != SEEDED:
        found.append("what fell on the table")
    if header.parent is not None:
        found.append(f"that it was made from {header.parent.name!r}")
        if header.parent.step:
            found.append(f"what fell up to step {header.parent.step}")
    if not words:
        found.append("units and words, which are those of another version")
    return found


def embedded(journal: Journal) -> Scenario:
    """The scenario a journal carries.  Raises DivergenceError when the present rules have no place for it."""
    try:
        return read_scenario(journal.header.scenario, f"the scenario in {journal.name!r}", cited=False)
    except ScenarioError as error:
        first, more = error.faults[0], len(error.faults) - 1
        others = f" ({more} more like it)" if more else ""
        raise DivergenceError(f"The scenario does not fit the present rules: {first.rstrip('.')}{others}.") from error


class Replay:
    """A match played from a journal, line by line.  ``state`` is the position after the lines taken so far."""

    def __init__(self, journal: Journal) -> None:
        self.header = journal.header
        self.scenario = embedded(journal)
        self.prepared: Prepared = prepare(self.scenario)
        self.state: State = self.prepared.first()
        self._recorder = Recorder(self.state)
        self._earlier: list[State] = []
        self.words = ""
        """The first step whose words are not the present ones, in a sentence."""
        self._first_board()

    def _first_board(self) -> None:
        written = {one.name: one.value for one in self.header.board}
        present = first_values(self.prepared.rulebook, self.state)
        for name in [*written, *present]:
            if written.get(name) != present.get(name):
                raise DivergenceError(
                    f"At the start {name} is {self._shown(name, present.get(name))} and "
                    f"{self._shown(name, written.get(name))} was written.",
                    f"At the start {name} is not what was written.",
                )

    def take(self, line: Line) -> None:
        """Play one line.  Raises DivergenceError."""
        if isinstance(line, Handover):
            if line.seat not in [one.code for one in self.scenario.seats]:
                raise DivergenceError(f"The seat {line.seat!r} changes hands and is not in play.")
            return
        if isinstance(line, Undo):
            if not self._earlier:
                raise DivergenceError(f"Step {line.step} was taken back, which is not allowed there.")
            self.state = self._earlier.pop()
            self._recorder.start(self.state)
            return
        self._compare(line, self._decide(line) if line.outcome is None else self._resolve(line))

    def _decide(self, line: Entry) -> Entry:
        state = self.state
        action = state.rulebook.by_code.get(line.code)
        if action is None:
            raise self._differs(line, "there is no such action in the present rules")
        reason = engine.why_not(state, action)
        if reason is not None:
            raise self._differs(line, f"this is not legal: {reason}", "this is not legal")
        self._earlier.append(state.copy())
        return self._recorder.decision(state, line.step, action)

    def _resolve(self, line: Entry) -> Entry:
        state = self.state
        if not state.at_chance:
            raise self._differs(line, "nothing was left to chance here")
        odds = engine.odds(state)
        assert line.outcome is not None
        if not 0 <= line.outcome < len(odds):
            told = f"outcome {line.outcome + 1} was written and there are {len(odds)}"
            raise self._differs(line, told, "there is no such outcome")
        inherited = self.header.parent is not None and line.step <= self.header.parent.step
        if self.header.dice == SEEDED and not inherited:
            fell = drawn(self.header.seed, line.step, odds)
            if fell != line.outcome:
                told = f"the seed gives {odds[fell][0]!r} and {line.label!r} was written"
                raise self._differs(line, told, "the seed gives another outcome than was written")
        self._earlier.clear()
        return self._recorder.chance(state, line.step, line.outcome)

    def _compare(self, written: Entry, found: Entry) -> None:
        for what in ("turn", "phase", "seat", "code", "label", "chance", "seen"):
            expected, present = getattr(written, what), getattr(found, what)
            if expected != present:
                told = f"{what} is {present!r} and {expected!r} was written"
                raise self._differs(written, told, f"{what} is not what was written")
        if written.changes != found.changes:
            raise self._differs(written, *self._first_change(written.changes, found.changes))
        if written.digest != found.digest:
            told = f"the position has the digest {found.digest} and {written.digest} was written"
            raise self._differs(written, told, "the position has not the digest that was written")
        if (written.text, written.rumour) != (found.text, found.rumour):
            self.words = self.words or str(self._differs(written, "its words are not those of the rules"))

    def _first_change(self, written: tuple[Change, ...], found: tuple[Change, ...]) -> tuple[str, str]:
        """The first difference between two lists of changes, with its values and without."""
        expected = {(one.name, one.cause): one for one in written}
        present = {(one.name, one.cause): one for one in found}
        for place in [*expected, *present]:
            name = place[0]
            one, other = expected.get(place), present.get(place)
            if one == other:
                continue
            guarded = f"{name} is not what was written"
            if one is None or other is None:
                change, verb = (other, "became") if other else (one, "did not become")
                assert change is not None
                written_too = " and was not to change" if other else ""
                return f"{name} {verb} {self._shown(name, change.after)}{written_too}", guarded
            if one.after != other.after:
                told = f"{name} became {self._shown(name, other.after)} and {self._shown(name, one.after)} was written"
                return told, guarded
            told = f"other seats know {name} now than was written"
            return told, told
        told = "the changes stand in another order than was written"
        return told, told

    def _shown(self, name: str, value: int | None) -> str:
        indicator = self.prepared.rulebook.indicators.get(name)
        if value is None:
            return "not on the board"
        return indicator.shown(value) if indicator else str(value)

    def _differs(self, line: Entry, what: str, guarded: str = "") -> DivergenceError:
        """``what`` differs at a step; what a step was is told to who may know everything, or where everybody saw it."""
        step = f"Step {line.step} ({line.code})"
        seen = step if line.seen == EVERYONE else f"Step {line.step}"
        return DivergenceError(f"{step}: {what}.", f"{seen}: {guarded or what}.")


def first_values(book: Rulebook, state: State) -> dict[str, int]:
    """The stored board by indicator code."""
    return dict(zip(digest.names(book), digest.flatten(state), strict=True))

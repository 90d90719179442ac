"""A journal looked at step by step: forward, back, to a turn; or told as a text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from rich.text import Text

from game.console.reports.narrator import Narrator
from game.console.screens.board import flow, header, indicators, means, trilemma
from game.console.terminal.keyboard import Reader, page
from game.console.terminal.screen import Screen, complain
from game.console.terminal.text import count, quote, shorten
from game.console.words.board_history import ALL, BoardHistory
from game.console.words.scene import Scene
from game.console.words.sentences import tell
from game.console.words.setting import Setting
from game.kernel.state import State
from game.records.journal.format import Entry, Journal
from game.records.journal.verify import DivergenceError, embedded
from game.records.scenario.prepared import prepare

HELP: Final = "Enter forward · b back · 10, -10 that many · t 5 turn · s start · e end · q quit"
END: Final = "Enter the result · b back · t 5 turn · s start · q quit"
CHANGES: Final = 6


@dataclass(frozen=True)
class Moment:
    """One thing the reader notices: entries ``start`` to ``stop`` of the journal, told as ``lines``."""

    start: int
    stop: int
    turn: int
    phase: str
    lines: list[Text]


class Replay:
    """The entries of a journal as ``seat`` may see them; ``ALL`` sees everything.  ``first``: see BoardHistory."""

    def __init__(
        self, journal: Journal, setting: Setting, screen: Screen, seat: int = ALL, first: State | None = None
    ) -> None:
        self.journal = journal
        self.setting = setting
        self.screen = screen
        self.seat = seat
        self.first = first
        self.moments = self._moments()

    def told(self, last_turn: int) -> None:
        """Print the whole journal up to the end of a turn."""
        narrator = Narrator(self._history(), self.setting, self.screen)
        for entry in self.journal.entries:
            if entry.turn > last_turn:
                break
            narrator.take(entry)
        narrator.close()

    def stepped(self, reader: Reader, last_turn: int, closing: list[Text]) -> None:
        """Let a person go through the journal; ``closing`` is shown at its end."""
        at = 0
        if last_turn:
            at = sum(moment.turn <= last_turn for moment in self.moments)
        while True:
            self._show(at, closing)
            typed = reader.read("replay> ")
            if typed is None or typed.strip().lower() in ("q", "quit", "exit"):
                return
            if closing and not typed.strip() and at == len(self.moments):
                page(closing, self.screen, reader)
                return
            try:
                at = self._moved(at, typed.strip().lower())
            except ValueError as error:
                complain(str(error))
                if reader.read("Enter goes on. ") is None:
                    return

    def _moved(self, place: int, typed: str) -> int:
        """The place after a command; places run from 0, before everything, to the number of moments."""
        word, _, rest = typed.partition(" ")
        if not typed or word in ("n", "f"):
            step = 1
        elif word in ("b", "p"):
            step = -1
        elif word in ("s", "start"):
            return 0
        elif word in ("e", "end"):
            return len(self.moments)
        elif word in ("t", "turn") and rest.isascii() and rest.strip().isdigit():
            return self._of_turn(int(rest.strip()[:9]))
        else:
            try:
                step = int(typed[:9])
            except ValueError:
                raise ValueError(f"{quote(typed)} is no way to go; {HELP}.") from None
        return min(max(place + step, 0), len(self.moments))

    def _of_turn(self, turn: int) -> int:
        """The place of the first thing that happens in a turn, or the end when the journal stops before it."""
        for place, moment in enumerate(self.moments):
            if moment.turn >= turn:
                return place + 1
        return len(self.moments)

    def _history(self) -> BoardHistory:
        return BoardHistory(self.journal.header.board, self.seat, self.first.copy() if self.first else None)

    def _moments(self) -> list[Moment]:
        """Everything the reader notices, with outcomes joined to their decisions."""
        history = self._history()
        found: list[Moment] = []
        entries = self.journal.entries
        start = 0
        while start < len(entries):
            stop = start + 1
            while stop < len(entries) and _joins(entries[stop], entries[start]):
                stop += 1
            seen = [one for entry in entries[start:stop] if (one := history.take(entry)) is not None]
            lines = tell(seen, self.setting.titles, history.knowledge(), CHANGES)
            if lines:
                found.append(Moment(start, stop, entries[start].turn, entries[start].phase, lines))
            start = stop
        return found

    def _scene(self, place: int) -> Scene:
        """The board after the moment before place ``at``, compared with the start of its turn."""
        moment = self.moments[place - 1] if place else None
        turn = moment.turn if moment else 1
        history = self._history()
        opening = history.knowledge()
        for entry in self.journal.entries[: moment.stop if moment else 0]:
            if entry.turn == turn and turn > 0:
                opening = history.knowledge()
                turn = -turn
            history.take(entry)
        return self.setting.scene(abs(turn), moment.phase if moment else "", history.knowledge(), opening)

    def _show(self, place: int, closing: list[Text]) -> None:
        screen = self.screen
        scene = self._scene(place)
        lines = [header(scene, screen), *trilemma(scene, screen), *flow(indicators(scene), screen.width)]
        if scene.seat:
            lines += flow(means(scene), screen.width, "It holds: ")
        lines.append(screen.rule(f"{place} of {count(len(self.moments), 'step')}"))
        room = max(3, screen.height - len(lines) - 3) if screen.drawn else 1
        told: list[Text] = []
        for moment in self.moments[max(0, place - room) : place]:
            current = moment is self.moments[place - 1]
            told += [
                part
                for line in moment.lines
                for part in screen.broken(Text.assemble(("> " if current else "  "), line))
            ]
        hint = END if closing and place == len(self.moments) else HELP
        screen.clear()
        screen.show([*lines, *told[-room:], shorten(Text(hint, style="quiet"), screen.width)])


def _joins(entry: Entry, decision: Entry) -> bool:
    """Whether an entry is the outcome of a decision."""
    return bool(entry.seat) and entry.outcome is not None and entry.code == decision.code and decision.outcome is None


def first_position(journal: Journal) -> State | None:
    """Any position that fits a journal, to work out what is not stored; None when the present rules differ."""
    try:
        return prepare(embedded(journal)).first()
    except DivergenceError:
        return None

"""Plays a script of moves: the engine behind playthroughs, historical lines and their calibration."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from platformdirs import user_cache_path

from game.kernel.action import Action
from game.kernel.types import Odds
from game.match import Match, drive
from game.players.registry import make_player
from game.records.analysis.reference_ranges import Bands, Reading, compare, read_bands
from game.records.journal.dice import drawn
from game.records.journal.format import JournalError
from game.records.library import find_line, line_names, nearest
from game.records.scenario.load import load_scenario
from game.records.scenario.model import Scenario
from game.records.script import ENDING, Roll, Script, ScriptError, read_script

ONLY_ONCE: Final = "headline"
"""The event whose outcomes never come twice: the dice leave a card to the later turn that rolls it."""

QUIET: Final = ("pass", "absorb", "withhold", "intercept")
"""What a seat without a move does where it must choose, in this order of preference."""


@dataclass(slots=True)
class Performance:
    """A script that was played: its match, what could not be played, and the board at each checkpoint by code."""

    match: Match
    faults: list[str] = field(default_factory=list)
    readings: dict[str, dict[str, int | float]] = field(default_factory=dict)


def play_script(script: Script, scenario: Scenario | None = None) -> Match:
    """The match of a script.  Raises ScriptError with every move that was not legal and every roll that never fell."""
    played = perform(script, scenario)
    if played.faults:
        raise ScriptError(script.name, played.faults)
    return played.match


def perform(script: Script, scenario: Scenario | None = None) -> Performance:
    """Play a script as far as it goes; what could not be played is told in ``faults``."""
    chosen = scenario or load_scenario(script.scenario)
    match = Match(chosen, script.seed, dice=not script.guided)
    return _Performer(script, match).run()


def write_line(script: Script, path: Path) -> None:
    """Write the journal of a line, the same bytes whenever it is written.  Raises ScriptError or JournalError."""
    match = play_script(script)
    match.save(path, created=f"{match.scenario.start}T00:00:00+00:00")
    match.close()


def journal_at(file: str | Path) -> Path:
    """The journal that ``file`` stands for: itself, or that of a script of moves or of a line by its name.

    Scripts are played anew, and their journals lie in the user's cache folder only until they are played again: what a
    line did under earlier rules is of no use.  Raises ScriptError or JournalError.
    """
    path = Path(file)
    if path.suffix != ENDING:
        if str(file) not in line_names() or path.exists():
            return path
        path = find_line(str(file))
    fresh = user_cache_path("double-bind", appauthor=False) / "lines" / f"{path.stem}.jsonl"
    try:
        fresh.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise JournalError(f"The journal of {path.name} cannot be kept in {fresh.parent}: {error.strerror}.") from error
    script = read_script(path)
    try:
        with TemporaryDirectory(dir=fresh.parent) as folder:
            write_line(script, Path(folder) / fresh.name)
            os.replace(Path(folder) / fresh.name, fresh)
    except OSError as error:
        raise JournalError(f"The journal of {path.name} cannot be kept in {fresh.parent}: {error.strerror}.") from error
    return fresh


@dataclass(slots=True)
class Calibration:
    """A line beside its bands; ``faults`` are the moves that the present rules do not let it play."""

    script: Script
    bands: Bands
    readings: list[Reading]
    faults: list[str]


def calibrate(name: str) -> Calibration:
    """Play a line again under the present rules and compare it with its bands, as far as it goes.

    Raises LibraryError, ScriptError, BandsError or ScenarioError when the line cannot be read.
    """
    path = find_line(name)
    script = read_script(path)
    bands = read_bands(path.with_suffix(".toml"), [one.code for one in script.checkpoints])
    played = perform(script)
    return Calibration(script, bands, compare(bands, played.readings), played.faults)


class _Performer:
    """One script on its way through a match.  Moves and rolls are taken away as they are played."""

    def __init__(self, script: Script, match: Match) -> None:
        self.script = script
        self.match = match
        self.done = Performance(match)
        self.turn = 1
        self.loose = {seat: list(codes) for seat, codes in script.blocks[0].moves.items()}
        self.loose_rolls = list(script.blocks[0].rolls)
        self.moves: dict[str, list[str]] = {}
        self.rolls: list[Roll] = []
        self.why: dict[str, str] = {}
        self.fell: dict[str, list[str]] = {}
        """The labels every chance of the turn offered, by event or action."""

    def run(self) -> Performance:
        self._know_every_code()
        match, last = self.match, self.script.turns
        self._read(0)
        if self.script.bots:
            bots = {seat: make_player(self.script.bots) for seat in match.players}
            while not match.over and (not last or match.turn <= last):
                drive(match, bots, limit=1)
            return self.done
        self._open()
        while not match.over and (not last or match.turn <= last):
            if match.turn > self.turn:
                self._close()
                self._open()
            if match.at_chance:
                match.resolve(self._fall(match.odds()))
            else:
                match.play(self._choose(match.legal_actions()))
        self._close()
        self._loose_ends()
        return self.done

    def _know_every_code(self) -> None:
        """Whatever names no action of this scenario can never be played: say so at once."""
        codes = self.match.rulebook.by_code
        for block in self.script.blocks:
            for seat, moves in block.moves.items():
                for move in [one for one in moves if f"{seat} {one}" not in codes]:
                    own = [one.removeprefix(f"{seat} ") for one in codes if one.startswith(f"{seat} ")]
                    known = nearest(move, own) if own else f"the seat {seat!r} is not in play"
                    when = f" of turn {block.turn}" if block.turn else ""
                    self.done.faults.append(
                        f"{seat}: {move}{when}: there is no such action in {self.script.scenario}; {known}."
                    )
                    (self.loose[seat] if not block.turn else moves).remove(move)

    def _open(self) -> None:
        """Take up the block of the turn that begins."""
        self.turn = self.match.turn
        self.why.clear()
        self.fell.clear()
        for block in self.script.blocks[1:]:
            if block.turn == self.turn:
                self.moves = {seat: list(codes) for seat, codes in block.moves.items()}
                self.rolls = list(block.rolls)

    def _close(self) -> None:
        """Tell what the turn left unplayed, and read the board if a checkpoint stands here."""
        for seat, codes in self.moves.items():
            for code in codes:
                self._missed(seat, code, f"in turn {self.turn}")
        for roll in self.rolls:
            self._never_fell(roll, f"in turn {self.turn}")
        self.moves, self.rolls = {}, []
        self._read(self.turn)

    def _read(self, turn: int) -> None:
        for one in self.script.checkpoints:
            if one.turn == turn:
                self.done.readings[one.code] = self.match.quantities()

    def _loose_ends(self) -> None:
        """Tell what is left when the match stops: moves and rolls of no turn, and the blocks of turns never reached."""
        for seat, codes in self.loose.items():
            for code in codes:
                self._missed(seat, code, "in any turn")
        for roll in self.loose_rolls:
            self._never_fell(roll, "in any turn")
        left = [one.turn for one in self.script.blocks if one.turn > self.turn]
        if left:
            self.done.faults.append(
                f"The match ended in turn {self.turn} ({self.match.ending}), before the block of turn {left[0]}."
            )

    def _missed(self, seat: str, code: str, when: str) -> None:
        full = f"{seat} {code}"
        menu = self.match.rulebook.by_code[full].menu
        why = self.why.get(full, f"{seat} was never asked to choose from the menu {menu!r} (§3.2)")
        self.done.faults.append(f"{seat}: {code} was not played {when}: {why}.")

    def _never_fell(self, roll: Roll, when: str) -> None:
        offered = list(dict.fromkeys(label for what, labels in self.fell.items() for label in labels))
        if roll.what:
            bound = [labels for what, labels in self.fell.items() if _is_of(what, roll.what)]
            if bound:
                offered = list(dict.fromkeys(label for labels in bound for label in labels))
            else:
                happened = list(self.fell)
                self.done.faults.append(
                    f"roll {roll} never fell {when}: nothing was left to chance in {roll.what!r}; "
                    f"{nearest(roll.what, happened)}."
                )
                return
        self.done.faults.append(f"roll {roll} never fell {when}: no chance offered it; {nearest(roll.label, offered)}.")

    def _fall(self, odds: Odds) -> int:
        """The outcome a roll of the script names, else that of the seeded dice."""
        what = self.match.chance
        labels = self.fell.setdefault(what, [])
        labels += [label for label, _ in odds if label not in labels]
        for waiting in (self.rolls, self.loose_rolls):
            for roll in waiting:
                if roll.what and not _is_of(what, roll.what):
                    continue
                outcome = _named(odds, roll.label)
                if outcome >= 0:
                    waiting.remove(roll)
                    return outcome
        return drawn(self.match.seed, self.match.step + 1, self._left_for_dice(what, odds))

    def _left_for_dice(self, what: str, odds: Odds) -> Odds:
        """The odds without what a later block rolls and can fall only once; their numbers stay what they are."""
        if what != ONLY_ONCE:
            return odds
        later = [roll for block in self.script.blocks if block.turn > self.turn for roll in block.rolls]
        kept = {_named(odds, roll.label) for roll in [*later, *self.rolls]}
        left = tuple((label, 0 if at in kept else weight) for at, (label, weight) in enumerate(odds))
        return left if any(weight for _, weight in left) else odds

    def _choose(self, legal: list[Action]) -> Action:
        seat = self.match.seat
        by_code = {one.code: one for one in legal}
        chosen = self._move(self.moves.get(seat, []), by_code, whole=True)
        chosen = chosen or self._move(self.loose.get(seat, []), by_code, whole=False)
        self._note(seat, legal, chosen)
        if chosen:
            return chosen
        for verb in QUIET:
            for action in legal:
                if action.verb == verb:
                    return action
        return legal[0]

    def _move(self, waiting: list[str], legal: dict[str, Action], *, whole: bool) -> Action | None:
        """The first move that is legal, of all that wait or of the next alone; it waits no longer."""
        for code in waiting if whole else waiting[:1]:
            action = legal.get(f"{self.match.seat} {code}")
            if action:
                waiting.remove(code)
                return action
        return None

    def _note(self, seat: str, legal: list[Action], chosen: Action | None) -> None:
        """Remember of every move that waits on the open menu why it was not the one."""
        menu = legal[0].menu
        instead = repr(chosen.code) if chosen else "another move"
        for code in [*self.moves.get(seat, []), *self.loose.get(seat, [])[:1]]:
            full = f"{seat} {code}"
            if self.match.rulebook.by_code[full].menu == menu:
                reason = self.match.why(full)
                self.why[full] = str(reason) if reason else f"{instead} was chosen instead"


def _is_of(what: str, bound: str) -> bool:
    """Whether a chance, an event's code or an action's, is the one a roll is bound to: its code or the beginning of it.

    The seat may be left out.
    """
    return any(f"{one} ".startswith(f"{bound} ") for one in (what, what.partition(" ")[2]))


def _named(odds: Odds, label: str) -> int:
    """The number of the outcome a roll names, by its label or the only one that begins so; -1 when there is none."""
    sought = label.lower()
    offered = [(at, name.lower()) for at, (name, weight) in enumerate(odds) if weight > 0]
    whole = [at for at, name in offered if name == sought]
    begun = whole or [at for at, name in offered if name.startswith(sought)]
    return begun[0] if whole or len(begun) == 1 else -1

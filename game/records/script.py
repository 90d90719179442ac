"""Scripts of moves: what the seats do, in which turn, and which outcomes fall; the source of playthroughs and lines.

A script (``NAME.moves``) is read line by line; a line that begins with ``#`` is a comment, and so is what follows
`` # `` in any other.  The first comment is the title.

================================  ====================================================================================
``scenario NAME``                 the scenario, ``double-bind`` unless given
``seed N``                        the dice of everything that is not rolled below, 7 unless given
``turns N``                       how many turns are played; unless given, up to the last block, or to the end
``bots NAME``                     bots of that name decide everything; the script then has no moves
``shows MODULE ...``              the rule modules a playthrough shows
``SEAT: CODE; CODE; ...``         moves of a seat, each an action's code without the seat
``roll LABEL; LABEL``             outcomes that fall at the first chance that offers them; the beginning of a label does
``roll WHAT = LABEL``             the same, only at the chance of that event, verb or action
``turn N``                        opens a block: moves and rolls below it belong to turn N
``checkpoint CODE DATE``          the end of the block's turn (before any block: the first position) stands for a date
================================  ====================================================================================

Before the first block, a seat plays its moves in order, each as soon as it is legal where the seat stands.  In a block
it plays the first of the block's moves that is legal.  With nothing to play it passes, or reacts in the quietest way.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from game.records.errors import MOST, FaultsError, first_of
from game.records.files import not_utf8, read_text
from game.records.library import nearest
from game.rules.seats import SEATS

ENDING: Final = ".moves"
_KEYS: Final = ("scenario", "seed", "turns", "bots", "shows", "roll", "turn", "checkpoint")
_WHOLE: Final = ("seed", "turns", "turn")


class ScriptError(FaultsError):
    """A script that cannot be read or played.  ``faults`` has a sentence for each."""


@dataclass(frozen=True, slots=True)
class Roll:
    """An outcome by its label.  ``what`` binds it to an event, a verb or an action; empty for any chance."""

    label: str
    what: str = ""

    def __str__(self) -> str:
        return f"{self.what} = {self.label}" if self.what else self.label


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """The end of a turn (0: the first position) that stands for a day of recorded history."""

    code: str
    turn: int
    date: datetime.date


@dataclass(slots=True)
class Block:
    """Moves by seat and rolls of one turn; those of turn 0 belong to no turn."""

    turn: int
    moves: dict[str, list[str]] = field(default_factory=dict)
    rolls: list[Roll] = field(default_factory=list)


@dataclass(slots=True)
class Script:
    """A script as it is written.  ``blocks[0]`` holds what belongs to no turn; with ``turns`` 0 it plays to the end."""

    name: str
    title: str = ""
    scenario: str = "double-bind"
    seed: int = 7
    turns: int = 0
    bots: str = ""
    shows: list[str] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=lambda: [Block(0)])
    checkpoints: list[Checkpoint] = field(default_factory=list)

    @property
    def guided(self) -> bool:
        """Whether the script fixes an outcome, or stops to read the board before the next turn's dice fall."""
        return bool(self.checkpoints) or any(one.rolls for one in self.blocks)


def read_script(path: str | Path) -> Script:
    """The script of a file.  Raises ScriptError with every fault, each with its line."""
    path = Path(path)
    try:
        text = read_text(path)
    except OSError as error:
        raise ScriptError(path.name, [f"the script cannot be read: {error.strerror}."]) from error
    except UnicodeDecodeError as error:
        raise ScriptError(path.name, [not_utf8(error)]) from error
    return parse_script(text, path.stem, path.name)


def parse_script(text: str, name: str, source: str) -> Script:
    """The same for the text of a script; ``source`` names it in errors."""
    reader = _Reader(Script(name))
    for number, line in enumerate(text.splitlines(), 1):
        reader.take(line, number)
    script = reader.script
    written = any(one.moves or one.rolls for one in script.blocks)
    if script.bots and written:
        reader.faults.append(f"bots {script.bots}: they decide everything; no moves and rolls are allowed beside them.")
    if not script.turns and len(script.blocks) > 1:
        script.turns = script.blocks[-1].turn
    for block in script.blocks:
        if block.turn > script.turns > 0:
            reader.faults.append(f"turn {block.turn}: it is never played; turns {script.turns} ends the script before.")
    if reader.faults:
        raise ScriptError(source, first_of(reader.faults))
    return script


class _Reader:
    """Takes a script line by line; ``faults`` grows."""

    def __init__(self, script: Script) -> None:
        self.script = script
        self.faults: list[str] = []
        self.number = 0

    def take(self, line: str, number: int) -> None:
        self.number = number
        if len(self.faults) > MOST:
            return
        line = line.strip()
        if line.startswith("#"):
            self.script.title = self.script.title or line.lstrip("# ")
            return
        line = line.partition(" #")[0].strip()
        key, _, value = line.partition(" ")
        if not line:
            return
        if key in _KEYS:
            self.setting(key, value.strip())
        elif ":" in line:
            seat, _, codes = line.partition(":")
            self.moves(seat.strip(), codes)
        else:
            self.fault(f"{key!r} begins no line of a script; {nearest(key, [*_KEYS, *(f'{one}:' for one in SEATS)])}")

    def fault(self, sentence: str) -> None:
        self.faults.append(f"line {self.number}: {sentence}.")

    def setting(self, key: str, value: str) -> None:
        if not value:
            self.fault(f"{key} stands alone; allowed is a value after it")
        elif key in _WHOLE:
            if not value.isascii() or not value.isdigit() or len(value) > 12 or (key != "seed" and not int(value)):
                least = "" if key == "seed" else " of at least 1"
                self.fault(f"{key} {value} is not allowed; allowed is a whole number{least}")
            elif key == "turn":
                self.block(int(value))
            else:
                setattr(self.script, key, int(value))
        elif key == "shows":
            self.script.shows = value.split()
        elif key == "roll":
            self.rolls(value)
        elif key == "checkpoint":
            self.checkpoint(value)
        else:
            setattr(self.script, key, value)

    def block(self, turn: int) -> None:
        last = self.script.blocks[-1].turn
        if turn <= last:
            self.fault(f"turn {turn} stands after turn {last}; allowed are later turns, each once")
        else:
            self.script.blocks.append(Block(turn))

    def moves(self, seat: str, codes: str) -> None:
        if seat not in SEATS:
            self.fault(f"there is no seat {seat!r}; {nearest(seat, list(SEATS))}")
            return
        found = [" ".join(one.split()) for one in codes.split(";") if one.strip()]
        if not found:
            self.fault(f"{seat} has no move here; allowed are codes with semicolons between")
        self.script.blocks[-1].moves.setdefault(seat, []).extend(found)

    def rolls(self, value: str) -> None:
        for one in value.split(";"):
            what, equals, label = one.partition("=") if "=" in one else ("", "", one)
            what, label = " ".join(what.split()), " ".join(label.split())
            if not label or (equals and not what):
                self.fault("a roll lacks its label; allowed is roll LABEL, or roll EVENT = LABEL")
            else:
                self.script.blocks[-1].rolls.append(Roll(label, what))

    def checkpoint(self, value: str) -> None:
        code, _, day = value.partition(" ")
        try:
            date = datetime.date.fromisoformat(day.strip())
        except ValueError:
            self.fault(f"checkpoint {value} is not allowed; allowed is a code and a day, as checkpoint B1 2025-03-31")
            return
        if any(one.code == code for one in self.script.checkpoints):
            self.fault(f"checkpoint {code} stands here twice; allowed is once")
        self.script.checkpoints.append(Checkpoint(code, self.script.blocks[-1].turn, date))

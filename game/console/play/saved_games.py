"""Journals as files: where a new one goes, which may not be written over, and what can be done with one."""

from __future__ import annotations

import shlex
from datetime import datetime
from pathlib import Path

from platformdirs import user_data_path

from game.console.play.humans import is_human
from game.console.terminal.errors import MisreadError
from game.console.terminal.program import COMMAND
from game.console.terminal.text import clean, quote
from game.records.journal.format import JournalError, read_journal
from game.records.scenario.model import Scenario


def own_file(scenario: Scenario) -> Path:
    """A new file in the folder for the user's data."""
    folder = user_data_path(COMMAND, appauthor=False) / "matches"
    folder.mkdir(parents=True, exist_ok=True)
    stem = f"{scenario.name}-{datetime.now():%Y%m%d-%H%M%S}"
    path = folder / f"{stem}.jsonl"
    number = 1
    while path.exists():
        number += 1
        path = folder / f"{stem}-{number}.jsonl"
    return path


def new_file(typed: str) -> Path:
    """The path of a file that is to be made.  Raises MisreadError when something of that name exists."""
    try:
        path = Path(typed).expanduser()
        taken = path.is_file() or path.is_dir()
    except (OSError, RuntimeError, ValueError) as error:
        raise MisreadError(f"{quote(typed)} cannot be the name of a file: {error}.") from error
    if taken:
        raise MisreadError(f"{quote(typed)} exists already; name a new file.")
    return path


def spare_people(path: Path) -> None:
    """A watched match may be made again from its seed, a played one may not: its journal is not written over."""
    if not path.is_file() or not path.stat().st_size:
        return
    try:
        players = read_journal(path).header.players
    except JournalError:
        return
    if any(map(is_human, players.values())):
        raise MisreadError(f"{quote(str(path))} holds a match that people played; name another file.")


def how_to(verb: str, path: Path) -> str:
    """A sentence with the command that does something with a journal."""
    does = {"resume": "Go on with it", "replay": "See it again", "verify": "Check it"}[verb]
    return f"{does}: {COMMAND} {verb} {shlex.quote(clean(str(path)))}"

"""Journals as files: where a new one goes, whose name is claimed before anything is put there, and what can be done."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path

from platformdirs import user_data_path

from game.console.play.match_protocol import MatchProtocol
from game.console.terminal.errors import MisreadError
from game.console.terminal.program import COMMAND
from game.console.terminal.shell import command
from game.console.terminal.text import quote
from game.records.journal.hold import Hold, TakenError
from game.records.journal.writer import trouble
from game.records.scenario.model import Scenario


def own_file(scenario: Scenario) -> Hold:
    """A claim to a new file in the folder for the user's data.  Raises JournalError."""
    folder = user_data_path(COMMAND, appauthor=False) / "matches"
    stem = f"{scenario.name}-{datetime.now():%Y%m%d-%H%M%S}"
    number = 1
    while True:
        path = folder / f"{stem}{f'-{number}' if number > 1 else ''}.jsonl"
        try:
            folder.mkdir(parents=True, exist_ok=True)
            return Hold.claim(path)
        except TakenError:
            number += 1
        except OSError as error:
            raise trouble(path, error) from error


def new_file(typed: str | Path) -> Path:
    """The path of a file that is to be made.  Raises MisreadError when anything but an empty file has that name.

    Whoever makes it makes it exclusively: by then the name may be taken.
    """
    path = Path(os.path.expanduser(typed))
    try:
        taken = path.is_dir() or (path.is_file() and path.stat().st_size > 0)
    except (OSError, ValueError) as error:
        reason = (isinstance(error, OSError) and error.strerror) or str(error)
        raise MisreadError(f"{quote(str(typed))} cannot be the name of a file: {reason.rstrip('.')}.") from error
    if taken:
        raise MisreadError(f"{quote(str(typed))} exists already; name a new file.")
    return path


def claim(typed: str | Path) -> Hold | Path:
    """A claim to a new file, so that nobody else can take its name meanwhile; a pipe or a device is only named.

    Raises MisreadError when the name is taken, and JournalError when a file cannot be made there.
    """
    path = new_file(typed)
    if path.exists() and not path.is_file():
        return path
    try:
        return Hold.claim(path)
    except TakenError as error:
        raise MisreadError(f"{quote(str(typed))} exists already; name a new file.") from error
    except OSError as error:
        raise trouble(path, error) from error


def give_up(claimed: Hold | Path | None) -> None:
    """Let a claim go, of which nothing came."""
    if isinstance(claimed, Hold):
        claimed.release(remove=True)


def path_of(claimed: Hold | Path) -> Path:
    """The file that was claimed."""
    return claimed.path if isinstance(claimed, Hold) else claimed


def save_anew(match: MatchProtocol, typed: str) -> Path:
    """Go on saving a match in a new file.  Raises MisreadError and JournalError, and then nothing has changed."""
    claimed = claim(typed)
    try:
        match.save(claimed)
    except BaseException:
        give_up(claimed)
        raise
    return path_of(claimed)


def how_to(verb: str, path: Path) -> str:
    """A sentence, and in a line of its own the command that does something with a journal."""
    does = {"resume": "Go on with it", "replay": "See it again", "verify": "Check it"}[verb]
    return f"{does}:\n{command(verb, path)}"

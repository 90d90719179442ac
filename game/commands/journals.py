"""Journals as files: ``verify`` and ``branch``."""

from __future__ import annotations

from pathlib import Path

from game.console.play.saved_games import how_to, new_file
from game.console.terminal.program import DONE, FAILED
from game.console.terminal.screen import complain, open_screen
from game.console.terminal.text import clean, count, in_words
from game.lines import journal_at
from game.records.journal.branch import branch
from game.records.journal.format import JournalError
from game.records.journal.verify import verify
from game.records.script import ScriptError


def verify_files(files: list[Path]) -> int:
    """Play journals again and compare every step."""
    screen = open_screen(plain=True)
    status = DONE
    for path in files:
        try:
            verdict = verify(journal_at(path))
        except (JournalError, ScriptError) as error:
            complain(str(error))
            status = FAILED
            continue
        for notice in verdict.notices:
            complain(notice)
        if verdict.divergence:
            complain(f"{path}: after {count(verdict.steps, 'step')} that reproduce: {verdict.divergence}")
            status = FAILED
        else:
            screen.say(f"{clean(str(path))}: {count(verdict.steps, 'step')}, every one reproduces.")
            if verdict.unverified:
                screen.say(f"Nothing can confirm {clean(in_words(verdict.unverified, 'or'))}.")
    return status


def branch_off(file: Path, step: int, new: Path, same_dice: bool = False) -> int:
    """Begin another match where a saved one stood after a step; the new journal names its parent."""
    parent_file = journal_at(file)
    fresh = new_file(new)
    parent = branch(parent_file, step, fresh, same_dice=same_dice)
    told = f"{clean(str(fresh))} goes on from {clean(parent.name)} after {count(parent.step, 'step')}."
    open_screen(plain=True).say(f"{told} {how_to('resume', fresh)}")
    return DONE

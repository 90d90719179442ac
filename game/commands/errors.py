"""Errors whose text is written for the person who made them."""

from __future__ import annotations

from typing import Final

from game.console.terminal.errors import MisreadError
from game.match import IllegalAction, UndoError
from game.players.registry import PlayerError
from game.records.analysis.par import ParError
from game.records.analysis.reference_ranges import BandsError
from game.records.claims import ClaimsError
from game.records.journal.format import JournalError
from game.records.journal.verify import DivergenceError
from game.records.library import LibraryError
from game.records.scenario.model import ScenarioError
from game.records.script import ScriptError


class BrokenOffError(Exception):
    """Somebody pressed Ctrl-C; the text says what is saved where."""


SENTENCES: Final = (
    BandsError, ClaimsError, DivergenceError, IllegalAction, JournalError, LibraryError, MisreadError, ParError,
    PlayerError, ScenarioError, ScriptError, UndoError,
)
"""All that a command may raise but what the operating system does, and BrokenOffError."""

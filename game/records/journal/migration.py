"""Journals of older versions, read as if they had been written today.

A quantity, a rule module or a dial that was renamed since is read under its present code; which they are stands in one
table, ``game/records/renamed.py``, which also serves scenario files.  Numbers, digests of positions and the checks of
lines do not depend on codes and stay as they are.
"""

from __future__ import annotations

from typing import Any, Final

from pydantic import ValidationError

from game.records.renamed import RENAMED, Renamer
from game.records.scenario.model import Scenario

VERSION: Final = 1 + len(RENAMED)
"""The version of the journal format that is written; every older one is read."""


class Migration:
    """Puts the lines of a journal of version ``since`` into the present words, one after the other."""

    def __init__(self, since: int) -> None:
        self._renamer = Renamer(since)

    def header(self, raw: dict[str, Any]) -> dict[str, Any]:
        """The first line.  Raises KeyError, TypeError or ValueError when it is not one."""
        scenario = self._renamer.scenario(raw["scenario"])
        found = raw | {
            "scenario": scenario,
            "digest": _digest(scenario, raw["digest"]),
            "board": [[self._renamer.quantity(code), *rest] for code, *rest in raw["board"]],
        }
        if "parent" in raw:
            name, step, digest = raw["parent"]
            found["parent"] = [name, step, found["digest"] if digest == raw["digest"] else digest]
        return found

    def step(self, raw: dict[str, Any]) -> dict[str, Any]:
        """Any other line.  Raises KeyError, TypeError or ValueError when it is not one."""
        if "changes" not in raw:
            return raw
        return raw | {"changes": [self._change(*row) for row in raw["changes"]]}

    def _change(self, code: str, before: Any, after: Any, *rest: Any) -> list[Any]:
        """A row of name, before, after, and sometimes masks and then a cause, which is ``MODULE.HOOK``."""
        row = [self._renamer.quantity(code), before, after, *rest]
        if isinstance(row[-1], str):
            module, dot, hook = row[-1].partition(".")
            row[-1] = f"{self._renamer.module(module)}{dot}{hook}"
        return row


def _digest(scenario: dict[str, Any], written: str) -> str:
    """The digest of a scenario under its present words; the written one when it is none that could be played."""
    try:
        return Scenario.model_validate(scenario).digest
    except ValidationError:
        return written

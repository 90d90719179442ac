"""Codes that have been renamed: of rule modules, of quantities on the board, of dials.

Whoever renames one adds a line to ``RENAMED`` here, and nothing else: journals of older versions are read under the
new codes (``journal/migration.py``), and so are scenario files that still use the old ones, with a notice.  The line
belongs in the last step until journals of the present version are in people's hands, and then in a new one.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Final


@dataclass(frozen=True, slots=True)
class Renames:
    """What was renamed between two versions of the journal format, old code to new.

    ``modules`` are codes of rule modules, ``quantities`` are ``MODULE.FIELD`` (a list with all its labels) and
    ``dials`` ``MODULE.DIAL``; both have the old module's code on the left and the new one's on the right.  Quantities
    and dials that are not listed follow their module.
    """

    modules: dict[str, str] = field(default_factory=dict)
    quantities: dict[str, str] = field(default_factory=dict)
    dials: dict[str, str] = field(default_factory=dict)

    def module(self, code: str) -> str:
        """The new code of a rule module; any other code as it is."""
        return self.modules.get(code, code)

    def quantity(self, code: str) -> str:
        """The new code of a quantity; any other text as it is."""
        module, dot, rest = code.partition(".")
        name, second, label = rest.partition(".")
        found = self.quantities.get(f"{module}{dot}{name}", f"{self.module(module)}{dot}{name}")
        return f"{found}{second}{label}"

    def dial(self, code: str) -> str:
        """The new code of a dial, ``MODULE.DIAL``."""
        module, dot, name = code.partition(".")
        return self.dials.get(code, f"{self.module(module)}{dot}{name}")


RENAMED: Final = (
    Renames(
        modules={"channels": "backchannels", "singletext": "single_text"},
        quantities={
            "channels.ears": "backchannels.end_listeners",
            "channels.bench": "backchannels.mediator_credit",
            "channels.busy": "backchannels.acted",
            "channels.candour": "backchannels.credibility",
            "channels.deeds": "backchannels.deeds_this_claim",
            "channels.held": "backchannels.held_gestures",
            "channels.ransom": "backchannels.exchange_cooldown",
            "singletext.ears": "single_text.end_listeners",
            "singletext.candour": "single_text.credibility",
        },
    ),
)
"""The renames in order: those of place 0 lead from version 1 of the journal format to version 2, and so on."""


class Renamer:
    """Gives old codes their present ones; ``since`` is the version of the format they were written in.

    ``notices`` has a sentence for every old code that was met.
    """

    def __init__(self, since: int = 1) -> None:
        self._steps = RENAMED[since - 1 :]
        self.notices: list[str] = []

    def module(self, code: str) -> str:
        """The present code of a rule module."""
        found = code
        for one in self._steps:
            found = one.module(found)
        return self._noted(code, found)

    def quantity(self, code: str) -> str:
        """The present code of a quantity."""
        found = code
        for one in self._steps:
            found = one.quantity(found)
        return self._noted(code, found)

    def dial(self, code: str) -> str:
        """The present code of a dial, ``MODULE.DIAL``."""
        found = code
        for one in self._steps:
            found = one.dial(found)
        return self._noted(code, found)

    def _noted(self, old: str, new: str) -> str:
        notice = f"{old!r} is called {new!r} now."
        if old != new and notice not in self.notices:
            self.notices.append(notice)
        return new

    def scenario(self, raw: dict[str, Any]) -> dict[str, Any]:
        """The tables of a scenario, or of a variant of one, under the present codes.

        What has not the shape of a scenario stays as it is, for the checks to find.
        """
        found = self._modules(raw)
        if isinstance(without := raw.get("without"), dict):
            found["without"] = self._modules(without)
        if isinstance(board := raw.get("board"), dict):
            found["board"] = self._board(board)
        if isinstance(dials := raw.get("dials"), dict):
            found["dials"] = self._dials(dials)
        if isinstance(sources := raw.get("sources"), dict):
            found["sources"] = self._keys(sources)
        if isinstance(cards := raw.get("cards"), list):
            found["cards"] = [self._card(one) if isinstance(one, dict) else one for one in cards]
        if isinstance(aims := raw.get("aims"), list):
            found["aims"] = [self._aim(one) if isinstance(one, dict) else one for one in aims]
        return found

    def _modules(self, table: dict[str, Any]) -> dict[str, Any]:
        codes = table.get("modules")
        if not isinstance(codes, list):
            return dict(table)
        return {**table, "modules": [self.module(one) if isinstance(one, str) else one for one in codes]}

    def _board(self, tables: dict[str, Any]) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for part, values in tables.items():
            if not isinstance(values, dict):
                found[part] = values
                continue
            found.setdefault(self.module(part), {})
            for name, value in values.items():
                there, _, now = self.quantity(f"{part}.{name}").partition(".")
                found.setdefault(there, {})[now] = value
        return found

    def _dials(self, tables: dict[str, Any]) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for module, values in tables.items():
            if not isinstance(values, dict):
                found[module] = values
                continue
            found.setdefault(self.module(module), {})
            for name, value in values.items():
                there, _, dial = self.dial(f"{module}.{name}").partition(".")
                found.setdefault(there, {})[dial] = value
        return found

    def _keys(self, table: dict[str, Any]) -> dict[str, Any]:
        return {self.quantity(code): one for code, one in table.items()}

    def _card(self, card: dict[str, Any]) -> dict[str, Any]:
        tables = {key: card[key] for key in ("requires", "sets", "effects") if isinstance(card.get(key), dict)}
        return {**card, **{key: self._keys(one) for key, one in tables.items()}}

    def _aim(self, aim: dict[str, Any]) -> dict[str, Any]:
        code = aim.get("indicator")
        return {**aim, "indicator": self.quantity(code)} if isinstance(code, str) else aim

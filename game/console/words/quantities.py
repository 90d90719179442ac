"""Plain words for board quantities: how an indicator is called, and what its numbers mean where they stand for words.

Title, words and manner of reading stand where the rules declare the field; one without a title is called by its code.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Final, NamedTuple

from game.kernel.field import (
    BOOKKEEPING,
    NAMED_SET,
    NEWS,
    NONE_AT_ZERO,
    NONE_BELOW_ZERO,
    SEAT_PLUS_ONE,
    SEAT_SET,
    TERM_SET,
    Field,
)
from game.kernel.indicator import scaled
from game.kernel.rulebook import Rulebook
from game.kernel.types import EVERYONE
from game.rules import MODULES
from game.rules.clauses import TERMS
from game.rules.seats import SEATS

FIELDS: Final[dict[str, Field]] = {
    f"{module.code}.{field.name}": field
    for module in MODULES
    for field in (*module.slice_type.fields, *module.slice_type.derived)
}
"""How the rules declare each quantity, by module and name."""

_POOL: Final = Field("")


class Gauge(NamedTuple):
    """How an indicator is shown: its value is divided by ``scale`` and stands before ``unit``."""

    unit: str
    scale: int


class Axis(NamedTuple):
    """One bar of the board: an indicator, its name, and the value that fills the bar."""

    code: str
    name: str
    full: int


TRILEMMA: Final = (
    Axis("talks.negotiation", "Negotiation", 9),
    Axis("regime.security", "Security", 100),
    Axis("regime.narrative", "Narrative", 100),
)
"""The three that no choice improves together, in the order of the board."""

LADDER: Final = Axis("escalation.rung", "Rung", 10)

KEY: Final = (
    "escalation.tension",
    "economy.exports",
    "economy.brent",
    "economy.rial",
    "nuclear.breakout",
    "nuclear.estimate",
    "regime.threat",
    "regime.distress",
    "regime.unrest",
    "regime.unrest_seen",
    "council.course",
    "council.shown.irgc",
    "council.shown.government",
    "council.leading",
    "proxies.index",
    "maritime.confidence",
    "washington.credibility",
)
"""What the board shows above the menu, when the scenario has it and the seat knows it."""

DATES: Final = ("turn", "figure")
"""Units of what is a turn of the calendar, or somebody's latest idea: another one is no rise and no fall."""

FOCUS: Final[dict[str, tuple[str, ...]]] = {
    "us": ("economy.brent", "washington.approval", "washington.credibility", "washington.congress", "nuclear.estimate"),
    "israel": (
        "nuclear.estimate", "strikes.readiness", "strikes.intelligence", "strikes.interceptors.israel",
        "parliaments.coalition",
    ),
    "leader": ("council.course", "regime.unrest", "regime.distress", "regime.threat", "economy.rial"),
    "irgc": ("proxies.index", "strikes.missiles", "strikes.launchers", "regime.threat", "economy.exports"),
    "government": ("economy.rial", "economy.inflation", "regime.distress", "economy.exports", "council.course"),
    "gulf": (
        "escalation.tension", "backchannels.trust.washington", "backchannels.trust.tehran", "alignment.fear",
        "maritime.confidence",
    ),
    "europe": ("nuclear.estimate", "nuclear.access", "parliaments.opinion", "economy.brent", "escalation.tension"),
}
"""What a seat looks at first among the key indicators."""

ALARMS: Final = (
    "escalation.wartime",
    "escalation.ceasefire",
    "strikes.notice",
    "washington.deadline",
    "maritime.closure",
    "maritime.blockade",
    "maritime.found",
    "succession.interim",
    "succession.primacy",
    "alignment.hosting",
    "talks.status",
    "talks.scheduled",
    "talks.disputes",
    "parliaments.motion",
    "parliaments.rebuke",
    "parliaments.pledge",
)
"""What stands before the key indicators while it is not at rest."""

REST: Final = ("none", "no", "nobody", "nothing", "open", "closed")
"""Words of values that say nothing now."""

_FIRST: Final = (*(axis.code for axis in (LADDER, *TRILEMMA)), *KEY)

INSTEAD: Final = {"nuclear.estimate": "nuclear.breakout", "regime.unrest_seen": "regime.unrest"}
"""Indicators left out by seats that know a better one."""


def gauges(book: Rulebook) -> dict[str, Gauge]:
    """How to show every indicator of the modules that are on, by code and in board order."""
    return {
        code: Gauge(indicator.field.unit, indicator.field.scale)
        for code, indicator in book.indicators.items()
        if indicator.part < 0 or book.switches[indicator.part]
    }


def name_of(code: str) -> str:
    """What an indicator is called: ``economy.brent`` is ``Brent``, ``sanctions.authority.oil`` ``oil authority``."""
    parts = code.split(".")
    if parts[0] in SEATS:
        return code.replace(".", " ")
    label = " ".join(parts[2:]).replace("_", " ").replace("-", " ")
    title = _field(code).title
    if title:
        return f"{title} {label}".rstrip()
    return f"{label} {' '.join(parts[1:2]).replace('_', ' ')}".strip()


def is_news(code: str, unit: str) -> bool:
    """Whether changes of an indicator are news: it is measured or its numbers stand for words, and it is neither a
    choice nor the attention a choice took."""
    if _field(code).telling != NEWS or (code.split(".")[0] in SEATS and code.endswith(".attention")):
        return False
    return bool(unit) or is_worded(code)


def weight(code: str) -> int:
    """How early a change is told: the axes of the board, key indicators, the rest, what seats hold."""
    if code in _FIRST:
        return _FIRST.index(code)
    return len(_FIRST) + (code.split(".")[0] in SEATS)


def is_listed(code: str) -> bool:
    """Whether the whole board lists an indicator."""
    return _field(code).telling != BOOKKEEPING


def is_worded(code: str) -> bool:
    """Whether an indicator's numbers stand for words or for sets of seats, so that differences mean nothing."""
    found = _field(code)
    return bool(found.values) or found.reads in (SEAT_SET, TERM_SET, NAMED_SET, SEAT_PLUS_ONE)


def is_measured(code: str, value: int, gauge: Gauge) -> bool:
    """Whether a value is an amount, so that what it moved by means something: no word, no date, not unknown or none."""
    return not is_worded(code) and gauge.unit not in DATES and shown(code, value, gauge) != "none"


def shown(code: str, value: int | None, gauge: Gauge) -> str:
    """A stored value as it is read: ``1,500 kb/d``, ``$78.20``, ``47 %``, ``open``, ``us, irgc``; ``?`` for unknown."""
    if value is None:
        return "?"
    found = _field(code)
    if found.reads == SEAT_SET:
        return "everyone" if value == EVERYONE else _members(value, SEATS, "nobody")
    if found.reads == TERM_SET:
        return _members(value, TERMS, "none")
    if found.reads == NAMED_SET:
        return _members(value, found.values, "none")
    if found.reads == SEAT_PLUS_ONE and value <= len(SEATS):
        return SEATS[value - 1] if value > 0 else "nobody"
    if (found.reads == NONE_AT_ZERO and not value) or (found.reads == NONE_BELOW_ZERO and value < 0):
        return "none"
    if 0 <= value < len(found.values):
        return found.values[value]
    return measured(scaled(value, gauge.scale), "" if gauge.unit in name_of(code) else gauge.unit)


def figure(value: Decimal) -> str:
    """A number of a scenario file as it is read, however it was written: ``6e1`` is 60."""
    return f"{value:f}"


_ONE: Final = {
    "acts": "act",
    "attacks": "attack",
    "clauses": "clause",
    "days": "day",
    "drafts": "draft",
    "groups": "group",
    "launchers": "launcher",
    "missiles": "missile",
    "networks": "network",
    "people": "person",
    "rounds": "round",
    "sorties": "sortie",
    "turns": "turn",
}
"""Units of which there may be one."""


def measured(figure: str, unit: str) -> str:
    """A figure with its unit; points and steps need none, and the dollar stands in front."""
    if unit in ("", "points", "level", "step", "rung", "turn", "index", "packages", "figure"):
        return figure
    if unit.startswith("$"):
        sign = "-" if figure.startswith("-") else ""
        return f"{sign}${figure.lstrip('-')}{unit[1:]}"
    return f"{figure} {one_of(unit) if figure == '1' else unit}"


def one_of(unit: str) -> str:
    """What one of a unit is called: ``turns`` of which there is one are a ``turn``."""
    return _ONE.get(unit, unit)


def _field(code: str) -> Field:
    """The declaration of an indicator; a plain one for what seats hold."""
    return FIELDS.get(".".join(code.split(".")[:2]), _POOL)


def _members(value: int, names: tuple[str, ...], empty: str) -> str:
    return ", ".join(name for place, name in enumerate(names) if value >> place & 1) or empty

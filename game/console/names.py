"""Plain words for board quantities: how an indicator is called, and what its numbers mean where they stand for words.

A quantity that is not named here is called by its code and shown as a number, so a new rule module needs no line here.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from game.kernel.rulebook import Rulebook
from game.kernel.terms import EVERYONE
from game.rules.clauses import TERMS
from game.rules.seats import SEATS


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
    "proxies.index",
    "maritime.confidence",
    "washington.credibility",
)
"""What the board shows above the menu, when the scenario has it and the seat knows it."""

_FIRST: Final = (*(axis.code for axis in (LADDER, *TRILEMMA)), *KEY)

INSTEAD: Final = {"nuclear.estimate": "nuclear.breakout"}
"""Indicators left out by seats that know a better one."""

_NAMES: Final = {
    "channels.ears": "close ears of",
    "channels.culprit": "leaker of",
    "channels.rest": "turns of rest of",
    "channels.sounding": "mandate as it sounded",
    "channels.knowers": "who knows of",
    "channels.waiting": "who has yet to accept",
    "council.course": "course of Tehran",
    "council.leading": "course the room prefers",
    "council.pressure": "outside pressure on the council",
    "council.word": "Leader's word",
    "economy.base": "Brent without fear",
    "economy.brent": "Brent",
    "economy.capacity": "export capacity",
    "economy.discount": "discount on Iran's oil",
    "economy.exports": "oil exports",
    "economy.income": "oil income",
    "economy.premium": "fear in the price",
    "economy.priced": "talks the market believes in",
    "economy.reserves": "usable reserves",
    "economy.rial": "rial",
    "escalation.ceasefire": "ceasefire",
    "escalation.peak": "highest rung",
    "escalation.rung": "rung",
    "escalation.violent": "acts of force this turn",
    "escalation.wartime": "turns at war",
    "maritime.confidence": "shippers' confidence",
    "maritime.escorts": "escorts",
    "maritime.flow": "oil through Hormuz",
    "nuclear.access": "inspectors' access",
    "nuclear.breakout": "breakout",
    "nuclear.buried": "60 % stock hidden",
    "nuclear.censured": "censured by the IAEA Board",
    "nuclear.estimate": "breakout estimate",
    "nuclear.machines": "centrifuges at",
    "nuclear.policy": "enrichment policy",
    "nuclear.reported": "60 % stock reported",
    "nuclear.stale": "age of the report",
    "nuclear.stock": "60 % stock",
    "nuclear.total": "all enriched uranium",
    "nuclear.weapon": "work on a device",
    "proxies.attacks": "attacks by fronts",
    "proxies.index": "proxy index",
    "regime.cohesion": "loyalty of",
    "regime.security": "regime security",
    "regime.threat": "perceived threat",
    "sanctions.clock": "turns to snapback",
    "sanctions.escrow": "escrow",
    "sanctions.licence": "licensed exports",
    "sanctions.listings": "listed networks",
    "sanctions.strain": "partners' strain",
    "sanctions.trade": "European trade relief",
    "sanctions.united_nations": "UN measures back",
    "scoring.brink": "turns on the brink:",
    "scoring.secret": "secret aim of",
    "singletext.answer_iran": "Tehran's answer in",
    "singletext.answer_us": "Washington's answer in",
    "singletext.asked": "times asked in",
    "singletext.culprit": "who gave away the text of",
    "singletext.ears": "Iranian end of the text of",
    "singletext.faults_iran": "Tehran's criticism in",
    "singletext.faults_us": "Washington's criticism in",
    "singletext.number": "drafts in",
    "singletext.readers": "who reads the text of",
    "singletext.latest": "last revision in",
    "singletext.refused": "draft refused in",
    "singletext.told_iran": "Tehran's limit as told in",
    "singletext.told_us": "Washington's needs as told in",
    "singletext.rest": "turns of rest of the text of",
    "singletext.terms": "draft",
    "strikes.attacker": "last attacker",
    "nuclear.assessed": "damage assessed at",
    "strikes.cover": "cover under attack",
    "strikes.dead": "dead:",
    "strikes.defence": "Iran's air defence",
    "strikes.deployed": "U.S. groups deployed",
    "strikes.interceptors": "interceptors of",
    "strikes.launchers_seen": "launchers seen",
    "strikes.missiles_seen": "missiles seen",
    "strikes.notice": "notice of a strike",
    "strikes.rationed": "interceptors rationed",
    "talks.age": "age of the text",
    "talks.called": "round called",
    "talks.deal": "deal:",
    "talks.helped": "weight lent to the round",
    "talks.negotiation": "negotiation",
    "talks.paid": "relief paid",
    "talks.present": "at the round",
    "talks.promised": "relief promised",
    "talks.rounds": "rounds held",
    "talks.scheduled": "round on the calendar",
    "talks.signed": "signed by",
    "talks.silent": "turns without a round",
    "talks.status": "state of the deal",
    "talks.text": "text:",
    "talks.disowned": "text disowned by",
    "talks.disputes": "open disputes",
    "talks.done": "clauses carried out",
    "talks.durability": "durability",
    "talks.held": "steps held back this turn by",
    "talks.late": "steps held back by",
    "talks.lifted": "taken off by the deal:",
    "talks.notice": "turns of notice",
    "talks.pending": "turns left to sign the text that follows",
    "talks.readings": "own reading published by",
    "talks.scorned": "public line against the talks by",
    "talks.spoiled": "text worked against",
    "talks.verification": "violations in 100 that would be seen",
    "washington.approval": "approval",
    "washington.congress": "restiveness of Congress",
    "washington.credibility": "credibility of the threat",
    "washington.deadline": "deadline (turn)",
    "washington.demands": "Washington's demands",
    "washington.petrol": "petrol",
    "washington.strain": "strain of",
}

_YES: Final = ("no", "yes")
_SPOKEN: Final = ("nothing", "amplify", "calm")
_COURSES: Final = ("none", "defy", "endure", "bargain")
_MESSAGES: Final = ("none", "threat", "assurance", "offer")
_ANSWERS: Final = ("none", "no", "yes")

_WORDS: Final[dict[str, tuple[str, ...]]] = {
    "channels.exposed": _YES,
    "channels.gestures": _YES,
    "channels.handling": ("as written", "softened", "delayed"),
    "channels.heard_iran": _MESSAGES,
    "channels.heard_us": _MESSAGES,
    "channels.sent_iran": _MESSAGES,
    "channels.sent_us": _MESSAGES,
    "channels.stage": ("closed", "proposed", "open", "frozen"),
    "council.course": _COURSES,
    "council.leading": _COURSES,
    "council.mandate": ("no talks", "indirect talks", "nuclear limits", "broad terms"),
    "council.shown": _COURSES,
    "council.signals": ("none", "press", "reassure"),
    "council.tabled": _COURSES,
    "council.word": ("not yet given", "ratified", "imposed", "ambiguous"),
    "escalation.chosen": ("not chosen", "stand down", "hold", "alert"),
    "escalation.posture": ("none", "stand down", "hold", "alert"),
    "headlines.heard": _SPOKEN,
    "headlines.said": _SPOKEN,
    "nuclear.censured": _YES,
    "nuclear.policy": ("halt", "3.67 %", "20 %", "60 % steady", "60 % at full speed"),
    "sanctions.united_nations": _YES,
    "strikes.notice": ("none", "informed", "backed", "refused"),
    "strikes.rationed": _YES,
    "singletext.answer_iran": _ANSWERS,
    "singletext.told_iran": ("not asked", "no talks", "indirect talks", "nuclear limits", "broad terms"),
    "singletext.told_us": ("not asked", "narrow", "nuclear", "wide", "wide"),
    "talks.disowned": _YES,
    "talks.held": _YES,
    "talks.readings": _YES,
    "talks.scorned": _YES,
    "talks.spoiled": _YES,
    "singletext.answer_us": _ANSWERS,
    "talks.called": _YES,
    "talks.scheduled": _YES,
    "talks.signed": _YES,
    "talks.status": ("none", "published", "agreed", "interim", "comprehensive"),
    "washington.demands": ("narrow", "nuclear", "wide"),
}

_NONE_AT_ZERO: Final = frozenset({"sanctions.clock", "washington.deadline"})

_MASKS: Final = frozenset(
    {"channels.knowers", "channels.waiting", "channels.ears", "singletext.readers", "singletext.ears", "talks.present"}
)
"""Quantities that are sets of seats."""

_TERM_MASKS: Final = frozenset({"singletext.faults_iran", "singletext.faults_us", "talks.done"})
"""Quantities that are sets of terms of a text."""

_SEAT_PLUS_ONE: Final = frozenset({"channels.culprit", "singletext.culprit", "strikes.attacker"})
"""Quantities that are a seat's number plus one, or 0 for nobody."""

_SPOKEN_OF: Final = frozenset(
    {
        "channels.waiting", "council.backing", "council.signals", "council.shown", "council.tabled", "council.weight",
        "escalation.chosen", "headlines.heard", "headlines.said",
    }
)
"""Quantities that only hold what somebody chose: the choice itself is told, and its being taken off the board is not
news."""

_BOOKKEEPING: Final = frozenset(
    {"headlines.drawn", "headlines.latest", "scoring.secret", "singletext.candour", "singletext.latest"}
)
"""Quantities that are the rules' own notes and mean nothing to a reader."""


def gauges(book: Rulebook) -> dict[str, Gauge]:
    """How to show every indicator of the modules that are on, by code and in board order."""
    return {
        code: Gauge(one.field.unit, one.field.scale)
        for code, one in book.indicators.items()
        if one.part < 0 or book.switches[one.part]
    }


def name_of(code: str) -> str:
    """What an indicator is called: ``economy.brent`` is ``Brent``, ``sanctions.authority.oil`` ``oil authority``."""
    parts = code.split(".")
    if parts[0] in SEATS:
        return code.replace(".", " ")
    stem = ".".join(parts[:2])
    label = " ".join(parts[2:]).replace("_", " ").replace("-", " ")
    if stem in _NAMES:
        return f"{_NAMES[stem]} {label}".rstrip()
    return f"{label} {' '.join(parts[1:2]).replace('_', ' ')}".strip()


def told(code: str, unit: str) -> bool:
    """Whether changes of an indicator are news: it is measured or its numbers stand for words, and it is neither a
    choice nor the attention a choice took."""
    stem = _stem(code)
    if stem in _BOOKKEEPING or stem in _SPOKEN_OF or (stem == code and code.endswith(".attention")):
        return False
    return bool(unit) or worded(code)


def weight(code: str) -> int:
    """How early a change is told: the axes of the board, key indicators, the rest, what seats hold."""
    if code in _FIRST:
        return _FIRST.index(code)
    return len(_FIRST) + (code.split(".")[0] in SEATS)


def listed(code: str) -> bool:
    """Whether the whole board lists an indicator."""
    return _stem(code) not in _BOOKKEEPING


def worded(code: str) -> bool:
    """Whether an indicator's numbers stand for words or for sets of seats, so that differences mean nothing."""
    stem = _stem(code)
    return stem in _WORDS or stem in _MASKS or stem in _TERM_MASKS or stem in _SEAT_PLUS_ONE


def shown(code: str, value: int | None, gauge: Gauge) -> str:
    """A stored value as it is read: ``1,500 kb/d``, ``$78.20``, ``47 %``, ``open``, ``us, irgc``; ``?`` for unknown."""
    if value is None:
        return "?"
    stem = _stem(code)
    if stem in _MASKS:
        return "everyone" if value == EVERYONE else _mask(value, SEATS, "nobody")
    if stem in _TERM_MASKS:
        return _mask(value, TERMS, "none")
    if stem in _SEAT_PLUS_ONE and value <= len(SEATS):
        return SEATS[value - 1] if value > 0 else "nobody"
    if stem in _NONE_AT_ZERO and not value:
        return "none"
    words = _WORDS.get(stem)
    if words is not None and 0 <= value < len(words):
        return words[value]
    return measured(number(value, gauge.scale), "" if gauge.unit in name_of(code) else gauge.unit)


def number(value: int, scale: int) -> str:
    """A stored integer in its unit: 258000 of scale 1000 is ``258.0``."""
    if scale == 1:
        return f"{value:,}"
    places = len(str(scale)) - 1
    whole, rest = divmod(abs(value), scale)
    return f"{'-' if value < 0 else ''}{whole:,}.{rest:0{places}}"


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
    "turns": "turn",
}
"""Units of which there may be one."""


def measured(figure: str, unit: str) -> str:
    """A figure with its unit; points and steps need none, and the dollar stands in front."""
    if unit in ("", "points", "level", "step", "rung", "turn", "index", "packages"):
        return figure
    if unit.startswith("$"):
        sign = "-" if figure.startswith("-") else ""
        return f"{sign}${figure.lstrip('-')}{unit[1:]}"
    if figure == "1" and unit in _ONE:
        unit = _ONE[unit]
    return f"{figure} {unit}"


def _stem(code: str) -> str:
    return ".".join(code.split(".")[:2])


def _mask(value: int, names: tuple[str, ...], empty: str) -> str:
    return ", ".join(name for place, name in enumerate(names) if value >> place & 1) or empty

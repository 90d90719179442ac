"""Plain words for board quantities: how an indicator is called, and what its numbers mean where they stand for words.

A quantity that is not named here is called by its code and shown as a number, so a new rule module needs no line here.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from game.kernel.rulebook import Rulebook
from game.kernel.terms import EVERYONE
from game.rules.clauses import TERMS
from game.rules.council import LINES
from game.rules.seats import SEATS
from game.rules.succession import SLOWED


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

_FIRST: Final = (*(axis.code for axis in (LADDER, *TRILEMMA)), *KEY)

INSTEAD: Final = {"nuclear.estimate": "nuclear.breakout", "regime.unrest_seen": "regime.unrest"}
"""Indicators left out by seats that know a better one."""

_NAMES: Final = {
    "alignment.bargain": "turns of the bargain on",
    "alignment.corridor": "eastern corridors",
    "alignment.cover": "partners' cover",
    "alignment.fear": "neighbours' fear of war",
    "alignment.hosting": "hosting by the neighbours",
    "alignment.leaning": "leaning of",
    "alignment.links": "steps between Israel and the neighbours",
    "alignment.offer": "bargain on the table for",
    "alignment.treaty": "treaty with",
    "alignment.vote": "votes on delaying snapback:",
    "channels.ears": "close ears of",
    "channels.culprit": "leaker of",
    "channels.rest": "turns of rest of",
    "channels.sounding": "mandate as it sounded",
    "channels.knowers": "who knows of",
    "channels.waiting": "who has yet to accept",
    "channels.accused": "who has accused over",
    "channels.asked": "who wants another mediator",
    "channels.bench": "credit of",
    "channels.busy": "what the mediators did this turn",
    "channels.candour": "worth of the word in",
    "channels.deeds": "deeds since the last phase of",
    "channels.denied": "who has answered for",
    "channels.held": "gestures held with messages in",
    "channels.intent_iran": "Tehran's claim in",
    "channels.intent_us": "Washington's claim in",
    "channels.lead": "mediator in the lead",
    "channels.named": "believed leaker of",
    "channels.offered": "offers heard in",
    "channels.posture": "public scorn remembered of",
    "channels.ransom": "turns until prisoners may be exchanged",
    "channels.reading": "mandate as friends read it",
    "channels.sight": "channels watched by",
    "channels.suspects": "who could have leaked",
    "channels.swept": "watchers found at",
    "channels.venue": "venue of",
    "council.course": "course of Tehran",
    "council.adrift": "ambiguous turns in a row",
    "council.backing": "influence behind the course of",
    "council.decided": "course decided",
    "council.emergency": "turns of emergency rules",
    "council.leading": "course the room prefers",
    "council.lines": "red lines",
    "council.pressure": "outside pressure on the council",
    "council.shown": "tabled by",
    "council.word": "Leader's word",
    "economy.base": "Brent without fear",
    "economy.brent": "Brent",
    "economy.capacity": "export capacity",
    "economy.discount": "discount on Iran's oil",
    "economy.exports": "oil exports",
    "economy.income": "oil income",
    "economy.lost": "Iranian capacity out of order",
    "economy.missing": "Gulf oil that does not sail",
    "economy.outage": "Gulf output out of order",
    "economy.premium": "fear in the price",
    "economy.priced": "talks the market believes in",
    "economy.reserves": "usable reserves",
    "economy.rial": "rial",
    "economy.scarcity": "scarcity in the price",
    "economy.sealed": "exports kept in port",
    "economy.short": "oil the world lacks",
    "economy.spare": "room in the tanks",
    "escalation.ceasefire": "ceasefire",
    "escalation.peak": "highest rung",
    "escalation.rung": "rung",
    "escalation.violent": "acts of force this turn",
    "escalation.wartime": "turns at war",
    "intelligence.experts": "experts of the programme",
    "intelligence.exposed": "affairs that came out",
    "intelligence.hunt": "hunt for spies",
    "intelligence.network_israel": "Israel's network in Iran",
    "intelligence.network_us": "Washington's network in Iran",
    "intelligence.read_israel": "Israel's reading of",
    "intelligence.read_us": "Washington's reading of",
    "maritime.blame": "blame for deeds at sea",
    "maritime.blockade": "turns of blockade",
    "maritime.charts": "mine charts handed over",
    "maritime.closure": "closure of the strait",
    "maritime.confidence": "shippers' confidence",
    "maritime.contested": "contested deeds at sea",
    "maritime.crews": "crews held",
    "maritime.escorts": "escorts",
    "maritime.flow": "oil through Hormuz",
    "maritime.found": "mines known of",
    "maritime.held": "ships held by",
    "maritime.line": "hot line between navies",
    "maritime.mines": "mines in the water",
    "maritime.owed": "turns to answer a seizure",
    "maritime.releasing": "emergency stocks on the way",
    "maritime.rest": "rest at sea:",
    "maritime.scare": "turns insurers stay away",
    "maritime.stocks": "emergency stocks of",
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
    "proxies.doubt": "fronts' doubt of Tehran",
    "proxies.index": "proxy index",
    "proxies.local": "bargain at home of",
    "proxies.pause": "turns of rest before:",
    "regime.cohesion": "loyalty of",
    "regime.reformed": "turns before petrol may rise again",
    "regime.security": "regime security",
    "regime.shutdown": "turns of internet shut-down",
    "regime.threat": "perceived threat",
    "regime.unrest_seen": "unrest as seen abroad",
    "sanctions.clock": "turns to snapback",
    "sanctions.escrow": "escrow",
    "sanctions.licence": "licensed exports",
    "sanctions.listings": "listed networks",
    "sanctions.strain": "partners' strain",
    "sanctions.trade": "European trade relief",
    "sanctions.european": "Europe's own measures",
    "sanctions.terrorist": "Guard on the terrorist list",
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
    "parliaments.chill": "Washington's anger at Israel",
    "parliaments.coalition": "coalition in Jerusalem",
    "parliaments.consulted": "strike planned with Washington",
    "parliaments.hearing": "next vote on war powers (turn)",
    "parliaments.hostile": "age of the war in Congress",
    "parliaments.lever": "Israel's supply",
    "parliaments.motion": "motion of the Majlis",
    "parliaments.offered": "bid for a pledge (turn)",
    "parliaments.opinion": "European wish for measures",
    "parliaments.pledge": "pledge not to strike (turn)",
    "parliaments.polls": "turn of the vote in",
    "parliaments.quiet": "turns without American force",
    "parliaments.rebuke": "rebuke of Congress",
    "parliaments.recess": "recess of the Majlis (turn)",
    "parliaments.reviewed": "deal reviewed by Congress",
    "parliaments.turnout": "turnout in Iran",
    "parliaments.until": "Leader's answer due (turn)",
    "parliaments.vetting": "list of candidates",
    "strikes.attacker": "last attacker",
    "succession.assembly": "weight of conservatives",
    "succession.backed": "candidate backed by",
    "succession.blamed": "turns before the next blame",
    "succession.chair": "who holds the chair",
    "succession.frailty": "the Leader's frailty",
    "succession.hardened": "turns before the mandate may widen",
    "succession.interim": "turns of an interim council",
    "succession.primacy": "the Guard has the last word",
    "succession.purged": "turns before the next purge",
    "succession.quarrel": "turns before the next threat to resign",
    "succession.stake": "influence staked by",
    "succession.stalled": "slowed or done without orders",
    "succession.watched": "turns of supervision of the Guard",
    "nuclear.assessed": "damage assessed at",
    "strikes.asked": "Israel asked for",
    "strikes.bases": "attacks on U.S. bases",
    "strikes.cooling": "turns of patience after:",
    "strikes.cover": "cover under attack",
    "strikes.dead": "dead:",
    "strikes.defence": "Iran's air defence",
    "strikes.deployed": "U.S. groups deployed",
    "strikes.interceptors": "interceptors of",
    "strikes.flown": "Israeli strikes this turn",
    "strikes.hunted": "rate of fire lost",
    "strikes.joined": "Hezbollah beside the salvo",
    "strikes.launchers_seen": "launchers seen",
    "strikes.lent": "Washington lent",
    "strikes.missiles_seen": "missiles seen",
    "strikes.notice": "notice of a strike",
    "strikes.rationed": "interceptors rationed",
    "strikes.screen": "hosts' interceptors",
    "strikes.suppressed": "air defence suppressed",
    "strikes.warned": "warning given",
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
    "washington.case": "case for force",
    "washington.congress": "restiveness of Congress",
    "washington.credibility": "credibility of the threat",
    "washington.deadline": "deadline (turn)",
    "washington.demands": "Washington's demands",
    "washington.petrol": "petrol",
    "washington.posture": "posture towards Tehran",
    "washington.requested": "next munitions request (turn)",
    "washington.settled": "posture settled until (turn)",
    "washington.strain": "strain of",
}

_YES: Final = ("no", "yes")
_SPOKEN: Final = ("nothing", "amplify", "calm")
_COURSES: Final = ("none", "defy", "endure", "bargain")
_DECISIONS: Final = (*_COURSES, "brace", "explore", "straddle")
_CANDIDATES: Final = ("none", "the heir", "the hardliner", "the pragmatist")
_MESSAGES: Final = ("none", "threat", "assurance", "offer")
_ANSWERS: Final = ("none", "no", "yes")

_WORDS: Final[dict[str, tuple[str, ...]]] = {
    "alignment.hosting": ("closed", "restricted", "open"),
    "alignment.treaty": _YES,
    "channels.exposed": _YES,
    "channels.gestures": _YES,
    "channels.handling": ("as written", "softened", "delayed", "summarised"),
    "channels.intent_iran": (
        "none", "enrich more", "enrich less", "admit inspectors", "show restraint", "enrich more (running)",
        "enrich less (running)", "admit inspectors (running)", "show restraint (running)",
    ),
    "channels.intent_us": (
        "none", "use force", "add sanctions", "grant relief", "show restraint", "use force (running)",
        "add sanctions (running)", "grant relief (running)", "show restraint (running)",
    ),
    "channels.lead": ("Oman", "Qatar", "Pakistan", "Switzerland", "Iraq", "Japan"),
    "channels.venue": ("capital", "villa", "hotel"),
    "channels.heard_iran": _MESSAGES,
    "channels.heard_us": _MESSAGES,
    "channels.sent_iran": _MESSAGES,
    "channels.sent_us": _MESSAGES,
    "channels.stage": ("closed", "proposed", "open", "frozen"),
    "council.course": _DECISIONS,
    "council.decided": _DECISIONS,
    "council.leading": _COURSES,
    "council.mandate": ("no talks", "indirect talks", "nuclear limits", "broad terms"),
    "council.shown": _COURSES,
    "council.signals": ("none", "press", "reassure"),
    "council.tabled": _COURSES,
    "council.word": (
        "not yet given", "ratified", "imposed", "ambiguous", "amended", "vetoed", "left to the room",
        "overruled by the Guard",
    ),
    "escalation.chosen": ("not chosen", "stand down", "hold", "alert"),
    "escalation.posture": ("none", "stand down", "hold", "alert"),
    "headlines.heard": _SPOKEN,
    "headlines.said": _SPOKEN,
    "maritime.charts": _YES,
    "maritime.closure": ("open", "warned off", "friendly buyers only", "against payment", "shut"),
    "maritime.line": ("none", "Washington agrees", "the Guard agrees", "works"),
    "nuclear.censured": _YES,
    "nuclear.policy": ("halt", "3.67 %", "20 %", "60 % steady", "60 % at full speed"),
    "parliaments.consulted": _YES,
    "parliaments.lever": ("granted", "conditional", "withheld"),
    "parliaments.motion": ("none", "close the strait", "end inspections", "enrich higher", "impeach"),
    "parliaments.rebuke": ("none", "one chamber", "both chambers", "over a veto"),
    "parliaments.reviewed": _YES,
    "parliaments.vetting": ("none", "broad", "narrow"),
    "sanctions.european": ("none", "listings", "embargo"),
    "sanctions.terrorist": _YES,
    "sanctions.united_nations": _YES,
    "strikes.asked": ("nothing", "tankers", "bombs", "both"),
    "strikes.lent": ("nothing", "tankers", "bombs", "both"),
    "strikes.warned": _YES,
    "strikes.notice": ("none", "informed", "refused", "backed"),
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
    "succession.backed": _CANDIDATES,
    "succession.chair": ("the Leader of the first day", "the heir", "the hardliner", "the pragmatist"),
    "succession.primacy": _YES,
    "talks.called": _YES,
    "talks.scheduled": _YES,
    "talks.signed": _YES,
    "talks.status": ("none", "published", "agreed", "interim", "comprehensive"),
    "washington.demands": ("narrow", "nuclear", "wide"),
    "washington.posture": ("behaviour", "regime change"),
}

_NONE_AT_ZERO: Final = frozenset(
    {
        "sanctions.clock", "washington.deadline", "washington.settled", "washington.requested", "parliaments.hearing",
        "parliaments.offered", "parliaments.pledge", "parliaments.recess", "parliaments.until", "parliaments.polls",
    }
)

_NONE_BELOW_ZERO: Final = frozenset({"intelligence.read_us", "intelligence.read_israel"})

_MASKS: Final = frozenset(
    {
        "channels.knowers", "channels.waiting", "channels.ears", "channels.suspects", "channels.accused",
        "channels.denied", "channels.swept", "channels.asked", "singletext.readers", "singletext.ears", "talks.present",
    }
)
"""Quantities that are sets of seats."""

_TERM_MASKS: Final = frozenset({"singletext.faults_iran", "singletext.faults_us", "talks.done"})
"""Quantities that are sets of terms of a text."""

_SETS: Final = {
    "council.lines": LINES,
    "succession.stalled": (*SLOWED, "incident"),
}
"""Quantities that are sets of the things named."""

_SEAT_PLUS_ONE: Final = frozenset({"channels.culprit", "channels.named", "singletext.culprit", "strikes.attacker"})
"""Quantities that are a seat's number plus one, or 0 for nobody."""

_SPOKEN_OF: Final = frozenset(
    {
        "channels.waiting", "council.signals", "council.tabled", "council.weight",
        "escalation.chosen", "headlines.heard", "headlines.said", "succession.backed", "succession.stake",
    }
)
"""Quantities that only hold what somebody chose: the choice itself is told, and its being taken off the board is not
news."""

_BOOKKEEPING: Final = frozenset(
    {
        "channels.busy", "channels.deeds", "channels.held", "channels.offered", "channels.sight", "headlines.drawn",
        "headlines.latest", "scoring.secret", "singletext.candour", "singletext.latest",
    }
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
    return stem in _WORDS or stem in _MASKS or stem in _TERM_MASKS or stem in _SETS or stem in _SEAT_PLUS_ONE


def shown(code: str, value: int | None, gauge: Gauge) -> str:
    """A stored value as it is read: ``1,500 kb/d``, ``$78.20``, ``47 %``, ``open``, ``us, irgc``; ``?`` for unknown."""
    if value is None:
        return "?"
    stem = _stem(code)
    if stem in _MASKS:
        return "everyone" if value == EVERYONE else _mask(value, SEATS, "nobody")
    if stem in _TERM_MASKS:
        return _mask(value, TERMS, "none")
    if stem in _SETS:
        return _mask(value, _SETS[stem], "none")
    if stem in _SEAT_PLUS_ONE and value <= len(SEATS):
        return SEATS[value - 1] if value > 0 else "nobody"
    if (stem in _NONE_AT_ZERO and not value) or (stem in _NONE_BELOW_ZERO and value < 0):
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
    if unit in ("", "points", "level", "step", "rung", "turn", "index", "packages", "figure"):
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

"""The free campaign: any scenario's opening board, played on for two years with the cards of every deck.

``NAME-campaign`` is asked for like a scenario and is one: it is resolved here, checked like a file, and stands whole in
the header of a journal, so that a saved campaign does not depend on this module.
"""

from __future__ import annotations

from typing import Any, Final

from game.records.scenario.model import CardPart, Scenario
from game.rules import CORE

SUFFIX: Final = "-campaign"
DAYS: Final = 730
MOST_TURNS: Final = 100
MOST_CARDS: Final = 128

PATIENCE: Final = {"deal_turns": 12, "limited_turns": 6, "regional_turns": 3, "fracture_turns": 3, "weapon_turns": 4}
"""Dials of endings: a deal, a war or a fracture is a chapter first and closes the match when it lasts.  §A.1"""

_TOLD: Final = (
    "This is the free campaign from this opening: two years, no date on any headline. A deal must hold for half a year "
    "and a war must last before it ends the match; until then it is a chapter."
)


def base_of(name: str) -> str:
    """The scenario whose campaign is named; empty when no campaign is."""
    return name.removesuffix(SUFFIX) if name.endswith(SUFFIX) else ""


def campaign(base: Scenario, decks: list[Scenario]) -> dict[str, Any]:
    """The tables of the campaign that opens like ``base``; ``decks`` lend their cards, those of the base come first."""
    raw = base.model_dump(mode="json", exclude_defaults=True)
    raw["name"] = f"{base.name}{SUFFIX}"
    raw["title"] = f"{base.title}: two years"
    raw["summary"] = f"{base.summary.strip()}\n{_TOLD}"
    raw["turns"] = min(MOST_TURNS, DAYS // base.days) or 1
    own = raw.setdefault("dials", {}).setdefault("scoring", {})
    for dial, least in PATIENCE.items():
        found = own.get(dial, 0)
        held = found["value"] if isinstance(found, dict) else found
        if held < least:
            own[dial] = least
    raw["cards"] = _deck(base, [base, *decks])
    return raw


def _deck(base: Scenario, decks: list[Scenario]) -> list[dict[str, Any]]:
    """Every card once, at any time, with only what moves something on this board."""
    on = {*CORE, *base.modules, *(one.code for one in base.seats)}
    found: dict[str, dict[str, Any]] = {}
    titles: set[str] = set()
    for deck in decks:
        for card in deck.cards:
            if card.code not in found and card.title not in titles and (kept := _fitting(card, on)):
                found[card.code] = kept
                titles.add(card.title)
    return list(found.values())[:MOST_CARDS] if "headlines" in on else []


def _fitting(card: CardPart, on: set[str]) -> dict[str, Any]:
    """A card as it is played on a board with those modules and seats; empty when nothing of it is left."""
    raw = card.model_dump(mode="json", exclude_defaults=True)
    raw.pop("turns", None)
    if any(code.partition(".")[0] not in on for code in card.requires):
        return {}
    for key in ("effects", "sets"):
        raw[key] = {code: value for code, value in raw.get(key, {}).items() if code.partition(".")[0] in on}
    moved = bool(card.effects or card.sets)
    return {} if moved and not raw["effects"] and not raw["sets"] else raw

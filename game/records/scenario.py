"""Scenario files: the loader, which reports every fault at once, the JSON Schema, and what the rules are handed."""

from __future__ import annotations

import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from game.records.campaign import base_of, campaign
from game.records.checks import check, structural
from game.records.library import LibraryError, find_scenario, scenario_names
from game.records.parts import INDICATORS, AimPart, CardPart, DialPart, Scenario, ScenarioError, board_values, stored
from game.records.renamed import Renamer
from game.records.schema import schema
from game.records.variant import Variant, resolve
from game.rules.seats import SEATS
from game.rules.setup import Aim, Card, Setup

__all__ = ["Scenario", "ScenarioError", "load_scenario", "read_scenario", "schema", "to_setup"]


def load_scenario(name_or_path: str | Path, notices: list[str] | None = None) -> Scenario:
    """The scenario of that name, or of that TOML file; ``NAME-campaign`` is its free campaign of two years.

    Codes that have been renamed are understood; ``notices`` is given a sentence for each that the file still uses.
    Raises LibraryError when there is no such scenario, and ScenarioError with every fault when it is wrong.
    """
    opening = base_of(str(name_or_path))
    if opening in scenario_names():
        decks = [load_scenario(one) for one in scenario_names()]
        return read_scenario(campaign(load_scenario(opening), decks), str(name_or_path))
    path = find_scenario(name_or_path)
    renamer = Renamer()
    raw = renamer.scenario(_tables(path))
    if notices is not None:
        notices += renamer.notices
    variant = resolve(raw, path, _base)
    return read_scenario(raw, path.name, variant=variant)


def _base(name: str, beside: Path) -> tuple[dict[str, Any], Path]:
    """The tables of a base: a scenario of the game, or a file given by its path from the file that names it."""
    path = find_scenario(beside.parent / name if name.endswith(".toml") else name)
    return Renamer().scenario(_tables(path)), path


def _tables(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"), parse_float=Decimal)
    except OSError as error:
        raise LibraryError(f"The scenario file {str(path)!r} cannot be read: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise ScenarioError(path.name, [f"the file must be text in UTF-8, and byte {error.start} is not."]) from error
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise ScenarioError(path.name, [f"the file must be TOML; the fault: {str(error).rstrip('.')}."]) from error


def read_scenario(
    raw: dict[str, Any], source: str, *, cited: bool = True, variant: Variant | None = None
) -> Scenario:
    """A scenario from its tables as TOML or JSON gives them; ``source`` names it in errors.

    With ``cited`` the claims it cites have to exist.  A ``variant`` has its base worked in.
    Raises ScenarioError with every fault, in structure and in sense.
    """
    found: Scenario | None = None
    faults: list[str] = []
    broken: list[tuple[int | str, ...]] = []
    raw = variant.whole if variant else raw
    try:
        found = Scenario.model_validate(raw)
    except ValidationError as error:
        faults, broken = structural(raw, error)
    faults += check(raw, broken, cited)
    if variant:
        faults = [*variant.faults, *map(variant.told, faults)]
    if faults or found is None:
        raise ScenarioError(source, faults)
    return found


def _stored(code: str, value: Decimal) -> int:
    whole = stored(INDICATORS[code].field, value)
    assert whole is not None, code
    return whole


def to_setup(scenario: Scenario) -> Setup:
    """What the rules need of a scenario, in stored integers."""
    return Setup(
        [one.code for one in scenario.seats],
        list(scenario.modules),
        {
            module: {name: one.value if isinstance(one, DialPart) else one for name, one in dials.items()}
            for module, dials in scenario.dials.items()
        },
        {code: _stored(code, value) for code, value in board_values(scenario.board).items()},
        [_card(one, scenario.turns) for one in scenario.cards],
        [_aim(one) for one in scenario.aims],
        scenario.days,
        scenario.turns,
        tuple(" ".join(one.split()) for one in scenario.leave_out),
    )


def _card(part: CardPart, turns: int) -> Card:
    first, last = part.turns or (1, turns)
    return Card(
        part.code,
        part.title,
        part.topic,
        part.weight,
        first,
        last,
        [(code, _stored(code, value)) for code, value in sorted(part.effects.items())],
        [(code, _stored(code, value)) for code, value in sorted(part.sets.items())],
        [(code, _stored(code, low), _stored(code, high)) for code, (low, high) in sorted(part.requires.items())],
        list(part.sources),
    )


def _aim(part: AimPart) -> Aim:
    code = part.indicator
    worst, best = _stored(code, part.worst), _stored(code, part.best)
    seat = SEATS.index(part.seat)
    return Aim(seat, part.kind, code, worst, best, part.weight, part.text, list(part.sources))

"""The loader of scenario files, which reports every fault at once."""

from __future__ import annotations

import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

from pydantic import ValidationError

from game.records.library import LibraryError, find_scenario, scenario_names
from game.records.renamed import Renamer
from game.records.scenario.campaign import base_of, campaign
from game.records.scenario.model import Scenario, ScenarioError
from game.records.scenario.validation import check, structural
from game.records.scenario.variant import Variant, resolve
from game.rules import CORE, MODULES

EVERY: Final = "all"
"""In place of a list: every rule module there is."""


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
        raw = tomllib.loads(path.read_text(encoding="utf-8-sig"), parse_float=Decimal)
    except OSError as error:
        raise LibraryError(f"The scenario file {str(path)!r} cannot be read: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise ScenarioError(path.name, [f"the file must be text in UTF-8, and byte {error.start} is not."]) from error
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise ScenarioError(path.name, [f"the file must be TOML; the fault: {str(error).rstrip('.')}."]) from error
    if raw.get("modules") == EVERY:
        raw["modules"] = [one.code for one in MODULES if one.code not in CORE]
    return raw


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

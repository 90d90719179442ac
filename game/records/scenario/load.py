"""The loader of scenario files, which reports every fault at once."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

from pydantic import ValidationError

from game.records.errors import MOST, first_of
from game.records.files import TablesError, read_tables, tables_of
from game.records.library import LibraryError, find_scenario, is_path, scenario_names
from game.records.renamed import Renamer
from game.records.scenario.campaign import base_of, campaign
from game.records.scenario.model import Scenario, ScenarioError
from game.records.scenario.validation import check, structural
from game.records.scenario.variant import BASE, Variant, resolve
from game.rules import CORE, MODULES

EVERY: Final = "all"
"""In place of a list: every rule module there is."""


def load_scenario(name_or_path: str | Path, notices: list[str] | None = None) -> Scenario:
    """The scenario of that name, or of that TOML file; ``NAME-campaign`` is its free campaign of two years.

    Codes that have been renamed are understood; ``notices`` is given a sentence for each that the file still uses.
    Raises LibraryError when there is no such scenario, and ScenarioError with every fault when it is wrong.
    """
    if is_campaign(str(name_or_path)):
        return read_scenario(_campaign(str(name_or_path)), str(name_or_path))
    path = find_scenario(name_or_path)
    return _resolved(_tables(path), path, notices)


def load_text(text: str, path: Path) -> Scenario:
    """The scenario that a text would be in a file of that path.  Raises as ``load_scenario`` does."""
    try:
        return _resolved(_every(tables_of(text, path.name)), path, None)
    except TablesError as error:
        raise ScenarioError(error.source, error.faults) from error


def is_taken(name: str) -> bool:
    """Whether a scenario of the game, or its campaign, has that name."""
    return name in scenario_names() or is_campaign(name)


def is_campaign(name: str) -> bool:
    """Whether a name is that of the free campaign of a scenario of the game."""
    return base_of(name) in scenario_names()


def _resolved(raw: dict[str, Any], path: Path, notices: list[str] | None) -> Scenario:
    renamer = Renamer()
    raw = renamer.scenario(raw)
    if notices is not None:
        notices += renamer.notices
    return read_scenario(raw, path.name, variant=resolve(raw, path, _base))


def _campaign(name: str) -> dict[str, Any]:
    return campaign(load_scenario(base_of(name)), [load_scenario(one) for one in scenario_names()])


def _base(name: str, beside: Path) -> tuple[dict[str, Any], Path]:
    """The tables of a base: a scenario of the game, or a file given by its path from the file that names it.

    Raises ScenarioError when there is none, as a fault of the file that names it.
    """
    if is_campaign(name):
        return _campaign(name), beside
    try:
        path = find_scenario(beside.parent / name if is_path(name) else name)
        return Renamer().scenario(_tables(path)), path
    except LibraryError as error:
        raise ScenarioError(beside.name, [f"{BASE}: {error}"]) from error


def _tables(path: Path) -> dict[str, Any]:
    try:
        return _every(read_tables(path, path.name))
    except OSError as error:
        raise LibraryError(f"The scenario file {str(path)!r} cannot be read: {error.strerror}.") from error
    except TablesError as error:
        raise ScenarioError(error.source, error.faults) from error


def _every(raw: dict[str, Any]) -> dict[str, Any]:
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
        faults = [*variant.faults, *map(variant.told, faults[:MOST]), *faults[MOST:]]
    if faults or found is None:
        raise ScenarioError(source, first_of(faults))
    return found

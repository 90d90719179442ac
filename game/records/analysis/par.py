"""Par: what the reference bots score from each seat of a scenario, measured by a command and kept beside it.

One JSON file a scenario in ``scenarios/par/``.  A scenario that changed since has no par until it is measured again.
rules.md §B.4
"""

from __future__ import annotations

import json
from pathlib import Path
from statistics import fmean, quantiles
from typing import Final

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from game.records.errors import allowed, place_of
from game.records.files import read_text
from game.records.library import data_folder, scenario_names
from game.records.scenario.campaign import SUFFIX
from game.records.scenario.load import load_scenario
from game.records.scenario.model import Scenario
from game.records.scenario.prepared import prepare

FOLDER: Final = "par"


class SeatPar(BaseModel):
    """The results of one seat: mean, and the quarter of the matches that lie below ``low`` and above ``high``."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    mean: int = Field(ge=0, le=100)
    low: int = Field(ge=0, le=100)
    high: int = Field(ge=0, le=100)


class Par(BaseModel):
    """A measurement: which bots, how many matches from which seed, under which rules (their fingerprint)."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    scenario: str
    digest: str
    rules: str
    bot: str
    matches: int = Field(ge=2)
    seed: int
    seats: dict[str, SeatPar]
    endings: dict[str, int]


class ParError(ValueError):
    """A file of par figures that cannot be used: one sentence."""


def par_path(scenario: Scenario) -> Path:
    """Where the par of a scenario of the game lies."""
    return data_folder() / "scenarios" / FOLDER / f"{scenario.name}.json"


def par_of(scenario: Scenario) -> Par | None:
    """The par measured for exactly this scenario; None when there is none.  Raises ParError for a broken file."""
    path = par_path(scenario)
    try:
        text = read_text(path)
    except OSError:
        return None
    except UnicodeDecodeError as error:
        raise ParError(f"{path.name} is no text in UTF-8 (byte {error.start}); measure par again.") from error
    try:
        found = Par.model_validate_json(text)
    except ValidationError as error:
        first = error.errors()[0]
        place = place_of({}, first["loc"])
        raise ParError(f"{path.name}, {place}: {allowed(first)}; measure par again.") from error
    return found if found.digest == scenario.digest else None


def staleness(scenario: Scenario) -> str:
    """Why the par of a scenario of the game has to be measured again, in one sentence; empty when it need not be.

    What an action does is no part of the rules' fingerprint: a change of that alone is not noticed here.
    """
    try:
        found = par_of(scenario)
    except ParError as error:
        return str(error)
    if found is None:
        return f"{scenario.name} has no par, or has changed since it was measured: run make golden."
    if found.rules != prepare(scenario).rules:
        return f"Par of {scenario.name} was measured under other rules: run make golden."
    return ""


def summed(totals: list[int]) -> SeatPar:
    """The par of a seat from its results, of which there are two at least."""
    low, _, high = quantiles(totals, n=4, method="inclusive")
    return SeatPar(mean=round(fmean(totals)), low=round(low), high=round(high))


def written(found: Par) -> str:
    """A measurement as JSON with one line a seat: what a change of the rules moved is read seat by seat."""
    rows = [f"  {json.dumps(key)}: {json.dumps(value)}" for key, value in found.model_dump().items() if key != "seats"]
    seats = [f"    {json.dumps(seat)}: {json.dumps(one.model_dump())}" for seat, one in found.seats.items()]
    rows.append('  "seats": {\n' + ",\n".join(seats) + "\n  }")
    return "{\n" + ",\n".join(rows) + "\n}\n"


def may_keep_par(scenario: Scenario) -> None:
    """Raise ParError where keeping the par of a scenario would take away that of one of the game."""
    own = scenario.name.removesuffix(SUFFIX) in scenario_names()
    if own and load_scenario(scenario.name).digest != scenario.digest:
        raise ParError(
            f"The game has another scenario called {scenario.name!r}, whose par stays; give this one a name of its own."
        )


def keep_par(found: Par, scenario: Scenario) -> Path:
    """Write a measurement where ``par_of`` finds it, and return the path.

    Raises ParError, also for a scenario that is not the game's own of that name: its par stands there.
    """
    may_keep_par(scenario)
    path = par_path(scenario)
    try:
        path.parent.mkdir(exist_ok=True)
        path.write_text(written(found), encoding="utf-8")
    except OSError as error:
        raise ParError(f"The par of {scenario.name!r} cannot be kept in {str(path)!r}: {error.strerror}.") from error
    return path

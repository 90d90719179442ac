"""Scenarios as files: ``scenario list``, ``show``, ``check``, ``new`` and ``schema``."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from game.console.play.saved_games import new_file
from game.console.reference import catalogue
from game.console.terminal.errors import MisreadError
from game.console.terminal.keyboard import open_reader, page
from game.console.terminal.program import DONE
from game.console.terminal.screen import complain, open_screen
from game.console.terminal.shell import command
from game.console.terminal.text import clean, quote
from game.records.library import is_own, is_path, scenario_names
from game.records.scenario.campaign import SUFFIX
from game.records.scenario.load import is_taken, load_scenario, load_text
from game.records.scenario.model import ScenarioError
from game.records.scenario.schema import schema
from game.records.scenario.starter import CODE, base_from, starter


def list_scenarios() -> int:
    """List the scenarios that come with the game."""
    screen = open_screen(plain=False)
    names = scenario_names()
    for name in [*names, *(f"{one}{SUFFIX}" for one in names)]:
        screen.show([catalogue.scenario_line(name, load_scenario(name))])
    return DONE


def show_scenario(name: str, plain: bool) -> int:
    """Show what a scenario is about, its length, its seats."""
    screen = open_screen(plain)
    page(catalogue.scenario_page(load_scenario(name), screen), screen, open_reader(screen))
    return DONE


def check_scenario(file: str) -> int:
    """Check a scenario file and tell every fault."""
    notices: list[str] = []
    chosen = load_scenario(file, notices)
    if is_path(file) and is_taken(chosen.name) and not is_own(Path(file)):
        raise ScenarioError(Path(file).name, [taken(chosen.name)])
    for notice in notices:
        complain(f"{clean(file)}: {clean(notice)}")
    open_screen(plain=False).say(f"{clean(file)}: no fault; {clean(chosen.title)}, digest {chosen.digest}.")
    return DONE


def new_scenario(name: str, base: str, to: Path | None) -> int:
    """Write a commented scenario to begin with, valid as it stands."""
    if not CODE.match(name):
        raise MisreadError(f"{quote(name)} cannot name a scenario; allowed are lower-case letters, digits and hyphens.")
    if is_taken(name):
        raise MisreadError(taken(name))
    path = new_file(str(to or f"{name}.toml"))
    try:
        text = starter(name, load_scenario(base), base_from(base, path))
    except UnicodeEncodeError:
        raise MisreadError(f"{quote(base)} cannot be written into a scenario; rename that file.") from None
    if not path.parent.is_dir():
        raise MisreadError(f"There is no folder {quote(str(path.parent))} to write the scenario into; make it first.")
    load_text(text, path)  # nothing is written that could not be read
    try:
        with path.open("x", encoding="utf-8") as stream:
            stream.write(text)
    except FileExistsError as error:
        raise MisreadError(f"{quote(str(path))} exists already; name a new file.") from error
    told = f"Written: {clean(str(path))}. Edit it, then:\n{command('scenario', 'check', path)}"
    open_screen(plain=False).say(told)
    return DONE


def taken(name: str) -> str:
    """The fault of a scenario that is called like one of the game."""
    return f"name: {name!r} is a scenario of the game, which this would be taken for; choose another name."


def print_schema() -> int:
    """Print the JSON Schema of scenario files, for editors."""
    sys.stdout.write(f"{json.dumps(schema(), indent=2)}\n")
    return DONE

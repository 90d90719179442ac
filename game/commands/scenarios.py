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
from game.records.library import scenario_names
from game.records.scenario.campaign import SUFFIX
from game.records.scenario.load import load_scenario
from game.records.scenario.schema import schema
from game.records.scenario.starter import CODE, starter


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
    for notice in notices:
        complain(f"{clean(file)}: {clean(notice)}")
    open_screen(plain=False).say(f"{clean(file)}: no fault; {clean(chosen.title)}, digest {chosen.digest}.")
    return DONE


def new_scenario(name: str, base: str, to: Path | None) -> int:
    """Write a commented scenario to begin with, valid as it stands."""
    if not CODE.match(name):
        raise MisreadError(f"{quote(name)} cannot name a scenario; allowed are lower-case letters, digits and hyphens.")
    path = new_file(str(to or f"{name}.toml"))
    content = starter(name, load_scenario(base), base)
    try:
        with path.open("x", encoding="utf-8") as stream:
            stream.write(content)
    except FileExistsError as error:
        raise MisreadError(f"{quote(str(path))} exists already; name a new file.") from error
    told = f"Written: {clean(str(path))}. Edit it, then:\n{command('scenario', 'check', path)}"
    open_screen(plain=False).say(told)
    return DONE


def print_schema() -> int:
    """Print the JSON Schema of scenario files, for editors."""
    sys.stdout.write(f"{json.dumps(schema(), indent=2)}\n")
    return DONE

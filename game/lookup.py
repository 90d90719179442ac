"""Commands that look things up or check them, outside any match: scenarios, lines, the rulebook, claims."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Annotated, Final

import typer
from rich.text import Text

from game.console.play.saved_games import COMMAND, new_file
from game.console.play.seating import read_seat
from game.console.play.session import DONE, FAILED
from game.console.reference import catalogue
from game.console.reference.lint import judged, read_levels, texts_of
from game.console.reference.player_aid import aid
from game.console.reference.rulebook import read_rules, rendered
from game.console.reports.calibration import calibration_data, calibration_page, sources_page
from game.console.terminal.errors import MisreadError
from game.console.terminal.keyboard import open_reader, page
from game.console.terminal.screen import complain, open_screen
from game.console.terminal.text import clean, quote
from game.lines import calibrate
from game.match import Match
from game.players.player import BOT
from game.players.registry import make_player
from game.records.analysis.par import keep_par, staleness
from game.records.claims import load_claims
from game.records.journal.format import read_journal
from game.records.library import line_names, scenario_names, seeds_folder
from game.records.scenario.campaign import SUFFIX
from game.records.scenario.load import load_scenario
from game.records.scenario.schema import schema
from game.records.scenario.starter import CODE, starter
from game.records.script import ScriptError
from game.tournament import par_from, play_many

app = typer.Typer(rich_markup_mode=None)
scenarios = typer.Typer(rich_markup_mode=None, help="List, show, begin and check scenarios.")
app.add_typer(scenarios, name="scenario")

MAIN: Final = "double-bind"
Plain = Annotated[bool, typer.Option("--plain", help="No colour, no boxes, no cursor movement.")]


@app.command(name="par")
def measure_par(
    scenario: Annotated[str, typer.Argument(metavar="[SCENARIO]", help="A name, or a TOML file.")] = MAIN,
    bot: Annotated[str, typer.Option("--bot", metavar="BOT", help="Who plays every seat.")] = BOT,
    matches: Annotated[int, typer.Option("--matches", min=2, help="How many matches.")] = 100,
    seed: Annotated[int, typer.Option("--seed", help="The seed of the first match.")] = 1,
    keep: Annotated[bool, typer.Option("--keep", help="Keep it as the par that result screens show.")] = False,
    check: Annotated[bool, typer.Option("--check", help="Measure nothing; say what has to be measured again.")] = False,
) -> int:
    """Measure par: what bots score from each seat of a scenario."""
    if check:
        return check_par()
    chosen = load_scenario(scenario)
    players = {one.code: bot for one in chosen.seats}
    make_player(bot)
    outcomes = list(play_many(chosen, players, range(seed, seed + matches)))
    found = par_from(chosen, bot, seed, outcomes)
    open_screen(plain=False).show(catalogue.par_page(found, chosen))
    if keep:
        complain(f"Kept in {clean(str(keep_par(found, chosen)))}.")
    return DONE


def check_par() -> int:
    """Say of every scenario of the game whether its par is that of the present rules; 1 when one is not."""
    stale = [sentence for name in scenario_names() if (sentence := staleness(load_scenario(name)))]
    for sentence in stale:
        complain(clean(sentence))
    if not stale:
        open_screen(plain=False).say("Every par was measured under these rules.")
    return FAILED if stale else DONE


@app.command()
def calibration(
    line: Annotated[str, typer.Argument(metavar="[LINE]", help="A historical line; all of them when not given.")] = "",
    as_json: Annotated[bool, typer.Option("--json", help="Print plain data.")] = False,
    sources: Annotated[bool, typer.Option("--sources", help="Say where each band comes from.")] = False,
    plain: Plain = False,
) -> int:
    """Play historical lines again and put the board beside the bands of what was recorded."""
    screen = open_screen(plain)
    played = {name: calibrate(name) for name in ([line] if line else line_names())}
    if as_json:
        data = [
            calibration_data(name, one.bands, one.script.checkpoints, one.readings, one.faults)
            for name, one in played.items()
        ]
        sys.stdout.write(f"{json.dumps(data, indent=2)}\n")
        return DONE
    lines: list[Text] = []
    for one in played.values():
        lines += calibration_page(one.bands, one.script.checkpoints, one.readings, screen)
        lines += sources_page(one.bands) if sources else []
    page(lines, screen, open_reader(screen))
    for name, one in played.items():
        if one.faults:
            complain(str(ScriptError(f"The line {name!r}", one.faults)))
    return DONE


@scenarios.command(name="list")
def list_scenarios() -> int:
    """List the scenarios that come with the game."""
    screen = open_screen(plain=False)
    names = scenario_names()
    for name in [*names, *(f"{one}{SUFFIX}" for one in names)]:
        screen.show([catalogue.scenario_line(name, load_scenario(name))])
    return DONE


@scenarios.command(name="show")
def show_scenario(name: Annotated[str, typer.Argument(metavar="NAME")], plain: Plain = False) -> int:
    """Show a scenario: what it is about, its length, its seats."""
    screen = open_screen(plain)
    page(catalogue.scenario_page(load_scenario(name), screen), screen, open_reader(screen))
    return DONE


@scenarios.command(name="check")
def check_scenario(file: Annotated[str, typer.Argument(metavar="FILE")]) -> int:
    """Check a scenario file and tell every fault."""
    notices: list[str] = []
    chosen = load_scenario(file, notices)
    for notice in notices:
        complain(f"{clean(file)}: {clean(notice)}")
    open_screen(plain=False).say(f"{clean(file)}: no fault; {clean(chosen.title)}, digest {chosen.digest}.")
    return DONE


@scenarios.command(name="new")
def new_scenario(
    name: Annotated[str, typer.Argument(metavar="NAME", help="Lower-case letters, digits and hyphens.")],
    base: Annotated[str, typer.Option("--base", metavar="SCENARIO", help="What it begins as.")] = MAIN,
    to: Annotated[Path | None, typer.Option("--to", metavar="FILE", help="NAME.toml when not given.")] = None,
) -> int:
    """Write a commented scenario to begin with, valid as it stands."""
    if not CODE.match(name):
        raise MisreadError(f"{quote(name)} cannot name a scenario; allowed are lower-case letters, digits and hyphens.")
    path = new_file(str(to or f"{name}.toml"))
    path.write_text(starter(name, load_scenario(base), base), encoding="utf-8")
    shown = clean(str(path))
    open_screen(plain=False).say(f"Written: {shown}. Edit it, then: {COMMAND} scenario check {shown}")
    return DONE


@scenarios.command(name="schema")
def print_schema() -> int:
    """Print the JSON Schema of scenario files, for editors."""
    sys.stdout.write(f"{json.dumps(schema(), indent=2)}\n")
    return DONE


@app.command()
def rules(
    section: Annotated[
        list[str] | None, typer.Argument(metavar="[SECTION or WORD]", help="As 7 or 7.2, a word to look for, or all.")
    ] = None,
    plain: Plain = False,
) -> int:
    """Print the rulebook's list of sections, one section, where a word is spoken of, or all."""
    screen = open_screen(plain)
    page(rendered(read_rules(), " ".join(section or []), screen), screen, open_reader(screen))
    return DONE


@app.command(name="aid")
def player_aid(
    seat: Annotated[str, typer.Argument(metavar="SEAT")],
    scenario: Annotated[str, typer.Option("--scenario", metavar="SCENARIO", help="Whose aims and means.")] = MAIN,
    plain: Plain = False,
) -> int:
    """Print the aid of a seat on one page: its bind, means, aims, actions with cost and section, three courses."""
    screen = open_screen(plain)
    lines = [Text(one, style="heading" if one.startswith("#") else "") for one in aid(seat, load_scenario(scenario))]
    page(lines, screen, open_reader(screen))
    return DONE


@app.command()
def claims(
    claim: Annotated[str, typer.Argument(metavar="[ID]", help="As confusion-07.")] = "",
    uncited: Annotated[bool, typer.Option("--uncited", help="List those that nothing cites.")] = False,
    plain: Plain = False,
) -> int:
    """List the claims of the seed articles, or show one with the rules that embody it and where they are in play."""
    screen = open_screen(plain)
    found = load_claims(seeds_folder())
    if claim:
        lines = catalogue.claim_page(claim, found)
    else:
        cited = catalogue.cited_in(found)
        lines = [catalogue.claim_line(one, cited[one.id]) for one in found.values() if not (uncited and cited[one.id])]
    page(lines or [Text("Every claim is cited.")], screen, open_reader(screen))
    return DONE


@app.command()
def lint(
    levels: Annotated[
        list[str] | None,
        typer.Argument(metavar="[CLAUSE=LEVEL...]", help="Levels of a text, or the name of a first draft."),
    ] = None,
    file: Annotated[Path | None, typer.Option("--file", metavar="FILE", help="Texts of a saved match.")] = None,
    as_seat: Annotated[str, typer.Option("--as", metavar="SEAT", help="Whose eyes read the saved match.")] = "",
    plain: Plain = False,
) -> int:
    """Name the clauses of a text that cannot be verified, come in the wrong order, contradict or can be vetoed."""
    screen = open_screen(plain)
    if file is None:
        found = [("", read_levels(levels or []))]
    else:
        seat = read_seat(as_seat, list(read_journal(file).header.players))
        if not seat:
            raise MisreadError("Say with --as SEAT whose eyes shall read the texts of a saved match.")
        match = Match.load(file, go_on=False)
        found = texts_of(match.view(seat))
    for head, text in found:
        screen.show([Text(head, style="heading")] if head else [])
        screen.show(judged(text, screen.width))
    if not found:
        screen.say("There is no text that this seat may read.")
    return DONE

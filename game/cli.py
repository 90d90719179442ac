"""The command ``double-bind``: its command line, and what is said when something goes wrong.

A command imports what it does when it is given, so that help comes at once.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Final

import typer

from game import __version__
from game.console.terminal.program import COMMAND, DONE, FAILED, INTERRUPTED, MISUSED
from game.console.terminal.signals import ending_signals
from game.console.terminal.streams import close_output, make_streams_forgiving, trouble

TRACE: Final = "DOUBLE_BIND_TRACE"
"""Set in the environment, it shows where a fault of the program itself lies."""
JOURNAL: Final = "A journal, a script of moves or a line."
MAIN: Final = "double-bind"
"""The scenario when none is named."""

app = typer.Typer(
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    help="Double Bind: a turn-based wargame of the U.S.-Iran crisis.",
)
scenario_commands = typer.Typer(rich_markup_mode=None, help="List, show, begin and check scenarios.")


def file_of(typed: str) -> Path:
    """A file somebody names; a shell leaves ``--save=~/FILE`` as it is."""
    return Path(os.path.expanduser(typed))


ScenarioWord = Annotated[str, typer.Argument(metavar="[SCENARIO]", help="A scenario's name, or a TOML file.")]
Plain = Annotated[bool, typer.Option("--plain", help="No colour, no boxes, no cursor movement.")]
Seed = Annotated[int | None, typer.Option("--seed", metavar="N", help="The dice; drawn when not given.")]
Save = Annotated[
    Path | None, typer.Option("--save", metavar="FILE", parser=file_of, help="The journal to write.")
]
As = Annotated[str, typer.Option("--as", metavar="SEAT", help="Show only what this seat may know.")]


@app.callback(invoke_without_command=True)
def overall(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="Print the version and stop.")] = False,
) -> None:
    """Double Bind: a turn-based wargame of the U.S.-Iran crisis."""
    if version:
        typer.echo(f"{COMMAND} {__version__}")
        raise typer.Exit
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


@app.command()
def play(
    scenario: ScenarioWord = MAIN,
    seat: Annotated[
        list[str] | None,
        typer.Option("--seat", metavar="SEAT=PLAYER", help="human, human:NAME or a bot, once for each seat."),
    ] = None,
    seed: Seed = None,
    save: Save = None,
    bot: Annotated[str, typer.Option("--bots", metavar="NAME", help="Who plays every other seat.")] = "",
    dice: Annotated[str, typer.Option("--dice", metavar="game|table", help="Who throws: the game, or you.")] = "game",
    passphrases: Annotated[
        bool, typer.Option("--passphrases", help="Let each person set a passphrase, asked when they sit down.")
    ] = False,
    plain: Plain = False,
) -> int:
    """Play a scenario, alone or hot-seat; moves may also come from a pipe."""
    from game.commands import playing

    return playing.play(scenario, seat or [], seed, save, bot, dice, plain, passphrases)


@app.command()
def resume(
    file: Annotated[Path, typer.Argument(metavar="FILE", parser=file_of, help="A journal.")],
    seat: Annotated[
        list[str] | None,
        typer.Option("--seat", metavar="SEAT=PLAYER", help="Who plays this seat from here on."),
    ] = None,
    plain: Plain = False,
) -> int:
    """Go on with a saved match."""
    from game.commands import playing

    return playing.resume(file, seat or [], plain)


@app.command()
def watch(
    scenario: ScenarioWord = MAIN,
    seat: Annotated[
        list[str] | None, typer.Option("--seat", metavar="SEAT=BOT", help="A bot, once for each seat.")
    ] = None,
    seed: Seed = None,
    save: Save = None,
    bot: Annotated[str, typer.Option("--bots", metavar="NAME", help="Who plays every other seat.")] = "",
    as_seat: As = "",
    delay: Annotated[
        float, typer.Option("--delay", metavar="S", min=0.0, max=3600.0, help="Seconds after each line.")
    ] = 0.0,
    plain: Plain = False,
) -> int:
    """Let bots play to the end, narrated."""
    from game.commands import watching

    return watching.watch(scenario, seat or [], seed, save, bot, as_seat, delay, plain)


@app.command()
def replay(
    file: Annotated[Path, typer.Argument(metavar="FILE", parser=file_of, help=JOURNAL)],
    as_seat: As = "",
    everything: Annotated[bool, typer.Option("--all", help="Show what every seat and no seat knew.")] = False,
    to: Annotated[int | None, typer.Option("--to", metavar="TURN", min=1, help="Up to the end of this turn.")] = None,
    plain: Plain = False,
) -> int:
    """Look at a saved match step by step; as a text when it goes into a pipe."""
    from game.commands import watching

    return watching.replay(file, as_seat, everything, to or watching.LAST, plain)


@app.command(name="verify")
def verify_files(
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", parser=file_of, help="Journals, scripts or lines.")],
) -> int:
    """Play journals again and compare every step."""
    from game.commands import journals

    return journals.verify_files(files)


@app.command(name="branch")
def branch_off(
    file: Annotated[Path, typer.Argument(metavar="FILE", parser=file_of, help=JOURNAL)],
    step: Annotated[int, typer.Argument(metavar="STEP", min=0, help="The last step that stands; 0 for none.")],
    new: Annotated[Path, typer.Argument(metavar="NEW", parser=file_of, help="The journal to write.")],
    same_dice: Annotated[
        bool, typer.Option("--same-dice", help="Throw the dice that the other match would throw or threw.")
    ] = False,
) -> int:
    """Begin another match where a saved one stood after a step; the new journal names its parent."""
    from game.commands import journals

    return journals.branch_off(file, step, new, same_dice)


@app.command(name="par")
def measure_par(
    scenario: Annotated[str, typer.Argument(metavar="[SCENARIO]", help="A name, or a TOML file.")] = MAIN,
    bot: Annotated[
        str, typer.Option("--bots", "--bot", metavar="NAME", help="Who plays every seat; greedy if not given.")
    ] = "",
    matches: Annotated[int, typer.Option("--matches", min=2, help="How many matches.")] = 100,
    seed: Annotated[int, typer.Option("--seed", help="The seed of the first match.")] = 1,
    keep: Annotated[bool, typer.Option("--keep", help="Keep it as the par that result screens show.")] = False,
    check: Annotated[bool, typer.Option("--check", help="Measure nothing; say what has to be measured again.")] = False,
) -> int:
    """Measure par: what bots score from each seat of a scenario."""
    from game.commands import measuring

    if check:
        return measuring.check_par()
    return measuring.measure_par(scenario, bot, matches, seed, keep)


@app.command()
def calibration(
    line: Annotated[str, typer.Argument(metavar="[LINE]", help="A historical line; all of them when not given.")] = "",
    as_json: Annotated[bool, typer.Option("--json", help="Print plain data.")] = False,
    sources: Annotated[bool, typer.Option("--sources", help="Say where each band comes from.")] = False,
    plain: Plain = False,
) -> int:
    """Play historical lines again and put the board beside the bands of what was recorded."""
    from game.commands import measuring

    return measuring.calibration(line, as_json, sources, plain)


@app.command()
def rules(
    section: Annotated[
        list[str] | None, typer.Argument(metavar="[SECTION or WORD]", help="As 7 or 7.2, a word to look for, or all.")
    ] = None,
    plain: Plain = False,
) -> int:
    """Print the rulebook's list of sections, one section, where a word is spoken of, or all."""
    from game.commands import reading

    return reading.rules(section or [], plain)


@app.command(name="aid")
def player_aid(
    seat: Annotated[str, typer.Argument(metavar="SEAT")],
    scenario: Annotated[str, typer.Option("--scenario", metavar="SCENARIO", help="Whose aims and means.")] = MAIN,
    plain: Plain = False,
) -> int:
    """Print the aid of a seat on one page: its bind, means, aims, actions with cost and section, three courses."""
    from game.commands import reading

    return reading.player_aid(seat, scenario, plain)


@app.command()
def claims(
    claim: Annotated[str, typer.Argument(metavar="[ID]", help="As confusion-07.")] = "",
    uncited: Annotated[bool, typer.Option("--uncited", help="List those that nothing cites.")] = False,
    plain: Plain = False,
) -> int:
    """List the claims of the seed articles, or show one with the rules that embody it and where they are in play."""
    from game.commands import reading

    return reading.claims(claim, uncited, plain)


@app.command()
def lint(
    levels: Annotated[
        list[str] | None,
        typer.Argument(metavar="[CLAUSE=LEVEL...]", help="Levels of a text, or the name of a first draft."),
    ] = None,
    file: Annotated[
        Path | None, typer.Option("--file", metavar="FILE", parser=file_of, help="Texts of a saved match.")
    ] = None,
    as_seat: Annotated[str, typer.Option("--as", metavar="SEAT", help="Whose eyes read the saved match.")] = "",
    plain: Plain = False,
) -> int:
    """Name the clauses of a text that cannot be verified, come in the wrong order, contradict or can be vetoed."""
    from game.commands import reading

    return reading.lint(levels or [], file, as_seat, plain)


@scenario_commands.command(name="list")
def list_scenarios() -> int:
    """List the scenarios that come with the game."""
    from game.commands import scenarios

    return scenarios.list_scenarios()


@scenario_commands.command(name="show")
def show_scenario(name: Annotated[str, typer.Argument(metavar="NAME")], plain: Plain = False) -> int:
    """Show a scenario: what it is about, its length, its seats."""
    from game.commands import scenarios

    return scenarios.show_scenario(name, plain)


@scenario_commands.command(name="check")
def check_scenario(file: Annotated[str, typer.Argument(metavar="FILE")]) -> int:
    """Check a scenario file and tell every fault."""
    from game.commands import scenarios

    return scenarios.check_scenario(file)


@scenario_commands.command(name="new")
def new_scenario(
    name: Annotated[str, typer.Argument(metavar="NAME", help="Lower-case letters, digits and hyphens.")],
    base: Annotated[str, typer.Option("--base", metavar="SCENARIO", help="What it begins as.")] = MAIN,
    to: Annotated[
        Path | None, typer.Option("--to", metavar="FILE", parser=file_of, help="NAME.toml when not given.")
    ] = None,
) -> int:
    """Write a commented scenario to begin with, valid as it stands."""
    from game.commands import scenarios

    return scenarios.new_scenario(name, base, to)


@scenario_commands.command(name="schema")
def print_schema() -> int:
    """Print the JSON Schema of scenario files, for editors."""
    from game.commands import scenarios

    return scenarios.print_schema()


app.add_typer(scenario_commands, name="scenario")


def main() -> None:
    """The entry point of the command; leaves with its exit status."""
    sys.exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """Do what the arguments ask for; the exit status.  Whatever goes wrong is told in one sentence."""
    make_streams_forgiving()
    with ending_signals() as seen:
        try:
            status = _told(lambda: app(arguments, prog_name=COMMAND, standalone_mode=False))
            sys.stdout.flush()
        except BrokenPipeError:
            close_output()
            status = FAILED
        except OSError as error:
            close_output()
            if not seen.number:
                _complain(trouble(error))
            status = FAILED
        return seen.status if seen.number else status


def _told(act: Callable[[], object]) -> int:
    """Run a command and turn what it raises into a sentence and an exit status."""
    try:
        status = act()
    except (KeyboardInterrupt, typer.Abort):
        status = INTERRUPTED
    except OSError:
        raise
    except Exception as error:
        return _misused_or_faulty(error)
    if status == INTERRUPTED:
        _complain("Stopped.")
    return status if isinstance(status, int) else DONE


def _misused_or_faulty(error: Exception) -> int:
    """What typer says of a wrong command line, what the game says of a wrong request, or a fault of the program."""
    told = getattr(error, "format_message", None)
    if told is not None:
        _complain(f"{str(told()).rstrip('.')}. '{COMMAND} --help' lists what there is.")
        return MISUSED
    from game.commands.errors import SENTENCES, BrokenOffError

    if isinstance(error, BrokenOffError):
        _complain(str(error))
        return INTERRUPTED
    if isinstance(error, SENTENCES):
        _complain(str(error))
        return FAILED
    if os.environ.get(TRACE):
        raise error
    _complain(
        f"Double Bind has a fault: {type(error).__name__}: {' '.join(str(error).split())}. Whatever was accepted is "
        f"saved; {TRACE}=1 shows where the fault lies."
    )
    return FAILED


def _complain(text: str) -> None:
    """Say what is wrong on standard error."""
    from game.console.terminal.screen import complain

    complain(text)

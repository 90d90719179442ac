"""The command ``double-bind``: what is asked for on the command line, put together from the floors below."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Annotated, Final

import typer
from rich.text import Text

from game import __version__
from game.console.play.context import Context
from game.console.play.humans import is_human
from game.console.play.result import result
from game.console.play.saved_games import COMMAND, how_to, new_file, own_file, spare_people
from game.console.play.seating import ask_seats, read_player, read_seat, read_seats, seats_of_a_pipe
from game.console.play.session import DONE, FAILED, Session
from game.console.reports.narrator import Narrator
from game.console.reports.replay import Replay, first_position
from game.console.terminal.errors import MisreadError
from game.console.terminal.keyboard import open_reader, page
from game.console.terminal.screen import Screen, complain, open_screen
from game.console.terminal.streams import close_output, make_streams_forgiving, trouble
from game.console.terminal.text import clean, count, in_words, quote
from game.console.words.board_history import ALL, BoardHistory
from game.console.words.setting import setting_in, setting_of
from game.lookup import app as lookups
from game.match import IllegalAction, Match, UndoError, drive
from game.players.player import BOT, Player
from game.players.registry import PlayerError, make_player, player_names
from game.records.analysis.par import ParError
from game.records.analysis.reference_ranges import BandsError
from game.records.claims import ClaimsError
from game.records.journal.branch import branch
from game.records.journal.format import Journal, JournalError, read_journal
from game.records.journal.recorder import places_of
from game.records.journal.verify import DivergenceError, verify
from game.records.library import LibraryError
from game.records.scenario.load import load_scenario
from game.records.scenario.model import ScenarioError
from game.records.scenario.prepared import prepare
from game.records.script import ScriptError

GAME: Final = "game"
REAL: Final = "table"
"""Whose dice decide."""

INTERRUPTED: Final = 130
MISUSED: Final = 2
TRACE: Final = "DOUBLE_BIND_TRACE"
"""Set in the environment, it shows where a fault of the program itself lies."""

SENTENCES: Final = (
    BandsError, ClaimsError, DivergenceError, IllegalAction, JournalError, LibraryError, MisreadError, ParError,
    PlayerError, ScenarioError, ScriptError, UndoError,
)
"""Errors whose text is written for the person who made them."""


class BrokenOffError(Exception):
    """Somebody pressed Ctrl-C; the text says what is saved where."""


app = typer.Typer(
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    help="Double Bind: a turn-based wargame of the U.S.-Iran crisis.",
)
app.add_typer(lookups)

ScenarioWord = Annotated[str, typer.Argument(metavar="[SCENARIO]", help="A scenario's name, or a TOML file.")]
Plain = Annotated[bool, typer.Option("--plain", help="No colour, no boxes, no cursor movement.")]
Seed = Annotated[int | None, typer.Option("--seed", metavar="N", help="The dice; drawn when not given.")]
Save = Annotated[Path | None, typer.Option("--save", metavar="FILE", help="The journal to write.")]
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
    scenario: ScenarioWord = "double-bind",
    seat: Annotated[
        list[str] | None,
        typer.Option("--seat", metavar="SEAT=PLAYER", help="human, human:NAME or a bot, once for each seat."),
    ] = None,
    seed: Seed = None,
    save: Save = None,
    bot: Annotated[str, typer.Option("--bots", metavar="NAME", help="Who plays every other seat.")] = "",
    dice: Annotated[str, typer.Option("--dice", metavar="game|table", help="Who throws: the game, or you.")] = GAME,
    plain: Plain = False,
) -> int:
    """Play a scenario, alone or hot-seat; moves may also come from a pipe."""
    screen = open_screen(plain)
    reader = open_reader(screen)
    chosen = load_scenario(scenario)
    bots = player_names()
    given = read_seats(seat or [], chosen, bots)
    if bot:
        read_player(bot, bots, people=False)
    if dice not in (GAME, REAL):
        raise MisreadError(f"--dice is {GAME} or {REAL}, not {quote(dice)}.")
    path = new_file(str(save)) if save else None
    notices: list[str] = []
    players: Mapping[str, str] | None
    if screen.live and bot and any(map(is_human, given.values())):
        players = {one.code: given.get(one.code, bot) for one in chosen.seats}
    elif screen.live:
        players = ask_seats(given, chosen, bots, bot or BOT, screen, reader)
        if players is None:
            complain("Stopped before the match began; nothing is saved.")
            return FAILED
    else:
        players = seats_of_a_pipe(given, chosen, bot or BOT, notices)
    deciders = _deciders(players)
    path = path or own_file(chosen)
    match = Match(chosen, seed, dice=dice == GAME, players=players, save=path)
    if dice == REAL:
        notices.append("You throw for what everybody at the keyboard sees; the game throws for what is secret.")
    notices.append(f"The match is saved as it goes in {clean(str(path))}")
    return _sit_down(match, deciders, path, screen, notices)


@app.command()
def resume(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A journal.")],
    plain: Plain = False,
) -> int:
    """Go on with a saved match."""
    match = Match.load(file)
    if match.over:
        return _show_end(match, file, open_screen(plain))
    screen = open_screen(plain)
    told = [*match.notices, f"Going on in turn {match.turn}; the match is saved as it goes in {clean(str(file))}."]
    return _sit_down(match, _deciders(match.players), file, screen, told)


def _deciders(players: Mapping[str, str]) -> dict[str, Player]:
    """A bot for every seat that no person decides for."""
    return {seat: make_player(name) for seat, name in players.items() if not is_human(name)}


def _sit_down(match: Match, deciders: Mapping[str, Player], path: Path, screen: Screen, notices: list[str]) -> int:
    context = Context(match, screen, open_reader(screen), path)
    for notice in notices:
        context.tell(notice)
    try:
        return Session(context, lambda: drive(match, deciders)).run()
    except KeyboardInterrupt:
        raise BrokenOffError(f"Stopped. {context.where_saved()}") from None
    finally:
        match.close()


def _show_end(match: Match, path: Path | None, screen: Screen) -> int:
    lines = result(match, screen)
    if path is not None:
        lines += [Text(), Text(f"The match is saved in {clean(str(path))}. {how_to('replay', path)}")]
    page(lines, screen, open_reader(screen))
    return DONE


@app.command()
def watch(
    scenario: ScenarioWord = "double-bind",
    seat: Annotated[
        list[str] | None, typer.Option("--seat", metavar="SEAT=BOT", help="A bot, once for each seat.")
    ] = None,
    seed: Seed = None,
    save: Save = None,
    as_seat: As = "",
    delay: Annotated[float, typer.Option("--delay", metavar="S", min=0.0, help="Seconds after each line.")] = 0.0,
    plain: Plain = False,
) -> int:
    """Let bots play to the end, narrated."""
    screen = open_screen(plain)
    chosen = load_scenario(scenario)
    given = read_seats(seat or [], chosen, player_names(), people=False)
    players = {one.code: given.get(one.code, BOT) for one in chosen.seats}
    deciders = _deciders(players)
    reader = read_seat(as_seat, list(players))
    if save is not None:
        spare_people(save)
    match = Match(chosen, seed, players=players, save=save)
    number = match.rulebook.seats.index(reader) if reader else ALL
    first = prepare(chosen).first()
    history = BoardHistory(places_of(first), number, first)
    narrator = Narrator(history, setting_of(chosen, reader), screen, delay)
    screen.say(f"{clean(chosen.title)}, seed {match.seed}: {in_words([f'{one}={by}' for one, by in players.items()])}.")
    try:
        for entry in match.log():
            narrator.take(entry)
        drive(match, deciders, narrator.take)
        narrator.close()
    except KeyboardInterrupt:
        told = f"What was played is saved in {clean(str(save))}." if save else "Nothing is saved."
        raise BrokenOffError(f"Stopped. {told}") from None
    finally:
        match.close()
    return _show_end(match, save, screen)


@app.command()
def replay(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A journal.")],
    as_seat: As = "",
    everything: Annotated[bool, typer.Option("--all", help="Show what every seat and no seat knew.")] = False,
    to: Annotated[int, typer.Option("--to", metavar="TURN", min=1, help="Up to the end of this turn.")] = 9999,
    plain: Plain = False,
) -> int:
    """Look at a saved match step by step; as a text when it goes into a pipe."""
    screen = open_screen(plain)
    journal = read_journal(file)
    if as_seat and everything:
        raise MisreadError("--as and --all exclude each other; give one of them.")
    seat = read_seat(as_seat, list(journal.header.players))
    ended = _played_to_the_end(journal)
    if not seat and not everything and ended is None:
        raise MisreadError(
            f"The match in {quote(str(file))} is not over by the present rules; say --as SEAT, or --all to see every "
            f"secret."
        )
    for notice in journal.notices:
        complain(notice)
    number = journal.header.seats.index(seat) if seat else ALL
    setting = setting_in(journal.header, seat)
    shown = Replay(journal, setting, screen, number, first_position(journal))
    closing: list[Text] = []
    if ended is not None:
        closing = result(ended, screen)
    if screen.drawn:
        shown.stepped(open_reader(screen), 0 if to == 9999 else to, closing)
        return DONE
    shown.told(to)
    last = journal.entries[-1].turn if journal.entries else 0
    if closing and to >= last:
        screen.show(closing)
    return DONE


def _played_to_the_end(journal: Journal) -> Match | None:
    """The match of a journal when it is over and the present rules reproduce it."""
    try:
        match = Match.load(journal.name, go_on=False)
    except JournalError:
        return None
    return match if match.over else None


@app.command(name="verify")
def verify_files(files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="Journals.")]) -> int:
    """Play journals again and compare every step."""
    screen = open_screen(plain=True)
    status = DONE
    for path in files:
        try:
            verdict = verify(path)
        except JournalError as error:
            complain(str(error))
            status = FAILED
            continue
        for notice in verdict.notices:
            complain(notice)
        if verdict.divergence:
            complain(f"{path}: after {count(verdict.steps, 'step')} that reproduce: {verdict.divergence}")
            status = FAILED
        else:
            screen.say(f"{clean(str(path))}: {count(verdict.steps, 'step')}, every one reproduces.")
    return status


@app.command(name="branch")
def branch_off(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A journal.")],
    step: Annotated[int, typer.Argument(metavar="STEP", min=0, help="The last step that stands; 0 for none.")],
    new: Annotated[Path, typer.Argument(metavar="NEW", help="The journal to write.")],
) -> int:
    """Begin another match where a saved one stood after a step; the new journal names its parent."""
    fresh = new_file(str(new))
    parent = branch(file, step, fresh)
    told = f"{clean(str(fresh))} goes on from {clean(parent.name)} after {count(parent.step, 'step')}."
    open_screen(plain=True).say(f"{told} {how_to('resume', fresh)}")
    return DONE


def main() -> None:
    """The entry point of the command; leaves with its exit status."""
    sys.exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """Do what the arguments ask for; the exit status.  Whatever goes wrong is told in one sentence."""
    make_streams_forgiving()
    try:
        status = _told(lambda: app(arguments, prog_name=COMMAND, standalone_mode=False))
        sys.stdout.flush()
    except BrokenPipeError:
        close_output()
        return FAILED
    except OSError as error:
        close_output()
        complain(trouble(error))
        return FAILED
    return status


def _told(act: Callable[[], object]) -> int:
    """Run a command and turn what it raises into a sentence and an exit status."""
    try:
        status = act()
    except BrokenOffError as error:
        complain(str(error))
        return INTERRUPTED
    except (KeyboardInterrupt, typer.Abort):
        status = INTERRUPTED
    except SENTENCES as error:
        complain(str(error))
        return FAILED
    except OSError:
        raise
    except Exception as error:
        return _misused_or_faulty(error)
    if status == INTERRUPTED:
        complain("Stopped.")
    return status if isinstance(status, int) else DONE


def _misused_or_faulty(error: Exception) -> int:
    """What typer says of a wrong command line, or a fault of the program itself."""
    told = getattr(error, "format_message", None)
    if told is not None:
        complain(f"{str(told()).rstrip('.')}. '{COMMAND} --help' lists what there is.")
        return MISUSED
    if os.environ.get(TRACE):
        raise error
    complain(
        f"Double Bind has a fault: {type(error).__name__}: {' '.join(str(error).split())}. Whatever was accepted is "
        f"saved; {TRACE}=1 shows where the fault lies."
    )
    return FAILED

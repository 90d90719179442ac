"""Matches with people in them: ``play`` and ``resume``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final

from rich.text import Text

from game.commands.errors import BrokenOffError
from game.console.play.context import Context
from game.console.play.handover import sharing
from game.console.play.humans import is_human, person_of
from game.console.play.passphrases import set_passphrases
from game.console.play.result import result
from game.console.play.saved_games import claim, give_up, how_to, own_file, path_of
from game.console.play.seating import ask_seats, read_player, read_seats, seats_of_a_pipe
from game.console.play.session import Session
from game.console.terminal.errors import MisreadError
from game.console.terminal.keyboard import open_reader, page
from game.console.terminal.program import DONE, FAILED
from game.console.terminal.screen import Screen, complain, open_screen
from game.console.terminal.shell import command
from game.console.terminal.text import clean, quote
from game.match import Match, drive
from game.players.gate import PlayerError
from game.players.player import BOT, Player
from game.players.registry import make_player, player_names
from game.records.journal.dice import fresh_seed
from game.records.journal.format import read_journal
from game.records.journal.hold import Hold
from game.records.journal.verify import embedded
from game.records.scenario.load import load_scenario
from game.records.scenario.model import Scenario

GAME: Final = "game"
REAL: Final = "table"
"""Whose dice decide."""


def play(
    scenario: str, seats: list[str], seed: int | None, save: Path | None, bot: str, dice: str, plain: bool,
    passphrases: bool = False,
) -> int:
    """Play a scenario, alone or hot-seat; moves may also come from a pipe."""
    screen = open_screen(plain)
    chosen = load_scenario(scenario)
    bots = player_names()
    given = read_seats(seats, chosen, bots)
    if bot:
        read_player(bot, bots, people=False)
    if dice not in (GAME, REAL):
        raise MisreadError(f"--dice is {GAME} or {REAL}, not {quote(dice)}.")
    claimed = claim(save) if save else None
    try:
        return _begin(chosen, given, bots, seed, claimed, bot, dice, passphrases, screen)
    finally:
        give_up(claimed)


def _begin(
    chosen: Scenario,
    given: Mapping[str, str],
    bots: Sequence[str],
    seed: int | None,
    claimed: Hold | Path | None,
    bot: str,
    dice: str,
    passphrases: bool,
    screen: Screen,
) -> int:
    """Ask who plays, and play."""
    reader = open_reader(screen)
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
    match_bots = bots_of(players)
    locks = set_passphrases(players, screen, reader) if passphrases else {}
    if locks is None:
        complain("Stopped before the match began; nothing is saved.")
        return FAILED
    claimed = claimed or own_file(chosen)
    path = path_of(claimed)
    match = Match(
        chosen, seed, bots=fresh_seed(), dice=dice == GAME, players=players, save=claimed, locks=locks
    )
    if dice == REAL:
        notices.append("You throw for what everybody at the keyboard sees; the game throws for what is secret.")
    notices.append("Who reads the file of a match in play can know its secrets and its dice.")
    notices.append(f"The match is saved as it goes in {clean(str(path))}")
    return _sit_down(match, match_bots, path, screen, notices)


def resume(file: Path, seats: Sequence[str], plain: bool) -> int:
    """Go on with a saved match; ``seats`` names those that somebody else plays from here on."""
    bots = player_names()
    journal = read_journal(file)
    given = read_seats(seats, embedded(journal), bots)
    for seat, player in {**journal.players, **given}.items():
        if not is_human(player) and player not in bots:
            way = command("resume", file, "--seat", f"{seat}=human")
            raise PlayerError(
                f"In {quote(str(file))} the seat {seat} is played by {quote(player)}, and no bot of that name is "
                f"installed; install it, or let somebody else play:\n{way}"
            )
    match = Match.load(file)
    screen = open_screen(plain)
    if match.over:
        return show_end(match, file, screen)
    for seat, player in given.items():
        match.hand_over(seat, player)
    told = [*match.notices, f"Going on in turn {match.turn}; the match is saved as it goes in {clean(str(file))}."]
    return _sit_down(match, bots_of(match.players), file, screen, told)


def bots_of(players: Mapping[str, str]) -> dict[str, Player]:
    """A bot for every seat that no person decides for."""
    return {seat: make_player(name) for seat, name in players.items() if not is_human(name)}


def show_end(match: Match, path: Path | None, screen: Screen) -> int:
    """The result of a match that is over, and where it is saved."""
    lines = result(match, screen)
    if path is not None:
        sentence, line = how_to("replay", path).split("\n")
        lines += [Text(), Text(f"The match is saved in {clean(str(path))}. {sentence}"), Text(line)]
    page(lines, screen, open_reader(screen))
    return DONE


def _sit_down(match: Match, bots: Mapping[str, Player], path: Path, screen: Screen, notices: list[str]) -> int:
    context = Context(match, screen, open_reader(screen), path)
    if match.locks and not screen.live:
        raise MisreadError("Seats of this match have passphrases, which are asked at a terminal, not read from a pipe.")
    people = {person_of(player, seat) for seat, player in match.players.items() if is_human(player)}
    if screen.live and (len(people) > 1 or match.locks):
        context.on_curtain = [*notices, *sharing(screen)]
        notices = []
    for notice in notices:
        context.tell(notice)
    try:
        return Session(context, lambda: drive(match, bots)).run()
    except KeyboardInterrupt:
        if screen.live:
            with suppress(OSError):
                screen.hide()
        raise BrokenOffError(f"Stopped. {context.where_saved()}") from None
    except PlayerError as error:
        raise PlayerError(f"{error} {context.where_saved()}") from error
    finally:
        match.close()

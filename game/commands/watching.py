"""Matches told as a story: ``watch`` while bots play, ``replay`` from a journal."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from rich.text import Text

from game.commands.errors import BrokenOffError
from game.commands.playing import bots_of, show_end
from game.console.play.passphrases import open_seats
from game.console.play.result import result
from game.console.play.seating import read_player, read_seat, read_seats
from game.console.reports.narrator import Narrator
from game.console.reports.replay import Replay, first_position
from game.console.terminal.errors import MisreadError
from game.console.terminal.keyboard import open_reader
from game.console.terminal.program import DONE
from game.console.terminal.screen import complain, open_screen
from game.console.terminal.text import clean, in_words, quote
from game.console.words.board_history import ALL, BoardHistory
from game.console.words.setting import setting_in, setting_of
from game.lines import journal_at
from game.match import Match, drive
from game.players.player import BOT
from game.players.registry import player_names
from game.records.journal.format import Journal, JournalError, read_journal
from game.records.journal.recorder import places_of
from game.records.scenario.load import load_scenario
from game.records.scenario.prepared import prepare

LAST: Final = 9999
"""A turn that no match reaches."""


def watch(
    scenario: str,
    seats: list[str],
    seed: int | None,
    save: Path | None,
    bot: str,
    as_seat: str,
    delay: float,
    plain: bool,
) -> int:
    """Let bots play to the end, narrated: ``bot`` where no seat says another; ``delay`` in seconds after each line."""
    screen = open_screen(plain)
    chosen = load_scenario(scenario)
    given = read_seats(seats, chosen, player_names(), people=False)
    other = read_player(bot, player_names(), people=False) if bot else BOT
    players = {one.code: given.get(one.code, other) for one in chosen.seats}
    bots = bots_of(players)
    reader = read_seat(as_seat, list(players))
    match = Match(chosen, seed, players=players, save=save)
    number = match.rulebook.seats.index(reader) if reader else ALL
    first = prepare(chosen).first()
    history = BoardHistory(places_of(first), number, first)
    narrator = Narrator(history, setting_of(chosen, reader), screen, delay)
    screen.say(f"{clean(chosen.title)}, seed {match.seed}: {in_words([f'{one}={by}' for one, by in players.items()])}.")
    try:
        for entry in match.log():
            narrator.take(entry)
        drive(match, bots, narrator.take)
        narrator.close()
    except KeyboardInterrupt:
        told = f"What was played is saved in {clean(str(save))}." if save else "Nothing is saved."
        raise BrokenOffError(f"Stopped. {told}") from None
    finally:
        match.close()
    return show_end(match, save, screen)


def replay(file: Path, as_seat: str, everything: bool, to: int, plain: bool) -> int:
    """Look at a saved match step by step, up to the end of turn ``to``; as a text when it goes into a pipe."""
    screen = open_screen(plain)
    journal = read_journal(journal_at(file))
    if as_seat and everything:
        raise MisreadError("--as and --all exclude each other; give one of them.")
    seat = read_seat(as_seat, list(journal.header.players))
    ended = played_to_the_end(journal)
    if not seat and not everything and ended is None:
        raise MisreadError(
            f"The match in {quote(str(file))} is not over by the present rules; say --as SEAT, or --all to see every "
            f"secret."
        )
    if ended is None:
        players = journal.header.players
        shown_seats = [seat] if seat else list(players)
        open_seats(shown_seats, players, journal.header.locks, screen, open_reader(screen))
    for notice in journal.notices:
        complain(notice)
    number = journal.header.seats.index(seat) if seat else ALL
    setting = setting_in(journal.header, seat)
    shown = Replay(journal, setting, screen, number, first_position(journal))
    closing: list[Text] = []
    if ended is not None:
        closing = result(ended, screen)
    if screen.drawn:
        shown.stepped(open_reader(screen), 0 if to == LAST else to, closing)
        return DONE
    shown.told(to)
    last = journal.entries[-1].turn if journal.entries else 0
    if closing and to >= last:
        screen.show(closing)
    return DONE


def played_to_the_end(journal: Journal) -> Match | None:
    """The match of a journal when it is over and the present rules reproduce it."""
    try:
        match = Match.load(journal.name, go_on=False)
    except JournalError:
        return None
    return match if match.over else None

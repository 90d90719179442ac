"""Passphrases at the keyboard: set when a match begins, asked whenever a person sits down."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from game.console.play.humans import Person, is_human, person_of
from game.console.terminal.errors import MisreadError
from game.console.terminal.keyboard import Reader
from game.console.terminal.screen import Screen
from game.records.journal.locks import lock_of, opens


def set_passphrases(players: Mapping[str, str], screen: Screen, reader: Reader) -> dict[str, str] | None:
    """A lock for every seat whose person wants one, asked for each person in turn; None when input ended."""
    if not screen.live:
        raise MisreadError("Passphrases are set by people at a terminal; moves come from a pipe here.")
    people: dict[Person, list[str]] = {}
    for seat, player in players.items():
        if is_human(player):
            people.setdefault(person_of(player, seat), []).append(seat)
    locks: dict[str, str] = {}
    for person, seats in people.items():
        while True:
            first = reader.read_unseen(f"A passphrase for {person.called}, not shown (Enter for none): ")
            if first is None:
                return None
            again = reader.read_unseen("The same again: ") if first else ""
            if again is None:
                return None
            if first == again:
                break
            screen.say("Those were two; once more.", "notice")
        if first:
            lock = lock_of(first)
            locks |= dict.fromkeys(seats, lock)
    return locks


def unlocked(called: str, lock: str, screen: Screen, reader: Reader) -> bool:
    """Ask for the passphrase of a person until it is the right one; False when input ended instead."""
    while True:
        typed = reader.read_unseen(f"Passphrase of {called}: ")
        if typed is None:
            return False
        if opens(typed, lock):
            return True
        screen.say("That is not it.", "notice")


def open_seats(
    seats: Iterable[str], players: Mapping[str, str], locks: Mapping[str, str], screen: Screen, reader: Reader
) -> None:
    """Before secrets of seats are shown: ask for each passphrase there is.  Raises MisreadError without one."""
    asked: set[str] = set()
    for seat in seats:
        lock = locks.get(seat, "")
        if not lock or lock in asked:
            continue
        asked.add(lock)
        if not screen.live:
            raise MisreadError(f"The seat {seat} has a passphrase; look at it from a terminal, which asks for it.")
        if not unlocked(person_of(players.get(seat, ""), seat).called, lock, screen, reader):
            raise MisreadError(f"Without its passphrase the seat {seat} is not shown before the match is over.")

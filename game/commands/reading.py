"""What is printed from the rulebook, the claims and texts: ``rules``, ``aid``, ``claims`` and ``lint``."""

from __future__ import annotations

from pathlib import Path

from rich.text import Text

from game.console.play.passphrases import open_seats
from game.console.play.seating import read_seat
from game.console.reference import catalogue
from game.console.reference.lint import judged, read_levels, texts_of
from game.console.reference.player_aid import aid
from game.console.reference.rulebook import read_rules, rendered
from game.console.terminal.errors import MisreadError
from game.console.terminal.keyboard import open_reader, page
from game.console.terminal.program import DONE
from game.console.terminal.screen import open_screen
from game.match import Match
from game.records.claims import load_claims
from game.records.journal.format import read_journal
from game.records.library import seeds_folder
from game.records.scenario.load import load_scenario


def rules(sought: list[str], plain: bool) -> int:
    """Print the rulebook's list of sections, one section, where a word is spoken of, or all."""
    screen = open_screen(plain)
    page(rendered(read_rules(), " ".join(sought), screen), screen, open_reader(screen))
    return DONE


def player_aid(seat: str, scenario: str, plain: bool) -> int:
    """Print the aid of a seat on one page."""
    screen = open_screen(plain)
    lines = [Text(one, style="heading" if one.startswith("#") else "") for one in aid(seat, load_scenario(scenario))]
    page(lines, screen, open_reader(screen))
    return DONE


def claims(claim: str, uncited: bool, plain: bool) -> int:
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


def lint(levels: list[str], file: Path | None, as_seat: str, plain: bool) -> int:
    """Name what is weak in a text given by its levels, or in the texts of a saved match that a seat may read."""
    screen = open_screen(plain)
    if file is None:
        found = [("", read_levels(levels))]
    else:
        seat = read_seat(as_seat, list(read_journal(file).header.players))
        if not seat:
            raise MisreadError("Say with --as SEAT whose eyes shall read the texts of a saved match.")
        match = Match.load(file, go_on=False)
        if not match.over:
            open_seats([seat], match.players, match.locks, screen, open_reader(screen))
        found = texts_of(match.view(seat))
    for head, text in found:
        screen.show([Text(head, style="heading")] if head else [])
        screen.show(judged(text, screen.width))
    if not found:
        screen.say("There is no text that this seat may read.")
    return DONE

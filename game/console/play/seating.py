"""Who plays which seat: what the command line says, and a friendly question about the rest."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rich.text import Text

from game.console.play.humans import is_human
from game.console.terminal.errors import MisreadError
from game.console.terminal.keyboard import Reader, page
from game.console.terminal.screen import Screen
from game.console.terminal.text import clean, count, in_words, paragraphs, quote, shorten
from game.console.words.setting import day
from game.records.journal.format import HUMAN
from game.records.library import nearest
from game.records.scenario.model import Scenario
from game.records.written import fault_of


def read_seats(given: Sequence[str], scenario: Scenario, bots: Sequence[str], people: bool = True) -> dict[str, str]:
    """``SEAT=PLAYER`` words as a table.  Raises MisreadError for an unknown seat or player, or a seat given twice."""
    found: dict[str, str] = {}
    seats = [seat.code for seat in scenario.seats]
    for word in given:
        seat, equals, player = (part.strip() for part in word.partition("="))
        seat = seat.lower()
        if not equals or not player:
            example = f"{seats[0]}={HUMAN if people else bots[0]}"
            raise MisreadError(f"{quote(word)} does not say who plays which seat; write it like {example}.")
        if seat not in seats:
            raise MisreadError(f"There is no seat {quote(seat)} in this scenario; {nearest(seat, seats)}.")
        if seat in found:
            raise MisreadError(f"The seat {seat} is given to two players, {quote(found[seat])} and {quote(player)}.")
        found[seat] = read_player(player, bots, people)
    return found


def read_player(player: str, bots: Sequence[str], people: bool = True) -> str:
    """A player's word if there is such a player.  Raises MisreadError."""
    if people and is_human(player) and player != f"{HUMAN}:":
        fault = fault_of(player.partition(":")[2])
        if fault:
            raise MisreadError(f"{quote(player)} cannot be shown as a name: {fault}.")
        return player
    if player in bots:
        return player
    if not people and is_human(player):
        raise MisreadError(f"Only bots play here, not {quote(player)}; allowed are {in_words(list(bots), 'or')}.")
    offered = [*([HUMAN, f"{HUMAN}:NAME"] if people else []), *bots]
    raise MisreadError(f"There is no player {quote(player)}; allowed are {in_words(offered, 'or')}.")


def read_seat(word: str, seats: Sequence[str]) -> str:
    """A seat somebody wants to look as, empty for none.  Raises MisreadError."""
    if word and word.lower() not in seats:
        raise MisreadError(f"There is no seat {quote(word)} in this scenario; {nearest(word.lower(), list(seats))}.")
    return word.lower()


def ask_seats(
    given: Mapping[str, str], scenario: Scenario, bots: Sequence[str], bot: str, screen: Screen, reader: Reader
) -> dict[str, str] | None:
    """Ask a person at the keyboard who plays the seats that are not given; None when input ended."""
    open_seats = [seat.code for seat in scenario.seats if seat.code not in given]
    if not open_seats:
        return dict(given)
    someone = any(map(is_human, given.values()))
    screen.clear()
    page(_welcome(given, scenario, bot, someone, screen), screen, reader)
    while True:
        typed = reader.read("Who plays? ", [*open_seats, "hotseat"])
        if typed is None:
            return None
        word = typed.strip().lower()
        rest = dict.fromkeys(open_seats, bot)
        if not word:
            return {**given, **rest} if someone else {**given, **rest, open_seats[0]: HUMAN}
        if word in ("h", "hot", "hotseat", "hot-seat"):
            return _ask_each(given, open_seats, scenario, bots, bot, screen, reader)
        if word.isascii() and word.isdigit() and 1 <= int(word[:4]) <= len(scenario.seats):
            word = scenario.seats[int(word[:4]) - 1].code
        if word in open_seats:
            return {**given, **rest, word: HUMAN}
        screen.say(f"Type a number from 1 to {len(scenario.seats)}, a seat's code, hotseat, or just Enter.", "notice")


def _welcome(
    given: Mapping[str, str], scenario: Scenario, bot: str, someone: bool, screen: Screen
) -> list[Text]:
    last = scenario.date(scenario.turns + 1)
    length = f"{count(scenario.turns, 'turn')} of {count(scenario.days, 'day')}"
    lines = [
        screen.rule(clean(scenario.title)),
        Text(f"{day(scenario.start)} to {day(last)}, {length}."),
        *(Text(line) for line in paragraphs(scenario.summary)),
        Text(),
    ]
    for number, seat in enumerate(scenario.seats, 1):
        who = f" [{clean(given[seat.code])}]" if seat.code in given else ""
        head = Text.assemble((f"{number:>3} ", "heading"), (f"{seat.code:<11}", "code"), f"{clean(seat.title)}{who}")
        role = role_of(seat.brief)
        line = Text.assemble(head, (f": {role}", "quiet")) if role else head
        lines.append(shorten(line, screen.width))
    own = f"bots ({bot}) for the rest"
    first = next(seat for seat in scenario.seats if seat.code not in given)
    enter = own if someone else f"play {clean(first.title)} yourself, {own}"
    return [
        *lines,
        Text(),
        Text.assemble(("  Enter    ", "code"), enter),
        Text.assemble(("  1, 2 ... ", "code"), f"play that seat yourself, {own}"),
        Text.assemble(("  hotseat  ", "code"), "several persons at this keyboard: say who plays each seat"),
    ]


def role_of(brief: str) -> str:
    """The first sentence of a role brief."""
    text = clean(" ".join(brief.split()))
    end = text.find(". ")
    return text if end < 0 else text[: end + 1]


def _ask_each(
    given: Mapping[str, str],
    open_seats: Sequence[str],
    scenario: Scenario,
    bots: Sequence[str],
    bot: str,
    screen: Screen,
    reader: Reader,
) -> dict[str, str] | None:
    players = dict(given)
    screen.say(f"For each seat the name of a person, or of a bot ({in_words(list(bots), 'or')}); Enter for {bot}.")
    for seat in scenario.seats:
        if seat.code not in open_seats:
            continue
        while seat.code not in players:
            typed = reader.read(f"{clean(seat.title)} ({seat.code}): ", bots)
            if typed is None:
                return None
            name = " ".join(clean(typed).split())
            if not name:
                players[seat.code] = bot
            elif name in bots or name == HUMAN:
                players[seat.code] = name
            else:
                players[seat.code] = f"{HUMAN}:{name.removeprefix(f'{HUMAN}:').strip() or seat.code}"
    return players


def seats_of_a_pipe(given: Mapping[str, str], scenario: Scenario, bot: str, notices: list[str]) -> dict[str, str]:
    """Everybody not named is a bot, but somebody has to be there to read the moves."""
    players = {seat.code: given.get(seat.code, bot) for seat in scenario.seats}
    if not given:
        players[scenario.seats[0].code] = HUMAN
    said = in_words([f"{seat}={player}" for seat, player in players.items()])
    notices.append(f"Who plays: {said}.")
    return players

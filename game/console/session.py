"""Playing at the keyboard: whose turn it is, what was typed, what came of it, until the end or until somebody stops."""

from __future__ import annotations

import shlex
from collections.abc import Callable
from typing import Final

from rich.text import Text

from game.console.commands import COMMANDS, After, command_of
from game.console.curtain import draw_curtain
from game.console.decision import Sheet
from game.console.desk import Desk
from game.console.files import how_to, new_file
from game.console.keyboard import page
from game.console.menu import Choice, MisreadError, choices, pick
from game.console.persons import is_human, person_of
from game.console.result import result, what_if
from game.console.screen import complain
from game.console.sight import sight_of
from game.console.story import changes, tell
from game.console.subjects import PASSING
from game.console.text import clean
from game.console.throws import ROLL, fallen, thrown, title_of
from game.kernel.knowledge import View
from game.records.journal.format import JournalError

DONE: Final = 0
FAILED: Final = 1

CHANGES: Final = 8
"""How many changes of the board are told of the own move."""

FEW: Final = 3
"""And of everything else."""


class Session:
    """One sitting.  ``bots`` lets every bot decide until a person is to move or the match is over."""

    def __init__(self, desk: Desk, bots: Callable[[], object]) -> None:
        self.desk = desk
        self.bots = bots
        self.person = ""
        self.persons = {person_of(player, seat) for seat, player in desk.table.players.items() if is_human(player)}
        self.read: dict[str, int] = {}
        self.fresh: list[Text] = []
        self.unread = False

    def run(self) -> int:
        """Play to the end of the match or of the input; the exit status."""
        desk = self.desk
        while not desk.table.over:
            if desk.table.at_chance:
                status = self._throw()
                if status is not None:
                    return status
                continue
            seat = desk.table.seat
            if not is_human(desk.table.players.get(seat, "")):
                if not self._saving(self.bots):
                    return FAILED
                continue
            person = person_of(desk.table.players[seat], seat)
            if person != self.person and not self._sit_down(person, seat):
                return self._stop_at_end()
            status = self._decide(seat)
            if status is not None:
                return status
        self._show_result()
        return DONE

    def _throw(self) -> int | None:
        """Ask for what real dice show where everybody at the keyboard may see it; the game throws for the rest."""
        desk = self.desk
        table = desk.table
        outcome: int | None = None
        people = {seat for seat, player in table.players.items() if is_human(player)}
        if people <= set(table.witnesses):
            odds = table.odds()
            desk.screen.show(thrown(title_of(table.chance, table.rulebook), odds, desk.screen))
            while True:
                typed = desk.reader.read(f"What fell (1 to {len(odds)}, or {ROLL})? ", [ROLL])
                if typed is None:
                    return self._stop_at_end()
                if typed.strip().lower() in ("q", "quit", "exit"):
                    desk.screen.say(desk.where_saved())
                    return DONE
                try:
                    number = fallen(typed, odds)
                except MisreadError as error:
                    if not desk.screen.live:
                        complain(f"Line {desk.reader.line}: {error}")
                        desk.screen.say(desk.where_saved())
                        return FAILED
                    desk.screen.say(str(error), "notice")
                    continue
                outcome = number if number >= 0 else None
                break
        return None if self._saving(lambda: table.resolve(outcome)) else FAILED

    def _sit_down(self, person: str, seat: str) -> bool:
        """Change places at the keyboard; False when input ended."""
        first = not self.person
        self.person = person
        if len(self.persons) < 2 or not self.desk.screen.live:
            return True
        unread = self.unread and not first
        self.fresh = []
        self.unread = False
        return draw_curtain(person, self.desk.titles[seat], self.desk.screen, self.desk.reader, unread)

    def _decide(self, seat: str) -> int | None:
        """One decision of a person; an exit status when that was the last thing to happen here."""
        desk = self.desk
        view = desk.table.view(seat)
        found = choices(view)
        if _only_passing(view):
            return FAILED if not self._saving(lambda: desk.table.play(found[0].action)) else None
        sheet = Sheet(desk, view, found, [*map(Text, desk.notices), *self.fresh], self._news(seat, view))
        number = 0
        after = After.DRAW
        while True:
            if after is not After.ASK:
                shown, _ = sheet.page(number)
                desk.screen.clear()
                desk.screen.show(shown)
                desk.notices.clear()
            self.unread = False
            typed = desk.reader.read(f"{seat}> ", [*(one.code for one in found), *sheet.names, *COMMANDS])
            if typed is None:
                return self._stop_at_end()
            if not typed.strip():
                if len(found) == 1:
                    return self._move(seat, view, found[0])
                number, after = number + 1, After.DRAW
                continue
            try:
                told = command_of(typed)
                opened = sheet.opened(typed) if told is None else None
                if opened is not None:
                    number, after = opened, After.DRAW
                    continue
                if told is None:
                    return self._move(seat, view, self._chosen(typed, found, view))
                after = told[0].run(desk, view, told[1])
            except ValueError as error:
                several = error.several if isinstance(error, MisreadError) else []
                if desk.screen.live and several:
                    desk.screen.show(sheet.few(several), 4)
                    after = After.ASK
                    continue
                if not desk.screen.live:
                    complain(f"Line {desk.reader.line}: {error}")
                    desk.screen.say(desk.where_saved())
                    return FAILED
                desk.screen.say(str(error), "notice")
                after = After.ASK
            if after is After.STOP:
                desk.screen.say(desk.where_saved())
                return DONE
            if after is After.MORE:
                number += 1
            elif after is After.MENU:
                number = 0
            elif after is After.DRAW:
                self.fresh = []
                return None

    def _chosen(self, typed: str, found: list[Choice], view: View) -> Choice:
        try:
            return pick(typed, found, view.seat, view.board.rulebook)
        except MisreadError as error:
            reason = self.desk.table.why(error.action.code) if error.action else None
            if reason is None:
                raise
            raise MisreadError(f"{str(error).rstrip('.')}: {clean(str(reason))}.") from error

    def _move(self, seat: str, view: View, chosen: Choice) -> int | None:
        """Play one choice and show what came of it, as far as the seat may see it."""
        desk = self.desk
        known = len(desk.table.log(seat))
        if not self._saving(lambda: desk.table.play(chosen.action)):
            return FAILED
        entries = desk.table.log(seat)
        self.read[seat] = len(entries)
        sight = sight_of(desk.table.view(seat))
        mine = entries[known:]
        then = next((at for at, one in enumerate(mine) if one.seat != seat), len(mine))
        self.fresh = [
            *tell(mine[:then], desk.titles, sight, CHANGES), *tell(mine[then:], desk.titles, sight, FEW)
        ]
        moved = changes([change for one in mine for change in one.changes], sight)
        self.unread = bool(moved) or any(one.outcome is not None for one in mine)
        desk.screen.show(self.fresh or [f"{desk.titles[seat]}: {chosen.text}"])
        return None

    def _news(self, seat: str, view: View) -> list[Text]:
        """One line for each thing the seat saw since its own last move."""
        desk = self.desk
        entries = desk.table.log(seat)[self.read.get(seat, 0) :]
        return tell(entries, desk.titles, sight_of(view), FEW)

    def _saving(self, act: Callable[[], object]) -> bool:
        """Do something that is written to the journal; when that fails, go on in another file or give up (False)."""
        desk = self.desk
        try:
            act()
        except JournalError as error:
            trouble = str(error)
            while True:
                complain(trouble)
                name = desk.reader.read("Another file to save the match in (Enter stops): ") if desk.screen.live else ""
                if not name or not name.strip():
                    return False
                try:
                    path = new_file(name.strip())
                    desk.table.save(path)
                    desk.saved = path
                    return True
                except ValueError as again:
                    trouble = str(again)
        return True

    def _stop_at_end(self) -> int:
        """Input ended: from a pipe that is how a sitting ends, at a keyboard somebody broke it off."""
        desk = self.desk
        if not desk.screen.live:
            desk.screen.say(f"The input ends after line {desk.reader.line}. {desk.where_saved()}")
            return DONE
        complain(f"Stopped. {desk.where_saved()}")
        return FAILED

    def _show_result(self) -> None:
        desk = self.desk
        table = desk.table
        lines = result(table, desk.screen)
        lines += [Text(), Text(f"The match is saved in {clean(str(desk.saved))}. {how_to('replay', desk.saved)}")]
        other = what_if(table, shlex.quote(clean(str(desk.saved))))
        lines += [other] if other else []
        page(lines, desk.screen, desk.reader)


def _only_passing(view: View) -> bool:
    """Whether this scenario has nothing but passing for the seat at this menu, whatever the position: no question."""
    return all(one.verb == PASSING for one in view.board.rulebook.offers[view.board.menu][view.seat])

"""Playing at the keyboard: whose turn it is, what was typed, what came of it, until the end or until somebody stops."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from rich.text import Text

from game.console.play.commands import COMMANDS, After, command_of
from game.console.play.context import Context
from game.console.play.decision import DecisionScreen
from game.console.play.handover import hand_over
from game.console.play.humans import Person, is_human, person_of
from game.console.play.manual_dice import ROLL, outcome_table, read_outcome, title_of
from game.console.play.result import result, what_if
from game.console.play.saved_games import save_anew
from game.console.screens.menu import Choice, NoChoiceError, choices, pick
from game.console.screens.subjects import passes
from game.console.terminal.errors import MisreadError
from game.console.terminal.keyboard import page
from game.console.terminal.program import DONE, FAILED
from game.console.terminal.screen import complain
from game.console.terminal.text import clean
from game.console.words.knowledge import knowledge_of
from game.console.words.sentences import changes, tell
from game.kernel.knowledge import View
from game.records.journal.format import JournalError

CHANGES: Final = 8
"""How many changes of the board are told of the own move."""

FEW: Final = 3
"""And of everything else."""


class Session:
    """One sitting.  ``bots`` lets every bot decide until a person is to move or the match is over."""

    def __init__(self, context: Context, bots: Callable[[], object]) -> None:
        self.context = context
        self.bots = bots
        self.person: Person | None = None
        self.persons = {person_of(player, seat) for seat, player in context.match.players.items() if is_human(player)}
        self.read: dict[str, int] = {}
        self.fresh: list[Text] = []
        self.unread = False

    def run(self) -> int:
        """Play to the end of the match or of the input; the exit status."""
        context = self.context
        while not context.match.over:
            if context.match.at_chance:
                status = self._throw()
                if status is not None:
                    return status
                continue
            seat = context.match.seat
            if not is_human(context.match.players.get(seat, "")):
                if not self._saving(self.bots):
                    return FAILED
                continue
            person = person_of(context.match.players[seat], seat)
            if person != self.person and not self._sit_down(person, seat):
                return self._stop_at_end()
            status = self._decide(seat)
            if status is not None:
                return status
        self._show_result()
        return DONE

    def _throw(self) -> int | None:
        """Ask for what real dice show where everybody at the keyboard may see it; the game throws for the rest."""
        context = self.context
        table = context.match
        outcome: int | None = None
        people = {seat for seat, player in table.players.items() if is_human(player)}
        if people <= set(table.witnesses):
            odds = table.odds()
            context.screen.show(outcome_table(title_of(table.chance, table.rulebook), odds, context.screen))
            while True:
                typed = context.reader.read(f"What fell (1 to {len(odds)}, or {ROLL})? ", [ROLL])
                if typed is None:
                    return self._stop_at_end()
                if typed.strip().lower() in ("q", "quit", "exit"):
                    context.leave()
                    return DONE
                try:
                    number = read_outcome(typed, odds)
                except MisreadError as error:
                    if not self._asks_again(error):
                        return FAILED
                    continue
                outcome = number if number >= 0 else None
                break
        return None if self._saving(lambda: table.resolve(outcome)) else FAILED

    def _sit_down(self, person: Person, seat: str) -> bool:
        """Change places at the keyboard; False when input ended."""
        first = not self.person
        self.person = person
        context = self.context
        lock = context.match.locks.get(seat, "")
        if not context.screen.live or (len(self.persons) < 2 and not lock):
            return True
        unread = self.unread and not first
        self.fresh = []
        self.unread = False
        said, context.on_curtain = context.on_curtain, []
        return hand_over(person.called, context.titles[seat], context.screen, context.reader, unread, lock, said)

    def _decide(self, seat: str) -> int | None:
        """One decision of a person; an exit status when that was the last thing to happen here."""
        context = self.context
        view = context.match.view(seat)
        found = choices(view)
        if _only_passing(view):
            return FAILED if not self._saving(lambda: context.match.play(found[0].action)) else None
        sheet = DecisionScreen(context, view, found, [*map(Text, context.notices), *self.fresh], self._news(seat, view))
        number = 0
        after = After.DRAW
        while True:
            if after is not After.ASK:
                shown, _ = sheet.page(number)
                context.screen.clear()
                context.screen.show(shown)
                context.notices.clear()
            self.unread = False
            typed = context.reader.read(f"{seat}> ", [*(choice.code for choice in found), *sheet.names, *COMMANDS])
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
                after = told[0].run(context, view, told[1])
            except ValueError as error:
                several = error.several if isinstance(error, NoChoiceError) else []
                if context.screen.live and several:
                    context.screen.show(sheet.few(several), 4)
                    after = After.ASK
                    continue
                if not self._asks_again(error):
                    return FAILED
                after = After.ASK
            if after is After.STOP:
                context.leave()
                return DONE
            if after is After.MORE:
                number += 1
            elif after is After.MENU:
                number = 0
            elif after is After.DRAW:
                self.fresh = []
                return None

    def _asks_again(self, error: ValueError) -> bool:
        """Say what is wrong with a line; a person may type another, a pipe has to be mended first (False)."""
        screen = self.context.screen
        if screen.live:
            screen.say(str(error), "notice")
        else:
            complain(f"Line {self.context.reader.line}: {error}")
            screen.say(self.context.where_saved())
        return screen.live

    def _chosen(self, typed: str, choices: list[Choice], view: View) -> Choice:
        try:
            return pick(typed, choices, view.seat, view.board.rulebook)
        except NoChoiceError as error:
            reason = self.context.match.why(error.action.code) if error.action else None
            if reason is None:
                raise
            raise MisreadError(f"{str(error).rstrip('.')}: {clean(str(reason))}.") from error

    def _move(self, seat: str, view: View, chosen: Choice) -> int | None:
        """Play one choice and show what came of it, as far as the seat may see it."""
        context = self.context
        known = len(context.match.log(seat))
        if not self._saving(lambda: context.match.play(chosen.action)):
            return FAILED
        entries = context.match.log(seat)
        self.read[seat] = len(entries)
        knowledge = knowledge_of(context.match.view(seat))
        mine = entries[known:]
        then = next((place for place, entry in enumerate(mine) if entry.seat != seat), len(mine))
        self.fresh = [
            *tell(mine[:then], context.titles, knowledge, CHANGES), *tell(mine[then:], context.titles, knowledge, FEW)
        ]
        moved = changes([change for entry in mine for change in entry.changes], knowledge)
        self.unread = bool(moved) or any(entry.outcome is not None for entry in mine)
        context.screen.show(self.fresh or [f"{context.titles[seat]}: {chosen.text}"])
        return None

    def _news(self, seat: str, view: View) -> list[Text]:
        """One line for each thing the seat saw since its own last move."""
        context = self.context
        entries = context.match.log(seat)[self.read.get(seat, 0) :]
        return tell(entries, context.titles, knowledge_of(view), FEW)

    def _saving(self, act: Callable[[], object]) -> bool:
        """Do something that is written to the journal; when that fails, go on in another file or give up (False)."""
        context = self.context
        try:
            act()
        except JournalError as error:
            trouble = str(error)
            while True:
                complain(trouble)
                name = None
                if context.screen.live:
                    name = context.reader.read("Another file to save the match in (Enter stops): ")
                if not name or not name.strip():
                    return False
                try:
                    context.saved = save_anew(context.match, name.strip())
                    return True
                except ValueError as again:
                    trouble = str(again)
        return True

    def _stop_at_end(self) -> int:
        """Input ended: from a pipe that is how a sitting ends, at a keyboard somebody broke it off."""
        context = self.context
        if not context.screen.live:
            context.screen.say(f"The input ends after line {context.reader.line}. {context.where_saved()}")
            return DONE
        context.screen.hide()
        complain(f"Stopped. {context.where_saved()}")
        return FAILED

    def _show_result(self) -> None:
        context = self.context
        table = context.match
        lines = result(table, context.screen)
        lines += [Text(), *map(Text, context.saved_and("replay").split("\n"))]
        lines += what_if(table, context.saved)
        page(lines, context.screen, context.reader)


def _only_passing(view: View) -> bool:
    """Whether this scenario has nothing but passing for the seat at this menu, whatever the position: no question."""
    return all(passes(action) for action in view.board.rulebook.offers[view.board.menu][view.seat])

"""What may be typed besides a move: help, role, board, log, more, menu, odds, why, rules, undo, save, quit."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Final

from rich.text import Text

from game.console.play.briefing import briefing
from game.console.play.context import Context
from game.console.play.saved_games import save_anew
from game.console.reference.rulebook import Section, read_rules, rendered, search, section_of
from game.console.screens.action_summary import marks_on
from game.console.screens.board import whole_board
from game.console.screens.menu import choice, choices, named, short_code
from game.console.screens.treaty_texts import treaty_texts
from game.console.terminal.errors import MisreadError
from game.console.terminal.keyboard import page
from game.console.terminal.text import clean, in_words, quote
from game.console.words.sentences import chronicle
from game.console.words.setting import PHASE_TITLES
from game.kernel.action import Action
from game.kernel.knowledge import View
from game.records.scenario.tutorial import hints_for


class After(Enum):
    """What the play loop does after a command."""

    ASK = "ask again"
    MORE = "show the next choices"
    MENU = "show the menu from its beginning"
    DRAW = "draw the screen anew"
    STOP = "stop"


@dataclass(frozen=True)
class Command:
    """A word that may be typed, how it is used, and what it does."""

    usage: str
    does: str
    run: Callable[[Context, View, str], After]


def helped(context: Context, view: View, about: str) -> After:
    """``help``, ``help CODE``, ``help WORD``."""
    if not about:
        lines = [context.screen.rule("Help")]
        lines.append(Text("A move: its number, or its code, or as much of the code as no other shares."))
        lines.append(Text("A long menu stands by subject: a letter or name opens one, a verb shows its choices."))
        lines.extend(Text.assemble((f"  {command.usage:<18}", "code"), command.does) for command in COMMANDS.values())
        book = view.board.rulebook
        menu = book.menu_codes[view.board.menu]
        hints = hints_for(context.match.scenario, book.seats[view.seat], menu, view.board.turn)
        lines.extend(Text(f"Hint: {clean(hint.text)}", style="notice") for hint in hints)
        page(lines, context.screen, context.reader)
        return After.ASK
    if about.lower() in COMMANDS:
        one = COMMANDS[about.lower()]
        context.screen.show([Text.assemble((one.usage, "code"), f": {one.does}")])
        return After.ASK
    try:
        lines = list(card(context, view, about))
    except MisreadError as error:
        found = search(read_rules(), about)
        if not found:
            raise MisreadError(f"{error} The rulebook has nothing on it either.") from error
        lines = [Text(f"The rulebook on {quote(about)}:", style="heading"), *map(_mention, found)]
    page(lines, context.screen, context.reader)
    return After.ASK


def _mention(section: Section) -> Text:
    return Text.assemble("  ", (f"rules {section.number}", "code"), f"  {section.title}")


def card(context: Context, view: View, code: str) -> Iterator[Text]:
    """One action in full: what it does, what it costs, its odds, its section, and whether it is open now."""
    book = view.board.rulebook
    action = _action(view, code)
    yield Text.assemble((short_code(action, book), "code"), f"  {clean(action.describe())}")
    doc = clean(" ".join((type(action).__doc__ or "").split()))
    if doc:
        yield Text(f"  {doc}", style="quiet")
    reason = context.match.why(action.code)
    if reason is None:
        one = choice(action, view)
        yield Text(f"  Open now. Cost: {one.cost or 'nothing'}. Odds: {one.odds or 'certain'}. §{one.section}")
    else:
        yield Text(f"  Not open now: {clean(str(reason))}.")
    yield from marks_on(action)
    try:
        yield Text(f"  {section_of(read_rules(), action.section).title}: rules {action.section}", style="quiet")
    except MisreadError:
        return


def briefed(context: Context, view: View, about: str) -> After:
    """``role``, ``role SEAT``."""
    own = view.board.rulebook.seats[view.seat]
    seat = about.lower() or own
    if seat not in context.titles:
        allowed = in_words(list(context.titles))
        raise MisreadError(f"There is no seat {quote(about)} in this scenario; allowed are {allowed}.")
    page(briefing(context, own, seat), context.screen, context.reader)
    return After.ASK


def boarded(context: Context, view: View, about: str) -> After:
    """``board``, ``board all``, ``board PART``."""
    scene = context.scene(view)
    written = treaty_texts(view, scene.knowledge, context.screen.width if context.screen.bounded else 0)
    lines = list(whole_board(scene, context.screen, context.parts, written, about.lower()))
    if not lines:
        known = {code.partition(".")[0] for code in scene.knowledge.values}
        parts = in_words([part for part in context.parts if part in known])
        raise MisreadError(f"There is no part {quote(about)} of the board; allowed are all, {parts}.")
    page(lines, context.screen, context.reader)
    return After.ASK


def logged(context: Context, view: View, about: str) -> After:
    """``log``, ``log N``."""
    entries = context.match.log(view.board.rulebook.seats[view.seat])
    if about:
        if not (about.isascii() and about.isdigit()) or not int(about[:9]):
            raise MisreadError(f"After 'log' comes how many of the last entries to show, not {quote(about)}.")
        entries = entries[-int(about[:9]) :]
    lines = chronicle(entries, context.titles, PHASE_TITLES, context.scene(view).knowledge)
    page(lines or [Text("Nothing has happened yet.")], context.screen, context.reader)
    return After.ASK


def weighed(context: Context, view: View, code: str) -> After:
    """``odds CODE``."""
    action = _action(view, _needed("odds", code))
    reason = context.match.why(action.code)
    if reason is not None:
        context.screen.say(f"{short_code(action, view.board.rulebook)} is not open to you now: {clean(str(reason))}.")
        return After.ASK
    one = choice(action, view)
    context.screen.say(f"{one.code}: {one.odds or 'certain'}; cost: {one.cost or 'nothing'} (§{one.section})")
    return After.ASK


def explained(context: Context, view: View, code: str) -> After:
    """``why CODE``."""
    action = _action(view, _needed("why", code))
    short = short_code(action, view.board.rulebook)
    reason = context.match.why(action.code)
    if reason is None:
        context.screen.say(f"{short} is open to you now (§{action.section}).")
    else:
        context.screen.say(f"{short} is not open to you now: {clean(str(reason))}.")
        for more in context.match.all_unmet(action.code)[1:]:
            context.screen.say(f"  Nor while {clean(str(more))}.")
    context.screen.show(marks_on(action))
    return After.ASK


def _action(view: View, code: str) -> Action:
    """The action that is meant by a number of the menu or by a code, legal or not.  Raises MisreadError."""
    if code.isascii() and code.isdigit() and 1 <= int(code[:9]) <= len(view.actions):
        return choices(view)[int(code[:9]) - 1].action
    return named(code, view.seat, view.board.rulebook)


def _needed(command: str, code: str) -> str:
    if not code:
        raise MisreadError(f"After {command!r} comes the code of an action, as in '{COMMANDS[command].usage}'.")
    return code


def ruled(context: Context, view: View, about: str) -> After:
    """``rules``, ``rules 7.2``."""
    page(rendered(read_rules(), about, context.screen), context.screen, context.reader)
    return After.ASK


def turned(context: Context, view: View, about: str) -> After:
    """``more``."""
    return After.MORE


def begun(context: Context, view: View, about: str) -> After:
    """``menu``."""
    return After.MENU


def undone(context: Context, view: View, about: str) -> After:
    """``undo``."""
    entry = context.match.undo()
    context.tell(f"Taken back: {clean(entry.text)} [{clean(entry.code)}].")
    return After.DRAW


def saved(context: Context, view: View, about: str) -> After:
    """``save``, ``save FILE``."""
    if about:
        context.saved = save_anew(context.match, about)
    else:
        context.match.save(context.saved)
    context.screen.say(context.where_saved())
    return After.ASK


def stopped(context: Context, view: View, about: str) -> After:
    """``quit``."""
    return After.STOP


COMMANDS: Final = {
    "help": Command("help [CODE|WORD]", "this list, one action in full, or what the rulebook has on a word", helped),
    "role": Command("role [SEAT]", "your role and your aims, or another seat's", briefed),
    "board": Command("board [all|PART]", "what you know: what is not at rest; everything, or one part of it", boarded),
    "log": Command("log [N]", "everything you saw happen, or the last N entries", logged),
    "more": Command("more", "the next choices; so does Enter", turned),
    "menu": Command("menu", "the menu from its beginning", begun),
    "odds": Command("odds CODE", "cost and chances of an action", weighed),
    "why": Command("why CODE", "why an action is not open to you, and its marks", explained),
    "rules": Command("rules [7.2]", "the rulebook, or one section of it", ruled),
    "undo": Command("undo", "take your last decision back", undone),
    "save": Command("save [FILE]", "say where the match is saved, or go on saving it in another file", saved),
    "quit": Command("quit", "stop here; the match can be resumed", stopped),
}
"""Every command by its word, in the order in which help lists them."""

OTHER_WORDS: Final = {"?": "help", "h": "help", "q": "quit", "exit": "quit", "m": "more"}


def command_of(typed: str) -> tuple[Command, str] | None:
    """The command and what follows it; None when a move was typed.  No action begins with the word of a command."""
    word, _, about = typed.strip().partition(" ")
    name = OTHER_WORDS.get(word.lower(), word.lower())
    return (COMMANDS[name], about.strip()) if name in COMMANDS else None


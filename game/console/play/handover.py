"""Nothing of one person's screen is left when the next sits down, and no key of one is read for the other."""

from __future__ import annotations

from game.console.terminal.keyboard import Reader
from game.console.terminal.screen import Screen


def hand_over(person: str, seat: str, screen: Screen, reader: Reader, unread: bool) -> bool:
    """Hide the screen, forget what was typed, and wait for the next person; False when input ended instead.

    ``unread``: the person who leaves has not yet answered to what is on the screen.
    """
    if unread and reader.read("Press Enter when you have read this. ") is None:
        return False
    screen.hide()
    screen.say(f"Pass the keyboard to {person}, who plays {seat}.", "heading")
    # Only now, when the curtain hangs: a key that was pressed before it, twice or held down, does not lift it.
    reader.forget()
    answer = reader.read("Press Enter. ")
    screen.hide()
    return answer is not None

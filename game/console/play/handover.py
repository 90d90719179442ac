"""Nothing of one person's screen is left when the next sits down, and no key of one is read for the other."""

from __future__ import annotations

from collections.abc import Sequence

from game.console.play.passphrases import unlocked
from game.console.terminal.keyboard import Reader
from game.console.terminal.screen import Screen


def hand_over(
    person: str, seat: str, screen: Screen, reader: Reader, unread: bool, lock: str = "", said: Sequence[str] = ()
) -> bool:
    """Hide the screen, forget what was typed, and wait for the next person; False when input ended instead.

    ``unread``: the person who leaves has not yet answered to what is on the screen.  ``lock`` is that of the seat, if
    it has a passphrase; ``said`` stands on the curtain for everybody to read.
    """
    if unread and reader.read("Press Enter when you have read this. ") is None:
        return False
    screen.hide()
    screen.say(f"Pass the keyboard to {person}, who plays {seat}.", "heading")
    for sentence in said:
        screen.say(sentence)
    # Only now, when the curtain hangs: a key that was pressed before it, twice or held down, does not lift it.
    reader.forget()
    here = unlocked(person, lock, screen, reader) if lock else reader.read("Press Enter. ") is not None
    screen.hide()
    return here


def sharing(screen: Screen) -> list[str]:
    """What people who share a keyboard have to know before they begin."""
    said = ["The journal holds every secret as plain text: all who can read the files of this machine can read it."]
    if not screen.forgets:
        said.append(
            "This terminal cannot be made to forget: whoever scrolls back may read what stood on another's screen."
        )
    return said

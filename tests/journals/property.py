"""What a journal of bots must show, read from its entries alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from game.records.journal.format import Entry, Header
from game.rules.backchannels.board import CHANNELS, CLOSED, ENDS, FROZEN, OPEN
from game.rules.seats import GULF, LEADER, SEATS, US
from game.rules.talks.board import AGREED, INTERIM, NONE


@dataclass(frozen=True, slots=True)
class Step:
    """An entry with the board before and after it, by the name of each element."""

    entry: Entry
    before: dict[str, int]
    after: dict[str, int]

    def turns(self, name: str, value: int) -> bool:
        """Whether the step brought an element to a value."""
        return self.before[name] != value == self.after[name]

    def caused(self, name: str, cause: str) -> bool:
        """Whether the sequence of play, in one of its hooks, moved an element after the step."""
        return any(one.name == name and one.cause == cause for one in self.entry.changes)


def steps(header: Header, entries: list[Entry]) -> Iterator[Step]:
    """Every step of a journal, with the boards around it."""
    board = {one.name: one.value for one in header.board}
    for entry in entries:
        before = dict(board)
        for change in entry.changes:
            if change.after is not None:
                board[change.name] = change.after
        yield Step(entry, before, dict(board))


def interim(found: list[Step]) -> bool:
    """An interim deal by a channel that never leaked: until it was agreed some seat neither knew of it nor watched."""
    for agreed in found:
        if not agreed.turns("talks.status", AGREED):
            continue
        for number, channel in enumerate(CHANNELS):
            inside = 1 << US | 1 << ENDS[number] | 1 << GULF | 1 << LEADER
            others = [seat for seat in range(len(SEATS)) if not inside >> seat & 1]
            past = found[: found.index(agreed)]
            if (
                agreed.turns(f"backchannels.exposed.{channel}", 1)
                and any(one.turns(f"single_text.number.{channel}", 1) for one in past)
                and any(
                    not any(one.after[f"backchannels.knowers.{channel}"] >> seat & 1 for one in past)
                    and not any(one.after[f"backchannels.sight.{SEATS[seat]}"] >> number & 1 for one in past)
                    for seat in others
                )
            ):
                return any(one.turns("talks.status", INTERIM) for one in found[found.index(agreed) :])
    return False


def leak(found: list[Step]) -> bool:
    """A channel with a text on paper is given away by a seat; it is frozen or closed, and no text is ever agreed."""
    if any(one.turns("talks.status", AGREED) for one in found):
        return False
    for at, step in enumerate(found):
        for channel in CHANNELS:
            met = step.before[f"backchannels.stage.{channel}"] == OPEN
            written = met and step.before[f"single_text.number.{channel}"] > 0
            lost = [one for one in found[at:] if one.after[f"backchannels.stage.{channel}"] in (CLOSED, FROZEN)]
            if step.turns(f"backchannels.exposed.{channel}", 1) and written and lost:
                return step.entry.code == f"{step.entry.seat} leak {channel}"
    return False


def snapback(found: list[Step]) -> bool:
    """A deal is signed, compliance falls below 40, the clock runs down turn by turn, and relief is taken back."""
    signed = [at for at, one in enumerate(found) if one.turns("talks.status", INTERIM)]
    for at in signed:
        begun = [one for one in found[at:] if one.turns("talks.notice", 2)]
        ended = [one for one in found[at:] if one.turns("talks.status", NONE)]
        if begun and ended:
            low = min(begun[0].after["talks.compliance.us"], begun[0].after["talks.compliance.iran"])
            ran_out = ended[0].before["talks.notice"] == 1 and ended[0].caused("talks.notice", "talks.diplomacy")
            return 0 < low < 40 and ran_out and ended[0].entry.turn > begun[0].entry.turn
    return False


def struck(found: list[Step]) -> bool:
    """Iran is struck while a round is on the calendar and a text is on paper: the round is lost and the text frozen."""
    return any(
        " strike " in one.entry.code
        and one.entry.outcome is not None
        and one.turns("talks.scheduled", 0)
        and any(
            one.before[f"single_text.number.{channel}"] > 0 and one.turns(f"backchannels.stage.{channel}", FROZEN)
            for channel in CHANNELS
        )
        for one in found
    )


SHOWS: Final[dict[str, Callable[[list[Step]], bool]]] = {
    "interim": interim,
    "leak": leak,
    "snapback": snapback,
    "struck": struck,
}
"""The property of each journal, by the name of its script."""

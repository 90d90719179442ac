"""What happened, in sentences, from log entries that were filtered for whoever reads them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from rich.text import Text

from game.console.terminal.text import clean
from game.console.words.knowledge import Knowledge
from game.console.words.quantities import is_news, weight
from game.records.journal.format import UNATTRIBUTED, Change, Entry
from game.rules.means import Pass
from game.rules.scoring import SecretAim
from game.rules.seats import SEATS

Titles = Mapping[str, str]
"""What each seat is called, by its code."""

PRIVATE: Final = (SecretAim.code,)
"""Events that happen to the one seat that sees them."""

HOOKS: Final = {
    "reactions": "What was made of the news",
    "upkeep": "Upkeep",
    "council": "The council reveals",
    "ratified": "The course takes effect",
    "backchannels": "What was carried",
    "diplomacy": "Public diplomacy closes",
    "reckoning": "Reckoning",
    "postures": "Postures revealed",
    "endings": "Endings weighed",
}
"""What the hooks of the sequence of play are called."""


class Happening:
    """A decision with its outcome, or a random event, or something nobody owns up to."""

    def __init__(self, entry: Entry) -> None:
        self.turn = entry.turn
        self.phase = entry.phase
        self.seat = entry.seat
        self.code = entry.code
        self.text = entry.text
        self.decided = entry.outcome is None
        self.label = entry.label
        self.chance = entry.chance
        self.seen = entry.seen
        self.changes = list(entry.changes)

    @property
    def moved(self) -> list[Change]:
        """What the step itself moved, as far as it may be told beside it.

        What another seat holds moves when that seat pays: beside something that nobody owns up to it would be a name.
        """
        own = [change for change in self.changes if not change.cause]
        if self.code:
            return own
        return [change for change in own if (seat := _holder(change.name)) is None or self.seen == 1 << seat]

    def add(self, entry: Entry) -> None:
        """Take in the outcome that chance gave to this decision."""
        self.label = entry.label
        self.chance = entry.chance
        self.decided = False
        self.changes.extend(entry.changes)

    @property
    def passed(self) -> bool:
        return self.code.split()[1:2] == [Pass.verb]


def happenings(entries: Iterable[Entry]) -> list[Happening]:
    """The entries with every outcome joined to its decision."""
    found: list[Happening] = []
    for entry in entries:
        last = found[-1] if found else None
        if entry.outcome is not None and entry.seat and last and last.decided and last.code == entry.code:
            last.add(entry)
        else:
            found.append(Happening(entry))
    return found


def _holder(code: str) -> int | None:
    """The number of the seat that holds a quantity; None for what is no seat's."""
    seat = code.partition(".")[0]
    return SEATS.index(seat) if seat in SEATS else None


def sentence(happening: Happening, titles: Titles, whole: bool = False) -> Text:
    """Who did what and how it came out.  ``whole`` keeps the explanation that follows a colon, and the code."""
    text = clean(happening.text)
    short = text if whole else text.split(":")[0]
    line = Text()
    if not happening.code:
        line.append("Meanwhile" if text == UNATTRIBUTED else text)
    elif happening.seat:
        line.append(f"{clean(titles.get(happening.seat, happening.seat))}: ", style="heading")
        line.append(f"{short} [{clean(happening.code)}]" if whole else short)
    else:
        line.append(f"{_event(happening, titles)}: ", style="heading")
    if happening.label:
        line.append(f"{'' if not happening.seat else ': '}{clean(happening.label)}")
        if happening.chance is not None and happening.chance < 100:
            line.append(f" ({happening.chance} %)", style="quiet")
    return line


def _event(happening: Happening, titles: Titles) -> str:
    """What a random event is called; one that a single seat sees is called that seat's."""
    name = clean(happening.text.split(":")[0])
    owner = happening.seen.bit_length() - 1
    if happening.code in PRIVATE and happening.seen == 1 << owner and owner < len(SEATS):
        return f"{name} of {clean(titles.get(SEATS[owner], SEATS[owner]))}"
    return name


def changes(found: Iterable[Change], knowledge: Knowledge, most: int = 0) -> str:
    """``tension 30 → 33, us standing 60 → 61``; at most so many when ``most`` is not 0, and how many more there are."""
    first: dict[str, Change] = {}
    last: dict[str, Change] = {}
    for change in found:
        gauge = knowledge.gauges.get(change.name)
        if gauge is not None and is_news(change.name, gauge.unit):
            first.setdefault(change.name, change)
            last[change.name] = change
    amount = knowledge.amount
    moved = [
        f"{knowledge.name(code)} {amount(code, first[code].before)} → {amount(code, last[code].after)}"
        for code in sorted(first, key=weight)
        if first[code].before != last[code].after
    ]
    if most and len(moved) > most:
        moved = [*moved[:most], f"and {len(moved) - most} more"]
    return ", ".join(moved)


def consequences(found: Iterable[Change], knowledge: Knowledge, most: int = 0) -> list[Text]:
    """One line for each hook of the sequence of play that moved the board after the step itself."""
    by_hook: dict[str, list[Change]] = {}
    for change in found:
        if change.cause:
            by_hook.setdefault(change.cause.rpartition(".")[2], []).append(change)
    lines: list[Text] = []
    for hook, moves in by_hook.items():
        moved = changes(moves, knowledge, most)
        if moved:
            lines.append(Text.assemble((f"{HOOKS.get(hook, clean(hook))}: ", "heading"), (moved, "quiet")))
    return lines


def tell(entries: Iterable[Entry], titles: Titles, knowledge: Knowledge, most: int = 4) -> list[Text]:
    """One line for each thing that happened, and for what the sequence of play did next; passes are silent."""
    lines: list[Text] = []
    for happening in happenings(entries):
        moved = changes(happening.moved, knowledge, most)
        unowned = not happening.code and happening.text == UNATTRIBUTED
        if moved or not (happening.passed or unowned):
            line = sentence(happening, titles)
            if moved:
                line.append(f": {moved}" if unowned else f" [{moved}]", style="quiet")
            lines.append(line)
        lines += consequences(happening.changes, knowledge, 2 * most)
    return lines


def chronicle(entries: Iterable[Entry], titles: Titles, phases: Mapping[str, str], knowledge: Knowledge) -> list[Text]:
    """The whole log with headings for turns and phases, nothing left out."""
    lines: list[Text] = []
    place = (0, "")
    for happening in happenings(entries):
        if (happening.turn, happening.phase) != place:
            place = (happening.turn, happening.phase)
            phase = phases.get(happening.phase, happening.phase)
            lines.append(Text(f"Turn {happening.turn}, {phase}", style="heading"))
        moved = changes(happening.moved, knowledge)
        if moved or happening.code or happening.text != UNATTRIBUTED:
            line = Text("  ")
            line.append_text(sentence(happening, titles, whole=True))
            if moved:
                line.append(f" [{moved}]" if happening.code else f": {moved}", style="quiet")
            lines.append(line)
        lines += [Text.assemble("  ", line) for line in consequences(happening.changes, knowledge)]
    return lines

"""What happened, in sentences, from log entries that were filtered for whoever reads them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from rich.text import Text

from game.console.names import told, weight
from game.console.sight import Sight
from game.console.text import clean
from game.records.journal.format import UNATTRIBUTED, Change, Entry
from game.rules.seats import SEATS

Titles = Mapping[str, str]
"""What each seat is called, by its code."""

PRIVATE: Final = frozenset({"secret-aim"})
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

    def add(self, entry: Entry) -> None:
        """Take in the outcome that chance gave to this decision."""
        self.label = entry.label
        self.chance = entry.chance
        self.decided = False
        self.changes.extend(entry.changes)

    @property
    def passed(self) -> bool:
        return self.code.split()[1:2] == ["pass"]


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


def sentence(one: Happening, titles: Titles, whole: bool = False) -> Text:
    """Who did what and how it came out.  ``whole`` keeps the explanation that follows a colon, and the code."""
    text = clean(one.text)
    short = text if whole else text.split(":")[0]
    line = Text()
    if not one.code:
        line.append("Meanwhile" if text == UNATTRIBUTED else text)
    elif one.seat:
        line.append(f"{clean(titles.get(one.seat, one.seat))}: ", style="heading")
        line.append(f"{short} [{clean(one.code)}]" if whole else short)
    else:
        line.append(f"{_event(one, titles)}: ", style="heading")
    if one.label:
        line.append(f"{'' if not one.seat else ': '}{clean(one.label)}")
        if one.chance is not None and one.chance < 100:
            line.append(f" ({one.chance} %)", style="quiet")
    return line


def _event(one: Happening, titles: Titles) -> str:
    """What a random event is called; one that a single seat sees is called that seat's."""
    name = clean(one.text.split(":")[0])
    owner = one.seen.bit_length() - 1
    if one.code in PRIVATE and one.seen == 1 << owner and owner < len(SEATS):
        return f"{name} of {clean(titles.get(SEATS[owner], SEATS[owner]))}"
    return name


def changes(found: Iterable[Change], sight: Sight, most: int = 0) -> str:
    """``tension 30 → 33, us standing 60 → 61``; at most so many when ``most`` is not 0, and how many more there are."""
    first: dict[str, Change] = {}
    last: dict[str, Change] = {}
    for change in found:
        gauge = sight.gauges.get(change.name)
        if gauge is not None and told(change.name, gauge.unit):
            first.setdefault(change.name, change)
            last[change.name] = change
    moved = [
        f"{sight.name(name)} {sight.amount(name, first[name].before)} → {sight.amount(name, last[name].after)}"
        for name in sorted(first, key=weight)
        if first[name].before != last[name].after
    ]
    if most and len(moved) > most:
        moved = [*moved[:most], f"and {len(moved) - most} more"]
    return ", ".join(moved)


def consequences(found: Iterable[Change], sight: Sight, most: int = 0) -> list[Text]:
    """One line for each hook of the sequence of play that moved the board after the step itself."""
    by_hook: dict[str, list[Change]] = {}
    for change in found:
        if change.cause:
            by_hook.setdefault(change.cause.rpartition(".")[2], []).append(change)
    lines: list[Text] = []
    for hook, moves in by_hook.items():
        moved = changes(moves, sight, most)
        if moved:
            lines.append(Text.assemble((f"{HOOKS.get(hook, clean(hook))}: ", "heading"), (moved, "quiet")))
    return lines


def tell(entries: Iterable[Entry], titles: Titles, sight: Sight, most: int = 4) -> list[Text]:
    """One line for each thing that happened, and for what the sequence of play did next; passes are silent."""
    lines: list[Text] = []
    for one in happenings(entries):
        moved = changes([change for change in one.changes if not change.cause], sight, most)
        unowned = not one.code and one.text == UNATTRIBUTED
        if moved or not (one.passed or unowned):
            line = sentence(one, titles)
            if moved:
                line.append(f": {moved}" if unowned else f" [{moved}]", style="quiet")
            lines.append(line)
        lines += consequences(one.changes, sight, 2 * most)
    return lines


def chronicle(entries: Iterable[Entry], titles: Titles, phases: Mapping[str, str], sight: Sight) -> list[Text]:
    """The whole log with headings for turns and phases, nothing left out."""
    lines: list[Text] = []
    place = (0, "")
    for one in happenings(entries):
        if (one.turn, one.phase) != place:
            place = (one.turn, one.phase)
            lines.append(Text(f"Turn {one.turn}, {phases.get(one.phase, one.phase)}", style="heading"))
        moved = changes([change for change in one.changes if not change.cause], sight)
        if moved or one.code or one.text != UNATTRIBUTED:
            line = Text("  ")
            line.append_text(sentence(one, titles, whole=True))
            if moved:
                line.append(f" [{moved}]" if one.code else f": {moved}", style="quiet")
            lines.append(line)
        lines += [Text.assemble("  ", line) for line in consequences(one.changes, sight)]
    return lines

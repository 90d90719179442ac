"""The board on the screen: header, trilemma, key indicators, means, and everything a seat knows by module."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from rich.cells import cell_len
from rich.text import Text

from game.console.names import ALARMS, FOCUS, INSTEAD, KEY, LADDER, REST, TRILEMMA, Axis, listed
from game.console.screen import Screen
from game.console.sight import Sight
from game.console.text import clean, fold, pad, shorten
from game.rules.seats import RESOURCES, SEATS

WIDE: Final = 110
"""From this width on, things stand side by side."""

VERY_WIDE: Final = 160
"""From this width on, the four bars stand in one line."""

GAP: Final = 2
"""Cells between columns."""


_NEVER_FOLDED: Final = frozenset((*KEY, *(axis.code for axis in (*TRILEMMA, LADDER))))
"""What is never folded away."""


@dataclass(frozen=True)
class Scene:
    """What a board is drawn from.  ``seat`` is a code, empty for a spectator; ``who`` is what the seat is called."""

    title: str
    date: str
    turn: int
    turns: int
    phase: str
    seat: str
    who: str
    sight: Sight
    earlier: Sight | None = None


def header(scene: Scene, screen: Screen) -> Text:
    """One line: scenario, date, turn, phase, and whose screen it is."""
    parts = [clean(scene.title), scene.date, f"turn {scene.turn}/{scene.turns}", scene.phase]
    left = " · ".join(part for part in parts if part)
    right = f"{clean(scene.who)} ({scene.seat})" if scene.seat else clean(scene.who)
    if not screen.drawn:
        return Text(f"{left} · {right}", style="heading")
    room = screen.width - cell_len(right) - GAP
    while cell_len(left) > room and " · turn " in left:
        left = left.partition(" · ")[2]
    line = pad(shorten(Text(left, style="heading"), room), room + GAP)
    line.append(right, style="heading reverse" if screen.console.color_system else "heading")
    return line


def bar(axis: Axis, scene: Scene, screen: Screen, cells: int) -> Text:
    """``Security ███████░░░ 61 (-1)``; without the bar where nothing is drawn."""
    sight = scene.sight
    value = sight.values[axis.code]
    figure = str(value) if axis.full == 100 else f"{value}/{axis.full}"
    line = Text(f"{axis.name} ")
    if screen.drawn and cells:
        line = pad(line, 12)
        filled = min(cells, max(0, (2 * value * cells + axis.full) // (2 * axis.full)))
        full, empty = ("█", "░") if screen.pictures else ("#", ".")
        line.append(full * filled, style="bar")
        line.append(empty * (cells - filled), style="quiet")
        line.append(" ")
    line.append(figure, style="heading")
    moved = sight.moved(axis.code, scene.earlier)
    if moved:
        line.append(f" ({moved})", style="changed")
    return line


def trilemma(scene: Scene, screen: Screen) -> list[Text]:
    """The three axes and the ladder: two lines of two, one line on a wide screen, a sentence where nothing is drawn."""
    axes = [axis for axis in (*TRILEMMA, LADDER) if scene.sight.knows(axis.code)]
    if not screen.drawn:
        return [Text(" · ").join(bar(axis, scene, screen, 0) for axis in axes)] if axes else []
    across = 4 if screen.width >= VERY_WIDE else 2
    column = screen.width // across
    bars = [bar(axis, scene, screen, max(4, column - 26)) for axis in axes]
    return [
        Text.assemble(*(pad(one, column) for one in bars[start : start + across]))
        for start in range(0, len(bars), across)
    ]


def item(code: str, scene: Scene) -> Text:
    """``tension 33 (+3)``."""
    line = Text(f"{scene.sight.name(code)} ", style="quiet")
    line = Text.assemble(line, (scene.sight.shown(code), ""))
    moved = scene.sight.moved(code, scene.earlier)
    if moved:
        line.append(f" ({moved})", style="changed")
    return line


def indicators(scene: Scene) -> list[Text]:
    """The key indicators the seat knows: what is out of the ordinary, what the seat looks at first, the others."""
    sight = scene.sight
    alarms = [code for code in ALARMS if sight.knows(code) and not _quiet(code, scene)]
    codes = dict.fromkeys((*alarms, *FOCUS.get(scene.seat, ()), *KEY))
    better = {code: one for code, one in INSTEAD.items() if sight.knows(one)}
    shown = dict.fromkeys(better.get(code, code) for code in codes)
    return [item(code, scene) for code in shown if sight.knows(code)]


def means(scene: Scene) -> list[Text]:
    """What the seat holds."""
    codes = [f"{scene.seat}.{resource.name}" for resource in RESOURCES]
    found: list[Text] = []
    for code, resource in zip(codes, RESOURCES, strict=True):
        if scene.sight.knows(code):
            line = Text.assemble((f"{resource.name} ", "quiet"), (scene.sight.shown(code), "heading"))
            moved = scene.sight.moved(code, scene.earlier)
            if moved:
                line.append(f" ({moved})", style="changed")
            found.append(line)
    return found


def flow(items: list[Text], width: int, head: str = "") -> list[Text]:
    """Items one after the other with dots between, broken between items; one line when ``width`` is 0."""
    lines: list[Text] = []
    line = Text(head)
    empty = True
    for one in items:
        gap = "" if empty else " · "
        if not empty and width and cell_len(line.plain) + len(gap) + cell_len(one.plain) > width:
            lines.append(line)
            line, gap = Text(" " * len(head)), ""
        line = Text.assemble(line, gap, one)
        empty = False
    return [*lines, line] if items else lines


def beside(left: list[Text], right: list[Text], at: int, most: int) -> list[Text]:
    """Two blocks side by side, the right one from column ``at``, at most so many lines."""
    lines: list[Text] = []
    for place in range(min(most, max(len(left), len(right)))):
        one = left[place] if place < len(left) else Text()
        other = right[place] if place < len(right) else Text()
        lines.append(Text.assemble(pad(shorten(one, at - GAP), at), other))
    return lines


def whole_board(
    scene: Scene, screen: Screen, parts: Mapping[str, str], written: Sequence[Text] = (), about: str = ""
) -> Iterator[Text]:
    """What is known module by module, the texts, then what the seats hold; in columns where the width allows.

    ``parts`` are the titles of the modules by code.  Values at rest are counted only, unless ``about`` is ``all``, or
    the code of a module or seat, which then stands alone.
    """
    groups: dict[str, list[str]] = {}
    for code in scene.sight.values:
        if listed(code):
            groups.setdefault(code.split(".")[0], []).append(code)
    wanted = [one for one in groups if about in ("", "all", one)]
    resting = 0
    for part in wanted:
        if part in SEATS:
            continue
        codes = [code for code in groups[part] if about or not at_rest(code, scene)]
        resting += len(groups[part]) - len(codes)
        if codes:
            yield screen.rule(parts.get(part, part))
            yield from columns([item(code, scene) for code in codes], screen.width)
        if part == "single_text" and written:
            yield from written
    held = [code for seat in SEATS if seat in wanted for code in groups[seat] if about or not at_rest(code, scene)]
    if held:
        yield screen.rule("What the seats hold")
        yield from columns([item(code, scene) for code in held], screen.width)
    if resting:
        told = f"{resting} more values are at rest: board all lists them, board PART those of a part"
        yield Text(f"{told}, as in board nuclear.", style="quiet")


def at_rest(code: str, scene: Scene) -> bool:
    """Whether a value says nothing now: it is nought, none or its first word, and did not change lately."""
    return code not in _NEVER_FOLDED and not scene.sight.moved(code, scene.earlier) and _quiet(code, scene)


def _quiet(code: str, scene: Scene) -> bool:
    return scene.sight.values[code] <= 0 or scene.sight.shown(code) in REST


def columns(items: list[Text], width: int) -> list[Text]:
    """Items in as many columns as fit, read downwards; one a line when ``width`` is 0."""
    sizes = [cell_len(one.plain) + GAP for one in items]
    for across in range(min(len(items), width // (2 * GAP)), 1, -1):
        rows = -(-len(items) // across)
        widths = [max(sizes[start : start + rows]) for start in range(0, len(items), rows)]
        if sum(widths) - GAP <= width:
            spread = (width + GAP - sum(widths)) // len(widths)
            return [_row(items[row::rows], [one + spread for one in widths]) for row in range(rows)]
    return [part for one in items for part in fold(one, width, GAP)]


def _row(items: list[Text], widths: list[int]) -> Text:
    """Items side by side, the last as wide as it is."""
    padded = [pad(one, width) for one, width in zip(items[:-1], widths, strict=False)]
    return Text.assemble(*padded, items[-1])

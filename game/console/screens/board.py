"""The board on the screen: header, trilemma, key indicators, means, and everything a seat knows by module."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice, zip_longest
from typing import Final

from rich.cells import cell_len
from rich.columns import Columns
from rich.table import Table
from rich.text import Text

from game.console.terminal.screen import Screen
from game.console.terminal.text import clean, fold, pad, set_lines, shorten
from game.console.words.quantities import ALARMS, FOCUS, INSTEAD, KEY, LADDER, REST, TRILEMMA, Axis, is_listed
from game.console.words.scene import Scene
from game.rules.seats import RESOURCES, SEATS

WIDE: Final = 110
"""From this width on, things stand side by side."""

VERY_WIDE: Final = 160
"""From this width on, the four bars stand in one line."""

BARRED: Final = 28
"""Cells that a bar needs with its name, its figure and what moved it."""

GAP: Final = 2
"""Cells between columns."""


_NEVER_FOLDED: Final = frozenset((*KEY, *(axis.code for axis in (*TRILEMMA, LADDER))))
"""What is never folded away."""


def header(scene: Scene, screen: Screen) -> Text:
    """One line: scenario, date, turn, phase, and whose screen it is."""
    parts = [clean(scene.title), scene.date, f"turn {scene.turn}/{scene.turns}", scene.phase]
    left = " · ".join(part for part in parts if part)
    code = f" ({scene.seat})" if scene.seat else ""
    if not screen.drawn:
        return Text(f"{left} · {clean(scene.who)}{code}", style="heading")
    least = cell_len(left.partition(" · turn ")[2]) + len("turn ")
    share = min(screen.width // 2, max(len(code) + 8, screen.width - GAP - least))
    right = shorten(Text(clean(scene.who)), share - len(code)).plain + code
    room = screen.width - cell_len(right) - GAP
    while cell_len(left) > room and " · turn " in left:
        left = left.partition(" · ")[2]
    line = pad(shorten(Text(left, style="heading"), room), room + GAP)
    line.append(right, style="heading reverse" if screen.console.color_system else "heading")
    return line


def bar(axis: Axis, scene: Scene, screen: Screen, cells: int) -> Text:
    """``Security ███████░░░ 61 (-1)``; without the bar where nothing is drawn."""
    knowledge = scene.knowledge
    value = knowledge.values[axis.code]
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
    return _with_change(line, axis.code, scene)


def _with_change(line: Text, code: str, scene: Scene) -> Text:
    """The line of an indicator with what moved it behind: ``(+3)``."""
    moved = scene.knowledge.moved(code, scene.earlier)
    return line.append(f" ({moved})", style="changed") if moved else line


def trilemma(scene: Scene, screen: Screen) -> list[Text]:
    """The three axes and the ladder: two lines of two, one line on a wide screen, a sentence where nothing is drawn."""
    axes = [axis for axis in (*TRILEMMA, LADDER) if scene.knowledge.knows(axis.code)]
    if not screen.drawn:
        return [Text(" · ").join(bar(axis, scene, screen, 0) for axis in axes)] if axes else []
    across = 4 if screen.width >= VERY_WIDE else 2
    column = screen.width // across
    if column < BARRED:
        return flow([bar(axis, scene, screen, 0) for axis in axes], screen.width)
    bars = [bar(axis, scene, screen, max(4, column - 26)) for axis in axes]
    return [
        Text.assemble(*(pad(axis_bar, column) for axis_bar in bars[start : start + across]))
        for start in range(0, len(bars), across)
    ]


def item(code: str, scene: Scene) -> Text:
    """``tension 33 (+3)``."""
    line = Text.assemble((f"{scene.knowledge.name(code)} ", "quiet"), scene.knowledge.shown(code))
    return _with_change(line, code, scene)


def indicators(scene: Scene) -> list[Text]:
    """The key indicators the seat knows: what is out of the ordinary, what the seat looks at first, the others."""
    knowledge = scene.knowledge
    alarms = [code for code in ALARMS if knowledge.knows(code) and not _quiet(code, scene)]
    codes = dict.fromkeys((*alarms, *FOCUS.get(scene.seat, ()), *KEY))
    better = {code: better_code for code, better_code in INSTEAD.items() if knowledge.knows(better_code)}
    shown = dict.fromkeys(better.get(code, code) for code in codes)
    return [item(code, scene) for code in shown if knowledge.knows(code)]


def means(scene: Scene) -> list[Text]:
    """What the seat holds."""
    held: list[Text] = []
    for resource in RESOURCES:
        code = f"{scene.seat}.{resource.name}"
        if scene.knowledge.knows(code):
            line = Text.assemble((f"{resource.name} ", "quiet"), (scene.knowledge.shown(code), "heading"))
            held.append(_with_change(line, code, scene))
    return held


def flow(items: list[Text], width: int, head: str = "") -> list[Text]:
    """Items one after the other with dots between, broken between items, and inside one that is wider than a line; one
    line when ``width`` is 0."""
    lines: list[Text] = []
    line = Text(head)
    empty = True
    for item in items:
        gap = "" if empty else " · "
        if not empty and width and cell_len(line.plain) + len(gap) + cell_len(item.plain) > width:
            lines.append(line)
            line, gap = Text(" " * len(head)), ""
        line = Text.assemble(line, gap, item)
        empty = False
    return [part for whole in [*lines, line] for part in fold(whole, width, GAP)] if items else lines


def beside(left: list[Text], right: list[Text], at: int, width: int, most: int) -> list[Text]:
    """Two blocks side by side in ``width`` cells, the right one from column ``at``, at most so many lines."""
    grid = Table.grid(padding=(0, GAP, 0, 0))
    grid.add_column(width=at - GAP, no_wrap=True, overflow="ellipsis")
    grid.add_column(no_wrap=True)
    for one, other in islice(zip_longest(left, right, fillvalue=Text()), most):
        grid.add_row(one, other)
    return set_lines(grid, width)


def whole_board(
    scene: Scene, screen: Screen, parts: Mapping[str, str], written: Sequence[Text] = (), about: str = ""
) -> Iterator[Text]:
    """What is known module by module, the texts, then what the seats hold; in columns where the width allows.

    ``parts`` are the titles of the modules by code.  Values at rest are counted only, unless ``about`` is ``all``, or
    the code of a module or seat, which then stands alone.
    """
    groups: dict[str, list[str]] = {}
    for code in scene.knowledge.values:
        if is_listed(code):
            groups.setdefault(code.split(".")[0], []).append(code)
    wanted = [part for part in groups if about in ("", "all", part)]
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
    return code not in _NEVER_FOLDED and not scene.knowledge.moved(code, scene.earlier) and _quiet(code, scene)


def _quiet(code: str, scene: Scene) -> bool:
    return scene.knowledge.values[code] <= 0 or scene.knowledge.shown(code) in REST


def columns(items: list[Text], width: int) -> list[Text]:
    """Items in as many columns as fit, read downwards; one a line when ``width`` is 0."""
    if not width:
        return items
    return set_lines(Columns(items, padding=(0, GAP), column_first=True, expand=True), width)

"""How it ended: the ending in words and every seat's result, line by line."""

from __future__ import annotations

from collections.abc import Mapping

from rich.text import Text

from game.console.names import Gauge, shown
from game.console.screen import Screen
from game.console.text import clean
from game.rules.scoring import ENDINGS, TITLES, Score


def ending_of(code: str) -> str:
    """An ending in words."""
    return TITLES[ENDINGS.index(code)] if code in ENDINGS else clean(code)


def result(
    ending: str,
    when: str,
    found: Mapping[str, Score],
    titles: Mapping[str, str],
    measures: Mapping[str, Gauge],
    screen: Screen,
) -> list[Text]:
    """The result screen; ``when`` is the date of the last turn."""
    lines = [screen.rule("The end"), Text(f"{ending_of(ending)}, {when}.", style="heading"), Text()]
    ranked = sorted(found.values(), key=lambda one: -one.total)
    for one in ranked:
        gate = "" if one.survived else ", did not survive: a third of its points"
        lines.append(Text.assemble((f"{titles.get(one.seat, one.seat)}: {one.total} of 100{gate}", "heading")))
        for line in one.lines:
            value = shown(line.code, line.value, measures[line.code])
            if line.kind == "gate":
                outcome = "held" if line.points else "lost"
                lines.append(Text(f"  gate {outcome}: {clean(line.text)} ({value})"))
            else:
                lines.append(
                    Text(f"  {line.points:3} points x {line.weight} %, {line.kind}: {clean(line.text)} ({value})")
                )
    return lines

"""The screen of one decision: board, what happened since, menu; laid out for the room there is."""

from __future__ import annotations

from typing import Final

from rich.text import Text

from game.console.board import WIDE, beside, columns, flow, header, indicators, means, trilemma
from game.console.desk import Desk
from game.console.menu import Choice, lines, pages
from game.console.papers import papers
from game.console.text import count, fold, shorten
from game.kernel.knowledge import View

BELOW: Final = 2
"""Lines under the menu: the hint and the prompt."""

LEAST: Final = 2
"""Lines of news that stay even when the choices need the room."""

MOST_INDICATORS: Final = 3
"""Lines of key indicators on a narrow screen."""

CHOICE: Final = 3
"""Lines left to the choices beside a long text; what of the text finds no room goes on the next page."""

HEADING: Final = "Since you last decided"


class Sheet:
    """One decision made ready to be drawn.

    ``fresh`` are lines on the person's own last move, shown whole; ``news`` a line for each thing since.
    """

    def __init__(self, desk: Desk, view: View, found: list[Choice], fresh: list[Text], news: list[Text]) -> None:
        self.screen = desk.screen
        self.scene = desk.scene(view)
        self.found = found
        self.question = question(desk, view)
        self.fresh = fresh
        self.news = news
        self.blocks = lines(found, desk.screen)
        self.papers = papers(view, self.scene.sight, desk.screen.width if desk.screen.drawn else 0)
        self.top = [header(self.scene, desk.screen), *trilemma(self.scene, desk.screen)]

    def page(self, number: int) -> tuple[list[Text], int]:
        """The lines of a page, counted from 0 and round again, and how many pages there are."""
        if not self.screen.drawn:
            return self._plain(), 1
        held = flow(means(self.scene), self.screen.width, "You hold: ")
        room = self.screen.height - BELOW - len(self.top) - 1
        needed = sum(map(len, self.blocks))
        if self.screen.width >= WIDE:
            above, later = self._wide([*held, *self.papers], room, needed), held
        else:
            fits = max(0, room - len(held) - CHOICE)
            above = self._narrow([*held, *self.papers[:fits]], room, needed)
            later = [*held, *self.papers[fits:]]
        menu = pages(self.blocks, max(1, room - len(above)), max(1, room - len(later)))
        at = number % len(menu)
        title = f"{self.question} · {count(len(self.found), 'choice')}"
        if len(menu) > 1:
            title += f", page {at + 1} of {len(menu)}"
        head = [*self.top, *(later if at else above), self.screen.rule(title)]
        return [*head, *menu[at], self._hint(len(menu))], len(menu)

    def _plain(self) -> list[Text]:
        return [
            Text(),
            *self.top,
            *flow(indicators(self.scene), 0),
            *flow(means(self.scene), 0, "You hold: "),
            *self.papers,
            *([self.screen.rule(HEADING), *self.news] if self.news else []),
            self.screen.rule(self.question),
            *(line for block in self.blocks for line in block),
        ]

    def _narrow(self, holds: list[Text], room: int, needed: int) -> list[Text]:
        """Indicators, means and papers, news; a long text takes the room of the news first, then of the indicators."""
        shown = flow(indicators(self.scene), self.screen.width)[:MOST_INDICATORS]
        above = [*shown[: max(0, room - len(holds) - CHOICE)], *holds]
        left = room - len(above) - 1
        if left < LEAST + CHOICE:
            return above
        news = self._news(self.screen.width, max(LEAST, left * 2 // 5, left - needed))
        return [*above, self.screen.rule(HEADING), *news] if news else above

    def _wide(self, holds: list[Text], room: int, needed: int) -> list[Text]:
        half = self.screen.width // 2 - 1
        left = [*columns(indicators(self.scene), half), *flow(means(self.scene), half, "You hold: ")]
        written = [part for line in self.papers for part in fold(line, self.screen.width, 2)]
        right = self._news(self.screen.width - half - 2, max(len(left), room * 2 // 5, room - needed) - 1)
        columned = beside(left, [Text(HEADING, style="heading"), *right] if right else [], half + 2, max(1, room - 3))
        return [*columned, *written]

    def _news(self, width: int, most: int) -> list[Text]:
        """What happened since, in at most so many lines: the own move whole, then the newest, one line each."""
        own = [part for line in self.fresh for part in fold(line, width, 2)]
        if len(own) > most:
            own = [*own[: most - 1], Text("…", style="quiet")]
        others = [shorten(line, width) for line in self.news]
        left = most - len(own)
        if len(others) > left:
            dropped = len(others) - max(0, left - 1)
            told = Text(f"… {count(dropped, 'thing')} before that: type log", style="quiet")
            others = [told, *others[dropped:]] if left > 0 else []
        return [*own, *others]

    def _hint(self, menus: int) -> Text:
        hints = ["number or code", "help", "role", "board", "log", "why", "undo", "quit"]
        if len(self.found) == 1:
            hints.insert(0, "Enter: take it")
        elif menus > 1:
            hints.insert(0, "Enter: more")
        return shorten(Text(" · ".join(hints), style="quiet"), self.screen.width)


def question(desk: Desk, view: View) -> str:
    """What the seat is asked: phase, menu and section."""
    book = view.board.rulebook
    phase = book.phases[view.board.phase]
    menu = book.menu_codes[view.board.menu]
    section = next((step.section for step in phase.steps if step.menu == menu), "")
    title = phase.title if menu == phase.code else f"{phase.title}: {menu}"
    return f"{title} (§{section})" if section else title

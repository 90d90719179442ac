"""The screen of one decision: board, what happened since, menu; laid out for the room there is."""

from __future__ import annotations

from typing import Final

from rich.text import Text

from game.console.play.context import Context
from game.console.screens.board import WIDE, beside, columns, flow, header, indicators, means, trilemma
from game.console.screens.listing import contents, lines, pages, together
from game.console.screens.menu import Choice
from game.console.screens.subjects import meant, subjects
from game.console.screens.treaty_texts import treaty_texts
from game.console.terminal.text import clean, count, fold, shorten
from game.kernel.knowledge import View
from game.records.scenario.tutorial import hints_for

BELOW: Final = 2
"""Lines under the menu: the hint and the prompt."""

LEAST: Final = 2
"""Lines of news that stay even when the choices need the room."""

MOST_INDICATORS: Final = 3
"""Lines of key indicators on a narrow screen."""

PLAIN_ROOM: Final = 20
"""Lines a menu may take on a terminal that is not drawn, before it stands by subject."""

AROUND: Final = 4
"""Cells that a rule needs beside its title."""

FEWEST: Final = 3
"""Subjects that make it worth to open them one by one."""

HEADING: Final = "Since you last decided"


class DecisionScreen:
    """One decision made ready to be drawn.

    ``fresh`` are lines on the person's own last move, shown whole; ``news`` a line for each thing since.
    """

    def __init__(self, context: Context, view: View, found: list[Choice], fresh: list[Text], news: list[Text]) -> None:
        self.screen = context.screen
        self.scene = context.scene(view)
        self.found = found
        self.question = question(context, view)
        self.fresh = fresh
        self.news = news
        menu = view.board.rulebook.menu_codes[view.board.menu]
        self.hints = [
            Text(f"Hint: {clean(hint.text)}", style="notice")
            for hint in hints_for(context.match.scenario, self.scene.seat, menu, view.board.turn)
        ]
        self.subjects = subjects([choice.action for choice in found])
        self.opening: dict[str, int] = {}
        self.view = view
        self.bare = not context.screen.live

    @property
    def top(self) -> list[Text]:
        """Header and trilemma."""
        return [header(self.scene, self.screen), *trilemma(self.scene, self.screen)]

    @property
    def names(self) -> list[str]:
        """The names that open a subject of the menu as it was last laid out."""
        return [name.lower() for name in self.opening]

    @property
    def texts(self) -> list[Text]:
        """The texts the seat knows."""
        return treaty_texts(self.view, self.scene.knowledge, self.screen.width if self.screen.drawn else 0)

    def page(self, number: int) -> tuple[list[Text], int]:
        """The lines of a page, counted from 0 and round again, and how many pages there are."""
        screen = self.screen
        if not screen.drawn:
            leaves = self._leaves(*self._set_out(PLAIN_ROOM), 0, 0)
            at = number % len(leaves)
            title, listed = leaves[at]
            head = self._plain() if not at else []
            return [*head, screen.rule(title), *listed, *([] if self.bare else [self._hint(len(leaves))])], len(leaves)
        room = screen.height - BELOW - len(self.top) - 1
        holds = self._holds()
        place = self._wide if screen.width >= WIDE else self._narrow
        blocks, by_subject = self._set_out(room - len(place(room, room)))
        above = place(room, sum(map(len, blocks)))
        above = above[: room - 1]
        leaves = self._leaves(blocks, by_subject, room - len(above), max(1, room - len(holds)))
        at = number % len(leaves)
        title, listed = leaves[at]
        head = [*self.top, *(holds if at else above), screen.rule(title)]
        return [*head, *listed, self._hint(len(leaves))], len(leaves)

    def opened(self, typed: str) -> int | None:
        """The page of the subject whose letter or name was typed, when the menu stands by subject; else None."""
        one = meant(typed, self.subjects) if self.opening else None
        return self.opening.get(one.name) if one else None

    def few(self, several: list[Choice]) -> list[Text]:
        """Some of the choices, to choose from."""
        title = self.screen.rule(f"Which one? {count(len(several), 'choice')}")
        return [title, *(line for block in together(several, self.screen, len(self.found)) for line in block)]

    def _set_out(self, room: int) -> tuple[list[list[Text]], bool]:
        """What stands under the board first: the choices one by one, those of a kind together, or (True) the subjects;
        the first of them that takes no more lines than there are."""
        singly, compact = lines(self.found, self.screen), together(self.found, self.screen)
        if self.bare or sum(map(len, singly)) <= room:
            return singly, False
        if sum(map(len, compact)) <= room or len(self.subjects) < FEWEST:
            return compact, False
        listed = contents(self.found, self.subjects, self.screen.width)
        rest = [choice for choice in self.found if not any(choice.number - 1 in part.places for part in self.subjects)]
        return [*listed, *lines(rest, self.screen, len(self.found))], True

    def _leaves(
        self, blocks: list[list[Text]], by_subject: bool, first: int, later: int
    ) -> list[tuple[str, list[Text]]]:
        """The pages of the menu, each with its title; ``opening`` says where each subject begins."""
        self.opening = {}
        last, width = len(self.found), self.screen.width if self.screen.drawn else 0
        title = f"{self.question} · {count(last, 'choice')}"
        if not by_subject:
            return _titled(title, pages(blocks, first, later), width)
        leaves = _titled(f"{title} in {count(len(self.subjects), 'subject')}", pages(blocks, first, later), width)
        for subject in self.subjects:
            self.opening[subject.name] = len(leaves)
            inside = [self.found[place] for place in subject.places]
            singly = lines(inside, self.screen, last)
            fits = sum(map(len, singly)) <= later
            name = f"{self.question} · {subject.letter} {subject.name} · {count(len(inside), 'choice')}"
            shown = singly if fits else together(inside, self.screen, last)
            leaves += _titled(name, pages(shown, later, later), width)
        return leaves

    def _plain(self) -> list[Text]:
        return [
            Text(),
            *self.top,
            *flow(indicators(self.scene), 0),
            *flow(means(self.scene), 0, "You hold: "),
            *self.texts,
            *self.hints,
            *([self.screen.rule(HEADING), *self.news] if self.news else []),
        ]

    def _holds(self) -> list[Text]:
        """What stands above every page of the menu: the means, and hints for learners."""
        width = self.screen.width
        return [*flow(means(self.scene), width, "You hold: "), *self._told()]

    def _told(self) -> list[Text]:
        """The hints, in no more lines than leave room for what they are about."""
        told = [part for hint in self.hints for part in fold(hint, self.screen.width, 2)]
        most = max(2, self.screen.height // 6)
        return told if len(told) <= most else [*told[: most - 1], Text("  … the whole: type help", style="notice")]

    def _narrow(self, room: int, needed: int) -> list[Text]:
        """The board above the menu of ``needed`` lines: what the menu leaves no room for is shortened."""
        width = self.screen.width
        holds = self._holds()
        written = [part for line in self.texts for part in fold(line, width, 2)]
        spare = room - len(holds) - LEAST - 1 - min(needed, room // 2)
        written = _cut(written, max(MOST_INDICATORS, spare - 1))
        listed = flow(indicators(self.scene), width)[: max(1, min(MOST_INDICATORS, spare - len(written)))]
        above = [*listed, *holds, *written]
        left = room - len(above) - 1
        share = LEAST if needed > room // 2 else left * 2 // 5
        most = min(max(LEAST, share, left - needed), left - min(needed, FEWEST))
        news = self._news(width, most) if most > 0 else []
        return [*above, self.screen.rule(HEADING), *news] if news else above

    def _wide(self, room: int, needed: int) -> list[Text]:
        half = self.screen.width // 2 - 1
        left = [*columns(indicators(self.scene), half), *flow(means(self.scene), half, "You hold: ")]
        texts = [part for line in self.texts for part in fold(line, self.screen.width, 2)]
        told = self._told()
        written = [*_cut(texts, max(MOST_INDICATORS, room // 3)), *told]
        right = self._news(self.screen.width - half - 2, max(len(left), room * 2 // 5, room - needed) - 1)
        news = [Text(HEADING, style="heading"), *right] if right else []
        columned = beside(left, news, half + 2, self.screen.width, max(1, room - 3))
        return [*columned, *written]

    def _news(self, width: int, most: int) -> list[Text]:
        """What happened since, in at most so many lines: the own move whole, then the newest, one line each."""
        own = [part for line in self.fresh for part in fold(line, width, 2)]
        if len(own) > most:
            own = [*own[: most - 1], Text("…", style="quiet")]
        whole = [part for line in self.news for part in fold(line, width, 2)]
        if len(own) + len(whole) <= most:
            return [*own, *whole]
        others = [shorten(line, width) for line in self.news]
        left = most - len(own)
        if len(others) > left:
            dropped = len(others) - max(0, left - 1)
            told = Text(f"… {count(dropped, 'thing')} before that: type log", style="quiet")
            others = [told, *others[dropped:]] if left > 0 else []
        return [*own, *others]

    def _hint(self, leaves: int) -> Text:
        hints = ["number or code", "help", "role", "board", "log", "why", "undo", "quit"]
        if self.opening:
            hints[0] = "letter, number or code"
        if len(self.found) == 1:
            hints.insert(0, "Enter: take it")
        elif leaves > 1:
            hints.insert(0, "Enter: more")
        return shorten(Text(" · ".join(hints), style="quiet"), self.screen.width)


def _cut(written: list[Text], most: int) -> list[Text]:
    """So many lines of the texts; the board has the rest."""
    if len(written) <= most:
        return written
    return [*written[: most - 1], Text(f"  … {count(len(written) - most + 1, 'line')} more: type board", style="quiet")]


def _titled(title: str, leaves: list[list[Text]], width: int) -> list[tuple[str, list[Text]]]:
    """Pages with a title, which counts them when there are several; the count stays where the title is too wide."""
    last = len(leaves)
    if last < 2:
        return [(title, leaf) for leaf in leaves]
    counted = [f", page {number} of {last}" for number in range(1, last + 1)]
    room = [max(1, width - AROUND - len(tail)) if width else 0 for tail in counted]
    return [
        (f"{shorten(Text(title), most).plain}{tail}", leaf)
        for most, tail, leaf in zip(room, counted, leaves, strict=True)
    ]


def question(context: Context, view: View) -> str:
    """What the seat is asked: phase, menu and section."""
    book = view.board.rulebook
    phase = book.phases[view.board.phase]
    menu = book.menu_codes[view.board.menu]
    section = next((step.section for step in phase.steps if step.menu == menu), "")
    title = phase.title if menu == phase.code else f"{phase.title}: {menu}"
    return f"{title} (§{section})" if section else title

"""rules.md by section: the list of sections, one section with its cases, and where a word is spoken of."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from rich.markdown import Markdown
from rich.text import Text

from game.console.terminal.errors import MisreadError
from game.console.terminal.screen import Screen
from game.console.terminal.text import clean, clean_page, in_words, quote, set_lines
from game.records.library import nearest, rules_text

_HEADING: Final = re.compile(r"^(#{1,6})\s+§?((?:\d+|[A-Z])(?:\.\d+)*)\.?\s+(\S.*)$")
_OTHER_HEADING: Final = re.compile(r"^(#{1,6})\s+\S")
_CASE: Final = re.compile(r"^\s*(?:[-*]\s+)?\*{0,2}§?((?:\d+|[A-Z])(?:\.\d+){2,})\.?\*{0,2}\.?\s+\S")
_NUMBER: Final = re.compile(r"§?((?:\d+|[A-Z])(?:\.\d+)*)\.?")
_EXAMPLE: Final = "*Example"
_COMMENT: Final = re.compile(r"[ \t]*<!--.*?-->[ \t]*\n?", re.DOTALL)
MOST_FOUND: Final = 8
MOST_LISTED: Final = 24
_TERM: Final = re.compile(r"(?:\*\*|·)\s+([A-Za-z][A-Za-z\s]*?)\s+(?:\d|[A-Z]\b)")
"""An entry of the index of terms: what stands between a dot, or a letter in bold, and the number of a section."""
EVERYTHING: Final = "all"


@dataclass(frozen=True)
class Section:
    """A numbered part of the rulebook: a heading with all below it, or one case."""

    number: str
    title: str
    text: str

    @property
    def parent(self) -> str:
        return self.number.rpartition(".")[0]


@lru_cache(maxsize=1)
def read_rules() -> tuple[Section, ...]:
    """Every section of rules.md in order.  Raises LibraryError when it cannot be read."""
    return sections(rules_text())


def sections(text: str) -> tuple[Section, ...]:
    """Every numbered heading and case of a text in Markdown, each with the text that belongs to it."""
    lines = _COMMENT.sub("", text).splitlines()
    found: list[Section] = []
    for place, line in enumerate(lines):
        heading = _HEADING.match(line)
        case = None if heading else _CASE.match(line)
        if heading:
            end = _end_of_heading(lines, place, len(heading[1]))
            found.append(Section(heading[2], clean(heading[3]).strip(), "\n".join(lines[place:end]).rstrip()))
        elif case:
            body = "\n".join(lines[place : _end_of_case(lines, place)]).rstrip()
            found.append(Section(case[1], _title_of_case(line, case.end()), body))
    return tuple(found)


def _title_of_case(line: str, start: int) -> str:
    """What stands in bold after the number, else the first words."""
    words = clean(line[start - 1 :])
    bold = words.partition("**")[0] if line.lstrip(" -").startswith("**") and not line[:start].count("**") > 1 else ""
    return bold.strip().rstrip(".") or " ".join(words.replace("*", "").split()[:8])


def _end_of_heading(lines: list[str], start: int, level: int) -> int:
    for place in range(start + 1, len(lines)):
        other = _OTHER_HEADING.match(lines[place])
        if other and len(other[1]) <= level:
            return place
    return len(lines)


def _end_of_case(lines: list[str], start: int) -> int:
    for place in range(start + 1, len(lines)):
        line = lines[place]
        if _OTHER_HEADING.match(line) or _CASE.match(line) or line.startswith(_EXAMPLE):
            return place
    return len(lines)


def section_of(book: tuple[Section, ...], wanted: str) -> Section:
    """The section of a number such as ``7.2``.  Raises MisreadError with the nearest sections."""
    number = _NUMBER.fullmatch(wanted.strip())
    if number is None:
        raise MisreadError(f"A section is called by its number, as 7 or 7.2, not {quote(wanted)}.")
    for section in book:
        if section.number == number[1]:
            return section
    near = _nearest(book, number[1])
    if not near:
        raise MisreadError(f"The rulebook has no section {number[1]}; it has no numbered sections at all.")
    raise MisreadError(f"The rulebook has no section {number[1]}; the nearest are {in_words(near)}.")


def _nearest(book: tuple[Section, ...], number: str) -> list[str]:
    """Numbers that share the most with the one that is missing, the closest first."""

    def distance(other: str) -> tuple[int, int]:
        ours, theirs = number.split("."), other.split(".")
        shared = 0
        for one, two in zip(ours, theirs, strict=False):
            if one != two:
                break
            shared += 1
        step = abs(_rank(ours[shared]) - _rank(theirs[shared])) if shared < min(len(ours), len(theirs)) else 0
        return (-shared, step + abs(len(ours) - len(theirs)))

    ranked = sorted(dict.fromkeys(section.number for section in book), key=distance)[:3]
    return sorted(ranked, key=lambda number: [_rank(part) for part in number.split(".")])


def _rank(part: str) -> int:
    """Where a part of a number stands: chapters are numbered, appendices after them lettered."""
    return int(part) if part.isdigit() else 100 + ord(part)


def search(book: tuple[Section, ...], word: str, most: int = MOST_FOUND) -> list[Section]:
    """Sections that speak of a word, those that have it in their title first; of nested ones the innermost alone."""
    sought = word.lower()
    titled = [section for section in book if sought in section.title.lower()]
    speaking = [section for section in book if "." in section.number and sought in section.text.lower()]
    outer = {section.parent for section in speaking}
    deepest = [section for section in speaking if section not in titled and section.number not in outer]
    return [*titled, *deepest][:most]


def found_page(book: tuple[Section, ...], words: str) -> list[Text]:
    """Where the rulebook speaks of a word, each place with the line that does.  Raises MisreadError when nowhere."""
    sought = " ".join(words.split()).lower()
    found = search(book, sought, MOST_LISTED)
    if not found:
        index = [part for section in book if section.title.startswith("Index") for part in _TERM.findall(section.text)]
        raise MisreadError(f"The rulebook has no word on {quote(words)}; {nearest(sought, index)}.")
    lines = [Text(f"The rulebook on {quote(words)}:", style="heading")]
    for section in found:
        lines.append(Text.assemble("  ", (f"{section.number:<8}", "code"), section.title))
        said = _said(section.text, sought)
        if said:
            lines.append(Text(f"          {said}", style="quiet"))
    return [*lines, Text("rules and a number prints the whole section.", style="quiet")]


def _said(text: str, sought: str) -> str:
    """The words around the first mention, in one line; empty when the heading alone has it."""
    body = clean(" ".join(text.partition("\n")[2].split() or text.split())).replace("*", "").replace("`", "")
    at = body.lower().find(sought)
    if at < 0:
        return ""
    start = body.rfind(" ", 0, max(0, at - 24)) + 1
    end = body.find(" ", min(len(body), start + 60))
    return f"{'... ' if start else ''}{body[start : end if end > 0 else None]}{' ...' if end > 0 else ''}"


def rendered(book: tuple[Section, ...], wanted: str, screen: Screen) -> list[Text]:
    """A section, or ``all`` of them, or where a word is spoken of, as lines; without any the list of sections."""
    if not wanted:
        lines = [screen.rule("The rulebook")]
        for section in book:
            depth = section.number.count(".")
            if depth < 2:
                lines.append(Text.assemble("  " * depth, (f"{section.number:<6}", "code"), section.title))
        return [*lines, Text("rules 7.2 prints a section, rules WORD searches, rules all prints all.", style="quiet")]
    if wanted.lower() != EVERYTHING and not any(letter.isdigit() for letter in wanted):
        return found_page(book, wanted)
    text = _COMMENT.sub("", rules_text()) if wanted.lower() == EVERYTHING else section_of(book, wanted).text
    return markdown(text, screen)


def markdown(text: str, screen: Screen) -> list[Text]:
    """Markdown set for a screen that is drawn; elsewhere as it was written."""
    safe = clean_page(text)
    if not screen.drawn:
        return [Text(line) for line in safe.splitlines()]
    return set_lines(Markdown(safe, hyperlinks=False), screen.width)

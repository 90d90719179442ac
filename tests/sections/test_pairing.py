"""rules.md and the code name the same sections, and the numbers that both state agree."""

from __future__ import annotations

import ast
import inspect
import re
import textwrap
from collections.abc import Callable, Iterator
from pathlib import Path
from string import ascii_uppercase
from typing import Final

import pytest

from game.console.screens.action_summary import cost_of
from game.kernel.action import Action, Event
from game.kernel.rulebook import Rulebook
from game.rules.seats import SEATS
from tests.sections.generate import RULES, first_position, fresh, headings

GAME: Final = RULES.parent / "game"
CODE: Final = sorted(GAME.glob("**/*.py"))
NAMED: Final = (
    re.compile(r"§((?:\d+|[A-Z])(?:\.\d+)*)"),
    re.compile(r'(?:Step|Reason|Phase)\(\s*(?:"\w+", "[^"]+", )?"((?:\d+|[A-Z])(?:\.\d+)*)"'),
    re.compile(r'\bsection\b[^=\n]*= "((?:\d+|[A-Z])(?:\.\d+)*)"'),
)
EXPLANATORY: Final = {
    "1", "1.1", "1.2", "1.3", "1.4", "1.5", "2", "2.3", "2.4", "3.7", "3.8", "3.9",
    "C", "C.1", "C.2", "C.3", "C.4", "C.5", "C.6", "C.7", "D", "E", "F",
}
"""Sections that explain and bind no code; the example, the index and the tables."""

TEXT: Final = RULES.read_text(encoding="utf-8")
TITLES: Final = headings(TEXT)
RANGE: Final = re.compile(r"§(\d+|[A-Z])\.(\d+)[-–]§?(?:(?:\d+|[A-Z])\.)?(\d+)")
INTRODUCED: Final = re.compile(r"`([a-zA-Z/]+) ([a-z-]+)(?: [A-Z]+)*`, ([^.;]*)[.;]")
DIAL: Final = re.compile(r"dial `(\w+)`, (?:rung |turn |\$)?([\d,]+)")
INDEXED: Final = re.compile(r"([A-Za-z][^·]*?) ((?:\d+|[A-Z])(?:\.\d+)?)(?= · |$)")


def section_text(number: str) -> str:
    """A section from its heading to the next one of the same or a higher level, on one line."""
    level = "#" * (3 if "." in number else 2)
    found = re.search(rf"(?ms)^{level} {re.escape(number)} .*?(?=^#{{1,{len(level)}}} |\Z)", TEXT)
    assert found is not None, f"rules.md has no section {number}"
    return " ".join(found[0].split())


def named_in_code() -> dict[str, list[str]]:
    """Section to the files that name it in a class, a step, a reason or a docstring."""
    found: dict[str, list[str]] = {}
    for path in CODE:
        text = path.read_text(encoding="utf-8")
        for form in NAMED:
            for number in form.findall(text):
                found.setdefault(number, []).append(path.name)
        for chapter, first, last in RANGE.findall(text):
            for place in range(int(first), int(last) + 1):
                found.setdefault(f"{chapter}.{place}", []).append(path.name)
    return found


def named_in_tests() -> set[str]:
    """Sections that have a test file of their own, ``test_s10_3_....py``, or are named in one."""
    found: set[str] = set()
    for path in Path(__file__).parent.glob("test_*.py"):
        found.update(NAMED[0].findall(path.read_text(encoding="utf-8")))
    return found


def book() -> Rulebook:
    return first_position().rulebook


def introduced() -> Iterator[tuple[str, set[str], str, str]]:
    """Section, seats, verb and cost of every action that the text introduces."""
    for number in TITLES:
        if "." in number and number not in EXPLANATORY:
            for seats, verb, cost in INTRODUCED.findall(section_text(number)):
                yield number, set(SEATS) if seats == "SEAT" else set(seats.split("/")), verb, cost


def test_every_section_named_by_code_is_a_heading() -> None:
    """No action, event, step, reason, hook or dial leads to a section that rules.md does not have."""
    lost = {number: files for number, files in named_in_code().items() if number not in TITLES}
    assert lost == {}


def test_every_heading_is_named_by_code_or_by_a_section_test() -> None:
    """A rule that no code and no test names is either not played or listed as explanatory."""
    known = set(named_in_code()) | named_in_tests()
    assert [number for number in TITLES if number not in known and number not in EXPLANATORY] == []
    assert EXPLANATORY - set(TITLES) == set()


def test_sections_are_numbered_in_order() -> None:
    """Chapters ascend, then appendices by letter; sections run 10.1, 10.2 within theirs; none comes twice."""
    numbers = re.findall(r"^#{2,3} ((?:\d+|[A-Z])(?:\.\d+)?) ", TEXT, re.MULTILINE)
    expected: list[str] = []
    for number in numbers:
        if "." not in number:
            chapters = [one for one in expected if "." not in one]
            lettered = sum(one.isalpha() for one in chapters)
            expected.append(ascii_uppercase[lettered] if number.isalpha() else str(len(chapters) - lettered + 1))
        else:
            chapter = expected[-1].partition(".")[0]
            expected.append(f"{chapter}.{sum(one.startswith(chapter + '.') for one in expected) + 1}")
    assert numbers == expected


def test_cases_are_numbered_in_order() -> None:
    """Cases run 10.3.1, 10.3.2 and stand within the section they name."""
    for number in TITLES:
        if "." in number:
            cases = re.findall(r"\*\*((?:\d+|[A-Z])\.\d+\.\d+)\b", section_text(number))
            assert cases == [f"{number}.{place + 1}" for place in range(len(cases))]


def test_every_cross_reference_leads_somewhere() -> None:
    """A § in the text names a heading, or a case that stands in bold."""
    cases = set(re.findall(r"\*\*((?:\d+|[A-Z])\.\d+\.\d+)\b", TEXT))
    named = re.findall(r"§((?:\d+|[A-Z])(?:\.\d+)+)", TEXT)
    assert [one for one in named if one not in TITLES and one not in cases] == []


def test_every_chapter_named_anywhere_is_a_heading() -> None:
    """The rulebook, the guides, player aids and what the game prints send nobody to a chapter that there is not."""
    folder = RULES.parent
    guides = [one for one in folder.glob("*.md") if one.name != "CHANGELOG.md"]
    for path in (*CODE, *guides, folder / "scenarios" / "README.md", *(folder / "aids").glob("*.md")):
        named = re.findall(r"(?i)\bchapter (\d+)\b", path.read_text(encoding="utf-8"))
        assert [one for one in named if one not in TITLES] == [], path.relative_to(folder)


def test_the_generated_parts_are_fresh() -> None:
    """Tables and example are what the code gives now; else ``make golden``."""
    assert fresh(TEXT) == TEXT, "rules.md is stale: `make golden`"


def test_every_action_is_introduced_in_its_section_with_its_cost() -> None:
    """Each seat and verb of the rulebook is introduced once, where its class says, with what it costs."""
    state = first_position()
    wanted: dict[tuple[str, str], list[Action]] = {}
    for action in state.rulebook.actions:
        wanted.setdefault((SEATS[action.seat], action.verb), []).append(action)
    given: dict[tuple[str, str], tuple[str, str]] = {}
    for number, seats, verb, cost in introduced():
        for seat in seats:
            assert (seat, verb) not in given, f"§{number} introduces `{seat} {verb}` again"
            given[seat, verb] = (number, cost)
    expected = {key: (alike[0].section, cost_of(state, alike)) for key, alike in wanted.items()}
    assert given == expected


def reads_position(method: Callable[..., object]) -> bool:
    """Whether a method of an action or event uses the position or the frame it is given."""
    body = ast.parse(textwrap.dedent(inspect.getsource(method)))
    return any(isinstance(node, ast.Name) and node.id in ("state", "frame") for node in ast.walk(body))


def static_odds() -> list[tuple[str, str]]:
    """Section and printed weights of every action and event whose odds are always the same."""
    rulebook = book()
    state = first_position()
    found: dict[tuple[str, str], None] = {}
    everything: list[Action | Event] = [*rulebook.actions, *rulebook.events]
    for one in everything:
        if reads_position(type(one).odds):
            continue
        odds = one.odds(state) if isinstance(one, Action) else one.odds(state, ())
        if odds:
            found[one.section, ", ".join(f"{label} {weight}" for label, weight in odds)] = None
    return list(found)


@pytest.mark.parametrize(("section", "weights"), static_odds())
def test_fixed_odds_are_printed(section: str, weights: str) -> None:
    """Where odds do not depend on the position, the section prints every outcome with its weight."""
    assert weights in section_text(section)


def test_every_dial_is_explained_with_its_default() -> None:
    """The text names each dial where its chapter uses it, and gives the number that the code has."""
    known: dict[str, dict[str, set[str]]] = {}
    for one in book().modules:
        for dial in one.dials():
            chapters = known.setdefault(dial.name, {})
            chapters.setdefault(one.section.partition(".")[0], set()).add(f"{dial.default:,}")
    wanted = {(name, chapter) for name, chapters in known.items() for chapter in chapters}
    for number in TITLES:
        if "." not in number or number in EXPLANATORY:
            continue
        for name, value in DIAL.findall(section_text(number)):
            assert name in known, f"§{number} speaks of a dial {name!r} that no module has"
            chapter = number.partition(".")[0] if len(known[name]) > 1 else next(iter(known[name]))
            assert value in known[name][chapter], f"§{number}: dial {name!r} is {known[name][chapter]}"
            wanted.discard((name, chapter))
    assert wanted == set()


def test_terms_of_the_index_stand_where_it_says() -> None:
    """Each term is in alphabetical order and is found in the section that the index names."""
    letters = re.split(r"\*\*[A-Z]\*\* ", section_text("D"))[1:]
    terms = [pair for letter in letters for pair in INDEXED.findall(letter.strip())]
    assert len(terms) > 50
    assert [term for term, _ in terms] == sorted((term for term, _ in terms), key=str.lower)
    assert [term for term, number in terms if term.lower() not in section_text(number).lower()] == []

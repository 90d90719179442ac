"""From a claim to the table: the sections that cite it, and where scenarios, lines and playthroughs play them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final

from rich.text import Text

from game.console.reference.rulebook import Section, read_rules
from game.console.terminal.text import clean
from game.kernel.rulebook import Rulebook
from game.records.claims import citations
from game.records.library import data_folder, lines_folder, scenario_names
from game.records.scenario.load import load_scenario
from game.records.scenario.model import Scenario
from game.records.scenario.prepared import prepare
from game.records.script import Script, read_script

MOST: Final = 6
"""Moves of one script that are listed; the rest is counted."""
MOST_ACTIONS: Final = 12
"""Actions that are listed; a claim that stands over a whole chapter is behind many more."""


@cache
def _scenario(name: str) -> Scenario:
    """A scenario of the game, read once for all the scripts that play it."""
    return load_scenario(name)


def citing_sections(claim: str) -> list[Section]:
    """The innermost sections of the rulebook that cite a claim."""
    citing = [section for section in read_rules() if claim in citations(section.text)]
    outer = {section.parent for section in citing}
    return [section for section in citing if section.number not in outer]


def citation_page(claim: str) -> list[Text]:
    """Lines: the sections that embody a claim, then the cards, aims, actions, lines and playthroughs that play it."""
    found = citing_sections(claim)
    lines = [Text("In the rules", style="heading")]
    rows = [Text.assemble("  ", (f"{section.number:<8}", "code"), _titled(section)) for section in found]
    lines += rows or [_nothing()]
    lines.append(Text("In play", style="heading"))
    played = [*_scenarios(claim), *_actions(found), *_scripts(claim, found)]
    return [*lines, *(Text(f"  {line}") for line in played)] if played else [*lines, _nothing()]


def _titled(section: Section) -> str:
    """The title of a section; a case without one of its own goes by that of its section."""
    if f"**{section.number}**" not in section.text and f"**{section.number} " in section.text:
        return section.title
    above = (other.title for other in read_rules() if other.number == section.parent and other.parent)
    return next(above, section.title)


def _nothing() -> Text:
    return Text("  nothing yet", style="quiet")


def _scenarios(claim: str) -> Iterator[str]:
    for name in scenario_names():
        chosen = _scenario(name)
        titles = [f"“{clean(card.title)}”" for card in chosen.cards if claim in card.sources]
        aims = [f"{aim.seat} “{clean(aim.text)}”" for aim in chosen.aims if claim in aim.sources]
        if titles:
            yield f"scenario {name}, {'headline' if len(titles) == 1 else 'headlines'}: {'; '.join(titles)}"
        if aims:
            yield f"scenario {name}, {'aim' if len(aims) == 1 else 'aims'}: {'; '.join(aims)}"


def _actions(sections: list[Section]) -> Iterator[str]:
    """The actions that those sections introduce, by verb, with the seats that may take them."""
    seats: dict[str, dict[str, None]] = {}
    for action in prepare(_scenario("double-bind")).rulebook.actions:
        if _embodies(action.section, sections):
            seat, verb = action.code.split()[:2]
            seats.setdefault(verb, {})[seat] = None
    told = [f"{'/'.join(who)} {verb}" for verb, who in seats.items()]
    if told:
        rest = f" and {len(told) - MOST_ACTIONS} more" if len(told) > MOST_ACTIONS else ""
        yield f"actions: {', '.join(told[:MOST_ACTIONS])}{rest}"


def _embodies(section: str, sections: list[Section]) -> bool:
    """Whether a rule of that section is one that cites: the section itself, a case of it, or its chapter's opening."""
    chapter = section.partition(".")[0]
    return any(f"{other.number}.".startswith(f"{section}.") or other.number == chapter for other in sections)


def _scripts(claim: str, sections: list[Section]) -> Iterator[str]:
    for kind, path in _files():
        try:
            script = read_script(path)
            chosen = _scenario(script.scenario)
        except ValueError:
            continue
        told = list(dict.fromkeys(_told(script, chosen, prepare(chosen).rulebook, claim, sections)))
        if told:
            rest = f" and {len(told) - MOST} more" if len(told) > MOST else ""
            yield f"{kind} {script.name}: {'; '.join(told[:MOST])}{rest}"


def _files() -> Iterator[tuple[str, Path]]:
    """Lines come with the game; playthroughs only with a checkout."""
    for path in sorted(lines_folder().glob("*.moves")):
        yield "line", path
    for path in sorted((data_folder() / "tests" / "playthroughs").glob("*.moves")):
        yield "playthrough", path


def _told(script: Script, chosen: Scenario, book: Rulebook, claim: str, sections: list[Section]) -> Iterator[str]:
    """Moves and headlines of a script that the claim stands behind."""
    cards = [card.title for card in chosen.cards if claim in card.sources]
    for block in script.blocks:
        when = f"turn {block.turn}, " if block.turn else ""
        for seat, codes in block.moves.items():
            for code in codes:
                action = book.by_code.get(f"{seat} {code}")
                if action is not None and _embodies(action.section, sections):
                    yield f"{when}{action.code}"
        for roll in block.rolls:
            for title in cards:
                if title.lower().startswith(roll.label.lower()):
                    yield f"{when}“{clean(title)}”"

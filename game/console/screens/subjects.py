"""What a long menu is about: the subject of each action, and the order in which subjects and their actions stand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from game.kernel.action import Action
from game.kernel.types import PASS
from game.rules import MODULES

_TITLES: Final = {one.section: one.title for one in MODULES}
_SHORTER: Final = {
    "4": "News",
    "8": "Programme",
    "9": "Council",
    "10": "Channels",
    "11": "Talks",
    "12": "Strikes",
    "15": "Sea",
    "16": "Streets",
    "17": "Intelligence",
    "18": "Powers",
    "19": "Fissures",
    "20": "Parliaments",
}
"""The subject of a chapter of rules.md, where it is not the title of the rule module."""

_DEPLOYED: Final = "Deployments"
_DRAFT: Final = "Text"
_HOUSE: Final = "Mediation"
_BLAME: Final = "Suspects"
_ALLY: Final = "Allies"
_BANDS: Final = {
    "9.7": "Limits", "9.8": "Limits", "9.9": "Limits",
    "10.6": _BLAME, "10.7": _BLAME, "10.20": _BLAME,
    "10.4": _HOUSE, "10.16": _HOUSE, "10.17": _HOUSE, "10.18": _HOUSE,
    "10.11": _DRAFT, "10.12": _DRAFT, "10.13": _DRAFT, "10.14": _DRAFT, "10.15": _DRAFT,
    "12.1": _DEPLOYED, "12.2": _DEPLOYED, "12.9": _DEPLOYED,
    "12.10": _ALLY, "12.13": _ALLY, "20.7": _ALLY, "20.8": _ALLY,
    "15.8": "Mines", "15.10": "Mines",
    "15.11": "Blockades", "15.12": "Blockades", "15.13": "Blockades",
}
"""Sections that are a subject of their own in a chapter with many actions."""

LETTERS: Final = "abcdefgijklnoprstuvwxyz"
"""Letters that open a subject: all but those that are commands."""


@dataclass(frozen=True)
class Subject:
    """A group of a menu: the letter and the name that open it, and the places of its actions in the menu."""

    letter: str
    name: str
    places: range


def passes(action: Action) -> bool:
    """Whether an action ends its seat's turn at the menu."""
    return bool(action.marks & PASS)


def subject_of(action: Action) -> str:
    """The name of what an action is about."""
    chapter = action.section.partition(".")[0]
    return _BANDS.get(action.section) or _SHORTER.get(chapter) or _TITLES.get(chapter, f"Chapter {chapter}")


def arranged(actions: Iterable[Action]) -> list[Action]:
    """Actions by chapter and subject, those of one verb together, passing last; within that the rulebook's order."""
    given = list(actions)
    verbs = {verb: place for place, verb in reversed(list(enumerate(action.verb for action in given)))}
    firsts: dict[str, tuple[int, int]] = {}
    for action in given:
        where = _section(action)
        firsts[subject_of(action)] = min(where, firsts.get(subject_of(action), where))
    return sorted(given, key=lambda action: (passes(action), firsts[subject_of(action)], verbs[action.verb]))


def subjects(actions: Sequence[Action]) -> list[Subject]:
    """The subjects of actions that are arranged; passing belongs to none."""
    found: list[Subject] = []
    start = 0
    for place, action in enumerate(actions):
        last = place + 1 == len(actions)
        if passes(action):
            start = place + 1
        elif last or passes(actions[place + 1]) or subject_of(actions[place + 1]) != subject_of(action):
            found.append(Subject(LETTERS[len(found)], subject_of(action), range(start, place + 1)))
            start = place + 1
    return found


def meant(typed: str, subjects: Sequence[Subject]) -> Subject | None:
    """The subject with that letter or name."""
    word = typed.strip().lower()
    return next((subject for subject in subjects if word in (subject.letter, subject.name.lower())), None)


def _section(action: Action) -> tuple[int, int]:
    chapter, _, number = action.section.partition(".")
    return int(chapter), int(number.partition(".")[0] or 0)

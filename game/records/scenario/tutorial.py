"""What a scenario leaves out of the rules and what it tells learners: the codes have to be those of the rules."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any

from game.kernel.action import Action
from game.kernel.rulebook import Rulebook
from game.kernel.types import PASS
from game.records.library import nearest
from game.records.scenario.model import HintPart, Scenario
from game.rules import MODULES, build_rulebook
from game.rules.seats import SEATS
from game.rules.setup import Setup


@lru_cache(maxsize=1)
def _everything() -> Rulebook:
    """The rulebook of all seats and all modules."""
    return build_rulebook(Setup(list(SEATS), [one.code for one in MODULES], {}, {}, [], [], 14, 12))


@lru_cache(maxsize=1)
def _by_beginning() -> dict[tuple[str, ...], list[Action]]:
    """Every action by each way its code may begin, word by word."""
    found: dict[tuple[str, ...], list[Action]] = {}
    for one in _everything().actions:
        words = tuple(one.code.split())
        for length in range(1, len(words) + 1):
            found.setdefault(words[:length], []).append(one)
    return found


def omissions(codes: Sequence[str]) -> Iterator[str]:
    """The faults of ``leave_out``: codes that no action begins with, and those without which a seat could be stuck."""
    book, known = _everything(), _by_beginning()
    for code in codes:
        words = tuple(code.split())
        meant = known.get(words, [])
        if not meant or len(words) < 2:
            verbs = [" ".join(one) for one in known if len(one) == 2]
            yield f"there is no action {code!r}; {nearest(' '.join(words), verbs)}"
        elif any(not _may_pass(book, one.menu, one.seat) or one.marks & PASS for one in meant):
            yield f"{code!r} must stay: without it a seat might be asked and have no answer"


def _may_pass(book: Rulebook, menu: str, seat: int) -> bool:
    return any(one.marks & PASS for one in book.offers[book.menus[menu]][seat])


def hint_faults(hints: Sequence[Any], seats: Sequence[str], turns: int | None) -> Iterator[tuple[int, str]]:
    """The faults of ``hints`` with their places from 1: a seat, menu or turn that is not in play."""
    menus = list(_everything().menus)
    for place, one in enumerate(hints, 1):
        if not isinstance(one, dict):
            continue
        seat, menu, turn = one.get("seat"), one.get("menu"), one.get("turn")
        if isinstance(seat, str) and seat not in seats:
            yield place, f"there is no seat {seat!r} in this scenario; {nearest(seat, list(seats))}"
        if isinstance(menu, str) and menu not in menus:
            yield place, f"there is no menu {menu!r}; {nearest(menu, menus)}"
        if isinstance(turn, int) and turns is not None and turn > turns:
            yield place, f"the last turn is {turns}"


def hints_for(scenario: Scenario, seat: str, menu: str, turn: int) -> list[HintPart]:
    """What the learner in a seat is told at a menu of a turn."""
    return [one for one in scenario.hints if (one.seat, one.menu, one.turn) == (seat, menu, turn)]

"""Odds, undo, screens and replays tell a seat nothing it cannot know: a short sample of ``make secrets``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from game.kernel import engine, knowledge
from game.kernel.state import State
from game.kernel.types import TRIAL
from game.rules.backchannels.contacts import Leak
from game.rules.single_text.drafting import Publish
from game.rules.single_text.interviews import Interview
from tests.contract.laws import same_odds, same_undo, seats_of, truths
from tests.deep import FEW, course
from tests.playing import SCENARIOS, depth, opening, walk
from tests.secrets.run import one_history, search
from tests.secrets.shown import betrayed


def chances(name: str, each: int) -> Iterator[tuple[str, State]]:
    """Positions of a scenario at which something is left to chance, with its code: each event or verb so many times."""
    found: Counter[str] = Counter()
    walks = [walk(opening(name, seed), Random(seed)) for seed in range(depth(1, 12))]
    for states in [*(course(name, one) for one in FEW[name]), *walks]:
        for state in states:
            if not state.at_chance:
                continue
            kind, number = state.stack[-1][:2]
            book = state.rulebook
            code = book.actions[number].verb if kind == TRIAL else book.events[number].code
            found[code] += 1
            if found[code] <= each:
                yield code, state


@pytest.mark.parametrize("name", SCENARIOS)
def test_odds_shown_follow_from_what_the_seat_knows(name: str) -> None:
    """D2: of every event and action, the odds a seat is shown are those of every truth behind its view, or none."""
    draw = Random(1)
    shown: dict[str, set[bool]] = {}
    for code, state in chances(name, depth(1, 3)):
        for seat in seats_of(state):
            shown.setdefault(code, set()).add(bool(knowledge.odds(state, seat)))
            same_odds(state, seat, truths(state, seat, draw, depth(1, 6)), draw)
    if not str(knowledge.__file__).endswith(".py"):
        return  # compiled slices take nothing but whole numbers, so no odds are shown there where anything is hidden
    assert shown["headline"] == {True}, "everybody knows the deck"
    assert shown.get("street", {False, True}) >= {False}, "how the people feel is not known to all"
    assert name == "first-moves" or len(shown) > 20


@pytest.mark.parametrize("code", ["blame", "own-aim"])
def test_a_leak_of_odds_would_be_found(code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """If the true odds were shown, other truths behind the view would give others."""
    monkeypatch.setattr(knowledge, "odds", lambda state, seat: engine.odds(state))
    draw = Random(2)
    state = next(one for found, one in chances("double-bind", 1) if found == code)
    found = []
    for seat in seats_of(state):
        try:
            same_odds(state, seat, truths(state, seat, draw, 12), draw)
        except AssertionError:
            found.append(seat)
    assert found


def trying(verb: str) -> Iterator[State]:
    """Positions at which somebody may do that."""
    for name in ("double-bind", "second-double-bind"):
        for one in FEW[name]:
            for state in course(name, one):
                if any(action.verb == verb for action in engine.legal(state)):
                    yield state


@pytest.mark.parametrize(("verb", "kind"), [("interview", Interview), ("leak", Leak), ("reveal", Publish)])
def test_what_can_be_tried_for_free_would_be_found(
    verb: str, kind: type, monkeypatch: pytest.MonkeyPatch
) -> None:
    """D1, E4: interviews, leaks and texts given away inform; if they did not say so, it would show."""
    assert kind.informs  # type: ignore[attr-defined]
    state = next(trying(verb))
    draw = Random(3)
    others = truths(state, state.seat, draw, 8)
    same_undo(state, state.seat, others, draw)
    monkeypatch.setattr(kind, "informs", False)
    with pytest.raises(AssertionError, match=verb):
        same_undo(state, state.seat, others, draw)


@pytest.mark.parametrize("name", SCENARIOS)
def test_what_is_hidden_can_be_anything(name: str) -> None:
    """Views, lists, reasons, odds, logs and a screen of a few positions with all that is hidden permuted."""
    found, told = search((name, 9, depth(11, 60), False))
    assert not told
    assert found["truths behind a view"] >= 24


def test_replays_of_histories_that_differ_unseen_are_one(tmp_path: Path) -> None:
    """What a seat did not see leaves no trace in what ``replay --as`` tells it, and no mark of another's secret aim."""
    found: Counter[str] = Counter()
    told: list[str] = []
    one_history("double-bind", 20, tmp_path, found, told, 40)
    assert found["replays compared"] == 1
    assert not told
    assert betrayed("first-moves", 1, tmp_path, 60) == []

"""What must hold of every position, as functions of one: for hypothesis, for walks and for long searches alike.

``SECRET`` laws take a seat and compare the position with other truths that give this seat the same view; ``PLAIN`` laws
look at the position alone.  Each raises AssertionError with a sentence.
"""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import Final

from game.kernel import digest, engine, knowledge
from game.kernel.knowledge import View, sample, view
from game.kernel.rulebook import ONCE
from game.kernel.state import State
from game.kernel.types import TRIAL, UNKNOWN
from game.records.journal.format import Entry
from game.records.journal.recorder import Recorder
from game.records.journal.undo import refusal
from game.records.observation import observe
from tests.playing import wander, where


def seats_of(state: State) -> list[int]:
    """The seats in play."""
    return [seat for seat, playing in enumerate(state.rulebook.playing) if playing]


def reshuffled(seen: View, draw: Random) -> State:
    """The board of a view with anything at all where the seat knows nothing, likely or not."""
    state = seen.board.copy()
    for part in state.slices:
        if not part.on:
            continue
        for field in type(part).fields:
            values = getattr(part, field.name)
            if not field.labels:
                if values == UNKNOWN:
                    setattr(part, field.name, draw.randint(field.low, field.high))
                continue
            for element, value in enumerate(values):
                if value == UNKNOWN:
                    values[element] = draw.randint(field.low, field.high)
                    if field.knowers == field.name:
                        values[element] &= ~(1 << seen.seat)
    for place, value in enumerate(state.pools):
        if value == UNKNOWN:
            state.pools[place] = draw.randint(0, state.rulebook.ceilings[place % state.rulebook.width])
    return state


def known(state: State, seat: int) -> tuple[object, ...]:
    """Everything a view holds: the board, the frames it shows, the time, the legal actions."""
    seen = view(state, seat)
    return (
        digest.flatten(seen.board), seen.board.stack, seen.board.turn, seen.board.ending,
        [one.index for one in seen.actions],
    )


def truths(state: State, seat: int, draw: Random, count: int) -> list[State]:
    """Other truths behind the seat's view: half of them likely ones, half anything at all."""
    seen = view(state, seat)
    return [sample(seen, draw) if at % 2 else reshuffled(seen, draw) for at in range(count)]


def told(state: State, seat: int) -> tuple[object, ...]:
    """The view, and the observation that an outside program is given, to the last byte."""
    return (*known(state, seat), observe(view(state, seat)).model_dump_json())


def same_view(state: State, seat: int, others: list[State], draw: Random) -> None:
    """Views and observations are equal."""
    expected = told(state, seat)
    for other in others:
        assert told(other, seat) == expected, where(state)


def choice(state: State, at: State, seat: int) -> list[object]:
    """All that a seat to move at ``at`` may learn of its menu in ``state``."""
    menu = at.rulebook.offers[at.menu][seat]
    legal = engine.legal(state)
    return [
        [one.code for one in legal],
        [(one.code, str(engine.why_not(state, one)), engine.price(state, one)) for one in menu],
        [(one.code, one.odds(state)) for one in legal],
    ]


def same_choice(state: State, seat: int, others: list[State], draw: Random) -> None:
    """The seat to move has the same list, reasons, prices and odds, in other truths and on its own board."""
    if state.seat != seat:
        return
    expected = choice(state, state, seat)
    for other in [*others, view(state, seat).board]:
        assert choice(other, state, seat) == expected, where(state)


def same_odds(state: State, seat: int, others: list[State], draw: Random) -> None:
    """The odds a seat is shown, and whether it is shown any, are the same; who acts is always shown its own."""
    if not state.at_chance:
        return
    shown = knowledge.odds(state, seat)
    assert shown in ((), engine.odds(state)), where(state)
    for other in others:
        if other.stack == state.stack:
            assert knowledge.odds(other, seat) == shown, where(state)
    kind, number = state.stack[-1][:2]
    if kind == TRIAL and state.rulebook.actions[number].seat == seat:
        after = state.copy()
        entry = Recorder(after).chance(after, 1, 0).for_seat(seat)
        assert entry is None or entry.chance is None or shown, f"the log tells odds of {entry.code}"


def tried(state: State, seat: int) -> dict[str, tuple[str, object]]:
    """What comes of every legal action and of taking it back: the answer, and when that is yes, what was seen."""
    found: dict[str, tuple[str, object]] = {}
    for action in engine.legal(state):
        after = state.copy()
        engine.play(after, action)
        answer = refusal(state, after, action, after.at_chance)
        found[action.code] = (answer, () if answer else known(after, seat))
    return found


def same_undo(state: State, seat: int, others: list[State], draw: Random) -> None:
    """Trying to take a decision back is answered alike, and what may be taken back has told nothing."""
    if state.seat != seat:
        return
    expected = tried(state, seat)
    for other in others:
        for code, found in tried(other, seat).items():
            answers = {expected[code][0], found[0]}
            if "" in answers or any(one.startswith("The last") for one in answers):
                assert found == expected[code], f"{code} can be tried for free; {where(state)}"


SECRET: Final[dict[str, Callable[[State, int, list[State], Random], None]]] = {
    "views": same_view, "choices": same_choice, "odds": same_odds, "undo": same_undo,
}


def noticed_by(entry: Entry) -> int:
    """The mask of seats that see anything of their board move, or are let into or shut out of something."""
    noticed = 0
    for one in entry.changes:
        noticed |= one.mask ^ one.earlier | (one.mask if one.before != one.after else 0)
    return noticed


def unseen_choices(state: State, draw: Random) -> int:
    """Whatever the seat to move does unseen, others have the same view after it and are told the same.

    Returns how many pairs of histories were compared.
    """
    if state.seat < 0 or len(state.stack) != 2:
        return 0
    _, phase, at, _, _ = state.stack[0]
    once = state.rulebook.phases[phase].steps[at].mode == ONCE
    seen_by: dict[int, dict[str, str]] = {seat: {} for seat in seats_of(state)}
    pairs = 0
    for action in engine.legal(state):
        passing = action.verb == "pass"
        seen = 0 if passing else action.seen(state)
        blind = [seat for seat in seen_by if not (passing and not once) and not seen >> seat & 1]
        after = state.copy()
        entry = Recorder(after).decision(after, 1, action)
        if not blind or after.at_chance:
            continue
        noticed = noticed_by(entry)
        for seat in blind:
            if not noticed >> seat & 1:
                pairs += 1
                seen_by[seat].setdefault(repr((entry.for_seat(seat), known(after, seat))), action.code)
    for seat, found in seen_by.items():
        assert len(found) <= 1, f"{state.rulebook.seats[seat]} tells {list(found.values())} apart: {where(state)}"
    return pairs


def within(state: State) -> None:
    """Every stored value is a whole number in the bounds its field declares."""
    indicators = state.rulebook.indicators
    for name, value in zip(digest.names(state.rulebook), digest.flatten(state), strict=True):
        field = indicators[name].field
        assert type(value) is int, f"{name} is {value!r}; {where(state)}"
        assert field.low <= value <= field.high, f"{name} is {value}, not in {field.low}..{field.high}; {where(state)}"


def goes_on(state: State, draw: Random) -> None:
    """Somebody can move, or chance decides, or it is over; every action and outcome leads to such a position again."""
    assert state.over or state.at_chance or engine.legal(state), where(state)
    within(state)
    for action in engine.legal(state):
        after = state.copy()
        engine.play(after, action)
        assert after.over or after.at_chance or engine.legal(after), f"after {action.code}: {where(after)}"
        within(after)
    for outcome, (label, weight) in enumerate(engine.odds(state)):
        assert type(weight) is int, f"{label!r}: {weight!r}; {where(state)}"
        assert weight > 0, f"{label!r}: {weight}; {where(state)}"
        assert label.strip(), where(state)
        after = state.copy()
        engine.resolve(after, outcome)
        assert after.over or after.at_chance or engine.legal(after), f"after {label!r}: {where(after)}"
        within(after)


def explained(state: State, draw: Random) -> None:
    """The legal list is the menu without what has a reason, and every reason has its section."""
    actions = engine.legal(state)
    assert actions == engine.legal(state.copy()), where(state)
    menu = state.rulebook.offers[state.menu][state.seat] if state.seat >= 0 else ()
    assert actions == [one for one in menu if engine.why_not(state, one) is None], where(state)
    for action in menu:
        reason = engine.why_not(state, action)
        assert reason is None or (reason.section and reason.text), action.code


def untouched(state: State, draw: Random) -> None:
    """Looking changes nothing, and a copy that plays on leaves the position as it is."""
    before = digest.digest(state)
    engine.odds(state)
    for seat in seats_of(state):
        sample(view(state, seat), draw)
        knowledge.odds(state, seat)
    wander(state.copy(), draw, 10)
    assert digest.digest(state) == before, where(state)


def derived(state: State, draw: Random) -> None:
    """A seat that is shown a derived quantity works it out from its own board, and gets the true value."""
    for one in state.rulebook.indicators.values():
        if one.derived and state.slices[one.part].on:
            value = one.read(state)
            assert one.field.low <= value <= one.field.high, one.code
            for seat in seats_of(state):
                if one.field.seen >> seat & 1:
                    assert one.read(view(state, seat).board) == value, one.code


PLAIN: Final[dict[str, Callable[[State, Random], object]]] = {
    "goes on": goes_on, "explained": explained, "untouched": untouched, "derived": derived,
    "unseen choices": unseen_choices,
}

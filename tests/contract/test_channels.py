"""Backchannels from outside: two truths that differ only in a channel are one truth to a seat that does not know it."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from game.kernel import digest, engine
from game.kernel.action import Action
from game.kernel.field import Field
from game.kernel.knowledge import view
from game.kernel.state import State
from game.kernel.types import DECISION, EVERYONE, KNOWN, PER_SEAT
from game.records.journal.undo import refusal
from game.rules.backchannels.board import Backchannels
from game.rules.seats import GULF, US
from game.rules.single_text.board import SingleText
from tests.playing import SCENARIOS, opening, positions, table, where

SEEDS = st.integers(0, 2**32 - 1)


def outside(state: State) -> list[int]:
    """The seats in play that know of no channel, read no text and watch nothing."""
    channels = Backchannels.of(state)
    inside = 0
    for mask in (*channels.knowers, *SingleText.of(state).readers):
        inside |= mask
    playing = state.rulebook.playing
    unaware = [seat for seat in range(len(playing)) if not inside >> seat & 1 and not channels.sight[seat]]
    return [seat for seat in unaware if playing[seat]]


def secret(field: Field) -> bool:
    """Whether a field of the channels belongs to those in the secret alone."""
    return field.name != "end_listeners" and field.seen not in (EVERYONE, PER_SEAT) and field.name != "sounding"


def rewritten(state: State, seat: int, draw: Random) -> State:
    """The position with everything about the channels that is hidden from a seat drawn anew."""
    other = state.copy()
    channels = Backchannels.of(other)
    for field in Backchannels.fields:
        if not secret(field) and field.name != "sight":
            continue
        if field.seen >= 0 and field.seen & 0x7F == 0x7F:
            continue
        values = getattr(channels, field.name)
        if not isinstance(values, list):
            setattr(channels, field.name, draw.randint(field.low, field.high))
            continue
        for element in range(len(values)):
            if field.name == "sight" and element == seat:
                continue
            values[element] = draw.randint(field.low, field.high)
            if field.name == "knowers":
                values[element] = values[element] & ~(1 << seat) | 1 << US | 1 << GULF
    return other


def told(state: State, seat: int) -> list[object]:
    """All that a seat reads: its board, and of every action it could ever ask for whether, why not, price and odds."""
    seen = view(state, seat)
    found: list[object] = [digest.flatten(seen.board), seen.board.stack]
    for menu in range(len(state.rulebook.menu_codes)):
        asked = state.copy()
        asked.stack[1:] = [(DECISION, menu, seat)]
        found.append([one.code for one in engine.legal(asked)])
        for action in state.rulebook.offers[menu][seat]:
            reason = engine.why_not(asked, action)
            found.append((action.code, str(reason), engine.price(asked, action), action.describe()))
            if reason is None:
                found.append(action.odds(asked))
    return found


@pytest.mark.parametrize("name", SCENARIOS)
@given(seed=SEEDS)
def test_nothing_a_seat_reads_depends_on_a_channel_it_does_not_know(name: str, seed: int) -> None:
    """Board, menus, legal list, refusals, prices and odds are equal, whatever goes on between the others."""
    assume("backchannels" in {one.code for one in table(name).book.live})
    draw = Random(seed)
    for state in positions(opening(name, seed), seed, every=40):
        if state.over:
            continue
        for seat in outside(state):
            assert told(state, seat) == told(rewritten(state, seat, draw), seat), f"{seat}: {where(state)}"


@pytest.mark.parametrize("name", SCENARIOS)
@given(seed=SEEDS)
def test_taking_back_depends_on_no_channel(name: str, seed: int) -> None:
    """Whether a seat outside may take its move back, and the sentence that refuses it, betray no channel either."""
    assume("backchannels" in {one.code for one in table(name).book.live})
    draw = Random(seed)
    for state in positions(opening(name, seed), seed, every=30):
        if state.over or state.seat not in outside(state):
            continue
        other = rewritten(state, state.seat, draw)
        for action in draw.choices(engine.legal(state), k=2):
            assert _taken_back(state, action) == _taken_back(other, action), f"{action.code}: {where(state)}"


def _taken_back(before: State, action: Action) -> str:
    """What a seat is told that wants to take an action back when somebody is to move again; no outcome is a leak."""
    now = before.copy()
    engine.play(now, action)
    chance = now.at_chance
    while now.at_chance:
        engine.resolve(now, 0)
    return refusal(before, now, action, chance)


@pytest.mark.parametrize("name", SCENARIOS)
@given(seed=SEEDS)
def test_the_channels_of_a_long_match_stay_in_their_bounds(name: str, seed: int) -> None:
    """Nobody watches what it knows, a claim has one owner, and only a leak makes suspects."""
    assume("backchannels" in {one.code for one in table(name).book.live})
    for state in positions(table(name).first(), seed, every=20):
        channels = Backchannels.of(state)
        for channel, suspects in enumerate(channels.suspects):
            assert not suspects or channels.exposed[channel]
            assert not channels.accused[channel] or suspects
            if channels.named[channel]:
                assert suspects >> channels.named[channel] - 1 & 1


def test_the_fields_of_a_channel_are_declared_for_those_who_know_it() -> None:
    """A field with an element for each channel is public news of a leak, or follows the knowers, or is hidden."""
    public = {one.name for one in Backchannels.fields if one.seen == EVERYONE}
    assert public == {
        "end_listeners", "exposed", "gestures", "suspects", "accused", "named", "denied", "posture", "lead",
        "exchange_cooldown",
    }
    assert {one.knowers for one in Backchannels.fields if one.seen == KNOWN} == {"knowers", "end_listeners"}

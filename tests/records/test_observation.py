"""Observations: plain JSON, in shown units, and nothing in them that the seat cannot know."""

from __future__ import annotations

import json
from random import Random

from game.kernel import digest, knowledge
from game.kernel.types import UNKNOWN
from game.match import Match
from game.records.observation import Observation, observe
from game.records.scenario.model import Scenario


def test_observations_are_plain_and_complete(scenario: Scenario) -> None:
    """At every decision each seat's observation survives JSON, and offers the legal actions to the seat to move."""
    match = Match(scenario, seed=4)
    draw = Random(4)
    for _ in range(80):
        if match.over:
            break
        for seat in match.players:
            seen = observe(match.view(seat))
            assert Observation.model_validate_json(json.dumps(seen.model_dump(mode="json"))) == seen
            assert UNKNOWN not in seen.indicators.values()
            assert (seen.to_move, seen.turn, seen.phase) == (match.seat, match.turn, match.phase)
            codes = [one.code for one in match.legal_actions()] if seat == match.seat else []
            assert [one.code for one in seen.actions] == codes
        match.play(draw.choice(match.legal_actions()))


def test_what_a_seat_cannot_know_is_none(scenario: Scenario) -> None:
    """Every element shows its value to those in its mask and None to all others, derived ones included."""
    match = Match(scenario, seed=4)
    state = match._state
    names, row, masks = digest.names(match.rulebook), digest.flatten(state), digest.masks(state)
    checked = 0
    for seat in match.players:
        number = match.rulebook.seats.index(seat)
        seen = observe(match.view(seat)).indicators
        for name, value, mask in zip(names, row, masks, strict=True):
            if name in seen:
                scale = match.rulebook.indicators[name].field.scale
                expected = None if not mask >> number & 1 else value if scale == 1 else value / scale
                assert seen[name] == expected
                checked += expected is None
        for name, one in match.rulebook.indicators.items():
            if one.derived and name in seen:
                assert (seen[name] is None) == (not one.field.seen >> number & 1)
    assert checked > 20


def test_unseen_differences_change_no_observation(scenario: Scenario) -> None:
    """Two positions that differ only in what a seat cannot know give it equal observations, derived values included."""
    match = Match(scenario, seed=4)
    draw = Random(9)
    for _ in range(25):
        match.play(draw.choice(match.legal_actions()))
        for seat in match.players:
            number = match.rulebook.seats.index(seat)
            shown = match.view(seat)
            imagined = knowledge.sample(shown, draw)
            again = knowledge.view(imagined, number)
            assert observe(again).indicators == observe(shown).indicators

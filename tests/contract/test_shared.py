"""What a player is handed shares nothing that can change with the match, with other views, or with other matches."""

from __future__ import annotations

from random import Random

import pytest

from game.kernel import digest
from game.kernel.action import Action
from game.kernel.knowledge import View, sample
from game.kernel.slices import Dials
from game.match import Match, drive
from game.players.random_player import RandomPlayer
from game.records.scenario.model import Scenario
from game.records.scenario.prepared import prepare
from tests.playing import SCENARIOS
from tests.playing import scenario as shipped
from tests.reach import can_change, reachable, vandalise


class Vandal:
    """Chooses as the random player does, then spoils whatever it can reach from its view, and from a sample of it."""

    def __init__(self, every: int) -> None:
        self.every = every
        self.asked = 0
        self.spoiled = 0

    def choose(self, view: View, draw: Random) -> Action:
        """The random player's choice."""
        chosen = RandomPlayer().choose(view, draw)
        self.asked += 1
        if self.asked % self.every == 1:
            self.spoiled += vandalise(sample(view, draw))
            self.spoiled += vandalise(view)
        return chosen


def played(scenario: Scenario, player: object, limit: int) -> Match:
    """A match with one player in every seat."""
    match = Match(scenario, seed=5)
    drive(match, dict.fromkeys(match.players, player), limit=limit)  # type: ignore[arg-type]
    return match


@pytest.mark.parametrize("name", SCENARIOS)
def test_a_view_shares_nothing_that_can_change(name: str) -> None:
    """A32: whatever is reachable from a view and from elsewhere too is sealed."""
    match = played(shipped(name), RandomPlayer(), 60)
    seat = match.seat
    handed = [match.view(seat), match.view(seat), sample(match.view(seat), Random(1)), match, prepare(match.scenario)]
    found = [reachable(one) for one in handed]
    for at, mine in enumerate(found[:3]):
        for other in [*found[:at], *found[at + 1 :]]:
            shared = [one for one in mine.values() if id(one) in other and can_change(one)]
            assert not shared, {type(one).__name__ for one in shared}


def test_a_vandal_changes_nothing(full: Scenario) -> None:
    """A32: a match of bots that spoil all they can reach is the match of bots that do not, and so is the next one."""
    for scenario in (full, shipped("double-bind")):
        quiet = played(scenario, RandomPlayer(), 240)
        vandal = Vandal(60)
        spoiled = played(scenario, vandal, 240)
        assert vandal.spoiled > 1000, "else it reached nothing"
        assert spoiled.log() == quiet.log()
        assert digest.same(spoiled._state, quiet._state)
        assert played(scenario, RandomPlayer(), 240).log() == quiet.log()


def test_dials_cannot_be_set() -> None:
    """A32: a bot that sets a dial in its view is told that it cannot."""
    match = Match(shipped("first-moves"), seed=1)
    for part in match.view(match.seat).board.slices:
        for dial in getattr(part, "dials", Dials([])).declared:
            with pytest.raises(AttributeError, match="cannot be changed"):
                setattr(part.dials, dial.name, 0)

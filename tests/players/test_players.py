"""Bots: found by name, given views only, and worth playing against."""

from __future__ import annotations

from importlib.metadata import EntryPoint
from random import Random

import pytest

from game.kernel.action import Action
from game.kernel.knowledge import View, view
from game.match import Match, drive
from game.players import registry
from game.players.greedy import GreedyPlayer
from game.players.random_player import RandomPlayer
from game.players.registry import PlayerError, make_player, player_names
from game.records.scenario.model import Scenario
from tests.playing import depth


class Witness:
    """Lets another player choose and keeps what it was shown."""

    def __init__(self) -> None:
        self.views: list[View] = []
        self.draws: list[float] = []

    def choose(self, view: View, draw: Random) -> Action:
        """The random player's choice."""
        self.views.append(view)
        self.draws.append(draw.random())
        return RandomPlayer().choose(view, draw)


def test_bots_by_name() -> None:
    """The game's own bots are there, and an unknown one is refused with the nearest."""
    assert player_names()[:2] == ["random", "greedy"]
    assert isinstance(make_player("greedy"), GreedyPlayer)
    with pytest.raises(PlayerError, match=r"There is no player 'greedi'; the nearest is 'greedy'\."):
        make_player("greedi")


def test_bots_of_other_packages(monkeypatch: pytest.MonkeyPatch) -> None:
    """An entry point adds a bot; one that fails is told in one sentence; none replaces the game's own."""

    def points(group: str) -> list[EntryPoint]:
        values = {
            "witness": f"{__name__}:Witness", "lost": "nowhere:Bot", "odd": "builtins:dict", "random": "nowhere:Bot",
        }
        return [EntryPoint(name, value, group) for name, value in values.items()]

    monkeypatch.setattr(registry, "entry_points", points)
    assert player_names() == [*registry.PLAYERS, "lost", "odd", "witness"]
    assert type(make_player("witness")).__name__ == "Witness"
    assert isinstance(make_player("random"), RandomPlayer)
    with pytest.raises(PlayerError, match="'lost' of 'nowhere:Bot' cannot be made: ModuleNotFoundError: No module"):
        make_player("lost")
    with pytest.raises(PlayerError, match="has no method 'choose'"):
        make_player("odd")


def test_a_player_is_shown_the_view_of_its_seat(full: Scenario) -> None:
    """What a bot receives is what the seat to move may know, with its legal actions."""
    match = Match(full, seed=3)
    witness = Witness()
    for _ in range(40):
        seat = match.seat
        expected = view(match._state, match.rulebook.seats.index(seat))
        drive(match, {seat: witness}, limit=1)
        shown = witness.views[-1]
        assert (shown.seat, shown.actions) == (expected.seat, expected.actions)
        assert shown.board.pools == expected.board.pools
    assert len(set(witness.draws)) == len(witness.draws)


@pytest.mark.parametrize("name", list(registry.PLAYERS))
def test_bots_answer_legally_and_alike(scenario: Scenario, name: str) -> None:
    """Shown the same and given the same draw, a bot answers the same legal action, and changes nothing it was shown."""
    match = Match(scenario, seed=8, record=False)
    player = make_player(name)
    for step in range(depth(20, 60)):
        if match.over:
            break
        shown = match.view(match.seat)
        before = shown.board.copy()
        action = player.choose(shown, Random(step))
        assert action in shown.actions
        assert action is player.choose(match.view(match.seat), Random(step))
        assert (shown.board.pools, shown.board.stack) == (before.pools, before.stack)
        match.play(action)


def test_bots_play_to_the_end(full: Scenario) -> None:
    """Greedy bots finish a match; ``tests/records/test_credit.py`` has them finish one of every scenario."""
    match = Match(full, seed=2, record=False)
    drive(match, dict.fromkeys(match.players, make_player("greedy")))
    assert match.over


def test_greedy_serves_its_aims(full: Scenario) -> None:
    """Over several matches a greedy seat among random ones scores better than a random one."""
    totals = dict.fromkeys(("greedy", "random"), 0)
    for name in totals:
        for seed in range(depth(4, 8)):
            match = Match(full, seed=seed, record=False)
            players = dict.fromkeys(match.players, make_player("random")) | {"leader": make_player(name)}
            drive(match, players)
            totals[name] += match.scores()["leader"].total
    assert totals["greedy"] > totals["random"]

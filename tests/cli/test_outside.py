"""Two matches that differ in a secret channel alone are one match to a seat outside it: prompts, screens, texts."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from random import Random

import pytest

from game.console.reports.replay import Replay, first_position
from game.console.terminal.program import DONE
from game.console.words.setting import setting_in
from game.kernel import digest
from game.kernel.action import Action
from game.kernel.knowledge import View
from game.kernel.types import Odds
from game.match import Match, drive
from game.players.player import Player
from game.records.journal.format import Entry, read_journal
from game.records.scenario.load import load_scenario
from game.rules.backchannels.board import OPEN, Backchannels
from game.rules.single_text.board import SingleText
from tests.cli.conftest import Command
from tests.console.sitting import Script, screen, sit_down
from tests.playing import depth

QUIET = ("pass", "absorb", "withhold", "intercept")
TURNS = 5
SILENCE: dict[str, tuple[str, ...]] = {}
SECRETS: dict[str, dict[str, tuple[str, ...]]] = {
    "muscat": {
        "us": (
            "propose muscat", "message muscat threat", "message muscat offer", "claim muscat restrain",
            "criticise muscat enrichment", "answer muscat no", "message muscat assurance",
        ),
        "government": (
            "accept muscat", "message muscat offer", "message muscat offer", "criticise muscat relief",
            "answer muscat no",
        ),
        "leader": ("vouch muscat",),
        "gulf": ("soften muscat", "summarise muscat", "draft muscat freeze", "revise muscat relief up", "ask muscat",
                 "delay muscat"),
    },
    "doha": {
        "us": ("propose doha", "message doha offer", "message doha threat", "message doha assurance", "suspend doha"),
        "irgc": ("accept doha", "message doha offer", "message doha assurance", "message doha offer"),
        "gulf": ("summarise doha", "soften doha", "draft doha truce", "delay doha"),
    },
}
OUTSIDE = {"muscat": ("irgc", "israel", "europe"), "doha": ("government", "leader", "israel", "europe")}
PAIRS = [(channel, seat) for channel, seats in OUTSIDE.items() for seat in depth(seats[:2], seats)]
PEEK = (
    "log", "board all", "undo", "save", "help", "odds 1", "why probe {0}", "help probe {0}", "why leak {0}",
    "help leak {0}", "why accuse {0} us", "propose {0}", "message {0} offer", "draft {0} middle", "leak {0}",
    "help channel",
)
"""What an outside seat types wherever it is asked, to find something out."""


class Doer:
    """Does what it was told to do in the backchannels, each as soon as it may; else the quietest thing."""

    def __init__(self, moves: Sequence[str]) -> None:
        self.moves = list(moves)

    def choose(self, view: View, draw: Random) -> Action:
        seat = view.board.rulebook.seats[view.seat]
        legal = {one.code: one for one in view.actions}
        if self.moves and f"{seat} {self.moves[0]}" in legal:
            return legal[f"{seat} {self.moves.pop(0)}"]
        return next((one for verb in QUIET for one in view.actions if one.verb == verb), view.actions[0])


def doers(moves: dict[str, tuple[str, ...]], seats: Sequence[str]) -> dict[str, Player]:
    """A player for each seat."""
    return {seat: Doer(moves.get(seat, ())) for seat in seats}


def first(seed: int, step: int, odds: Odds) -> int:
    """Dice whose fall does not depend on how many secret steps went before: the likeliest, and no leak."""
    return max(range(len(odds)), key=lambda one: odds[one][1])


@pytest.fixture(autouse=True)
def _dice(monkeypatch: pytest.MonkeyPatch) -> None:
    for place in ("game.match.drawn", "game.records.journal.verify.drawn"):
        monkeypatch.setattr(place, first)


def begun(save: Path, *people: str, dice: bool = True) -> Match:
    """A match in which some seats are held by persons: ``seat`` or ``seat=human:name``."""
    players = {one.code: "random" for one in load_scenario("double-bind").seats}
    players |= {seat: player or "human" for seat, _, player in (one.partition("=") for one in people)}
    return Match(load_scenario("double-bind"), seed=7, dice=dice, players=players, save=save)


def played(moves: dict[str, tuple[str, ...]], save: Path) -> Match:
    """A match of some turns, saved, in which all is quiet but for these moves."""
    match = begun(save, "us")
    players = doers(moves, list(match.players))
    while match.turn <= TURNS:
        drive(match, players, limit=1)
    match.close()
    left = {seat: one.moves for seat, one in players.items() if isinstance(one, Doer) and one.moves}
    assert not left, f"not done: {left}"
    return match


@pytest.fixture(scope="module")
def journals(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The journal of a quiet match, and of one for each channel that is used."""
    folder = tmp_path_factory.mktemp("outside")
    found = {name: folder / f"{name}.jsonl" for name in ("silence", *SECRETS)}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("game.match.drawn", first)
        for name, path in found.items():
            match = played(SECRETS.get(name, SILENCE), path)
            truth = Backchannels.of(match._state), SingleText.of(match._state)
            if name in SECRETS:
                channel = list(SECRETS).index(name)
                assert truth[0].age[channel] > 1
                assert truth[1].number[channel]
            else:
                assert OPEN not in truth[0].stage
    return found


@pytest.mark.parametrize(("channel", "seat"), PAIRS)
def test_a_seat_outside_is_asked_the_same_at_the_same_time(channel: str, seat: str, tmp_path: Path) -> None:
    """Turn, phase, menu, legal list and board of every prompt, what was told before it, and whether undo is refused."""
    told: list[list[object]] = []
    for name, moves in (("silence", SILENCE), (channel, SECRETS[channel])):
        match = begun(tmp_path / f"{name}.jsonl", seat)
        others = doers(moves, [one for one in match.players if one != seat])
        own = Doer(())
        prompts: list[object] = []
        while match.turn <= TURNS:
            drive(match, others)
            view = match.view(seat)
            prompts.append((match.turn, match.phase, view.board.stack, [one.code for one in view.actions]))
            prompts.append((digest.flatten(view.board), match.log(seat), _refused(match)))
            match.play(own.choose(view, Random(0)))
        match.close()
        told.append(prompts)
    assert len(told[0]) == len(told[1])
    for quiet, busy in zip(*told, strict=True):
        assert quiet == busy


def _refused(match: Match) -> str:
    try:
        match.undo()
    except ValueError as error:
        return str(error)
    raise AssertionError("a seat took back what another did")


@pytest.mark.parametrize(
    ("channel", "seat", "dice"),
    [*((*one, True) for one in PAIRS), ("muscat", "israel", False), ("doha", "leader", False)],
)
def test_the_screens_of_a_seat_outside_are_the_same_to_a_letter(
    channel: str, seat: str, dice: bool, tmp_path: Path
) -> None:
    """Whatever it types in the phase of backchannels and the next: log, board, help, reasons, undo, errors, screens.

    Where it throws real dice, it is asked for the same throws.
    """
    told = []
    for name, moves in (("silence", SILENCE), (channel, SECRETS[channel])):
        match = begun(tmp_path / "a.jsonl", seat, dice=dice)
        curious = Curious(match, moves, seat, channel)
        session = sit_down(match, curious, tmp_path / "a.jsonl")
        session.bots = lambda match=match, others=curious.others: drive(match, others)  # type: ignore[misc]
        assert session.run() == DONE, name
        match.close()
        (tmp_path / "a.jsonl").unlink()
        told.append((curious.prompts, curious.screens, curious.words))
    assert told[0][0] == told[1][0]
    assert told[0][2] == told[1][2]
    assert dice != any(one.startswith("What fell") for one in told[0][0])
    for quiet, busy in zip(told[0][1], told[1][1], strict=True):
        assert quiet == busy


class Curious(Script):
    """A keyboard at which one seat tries everything in the second half of a match, and then does the quietest thing."""

    def __init__(self, match: Match, moves: dict[str, tuple[str, ...]], seat: str, channel: str) -> None:
        super().__init__([], screen(height=400))
        self.match = match
        held = [one for one, player in match.players.items() if player.startswith("human")]
        self.others = doers(moves, [one for one in match.players if one not in held])
        self.held = doers(moves, held)
        self.seat = seat
        self.peeks = [one.format(channel) for one in PEEK]
        self.asked: list[str] = []
        self.place = (0, "")

    def read(self, prompt: str, words: Sequence[str] = ()) -> str | None:
        match = self.match
        if match.turn > TURNS:
            self.lines = ["quit"]
        elif not prompt.endswith("> "):
            self.lines = ["1" if prompt.startswith("What fell") else ""]
        else:
            mine = match.seat == self.seat
            if mine and (match.turn, match.phase) != self.place:
                self.place = (match.turn, match.phase)
                looks = match.turn >= 3 and match.phase in ("backchannels", "operations")
                self.asked = list(self.peeks) if looks else []
            if mine and self.asked:
                self.lines = [self.asked.pop(0)]
            else:
                self.lines = [self.held[match.seat].choose(match.view(match.seat), Random(0)).code.partition(" ")[2]]
        return super().read(prompt, words)


@pytest.mark.parametrize(("channel", "insider", "seat"), [("muscat", "gulf", "israel"), ("doha", "us", "europe")])
def test_behind_the_curtain_a_seat_outside_reads_the_same(
    channel: str, insider: str, seat: str, tmp_path: Path
) -> None:
    """At one keyboard with a person in the secret: from the curtain that names it to the next, and how often."""
    told = []
    for moves in (SILENCE, SECRETS[channel]):
        match = begun(tmp_path / "a.jsonl", f"{seat}=human:dan", f"{insider}=human:eve")
        shared = Curious(match, moves, seat, channel)
        session = sit_down(match, shared, tmp_path / "a.jsonl")
        session.bots = lambda match=match, others=shared.others: drive(match, others)  # type: ignore[misc]
        assert session.run() == DONE
        match.close()
        (tmp_path / "a.jsonl").unlink()
        told.append("".join(shared.screens).split("Pass the keyboard to "))
        assert shared.forgotten == len(told[-1]) - 1
    mine = [[one for one in parts if one.startswith("dan")] for parts in told]
    assert len(mine[0]) > 10
    assert mine[0] == mine[1]
    assert told[0] != told[1]


def test_going_on_with_a_saved_match_tells_a_seat_outside_the_same(command: Command, tmp_path: Path) -> None:
    """What stands on the screen of somebody who takes up the match where it was left."""
    told = []
    for name in ("silence", "muscat"):
        save = tmp_path / "a.jsonl"
        match = begun(save, "israel")
        others = doers(SECRETS.get(name, SILENCE), [one for one in match.players if one != "israel"])
        own = Doer(())
        while (match.turn, match.phase, match.seat) != (4, "operations", "israel"):
            drive(match, others)
            if (match.turn, match.phase) != (4, "operations"):
                match.play(own.choose(match.view("israel"), Random(0)))
        match.close()
        told.append(command("resume", save, typed="log\nboard all\nsave\nquit\n"))
        save.unlink()
    assert told[0].status == told[1].status == 0
    assert "Turn 4" in told[0].out
    assert told[0] == told[1]


def test_players_are_given_nothing_but_views(tmp_path: Path) -> None:
    """What a bot is given to decide from is what its seat may know, whatever else the match holds."""
    match = begun(tmp_path / "a.jsonl", "us")
    seen: list[str] = []

    class Careful(Doer):
        def choose(self, view: View, draw: Random) -> Action:
            assert digest.flatten(view.board) == digest.flatten(match.view(match.seat).board)
            assert view.board is not match._state
            seen.append(match.seat)
            return super().choose(view, draw)

    others = {seat: Careful(SECRETS["muscat"].get(seat, ())) for seat in match.players}
    drive(match, others, limit=150)
    match.close()
    assert {*seen} == {*match.players}


@pytest.mark.parametrize(("channel", "seat"), PAIRS)
def test_a_replay_for_a_seat_outside_is_the_same_text(
    command: Command, journals: dict[str, Path], channel: str, seat: str
) -> None:
    """As a text, and step by step with the number of every step."""
    said = [command("replay", journals[name], "--as", seat) for name in ("silence", channel)]
    assert said[0].status == said[1].status == 0
    assert "Turn 3" in said[0].out
    assert said[0].out == said[1].out
    assert said[0].err == said[1].err
    assert _stepped(journals["silence"], seat) == _stepped(journals[channel], seat)


def _stepped(path: Path, seat: str) -> list[str]:
    """Every screen of a replay that goes forward step by step."""
    journal = read_journal(path)
    shown = screen()
    replay = Replay(
        journal, setting_in(journal.header, seat), shown, journal.header.seats.index(seat), first_position(journal)
    )
    keyboard = Script([*[""] * 12, "t 3", *[""] * 12, "b", "e", "q"], shown)
    replay.stepped(keyboard, 0, [])
    assert "of " in keyboard.screens[1]
    return keyboard.screens


@pytest.mark.parametrize("channel", SECRETS)
def test_watching_as_a_seat_outside_is_the_same_text(
    command: Command, monkeypatch: pytest.MonkeyPatch, channel: str
) -> None:
    """Up to the end, which tells everything, in lines that come with the same steps."""
    seats = [one.code for one in load_scenario("double-bind").seats]
    for seat in OUTSIDE[channel][1:3]:
        texts = []
        for moves in (SILENCE, SECRETS[channel]):
            monkeypatch.setattr("game.commands.watching.bots_of", lambda players, moves=moves: doers(moves, seats))
            said = command("watch", "--seed", 7, "--as", seat)
            assert said.status == 0, said.err
            texts.append(said.out.partition("-- The end --")[0])
        assert len(texts[0]) > 1000
        assert texts[0] == texts[1]


def test_those_in_the_secret_are_told(command: Command, journals: dict[str, Path]) -> None:
    """Else nothing above could fail."""
    for channel, moves in SECRETS.items():
        for seat in moves:
            said = [command("replay", journals[name], "--as", seat).out for name in ("silence", channel)]
            assert said[0] != said[1], seat


def test_a_draft_softened_message_and_open_channel_are_in_the_journals(journals: dict[str, Path]) -> None:
    """The busy matches hold what their names say, in more steps than the quiet one, and the same decisions outside."""
    entries: dict[str, list[Entry]] = {name: read_journal(path).entries for name, path in journals.items()}
    for channel in SECRETS:
        codes = [one.code for one in entries[channel]]
        assert {f"gulf soften {channel}", f"us propose {channel}"} <= {*codes}
        assert any(one.startswith(f"gulf draft {channel}") for one in codes)
        assert "leakage" in codes
        assert len(codes) > len(entries["silence"])

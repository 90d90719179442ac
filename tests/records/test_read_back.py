"""Whatever is accepted can be read back, and what can be derived is derived when a journal is verified."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from game.kernel.types import EVERYONE
from game.match import Match, drive
from game.players.random_player import RandomPlayer
from game.records.analysis.par import ParError, keep_par
from game.records.journal.branch import branch
from game.records.journal.encoding import whole
from game.records.journal.format import Entry, Header, JournalError, Line, read_journal
from game.records.journal.model import journal_schema
from game.records.journal.verify import verify
from game.records.scenario.load import load_scenario
from game.records.scenario.model import Scenario
from tests.records.test_par import figures


def step(match: Match) -> None:
    """Play the first legal action."""
    match.play(match.legal_actions()[0])


@pytest.mark.parametrize("seed", ["7", 7.0, True, b"x", "é", 10**1000])
def test_a_seed_that_is_no_number_is_refused(tiny: Scenario, tmp_path: Path, seed: Any) -> None:
    """A33: at once, with a sentence, and nothing is written."""
    with pytest.raises(ValueError, match=r"cannot be a seed: allowed is a whole number"):
        Match(tiny, seed=seed, save=tmp_path / "a.jsonl")
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("seed", [0, -3, 2**128, 10**999])
def test_every_seed_that_is_accepted_can_be_read(tiny: Scenario, tmp_path: Path, seed: int) -> None:
    """A33, E5: also those of older journals, which were smaller."""
    Match(tiny, seed=seed, save=tmp_path / "a.jsonl").close()
    assert Match.load(tmp_path / "a.jsonl", go_on=False).seed == seed


@pytest.mark.parametrize("created", ['10" sharp', "two\nlines", "über", "", "back\\slash"])
def test_a_time_that_cannot_be_read_back_is_refused(tiny: Scenario, tmp_path: Path, created: str) -> None:
    """A42: the header passes the model that reads it before it is written."""
    match = Match(tiny, seed=1)
    path = tmp_path / "a.jsonl"
    if not created:
        match.save(path, created=created)
        return
    with pytest.raises(JournalError, match=r"could not be read again: clock\.created: allowed are"):
        match.save(path, created=created)
    assert not path.exists()


@pytest.mark.parametrize("player", [5, None, "", "human:two\nlines", "human:\x1b[2J", "x" * 301])
def test_a_player_that_cannot_be_read_back_is_refused(tiny: Scenario, player: Any) -> None:
    """A43: whether there is a journal or not."""
    with pytest.raises(ValueError, match="cannot play us: allowed is"):
        Match(tiny, players={"us": player})


def test_a_header_that_does_not_fit_together_is_refused(tiny: Scenario, tmp_path: Path) -> None:
    """E9, E10: players of seats that are not there, a scenario without its name."""
    Match(tiny, seed=1, save=tmp_path / "a.jsonl").close()
    header = read_journal(tmp_path / "a.jsonl").header
    nameless = {key: value for key, value in header.scenario.items() if key != "name"}
    for wrong in (replace(header, players={"pope": "human"}), replace(header, scenario=nameless),
                  replace(header, dice="loaded"), replace(header, digest="short")):
        with pytest.raises(JournalError, match="could not be read again"):
            whole(wrong, [])


def forged(header: Header, entries: list[Entry]) -> list[tuple[str, Header, list[Entry]]]:
    """Journals whose checks are right and of which something was changed, by what was."""
    mask = next(place for place in header.board if place.mask == EVERYONE)
    board = [replace(one, mask=1) if one is mask else one for one in header.board]
    units = [replace(one, unit="apples") if one is mask else one for one in header.board]
    title = header.scenario | {"title": "Another"}
    return [
        ("text", header, [replace(entries[0], text="Something else"), *entries[1:]]),
        ("rumour", header, [replace(entries[0], seen=1, rumour="heard"), *entries[1:]]),
        ("seats", replace(header, seats=header.seats[::-1]), entries),
        ("players", replace(header, players={"us": "human"}), entries),
        ("masks", replace(header, board=tuple(board)), entries),
        ("units", replace(header, board=tuple(units)), entries),
        ("digest", replace(header, digest="0" * 16), entries),
        ("scenario", replace(header, scenario=title), entries),
        ("dice", replace(header, seed=header.seed + 1), entries),
    ]


def test_verify_derives_what_can_be_derived(full: Scenario, tmp_path: Path) -> None:
    """E10: a journal whose chain was made anew after a change does not verify; what nothing confirms is named."""
    path = tmp_path / "a.jsonl"
    match = Match(full, seed=3, save=path)
    drive(match, dict.fromkeys(match.players, RandomPlayer()), limit=12)
    match.close()
    journal = read_journal(path)
    assert verify(path).unverified == ["who played", "when it was begun"]
    for what, header, entries in forged(journal.header, journal.entries):
        lines: list[Line] = [*entries]
        (tmp_path / f"{what}.jsonl").write_bytes(whole(header, lines)[0])
        assert verify(tmp_path / f"{what}.jsonl").divergence, what
    branch(path, 5, tmp_path / "branch.jsonl")
    made = read_journal(tmp_path / "branch.jsonl")
    assert made.header.parent is not None
    assert "what fell up to step 5" in verify(tmp_path / "branch.jsonl").unverified
    wrong = replace(made.header, parent=replace(made.header.parent, digest="0" * 16))
    (tmp_path / "parent.jsonl").write_bytes(whole(wrong, [*made.entries])[0])
    assert "where its parent was left" in verify(tmp_path / "parent.jsonl").divergence


def test_a_seat_changes_hands_and_the_journal_keeps_it(full: Scenario, tmp_path: Path) -> None:
    """A34: from that step on, also in a copy under another name, in a branch, and after it was loaded again."""
    path, other, before = (tmp_path / f"{name}.jsonl" for name in ("a", "b", "c"))
    match = Match(full, seed=3, players={"us": "boom"}, save=path)
    step(match)
    at = match.step
    match.hand_over("us", "human:Ann")
    drive(match, dict.fromkeys(match.players, RandomPlayer()), limit=3)
    match.save(other)
    match.close()
    for file in (path, other):
        journal = read_journal(file)
        assert journal.header.players["us"] == "boom"
        assert journal.players["us"] == "human:Ann"
        assert Match.load(file, go_on=False).players["us"] == "human:Ann"
        assert not verify(file).divergence
    assert path.read_bytes().splitlines()[1:] == other.read_bytes().splitlines()[1:]
    branch(path, at + 1, before)
    assert read_journal(before).header.players["us"] == "human:Ann"
    with pytest.raises(ValueError, match="There is no seat 'pope'"):
        match.hand_over("pope", "human")


def test_a_branch_draws_new_dice_unless_told(full: Scenario, tmp_path: Path) -> None:
    """D3: the real match cannot be foretold by playing on from a copy of it."""
    path, new, same = (tmp_path / f"{name}.jsonl" for name in ("a", "new", "same"))
    match = Match(full, seed=3, save=path)
    drive(match, dict.fromkeys(match.players, RandomPlayer()), limit=30)
    match.close()
    branch(path, 20, new)
    branch(path, 20, same, same_dice=True)
    found = {file: read_journal(file).header for file in (path, new, same)}
    assert found[new].seed != 3
    assert found[new].bots not in (None, found[new].seed)
    assert (found[same].seed, found[same].bots) == (3, found[path].bots)
    other = Match.load(new)
    drive(other, dict.fromkeys(other.players, RandomPlayer()), limit=30)
    other.close()
    assert not verify(new).divergence


def test_drawn_seeds_cannot_be_guessed(tiny: Scenario) -> None:
    """E5: 128 bits, and what bots draw has nothing to do with the dice; a seed that is given is a whole match."""
    drawn = [Match(tiny) for _ in range(20)]
    seeds = [number for one in drawn for number in (one.seed, one.bots)]
    assert len(set(seeds)) == 40
    assert max(one for one in seeds if one is not None) >> 120
    assert Match(tiny, seed=5).bots is None


def test_only_the_games_own_scenario_has_its_par(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A40: a file that borrows the name of a scenario of the game leaves its par alone."""
    monkeypatch.setattr("game.records.analysis.par.par_path", lambda one: tmp_path / f"{one.name}.json")
    own = load_scenario("first-moves")
    for name in ("first-moves", "first-moves-campaign"):
        borrowed = own.model_copy(update={"name": name, "title": "Mine"})
        with pytest.raises(ParError, match="The game has another scenario called"):
            keep_par(figures(), borrowed)
    assert not list(tmp_path.iterdir())
    assert keep_par(figures(), own).exists()


def test_the_schema_of_a_line_is_that_of_the_gate() -> None:
    """The models that check every line publish its schema."""
    found = journal_schema()
    assert {"HeaderLine", "StepLine", "UndoLine", "HandLine"} <= set(found["$defs"])

"""Files that are wrong in ways people and other programs make them: one sentence, soon, and whose fault it is."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable
from dataclasses import replace
from hashlib import blake2b
from pathlib import Path
from typing import Any

import pytest

from game.commands.scenarios import check_scenario, new_scenario
from game.console.terminal.errors import MisreadError
from game.match import Match
from game.records.analysis.reference_ranges import BandsError, read_bands
from game.records.files import MOST_TEXT, TablesError, read_bytes, tables_of
from game.records.journal.format import Entry, JournalError, parse_journal, read_journal
from game.records.journal.verify import DivergenceError, Replay, verify
from game.records.library import LibraryError
from game.records.scenario.load import load_scenario
from game.records.scenario.model import Scenario, ScenarioError
from game.records.script import ScriptError, read_script

HEAD = 'base = "first-moves"\nname = "trial"\ntitle = "Trial"\n'
SEAT = '[[seats]]\ncode = "us"\ntitle = "A"\nbrief = "B"\n'
CARD = '[[cards]]\ncode = "%s"\ntitle = "T"\ntopic = "t"\nweight = 1\nsources = ["s"]\neffects = {"us.funds" = 1}\n'


def faults(folder: Path, text: str) -> list[str]:
    path = folder / "trial.toml"
    path.write_text(HEAD + text, encoding="utf-8")
    with pytest.raises(ScenarioError) as caught:
        load_scenario(path)
    assert caught.value.source == "trial.toml"
    return caught.value.faults


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("[board.economy]\nexports = 1e99999999999999999999\n", ["board.economy.exports: allowed is a"],
                     id="A18 an exponent beyond every number"),
        pytest.param(SEAT + SEAT, ["seats 'us' code: the seat stands here 2 times"], id="A19 a seat twice"),
        pytest.param(CARD % "fresh" * 2, ["cards 'fresh' code: 2 cards have this code"], id="A20 a card twice"),
        pytest.param(
            '[[hints]]\nseat = "us"\nturn = 99\nmenu = "operations"\ntext = "x"\n', ["hints[1]: the last turn is 3"],
            id="A21 a hint of one's own",
        ),
        pytest.param("leave_out = [3]\n", ["leave_out[1]: allowed is"], id="A22 leave_out"),
        pytest.param('modules = ["economy", 3]\n', ["modules[2]: allowed is"], id="A22 modules"),
        pytest.param("[[cards]]\nweight = 1\n", ["cards[1] code: this key", "cards[1] title: this key"],
                     id="A20 a card without a code"),
        pytest.param("start = 9999-12-20\n", ["start: the last turn from 9999-12-20 ends after the calendar"],
                     id="E9 the end of the calendar"),
        pytest.param(f"days = {'9' * 4000}\n", ["days: the number is too large"], id="E9 4,000 digits"),
        pytest.param(f"days = {'9' * 5000}\n", ["the file must be TOML; the fault: a number is too large (at line 4)"],
                     id="E9 5,000 digits"),
        pytest.param(f"days = 0x{'f' * 50000}\n", ["days: the number is too large"], id="E9 many digits of sixteen"),
        pytest.param(f"{'a.' * 4000}a = 1\n", ["the file must be TOML; the fault: a key of too many parts (at line 4)"],
                     id="E9 a key of many parts"),
        pytest.param(f"a = {'[' * 9000}", ["the file must be TOML; the fault: tables or lists lie too deep"],
                     id="E9 lists in lists"),
        pytest.param(f'[sources]\n{"9" * 5000} = "x"\n', [f"sources.{'9' * 200}"], id="a key of 5,000 letters"),
        pytest.param('[sources]\n"us.stonding" = "x"\n', ["sources.us.stonding: there is no indicator"],
                     id="a key with a full stop"),
        pytest.param('"\\u001b]0;x" = 1\n', ["'\\x1b]0;x': unknown key"], id="a key that would move a terminal"),
        pytest.param('[without]\nseats = ["nobody"]\n', ["without.seats: the base 'first-moves' has no 'nobody'"],
                     id="a seat that the base has not"),
    ],
)
def test_a_fault_of_a_variant_is_told_as_its_own(text: str, expected: list[str], tmp_path: Path) -> None:
    told = faults(tmp_path, text)
    for one in expected:
        assert any(fault.startswith(one) for fault in told), told


def test_a_replaced_card_that_stands_twice_is_told(tmp_path: Path) -> None:
    """A20: the last does not win."""
    code = load_scenario("first-moves").cards[0].code
    assert any(one.startswith(f"cards '{code}' code: 2 cards") for one in faults(tmp_path, (CARD % code) * 2))


def test_a_base_that_is_not_there_is_a_fault_of_the_file_that_names_it(tmp_path: Path) -> None:
    path = tmp_path / "trial.toml"
    path.write_text('base = "elsewhere/none.toml"\nname = "trial"\ntitle = "T"\n', encoding="utf-8")
    with pytest.raises(ScenarioError, match=r"trial.toml: base: There is no scenario file"):
        load_scenario(path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
@pytest.mark.parametrize("made", ["fifo", "device", "large", "folder"])
@pytest.mark.parametrize(
    ("read", "error"),
    [
        (load_scenario, (ScenarioError, LibraryError)),
        (read_journal, JournalError),
        (read_script, ScriptError),
        (lambda path: read_bands(path, []), BandsError),
    ],
    ids=["scenario", "journal", "script", "bands"],
)
def test_what_is_no_file_of_bounded_size_is_refused_before_it_is_read(
    read: Callable[[Path], object], error: type[Exception] | tuple[type[Exception], ...], made: str, tmp_path: Path
) -> None:
    """E9: a pipe is not waited for, a device has no end, a large file is not taken into memory."""
    path = tmp_path / "wrong.toml"
    if made == "fifo":
        os.mkfifo(path)
    elif made == "device":
        path = Path("/dev/zero")
    elif made == "folder":
        path.mkdir()
    else:
        with open(path, "wb") as stream:
            stream.truncate(1 << 40)
    began = time.monotonic()
    with pytest.raises(error) as caught:
        read(path)
    assert time.monotonic() - began < 2
    assert "\n" not in str(caught.value)
    assert str(path.name) in str(caught.value)


def test_a_base_may_be_no_device(tmp_path: Path) -> None:
    """E9: what a file names is read within the same bounds."""
    path = tmp_path / "trial.toml"
    path.write_text('base = "/dev/zero"\nname = "trial"\ntitle = "T"\n', encoding="utf-8")
    with pytest.raises(ScenarioError, match="base: The scenario file '/dev/zero' cannot be read"):
        load_scenario(path)


@pytest.mark.parametrize(
    "line",
    [
        "k%d = 1\n", "[board.us.k%d]\n", "[[aims]]\n", "[[hints]]\nturn = %d\n", '[[cards]]\ncode = "c%d"\n',
        "[[seats]]\n",
    ],
)
def test_tens_of_thousands_of_wrong_keys_are_told_soon(line: str, tmp_path: Path) -> None:
    """E9: the first hundred in words, the others by their number."""
    began = time.monotonic()
    told = faults(tmp_path, "".join(line % number if "%" in line else line for number in range(20_000)))
    assert time.monotonic() - began < 20
    assert len(told) <= 200
    assert all(len(one) < 2000 for one in told)


def test_bounds_hold_at_their_edges(tmp_path: Path) -> None:
    path = tmp_path / "x"
    path.write_bytes(b"x" * MOST_TEXT)
    assert len(read_bytes(path, MOST_TEXT)) == MOST_TEXT
    with pytest.raises(OSError, match="more than the 1048575 bytes"):
        read_bytes(path, MOST_TEXT - 1)
    with pytest.raises(TablesError, match="too deep"):
        tables_of("[a.b.c.d.e.f.g.h.i.j.k.l.m]\nn = 1\n", "x")


def test_a_new_scenario_finds_its_base_whatever_it_is_called(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A14, A15, A16: the path leads from the new file, is escaped, and may be a campaign."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "sub").mkdir()
    (tmp_path / "out").mkdir()
    assert new_scenario("first", "first-moves", Path("sub/base.toml")) == 0
    assert new_scenario("kid", "sub/base.toml", Path("out/kid.toml")) == 0
    assert 'base = "../sub/base.toml"' in (tmp_path / "out" / "kid.toml").read_text("utf-8")
    assert load_scenario("out/kid.toml").board == load_scenario("first-moves").board
    odd = "quo\"te\\and\u200cمیان\x7f.toml"
    (tmp_path / odd).write_bytes((tmp_path / "sub" / "base.toml").read_bytes())
    assert new_scenario("odd", odd, None) == 0
    assert load_scenario("odd.toml").turns == load_scenario("first-moves").turns
    assert new_scenario("long", "first-moves-campaign", None) == 0
    assert load_scenario("long.toml").turns == load_scenario("first-moves-campaign").turns


def test_what_could_not_be_read_again_is_not_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A15: a base whose name no text can hold, and a folder that is not there."""
    monkeypatch.chdir(tmp_path)
    raw = os.fsdecode(b"by\xfftes.toml")
    (tmp_path / raw).write_text(HEAD, encoding="utf-8")
    with pytest.raises(MisreadError, match="cannot be written into a scenario"):
        new_scenario("kid", raw, None)
    with pytest.raises(MisreadError, match="There is no folder"):
        new_scenario("kid", "first-moves", Path("nowhere/kid.toml"))
    assert [one.name for one in tmp_path.iterdir()] == [raw]


@pytest.mark.parametrize("name", ["first-moves", "first-moves-campaign"])
def test_a_name_of_the_game_is_taken(name: str, tmp_path: Path) -> None:
    """A40: said when a scenario is checked, and before one is written."""
    path = tmp_path / "trial.toml"
    path.write_text(HEAD.replace("trial", name), encoding="utf-8")
    with pytest.raises(ScenarioError, match=f"trial.toml: name: '{name}' is a scenario of the game"):
        check_scenario(str(path))
    with pytest.raises(MisreadError, match="is a scenario of the game"):
        new_scenario(name, "first-moves", tmp_path / "new.toml")
    assert check_scenario("first-moves") == 0


def test_a_number_is_shown_as_numbers_are_written(tmp_path: Path) -> None:
    """A41: 6e1 is sixty."""
    path = tmp_path / "trial.toml"
    aim = '[[aims]]\nseat = "us"\nkind = "public"\nindicator = "us.standing"\nweight = 100\ntext = "x"\n'
    path.write_text(f"{HEAD}{aim}worst = 6e1\nbest = 1.0e2\n", encoding="utf-8")
    found = next(one for one in load_scenario(path).aims if one.seat == "us")
    assert (str(found.worst), str(found.best)) == ("60", "100")


def forged(sample: bytes, change: Callable[[dict[str, Any]], object]) -> bytes:
    """The header of a journal, changed by somebody who works the checks out again."""
    raw = json.loads(sample.splitlines()[0])
    raw.pop("check")
    clock = raw.pop("clock")
    change(raw)
    body = json.dumps(raw, separators=(",", ":"))[:-1].encode()
    inner = f'"clock":{{"created":"{clock["created"]}"'.encode()
    checks = [blake2b(one, digest_size=8).hexdigest() for one in (body, inner)]
    return body + b"," + inner + f',"check":"{checks[1]}"}},"check":"{checks[0]}"}}\n'.encode()


@pytest.fixture(scope="module")
def sample(full: Scenario, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("journals") / "a.jsonl"
    match = Match(full, seed=3, save=path)
    for _ in range(12):
        match.play(match.legal_actions()[0])
    match.close()
    return path.read_bytes()


@pytest.mark.parametrize(
    "change",
    [
        lambda raw: raw.update(seats=["us"]),
        lambda raw: raw.update(seats=["us"] * 7),
        lambda raw: raw["players"].update(nobody="human"),
        lambda raw: raw["scenario"].pop("name"),
        lambda raw: raw.update(scenario=[]),
        lambda raw: raw.update(scenario={"name": 5}),
        lambda raw: raw.update(board=[[1]]),
        lambda raw: raw.update(version=1, scenario=[]),
        lambda raw: raw.update(version=1, scenario={"modules": [[]], "board": {"a": 1}}),
    ],
)
def test_a_forged_header_is_refused(change: Callable[[dict[str, Any]], object], sample: bytes) -> None:
    """E9: seats that are not there and a scenario without a name are no header, however well they are checked."""
    assert parse_journal(forged(sample, lambda raw: None), "x").header
    with pytest.raises(JournalError, match="Line 1 of 'x' is not the header of a journal"):
        parse_journal(forged(sample, change), "x")


def test_a_refusal_to_go_on_names_no_value(sample: bytes) -> None:
    """D4: what is hidden is named to nobody who resumes or lints: the place, not the value."""
    journal = parse_journal(sample, "x")
    hidden = next(one for one in journal.header.board if one.mask in (1, 2, 4) and one.value > 9)
    board = tuple(replace(one, value=one.value + 1) if one is hidden else one for one in journal.header.board)
    with pytest.raises(DivergenceError) as caught:
        Replay(replace(journal, header=replace(journal.header, board=board)))
    assert caught.value.guarded == f"At the start {hidden.name} is not what was written."
    assert str(hidden.value) not in caught.value.guarded
    at, entry = next((at, one) for at, one in enumerate(journal.entries) if one.changes)
    replay = Replay(journal)
    for line in journal.entries[:at]:
        replay.take(line)
    changed = replace(entry, changes=tuple(replace(one, after=98765) for one in entry.changes))
    with pytest.raises(DivergenceError) as told:
        replay.take(changed)
    assert "98,765" in str(told.value)
    assert "98,765" not in told.value.guarded
    assert told.value.guarded.endswith(f"{entry.changes[0].name} is not what was written.")


def test_a_step_that_others_did_not_see_is_named_by_its_number(sample: bytes) -> None:
    """D4: its code is hidden as well."""
    journal = parse_journal(sample, "x")
    secret = next((one for one in journal.entries if one.seen not in (65535, 127)), None)
    entry = secret or replace(journal.entries[0], seen=1)
    assert isinstance(entry, Entry)
    error = Replay(journal)._differs(entry, "x")
    assert str(error) == f"Step {entry.step} ({entry.code}): x."
    assert error.guarded == f"Step {entry.step}: x."


def test_a_place_that_the_header_declares_twice_is_told(sample: bytes, tmp_path: Path) -> None:
    """E10: the board of a header is compared place by place."""
    path = tmp_path / "twice.jsonl"
    path.write_bytes(forged(sample, lambda raw: raw.update(board=[*raw["board"], raw["board"][0]])))
    assert "places of the board" in verify(path).divergence

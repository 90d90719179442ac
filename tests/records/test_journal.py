"""The journal: read without the rules, whole after any interruption, and no byte of it changes unseen."""

from __future__ import annotations

import json
from dataclasses import replace
from hashlib import blake2b
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.kernel.types import EVERYONE
from game.match import Match, drive
from game.players.random_player import RandomPlayer
from game.records.journal.dice import drawn
from game.records.journal.encoding import encode
from game.records.journal.format import Change, Entry, JournalError, Undo, parse_journal, read_journal
from game.records.journal.verify import verify
from game.records.journal.writer import Writer
from game.records.scenario.load import load_scenario
from game.records.scenario.model import Scenario, ScenarioError
from tests.playing import EXAMPLES, depth


def played(scenario: Scenario, path: Path, decisions: int, seed: int = 7) -> Match:
    """A match of random moves, saved as it went."""
    match = Match(scenario, seed=seed, save=path)
    drive(match, dict.fromkeys(match.players, RandomPlayer()), limit=decisions)
    return match


@pytest.fixture(scope="module")
def sample(full: Scenario, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The bytes of a journal of the full scenario, some forty decisions long."""
    path = tmp_path_factory.mktemp("journals") / "sample.jsonl"
    played(full, path, 40).close()
    return path.read_bytes()


def test_a_journal_is_watched_without_the_rules(full: Scenario, tmp_path: Path) -> None:
    """The header's board and the changes of every step give the board at the end."""
    path = tmp_path / "a.jsonl"
    match = played(full, path, 120)
    journal = read_journal(path)
    board = {place.name: place.value for place in journal.header.board}
    for entry in journal.entries:
        for change in entry.changes:
            assert board[change.name] == change.before
            assert change.after is not None
            board[change.name] = change.after
    final = Match.load(path, go_on=False)
    assert {name: match.rulebook.indicators[name].read(final._state) for name in board} == board
    assert journal.entries == match.log()
    assert journal.header.scenario["name"] == "full"
    assert journal.header.players == match.players


def test_every_line_is_json_and_the_clock_stands_in_the_header_alone(full: Scenario, tmp_path: Path) -> None:
    """Two journals of the same match differ in the wall clock and nowhere else."""
    paths = [tmp_path / "a.jsonl", tmp_path / "b.jsonl"]
    for path in paths:
        played(full, path, 60).close()
    first, second = ([json.loads(line) for line in path.read_text("ascii").splitlines()] for path in paths)
    assert set(first[0].pop("clock")) == {"created", "check"}
    second[0].pop("clock")
    assert first == second


@settings(max_examples=depth(30, EXAMPLES))
@given(st.data())
def test_a_changed_byte_is_found_wherever_it_stands(sample: bytes, data: st.DataObject) -> None:
    """One byte replaced by any other, in header, steps, checks or line feeds, is refused."""
    place = data.draw(st.integers(0, len(sample) - 1))
    byte = data.draw(st.integers(0, 255).filter(lambda one: one != sample[place]))
    with pytest.raises(JournalError) as caught:
        parse_journal(sample[:place] + bytes([byte]) + sample[place + 1 :], "changed")
    assert "\n" not in str(caught.value)


def test_a_changed_line_is_named(sample: bytes) -> None:
    """The error says which line was changed; a line that is missing is found at the next one."""
    lines = sample.splitlines(keepends=True)
    lines[9] = lines[9].replace(b'"turn":1', b'"turn":2')
    with pytest.raises(JournalError, match="Line 10 of 'changed' was changed"):
        parse_journal(b"".join(lines), "changed")
    with pytest.raises(JournalError, match="Line 10 of 'shorter' was changed"):
        parse_journal(b"".join(sample.splitlines(keepends=True)[:9] + lines[10:]), "shorter")


def test_a_torn_last_line_is_recovered_at_every_byte(sample: bytes) -> None:
    """However much of the last line was written, everything before it is there."""
    whole = parse_journal(sample, "whole")
    last = sample.rindex(b"\n", 0, len(sample) - 1) + 1
    for end in range(last, len(sample)):
        journal = parse_journal(sample[:end], "torn")
        complete = end == len(sample) - 1
        assert journal.entries == whole.entries[: len(whole.entries) - (not complete)]
        assert bool(journal.notices) == (end > last and not complete)
        assert journal.end == (end if complete else last)


def test_resume_after_tearing_at_every_byte(full: Scenario, tmp_path: Path) -> None:
    """A match resumed from a journal cut anywhere in its last line goes on, and ends as it would have ended."""
    path, other = tmp_path / "whole.jsonl", tmp_path / "torn.jsonl"
    match = played(full, path, 30)
    step = match.step
    drive(match, dict.fromkeys(match.players, RandomPlayer()), limit=3)
    whole = path.read_bytes()
    match.close()
    last = whole.rindex(b"\n", 0, len(whole) - 1) + 1
    for end in [last, last + 1, *range(last + 2, len(whole), 17), len(whole) - 1]:
        other.write_bytes(whole[:end])
        resumed = Match.load(other)
        assert resumed.step >= step
        drive(resumed, dict.fromkeys(resumed.players, RandomPlayer()), limit=33 - _decisions(resumed))
        resumed.close()
        assert other.read_bytes().rstrip(b"\n") == whole.rstrip(b"\n")


def test_a_missing_line_feed_is_written_before_the_next_line(full: Scenario, tmp_path: Path) -> None:
    """A journal that lost only its last line feed goes on in a new line."""
    path = tmp_path / "a.jsonl"
    played(full, path, 10).close()
    path.write_bytes(path.read_bytes()[:-1])
    match = Match.load(path)
    assert match.notices == []
    match.play(match.legal_actions()[0])
    assert read_journal(path).entries == match.log()


def _decisions(match: Match) -> int:
    return sum(1 for entry in match.log() if entry.outcome is None)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", "is not a Double Bind journal"),
        (b"hello\n", "is not a Double Bind journal"),
        (b'{"format":"other"}\n', "is not a Double Bind journal"),
        (b'{"format":"double-bind journal","version":3,"x":1}\n', "has journal format 3 and this game reads up to 2"),
        (b'{"format":"double-bind journal","version":1,"ga', "Line 1 of .* is torn or was changed"),
        (b'{"format":"double-bind journal","version":' + b"9" * 5000 + b"}\n", "has journal format 999999999"),
        (b"\x00" * 100, "is not a Double Bind journal"),
    ],
)
def test_what_is_not_a_journal(tmp_path: Path, content: bytes, expected: str) -> None:
    """Other files, newer formats and torn headers are refused in one sentence."""
    path = tmp_path / "x.jsonl"
    path.write_bytes(content)
    with pytest.raises(JournalError, match=expected) as caught:
        read_journal(path)
    assert "\n" not in str(caught.value)


def test_a_journal_that_cannot_be_opened(tmp_path: Path) -> None:
    """A missing file, a folder and a name with a null byte are refused in one sentence."""
    for path in (tmp_path / "missing.jsonl", tmp_path, "a\0b"):
        with pytest.raises(JournalError, match="cannot be read"):
            read_journal(path)


STEP = {"step": 1, "turn": 1, "phase": "", "seat": "", "code": "", "text": "", "changes": [], "digest": ""}


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ({"step": 1}, "is not a step of a journal"),
        ({"undo": 1}, "takes back step 1, which is not the last"),
        ({"undo": "1"}, "is not a step of a journal"),
        ([1], "is not JSON"),
        (STEP | {"step": 3}, "is step 3; step 1 is next"),
        (STEP | {"changes": [[1]]}, "is not a step of a journal"),
        (STEP | {"turn": "1"}, "is not a step of a journal"),
    ],
)
def test_a_foreign_line_with_a_right_check(sample: bytes, line: object, expected: str) -> None:
    """A line that another program wrote, however well it is checked, has to be a step of a journal."""
    header = sample.splitlines(keepends=True)[0]
    body = json.dumps(line, separators=(",", ":"))[:-1].encode()
    check = blake2b(parse_journal(header, "x").check.encode() + body, digest_size=8).hexdigest()
    with pytest.raises(JournalError, match=expected):
        parse_journal(header + body + f',"check":"{check}"}}\n'.encode(), "foreign")


def test_verify_names_the_first_divergence(full: Scenario, tmp_path: Path, sample: bytes) -> None:
    """A journal that is whole but says something else than the rules is told where it first does."""
    path = tmp_path / "a.jsonl"

    def divergence(number: int, **differs: object) -> str:
        journal = parse_journal(sample, "x")
        lines = list(journal.lines)
        entry = lines[number]
        assert isinstance(entry, Entry)
        lines[number] = replace(entry, **differs)  # type: ignore[arg-type]
        path.unlink(missing_ok=True)
        Writer.create(path, journal.header, lines).close()
        return verify(path).divergence

    entries = parse_journal(sample, "x").entries
    chance = next(at for at, one in enumerate(entries) if one.outcome is not None and one.chance != 100)
    choice = next(at for at, one in enumerate(entries) if one.outcome is None and one.changes)
    start = f"Step {choice + 1} ({entries[choice].code}): "
    assert divergence(choice) == ""
    assert divergence(choice, digest="0" * 16).startswith(start + "the position has the digest")
    assert divergence(choice, turn=9) == start + "turn is 1 and 9 was written."
    change = entries[choice].changes[0]
    assert change.after is not None
    wrong = Change(change.name, change.before, change.after + 7, change.mask, change.earlier)
    assert divergence(choice, changes=(wrong,)).startswith(f"{start}{change.name} became ")
    assert "there is no such action" in divergence(choice, code="us dance")
    assert "this is not legal" in divergence(choice, code=next(
        one.code for one in Match(full).rulebook.actions if one.code.split()[0] != entries[choice].seat
    ))
    drawn_label, fell = entries[chance].label, entries[chance].outcome
    assert fell is not None
    assert f"the seed gives {drawn_label!r}" in divergence(chance, outcome=1 - min(fell, 1), label="another")
    assert "Step 1 " in divergence(0, label="x", outcome=99)


def test_undone_steps_are_verified_too(full: Scenario, tmp_path: Path) -> None:
    """A journal keeps what was taken back, and verify plays it again."""
    path = tmp_path / "a.jsonl"
    match = Match(full, seed=3, save=path)
    undone = 0
    draw = Random(1)
    for _ in range(depth(120, 400)):
        match.play(draw.choice(match.legal_actions()))
        try:
            match.undo()
            undone += 1
        except ValueError:
            continue
    match.close()
    journal = read_journal(path)
    assert undone > 5
    assert sum(isinstance(line, Undo) for line in journal.lines) == undone
    assert len(journal.lines) == len(journal.entries) + 2 * undone
    verdict = verify(path)
    assert (verdict.steps, verdict.divergence) == (len(journal.lines), "")
    assert Match.load(path, go_on=False).log() == journal.entries


def test_an_entry_shows_a_seat_only_what_it_may_know() -> None:
    """Unseen actions leave the changes a seat knows of, a rumour, or nothing."""
    public = Change("economy.base", 7, 8)
    secret = Change("us.funds", 9, 5, 0b1, 0b1)
    entry = Entry(12, 1, "operations", "us", "us strike", "Strike", seen=0b11, changes=(public, secret), digest="ab")
    own, partner, other = entry.for_seat(0), entry.for_seat(1), entry.for_seat(2)
    assert own is not None
    assert partner is not None
    assert other is not None
    assert [one.name for one in own.changes] == ["economy.base", "us.funds"]
    assert (own.step, own.digest, own.code) == (0, "", "us strike")
    assert [one.name for one in partner.changes] == ["economy.base"]
    assert (other.text, other.code, other.seat, other.step, other.digest) == ("unattributed", "", "", 0, "")
    assert [(one.before, one.after) for one in other.changes] == [(7, 8)]
    quiet = Entry(13, 1, "operations", "us", "us plan", "Plan", seen=0b1, changes=(secret,))
    assert quiet.for_seat(2) is None
    rumoured = Entry(14, 1, "operations", "us", "us plan", "Plan", seen=0b1, rumour="Somebody plans", changes=(secret,))
    assert rumoured.for_seat(2) is None, "a rumour needs something that is noticed"
    heard = replace(rumoured, changes=(secret, public)).for_seat(2)
    assert heard is not None
    assert (heard.text, [one.name for one in heard.changes]) == ("Somebody plans", ["economy.base"])


def test_odds_are_told_to_who_took_the_action_alone() -> None:
    """Everybody may see what came of it; how likely that was may betray what only some know."""
    struck = Entry(12, 1, "operations", "us", "us strike", "Strike", label="destroyed", outcome=0, chance=40)
    assert [(one.label, one.chance) for number in (0, 1) if (one := struck.for_seat(number))] == [
        ("destroyed", 40),
        ("destroyed", None),
    ]
    landed = replace(struck, seat="", code="landing")
    assert [one.chance for number in (0, 1) if (one := landed.for_seat(number))] == [None, None]


def test_a_change_of_knowledge_is_a_change_for_who_learns() -> None:
    """A seat that learns a value sees it appear without learning what it was before."""
    change = Change("nuclear.stock", 4, 9, mask=0b11, earlier=0b01)
    assert change.for_seat(0) == Change("nuclear.stock", 4, 9, 1, 1)
    assert change.for_seat(1) == Change("nuclear.stock", None, 9, 2, 2)
    assert change.for_seat(2) is None
    line, _ = encode(Entry(1, 1, "x", "us", "us x", "X", changes=(change,)), "")
    assert json.loads(line)["changes"] == [["nuclear.stock", 4, 9, 3, 1]]
    assert Change("a", 1, 2).mask == EVERYONE


def test_a_save_loads_although_its_scenario_cites_what_is_gone(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Claims may be renamed after a match was saved; citations are a matter for scenario files."""
    text = (folder / "full.toml").read_text(encoding="utf-8")
    source, path = tmp_path / "cites.toml", tmp_path / "a.jsonl"
    source.write_text(text.replace('"1 January 2025: a fact"', '"confusion-01"'), encoding="utf-8")
    Match(load_scenario(source), save=path).close()
    monkeypatch.setattr("game.records.scenario.sources.load_claims", lambda _: {"confusion-02": None})
    with pytest.raises(ScenarioError, match="there is no claim 'confusion-01'"):
        load_scenario(source)
    assert Match.load(path).scenario.cards[0].sources == ("confusion-01",)


def test_dice_fall_by_weight_and_by_step_alone() -> None:
    """The same seed and step give the same outcome; over many steps each falls about as often as its weight says."""
    odds = (("often", 75), ("seldom", 25))
    falls = [drawn(7, step, odds) for step in range(4000)]
    assert falls == [drawn(7, step, odds) for step in range(4000)]
    assert 900 < sum(falls) < 1100
    assert [drawn(8, step, odds) for step in range(100)] != falls[:100]
    assert {drawn(1, step, (("only", 3),)) for step in range(20)} == {0}

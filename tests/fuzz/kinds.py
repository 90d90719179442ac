"""The kinds of files that people and other programs make, what is taken for a start, and what is done with each."""

from __future__ import annotations

import io
import json
import tomllib
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Final
from unittest.mock import patch

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from game.cli import run
from game.match import Match
from game.records.analysis.reference_ranges import read_bands
from game.records.journal.branch import branch
from game.records.journal.format import read_journal
from game.records.journal.verify import verify
from game.records.library import find_line, lines_folder
from game.records.scenario.load import load_scenario, read_scenario
from game.records.scenario.prepared import prepare
from game.records.scenario.sources import known_claims
from game.records.script import read_script
from tests.conftest import TINY
from tests.fuzz.mutations import broken, chained, changed, toml
from tests.fuzz.watch import WrongError, refusal
from tests.playing import ROOT

BANDS: Final = ("double-bind", "maximum-pressure", "second-double-bind")
VARIANT: Final = """
base = "first-moves"
name = "variant"
title = "Variant"
turns = 2
[without]
modules = ["headlines"]
seats = ["gulf"]
[board.us]
standing = 40
[dials.sanctions]
adapt = { value = 9, low = 5, high = 14, source = "confusion-01" }
[[hints]]
seat = "us"
turn = 1
menu = "operations"
text = "Go on."
"""


@dataclass
class Figures:
    """What came of some files of one kind."""

    files: int = 0
    refused: int = 0
    recovered: int = 0
    wrong: list[str] = field(default_factory=list)


def _tables(text: str) -> dict[str, Any]:
    found = tomllib.loads(text)
    return {key: str(one) if key == "start" else one for key, one in found.items()}


def scenarios() -> st.SearchStrategy[bytes]:
    """Whole scenarios and variants, their tables or their bytes changed."""
    first = (ROOT / "scenarios" / "first-moves.toml").read_text("utf-8")
    starts = [TINY, VARIANT, first]
    tables = [changed(_tables(one)).map(toml) for one in starts]
    return st.one_of(*tables, *(broken(one.encode()) for one in starts))


def read_a_scenario(path: Path) -> bool:
    """Load it; what is accepted is ready for play, and the same when it comes out of a journal."""
    notices: list[str] = []
    found = load_scenario(path, notices)
    assert prepare(found).first().turn == 1
    assert read_scenario(json.loads(found.text), path.name) == found
    found.date(found.turns + 1)
    return bool(notices)


@cache
def _journals() -> tuple[tuple[dict[str, Any], list[dict[str, Any]]], ...]:
    """Headers and lines of three short journals, one of them in the first format."""
    folder = ROOT / "tests" / "journals"
    found = [(folder / "format-1.jsonl").read_bytes()]
    for scenario, steps in ((read_scenario(_tables(TINY), "tiny"), 12), (load_scenario("first-moves"), 25)):
        match = Match(scenario, 5, players={"us": "human:Ann"})
        for _ in range(steps):
            if not match.over:
                match.play(match.legal_actions()[-1])
        found.append(_saved(match))
    return tuple((rows[0], rows[1:40]) for rows in ([_plain(one) for one in data.splitlines()] for data in found))


def _saved(match: Match) -> bytes:
    from tempfile import TemporaryDirectory

    with TemporaryDirectory() as folder:
        match.save(Path(folder) / "a.jsonl")
        match.close()
        return (Path(folder) / "a.jsonl").read_bytes()


def _plain(line: bytes) -> dict[str, Any]:
    raw: dict[str, Any] = json.loads(line)
    del raw["check"]
    return raw


@st.composite
def _changed_journal(draw: st.DrawFn) -> bytes:
    header, lines = draw(st.sampled_from(_journals()))
    lines = lines[: draw(st.integers(0, len(lines)))]
    if not lines or draw(st.booleans()):
        header = draw(changed(header))
    else:
        at = draw(st.integers(0, len(lines) - 1))
        act = draw(st.sampled_from(["change", "change", "change", "undo", "lose", "double"]))
        if act == "change":
            lines = [*lines[:at], draw(changed(lines[at])), *lines[at + 1 :]]
        elif act == "undo":
            lines = [*lines[: at + 1], {"undo": draw(st.integers(-1, at + 2))}, *lines[at + 1 :]]
        else:
            lines = [*lines[: at + (act == "double")], *lines[at + (act == "lose") :]]
    written = chained(header, lines)
    return draw(broken(written, 1)) if draw(st.integers(0, 9)) == 0 else written


def journals() -> st.SearchStrategy[bytes]:
    """Journals with lines changed and checked anew, or with bytes changed."""
    return st.one_of(
        _changed_journal(), _changed_journal(), st.sampled_from([chained(*one) for one in _journals()]).flatmap(broken)
    )


def read_a_journal(path: Path) -> bool:
    """Read it, play it again, go on with it, branch off it, and watch it as a seat without the rules."""
    journal = read_journal(path)
    verify(path)
    _told(lambda: Match.load(path, go_on=False), path)
    _told(lambda: branch(path, len(journal.entries) // 2, path.with_name("branch.jsonl")), path)
    path.with_name("branch.jsonl").unlink(missing_ok=True)
    if len(journal.lines) % 4 == 0:
        for how in (["--all"], ["--as", next(iter(journal.header.players), "us")]):
            with redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()):
                run(["replay", str(path), *how, "--plain"])
    return bool(journal.notices)


def _told(act: Callable[[], object], path: Path) -> None:
    """Do what may be refused with a sentence."""
    from game.commands.errors import SENTENCES

    try:
        act()
    except SENTENCES as error:
        if "\n" in str(error):
            raise WrongError(f"This is no sentence: {error}") from error


def bands() -> st.SearchStrategy[bytes]:
    """Bands of recorded history, their tables or their bytes changed."""
    texts = [(lines_folder() / f"{one}.toml").read_text("utf-8") for one in BANDS]
    return st.one_of(*(changed(_tables(one)).map(toml) for one in texts), *(broken(one.encode()) for one in texts))


def read_a_band(path: Path) -> bool:
    """Read it beside the checkpoints of a line."""
    read_bands(path, [one.code for one in read_script(find_line(BANDS[0])).checkpoints])
    return False


_LINES: Final = [
    "scenario first-moves", "scenario x", "seed 7", "seed -1", "seed 99999999999999", "turns 2", "turns 0", "turn 1",
    "turn 2", "turn 999999999999", "us: pass", "us: strike natanz; pass", "nobody: pass", "us:", "roll yes", "roll = x",
    "roll secret-aim = x", "roll", "checkpoint B1 2025-03-31", "checkpoint B1 soon", "checkpoint", "bots greedy",
    "bots nobody", "shows economy", "# a title \x1b[2J", "us: \u202e", "\x00", "zzz", "turn \u0663",
    "turns " + "9" * 5000,
]


def scripts() -> st.SearchStrategy[bytes]:
    """Scripts of moves: lines in any order, or the bytes of a line changed."""
    texts = [find_line(one).read_bytes() for one in BANDS]
    lines = st.lists(st.sampled_from(_LINES) | st.text(max_size=12), max_size=12)
    return st.one_of(lines.map(lambda one: "\n".join(one).encode("utf-8", "surrogatepass")), *map(broken, texts))


def read_a_script(path: Path) -> bool:
    """Read it."""
    read_script(path)
    return False


Kind = tuple[str, Callable[[], st.SearchStrategy[bytes]], Callable[[Path], bool]]
KINDS: Final[dict[str, Kind]] = {
    "scenarios": ("wrong.toml", scenarios, read_a_scenario),
    "journals": ("wrong.jsonl", journals, read_a_journal),
    "bands": ("wrong.toml", bands, read_a_band),
    "scripts": ("wrong.moves", scripts, read_a_script),
}
"""Of each kind the name of a file, what draws one, and what is done with it; true when it was read with a notice."""


def look(kind: str, content: bytes, folder: Path, figures: Figures | None = None) -> str:
    """Read one file of a kind; what was said of it.  Raises WrongError."""
    name, _, read = KINDS[kind]
    path = folder / name
    path.write_bytes(content)
    noticed: list[bool] = []
    said = refusal(lambda: noticed.append(read(path)), path)
    if figures is not None:
        figures.files += 1
        figures.refused += bool(said)
        figures.recovered += any(noticed)
    return said


def search(kind: str, files: int, first: int, folder: Path, figures: Figures) -> None:
    """Read so many files of a kind; the smallest wrong one is kept in ``figures.wrong``."""

    @seed(first)
    @settings(
        max_examples=files, database=None, deadline=None, suppress_health_check=list(HealthCheck),
        phases=(Phase.generate, Phase.shrink), report_multiple_bugs=False, print_blob=False,
    )
    @given(KINDS[kind][1]())
    def every(content: bytes) -> None:
        try:
            look(kind, content, folder, figures)
        except WrongError as error:
            smallest[:] = [f"{error}\n    in {content if len(content) < 1500 else content[:1500] + b'...'!r}"]
            raise

    smallest: list[str] = []
    # The claims of the game are the same for every scenario, and to read them takes longer than most files.
    with patch("game.records.scenario.validation.known_claims", cache(known_claims)):
        try:
            every()
        except WrongError:
            figures.wrong += smallest


def valid(kind: str) -> list[bytes]:
    """Files of a kind that nobody changed, which have to be read."""
    if kind == "journals":
        return [chained(*one) for one in _journals()]
    if kind == "scenarios":
        return [toml(_tables(one)) for one in (TINY, VARIANT)]
    folder = lines_folder()
    return [(folder / f"{BANDS[0]}.{'toml' if kind == 'bands' else 'moves'}").read_bytes()]

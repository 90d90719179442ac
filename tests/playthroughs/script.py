"""Playthroughs: a short script of moves, played on the main scenario and told as text a person can review.

A script (``*.moves``) has lines ``seed N``, ``turns N``, ``shows MODULE ...`` and ``SEAT: code; code; ...`` with codes
without the seat.  At each decision the seat plays the first of its remaining moves that is legal where it stands, else
it passes.  A move that was never played is an error.  ``bots`` instead of moves lets greedy bots play the whole match.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from game import Match, load_scenario
from game.console.sight import shared_sight
from game.console.story import chronicle
from game.kernel.action import Action
from game.match import drive
from game.players.registry import make_player

FOLDER = Path(__file__).parent
QUIET = ("pass", "absorb", "withhold", "intercept")


@dataclass
class Script:
    """One playthrough as it is written down."""

    name: str
    title: str = ""
    scenario: str = "double-bind"
    seed: int = 7
    turns: int = 12
    bots: str = ""
    shows: list[str] = field(default_factory=list)
    moves: dict[str, list[str]] = field(default_factory=dict)


def read(path: Path) -> Script:
    """The script of a file; ValueError names a line that is none."""
    script = Script(path.stem)
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        line = line.strip()
        if line.startswith("#"):
            script.title = script.title or line.lstrip("# ")
        elif ":" in line:
            seat, codes = line.split(":", 1)
            script.moves.setdefault(seat.strip(), []).extend(one.strip() for one in codes.split(";") if one.strip())
        elif line:
            key, _, value = line.partition(" ")
            if key in ("seed", "turns"):
                setattr(script, key, int(value))
            elif key in ("scenario", "bots"):
                setattr(script, key, value)
            elif key == "shows":
                script.shows = value.split()
            else:
                raise ValueError(f"{path.name}, line {number}: {key!r} is none of seed, turns, scenario, bots, shows.")
    return script


def scripts() -> list[Script]:
    """Every script of the folder, by name."""
    return [read(path) for path in sorted(FOLDER.glob("*.moves"))]


def play(script: Script) -> Match:
    """The match of a script; AssertionError names moves that could not be played."""
    match = Match(load_scenario(script.scenario), seed=script.seed)
    unknown = [
        f"{seat} {code}"
        for seat, codes in script.moves.items()
        for code in codes
        if f"{seat} {code}" not in match.rulebook.by_code
    ]
    assert not unknown, f"{script.name}: no such action in {script.scenario} (is its module on there?): {unknown}"
    if script.bots:
        drive(match, {seat: make_player(script.bots) for seat in match.players})
        return match
    left = {seat: list(codes) for seat, codes in script.moves.items()}
    while not match.over and match.turn <= script.turns:
        match.play(_choose(match, left.get(match.seat, [])))
    stuck = {seat: codes for seat, codes in left.items() if codes}
    assert not stuck, f"{script.name}: never legal where their seat stood: {stuck}"
    return match


def _choose(match: Match, moves: list[str]) -> Action:
    legal = match.legal_actions()
    by_code = {one.code: one for one in legal}
    if moves and f"{match.seat} {moves[0]}" in by_code:
        return by_code[f"{match.seat} {moves.pop(0)}"]
    for verb in QUIET:
        for action in legal:
            if action.verb == verb:
                return action
    return legal[0]


def tell(script: Script) -> str:
    """The playthrough as text: every step with its outcome and what it moved, then the scores."""
    match = play(script)
    titles = {one.code: one.title for one in match.scenario.seats}
    phases = {one.code: one.title for one in match.rulebook.phases}
    sight = shared_sight([match.view(seat) for seat in match.players])
    lines = [script.title or script.name, ""]
    passes = 0
    for line in chronicle(match.log(), titles, phases, sight):
        text = line.plain.rstrip()
        if " Pass [" in text and text.endswith("]") and text.count("[") == 1:
            passes += 1
            continue
        lines.append(text)
    lines += ["", f"{passes} passes are left out.", ""]
    if match.over:
        lines.append(f"Ending: {match.ending}")
        for seat, score in match.scores().items():
            lines.append(f"{titles[seat]}: {score.total}{'' if score.survived else ' (did not survive)'}")
            lines += [
                f"  {one.text}: {sight.amount(one.code, one.value)}, {one.points} of 100, weight {one.weight}"
                for one in score.lines
            ]
    return "\n".join(lines) + "\n"

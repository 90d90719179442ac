"""Playthroughs: short scripts of moves, played on the main scenario and told as text a person can review.

How a script is written stands in ``game/records/script.py``; a playthrough names the modules it ``shows``.
"""

from __future__ import annotations

from pathlib import Path

from game.console.words.knowledge import shared_knowledge
from game.console.words.sentences import chronicle
from game.lines import play_script
from game.records.script import Script, read_script

FOLDER = Path(__file__).parent


def scripts() -> list[Script]:
    """Every script of the folder, by name."""
    return [read_script(path) for path in sorted(FOLDER.glob("*.moves"))]


def tell(script: Script) -> str:
    """The playthrough as text: every step with its outcome and what it moved, then the scores."""
    match = play_script(script)
    titles = {one.code: one.title for one in match.scenario.seats}
    phases = {one.code: one.title for one in match.rulebook.phases}
    knowledge = shared_knowledge([match.view(seat) for seat in match.players])
    lines = [script.title or script.name, ""]
    passes = 0
    for line in chronicle(match.log(), titles, phases, knowledge):
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
                f"  {one.text}: {knowledge.amount(one.code, one.value)}, {one.points} of 100, weight {one.weight}"
                for one in score.lines
            ]
    return "\n".join(lines) + "\n"

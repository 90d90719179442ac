"""Playthroughs: short scripts of moves, played on the main scenario and told as text a person can review.

How a script is written stands in ``game/records/script.py``; a playthrough names the modules it ``shows``.  It is told
as far as it shows them: the decisions that the script makes, what chance made of them, what they moved in those
modules, and what else a turn moved there.  The last line is a digest of everything that happened, so that nothing
changes unnoticed; ``double-bind replay SCRIPT.moves --all`` tells the whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import blake2b
from pathlib import Path
from typing import Final

from game.console.words.knowledge import Knowledge, shared_knowledge
from game.console.words.sentences import Happening, changes, happenings
from game.lines import play_script
from game.match import Match
from game.records.journal.format import Change, Entry
from game.records.script import Script, read_script

FOLDER: Final = Path(__file__).parent

MOST: Final = 8
"""How many changes stand behind a step, and how many of a module at the end of a turn."""

CARD: Final = "headline"
"""The event whose cards every playthrough draws; only one about headlines tells those it did not choose."""


def scripts() -> list[Script]:
    """Every script of the folder, by name."""
    return [read_script(path) for path in sorted(FOLDER.glob("*.moves"))]


def tell(script: Script) -> str:
    """The playthrough as text: what it shows, turn by turn; the scores if the match ended; the digest."""
    match = play_script(script)
    teller = _Teller(script, match)
    lines = [script.title or script.name, *teller.turns()]
    if match.over:
        lines += ["", *_scores(match, teller.knowledge, "scoring" in script.shows)]
    lines += ["", f"Everything that happened: {digest(match.log())}"]
    return "\n".join(lines) + "\n"


def digest(entries: Iterable[Entry]) -> str:
    """Sixteen hexadecimal digits that differ when something else was decided, fell or moved.

    Numbers of steps and of actions, the words of an action and passes do not count: they change with actions that
    nobody plays.
    """
    found = blake2b(digest_size=8)
    for one in entries:
        if one.changes or one.code.split()[1:2] != ["pass"]:
            moved = [(change.name, change.before, change.after, change.cause) for change in one.changes]
            found.update(repr((one.turn, one.phase, one.code, one.label, one.chance, moved)).encode("utf-8"))
    return found.hexdigest()


class _Teller:
    """One playthrough that was played; ``knowledge`` says how its quantities are called and measured."""

    def __init__(self, script: Script, match: Match) -> None:
        self.script = script
        self.match = match
        self.knowledge = shared_knowledge([match.view(seat) for seat in match.players])
        self.shows = set(script.shows)
        self.moves = {f"{seat} {code}" for block in script.blocks for seat, own in block.moves.items() for code in own}
        self.rolls = [roll.label.lower() for block in script.blocks for roll in block.rolls]
        self.events = {
            event.code for module in match.rulebook.live if module.code in self.shows
            for event in module.events(match.rulebook)
        }

    def turns(self) -> Iterator[str]:
        """The lines of every turn."""
        happened = happenings(self.match.log())
        for turn in range(1, (self.script.turns or self.match.turn) + 1):
            own = [one for one in happened if one.turn == turn]
            told = [one for one in own if self._is_shown(one)]
            known = {change.name for one in told for change in one.changes if not change.cause}
            rest = self._rest(change for one in own for change in one.changes if change.name not in known)
            if told or rest:
                yield from ("", f"Turn {turn}", *map(self._line, told), *rest)

    def _is_shown(self, one: Happening) -> bool:
        if one.code in self.moves:
            return True
        if one.seat:
            return not one.passed and any(not change.cause for change in self._shown(one.changes))
        if any(one.label.lower().startswith(label) for label in self.rolls):
            return True
        return "headlines" in self.shows if one.code == CARD else one.code in self.events

    def _line(self, one: Happening) -> str:
        line = f"  {one.code}"
        if one.label:
            line += f": {one.label}"
        if one.chance is not None and one.chance < 100:
            line += f" ({one.chance} %)"
        own = {f"{one.seat}.{field.name}" for field in self.match.rulebook.resources}
        direct = [change for change in one.changes if not change.cause]
        told = [*self._shown(direct), *(change for change in direct if change.name in own)]
        moved = changes(told, self.knowledge, MOST)
        return f"{line} [{moved}]" if moved else line

    def _rest(self, found: Iterable[Change]) -> list[str]:
        """What a turn made of each module that is shown, apart from what its steps tell."""
        by_module: dict[str, list[Change]] = {}
        for change in self._shown(found):
            by_module.setdefault(change.name.partition(".")[0], []).append(change)
        told = [(code, changes(moved, self.knowledge, MOST)) for code, moved in sorted(by_module.items())]
        return [f"  - {code}: {moved}" for code, moved in told if moved]

    def _shown(self, found: Iterable[Change]) -> list[Change]:
        return [change for change in found if change.name.partition(".")[0] in self.shows]


def _scores(match: Match, knowledge: Knowledge, whole: bool) -> Iterator[str]:
    """The ending, and what every seat scored; ``whole`` says for what."""
    yield f"Ending: {match.ending}"
    for seat, score in match.scores().items():
        yield f"  {seat}: {score.total}{'' if score.survived else ' (did not survive)'}"
        for one in score.lines if whole else ():
            yield f"    {one.text}: {knowledge.amount(one.code, one.value)}, {one.points} of 100, weight {one.weight}"

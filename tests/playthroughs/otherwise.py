"""What if one seat had decided otherwise: a journal left before a decision, played on with everything else alike."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

from game.lines import QUIET
from game.match import Match
from game.records.journal.branch import branch
from game.records.journal.dice import drawn
from game.records.journal.format import Entry, read_journal


def otherwise(match: Match, code: str, instead: str, folder: Path) -> Match:
    """The match as it would have gone had ``instead`` been played for ``code``.

    The journal is branched before the first step of that code.  Afterwards every seat plays what it played in the
    parent, as far as that is still legal, and every chance of a turn falls as it fell there, as far as it offers that.
    """
    path, fresh = folder / "parent.jsonl", folder / "otherwise.jsonl"
    match.save(path)
    match.close()
    entries = read_journal(path).entries
    at = next(one.step for one in entries if one.code == code and one.seat) - 1
    branch(path, at, fresh)
    other = Match.load(fresh, go_on=False)
    other.dice = False
    other.play(instead)
    _Follower(entries[at + 1 :]).follow(other, match.turn)
    return other


class _Follower:
    """What was decided and what fell in the rest of the parent, taken away as it is used."""

    def __init__(self, entries: list[Entry]) -> None:
        self.decided: dict[tuple[int, str], list[str]] = defaultdict(list)
        self.fell: dict[tuple[int, str], list[str]] = defaultdict(list)
        for one in entries:
            if one.outcome is None:
                self.decided[one.turn, one.seat].append(one.code)
            else:
                self.fell[one.turn, one.code].append(one.label)

    def follow(self, match: Match, turn: int) -> None:
        """Play on up to the beginning of a turn, and through its first chances as far as the parent went."""
        while not match.over and (match.turn < turn or self.fell.get((turn, match.chance))):
            if match.at_chance:
                match.resolve(self._fall(match))
            else:
                match.play(self._choose(match))

    def _fall(self, match: Match) -> int:
        labels = [label for label, _ in match.odds()]
        before = self.fell[match.turn, match.chance]
        for label in before:
            if label in labels:
                before.remove(label)
                return labels.index(label)
        return drawn(match.seed, match.step + 1, match.odds())

    def _choose(self, match: Match) -> str:
        legal = {one.code: one for one in match.legal_actions()}
        before = self.decided[match.turn, match.seat]
        for code in before:
            if code in legal:
                before.remove(code)
                return code
        for verb in QUIET:
            for code, one in legal.items():
                if one.verb == verb:
                    return code
        return next(iter(legal))

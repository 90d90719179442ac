"""Double Bind, a turn-based wargame of the U.S.-Iran crisis.

``from game import Match, load_scenario`` is all a program needs to play.

>>> from game import Match, load_scenario
>>> match = Match(load_scenario("first-moves"), seed=7)
>>> match.seat, match.turn, match.phase
('us', 1, 'headlines')
>>> str(match.why("us sanction oil 4"))
"this is chosen from the menu 'operations', which is not open (§3.2)"
>>> [entry.code for entry in match.play("us calm")]
['us calm']
>>> while not match.over:
...     entries = match.play(match.legal_actions()[0])
>>> match.ending, sorted(match.scores())
('clock', ['government', 'gulf', 'us'])
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from game.match import Match
    from game.records.scenario.load import load_scenario

__version__ = "0.1.0"
__all__ = ["Match", "__version__", "load_scenario"]


def __getattr__(name: str) -> object:
    """Import the two names when they are first asked for, so that the kernel can be used without the rest."""
    if name == "Match":
        from game.match import Match

        return Match
    if name == "load_scenario":
        from game.records.scenario.load import load_scenario

        return load_scenario
    raise AttributeError(f"module 'game' has no attribute {name!r}")

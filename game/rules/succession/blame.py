"""Who is blamed: scapegoats, impeachments, resignations threatened and handed in.  rules.md §19.5, §19.6"""

from __future__ import annotations

from game.kernel.action import Action
from game.kernel.state import State
from game.kernel.types import Odds, Reason
from game.rules.marks import LEADERS_OWN
from game.rules.regime.board import CABINET, GUARD, STREET, Regime
from game.rules.seats import ATTENTION, GOVERNMENT, IRGC, LEADER, STANDING
from game.rules.succession.board import Succession

FALLS, SAVED = range(2)
"""What comes of an impeachment."""


class Scapegoat(Action):
    """Let the government answer for it.  rules.md §19.5"""

    __slots__ = ()
    section = "19.5"
    verb = "scapegoat"
    marks = LEADERS_OWN
    offered = "operations"
    fixed_cost = ((ATTENTION, 1),)
    description = "Blame the government: your standing +4, narrative +2; its standing -6, the cabinet's cohesion -5"

    def __init__(self) -> None:
        super().__init__(LEADER)

    def forbidden(self, state: State) -> Reason | None:
        blamed = Succession.of(state).blamed
        if blamed:
            return Reason("19.5", f"someone has been blamed already: {blamed} turns")
        regime = Regime.of(state)
        if regime.distress < 50 and regime.narrative > 50:
            return Reason("19.5", "distress is below 50 and the story holds: there is nothing to answer for")
        return None

    def resolve(self, state: State, outcome: int) -> None:
        succession = Succession.of(state)
        succession.blamed = 5
        succession.add_conservatives(3)
        regime = Regime.of(state)
        regime.add_narrative(2)
        regime.add_cohesion(CABINET, -5)
        regime.add_cohesion(STREET, -1)
        state.gain(LEADER, STANDING, 4)
        state.gain(GOVERNMENT, STANDING, -6)


class Impeach(Action):
    """Have parliament remove a minister.  rules.md §19.6"""

    __slots__ = ()
    section = "19.6"
    verb = "impeach"
    offered = "operations"
    fixed_cost = ((ATTENTION, 2), (STANDING, 3))
    description = "Have parliament impeach a minister: the government pays if he falls, you do if he is saved"

    def __init__(self) -> None:
        super().__init__(IRGC)

    def forbidden(self, state: State) -> Reason | None:
        succession = Succession.of(state)
        if succession.blamed:
            return Reason("19.6", f"someone has been blamed already: {succession.blamed} turns")
        if succession.assembly < 40:
            return Reason("19.6", "parliament leans the other way (conservatives below 40)")
        return None

    def odds(self, state: State) -> Odds:
        weight = Succession.of(state).assembly
        return (("the minister falls", weight), ("the minister is saved", 110 - weight))

    def resolve(self, state: State, outcome: int) -> None:
        succession = Succession.of(state)
        succession.blamed = 5
        if outcome == SAVED:
            succession.add_conservatives(-4)
            state.gain(IRGC, STANDING, -2)
            state.gain(GOVERNMENT, STANDING, 3)
            return
        succession.add_conservatives(2)
        state.gain(GOVERNMENT, STANDING, -6)
        Regime.of(state).add_cohesion(CABINET, -6)
        Regime.of(state).add_cohesion(STREET, -2)


class ThreatenToResign(Action):
    """Say that you will go.  rules.md §19.5"""

    __slots__ = ()
    section = "19.5"
    verb = "threaten"
    offered = "operations"
    fixed_cost = ((ATTENTION, 1), (STANDING, 2))
    description = "Threaten to resign: the Leader yields, or lets you choose between going and staying smaller"

    def __init__(self) -> None:
        super().__init__(GOVERNMENT)

    def forbidden(self, state: State) -> Reason | None:
        quarrel = Succession.of(state).quarrel
        if quarrel:
            return Reason("19.5", f"the last quarrel is too fresh: {quarrel} turns")
        return None

    def resolve(self, state: State, outcome: int) -> None:
        Succession.of(state).quarrel = 5
        state.ask("resignation", LEADER)


class Yield(Action):
    """Keep the government, at its price.  rules.md §19.5"""

    __slots__ = ()
    section = "19.5"
    verb = "yield"
    offered = "resignation"
    fixed_cost = ((STANDING, 3),)
    description = "Yield: the government stays and gains (standing +6, cohesion +5); the Guard's cohesion -3"

    def __init__(self) -> None:
        super().__init__(LEADER)

    def resolve(self, state: State, outcome: int) -> None:
        state.gain(GOVERNMENT, STANDING, 6)
        Regime.of(state).add_cohesion(CABINET, 5)
        Regime.of(state).add_cohesion(GUARD, -3)
        Succession.of(state).add_conservatives(-2)


class Rebuff(Action):
    """Let the government decide whether it meant it.  rules.md §19.5"""

    __slots__ = ()
    section = "19.5"
    verb = "rebuff"
    offered = "resignation"
    description = "Rebuff: the government must go or stay smaller; if it goes, the cabinet cracks and security falls"

    def __init__(self) -> None:
        super().__init__(LEADER)

    def resolve(self, state: State, outcome: int) -> None:
        state.ask("walkout", GOVERNMENT)


class Resign(Action):
    """Go; another cabinet takes the chairs.  rules.md §19.5"""

    __slots__ = ()
    section = "19.5"
    verb = "resign"
    offered = "walkout"
    description = "Resign: a new cabinet, further to the right; cohesion -6, security -2, the Leader's standing -5"

    def __init__(self) -> None:
        super().__init__(GOVERNMENT)

    def resolve(self, state: State, outcome: int) -> None:
        Succession.of(state).add_conservatives(6)
        regime = Regime.of(state)
        regime.add_cohesion(CABINET, -6)
        regime.add_cohesion(STREET, -3)
        regime.add_security(-2)
        regime.add_unrest(4)
        state.gain(LEADER, STANDING, -5)
        state.gain(GOVERNMENT, STANDING, -3)


class Stay(Action):
    """Stay, and be smaller for it.  rules.md §19.5"""

    __slots__ = ()
    section = "19.5"
    verb = "stay"
    offered = "walkout"
    description = "Stay: the threat is spent; standing -5, the cabinet's cohesion -2"

    def __init__(self) -> None:
        super().__init__(GOVERNMENT)

    def resolve(self, state: State, outcome: int) -> None:
        state.gain(GOVERNMENT, STANDING, -5)
        Regime.of(state).add_cohesion(CABINET, -2)

"""What the Leader settles before the council meets: mandate, red lines, emergency rules, a bloc clipped.

rules.md §9.1, §9.7, §9.8, §9.9
"""

from __future__ import annotations

from typing import Final

from game.kernel.action import Action, Event
from game.kernel.state import State
from game.kernel.types import Cost, Frame, Odds, Reason
from game.rules.council.board import BROAD, LINES, MANDATES, Council
from game.rules.escalation import Escalation
from game.rules.marks import WIDENS_MANDATE
from game.rules.regime.board import CABINET, GUARD, STREET, Regime
from game.rules.seats import GOVERNMENT, IRAN, IRGC, LEADER, SEATS, STANDING

ORDERS_KEPT, BATTERY_FIRES, AIRLINER_SHOT_DOWN = range(3)
"""What may come of emergency rules in a turn.  §9.8"""

SPOKEN: Final = "The Leader has spoken to the negotiators; nobody repeats what he said"


class Mandate(Action):
    """The Leader sets how far talks may go.  rules.md §9.1"""

    __slots__ = ("mandate",)
    section = "9.1"
    verb = "mandate"
    marks_at_times = WIDENS_MANDATE
    offered = "mandate"
    rumour = SPOKEN
    visibility = IRAN

    def __init__(self, mandate: int) -> None:
        super().__init__(LEADER)
        self.mandate = mandate

    def words(self) -> str:
        return MANDATES[self.mandate]

    def describe(self) -> str:
        return (
            "No talks: negotiators are recalled, the story gains",
            "Indirect talks only, nothing may be signed",
            "Nuclear limits for relief may be signed",
            "Broad terms, missiles and proxies included, may be signed",
        )[self.mandate]

    def forbidden(self, state: State) -> Reason | None:
        present = Council.of(state).mandate
        if self.mandate == present:
            return Reason("9.1", f"the mandate is {MANDATES[present]!r} already: pass to keep it")
        if self.mandate > present + 1 or self.mandate < present - 1:
            return Reason("9.1", f"the mandate is {MANDATES[present]!r} and moves one step a turn")
        return None

    def printed_cost(self) -> Cost:
        if self.mandate == BROAD:
            return ((STANDING, 4),)
        return ()

    def marked(self, state: State) -> int:
        return WIDENS_MANDATE if self.mandate > Council.of(state).mandate else 0

    def resolve(self, state: State, outcome: int) -> None:
        council = Council.of(state)
        regime = Regime.of(state)
        wider = self.mandate - council.mandate
        if wider > 0:
            regime.add_narrative(-1)
            regime.add_cohesion(GUARD, -2)
            regime.add_cohesion(CABINET, 2)
        elif wider < 0:
            regime.add_narrative(1)
            regime.add_cohesion(GUARD, 1)
            regime.add_cohesion(CABINET, -2)
        council.mandate = self.mandate


class Line(Action):
    """A red line through one issue.  rules.md §9.7  [confusion-47]"""

    __slots__ = ("line",)
    section = "9.7"
    offered = "mandate"
    rumour = SPOKEN
    fixed_cost = ((STANDING, 2),)
    visibility = IRAN

    def __init__(self, line: int) -> None:
        super().__init__(LEADER)
        self.line = line

    def words(self) -> str:
        return LINES[self.line]

    def resolve(self, state: State, outcome: int) -> None:
        Council.of(state).lines ^= 1 << self.line


class Draw(Line):
    """Draw a red line.  rules.md §9.7"""

    __slots__ = ()
    verb = "draw"

    def describe(self) -> str:
        what = ("an end to all enrichment", "levels on missiles", "levels on proxies")[self.line]
        return f"Draw a red line: the government may agree to no text with {what}, whatever the mandate"

    def forbidden(self, state: State) -> Reason | None:
        if Council.of(state).has_drawn(self.line):
            return Reason("9.7", "that red line is drawn already")
        return None

    def resolve(self, state: State, outcome: int) -> None:
        super().resolve(state, outcome)
        Regime.of(state).add_narrative(1)
        Regime.of(state).add_cohesion(GUARD, 1)
        Regime.of(state).add_cohesion(CABINET, -2)


class Lift(Line):
    """Lift a red line.  rules.md §9.7"""

    __slots__ = ()
    verb = "lift"
    marks = WIDENS_MANDATE

    def describe(self) -> str:
        return f"Lift the red line on {LINES[self.line]}: the mandate alone decides again; the story pays"

    def forbidden(self, state: State) -> Reason | None:
        if not Council.of(state).has_drawn(self.line):
            return Reason("9.7", "no red line is drawn there")
        return None

    def resolve(self, state: State, outcome: int) -> None:
        super().resolve(state, outcome)
        Regime.of(state).add_narrative(-2)
        Regime.of(state).add_cohesion(GUARD, -2)
        Regime.of(state).add_cohesion(CABINET, 1)


class Emergency(Action):
    """Decide at once, and let the Guard fire without asking.  rules.md §9.8"""

    __slots__ = ()
    section = "9.8"
    verb = "emergency"
    offered = "mandate"
    fixed_cost = ((STANDING, 3),)
    description = "Emergency rules: decisions bind at once and the Guard may fire without asking; accidents threaten"

    def __init__(self) -> None:
        super().__init__(LEADER)

    def forbidden(self, state: State) -> Reason | None:
        if Council.of(state).emergency:
            return Reason("9.8", "emergency rules hold already")
        return None

    def resolve(self, state: State, outcome: int) -> None:
        council = Council.of(state)
        council.emergency = council.dials.emergency
        Escalation.of(state).add_tension(3)


class Delegated(Event):
    """Those who may fire without asking may fire at the wrong thing.  rules.md §9.8"""

    __slots__ = ()
    code = "delegated"
    title = "Delegated authority"
    section = "9.8"

    def odds(self, state: State, frame: Frame) -> Odds:
        return (
            ("orders are kept", 90),
            ("a battery fires on its own", 6 + Escalation.of(state).tension // 10),
            ("an airliner is shot down", 2),
        )

    def resolve(self, state: State, frame: Frame, outcome: int) -> None:
        regime = Regime.of(state)
        if outcome == BATTERY_FIRES:
            regime.add_threat(2)
            Escalation.of(state).act_of_force(state, 5, 4)
        elif outcome == AIRLINER_SHOT_DOWN:
            regime.add_narrative(-5)
            regime.add_unrest(8)
            regime.add_cohesion(STREET, -6)
            state.gain(IRGC, STANDING, -4)


class Clip(Action):
    """Cut a bloc down that has grown too tall.  rules.md §9.9"""

    __slots__ = ("target",)
    section = "9.9"
    verb = "clip"
    offered = "mandate"
    fixed_cost = ((STANDING, 2),)

    def __init__(self, target: int) -> None:
        super().__init__(LEADER)
        self.target = target

    def words(self) -> str:
        return SEATS[self.target]

    def describe(self) -> str:
        who = "the Guard" if self.target == IRGC else "the government"
        return f"Clip {who}, which stands too tall: its standing -5, its cohesion -3, the other's +1"

    def forbidden(self, state: State) -> Reason | None:
        if tallest(state) != self.target:
            return Reason("9.9", f"it does not lead by {Council.of(state).dials.envy} points of standing")
        return None

    def resolve(self, state: State, outcome: int) -> None:
        state.gain(self.target, STANDING, -5)
        guard = self.target == IRGC
        Regime.of(state).add_cohesion(GUARD if guard else CABINET, -3)
        Regime.of(state).add_cohesion(CABINET if guard else GUARD, 1)


def tallest(state: State) -> int:
    """The bloc, Guard or government, that leads the other by too much standing; -1 when neither does.  §9.9"""
    lead = state.pool(IRGC, STANDING) - state.pool(GOVERNMENT, STANDING)
    envy = Council.of(state).dials.envy
    if lead >= envy:
        return IRGC
    return GOVERNMENT if -lead >= envy else -1

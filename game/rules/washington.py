"""U.S. attention and home front: competing files, Congress, petrol, deadlines and their credibility.  rules.md §5"""

from __future__ import annotations

from typing import Final

from game.kernel.action import Action
from game.kernel.field import Dial, Field
from game.kernel.rulebook import Rulebook
from game.kernel.state import Slice, State
from game.kernel.terms import Cost, Reason, clamp
from game.rules.escalation import Escalation
from game.rules.regime import Regime
from game.rules.seats import ATTENTION, STANDING, US
from game.rules.setup import Law, per_turn

FILES: Final = ("gaza", "ukraine", "china", "home")
CHINA: Final = 2
IRAN_FILE: Final = 4
NARROW: Final = 0
NUCLEAR: Final = 1
WIDE: Final = 2
DEMANDS: Final = ("narrow", "nuclear", "wide")
FORCE: Final = ("strike", "hit")

NEGLECT: Final = 0
DEADLINE_DAYS: Final = 1
PETROL_BASE: Final = 2
PETROL_PASS: Final = 3


class Washington(Slice):
    """The White House beyond this crisis.

    ``strain`` of the competing files, ``approval``, ``congress`` (restiveness) and ``credibility`` are 0–100;
    ``petrol`` is in cents a U.S. gallon; ``deadline`` is the last turn of an ultimatum, 0 for none; ``demands`` is 0
    narrow, 1 nuclear, 2 wide (missiles, drones and proxies too).
    """

    __slots__ = ("strain", "approval", "petrol", "congress", "credibility", "deadline", "demands")
    fields = (
        Field("strain", "points", labels=FILES),
        Field("approval", "%"),
        Field("petrol", "$ a gallon", 0, 2000, scale=100),
        Field("congress", "points"),
        Field("credibility", "points"),
        Field("deadline", "turn", 0, 999),
        Field("demands", "", 0, 2),
    )

    def __init__(self, dials: list[int], on: bool) -> None:
        super().__init__(dials, on)
        self.strain = [40, 40, 40, 40]
        self.approval = 47
        self.petrol = 311
        self.congress = 20
        self.credibility = 40
        self.deadline = 0
        self.demands = NUCLEAR

    def copy(self) -> Washington:
        twin = Washington.__new__(Washington)
        twin.dials = self.dials
        twin.on = self.on
        twin.strain = self.strain[:]
        twin.approval = self.approval
        twin.petrol = self.petrol
        twin.congress = self.congress
        twin.credibility = self.credibility
        twin.deadline = self.deadline
        twin.demands = self.demands
        return twin

    @staticmethod
    def of(state: State) -> Washington:
        """The slice of this module in ``state``."""
        part = state.slices[Washington.at]
        assert isinstance(part, Washington)
        return part

    def convince(self, amount: int) -> None:
        """Move the credibility of the threat.  §5.6"""
        if self.on:
            self.credibility = clamp(self.credibility + amount, 0, 100)

    def approve(self, amount: int) -> None:
        """Move public approval.  §5.4"""
        if self.on:
            self.approval = clamp(self.approval + amount, 0, 100)

    def distract(self, file: int, amount: int) -> None:
        """Move the strain of one competing file.  §5.3"""
        if self.on:
            self.strain[file] = clamp(self.strain[file] + amount, 0, 100)

    def stir(self, amount: int) -> None:
        """Move the restiveness of Congress.  §5.5"""
        if self.on:
            self.congress = clamp(self.congress + amount, 0, 100)

    def pump(self, brent: int) -> None:
        """Let petrol follow a crude price in cents a barrel.  §5.4"""
        if self.on:
            target = self.dials[PETROL_BASE] + brent * self.dials[PETROL_PASS] // 1000
            self.petrol += (target - self.petrol) // 2

    def under_deadline(self, turn: int) -> bool:
        """Whether an ultimatum is running."""
        return self.deadline >= turn


class Focus(Action):
    """Give one file the President's attention this turn; the others drift.  rules.md §5.3"""

    __slots__ = ("file",)
    section = "5.3"
    verb = "focus"
    offered = "upkeep"

    def __init__(self, file: int) -> None:
        super().__init__(US)
        self.file = file

    def words(self) -> str:
        return "iran" if self.file == IRAN_FILE else FILES[self.file]

    def describe(self) -> str:
        if self.file == IRAN_FILE:
            return "Put Iran first: attention +2 this turn, while Gaza, Ukraine, China and home drift"
        return f"Tend the {FILES[self.file]} file: its strain -14, the others drift"

    def resolve(self, state: State, outcome: int) -> None:
        if self.file == IRAN_FILE:
            state.gain(US, ATTENTION, 2)
        else:
            Washington.of(state).distract(self.file, -14)


class Brief(Action):
    """Take the case to Congress.  rules.md §5.5"""

    __slots__ = ()
    section = "5.5"
    verb = "brief"
    offered = "operations"

    def describe(self) -> str:
        return "Brief Congress: its restiveness -10"

    def forbidden(self, state: State) -> Reason | None:
        if Washington.of(state).congress < 10:
            return Reason("5.5", "Congress is quiet (below 10)")
        return None

    def cost(self, state: State) -> Cost:
        return ((ATTENTION, 2),)

    def resolve(self, state: State, outcome: int) -> None:
        Washington.of(state).stir(-10)


class Deadline(Action):
    """Give Tehran a date.  rules.md §5.6"""

    __slots__ = ()
    section = "5.6"
    verb = "deadline"
    offered = "diplomacy"

    def describe(self) -> str:
        return "Set a deadline: pressure on Tehran now, credibility -18 if it passes without a text or a strike"

    def forbidden(self, state: State) -> Reason | None:
        if Washington.of(state).under_deadline(state.turn):
            return Reason("5.6", "a deadline is already running")
        return None

    def cost(self, state: State) -> Cost:
        return ((ATTENTION, 1), (STANDING, 2))

    def resolve(self, state: State, outcome: int) -> None:
        washington = Washington.of(state)
        days = washington.dials[DEADLINE_DAYS]
        washington.deadline = state.turn + max(1, days // state.rulebook.days)
        Regime.of(state).threaten(washington.credibility // 8)
        Escalation.of(state).strain(4)


class Demand(Action):
    """Say in public what a deal must cover.  rules.md §5.7"""

    __slots__ = ("breadth",)
    section = "5.7"
    verb = "demand"
    offered = "diplomacy"

    def __init__(self, breadth: int) -> None:
        super().__init__(US)
        self.breadth = breadth

    def words(self) -> str:
        return DEMANDS[self.breadth]

    def describe(self) -> str:
        return (
            "Demand limits with some enrichment left: talks are easier, allies and hawks complain",
            "Demand an end to enrichment: the middle line",
            "Demand missiles, drones and proxies too: popular with allies and hawks, hard to sign in Tehran",
        )[self.breadth]

    def forbidden(self, state: State) -> Reason | None:
        if Washington.of(state).demands == self.breadth:
            return Reason("5.7", "that is the public line already")
        return None

    def cost(self, state: State) -> Cost:
        return ((ATTENTION, 1),)

    def resolve(self, state: State, outcome: int) -> None:
        washington = Washington.of(state)
        wider = self.breadth - washington.demands
        washington.demands = self.breadth
        state.gain(US, STANDING, 3 * wider)
        Regime.of(state).threaten(2 * wider)


class WashingtonModule(Law):
    """A budget of attention that Gaza, Ukraine, China and home also want."""

    code = "washington"
    title = "Washington"
    section = "5"
    kind = Washington
    dials = (
        Dial("neglect", 6, 0, 20, "points of strain a file gains a month", "design value"),
        Dial("deadline_days", 60, 14, 180, "days", "two-month limit of the March 2025 letter (Axios)"),
        Dial("petrol_base", 130, 50, 250, "cents a gallon with crude at nil", "fit to AAA and EIA, 2025-26"),
        Dial("petrol_pass", 23, 15, 32, "cents a gallon for $10 a barrel", "fit to AAA and EIA, 2025-26"),
    )

    def blank(self, dials: list[int], on: bool) -> Washington:
        return Washington(dials, on)

    def actions(self, book: Rulebook) -> list[Action]:
        found: list[Action] = [Focus(file) for file in range(len(FILES) + 1)]
        found.append(Brief(US))
        found.append(Deadline(US))
        found.extend(Demand(breadth) for breadth in (NARROW, NUCLEAR, WIDE))
        return found

    def price(self, state: State, action: Action, cost: Cost) -> Cost:
        """A restive Congress makes U.S. force dearer.  rules.md §5.5"""
        if action.seat != US or action.verb not in FORCE:
            return cost
        dearer = Washington.of(state).congress // 20
        return tuple([(kind, amount + dearer) if kind == STANDING else (kind, amount) for kind, amount in cost])

    def upkeep(self, state: State) -> None:
        """Files drift, and each that stands at 60 or more takes a point of attention.  rules.md §5.3"""
        washington = Washington.of(state)
        neglect = per_turn(state.rulebook, washington.dials[NEGLECT])
        for file in range(len(FILES)):
            if washington.strain[file] >= 60:
                state.gain(US, ATTENTION, -1)
            washington.strain[file] = clamp(washington.strain[file] + neglect, 0, 100)

    def reckoning(self, state: State) -> None:
        """Approval follows petrol and neglect, standing follows approval; deadlines run out.  rules.md §5.4, §5.6"""
        washington = Washington.of(state)
        worst = max(washington.strain)
        drift = (340 - washington.petrol) // 60 - (1 if worst >= 70 else 0)
        washington.approve(clamp(drift, -3, 1))
        state.gain(US, STANDING, clamp((washington.approval - state.pool(US, STANDING)) // 6, -3, 3))
        washington.stir(-2)
        if washington.deadline and washington.deadline <= state.turn:
            washington.deadline = 0
            washington.convince(-18)
            Regime.of(state).threaten(-4)

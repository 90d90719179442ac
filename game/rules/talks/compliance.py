"""How a deal in force is kept, shaved, disputed, mended and left.  rules.md §11.6, §11.12, §11.14"""

from __future__ import annotations

from typing import Final

from game.kernel.action import Action
from game.kernel.state import State
from game.kernel.types import EVERYONE, Cost, Odds, Reason, seats_of
from game.rules.clauses import DRONES, GUARANTEE, MISSILES, front_levels
from game.rules.nuclear.board import Nuclear
from game.rules.proxies.board import EVERY_FRONT, Proxies
from game.rules.regime.board import Regime
from game.rules.seats import ATTENTION, IRGC, LEADER, STANDING, TEHRAN, US, WASHINGTON, party_of
from game.rules.strikes.board import Strikes
from game.rules.talks.board import Talks
from game.rules.talks.public import Public
from game.rules.washington.board import Washington

MATTERS: Final = (("nuclear", "nuclear"), ("arms", "strikes"), ("fronts", "proxies"))
"""What the Guard may keep back, with the rule module it belongs to."""

NUCLEAR: Final = 0
ARMS: Final = 1

HIDDEN: Final = 30_000
"""Grams of stock that one breach keeps back."""
BUILT: Final = 20
"""Missiles that one breach builds."""
ARMED: Final = 2
"""Strength that one breach adds to each front."""

UNSEEN, DISPUTED, FOUND = range(3)
"""How a breach by Tehran fares.  §11.6"""

NOTED, PUBLIC_DISPUTE = range(2)
"""How relief withheld by Washington is taken.  §11.6"""

SETTLED, TALKED_ABOUT, MEDIATOR_BLAMED = range(3)
"""What comes of sitting down over a dispute.  §11.14"""


class Breach(Action):
    """Fall short of the deal in ways that are hard to see: unseen, disputed or found.  rules.md §11.6"""

    __slots__ = ("matter",)
    section = "11.6"
    verb = "breach"
    offered = "operations"
    rumour = "Part of the deal is said to be unkept; Tehran denies it"
    fixed_cost = ((ATTENTION, 1),)

    def __init__(self, seat: int, matter: int = 0) -> None:
        super().__init__(seat)
        self.matter = matter

    def words(self) -> str:
        return "" if self.seat == US else MATTERS[self.matter][0]

    def describe(self) -> str:
        if self.seat == US:
            return "Withhold relief under the deal: cheap at home, Tehran keeps count"
        return (
            f"Keep {HIDDEN // 1000} kg of stock back from the deal: inspectors may find it",
            f"Build {BUILT} missiles against the deal: few can look, and what they see is disputed",
            f"Send arms to the fronts against the deal: strength +{ARMED} each; who sent them is disputed",
        )[self.matter]

    def forbidden(self, state: State) -> Reason | None:
        talks = Talks.of(state)
        if not talks.in_force():
            return Reason("11.6", "no deal is in force")
        if self.seat == US or self.matter == NUCLEAR:
            return None
        deal = talks.deal
        owed = deal[MISSILES] + deal[DRONES] if self.matter == ARMS else sum(front_levels(deal))
        return None if owed else Reason("11.6", "the deal has no clause on that")

    def seen(self, state: State) -> int:
        return EVERYONE if self.seat == US else seats_of(IRGC, LEADER)

    def odds(self, state: State) -> Odds:
        if self.seat == US:
            return (("noted", 70), ("a public dispute", 30))
        if self.matter == NUCLEAR:
            access = Nuclear.of(state).access
            return (("unseen", 120 - access), ("disputed", 15), ("found", 10 + access // 2))
        if self.matter == ARMS:
            return (("unseen", 50), ("disputed", 35), ("found", 15))
        return (("unseen", 30), ("disputed", 60), ("found", 10))

    def resolve(self, state: State, outcome: int) -> None:
        talks = Talks.of(state)
        if self.seat == US:
            state.gain(US, STANDING, 2)
            if outcome == PUBLIC_DISPUTE:
                talks.dispute(WASHINGTON, 0)
            talks.breach(state, WASHINGTON, 15 if outcome == NOTED else 30)
            return
        if self.matter == NUCLEAR:
            Nuclear.of(state).hide_stock(HIDDEN, outcome == FOUND)
        elif self.matter == ARMS:
            Strikes.of(state).add_missiles(BUILT)
        else:
            for front in EVERY_FRONT:
                Proxies.of(state).add_strength(front, ARMED)
        if outcome == DISPUTED:
            talks.dispute(TEHRAN, 10)
        elif outcome == FOUND:
            Washington.of(state).add_credibility(2)
            talks.breach(state, TEHRAN, 35)


class Withdraw(Public):
    """Leave the deal in force.  rules.md §11.6"""

    __slots__ = ()
    section = "11.6"
    verb = "withdraw"
    description = "Withdraw from the deal in force: the other side is released, and everybody remembers"

    def forbidden(self, state: State) -> Reason | None:
        return None if Talks.of(state).in_force() else Reason("11.6", "no deal is in force")

    def cost(self, state: State) -> Cost:
        guarantee = Talks.of(state).deal[GUARANTEE]
        return ((ATTENTION, 1), (STANDING, 4 + 5 * guarantee if self.seat == US else 6))

    def resolve(self, state: State, outcome: int) -> None:
        Talks.of(state).breach(state, party_of(self.seat), 100)


class Hold(Action):
    """Hold one's next steps of the deal back by a turn.  rules.md §11.12"""

    __slots__ = ()
    section = "11.12"
    verb = "hold"
    offered = "operations"
    fixed_cost = ((ATTENTION, 1),)

    def describe(self) -> str:
        gain = "standing +1" if self.seat == US else "narrative +1"
        return f"Hold your open steps of the deal back by a turn: {gain}, your compliance -8"

    def forbidden(self, state: State) -> Reason | None:
        talks = Talks.of(state)
        party = party_of(self.seat)
        if not talks.in_force() or not talks.has_steps_left(party):
            return Reason("11.12", "you have no step left to take under a deal")
        if talks.held[party] or talks.late[party] > 8:
            return Reason("11.12", "your steps are held back already")
        return None

    def resolve(self, state: State, outcome: int) -> None:
        talks = Talks.of(state)
        party = party_of(self.seat)
        talks.held[party] = 1
        talks.late[party] += 1
        if party == TEHRAN:
            Regime.of(state).add_narrative(1)
        else:
            state.gain(US, STANDING, 1)
        talks.breach(state, party, 8)


class Remedy(Public):
    """Make good what was kept back, at a price at home.  rules.md §11.14"""

    __slots__ = ()
    section = "11.14"
    verb = "remedy"
    fixed_cost = ((ATTENTION, 1), (STANDING, 3))

    def describe(self) -> str:
        price = "" if self.seat == US else "; narrative -2"
        return f"Make good in public what your side kept back: its compliance +20{price}"

    def forbidden(self, state: State) -> Reason | None:
        talks = Talks.of(state)
        if not talks.in_force():
            return Reason("11.14", "no deal is in force")
        if talks.compliance[party_of(self.seat)] > 80:
            return Reason("11.14", "your side has little to make good (compliance above 80)")
        return None

    def resolve(self, state: State, outcome: int) -> None:
        talks = Talks.of(state)
        party = party_of(self.seat)
        talks.add_compliance(party, 20)
        if party == TEHRAN:
            Regime.of(state).add_narrative(-2)


class Settle(Public):
    """Sit the parties down over a dispute.  rules.md §11.14"""

    __slots__ = ()
    section = "11.14"
    verb = "settle"
    description = "Sit both sides down over an open dispute: if it is settled, it closes and compliance +5 each"

    def forbidden(self, state: State) -> Reason | None:
        talks = Talks.of(state)
        if not talks.in_force() or not talks.disputes:
            return Reason("11.14", "no dispute is open under a deal")
        return None

    def odds(self, state: State) -> Odds:
        return (("settled", 60), ("talked about", 30), ("the mediator is blamed", 10))

    def resolve(self, state: State, outcome: int) -> None:
        talks = Talks.of(state)
        if outcome == SETTLED:
            talks.disputes -= 1
            talks.add_compliance(WASHINGTON, 5)
            talks.add_compliance(TEHRAN, 5)
            state.gain(self.seat, STANDING, 1)
        elif outcome == MEDIATOR_BLAMED:
            state.gain(self.seat, STANDING, -2)

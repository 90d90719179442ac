"""How a deal in force is kept, shaved, disputed, mended and left.  rules.md §11.6, §11.12, §11.14"""

from __future__ import annotations

from typing import Final

from game.kernel.action import Action
from game.kernel.state import State
from game.kernel.types import EVERYONE, Cost, Odds, Reason, clamp, seats_of
from game.rules.clauses import DRONES, FIRST_FRONT, GUARANTEE, MISSILES
from game.rules.nuclear.board import Nuclear
from game.rules.proxies.module import Proxies
from game.rules.regime.board import Regime
from game.rules.seats import ATTENTION, IRGC, LEADER, STANDING, US
from game.rules.strikes.board import Strikes
from game.rules.talks.board import Talks
from game.rules.talks.signing import Public
from game.rules.washington.board import Washington

MATTERS: Final = (("nuclear", "nuclear"), ("arms", "strikes"), ("fronts", "proxies"))
"""What the Guard may keep back, with the rule module it belongs to."""

NUCLEAR: Final = 0
ARMS: Final = 1


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
            "Keep 30 kg of stock back from the deal: inspectors may find it",
            "Build 20 missiles against the deal: few can look, and what they see is disputed",
            "Send arms to the fronts against the deal: strength +2 each; who sent them is disputed",
        )[self.matter]

    def forbidden(self, state: State) -> Reason | None:
        talks = Talks.of(state)
        if not talks.in_force():
            return Reason("11.6", "no deal is in force")
        if self.seat == US or self.matter == NUCLEAR:
            return None
        deal = talks.deal
        owed = deal[MISSILES] + deal[DRONES] if self.matter == ARMS else sum(deal[FIRST_FRONT:FIRST_FRONT + 3])
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
            if outcome:
                talks.dispute(0, 0)
            talks.breach(state, 0, 15 if outcome == 0 else 30)
            return
        if self.matter == NUCLEAR:
            Nuclear.of(state).hide_stock(30_000, outcome == 2)
        elif self.matter == ARMS:
            strikes = Strikes.of(state)
            strikes.missiles = clamp(strikes.missiles + 20, 0, 10_000)
        else:
            proxies = Proxies.of(state)
            for front in range(3):
                proxies.remove_strength(front, -2)
        if outcome == 1:
            talks.dispute(1, 10)
        elif outcome == 2:
            Washington.of(state).add_credibility(2)
            talks.breach(state, 1, 35)


class Withdraw(Public):
    """Leave the deal in force.  rules.md §11.6"""

    __slots__ = ()
    section = "11.6"
    verb = "withdraw"
    description = "Withdraw from the deal in force: the other side is released, and everybody remembers"

    def forbidden(self, state: State) -> Reason | None:
        return None if Talks.of(state).in_force() else Reason("11.6", "no deal is in force")

    def cost(self, state: State) -> Cost:
        durability = Talks.of(state).deal[GUARANTEE]
        return ((ATTENTION, 1), (STANDING, 4 + 5 * durability if self.seat == US else 6))

    def resolve(self, state: State, outcome: int) -> None:
        Talks.of(state).breach(state, 0 if self.seat == US else 1, 100)


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
        party = 0 if self.seat == US else 1
        if not talks.in_force() or not talks.has_steps_left(party):
            return Reason("11.12", "you have no step left to take under a deal")
        if talks.held[party] or talks.late[party] > 8:
            return Reason("11.12", "your steps are held back already")
        return None

    def resolve(self, state: State, outcome: int) -> None:
        talks = Talks.of(state)
        party = 0 if self.seat == US else 1
        talks.held[party] = 1
        talks.late[party] += 1
        if party:
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
        if talks.compliance[0 if self.seat == US else 1] > 80:
            return Reason("11.14", "your side has little to make good (compliance above 80)")
        return None

    def resolve(self, state: State, outcome: int) -> None:
        talks = Talks.of(state)
        party = 0 if self.seat == US else 1
        talks.compliance[party] = min(100, talks.compliance[party] + 20)
        if party:
            Regime.of(state).add_narrative(-2)


class Settle(Public):
    """Sit the parties down over a dispute.  rules.md §11.14"""

    __slots__ = ()
    section = "11.14"
    verb = "settle"

    def describe(self) -> str:
        return "Sit both sides down over an open dispute: if it is settled, it closes and compliance +5 each"

    def forbidden(self, state: State) -> Reason | None:
        talks = Talks.of(state)
        if not talks.in_force() or not talks.disputes:
            return Reason("11.14", "no dispute is open under a deal")
        return None

    def odds(self, state: State) -> Odds:
        return (("settled", 60), ("talked about", 30), ("the mediator is blamed", 10))

    def resolve(self, state: State, outcome: int) -> None:
        talks = Talks.of(state)
        if outcome == 0:
            talks.disputes -= 1
            for party in range(2):
                talks.compliance[party] = min(100, talks.compliance[party] + 5)
            state.gain(self.seat, STANDING, 1)
        elif outcome == 2:
            state.gain(self.seat, STANDING, -2)

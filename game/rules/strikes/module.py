"""Getting ready: readiness, intelligence, deployments, supply, and what an ally is told.  rules.md §12.1, §12.2"""

from __future__ import annotations

from random import Random

from game.kernel.action import Action, Event, Procedure
from game.kernel.module import RuleModule
from game.kernel.rulebook import Rulebook
from game.kernel.state import State
from game.kernel.types import EVERYONE, Cost, Reason, clamp, seats_of
from game.rules.clauses import MISSILES
from game.rules.escalation import Escalation
from game.rules.marks import ARMS_SUPPLY, BUILDS_MISSILES, BUYS_ARMS, DEPLOYMENT, GESTURE, SHOW_OF_FORCE
from game.rules.regime.board import Regime
from game.rules.seats import ATTENTION, FUNDS, GULF, IRGC, ISRAEL, LEADER, SORTIES, STANDING, US
from game.rules.setup import per_turn
from game.rules.strikes.air_strike import Assessment, Damage, Engage, Scatter, Strike, Take
from game.rules.strikes.board import (
    BACKED,
    BOMBS,
    DEFEND,
    DISPERSE,
    INFORMED,
    REFUSED,
    TANKERS,
    TARGETS,
    Strikes,
)
from game.rules.strikes.limited_force import raids
from game.rules.strikes.loans import Ask, Lend
from game.rules.strikes.salvo import Answering, Ceasefire, Firing, Intercept, Landing, Retaliate, Salvo, Withhold
from game.rules.talks.board import Talks
from game.rules.washington.board import CHINA, Washington


class Prepare(Action):
    """Israel's choice of the turn: ready, collect or rest.  rules.md §12.2"""

    __slots__ = ("choice",)
    section = "12.2"
    verb = "prepare"
    offered = "upkeep"

    def __init__(self, choice: int) -> None:
        super().__init__(ISRAEL)
        self.choice = choice

    def words(self) -> str:
        return ("packages", "targets", "reserves")[self.choice]

    def describe(self) -> str:
        return (
            "Ready strike packages: readiness +14",
            "Collect on targets: intelligence +15, which perishes",
            "Rest the reserves: standing +2, one more package",
        )[self.choice]

    def seen(self, state: State) -> int:
        return EVERYONE if self.choice == 2 else seats_of(ISRAEL)

    def resolve(self, state: State, outcome: int) -> None:
        strikes = Strikes.of(state)
        if self.choice == 0:
            strikes.readiness = clamp(strikes.readiness + 14, 0, 100)
        elif self.choice == 1:
            strikes.intelligence = clamp(strikes.intelligence + 15, 0, 100)
        else:
            state.gain(ISRAEL, STANDING, 2)
            state.gain(ISRAEL, SORTIES, 1)


class Build(Action):
    """The Guard's choice of the turn: missiles, air defence or a reserve.  rules.md §12.1"""

    __slots__ = ("choice",)
    section = "12.1"
    verb = "build"
    marks = BUYS_ARMS
    marks_at_times = BUILDS_MISSILES
    offered = "upkeep"

    def __init__(self, choice: int) -> None:
        super().__init__(IRGC)
        self.choice = choice

    def words(self) -> str:
        return ("missiles", "defences", "launchers")[self.choice]

    def describe(self) -> str:
        return (
            "Build 40 more missiles",
            "Rebuild air defence: +5",
            "Build 12 launchers",
        )[self.choice]

    def printed_cost(self) -> Cost:
        return ((FUNDS, (90, 110, 80)[self.choice]),)

    def seen(self, state: State) -> int:
        return EVERYONE if self.choice == 1 else seats_of(LEADER, IRGC)

    def marked(self, state: State) -> int:
        return self.marks if self.choice == 1 else self.marks | BUILDS_MISSILES

    def resolve(self, state: State, outcome: int) -> None:
        strikes = Strikes.of(state)
        if self.choice == 0:
            strikes.missiles = min(10_000, strikes.missiles + 40)
        elif self.choice == 1:
            strikes.defence = clamp(strikes.defence + 5, 0, 100)
        else:
            strikes.launchers = min(2000, strikes.launchers + 12)


class Deploy(Action):
    """Send a carrier group or bombers within reach.  rules.md §12.1"""

    __slots__ = ()
    section = "12.1"
    verb = "deploy"
    marks = SHOW_OF_FORCE | DEPLOYMENT
    offered = "operations"
    fixed_cost = ((ATTENTION, 2),)
    description = "Deploy a group within reach: credibility +6, threat in Tehran +3; beyond two, the China file pays"

    def forbidden(self, state: State) -> Reason | None:
        if Strikes.of(state).deployed >= 5:
            return Reason("12.1", "five groups are in reach, no more can be spared")
        return None

    def resolve(self, state: State, outcome: int) -> None:
        Strikes.of(state).deployed += 1
        Washington.of(state).add_credibility(6)
        Regime.of(state).add_threat(3)
        Escalation.of(state).add_tension(3)
        state.gain(ISRAEL, STANDING, 1)


class DrawDown(Action):
    """Send a group home: a costly gesture.  rules.md §12.1"""

    __slots__ = ()
    section = "12.1"
    verb = "withdraw-group"
    marks = GESTURE
    offered = "operations"
    fixed_cost = ((ATTENTION, 1),)
    description = "Send a group home: threat in Tehran -4, tension -4, credibility -5"

    def forbidden(self, state: State) -> Reason | None:
        if Strikes.of(state).deployed < 1:
            return Reason("12.1", "no group is in reach")
        return None

    def resolve(self, state: State, outcome: int) -> None:
        Strikes.of(state).deployed -= 1
        Washington.of(state).add_credibility(-5)
        Regime.of(state).add_threat(-4)
        Escalation.of(state).add_tension(-4)


class Supply(Action):
    """Refill Israel's interceptors, at Washington's discretion.  rules.md §12.9"""

    __slots__ = ()
    section = "12.9"
    verb = "supply"
    marks = ARMS_SUPPLY
    offered = "operations"
    fixed_cost = ((ATTENTION, 1),)
    description = "Ship interceptors to Israel from your own stock: its index +10, yours -6"

    def forbidden(self, state: State) -> Reason | None:
        strikes = Strikes.of(state)
        if strikes.interceptors[0] > 90:
            return Reason("12.9", "Israel's magazines are full")
        if strikes.interceptors[1] < 20:
            return Reason("12.9", "your own magazines are too low to share (below 20)")
        return None

    def resolve(self, state: State, outcome: int) -> None:
        strikes = Strikes.of(state)
        strikes.interceptors[0] = clamp(strikes.interceptors[0] + 10, 0, 100)
        strikes.interceptors[1] = clamp(strikes.interceptors[1] - 6, 0, 100)
        state.gain(ISRAEL, STANDING, 2)


class Notice(Action):
    """What Jerusalem tells Washington before acting, and what it hears.  rules.md §12.10"""

    __slots__ = ("notice",)
    section = "12.10"
    offered = "backchannels"
    fixed_cost = ((ATTENTION, 1),)
    description = ""

    def __init__(self, seat: int, notice: int) -> None:
        super().__init__(seat)
        self.notice = notice

    def seen(self, state: State) -> int:
        return seats_of(US, ISRAEL)

    def resolve(self, state: State, outcome: int) -> None:
        Strikes.of(state).notice = self.notice


class Inform(Notice):
    """Tell Washington that you may act.  rules.md §12.10"""

    __slots__ = ()
    verb = "inform"
    description = "Inform Washington that you may strike this turn: no answer is asked, none is owed"

    def forbidden(self, state: State) -> Reason | None:
        if Strikes.of(state).notice:
            return Reason("12.10", "this turn's word has passed between you and Washington already")
        return None


class Back(Notice):
    """Back an Israeli strike in advance.  rules.md §12.10"""

    __slots__ = ()
    verb = "back"

    def describe(self) -> str:
        return "Let Israel know that you would stand behind a strike this turn"

    def forbidden(self, state: State) -> Reason | None:
        if Strikes.of(state).notice in (BACKED, REFUSED):
            return Reason("12.10", "you have given your word for this turn")
        return None


class Refuse(Notice):
    """Tell Israel not to strike.  rules.md §12.10"""

    __slots__ = ()
    verb = "refuse"
    description = "Tell Israel not to strike this turn: defiance would anger, and cost both"

    def forbidden(self, state: State) -> Reason | None:
        if Strikes.of(state).notice in (BACKED, REFUSED):
            return Reason("12.10", "you have given your word for this turn")
        return None


class StrikesModule(RuleModule):
    """Sorties spend politics; the account of damage is never certain."""

    code = "strikes"
    title = "Strikes"
    section = "12"
    slice_type = Strikes


    def actions(self, book: Rulebook) -> list[Action]:
        found: list[Action] = [Strike(ISRAEL, target) for target in range(len(TARGETS))]
        found.extend(Strike(US, target) for target in range(len(TARGETS)))
        found.extend([Engage(DEFEND), Scatter(DISPERSE), Take(0), Withhold(LEADER)])
        found.extend(Retaliate(size) for size in range(3))
        found.extend(Salvo(target, size) for target in (ISRAEL, US, GULF) for size in range(4))
        found.extend(Intercept(seat, ration) for seat in (ISRAEL, US) for ration in (0, 1))
        found.extend(raids(book.on("proxies")))
        if book.on("escalation"):
            found.extend([Ceasefire(US), Ceasefire(GULF)])
        found.extend(Prepare(choice) for choice in range(3))
        found.extend(Build(choice) for choice in range(3))
        found.extend([Deploy(US), DrawDown(US)])
        if book.playing[US] and book.playing[ISRAEL]:
            found.extend([Supply(US), Inform(ISRAEL, INFORMED), Back(US, BACKED), Refuse(US, REFUSED)])
            found.extend(kind(seat, loan) for kind, seat in ((Ask, ISRAEL), (Lend, US)) for loan in (TANKERS, BOMBS))
        return found

    def events(self, book: Rulebook) -> list[Event]:
        return [Damage(), Assessment(), Landing()]

    def procedures(self, book: Rulebook) -> list[Procedure]:
        return [Answering(), Firing()]

    def upkeep(self, state: State) -> None:
        """Missiles are built, interceptors delivered, packages turned round; intelligence perishes.  rules.md §12.1"""
        strikes = Strikes.of(state)
        dials = strikes.dials
        if not Talks.of(state).in_force() or not Talks.of(state).deal[MISSILES]:
            built = per_turn(state.rulebook, dials.build)
            strikes.missiles = min(10_000, strikes.missiles + built)
            strikes.missiles_seen = min(10_000, strikes.missiles_seen + built)
        self._mend(state, strikes)
        strikes.intelligence = max(10, strikes.intelligence - per_turn(state.rulebook, dials.perish))
        strikes.readiness = max(20, strikes.readiness - 3)
        for owner in range(2):
            strikes.interceptors[owner] = min(100, strikes.interceptors[owner] + per_turn(state.rulebook, dials.rearm))
        state.gain(ISRAEL, SORTIES, 1)
        if strikes.deployed >= 2 and state.pool(US, SORTIES) < strikes.deployed:
            state.gain(US, SORTIES, 1)

    def _mend(self, state: State, strikes: Strikes) -> None:
        """Drones are built, crews come out of hiding.  §12.11, §12.12"""
        book, dials = state.rulebook, strikes.dials
        strikes.drones = min(10_000, strikes.drones + per_turn(book, dials.drones))
        strikes.screen = min(100, strikes.screen + per_turn(book, dials.rearm))
        strikes.cooling = [max(0, left - 1) for left in strikes.cooling]
        strikes.hunted = max(0, strikes.hunted - per_turn(book, dials.recover))

    def reckoning(self, state: State) -> None:
        """Groups in reach keep Tehran afraid and other theatres short; notice lapses.  rules.md §12.1"""
        strikes = Strikes.of(state)
        Regime.of(state).add_threat(clamp(strikes.deployed - 1, 0, 2))
        if strikes.deployed > 2:
            Washington.of(state).add_strain(CHINA, strikes.deployed - 2)
        strikes.notice = 0
        strikes.asked = strikes.lent = strikes.flown = 0
        strikes.suppressed = strikes.warned = strikes.joined = 0

    def determinize(self, state: State, seat: int, draw: Random) -> None:
        """Seats that cannot count the missiles imagine them near the public estimate."""
        if seat in (LEADER, IRGC):
            return
        strikes = Strikes.of(state)
        strikes.launchers = min(2000, strikes.launchers_seen * draw.randint(85, 110) // 100)
        strikes.missiles = min(10_000, strikes.missiles_seen * draw.randint(60, 130) // 100)

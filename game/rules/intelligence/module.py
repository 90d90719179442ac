"""Services at work: reading, sharing, showing, hunting, deceiving; the module of covert war.  rules.md §17.5-§17.8"""

from __future__ import annotations

from game.kernel.action import Action, Event
from game.kernel.module import RuleModule
from game.kernel.rulebook import Rulebook
from game.kernel.state import State
from game.kernel.types import PER_SEAT, Frame, Odds, Reason, clamp, seats_of
from game.rules.escalation import Escalation
from game.rules.intelligence.board import (
    DEVICE,
    HUNTED,
    MISSILES,
    QUESTIONS,
    STOCK,
    Intelligence,
)
from game.rules.intelligence.covert_action import (
    SERVICES,
    Assassinate,
    AssassinationAffair,
    BreakIn,
    Hack,
    Recruit,
    Sabotage,
    SabotageAffair,
)
from game.rules.nuclear.board import SITES, Nuclear
from game.rules.regime.board import CABINET, GUARD, Regime
from game.rules.seats import ATTENTION, FUNDS, IRGC, ISRAEL, SEATS, STANDING, US
from game.rules.setup import per_turn
from game.rules.strikes.board import Strikes
from game.rules.washington.board import Washington


class Read(Action):
    """Ask the services for their best reading.  rules.md §17.5"""

    __slots__ = ("question",)
    section = "17.5"
    verb = "read"
    offered = "operations"
    fixed_cost = ((ATTENTION, 1),)
    visibility = PER_SEAT

    def __init__(self, seat: int, question: int) -> None:
        super().__init__(seat)
        self.question = question

    def words(self) -> str:
        return QUESTIONS[self.question]

    def describe(self) -> str:
        return (
            "Read Iran's whole 60% stock, hidden part included: a private figure, as good as your network",
            "Read how far work on a device has come: a private figure, as good as your network",
            "Read how many missiles Iran truly has: a private figure, as good as your network",
        )[self.question]

    def resolve(self, state: State, outcome: int) -> None:
        state.happen("reading", self.seat, self.question)


class Reading(Event):
    """What comes back: near the truth with a deep network, wide of it with a thin one.  rules.md §17.5"""

    __slots__ = ()
    code = "reading"
    title = "The services report"
    section = "17.5"
    visibility = 0

    def odds(self, state: State, frame: Frame) -> Odds:
        depth = Intelligence.of(state).network(frame[2])
        return (("near the truth", 20 + depth), ("too high", 60 - depth // 2), ("too low", 55 - depth // 2))

    def resolve(self, state: State, frame: Frame, outcome: int) -> None:
        part = Intelligence.of(state)
        question = frame[3]
        nuclear = Nuclear.of(state)
        truth = (
            (nuclear.stock + nuclear.buried) // 1000
            if question == STOCK
            else nuclear.weapon
            if question == DEVICE
            else Strikes.of(state).missiles
        )
        if outcome and question == DEVICE:
            truth += 20 if outcome == 1 else -20
        elif outcome:
            truth = truth * (125 if outcome == 1 else 75) // 100
        part.readings(frame[2])[question] = clamp(truth, 0, 10_000)


class Share(Action):
    """Give an ally what your services have.  rules.md §17.8"""

    __slots__ = ()
    section = "17.8"
    verb = "share"
    offered = "operations"
    fixed_cost = ((ATTENTION, 1),)

    def describe(self) -> str:
        ally = "Israel" if self.seat == US else "Washington"
        return f"Share sources with {ally}: its network +6 and your readings, yours is easier to trace"

    def forbidden(self, state: State) -> Reason | None:
        part = Intelligence.of(state)
        ally = ISRAEL if self.seat == US else US
        if part.network(self.seat) < 20:
            return Reason("17.8", "there is little to share (your network is below 20)")
        if part.readings(self.seat)[STOCK] < 0 and part.readings(self.seat)[DEVICE] < 0:
            return Reason("17.8", f"there is no reading that {SEATS[ally]} could use; ask your services first")
        return None

    def seen(self, state: State) -> int:
        return seats_of(US, ISRAEL)

    def resolve(self, state: State, outcome: int) -> None:
        part = Intelligence.of(state)
        ally = ISRAEL if self.seat == US else US
        part.add_network(ally, 6)
        part.add_hunt(3)
        for question, read in enumerate(part.readings(self.seat)):
            if read >= 0:
                part.readings(ally)[question] = read
        strikes = Strikes.of(state)
        if strikes.on and ally == ISRAEL:
            strikes.intelligence = clamp(strikes.intelligence + 8, 0, 100)


class Show(Action):
    """Lay what was found before the public: an archive, a photograph, a site nobody declared.  rules.md §17.8"""

    __slots__ = ()
    section = "17.8"
    verb = "show"
    offered = "diplomacy"
    fixed_cost = ((ATTENTION, 1),)
    description = "Show the world what your services found: alarm abroad, talks get harder, your network pays"

    def forbidden(self, state: State) -> Reason | None:
        part = Intelligence.of(state)
        if part.network(self.seat) < 35:
            return Reason("17.8", "your network has nothing worth showing (below 35)")
        if part.readings(self.seat)[STOCK] < 0 and part.readings(self.seat)[DEVICE] < 0:
            return Reason("17.8", "there is no reading of stock or device to show; ask your services first")
        return None

    def resolve(self, state: State, outcome: int) -> None:
        part = Intelligence.of(state)
        part.add_network(self.seat, -15)
        part.add_hunt(6)
        state.happen("revelation", self.seat)


class Revelation(Event):
    """Whether it convinces depends on what there was to find.  rules.md §17.8"""

    __slots__ = ()
    code = "revelation"
    title = "What was shown"
    section = "17.8"

    def odds(self, state: State, frame: Frame) -> Odds:
        nuclear = Nuclear.of(state)
        hidden = (nuclear.buried - nuclear.found) // 4000 + nuclear.weapon // 2
        return (("it convinces", 30 + clamp(hidden, 0, 60)), ("it is old news", 40))

    def resolve(self, state: State, frame: Frame, outcome: int) -> None:
        if outcome:
            state.gain(frame[2], STANDING, -2)
            return
        nuclear = Nuclear.of(state)
        nuclear.uncover_hidden_stock()
        state.gain(frame[2], STANDING, 3)
        Regime.of(state).add_threat(3)
        Washington.of(state).add_credibility(3)
        Escalation.of(state).add_tension(5)


class Hunt(Action):
    """Counter-intelligence looks for those who talk.  rules.md §17.6"""

    __slots__ = ()
    section = "17.6"
    verb = "hunt"
    offered = "operations"
    fixed_cost = ((ATTENTION, 1), (FUNDS, 40))
    visibility = HUNTED
    description = "Hunt for spies: foreign networks may be cut, or the innocent arrested and the house frightened"

    def resolve(self, state: State, outcome: int) -> None:
        Intelligence.of(state).add_hunt(6)
        state.happen("spy-hunt")


class SpyHunt(Event):
    """Who is found.  rules.md §17.6"""

    __slots__ = ()
    code = "spy-hunt"
    title = "The hunt for spies"
    section = "17.6"
    visibility = HUNTED

    def odds(self, state: State, frame: Frame) -> Odds:
        part = Intelligence.of(state)
        return (
            ("an Israeli network is cut", 10 + part.network_israel // 3),
            ("an American network is cut", 5 + part.network_us // 4),
            ("nobody is found", 40),
            ("the innocent are arrested", 20),
        )

    def resolve(self, state: State, frame: Frame, outcome: int) -> None:
        part = Intelligence.of(state)
        if outcome < 2:
            part.add_network(ISRAEL if outcome == 0 else US, -18)
            Regime.of(state).add_security(1)
        elif outcome == 3:
            Regime.of(state).add_cohesion(GUARD, -2)
            Regime.of(state).add_cohesion(CABINET, -2)


class Deceive(Action):
    """Let the other side count what it should count.  rules.md §17.6"""

    __slots__ = ("way",)
    section = "17.6"
    verb = "deceive"
    offered = "operations"
    rumour = "New pictures of Iran's missile bases go round"

    WAYS = ("strength", "weakness")
    fixed_cost = ((ATTENTION, 1), (FUNDS, 40))
    visibility = HUNTED

    def __init__(self, way: int) -> None:
        super().__init__(IRGC)
        self.way = way

    def words(self) -> str:
        return self.WAYS[self.way]

    def describe(self) -> str:
        if self.way:
            return "Hide launchers and missiles from the satellites: abroad a tenth fewer are counted"
        return "Decoys and full tunnels for the satellites: abroad a tenth more missiles are counted, alarm with them"

    def resolve(self, state: State, outcome: int) -> None:
        strikes = Strikes.of(state)
        if not strikes.on:
            return
        tenth = strikes.missiles_seen // 10
        strikes.missiles_seen = clamp(strikes.missiles_seen + (-tenth if self.way else tenth), 0, 10_000)
        if self.way:
            strikes.intelligence = clamp(strikes.intelligence - 6, 0, 100)
            Regime.of(state).add_narrative(-1)
        else:
            Regime.of(state).add_threat(1)
            Escalation.of(state).add_tension(2)


class IntelligenceModule(RuleModule):
    """A war below the threshold: networks are slow to grow, quick to lose, and worn by use."""

    code = "intelligence"
    title = "Intelligence and covert action"
    section = "17"
    slice_type = Intelligence
    needs = ("nuclear",)


    def actions(self, book: Rulebook) -> list[Action]:
        found: list[Action] = []
        for seat in SERVICES:
            found.append(Recruit(seat))
            found.extend(Sabotage(seat, site) for site in range(len(SITES) - 1))
            found.extend(BreakIn(seat, target) for target in range(2))
            found.extend(
                Read(seat, question)
                for question in range(len(QUESTIONS))
                if question != MISSILES or book.on("strikes")
            )
            found.append(Show(seat))
            if book.playing[US] and book.playing[ISRAEL]:
                found.append(Share(seat))
        found.append(Assassinate(ISRAEL))
        found.extend([Hunt(IRGC), *(Hack(victim) for victim in SERVICES if book.playing[victim])])
        if book.on("strikes"):
            found.extend(Deceive(way) for way in range(2))
        return found

    def events(self, book: Rulebook) -> list[Event]:
        return [SabotageAffair(), AssassinationAffair(), Reading(), Revelation(), SpyHunt()]

    def upkeep(self, state: State) -> None:
        """Networks fade, hunters tire, experts are trained; Israel's picture rests on its network.  rules.md §17.1"""
        part = Intelligence.of(state)
        fade = per_turn(state.rulebook, part.dials.fade)
        for seat in SERVICES:
            if part.network(seat) > 20:
                part.add_network(seat, -min(fade, part.network(seat) - 20))
        part.add_hunt(-per_turn(state.rulebook, part.dials.hunters))
        part.experts = min(100, part.experts + per_turn(state.rulebook, part.dials.recover))
        strikes = Strikes.of(state)
        if strikes.on and strikes.intelligence < part.network_israel // 2:
            strikes.intelligence = part.network_israel // 2

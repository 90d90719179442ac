"""One scenario's law, built once: modules, actions, events, menus and the sequence of play."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from game.kernel.action import Action, Event, Procedure
from game.kernel.field import Field
from game.kernel.indicator import Indicator, catalogue
from game.kernel.module import RuleModule
from game.kernel.sealed import Sealed, frozen
from game.kernel.slices import Dials
from game.kernel.state import State
from game.kernel.types import FREE, PASS, Cost

ONCE: Final = 0
"""Each seat of the step chooses once."""
UNTIL_PASS: Final = 1
"""Each seat in turn acts until it passes."""
ROUNDS: Final = 2
"""One action a seat, round after round, until every seat has passed; the first seat moves on by one each turn."""


class Step(Sealed):
    """One line of the sequence of play: a hook every module may answer, or a question to each seat in ``order``."""

    __slots__ = ("hook", "menu", "order", "mode", "section")

    def __init__(self, section: str, *, hook: str = "", menu: str = "", order: tuple[int, ...] = (), mode: int = ONCE):
        self.section = section
        self.hook = hook
        self.menu = menu
        self.order = order
        self.mode = mode
        self.seal_up()


class Phase(Sealed):
    """A phase of the turn with its steps in order."""

    __slots__ = ("code", "title", "section", "steps")

    def __init__(self, code: str, title: str, section: str, steps: tuple[Step, ...]) -> None:
        self.code = code
        self.title = title
        self.section = section
        self.steps = steps
        self.seal_up()


Listing = tuple[Action, Cost, bool, bool, tuple[RuleModule, ...]]
"""What the legal list needs of an action: its cost where that never changes, else nothing; whether its cost varies;
whether it may forbid itself; the modules that may forbid it."""


class Rulebook(Sealed):
    """Everything about a scenario that play does not change, and nobody can: it is shared by all who play the scenario.

    ``seats`` names every seat the rules know, ``playing`` marks those of the scenario.  ``resources`` declares
    what pools hold (``PER_SEAT``: known to the owner alone).  ``offers[menu][seat]`` lists the actions a menu may
    hold for a seat; ``forbidders[index]`` and ``repricers[index]`` the modules that have a say in that action.
    An action is never built when its code is one of ``left_out``, or begins with the words of one.
    """

    __slots__ = (
        "seats", "playing", "resources", "ceilings", "width", "phases", "modules", "switches", "dials", "days",
        "last_turn", "left_out", "indicators", "live", "actions", "by_code", "menus", "menu_codes", "offers", "events",
        "events_by_code", "procedures", "procedures_by_code", "forbidders", "repricers", "befores", "afters",
        "answering", "calls", "listings",
    )

    def __init__(
        self,
        seats: tuple[str, ...],
        playing: Sequence[bool],
        resources: tuple[Field, ...],
        phases: tuple[Phase, ...],
        modules: Sequence[RuleModule],
        switches: Sequence[bool],
        dials: Sequence[Dials],
        days: int,
        last_turn: int,
        left_out: tuple[str, ...] = (),
    ) -> None:
        self.seats = seats
        self.playing: tuple[bool, ...] = tuple(playing)
        self.resources = resources
        self.ceilings: tuple[int, ...] = tuple([field.high for field in resources])
        self.width = len(resources)
        self.phases = phases
        self.modules: tuple[RuleModule, ...] = tuple(modules)
        self.switches: tuple[bool, ...] = tuple(switches)
        self.dials: tuple[Dials, ...] = tuple(dials)
        self.days = days
        self.last_turn = last_turn
        self.left_out = left_out
        self.indicators: Mapping[str, Indicator] = catalogue(
            [(one.code, one.slice_type.fields, one.slice_type.derived) for one in modules], seats, resources
        )
        self.live: tuple[RuleModule, ...] = tuple([one for one in modules if switches[one.index]])
        self._gather()
        forbidding = [one for one in self.live if type(one).forbid is not RuleModule.forbid]
        repricing = [one for one in self.live if type(one).reprice is not RuleModule.reprice]
        self.forbidders: tuple[tuple[RuleModule, ...], ...] = tuple(
            [tuple([one for one in forbidding if one.may_forbid(action)]) for action in self.actions]
        )
        self.repricers: tuple[tuple[RuleModule, ...], ...] = tuple(
            [tuple([one for one in repricing if one.may_reprice(action)]) for action in self.actions]
        )
        self.listings: tuple[tuple[tuple[Listing, ...], ...], ...] = tuple(
            [tuple([tuple([self._listing(action) for action in row]) for row in menu]) for menu in self.offers]
        )
        self.befores: tuple[RuleModule, ...] = tuple(
            [one for one in self.live if type(one).before is not RuleModule.before]
        )
        self.afters: tuple[RuleModule, ...] = tuple(
            [one for one in self.live if type(one).after is not RuleModule.after]
        )
        self.answering: tuple[tuple[tuple[RuleModule, ...], ...], ...] = tuple(
            [
                tuple([
                    tuple([one for one in self.live if step.hook and hasattr(one, step.hook)]) for step in phase.steps
                ])
                for phase in phases
            ]
        )
        self.calls: tuple[tuple[tuple[Callable[[State], None], ...], ...], ...] = tuple(
            [
                tuple([
                    tuple([getattr(one, step.hook) for one in answering])
                    for step, answering in zip(phase.steps, row, strict=True)
                ])
                for phase, row in zip(phases, self.answering, strict=True)
            ]
        )
        for one in [*resources, *modules, *[module.setup for module in modules]]:
            one.seal_up()
        for made in [*self.actions, *self.events, *self.procedures]:
            made.seal_up()
        self.seal_up()

    def _listing(self, action: Action) -> Listing:
        repriced = bool(self.repricers[action.index])
        fixed = type(action).cost is Action.cost
        return (
            action,
            action.printed_cost() if fixed and not repriced else FREE,
            not fixed or (repriced and bool(action.printed_cost())),
            type(action).forbidden is not Action.forbidden,
            self.forbidders[action.index],
        )

    def _gather(self) -> None:
        """Ask every module for its actions, events and procedures, and number them and their menus."""
        actions: list[Action] = []
        events: list[Event] = []
        procedures: list[Procedure] = []
        for module in self.live:
            for action in module.actions(self):
                if not self.playing[action.seat]:
                    continue
                action.code = " ".join(part for part in (self.seats[action.seat], action.verb, action.words()) if part)
                if any(f"{action.code} ".startswith(f"{one} ") for one in self.left_out):
                    continue
                action.index = len(actions)
                actions.append(action)
            for event in module.events(self):
                event.index = len(events)
                events.append(event)
            for procedure in module.procedures(self):
                procedure.index = len(procedures)
                procedures.append(procedure)
        by_code: dict[str, Action] = {}
        for action in actions:
            if action.code in by_code:
                raise ValueError(f"two actions share the code {action.code!r}")
            by_code[action.code] = action
        menus: dict[str, int] = {}
        for code in [*[step.menu for phase in self.phases for step in phase.steps], *[one.menu for one in actions]]:
            if code:
                menus.setdefault(code, len(menus))
        rows: list[list[list[Action]]] = [[[] for _ in self.seats] for _ in menus]
        for action in actions:
            rows[menus[action.menu]][action.seat].append(action)
        for menu in rows:
            for row in menu:
                row.sort(key=_passing)
        self.actions: tuple[Action, ...] = tuple(actions)
        self.by_code: Mapping[str, Action] = frozen(by_code)
        self.menus: Mapping[str, int] = frozen(menus)
        self.menu_codes: tuple[str, ...] = tuple(menus)
        self.offers: tuple[tuple[tuple[Action, ...], ...], ...] = frozen(rows)
        self.events: tuple[Event, ...] = tuple(events)
        self.events_by_code: Mapping[str, int] = frozen({one.code: one.index for one in events})
        self.procedures: tuple[Procedure, ...] = tuple(procedures)
        self.procedures_by_code: Mapping[str, int] = frozen({one.code: one.index for one in procedures})

    def on(self, code: str) -> bool:
        """Whether the rule module of that code is switched on."""
        return any(one.code == code for one in self.live)

    def module(self, code: str) -> RuleModule:
        """The module of that code, switched on or not; KeyError when the rules have none."""
        for one in self.modules:
            if one.code == code:
                return one
        raise KeyError(code)


def _passing(action: Action) -> bool:
    return bool(action.marks & PASS)

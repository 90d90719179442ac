"""One scenario's law, built once: modules, actions, events, menus and the sequence of play."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from game.kernel.action import Action, Event, Procedure
from game.kernel.field import Field
from game.kernel.indicator import Indicator, catalogue
from game.kernel.module import RuleModule
from game.kernel.slices import Dials
from game.kernel.state import State
from game.kernel.types import FREE, PASS, Cost

ONCE: Final = 0
"""Each seat of the step chooses once."""
UNTIL_PASS: Final = 1
"""Each seat in turn acts until it passes."""
ROUNDS: Final = 2
"""One action a seat, round after round, until every seat has passed; the first seat moves on by one each turn."""


class Step:
    """One line of the sequence of play: a hook every module may answer, or a question to each seat in ``order``."""

    __slots__ = ("hook", "menu", "order", "mode", "section")

    def __init__(self, section: str, *, hook: str = "", menu: str = "", order: tuple[int, ...] = (), mode: int = ONCE):
        self.section = section
        self.hook = hook
        self.menu = menu
        self.order = order
        self.mode = mode


class Phase:
    """A phase of the turn with its steps in order."""

    __slots__ = ("code", "title", "section", "steps")

    def __init__(self, code: str, title: str, section: str, steps: tuple[Step, ...]) -> None:
        self.code = code
        self.title = title
        self.section = section
        self.steps = steps


Listing = tuple[Action, Cost, bool, bool, list[RuleModule]]
"""What the legal list needs of an action: its cost where that never changes, else nothing; whether its cost varies;
whether it may forbid itself; the modules that may forbid it."""


class Rulebook:
    """Everything about a scenario that play does not change.

    ``seats`` names every seat the rules know, ``playing`` marks those of the scenario.  ``resources`` declares
    what pools hold (``PER_SEAT``: known to the owner alone).  ``offers[menu][seat]`` lists the actions a menu may
    hold for a seat; ``forbidders[index]`` and ``repricers[index]`` the modules that have a say in that action.
    An action is never built when its code is one of ``left_out``, or begins with the words of one.
    """

    def __init__(
        self,
        seats: tuple[str, ...],
        playing: list[bool],
        resources: tuple[Field, ...],
        phases: tuple[Phase, ...],
        modules: list[RuleModule],
        switches: list[bool],
        dials: list[Dials],
        days: int,
        last_turn: int,
        left_out: tuple[str, ...] = (),
    ) -> None:
        self.seats = seats
        self.playing = playing
        self.resources = resources
        self.ceilings = [field.high for field in resources]
        self.width = len(resources)
        self.phases = phases
        self.modules = modules
        self.switches = switches
        self.dials = dials
        self.days = days
        self.last_turn = last_turn
        self.left_out = left_out
        self.indicators: dict[str, Indicator] = catalogue(
            [(one.code, one.slice_type.fields, one.slice_type.derived) for one in modules], seats, resources
        )
        self.live: list[RuleModule] = [one for one in modules if switches[one.index]]
        self.actions: list[Action] = []
        self.by_code: dict[str, Action] = {}
        self.menus: dict[str, int] = {}
        self.menu_codes: list[str] = []
        self.offers: list[list[list[Action]]] = []
        self.events: list[Event] = []
        self.events_by_code: dict[str, int] = {}
        self.procedures: list[Procedure] = []
        self.procedures_by_code: dict[str, int] = {}
        for phase in phases:
            for step in phase.steps:
                if step.menu:
                    self._menu(step.menu)
        for module in self.live:
            self._gather(module)
        for menu in self.offers:
            for row in menu:
                row.sort(key=_passing)
        forbidding = [one for one in self.live if type(one).forbid is not RuleModule.forbid]
        repricing = [one for one in self.live if type(one).reprice is not RuleModule.reprice]
        self.forbidders: list[list[RuleModule]] = [
            [one for one in forbidding if one.may_forbid(action)] for action in self.actions
        ]
        self.repricers: list[list[RuleModule]] = [
            [one for one in repricing if one.may_reprice(action)] for action in self.actions
        ]
        self.listings: list[list[list[Listing]]] = [
            [[self._listing(action) for action in row] for row in menu] for menu in self.offers
        ]
        self.befores = [one for one in self.live if type(one).before is not RuleModule.before]
        self.afters = [one for one in self.live if type(one).after is not RuleModule.after]
        self.answering: list[list[list[RuleModule]]] = [
            [[one for one in self.live if step.hook and hasattr(one, step.hook)] for step in phase.steps]
            for phase in phases
        ]
        self.calls: list[list[list[Callable[[State], None]]]] = [
            [[getattr(one, step.hook) for one in answering] for step, answering in zip(phase.steps, row, strict=True)]
            for phase, row in zip(phases, self.answering, strict=True)
        ]

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

    def _menu(self, code: str) -> int:
        if code not in self.menus:
            self.menus[code] = len(self.menu_codes)
            self.menu_codes.append(code)
            self.offers.append([[] for _ in self.seats])
        return self.menus[code]

    def _gather(self, module: RuleModule) -> None:
        for action in module.actions(self):
            if not self.playing[action.seat]:
                continue
            action.code = " ".join(part for part in (self.seats[action.seat], action.verb, action.words()) if part)
            if any(f"{action.code} ".startswith(f"{one} ") for one in self.left_out):
                continue
            action.index = len(self.actions)
            if action.code in self.by_code:
                raise ValueError(f"two actions share the code {action.code!r}")
            self.actions.append(action)
            self.by_code[action.code] = action
            self.offers[self._menu(action.menu)][action.seat].append(action)
        for event in module.events(self):
            event.index = len(self.events)
            self.events_by_code[event.code] = event.index
            self.events.append(event)
        for procedure in module.procedures(self):
            procedure.index = len(self.procedures)
            self.procedures_by_code[procedure.code] = procedure.index
            self.procedures.append(procedure)

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

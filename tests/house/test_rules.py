"""Every rule names its section of rules.md: actions, events, procedures, modules and the hooks they override."""

from __future__ import annotations

import inspect
import re

import pytest

from game.kernel.action import Action, Event, Procedure
from game.kernel.module import RuleModule
from game.kernel.rulebook import Rulebook
from game.records.library import rules_text
from game.rules import MODULES
from game.rules.sequence import PHASES
from game.rules.setup import Setup
from tests.playing import SCENARIOS, table

HOOKS = (
    "deploy", "forbid", "reprice", "before", "after", *(step.hook for one in PHASES for step in one.steps if step.hook)
)
HEADINGS = set(re.findall(r"^#{2,3} ((?:\d+|[A-Z])(?:\.\d+)*)\b", rules_text(), re.MULTILINE))
SECTION = re.compile(r"rules\.md §(\d+|[A-Z])(\.\d+)*")


def rules() -> list[type[Action] | type[Event] | type[Procedure]]:
    """Every class of action, event and procedure of the scenarios, each once, in the order of the rulebook."""
    found: dict[type[Action] | type[Event] | type[Procedure], None] = {}
    for name in SCENARIOS:
        book: Rulebook = table(name).book
        found.update((type(one), None) for one in book.actions)
        found.update((type(one), None) for one in book.events)
        found.update((type(one), None) for one in book.procedures)
    return list(found)


@pytest.mark.parametrize("rule", rules(), ids=lambda one: one.__name__)
def test_a_rule_says_what_it_is_and_where_it_stands(rule: type[Action] | type[Event] | type[Procedure]) -> None:
    """Its own docstring names a section of rules.md, and so does its ``section``."""
    assert rule.__doc__ is not None
    assert rule.__dict__.get("__doc__"), "the docstring is inherited"
    assert SECTION.search(rule.__doc__), rule.__doc__
    assert rule.section in HEADINGS, f"rules.md has no section {rule.section!r}"
    assert "__slots__" in rule.__dict__, "an action or event is shared by every state: nothing may be hung on it"


@pytest.mark.parametrize("module", MODULES, ids=lambda one: one.code)
def test_a_module_and_its_hooks_say_where_they_stand(module: type[RuleModule]) -> None:
    """Modules have a title and a section, and each hook they override names its own."""
    assert module.code
    assert module.title
    assert module.__dict__.get("__doc__")
    assert module.section in HEADINGS, f"rules.md has no section {module.section!r}"
    for hook in dict.fromkeys(HOOKS):
        own = getattr(module, hook, None)
        if own is None or own is getattr(RuleModule, hook, None):
            continue
        text = inspect.getdoc(own) or ""
        assert SECTION.search(text), f"{module.__name__}.{hook}: {text!r}"


@pytest.mark.parametrize("module", MODULES, ids=lambda one: one.code)
def test_a_module_has_no_method_that_looks_like_a_hook_and_is_none(module: type[RuleModule]) -> None:
    """A misspelt hook would never be called, and nothing else would notice."""
    known = {*HOOKS, "determinize", "blank", "actions", "events", "procedures"}
    for name, method in vars(module).items():
        if name.startswith("_") or not inspect.isfunction(method):
            continue
        if list(inspect.signature(method).parameters) == ["self", "state"]:
            assert name in known, f"{module.__name__}.{name} is called by no step of the sequence of play"


@pytest.mark.parametrize("module", MODULES, ids=lambda one: one.code)
def test_a_dial_says_what_it_is_and_where_its_number_comes_from(module: type[RuleModule]) -> None:
    """Unit, range, and a source; a number nobody measured says that it is a design value."""
    for dial in module.dials():
        assert dial.unit, dial.name
        assert dial.low <= dial.default <= dial.high, dial.name
        assert dial.source == dial.source.strip(" ."), dial.name
        assert len(dial.source) >= len("design value"), f"{dial.name}: a source, or 'design value'"


def test_every_hook_of_the_sequence_is_answered() -> None:
    """A hook nobody overrides would be a misspelt name."""
    for phase in PHASES:
        assert phase.section in HEADINGS, phase.code
        for step in phase.steps:
            assert step.section in HEADINGS, f"{phase.code}: rules.md has no section {step.section!r}"
            assert bool(step.hook) != bool(step.menu), f"{phase.code}: a step is a hook or a question"
            if step.hook:
                assert any(hasattr(module, step.hook) for module in MODULES), step.hook


@pytest.mark.parametrize("name", SCENARIOS)
def test_codes_and_sentences_can_be_typed_and_read(name: str) -> None:
    """A code is lower-case words; a sentence is one line without a full stop; every menu an action is in is asked."""
    book = table(name).book
    asked = {step.menu for phase in book.phases for step in phase.steps if step.menu}
    for action in book.actions:
        assert re.fullmatch(r"[a-z0-9]+( [a-z0-9-]+)+", action.code), action.code
        sentence = action.describe()
        assert sentence, action.code
        assert sentence == sentence.strip(" .\n"), action.code
        assert "\n" not in sentence, action.code
        assert action.code.split()[0] == book.seats[action.seat]
        assert action.code.split()[1] == action.verb
        assert book.by_code[action.code] is action is book.actions[action.index]
        assert action in book.offers[book.menus[action.menu]][action.seat]
        assert action.rumour == action.rumour.strip(" .\n"), action.code
    assert asked <= set(book.menus)


def test_an_empty_setup_lays_out_every_module() -> None:
    """Modules are built from any set-up; what they need of it they find when they are asked."""
    setup = Setup([], [], {}, {}, [], [], 14, 1)
    for place, module in enumerate(MODULES):
        assert module(place, setup).index == place

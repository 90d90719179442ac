"""Scenarios load, keep their values exactly, and report every fault at once with its key and what is allowed."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from pathlib import Path

import pytest

from game.records import library
from game.records.library import LibraryError, find_scenario, scenario_names
from game.records.scenario.load import load_scenario, read_scenario
from game.records.scenario.model import INDICATORS, Scenario, ScenarioError
from game.records.scenario.prepared import to_setup
from game.records.scenario.schema import schema
from game.rules import MODULES, build_rulebook, initial_state
from game.rules.seats import SEATS


def faults(folder: Path, text: str) -> list[str]:
    """The faults with which a scenario file of that text is refused."""
    path = folder / "wrong.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ScenarioError) as caught:
        load_scenario(path)
    assert "wrong.toml" in str(caught.value)
    return caught.value.faults


def swapped(folder: Path, name: str, old: str, new: str) -> list[str]:
    """The faults of a sample scenario in which one text stands for another."""
    text = (folder / f"{name}.toml").read_text(encoding="utf-8")
    assert old in text
    return faults(folder, text.replace(old, new, 1))


def test_many_faults_are_reported_at_once(folder: Path) -> None:
    """Faults of shape and of sense stand in one list, each with its key."""
    found = faults(folder, r'''
name = "Wrong name"
titel = "x"
start = 2025-01-20
days = "fourteen"
turns = 3
modules = ["mean", "means", "means"]
[[seats]]
code = "uss"
title = "White House"
brief = "Red \u001b[31m text"
[[seats]]
code = "us"
title = "White House"
brief = "Decide."
colour = 3
[board.us]
standing = 55.5
fundz = 3
funds = -1
sorties = [1, 2]
attention = "x"
[board.means]
allowance = [6, 5]
[board.leader]
funds = 1
[board.meens]
x = 1
[dials.means]
fast = 3
[sources]
"us.stonding" = "me"
[[cards]]
code = "broken"
title = "x"
topic = "X"
weight = 30
effects = {}
sources = []
[[cards]]
code = "late"
title = "x"
topic = "x"
weight = 3
turns = [2, 9]
effects = { "us.standing" = 0.5, "us.funs" = 3 }
sources = ["confusion-99"]
[[cards]]
code = "empty"
title = "x"
topic = "x"
weight = 3
requires = { "us.funds" = [1, 2], "us.standing" = [9, 4] }
sources = ["x"]
[[cards]]
code = "setting"
title = "x"
topic = "x"
weight = 3
sets = { "us.standing" = 101 }
sources = ["x"]
[[aims]]
seat = "us"
kind = "public"
indicator = "us.standing"
worst = 5
best = 5
weight = 40
text = "x"
''')
    expected = [
        "name: allowed are lower-case letters",
        "titel: unknown key; the nearest is 'title'",
        "title: this key is required",
        "summary: this key is required",
        "days: allowed is a whole number",
        "modules: there is no rule module 'mean'; the nearest is 'means'",
        "modules: 'means' stands here 2 times",
        "seats 'uss' code: there is no seat 'uss'; the nearest is 'us'",
        "seats[1] 'uss' brief: allowed is text without control characters",
        "seats[2] 'us' colour: unknown key",
        "board.us.standing: 55.5 has too many decimals; allowed are whole numbers",
        "board.us.fundz: there is no such value on the board; the nearest is 'funds'",
        "board.us.funds: -1 is out of range; allowed is 0 to 100000",
        "board.us.sorties: this is one value",
        "board.us.attention: allowed is a number",
        "board.means.allowance: 2 numbers stand here; allowed is a list of 7",
        "board.leader: the seat 'leader' is not in play",
        "board.meens: there is no rule module or seat 'meens'; the nearest are 'means'",
        "dials.means.fast: there is no such dial",
        "sources.us.stonding: there is no indicator",
        "cards[1] 'broken' topic: allowed are lower-case letters",
        "cards[1] 'broken' weight: allowed is a whole number of at most 20",
        "cards[1] 'broken' sources: allowed is a list with a length of at least 1",
        "cards 'late' turns: [2, 9] is not allowed",
        "cards 'late' effects.us.standing: 0.5 has too many decimals",
        "cards 'late' effects: there is no indicator 'us.funs'; the nearest are 'us.funds'",
        "cards 'late' sources: there is no claim 'confusion-99'; the nearest",
        "cards 'empty' effects: the card does nothing",
        "cards 'empty' requires.us.funds: not every seat knows this",
        "cards 'empty' requires.us.standing: 9 is above 4",
        "cards 'setting' sets.us.standing: 101 is out of range",
        "aims 'us' public 'us.standing' best: best equals worst",
        "aims 'us': the public weights and one secret weight sum to 40; allowed is 100",
    ]
    for one in expected:
        assert any(fault.startswith(one) for fault in found), (one, found)
    assert all(re.fullmatch(r"[^\n\x1b]+\.", fault) for fault in found)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("turns = 6", "turns = 0", "turns: allowed is a whole number of at least 1"),
        ("turns = 6", "turns = true", "turns: allowed is a whole number"),
        ("start = 2025-01-20", 'start = "soon"', "start: "),
        ("standing = 50", 'standing = "50"', "board.us.standing: allowed is a number"),
        ("standing = 50", "standing = nan", "board.us.standing: allowed is a number"),
        ("standing = 50", "standing = 101", "board.us.standing: 101 is out of range; allowed is 0 to 100 points"),
        ('code = "card-1"', 'code = "card-0"', "cards 'card-0' code: 2 cards have this code"),
        ('kind = "gate"', 'kind = "gaet"', "aims[1] kind: allowed is 'gate', 'public' or 'secret'"),
        ("weight = 0", "weight = 5", "aims 'us' gate 'us.standing' weight: a gate is passed or failed"),
        ("weight = 40", "weight = 41", "aims 'us': the public weights and one secret weight sum to 101"),
        ('kind = "public"', 'kind = "secret"', "aims 'us' secret: the weights 30, 40 differ"),
        ('code = "us"', 'code = "israel"', "seats 'israel' code: the seat stands here 2 times"),
        ("title = \"Full\"", "title = \"Full\\nhouse\"", "title: allowed is text in one line"),
        ("[[aims]]", "[[aims]]\n[[aims]]", "aims[1] seat: this key is required"),
    ],
)
def test_one_fault(folder: Path, old: str, new: str, expected: str) -> None:
    """Each single fault is named by its key with what would be right."""
    found = swapped(folder, "full", old, new)
    assert any(fault.startswith(expected) for fault in found), found


def test_a_table_for_a_module_that_is_off(folder: Path) -> None:
    """Board values and dials of a module the scenario leaves out are faults."""
    module = next(one for one in MODULES if one.dials() and one.code not in ("means", "scoring"))
    field = next(one for one in module.slice_type.fields if not one.labels)
    text = (folder / "tiny.toml").read_text(encoding="utf-8")
    dial = module.dials()[0]
    found = faults(folder, f"{text}[board.{module.code}]\n{field.name} = 1\n[dials.{module.code}]\n{dial.name} = 1\n")
    assert [one.partition(":")[0] for one in found] == [f"dials.{module.code}", f"board.{module.code}"]
    assert all(f"the rule module {module.code!r} is off" in one for one in found)


def test_dials_have_ranges_and_sources(folder: Path) -> None:
    """A dial stays in its range, and a contested one inside the range of its own sources."""
    module = next(one for one in MODULES if one.dials() and one.code not in ("means", "scoring"))
    dial = module.dials()[0]
    text = (folder / "full.toml").read_text(encoding="utf-8")
    place = f"dials.{module.code}.{dial.name}"

    def with_dial(value: str) -> list[str]:
        return faults(folder, f"{text}[dials.{module.code}]\n{dial.name} = {value}\n")

    above = dial.high + 1
    assert with_dial(str(above))[0].startswith(f"{place}: {above} is out of range; allowed is {dial.low}")
    inside = f"value = {dial.low}, low = {dial.low + 1}, high = {dial.high}"
    assert "lies outside its own range" in with_dial(f'{{ {inside}, source = "a page" }}')[0]
    assert "allowed is a whole number, or a table" in with_dial(f"{{ {inside} }}")[0]
    half = f"value = {dial.low}, low = {dial.low}"
    assert "allowed is both or neither" in with_dial(f'{{ {half}, source = "a page" }}')[0]


def test_shown_units_become_stored_integers(folder: Path, tmp_path: Path) -> None:
    """A decimal is kept exactly as far as the field's scale holds it, and no further."""
    stored = [one for one in INDICATORS.values() if not one.derived]
    indicator = next(one for one in stored if one.field.scale == 100 and one.field.low == 0)
    module, _, name = indicator.code.partition(".")
    text = (folder / "full.toml").read_text(encoding="utf-8")
    path = tmp_path / "exact.toml"
    path.write_text(f"{text}[board.{module}]\n{name} = 1.07\n", encoding="utf-8")
    loaded = load_scenario(path)
    assert loaded.board[module][name] == Decimal("1.07")
    assert to_setup(loaded).board[indicator.code] == 107
    assert "at most 2 decimals" in faults(folder, f"{text}[board.{module}]\n{name} = 1.071\n")[0]


def test_derived_values_are_measured_but_not_set(folder: Path) -> None:
    """A worked-out indicator may be an aim, and neither a board value nor a card's effect."""
    derived = next(one for one in INDICATORS.values() if one.derived)
    module, _, name = derived.code.partition(".")
    text = (folder / "full.toml").read_text(encoding="utf-8")
    assert "worked out" in faults(folder, f"{text}[board.{module}]\n{name} = 1\n")[0]
    card = '[[cards]]\ncode = "x"\ntitle = "x"\ntopic = "x"\nweight = 1\nsources = ["x"]\n'
    assert "no card moves it" in faults(folder, f'{text}{card}effects = {{ "{derived.code}" = 1 }}\n')[0]


def test_a_scenario_survives_json(scenario: Scenario) -> None:
    """The scenario a journal carries is equal to the one that was loaded, digest and set-up included."""
    again = read_scenario(json.loads(scenario.text), "a journal")
    assert again == scenario
    assert again.digest == scenario.digest
    assert vars_of(to_setup(again)) == vars_of(to_setup(scenario))


def vars_of(thing: object) -> object:
    """A set-up, card or aim as plain data."""
    if hasattr(thing, "__slots__"):
        return {name: vars_of(getattr(thing, name)) for name in thing.__slots__}
    return [vars_of(one) for one in thing] if isinstance(thing, list | tuple) else thing


def test_equal_content_has_one_digest(folder: Path, tmp_path: Path, full: Scenario) -> None:
    """Comments, order of tables and trailing zeros do not change the digest; a value does."""
    text = (folder / "full.toml").read_text(encoding="utf-8")
    other = tmp_path / "other.toml"
    other.write_text("# a remark\n" + text.replace("standing = 50", "standing = 50.0"), encoding="utf-8")
    assert load_scenario(other).digest == full.digest
    other.write_text(text.replace("standing = 50", "standing = 51", 1), encoding="utf-8")
    assert load_scenario(other).digest != full.digest


def test_the_set_up_can_be_dealt(scenario: Scenario) -> None:
    """What the rules get is complete: a first position stands, with the scenario's values on it."""
    setup = to_setup(scenario)
    book = build_rulebook(setup)
    state = initial_state(book, setup)
    assert state.turn == 1
    assert [seat for seat, plays in zip(SEATS, book.playing, strict=True) if plays] == [
        seat for seat in SEATS if seat in setup.seats
    ]


def test_schema_names_what_the_rules_know() -> None:
    """The JSON Schema carries codes and ranges, and closes every table."""
    found = schema()
    assert found["$defs"]["SeatPart"]["properties"]["code"]["enum"] == list(SEATS)
    assert set(found["properties"]["board"]["properties"]) == {*SEATS, *(one.code for one in MODULES)}
    assert found["properties"]["board"]["properties"]["us"]["properties"]["standing"]["maximum"] == 100
    assert found["additionalProperties"] is False
    json.dumps(found)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("nowhere/missing.toml", "There is no scenario file 'nowhere/missing.toml'"),
        ("duble-bind", "There is no scenario 'duble-bind'"),
        ("x" * 5000 + ".toml", "There is no scenario file"),
        ("a\0b.toml", "There is no scenario file"),
    ],
)
def test_unknown_scenarios(name: str, expected: str) -> None:
    """A scenario that is not there is refused in one sentence."""
    with pytest.raises(LibraryError, match=re.escape(expected)) as caught:
        load_scenario(name)
    assert "\n" not in str(caught.value)


def test_a_folder_and_a_broken_file(tmp_path: Path) -> None:
    """A folder, a file that is not TOML and one that is not text are refused in one sentence."""
    with pytest.raises(LibraryError, match="is a folder"):
        find_scenario(tmp_path)
    for content, expected in ((b"name = ", "the file must be TOML"), (b"\xff\xfe", "text in UTF-8")):
        path = tmp_path / "broken.toml"
        path.write_bytes(content)
        with pytest.raises(ScenarioError, match=expected) as caught:
            load_scenario(path)
        assert "\n" not in str(caught.value)


def test_library_of_a_checkout() -> None:
    """Beside the game lie its scenarios, seeds and rulebook."""
    assert list(library.seeds_folder().glob("*.toml"))
    assert library.rules_text().startswith("#")
    assert scenario_names() == sorted(scenario_names())


@pytest.mark.parametrize("name", [one for one in scenario_names() if one != "first-moves"])
def test_every_seat_has_six_secret_aims_of_different_kinds(name: str) -> None:
    """Each asks for something that neither another secret aim nor, the same way round, a public aim asks for."""
    scenario = load_scenario(name)
    for seat in scenario.seats:
        own = [one for one in scenario.aims if one.seat == seat.code]
        hidden = [one.indicator for one in own if one.kind == "secret"]
        assert len(hidden) >= 6, seat.code
        assert len(set(hidden)) == len(hidden), seat.code
        assert not {one.indicator for one in own if one.kind == "public"} & set(hidden), seat.code


def test_all_modules_in_one_word(tmp_path: Path) -> None:
    """A scenario of every rule module has the next one without a line of its own; a base may say so too."""
    every = [one.code for one in MODULES if one.code not in ("means", "scoring")]
    assert list(load_scenario("double-bind").modules) == every
    path = tmp_path / "mine.toml"
    path.write_text('base = "double-bind"\nname = "mine"\ntitle = "Mine"\nmodules = "some"\n', encoding="utf-8")
    with pytest.raises(ScenarioError, match="modules"):
        load_scenario(path)

"""Slices: what is declared is what is stored, a copy shares nothing, blank values lie in their bounds."""

from __future__ import annotations

import pytest

from game.kernel.field import Field
from game.kernel.module import RuleModule
from game.kernel.slices import Slice
from game.kernel.types import EVERYONE, KNOWN, PER_SEAT
from game.rules import MODULES, dials_of
from game.rules.seats import RESOURCES, SEATS
from game.rules.setup import Setup
from tests.playing import SCENARIOS, table

KINDS = {one.code: one for one in MODULES}
COMPILED = "__mypyc_attrs__"
"""Where a compiled class lists its attributes."""
ANY_SEAT = (1 << len(SEATS)) - 1


def blank(kind: type[RuleModule], on: bool = True) -> Slice:
    """The module's slice before a scenario sets it up, with the dials at their defaults."""
    setup = Setup(list(SEATS), list(KINDS), {}, {}, [], [], 14, 12)
    module = kind(MODULES.index(kind), setup)
    return module.blank(dials_of(kind, setup), on)


def slots(kind: type[Slice]) -> tuple[str, ...]:
    """What a slice stores of its own.  A compiled class keeps no ``__slots__``, but it knows its attributes."""
    compiled: tuple[str, ...] | None = getattr(kind, COMPILED, None)
    if compiled is None:
        assert not hasattr(blank_of(kind), "__dict__"), "without __slots__ anything could be stored undeclared"
        return () if kind is Slice else tuple(one for one in kind.__dict__["__slots__"] if one != "dials")
    declared = [one.name for one in kind.fields]
    own = [one for one in compiled if one not in (*getattr(Slice, COMPILED), "dials", "__dict__")]
    return tuple(sorted(own, key=lambda one: declared.index(one) if one in declared else -1))


def blank_of(kind: type[Slice]) -> Slice:
    """The blank slice of the module whose kind it is."""
    return blank(next(one for one in MODULES if one.slice_type is kind))


@pytest.mark.parametrize("code", KINDS)
def test_every_field_is_declared_in_the_order_of_the_slots(code: str) -> None:
    """Nothing is stored that is not declared public, owned by seats, or hidden."""
    kind = KINDS[code].slice_type
    assert tuple(one.name for one in kind.fields) == slots(kind)


@pytest.mark.parametrize("code", KINDS)
def test_fields_hold_what_they_declare(code: str) -> None:
    """A field with labels is a list with an element each, one without is an int, and blank values are in bounds."""
    part = blank(KINDS[code])
    for field in KINDS[code].slice_type.fields:
        value = getattr(part, field.name)
        assert isinstance(value, list) == bool(field.labels), field.name
        values = value if isinstance(value, list) else [value]
        assert len(values) == max(1, len(field.labels)), field.name
        for one in values:
            assert type(one) is int, field.name
            assert field.low <= one <= field.high, field.name
        _declared_soundly(part, field)


def _declared_soundly(part: Slice, field: Field) -> None:
    """The visibility names seats there are, and guesses are values the field can hold."""
    assert field.seen in (PER_SEAT, KNOWN, EVERYONE) or 0 <= field.seen <= ANY_SEAT, field.name
    assert field.low <= field.guess[0] <= field.guess[1] <= field.high, field.name
    assert field.scale in (1, 10, 100, 1000, 10_000), field.name
    if field.seen == PER_SEAT:
        assert field.labels == SEATS, field.name
    if field.seen == KNOWN:
        knowers = getattr(part, field.knowers)
        assert len(field.labels) % len(knowers) == 0, field.name
        assert field.knowers in {one.name for one in type(part).fields}, field.name
    else:
        assert not field.knowers, field.name


@pytest.mark.parametrize("code", KINDS)
def test_a_copy_is_equal_and_shares_no_list(code: str) -> None:
    """Every slot is copied, none is forgotten, and a change to the copy's lists leaves the original alone."""
    part = blank(KINDS[code], on=False)
    marked = 1000
    for field in type(part).fields:
        size = max(1, len(field.labels))
        marks = list(range(marked, marked + size))
        setattr(part, field.name, marks if field.labels else marked)
        marked += size
    twin = part.copy()
    assert type(twin) is type(part)
    assert type(part) is Slice or twin.dials is part.dials
    assert twin.on is False
    for field in type(part).fields:
        assert getattr(twin, field.name) == getattr(part, field.name), field.name
        if field.labels:
            assert getattr(twin, field.name) is not getattr(part, field.name), field.name
    if type(part) is not Slice:
        assert twin is not part


@pytest.mark.parametrize("code", KINDS)
def test_derived_quantities_are_methods(code: str) -> None:
    """What is worked out is not stored, and works out to an int."""
    part = blank(KINDS[code])
    for field in KINDS[code].slice_type.derived:
        assert field.name not in slots(KINDS[code].slice_type)
        assert not field.labels
        assert type(getattr(part, field.name)()) is int
        assert field.seen == EVERYONE or 0 <= field.seen <= ANY_SEAT, field.name


@pytest.mark.parametrize("code", KINDS)
def test_dials_are_sound(code: str) -> None:
    """Every dial has a range that holds its default, a unit and a source."""
    for dial in KINDS[code].dials():
        assert dial.low <= dial.default <= dial.high, dial.name
        assert dial.unit, dial.name
        assert dial.source, dial.name
    assert len({dial.name for dial in KINDS[code].dials()}) == len(KINDS[code].dials())


def test_resources_are_declared() -> None:
    """A pool is public or its owner's alone, and its bounds hold 0."""
    for field in RESOURCES:
        assert field.seen in (EVERYONE, PER_SEAT), field.name
        assert field.low == 0 <= field.guess[0] <= field.guess[1] <= field.high, field.name
        assert not field.labels


@pytest.mark.parametrize("name", SCENARIOS)
def test_slices_lie_where_their_kind_says(name: str) -> None:
    """``of`` finds each slice, in MODULES order, and nothing but a dial list is shared by two copies of a position."""
    start = table(name).first()
    twin = start.copy()
    for place, (kind, part, other) in enumerate(zip(MODULES, start.slices, twin.slices, strict=True)):
        if kind.slice_type is Slice:
            continue
        assert kind.slice_type.place == place
        assert type(part) is kind.slice_type
        assert part is not other
    assert start.pools is not twin.pools
    assert start.stack is not twin.stack

"""What a rule module keeps on the board, and the dials it is tuned by, each written once as a list of declarations.

A class that lists ``name: int = field(...)`` gets its slots, ``__init__``, ``copy`` and ``of`` from the list.  They are
written out as plain source, the way a person would write them, since nothing in the program runs more often.

>>> from game.kernel.field import dial, field
>>> class WeatherDials(Dials):
...     drought: int = dial(12, 0, 52, "weeks", "design value")
>>> class Weather(Slice):
...     dials_type = WeatherDials
...     wind: int = field("knots", 0, 60, start=5)
...     rain: list[int] = field("mm", 0, 900, labels=("north", "south"))
>>> here = Weather(WeatherDials([8]), on=True)
>>> here.wind, here.rain, here.dials.drought
(5, [0, 0], 8)
>>> later = here.copy()
>>> later.rain[1] = 40
>>> here.rain, later.rain
([0, 0], [0, 40])
>>> here.humidity = 70
Traceback (most recent call last):
    ...
AttributeError: 'Weather' object has no attribute 'humidity'
"""

from __future__ import annotations

from abc import ABCMeta
from typing import TYPE_CHECKING, Any, ClassVar, Self

from game.kernel.field import Dial, Field, named, named_dial
from game.kernel.sealed import Sealed

if TYPE_CHECKING:
    from game.kernel.state import State


def slice_source(name: str, fields: tuple[Field, ...], dials: str = "Dials") -> str:
    """``__init__`` and ``copy`` of the slice class ``name`` as source text."""
    first = ["self.on = on"]
    twin = [f"twin = {name}.__new__({name})", "twin.on = self.on"]
    if name != "Slice":
        first.append("self.dials = dials")
        twin.append("twin.dials = self.dials")
    for one in fields:
        start = one.first()
        alike = start == start[:1] * len(start)
        if one.labels:
            same = f"[{start[0]}] * {len(start)}" if alike else repr(start)
            first.append(f"self.{one.name} = {same}")
            twin.append(f"twin.{one.name} = self.{one.name}[:]")
        else:
            first.append(f"self.{one.name} = {start[0]}")
            twin.append(f"twin.{one.name} = self.{one.name}")
    twin.append("return twin")
    return (
        f"def __init__(self, dials: '{dials}', on: bool) -> None:\n    " + "\n    ".join(first)
        + f"\n\ndef copy(self) -> '{name}':\n    " + "\n    ".join(twin) + "\n"
    )


def of_source(name: str, index: int) -> str:
    """``of`` of the slice class ``name`` at its place in ``State.slices``, as source text."""
    return f"def of(state: 'State') -> '{name}':\n    return state.slices[{index}]\n"


def dials_source(declared: tuple[Dial, ...]) -> str:
    """``__init__`` of a class of dials as source text."""
    lines = [f"self.{one.name} = values[{place}]" for place, one in enumerate(declared)]
    lines.append("self.seal_up()")
    return "def __init__(self, values: 'list[int]') -> None:\n    " + "\n    ".join(lines) + "\n"


def _methods(source: str, namespace: dict[str, Any]) -> dict[str, Any]:
    """The functions that ``source`` defines; ``namespace`` is what they look names up in."""
    found: dict[str, Any] = {}
    exec(source, namespace, found)
    return found


class DialsType(ABCMeta):
    """Makes a class of dials from its declarations."""

    def __new__(mcs, name: str, bases: tuple[type, ...], space: dict[str, Any]) -> DialsType:
        declared = [named_dial(attribute, value) for attribute, value in space.items() if isinstance(value, Dial)]
        space = {attribute: value for attribute, value in space.items() if not isinstance(value, Dial)}
        space["__slots__"] = tuple(one.name for one in declared)
        space["declared"] = tuple(declared)
        space.update(_methods(dials_source(tuple(declared)), {}))
        return super().__new__(mcs, name, bases, space)


class Dials(Sealed, metaclass=DialsType):
    """The scenario's settings for one module, shared by every copy of its slice: one int for each declaration."""

    declared: ClassVar[tuple[Dial, ...]] = ()

    if TYPE_CHECKING:

        def __init__(self, values: list[int]) -> None: ...


class SliceType(ABCMeta):
    """Makes a class of slices from its declarations."""

    def __new__(mcs, name: str, bases: tuple[type, ...], space: dict[str, Any]) -> SliceType:
        declared = [named(attribute, value) for attribute, value in space.items() if isinstance(value, Field)]
        space = {attribute: value for attribute, value in space.items() if not isinstance(value, Field)}
        space["__slots__"] = ("dials", *(one.name for one in declared)) if bases else ("on",)
        space["fields"] = tuple(declared)
        namespace: dict[str, Any] = {}
        space.update(_methods(slice_source(name, tuple(declared)), namespace))
        made = super().__new__(mcs, name, bases, space)
        namespace[name] = made
        return made


class Slice(metaclass=SliceType):
    """What one rule module keeps on the board.

    ``dials`` are the scenario's settings for the module, shared by every copy.  ``on`` is False for a module the
    scenario leaves out: its slice stays as it was built, and nobody sees it.
    """

    place: ClassVar[int] = -1
    """The slice's place in ``State.slices``, set once when the modules are put in order."""
    dials_type: ClassVar[type[Dials]] = Dials
    fields: ClassVar[tuple[Field, ...]] = ()
    derived: ClassVar[tuple[Field, ...]] = ()
    """Quantities worked out from the fields by a method of the same name; they are shown but never stored."""

    on: bool

    if TYPE_CHECKING:
        dials: Any

        def __init__(self, dials: Any, on: bool) -> None: ...

        def copy(self) -> Self:
            """An equal slice that shares no list with this one."""

        @classmethod
        def of(cls, state: State) -> Self:
            """The slice of this class in ``state``."""


def put_in_order(types: list[type[Slice]]) -> None:
    """Give every slice class its place in ``State.slices``; done once, when the modules are put in order."""
    for place, one in enumerate(types):
        if one is not Slice and one.place != place:
            one.place = place
            type.__setattr__(one, "of", staticmethod(_methods(of_source(one.__name__, place), {})["of"]))

"""Board quantities by name: ``economy.brent``, ``proxies.strength.houthis``, ``us.standing``."""

from __future__ import annotations

from collections.abc import Mapping

from game.kernel.field import Field
from game.kernel.sealed import Sealed, frozen
from game.kernel.state import State
from game.kernel.types import UNKNOWN, clamp


class Indicator(Sealed):
    """One element of the board that scenarios set, cards move, aims measure and journals record.

    ``part`` is the module's number, or -1 for a pool.  ``element`` is -1 for a plain int.
    """

    __slots__ = ("code", "part", "field", "element", "derived")

    def __init__(self, code: str, part: int, field: Field, element: int, derived: bool) -> None:
        self.code = code
        self.part = part
        self.field = field
        self.element = element
        self.derived = derived
        field.seal_up()
        self.seal_up()

    def read(self, state: State) -> int:
        """The stored integer; divide by ``field.scale`` for the unit shown.  UNKNOWN where a view hides it."""
        if self.part < 0:
            return state.pools[self.element]
        found = getattr(state.slices[self.part], self.field.name)
        if self.derived:
            worked_out: int = found()
            return worked_out
        value: int = found[self.element] if self.element >= 0 else found
        return value

    def write(self, state: State, value: int) -> None:
        """Set it, within the bounds of its field; a derived indicator cannot be set (TypeError)."""
        if self.derived:
            raise TypeError(f"{self.code} is worked out, not set")
        value = clamp(value, self.field.low, self.field.high)
        if self.part < 0:
            state.pools[self.element] = value
            return
        part = state.slices[self.part]
        if self.element >= 0:
            values: list[int] = getattr(part, self.field.name)
            values[self.element] = value
        else:
            setattr(part, self.field.name, value)

    def shift(self, state: State, amount: int) -> None:
        """Add ``amount``; nothing happens to what is unknown or belongs to a module that is off."""
        if self.part >= 0 and not state.slices[self.part].on:
            return
        value = self.read(state)
        if value != UNKNOWN:
            self.write(state, value + amount)

    def shown(self, value: int) -> str:
        """A stored value in the unit of its field, without the unit, with as many places as its scale has noughts.

        >>> Indicator("weather.rain", 0, Field("rain", "mm", 0, 9000, scale=10), -1, False).shown(1258)
        '125.8'
        """
        return "?" if value == UNKNOWN else scaled(value, self.field.scale)


def scaled(value: int, scale: int) -> str:
    """A stored integer in its unit: 258000 of scale 1000 is ``258.0``; ``scale`` is a power of ten."""
    if scale == 1:
        return f"{value:,}"
    sign = "-" if value < 0 else ""
    whole, rest = divmod(abs(value), scale)
    return f"{sign}{whole:,}.{rest:0{decimals(scale)}}"


def decimals(scale: int) -> int:
    """How many decimals a stored integer has when it is shown: 3 for a scale of 1000."""
    return len(str(scale)) - 1


def catalogue(
    kinds: list[tuple[str, tuple[Field, ...], tuple[Field, ...]]],
    seats: tuple[str, ...],
    resources: tuple[Field, ...],
) -> Mapping[str, Indicator]:
    """Every indicator by code: slices in MODULES order, stored before derived, then the pools seat by seat."""
    found: dict[str, Indicator] = {}
    for part, (module, stored, derived) in enumerate(kinds):
        for field in stored:
            if not field.labels:
                code = f"{module}.{field.name}"
                found[code] = Indicator(code, part, field, -1, False)
            for element, label in enumerate(field.labels):
                code = f"{module}.{field.name}.{label}"
                found[code] = Indicator(code, part, field, element, False)
        for field in derived:
            code = f"{module}.{field.name}"
            found[code] = Indicator(code, part, field, -1, True)
    for number, seat in enumerate(seats):
        for at, resource in enumerate(resources):
            code = f"{seat}.{resource.name}"
            found[code] = Indicator(code, -1, resource, number * len(resources) + at, False)
    sealed: Mapping[str, Indicator] = frozen(found)
    return sealed

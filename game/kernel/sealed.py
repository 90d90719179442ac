"""Objects that nobody can change once they are built: the law, which all positions, views and matches of it share.

A view is handed to players who may do with it what they like.  Its board is its own; what it shares with the match must
not change, whoever tries.

>>> class Toll(Sealed):
...     __slots__ = ("fees", "by_port")
...     def __init__(self, fees):
...         self.fees = frozen(fees)
...         self.by_port = frozen({"Bushehr": [1, 2]})
...         self.seal_up()
>>> toll = Toll([3, 4])
>>> toll.fees, toll.by_port["Bushehr"]
((3, 4), (1, 2))
>>> toll.fees = ()
Traceback (most recent call last):
    ...
AttributeError: 'fees' of Toll cannot be changed: rules are the same for everybody
"""

from __future__ import annotations

from types import MappingProxyType
from typing import Any, NoReturn


class Sealed:
    """An object whose attributes are set while it is built, never after ``seal_up``.  A copy is the object itself."""

    __slots__ = ("_sealed",)

    _sealed: bool

    def seal_up(self) -> None:
        """Let nothing be changed from now on; to seal it again does nothing."""
        if not getattr(self, "_sealed", False):
            self._sealed = True

    def __setattr__(self, name: str, value: object) -> None:
        if getattr(self, "_sealed", False):
            _refuse(self, name)
        object.__setattr__(self, name, value)

    def __delattr__(self, name: str) -> None:
        _refuse(self, name)

    def __copy__(self) -> Any:
        return self

    def __deepcopy__(self, memo: object) -> Any:
        return self


def _refuse(one: object, name: str) -> NoReturn:
    raise AttributeError(f"{name!r} of {type(one).__name__} cannot be changed: rules are the same for everybody")


def frozen(value: Any) -> Any:
    """The same of lists and tables that nobody can change: tuples and read-only mappings, all the way down."""
    if isinstance(value, list | tuple):
        return tuple([frozen(one) for one in value])
    if isinstance(value, dict | MappingProxyType):
        return MappingProxyType({key: frozen(one) for key, one in value.items()})
    return value

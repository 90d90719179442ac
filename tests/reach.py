"""What can be reached from an object by looking: attributes, elements, and what a bound method belongs to.

Classes, functions and modules are code, not data: whoever runs in the process can change those, and nothing here claims
otherwise.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import BuiltinFunctionType, FunctionType, MappingProxyType, MethodType
from typing import Any, Final

from game.kernel.sealed import Sealed

PLAIN: Final = (int, str, bytes, float, complex, type(None), type, BuiltinFunctionType, FunctionType)
"""Values and code, at which looking ends."""


def attributes(one: object) -> dict[str, Any]:
    """The data attributes of an object: its slots and its ``__dict__``."""
    found: dict[str, Any] = {}
    for kind in type(one).__mro__:
        slots = vars(kind).get("__slots__", ())
        for name in (slots,) if isinstance(slots, str) else slots:
            if hasattr(one, name):
                found[name] = getattr(one, name)
    found.update(getattr(one, "__dict__", {}))
    return found


def parts(one: object) -> Iterator[object]:
    """Everything one step away."""
    if isinstance(one, Mapping):
        yield from one.keys()
        yield from one.values()
    elif isinstance(one, list | tuple | set | frozenset):
        yield from one
    elif isinstance(one, MethodType):
        yield one.__self__
        return
    if hasattr(one, "__dict__"):
        yield one.__dict__
    yield from attributes(one).values()


def reachable(start: object) -> dict[int, object]:
    """Every object that can be reached, by identity."""
    found: dict[int, object] = {}
    waiting = [start]
    while waiting:
        one = waiting.pop()
        if isinstance(one, PLAIN) or id(one) in found:
            continue
        found[id(one)] = one
        waiting.extend(parts(one))
    return found


def can_change(one: object) -> bool:
    """Whether an object can be changed by whoever holds it."""
    if isinstance(one, tuple | frozenset | MappingProxyType | MethodType):
        return False
    return not (isinstance(one, Sealed) and getattr(one, "_sealed", False) and not hasattr(one, "__dict__"))


def vandalise(start: object) -> int:
    """Try to spoil everything that can be reached; how many attempts nothing stopped."""
    done = 0
    for one in list(reachable(start).values()):
        for name in attributes(one):
            for act in (lambda o=one, n=name: setattr(o, n, 0), lambda o=one, n=name: delattr(o, n)):
                done += _tried(act)
        if isinstance(one, list):
            done += _tried(lambda o=one: o.append(0)) + _tried(one.reverse) + _tried(one.clear)
        if isinstance(one, Mapping):
            done += _tried(lambda o=one: o.__setitem__("seats", 0))
            done += _tried(lambda o=one: o.clear())
        if isinstance(one, set):
            done += _tried(one.clear)
    return done


def _tried(act: Any) -> int:
    try:
        act()
    except Exception:
        return 0
    return 1

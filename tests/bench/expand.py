"""Writes out what slices and dials declare, as plain classes: the form in which mypyc can compile them.

The interpreted game makes ``__init__``, ``copy`` and ``of`` when a class is defined; the compiler must see them as
source, so they are written into a copy of the file from the same declarations; nothing is written by hand twice.
"""

from __future__ import annotations

import ast
import importlib
import re
import textwrap
from pathlib import Path

from game.kernel.slices import Dials, Slice, dials_source

PLAIN = '''
class Dials(Sealed):
    """The scenario's settings for one module, shared by every copy of its slice: one int for each declaration."""

    declared: ClassVar[tuple[Dial, ...]] = ()

    def __init__(self, values: list[int]) -> None:
        pass


class Slice:
    """What one rule module keeps on the board."""

    place: ClassVar[int] = -1
    dials_type: ClassVar[type[Dials]] = Dials
    fields: ClassVar[tuple[Field, ...]] = ()
    derived: ClassVar[tuple[Field, ...]] = ()

    on: bool

    def __init__(self, dials: Dials, on: bool) -> None:
        self.on = on

    def copy(self) -> Slice:
        """An equal slice that shares no list with this one."""
        return Slice(Dials([]), self.on)


def put_in_order(types: list[type[Slice]]) -> None:
    """Give every slice class its place in ``State.slices``; ``of`` has it written out."""
    for place, one in enumerate(types):
        if one is not Slice:
            one.place = place
'''


def expand_kernel(text: str) -> str:
    """``game/kernel/slices.py`` without metaclasses.  Raises ValueError when it is not laid out as expected."""
    head, found, _ = text.partition("class DialsType(ABCMeta):")
    if not found:
        raise ValueError("game/kernel/slices.py has no class DialsType(ABCMeta)")
    head = re.sub(r"(?s)def _methods\(.*", "", head)
    return head.replace("from abc import ABCMeta\n", "") + PLAIN


def expand(text: str, module: str) -> str:
    """The source of a file of the rules with every slice and every class of dials written out."""
    lines = text.split("\n")
    for node in reversed(ast.parse(text).body):
        if not isinstance(node, ast.ClassDef):
            continue
        bases = [one.id for one in node.bases if isinstance(one, ast.Name)]
        kind = getattr(importlib.import_module(module), node.name)
        if "Slice" in bases:
            assert issubclass(kind, Slice)
            lines = _written(lines, node, _slice(text, node, kind))
        elif "Dials" in bases:
            assert issubclass(kind, Dials)
            lines = _written(lines, node, _dials(text, node, kind))
    found = "\n".join(lines)
    if found == text:
        return text
    more = (
        "from typing import ClassVar\n"
        "from game.kernel.field import Dial, Field, named as _named, named_dial as _named_dial\n"
        "from game.kernel.state import State\nfrom game.kernel.slices import Dials, Slice\n"
    )
    return found.replace("from __future__ import annotations\n", f"from __future__ import annotations\n{more}", 1)


def _written(lines: list[str], node: ast.ClassDef, body: str) -> list[str]:
    assert node.end_lineno is not None
    return [*lines[: node.lineno - 1], *body.split("\n"), *lines[node.end_lineno :]]


def _calls(text: str, node: ast.ClassDef, maker: str) -> dict[str, str]:
    """The source of every declaration of a class body, by name."""
    found: dict[str, str] = {}
    for one in node.body:
        if isinstance(one, ast.AnnAssign) and isinstance(one.target, ast.Name) and one.value is not None:
            call = ast.get_source_segment(text, one.value) or ""
            if call.startswith(f"{maker}("):
                found[one.target.id] = call
    return found


def _rest(text: str, node: ast.ClassDef) -> str:
    """What a class body holds besides declarations."""
    kept = []
    for one in node.body:
        if isinstance(one, ast.AnnAssign) and one.value is not None:
            continue
        start = min([one.lineno, *(mark.lineno for mark in getattr(one, "decorator_list", []))])
        kept.append("\n".join(text.split("\n")[start - 1 : one.end_lineno]))
    return "\n\n".join(kept)


def _slice(text: str, node: ast.ClassDef, kind: type[Slice]) -> str:
    """A slice written out; ``__init__`` takes the slice to copy, since mypyc makes no object without ``__init__``."""
    fields = "".join(f"        _named({name!r}, {call}),\n" for name, call in _calls(text, node, "field").items())
    dials = kind.dials_type.__name__
    typed = [f"{one.name}: {'list[int]' if one.labels else 'int'}" for one in kind.fields]
    first = [f"self.{one.name} = {one.first() if one.labels else one.first()[0]}" for one in kind.fields]
    twin = [f"self.{one.name} = source.{one.name}{'[:]' if one.labels else ''}" for one in kind.fields]
    made = [
        *(["dials: Dials"] if kind.dials_type is Dials else []),
        *typed,
        "",
        f"def __init__(self, dials: {dials}, on: bool, source: {node.name} | None = None) -> None:",
        "    self.dials = dials",
        "    self.on = on",
        "    if source is None:",
        *(f"        {line}" for line in first),
        "    else:",
        *(f"        {line}" for line in twin),
        "",
        f"def copy(self) -> {node.name}:",
        f"    return {node.name}(self.dials, self.on, self)",
        "",
        "@staticmethod",
        f"def of(state: State) -> {node.name}:",
        f"    part = state.slices[{kind.place}]",
        f"    assert isinstance(part, {node.name})",
        "    return part",
    ]
    written = textwrap.indent("\n".join(made), "    ")
    return f"class {node.name}(Slice):\n{_rest(text, node)}\n\n    fields = (\n{fields}    )\n\n{written}\n"


def _dials(text: str, node: ast.ClassDef, kind: type[Dials]) -> str:
    declared = ",\n        ".join(
        f"_named_dial({name!r}, {call})" for name, call in _calls(text, node, "dial").items()
    )
    typed = "\n".join(f"    {one.name}: int" for one in kind.declared)
    return (
        f"class {node.name}(Dials):\n{_rest(text, node)}\n\n{typed}\n\n    declared = (\n        {declared},\n    )\n\n"
        + textwrap.indent(dials_source(kind.declared), "    ")
    )


def expand_folder(folder: Path) -> None:
    """Write out kernel and rules of a copy of the game below ``folder``."""
    path = folder / "game" / "kernel" / "slices.py"
    path.write_text(expand_kernel(path.read_text(encoding="utf-8")), encoding="utf-8")
    for path in sorted((folder / "game" / "rules").rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        module = ".".join(path.relative_to(folder).with_suffix("").parts).removesuffix(".__init__")
        path.write_text(expand(text, module), encoding="utf-8")

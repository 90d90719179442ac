"""Marks: every one is borne, read by a rule, printed, and means the same whoever asks; no rule goes by a verb."""

from __future__ import annotations

import ast
import re
from random import Random

import pytest

from game.kernel import engine
from game.rules import marks
from game.rules.marks import MARKS, Mark, marks_of, may_bear
from tests.playing import ROOT, SCENARIOS, table, walk

RULES = ROOT / "game" / "rules"
NAMES = {
    value: name for name, value in vars(marks).items() if name.isupper() and isinstance(value, int)
}
TEXT = (ROOT / "rules.md").read_text(encoding="utf-8")
HEADINGS = set(re.findall(r"^### ((?:\d+|[A-Z])\.\d+)\b", TEXT, re.MULTILINE))


def readers(mark: Mark) -> list[str]:
    """The files of kernel and rules in which a mark is tested for: a name beside ``&``, also among several."""
    found = []
    for path in sorted((ROOT / "game").glob("[kr][eu]*/**/*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.BinOp) and isinstance(node.op, ast.BitAnd):
                names = {one.id for one in ast.walk(node) if isinstance(one, ast.Name)}
                if NAMES[mark.bit] in names or ("DEARER" in names and NAMES[mark.bit] in dearer()):
                    found.append(path.name)
    return found


def dearer() -> set[str]:
    """The marks that parliaments gather in one name."""
    tree = ast.parse((RULES / "parliaments" / "module.py").read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and node.target.id == "DEARER":
            return {one.id for one in ast.walk(node) if isinstance(one, ast.Name)}
    return set()


@pytest.mark.parametrize("mark", MARKS, ids=lambda mark: mark.name)
def test_a_mark_is_borne_read_and_has_its_section(mark: Mark) -> None:
    """A mark that nobody bears or no rule reads would be a promise without effect."""
    assert any(may_bear(action, mark.bit) for action in table("double-bind").book.actions)
    assert readers(mark)
    assert mark.section in HEADINGS
    for other in re.findall(r"§((?:\d+|[A-Z])\.\d+)", mark.about):
        assert other in HEADINGS
    assert mark.about == mark.about.strip(" .")


def test_marks_have_a_bit_and_a_name_each() -> None:
    assert len({mark.bit for mark in MARKS}) == len({mark.name for mark in MARKS}) == len(MARKS) == len(NAMES)
    assert [mark.bit for mark in MARKS] == [1 << place for place in range(len(MARKS))]
    assert marks_of(MARKS[0].bit | MARKS[3].bit) == (MARKS[0], MARKS[3])


@pytest.mark.parametrize("name", SCENARIOS)
def test_an_action_bears_on_a_board_what_it_declares(name: str) -> None:
    """``marks`` are borne on every board, and no others than these and ``marks_at_times`` on any."""
    draw = Random(f"marks {name}")
    for state in walk(table(name).first(), draw):
        for action in engine.legal(state):
            borne = action.marked(state)
            assert action.marks & ~borne == 0, action.code
            assert borne & ~(action.marks | action.marks_at_times) == 0, action.code


@pytest.mark.parametrize("path", sorted(RULES.rglob("*.py")), ids=lambda path: str(path.relative_to(RULES)))
def test_no_rule_goes_by_a_verb_or_the_class_of_an_action(path: object) -> None:
    """A rule that knows other actions by name misses the next one of their kind."""
    assert hasattr(path, "read_text")
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Compare):
            for side in (node.left, *node.comparators):
                assert not (isinstance(side, ast.Attribute) and side.attr == "verb"), node.lineno
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "isinstance":
            first = node.args[0]
            assert not (isinstance(first, ast.Name) and first.id == "action"), node.lineno

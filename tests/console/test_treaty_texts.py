"""The mediator sees the draft it works on, each side its own criticism, and nobody else anything."""

from __future__ import annotations

from game.console.screens.treaty_texts import treaty_texts
from game.console.words.knowledge import knowledge_of
from game.kernel.knowledge import view
from game.rules.seats import GOVERNMENT, GULF, ISRAEL, US
from tests.sections.table import Table


def written(table: Table, seat: int) -> str:
    table.state.stack[0] = (0, 3, 0, 0, 0)
    seen = view(table.state, seat)
    return "\n".join(line.plain for line in treaty_texts(seen, knowledge_of(seen), 0))


def test_a_draft_is_read_by_its_readers_alone() -> None:
    table = Table()
    table.set("single_text.number.muscat", 3)
    table.set("single_text.terms.muscat-relief", 2)
    for seat in (US, GOVERNMENT, GULF):
        assert "Muscat draft 3" in written(table, seat)
        assert "relief 2" in written(table, seat)
    assert written(table, ISRAEL) == ""


def test_criticism_is_between_a_side_and_the_mediator() -> None:
    table = Table()
    table.set("single_text.number.muscat", 1)
    table.set("single_text.faults_us.muscat", 1)
    assert "Washington criticises: enrichment" in written(table, GULF)
    assert "Washington criticises: enrichment" in written(table, US)
    assert "criticises" not in written(table, GOVERNMENT)


def test_a_text_before_the_public_is_read_by_all() -> None:
    table = Table()
    table.set("talks.status", 2)
    table.set("talks.text.stock", 3)
    assert "Text (agreed)" in written(table, ISRAEL)
    assert "stock 3" in written(table, ISRAEL)

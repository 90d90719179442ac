"""Finding one's way in rules.md."""

from __future__ import annotations

import pytest

from game.console.reference.rulebook import found_page, search, section_of, sections
from game.console.terminal.errors import MisreadError

TEXT = """# Double Bind

## 7. Economy

What money does.

### 7.1 The price of crude

Fear moves it.

7.1.1 It is drawn
again each turn.

**7.1.2** It never falls below zero.

### 7.2 Oil income

- 7.2.1 Volume by price.

## 8. Nuclear programme

### 8.1 Enrichment
"""
BOOK = sections(TEXT)


def test_sections_come_in_order_with_their_titles() -> None:
    assert [one.number for one in BOOK] == ["7", "7.1", "7.1.1", "7.1.2", "7.2", "7.2.1", "8", "8.1"]
    assert [one.title for one in BOOK if "." not in one.number] == ["Economy", "Nuclear programme"]


def test_a_section_has_all_below_it_and_nothing_after() -> None:
    text = section_of(BOOK, "7.1").text
    assert "Fear moves it" in text
    assert "never falls below zero" in text
    assert "Oil income" not in text
    assert "Oil income" in section_of(BOOK, "7").text


def test_a_case_is_found_by_its_number() -> None:
    assert section_of(BOOK, "§7.1.1").text == "7.1.1 It is drawn\nagain each turn."
    assert section_of(BOOK, "7.2.1.").text == "- 7.2.1 Volume by price."


def test_a_missing_section_names_the_nearest() -> None:
    with pytest.raises(MisreadError, match=r"no section 7\.4; the nearest are .*7\.2"):
        section_of(BOOK, "7.4")
    with pytest.raises(MisreadError, match="called by its number"):
        section_of(BOOK, "oil")
    with pytest.raises(MisreadError, match="no numbered sections"):
        section_of((), "1")


def test_words_are_found_in_titles_first() -> None:
    assert [one.number for one in search(BOOK, "ENRICHMENT")] == ["8.1"]
    assert search(BOOK, "price")[0].number == "7.1"
    assert search(BOOK, "gibberish") == []


def test_a_word_is_found_with_the_line_that_has_it() -> None:
    """Titles first; of nested sections the innermost alone."""
    lines = [one.plain for one in found_page(BOOK, "never falls")]
    assert lines[0] == "The rulebook on 'never falls':"
    assert lines[1].split()[:1] == ["7.1.2"]
    assert "It never falls below zero." in lines[2]
    assert len(lines) == 4


def test_a_word_that_is_not_there_is_told_with_the_nearest_of_the_index() -> None:
    book = sections(f"{TEXT}\n## 9 Index of terms\n\n**A** access 8.7 · act of\nforce 13.2\n")
    with pytest.raises(MisreadError, match="no word on 'acces'; the nearest is 'access'"):
        found_page(book, "acces")

"""ARCHITECTURE.md shows the source as it is."""

from __future__ import annotations

from tests.house.picture import PAGE, page, shortest


def test_the_page_is_fresh() -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert page(text) == text, "make golden draws it anew"


def test_only_the_longest_ways_are_drawn() -> None:
    assert shortest({"a": {"b", "c"}, "b": {"c"}, "c": set()}) == {"a": {"b"}, "b": {"c"}, "c": set()}


def test_a_circle_stays_visible() -> None:
    assert shortest({"a": {"b"}, "b": {"a"}}) == {"a": {"b"}, "b": {"a"}}

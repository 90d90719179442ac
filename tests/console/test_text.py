"""Words on their way to a screen."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.text import Text

from game.console.terminal.text import ascii_only, clean, count, fold, in_words, paragraphs, quote, shorten


@pytest.mark.parametrize(
    ("dirty", "harmless"),
    [
        ("\x1b[31mred\x1b[0m", "red"),
        ("\x1b]0;title\x07text", "text"),
        ("\x1b]8;;http://x\x1b\\link\x1b]8;;\x1b\\", "link"),
        ("\x9b2Jgone", "gone"),
        ("one\ntwo\tthree", "one two three"),
        ("bell\x07 back\x08", "bell back"),
        ("turned \u202earound", "turned around"),
        ("\x1bPqsecret\x1b\\ after", " after"),
        ("half an escape \x1b", "half an escape "),
    ],
)
def test_escapes_and_control_characters_are_taken_out(dirty: str, harmless: str) -> None:
    assert clean(dirty) == harmless


@given(st.text(max_size=80))
def test_nothing_clean_moves_a_cursor(text: str) -> None:
    assert all(letter.isprintable() or letter == " " or letter in "\u00a0\u3000" or not letter.isspace()
               for letter in clean(text))
    assert not any(ord(letter) < 32 or 0x7F <= ord(letter) < 0xA0 for letter in clean(text))


@given(st.text(alphabet=st.characters(codec="ascii", min_codepoint=32, max_codepoint=126), max_size=200),
       st.integers(10, 60), st.integers(0, 4))
def test_folding_keeps_every_word_and_the_width(text: str, width: int, indent: int) -> None:
    parts = fold(Text(text), width, indent)
    assert all(cell_len(part.plain) <= width for part in parts)
    assert "".join("".join(part.plain.split()) for part in parts) == "".join(text.split())


def test_folding_does_not_break_wide_letters_past_the_edge() -> None:
    assert all(cell_len(part.plain) <= 11 for part in fold(Text("日本語" * 20), 11))


def test_a_figure_stays_with_its_per_cent() -> None:
    for width in range(10, 30):
        parts = [part.plain for part in fold(Text("ships turn away 48 %, a brush with a patrol 52 % in all"), width)]
        assert not any(part.startswith("%") for part in parts)


def test_folding_without_a_width_leaves_the_line_whole() -> None:
    assert [part.plain for part in fold(Text("a " * 300), 0)] == ["a " * 300]


def test_shortening_says_that_something_is_missing() -> None:
    assert shorten(Text("one two three"), 8).plain == "one two…"
    assert shorten(Text("short"), 8).plain == "short"


def test_ascii_keeps_the_sense() -> None:
    assert ascii_only("§7.2 – 30 → 33, Qalibāf ██░") == "s.7.2 - 30 -> 33, Qalibaf ##."


def test_small_words() -> None:
    assert count(1, "step") == "1 step"
    assert count(2, "step") == "2 steps"
    assert in_words(["a", "b", "c"], "or") == "a, b or c"
    assert paragraphs("one\ntwo\n\nthree\n") == ["one two", "", "three"]


def test_quotes_are_harmless_and_short() -> None:
    assert quote("\x1b[2Jx") == "'x'"
    assert len(quote("y" * 500)) < 70

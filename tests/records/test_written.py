"""Which letters are text: scenario texts and the names of people are measured by what a terminal does with them."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.console.play.seating import read_player
from game.console.terminal.errors import MisreadError
from game.console.terminal.text import clean
from game.records.scenario.load import load_scenario
from game.records.scenario.model import ScenarioError
from game.records.written import fault_of, first_harmful, one_line
from tests.playing import EXAMPLES, depth

WRITTEN = {
    "a Persian name with a non-joiner": "علی\u200cرضا",
    "an emoji family": "\U0001f468\u200d\U0001f469\u200d\U0001f467",
    "a heart on fire": "\u2764\ufe0f\u200d\U0001f525",
    "the flag of Wales": "\U0001f3f4\U000e0067\U000e0062\U000e0077\U000e006c\U000e0073\U000e007f",
    "a soft hyphen": "Atom\u00adwaffen\u00adsperr\u00advertrag",
    "a mark of direction between words": "(العربية)\u200f!",
    "an Arabic sign of numbers": "\u0600 1402",
    "a no-break space": "5\u00a0km",
    "a letter newer than this program": "\U0001faef",
    "a letter of private use": "\uf8ff",
}
HARMFUL = {
    "a\u202egpj": "letter 2 is U+202E (right-to-left override)",
    "a\u2067b": "letter 2 is U+2067 (right-to-left isolate)",
    "ab\x1b[31m": "letter 3 is U+001B (escape)",
    "a\x9b2J": "letter 2 is U+009B",
    "\x07": "letter 1 is U+0007",
    "a\u2028b": "letter 2 is U+2028 (line separator)",
    "Ann\u200b": "letter 4 is U+200B (zero width space), which belongs between letters",
    "\u200cAnn": "letter 1 is U+200C (zero width non-joiner), which belongs between letters",
    "a\ufdd0": "letter 2 is U+FDD0",
    "a\tb": "letter 2 is U+0009 (a tab)",
}
HEAD = 'base = "first-moves"\nname = "trial"\ntitle = "Trial"\n'


@pytest.mark.parametrize("text", WRITTEN.values(), ids=WRITTEN)
def test_what_people_write_is_text_everywhere(text: str, tmp_path: Path) -> None:
    """A8, A9: in a name, in a scenario and on the screen."""
    assert fault_of(text) == ""
    assert one_line(text) == clean(text) == text
    assert read_player(f"human:{text}", ["greedy"]) == f"human:{text}"
    path = tmp_path / "trial.toml"
    path.write_text(f'{HEAD}summary = "{text}"\n', encoding="utf-8")
    assert load_scenario(path).summary == text


@pytest.mark.parametrize("text", HARMFUL)
def test_what_is_no_text_is_named_with_its_place(text: str, tmp_path: Path) -> None:
    """A8, A9: which letter, at which place."""
    assert fault_of(text).endswith(HARMFUL[text])
    with pytest.raises(MisreadError, match="cannot be shown as a name") as caught:
        read_player(f"human:{text}", ["greedy"])
    assert HARMFUL[text] in str(caught.value)
    path = tmp_path / "trial.toml"
    escaped = "".join(f"\\U{ord(letter):08X}" for letter in text)
    path.write_text(f'{HEAD}summary = "{escaped}"\n', encoding="utf-8")
    with pytest.raises(ScenarioError, match="summary: allowed is text without control characters") as told:
        load_scenario(path)
    assert HARMFUL[text] in str(told.value)


def test_a_letter_of_a_later_line_is_found() -> None:
    assert fault_of("one\ntwo\x07", lines=True).endswith("letter 4 of line 2 is U+0007")
    assert fault_of("one\ntwo").endswith("letter 4 is a line feed")


@settings(max_examples=depth(60, EXAMPLES))
@given(st.text(st.sampled_from([*"a \n\x1b[m\u200c\u200d\u00ad\ufe0f\u202e\ud800é", "\U000e0067", "\U0001f468"])))
def test_what_is_accepted_is_shown_as_it_is(text: str) -> None:
    """One measure for both: cleaning takes out exactly what is refused, and once is enough."""
    left = one_line(text)
    assert first_harmful(left) == -1
    assert one_line(left) == left
    assert "\n" not in left
    if first_harmful(text) == -1:
        assert left == text.replace("\n", " ")


@settings(max_examples=depth(60, EXAMPLES))
@given(st.characters())
def test_no_letter_that_moves_a_cursor_is_text(letter: str) -> None:
    assert (first_harmful(f"a{letter}b") == -1) == (
        letter == "\n"
        or (unicodedata.category(letter) not in ("Cc", "Cs", "Zl", "Zp")
            and unicodedata.bidirectional(letter) not in ("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI")
            and ord(letter) & 0xFFFE != 0xFFFE and not 0xFDD0 <= ord(letter) <= 0xFDEF
            and letter not in "\u206a\u206b\u206c\u206d\u206e\u206f\ufff9\ufffa\ufffb\U000e0001")
    )


def test_long_rows_of_invisible_letters_take_no_time() -> None:
    """Each is looked at once."""
    assert first_harmful("a" + "\u200d" * 200_000) == 1
    assert one_line("\u200d" * 200_000) == ""

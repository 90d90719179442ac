"""What quantities are called, and what their numbers mean."""

from __future__ import annotations

import pytest

from game.console.words.quantities import FIELDS, Gauge, is_listed, is_news, measured, name_of, shown, weight
from game.kernel.field import NAMED_SET, NEWS, NONE_BELOW_ZERO
from game.kernel.indicator import scaled
from game.records.scenario.model import INDICATORS
from game.rules.seats import US
from game.rules.single_text.board import NO, YES
from game.rules.single_text.drafting import Answer


def test_every_indicator_has_a_name_of_its_own() -> None:
    names = [name_of(code) for code in INDICATORS if is_listed(code)]
    twice = {one for one in names if names.count(one) > 1}
    assert not twice
    assert all(name.strip() and "_" not in name for name in names)


@pytest.mark.parametrize("code", FIELDS)
def test_a_seat_is_told_what_it_paid_to_learn(code: str) -> None:
    """A field without unit and words was changed in silence, as by 'gulf feel-out' and 'europe sound'."""
    one = FIELDS[code]
    assert one.telling != NEWS or is_news(code, one.unit), f"{code} has neither a unit nor words, and is no bookkeeping"


def test_what_was_heard_of_the_mandate_is_told_in_words() -> None:
    for code in ("backchannels.sounding", "backchannels.reading"):
        assert shown(code, 2, Gauge("", 1)) == "nuclear limits"
        assert shown(code, -1, Gauge("", 1)) == "none"


@pytest.mark.parametrize("answer", ["yes", "no"])
@pytest.mark.parametrize("capital", ["us", "iran"])
def test_the_answers_of_the_capitals_read_as_they_were_given(capital: str, answer: str) -> None:
    """They stood the wrong way round on every screen."""
    assert shown(f"single_text.answer_{capital}.muscat", {"yes": YES, "no": NO}[answer], Gauge("", 1)) == answer
    assert Answer(US, 0, {"yes": YES, "no": NO}[answer]).words() == f"muscat {answer}"


@pytest.mark.parametrize("code", sorted(code for code, one in FIELDS.items() if one.values and one.reads != NAMED_SET))
def test_words_cover_every_value_of_their_field(code: str) -> None:
    assert FIELDS[code].low >= 0 or (FIELDS[code].low, FIELDS[code].reads) == (-1, NONE_BELOW_ZERO)
    assert len(FIELDS[code].values) == FIELDS[code].high + 1


@pytest.mark.parametrize(
    ("code", "value", "unit", "scale", "expected"),
    [
        ("economy.exports", 1500, "kb/d", 1, "1,500 kb/d"),
        ("economy.brent", 7820, "$", 100, "$78.20"),
        ("economy.premium", -56, "$", 100, "-$0.56"),
        ("us.funds", 700, "$ m", 1, "$700 m"),
        ("nuclear.stale", 1, "turns", 1, "1 turn"),
        ("proxies.index", 41, "points", 1, "41"),
        ("backchannels.stage.muscat", 2, "", 1, "open"),
        ("backchannels.knowers.muscat", 0b1001, "", 1, "us, irgc"),
        ("economy.exports", None, "kb/d", 1, "?"),
        ("strikes.notice", 2, "", 1, "refused"),
        ("intelligence.read_us.stock", -1, "", 1, "none"),
    ],
)
def test_values_are_read_with_their_unit(code: str, value: int | None, unit: str, scale: int, expected: str) -> None:
    assert shown(code, value, Gauge(unit, scale)) == expected


def test_figures() -> None:
    assert scaled(-1234567, 1000) == "-1,234.567"
    assert measured("3.11", "$ a gallon") == "$3.11 a gallon"


def test_bookkeeping_and_the_price_of_a_choice_are_not_news() -> None:
    assert not is_news("headlines.drawn", "")
    assert not is_news("us.attention", "points")
    assert is_news("us.standing", "points")
    assert weight("escalation.rung") < weight("sanctions.strain") < weight("us.standing")

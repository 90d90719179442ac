"""From a claim to the rules, and from there to the table."""

from __future__ import annotations

import pytest

from game.console.reference.citations import citation_page, citing_sections
from game.records.claims import cited_at, load_claims
from game.records.library import seeds_folder
from tests.playing import scenario

CLAIMS = load_claims(seeds_folder())
CARD, CLAIM = next(
    (card, one) for card in scenario("double-bind").cards for one in card.sources if one in CLAIMS
)


def test_a_claim_leads_to_its_innermost_sections() -> None:
    numbers = [one.number for one in citing_sections("crossroads-51")]
    assert "15.2" in numbers
    assert "15" not in numbers


def test_it_leads_to_actions_and_to_the_scripts_that_play_them() -> None:
    told = "\n".join(one.plain for one in citation_page("crossroads-51"))
    assert "15.2" in told
    assert "actions: irgc harass" in told
    assert "playthrough periphery: irgc harass" in told


def test_it_leads_to_the_headlines_that_cite_it() -> None:
    told = "\n".join(one.plain for one in citation_page(CLAIM))
    assert f"“{CARD.title}”" in told
    assert "scenario double-bind, headline" in told


@pytest.mark.parametrize("claim", sorted(CLAIMS)[::12])
def test_every_claim_has_a_page(claim: str) -> None:
    lines = [one.plain for one in citation_page(claim)]
    assert lines[0] == "In the rules"
    assert "In play" in lines


def test_a_citation_may_run_over_the_end_of_a_line() -> None:
    assert cited_at("a\nb [confusion-01,\nconfusion-02] c") == [("confusion-01", 2), ("confusion-02", 2)]


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        ("confusion-05", ["“Arab capitals answer with a plan of their own for Gaza”"]),
        ("confusion-12", ["5.8     Posture", "actions: us posture", "“Everybody recalls how the first term went"]),
        ("confusion-20", ["14.5    Strikes on a front", "actions: us/israel hit"]),
        ("confusion-42", ["11.9.1  Display", "aim"]),
        ("confusion-48", ["16.2.2  A concession", "“Allies abroad ask what they are worth at the table”"]),
        ("confusion-59", ["19.5.4  Scapegoats and resignations", "government resign", "line double-bind: turn 4, "]),
        ("confusion-66", ["14.4    Restraint", "actions: irgc restrain"]),
        ("crossroads-09", ["6.9", "us designate"]),
        ("crossroads-34", ["6.8.1   The arms embargo", "expires in October"]),
        ("crossroads-52", ["14.8.1  Rockets", "irgc rockets"]),
        ("crossroads-66", ["10      Backchannels", "aims: gulf “Our access is valued”", "gulf interview", " more"]),
        ("crossroads-90", ["16      Regime security and narrative"]),
    ],
)
def test_a_claim_leads_to_rules_and_from_there_to_the_table(claim: str, expected: list[str]) -> None:
    """A dozen claims, page by page; no line has a word that 80 columns cannot hold."""
    lines = [one.plain for one in citation_page(claim)]
    told = "\n".join(lines)
    assert [one for one in expected if one not in told] == []
    assert lines.index("In the rules") < lines.index("In play")
    assert max(len(word) for word in told.split()) < 78

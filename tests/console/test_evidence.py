"""From a claim to the rules, and from there to the table."""

from __future__ import annotations

import pytest

from game.console.evidence import citing_sections, evidence
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
    told = "\n".join(one.plain for one in evidence("crossroads-51"))
    assert "15.2" in told
    assert "actions: irgc harass" in told
    assert "playthrough periphery: irgc harass" in told


def test_it_leads_to_the_headlines_that_cite_it() -> None:
    told = "\n".join(one.plain for one in evidence(CLAIM))
    assert f"“{CARD.title}”" in told
    assert "scenario double-bind: " in told


@pytest.mark.parametrize("claim", sorted(CLAIMS)[::12])
def test_every_claim_has_a_page(claim: str) -> None:
    lines = [one.plain for one in evidence(claim)]
    assert lines[0] == "In the rules"
    assert "In play" in lines


def test_a_citation_may_run_over_the_end_of_a_line() -> None:
    assert cited_at("a\nb [confusion-01,\nconfusion-02] c") == [("confusion-01", 2), ("confusion-02", 2)]

"""The author's guide is true: its examples are one valid scenario, its keys and codes exist."""

from __future__ import annotations

import re
from pathlib import Path

from game import Match, load_scenario
from game.records.scenario.model import INDICATORS, AimPart, CardPart, Scenario, SeatPart
from tests.playing import ROOT

GUIDE = (ROOT / "scenarios" / "README.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"```toml\n(.*?)```", GUIDE, re.DOTALL)


def test_the_examples_together_are_a_scenario_that_can_be_played(tmp_path: Path) -> None:
    path = tmp_path / "guide.toml"
    path.write_text("\n".join(EXAMPLES), encoding="utf-8")
    found = load_scenario(path)
    assert found.board["economy"]["exports"] == 1750
    assert "refinery-listed" in {one.code for one in found.cards}
    match = Match(found, 7)
    match.play(match.legal_actions()[0])


def test_every_key_is_explained() -> None:
    """Of the head in its table, of the others at least in an example."""
    examples = "\n".join(EXAMPLES)
    for key in Scenario.model_fields:
        assert f"`{key}`" in GUIDE or f"[{key}" in GUIDE, key
    for part in (SeatPart, CardPart, AimPart):
        for key in part.model_fields:
            assert re.search(rf"^{key} = ", examples, re.MULTILINE), key


def test_every_indicator_it_names_exists() -> None:
    """Words in capitals stand for a label."""
    named = set(re.findall(r'[`"]([a-z]+(?:\.[a-zA-Z_]+)+)[`"]', GUIDE)) - {"rules.md", "other.toml"}
    known = {re.sub(r"\.[^.]+$", "", code) for code in INDICATORS} | set(INDICATORS)
    assert len(named) > 20
    for code in named:
        plain = re.sub(r"\.[A-Z]+$", "", code)
        assert plain in known or plain.split(".")[0] in ("board", "dials"), code


def test_every_topic_of_the_decks_is_in_the_vocabulary() -> None:
    table = GUIDE[GUIDE.index("| topic |") : GUIDE.index("Five habits")]
    topics = {one.topic for one in load_scenario("double-bind").cards}
    assert topics <= set(re.findall(r"`([a-z]+)`", table)), "add the new topics to the table of scenarios/README.md"

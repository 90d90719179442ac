"""Chapter 9 of rules.md: what course and mandate allow the Guard and the government to do."""

from __future__ import annotations

import pytest

from game.rules.council.board import MANDATES
from tests import playing
from tests.sections.table import Table, rule

DEFY, ENDURE, BARGAIN = 1, 2, 3


def decided(course: int, word: str, guard: int, government: int) -> Table:
    """A board on which that course is in force by that word of the Leader, with what the blocs had tabled."""
    table = Table()
    table.rich("irgc")
    table.set("council.course", course)
    table.set("council.word", {"ratified": 1, "imposed": 2, "ambiguous": 3}[word])
    table.set("council.shown.irgc", guard)
    table.set("council.shown.government", government)
    return table


@rule("9.6", "only if defy is in force, or if the Leader was ambiguous and the Guard had tabled defy")
@pytest.mark.parametrize("code", ["irgc salvo israel telegraphed", "irgc salvo us saturating", "irgc seize"])
def test_the_guard_needs_defiance_for_open_force(code: str) -> None:
    assert decided(DEFY, "ratified", ENDURE, ENDURE).why(code) is None
    assert decided(BARGAIN, "ambiguous", DEFY, ENDURE).why(code) is None
    for table in (
        decided(ENDURE, "ratified", DEFY, DEFY), decided(BARGAIN, "imposed", DEFY, DEFY),
        decided(ENDURE, "ambiguous", ENDURE, DEFY),
    ):
        reason = table.why(code)
        assert reason is not None
        assert reason.section == "9.6"
    assert decided(BARGAIN, "ratified", BARGAIN, BARGAIN).why("irgc harass") is None


@rule("9.6", "only if bargain is in force, or if the Leader was ambiguous and the government had tabled bargain")
def test_the_government_needs_a_bargain_to_admit_inspectors() -> None:
    assert decided(BARGAIN, "ratified", ENDURE, ENDURE).why("government admit") is None
    assert decided(DEFY, "ambiguous", ENDURE, BARGAIN).why("government admit") is None
    for table in (decided(DEFY, "ratified", BARGAIN, BARGAIN), decided(ENDURE, "ambiguous", BARGAIN, ENDURE)):
        reason = table.why("government admit")
        assert reason is not None
        assert reason.section == "9.6"


def channel(mandate: str, stage: int) -> Table:
    """A Muscat channel at a stage, under a mandate."""
    table = Table()
    table.set("council.mandate", MANDATES.index(mandate))
    for name in ("muscat", "doha"):
        table.set(f"backchannels.stage.{name}", stage)
        table.set(f"backchannels.waiting.{name}", 0b0011000 if stage == 1 else 0)
    return table


@rule("9.6", "the government may neither propose nor accept a channel (§10.1) nor send an offer (§10.3)")
def test_a_mandate_that_refuses_closes_the_governments_mouth() -> None:
    for code, stage in (
        ("government propose muscat", 0), ("government accept muscat", 1), ("government message muscat offer", 2),
    ):
        assert str(channel("refuse", stage).why(code)) == "the mandate refuses all talks (§9.6)"
        assert channel("indirect", stage).why(code) is None
    assert channel("refuse", 2).why("government message muscat assurance") is None


@rule("9.6", "it may neither call a round nor attend one (§11.2, §11.3)")
def test_a_mandate_that_refuses_recalls_the_negotiators() -> None:
    for mandate in MANDATES:
        table = channel(mandate, 2)
        table.set("talks.scheduled", 1)
        for code in ("government invite", "government attend"):
            reason = table.why(code)
            assert (reason is None) is (mandate != "refuse")
            assert reason is None or reason.section == "9.6"
        assert table.why("us attend") is None


@rule("9.6", "Below limits it may sign nothing and answer no question with yes")
def test_below_limits_nothing_is_agreed() -> None:
    for mandate, legal in (("refuse", False), ("indirect", False), ("limits", True), ("broad", True)):
        table = channel(mandate, 2)
        table.set("talks.status", 2)
        reason = table.why("government sign")
        assert (reason is None) is legal
        assert reason is None or reason.section == "9.6"
        table.set("single_text.number.muscat", 1)
        table.set("single_text.asked.muscat", 1)
        reason = table.why("government answer muscat yes")
        assert (reason is None) is legal
        assert reason is None or reason.section == "9.6"
        assert table.why("government answer muscat no") is None


@rule("9.6", "to a text with levels on missiles, drones or fronts (§10.14)")
@pytest.mark.parametrize("clause", ["missiles", "drones", "hezbollah", "iraq", "houthis"])
def test_missiles_and_proxies_need_the_broad_mandate(clause: str) -> None:
    for mandate, legal in (("limits", False), ("broad", True)):
        table = channel(mandate, 2)
        table.set("single_text.number.muscat", 1)
        table.set("single_text.asked.muscat", 1)
        table.set(f"single_text.terms.muscat-{clause}", 1)
        table.set("talks.status", 2)
        table.set(f"talks.text.{clause}", 1)
        for code in ("government answer muscat yes", "government sign"):
            reason = table.why(code)
            assert (reason is None) is legal
            assert reason is None or reason.section == "9.6"
        assert table.why("us sign") is None


@rule("9.6", "The Guard's own channel (§10.1) is not bound by the mandate")
def test_the_guards_channel_is_its_own() -> None:
    assert channel("refuse", 1).why("irgc accept doha") is None
    assert channel("refuse", 2).why("irgc message doha offer") is None
    table = channel("refuse", 2)
    table.set("single_text.number.doha", 1)
    table.set("single_text.asked.doha", 1)
    table.set("single_text.terms.doha-missiles", 3)
    assert table.why("irgc answer doha yes") is None


@rule("9.6", "In a scenario without the council nobody sets a mandate or a course, and nothing here binds")
def test_without_the_council_nothing_binds() -> None:
    whole = playing.table("double-bind").setup
    setup = playing.changed(whole, modules={one for one in whole.modules if one != "council"})
    table = Table()
    table.state = playing.laid(setup).first()
    table.book = table.state.rulebook
    table.rich("irgc")
    table.set("backchannels.stage.muscat", 2)
    for code in ("government message muscat offer", "government admit", "irgc seize", "irgc salvo us telegraphed"):
        assert table.why(code) is None
    table.set("single_text.number.muscat", 1)
    table.set("single_text.asked.muscat", 1)
    table.set("single_text.terms.muscat-missiles", 3)
    assert table.why("government answer muscat yes") is None
    table.set("talks.status", 2)
    table.set("talks.text.missiles", 3)
    assert table.why("government sign") is None


@rule("9.6", "A drone may be shot down (§12.15) whatever the council chose")
@rule("9.6", "raids, rockets or crowds of a front are its own affair")
def test_batteries_and_fronts_need_no_council() -> None:
    table = decided(BARGAIN, "ratified", DEFY, BARGAIN)
    assert table.why("irgc shoot-down") is None
    for code in ("irgc rockets denied", "irgc rockets overt", "irgc storm-embassy"):
        assert table.why(code) is None

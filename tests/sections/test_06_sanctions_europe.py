"""Chapter 6 of rules.md, the later sections: Europe's own measures, the arms embargo, the terrorist list."""

from __future__ import annotations

from game.rules.sanctions.board import BANKS, MARKETS, OIL, Sanctions
from tests.sections.table import Table, rule, tune


@rule("6.7", "They go to step 1: strain −4, trade −10, threat +1", "From step 1 to step 2: strain −6, trade falls to 0")
@rule("6.7", "One step down: strain +6, a round of this turn easier by 8, threat −1")
def test_europe_goes_its_own_way_step_by_step() -> None:
    table = Table()
    table.set("sanctions.trade", 40)
    table.set("sanctions.strain", 30)
    assert str(table.why("europe embargo")) == "listings come before an embargo (§6.7)"
    assert str(table.why("europe relent")) == "Europe has no measures of its own in force (§6.7)"
    assert table.moved("europe list") == {
        "sanctions.european": 1, "sanctions.strain": -4, "sanctions.trade": -10, "regime.threat": 1,
    }
    assert str(table.why("europe list")) == "Europe has measures of its own in force (§6.7)"
    assert table.moved("europe embargo") == {
        "sanctions.european": 1, "sanctions.strain": -6, "sanctions.trade": -30, "regime.threat": 3,
        "regime.distress": 2,
    }
    assert str(table.why("europe embargo")) == "the embargo stands already (§6.7)"
    assert table.moved("europe relent") == {
        "sanctions.european": -1, "sanctions.strain": 6, "talks.helped": 8, "regime.threat": -1,
    }


@rule("6.7", "Each step adds 4 to the bite on banks and markets")
@rule("6.7", "europe trade and europe mediate cost 1 attention more")
def test_europes_measures_bite_and_close_its_door() -> None:
    table = Table()
    sanctions = Sanctions.of(table.state)
    before = [sanctions.bite(track) for track in (OIL, BANKS, MARKETS)]
    costs = [table.cost(f"europe {verb}")["attention"] for verb in ("trade", "mediate")]
    table.set("sanctions.european", 2)
    assert [sanctions.bite(track) - b for track, b in zip((OIL, BANKS, MARKETS), before, strict=True)] == [0, 8, 8]
    assert [table.cost(f"europe {verb}")["attention"] for verb in ("trade", "mediate")] == [one + 1 for one in costs]


@rule("6.8", "it has run out), and again for good once UN measures are back")
@rule("6.8", "cost 25 points more on the scale of §6.3.2")
@rule("6.8", "40 missiles cost $90 m. With the embargo back they cost $113 m")
def test_the_arms_embargo_returns_with_un_measures() -> None:
    table = Table()
    table.set("sanctions.listings", 0)
    table.set("sanctions.authority.banks", 0)
    assert table.cost("irgc build missiles") == {"funds": 90}
    arming = table.cost("irgc arm hezbollah")["funds"]
    table.set("sanctions.united_nations", 1)
    table.set("sanctions.trade", 100)
    assert table.cost("irgc build missiles") == {"funds": 113}
    assert table.cost("irgc arm hezbollah")["funds"] == -(-arming * 125 // 100)


@rule("6.8", "binds up to its own last turn")
def test_the_arms_embargo_may_still_run() -> None:
    sanctions = Sanctions.of(Table().state)
    assert not sanctions.arms_embargo(1)
    tune(sanctions, arms_until=4)
    assert [sanctions.arms_embargo(turn) for turn in (4, 5)] == [True, False]


@rule("6.9", "us waive and us release cost 1 standing more")
@rule("6.9", "Strain +4, the standing of us +3, threat +4, the Guard's cohesion +3")
@rule("6.9", "Restiveness +12, approval −2, threat −5, a round of this turn easier by 15")
def test_the_terrorist_list_makes_relief_dearer() -> None:
    table = Table()
    assert table.get("sanctions.terrorist") == 1
    assert str(table.why("us designate")) == "the Guard is listed as a terrorist organisation (§6.9)"
    assert (table.cost("us waive oil")["standing"], table.cost("us release")["standing"]) == (6, 4)
    assert table.cost("us delist") == {"attention": 2, "standing": 8}
    assert table.moved("us delist") == {
        "sanctions.terrorist": -1, "washington.congress": 12, "washington.approval": -2, "regime.threat": -5,
        "talks.helped": 15,
    }
    assert str(table.why("us delist")) == "the Guard is not listed as a terrorist organisation (§6.9)"
    assert (table.cost("us waive oil")["standing"], table.cost("us release")["standing"]) == (5, 3)
    assert table.moved("us designate") == {
        "sanctions.terrorist": 1, "sanctions.strain": 4, "us.standing": 3, "regime.threat": 4,
        "regime.cohesion.guard": 3,
    }

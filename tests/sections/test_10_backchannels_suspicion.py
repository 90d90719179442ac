"""Chapter 10 of rules.md: watchers and sweeps, claims of intent, and what follows a leak."""

from __future__ import annotations

import pytest

from game.kernel import engine
from game.records.journal.recorder import Recorder
from game.rules.seats import SEATS
from tests.sections.table import Table, rule
from tests.sections.test_10_backchannels import CLOSED, ENDS, FROZEN, OPEN, end_of_phase, mask, opened
from tests.sections.test_10_backchannels_secrets import hazard


def watched(seat: str = "israel") -> Table:
    table = opened(warmth=50)
    table.play(f"{seat} probe muscat", "the right places are watched")
    return table


def leaked(author: str = "us", name: str = "muscat") -> Table:
    table = opened(name, 50)
    table.play(f"{author} leak {name}")
    for seat in SEATS:
        table.set(f"{seat}.standing", 50)
    return table


@rule("10.6", "learns at once, and again at the end of each phase", "a watcher may leak (§10.7) what it last saw open")
def test_a_watcher_sees_at_the_end_of_each_phase_and_may_leak() -> None:
    table = watched()
    assert table.get("backchannels.knowers.muscat") == mask("us", "government", "gulf")
    assert hazard(table, "muscat")["israel"] == 4
    assert table.why("israel leak muscat") is None
    table.set("backchannels.stage.muscat", CLOSED)
    assert table.why("israel leak muscat") is None
    end_of_phase(table)
    assert str(table.why("israel leak muscat")) == "when you last looked, nobody was meeting there (§10.7)"
    table.set("backchannels.stage.muscat", OPEN)
    end_of_phase(table)
    table.play("israel leak muscat")
    assert table.get("backchannels.culprit.muscat") == SEATS.index("israel") + 1


@rule("10.6", "us/government/irgc/gulf search CHANNEL, 2 attention", "it loses its watch", "are told its name")
def test_a_sweep_finds_watchers() -> None:
    for label, found in (("a thorough search", True), ("a hasty one", False)):
        table = watched()
        assert table.cost("gulf search muscat") == {"attention": 2}
        before = {seat: table.known(seat) for seat in ("leader", "irgc", "europe")}
        assert table.odds("gulf search muscat") == ()
        table.play("gulf search muscat", label)
        assert table.get("backchannels.swept.muscat") == (mask("israel") if found else 0)
        assert table.get("backchannels.sight.israel") == (0 if found else 5)
        assert (table.why("israel probe muscat") is None) is found
        assert {seat: table.known(seat) for seat in before} == before


@rule("10.6", "If none is found, either nobody watched or the search was hasty")
def test_a_sweep_that_finds_nobody_tells_nothing() -> None:
    views = []
    for table, label in ((opened(warmth=50), "a thorough search"), (watched(), "a hasty one")):
        table.set("us.attention", 5)
        table.set("israel.attention", 5)
        table.play("us search muscat", label)
        views.append(table.known("us"))
    assert views[0] == views[1]


@rule("10.19", "us/government/irgc claim CHANNEL INTENT, 1 attention", "A claim must have run before the next is made")
@pytest.mark.parametrize(("name", "end"), ENDS)
def test_one_claim_at_a_time(name: str, end: str) -> None:
    for seat, intents in (("us", ("strike", "sanction", "relieve", "restrain")),
                          (end, ("enrich", "halt", "admit", "restrain"))):
        for intent in intents:
            table = opened(name, 50)
            assert table.cost(f"{seat} claim {name} {intent}") == {"attention": 1}
            table.play(f"{seat} claim {name} {intent}")
            for _ in range(2):
                reason = table.why(f"{seat} claim {name} restrain")
                assert str(reason) == "your last claim in this channel is still running (§10.19)"
                end_of_phase(table)
            assert table.why(f"{seat} claim {name} restrain") is None


@rule("10.19", "warms by 4 if believed; a threat", "warms by 2 if believed, else it cools by 4")
@pytest.mark.parametrize(
    ("code", "believed", "doubted"),
    [("us claim muscat strike", 2, -4), ("us claim muscat sanction", 2, -4), ("us claim muscat relieve", 4, 0),
     ("us claim muscat restrain", 4, 0), ("government claim muscat enrich", 2, -4),
     ("government claim muscat halt", 4, 0),
     ("government claim muscat admit", 4, 0), ("government claim muscat restrain", 4, 0)],
)
def test_what_a_claim_is_worth_when_it_is_made(code: str, believed: int, doubted: int) -> None:
    side = "us" if code.startswith("us") else "iran"
    for candour, gesture, expected in ((50, 0, believed), (49, 0, doubted), (10, 1, believed)):
        table = opened(warmth=50)
        table.set(f"backchannels.credibility.muscat-{side}", candour)
        table.set(f"backchannels.gestures.{side}", gesture)
        table.play(code)
        assert end_of_phase(table).get("backchannels.warmth.muscat", 0) == expected


KEPT = (
    ("us claim muscat relieve", "us waive banks"), ("us claim muscat sanction", "us sanction banks 2"),
    ("government claim muscat admit", "government admit"), ("government claim muscat halt", "leader enrich twenty"),
    ("government claim muscat enrich", "leader enrich surge"),
)


@rule("10.19", "If it was kept, candour +8 and warmth +4; if it was a bluff, candour −16 and warmth −8")
@pytest.mark.parametrize(("claim", "deed"), KEPT)
def test_claims_are_held_against_deeds(claim: str, deed: str) -> None:
    side = "us" if claim.startswith("us") else "iran"
    for done in (True, False):
        table = opened(warmth=50)
        table.set("council.course", 3)
        if "sanction" in deed:
            table.set("sanctions.authority.banks", 1)
        table.rich("us")
        table.play(claim)
        end_of_phase(table)
        before = table.get("backchannels.warmth.muscat")
        if done:
            table.play(deed)
        end_of_phase(table)
        assert table.get(f"backchannels.credibility.muscat-{side}") == (58 if done else 34)
        assert table.get("backchannels.warmth.muscat") - before == (4 if done else -8)
        assert table.get("backchannels.deeds_this_claim.us") == table.get("backchannels.deeds_this_claim.iran") == 0


@rule("10.19", "neither done what proves strike or sanction, nor enrich; nor, for Tehran, used force in the open")
@pytest.mark.parametrize(("side", "deeds", "kept"), [
    ("us", 0, True), ("us", 4, True), ("us", 1, False), ("us", 2, False),
    ("iran", 0, True), ("iran", 6, True), ("iran", 1, False), ("iran", 8, False),
])
def test_restraint_is_shown_by_what_is_left_undone(side: str, deeds: int, kept: bool) -> None:
    table = opened(warmth=50)
    table.play(f"{'us' if side == 'us' else 'government'} claim muscat restrain")
    end_of_phase(table)
    table.set(f"backchannels.deeds_this_claim.{side}", deeds)
    table.set("backchannels.stage.muscat", FROZEN)
    end_of_phase(table)
    assert table.get(f"backchannels.credibility.muscat-{side}") == (58 if kept else 34)


OPENLY = (
    ("us", "us campaign-houthis", 1), ("us", "us kill-commander", 1), ("us", "us blockade", 1),
    ("us", "us designate", 2), ("us", "us impound", 2), ("us", "us lift-blockade", 4), ("us", "us delist", 4),
    ("iran", "government admit", 4), ("iran", "irgc rockets overt", 8), ("iran", "irgc rockets denied", 0),
    ("iran", "irgc storm-embassy", 8), ("iran", "irgc shoot-down", 8), ("iran", "irgc shut", 8),
    ("iran", "irgc mine open", 8), ("iran", "irgc mine secret", 0), ("iran", "irgc raid", 8), ("iran", "irgc seize", 8),
    ("iran", "irgc raid-front", 0), ("iran", "irgc harass", 0), ("iran", "irgc challenge", 8),
)


@rule("10.19", "struck Iran, a front or a commander, or blockaded", "sanctioned, listed, designated or impounded")
@rule("10.19", "waived, released, delisted or lifted a blockade", "nothing done in secret proves or refutes it")
@pytest.mark.parametrize(("side", "deed", "noted"), OPENLY)
def test_deeds_in_the_open_are_noted_while_a_claim_runs(side: str, deed: str, noted: int) -> None:
    table = opened(warmth=50)
    table.play(f"{'us' if side == 'us' else 'government'} claim muscat restrain")
    end_of_phase(table)
    table.set("council.course", 3 if deed == "government admit" else 1)
    table.set("maritime.closure", 1)
    table.set("maritime.escorts", 2)
    table.set("sanctions.terrorist", 1 if "delist" in deed else 0)
    table.set("maritime.blockade", 1 if "lift" in deed else 0)
    table.set("proxies.strength.houthis", 60)
    table.set("proxies.strength.iraq", 60)
    for seat in ("us", "irgc", "government"):
        table.rich(seat)
    table.play(deed)
    assert table.get(f"backchannels.deeds_this_claim.{side}") == noted


@rule("10.20", "those in play who knew the channel or watched it, and always israel and irgc")
def test_the_suspects_are_those_who_could_have_known() -> None:
    table = watched("europe")
    assert table.get("backchannels.suspects.muscat") == 0
    table.play("us leak muscat")
    assert table.get("backchannels.suspects.muscat") == mask("us", "government", "gulf", "europe", "israel", "irgc")


@rule("10.20", "believed 65, not believed 35 if it was so; believed 30, not believed 70 if it was not")
@pytest.mark.parametrize(("suspect", "weight"), [("us", 65), ("israel", 30)])
def test_an_accusation_is_a_gamble(suspect: str, weight: int) -> None:
    table = leaked("us")
    action = table.ask(f"government accuse muscat {suspect}")
    assert action.odds(table.state) == ()
    Recorder(table.state).decision(table.state, 1, action)
    assert engine.odds(table.state) == (("believed", weight), ("not believed", 100 - weight))


@rule("10.20", "the suspect's standing −5, the accuser's +2", "Otherwise the accuser's standing −4")
def test_what_follows_an_accusation() -> None:
    table = leaked("us")
    assert table.cost("gulf accuse muscat irgc") == {"attention": 1}
    assert table.moved("gulf accuse muscat irgc", "not believed") == {
        "backchannels.accused.muscat": mask("gulf"), "gulf.standing": -4,
    }
    assert str(table.why("gulf accuse muscat us")) == "you have accused a seat of this leak (§10.20)"
    assert table.moved("government accuse muscat us", "believed") == {
        "backchannels.accused.muscat": mask("government"), "backchannels.named.muscat": 1, "us.standing": -5,
        "government.standing": 2,
    }
    assert str(table.why("us accuse muscat irgc")) == "opinion has found its culprit (§10.20)"
    assert str(leaked().why("gulf accuse muscat leader")) == "that seat could not have known (§10.20)"
    assert str(opened().why("gulf accuse muscat irgc")) == "no leak has made this channel public (§10.20)"


@rule("10.20", "believed 80, less 5 for each turn it has been open and 5 for each suspect, at least 15")
def test_a_short_channel_is_easily_denied() -> None:
    table = leaked()
    assert table.get("backchannels.suspects.muscat").bit_count() == 5
    for age, weight in ((0, 55), (4, 35), (20, 15)):
        table.set("backchannels.age.muscat", age)
        assert table.odds("us disclaim muscat") == (("believed", weight), ("not believed", 100 - weight))


@rule("10.20", "standing +2 and, for Tehran's end, narrative +2; if not, standing −3", "cools by 6 either way")
@pytest.mark.parametrize(("seat", "narrative"), [("us", 0), ("government", 2)])
def test_an_end_disclaims_once(seat: str, narrative: int) -> None:
    for label, standing in (("believed", 2), ("not believed", -3)):
        table = leaked("gulf")
        expected = {
            "backchannels.denied.muscat": mask(seat), "backchannels.warmth.muscat": -6, f"{seat}.standing": standing,
        }
        if narrative and standing > 0:
            expected["regime.narrative"] = narrative
        assert table.moved(f"{seat} disclaim muscat", label) == expected
        for verb in ("disclaim", "drop-envoy"):
            assert str(table.why(f"{seat} {verb} muscat")) == "you have answered for this channel (§10.20)"


@rule("10.20", "standing +2; an open channel freezes, its messages lost, warmth −15, and the end's candour there −20")
@pytest.mark.parametrize(("seat", "side"), [("us", "us"), ("government", "iran")])
def test_an_end_disowns_its_envoy(seat: str, side: str) -> None:
    table = leaked("gulf")
    assert table.moved(f"{seat} drop-envoy muscat") == {
        "backchannels.denied.muscat": mask(seat), "backchannels.warmth.muscat": -15, f"{seat}.standing": 2,
        f"backchannels.credibility.muscat-{side}": -20, "backchannels.stage.muscat": FROZEN - OPEN,
    }


@rule("10.20", "while its demands are wide (§5.7) or within four turns of denouncing", "standing −3 and credibility −6")
def test_a_red_line_that_a_secret_offer_contradicts_has_a_price() -> None:
    found = {}
    for case in ("none", "wide", "denounced", "summarised"):
        table = opened(warmth=50)
        table.set("talks.negotiation", 3)
        if case in ("wide", "summarised"):
            table.set("washington.demands", 2)
        table.play("us message muscat offer")
        if case == "summarised":
            table.play("gulf summarise muscat")
        end_of_phase(table)
        if case == "denounced":
            table.play("us denounce")
            for _ in range(3):
                end_of_phase(table)
        before = {code: table.get(code) for code in ("us.standing", "washington.credibility")}
        table.play("gulf leak muscat")
        found[case] = [table.get(code) - value for code, value in before.items()]
    assert found == {"none": [-2, 0], "wide": [-5, -6], "denounced": [-5, -6], "summarised": [-2, 0]}


@rule("10.20", "within as many turns of the Leader's denouncing them, its end's standing −2 and narrative −4")
@pytest.mark.parametrize(("turns", "more"), [(3, True), (4, False)])
def test_the_leaders_scorn_makes_tehrans_offer_costly(turns: int, more: bool) -> None:
    table = opened(warmth=50)
    table.set("talks.negotiation", 3)
    table.play("government message muscat offer")
    end_of_phase(table)
    table.play("leader denounce")
    assert table.get("backchannels.posture.iran") == table.dial("backchannels", "scorn") == 4
    for _ in range(turns):
        end_of_phase(table)
    before = {code: table.get(code) for code in ("government.standing", "regime.narrative")}
    table.play("gulf leak muscat")
    assert [table.get(code) - value for code, value in before.items()] == ([-5, -7] if more else [-3, -3])

"""Chapter 5 of rules.md: attention, the choice of the turn, files, petrol, Congress, deadlines, demands."""

from __future__ import annotations

import pytest

from game.rules.seats import SEATS
from game.rules.washington.board import DEMANDS, FILES, Washington
from tests.sections.table import Table, rule, tune


def upkeep() -> list[str]:
    """The modules that answer the upkeep, in order."""
    book = Table().book
    return next(
        [module.code for module in book.answering[number][at]]
        for number, phase in enumerate(book.phases)
        for at, step in enumerate(phase.steps)
        if step.hook == "upkeep"
    )


@rule("5.1", "Attention left over is lost. Each seat receives its allowance, which the scenario sets")
def test_attention_is_renewed_and_never_saved() -> None:
    table = Table()
    for number, seat in enumerate(SEATS):
        table.set(f"{seat}.attention", number)
    table.run("upkeep", "means")
    assert {seat: table.attention(seat) for seat in SEATS} == {
        "us": 7, "israel": 5, "leader": 5, "irgc": 6, "government": 5, "gulf": 6, "europe": 5,
    }
    table.run("upkeep", "means")
    assert table.attention("us") == table.get("means.allowance.us")


@rule(
    "5.1",
    "The rest of upkeep happens in this order: the files of Washington (§5.3); sanctions (§6.2, §6.4); the economy",
    "the nuclear programme",
    "a deal in force",
)
def test_upkeep_runs_in_the_printed_order() -> None:
    assert upkeep() == [
        "means", "washington", "sanctions", "economy", "nuclear", "proxies", "maritime", "strikes", "intelligence",
        "backchannels", "talks", "alignment", "succession",
    ]


@rule("5.2", "Each seat may then make one choice")
def test_every_seat_has_its_choice_of_the_turn() -> None:
    book = Table().book
    offered = book.offers[book.menus["upkeep"]]
    assert {SEATS[seat]: {one.section for one in row if one.verb != "pass"} for seat, row in enumerate(offered)} == {
        "us": {"5.3"}, "israel": {"12.2"}, "leader": {"7.6"}, "irgc": {"12.1"}, "government": {"7.7"},
        "gulf": {"7.8"}, "europe": {"5.2"},
    }


@rule("5.2", "europe unite, free", "Europe's standing +3")
def test_europe_unites() -> None:
    table = Table()
    table.set("europe.standing", 40)
    assert table.cost("europe unite") == {}
    table.play("europe unite")
    assert table.get("europe.standing") == 43


@rule("5.2", "europe verify, free", "access +4. Access must be at least 10")
def test_europe_pays_for_inspectors() -> None:
    table = Table()
    assert table.cost("europe verify") == {}
    table.set("nuclear.access", 9)
    assert str(table.why("europe verify")) == "inspectors have no access to build on (§5.2)"
    table.set("nuclear.access", 10)
    table.play("europe verify")
    assert table.get("nuclear.access") == 14


@rule("5.3", "Four files compete with this crisis: gaza, ukraine, china and home. The strain of each is public")
def test_four_files_compete_in_public() -> None:
    table = Table()
    assert FILES == ("gaza", "ukraine", "china", "home")
    for seat in SEATS:
        known = table.known(seat)
        assert [known[f"washington.strain.{file}"] for file in FILES] == [45, 50, 40, 35]


@rule("5.3", "In upkeep each file with a strain of 60 or more takes 1 attention from us; then the strain of every file")
def test_neglected_files_take_attention_and_drift() -> None:
    table = Table()
    drift = table.monthly("washington", "neglect")
    assert drift > 0
    for file, strain in zip(FILES, (60, 59, 99, 0), strict=True):
        table.set(f"washington.strain.{file}", strain)
    table.set("us.attention", 7)
    table.run("upkeep", "washington")
    assert table.attention("us") == 5
    expected = [60 + drift, 59 + drift, min(100, 99 + drift), drift]
    assert [table.get(f"washington.strain.{file}") for file in FILES] == expected


@rule("5.3", "Gaza stands at 58 and Ukraine at 61", "the files then stand at 61 and 64", "the next upkeep takes 2")
def test_the_example_of_the_files() -> None:
    table = Table()
    table.set("washington.strain.gaza", 58)
    table.set("washington.strain.ukraine", 61)
    table.set("us.attention", 7)
    table.run("upkeep", "washington")
    assert table.attention("us") == 6
    assert (table.get("washington.strain.gaza"), table.get("washington.strain.ukraine")) == (61, 64)
    table.play("us focus iran")
    assert table.attention("us") == 8
    table.set("us.attention", 7)
    table.run("upkeep", "washington")
    assert table.attention("us") == 5


@rule("5.3", "us focus FILE, free. The strain of that file −14", "us focus iran instead gives 2 attention this turn")
@pytest.mark.parametrize("file", FILES)
def test_focus_eases_one_file(file: str) -> None:
    table = Table()
    assert table.cost(f"us focus {file}") == table.cost("us focus iran") == {}
    before = [table.get(f"washington.strain.{one}") for one in FILES]
    attention = table.attention("us")
    table.play(f"us focus {file}")
    after = [table.get(f"washington.strain.{one}") for one in FILES]
    assert [b - a for b, a in zip(before, after, strict=True)] == [14 if one == file else 0 for one in FILES]
    assert table.attention("us") == attention
    table.play("us focus iran")
    assert table.attention("us") == attention + 2


@rule("5.3", "Groups in reach beyond two strain the china file each reckoning (§12.1)")
@pytest.mark.parametrize(("groups", "strain"), [(0, 0), (2, 0), (3, 1), (5, 3)])
def test_groups_beyond_two_strain_the_china_file(groups: int, strain: int) -> None:
    table = Table()
    table.set("strikes.deployed", groups)
    before = table.get("washington.strain.china")
    table.run("reckoning", "strikes")
    assert table.get("washington.strain.china") == before + strain


@rule("5.4", "Petrol moves half of the way each upkeep to 130 cents a gallon", "23 cents for every $10 of the Brent")
def test_petrol_follows_the_price_of_crude() -> None:
    table = Table()
    assert (table.dial("washington", "petrol_base"), table.dial("washington", "petrol_pass")) == (130, 23)
    table.set("washington.petrol", 300)
    Washington.of(table.state).follow_crude_price(10_000)
    assert table.get("washington.petrol") == 330
    Washington.of(table.state).follow_crude_price(8_000)
    assert table.get("washington.petrol") == 322
    table.run("upkeep", "economy")
    brent = table.get("economy.brent")
    assert table.get("washington.petrol") == 322 + (130 + brent * 23 // 1000 - 322) // 2


@rule("5.4", "approval moves by (340 − petrol in cents) / 60, less 1 if a file stands at 70 or more", "the worst −3")
@pytest.mark.parametrize(
    ("petrol", "strain", "moved"),
    [(280, 69, 1), (340, 69, 0), (341, 69, -1), (400, 69, -1), (401, 69, -2), (340, 70, -1), (200, 69, 1), (200, 70, 1),
     (280, 70, 0), (900, 70, -3)],
)
def test_approval_follows_petrol_and_neglect(petrol: int, strain: int, moved: int) -> None:
    table = Table()
    table.set("washington.petrol", petrol)
    table.set("washington.strain.home", strain)
    before = table.get("washington.approval")
    table.run("reckoning", "washington")
    assert table.get("washington.approval") - before == moved


@rule("5.4", "Then the standing of us moves by a sixth of the gap to approval, by 3 at the most")
@pytest.mark.parametrize(
    ("standing", "moved"), [(50, 0), (44, 1), (45, 0), (38, 2), (10, 3), (51, -1), (56, -1), (57, -2), (90, -3)]
)
def test_standing_follows_approval(standing: int, moved: int) -> None:
    table = Table()
    table.set("washington.petrol", 340)
    table.set("washington.approval", 50)
    table.set("us.standing", standing)
    table.run("reckoning", "washington")
    assert table.get("us.standing") - standing == moved


@rule("5.5", "Each American strike, hit, campaign-houthis and kill-commander costs additional standing")
@rule("5.5", "its restiveness divided by 20")
@pytest.mark.parametrize(("restive", "dearer"), [(0, 0), (19, 0), (20, 1), (59, 2), (100, 5)])
def test_congress_makes_american_force_dearer(restive: int, dearer: int) -> None:
    table = Table()
    table.set("washington.congress", restive)
    assert table.cost("us strike natanz") == {"attention": 3, "sorties": 1, "standing": 5 + dearer}
    assert table.cost("us hit houthis") == {"attention": 2, "standing": 1 + dearer}
    assert table.cost("us campaign-houthis") == {"attention": 3, "standing": 2 + dearer, "sorties": 1}
    assert table.cost("us kill-commander") == {"attention": 2, "standing": 4 + dearer, "sorties": 1}
    assert table.cost("israel hit houthis") == {"attention": 2, "standing": 1}
    assert table.cost("us deadline") == {"attention": 1, "standing": 2}


@rule("5.5", "Restiveness rises by 12 for an American strike on Iran")
def test_an_american_strike_makes_congress_restive() -> None:
    table = Table()
    table.rich("us")
    table.set("strikes.deployed", 2)
    before = table.get("washington.congress")
    table.play("us strike natanz")
    table.reply("irgc absorb")
    assert table.get("washington.congress") == before + 12


@rule("5.5", "6 for an Israeli strike that Washington backed")
@pytest.mark.parametrize(("words", "rise"), [((), 0), (("israel inform",), 0), (("us refuse",), 0), (("us back",), 6)])
def test_an_israeli_strike_moves_congress_only_when_backed(words: tuple[str, ...], rise: int) -> None:
    table = Table()
    before = table.get("washington.congress")
    for word in words:
        table.play(word)
    table.play("israel strike defences")
    table.reply("irgc absorb")
    assert table.get("washington.congress") == before + rise


@rule("5.5", "3 for an American strike on a proxy, 2 for a proxy attack from Iraq or Yemen")
def test_war_with_proxies_makes_congress_restive() -> None:
    table = Table()
    before = table.get("washington.congress")
    table.play("us hit iraq")
    assert table.get("washington.congress") == before + 3
    table.play("irgc order houthis", "obeyed")
    assert table.get("washington.congress") == before + 5
    table.play("irgc order hezbollah", "obeyed")
    table.play("israel hit hezbollah")
    assert table.get("washington.congress") == before + 5


@rule("5.5", "2 plus the dead for a salvo at American bases")
def test_a_salvo_at_american_bases_makes_congress_restive() -> None:
    table = Table()
    table.rich("irgc")
    table.set("council.course", 1)
    before = table.get("washington.congress")
    table.play("irgc salvo us measured")
    table.reply("us intercept all", "many get through")
    dead = table.get("strikes.dead.us")
    assert dead > 0
    assert table.get("washington.congress") == before + 2 + dead


@rule("5.5", "It falls by 2 each reckoning")
def test_congress_calms_down() -> None:
    table = Table()
    before = table.get("washington.congress")
    table.run("reckoning", "washington")
    assert table.get("washington.congress") == before - 2


@rule("5.5", "us brief, 2 attention. Restiveness −10. It must be at least 10")
def test_briefing_congress() -> None:
    table = Table()
    assert table.cost("us brief") == {"attention": 2}
    table.set("washington.congress", 9)
    assert str(table.why("us brief")) == "Congress is quiet (below 10) (§5.5)"
    table.set("washington.congress", 10)
    assert table.why("us brief") is None
    table.set("washington.congress", 30)
    table.play("us brief")
    assert table.get("washington.congress") == 20


@rule("5.6", "It rises with deployments (§12.1), escorts (§15.4) and force used elsewhere (§14.5)")
@pytest.mark.parametrize(("code", "gain"), [("us deploy", 6), ("us escort", 3), ("us hit iraq", 8)])
def test_credibility_rises_with_force_in_sight(code: str, gain: int) -> None:
    table = Table()
    before = table.get("washington.credibility")
    table.play(code)
    assert table.get("washington.credibility") == before + gain


@rule("5.6", "us deadline, 1 attention, 2 standing. No deadline may be running", "that many whole turns after this one")
def test_a_deadline_runs_for_whole_turns() -> None:
    table = Table()
    assert table.cost("us deadline") == {"attention": 1, "standing": 2}
    table.state.turn = 3
    table.set("washington.credibility", 48)
    before = {code: table.get(code) for code in ("regime.threat", "escalation.tension")}
    table.play("us deadline")
    assert table.get("washington.deadline") == 3 + table.dial("washington", "deadline_days") // table.book.days == 7
    assert table.get("regime.threat") == before["regime.threat"] + 6
    assert table.get("escalation.tension") == before["escalation.tension"] + 4
    for turn, running in ((3, True), (7, True), (8, False)):
        table.state.turn = turn
        reason = table.why("us deadline")
        assert (str(reason) == "a deadline is already running (§5.6)") is running


@rule("5.6", "that many whole turns after this one, at least one")
@pytest.mark.parametrize(("days", "turns"), [(13, 1), (14, 1), (27, 1), (28, 2), (180, 12)])
def test_a_deadline_runs_for_one_turn_at_least(days: int, turns: int) -> None:
    table = Table()
    board = Washington.of(table.state)
    tune(board, deadline_days=days)
    table.play("us deadline")
    assert table.get("washington.deadline") == table.state.turn + turns


@rule("5.6", "While a deadline runs, a fifth of the credibility pushes every round of talks forward (§11.3)")
def test_a_deadline_pushes_rounds_forward() -> None:
    table = Table()
    table.set("washington.credibility", 60)
    table.set("escalation.tension", 0)
    table.set("regime.distress", 50)
    event = table.book.events[table.book.events_by_code["round"]]
    assert event.odds(table.state, ())[0][1] == 10
    table.set("washington.deadline", table.state.turn)
    assert event.odds(table.state, ())[0][1] == 10 + 60 // 5 // 2
    table.state.turn += 1
    assert event.odds(table.state, ())[0][1] == 10


@rule("5.6", "of its last turn it lapses otherwise: credibility −18, threat −4, the Guard's cohesion +2")
def test_a_deadline_that_passes_unused_costs_credibility() -> None:
    table = Table()
    table.set("washington.deadline", 5)
    table.state.turn = 4
    watched = ("washington.credibility", "regime.threat", "regime.cohesion.guard")
    before = [table.get(one) for one in watched]
    table.run("reckoning", "washington")
    assert [table.get(one) for one in watched] == before
    table.state.turn = 5
    table.run("reckoning", "washington")
    assert [table.get(one) for one in watched] == [before[0] - 18, before[1] - 4, before[2] + 2]
    assert table.get("washington.deadline") == 0


@rule("5.6", "an American strike on Iran each end the deadline at no loss")
def test_an_american_strike_keeps_the_word_given() -> None:
    table = Table()
    table.rich("us")
    table.set("strikes.deployed", 2)
    table.set("washington.deadline", 3)
    table.play("us strike natanz")
    table.reply("irgc absorb")
    assert table.get("washington.deadline") == 0
    before = table.get("washington.credibility")
    table.state.turn = 3
    table.run("reckoning", "washington")
    assert table.get("washington.credibility") == before


@rule("5.6", "An agreed text (§11.4), a deal that enters into force")
def test_a_text_ends_the_deadline_at_no_loss() -> None:
    table = Table()
    for code, value in (("stage", 2), ("warmth", 60)):
        table.set(f"backchannels.{code}.doha", value)
    table.set("washington.deadline", 9)
    for code in ("gulf draft doha middle", "gulf ask doha", "us answer doha yes", "irgc answer doha yes"):
        table.play(code)
    credibility = table.get("washington.credibility")
    table.run("backchannels")
    assert (table.get("washington.deadline"), table.get("washington.credibility")) == (0, credibility)
    table.set("washington.deadline", 9)
    for signer in ("us", "government", "leader"):
        table.set(f"talks.signed.{signer}", 1)
    table.run("diplomacy", "talks")
    assert (table.get("washington.deadline"), table.get("washington.credibility")) == (0, credibility)


@rule("5.7", "us demand BREADTH, 1 attention", "The new line must differ from the old")
def test_the_line_must_differ_from_the_old() -> None:
    for held, word in enumerate(DEMANDS):
        table = Table()
        table.set("washington.demands", held)
        assert str(table.why(f"us demand {word}")) == "that is the public line already (§5.7)"
        others = [other for other in DEMANDS if other != word]
        assert [table.why(f"us demand {other}") for other in others] == [None, None]
        assert table.cost(f"us demand {word}") == {"attention": 1}


@rule("5.7", "For each step wider: the standing of us +3, threat +2; for each step narrower, the reverse")
@pytest.mark.parametrize(
    ("held", "word", "steps"), [(0, "nuclear", 1), (0, "wide", 2), (2, "narrow", -2), (1, "narrow", -1)]
)
def test_wider_demands_please_hawks_and_alarm_tehran(held: int, word: str, steps: int) -> None:
    table = Table()
    table.set("washington.demands", held)
    before = (table.get("us.standing"), table.get("regime.threat"))
    table.play(f"us demand {word}")
    assert table.get("washington.demands") == held + steps
    assert (table.get("us.standing"), table.get("regime.threat")) == (before[0] + 3 * steps, before[1] + 2 * steps)


@rule("5.7", "The narrow line makes rounds of talks easier by 15, the wide one harder by 15 (§11.3)")
def test_the_line_weighs_on_rounds() -> None:
    table = Table()
    table.set("escalation.tension", 0)
    table.set("regime.distress", 50)
    event = table.book.events[table.book.events_by_code["round"]]
    found = []
    for held in range(3):
        table.set("washington.demands", held)
        found.append([weight for _, weight in event.odds(table.state, ())])
    assert found == [[17, 52, 30, 10], [10, 45, 30, 15], [3, 37, 30, 20]]

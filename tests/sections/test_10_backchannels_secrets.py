"""Chapter 10 of rules.md: probes, leaks, the end of the phase, sounding out, and what outsiders see of it all."""

from __future__ import annotations

import pytest

from game.kernel import engine
from game.kernel.types import CHANCE, UNKNOWN
from game.records.journal.recorder import Recorder
from game.rules.backchannels.board import ChannelAction
from game.rules.clauses import TERMS
from game.rules.seats import SEATS
from tests import playing
from tests.sections.table import Table, rule
from tests.sections.test_10_backchannels import CLOSED, ENDS, OPEN, PROPOSED, board, end_of_phase, mask, opened, since


def hazard(table: Table, name: str) -> dict[str, int]:
    """The weights with which an open channel holds or comes out, by seat."""
    event = table.book.events_by_code["leakage"]
    odds = table.book.events[event].odds(table.state, (CHANCE, event, ("muscat", "doha").index(name)))
    return {label.removeprefix("it comes out by way of "): weight for label, weight in odds}


@rule("10.6", "leader/irgc/government/israel/europe probe CHANNEL, 1 attention")
@pytest.mark.parametrize(("name", "end"), ENDS)
def test_outsiders_look_for_channels(name: str, end: str) -> None:
    probing = {"leader", "irgc", "government", "israel", "europe"} - {end}
    for seat in SEATS:
        assert (f"{seat} probe {name}" in Table().book.by_code) is (seat in probing)
    for seat in probing:
        table = Table()
        assert table.cost(f"{seat} probe {name}") == {"attention": 1}
        assert table.book.by_code[f"{seat} probe {name}"].seen(table.state) == mask(seat)
        assert table.why(f"{seat} probe {name}") is None
        found, nothing = (50, 50) if seat == "israel" else (30, 70)
        assert table.odds(f"{seat} probe {name}") == (
            ("the right places are watched", found), ("nothing comes in", nothing),
        )


@rule("10.6", "whether the channel is open; it learns nothing of warmth or words. It works before the channel is open")
@pytest.mark.parametrize("stage", [CLOSED, PROPOSED, OPEN])
def test_a_probe_lets_a_seat_into_the_secret(stage: int) -> None:
    for seat in ("israel", "leader", "europe", "irgc"):
        for label, knows in (("nothing comes in", False), ("the right places are watched", True)):
            table = opened()
            table.set("backchannels.stage.muscat", stage)
            assert table.known(seat)["backchannels.stage.muscat"] == UNKNOWN
            others = {one: table.known(one) for one in SEATS if one != seat}
            table.play(f"{seat} probe muscat", label)
            assert table.known(seat)["backchannels.stage.muscat"] == UNKNOWN
            assert table.known(seat)[f"backchannels.sight.{seat}"] == (1 | (4 if stage == OPEN else 0) if knows else 0)
            assert {one: table.known(one) for one in others} == others
            reason = table.why(f"{seat} probe muscat")
            assert (str(reason) == "you know what there is to know of this channel (§10.6)") is knows


@rule("10.7", "A seat that knows an open channel may give it away, unless it is exposed already")
def test_only_who_knows_an_open_secret_can_leak_it() -> None:
    table = opened()
    for seat in SEATS:
        assert table.cost(f"{seat} leak muscat") == {"attention": 1}
        reason = table.why(f"{seat} leak muscat")
        assert (reason is None) is (seat in ("us", "government", "gulf"))
        assert reason is None or str(reason) == "you know of no such channel (§10.7)"
    table.set("backchannels.stage.muscat", PROPOSED)
    assert str(table.why("us leak muscat")) == "the muscat channel is not open (§10.1)"
    table.set("backchannels.stage.muscat", OPEN)
    table.play("us leak muscat")
    for seat in SEATS:
        assert str(table.why(f"{seat} leak muscat")) == "this channel is public knowledge (§10.7)"


@rule("10.7", "An exposed channel is known to all: warmth −25", "narrative −3; tension +3. It stays open")
@pytest.mark.parametrize(("name", "end"), ENDS)
def test_a_leak_burns_everybody_in_the_channel(name: str, end: str) -> None:
    table = opened(name, 50)
    before = board(table)
    table.play(f"us leak {name}")
    assert since(table, before) == {
        f"backchannels.warmth.{name}": -25, f"backchannels.exposed.{name}": 1, "backchannels.trust.washington": -6,
        "backchannels.trust.tehran": -6, "gulf.standing": -4, "us.standing": -2, f"{end}.standing": -3,
        "regime.narrative": -3, "escalation.tension": 3,
    }
    assert all(table.known(seat)[f"backchannels.stage.{name}"] == OPEN for seat in SEATS)


@rule("10.7", "Who leaked is recorded and shown after the match. Until then it can only be suspected")
@pytest.mark.parametrize("author", ["us", "government", "gulf"])
def test_the_author_of_a_leak_is_recorded_and_hidden(author: str) -> None:
    table = opened()
    table.play(f"{author} leak muscat")
    assert table.get("backchannels.culprit.muscat") == SEATS.index(author) + 1
    assert {table.known(seat)["backchannels.culprit.muscat"] for seat in SEATS} == {UNKNOWN}
    table.state.ending = 1
    assert {table.known(seat)["backchannels.culprit.muscat"] for seat in SEATS} == {SEATS.index(author) + 1}


@rule("10.7", "Until then it can only be suspected")
def test_a_leak_looks_the_same_whoever_talked() -> None:
    found = []
    for author in ("us", "government", "gulf"):
        table = opened(warmth=50)
        action = table.ask(f"{author} leak muscat")
        table.state.stack[0] = (0, 3, 0, 0, 0)
        entry = Recorder(table.state).decision(table.state, 1, action)
        told = entry.for_seat(SEATS.index("israel"))
        assert told is not None
        assert told.text == "A secret channel is in the papers; nobody says who talked"
        found.append((told.seat, told.code, {one.name: one.after for one in told.changes}))
    assert found[0] == found[1] == found[2]


@rule("10.7", "that knows it or watches it 1 (dial hazard, 1), +1 for every three turns", "+3 for israel and irgc")
def test_the_hazard_grows_with_knowers_time_and_rivals() -> None:
    table = opened()
    assert table.dial("backchannels", "hazard") == 1
    assert hazard(table, "muscat") == {"it holds": 100, "us": 1, "government": 1, "gulf": 1}
    assert hazard(table, "doha") == {"it holds": 100, "us": 1, "irgc": 4, "gulf": 1}
    table.set("backchannels.knowers.muscat", mask("us", "israel", "government", "gulf", "leader"))
    assert hazard(table, "muscat") == {"it holds": 100, "us": 1, "israel": 4, "leader": 1, "government": 1, "gulf": 1}
    for age, more in ((2, 0), (3, 1), (5, 1), (6, 2)):
        table.set("backchannels.age.muscat", age)
        assert hazard(table, "muscat")["gulf"] == 1 + more
        assert hazard(table, "muscat")["israel"] == 4 + more


@rule("10.7", "by way of each seat in play that knows it")
def test_a_seat_not_in_play_leaks_nothing_and_no_weight_is_nil() -> None:
    whole = playing.table("double-bind").setup
    setup = playing.changed(whole, seats={"us", "government", "gulf", "israel"})
    setup.dials = {**setup.dials, "backchannels": {"hazard": 0}}
    table = Table()
    table.state = playing.laid(setup).first()
    table.book = table.state.rulebook
    table.set("backchannels.knowers.muscat", mask(*SEATS))
    assert hazard(table, "muscat") == {"it holds": 100, "israel": 3}
    table.set("backchannels.stage.muscat", OPEN)
    assert end_of_phase(table, "it comes out by way of israel")["backchannels.exposed.muscat"] == 1
    assert table.get("backchannels.culprit.muscat") == SEATS.index("israel") + 1


@rule("10.7", "At the end of the phase each open channel that is not exposed may come out by itself")
@pytest.mark.parametrize(("name", "end"), ENDS)
def test_a_channel_may_come_out_by_itself(name: str, end: str) -> None:
    for seat in ("us", end, "gulf"):
        table = opened(name, 50)
        moved = end_of_phase(table, f"it comes out by way of {seat}")
        assert moved[f"backchannels.warmth.{name}"] == -25
        assert table.get(f"backchannels.culprit.{name}") == SEATS.index(seat) + 1
        assert end_of_phase(table) == {}
    for stage in (CLOSED, PROPOSED):
        table = opened(name)
        table.set(f"backchannels.stage.{name}", stage)
        table.clear()
        table.book.module("backchannels").backchannels(table.state)  # type: ignore[attr-defined]
        assert len(table.state.stack) == 1


@rule("10.8", "messages arrive unless delayed, and the hazard of §10.7.4 is drawn. Gestures are spent")
def test_the_end_of_the_phase_delivers_draws_and_spends() -> None:
    table = opened(warmth=50)
    table.set("backchannels.gestures.us", 1)
    table.set("backchannels.gestures.iran", 1)
    table.play("us message muscat assurance")
    table.clear()
    for module in table.book.live:
        if hasattr(module, "backchannels"):
            module.backchannels(table.state)
    assert table.get("backchannels.warmth.muscat") == 60
    assert [table.book.events[frame[1]].code for frame in table.state.stack[1:]] == ["leakage"]
    assert (table.get("backchannels.gestures.us"), table.get("backchannels.gestures.iran")) == (0, 0)
    assert table.get("backchannels.age.muscat") == 1


@rule("10.8", "A scenario that plays channels without the single text leaves §10.10–10.15 out")
def test_channels_can_be_played_without_the_single_text() -> None:
    whole = playing.table("double-bind").setup
    setup = playing.changed(whole, modules={one for one in whole.modules if one != "single_text"})
    book = playing.laid(setup).book
    sections = {one.section for one in book.actions if one.section.startswith("10.")}
    assert sections == {f"10.{number}" for number in (1, 3, 4, 5, 6, 7, 9, 16, 17, 18, 19, 20)}


@rule("10.1", "A channel exists only if its two ends and gulf are in play")
@pytest.mark.parametrize(
    ("absent", "left"),
    [("gulf", set()), ("us", set()), ("government", {"doha"}), ("irgc", {"muscat"}), ("leader", {"muscat", "doha"})],
)
def test_a_channel_needs_its_ends_and_its_mediator(absent: str, left: set[str]) -> None:
    whole = playing.table("double-bind").setup
    book = playing.laid(playing.changed(whole, seats={seat for seat in SEATS if seat != absent})).book
    codes = {one.code.split()[2] for one in book.actions if one.section in ("10.1", "10.3", "10.6", "10.7", "10.11")}
    assert codes == left


@rule("10.9", "europe sound, 1 attention. Europe learns the mandate (§9.1) in private")
@pytest.mark.parametrize("held", range(4))
def test_europe_sounds_out_the_mandate(held: int) -> None:
    for at, label in enumerate(("a straight answer", "a polite one")):
        table = Table()
        assert table.cost("europe sound") == {"attention": 1}
        table.set("council.mandate", held)
        before = {seat: table.known(seat) for seat in SEATS}
        table.play("europe sound", label)
        after = {seat: table.known(seat) for seat in SEATS}
        assert {seat for seat in SEATS if after[seat] != before[seat]} == {"europe"}
        assert after["europe"]["backchannels.sounding"] == min(held + at, 3)


@rule("10.9", "a straight answer 65, a polite one 35", "Europe cannot tell which it was")
def test_europe_is_not_told_whether_the_answer_was_straight() -> None:
    told = []
    for held, outcome in ((2, 0), (1, 1)):
        table = Table()
        table.set("council.mandate", held)
        recorder = Recorder(table.state)
        recorder.decision(table.state, 1, table.ask("europe sound"))
        assert engine.odds(table.state) == (("a straight answer", 65), ("a polite one", 35))
        assert table.known("europe")["backchannels.sounding"] == -1
        told.append(recorder.chance(table.state, 2, outcome).for_seat(SEATS.index("europe")))
    assert told[0] == told[1]
    assert told[0] is not None
    assert (told[0].label, told[0].chance) == ("", None)


SECRET = [
    one.code
    for one in Table().book.actions
    if isinstance(one, ChannelAction) and one.verb not in ("leak", "publish", "reveal") and SEATS[one.seat] != "israel"
]


def busy() -> Table:
    """A table at which every secret act is legal at some stage of its channel, and everybody can pay."""
    table = Table()
    for seat in SEATS:
        table.set(f"{seat}.attention", 12)
        table.set(f"{seat}.standing", 50)
        table.set(f"{seat}.funds", 500)
    table.set("council.mandate", 3)
    for name, end in ENDS:
        table.set(f"backchannels.knowers.{name}", mask("us", end, "gulf", "leader"))
        table.set(f"backchannels.warmth.{name}", 40)
        table.set(f"backchannels.age.{name}", 3)
    return table


def arrange(table: Table, code: str) -> None:
    """Make a secret act legal."""
    verb, name = code.split()[1:3]
    stage = {"propose": CLOSED, "accept": PROPOSED}.get(verb, OPEN)
    table.set(f"backchannels.stage.{name}", stage)
    table.set(f"backchannels.waiting.{name}", mask("us", "government", "irgc") if stage == PROPOSED else 0)
    table.set(f"backchannels.sent_us.{name}", 1 if verb in ("soften", "delay", "summarise") else 0)
    table.set(f"backchannels.venue.{name}", 1 if code.endswith("capital") else 0)
    if verb == "confide":
        table.set(f"backchannels.knowers.{name}", mask("us", dict(ENDS)[name], "gulf"))
    text = verb in ("criticise", "revise", "ask", "answer")
    table.set(f"single_text.number.{name}", 1 if text else 0)
    table.set(f"single_text.asked.{name}", 1 if verb == "answer" else 0)
    for side, told in (("us", 3), ("iran", 4)):
        table.set(f"single_text.told_{side}.{name}", told if text else 0)
    for clause in TERMS:
        table.set(f"single_text.terms.{name}-{clause}", 1 if text else 0)


@rule("10.1", "Those three seats know the channel; others do not")
@pytest.mark.parametrize("code", SECRET)
def test_a_secret_act_moves_nothing_that_an_outsider_sees(code: str) -> None:
    count = len(Table().odds(code)) or 1
    for outcome in range(count):
        table = busy()
        arrange(table, code)
        before = {seat: table.known(seat) for seat in ("israel", "europe")}
        odds = table.odds(code)
        table.play(code, *([odds[outcome][0]] if odds else []))
        told = {code.split()[3]} if " confide " in code else set()
        assert {seat: table.known(seat) for seat in before if seat not in told} == {
            seat: before[seat] for seat in before if seat not in told
        }


@rule("10.3", "Only the sender and the mediator know what was written")
def test_the_end_of_a_busy_phase_is_silent_abroad() -> None:
    table = busy()
    for name, end in ENDS:
        for code in (
            f"us propose {name}", f"{end} accept {name}", f"us message {name} offer", f"{end} message {name} offer",
            f"gulf draft {name} middle", f"us criticise {name} stock", f"gulf revise {name} stock up",
            f"gulf ask {name}",
        ):
            table.play(code)
    before = {seat: table.known(seat) for seat in ("israel", "europe")}
    for _ in range(2):
        table.run("backchannels", "", "it holds", "it holds")
    assert table.get("single_text.rest.muscat") > 0
    assert {seat: table.known(seat) for seat in before} == before

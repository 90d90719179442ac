"""Chapter 10 of rules.md: channels, warmth, messages and how they are carried, trust and authority."""

from __future__ import annotations

import pytest

from game.kernel.types import UNKNOWN
from game.rules.seats import SEATS
from tests.sections.table import Table, rule

CLOSED, PROPOSED, OPEN, FROZEN = 0, 1, 2, 3
ENDS = (("muscat", "government"), ("doha", "irgc"))
WATCHED = (
    *(f"{seat}.standing" for seat in SEATS), "regime.narrative", "regime.threat", "escalation.tension",
    *(f"backchannels.{field}.{name}" for field in ("stage", "warmth", "exposed") for name in ("muscat", "doha")),
    "backchannels.trust.washington", "backchannels.trust.tehran",
)


def mask(*seats: str) -> int:
    return sum(1 << SEATS.index(seat) for seat in seats)


def opened(name: str = "muscat", warmth: int = 20, *, knowers: int = 0) -> Table:
    """A table with one open channel, at a mandate that lets the government speak."""
    table = Table()
    table.set("council.mandate", 1)
    table.set(f"backchannels.stage.{name}", OPEN)
    table.set(f"backchannels.warmth.{name}", warmth)
    if knowers:
        table.set(f"backchannels.knowers.{name}", knowers)
    return table


def board(table: Table) -> dict[str, int]:
    return {code: table.get(code) for code in WATCHED}


def since(table: Table, before: dict[str, int]) -> dict[str, int]:
    """What has moved since."""
    return {code: table.get(code) - before[code] for code in WATCHED if table.get(code) != before[code]}


def end_of_phase(table: Table, *labels: str) -> dict[str, int]:
    """What the end of the backchannels phase moves."""
    before = board(table)
    table.run("backchannels", "", *labels)
    return since(table, before)


def heard(*codes: str, name: str = "muscat", credibility: int = 40, setup: dict[str, int] | None = None) -> int:
    """By how much messages warm a channel when they arrive."""
    table = opened(name, 50)
    table.set("washington.credibility", credibility)
    for code, value in (setup or {}).items():
        table.set(code, value)
    for code in codes:
        table.play(code)
    return end_of_phase(table).get(f"backchannels.warmth.{name}", 0)


@rule("10.1", "Those three seats know the channel; others do not", "When muscat opens, the Leader knows of it too")
@pytest.mark.parametrize(("name", "end"), ENDS)
def test_a_channel_is_known_to_its_ends_and_the_mediator(name: str, end: str) -> None:
    table = Table()
    assert table.get(f"backchannels.knowers.{name}") == mask("us", end, "gulf")
    table.play(f"us propose {name}")
    assert [seat for seat in SEATS if table.known(seat)[f"backchannels.stage.{name}"] == PROPOSED] == ["us", *sorted(
        (end, "gulf"), key=SEATS.index
    )]
    table.play(f"{end} accept {name}")
    knowing = {seat for seat in SEATS if table.known(seat)[f"backchannels.stage.{name}"] == OPEN}
    assert knowing == {"us", end, "gulf"} | ({"leader"} if name == "muscat" else set())


@rule("10.1", "us/government/irgc/gulf propose CHANNEL, 1 attention. The channel must be closed or frozen")
@pytest.mark.parametrize(("name", "end"), ENDS)
def test_who_may_propose_and_when(name: str, end: str) -> None:
    for seat in SEATS:
        assert (f"{seat} propose {name}" in Table().book.by_code) is (seat in ("us", end, "gulf"))
    for seat in ("us", end, "gulf"):
        for stage, legal in ((CLOSED, True), (PROPOSED, False), (OPEN, False), (FROZEN, True)):
            table = Table()
            table.set(f"backchannels.stage.{name}", stage)
            assert table.cost(f"{seat} propose {name}") == {"attention": 1}
            reason = table.why(f"{seat} propose {name}")
            assert (reason is None) is legal
            assert legal or str(reason) == "this channel is proposed or open already (§10.1)"


@rule("10.1", "The mediator may propose only while both sides trust it with 15 or more")
@pytest.mark.parametrize("side", ["washington", "tehran"])
def test_a_distrusted_mediator_may_not_propose(side: str) -> None:
    table = Table()
    table.set(f"backchannels.trust.{side}", 15)
    assert table.why("gulf propose muscat") is None
    table.set(f"backchannels.trust.{side}", 14)
    assert str(table.why("gulf propose muscat")) == "one side trusts you too little (below 15) (§10.1)"
    assert table.why("us propose muscat") is None


@rule("10.1", "Each end that did not propose must accept", "the channel is open with a warmth of at least 15")
@pytest.mark.parametrize(("name", "end"), ENDS)
def test_every_other_end_must_accept(name: str, end: str) -> None:
    for proposer, others in (("us", [end]), (end, ["us"]), ("gulf", ["us", end])):
        table = Table()
        table.play(f"{proposer} propose {name}")
        for seat in ("us", end):
            assert (table.why(f"{seat} accept {name}") is None) is (seat in others)
        for seat in others:
            assert table.get(f"backchannels.stage.{name}") == PROPOSED
            assert table.cost(f"{seat} accept {name}") == {}
            table.play(f"{seat} accept {name}")
        assert (table.get(f"backchannels.stage.{name}"), table.get(f"backchannels.warmth.{name}")) == (OPEN, 15)
        assert str(table.why(f"us accept {name}")) == "no proposal for this channel waits for your answer (§10.1)"
    table = Table()
    table.set(f"backchannels.warmth.{name}", 40)
    table.set(f"backchannels.age.{name}", 7)
    table.play(f"us propose {name}")
    table.play(f"{end} accept {name}")
    assert (table.get(f"backchannels.warmth.{name}"), table.get(f"backchannels.age.{name}")) == (40, 0)


@rule("10.1", "A seat must know the channel, and a proposal may be closed only by an end that has yet to accept")
def test_who_may_close_a_channel() -> None:
    table = opened("doha")
    assert str(table.why("leader close doha")) == "you know of no such channel (§10.1)"
    table.set("backchannels.knowers.doha", mask("us", "irgc", "gulf", "leader"))
    for seat in ("us", "irgc", "leader"):
        assert table.why(f"{seat} close doha") is None
        assert table.cost(f"{seat} close doha") == {"attention": 1}
    table.set("backchannels.stage.doha", PROPOSED)
    table.set("backchannels.waiting.doha", mask("irgc"))
    for seat in ("us", "leader"):
        assert str(table.why(f"{seat} close doha")) == "the proposal waits for another end's answer (§10.1)"
    table.play("irgc close doha")
    assert (table.get("backchannels.stage.doha"), table.get("backchannels.waiting.doha")) == (CLOSED, 0)
    table.set("backchannels.stage.doha", CLOSED)
    assert str(table.why("us close doha")) == "this channel is closed (§10.1)"


@rule("10.1", "Messages on their way are lost, warmth −30", "(dial rest, 2 turns)")
def test_closing_costs_warmth_messages_and_two_turns() -> None:
    table = opened(warmth=50)
    table.play("us message muscat assurance")
    table.play("government message muscat assurance")
    table.play("us close muscat")
    assert table.get("backchannels.warmth.muscat") == 20
    assert (table.get("backchannels.sent_us.muscat"), table.get("backchannels.sent_iran.muscat")) == (0, 0)
    closed = []
    for _ in range(4):
        closed.append(table.why("gulf propose muscat") is not None)
        assert end_of_phase(table) == {}
    assert closed == [True, True, False, False]


@rule("10.2", "When us or leader denounces the talks in public (§11.8), every open channel cools by 4")
@pytest.mark.parametrize(("seat", "cooler"), [("us", 4), ("leader", 4), ("irgc", 0)])
def test_public_scorn_cools_open_channels(seat: str, cooler: int) -> None:
    table = opened("muscat", 20)
    table.set("backchannels.stage.doha", FROZEN)
    table.set("backchannels.warmth.doha", 20)
    table.set("talks.negotiation", 3)
    table.play(f"{seat} denounce")
    assert (table.get("backchannels.warmth.muscat"), table.get("backchannels.warmth.doha")) == (20 - cooler, 20)


@rule("10.2", "freezes every open channel: warmth −20 and the mediator's trust with Tehran −8, for each")
def test_force_freezes_open_channels() -> None:
    table = opened("muscat", 50)
    table.set("backchannels.stage.doha", OPEN)
    table.set("backchannels.warmth.doha", 10)
    before = table.get("backchannels.trust.tehran")
    table.play("israel strike defences")
    table.reply("irgc absorb")
    for name, warmth in (("muscat", 30), ("doha", 0)):
        assert (table.get(f"backchannels.stage.{name}"), table.get(f"backchannels.warmth.{name}")) == (FROZEN, warmth)
        assert str(table.why(f"us message {name} offer")) == f"the {name} channel is not open (§10.1)"
        assert table.why(f"us propose {name}") is not None
    assert table.get("backchannels.trust.tehran") == before - 16


@rule("10.2", "under the mediator in the lead it may not be proposed anew in the next two turns", "may host it at once")
@rule("10.2", "A channel frozen by force is burned", "A frozen channel must be proposed anew")
def test_a_burned_channel_needs_time_or_another_mediator() -> None:
    table = opened("muscat", 50)
    table.play("israel strike defences")
    table.reply("irgc absorb")
    told = "the channel is burned for 2 more turns, or until another mediator leads (§10.2)"
    assert str(table.why("us propose muscat")) == str(table.why("gulf propose muscat")) == told
    table.run("backchannels", "backchannels")
    assert table.why("us propose muscat") is not None
    cold = table.state.copy()
    table.run("backchannels", "backchannels")
    assert table.why("us propose muscat") is None
    table.state = cold
    table.play("gulf hand-over qatar")
    assert table.why("us propose muscat") is None


@rule("10.3", "One message for each end, channel and turn: a threat, an assurance or an offer", "must be open")
@pytest.mark.parametrize(("name", "end"), ENDS)
def test_one_message_for_each_end_and_channel(name: str, end: str) -> None:
    for stage, legal in ((CLOSED, False), (PROPOSED, False), (OPEN, True), (FROZEN, False)):
        table = opened(name)
        table.set(f"backchannels.stage.{name}", stage)
        for seat in ("us", end):
            for message in ("threat", "assurance", "offer"):
                assert (table.why(f"{seat} message {name} {message}") is None) is legal
    table = opened(name)
    for seat in ("us", end):
        table.play(f"{seat} message {name} threat")
        reason = table.why(f"{seat} message {name} offer")
        assert str(reason) == "your message of this turn is with the mediator (§10.3)"
    end_of_phase(table)
    assert table.why(f"us message {name} offer") is None


@rule("10.3", "An offer costs 2, any other message 1")
@pytest.mark.parametrize(("name", "end"), ENDS)
def test_an_offer_takes_more_thought(name: str, end: str) -> None:
    for seat in ("us", end):
        for message, attention in (("threat", 1), ("assurance", 1), ("offer", 2)):
            assert Table().cost(f"{seat} message {name} {message}") == {"attention": attention}


@rule("10.3", "Only the sender and the mediator know what was written")
@pytest.mark.parametrize(("name", "end"), ENDS)
def test_what_is_written_stays_with_sender_and_mediator(name: str, end: str) -> None:
    for seat, field in (("us", "sent_us"), (end, "sent_iran")):
        table = opened(name, knowers=mask(*SEATS))
        others = {one: table.known(one) for one in SEATS if one not in (seat, "gulf")}
        table.play(f"{seat} message {name} threat")
        assert {one: table.known(one) for one in others} == others
        assert [one for one in SEATS if table.known(one)[f"backchannels.{field}.{name}"] == 1] == [seat, "gulf"]


@rule("10.3", "+4 warmth if credibility is 50 or more, else −6: a bluff | −4", "assurance | +5 | +5", "offer | +9 | +9")
@pytest.mark.parametrize(("name", "end"), ENDS)
def test_what_arrives_counts(name: str, end: str) -> None:
    assert heard(f"us message {name} threat", name=name, credibility=50) == 4
    assert heard(f"us message {name} threat", name=name, credibility=49) == -6
    assert heard(f"{end} message {name} threat", name=name, credibility=50) == -4
    for seat in ("us", end):
        assert heard(f"{seat} message {name} assurance", name=name) == 5
        assert heard(f"{seat} message {name} offer", name=name) == 9


@rule("10.3", "An assurance or an offer warms twice as much if its side made a costly gesture")
@pytest.mark.parametrize(
    ("gesture", "ours", "theirs"),
    [("us waive banks", 10, 5), ("us release", 10, 5), ("us withdraw-group", 10, 5), ("government admit", 5, 10),
     ("leader enrich twenty", 5, 10), ("leader enrich surge", 5, 5)],
)
def test_costly_gestures_authenticate_the_senders_messages(gesture: str, ours: int, theirs: int) -> None:
    for code, warmer in (("us message muscat assurance", ours), ("government message muscat assurance", theirs)):
        table = opened(warmth=50)
        table.rich("us")
        table.set("council.course", 3)
        table.play(gesture)
        table.play(code)
        assert end_of_phase(table)["backchannels.warmth.muscat"] == warmer
        table.rich("us")
        table.play(code)
        assert end_of_phase(table)["backchannels.warmth.muscat"] == 5
    assert heard("us message muscat threat", credibility=49, setup={"backchannels.gestures.us": 1}) == -6


@rule("10.3", "the mediator's trust with each side +1; if both did, warmth +4 more")
def test_kind_words_earn_the_mediator_trust() -> None:
    for codes, warmth, trust in (
        (("us message muscat assurance",), 5, 1), (("government message muscat offer",), 9, 1),
        (("us message muscat assurance", "government message muscat assurance"), 14, 1),
        (("us message muscat threat", "government message muscat threat"), -10, 0),
    ):
        table = opened(warmth=50)
        for code in codes:
            table.play(code)
        moved = end_of_phase(table)
        assert moved.get("backchannels.warmth.muscat") == warmth
        assert moved.get("backchannels.trust.washington", 0) == moved.get("backchannels.trust.tehran", 0) == trust


@rule("10.3", "Warmth rises by 10 + 9 + 4 = 23")
def test_the_example_of_messages() -> None:
    table = opened(warmth=50)
    table.play("us waive banks")
    table.play("us message muscat assurance")
    table.play("government message muscat offer")
    assert end_of_phase(table)["backchannels.warmth.muscat"] == 23


@rule("10.4", "While a message waits, the mediator may choose once for each channel; otherwise messages go as written")
def test_the_mediator_chooses_once_while_a_message_waits() -> None:
    table = opened()
    for verb in ("soften", "delay"):
        assert table.cost(f"gulf {verb} muscat") == {}
        assert str(table.why(f"gulf {verb} muscat")) == "no message waits to be carried (§10.4)"
    table.play("us message muscat threat")
    table.play("gulf delay muscat")
    reason = table.why("gulf soften muscat")
    assert str(reason) == "you have decided how to carry this turn's messages (§10.4)"
    others = opened(knowers=mask(*SEATS))
    others.play("us message muscat threat")
    before = {seat: others.known(seat) for seat in SEATS if seat != "gulf"}
    others.play("gulf soften muscat")
    assert {seat: others.known(seat) for seat in before} == before


@rule("10.4", "Threats arrive as assurances", "If a side notices, the mediator's trust with it −5")
@pytest.mark.parametrize(
    ("label", "ours", "theirs"), [("carried off", 0, 0), ("noticed in Washington", -5, 0), ("noticed in Tehran", 0, -5)]
)
def test_threats_may_be_softened(label: str, ours: int, theirs: int) -> None:
    table = opened(warmth=50)
    table.play("us message muscat threat")
    table.play("government message muscat offer")
    assert table.odds("gulf soften muscat") == (
        ("carried off", 75), ("noticed in Washington", 12), ("noticed in Tehran", 13),
    )
    before = board(table)
    table.play("gulf soften muscat", label)
    expected = {"backchannels.trust.washington": ours, "backchannels.trust.tehran": theirs}
    assert since(table, before) == {code: value for code, value in expected.items() if value}
    assert (table.get("backchannels.sent_us.muscat"), table.get("backchannels.sent_iran.muscat")) == (1, 3)
    assert end_of_phase(table)["backchannels.warmth.muscat"] == 5 + 9 + 4
    assert (table.get("backchannels.heard_iran.muscat"), table.get("backchannels.heard_us.muscat")) == (2, 3)


@rule("10.4", "The messages wait until next turn, and their senders cannot send others")
def test_messages_may_be_delayed() -> None:
    table = opened(warmth=50)
    table.play("us message muscat assurance")
    table.play("gulf delay muscat")
    assert end_of_phase(table) == {}
    assert table.why("us message muscat offer") is not None
    assert table.why("government message muscat offer") is None
    assert end_of_phase(table)["backchannels.warmth.muscat"] == 5
    assert table.why("us message muscat offer") is None


@rule("10.5", "The mediator's trust with Washington and with Tehran is known to the mediator alone")
def test_trust_is_known_to_the_mediator_alone() -> None:
    table = Table()
    for side in ("washington", "tehran"):
        known = {seat: table.known(seat)[f"backchannels.trust.{side}"] for seat in SEATS}
        assert known.pop("gulf") == table.get(f"backchannels.trust.{side}")
        assert set(known.values()) == {UNKNOWN}


@rule("10.5", "leader vouch CHANNEL, 2 attention", "warmth +12. Its warmth must be below 50")
@pytest.mark.parametrize(("name", "end"), ENDS)
def test_the_leader_vouches_for_a_channel_he_knows(name: str, end: str) -> None:
    table = opened(name)
    assert str(table.why(f"leader vouch {name}")) == "you know of no open channel there (§10.5)"
    table.set(f"backchannels.knowers.{name}", mask("us", end, "gulf", "leader"))
    assert table.cost(f"leader vouch {name}") == {"attention": 2}
    before = board(table)
    table.play(f"leader vouch {name}")
    assert since(table, before) == {f"backchannels.warmth.{name}": 12}
    table.set(f"backchannels.warmth.{name}", 50)
    assert str(table.why(f"leader vouch {name}")) == "the channel is warm enough (50) to do without your word (§10.5)"
    table.set(f"backchannels.warmth.{name}", 49)
    assert table.why(f"leader vouch {name}") is None
    table.set(f"backchannels.stage.{name}", FROZEN)
    assert str(table.why(f"leader vouch {name}")) == "you know of no open channel there (§10.5)"

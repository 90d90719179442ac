"""The short examples in rules.md say what the engine gives."""

from __future__ import annotations

from game.kernel.types import Odds, chance_of
from game.rules.backchannels.board import OPEN, Backchannels
from game.rules.economy.board import Economy
from game.rules.escalation import ALERT, HOLD, Accident, Escalation
from game.rules.nuclear.board import Nuclear, days_to_breakout
from game.rules.proxies.actions import Arm, Order
from game.rules.proxies.board import IRAQ, Proxies
from game.rules.regime.board import CABINET, GUARD, STREET, Regime
from game.rules.sanctions.board import BANKS, OIL, Sanctions
from game.rules.seats import FUNDS, IRGC, ISRAEL
from game.rules.setup import per_turn
from game.rules.strikes.air_strike import Engage, Strike
from game.rules.strikes.board import Strikes
from game.rules.strikes.salvo import MEASURED, Landing
from game.rules.talks.board import Talks
from game.rules.talks.module import Round
from game.rules.washington.board import NUCLEAR, Washington
from tests.sections.generate import first_position
from tests.sections.test_pairing import section_text


def printed(odds: Odds) -> str:
    """Outcomes and weights as the examples give them."""
    return ", ".join(f"{label} {weight}" for label, weight in odds)


def test_section_3_5_rates() -> None:
    """§3.5: 26 kg a month in a turn of 14 days."""
    grams = per_turn(first_position().rulebook, 26_000)
    assert f"26 kg a month is {grams / 1000:.1f} kg in a turn of 14 days" in section_text("3.5")


def test_section_6_2_bite() -> None:
    """§6.2: the bite of a track."""
    sanctions = Sanctions.of(first_position())
    sanctions.authority[OIL], sanctions.enforcement[OIL], sanctions.evasion[OIL] = 3, 32, 62
    assert f"3 × 25 × 32 × 38 / 10,000 = {sanctions.bite(OIL)} per cent" in section_text("6.2")


def test_section_6_3_listings() -> None:
    """§6.3: two listings and a bite of 20 per cent on banks make arming dearer."""
    state = first_position()
    sanctions = Sanctions.of(state)
    sanctions.listings = 2
    sanctions.authority[BANKS], sanctions.enforcement[BANKS], sanctions.evasion[BANKS] = 1, 80, 0
    assert sanctions.bite(BANKS) == 20
    arm = Arm(IRGC, 0)
    before = dict(arm.cost(state))[FUNDS]
    after = dict(state.rulebook.module("sanctions").reprice(state, arm, arm.cost(state)))[FUNDS]
    assert f"costs {before} × 120 / 100 = ${after} m" in section_text("6.3")


def test_section_7_3_income() -> None:
    """§7.3 and §7.5: income and needs of a turn, worked out as in upkeep."""
    state = first_position()
    economy = Economy.of(state)
    income = 1600 * 14 * (7900 - 350) // 100_000 * 80 // 100
    needs = per_turn(state.rulebook, economy.dials.needs)
    gap = (needs - income) * 40 // needs
    text = section_text("7.5")
    assert f"= ${income:,} m" in text
    assert f"needs are ${needs:,} m: the gap is {gap} point" in text


def test_section_8_3_breakout() -> None:
    """§8.3: breakout with all machines and with a tenth of them."""
    text = section_text("8.3")
    assert f"= {days_to_breakout(258_000, 0, 100)} days. With a tenth" in text
    assert f"of the machines: {days_to_breakout(258_000, 0, 10)} days" in text


def test_section_10_3_messages() -> None:
    """§10.3: an assurance behind a waiver meets an offer."""
    state = first_position()
    channels = Backchannels.of(state)
    channels.stage[0], channels.warmth[0] = OPEN, 20
    channels.gestures[0], channels.sent_us[0], channels.sent_iran[0] = 1, 2, 3
    module = state.rulebook.module("backchannels")
    module.backchannels(state)  # type: ignore[attr-defined]
    assert f"= {channels.warmth[0] - 20}." in section_text("10.3")


def test_section_11_3_round() -> None:
    """§11.3: the odds of a round."""
    state = first_position()
    Talks.of(state).helped = 22
    Washington.of(state).demands = NUCLEAR
    Escalation.of(state).tension = 32
    Regime.of(state).distress = 48
    odds = Round().odds(state, ())
    text = section_text("11.3").lower()
    assert printed(odds) in text
    assert f"the chance of a breakthrough is {chance_of(odds, 0)} per cent" in text


def test_section_12_4_strike() -> None:
    """§12.4: an Israeli strike that the Guard engages."""
    state = first_position()
    strikes = Strikes.of(state)
    strikes.defence, strikes.readiness, strikes.intelligence = 25, 50, 55
    Escalation.of(state).posture[IRGC] = HOLD
    Engage(IRGC).resolve(state, 0)
    for target, name in ((0, "Natanz"), (1, "Fordow")):
        assert f"At {name}: {printed(Strike(ISRAEL, target).odds(state))}." in section_text("12.4")


def test_section_12_9_salvo() -> None:
    """§12.9: a measured salvo at full magazines."""
    state = first_position()
    strikes = Strikes.of(state)
    strikes.interceptors, strikes.rationed = [100, 100], 0
    frame = (0, 0, ISRAEL, MEASURED)
    text = section_text("12.9")
    assert printed(Landing().odds(state, frame)) in text
    dead = strikes.dead[1]
    Landing().resolve(state, frame, 0)
    assert f"{strikes.dead[1] - dead} dies, and the index falls by {100 - strikes.interceptors[0]}" in text


def test_section_13_6_accident() -> None:
    """§13.6: accidents with two seats on alert."""
    state = first_position()
    escalation = Escalation.of(state)
    escalation.tension = 35
    escalation.posture = [ALERT, ALERT, HOLD, HOLD, HOLD, HOLD, HOLD]
    odds = Accident().odds(state, ())
    weights = [weight for _, weight in odds]
    text = section_text("13.6")
    assert f"A quiet turn {weights[0]}, a clash {weights[1]}, a near miss {weights[2]}" in text
    assert f"a clash has {chance_of(odds, 1)} per cent" in text


def test_section_16_10_security() -> None:
    """§16.10: what a pressure of 10 and one of 20 do to regime security."""
    state = first_position()
    lost = []
    for threat in (52, 62):
        regime = Regime.of(state)
        regime.cohesion[GUARD], regime.cohesion[CABINET], regime.cohesion[STREET] = 66, 50, 50
        regime.security, regime.threat, regime.distress, regime.unrest = 50, threat, 57, 33
        state.rulebook.module("regime").reckoning(state)  # type: ignore[attr-defined]
        assert regime.unrest == 33
        lost.append(50 - regime.security)
    assert lost == [0, 1]
    assert "a twentieth of it rounded down is 0" in section_text("16.10")
    assert "it is 20, and security falls by 1" in section_text("16.10")


def test_section_4_3_reactions() -> None:
    """§4.3: two amplify and one calms."""
    state = first_position()
    escalation = Escalation.of(state)
    escalation.tension = 30
    module = state.rulebook.module("headlines")
    for code in ("us amplify", "irgc amplify", "gulf calm"):
        state.rulebook.by_code[code].resolve(state, 0)
    module.reactions(state)  # type: ignore[attr-defined]
    assert f"= +{escalation.tension - 30}." in section_text("4.3")


def test_section_8_4_hidden_stock_counts() -> None:
    """§8.3, §8.4: hiding material does not lengthen breakout."""
    nuclear = Nuclear.of(first_position())
    before = nuclear.breakout()
    nuclear.hide_stock(80_000, False)
    assert nuclear.breakout() == before


def test_section_14_3_order() -> None:
    """§14.3: the odds of an order to Iraq, and the power of its attack."""
    state = first_position()
    proxies = Proxies.of(state)
    proxies.loyalty[IRAQ], proxies.strength[IRAQ] = 60, 55
    order = Order(IRGC, IRAQ)
    assert printed(order.odds(state)) in section_text("14.3")
    order.resolve(state, 2)
    assert state.stack[-1][3] == 5
    assert "Its power is 2, or 5 if it exceeds the order" in section_text("14.3")

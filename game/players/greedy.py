"""A bot that looks one step ahead from what its seat knows, and takes what serves its seat's aims best."""

from __future__ import annotations

from random import Random
from typing import Final

from game.kernel.action import Action
from game.kernel.engine import legal, odds, play, price, resolve
from game.kernel.indicator import Indicator
from game.kernel.knowledge import View, sample
from game.kernel.state import State
from game.kernel.types import UNKNOWN, Odds
from game.records.journal.dice import number
from game.rules.clauses import gives, mandate_of, takes
from game.rules.council.board import LIMITS
from game.rules.scoring import CATASTROPHES, Scoring, aims_of
from game.rules.seats import ATTENTION
from game.rules.setup import Aim
from game.rules.single_text.board import SingleText
from game.rules.talks.board import PUBLISHED, Talks

TRUTHS: Final = 2
"""How many truths behind the view are imagined for one decision."""

BRANCHES: Final = 3
"""How many outcomes of an action are followed, the likeliest first."""

ANSWERS_AHEAD: Final = 2
"""How many answers of others are imagined before the outcome of an action."""

EVENTS_AHEAD: Final = 3
"""How many further draws that an outcome sets in motion are followed, each on its likeliest course."""

AHEAD: Final = ("upkeep", "reckoning")
"""The hooks whose course without further decisions shows where a position is heading."""

FINE: Final = 100
"""Points of an aim are measured in hundredths, so that small steps count."""

NOISE: Final = 24
"""The largest difference, in hundredths of a score point, that mood may make up for."""

THRIFT: Final = 6
"""What a point of attention must earn, in hundredths of a score point, to be spent at all."""

PROSPECTS: Final = (
    ("backchannels.stage.muscat", 10),
    ("backchannels.warmth.muscat", 2),
    ("council.mandate", 60),
    ("talks.called", 10),
    ("talks.scheduled", 25),
    ("talks.signed.us", 60),
    ("talks.signed.government", 60),
    ("talks.signed.leader", 110),
)
"""Signs that talks are getting somewhere, with hundredths of a step of negotiation for one unit of each."""

ANSWERS: Final = ("single_text.answer_us.muscat", "single_text.answer_iran.muscat")
ANSWERED: Final = 70
"""Hundredths of a step for a yes to the mediator's one question."""

PRESENT: Final = 45
"""Hundredths of a step for each side that came to the round."""

DRAFTED: Final = 20
"""Hundredths of a step for a text on paper."""

FITTING: Final = 60
"""Hundredths of a step for a text that Tehran's negotiators may agree to, as far as one has been told."""

UNEVEN: Final = 8
"""Hundredths of a step that a text loses for each step one side gives more than the other."""

ASKED: Final = 40
"""Hundredths of a step for the one question, asked of a text that may be agreed to."""

EXPOSED: Final = 60
"""Hundredths of a step lost by a text that is before the public and binds nobody."""

HOPES: Final = {"leader": 12, "gulf": 14, "europe": 6}
"""Weight in per cent that seats without an aim at the talks themselves give to prospects."""

STEPS: Final = 7
"""Steps of negotiation from first messages to a deal."""


Goal = tuple[Aim, Indicator]
"""What the seat wants, or has to keep, and where it is read."""


class GreedyPlayer:
    """Tries every legal action in a few imagined truths, lets the turn run on, and scores what its seat wants."""

    def choose(self, view: View, draw: Random) -> Action:
        """The action of ``view.actions`` with the best expected score; mood decides between near equals."""
        if len(view.actions) == 1:
            return view.actions[0]
        goals = goals_of(view)
        hope = hope_of(view, goals)
        truths = [sample(view, draw) for _ in range(TRUTHS)]
        best = view.actions[0]
        highest = -(10**9)
        mood = draw.getrandbits(32)
        for action in view.actions:
            worth = sum(_worth(truth, action, hope, goals) for truth in truths) // TRUTHS
            # By its code, not by its place: an action that is new in the menu and not taken leaves the match as it was.
            worth += number(mood, action.code) % NOISE
            worth -= sum(THRIFT * amount for kind, amount in price(view.board, action) if kind == ATTENTION)
            if worth > highest:
                best, highest = action, worth
        return best


def goals_of(view: View) -> list[Goal]:
    """The gate and aims of the view's own seat, its secret aim among them."""
    indicators = view.board.rulebook.indicators
    return [(aim, indicators[aim.indicator]) for aim in aims_of(view.board, view.seat)]


def hope_of(view: View, goals: list[Goal]) -> int:
    """The weight in per cent that a seat gives to signs of progress in the talks."""
    for aim, _ in goals:
        if aim.indicator == "talks.negotiation":
            return aim.weight if aim.best > aim.worst else -aim.weight // 2
    return HOPES.get(view.board.rulebook.seats[view.seat], 0)


def prospect(state: State) -> int:
    """How far the talks have come behind and before the curtain, in hundredths of a step of negotiation."""
    indicators = state.rulebook.indicators
    steps = sum(weight * max(0, indicators[code].read(state)) for code, weight in PROSPECTS)
    steps += sum(ANSWERED for code in ANSWERS if indicators[code].read(state) == 1)
    steps += PRESENT * indicators["talks.present"].read(state).bit_count()
    steps -= EXPOSED if Talks.of(state).status == PUBLISHED else 0
    return steps + _paper(SingleText.of(state))


def _paper(text: SingleText) -> int:
    """What the text of the first channel is worth: whether it may be agreed to, and how evenly it gives and takes."""
    if text.number[0] <= 0:
        return 0
    terms = text.terms_of(0)
    uneven = UNEVEN * min(6, abs(gives(terms) - takes(terms)))
    allowed = text.told_iran[0] - 1 if text.told_iran[0] > 0 else LIMITS
    if mandate_of(terms) > allowed:
        return DRAFTED
    return DRAFTED + FITTING - uneven + (ASKED if text.asked[0] > 0 else 0)


def _worth(truth: State, action: Action, hope: int, goals: list[Goal]) -> int:
    """The expected score of an action in one truth, in hundredths of a point."""
    after = truth.copy()
    play(after, action)
    outcomes = _answered(after, len(truth.stack))
    if not outcomes:
        return _measure(_ahead(after), hope, goals)
    likeliest = sorted(range(len(outcomes)), key=lambda one: -outcomes[one][1])[:BRANCHES]
    total = 0
    for outcome in likeliest:
        branch = after.copy()
        resolve(branch, outcome)
        _settle(branch, len(truth.stack))
        total += outcomes[outcome][1] * _measure(_ahead(branch), hope, goals)
    return total // sum(outcomes[outcome][1] for outcome in likeliest)


def _answered(state: State, depth: int) -> Odds:
    """What may come of an action; an answer that has to come first is imagined to be the first that is offered."""
    for _ in range(ANSWERS_AHEAD):
        found = odds(state)
        if found or state.over or len(state.stack) <= depth:
            return found
        play(state, legal(state)[0])
    return odds(state)


def _settle(state: State, depth: int) -> None:
    """Let what an outcome sets in motion take its likeliest course: how an act is read, how deep the damage goes."""
    for _ in range(EVENTS_AHEAD):
        found = odds(state) if len(state.stack) > depth and not state.over else ()
        if not found:
            return
        resolve(state, max(range(len(found)), key=lambda one: found[one][1]))


def _ahead(state: State) -> State:
    """Let the turn's own course run over the position; what that leaves to chance is not followed."""
    if not state.over:
        book = state.rulebook
        for phase, calls in zip(book.phases, book.calls, strict=True):
            for step, answers in zip(phase.steps, calls, strict=True):
                if step.hook in AHEAD:
                    for answer in answers:
                        answer(state)
    return state


def _measure(state: State, hope: int, goals: list[Goal]) -> int:
    """The seat's score of a position in hundredths of a point, as rules.md §B counts it, and what it hopes for."""
    total = hope * prospect(state) // STEPS if hope else 0
    survived = True
    for aim, indicator in goals:
        value = indicator.read(state)
        if aim.weight:
            total += aim.weight * aim.points(value, FINE) // 100
        elif value != UNKNOWN and not aim.is_met(value):
            survived = False
    if not survived:
        total //= 3
    if state.ending in CATASTROPHES:
        total -= Scoring.of(state).dials.penalty * FINE
    return total

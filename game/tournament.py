"""Many matches at once: bots in every seat, one seed a match, results in the order of the seeds."""

from __future__ import annotations

import signal
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from multiprocessing import active_children

from game.match import Match, drive
from game.players.registry import make_player
from game.records.analysis.par import Par, summed
from game.records.scenario.model import Scenario
from game.records.scenario.prepared import prepare


@dataclass(frozen=True, slots=True)
class Outcome:
    """How one match ended.  ``totals`` and ``survived`` go by seat; ``decisions`` counts those of every seat."""

    seed: int
    ending: str
    turns: int
    decisions: int
    totals: dict[str, int]
    survived: dict[str, bool]


def play_out(scenario: Scenario, players: Mapping[str, str], seed: int) -> Outcome:
    """Play one match to its end.  ``players`` names the bot of every seat.  Raises PlayerError for a bot unknown."""
    match = Match(scenario, seed, players=players, record=False)
    decisions = drive(match, {seat: make_player(name) for seat, name in players.items()})
    found = match.scores()
    return Outcome(
        seed,
        match.ending,
        match.turn,
        decisions,
        {seat: one.total for seat, one in found.items()},
        {seat: one.survived for seat, one in found.items()},
    )


def play_many(
    scenario: Scenario, players: Mapping[str, str], seeds: Sequence[int], executor: Executor | None = None
) -> Iterator[Outcome]:
    """The outcome of a match for each seed, in their order, whoever finishes first.

    ``executor`` is anything with the interface of ``concurrent.futures``, such as a cluster's client; without one the
    processors of this machine share the work.
    """
    job = partial(play_out, scenario, dict(players))
    if executor is not None:
        yield from executor.map(job, seeds)
        return
    others = active_children()
    with ProcessPoolExecutor(initializer=_leave_signals) as pool:
        try:
            yield from pool.map(job, seeds)
        except BaseException:
            # Whoever presses Ctrl-C does not wait for matches that nobody will count.
            pool.shutdown(wait=False, cancel_futures=True)
            for worker in active_children():
                if worker not in others:
                    worker.kill()
            raise


def _leave_signals() -> None:
    """A worker is ended by the process that began it, which hears the same Ctrl-C."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for name in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.SIG_DFL)


def par_from(scenario: Scenario, bot: str, seed: int, outcomes: Sequence[Outcome]) -> Par:
    """The par of a scenario from two or more matches that one bot played in every seat, from ``seed`` on."""
    return Par(
        scenario=scenario.name,
        digest=scenario.digest,
        rules=prepare(scenario).rules,
        bot=bot,
        matches=len(outcomes),
        seed=seed,
        seats={one.code: summed([found.totals[one.code] for found in outcomes]) for one in scenario.seats},
        endings=dict(sorted(Counter(one.ending for one in outcomes).items())),
    )

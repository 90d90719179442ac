"""Turns a match into journal lines: its header, and who did what, at which odds, with what change of the board."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from game.kernel import trace
from game.kernel.action import Action
from game.kernel.engine import odds
from game.kernel.state import State
from game.kernel.terms import TRIAL, chance_of
from game.records.journal import Change, Entry, Header, Place
from game.records.layout import Layout
from game.records.parts import Scenario


class Recorder:
    """Follows one match.  Call ``decision`` or ``chance`` before the engine takes a step and ``finish`` after it."""

    def __init__(self, state: State) -> None:
        self._names = trace.names(state.rulebook)
        self.settle(state)

    def settle(self, state: State) -> None:
        """Take a position as the one the next step starts from."""
        self._row = trace.flatten(state)
        self._masks = trace.masks(state)

    def decision(self, state: State, step: int, action: Action) -> Entry:
        """The entry of a decision about to be taken, without its result."""
        return _begun(state, step, action)

    def chance(self, state: State, step: int, outcome: int) -> Entry:
        """The entry of a chance about to be resolved, without its result."""
        book = state.rulebook
        frame = state.stack[-1]
        offered = odds(state)
        label, chance = offered[outcome][0], chance_of(offered, outcome)
        if frame[0] == TRIAL:
            begun = _begun(state, step, book.actions[frame[1]])
            return replace(begun, label=label, outcome=outcome, chance=chance)
        event = book.events[frame[1]]
        return Entry(
            step=step,
            turn=state.turn,
            phase=book.phases[state.phase].code,
            seat="",
            code=event.code,
            text=f"{event.code}: {label}",
            label=label,
            outcome=outcome,
            chance=chance,
            seen=event.seen(state, frame),
        )

    def finish(self, state: State, begun: Entry) -> Entry:
        """The entry with what changed on the board and the digest of the position."""
        row = trace.flatten(state)
        masks = trace.masks(state)
        changes: list[Change] = []
        if row != self._row or masks != self._masks:
            for name, before, after, earlier, mask in zip(
                self._names, self._row, row, self._masks, masks, strict=True
            ):
                if before != after or earlier != mask:
                    changes.append(Change(name, before, after, mask, earlier))
        self._row = row
        self._masks = masks
        return replace(begun, changes=tuple(changes), digest=trace.digest(state))


def header_of(scenario: Scenario, laid: Layout, players: dict[str, str], dice: str, seed: int, game: str) -> Header:
    """The header of a match that starts from ``laid``, written now by the program of version ``game``."""
    first = laid.first()
    units = laid.rulebook.indicators
    rows = zip(trace.names(laid.rulebook), trace.flatten(first), trace.masks(first), strict=True)
    return Header(
        game=game,
        rules=laid.rules,
        scenario=scenario.model_dump(mode="json"),
        digest=scenario.digest,
        seats=laid.rulebook.seats,
        players=dict(players),
        dice=dice,
        seed=seed,
        board=tuple(
            Place(name, value, mask, units[name].field.unit, units[name].field.scale) for name, value, mask in rows
        ),
        created=datetime.now(UTC).isoformat(timespec="seconds"),
    )


def _begun(state: State, step: int, action: Action) -> Entry:
    book = state.rulebook
    return Entry(
        step=step,
        turn=state.turn,
        phase=book.phases[state.phase].code,
        seat=book.seats[action.seat],
        code=action.code,
        text=action.describe(),
        seen=action.seen(state),
        rumour=action.rumour,
    )

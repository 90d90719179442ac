"""Turns a match into journal lines: its header, and who did what, at which odds, with what change of the board."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from game.kernel import digest, engine
from game.kernel.action import Action
from game.kernel.state import State
from game.kernel.types import EVERYONE, TRIAL, chance_of
from game.records.journal.format import Change, Entry, Header, Parent, Place
from game.records.scenario.model import Scenario
from game.records.scenario.prepared import Prepared


class Recorder:
    """Follows one match: takes its steps through the engine and tells what each changed, and by which rule."""

    def __init__(self, state: State) -> None:
        self._names = digest.names(state.rulebook)
        self.start(state)

    def start(self, state: State) -> None:
        """Take a position as the one the next step starts from."""
        self._row = digest.flatten(state)
        self._masks = digest.masks(state)

    def decision(self, state: State, step: int, action: Action) -> Entry:
        """Take a legal action and return its entry."""
        begun = _begun(state, step, action)
        engine.take(state, action)
        return self._finish(state, begun)

    def chance(self, state: State, step: int, outcome: int) -> Entry:
        """Resolve the chance on top of the stack and return its entry."""
        book = state.rulebook
        frame = state.stack[-1]
        offered = engine.odds(state)
        label, chance = offered[outcome][0], chance_of(offered, outcome)
        if frame[0] == TRIAL:
            action = book.actions[frame[1]]
            begun = replace(_begun(state, step, action), label=label, outcome=outcome, chance=chance)
            if begun.rumour:
                begun = replace(begun, rumour=action.rumour_of(outcome))
        else:
            event = book.events[frame[1]]
            begun = Entry(
                step=step,
                turn=state.turn,
                phase=book.phases[state.phase].code,
                seat="",
                code=event.code,
                text=f"{event.title or event.code}: {label}",
                label=label,
                outcome=outcome,
                chance=chance,
                seen=event.seen(state, frame),
            )
        engine.decide(state, outcome)
        return self._finish(state, begun)

    def _finish(self, state: State, begun: Entry) -> Entry:
        """Run on to the next decision or chance, noting apart what each hook of the sequence of play changes."""
        changes: list[Change] = []
        running = True
        while running:
            module, hook = engine.hook_ahead(state)
            if module:
                self._note(state, changes, "")
            running = engine.tick(state)
            if module:
                self._note(state, changes, f"{module}.{hook}")
        self._note(state, changes, "")
        return replace(begun, changes=tuple(changes), digest=digest.digest(state))

    def _note(self, state: State, changes: list[Change], cause: str) -> None:
        row = digest.flatten(state)
        masks = digest.masks(state)
        if row == self._row and masks == self._masks:
            return
        for name, before, after, earlier, mask in zip(self._names, self._row, row, self._masks, masks, strict=True):
            if before != after or earlier != mask:
                changes.append(Change(name, before, after, mask, earlier, cause))
        self._row = row
        self._masks = masks


def header_of(
    scenario: Scenario,
    prepared: Prepared,
    players: dict[str, str],
    dice: str,
    seed: int,
    game: str,
    created: str = "",
    parent: Parent | None = None,
    bots: int | None = None,
    locks: dict[str, str] | None = None,
) -> Header:
    """The header of a match that starts from ``prepared``, by the program ``game``, written now or ``created``."""
    return Header(
        game=game,
        rules=prepared.rules,
        scenario=scenario.model_dump(mode="json"),
        digest=scenario.digest,
        seats=prepared.rulebook.seats,
        players=dict(players),
        dice=dice,
        seed=seed,
        board=places_of(prepared.first()),
        created=created or datetime.now(UTC).isoformat(timespec="seconds"),
        parent=parent,
        bots=bots,
        locks=dict(locks or {}),
    )


def places_of(first: State) -> tuple[Place, ...]:
    """The stored board of a first position, as a journal's header declares it."""
    units = first.rulebook.indicators
    rows = zip(digest.names(first.rulebook), digest.flatten(first), digest.masks(first), strict=True)
    return tuple(
        Place(name, value, mask, units[name].field.unit, units[name].field.scale) for name, value, mask in rows
    )


def _begun(state: State, step: int, action: Action) -> Entry:
    book = state.rulebook
    seen = action.seen(state)
    return Entry(
        step=step,
        turn=state.turn,
        phase=book.phases[state.phase].code,
        seat=book.seats[action.seat],
        code=action.code,
        text=action.describe(),
        seen=seen,
        rumour="" if seen == EVERYONE else action.rumour,
    )

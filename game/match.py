"""A match: who decides for which seat, the dice, the journal, undo."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from random import Random

from game import __version__
from game.kernel import engine, knowledge
from game.kernel.action import Action
from game.kernel.knowledge import View
from game.kernel.rulebook import Rulebook
from game.kernel.state import State
from game.kernel.types import TRIAL, Odds, Reason
from game.players.gate import ask
from game.players.player import Player
from game.records.journal.copies import Copies
from game.records.journal.dice import drawn, fresh_seed, number
from game.records.journal.format import HUMAN, SEEDED, TABLE, Entry, Handover, JournalError, Parent, Undo, read_journal
from game.records.journal.handovers import Hands, hands_of, woven
from game.records.journal.hold import Hold
from game.records.journal.keeper import Keeper
from game.records.journal.model import checked_player, checked_seed
from game.records.journal.recorder import Recorder, header_of
from game.records.journal.undo import UndoError as UndoError
from game.records.journal.undo import refusal
from game.records.journal.verify import DivergenceError, Replay
from game.records.library import closest, nearest
from game.records.observation import quantities
from game.records.scenario.model import Scenario
from game.records.scenario.prepared import prepare
from game.rules.scoring import ENDINGS, Score, scores


class IllegalAction(ValueError):  # noqa: N818 - it reads as what it is where it is caught
    """An action or outcome that may not be played now: one sentence that says why, with its section of rules.md."""


class Match(Copies):
    """One match of a scenario.

    ``seed`` makes the dice, ``bots`` what bots draw; both are drawn where neither is given, and a ``seed`` alone makes
    the whole match.  With ``dice=False`` chance waits for ``resolve``.  ``players`` says who decides for each seat
    (``human`` unless named).  ``save`` names the journal to write from the start, or is a claim to its name.  ``locks``
    holds what passphrases of seats are compared with.  With ``record=False`` no entries are made until a log or a
    journal is asked for.  A copy of any kind has no journal.  Raises JournalError when the journal cannot be written,
    ValueError for a seat, seed or player that cannot be.
    """

    def __init__(
        self,
        scenario: Scenario,
        seed: int | None = None,
        *,
        dice: bool = True,
        bots: int | None = None,
        players: Mapping[str, str] | None = None,
        save: str | Path | Hold | None = None,
        record: bool = True,
        locks: Mapping[str, str] | None = None,
    ) -> None:
        bots = fresh_seed() if seed is None and bots is None else bots
        self._set_up(scenario, fresh_seed() if seed is None else seed, dice, bots)
        for seat, player in (players or {}).items():
            self._number(seat)
            self.players[seat] = self._begun[seat] = checked_player(player, seat)
        self.locks.update(locks or {})
        self._recorder = Recorder(self._state) if record else None
        if save is not None:
            self.save(save)
        if dice:
            self._keeper.keep(self._roll())
            self.sync()

    def _set_up(self, scenario: Scenario, seed: int, dice: bool, bots: int | None) -> None:
        self.scenario, self.seed, self.dice = scenario, checked_seed(seed), dice
        self.bots = None if bots is None else checked_seed(bots)
        self.notices: list[str] = []
        self._prepared = prepare(scenario)
        self.rulebook: Rulebook = self._prepared.rulebook
        self.players = {one.code: HUMAN for one in scenario.seats}
        self._keeper, self._begun, self.locks = Keeper(), dict(self.players), dict[str, str]()
        self._hands: Hands = []
        self._state: State = self._prepared.first()
        self._steps: list[int] = []
        self._entries: list[Entry] = []
        self._recorder = None
        self._parent: Parent | None = None

    @classmethod
    def load(cls, path: str | Path, *, go_on: bool = True) -> Match:
        """The match of a journal, every step played again and compared with what was written.

        With ``go_on`` later steps are added to the same journal, from the first of them on; without, the file is only
        read.  Raises JournalError when it cannot be read, or when the present rules do not reproduce it.
        """
        journal = read_journal(path)
        match = cls.__new__(cls)
        try:
            replay = Replay(journal)
            for line in journal.lines:
                replay.take(line)
        except DivergenceError as error:
            raise JournalError(f"The journal {journal.name!r} cannot be continued: {error.guarded}") from error
        header = journal.header
        match._set_up(replay.scenario, header.seed, header.dice == SEEDED, header.bots)
        match._begun |= {seat: one for seat, one in header.players.items() if seat in match.players}
        match.players |= {seat: one for seat, one in journal.players.items() if seat in match.players}
        match._parent, match._hands = header.parent, hands_of(journal)
        match.notices, match.locks = list(journal.notices), dict(header.locks)
        match._state = replay.state
        match._recorder = Recorder(replay.state)
        match._entries = list(journal.entries)
        index = {code: action.index for code, action in match.rulebook.by_code.items()}
        match._steps = [index[one.code] if one.outcome is None else -1 - one.outcome for one in journal.entries]
        if go_on:
            match._keeper = Keeper(journal)
            if match.dice and replay.state.at_chance:
                match._keeper.keep(match._roll())
                match.sync()
        return match

    @property
    def over(self) -> bool:
        """True once an ending was reached."""
        return self._state.over

    @property
    def ending(self) -> str:
        """The code of the ending that was reached; empty while the match goes on."""
        return ENDINGS[self._state.ending]

    @property
    def turn(self) -> int:
        """The turn being played, from 1."""
        return self._state.turn

    @property
    def phase(self) -> str:
        """The code of the phase being played."""
        return self.rulebook.phases[self._state.phase].code

    @property
    def seat(self) -> str:
        """The code of the seat to move; empty at chance and after the end."""
        number = self._state.seat
        return self.rulebook.seats[number] if number >= 0 else ""

    @property
    def step(self) -> int:
        """How many steps, decisions and chance outcomes, stand."""
        return len(self._steps)

    @property
    def at_chance(self) -> bool:
        """True while an outcome has to be given to ``resolve``."""
        return self._state.at_chance

    @property
    def saved_to(self) -> Path | None:
        """The journal later steps are appended to, None when there is none."""
        return self._keeper.place

    def legal_actions(self) -> list[Action]:
        """The legal actions of the seat to move, in menu order."""
        return engine.legal(self._state)

    def view(self, seat: str) -> View:
        """What a seat may know now.  Raises ValueError for a seat that is not in play."""
        return knowledge.view(self._state, self._number(seat))

    def odds(self) -> Odds:
        """The outcomes of the chance that is to be resolved, with their weights; empty when there is none."""
        return engine.odds(self._state)

    @property
    def chance(self) -> str:
        """The code of the event or action that is to be resolved; empty when nothing is left to chance now."""
        if not self._state.at_chance:
            return ""
        kind, number = self._state.stack[-1][:2]
        return self.rulebook.actions[number].code if kind == TRIAL else self.rulebook.events[number].code

    @property
    def witnesses(self) -> list[str]:
        """The seats that see the chance that is to be resolved now and whose knowledge gives its odds; else none."""
        return [seat for seat in self.players if knowledge.odds(self._state, self._number(seat))]

    def quantities(self) -> dict[str, int | float]:
        """Every indicator in play by code, in shown units, hidden ones too; before the end no seat may see them."""
        return quantities(self._state)

    def why(self, code: str) -> Reason | None:
        """Why an action is not legal now, None when it is.  Raises IllegalAction for a code that does not exist."""
        return engine.why_not(self._state, self._action(code))

    def all_unmet(self, code: str) -> list[Reason]:
        """All that keeps an action from its own seat as the board stands, whoever is to move; empty when nothing."""
        return engine.all_unmet(self._state, self._action(code))

    def play(self, action: Action | str) -> list[Entry]:
        """Take an action for the seat to move, then with dice every chance up to the next decision.

        Returns the new entries, none with ``record=False``.  Raises IllegalAction, and then nothing has happened; or
        JournalError, and then the step stands but is not saved yet: the next one, or ``save``, tries again.
        """
        entries = self.advance(action)
        self.sync()
        return entries

    def advance(self, action: Action | str) -> list[Entry]:
        """The same, but the journal's lines may reach the disk later: for bots, who wait for no prompt."""
        chosen = self._action(action)
        reason = engine.why_not(self._state, chosen)
        if reason is not None:
            raise IllegalAction(f"{chosen.code!r} is not legal now: {reason}.")
        entries = self._take(chosen)
        if self.dice:
            entries += self._roll()
        self._keeper.keep(entries)
        return entries

    def resolve(self, outcome: int | None) -> list[Entry]:
        """Give an outcome of ``odds`` by its number, from 0, as real dice on the table do; None lets the seed decide.

        Raises IllegalAction when there is no such outcome, and JournalError as ``play`` does.
        """
        odds = self.odds()
        if outcome is None and odds:
            outcome = drawn(self.seed, self.step + 1, odds)
        if not odds or outcome is None:
            raise IllegalAction("Nothing is left to chance now: a seat is to move or the match is over.")
        if not 0 <= outcome < len(odds):
            listed = ", ".join(f"{at} {label}" for at, (label, _) in enumerate(odds))
            raise IllegalAction(f"There is no outcome {outcome}; allowed are {listed}.")
        entries = self._resolve(outcome)
        if self.dice:
            entries += self._roll()
        self._keeper.keep(entries)
        self.sync()
        return entries

    def log(self, seat: str | None = None) -> list[Entry]:
        """Every entry so far, or with a seat only what it may know of each.  Raises ValueError as ``view`` does."""
        self._record()
        if seat is None:
            return list(self._entries)
        number = self._number(seat)
        return [seen for one in self._entries if (seen := one.for_seat(number)) is not None]

    def scores(self) -> dict[str, Score]:
        """The result of every seat as if the match ended now; before the end no seat may be shown it."""
        return scores(self._state)

    def undo(self) -> Entry:
        """Take the last decision back and return it.

        Only the seat that took it may, while it is still to move, and nothing was decided by chance or revealed since.
        Raises UndoError when that is not so, and JournalError as ``play`` does.
        """
        last = next((at for at in reversed(range(self.step)) if self._steps[at] >= 0), None)
        if last is None:
            raise UndoError("There is nothing to take back: nothing has been decided yet.")
        before = self._replayed(last)
        why = refusal(before, self._state, self.rulebook.actions[self._steps[last]], last < self.step - 1)
        if why:
            raise UndoError(why)
        self._record()
        entry = self._entries.pop()
        self._steps.pop()
        self._state = before
        self._recorder = Recorder(before)
        self._keeper.keep([Undo(entry.step)])
        self.sync()
        return entry

    def hand_over(self, seat: str, player: str) -> None:
        """Give a seat to another player from here on; the journal keeps it.

        Raises ValueError for a seat or a player that cannot be, and JournalError as ``play`` does.
        """
        self._number(seat)
        if self.players[seat] != checked_player(player, seat):
            self.players[seat] = player
            self._hands.append((self.step, Handover(seat, player)))
            self._keeper.keep([self._hands[-1][1]])
            self.sync()

    def save(self, path: str | Path | Hold, created: str = "") -> None:
        """Write the whole journal; later steps go on being appended to it.

        ``path`` may be a claim.  A whole journal in which no person played is replaced, anything else left alone.
        ``created`` stands for the time of day where a journal has to come out the same again.  Raises JournalError.
        """
        self._record()
        header = header_of(
            self.scenario, self._prepared, self._begun, SEEDED if self.dice else TABLE, self.seed, __version__, created,
            self._parent, self.bots, self.locks,
        )
        self._keeper.begin(path, header, woven(self._entries, self._hands))

    def sync(self) -> None:
        """Wait until every line of the journal is on the disk.  Raises JournalError."""
        self._keeper.sync()

    def close(self) -> None:
        """Let the journal go, for another process to go on with; nothing more is saved."""
        self._keeper.close()

    def _number(self, seat: str) -> int:
        if not isinstance(seat, str) or seat not in self.players:
            raise ValueError(f"There is no seat {seat!r} in this scenario; {nearest(str(seat), list(self.players))}.")
        return self.rulebook.seats.index(seat)

    def _action(self, action: Action | str) -> Action:
        """The rulebook's own object for an action or a code."""
        if isinstance(action, str):
            code = " ".join(action.split())
        elif 0 <= action.index < len(self.rulebook.actions) and self.rulebook.actions[action.index] is action:
            return action
        else:
            code = action.code
        found = self.rulebook.by_code.get(code)
        if found is None:
            legal = [one.code for one in self.legal_actions()]
            every = list(self.rulebook.by_code)
            offered = every if closest(code, every) and not closest(code, legal) else legal
            raise IllegalAction(f"There is no action {code!r}; {nearest(code, offered)}.")
        return found

    def _roll(self) -> list[Entry]:
        """Let the seeded dice decide every chance up to the next decision."""
        entries: list[Entry] = []
        while self._state.at_chance:
            entries += self._resolve(drawn(self.seed, self.step + 1, engine.odds(self._state)))
        return entries

    def _take(self, action: Action) -> list[Entry]:
        if self._recorder is None:
            engine.play(self._state, action)
            self._steps.append(action.index)
            return []
        entry = self._recorder.decision(self._state, self.step + 1, action)
        self._steps.append(action.index)
        self._entries.append(entry)
        return [entry]

    def _resolve(self, outcome: int) -> list[Entry]:
        if self._recorder is None:
            engine.resolve(self._state, outcome)
            self._steps.append(-1 - outcome)
            return []
        entry = self._recorder.chance(self._state, self.step + 1, outcome)
        self._steps.append(-1 - outcome)
        self._entries.append(entry)
        return [entry]

    def _replayed(self, steps: int) -> State:
        """The position after so many steps."""
        state = self._prepared.first()
        for step in self._steps[:steps]:
            if step < 0:
                engine.resolve(state, -1 - step)
            else:
                engine.play(state, self.rulebook.actions[step])
        return state

    def _record(self) -> None:
        """Make the entries of a match that was played without them."""
        if self._recorder is not None:
            return
        steps, self._steps = self._steps, []
        self._state = self._prepared.first()
        self._recorder = Recorder(self._state)
        for step in steps:
            if step < 0:
                self._resolve(-1 - step)
            else:
                self._take(self.rulebook.actions[step])


def drive(
    match: Match,
    deciders: Mapping[str, Player],
    on_entry: Callable[[Entry], None] | None = None,
    *,
    limit: int | None = None,
) -> int:
    """Let players decide until the match is over, a seat without one is to move, or chance waits for real dice.

    ``deciders`` holds a player for each seat it drives.  ``on_entry`` is told of every entry.  ``limit`` ends the loop
    after that many decisions; their number is returned.  What a player draws depends on seed and step alone, so a
    match that was resumed goes on as it would have gone.  Raises PlayerError when a player fails: nothing was decided.
    """
    decisions = 0
    seed = match.seed if match.bots is None else match.bots
    try:
        while limit is None or decisions < limit:
            seat = match.seat
            if seat not in deciders:
                break
            draw = Random(number(seed, f"player {match.step}"))
            entries = match.advance(ask(deciders[seat], match.players[seat], seat, match.view(seat), draw))
            decisions += 1
            if on_entry is not None:
                for entry in entries:
                    on_entry(entry)
    finally:
        match.sync()
    return decisions

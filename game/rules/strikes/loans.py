"""What an ally asks of its patron, and what the patron lends.  rules.md §12.13"""

from __future__ import annotations

from game.kernel.action import Action
from game.kernel.state import State
from game.kernel.types import Cost, Reason, seats_of
from game.rules.seats import ATTENTION, ISRAEL, SORTIES, US
from game.rules.strikes.board import BACKED, BOMBS, LOANS, REFUSED, Strikes


class Loan(Action):
    """Something only Washington has, asked for or lent; known to the two of them.  rules.md §12.13"""

    __slots__ = ("loan",)
    section = "12.13"
    description = ""

    def __init__(self, seat: int, loan: int) -> None:
        super().__init__(seat)
        self.loan = loan

    def words(self) -> str:
        return LOANS[self.loan]

    def seen(self, state: State) -> int:
        return seats_of(US, ISRAEL)


class Ask(Loan):
    """Israel asks for tankers or heavy bombs.  rules.md §12.13"""

    __slots__ = ()
    verb = "ask"
    offered = "backchannels"

    def describe(self) -> str:
        what = "bombs that reach Fordow" if self.loan == BOMBS else "tankers for a longer reach"
        return f"Ask Washington for {what}"

    def forbidden(self, state: State) -> Reason | None:
        if Strikes.of(state).asked & self.loan:
            return Reason("12.13", "you have asked for this already")
        return None

    def printed_cost(self) -> Cost:
        return ((ATTENTION, 1),)

    def resolve(self, state: State, outcome: int) -> None:
        strikes = Strikes.of(state)
        strikes.asked |= self.loan
        strikes.notice = strikes.notice or 1


class Lend(Loan):
    """Washington lends what was asked, and owns a part of what follows.  rules.md §12.13"""

    __slots__ = ()
    verb = "lend"
    offered = "operations"

    def describe(self) -> str:
        what = "heavy bombs" if self.loan == BOMBS else "tankers"
        return f"Lend Israel {what} for this turn: you stand behind what it strikes"

    def forbidden(self, state: State) -> Reason | None:
        strikes = Strikes.of(state)
        if not strikes.asked & self.loan:
            return Reason("12.13", "Israel has not asked for this")
        if strikes.lent & self.loan:
            return Reason("12.13", "it is lent already")
        if strikes.notice == REFUSED:
            return Reason("12.13", "you have told Israel not to strike this turn")
        return None

    def printed_cost(self) -> Cost:
        return ((ATTENTION, 2), (SORTIES, 1 if self.loan == BOMBS else 0))

    def resolve(self, state: State, outcome: int) -> None:
        strikes = Strikes.of(state)
        strikes.lent |= self.loan
        strikes.notice = BACKED

"""What Israel and its patron tell each other before a strike, and what the patron lends.  rules.md §12.10, §12.13"""

from __future__ import annotations

from typing import ClassVar

from game.kernel.action import Action
from game.kernel.state import State
from game.kernel.types import Cost, Reason
from game.rules.seats import ATTENTION, SORTIES
from game.rules.strikes.board import ALLIES, BACKED, BOMBS, INFORMED, LOANS, REFUSED, UNTOLD, Strikes


class Notice(Action):
    """What Jerusalem tells Washington before acting, and what it hears.  rules.md §12.10"""

    __slots__ = ()
    section = "12.10"
    offered = "backchannels"
    fixed_cost = ((ATTENTION, 1),)
    visibility = ALLIES
    notice: ClassVar[int] = UNTOLD
    """What is said, as ``notice`` of the board counts it."""

    def forbidden(self, state: State) -> Reason | None:
        if Strikes.of(state).notice in (BACKED, REFUSED):
            return Reason("12.10", "you have given your word for this turn")
        return None

    def resolve(self, state: State, outcome: int) -> None:
        Strikes.of(state).pass_notice(self.notice)


class Inform(Notice):
    """Tell Washington that you may act.  rules.md §12.10"""

    __slots__ = ()
    verb = "inform"
    notice = INFORMED
    description = "Inform Washington that you may strike this turn: no answer is asked, none is owed"

    def forbidden(self, state: State) -> Reason | None:
        if Strikes.of(state).notice != UNTOLD:
            return Reason("12.10", "this turn's word has passed between you and Washington already")
        return None


class Back(Notice):
    """Back an Israeli strike in advance.  rules.md §12.10"""

    __slots__ = ()
    verb = "back"
    notice = BACKED
    description = "Let Israel know that you would stand behind a strike this turn"


class Refuse(Notice):
    """Tell Israel not to strike.  rules.md §12.10"""

    __slots__ = ()
    verb = "refuse"
    notice = REFUSED
    description = "Tell Israel not to strike this turn: defiance would anger, and cost both"


class Loan(Action):
    """Something only Washington has, asked for or lent; known to the two of them.  rules.md §12.13"""

    __slots__ = ("loan",)
    section = "12.13"
    visibility = ALLIES

    def __init__(self, seat: int, loan: int) -> None:
        super().__init__(seat)
        self.loan = loan

    def words(self) -> str:
        return LOANS[self.loan]


class Ask(Loan):
    """Israel asks for tankers or heavy bombs.  rules.md §12.13"""

    __slots__ = ()
    verb = "ask"
    offered = "backchannels"
    fixed_cost = ((ATTENTION, 1),)

    def describe(self) -> str:
        what = "bombs that reach Fordow" if self.loan == BOMBS else "tankers for a longer reach"
        return f"Ask Washington for {what}"

    def forbidden(self, state: State) -> Reason | None:
        if Strikes.of(state).asked & self.loan:
            return Reason("12.13", "you have asked for this already")
        return None

    def resolve(self, state: State, outcome: int) -> None:
        strikes = Strikes.of(state)
        strikes.asked |= self.loan
        if strikes.notice == UNTOLD:
            strikes.pass_notice(INFORMED)


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
        strikes.pass_notice(BACKED)

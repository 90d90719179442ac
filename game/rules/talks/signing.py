"""From an agreed text to signatures: sign, bless, publish a reading, disown, spoil.  rules.md §11.4, §11.13"""

from __future__ import annotations

from game.kernel.action import Action
from game.kernel.state import State
from game.kernel.types import Cost, Odds, Reason
from game.rules.clauses import BROAD_NEEDED, GUARANTEE, beyond, gives, mandate_of
from game.rules.council.board import BROAD, LIMITS, Council
from game.rules.escalation import Escalation
from game.rules.marks import BINDS_TO_TEXT, LEADERS_OWN
from game.rules.regime.board import GUARD, Regime
from game.rules.seats import ATTENTION, GOVERNMENT, ISRAEL, STANDING, US, WASHINGTON, party_of
from game.rules.talks.board import BLESSING, PUBLISHED, Talks
from game.rules.talks.public import Public
from game.rules.washington.board import Washington

REVIEW = 2
"""The level of guarantee from which Congress has a say."""

LEFT_STANDING, GUARANTEE_CUT = range(2)
"""What Congress makes of a guarantee that is put before it.  §11.4"""

IT_TELLS, FALLS_FLAT, TURNED_AGAINST_ISRAEL = range(3)
"""What comes of working against a text.  §11.13"""


class Sign(Public):
    """Sign the agreed text; a review or a treaty goes before Congress.  rules.md §11.4"""

    __slots__ = ()
    section = "11.4"
    verb = "sign"
    marks = BINDS_TO_TEXT

    def describe(self) -> str:
        if self.seat == US:
            return "Sign the agreed text; a guarantee of level 2 or 3 goes before Congress, which may cut it down to 1"
        return "Sign the agreed text; it enters into force once Washington, the government and the Leader have"

    def forbidden(self, state: State) -> Reason | None:
        talks = Talks.of(state)
        if not talks.awaits_signatures():
            return Reason("11.4", "no agreed text is on the table")
        if talks.signed[party_of(self.seat)]:
            return Reason("11.4", "this side has signed")
        if self.seat == GOVERNMENT:
            broad = mandate_of(talks.text) == BROAD_NEEDED
            if not Council.of(state).permits(BROAD if broad else LIMITS):
                return Reason("9.6", "the mandate does not let the government sign this text")
        return None

    def cost(self, state: State) -> Cost:
        talks = Talks.of(state)
        party = party_of(self.seat)
        price = 2 + 3 * talks.disowned[party] + (2 * talks.text[GUARANTEE] if party == WASHINGTON else 0)
        return ((ATTENTION, 1), (STANDING, max(1, price - 2 * talks.readings[party])))

    def odds(self, state: State) -> Odds:
        guarantee = Talks.of(state).text[GUARANTEE]
        if self.seat != US or guarantee < REVIEW:
            return ()
        restive = Washington.of(state).congress
        against = 10 + restive if guarantee > REVIEW else 5 + restive // 3
        return (("Congress lets it stand", 100), ("Congress cuts the guarantee", against))

    def resolve(self, state: State, outcome: int) -> None:
        talks = Talks.of(state)
        talks.signed[party_of(self.seat)] = 1
        if outcome == GUARANTEE_CUT:
            talks.text[GUARANTEE] = 1
            state.gain(US, STANDING, -2)


class Bless(Public):
    """The Leader lets a text stand: heroic flexibility, dear where it goes beyond his own red lines.  rules.md §11.4"""

    __slots__ = ()
    section = "11.4"
    verb = "bless"
    marks = LEADERS_OWN
    description = "Bless the agreed text; each clause beyond your mandate costs 1 standing and the Guard's goodwill"

    def forbidden(self, state: State) -> Reason | None:
        talks = Talks.of(state)
        if not talks.awaits_signatures():
            return Reason("11.4", "no agreed text is on the table")
        if talks.signed[BLESSING]:
            return Reason("11.4", "the text has been blessed")
        return None

    def excess(self, state: State) -> int:
        """How many clauses of the text go beyond the mandate."""
        council = Council.of(state)
        return beyond(Talks.of(state).text, council.mandate) if council.on else 0

    def cost(self, state: State) -> Cost:
        return ((ATTENTION, 1), (STANDING, gives(Talks.of(state).text) // 2 + self.excess(state)))

    def resolve(self, state: State, outcome: int) -> None:
        Regime.of(state).add_cohesion(GUARD, -2 * self.excess(state))
        Talks.of(state).signed[BLESSING] = 1


class Spin(Public):
    """Publish one's own reading of the agreed text: easier to sign now, a dispute later.  rules.md §11.13"""

    __slots__ = ()
    section = "11.13"
    verb = "spin"
    description = (
        "Publish your own reading of the agreed text: your signature is 2 standing cheaper, a dispute may follow"
    )

    def forbidden(self, state: State) -> Reason | None:
        talks = Talks.of(state)
        if not talks.awaits_signatures():
            return Reason("11.13", "no agreed text is on the table")
        if talks.readings[party_of(self.seat)]:
            return Reason("11.13", "your reading is out")
        return None

    def resolve(self, state: State, outcome: int) -> None:
        Talks.of(state).readings[party_of(self.seat)] = 1
        if self.seat == US:
            state.gain(US, STANDING, 1)
        else:
            Regime.of(state).add_narrative(2)


class Disown(Public):
    """Call a text that has come to light none of one's own.  rules.md §11.13"""

    __slots__ = ()
    section = "11.13"
    verb = "disown"
    description = "Disown the published text: the audience at home is calmed, a later signature is 3 standing dearer"

    def forbidden(self, state: State) -> Reason | None:
        talks = Talks.of(state)
        if talks.status != PUBLISHED and not talks.awaits_signatures():
            return Reason("11.13", "no text is before the public")
        if talks.disowned[party_of(self.seat)]:
            return Reason("11.13", "you have disowned it")
        if talks.signed[party_of(self.seat)]:
            return Reason("11.13", "you have signed it")
        return None

    def resolve(self, state: State, outcome: int) -> None:
        talks = Talks.of(state)
        talks.disowned[party_of(self.seat)] = 1
        talks.add_negotiation(-1)
        if self.seat == US:
            state.gain(US, STANDING, 2)
        else:
            Regime.of(state).add_narrative(3)


class Spoil(Action):
    """Work against an agreed text before it is signed.  rules.md §11.13"""

    __slots__ = ()
    section = "11.13"
    verb = "spoil"
    offered = "operations"
    fixed_cost = ((ATTENTION, 2), (STANDING, 3))
    description = (
        "Spoil the agreed text with stolen papers and alarms: Congress stirs, signatures wait; Washington minds"
    )

    def forbidden(self, state: State) -> Reason | None:
        talks = Talks.of(state)
        if not talks.awaits_signatures():
            return Reason("11.13", "no agreed text waits for signatures")
        if talks.spoiled:
            return Reason("11.13", "this text has been worked against once")
        return None

    def odds(self, state: State) -> Odds:
        return (("it tells", 50), ("it falls flat", 30), ("it turns against Israel", 20))

    def resolve(self, state: State, outcome: int) -> None:
        talks = Talks.of(state)
        talks.spoiled = 1
        Escalation.of(state).add_tension(4)
        if outcome == IT_TELLS:
            if talks.pending:
                talks.pending = max(1, talks.pending - 1)
            else:
                talks.age = min(99, talks.age + 1)
            talks.signed[WASHINGTON] = 0
            Washington.of(state).add_restiveness(12)
            Regime.of(state).add_threat(3)
        elif outcome == TURNED_AGAINST_ISRAEL:
            state.gain(ISRAEL, STANDING, -4)
            state.gain(US, STANDING, 2)

"""The example of play in rules.md: a script for one turn, run by the engine, with the numbers it gives."""

from __future__ import annotations

import textwrap
from typing import Final

from game.kernel import engine
from game.kernel.types import chance_of
from game.records.scenario.load import load_scenario
from game.records.scenario.prepared import prepare
from game.rules.seats import RESOURCES, SEATS

SAY: Final = "say"
PLAY: Final = "play"
ROLL: Final = "roll"

Step = tuple[str, str, tuple[str, ...]]
"""A kind, then words to print, an action's code, or an outcome's label; then the indicators to print with it."""

SCRIPT: Final[tuple[Step, ...]] = (
    (SAY, "### C.1 Headlines", ()),
    (SAY, "Set-up is done and each seat has drawn its secret aim. The deck comes first (§4.1).", ()),
    (ROLL, "The truce in Gaza holds for now", ("washington.strain.gaza", "escalation.tension")),
    (ROLL, "Talking to Washington is called neither wise nor honourable",
     ("regime.narrative", "talks.negotiation", "economy.rial")),
    (SAY, "The seats react without seeing each other (§4.2).", ()),
    (PLAY, "us calm", ()),
    (PLAY, "irgc amplify", ()),
    (PLAY, "gulf calm", ()),
    (SAY, "The others pass. The reveal (§4.3), then upkeep by itself (§5.1):",
     ("us.standing", "irgc.standing", "gulf.standing", "escalation.tension", "regime.narrative")),
    (SAY, "### C.2 Upkeep", ()),
    (SAY, "Evaders adapt and effort tires (§6.2), oil is sold (§7.3), the rial moves (§7.4), machines turn (§8.2):",
     ("sanctions.evasion.oil", "sanctions.enforcement.oil", "economy.exports", "economy.brent", "economy.income",
      "economy.rial", "economy.inflation", "regime.distress", "nuclear.stock", "washington.petrol")),
    (SAY, "Each seat makes its choice of the turn (§5.2).", ()),
    (PLAY, "us focus iran", ("us.attention",)),
    (PLAY, "israel prepare packages", ("strikes.readiness",)),
    (PLAY, "leader purse guard", ("irgc.funds", "regime.cohesion.guard")),
    (PLAY, "irgc build defences", ("irgc.funds", "strikes.defence")),
    (PLAY, "government manage prices", ("economy.inflation", "regime.distress")),
    (PLAY, "gulf invest", ("gulf.funds", "gulf.standing", "regime.threat")),
    (PLAY, "europe verify", ("nuclear.access",)),
    (SAY, "### C.3 Council of Tehran", ()),
    (SAY, "The Leader widens the mandate (§9.1); blocs table in secret (§9.2) while others send signals (§9.3).", ()),
    (PLAY, "leader mandate limits", ("regime.narrative", "regime.cohesion.guard", "regime.cohesion.cabinet")),
    (PLAY, "irgc table defy 1", ()),
    (PLAY, "government table bargain 2", ()),
    (PLAY, "us press", ()),
    (PLAY, "gulf reassure", ()),
    (SAY, "The reveal. *Bargain* counts 2 for the bloc, 4 for its influence and 1 for the reassurance; *defy* counts "
          "2, 2 and, in a country not yet in distress, 1 for the pressure; *endure* has its 2. *Bargain* leads:",
     ("irgc.standing", "government.standing")),
    (PLAY, "leader ratify", ("regime.cohesion.guard", "regime.cohesion.cabinet", "regime.narrative", "regime.threat",
                             "irgc.standing", "government.standing")),
    (SAY, "### C.4 Backchannels", ()),
    (PLAY, "us propose muscat", ("us.attention",)),
    (PLAY, "government accept muscat", ("backchannels.warmth.muscat",)),
    (PLAY, "government message muscat assurance", ()),
    (PLAY, "israel probe muscat", ()),
    (ROLL, "nothing comes in", ()),
    (SAY, "The mediator has nothing to add and passes: the message arrives as written (§10.8), and the secret is put "
          "to the test (§10.7).",
     ("backchannels.warmth.muscat", "backchannels.trust.washington", "backchannels.trust.tehran")),
    (ROLL, "it holds", ()),
    (SAY, "### C.5 Operations", ()),
    (SAY, "Before anybody acts the fronts may (§14.6).", ()),
    (ROLL, "they keep quiet", ()),
    (SAY, "One action each, round after round; in the first turn Washington begins (§3.6).", ()),
    (PLAY, "us enforce oil", ()),
    (ROLL, "it bites", ("sanctions.enforcement.oil", "sanctions.strain")),
    (PLAY, "israel hit houthis", ()),
    (ROLL, "stores and launchers destroyed", ("proxies.strength.houthis", "israel.standing", "regime.threat")),
    (SAY, "That was an act of force (§13.2). How is it read?", ()),
    (ROLL, "read as it was meant", ("escalation.rung", "escalation.tension")),
    (PLAY, "leader reframe", ("regime.narrative", "leader.standing")),
    (PLAY, "irgc smuggle", ("sanctions.evasion.oil", "irgc.funds")),
    (PLAY, "government listen", ("regime.cohesion.street", "regime.unrest")),
    (SAY, "The others pass and are out. In the second round Washington, Jerusalem and the blocs may still act.", ()),
    (PLAY, "us deploy", ("strikes.deployed", "washington.credibility", "regime.threat", "us.attention")),
    (PLAY, "irgc restrain houthis", ()),
    (ROLL, "complies for a week", ("proxies.loyalty.houthis", "escalation.tension", "regime.narrative")),
    (SAY, "Then all have passed.", ()),
    (SAY, "### C.6 Public diplomacy", ()),
    (PLAY, "us invite", ("talks.negotiation", "us.standing")),
    (PLAY, "government deny", ("escalation.tension", "regime.narrative", "regime.threat")),
    (PLAY, "irgc display", ("regime.security", "regime.narrative", "escalation.tension")),
    (PLAY, "israel lobby", ()),
    (ROLL, "it is resented", ("israel.standing",)),
    (SAY, "Nothing was on the calendar this turn; the round that Washington called is on it for the next (§11.2).",
     ("talks.scheduled",)),
    (SAY, "### C.7 Reckoning", ()),
    (SAY, "Washington counts its approval, the regime its dangers; there was an act of force, so the ladder does not "
          "come down (§13.3):",
     ("washington.approval", "us.standing", "regime.unrest", "regime.unrest_seen", "regime.security", "regime.threat",
      "escalation.tension",
      "escalation.rung")),
    (PLAY, "irgc alert", ()),
    (PLAY, "gulf stand-down", ()),
    (SAY, "The others hold. The postures are revealed (§13.5): one adds to the tension what the other takes away. "
          "Chance has the last word (§13.6).", ("escalation.tension",)),
    (ROLL, "nothing goes wrong", ("escalation.tension",)),
    (SAY, "No ending is due (§A.1). Turn 2 begins with new headlines, and with Jerusalem's initiative.", ()),
)


class Table:
    """Seven people at a table: plays the script and writes down what the program says."""

    def __init__(self) -> None:
        scenario = load_scenario("double-bind")
        self.state = prepare(scenario).first()
        self.book = self.state.rulebook
        self.titles = {one.code: one.title for one in scenario.seats}
        while self.book.events[self.state.stack[-1][1]].code == "secret-aim":
            engine.resolve(self.state, 0)
        self.shown = {code: self._value(code) for code in self.book.indicators}
        self.at = 0

    def run(self) -> str:
        """The example in Markdown."""
        blocks: list[str] = []
        listed = False
        for self.at, (kind, what, indicators) in enumerate(SCRIPT):
            line = self._act(kind, what)
            changes = "; ".join([change for code in indicators if (change := self._change(code))])
            if changes:
                line += f" {changes}." if line.endswith((".", ":", "?")) else f": {changes}."
            elif not line.endswith((".", ":", "?")) and not line.startswith("#"):
                line += "."
            if kind == SAY:
                blocks.append(line if line.startswith("#") else fill(line))
            elif listed:
                blocks[-1] += "\n" + fill("- " + line)
            else:
                blocks.append(fill("- " + line))
            listed = kind != SAY
        return "\n\n".join(blocks)

    def _act(self, kind: str, what: str) -> str:
        """Do what the script says, and give the words for it."""
        self._pass_on()
        if kind == SAY:
            return what
        if kind == PLAY:
            action = self.book.by_code[what]
            reason = engine.why_not(self.state, action)
            if reason is not None:
                raise ValueError(f"the example may not play {what!r}: {reason}")
            costs = engine.price(self.state, action)
            paid = ", ".join(f"{amount} {RESOURCES[kind].name}" for kind, amount in costs) or "free"
            engine.play(self.state, action)
            return f"**{self.titles[SEATS[action.seat]]}**: `{what}`, {paid}"
        odds = engine.odds(self.state)
        for number, (label, _) in enumerate(odds):
            if label == what:
                chance = chance_of(odds, number)
                engine.resolve(self.state, number)
                return f"*Chance*: {label} ({chance} %)"
        raise ValueError(f"the example wants {what!r} and may have {[label for label, _ in odds]}")

    def _pass_on(self) -> None:
        """Let the seats that the script leaves out pass, up to its next decision, its next chance or the next turn.

        A chance that the script does not tell falls on its likeliest outcome.
        """
        what = next((step[1] for step in SCRIPT[self.at:] if step[0] != SAY), "")
        awaited = self.book.by_code.get(what)
        while self.state.turn == 1:
            if self.state.at_chance:
                odds = engine.odds(self.state)
                if what in [label for label, _ in odds]:
                    return
                engine.resolve(self.state, max(range(len(odds)), key=lambda one: odds[one][1]))
                continue
            here = (self.state.seat, self.book.menu_codes[self.state.menu])
            if awaited is not None and here == (awaited.seat, awaited.menu):
                return
            engine.play(self.state, next(one for one in engine.legal(self.state) if one.verb == "pass"))

    def _value(self, code: str) -> str:
        indicator = self.book.indicators[code]
        return indicator.shown(indicator.read(self.state))

    def _change(self, code: str) -> str:
        """An indicator as it was when last printed and as it is, or nothing when it is the same."""
        before, after = self.shown[code], self._value(code)
        self.shown[code] = after
        return f"`{code}` {before} → {after}" if before != after else ""


def fill(line: str) -> str:
    """A paragraph or point of a list, broken to the width of the rulebook, but not within a change."""
    glued = line.replace("` ", "`\0").replace(" →", "\0→").replace("→ ", "→\0")
    indent = "  " if line.startswith("- ") else ""
    return textwrap.fill(glued, 120, subsequent_indent=indent, break_on_hyphens=False).replace("\0", " ")


def example() -> str:
    """One turn of the main scenario as Markdown, with the numbers that the present rules give."""
    return Table().run()

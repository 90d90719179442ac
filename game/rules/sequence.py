"""The sequence of play: the one list the engine runs and rules.md §3.2 prints."""

from __future__ import annotations

from typing import Final

from game.kernel.rulebook import ONCE, ROUNDS, UNTIL_PASS, Phase, Step
from game.rules.seats import ALL, EUROPE, GOVERNMENT, GULF, IRGC, ISRAEL, LEADER, US

PHASES: Final = (
    Phase("headlines", "Headlines", "4", (
        Step("4.1", hook="headlines"),
        Step("4.2", menu="headlines", order=ALL, mode=ONCE),
        Step("4.3", hook="reactions"),
    )),
    Phase("upkeep", "Upkeep", "5", (
        Step("5.1", hook="upkeep"),
        Step("5.2", menu="upkeep", order=ALL, mode=ONCE),
    )),
    Phase("council", "Council of Tehran", "9", (
        Step("9.1", menu="mandate", order=(LEADER,), mode=ONCE),
        Step("9.2", menu="council", order=(IRGC, GOVERNMENT, US, ISRAEL, GULF, EUROPE), mode=ONCE),
        Step("9.3", hook="council"),
        Step("9.4", menu="ratify", order=(LEADER,), mode=ONCE),
        Step("9.5", hook="ratified"),
    )),
    Phase("backchannels", "Backchannels", "10", (
        Step("10.1", menu="backchannels", order=(US, LEADER, IRGC, GOVERNMENT, ISRAEL, EUROPE, GULF), mode=UNTIL_PASS),
        Step("10.8", hook="backchannels"),
    )),
    Phase("operations", "Operations", "3", (
        Step("14.6", hook="operations"),
        Step("3.6", menu="operations", order=ALL, mode=ROUNDS),
    )),
    Phase("diplomacy", "Public diplomacy", "11", (
        Step("11.1", menu="diplomacy", order=(US, GOVERNMENT, LEADER, IRGC, EUROPE, GULF, ISRAEL), mode=ONCE),
        Step("11.11", hook="diplomacy"),
    )),
    Phase("reckoning", "Reckoning", "13", (
        Step("13.1", hook="reckoning"),
        Step("13.4", menu="reckoning", order=ALL, mode=ONCE),
        Step("13.5", hook="postures"),
        Step("A.1", hook="endings"),
    )),
)

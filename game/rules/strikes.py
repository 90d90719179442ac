"""Means of force on the board: packages, air defence, launchers, missiles, interceptors, the dead.  rules.md §12.1"""

from __future__ import annotations

from typing import Final

from game.kernel.field import Field
from game.kernel.state import Slice, State
from game.kernel.terms import seats_of
from game.rules.nuclear import SITES
from game.rules.seats import GULF, IRAN, IRGC, ISRAEL, LEADER, US

LAUNCHERS: Final = 3
COMMAND: Final = 4
DEFENCES: Final = 5
ENERGY: Final = 6
LEADERSHIP: Final = 7
TARGETS: Final = (*SITES, "launchers", "command", "defences", "energy", "leadership")

TANKERS: Final = 1
BOMBS: Final = 2
LOANS: Final = ("", "tankers", "bombs")
"""What a patron may lend an ally; ``asked`` and ``lent`` hold one bit for each.  §12.13"""

KILLING: Final = 0
SHOOTING: Final = 1
PATIENCE: Final = ("killing", "shooting")

DEFEND: Final = 1
DISPERSE: Final = 2

INFORMED: Final = 1
REFUSED: Final = 2
BACKED: Final = 3

BUILD: Final = 0
REARM: Final = 1
PERISH: Final = 2
DRONES: Final = 3
RECOVER: Final = 4
TOLL: Final = 5


class Strikes(Slice):
    """Means of force.

    ``readiness`` and ``intelligence`` are Israel's, 0–100; ``notice`` is what passed between Jerusalem and Washington
    (1 informed, 2 refused, 3 backed); ``deployed`` U.S. groups in reach, 0–5; ``defence`` Iran's air defence, 0–100;
    ``launchers`` and ``missiles`` in pieces, true and as estimated abroad; ``interceptors`` an index, 100 in January
    2025; ``lost`` what the last blow at a site truly destroyed, in per cent; ``dead`` by country; ``cover`` the Guard's
    reaction to the strike under way; ``rationed`` whether the defender saves interceptors; ``attacker`` the seat behind
    the last strike on Iran, plus one.
    """

    __slots__ = (
        "readiness", "intelligence", "notice", "deployed", "defence", "launchers", "missiles", "launchers_seen",
        "missiles_seen", "interceptors", "lost", "dead", "cover", "rationed", "attacker", "suppressed", "asked", "lent",
        "flown", "warned", "joined", "hunted", "drones", "screen", "bases", "cooling",
    )
    fields = (
        Field("readiness", "points", seen=seats_of(ISRAEL), guess=(30, 80)),
        Field("intelligence", "points", seen=seats_of(ISRAEL), guess=(30, 80)),
        Field("notice", "", 0, 3, seen=seats_of(US, ISRAEL), guess=(0, 0)),
        Field("deployed", "groups", 0, 5),
        Field("defence", "points"),
        Field("launchers", "launchers", 0, 2000, seen=seats_of(LEADER, IRGC)),
        Field("missiles", "missiles", 0, 10_000, seen=seats_of(LEADER, IRGC)),
        Field("launchers_seen", "launchers", 0, 2000),
        Field("missiles_seen", "missiles", 0, 10_000),
        Field("interceptors", "index", labels=("israel", "us"), seen=seats_of(US, ISRAEL), guess=(40, 100)),
        Field("lost", "%", seen=IRAN, guess=(0, 0)),
        Field("dead", "people", 0, 1_000_000, labels=("iran", "israel", "us")),
        Field("cover", "", 0, 2),
        Field("rationed", "", 0, 1),
        Field("attacker", "", 0, 7),
        Field("suppressed", "points"),
        Field("asked", "", 0, 3, seen=seats_of(US, ISRAEL), guess=(0, 0)),
        Field("lent", "", 0, 3, seen=seats_of(US, ISRAEL), guess=(0, 0)),
        Field("flown", "strikes", 0, 99),
        Field("warned", "", 0, 1),
        Field("joined", "points", 0, 20, seen=seats_of(IRGC), guess=(0, 0)),
        Field("hunted", "%", 0, 90),
        Field("drones", "drones", 0, 10_000, seen=seats_of(LEADER, IRGC), guess=(800, 2500)),
        Field("screen", "index", seen=seats_of(US, GULF), guess=(40, 100)),
        Field("bases", "salvos", 0, 99),
        Field("cooling", "turns", 0, 9, labels=PATIENCE),
    )

    def __init__(self, dials: list[int], on: bool) -> None:
        super().__init__(dials, on)
        self.readiness = 40
        self.intelligence = 40
        self.notice = 0
        self.deployed = 1
        self.defence = 30
        self.launchers = 0
        self.missiles = 0
        self.launchers_seen = 0
        self.missiles_seen = 0
        self.interceptors = [100, 100]
        self.lost = 0
        self.dead = [0, 0, 0]
        self.cover = 0
        self.rationed = 0
        self.attacker = 0
        self.suppressed = 0
        self.asked = 0
        self.lent = 0
        self.flown = 0
        self.warned = 0
        self.joined = 0
        self.hunted = 0
        self.drones = 0
        self.screen = 100
        self.bases = 0
        self.cooling = [0, 0]

    def copy(self) -> Strikes:
        twin = Strikes.__new__(Strikes)
        twin.dials = self.dials
        twin.on = self.on
        twin.readiness = self.readiness
        twin.intelligence = self.intelligence
        twin.notice = self.notice
        twin.deployed = self.deployed
        twin.defence = self.defence
        twin.launchers = self.launchers
        twin.missiles = self.missiles
        twin.launchers_seen = self.launchers_seen
        twin.missiles_seen = self.missiles_seen
        twin.interceptors = self.interceptors[:]
        twin.lost = self.lost
        twin.dead = self.dead[:]
        twin.cover = self.cover
        twin.rationed = self.rationed
        twin.attacker = self.attacker
        twin.suppressed = self.suppressed
        twin.asked = self.asked
        twin.lent = self.lent
        twin.flown = self.flown
        twin.warned = self.warned
        twin.joined = self.joined
        twin.hunted = self.hunted
        twin.drones = self.drones
        twin.screen = self.screen
        twin.bases = self.bases
        twin.cooling = self.cooling[:]
        return twin

    @staticmethod
    def of(state: State) -> Strikes:
        """The slice of this module in ``state``."""
        part = state.slices[Strikes.at]
        assert isinstance(part, Strikes)
        return part

    def mourn(self, country: int, dead: int) -> None:
        """Count the dead of Iran (0), Israel (1) or the United States (2).  §12.1"""
        self.dead[country] = min(1_000_000, self.dead[country] + dead)

    def volley(self, count: int) -> int:
        """How many of ``count`` missiles leave the ground while launchers are hunted.  §12.12"""
        return max(1, count * (100 - self.hunted) // 100)

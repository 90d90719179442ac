"""Means of force on the board: packages, air defence, launchers, missiles, interceptors, the dead.  rules.md §12.1"""

from __future__ import annotations

from typing import Final

from game.kernel.field import SEAT_PLUS_ONE, dial, field
from game.kernel.slices import Dials, Slice
from game.kernel.types import seats_of
from game.rules.nuclear.board import SITES
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



class StrikesDials(Dials):
    """What a scenario may tune.  rules.md §12"""

    build: int = dial(30, 0, 200, "missiles a month", "propellant orders of 2025 for 260 to 800 motors")
    rearm: int = dial(2, 0, 20, "points of the interceptor index a month", "about 12 THAAD a year against 150 fired")
    perish: int = dial(10, 0, 40, "points of intelligence lost a month", "design value: intelligence perishes")
    drones: int = dial(40, 0, 400, "drones a month", "orders of 2022-25, contested")
    recover: int = dial(15, 0, 60, "points of the rate of fire a month", "rate of fire of June 2025, -80% by day 5")
    toll: int = dial(360, 60, 600, "dead in Iran of a strike that gets through", "1,062-1,190 dead in June 2025")


class Strikes(Slice):
    """Means of force.

    ``readiness`` and ``intelligence`` are Israel's, 0–100; ``notice`` is what passed between Jerusalem and Washington
    (1 informed, 2 refused, 3 backed); ``deployed`` U.S. groups in reach, 0–5; ``defence`` Iran's air defence, 0–100;
    ``launchers`` and ``missiles`` in pieces, true and as estimated abroad; ``interceptors`` an index, 100 in January
    2025; ``lost`` what the last blow at a site truly destroyed, in per cent; ``dead`` by country; ``cover`` the Guard's
    reaction to the strike under way; ``rationed`` whether the defender saves interceptors; ``attacker`` the seat behind
    the last strike on Iran, plus one.
    """

    dials_type = StrikesDials
    dials: StrikesDials

    readiness: int = field("points", start=40, seen=seats_of(ISRAEL), guess=(30, 80))
    intelligence: int = field("points", start=40, seen=seats_of(ISRAEL), guess=(30, 80))
    notice: int = field(
        "", 0, 3, seen=seats_of(US, ISRAEL), guess=(0, 0), title="notice of a strike",
        values=("none", "informed", "refused", "backed"),
    )
    deployed: int = field("groups", 0, 5, start=1, title="U.S. groups deployed")
    defence: int = field("points", start=30, title="Iran's air defence")
    launchers: int = field("launchers", 0, 2000, seen=seats_of(LEADER, IRGC))
    missiles: int = field("missiles", 0, 10_000, seen=seats_of(LEADER, IRGC))
    launchers_seen: int = field("launchers", 0, 2000, title="launchers seen")
    missiles_seen: int = field("missiles", 0, 10_000, title="missiles seen")
    interceptors: list[int] = field(
        "index", start=100, labels=("israel", "us"), seen=seats_of(US, ISRAEL), guess=(40, 100),
        title="interceptors of",
    )
    lost: int = field("%", seen=IRAN, guess=(0, 0))
    dead: list[int] = field("people", 0, 1_000_000, labels=("iran", "israel", "us"), title="dead:")
    cover: int = field("", 0, 2, title="cover under attack")
    rationed: int = field("", 0, 1, title="interceptors rationed", values=("no", "yes"))
    attacker: int = field("", 0, 7, title="last attacker", reads=SEAT_PLUS_ONE)
    suppressed: int = field("points", title="air defence suppressed")
    asked: int = field(
        "", 0, 3, seen=seats_of(US, ISRAEL), guess=(0, 0), title="Israel asked for",
        values=("nothing", "tankers", "bombs", "both"),
    )
    lent: int = field(
        "", 0, 3, seen=seats_of(US, ISRAEL), guess=(0, 0), title="Washington lent",
        values=("nothing", "tankers", "bombs", "both"),
    )
    flown: int = field("strikes", 0, 99, title="Israeli strikes this turn")
    warned: int = field("", 0, 1, title="warning given", values=("no", "yes"))
    joined: int = field("points", 0, 20, seen=seats_of(IRGC), guess=(0, 0), title="Hezbollah beside the salvo")
    hunted: int = field("%", 0, 90, title="rate of fire lost")
    drones: int = field("drones", 0, 10_000, seen=seats_of(LEADER, IRGC), guess=(800, 2500))
    screen: int = field("index", start=100, seen=seats_of(US, GULF), guess=(40, 100), title="hosts' interceptors")
    bases: int = field("salvos", 0, 99, title="attacks on U.S. bases")
    cooling: list[int] = field("turns", 0, 9, labels=PATIENCE, title="turns of patience after:")

    def add_dead(self, country: int, dead: int) -> None:
        """Count the dead of Iran (0), Israel (1) or the United States (2).  §12.1"""
        self.dead[country] = min(1_000_000, self.dead[country] + dead)

    def missiles_leaving(self, count: int) -> int:
        """How many of ``count`` missiles leave the ground while launchers are hunted.  §12.12"""
        return max(1, count * (100 - self.hunted) // 100)

"""Means of force on the board: packages, air defence, launchers, missiles, interceptors, the dead.  rules.md §12.1"""

from __future__ import annotations

from typing import Final

from game.kernel.field import SEAT_PLUS_ONE, dial, field
from game.kernel.slices import Dials, Slice
from game.kernel.types import NO_SEAT, clamp, seats_of
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

ISRAELI: Final = 0
AMERICAN: Final = 1
"""Whose interceptors, by their place in ``interceptors``."""

IRANIANS: Final = 0
ISRAELIS: Final = 1
AMERICANS: Final = 2
"""Whose dead, by their place in ``dead``."""

KILLING: Final = 0
SHOOTING: Final = 1
PATIENCE: Final = ("killing", "shooting")
"""What ``cooling`` is counted for: a commander killed, a drone shot down.  §12.14, §12.15"""

NO_COVER: Final = 0
DEFEND: Final = 1
DISPERSE: Final = 2
"""The Guard's reaction to a strike under way.  §12.3"""

UNTOLD: Final = 0
INFORMED: Final = 1
REFUSED: Final = 2
BACKED: Final = 3
"""What passed between Jerusalem and Washington about a strike.  §12.10"""

MOST_GROUPS: Final = 5
MOST_LAUNCHERS: Final = 2000
MOST_MISSILES: Final = 10_000
MOST_DRONES: Final = 10_000
MOST_HUNTED: Final = 90
"""Bounds of American groups in reach, of Iran's launchers, missiles and drones, and of its rate of fire lost."""

ALLIES: Final = seats_of(US, ISRAEL)
"""The seats that know what passes between Jerusalem and Washington."""
COMMANDERS: Final = seats_of(LEADER, IRGC)
"""The seats that can count Iran's launchers, missiles and drones."""


class StrikesDials(Dials):
    """What is built and lost in a month, and how many die of a strike.  rules.md §12.1, §12.7, §12.12"""

    build: int = dial(30, 0, 200, "missiles a month", "propellant orders of 2025 for 260 to 800 motors")
    rearm: int = dial(2, 0, 20, "points of the interceptor index a month", "about 12 THAAD a year against 150 fired")
    perish: int = dial(10, 0, 40, "points of intelligence lost a month", "design value: intelligence perishes")
    drones: int = dial(40, 0, 400, "drones a month", "orders of 2022-25, contested")
    recover: int = dial(15, 0, 60, "points of the rate of fire a month", "rate of fire of June 2025, -80% by day 5")
    toll: int = dial(360, 60, 600, "dead in Iran of a strike that gets through", "1,062-1,190 dead in June 2025")


class Strikes(Slice):
    """Means of force.

    ``readiness`` and ``intelligence`` are Israel's, 0–100; ``notice`` is what passed between Jerusalem and Washington
    (1 informed, 2 refused, 3 backed); ``deployed`` U.S. groups in reach, 0–5; ``defence`` Iran's air defence, 0–100,
    and ``suppressed`` how much of it is out of action this turn; ``launchers`` and ``missiles`` in pieces, true and as
    estimated abroad (``_seen``); ``drones`` in pieces; ``hunted`` the rate of fire lost to the hunt for launchers, in
    per cent; ``interceptors`` by owner and ``screen``, the Gulf hosts', are indices, 100 in January 2025; ``lost`` what
    the last blow at a site truly destroyed, in per cent; ``dead`` by country.

    ``cover`` is the Guard's reaction to the strike under way (1 defend, 2 disperse); ``rationed`` whether the defender
    saves interceptors; ``attacker`` the seat behind the last strike on Iran, plus one; ``asked`` and ``lent`` the loans
    of this turn, a bit each; ``flown`` Israel's strikes of this turn; ``warned`` whether the next salvo was announced;
    ``joined`` what Hezbollah adds to it, in points; ``bases`` counts attacks on American bases; ``cooling`` are the
    turns until a commander may be killed, or a drone shot down, again.
    """

    dials_type = StrikesDials
    dials: StrikesDials

    readiness: int = field("points", start=40, seen=seats_of(ISRAEL), guess=(30, 80))
    intelligence: int = field("points", start=40, seen=seats_of(ISRAEL), guess=(30, 80))
    notice: int = field(
        "", 0, 3, seen=ALLIES, guess=(0, 0), title="notice of a strike",
        values=("none", "informed", "refused", "backed"),
    )
    deployed: int = field("groups", 0, MOST_GROUPS, start=1, title="U.S. groups deployed")
    defence: int = field("points", start=30, title="Iran's air defence")
    launchers: int = field("launchers", 0, MOST_LAUNCHERS, seen=COMMANDERS)
    missiles: int = field("missiles", 0, MOST_MISSILES, seen=COMMANDERS)
    launchers_seen: int = field("launchers", 0, MOST_LAUNCHERS, title="launchers seen")
    missiles_seen: int = field("missiles", 0, MOST_MISSILES, title="missiles seen")
    interceptors: list[int] = field(
        "index", start=100, labels=("israel", "us"), seen=ALLIES, guess=(40, 100),
        title="interceptors of",
    )
    lost: int = field("%", seen=IRAN, guess=(0, 0))
    dead: list[int] = field("people", 0, 1_000_000, labels=("iran", "israel", "us"), title="dead:")
    cover: int = field("", 0, 2, title="the Guard's cover under attack", values=("none", "defended", "dispersed"))
    rationed: int = field("", 0, 1, title="interceptors rationed", values=("no", "yes"))
    attacker: int = field("", 0, 7, title="last attacker", reads=SEAT_PLUS_ONE)
    suppressed: int = field("points", title="air defence suppressed")
    asked: int = field(
        "", 0, 3, seen=ALLIES, guess=(0, 0), title="Israel asked for",
        values=("nothing", "tankers", "bombs", "both"),
    )
    lent: int = field(
        "", 0, 3, seen=ALLIES, guess=(0, 0), title="Washington lent",
        values=("nothing", "tankers", "bombs", "both"),
    )
    flown: int = field("strikes", 0, 99, title="Israeli strikes this turn")
    warned: int = field("", 0, 1, title="warning given", values=("no", "yes"))
    joined: int = field("points", 0, 20, seen=seats_of(IRGC), guess=(0, 0), title="Hezbollah beside the salvo")
    hunted: int = field("%", 0, MOST_HUNTED, title="rate of fire lost")
    drones: int = field("drones", 0, MOST_DRONES, seen=COMMANDERS, guess=(800, 2500))
    screen: int = field("index", start=100, seen=seats_of(US, GULF), guess=(40, 100), title="hosts' interceptors")
    bases: int = field("salvos", 0, 99, title="attacks on U.S. bases")
    cooling: list[int] = field("turns", 0, 9, labels=PATIENCE, title="turns of patience after:")

    def last_attacker(self) -> int:
        """The seat behind the last strike on Iran; ``NO_SEAT`` for none.  §12.8"""
        return self.attacker - 1 if self.attacker else NO_SEAT

    def missiles_leaving(self, count: int) -> int:
        """How many of ``count`` missiles leave the ground while launchers are hunted.  §12.12"""
        return max(1, count * (100 - self.hunted) // 100)

    def magazine(self, target: int) -> int:
        """The index of the interceptors that meet a salvo at a seat: its own, or the hosts'.  §12.9, §12.12"""
        return self.screen if target == GULF else self.interceptors[AMERICAN if target == US else ISRAELI]

    def spend_interceptors(self, target: int, amount: int) -> None:
        """Meeting a salvo at a seat takes so much of the index.  §12.9, §12.12"""
        if target == GULF:
            self.add_screen(-amount)
        else:
            self.add_interceptors(AMERICAN if target == US else ISRAELI, -amount)

    def add_dead(self, country: int, people: int) -> None:
        """Count the dead of a country: ``IRANIANS``, ``ISRAELIS`` or ``AMERICANS``.  §12.1"""
        if self.on:
            self.dead[country] = min(1_000_000, self.dead[country] + people)

    def add_base_attack(self) -> None:
        """Count an attack that reached an American base.  §12.8, §14.8"""
        if self.on:
            self.bases = min(99, self.bases + 1)

    def add_readiness(self, amount: int) -> None:
        """Move Israel's readiness to strike.  §12.1"""
        if self.on:
            self.readiness = clamp(self.readiness + amount, 0, 100)

    def add_intelligence(self, amount: int) -> None:
        """Move what Israel knows of its targets.  §12.1"""
        if self.on:
            self.intelligence = clamp(self.intelligence + amount, 0, 100)

    def keep_intelligence(self, least: int) -> None:
        """What Israel knows of its targets stands at ``least`` or above.  §17.1"""
        if self.on:
            self.intelligence = max(self.intelligence, least)

    def add_interceptors(self, owner: int, amount: int) -> None:
        """Move the index of Israel's interceptors or of Washington's.  §12.1"""
        if self.on:
            self.interceptors[owner] = clamp(self.interceptors[owner] + amount, 0, 100)

    def add_screen(self, amount: int) -> None:
        """Move the index of the Gulf hosts' interceptors.  §12.12"""
        if self.on:
            self.screen = clamp(self.screen + amount, 0, 100)

    def add_missiles(self, count: int) -> None:
        """The Guard gains missiles, in pieces.  §12.1"""
        if self.on:
            self.missiles = clamp(self.missiles + count, 0, MOST_MISSILES)

    def add_missiles_seen(self, count: int) -> None:
        """Abroad so many more missiles are counted, in pieces.  §12.1, §17.6"""
        if self.on:
            self.missiles_seen = clamp(self.missiles_seen + count, 0, MOST_MISSILES)

    def add_drones(self, count: int) -> None:
        """The Guard gains drones, in pieces.  §12.12"""
        if self.on:
            self.drones = clamp(self.drones + count, 0, MOST_DRONES)

    def add_defence(self, amount: int) -> None:
        """Move Iran's air defence.  §12.1"""
        if self.on:
            self.defence = clamp(self.defence + amount, 0, 100)

    def reduce_rate_of_fire(self, percent: int) -> None:
        """Launchers are hunted: Iran's rate of fire falls, for a while.  §12.12"""
        if self.on:
            self.hunted = clamp(self.hunted + percent, 0, MOST_HUNTED)

    def pass_notice(self, notice: int) -> None:
        """A word on a strike passes between Jerusalem and Washington: informed, refused or backed.  §12.10"""
        if self.on:
            self.notice = notice

"""Marks: what an action is to other chapters.  rules.md §3.9

An action bears its marks itself (``marks``, or ``marked`` where they depend on the board), and the chapters that have a
say in it read them; so a new action, or one with another verb, is met by every rule that is meant for its kind.  The
number that goes with a mark, where ``about`` names one, is what ``Action.concerns`` returns.
"""

from __future__ import annotations

from typing import Final

from game.kernel.action import Action
from game.kernel.types import PASS

AIR_STRIKE: Final = 1 << 1
FORCE: Final = 1 << 2
ATTACK: Final = 1 << 3
HOSTILITIES: Final = 1 << 4
FRONT_HIT: Final = 1 << 5
DEPLOYMENT: Final = 1 << 6
SHOW_OF_FORCE: Final = 1 << 7
OPEN_FORCE: Final = 1 << 8
ACT_OF_WAR: Final = 1 << 9
SANCTION: Final = 1 << 10
PRESSURE: Final = 1 << 11
RELIEF: Final = 1 << 12
WAIVER: Final = 1 << 13
GESTURE: Final = 1 << 14
ENRICHES_MORE: Final = 1 << 15
ENRICHES_LESS: Final = 1 << 16
DROPS_LIMIT: Final = 1 << 17
ADMITS_INSPECTORS: Final = 1 << 18
EXPELS_INSPECTORS: Final = 1 << 19
HIDES_MATERIAL: Final = 1 << 20
BUILDS_MISSILES: Final = 1 << 21
BUYS_ARMS: Final = 1 << 22
STIRS_FRONT: Final = 1 << 23
TAKES_SHIP: Final = 1 << 24
HARASSES_SHIPS: Final = 1 << 25
NEGOTIATES: Final = 1 << 26
SCORNS_TALKS: Final = 1 << 27
BINDS_TO_TEXT: Final = 1 << 28
WIDENS_MANDATE: Final = 1 << 29
LEADERS_OWN: Final = 1 << 30
SNAPBACK: Final = 1 << 31
EUROPEAN_PRESSURE: Final = 1 << 32
EUROPEAN_RELIEF: Final = 1 << 33
EUROPEAN_OFFICES: Final = 1 << 34
ARMS_SUPPLY: Final = 1 << 35
LETS_TALKS_BE: Final = 1 << 36


class Mark:
    """One mark: its bit, its name, the section that gives it its effect, and what it says in one sentence."""

    __slots__ = ("bit", "name", "section", "about")

    def __init__(self, bit: int, name: str, section: str, about: str) -> None:
        self.bit = bit
        self.name = name
        self.section = section
        self.about = about


MARKS: Final = (
    Mark(PASS, "pass", "3.4", "ends its seat's turn at this menu"),
    Mark(
        AIR_STRIKE, "air strike", "20.7",
        "a strike on Iran: dear while bases are closed (§18.8), spends a case made (§5.9), moves coalition and opinion",
    ),
    Mark(FORCE, "force", "5.5", "American force: dearer with a restive Congress, a rebuke or a campaign (§20.3)"),
    Mark(
        ATTACK, "attack", "10.19",
        "an attack in the open: a claim about force, or of restraint, is held against it",
    ),
    Mark(HOSTILITIES, "hostilities", "20.3", "American force against Iran itself: starts the clock of war powers"),
    Mark(FRONT_HIT, "front hit", "18.10", "a blow at a front, by number: breaks the bargain on it, dear beforehand"),
    Mark(DEPLOYMENT, "deployment", "18.8", "needs the neighbours' bases: dearer while they are closed"),
    Mark(SHOW_OF_FORCE, "show of force", "11.6", "disputed while a clause on calm is in force"),
    Mark(OPEN_FORCE, "open force", "9.6", "the Guard's open force: needs a council that leans to defiance"),
    Mark(ACT_OF_WAR, "act of war", "9.6", "open war by the Guard: needs a council that chose defiance"),
    Mark(SANCTION, "sanction", "10.19", "adds sanctions: a claim to do so, or to hold back, is held against it"),
    Mark(PRESSURE, "pressure", "11.6", "presses on: an open breach while relief is promised"),
    Mark(RELIEF, "relief", "10.19", "grants relief: a claim to do so is held against it"),
    Mark(
        WAIVER, "waiver", "6.9",
        "relief by waiver or release: dearer while the Guard is listed as terrorist, and in a campaign (§20.5)",
    ),
    Mark(GESTURE, "gesture", "10.3", "a costly act in the open that authenticates the turn's messages"),
    Mark(
        ENRICHES_MORE, "enriches more", "11.6",
        "raises enrichment, to the level given: a breach beyond a limit agreed; a claim is held against it (§10.19)",
    ),
    Mark(
        ENRICHES_LESS, "enriches less", "10.3",
        "lowers enrichment: a gesture, and a claim is held against it (§10.19)",
    ),
    Mark(DROPS_LIMIT, "drops a limit", "11.6", "an open breach while a clause on enrichment is in force"),
    Mark(
        ADMITS_INSPECTORS, "admits inspectors", "9.6",
        "needs a council that leans to a bargain; a claim is held against it (§10.19)",
    ),
    Mark(EXPELS_INSPECTORS, "expels inspectors", "11.6", "an open breach while a clause on inspection is in force"),
    Mark(
        HIDES_MATERIAL, "hides material", "11.6",
        "a breach once found out while a clause on inspection is in force",
    ),
    Mark(BUILDS_MISSILES, "builds missiles", "11.6", "may be sighted while a clause on missiles is in force"),
    Mark(BUYS_ARMS, "buys arms", "6.8", "dearer under an embargo on arms"),
    Mark(STIRS_FRONT, "stirs a front", "11.6", "arms or orders a front, by number: disputed while it is to be calm"),
    Mark(TAKES_SHIP, "takes a ship", "11.6", "an open breach while a clause on shipping is in force"),
    Mark(HARASSES_SHIPS, "harasses ships", "11.6", "disputed while a clause on shipping is in force"),
    Mark(NEGOTIATES, "negotiates", "9.6", "goes to talks: needs a mandate for them; ends public scorn (§11.3)"),
    Mark(
        SCORNS_TALKS, "scorns talks", "10.3",
        "public scorn: chills the channels and is remembered at the round (§11.3)",
    ),
    Mark(
        BINDS_TO_TEXT, "binds to a text", "9.7",
        "says yes to a text: not across a red line that the Leader has drawn",
    ),
    Mark(
        WIDENS_MANDATE, "widens the mandate", "19.9",
        "not while an interim council sits, a new Leader hardens (§19.11) or the Guard holds primacy (§19.12)",
    ),
    Mark(LEADERS_OWN, "the Leader's own", "19.9", "not for an interim council"),
    Mark(SNAPBACK, "snapback", "11.6", "a breach by the West while Tehran complies"),
    Mark(EUROPEAN_PRESSURE, "European pressure", "20.2", "its price follows opinion in Europe"),
    Mark(EUROPEAN_RELIEF, "European relief", "20.2", "dearer while opinion in Europe is against it"),
    Mark(EUROPEAN_OFFICES, "European good offices", "6.7", "dearer while Europe's own measures stand"),
    Mark(ARMS_SUPPLY, "arms supply", "20.8", "not while Washington withholds supply; dearer after a quarrel"),
    Mark(LETS_TALKS_BE, "lets talks be", "20.5", "dearer for a cabinet before a vote"),
)
"""Every mark, in the order of its bit."""


def marks_of(bits: int) -> tuple[Mark, ...]:
    """The marks in a set of bits, in order."""
    return tuple([mark for mark in MARKS if bits & mark.bit])


def may_bear(action: Action, bit: int) -> bool:
    """Whether an action bears a mark, always or on some boards."""
    return bool((action.marks | action.marks_at_times) & bit)

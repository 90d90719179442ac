"""What a player aid says in words of its own: the bind of each seat, what it alone has, and three courses to defend."""

from __future__ import annotations

from typing import Final, NamedTuple


class Course(NamedTuple):
    """A way to play a seat, and what it costs."""

    title: str
    text: str


class Counsel(NamedTuple):
    """The words of one seat's aid."""

    bind: str
    alone: str
    courses: tuple[Course, Course, Course]


COUNSEL: Final[dict[str, Counsel]] = {
    "us": Counsel(
        "Pressure needs attention that Gaza, Ukraine, China and home also want, and a deal must outlive the "
        "administration that signs it. A threat that passes unused is spent; one that is used closes the table.",
        "Sanctions and their waivers, deadlines, the heavy strike, and a guarantee that anybody has reason to believe.",
        (
            Course("Squeeze first", "Raise authority, enforce every turn, list networks, and talk when Tehran is in "
                   "distress. It takes attention and partners' patience, and evasion learns; whoever is cornered "
                   "enriches."),
            Course("A deal while it lasts", "Narrow demands, a channel early, costly gestures that make words "
                   "believed, a text both can sign. It costs standing at home and with allies; one leak can end it."),
            Course("Talks under a threat", "A deadline, groups in reach and an ally's readiness, to make refusal look "
                   "dear. Every step takes means from other files; the deadline that passes costs credibility, the "
                   "strike costs Congress and the account of the stock."),
        ),
    ),
    "israel": Counsel(
        "The window closes, but alone the cabinet cannot finish deep sites or refill its interceptors. A deal that "
        "leaves machines turning is a defeat; so is a war that empties the magazines.",
        "The decision to act alone: to inform the ally, to consult him, or to surprise.",
        (
            Course("Before the window closes", "Prepare packages and targets, suppress air defence, strike what is "
                   "within reach. Machines break and know-how does not; the answer comes at once, and the talks of "
                   "others with it."),
            Course("Not alone", "Inform, lobby, stay ready, and wait until the ally backs what only he can finish. "
                   "Intelligence perishes while you wait, and a no that was asked for weighs more than silence."),
            Course("A price for restraint", "Wear the fronts down, refill the interceptors, and sell patience for "
                   "terms on inspection, missiles and fronts. It needs a deal you did not write, and voters who see "
                   "nothing happen."),
        ),
    ),
    "leader": Counsel(
        "Regime security, the story of resistance and the quarrels below pull apart: two of the three may be served at "
        "a time. Every word against the room costs authority.",
        "The mandate, the last word in the council, the level of enrichment, the answer to a strike, and the blessing "
        "without which no text binds.",
        (
            Course("Resistance", "A narrow mandate, enrichment as an answer, a measured reply to each blow. The story "
                   "holds and the Guard with it; the economy, the street and the distance to war pay."),
            Course("Heroic flexibility", "Widen the mandate a step at a time, bless what is good enough, retell it as "
                   "strength. Relief comes and threat falls; narrative and the Guard's cohesion are spent before the "
                   "first dollar arrives."),
            Course("No word", "Stay ambiguous, let each bloc try its course, keep both doors open. It is cheap now; "
                   "authority drains, and sooner or later a bloc decides for you."),
        ),
    ),
    "irgc": Counsel(
        "Relief starves the networks that pay for everything, war may end them. What the Guard starts it must be able "
        "to finish, and what it promises its friends it will be asked for.",
        "Missiles, launchers and air defence, the fronts, the boats, the smuggling, and a channel of its own.",
        (
            Course("Deterrence by arsenal", "Build, disperse, exercise, show. An attack looks dear and nobody needs to "
                   "be attacked. It eats funds, and what is shown is counted by those who plan to destroy it."),
            Course("Forward defence", "Arm and order the fronts, trouble the shipping, keep the war away from home. It "
                   "is deniable until it is not; fronts exceed orders, and prices hurt your own oil as well."),
            Course("Calm as a chip", "Restrain the fronts, talk in your own channel, let quiet be paid for. It keeps "
                   "the networks through a bad year; friends who were told to hold still remember it."),
        ),
    ),
    "government": Counsel(
        "Blamed for bread and the rial, never credited without the Leader. Only this seat can carry a text to "
        "signature, inside a mandate that others set.",
        "The seat at the round, the signature, the measures against hardship, and the door for the inspectors.",
        (
            Course("Carry a text", "Table bargain with weight, keep the channel warm, criticise clause by clause, "
                   "sign. It takes the mandate, the Guard's patience and the story; unblessed it is paper."),
            Course("Breathing room", "Spend on bread and the rial, barter around the banks, listen to the street, and "
                   "keep talks alive because the market believes in them. It buys months, not a way out."),
            Course("Nothing to hide", "Admit inspectors and let the estimates narrow, so that the case for a strike "
                   "weakens. Hardliners call it a concession, and what is seen can also be aimed at."),
        ),
    ),
    "gulf": Counsel(
        "Trust on both sides is the only currency, and one leak or one strike burns it. A signature that breaks in a "
        "month is worth little: calm is.",
        "The mediator's hand on every message, the pen of the single text and its one question, and money.",
        (
            Course("The pen", "Draft early, take criticism, move one clause at a time, ask when both can say yes. It "
                   "takes turns that others may not give you; a question asked too soon closes the matter."),
            Course("The go-between", "Carry, soften, delay; open a second channel; broker truces and ceasefires where "
                   "a paper is out of reach. The work is never thanked, and each end suspects you of a leak."),
            Course("The neighbourhood", "Steady the price and the shipping, invest across the water, make calm pay. "
                   "It costs funds and favours with the ally who asks for pressure."),
        ),
    ),
    "europe": Counsel(
        "The lever works once and has an expiry date. Until then the seat at the table is kept by being of use to "
        "somebody.",
        "The snapback, the censure, a little trade outside American sanctions, and money for inspectors.",
        (
            Course("The lever", "Keep the snapback ready, say what would make it unnecessary, pull it before it "
                   "expires. It is worth most unused; once pulled it hardens Tehran and leaves you with words."),
            Course("The third chair", "Sound out mandates, trade, reassure, make rounds easier. Little money moves, "
                   "and Washington notices whose side the ease is on."),
            Course("The alliance", "Align with the sanctions, carry censures, pay for inspection, and be heard in "
                   "Washington for it. It spends what Tehran still believed of you, and censure is answered by "
                   "enrichment."),
        ),
    ),
}
"""By seat; general enough for every scenario, so that no number and no name stands here."""

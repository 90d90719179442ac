"""How it ended: the ending in words and every seat's result, line by line, beside par and with what moved it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from rich.text import Text

from game.console.play.humans import is_human
from game.console.play.match_protocol import MatchProtocol
from game.console.terminal.screen import Screen
from game.console.terminal.shell import command
from game.console.terminal.text import clean, fold
from game.console.words.quantities import Gauge, gauges, shown
from game.console.words.setting import day, titles
from game.records.analysis.attribution import FINE, Credit, credits_of
from game.records.analysis.par import Par, ParError, SeatPar, par_of, staleness
from game.records.scenario.prepared import prepare
from game.rules.scoring import CATASTROPHES, ENDINGS, TITLES, Score, Scoring

OWN: Final = 3
"""How many of a seat's own decisions are told, those that moved its result most."""

OTHERS: Final = 2
"""And of everybody else's, chance included."""


LOST: Final = tuple(ENDINGS[ending] for ending in CATASTROPHES)
"""The endings by which every seat loses."""


def ending_of(code: str) -> str:
    """An ending in words."""
    return TITLES[ENDINGS.index(code)] if code in ENDINGS else clean(code)


def result(table: MatchProtocol, screen: Screen) -> list[Text]:
    """The result screen of a match that is over."""
    names = titles(table.scenario)
    measures = gauges(table.rulebook)
    moved = credits_of(prepare(table.scenario), table.log())
    par, trouble = _par(table)
    when = day(table.scenario.date(table.turn))
    penalty = Scoring.of(table.view(next(iter(table.players))).board).dials.penalty
    lines = [screen.rule("The end"), Text(f"{ending_of(table.ending)}, {when}.", style="heading")]
    lines += [Text(trouble)] if trouble else []
    for score in sorted(table.scores().values(), key=lambda score: -score.total):
        lines += [Text(), *_seat(score, names, measures, par.seats.get(score.seat) if par else None)]
        if table.ending in LOST or not score.survived:
            lines.append(Text(f"  {_sum(score, penalty if table.ending in LOST else 0, ending_of(table.ending))}"))
        lines += _moved(moved[score.seat], names, score.seat)
    if par is not None:
        lines += [
            Text(),
            Text(f"Par is what {par.bot} bots scored from a seat in {par.matches} matches, on the average."),
        ]
        if stale := staleness(table.scenario):
            lines.append(Text(clean(stale)))
    lines += [Text(), Text("Points of a step are what it moved at once; a seat's add up to its gain.")]
    return [part for line in lines for part in fold(line, screen.width, 9)]


def what_if(table: MatchProtocol, path: Path) -> list[Text]:
    """How to play on from before the decision that moved a person's result most; nothing when nobody decided."""
    persons = [seat for seat, player in table.players.items() if is_human(player)]
    moved = credits_of(prepare(table.scenario), table.log())
    own = [credit for seat in persons for credit in moved[seat] if credit.seat == seat]
    if not own:
        return []
    most = max(own, key=lambda credit: abs(credit.hundredths))
    told = f"What if not '{clean(most.code)}' in turn {most.turn}? Play on from before it, with new dice:"
    return [Text(told), Text(command("branch", path, str(most.step - 1), "what-if.jsonl"))]


def _sum(score: Score, penalty: int, ending: str) -> str:
    """How the points become the result when a gate was lost or everybody loses."""
    points = (sum(line.points * line.weight for line in score.lines) + 50) // 100
    said = f"Together {points}"
    if not score.survived:
        said += f"; a third of it, for the gate: {points // 3}"
    if penalty:
        said += f"; all lose {penalty} by the ending ({ending.lower()})"
    return f"{said}: {score.total}."


def _par(table: MatchProtocol) -> tuple[Par | None, str]:
    try:
        return par_of(table.scenario), ""
    except ParError as error:
        return None, clean(str(error))


def _seat(score: Score, names: Mapping[str, str], measures: Mapping[str, Gauge], par: SeatPar | None) -> list[Text]:
    gate = "" if score.survived else ", did not survive: a third of its points"
    name = names.get(score.seat, score.seat)
    lines = [Text(f"{name}: {score.total} of 100{gate}{_beside(score.total, par)}", style="heading")]
    for line in score.lines:
        value = shown(line.code, line.value, measures[line.code])
        if line.kind == "gate":
            outcome = "held" if line.points else "lost"
            lines.append(Text(f"  gate {outcome}: {clean(line.text)} ({value})"))
        else:
            lines.append(Text(f"  {line.points:3} points x {line.weight} %, {line.kind}: {clean(line.text)} ({value})"))
    return lines


def _beside(total: int, par: SeatPar | None) -> str:
    """``; par 48, 12 above``."""
    if par is None:
        return ""
    if total == par.mean:
        return f"; par {par.mean}, equalled"
    return f"; par {par.mean}, {abs(total - par.mean)} {'above' if total > par.mean else 'below'}"


def _moved(credits: Sequence[Credit], names: Mapping[str, str], seat: str) -> list[Text]:
    """The seat's own decisions that moved its result most, then everybody else's, then the course of things."""
    steps = [credit for credit in credits if not credit.course]
    lines = []
    for head, found in (
        ("Own decisions that moved it most, in points:", [credit for credit in steps if credit.seat == seat][:OWN]),
        ("What others and chance moved:", [credit for credit in steps if credit.seat != seat][:OTHERS]),
    ):
        lines += [Text(f"  {head}"), *(_step(credit, names, seat) for credit in found)] if found else []
    course = [credit for credit in credits if credit.course]
    if course:
        total = sum(credit.hundredths for credit in course)
        most = f"most by {clean(course[0].text)} {_signed(course[0].hundredths).strip()}"
        lines.append(Text(f"  {_signed(total)}  upkeep and reckonings, {most}"))
    return lines


def _step(credit: Credit, names: Mapping[str, str], seat: str) -> Text:
    """``  +12.7  turn 2, E3: Trade, 5 times``; the seat is named where it is another."""
    what = clean(credit.text.partition(": ")[0]).partition(" (")[0]
    who = f"{names.get(credit.seat, credit.seat)}: " if credit.seat and credit.seat != seat else ""
    often = f", {credit.times} times" if credit.times > 1 else ""
    return Text(f"  {_signed(credit.hundredths)}  turn {credit.turn}, {who}{what}{often}")


def _signed(hundredths: int) -> str:
    """``  +12.4`` from hundredths, rounded toward nothing."""
    sign = "-" if hundredths < 0 else "+"
    whole, rest = divmod(abs(hundredths), FINE)
    return f"{sign}{whole}.{rest // 10}".rjust(6)

"""Things to look up outside a match: scenarios and the claims of the seed articles."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from rich.text import Text

from game.console.reference.citations import citation_page
from game.console.terminal.errors import MisreadError
from game.console.terminal.screen import Screen
from game.console.terminal.text import clean, count, in_words, paragraphs, quote
from game.console.words.setting import day
from game.records.analysis.par import Par
from game.records.claims import Claim, cited_at
from game.records.library import data_folder, nearest
from game.records.scenario.model import Scenario


def scenario_line(name: str, scenario: Scenario) -> Text:
    """A scenario in a list."""
    length = f"{count(scenario.turns, 'turn')} of {count(scenario.days, 'day')} from {day(scenario.start)}"
    seats = count(len(scenario.seats), "seat")
    return Text.assemble((f"{name:<21} ", "code"), f"{clean(scenario.title)}: {length}, {seats}")


def scenario_page(scenario: Scenario, screen: Screen) -> list[Text]:
    """A scenario in full, apart from the numbers of its board."""
    lines = [
        screen.rule(clean(scenario.title)),
        *(Text(line) for line in paragraphs(scenario.summary)),
        Text(),
        scenario_line(scenario.name, scenario),
        Text(f"Rule modules: {in_words(list(scenario.modules)) or 'only those that are always on'}"),
        Text(f"{count(len(scenario.cards), 'headline')}, {count(len(scenario.aims), 'aim')}"),
    ]
    for seat in scenario.seats:
        names = f" ({in_words([clean(name) for name in seat.names])})" if seat.names else ""
        lines += [Text(), Text.assemble((f"{seat.code}  ", "code"), (f"{clean(seat.title)}{names}", "heading"))]
        lines += [Text(f"  {line}") for line in paragraphs(seat.brief)]
    return lines


def par_page(par: Par, scenario: Scenario) -> list[Text]:
    """Par seat by seat, and how the matches ended."""
    lines = [
        Text(f"{clean(scenario.title)}: {par.matches} matches of {clean(par.bot)} bots, seeds from {par.seed}."),
        Text("seat         mean  middle half"),
    ]
    lines += [Text(f"{seat:<12} {score.mean:>4}  {score.low} to {score.high}") for seat, score in par.seats.items()]
    ended = [f"{clean(ending)} {times * 100 // par.matches} %" for ending, times in par.endings.items()]
    return [*lines, Text(f"Endings: {in_words(ended)}.")]


def cited_in(claims: Mapping[str, Claim]) -> dict[str, list[str]]:
    """Where each claim is cited: ``rules.md:120``, ``scenarios/double-bind.toml:7``, ``game/rules/means.py:33``."""
    found: dict[str, list[str]] = {claim: [] for claim in claims}
    for path, name in _sources():
        try:
            text = path.read_text(encoding="utf-8", errors="replace")
        except OSError:
            continue
        quoted = [
            (claim, number)
            for number, line in enumerate(text.splitlines(), 1)
            for claim in _quoted(line, claims, path)
        ]
        for claim, number in [*cited_at(text), *quoted]:
            if claim in found:
                found[claim].append(f"{name}:{number}")
    return {claim: list(dict.fromkeys(places)) for claim, places in found.items()}


def _sources() -> list[tuple[Path, str]]:
    """The files that may cite claims, with the names they go by."""
    home = data_folder()
    code = Path(__file__).resolve().parents[2]
    found = [(home / "rules.md", "rules.md")]
    found += [(path, f"scenarios/{path.name}") for path in sorted((home / "scenarios").glob("*.toml"))]
    found += [
        (path, f"game/{path.relative_to(code).as_posix()}")
        for part in ("kernel", "rules")
        for path in sorted((code / part).rglob("*.py"))
    ]
    return found


def _quoted(line: str, claims: Mapping[str, Claim], path: Path) -> list[str]:
    """Ids that a scenario's ``sources`` keys name in quotation marks."""
    if path.suffix != ".toml":
        return []
    return [part for part in line.split('"') if part in claims]


def claim_line(claim: Claim, places: Sequence[str]) -> Text:
    """A claim in a list."""
    cited = "" if places else " (nothing cites it)"
    return Text.assemble((f"{claim.id}  ", "code"), (f"{claim.kind}: ", "quiet"), f"{clean(claim.statement)}{cited}")


def claim_page(wanted: str, claims: Mapping[str, Claim]) -> list[Text]:
    """One claim with its note, what cites it and where that is in play.  Raises MisreadError for an id there is not."""
    claim = claims.get(wanted.strip().lower())
    if claim is None:
        raise MisreadError(f"There is no claim {quote(wanted)}; {nearest(wanted.lower(), list(claims))}.")
    places = cited_in(claims)[claim.id]
    lines = [Text.assemble((claim.id, "code"), f"  {claim.kind}"), Text(clean(claim.statement))]
    if claim.note:
        lines.append(Text(f"Note: {clean(claim.note)}"))
    return [*lines, Text(f"Cited in: {', '.join(places) or 'nothing yet'}"), *citation_page(claim.id)]

"""Things to look up outside a match: scenarios and the claims of the seed articles."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from rich.text import Text

from game.console.desk import day
from game.console.evidence import evidence
from game.console.menu import MisreadError
from game.console.screen import Screen
from game.console.text import clean, count, in_words, paragraphs, quote
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
    for one in scenario.seats:
        names = f" ({in_words([clean(name) for name in one.names])})" if one.names else ""
        lines += [Text(), Text.assemble((f"{one.code}  ", "code"), (f"{clean(one.title)}{names}", "heading"))]
        lines += [Text(f"  {line}") for line in paragraphs(one.brief)]
    return lines


def par_page(par: Par, scenario: Scenario) -> list[Text]:
    """Par seat by seat, and how the matches ended."""
    lines = [
        Text(f"{clean(scenario.title)}: {par.matches} matches of {clean(par.bot)} bots, seeds from {par.seed}."),
        Text("seat         mean  middle half"),
    ]
    lines += [Text(f"{seat:<12} {one.mean:>4}  {one.low} to {one.high}") for seat, one in par.seats.items()]
    ended = [f"{clean(ending)} {times * 100 // par.matches} %" for ending, times in par.endings.items()]
    return [*lines, Text(f"Endings: {in_words(ended)}.")]


def cited_in(claims: Mapping[str, Claim]) -> dict[str, list[str]]:
    """Where each claim is cited: ``rules.md:120``, ``scenarios/double-bind.toml:7``, ``game/rules/nuclear.py:33``."""
    found: dict[str, list[str]] = {one: [] for one in claims}
    for path, name in _sources():
        try:
            text = path.read_text(encoding="utf-8", errors="replace")
        except OSError:
            continue
        quoted = [
            (one, number)
            for number, line in enumerate(text.splitlines(), 1)
            for one in _quoted(line, claims, path)
        ]
        for one, number in [*cited_at(text), *quoted]:
            if one in found:
                found[one].append(f"{name}:{number}")
    return {one: list(dict.fromkeys(places)) for one, places in found.items()}


def _sources() -> list[tuple[Path, str]]:
    """The files that may cite claims, with the names they go by."""
    home = data_folder()
    code = Path(__file__).resolve().parent.parent
    found = [(home / "rules.md", "rules.md")]
    found += [(one, f"scenarios/{one.name}") for one in sorted((home / "scenarios").glob("*.toml"))]
    found += [
        (one, f"game/{one.relative_to(code).as_posix()}")
        for part in ("kernel", "rules")
        for one in sorted((code / part).glob("*.py"))
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
    return [*lines, Text(f"Cited in: {', '.join(places) or 'nothing yet'}"), *evidence(claim.id)]

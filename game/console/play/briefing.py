"""A seat's role and what it wants, with how far it has come."""

from __future__ import annotations

from rich.text import Text

from game.console.play.context import Context
from game.console.terminal.text import clean, in_words, paragraphs
from game.console.words.quantities import figure
from game.rules.scoring import aims_of


def briefing(context: Context, asking: str, seat: str) -> list[Text]:
    """The brief of ``seat`` as the seat ``asking`` may read it: the secret aim is shown to its owner alone."""
    scenario = context.match.scenario
    part = next(role for role in scenario.seats if role.code == seat)
    lines = [context.screen.rule(clean(part.title))]
    if part.names:
        lines.append(Text(in_words([clean(name) for name in part.names])))
    lines.extend(Text(line) for line in paragraphs(part.brief))
    view = context.match.view(asking)
    scene = context.scene(view)
    drawn = [aim.text for aim in aims_of(view.board, context.number(seat)) if aim.kind == "secret" and asking == seat]
    lines += [Text(), Text("Aims", style="heading")]
    for aim in scenario.aims:
        if aim.seat != seat or (aim.kind == "secret" and aim.text not in drawn):
            continue
        now = f", now {scene.knowledge.shown(aim.indicator)}" if scene.knowledge.knows(aim.indicator) else ""
        if aim.kind == "gate":
            side = "at least" if aim.best >= aim.worst else "at most"
            measure = f"gate: {scene.knowledge.name(aim.indicator)} {side} {figure(aim.worst)}"
        else:
            measure = (
                f"{aim.kind}, {aim.weight} %: {scene.knowledge.name(aim.indicator)}, 0 points at "
                f"{figure(aim.worst)}, 100 at {figure(aim.best)}"
            )
        lines.append(Text.assemble(f"  {clean(aim.text)} ", (f"({measure}{now})", "quiet")))
    if asking != seat:
        lines.append(Text("  and one secret aim.", style="quiet"))
    return lines

"""What many or prepared matches show: ``par`` and ``calibration``."""

from __future__ import annotations

import json
import sys

from rich.text import Text

from game.console.reference import catalogue
from game.console.reports.calibration import calibration_data, calibration_page, sources_page
from game.console.terminal.keyboard import open_reader, page
from game.console.terminal.program import DONE, FAILED
from game.console.terminal.screen import complain, open_screen
from game.console.terminal.text import clean
from game.lines import calibrate
from game.players.player import BOT
from game.players.registry import make_player
from game.records.analysis.par import keep_par, may_keep_par, staleness
from game.records.library import line_names, scenario_names
from game.records.scenario.load import load_scenario
from game.records.script import ScriptError
from game.tournament import par_from, play_many


def measure_par(scenario: str, bot: str, matches: int, seed: int, keep: bool) -> int:
    """Measure what bots score from each seat of a scenario in matches of consecutive seeds."""
    bot = bot or BOT
    chosen = load_scenario(scenario)
    players = {one.code: bot for one in chosen.seats}
    make_player(bot)
    if keep:
        may_keep_par(chosen)
    outcomes = list(play_many(chosen, players, range(seed, seed + matches)))
    found = par_from(chosen, bot, seed, outcomes)
    open_screen(plain=False).show(catalogue.par_page(found, chosen))
    if keep:
        complain(f"Kept in {clean(str(keep_par(found, chosen)))}.")
    return DONE


def check_par() -> int:
    """Say of every scenario of the game whether its par is that of the present rules; 1 when one is not."""
    stale = [sentence for name in scenario_names() if (sentence := staleness(load_scenario(name)))]
    for sentence in stale:
        complain(clean(sentence))
    if not stale:
        open_screen(plain=False).say("Every par was measured under these rules.")
    return FAILED if stale else DONE


def calibration(line: str, as_json: bool, sources: bool, plain: bool) -> int:
    """Play historical lines again and put the board beside the bands of what was recorded."""
    screen = open_screen(plain)
    played = {name: calibrate(name) for name in ([line] if line else line_names())}
    if as_json:
        data = [
            calibration_data(name, one.bands, one.script.checkpoints, one.readings, one.faults)
            for name, one in played.items()
        ]
        sys.stdout.write(f"{json.dumps(data, indent=2)}\n")
        return DONE
    lines: list[Text] = []
    for one in played.values():
        lines += calibration_page(one.bands, one.script.checkpoints, one.readings, screen)
        lines += sources_page(one.bands) if sources else []
    page(lines, screen, open_reader(screen))
    for name, one in played.items():
        if one.faults:
            complain(str(ScriptError(f"The line {name!r}", one.faults)))
    return DONE

"""The file an author begins with: a variant that is valid as it stands, with a comment at everything to change."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import Final

from game.records.library import is_path
from game.records.scenario.model import Scenario

CODE: Final = re.compile(r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$")

_TEXT: Final = '''\
# A scenario of Double Bind.  The author's guide is scenarios/README.md.
# Check it as you go:  double-bind scenario check {name}.toml   then:  double-bind play {name}.toml
name = "{name}"
title = "{title}"
summary = """
Say in three sentences what has just happened, what each side fears, and how long the clock runs.
"""

# Everything that is not said in this file comes from the base.  Delete what you do not change.
base = {base}

start = {start}  # the first day of turn 1
days = {days}  # the length of a turn: 14 two weeks, 30 a month, 91 a quarter; rates a month are scaled
turns = {turns}  # the clock: the match ends after this turn at the latest

# What the base has and this scenario does not.  Board values, dials, card effects and aims of what is left out go too.
[without]
modules = []  # of: {modules}
seats = []  # of: {seats}
cards = []  # codes of headlines

# First values, in the units that players see; `double-bind scenario show` and scenarios/README.md explain them.
# Cite what a number rests on under [sources].
[board.{board}]
{values}

[sources]
"{indicator}" = {source}

# Contested numbers of the rules (rules.md §E): value, the range your sources give, and the source.
# [dials.sanctions]
# adapt = {{ value = 9, low = 5, high = 14, source = "0.25-0.3 mb/d a year, 2020-24" }}

# A seat with the code of one of the base replaces it; seats are offices, names are data.
# [[seats]]
# code = "us"
# title = "White House"
# names = ["Somebody in office on the first day"]
# brief = "What the seat holds, what it wants, and what catches it. Three sentences."

# A headline: weight 1 to 20 beside the others, first and last turn it may come, what it moves and by how much.
# [[cards]]
# code = "a-new-headline"
# title = "What the front page says, in the present tense"
# topic = "accident"
# weight = 4
# turns = [1, {turns}]
# effects = {{ "escalation.tension" = 4, "economy.premium" = 1.5 }}
# sources = ["The day and the fact it rests on, or the id of a claim such as crossroads-51"]

# A seat with any aim here has only these: one gate of weight 0, public aims, and secret aims of one weight.  The public
# weights and one secret weight sum to 100.
# [[aims]]
# seat = "us"
# kind = "gate"
# indicator = "washington.approval"
# worst = 30
# best = 60
# weight = 0
# text = "The President is not a lame duck"
'''


def starter(name: str, base: Scenario, base_name: str) -> str:
    """The text of a scenario of that name which takes everything from ``base`` for a start."""
    part = next((one for one in ("economy", "talks", "us") if one in base.board), next(iter(base.board), "us"))
    plain = {
        key: str(value) for key, value in base.board.get(part, {}).items() if not isinstance(value, tuple | dict)
    } or {"standing": "50"}
    code = f"{part}.{next(iter(plain))}"
    return _TEXT.format(
        name=name,
        title=name.replace("-", " ").title(),
        base=quoted(base_name),
        start=base.start,
        days=base.days,
        turns=base.turns,
        modules=", ".join(base.modules) or "none",
        seats=", ".join(one.code for one in base.seats),
        board=part,
        values="\n".join(f"{key} = {value}" for key, value in plain.items()),
        indicator=code,
        source=quoted(str(base.sources.get(code, "say where the number comes from"))),
    )


def quoted(text: str) -> str:
    """A text as TOML writes it in quotation marks.  Raises UnicodeEncodeError for what no file can hold."""
    text.encode("utf-8")
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def base_from(base: str, file: Path) -> str:
    """What a new file says of its base: a path leads from the file, whatever folder it was given from."""
    if not is_path(base):
        return base
    target, folder = os.path.abspath(base), os.path.abspath(file.parent)
    try:
        found = os.path.relpath(os.path.realpath(target), os.path.realpath(folder))
    except ValueError:  # on another drive
        found = target
    return Path(found).as_posix()

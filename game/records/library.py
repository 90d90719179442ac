"""Where the scenarios, the seed claims and the rulebook lie: packaged, or beside the game in a checkout."""

from __future__ import annotations

import os
from difflib import get_close_matches
from pathlib import Path
from typing import Final

_GAME: Final = Path(__file__).resolve().parent.parent
_ENDING: Final = ".toml"
_LONGEST: Final = 200
"""Letters up to which a word may be a name misspelt; to compare longer ones takes long."""


class LibraryError(ValueError):
    """Something the library does not hold; its text is one sentence that says what it does hold."""


def closest(wanted: str, offered: list[str]) -> list[str]:
    """Up to three of the offered names that look like the wanted one, the closest first."""
    return get_close_matches(wanted, offered, n=3, cutoff=0.5) if len(wanted) <= _LONGEST else []


def nearest(wanted: str, offered: list[str]) -> str:
    """A clause for an error about an unknown name: the closest of the offered names, or all of them when few."""
    close = closest(wanted, offered)
    if close:
        return f"the nearest is {close[0]!r}" if len(close) == 1 else f"the nearest are {', '.join(map(repr, close))}"
    if not offered:
        return "there is none to choose from"
    listed = ", ".join(map(repr, offered[:12]))
    return f"allowed are {listed}{' and others' if len(offered) > 12 else ''}"


def data_folder() -> Path:
    """The folder that holds ``scenarios``, ``seeds`` and ``rules.md``."""
    packaged = _GAME / "data"
    return packaged if packaged.is_dir() else _GAME.parent


def seeds_folder() -> Path:
    """The folder of the seed articles' claims."""
    return data_folder() / "seeds"


def scenario_names() -> list[str]:
    """The names of the scenarios that come with the game, in alphabetical order."""
    return sorted(path.stem for path in (data_folder() / "scenarios").glob(f"*{_ENDING}"))


def lines_folder() -> Path:
    """The folder of the historical lines: ``NAME.moves`` and its bands ``NAME.toml``."""
    return data_folder() / "scenarios" / "lines"


def line_names() -> list[str]:
    """The names of the lines that come with the game, in alphabetical order."""
    return sorted(path.stem for path in lines_folder().glob("*.moves"))


def find_line(name: str) -> Path:
    """The moves of a line.  Raises LibraryError when there is none of that name."""
    if name not in line_names():
        raise LibraryError(f"There is no line {name!r}; {nearest(name, line_names())}.")
    return lines_folder() / f"{name}.moves"


def is_own(path: Path) -> bool:
    """Whether a file is a scenario of the game itself."""
    return path.resolve().parent == (data_folder() / "scenarios").resolve()


def is_path(text: str) -> bool:
    """Whether what names a scenario is the path of a file, not the name of one of the game."""
    return text.endswith(_ENDING) or "/" in text or "\\" in text


def find_scenario(name_or_path: str | Path) -> Path:
    """The file of a scenario that comes with the game, or of any other given by its path.

    Anything with a folder or the ending ``.toml`` is taken for a path.  Raises LibraryError when there is no such file.
    """
    text = str(name_or_path)
    if isinstance(name_or_path, Path) or is_path(text):
        path = Path(os.path.expanduser(name_or_path))
        if os.path.isdir(path):
            raise LibraryError(f"{text!r} is a folder; a scenario is one file that ends in {_ENDING}.")
        if not os.path.exists(path):
            raise LibraryError(
                f"There is no scenario file {text!r}; give the path of a {_ENDING} file, or the name of a scenario "
                f"of the game: {_listed()}."
            )
        return path
    path = data_folder() / "scenarios" / f"{text}{_ENDING}"
    if text not in scenario_names():
        raise LibraryError(f"There is no scenario {text!r}; {nearest(text, scenario_names())}.")
    return path


def rules_text() -> str:
    """The whole of rules.md.  Raises LibraryError when the installation lacks it."""
    path = data_folder() / "rules.md"
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise LibraryError(f"The rulebook {path} cannot be read: {error.strerror}; install the game anew.") from error


def _listed() -> str:
    return ", ".join(scenario_names()) or "none is installed"

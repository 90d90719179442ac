"""A sample of what ``make fuzz`` reads: wrong files are refused with file, place and cause, and that is all."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.fuzz.kinds import KINDS, Figures, look, search, valid
from tests.fuzz.watch import WrongError, refusal
from tests.playing import depth


@pytest.mark.parametrize("kind", KINDS)
def test_a_wrong_file_is_refused_or_read(kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """E9 and its kind: no traceback, no hang, nothing written elsewhere."""
    for name in ("HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(tmp_path))
    monkeypatch.setenv("DOUBLE_BIND_TRACE", "1")
    figures = Figures()
    search(kind, depth(40, 1000), 11, tmp_path, figures)
    assert not figures.wrong, figures.wrong[0]
    assert figures.refused > figures.files // 3


@pytest.mark.parametrize("kind", KINDS)
def test_a_sound_file_is_read(kind: str, tmp_path: Path) -> None:
    """What the wrong ones are made from is right as it stands."""
    for content in valid(kind):
        assert look(kind, content, tmp_path) == ""


def test_the_watch_hears_what_it_is_there_for(tmp_path: Path) -> None:
    """Tracebacks and files elsewhere are found."""
    outside = tmp_path.parent / "outside"
    with pytest.raises(WrongError, match="ZeroDivisionError"):
        refusal(lambda: 1 // 0, tmp_path / "x")
    with pytest.raises(WrongError, match="It wrote elsewhere"):
        refusal(lambda: outside.write_text("x", encoding="ascii"), tmp_path / "x")
    outside.unlink()

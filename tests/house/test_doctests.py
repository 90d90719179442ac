"""Examples in docstrings are true."""

from __future__ import annotations

import doctest
from importlib import import_module

import pytest

MODULES = (
    "game",
    "game.kernel.digest",
    "game.kernel.engine",
    "game.kernel.field",
    "game.kernel.indicator",
    "game.kernel.slices",
    "game.kernel.types",
)
"""Where a reader begins, each with examples; that of ``game`` is on ``Match``."""


@pytest.mark.parametrize("name", MODULES)
def test_the_examples_of_a_module(name: str) -> None:
    found = doctest.testmod(import_module(name), optionflags=doctest.IGNORE_EXCEPTION_DETAIL)
    assert found.attempted, "no examples"
    assert not found.failed

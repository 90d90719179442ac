"""What is said of typed words that cannot be used."""

from __future__ import annotations


class MisreadError(ValueError):
    """What somebody typed is nothing that can be done.  The text is one sentence for that person."""

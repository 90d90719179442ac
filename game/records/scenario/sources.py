"""What the numbers of a scenario rest on: the notes of ``[sources]``, and the claims that sources cite."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from game.records.claims import load_claims
from game.records.library import nearest, seeds_folder
from game.records.scenario.model import INDICATORS

_CLAIM: Final = re.compile(r"^[a-z]+-[0-9]+$")


def known_claims() -> set[str]:
    """The ids of all claims.  Raises ClaimsError."""
    return set(load_claims(seeds_folder()))


def unknown_claims(sources: Iterable[str], claims: set[str]) -> Iterator[str]:
    """A fault for every source that has the form of a claim's id and is none."""
    for one in sources:
        if _CLAIM.match(one) and one not in claims:
            yield f"there is no claim {one!r}; {nearest(one, sorted(claims))}"


def unknown_notes(codes: Iterable[str]) -> Iterator[tuple[str, str]]:
    """A fault for every key of ``[sources]``, with that key, which is neither an indicator nor a list of them."""
    known = [one for one in INDICATORS if not INDICATORS[one].derived]
    lists = {one.rpartition(".")[0] for one in known if one.count(".") == 2}
    for code in codes:
        if code not in INDICATORS and code not in lists:
            yield code, f"there is no indicator {code!r}; {nearest(code, [*known, *lists])}"

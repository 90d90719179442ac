"""The claims of the seed articles: their shape, their loader, and the citations that lead back to them.

A claim is one statement of a seed article in our own words.  rules.md, scenario files and docstrings cite claims
in square brackets, one id or several with commas between: ``[confusion-07]``, ``[confusion-07, crossroads-12]``.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated, Final, Literal, get_args

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from game.records.errors import allowed, place_of
from game.records.files import TablesError, read_tables

ArticleId = Literal["confusion", "crossroads"]
"""The short name of a seed article; every claim id begins with it."""

Kind = Literal["actor", "constraint", "option", "dynamic"]
"""What a claim is about: who acts, what binds them, what they may do, or what follows from what."""

_ID: Final = rf"(?:{'|'.join(get_args(ArticleId))})-[0-9][0-9]"
_ONE_ID: Final = rf"^{_ID}$"
_PATTERNS: Final = {_ONE_ID: f"{' or '.join(get_args(ArticleId))}, a hyphen and two digits"}
_CITATION: Final = re.compile(rf"\[\s*({_ID}(?:\s*,\s*{_ID})*)\s*\]")
_SENTENCE_BREAK: Final = re.compile(r"[.!?]\s")


class ClaimsError(ValueError):
    """A seed file that cannot be used; its text is one sentence with the file, the key and what is allowed."""


def _one_sentence(text: str) -> str:
    if not text.endswith(".") or _SENTENCE_BREAK.search(text):
        raise ValueError("allowed is one single sentence that ends in a full stop")
    return text


def _not_empty(claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
    if not claims:
        raise ValueError("allowed is one claim or more")
    return claims


class Article(BaseModel):
    """The ``[article]`` table of a seed file: a short id, our own title, and one sentence on what it argues."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: ArticleId
    title: Annotated[str, Field(min_length=1)]
    subject: Annotated[str, AfterValidator(_one_sentence)]


class Claim(BaseModel):
    """One ``[[claims]]`` table of a seed file: id, kind, a statement of one sentence, and an optional note.

    The note says where the article errs or disagrees with the record; it is empty when there is nothing to say.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: Annotated[str, Field(pattern=_ONE_ID)]
    kind: Kind
    statement: Annotated[str, AfterValidator(_one_sentence)]
    note: str = ""

    @property
    def article(self) -> str:
        """The id of the article this claim was drawn from: ``confusion`` for ``confusion-07``."""
        return self.id.rpartition("-")[0]


class _SeedFile(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    article: Article
    claims: Annotated[tuple[Claim, ...], AfterValidator(_not_empty)]


def load_claims(folder: Path) -> dict[str, Claim]:
    """Read every ``*.toml`` file of the seeds folder into ``{claim id: claim}``, sorted by id.

    Raises ClaimsError, in one sentence that names the file, the key and what is allowed, when the folder holds no
    seed file, a file is not TOML, a key is missing, unknown or wrong, a claim's id does not begin with the id of
    its article, or an id is used twice, in one file or in two.
    """
    found: dict[str, Claim] = {}
    origin: dict[str, str] = {}
    for path in _seed_paths(folder):
        seed = _read(path)
        for claim in seed.claims:
            if claim.article != seed.article.id:
                raise ClaimsError(
                    f"{path.name}: claim {claim.id}, key id: allowed in this file are ids that begin with "
                    f"{seed.article.id}-."
                )
            if claim.id in found:
                raise ClaimsError(
                    f"{path.name}: claim {claim.id}, key id: each id is allowed once, and this one already stands "
                    f"in {origin[claim.id]}."
                )
            found[claim.id] = claim
            origin[claim.id] = path.name
    return dict(sorted(found.items()))


def load_articles(folder: Path) -> dict[str, Article]:
    """Read the ``[article]`` table of every seed file into ``{article id: article}``, sorted by id.

    Raises ClaimsError under the same conditions as a single file does in load_claims, and when two files carry
    the same article id.
    """
    found: dict[str, Article] = {}
    for path in _seed_paths(folder):
        article = _read(path).article
        if article.id in found:
            raise ClaimsError(f"{path.name}: article, key id: each id is allowed once, and {article.id} is taken.")
        found[article.id] = article
    return dict(sorted(found.items()))


def citations(text: str) -> list[str]:
    """List the claim ids cited in a text, each once, in the order of their first mention.

    Only the bracketed form counts; whether a claim of that id exists is for the caller to look up.
    """
    mentions = (one for group in _CITATION.findall(text) for one in re.findall(_ID, group))
    return list(dict.fromkeys(mentions))


def cited_at(text: str) -> list[tuple[str, int]]:
    """Every citation of a text with the number of the line its brackets open in; they may close in a later one."""
    return [
        (one, text.count("\n", 0, group.start()) + 1)
        for group in _CITATION.finditer(text)
        for one in re.findall(_ID, group[1])
    ]


def _seed_paths(folder: Path) -> list[Path]:
    paths = sorted(folder.glob("*.toml"))
    if not paths:
        raise ClaimsError(f"{folder}: this folder must hold at least one seed file whose name ends in .toml.")
    return paths


def _read(path: Path) -> _SeedFile:
    try:
        raw = read_tables(path, path.name)
    except OSError as error:
        raise ClaimsError(f"{path.name}: the claims cannot be read: {error.strerror}.") from error
    except TablesError as error:
        raise ClaimsError(str(error)) from error
    try:
        return _SeedFile.model_validate(raw)
    except ValidationError as error:
        faults = [
            f"{place_of(raw, one['loc'], 'id')}: {allowed(one, _keys(one['loc']), _PATTERNS)}" for one in error.errors()
        ]
        raise ClaimsError(f"{path.name}: {'; '.join(faults)}.") from error


def _keys(place: tuple[int | str, ...]) -> list[str]:
    """The keys of the table in which a place lies."""
    table = _SeedFile if len(place) == 1 else Article if place[0] == "article" else Claim
    return list(table.model_fields)

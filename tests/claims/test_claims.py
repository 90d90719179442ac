"""The seed claims load, keep their order and their own words, and every citation of one leads somewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest
from pydantic import ValidationError

from game.console.reference.catalogue import cited_in, claim_page
from game.records.claims import ArticleId, Claim, ClaimsError, Kind, citations, load_articles, load_claims

ROOT = Path(__file__).resolve().parents[2]
SEEDS = ROOT / "seeds"
ARTICLES = ROOT.parent / "shared" / "seeds"
LONGEST_SHARED_RUN = 6
PLAYED = ("rules.md:", "scenarios/")

ARTICLE = """
[article]
id = "confusion"
title = "A title"
subject = "It argues one thing."
"""
CLAIM = """
[[claims]]
id = "confusion-01"
kind = "actor"
statement = "Somebody does something."
"""


def citing_files() -> Iterator[Path]:
    """Every file that may cite claims, whether or not it exists yet."""
    if (ROOT / "rules.md").exists():
        yield ROOT / "rules.md"
    yield from sorted((ROOT / "game").glob("**/*.py"))
    yield from sorted((ROOT / "scenarios").glob("**/*.toml"))


def runs(text: str, length: int) -> set[tuple[str, ...]]:
    """Every run of that many words in a text, without case and punctuation."""
    words = re.findall(r"[a-z0-9]+", text.lower().replace("'", "").replace("’", ""))
    return {tuple(words[start : start + length]) for start in range(len(words) - length + 1)}


def refusal(folder: Path, **files: str) -> str:
    """Write seed files into a folder and return the text with which the loader refuses them."""
    for name, text in files.items():
        (folder / f"{name}.toml").write_text(text, encoding="utf-8")
    with pytest.raises(ClaimsError) as caught:
        load_claims(folder)
    return str(caught.value)


def is_one_sentence(text: str) -> bool:
    """True when a text is one line, ends in a full stop and holds no other sentence."""
    return text.endswith(".") and "\n" not in text and not re.search(r"[.!?]\s", text)


def test_both_articles_have_claims() -> None:
    """Each of the two articles stands in the seeds folder with its own title and claims of every kind."""
    articles = load_articles(SEEDS)
    claims = load_claims(SEEDS).values()
    assert sorted(articles) == sorted(get_args(ArticleId))
    for article in articles:
        assert {claim.kind for claim in claims if claim.article == article} == set(get_args(Kind))


def test_ids_are_numbered_in_order_without_gaps() -> None:
    """In each file the claims run 01, 02, 03 and so on; the loader returns them sorted."""
    claims = load_claims(SEEDS)
    assert list(claims) == sorted(claims)
    for path in SEEDS.glob("*.toml"):
        written = re.findall(r'^id = "(\w+-\d\d)"$', path.read_text(encoding="utf-8"), re.MULTILINE)
        article = written[0].rpartition("-")[0]
        assert written == [f"{article}-{number:02}" for number in range(1, len(written) + 1)]
        assert written == [one for one in claims if one.startswith(f"{article}-")]


def test_statements_are_single_sentences_and_all_different() -> None:
    """A statement is one sentence that ends in a full stop, and no two claims say the same."""
    statements = [claim.statement for claim in load_claims(SEEDS).values()]
    assert [one for one in statements if not is_one_sentence(one)] == []
    assert len(set(statements)) == len(statements)


def test_no_claim_borrows_the_words_of_an_article() -> None:
    """No title, subject, statement or note shares a run of seven words with either article, where they are at hand."""
    if not ARTICLES.exists():
        return
    length = LONGEST_SHARED_RUN + 1
    taken = {run for path in sorted(ARTICLES.glob("*.txt")) for run in runs(path.read_text(encoding="utf-8"), length)}
    ours = [f"{claim.statement} {claim.note}" for claim in load_claims(SEEDS).values()]
    ours += [f"{article.title} {article.subject}" for article in load_articles(SEEDS).values()]
    assert [text for text in ours if runs(text, length) & taken] == []


def test_every_citation_leads_to_a_claim() -> None:
    """A bracketed id in rules.md, the code, a scenario or a note names a claim that exists."""
    claims = load_claims(SEEDS)
    texts = {str(path.relative_to(ROOT)): path.read_text(encoding="utf-8") for path in citing_files()}
    texts |= {claim.id: claim.note for claim in claims.values()}
    lost = {place: [one for one in citations(text) if one not in claims] for place, text in texts.items()}
    assert {place: ids for place, ids in lost.items() if ids} == {}


def test_every_claim_is_played() -> None:
    """Each claim of both articles is cited by a rule of the book or in a scenario: it can be met at the table."""
    claims = load_claims(SEEDS)
    played = [one for one, places in cited_in(claims).items() if any(at.startswith(PLAYED) for at in places)]
    assert [one for one in claims if one not in played] == []


@pytest.mark.parametrize(
    ("claim", "corrected"),
    [
        ("crossroads-69", ["dates an election to 2025; there was none", "28 June and 5 July 2024"]),
        ("crossroads-40", ["bases all over Iraq", "two sites, Al-Asad and Erbil"]),
        ("crossroads-16", ["two sites, Al-Asad and Erbil"]),
        ("crossroads-42", ["such pacts exist; the record has none"]),
        ("crossroads-27", ["overstates"]),
        ("confusion-58", ["did not stay settled"]),
    ],
)
def test_where_an_article_errs_the_note_says_so_and_the_console_shows_it(claim: str, corrected: list[str]) -> None:
    """The statement keeps what the article says; the note under it says what the record has."""
    claims = load_claims(SEEDS)
    shown = [line.plain for line in claim_page(claim, claims)]
    note = shown[2]
    assert note.startswith("Note: ")
    assert [part for part in corrected if part not in note] == []
    assert shown[1] == claims[claim].statement


def test_every_bracketed_id_is_a_well_formed_citation() -> None:
    """A bracket with something like a claim id in it is read in full, so that no citation escapes the check above."""
    for path in citing_files():
        for bracket in re.findall(r"\[[^\[\]\"']*\]", path.read_text(encoding="utf-8")):
            mentions = re.findall(r"\b(?:confusion|crossroads)-\d+", bracket)
            assert set(mentions) == set(citations(bracket)), f"{path.relative_to(ROOT)}: {bracket}"


def test_citations_are_read_from_brackets_only() -> None:
    """One id or several in a bracket count, each once, in the order of first mention; bare or malformed ids do not."""
    text = (
        "See [confusion-07, crossroads-12],\n[crossroads-03,\nconfusion-07]; confusion-01, [confusion-1], [other-02]."
    )
    assert citations(text) == ["confusion-07", "crossroads-12", "crossroads-03"]
    assert citations("") == []


def test_a_claim_knows_its_article_and_does_not_change() -> None:
    """The article id is read off the claim id, and a loaded claim is frozen."""
    claim = Claim(id="crossroads-12", kind="option", statement="Iran may wait.")
    assert (claim.article, claim.note) == ("crossroads", "")
    with pytest.raises(ValidationError):
        claim.kind = "actor"  # type: ignore[misc]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (ARTICLE + CLAIM.replace("actor", "actress"), ["claims[1] 'confusion-01' kind: ", "'constraint'"]),
        (ARTICLE + CLAIM.replace("kind", "sort"), ["kind: ", "required", "sort: unknown key; the nearest is 'note'"]),
        (ARTICLE + CLAIM + 'source = "a book"', ["source: unknown key; allowed are 'id', 'kind'"]),
        (ARTICLE + CLAIM.replace("confusion-01", "confusion-1"), ["'confusion-1' id: ", "two digits"]),
        (ARTICLE + CLAIM.replace("confusion-01", "crossroads-01"), ["key id", "begin with confusion-"]),
        (ARTICLE + CLAIM.replace("thing.", "thing"), ["statement: ", "full stop"]),
        (ARTICLE + CLAIM.replace("thing.", "thing. Twice."), ["statement: ", "one single sentence"]),
        (ARTICLE + CLAIM + CLAIM, ["claim confusion-01", "key id", "allowed once"]),
        (ARTICLE.replace('"confusion"', '"other"') + CLAIM, ["article.id: ", "'confusion' or 'crossroads'"]),
        (ARTICLE.replace("title", "name") + CLAIM, ["article.title: ", "article.name: ", "'id', 'title', 'subject'"]),
        (ARTICLE, ["claims: ", "required"]),
        (CLAIM, ["article: ", "required"]),
        ("claims = [1]\n" + ARTICLE, ["claims[1]: allowed is a table"]),
        ("claims = 1\n" + ARTICLE, ["claims: allowed is a list"]),
        ("claims = []\n" + ARTICLE, ["claims: allowed is one claim or more"]),
        ("this is not TOML", ["must be TOML"]),
    ],
)
def test_a_faulty_file_is_refused_in_one_sentence(tmp_path: Path, text: str, expected: list[str]) -> None:
    """The refusal names the file, the key and what is allowed, and is one sentence."""
    said = refusal(tmp_path, seed=text)
    assert said.startswith("seed.toml: ")
    assert is_one_sentence(said), said
    assert [part for part in expected if part not in said] == [], said


def test_an_id_used_in_two_files_is_refused(tmp_path: Path) -> None:
    """The refusal names both files."""
    said = refusal(tmp_path, first=ARTICLE + CLAIM, second=ARTICLE + CLAIM)
    assert is_one_sentence(said)
    assert said.startswith("second.toml: ")
    assert "first.toml" in said


def test_a_folder_without_seed_files_is_refused(tmp_path: Path) -> None:
    """An empty or missing folder is a clear sentence, not an empty result."""
    assert is_one_sentence(refusal(tmp_path))
    assert is_one_sentence(refusal(tmp_path / "missing"))

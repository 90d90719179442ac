"""Variants of a scenario, and the file an author begins with."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from game import Match
from game.cli import app
from game.records.journal.verify import verify
from game.records.library import scenario_names
from game.records.scenario.load import load_scenario
from game.records.scenario.model import Scenario, ScenarioError
from game.records.scenario.starter import starter
from tests.playing import scenario

MAIN = "double-bind"
HEAD = f'name = "trial"\ntitle = "Trial"\nbase = "{MAIN}"\n'


def variant(folder: Path, text: str, head: str = HEAD) -> Scenario:
    """A variant of the main scenario, read from a file."""
    path = folder / "trial.toml"
    path.write_text(head + text, encoding="utf-8")
    return load_scenario(path)


def faults(folder: Path, text: str, head: str = HEAD) -> list[str]:
    with pytest.raises(ScenarioError) as caught:
        variant(folder, text, head)
    return caught.value.faults


def test_what_a_variant_does_not_say_comes_from_its_base(tmp_path: Path) -> None:
    found, base = variant(tmp_path, ""), scenario(MAIN)
    assert (found.name, found.title) == ("trial", "Trial")
    same = ("start", "days", "turns", "modules", "seats", "dials", "board", "sources", "cards", "aims")
    for key in same:
        assert getattr(found, key) == getattr(base, key), key
    assert found.digest != base.digest


def test_what_it_says_replaces_that_of_the_base(tmp_path: Path) -> None:
    """Dials and board values one by one, labels too; cards and seats by code; the aims of a seat together."""
    found = variant(
        tmp_path,
        "days = 30\n[board.economy]\nexports = 700\n[board.sanctions.authority]\noil = 4\n"
        "[dials.sanctions]\nadapt = 12\n"
        '[[seats]]\ncode = "us"\ntitle = "Another office"\nbrief = "Decide."\n'
        '[[cards]]\ncode = "fresh"\ntitle = "Something new"\ntopic = "test"\nweight = 1\n'
        'effects = { "economy.base" = 1 }\nsources = ["a fact"]\n'
        '[[aims]]\nseat = "us"\nkind = "public"\nindicator = "economy.exports"\nworst = 0\nbest = 9\nweight = 100\n'
        'text = "Oil"\n',
    )
    base = scenario(MAIN)
    assert found.days == 30
    assert found.board["economy"]["exports"] == 700
    assert found.board["economy"]["rial"] == base.board["economy"]["rial"]
    authority = found.board["sanctions"]["authority"]
    assert isinstance(authority, dict)
    assert [authority["oil"], authority["banks"]] == [4, 3]
    assert found.dials["sanctions"]["adapt"] == 12
    assert [one.code for one in found.seats] == [one.code for one in base.seats], "the order is that of the base"
    assert found.seats[0].title == "Another office"
    assert [one.code for one in found.cards] == [*(one.code for one in base.cards), "fresh"]
    assert [one.text for one in found.aims if one.seat == "us"] == ["Oil"]
    assert [one for one in found.aims if one.seat != "us"] == [one for one in base.aims if one.seat != "us"]


def test_what_is_left_out_takes_everything_of_it_along(tmp_path: Path) -> None:
    """Board, dials, sources, effects, cards that move nothing else, aims; and cards of turns that never come."""
    base = scenario(MAIN)
    gone = base.cards[0].code
    seat = next(one.code for one in base.seats if one.code == "europe")
    short = {one.seat for one in base.aims if one.indicator.startswith("maritime.")}
    aims = "".join(
        f'[[aims]]\nseat = "{one}"\nkind = "public"\nindicator = "economy.exports"\nworst = 0\nbest = 9\n'
        f'weight = 100\ntext = "Oil"\n'
        for one in sorted(short)
    )
    without = f'[without]\nmodules = ["maritime"]\nseats = ["{seat}"]\ncards = ["{gone}"]\n'
    found = variant(tmp_path, f"turns = 5\n{without}{aims}")
    assert "maritime" not in (*found.modules, *found.board, *found.dials)
    assert seat not in found.board
    assert seat not in {one.code for one in found.seats} | {one.seat for one in found.aims}
    assert gone not in {one.code for one in found.cards}
    assert not [code for one in found.cards for code in one.effects if code.startswith(("maritime.", f"{seat}."))]
    assert all(one.turns is None or one.turns[1] <= 5 for one in found.cards)
    late = {one.code for one in base.cards if one.turns and one.turns[0] > 5}
    assert late
    assert not late & {one.code for one in found.cards}


def test_a_journal_of_a_variant_stands_alone(tmp_path: Path) -> None:
    """The journal carries the resolved scenario: it verifies when base and variant are gone."""
    chosen = variant(tmp_path, "turns = 1\n[board.economy]\nexports = 700\n")
    path = tmp_path / "match.jsonl"
    match = Match(chosen, 7, save=path)
    for _ in range(10):
        match.play(match.legal_actions()[0])
    match.close()
    (tmp_path / "trial.toml").unlink()
    assert not verify(path).divergence
    assert Match.load(path, go_on=False).scenario.digest == chosen.digest


def test_a_variant_may_have_a_base_beside_it_and_that_one_another(tmp_path: Path) -> None:
    text = f'name = "middle"\ntitle = "M"\nbase = "{MAIN}"\ndays = 30\n'
    (tmp_path / "middle.toml").write_text(text, encoding="utf-8")
    found = variant(tmp_path, "turns = 3\n", 'name = "trial"\ntitle = "T"\nbase = "middle.toml"\n')
    assert (found.days, found.turns, found.title) == (30, 3, "T")
    assert found.board == scenario(MAIN).board


def test_a_ring_of_bases_is_told(tmp_path: Path) -> None:
    (tmp_path / "one.toml").write_text('name = "one"\ntitle = "O"\nbase = "trial.toml"\n', encoding="utf-8")
    told = faults(tmp_path, "", 'name = "trial"\ntitle = "T"\nbase = "one.toml"\n')
    assert any("the bases follow one another in a ring" in one for one in told)


def test_faults_name_the_file_and_key_they_come_from(tmp_path: Path) -> None:
    """All at once: those of the variant by its own keys, those that only its changes bring out in the base as such."""
    told = faults(
        tmp_path,
        '[without]\nmodules = ["talks"]\ncard = []\ncards = ["no-such-card"]\n[board.sanctions.authority]\noil = 9\n'
        '[[cards]]\ncode = "fresh"\ntitel = "x"\n[[aims]]\nseat = "us"\n',
    )
    assert "without.card: unknown key; the nearest is 'cards'." in told
    assert any(one.startswith("without.cards: the base 'double-bind' has no 'no-such-card'") for one in told)
    assert "board.sanctions.authority.oil: 9 is out of range; allowed is 0 to 4 level." in told
    assert "cards 'fresh' titel: unknown key; the nearest is 'title'." in told
    assert "aims[1] kind: this key is required." in told
    assert "modules: 'single_text' makes no sense without 'talks'; list that too, or neither." in told


def test_what_is_wrong_in_the_base_alone_says_so(tmp_path: Path) -> None:
    told = [one for one in faults(tmp_path, '[without]\nmodules = ["nuclear"]\n') if not one.startswith("modules: ")]
    assert told
    assert all(one.startswith("from the base 'double-bind': aims ") for one in told)
    assert all(one.endswith("; give this seat its aims here.") for one in told)


@pytest.mark.parametrize("text", ["base = 3\n", "base = []\n"])
def test_a_base_is_a_name(tmp_path: Path, text: str) -> None:
    told = faults(tmp_path, text, 'name = "trial"\ntitle = "T"\n')
    assert told[0] == "base: allowed is the name of a scenario, or the path of a scenario file."


@pytest.mark.parametrize("key", ["board", "dials", "sources", "cards", "seats", "aims", "modules", "turns", "without",
                                 "without.cards", "board.economy", "dials.sanctions"])
@pytest.mark.parametrize("value", ["3", '"x"', "[1]", "{a = 1}", "[[1]]", "{a = {b = 1}}", "[{code = 1}]", "true"])
def test_whatever_stands_in_a_variant_is_told_and_breaks_nothing(tmp_path: Path, key: str, value: str) -> None:
    if (key, value) != ("turns", "3"):
        assert faults(tmp_path, f"{key} = {value}\n")


def test_cards_of_a_module_that_is_off_are_told_in_one_sentence(tmp_path: Path) -> None:
    """In a scenario without a base nothing is dropped silently."""
    told = faults(
        tmp_path,
        "".join(
            f'[[cards]]\ncode = "card-{one}"\ntitle = "T"\ntopic = "t"\nweight = 1\nsources = ["s"]\n'
            'effects = { "economy.base" = 1 }\n'
            for one in "ab"
        ),
        'name = "trial"\ntitle = "T"\nsummary = "S"\nstart = 2025-01-20\ndays = 14\nturns = 2\n'
        'modules = ["headlines"]\n'
        '[[seats]]\ncode = "us"\ntitle = "U"\nbrief = "B"\n',
    )
    assert told == [
        "cards: the rule module 'economy' is off and cards move it ('card-a', 'card-b'); list it under modules or "
        "leave those effects out."
    ]


@pytest.mark.parametrize("name", scenario_names())
def test_a_new_scenario_is_valid_whatever_its_base(name: str, tmp_path: Path) -> None:
    path = tmp_path / "fresh.toml"
    path.write_text(starter("fresh", load_scenario(name), name), encoding="utf-8")
    found = load_scenario(path)
    assert found.name == "fresh"
    assert found.board == load_scenario(name).board


def test_the_command_writes_it_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    runner = CliRunner()
    assert runner.invoke(app, ["scenario", "new", "my-crisis"]).exit_code == 0
    assert load_scenario(tmp_path / "my-crisis.toml").title == "My Crisis"
    assert "exists already" in str(runner.invoke(app, ["scenario", "new", "my-crisis"]).exception)
    assert "cannot name a scenario" in str(runner.invoke(app, ["scenario", "new", "My Crisis"]).exception)

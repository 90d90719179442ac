"""Three seats in one capital at one keyboard: held by one person, and by three who may not see each other's papers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from game.console.terminal.program import DONE
from game.console.terminal.screen import Screen
from game.match import Match
from game.records.scenario.load import load_scenario
from game.rules.council.board import Council
from tests.console.sitting import Script, screen, sit_down

BOTS = dict.fromkeys(("us", "israel", "gulf", "europe"), "random")
TEHRAN = ("leader", "irgc", "government")
THREE = {**BOTS, "leader": "human:ana", "irgc": "human:ben", "government": "human:eve"}
ONE = {**BOTS, **dict.fromkeys(TEHRAN, "human:ana")}
CURTAIN = "Press Enter. "
READ = "Press Enter when you have read this. "
PEEK = ("log", "log 3", "help", "help table", "why table defy 1", "odds 1", "undo", "role", "role irgc", "board")

Decide = Callable[[Match], str]


class Keyboard(Script):
    """A keyboard at which every decision comes from ``decide``; before tabling, the government looks everywhere."""

    def __init__(self, match: Match, decide: Decide, shown: Screen, turns: int = 1) -> None:
        super().__init__([], shown)
        self.match = match
        self.decide = decide
        self.turns = turns
        self.peeks: list[str] = []
        self.places: list[tuple[str, str]] = []

    def read(self, prompt: str, words: Sequence[str] = ()) -> str | None:
        match = self.match
        self.lines = [self.answer(prompt)]
        menu = match.rulebook.menu_codes[match.view(match.seat).board.menu] if match.seat else ""
        self.places.append((match.seat, menu))
        return super().read(prompt, words)

    def answer(self, prompt: str) -> str:
        match = self.match
        if not prompt.endswith("> "):
            return ""
        if match.turn > self.turns:
            return "quit"
        menu = match.rulebook.menu_codes[match.view(match.seat).board.menu]
        if (match.seat, menu) == ("government", "council") and len(self.peeks) < len(PEEK):
            self.peeks.append(PEEK[len(self.peeks)])
            return self.peeks[-1]
        return self.decide(match).partition(" ")[2]


def tabling(course: str) -> Decide:
    """The Guard tables ``course``, the government ``bargain 1``; whatever else is asked, the quietest answer."""

    def decide(match: Match) -> str:
        legal = [one.code for one in match.legal_actions()]
        for code in (f"irgc table {course}", "government table bargain 1", "leader ratify"):
            if code in legal:
                return code
        return next((code for code in legal if code.split()[1] == "pass"), legal[0])

    return decide


def sit(folder: Path, players: dict[str, str], course: str = "defy 2", turns: int = 1) -> tuple[Keyboard, Match]:
    """A sitting of so many turns; its keyboard and its match."""
    match = Match(load_scenario("double-bind"), seed=7, players=players, save=folder / f"{course}.jsonl")
    keyboard = Keyboard(match, tabling(course), screen(height=400), turns)
    assert sit_down(match, keyboard, folder / f"{course}.jsonl").run() == DONE
    match.close()
    return keyboard, match


def before_the_reveal(keyboard: Keyboard) -> list[str]:
    """What was on the screen of the government from the curtain before its tabling to the tabling itself."""
    mine = [at for at, place in enumerate(keyboard.places) if place == ("government", "council")]
    return [keyboard.screens[at].rpartition("\x1b[3J")[2] for at in mine[: len(PEEK) + 2]]


@pytest.mark.parametrize("other", ["defy 0", "endure 1", "bargain 3"])
def test_what_the_guard_tabled_is_nowhere_before_the_reveal(other: str, tmp_path: Path) -> None:
    """Screen, log, help, reasons, undo and board of the government are the same to a letter, whatever was tabled."""
    first, _ = sit(tmp_path, THREE)
    second, _ = sit(tmp_path, THREE, other)
    assert first.peeks == list(PEEK)
    assert before_the_reveal(first) == before_the_reveal(second)
    text = "".join(before_the_reveal(first))
    assert "Revolutionary Guard: Defy" not in text
    assert "[irgc table" not in text


def test_the_reveal_tells_all_three_what_was_tabled(tmp_path: Path) -> None:
    """After it the Leader's screen names both courses, and the log of the government has them."""
    _, match = sit(tmp_path, THREE)
    for seat in TEHRAN:
        shown = Council.of(match.view(seat).board).shown
        assert [shown[match.rulebook.seats.index(one)] for one in ("irgc", "government")] == [1, 3], seat
    for seat in BOTS:
        shown = Council.of(match.view(seat).board).shown
        assert [shown[match.rulebook.seats.index(one)] for one in ("irgc", "government")] != [1, 3], seat


def test_the_screen_of_the_last_word_names_both_courses_and_the_leading_one(tmp_path: Path) -> None:
    """At 80 columns and 24 lines, before the Leader decides."""
    keyboard, _ = sit(tmp_path, THREE)
    at = keyboard.places.index(("leader", "ratify"))
    text = " ".join(keyboard.screens[at + 1].rpartition("\x1b[3J")[2].split())
    assert "The room: defy (Guard, 2), bargain (government, 1); defy leads." in text


def test_between_three_persons_a_curtain_falls_at_every_change(tmp_path: Path) -> None:
    """Never a prompt of another seat without a curtain before it, and the names on it are right."""
    keyboard, _ = sit(tmp_path, THREE, turns=2)
    last = ""
    for at, prompt in enumerate(keyboard.prompts):
        if prompt in (CURTAIN, READ):
            continue
        seat = prompt.removesuffix("> ")
        if seat != last:
            assert keyboard.prompts[at - 1] == CURTAIN, (at, prompt)
            assert THREE[seat].removeprefix("human:") in keyboard.screens[at - 1]
        last = seat
    assert keyboard.forgotten == keyboard.prompts.count(CURTAIN) > 6


def test_one_person_with_all_three_seats_sees_no_curtain(tmp_path: Path) -> None:
    """The keyboard stays where it is, the seat to move is named in every prompt, and nothing is asked in between."""
    keyboard, match = sit(tmp_path, ONE, turns=2)
    assert {*keyboard.prompts} <= {*(f"{seat}> " for seat in TEHRAN)}
    assert keyboard.forgotten == 0
    assert {one.turn for one in match.log() if one.seat == "leader"} == {1, 2}


def test_nobody_takes_back_the_secret_of_another_seat(tmp_path: Path) -> None:
    """Undo stops at a change of seat, even where one person holds both, and says so without naming what was done."""
    for number, players in enumerate((ONE, THREE)):
        folder = tmp_path / str(number)
        folder.mkdir()
        keyboard, match = sit(folder, players)
        assert any(one.code == "irgc table defy 2" for one in match.log())
        asked = [at for at, place in enumerate(keyboard.places)
                 if place == ("government", "council") and keyboard.prompts[at] == "government> "]
        answer = keyboard.screens[asked[PEEK.index("undo")] + 1].strip()
        assert answer == "Another seat is to move since the last decision, so it stands."


def test_each_seat_of_one_person_keeps_its_own_secret_aim(tmp_path: Path) -> None:
    """What ``role`` tells is the secret of the seat to move, not of the others that the person holds."""
    match = Match(load_scenario("double-bind"), seed=7, players=ONE, save=tmp_path / "a.jsonl")
    told: dict[str, str] = {}

    def decide(one: Match) -> str:
        return tabling("defy 2")(one)

    class Asking(Keyboard):
        def answer(self, prompt: str) -> str:
            seat = prompt.removesuffix("> ")
            if seat in TEHRAN and seat not in told:
                told[seat] = ""
                return "role"
            if seat in told and not told[seat]:
                told[seat] = "asked"
                self.mine = len(self.screens)
            return super().answer(prompt)

    keyboard = Asking(match, decide, screen(height=400))
    assert sit_down(match, keyboard, tmp_path / "a.jsonl").run() == DONE
    match.close()
    aims = {seat: next(line.text for line in score.lines if line.kind == "secret")
            for seat, score in match.scores().items() if seat in TEHRAN}
    for at, text in enumerate(keyboard.screens):
        if "Your secret" not in text and "secret" not in text.lower():
            continue
        seat = keyboard.prompts[at].removesuffix("> ")
        for other, aim in aims.items():
            if other != seat:
                assert aim not in " ".join(text.split()), (seat, other)

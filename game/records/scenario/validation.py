"""What is wrong with a scenario: every fault in one sentence, with its key and what would be right."""

from __future__ import annotations

import datetime
from collections import Counter
from contextlib import suppress
from decimal import Decimal
from typing import Any, Final

from pydantic import BaseModel, TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from game.kernel.field import Dial
from game.kernel.field import Field as BoardField
from game.kernel.indicator import decimals
from game.kernel.types import EVERYONE
from game.records.claims import ClaimsError
from game.records.errors import MOST, allowed, place_of, visible
from game.records.library import nearest
from game.records.scenario.model import (
    INDICATORS,
    PATTERNS,
    AimPart,
    BoardValue,
    CardPart,
    DialPart,
    HintPart,
    Scenario,
    SeatPart,
    labels_of,
    stored,
)
from game.records.scenario.sources import known_claims, unknown_claims, unknown_notes
from game.records.scenario.tutorial import hint_faults, omissions
from game.rules import CORE, MODULES
from game.rules.seats import RESOURCES, SEATS

Place = tuple[int | str, ...]

_BOARD_VALUE: Final[TypeAdapter[BoardValue]] = TypeAdapter(BoardValue)
_DATE: Final = TypeAdapter(datetime.date)
_MODULES: Final = {one.code: one for one in MODULES}
_PARTS: Final = [*_MODULES, *SEATS]
_KINDS: Final[dict[str, type[BaseModel]]] = {"seats": SeatPart, "cards": CardPart, "aims": AimPart, "hints": HintPart}


def structural(raw: dict[str, Any], error: ValidationError) -> tuple[list[str], list[Place]]:
    """The faults of shape pydantic found, each place once, and those places, so that ``check`` can leave them out."""
    faults: list[str] = []
    places: dict[Place, None] = {}
    for one in error.errors(include_url=False, include_input=False):
        place = tuple(one["loc"])
        if place[0] == "board" or place[0] == "dials":
            place = place[:3]
        if place in places:
            continue
        places[place] = None
        # To look for the nearest key takes longest, and nobody reads beyond the first faults.
        faults.append(f"{place_of(raw, place)}: {_allowed(place, one)}." if len(faults) < MOST else str(place))
    return faults, list(places)


def _allowed(place: Place, error: ErrorDetails) -> str:
    if place[0] == "board" and len(place) == 3:
        return "allowed is a number, a list of numbers, or a table of numbers by label"
    if place[0] == "dials" and len(place) == 3:
        return "allowed is a whole number, or a table of value, low, high and source with whole numbers"
    keys = (_KINDS.get(str(place[0]), Scenario) if len(place) > 1 else Scenario).model_fields
    return allowed(error, list(keys), PATTERNS)


def check(raw: dict[str, Any], broken: list[Place], cited: bool) -> list[str]:
    """Every fault of sense in the parts whose shape is sound; ``raw`` is the whole scenario as its file gives it.

    With ``cited`` the claims it cites have to exist.
    """
    return _Checker(raw, broken, cited).run()


class _EnoughError(Exception):
    """So many faults were found that nobody reads more."""


class _Checker:
    """One pass over a scenario; ``faults`` grows."""

    def __init__(self, raw: dict[str, Any], broken: list[Place], cited: bool) -> None:
        self.raw = raw
        self._broken = {*broken}
        self._above = {place[:length] for place in broken for length in range(len(place))}
        self.faults: list[str] = []
        self.turns: int | None = raw["turns"] if self.sound("turns") else None
        codes = [one["code"] for one in self.tables("seats", broken=True) if isinstance(one.get("code"), str)]
        self.seats = Counter(codes)
        self.on = {*CORE, *(raw.get("modules", ()) if self.sound("modules") else ())}
        self.claims = self.known_claims() if cited else None

    def sound(self, *place: int | str) -> bool:
        """Whether no fault of shape lies at, under or above a place."""
        return place not in self._above and not any(place[:one] in self._broken for one in range(1, len(place) + 1))

    def tables(self, key: str, *, broken: bool = False) -> list[dict[str, Any]]:
        """The tables of a list whose shape is sound, or with ``broken`` all of them."""
        found = self.raw.get(key, ())
        tables = enumerate(found if isinstance(found, list | tuple) else ())
        return [one for number, one in tables if isinstance(one, dict) and (broken or self.sound(key, number))]

    def table(self, key: str) -> dict[str, Any]:
        """A table of the scenario, empty when there is none."""
        found = self.raw.get(key, {})
        return found if isinstance(found, dict) else {}

    def fault(self, place: str, sentence: str) -> None:
        self.faults.append(f"{visible(place)}: {sentence}.")
        if len(self.faults) >= MOST:
            raise _EnoughError

    def run(self) -> list[str]:
        with suppress(_EnoughError):
            self.modules()
            self.calendar()
            self.seat_codes()
            self.dials()
            self.board()
            self.notes()
            self.cards()
            self.aims()
            self.taught()
        return self.faults

    def calendar(self) -> None:
        """The day after the last turn has to have a date."""
        if self.turns is None or not self.sound("start") or not self.sound("days"):
            return
        start, length = _DATE.validate_python(self.raw["start"]), self.raw["days"] * self.turns
        if (datetime.date.max - start).days < length:
            last = datetime.date.max - datetime.timedelta(length)
            self.fault("start", f"the last turn from {start} ends after the calendar; allowed is a day up to {last}")

    def taught(self) -> None:
        for sentence in omissions(self.raw.get("leave_out", ())) if self.sound("leave_out") else ():
            self.fault("leave_out", sentence)
        for place, sentence in hint_faults(self.tables("hints", broken=True), list(self.seats), self.turns):
            self.fault(f"hints[{place}]", sentence)

    def modules(self) -> None:
        if not self.sound("modules"):
            return
        for code, times in Counter(self.raw["modules"]).items():
            if code not in _MODULES:
                self.fault("modules", f"there is no rule module {code!r}; {nearest(code, list(_MODULES))}")
            elif times > 1:
                self.fault("modules", f"{code!r} stands here {times} times; allowed is once")
            else:
                for need in _MODULES[code].needs:
                    if need not in self.on:
                        self.fault("modules", f"{code!r} makes no sense without {need!r}; list that too, or neither")

    def seat_codes(self) -> None:
        for code, times in self.seats.items():
            if code not in SEATS:
                self.fault(f"seats {code!r} code", f"there is no seat {code!r}; {nearest(code, list(SEATS))}")
            elif times > 1:
                self.fault(f"seats {code!r} code", f"the seat stands here {times} times; allowed is once")

    def section(self, place: str, code: str, *, pools: bool) -> bool:
        """Whether a table of dials or of the board is named after something in play."""
        if code in _MODULES:
            if code in self.on:
                return True
            if self.sound("modules"):
                self.fault(place, f"the rule module {code!r} is off; list it under modules or leave this table out")
        elif pools and code in SEATS:
            if code in self.seats:
                return True
            self.fault(place, f"the seat {code!r} is not in play; list it under seats or leave this table out")
        else:
            what = "rule module or seat" if pools else "rule module"
            self.fault(place, f"there is no {what} {code!r}; {nearest(code, _PARTS if pools else list(_MODULES))}")
        return False

    def dials(self) -> None:
        for module, table in self.table("dials").items():
            if not isinstance(table, dict) or not self.section(f"dials.{module}", module, pools=False):
                continue
            known = {one.name: one for one in _MODULES[module].dials()}
            for name, value in table.items():
                place = f"dials.{module}.{name}"
                if name not in known:
                    self.fault(place, f"there is no such dial; {nearest(name, list(known))}")
                elif self.sound("dials", module, name):
                    part = DialPart.model_validate(value) if isinstance(value, dict) else None
                    self.dial(place, known[name], part, value)

    def dial(self, place: str, dial: Dial, part: DialPart | None, plain: int) -> None:
        value = part.value if part else plain
        unit = f" {dial.unit}" if dial.unit else ""
        if not dial.low <= value <= dial.high:
            self.fault(place, f"{value} is out of range; allowed is {dial.low} to {dial.high}{unit}")
        if part is None or (part.low is None and part.high is None):
            return
        if part.low is None or part.high is None:
            self.fault(place, "a contested range has both low and high; allowed is both or neither")
        elif not part.low <= value <= part.high:
            self.fault(place, f"value {value} lies outside its own range {part.low} to {part.high}; allowed is within")

    def board(self) -> None:
        for part, table in self.table("board").items():
            if not isinstance(table, dict) or not self.section(f"board.{part}", part, pools=True):
                continue
            known = list(RESOURCES) if part in SEATS else list(_MODULES[part].slice_type.fields)
            names = {one.name: one for one in known}
            for name, value in table.items():
                place = f"board.{part}.{name}"
                if f"{part}.{name}" in INDICATORS and INDICATORS[f"{part}.{name}"].derived:
                    self.fault(place, f"this is worked out from other values and cannot be set; allowed are "
                                      f"{', '.join(names)}")
                elif name not in names:
                    self.fault(place, f"there is no such value on the board; {nearest(name, list(names))}")
                elif self.sound("board", part, name):
                    self.board_value(place, part, names[name], _BOARD_VALUE.validate_python(value))

    def board_value(self, place: str, part: str, field: BoardField, value: BoardValue) -> None:
        labels = labels_of(part, field.name)
        if isinstance(value, Decimal):
            if labels:
                self.fault(place, f"this has a value for each of {', '.join(labels)}; allowed is a table by label, or "
                                  f"a list of {len(labels)} numbers")
            else:
                self.value(place, field, value)
        elif not labels:
            self.fault(place, "this is one value; allowed is one number")
        elif isinstance(value, dict):
            for label, one in value.items():
                if label in labels:
                    self.value(f"{place}.{label}", field, one)
                else:
                    self.fault(f"{place}.{label}", f"there is no such label; {nearest(label, list(labels))}")
        elif len(value) != len(labels):
            self.fault(place, f"{len(value)} numbers stand here; allowed is a list of {len(labels)}, one for each of "
                              f"{', '.join(labels)}")
        else:
            for label, one in zip(labels, value, strict=True):
                self.value(f"{place}.{label}", field, one)

    def value(self, place: str, field: BoardField, value: Decimal) -> None:
        """A value in shown units has to fit its field."""
        if self.decimals(place, field, value) and not field.low <= value * field.scale <= field.high:
            low, high = Decimal(field.low) / field.scale, Decimal(field.high) / field.scale
            unit = f" {field.unit}" if field.unit else ""
            self.fault(place, f"{value} is out of range; allowed is {low} to {high}{unit}")

    def decimals(self, place: str, field: BoardField, value: Decimal) -> bool:
        if stored(field, value) is not None:
            return True
        places = decimals(field.scale)
        most = "whole numbers" if places == 0 else f"at most {places} decimals"
        self.fault(place, f"{value} has too many decimals; allowed are {most}")
        return False

    def indicator(self, place: str, code: str) -> BoardField | None:
        """The field behind an indicator of something in play; a fault and None when there is none."""
        if code not in INDICATORS:
            self.fault(place, f"there is no indicator {code!r}; {nearest(code, list(INDICATORS))}")
            return None
        return INDICATORS[code].field if self.section(place, code.partition(".")[0], pools=True) else None

    def notes(self) -> None:
        sources = self.table("sources")
        for code, sentence in unknown_notes(sources):
            self.fault(f"sources.{code}", sentence)
        for code, text in sources.items():
            if self.sound("sources", code):
                self.cited(f"sources.{code}", (text,))

    def cited(self, place: str, sources: tuple[str, ...]) -> None:
        for sentence in unknown_claims(sources, self.claims) if self.claims is not None else ():
            self.fault(place, sentence)

    def known_claims(self) -> set[str] | None:
        try:
            return known_claims()
        except ClaimsError as error:
            self.fault("sources", f"the claims cannot be read: {str(error).rstrip('.')}")
            return None

    def cards(self) -> None:
        cards = [CardPart.model_validate(one) for one in self.tables("cards")]
        for code, times in Counter(one.code for one in cards).items():
            if times > 1:
                self.fault(f"cards {code!r} code", f"{times} cards have this code; allowed is one")
        idle: dict[str, list[str]] = {}
        for card in cards:
            place = f"cards {card.code!r}"
            if card.turns is not None and self.turns is not None:
                first, last = card.turns
                if not 1 <= first <= last <= self.turns:
                    self.fault(f"{place} turns", f"[{first}, {last}] is not allowed; allowed are a first and a last "
                                                 f"turn from 1 to {self.turns}, in order")
            for code, amount in card.effects.items():
                part = code.partition(".")[0]
                if code in INDICATORS and part in _MODULES and part not in self.on:
                    idle.setdefault(part, []).append(card.code)
                    continue
                field = self.indicator(f"{place} effects", code)
                if field is None:
                    continue
                if INDICATORS[code].derived:
                    self.fault(f"{place} effects.{code}", "this is worked out from other values, so no card moves it; "
                                                          "allowed are indicators a scenario may set")
                elif self.decimals(f"{place} effects.{code}", field, amount) and amount == 0:
                    self.fault(f"{place} effects.{code}", "0 moves nothing; allowed is an amount above or below it")
            if not card.effects and not card.sets:
                self.fault(f"{place} effects", "the card does nothing; give it effects or sets")
            self.settings(place, card)
            self.conditions(place, card)
            self.cited(f"{place} sources", card.sources)
        for part, codes in idle.items():
            if self.sound("modules"):
                listed = ", ".join(map(repr, dict.fromkeys(codes)))
                self.fault("cards", f"the rule module {part!r} is off and cards move it ({listed}); list it under "
                                    f"modules or leave those effects out")

    def settings(self, place: str, card: CardPart) -> None:
        for code, value in card.sets.items():
            field = self.indicator(f"{place} sets", code)
            if field is None:
                continue
            if INDICATORS[code].derived:
                self.fault(f"{place} sets.{code}", "this is worked out from other values, so no card sets it; allowed "
                                                   "are indicators a scenario may set")
            else:
                self.value(f"{place} sets.{code}", field, value)

    def conditions(self, place: str, card: CardPart) -> None:
        for code, (low, high) in card.requires.items():
            field = self.indicator(f"{place} requires", code)
            if field is None:
                continue
            if field.seen != EVERYONE:
                self.fault(f"{place} requires.{code}", "not every seat knows this, and a card that waits for it would "
                                                       "betray it; allowed are public indicators")
            self.value(f"{place} requires.{code}", field, low)
            self.value(f"{place} requires.{code}", field, high)
            if low > high:
                self.fault(f"{place} requires.{code}", f"{low} is above {high}; allowed are the lowest value and the "
                                                       f"highest")

    def aims(self) -> None:
        aims = [AimPart.model_validate(one) for one in self.tables("aims")]
        for aim in aims:
            self.aim(f"aims {aim.seat!r} {aim.kind} {aim.indicator!r}", aim)
        if not aims or len(aims) < len(self.raw["aims"]):
            return
        for seat in self.seats:
            self.weights(seat, [one for one in aims if one.seat == seat])

    def aim(self, place: str, aim: AimPart) -> None:
        if aim.seat not in SEATS:
            self.fault(f"{place} seat", f"there is no seat {aim.seat!r}; {nearest(aim.seat, list(SEATS))}")
        elif aim.seat not in self.seats:
            self.fault(f"{place} seat", f"the seat {aim.seat!r} is not in play; list it under seats or leave this out")
        field = self.indicator(f"{place} indicator", aim.indicator)
        if field is not None:
            self.value(f"{place} worst", field, aim.worst)
            self.value(f"{place} best", field, aim.best)
        if aim.worst == aim.best:
            self.fault(f"{place} best", "best equals worst; allowed are two different values")
        if aim.kind == "gate" and aim.weight:
            self.fault(f"{place} weight", "a gate is passed or failed; allowed is the weight 0")
        if aim.kind != "gate" and not aim.weight:
            self.fault(f"{place} weight", "allowed is a weight from 1 to 100 per cent")
        self.cited(f"{place} sources", aim.sources)

    def weights(self, seat: str, aims: list[AimPart]) -> None:
        secret = {one.weight for one in aims if one.kind == "secret"}
        if len(secret) > 1:
            listed = ", ".join(map(str, sorted(secret)))
            self.fault(f"aims {seat!r} secret", f"the weights {listed} differ; allowed is one weight for every secret "
                                                f"aim of a seat, since one of them is drawn")
            return
        total = sum(one.weight for one in aims if one.kind == "public") + sum(secret)
        if total != 100:
            self.fault(f"aims {seat!r}", f"the public weights and one secret weight sum to {total}; allowed is 100")

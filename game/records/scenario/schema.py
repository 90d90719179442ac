"""The JSON Schema of scenario files, for editors that complete and check TOML as it is typed."""

from __future__ import annotations

from typing import Any

from game.kernel.field import Field as BoardField
from game.kernel.types import EVERYONE
from game.records.scenario.load import EVERY
from game.records.scenario.model import INDICATORS, Scenario
from game.rules import MODULES
from game.rules.seats import RESOURCES, SEATS

_NUMBER = {"type": "number"}


def schema() -> dict[str, Any]:
    """The JSON Schema of a scenario, with the codes, ranges and units of the present rules."""
    found = Scenario.model_json_schema()
    found["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    found["title"] = "Double Bind scenario"
    parts = found["$defs"]
    parts["SeatPart"]["properties"]["code"]["enum"] = list(SEATS)
    parts["AimPart"]["properties"]["seat"]["enum"] = list(SEATS)
    parts["AimPart"]["properties"]["indicator"]["enum"] = list(INDICATORS)
    parts["HintPart"]["properties"]["seat"]["enum"] = list(SEATS)
    movable = [code for code, one in INDICATORS.items() if not one.derived]
    public = [code for code, one in INDICATORS.items() if one.field.seen == EVERYONE]
    parts["CardPart"]["properties"]["effects"]["propertyNames"] = {"enum": movable}
    parts["CardPart"]["properties"]["sets"]["propertyNames"] = {"enum": movable}
    parts["CardPart"]["properties"]["requires"]["propertyNames"] = {"enum": public}
    found["properties"]["modules"]["items"]["enum"] = [one.code for one in MODULES]
    found["properties"]["modules"] = {"anyOf": [found["properties"]["modules"], {"const": EVERY}]}
    found["properties"]["dials"] = _closed({one.code: _dials(one) for one in MODULES if one.dials()})
    boards = {one.code: _closed({field.name: _value(field) for field in one.slice_type.fields}) for one in MODULES}
    boards |= {seat: _closed({field.name: _value(field) for field in RESOURCES}) for seat in SEATS}
    found["properties"]["board"] = _closed(boards)
    names = {"type": "array", "items": {"type": "string"}}
    found["properties"]["base"] = {"type": "string", "description": "a scenario whose content this one changes"}
    found["properties"]["without"] = _closed(dict.fromkeys(("modules", "seats", "cards"), names))
    found["if"] = {"required": ["base"]}
    found["then"] = {"required": ["name", "title"]}
    found["else"] = {"required": found.pop("required")}
    return found


def _closed(properties: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "additionalProperties": False}


def _dials(module: Any) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for dial in module.dials():
        plain = {"type": "integer", "minimum": dial.low, "maximum": dial.high}
        found[dial.name] = {
            "description": f"{dial.unit}; {dial.default} unless set; {dial.source}",
            "anyOf": [plain, {"$ref": "#/$defs/DialPart"}],
        }
    return _closed(found)


def _value(field: BoardField) -> dict[str, Any]:
    bounds = {**_NUMBER, "minimum": field.low / field.scale, "maximum": field.high / field.scale}
    if not field.labels:
        return {**bounds, "description": field.unit}
    size = len(field.labels)
    return {
        "description": field.unit,
        "anyOf": [
            {"type": "array", "items": bounds, "minItems": size, "maxItems": size},
            _closed(dict.fromkeys(field.labels, bounds)),
        ],
    }

"""The formats an answer is checked by, and the validator of one question."""

import re
from collections.abc import Iterator, Mapping

from jsonschema import Draft202012Validator, FormatChecker

from engine import Json
from forms.fields import Check, Kind, Misfit
from forms.grammar import DRAWN, LARGEST_NUMBER
from forms.strokes import is_drawn
from forms.zones import read_day

_MOMENT = re.compile(r"[12][0-9]{3}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z")
#: What jsonschema is asked about one question, in the order a person is told.
_ASKED = (
    "type", "const", "enum", "oneOf", "minItems", "maxItems", "uniqueItems",
    "format", "maxLength", "minLength", "pattern", "minimum", "maximum",
)  # fmt: skip

FORMATS = FormatChecker(formats=())


@FORMATS.checks("date")
def _is_day(value: object) -> bool:
    return not isinstance(value, str) or read_day(value) is not None


@FORMATS.checks("date-time")
def _is_moment(value: object) -> bool:
    return not isinstance(value, str) or bool(_MOMENT.fullmatch(value))


@FORMATS.checks(DRAWN)
def _is_drawn(value: object) -> bool:
    return not isinstance(value, str) or is_drawn(value)


def check_of(keywords: Mapping[str, Json]) -> Check:
    """Return a validator of one question's own keywords, without its children."""
    asked = {name: keywords[name] for name in _ASKED if name in keywords}
    if "enum" not in asked and (constants := _constants(asked.get("oneOf"))):
        del asked["oneOf"]
        asked["enum"] = constants
    return _Glance(asked)


class _Glance:
    """Asks the keywords one by one; only what one of them complains of is looked at in full.

    Nearly every answer fits, and for one that does the validator's own way round takes three
    times as long.
    """

    def __init__(self, schema: Mapping[str, Json]) -> None:
        self._schema = schema
        self._validator = validator = Draft202012Validator(schema, format_checker=FORMATS)
        self._keywords = [(validator.VALIDATORS[name], schema[name]) for name in schema]

    def iter_errors(self, instance: object) -> Iterator[Misfit]:
        """Yield what does not fit."""
        validator = self._validator
        for ask, wanted in self._keywords:
            for _ in ask(validator, wanted, instance, self._schema):
                return validator.iter_errors(instance)
        return iter(())


def _constants(choices: Json) -> list[Json]:
    """Return the values of choices that have one each: to list them says the same, and quicker."""
    listed = choices if isinstance(choices, list) else []
    found = [choice["const"] for choice in listed if isinstance(choice, dict) and "const" in choice]
    return found if len(found) == len(listed) else []


def bounded(keywords: Mapping[str, Json], kind: Kind) -> Mapping[str, Json]:
    """Return `keywords` with the bounds every number has."""
    if kind not in ("integer", "number"):
        return keywords
    return {"minimum": -LARGEST_NUMBER, "maximum": LARGEST_NUMBER, **keywords}

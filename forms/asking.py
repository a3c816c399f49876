"""Which questions are asked, given the answers so far, and what the form fills in itself."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from engine import Json, JsonObject
from forms.conditions import holds, look_up, surroundings
from forms.fields import Field
from forms.offers import filled_beside, meant, named_without_choosing
from forms.shaping import compact, is_empty, shaped
from forms.zones import stored, zone_of

#: Conditions that lean on later questions need more than one pass; more than this is a circle.
_MOST_PASSES = 20


@dataclass(frozen=True, slots=True)
class Moment:
    """Where and when a form is filled: the case's variables and the daerah's clock."""

    #: Live variables of the case; what the page hands in starts with "$".
    known: JsonObject
    #: The variables alone: what conditions see around the questions.
    outer: JsonObject
    #: Aware, by the daerah's clock.
    now: datetime
    zone: ZoneInfo

    @classmethod
    def of(cls, known: JsonObject, now: datetime) -> "Moment":
        """Return the moment `now` (aware) in the zone of the case's daerah."""
        zone = zone_of(known.get("daerah"))
        outer = {name: value for name, value in known.items() if not name.startswith("$")}
        return cls(known, outer, now.astimezone(zone), zone)

    @property
    def today(self) -> date:
        """Return the day on the daerah's wall."""
        return self.now.date()

    def filled(self, field: Field) -> Json:
        """Return what `field` is filled with, None when nothing is known or it does not fit."""
        if field.filled_from == "$sekarang":
            return stored(self.now)
        if field.filled_from == "$hari_ini":
            return self.today.isoformat()
        return self.fitting(field, look_up(self.known, field.filled_from))

    def fitting(self, field: Field, given: Json) -> Json:
        """Return `given` as `field` keeps it, None when it does not fit."""
        value = shaped(field, given, self.zone)
        fits = not is_empty(value) and next(iter(field.check.iter_errors(value)), None) is None
        return value if fits else None


def set_by_form(
    group: Field, answers: JsonObject, moment: Moment, *, final: bool
) -> dict[str, Json]:
    """Set read-only questions from what is known, whatever was sent.

    When it is `final`, questions left empty get their default, too.
    """
    found = {
        inner.name: _set(inner, answers.get(inner.name), moment, final=final)
        for inner in group.fields
    }
    if final:
        found |= named_without_choosing(group, found)
    asked = {inner.name: inner for inner in group.fields}
    for name, value in filled_beside(group, found, moment.known).items():
        found[name] = moment.fitting(asked[name], value)
    return {name: value for name, value in found.items() if value is not None}


def _set(field: Field, value: Json, moment: Moment, *, final: bool) -> Json:
    if field.read_only:
        return moment.filled(field)
    if field.kind == "group" and value is None and field.required:
        value = {}
    match field.kind, value:
        case "group", dict():
            return set_by_form(field, value, moment, final=final)
        case "rows", list():
            rows = (row if isinstance(row, dict) else {} for row in value)
            return [set_by_form(field, row, moment, final=final) if row else {} for row in rows]
        case "lines", list():
            return [meant(field.fields[0], line, moment.known) for line in value]
    if value is None and final:
        return field.default
    return meant(field, value, moment.known)


def prefilled(group: Field, moment: Moment) -> dict[str, Json]:
    """Return what a form nobody has touched yet starts with."""
    found = {
        inner.name: moment.filled(inner) if inner.filled_from else _prefilled_inside(inner, moment)
        for inner in group.fields
    }
    return {name: value for name, value in found.items() if value is not None}


def _prefilled_inside(field: Field, moment: Moment) -> Json:
    return (prefilled(field, moment) or None) if field.kind == "group" else None


def asked(group: Field, answers: JsonObject, moment: Moment) -> dict[str, Json]:
    """Return `answers` without those to questions that are not asked."""
    kept = dict(answers)
    for _ in range(_MOST_PASSES):
        before, kept = kept, _asked_once(group, kept, moment.outer, moment.now)
        if kept == before:
            break
    return kept


def _asked_once(
    group: Field, answers: JsonObject, outer: Mapping[str, object], now: datetime
) -> dict[str, Json]:
    scope = surroundings(outer, group, compact(group, answers))
    kept: dict[str, Json] = {}
    for field in group.fields:
        value = answers.get(field.name)
        if value is None:
            continue
        if field.shown_if and not holds(field.shown_if, scope, now):
            scope[field.name] = None
            continue
        kept[field.name] = scope[field.name] = _inside(field, value, scope, now)
    return kept


def _inside(field: Field, value: Json, scope: Mapping[str, object], now: datetime) -> Json:
    match field.kind, value:
        case "group", dict():
            return _asked_once(field, value, scope, now)
        case "rows", list():
            return [_asked_once(field, row, scope, now) for row in value if isinstance(row, dict)]
    return value

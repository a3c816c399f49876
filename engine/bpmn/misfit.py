"""Whether a value may be given to a variable: it is read, and a form that sets it allows it."""

from collections.abc import Mapping
from datetime import date, datetime

from engine.model import FieldFact, FieldType, FormFact, Json, Problem, Text, say

_TYPES: Mapping[FieldType, tuple[type, ...]] = {
    "string": (str,),
    "number": (int, float),
    "boolean": (bool,),
    "date": (str,),
    "datetime": (str,),
    "list": (list,),
    "object": (dict,),
}


def misfit(
    name: str, value: Json, reads: frozenset[str], forms: Mapping[str, FormFact]
) -> Problem | None:
    """Return why `value` cannot be given to the variable `name`; None when it can."""
    if name not in reads:
        return _problem(say("Proses ini tidak membaca “{name}”.", name=name), "/name")
    for form in forms.values():
        fact = form.fields.get(name)
        if fact is not None and not _fits(value, fact):
            wanted = ", ".join(str(choice) for choice in fact.enum) or fact.type
            return _problem(
                say("“{name}” berisi {wanted}; nilai ini tidak cocok.", name=name, wanted=wanted),
                "/value",
            )
    return None


def _fits(value: Json, fact: FieldFact) -> bool:
    if value is None:
        return not fact.required
    if isinstance(value, bool) != (fact.type == "boolean"):
        return False
    if not isinstance(value, _TYPES[fact.type]) or not _is_moment(value, fact.type):
        return False
    chosen = value if isinstance(value, list) else [value]
    return not fact.enum or all(one in fact.enum for one in chosen)


def _is_moment(value: Json, kind: FieldType) -> bool:
    """Tell whether a text that should be a date is one."""
    if kind not in ("date", "datetime"):
        return True
    try:
        (date if kind == "date" else datetime).fromisoformat(str(value))
    except ValueError:
        return False
    return True


def _problem(message: Text, field: str) -> Problem:
    return Problem(
        code="value.misfit",
        message=message,
        repair=say("Pilih peubah yang dibaca proses dan nilai yang diterima formulirnya."),
        field=field,
    )

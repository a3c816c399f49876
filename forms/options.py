"""What a question offers to choose from, and what of it is chosen."""

from engine import Json, JsonObject, say
from forms.fields import Field
from forms.judging import handed_in
from forms.tree import Option

YES, NO = str(say("Ya")), str(say("Tidak"))


def options(field: Field, value: Json, known: JsonObject) -> tuple[Option, ...]:
    """Return the choices of the form, the steps of a scale, or what the page handed in."""
    if field.kind == "yesno":
        return Option("true", YES, value is True), Option("false", NO, value is False)
    if field.widget == "scale":
        return tuple(Option(str(step), str(step), value == step) for step in _scale(field, value))
    chosen = value if isinstance(value, list) else [value]
    offered = {choice.value: choice.label for choice in field.choices}
    if field.handed_choices:
        offered = handed_in(field, known)
    return tuple(Option(key, label, key in chosen) for key, label in offered.items())


def _scale(field: Field, value: Json) -> tuple[int, ...]:
    """Return the steps of a scale; a number beside them that was typed elsewhere is shown too."""
    steps = range(int(field.minimum or 0), int(field.maximum or 0) + 1)
    if isinstance(value, int) and not isinstance(value, bool) and value not in steps:
        return (*steps, value)
    return tuple(steps)

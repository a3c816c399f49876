"""The choices of a question as they are drawn: the form's own, or those that are handed in."""

from engine import Json, JsonObject, say
from forms.fields import Field
from forms.offers import handed_in
from forms.tree import Option

YES, NO = str(say("Ya")), str(say("Tidak"))


def options_of(field: Field, value: Json, known: JsonObject) -> tuple[Option, ...]:
    """Return the choices of `field`, of which `value` is chosen."""
    if field.kind == "yesno":
        return Option("true", YES, value is True), Option("false", NO, value is False)
    if field.widget == "scale":
        return tuple(Option(str(step), str(step), value == step) for step in _scale(field, value))
    chosen = value if isinstance(value, list) else [value]
    if not field.handed_choices:
        return tuple(
            Option(choice.value, choice.label, choice.value in chosen) for choice in field.choices
        )
    offers = handed_in(field, known)
    shown = tuple(
        Option(key, offer.label, key in chosen, offer.group)
        for key, offer in offers.items()
        if key in chosen or not offer.former
    )
    # What was chosen and is on no list stays in sight until somebody chooses again.
    lost = (one for one in chosen if isinstance(one, str) and one not in offers)
    return (*shown, *(Option(one, one, chosen=True) for one in lost))


def widget_of(field: Field, known: JsonObject) -> str:
    """Return what the question is drawn as; a list that was not handed in is typed."""
    if field.read_only:
        return "readonly"
    if field.handed_choices and not handed_in(field, known):
        return "text"
    return field.widget


def suggestions_of(field: Field, known: JsonObject) -> tuple[str, ...]:
    """Return the names that are suggested; () when the question has no suggestions."""
    offers = handed_in(field, known) if field.suggested else {}
    return tuple(offer.label for offer in offers.values())


def called(field: Field, value: Json, known: JsonObject) -> str:
    """Return what people call a suggestion that was taken; "" for what is none."""
    if not field.suggested or not isinstance(value, str):
        return ""
    offer = handed_in(field, known).get(value)
    return offer.label if offer else ""


def _scale(field: Field, value: Json) -> tuple[int, ...]:
    """Return the steps of a scale; a number beside them that was typed elsewhere is shown too."""
    steps = range(int(field.minimum or 0), int(field.maximum or 0) + 1)
    if isinstance(value, int) and not isinstance(value, bool) and value not in steps:
        return (*steps, value)
    return tuple(steps)

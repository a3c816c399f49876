"""A form to be filled with a pen: every question, also those that an answer would bring up."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from engine import Files
from forms.fields import Field
from forms.library import form_of
from forms.options import NO, YES

Look = Literal["line", "text", "date", "moment", "boxes", "sign", "group", "rows"]
#: How kinds of questions are drawn; the others take a line, or several.
LOOKS: Mapping[str, Look] = {
    "group": "group",
    "rows": "rows",
    "date": "date",
    "datetime": "moment",
    "signature": "sign",
    "choice": "boxes",
    "choices": "boxes",
    "yesno": "boxes",
}
#: Rows of a list and lines of a list of words that are printed.
_ROWS, _LINES = 3, 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Blank:
    """One question on paper."""

    title: str
    help: str
    look: Look
    required: bool
    #: It is asked only after certain answers.
    sometimes: bool
    #: What can be ticked.
    options: tuple[str, ...] = ()
    #: Questions of a group, or of one row.
    asked: tuple["Blank", ...] = ()
    #: How often lines or rows are printed.
    times: int = 1


@dataclass(frozen=True, slots=True)
class BlankPart:
    """A section of the form."""

    title: str
    description: str
    asked: tuple[Blank, ...]


@dataclass(frozen=True, slots=True)
class BlankForm:
    """A form with nothing in it."""

    title: str
    description: str
    parts: tuple[BlankPart, ...]


def blank_form(files: Files, form: str) -> BlankForm:
    """Return `form` of `files` as it is printed; what the machine fills in is left out.

    Raises Broken when `form` is not in `files`.
    """
    read = form_of(files, form)
    fields = {field.name: field for field in read.top.fields if not field.read_only}
    return BlankForm(
        read.title,
        read.description,
        tuple(
            BlankPart(
                part.title, part.description, _all([fields[n] for n in part.names if n in fields])
            )
            for part in read.parts
        ),
    )


def _all(fields: list[Field] | tuple[Field, ...]) -> tuple[Blank, ...]:
    return tuple(_blank(field) for field in fields if not field.read_only)


def _blank(field: Field) -> Blank:
    return Blank(
        title=field.title,
        help="" if field.kind == "signature" else field.help,  # of how to draw on a screen
        look=_look(field),
        required=field.required,
        sometimes=field.shown_if is not None,
        options=_options(field),
        asked=_all(field.fields) if field.kind in ("group", "rows") else (),
        times=_times(field),
    )


def _look(field: Field) -> Look:
    if look := LOOKS.get(field.kind):
        return look
    if field.widget == "scale":
        return "boxes"
    return "text" if field.widget == "textarea" else "line"


def _options(field: Field) -> tuple[str, ...]:
    if field.kind == "yesno":
        return YES, NO
    if field.widget == "scale":
        return tuple(
            str(step) for step in range(int(field.minimum or 0), int(field.maximum or 0) + 1)
        )
    return tuple(choice.label for choice in field.choices)


def _times(field: Field) -> int:
    if field.kind == "rows":
        return min(max(field.min_items, _ROWS), field.max_items or _ROWS)
    return _LINES if field.kind == "lines" else 1

"""A filled form as lines that people read: for the case page, comparisons and documents."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from zoneinfo import ZoneInfo

from engine import Files, FoundBy, Json, JsonObject
from forms.fields import Field
from forms.library import form_of
from forms.shaping import is_empty
from forms.strokes import outline
from forms.words import in_words
from forms.zones import zone_of


@dataclass(frozen=True, slots=True)
class Answered:
    """One answered question."""

    #: Group or row it stands in, e.g. "Anggota 2"; "" at the top of the form.
    within: str
    label: str
    words: str
    #: Confidentiality class, K0 to K4.
    secrecy: str
    #: Dotted path of the question, e.g. "identitas_minimal.usia", "anggota.2.nama".
    path: str
    #: What a case is found by it; None when by nothing.
    found_by: FoundBy | None = None
    #: A signature as an SVG path (strokes.WIDE by strokes.HIGH); "" of other answers.
    drawing: str = ""


#: Says a suggestion that was taken as people call it: the list's name, the value -> words.
Called = Callable[[str, str], str]
Told = Callable[[Field, Json], str]


def as_kept(_list: str, value: str) -> str:
    """Call a value what it is."""
    return value


def read_back(
    files: Files, form: str, answers: JsonObject, daerah: str, called: Called = as_kept
) -> tuple[Answered, ...]:
    """Return the answered questions of `form` in its order; moments by the clock of `daerah`.

    A choice that fills the questions beside it is read in them.

    Raises Broken when `form` is not in `files`.
    """
    told = partial(_in_words, called=called, zone=zone_of(daerah))
    return tuple(_answered(form_of(files, form).top, answers, ("", ""), told))


def _answered(
    group: Field,
    answers: Mapping[str, Json],
    place: tuple[str, str],
    told: Callable[[Field, Json], str],
) -> Iterator[Answered]:
    """Yield the lines of one group; `place` is its title and the path that leads to it."""
    within, prefix = place
    for field in group.fields:
        value, path = answers.get(field.name), f"{prefix}{field.name}"
        match field.kind, value:
            case "group", dict():
                yield from _answered(field, value, (field.title, f"{path}."), told)
            case "rows", list():
                for number, row in enumerate(value, 1):
                    title = f"{field.row_title or field.title} {number}"
                    inside = row if isinstance(row, dict) else {}
                    yield from _answered(field, inside, (title, f"{path}.{number}."), told)
            case _ if not is_empty(value) and not field.other:
                asked = field.fields[0] if field.kind == "lines" else field
                words = told(asked, value)
                drawn = outline(value) if field.kind == "signature" else ""
                found = asked.found_by
                yield Answered(within, field.title, words, field.secrecy, path, found, drawn)


def _in_words(field: Field, value: Json, called: Called, zone: ZoneInfo) -> str:
    if field.suggested and isinstance(value, str):
        return called(field.suggested, value)
    return in_words(field, value, zone)

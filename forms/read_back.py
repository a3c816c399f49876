"""A filled form as lines that people read: for the case page, comparisons and documents."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from engine import Files, FoundBy, Json, JsonObject
from forms.fields import Field
from forms.library import form_of
from forms.shaping import is_empty
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


def read_back(files: Files, form: str, answers: JsonObject, daerah: str) -> tuple[Answered, ...]:
    """Return the answered questions of `form` in its order; moments by the clock of `daerah`.

    Raises Broken when `form` is not in `files`.
    """
    return tuple(_answered(form_of(files, form).top, answers, ("", ""), zone_of(daerah)))


def _answered(
    group: Field, answers: Mapping[str, Json], place: tuple[str, str], zone: ZoneInfo
) -> Iterator[Answered]:
    """Yield the lines of one group; `place` is its title and the path that leads to it."""
    within, prefix = place
    for field in group.fields:
        value, path = answers.get(field.name), f"{prefix}{field.name}"
        match field.kind, value:
            case "group", dict():
                yield from _answered(field, value, (field.title, f"{path}."), zone)
            case "rows", list():
                for number, row in enumerate(value, 1):
                    title = f"{field.row_title or field.title} {number}"
                    inside = row if isinstance(row, dict) else {}
                    yield from _answered(field, inside, (title, f"{path}.{number}."), zone)
            case _ if not is_empty(value):
                asked = field.fields[0] if field.kind == "lines" else field
                words = in_words(asked, value, zone)
                yield Answered(within, field.title, words, field.secrecy, path, asked.found_by)

"""The words said everywhere: JSON, sentences for people, what is wrong, who acts."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"
#: A JSON object: answers to a form, case data, the detail of a history row.
JsonObject: TypeAlias = "Mapping[str, Json]"
#: Path inside a bundle -> bytes of the file, e.g. {"konseling_keluarga.bpmn": b"<?xml …"}.
Files: TypeAlias = Mapping[str, bytes]

Severity = Literal["error", "warning", "note"]


@dataclass(frozen=True, slots=True)
class Text:
    """A sentence for people: an Indonesian template (the gettext msgid) and its values.

    `str(text)` is the Indonesian sentence; a page or command in another language calls `said`
    with that language's gettext.
    """

    #: Indonesian sentence with `{name}` places.
    template: str
    #: The places' values, in writing order; a value can be a sentence itself.
    values: "tuple[tuple[str, str | Text], ...]" = ()

    def said(self, gettext: Callable[[str], str]) -> str:
        """Return the sentence as `gettext` says it, and the sentences in it likewise."""
        sentence = gettext(self.template) if self.template else ""
        inside = {
            name: value.said(gettext) if isinstance(value, Text) else value
            for name, value in self.values
        }
        return sentence.format_map(inside) if inside else sentence

    def pieces(self) -> "list[Json]":
        """Return the template and its values as JSON: what is stored, to be said in any language.

        `["Kasus {no} dibuka.", [["no", "42"]]]`; a sentence in it is such a list itself.
        """
        values: list[Json] = [
            [name, value.pieces() if isinstance(value, Text) else value]
            for name, value in self.values
        ]
        return [self.template, values]

    @classmethod
    def of(cls, pieces: "Json") -> "Text":
        """Put together what `pieces` took apart; ValueError when it is nothing of the kind."""
        match pieces:
            case [str(template), list(values)]:
                return cls(template, tuple(_value(pair) for pair in values))
        raise ValueError(pieces)

    def __str__(self) -> str:
        return self.said(str)


def _value(pair: "Json") -> "tuple[str, str | Text]":
    match pair:
        case [str(name), str(value)]:
            return name, value
        case [str(name), list(value)]:
            return name, Text.of(value)
    raise ValueError(pair)


def say(template: str, **values: object) -> Text:
    """Make a sentence for people. `template` is the gettext msgid, so write it as a literal."""
    said = ((name, v if isinstance(v, Text) else str(v)) for name, v in values.items())
    return Text(template, tuple(said))


NOTHING_SAID = Text("")


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Something wrong with a file or an answer: where it is, what it is, how to mend it."""

    #: Stable name for programs, e.g. "bpmn.unsupported", "form.required".
    code: str
    message: Text
    repair: Text = NOTHING_SAID
    severity: Severity = "error"
    #: Path of the file as it was handed in; "" when the problem is in an answer.
    file: str = ""
    #: Id of the BPMN or DMN element.
    element: str = ""
    #: Line in the file, from 1; 0 when unknown.
    line: int = 0
    #: JSON Pointer of the answer's field, e.g. "/anggota/0/nik".
    field: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Who acts: one person, in one daerah, wearing one hat."""

    #: Account name; unique over the installation. "mesin" for timers and the worker.
    username: str
    #: Display name.
    name: str
    #: Kemendagri code of the kabupaten/kota, e.g. "13.77".
    daerah: str
    #: Role code, e.g. "pekerja_sosial".
    role: str
    #: Region codes in which she serves under this hat; only village officials have any.
    areas: tuple[str, ...] = ()

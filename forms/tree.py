"""A form as frozen values: everything a template needs to draw it, nothing to decide."""

from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter

from engine import Text


@dataclass(frozen=True, slots=True)
class Option:
    """One choice of a question."""

    value: str
    label: str
    chosen: bool
    #: Heading it stands under, with those beside it that have the same.
    group: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row of a list."""

    id: str
    #: Name of the hidden field that keeps a blank row alive, e.g. "anggota[0]".
    name: str
    title: str
    #: From 1.
    number: int
    fields: tuple["FieldView", ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldView:
    """One question, or a group or list of questions, that is asked now."""

    id: str
    #: Name in the urlencoded form, e.g. "anggota[0][nik]".
    name: str
    #: text, textarea, tel, time, number, rupiah, scale, date, datetime, radio, select, checkboxes,
    #: yesno, signature, search, group, rows, lines, or readonly.
    widget: str
    label: str
    help: str = ""
    placeholder: str = ""
    #: As the input wants it.
    value: str = ""
    #: The answer as people read it; "" when there is none.
    words: str = ""
    #: A signature as an SVG path; "" of other answers.
    drawing: str = ""
    options: tuple[Option, ...] = ()
    fields: tuple["FieldView", ...] = ()
    rows: tuple[Row, ...] = ()
    #: What one row is called, for the button that adds one.
    row_title: str = ""
    may_add: bool = False
    required: bool = False
    error: Text | None = None
    warning: Text | None = None
    #: A change of it changes what is asked.
    live: bool = False
    inputmode: str = ""
    max_length: int = 0
    #: Confidentiality class, K0 to K4.
    secrecy: str = "K2"
    #: Id of the list of suggestions, for "search".
    suggestions: str = ""

    @property
    def shelves(self) -> tuple[tuple[str, tuple[Option, ...]], ...]:
        """Return the choices by the heading they stand under, "" for none."""
        grouped = groupby(self.options, key=attrgetter("group"))
        return tuple((heading, tuple(options)) for heading, options in grouped)

    @property
    def described_by(self) -> str:
        """Return the ids of the texts that belong to the input, for `aria-describedby`."""
        parts = (("h", self.help), ("e", self.error), ("w", self.warning))
        return " ".join(f"{self.id}-{mark}" for mark, text in parts if text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One part of the form under its own heading."""

    id: str
    title: str
    description: str
    fields: tuple[FieldView, ...]


@dataclass(frozen=True, slots=True)
class Fault:
    """One line of the summary of what is wrong, or odd."""

    #: Id of the field it leads to; "" when the field is not drawn.
    id: str
    #: Rows it stands in, e.g. "Anggota 2"; "" outside of rows.
    within: str
    message: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class FormTree:
    """A form with its answers, drawn for one moment."""

    #: File name of the schema.
    form: str
    title: str
    description: str
    sections: tuple[Section, ...]
    faults: tuple[Fault, ...]
    #: What is odd but may be so.
    doubts: tuple[Fault, ...]
    #: Name and value of answers to questions that are not asked now; kept, not shown.
    kept: tuple[tuple[str, str], ...]
    #: Some question changes what is asked.
    live: bool
    #: Id of each list of suggestions, and what is on it.
    suggestions: tuple[tuple[str, tuple[str, ...]], ...] = ()

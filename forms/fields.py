"""What a form is once it has been read: questions, their choices, conditions and rules."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal, Protocol

from engine import Agreement, FoundBy, Outside

Kind = Literal[
    "text", "choice", "choices", "yesno", "integer", "number", "date", "datetime",
    "signature", "group", "rows", "lines",
]  # fmt: skip


class Condition(Protocol):
    """A compiled FEEL expression, as the engine's door hands it out."""

    @property
    def source(self) -> str:
        """Return the text it was compiled from."""
        ...

    @property
    def paths(self) -> frozenset[str]:
        """Return the dotted paths it reads."""
        ...

    def evaluate(self, context: Mapping[str, object], now: datetime) -> object:
        """Return its value; null when the data does not fit."""
        ...


class Check(Protocol):
    """A compiled JSON Schema of one question, without its children."""

    def iter_errors(self, instance: object) -> Iterator["Misfit"]:
        """Yield what does not fit."""
        ...


class Misfit(Protocol):
    """One complaint of the JSON Schema validator."""

    @property
    def validator(self) -> str:
        """Return the keyword that was not met."""
        ...

    @property
    def validator_value(self) -> object:
        """Return what the keyword asked for."""
        ...


@dataclass(frozen=True, slots=True)
class Choice:
    """One allowed value and its label."""

    value: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One entry of `x-aturan`: when the condition holds, something is asked for or refused."""

    when: Condition
    deed: Literal["wajib", "tolak", "ingatkan"]
    #: Questions of the same object.
    names: tuple[str, ...]
    #: Sentence for the person; "" lets the form word it.
    message: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One question, or a group or list of questions."""

    name: str
    kind: Kind
    title: str
    help: str = ""
    #: Required whenever it is asked.
    required: bool = False
    read_only: bool = False
    #: Case variable, or what is handed in, e.g. "$petugas"; "" when it starts empty.
    filled_from: str = ""
    #: What leaving it empty means; None when it means nothing.
    default: bool | None = None
    choices: tuple[Choice, ...] = ()
    #: Name of a list the page hands in, e.g. "staf:pekerja_sosial".
    handed_choices: str = ""
    #: Name of a list that is handed in to choose from or to pass over, e.g. "wilayah".
    suggested: str = ""
    #: What the choice is called that is on no list; "" when there is none.
    other: str = ""
    #: Questions of a group or of each row; of "lines" the one question that repeats.
    fields: tuple["Field", ...] = ()
    rules: tuple[Rule, ...] = ()
    shown_if: Condition | None = None
    check: Check
    pattern: str = ""
    #: How to write it, put behind "belum sesuai".
    repair: str = ""
    #: Name of a softer check that warns, e.g. "nik_semantik".
    warns: str = ""
    minimum: float | None = None
    maximum: float | None = None
    max_length: int = 0
    #: What one row of a list is called.
    row_title: str = ""
    min_items: int = 0
    max_items: int = 0
    widget: str = ""
    placeholder: str = ""
    #: Confidentiality class K0 to K4, inherited from the group.
    secrecy: str = "K2"
    #: Only who filled the form reads the answer.
    author_only: bool = False
    #: Who is chosen is kept out of the case.
    keeps_out: bool = False
    #: What a case is found by in the answer; None when it is not found by it.
    found_by: FoundBy | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One section of a form."""

    title: str
    description: str = ""
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A form, read and ready to ask, check and draw."""

    file: str
    title: str
    description: str
    top: Field
    parts: tuple[Part, ...]
    #: Dotted paths of case variables that its conditions and prefilled questions read.
    reads: frozenset[str] = frozenset()
    #: Of those, what is shown also to who does the task without its case.
    hands_over: frozenset[str] = frozenset()
    #: Names of questions that some condition or rule reads: a change redraws the form.
    live: frozenset[str] = field(default_factory=frozenset)
    #: Question that is given the number of the letter which it signs; "" for none.
    letter_number: str = ""
    #: Questions whose answer is a colleague whom the case is to keep out.
    keeps_out: tuple[str, ...] = ()
    #: Asked again on the same case, it starts from the answers given before.
    continues: bool = False
    #: Its answers go with the family into a case that this one leads to.
    carries_on: bool = False
    #: Where an agreement that it signs stands; None when it signs none.
    agreement: Agreement | None = None
    #: Its task shows whether the people of the case are known from other cases.
    shows_known: bool = False
    #: An institution may answer it by a link, and is shown this; None when it may not.
    outside: Outside | None = None

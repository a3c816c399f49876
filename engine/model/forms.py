"""Forms, as the engine sees them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from engine.model.words import Json

FieldType = Literal["string", "number", "boolean", "date", "datetime", "list", "object"]
#: What a case is found by: name, NIK, number and birth date of whom it is about; the name and the
#: number of somebody else in it, who is found but not taken for the same person.
FoundBy = Literal["nama", "nik", "telepon", "lahir", "nama_lain", "telepon_lain", "wilayah"]


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldFact:
    """What expressions may rely on of one form field."""

    #: Dotted path, e.g. "tanda_bahaya.bahaya_saat_ini".
    path: str
    type: FieldType
    #: Allowed values of an enumeration (or of a list's items); () when free.
    enum: tuple[Json, ...] = ()
    required: bool = False
    title: str = ""
    #: Only who filled the form reads the answer.
    author_only: bool = False


@dataclass(frozen=True, slots=True)
class Findable:
    """A question whose answer a case is found by."""

    #: Names from the top, "*" for each row of a list, e.g. ("anggota", "*", "nama").
    path: tuple[str, ...]
    by: FoundBy
    title: str


@dataclass(frozen=True, slots=True)
class Staying:
    """A question of the highest class: its answer does not go into another daerah."""

    #: As that of a Findable.
    path: tuple[str, ...]
    title: str


@dataclass(frozen=True, slots=True)
class Outside:
    """What an institution that answers a form by a link is shown of the case."""

    #: Schema file of another form; of its newest answers …
    form: str
    #: … these questions (dotted paths).
    paths: frozenset[str]
    #: Kind of the letter that asks for the answer, as the register has it, e.g. "surat_rujukan".
    letter: str


@dataclass(frozen=True, slots=True)
class Agreement:
    """Questions that bear an agreement with an institution, by their names."""

    partner: str
    number: str
    #: Its last day.
    until: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FormFact:
    """A form as the engine sees it: its name and the fields it sets."""

    file: str
    title: str
    fields: Mapping[str, FieldFact]
    #: Case variables its conditions and prefilled fields read (dotted paths): to be carried.
    reads: frozenset[str] = frozenset()
    #: Case variables (dotted paths) that are shown also to who does the task without its case.
    hands_over: frozenset[str] = frozenset()
    #: Asked again on the same case, it starts from the answers given before.
    continues: bool = False
    #: Its answers go with the family into a case that this one leads to.
    carries_on: bool = False
    #: What its answers are found by.
    findables: tuple[Findable, ...] = ()
    #: What of its answers does not go into another daerah.
    stays: tuple[Staying, ...] = ()
    #: Question that is given the number of the letter which the form signs; "" for none.
    letter_number: str = ""
    #: Questions whose answer is a colleague whom the case is to keep out.
    keeps_out: tuple[str, ...] = ()
    #: Where an agreement that it signs stands; None when it signs none.
    agreement: Agreement | None = None
    #: Names of the lists that it is to be handed, e.g. "staf:pekerja_sosial", "lembaga".
    offers: frozenset[str] = frozenset()
    #: Its task shows whether the people of the case are known from other cases.
    shows_known: bool = False
    #: An institution may answer it by a link; None when it may not.
    outside: Outside | None = None

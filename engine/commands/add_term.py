"""Give somebody a role for a time."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from engine.access import ADMIN, HATS, LOCAL, is_area
from engine.commands.appointing import appointed, no_role
from engine.commands.seconding import tell_of_office
from engine.errors import Refused
from engine.model import Json, Problem, say
from engine.store.canonical import fresh_id
from engine.store.columns import LONG_AGO, NEVER
from engine.store.history import Deed
from engine.store.work import Work
from engine.store.work_terms import TermRecord
from engine.views import Receipt

BACKWARDS = Problem(
    code="term.backwards",
    message=say("Masa tugas berakhir sebelum dimulai."),
    field="/ends_at",
)
NO_AREA = Problem(
    code="term.area",
    message=say("Wilayah tugas belum dipilih."),
    repair=say("Pilih kecamatan atau desa/kelurahan tempat ia bertugas."),
    field="/areas",
)
NOT_LOCAL = Problem(
    code="term.area",
    message=say("Peran ini tidak dibatasi wilayah."),
    repair=say("Kosongkan wilayah tugas, atau pilih peran perangkat desa."),
    field="/areas",
)
FAR_AREA = Problem(
    code="term.area",
    message=say("Wilayah ini bukan kecamatan atau desa/kelurahan di daerah ini."),
    repair=say("Pilih wilayah dari daftar."),
    field="/areas",
)
NO_UNIT = Problem(code="term.unit", message=say("Unit ini tidak ada."), field="/unit")


@dataclass(frozen=True, slots=True)
class AddTerm:
    """Let a person hold a role from one moment to another; outside of it the role opens nothing."""

    username: str
    role: str
    #: Aware moments; None for no beginning and no end.
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    #: Id of the unit, "" for the whole daerah.
    unit: str = ""
    sk_no: str = ""
    str_no: str = ""
    #: "2026-07-26", or "" while she has not pledged.
    pledged_on: str = ""
    #: Codes of kecamatan and desa/kelurahan: where an official of the place serves.
    areas: tuple[str, ...] = ()

    def run(self, work: Work) -> Receipt:
        """Answer with the term's id."""
        account = appointed(work, self.username)
        if problems := tuple(self._wrong(work, account.daerah)):
            raise Refused(problems)

        term = TermRecord(
            daerah=account.daerah,
            id=fresh_id(work.now),
            username=account.username,
            role=self.role,
            unit=self.unit,
            place=work.terms.next_place(account.username),
            starts_at=self.starts_at or LONG_AGO,
            ends_at=self.ends_at or NEVER,
            sk_no=self.sk_no,
            str_no=self.str_no,
            pledged_on=self.pledged_on,
            areas=" ".join(sorted(set(self.areas))),
        )
        work.terms.add((term,))

        if term.role == ADMIN:
            tell_of_office(work, account, "admin_added")
        days = {"from": _day(self.starts_at), "until": _day(self.ends_at)}
        deed = Deed(
            deed="term_added",
            detail={"term": term.id, "role": self.role, "sk": self.sk_no, **days, **self._where()},
        )
        work.history.of_chain(account.daerah, f"akun:{account.username}", deed)
        return Receipt(deed="term_added", subject=term.id)

    def _wrong(self, work: Work, daerah: str) -> Iterator[Problem]:
        if self.role not in HATS:
            yield no_role(self.role)
        if (self.ends_at or NEVER) <= (self.starts_at or LONG_AGO):
            yield BACKWARDS
        if self.unit and not work.terms.has_unit(daerah, self.unit):
            yield NO_UNIT
        if self.role in LOCAL and not self.areas:
            yield NO_AREA
        if self.areas and self.role not in LOCAL:
            yield NOT_LOCAL
        if not all(is_area(code) and code.startswith(f"{daerah}.") for code in self.areas):
            yield FAR_AREA

    def _where(self) -> dict[str, Json]:
        return {"areas": [*sorted(set(self.areas))]} if self.areas else {}


def _day(moment: datetime | None) -> str:
    return "" if moment is None else moment.isoformat()

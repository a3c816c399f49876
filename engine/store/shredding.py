"""What the files of a database still hold of destroyed keys is written over."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, func, select

from engine.errors import Broken, Unknown, WrongState
from engine.model import Text, say
from engine.store.columns import DESTROYED
from engine.store.database import Database
from engine.store.erased import GRANTED, sentence
from engine.store.schema import case_file
from engine.store.schema_erasure import erasure
from engine.store.schema_keys import case_key
from engine.store.schema_search import found_by

NOT_GRANTED = say(
    "Pemusnahan kasus {no} belum disetujui. Mintalah di halaman kasusnya; orang lain dengan peran"
    " lain memutuskannya."
)


@dataclass(frozen=True, slots=True)
class Shredded:
    """A case whose contents nobody can read again, nor find the key of in the files."""

    case_no: str
    #: "Isi kasus ini sudah dimusnahkan …".
    said: Text
    at: datetime
    document: str
    asked_by: str
    decided_by: str


class Shredding:
    """Finishes erasures that two people decided, as the owner of the tables."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def cases(self, numbers: tuple[str, ...]) -> tuple[Shredded, ...]:
        """Return what became of each case, and leave nothing of their keys in the files.

        Raises:
            Unknown: there is no such case.
            WrongState: nobody granted its erasure; nothing was done then.
            Unavailable: the database is in use, or not ours.
        """
        with self._database.reading() as connection:
            found = tuple(_shredded(connection, no) for no in numbers)
        self._database.scrub(case_key.name, found_by.name)
        return found


def _shredded(connection: Connection, no: str) -> Shredded:
    case = connection.execute(
        select(case_file.c.daerah, case_file.c.id, case_file.c.key).where(case_file.c.no == no)
    ).first()
    if case is None:
        raise Unknown(say("Kasus “{no}” tidak ada.", no=no))
    if case.key != DESTROYED:
        raise WrongState(say(NOT_GRANTED.template, no=no))
    granted = (
        erasure.c.daerah == case.daerah,
        erasure.c.case_id == case.id,
        erasure.c.outcome == GRANTED,
    )
    row = connection.execute(select(erasure).where(*granted)).one()
    _check_gone(connection, case.daerah, case.id)
    return Shredded(
        case_no=no,
        said=sentence(row.decided_at, row.ground),
        at=row.decided_at,
        document=row.document,
        asked_by=row.by_name,
        decided_by=row.decided_by_name,
    )


def _check_gone(connection: Connection, daerah: str, case_id: str) -> None:
    """Raise Broken when a key is there again: somebody has put old rows back."""
    here = (case_key.c.daerah == daerah, case_key.c.case_id == case_id)
    if connection.execute(select(func.count()).select_from(case_key).where(*here)).scalar_one():
        raise Broken

"""The drawer of marks: what people are found by, keyed so that nobody reads names from it."""

import hmac

from sqlalchemy import Connection, delete

from engine.findable import PLACE, marks
from engine.model import Findable
from engine.store.envelopes import Envelopes
from engine.store.keys import place
from engine.store.prepared import inserting
from engine.store.records import CaseRecord
from engine.store.schema_search import found_by
from engine.store.work_answers import Filled

#: Bytes of a mark: two different words share one less often than a disk errs.
LENGTH = 12

_INSERT = inserting(found_by)


class Marks:
    """What the people of cases are found by."""

    def __init__(self, connection: Connection, envelopes: Envelopes) -> None:
        self._connection = connection
        self._envelopes = envelopes

    def keep(self, case: CaseRecord, filled: Filled, findables: tuple[Findable, ...]) -> None:
        """Write what a filled form is found by, in place of what its earlier version was.

        A family lives where it was last said to live, in whichever form.
        """
        if filled.version > 1:
            forget_marks(self._connection, case.daerah, case.id, filled.task_id)
        found = marks(findables, filled.body)
        if any(one.kind == PLACE for one in found):
            forget_marks(self._connection, case.daerah, case.id, kind=PLACE)
        keys = self._envelopes.search_keys(case.daerah, wanted=True) if found else ()
        if not keys:
            return
        number, key = keys[0]
        _INSERT.say_all(
            self._connection,
            [
                {
                    "daerah": case.daerah,
                    "kind": one.kind,
                    "mark": keyed(key, one.kind, one.words),
                    "case_id": case.id,
                    "task_id": filled.task_id,
                    "place": one.place,
                    "key": number,
                }
                for one in found
            ],
        )


def keyed(key: bytes, kind: str, words: str) -> bytes:
    """Return the mark of words of one kind: a truncated HMAC-SHA-256."""
    return hmac.digest(key, place(kind, words), "sha256")[:LENGTH]


def forget_marks(
    connection: Connection, daerah: str, case_id: str, task_id: str = "", *, kind: str = ""
) -> None:
    """Remove what a case is found by, one of its filled forms, or its marks of one kind."""
    here = [found_by.c.daerah == daerah, found_by.c.case_id == case_id]
    if task_id:
        here.append(found_by.c.task_id == task_id)
    if kind:
        here.append(found_by.c.kind == kind)
    connection.execute(delete(found_by).where(*here))

"""Writing anew what people are found by: case by case, each in its own transaction."""

from collections.abc import Iterator
from operator import attrgetter

from sqlalchemy import Connection, delete, select

from engine.ports import Forms, Keyring, Now
from engine.store.bundles import Bundles
from engine.store.canonical import parsed
from engine.store.columns import DESTROYED
from engine.store.database import Database
from engine.store.envelopes import Envelopes
from engine.store.findables import findables_of
from engine.store.keys import Keys, KeysAt
from engine.store.records import CaseRecord
from engine.store.rotation import Case
from engine.store.schema import answer, case_file
from engine.store.schema_keys import search_key
from engine.store.schema_search import found_by
from engine.store.sealing import opened
from engine.store.work_answers import Filled
from engine.store.work_search import Marks, forget_marks


class Reindexing:
    """Makes the marks of cases that have none or old ones, as the owner of the tables.

    Former keys find on beside the new one until no mark needs them, so a run may break off.
    """

    def __init__(self, database: Database, keyring: Keyring, forms: Forms, now: Now) -> None:
        self._database = database
        self._keys = Keys(keyring)
        self._bundles = Bundles(forms)
        self._now = now

    def renew(self, daerah: str) -> None:
        """Make a daerah's next search key, unless a run that broke off has made it already."""
        with self._database.writing() as connection:
            keys = KeysAt(self._keys, connection, self._now())
            if len(keys.of_search(daerah)) == 1:
                keys.make_for_search(daerah)

    def cases(self, daerah: str = "") -> list[Case]:
        """Return every case of a daerah, or of all, but for those whose key was destroyed."""
        query = select(case_file.c.daerah, case_file.c.id).where(case_file.c.key != DESTROYED)
        if daerah:
            query = query.where(case_file.c.daerah == daerah)
        with self._database.reading() as connection:
            rows = connection.execute(query.order_by(case_file.c.daerah, case_file.c.id))
            return [(row.daerah, row.id) for row in rows]

    def case(self, where: Case) -> None:
        """Write anew what a case is found by, with the newest key.

        Raises:
            Unreadable: an answer does not open; the marks stay as they were then.
        """
        with self._database.writing() as connection:
            envelopes = Envelopes(connection, self._keys, self._now())
            here = (case_file.c.daerah == where[0], case_file.c.id == where[1])
            row = connection.execute(select(case_file).where(*here).with_for_update()).one()
            case = CaseRecord.of(row)
            forget_marks(connection, case.daerah, case.id)
            if case.key == DESTROYED:
                return
            marks = Marks(connection, envelopes)
            for one in _latest(connection, case):
                findables = findables_of(connection, self._bundles, case, one.form)
                marks.keep(case, one, findables)

    def forget(self) -> None:
        """Destroy the keys that no mark needs any more, but for each daerah's newest."""
        newer = search_key.alias()
        with self._database.writing() as connection:
            connection.execute(
                delete(search_key).where(
                    select(newer)
                    .where(newer.c.daerah == search_key.c.daerah)
                    .where(newer.c.number > search_key.c.number)
                    .exists(),
                    ~select(found_by)
                    .where(found_by.c.daerah == search_key.c.daerah)
                    .where(found_by.c.key == search_key.c.number)
                    .exists(),
                )
            )


def _latest(connection: Connection, case: CaseRecord) -> Iterator[Filled]:
    """Yield every filled form of a case as it was corrected last, as if it were the first.

    What was said last comes last: a family lives there.
    """
    query = (
        select(answer)
        .where(answer.c.daerah == case.daerah, answer.c.case_id == case.id)
        .order_by(answer.c.version)
    )
    latest = {row.task_id: row for row in connection.execute(query)}
    for row in sorted(latest.values(), key=attrgetter("at")):
        yield Filled(
            task_id=row.task_id,
            element=row.element,
            task_name=row.task_name,
            form=row.form,
            body=parsed(opened(connection, answer, row)["body"]),
        )

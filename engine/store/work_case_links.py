"""The drawer of links between cases: which led to which, and what went along."""

from collections.abc import Collection, Iterator
from datetime import datetime

from sqlalchemy import Connection, select

from engine.model import JsonObject
from engine.store.canonical import parsed
from engine.store.prepared import inserting
from engine.store.records import CaseRecord
from engine.store.schema import answer
from engine.store.schema_links import case_link
from engine.store.sealing import opened

_INSERT = inserting(case_link)


class CaseLinks:
    """Which case led to which."""

    def __init__(self, connection: Connection, now: datetime) -> None:
        self._connection = connection
        self._now = now

    def has(self, case: CaseRecord, element: str) -> bool:
        """Tell whether this step of a case has led on before."""
        query = select(case_link.c.at).where(
            case_link.c.daerah == case.daerah,
            case_link.c.case_id == case.id,
            case_link.c.element == element,
        )
        return self._connection.execute(query).first() is not None

    def add(self, case: CaseRecord, element: str, pathway: str, other_id: str) -> None:
        """Write down where a step of a case led; `other_id` is "" where nothing was opened."""
        here = {"daerah": case.daerah, "case_id": case.id, "element": element}
        led = {"pathway": pathway, "other_id": other_id, "at": self._now}
        _INSERT.say(self._connection, {**here, **led})

    def said(self, case: CaseRecord, forms: Collection[str]) -> Iterator[tuple[str, JsonObject]]:
        """Yield the newest answers of a case to each of these forms: file name, answers."""
        query = (
            select(answer)
            .where(
                answer.c.daerah == case.daerah,
                answer.c.case_id == case.id,
                answer.c.form.in_(sorted(forms)),
            )
            .order_by(answer.c.at, answer.c.version, answer.c.id)
        )
        newest = {row.form: row for row in self._connection.execute(query)}
        for form, row in sorted(newest.items()):
            yield form, parsed(opened(self._connection, answer, row)["body"])

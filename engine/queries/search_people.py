"""Find the cases of a person by name, NIK or telephone number."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from sqlalchemy import Row, Select, func, select

from engine.access import Subject
from engine.findable import asked, named
from engine.queries.facts import HEAD
from engine.store.admitted import is_inside, not_denied
from engine.store.canonical import parsed
from engine.store.reading import Reading
from engine.store.records import CaseRecord
from engine.store.schema import answer, case_file
from engine.store.schema_search import found_by
from engine.store.sealing import readable
from engine.store.work_search import keyed_with_each
from engine.views import Found, FoundCase, FoundPerson

#: Whoever finds more asks more closely.
MOST = 20


@dataclass(frozen=True, slots=True)
class SearchPeople:
    """The cases in which all words of a name stand together, or a NIK, or a number.

    Only whole words are found: nobody goes through names letter by letter.
    """

    words: str

    def answer(self, reading: Reading) -> Found:
        """Answer with cases that the asker reads, the newest first; others are not even counted."""
        reading.guard("search_people", Subject(daerah=reading.actor.daerah))
        by, words = asked(self.words)
        if not by:
            return Found(by="")
        reading.searches(by)
        keys = reading.envelopes.search_keys(reading.actor.daerah)
        marks = keyed_with_each(keys, by, words)
        rows = reading.connection.execute(_hits(reading, by, marks, len(words))).all()
        cases = [(head, [*hits]) for head, hits in groupby(rows, _head)]
        return Found(
            by=by,
            cases=tuple(_found(reading, *one) for one in cases[:MOST]),
            more=len(cases) > MOST,
        )


def _hits(reading: Reading, by: str, marks: Sequence[bytes], words: int) -> Select[Any]:
    """Ask for the places where all words stand, with the heads of their cases."""
    where = (found_by.c.case_id, found_by.c.task_id, found_by.c.place)
    places = (
        select(*where)
        .where(
            found_by.c.daerah == reading.actor.daerah,
            found_by.c.kind == by,
            found_by.c.mark.in_(marks),
        )
        .group_by(*where)
        .having(func.count() == words)
        .subquery()
    )
    return (
        select(*HEAD, places.c.task_id, places.c.place)
        .join(places, case_file.c.id == places.c.case_id)
        .where(
            case_file.c.daerah == reading.actor.daerah,
            not_denied(case_file, reading.actor),
            is_inside(case_file, reading.actor, reading.now),
        )
        .order_by(case_file.c.id.desc(), places.c.task_id, places.c.place)
    )


def _head(row: Row[Any]) -> CaseRecord:
    return CaseRecord(**{column.name: getattr(row, column.name) for column in HEAD})


def _found(reading: Reading, case: CaseRecord, hits: Sequence[Row[Any]]) -> FoundCase:
    reading.opens(case, "case_found")
    people = (_person(reading, case, hit.task_id, hit.place) for hit in hits)
    return FoundCase(case=case.view(), people=tuple(dict.fromkeys(people)))


def _person(reading: Reading, case: CaseRecord, task_id: str, place: str) -> FoundPerson:
    query = (
        select(answer)
        .where(
            answer.c.daerah == case.daerah,
            answer.c.case_id == case.id,
            answer.c.task_id == task_id,
        )
        .order_by(answer.c.version.desc())
        .limit(1)
    )
    row = reading.connection.execute(query).one()
    kept = readable(reading.connection, answer, row)
    body = parsed(kept["body"]) if kept else {}
    return FoundPerson(*named(reading.findables(case, row.form), body, place))

"""Find the cases of a person by name, NIK or telephone number."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from sqlalchemy import ColumnElement, FromClause, Row, Select, exists, func, select

from engine.access import Subject
from engine.findable import asked, named
from engine.queries.facts import HEAD
from engine.store.admitted import not_denied, opens_to
from engine.store.canonical import parsed
from engine.store.reading import Reading
from engine.store.records import CaseRecord
from engine.store.schema import answer, case_file
from engine.store.schema_search import found_by
from engine.store.sealing import readable
from engine.store.work_search import keyed
from engine.views import Found, FoundCase, FoundPerson

#: Whoever finds more asks more closely: cases, and places in them.
MOST, ROWS = 20, 200
#: Counting a frequent word further would cost more than it tells.
FREQUENT = 1_000


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
        marks = [[keyed(key, by, word) for _, key in keys] for word in sorted(words)]
        rows = reading.connection.execute(_hits(reading, by, _rarest_first(reading, by, marks)))
        hits = rows.all()
        cases = [(head, [*places]) for head, places in groupby(hits, _head)]
        return Found(
            by=by,
            cases=tuple(_found(reading, *one) for one in cases[:MOST]),
            more=len(cases) > MOST or len(hits) == ROWS,
        )


def _rarest_first(reading: Reading, by: str, marks: list[list[bytes]]) -> list[list[bytes]]:
    """Put the word first that stands in the fewest places: of its places the others are asked."""
    if len(marks) == 1:
        return marks
    counts = [
        select(func.count()).select_from(some.subquery()).scalar_subquery()
        for some in (
            select(found_by.c.case_id).where(*_stands(found_by, reading, by, one)).limit(FREQUENT)
            for one in marks
        )
    ]
    found = reading.connection.execute(select(*counts)).one()
    return [one for _, one in sorted(zip(found, marks, strict=True))]


def _hits(reading: Reading, by: str, marks: list[list[bytes]]) -> Select[Any]:
    """Ask for the places where all words stand, with the heads of their cases."""
    first, *others = marks
    other = found_by.alias()
    same_place = [other.c[name] == found_by.c[name] for name in ("case_id", "task_id", "place")]
    return (
        select(*HEAD, found_by.c.task_id, found_by.c.place)
        .join(
            case_file,
            (case_file.c.daerah == found_by.c.daerah) & (case_file.c.id == found_by.c.case_id),
        )
        .where(
            *_stands(found_by, reading, by, first),
            *(exists().where(*_stands(other, reading, by, one), *same_place) for one in others),
            not_denied(case_file, reading.actor),
            opens_to(case_file, reading.actor, reading.now),
        )
        .order_by(found_by.c.case_id.desc(), found_by.c.task_id, found_by.c.place)
        .limit(ROWS)
    )


def _stands(
    of: FromClause, reading: Reading, by: str, marks: list[bytes]
) -> tuple[ColumnElement[bool], ...]:
    """Conditions of the places of one word, by whichever living key it was marked."""
    return (of.c.daerah == reading.actor.daerah, of.c.kind == by, of.c.mark.in_(marks))


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

"""Whether the people of a case are known from other cases of the daerah."""

from typing import Any

from sqlalchemy import Select, select

from engine.access import NAMED_CLASS
from engine.findable import SAME, marks
from engine.queries.facts import HEAD
from engine.store.admitted import not_denied
from engine.store.canonical import parsed
from engine.store.reading import Reading
from engine.store.records import CaseRecord
from engine.store.schema import answer, case_file
from engine.store.schema_links import case_link
from engine.store.schema_search import found_by
from engine.store.sealing import readable
from engine.store.work_search import keyed
from engine.views import CaseView, KnownBefore

#: Whoever has been here so often is known without a list.
MOST = 20


def known_before(reading: Reading, case: CaseRecord) -> KnownBefore:
    """Return cases in which the same NIK, number, or name and birth date stand, or linked ones.

    Of a case that is open by name alone nobody else gets a hint, unless one led to the other; of
    others that she may not know of she learns that there is one, and asks the case manager.
    """
    shown: list[CaseView] = []
    elsewhere = False
    linked = linked_to(reading, case)
    for row in reading.connection.execute(_others(reading, case, linked)):
        other = CaseRecord.of(row)
        subject = reading.subject(other)
        if other.klass == NAMED_CLASS and not reading.may("see_answers", subject):
            elsewhere = elsewhere or other.id in linked
            continue
        reading.opens(other, "person_known")
        if reading.may("see_case", subject):
            shown.append(other.view())
        else:
            elsewhere = True
    return KnownBefore(cases=tuple(shown), elsewhere=elsewhere)


def linked_to(reading: Reading, case: CaseRecord) -> frozenset[str]:
    """Return the ids of the cases that this one led to, and of those that led to it."""
    here = case_link.c.daerah == case.daerah
    onward = select(case_link.c.other_id).where(here, case_link.c.case_id == case.id)
    back = select(case_link.c.case_id).where(here, case_link.c.other_id == case.id)
    found = reading.connection.execute(onward.union(back)).scalars()
    return frozenset(found) - {""}


def _others(reading: Reading, case: CaseRecord, linked: frozenset[str]) -> Select[Any]:
    ids = select(found_by.c.case_id).where(
        found_by.c.daerah == case.daerah,
        found_by.c.kind == SAME,
        found_by.c.case_id != case.id,
        found_by.c.mark.in_(_marks(reading, case)),
    )
    return (
        select(*HEAD)
        .where(
            case_file.c.daerah == case.daerah,
            case_file.c.id.in_(ids) | case_file.c.id.in_(sorted(linked)),
            not_denied(case_file, reading.actor),
        )
        .order_by(case_file.c.id.desc())
        .limit(MOST)
    )


def _marks(reading: Reading, case: CaseRecord) -> list[bytes]:
    """Return the marks of the case's people by every living key: others may bear an older one's."""
    query = (
        select(answer)
        .where(answer.c.daerah == case.daerah, answer.c.case_id == case.id)
        .order_by(answer.c.version)
    )
    latest = {row.task_id: row for row in reading.connection.execute(query)}.values()
    words = {
        one.words
        for row in latest
        if (kept := readable(reading.connection, answer, row))
        for one in marks(reading.findables(case, row.form), parsed(kept["body"]))
        if one.kind == SAME
    }
    keys = reading.envelopes.search_keys(case.daerah)
    return [keyed(key, SAME, one) for _, key in keys for one in words]

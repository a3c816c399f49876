"""Whether the people of a case are known from other cases of the daerah."""

from typing import Any

from sqlalchemy import Select, select

from engine.access import NAMED_CLASS
from engine.findable import SAME
from engine.queries.facts import HEAD
from engine.store.admitted import not_denied
from engine.store.reading import Reading
from engine.store.records import CaseRecord
from engine.store.schema import case_file
from engine.store.schema_search import found_by
from engine.views import CaseView, KnownBefore

#: Whoever has been here so often is known without a list.
MOST = 20


def known_before(reading: Reading, case: CaseRecord) -> KnownBefore:
    """Return cases in which the same NIK, number, or name and birth date stand.

    Of a case that is open by name alone nobody else gets a hint; of others that she may not know
    of she learns that there is one, and asks the case manager.
    """
    shown: list[CaseView] = []
    elsewhere = False
    for row in reading.connection.execute(_others(reading, case)):
        other = CaseRecord.of(row)
        subject = reading.subject(other)
        if other.klass == NAMED_CLASS and not reading.may("see_answers", subject):
            continue
        reading.opens(other, "person_known")
        if reading.may("see_case", subject):
            shown.append(other.view())
        else:
            elsewhere = True
    return KnownBefore(cases=tuple(shown), elsewhere=elsewhere)


def _others(reading: Reading, case: CaseRecord) -> Select[Any]:
    same = found_by.alias()
    ids = (
        select(found_by.c.case_id)
        .join(same, (same.c.daerah == found_by.c.daerah) & (same.c.mark == found_by.c.mark))
        .where(
            found_by.c.daerah == case.daerah,
            found_by.c.kind == SAME,
            found_by.c.case_id != case.id,
            same.c.kind == SAME,
            same.c.case_id == case.id,
        )
    )
    return (
        select(*HEAD)
        .where(
            case_file.c.daerah == case.daerah,
            case_file.c.id.in_(ids),
            not_denied(case_file, reading.actor),
        )
        .order_by(case_file.c.id.desc())
        .limit(MOST)
    )

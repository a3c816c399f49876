"""Who is let into a case, and who is kept out."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, Table, select

from engine.queries.emergencies import emergency_view, words_of
from engine.queries.facts import case_row, team_of
from engine.store.columns import NEVER
from engine.store.reading import Reading
from engine.store.records import CaseRecord
from engine.store.schema_access import case_denial, case_grant, emergency
from engine.views import AccessSheet, EmergencyView, GrantView


@dataclass(frozen=True, slots=True)
class AccessByCase:
    """The team of a case by its number, its grants, its deny list, its emergencies."""

    no: str

    def answer(self, reading: Reading) -> AccessSheet:
        """Answer with the sheet; Unknown for who does not read the case."""
        case = case_row(reading, no=self.no)
        subject = reading.subject(case)
        reading.guard("see_access", subject)
        reading.opens(case, "access_read")
        granted = _granted(reading, case_grant, case)
        return AccessSheet(
            case=case.view(),
            klass=case.klass,
            team=team_of(reading, case),
            granted=tuple(one for one in granted if one.username in subject.named),
            denied=_granted(reading, case_denial, case),
            emergencies=_emergencies(reading, case),
            may_open=reading.may("open_to_others", subject),
            may_shut=reading.may("shut_to_others", subject),
        )


def _granted(reading: Reading, table: Table, case: CaseRecord) -> tuple[GrantView, ...]:
    here = (table.c.daerah == case.daerah, table.c.case_id == case.id)
    rows = reading.connection.execute(select(table).where(*here).order_by(table.c.name)).all()
    return tuple(_grant(row, words_of(reading, table, row)["reason"]) for row in rows)


def _grant(row: Row[Any], reason: str | None) -> GrantView:
    until = getattr(row, "until", NEVER)
    return GrantView(
        username=row.username,
        name=row.name,
        role=getattr(row, "role", ""),
        reason=reason,
        until=None if until == NEVER else until,
        at=row.at,
        by_name=row.by_name,
    )


def _emergencies(reading: Reading, case: CaseRecord) -> tuple[EmergencyView, ...]:
    query = (
        select(emergency)
        .where(emergency.c.daerah == case.daerah, emergency.c.case_id == case.id)
        .order_by(emergency.c.at.desc())
    )
    return tuple(emergency_view(reading, row) for row in reading.connection.execute(query))

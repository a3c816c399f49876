"""What would become of the running cases of one version on another."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from sqlalchemy import ColumnElement, Row, and_, func, select

from engine.access import Subject
from engine.bpmn import check_mapping, nodes_of
from engine.errors import Broken, Erased, Refused, Unknown
from engine.lifecycle import DEEDS, IN_WORDS
from engine.queries.instances import definition_of, grounds
from engine.spiff.migration import Trial, Version, attempt
from engine.store.admitted import not_denied
from engine.store.bundles import Bundle
from engine.store.reading import Reading
from engine.store.records import CaseRecord
from engine.store.schema import case_file
from engine.store.schema_office import definition
from engine.store.schema_trail import migration
from engine.store.sealing import opened, readable
from engine.store.work_migrations import LIVE, brought
from engine.views import CasePlan, MigrationSheet


@dataclass(frozen=True, slots=True)
class MigrationPlan:
    """Every case of a version, tried out on another one; nothing is changed."""

    process: str
    from_version: int
    to_version: int
    #: Ids of nodes of the old version to ids of the new, where they differ.
    mapping: Mapping[str, str] = field(default_factory=dict)
    #: Id of the last case of the page before; ids sort by the time the case was opened.
    after: str = ""
    limit: int = 100

    def answer(self, reading: Reading) -> MigrationSheet:
        """Answer with up to `limit` cases; Refused when the mapping is not one to one."""
        reading.guard("migrate", Subject(daerah=reading.actor.daerah))
        old, new = self._bundle(reading, self.from_version), self._bundle(reading, self.to_version)
        if problems := check_mapping(old.checked, new.checked, self.mapping):
            raise Refused(problems)
        cases = self._cases(reading)
        old_nodes, new_nodes = nodes_of(old.checked), nodes_of(new.checked)
        fresh = new_nodes.keys() - old_nodes.keys()
        return MigrationSheet(
            process=self.process,
            name=new.checked.processes[new.root].name,
            from_version=self.from_version,
            to_version=self.to_version,
            mapping=dict(self.mapping),
            total=self._total(reading),
            cases=tuple(self._plan(reading, case, old, new) for case in cases),
            targets={name: new_nodes[name].name or name for name in sorted(fresh)},
            undoable=self._undoable(reading),
            next=cases[-1].id if len(cases) == self.limit else "",
        )

    def _bundle(self, reading: Reading, version: int) -> Bundle:
        daerah = reading.actor.daerah
        query = select(definition.c.bundle).where(
            definition.c.daerah == daerah,
            definition.c.process == self.process,
            definition.c.version == version,
        )
        found = reading.connection.execute(query).scalar()
        if found is None:
            raise Unknown
        return reading.bundle(daerah, found)

    def _here(self, reading: Reading) -> tuple[ColumnElement[bool], ...]:
        return (
            case_file.c.daerah == reading.actor.daerah,
            case_file.c.process == self.process,
            case_file.c.definition == self.from_version,
            case_file.c.status.in_(LIVE),
            not_denied(case_file, reading.actor),
        )

    def _total(self, reading: Reading) -> int:
        query = select(func.count()).select_from(case_file).where(*self._here(reading))
        return int(reading.connection.execute(query).scalar_one())

    def _cases(self, reading: Reading) -> tuple[Row[Any], ...]:
        query = (
            select(case_file)
            .where(*self._here(reading), case_file.c.id > self.after)
            .order_by(case_file.c.id)
            .limit(self.limit)
        )
        return tuple(reading.connection.execute(query))

    def _undoable(self, reading: Reading) -> tuple[str, ...]:
        """Return the numbers of the cases that came this way and have not moved on."""
        same = and_(migration.c.daerah == case_file.c.daerah, migration.c.case_id == case_file.c.id)
        query = (
            select(case_file, migration.c.after)
            .join(migration, same)
            .where(
                case_file.c.daerah == reading.actor.daerah,
                case_file.c.process == self.process,
                case_file.c.definition == self.to_version,
                migration.c.definition == self.from_version,
                case_file.c.status.in_(sorted(DEEDS["migrate"])),
                not_denied(case_file, reading.actor),
            )
            .order_by(case_file.c.id)
        )
        rows = reading.connection.execute(query)
        unmoved = (row.no for row in rows if _unmoved(reading, row))
        return tuple(islice(unmoved, self.limit))

    def _plan(self, reading: Reading, row: Row[Any], old: Bundle, new: Bundle) -> CasePlan:
        if row.status not in DEEDS["migrate"]:
            return CasePlan(no=row.no, verdict="stays", reasons=(IN_WORDS[row.status],))
        here, there = (Version(definition_of(one), grounds(one)) for one in (old, new))
        try:
            case = CaseRecord(**opened(reading.connection, case_file, row))
            more = brought(reading.connection, case, new)
            trial = attempt(case.state, here, there, self.mapping, more, reading.now)
        except (Broken, Erased) as error:
            return CasePlan(no=row.no, verdict="stays", reasons=(error.message,))
        return _told(case, trial)


def _unmoved(reading: Reading, row: Row[Any]) -> bool:
    """Tell whether a case still has the state that its migration gave it."""
    kept = {"daerah": row.daerah, "case_id": row.id, "after": row.after}
    here = readable(reading.connection, case_file, row)
    way_back = readable(reading.connection, migration, kept)
    return here is not None and way_back is not None and here["state"] == way_back["after"]


def _told(case: CaseRecord, trial: Trial) -> CasePlan:
    if trial.running is not None:
        return CasePlan(no=case.no, verdict="safe", at=trial.at, notes=trial.notes)
    return CasePlan(
        no=case.no,
        verdict="stays" if trial.blocked else "needs_mapping",
        at=trial.at,
        reasons=trial.blocked,
        missing=dict(trial.missing),
        notes=trial.notes,
    )

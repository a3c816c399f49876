"""The case drawer: lock, open, save; its number and its team."""

from datetime import datetime

from sqlalchemy import Connection, bindparam, select

from engine.access import Subject
from engine.errors import StaleVersion, Unknown
from engine.model import Actor
from engine.store.admitted import KINDS, is_among, subject, subject_of
from engine.store.columns import WIB
from engine.store.prepared import Question, inserting, setting
from engine.store.records import CaseRecord, TaskRecord
from engine.store.schema import case_file, case_number, case_team, task
from engine.store.schema_trail import clock
from engine.store.sealing import first_key, opened
from engine.store.upsert import insert_or_ignore, next_in_line
from engine.store.work_case_links import CaseLinks

#: What never changes after the case is opened.
_FIXED = frozenset(("daerah", "id", "no", "key", "process", "process_name")) | frozenset(
    ("opened_at", "opened_by", "opened_by_name")
)
_SAVED = tuple(name for name in CaseRecord._fields if name not in _FIXED)

# Statements of the step are built once: building costs more than saying them.
_HERE = case_file.c.daerah == bindparam("daerah")
_BY_ID, _BY_NO = (
    Question(select(case_file).where(_HERE, case_file.c[name] == bindparam(name)).with_for_update())
    for name in ("id", "no")
)
_COLUMNS = (task.c[name] for name in TaskRecord._fields)
_TASK = select(*_COLUMNS).where(
    task.c.daerah == bindparam("daerah"), task.c.id == bindparam("task_id")
)
_OF_TASK = Question(
    select(case_file)
    .where(_HERE, case_file.c.id == _TASK.with_only_columns(task.c.case_id).scalar_subquery())
    .with_for_update()
)
_TASK_SEEN = Question(_TASK.add_columns(*is_among()))
_OF_CLOCK = Question(
    select(case_file)
    .where(
        _HERE,
        case_file.c.id
        == select(clock.c.case_id)
        .where(clock.c.daerah == bindparam("daerah"), clock.c.id == bindparam("clock_id"))
        .scalar_subquery(),
    )
    .with_for_update()
)
_OPEN = inserting(case_file)
_SAVE = setting(case_file, "daerah id version", *_SAVED)


class Cases:
    """The cases of the actor's daerah."""

    def __init__(self, connection: Connection, actor: Actor, now: datetime) -> None:
        self._connection = connection
        self._actor = actor
        self._now = now
        #: Which case led to which.
        self.links = CaseLinks(connection, now)

    def lock(self, case_id: str) -> CaseRecord:
        """Lock a case against every other deed; Unknown when there is none."""
        return self._lock(_BY_ID, id=case_id)

    def lock_by_no(self, no: str) -> CaseRecord:
        """Lock a case by its number."""
        return self._lock(_BY_NO, no=no)

    def lock_of_task(self, task_id: str) -> tuple[CaseRecord, TaskRecord, Subject]:
        """Lock the case of a task, then read the task fresh, and how the case stands to the actor.

        Of whom the case lets in or keeps out, the subject names the actor alone, or nobody.
        """
        case = self._lock(_OF_TASK, task_id=task_id)
        who = self._actor.username
        here = {"daerah": case.daerah, "task_id": task_id, "case_id": case.id}
        (row,) = _TASK_SEEN.rows(self._connection, {**here, "who": who, "now": self._now})
        values, among, in_place = row[: -len(KINDS) - 1], row[-len(KINDS) - 1 : -1], row[-1]
        seen = TaskRecord._make(values)
        if in_place:
            return case, seen, seen.subject(self.subject(case))
        found = {
            kind: frozenset((who,) if is_one else ())
            for kind, is_one in zip(KINDS, among, strict=True)
        }
        return case, seen, seen.subject(subject(case, found))

    def lock_of_clock(self, clock_id: str) -> CaseRecord:
        """Lock the case of a clock."""
        return self._lock(_OF_CLOCK, clock_id=clock_id)

    def open(self, case: CaseRecord) -> None:
        """Write a new case, with a key of its own."""
        key = first_key(self._connection, case.daerah, case.id)
        _OPEN.say(self._connection, {**case._asdict(), "key": key})

    def save(self, case: CaseRecord) -> CaseRecord:
        """Write what changed; StaleVersion when somebody wrote since it was read."""
        after = case._replace(version=case.version + 1)
        which = {"at_daerah": case.daerah, "at_id": case.id, "at_version": case.version}
        if _SAVE.say(self._connection, {**after._asdict(), **which}) != 1:
            raise StaleVersion
        return after

    def next_number(self) -> str:
        """Take the daerah's next case number of this year, e.g. "LK3-1377-2026-00042"."""
        daerah, year = self._actor.daerah, self._now.astimezone(WIB).year
        last = next_in_line(self._connection, case_number, {"daerah": daerah, "year": year})
        return f"LK3-{daerah.replace('.', '')}-{year}-{last:05d}"

    def join_team(self, case: CaseRecord, username: str, name: str, role: str) -> None:
        """Put somebody on the team; who is on it stays as she came."""
        member = {"daerah": case.daerah, "case_id": case.id, "username": username}
        insert_or_ignore(
            self._connection, case_team, {**member, "name": name, "role": role, "since": self._now}
        )

    def subject(self, case: CaseRecord) -> Subject:
        """Reduce a case to what the access rules look at."""
        return subject_of(self._connection, case, self._now)

    def _lock(self, query: Question, **which: str) -> CaseRecord:
        row = query.row(self._connection, {"daerah": self._actor.daerah, **which})
        if row is None:
            raise Unknown
        return CaseRecord(**opened(self._connection, case_file, row))

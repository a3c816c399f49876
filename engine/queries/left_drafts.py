"""What somebody typed into tasks and nobody handed in: the list of it, and what one held."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Select, func, or_, select

from engine.access import NAMED_CLASS
from engine.errors import Unknown
from engine.queries.facts import case_row
from engine.store.admitted import is_inside, not_denied
from engine.store.canonical import parsed
from engine.store.columns import DESTROYED
from engine.store.reading import Reading
from engine.store.records import TaskRecord
from engine.store.schema import case_file, draft_left, task
from engine.store.sealing import readable
from engine.store.work_drafts import LASTS
from engine.views import Draft, LeftDraft, LeftSheet

#: Nobody looks for more of what she left within a month.
MOST = 100


@dataclass(frozen=True, slots=True)
class LeftDrafts:
    """The tasks into which the actor typed what was not handed in, the latest first."""

    def answer(self, reading: Reading) -> tuple[LeftDraft, ...]:
        """Answer with at most 100; of cases that are shut to her, or erased, none."""
        actor, latest = reading.actor, func.max(draft_left.c.left_at)
        columns = [task.c[name] for name in TaskRecord._fields]
        query = (
            select(*columns, latest.label("left_at"))
            .join(task, _same(task.c.daerah, task.c.id, "task_id"))
            .join(case_file, _same(case_file.c.daerah, case_file.c.id, "case_id"))
            .where(
                *_hers(reading),
                case_file.c.key != DESTROYED,
                not_denied(task, actor),
                or_(task.c.klass != NAMED_CLASS, is_inside(task, actor, reading.now)),
            )
            .group_by(*columns)
            .order_by(latest.desc(), task.c.id)
            .limit(MOST)
        )
        return tuple(
            LeftDraft(task=TaskRecord._make(row[:-1]).view(reading.now), until=_until(row.left_at))
            for row in reading.connection.execute(query)
        )


@dataclass(frozen=True, slots=True)
class LeftDraftOf:
    """What the actor typed into one task."""

    task_id: str

    def answer(self, reading: Reading) -> LeftSheet:
        """Answer with her texts, the latest first; Unknown when there is nothing of hers."""
        query = _mine(reading).where(draft_left.c.task_id == self.task_id)
        rows = reading.connection.execute(query).all()
        if not rows:
            raise Unknown
        here = (task.c.daerah == reading.actor.daerah, task.c.id == self.task_id)
        record = TaskRecord.of(reading.connection.execute(select(task).where(*here)).one())
        case = case_row(reading, id_=record.case_id)
        subject = record.subject(reading.subject(case))
        reading.guard("read_left", replace(subject, author=reading.actor.username))
        reading.envelopes.number(case.daerah, case.id)  # Erased: nothing is left to show
        reading.opens(case, "left_read", record.id)
        opened = (readable(reading.connection, draft_left, row) for row in rows)
        # Taken away, and then sent too late: the same words once, as they were typed first.
        held = {one["body"]: one for one in opened if one is not None}
        return LeftSheet(
            task=record.view(reading.now),
            files=reading.bundle(case.daerah, case.bundle).form_files(),
            drafts=tuple(map(_draft, held.values())),
            until=_until(rows[0].left_at),
        )


def _mine(reading: Reading) -> Select[Any]:
    return select(draft_left).where(*_hers(reading)).order_by(draft_left.c.left_at.desc())


def _hers(reading: Reading) -> tuple[Any, ...]:
    """Keep what she typed, and is not due to go."""
    return (
        draft_left.c.daerah == reading.actor.daerah,
        draft_left.c.saved_by == reading.actor.username,
        draft_left.c.left_at > reading.now - LASTS,
    )


def _same(daerah: Any, id_: Any, name: str) -> Any:  # noqa: ANN401 columns
    return (draft_left.c.daerah == daerah) & (draft_left.c[name] == id_)


def _until(left_at: datetime) -> datetime:
    return left_at + LASTS


def _draft(held: dict[str, Any]) -> Draft:
    shown = ("version", "saved_at", "saved_by", "saved_by_name")
    return Draft(body=parsed(held["body"]), **{name: held[name] for name in shown})

"""Everything somebody could look at, asked in her name; and the rows that her looking left."""

from collections.abc import Iterator, Mapping, Sequence

from sqlalchemy import ColumnElement, func, select

from engine import (
    AccessByCase,
    Actor,
    CaseByNo,
    Cases,
    Database,
    Emergencies,
    Engine,
    EngineError,
    Forbidden,
    History,
    Inbox,
    Incidents,
    MigrationPlan,
    Notices,
    ProveHistory,
    RepairByCase,
    SearchPeople,
    TaskById,
    Unknown,
)
from engine.store.schema import case_file
from engine.store.schema_trail import audit
from tests.access.furnishing import ELEMENTS
from tests.access.oracle import Family


class Looking:
    """Asks every question there is."""

    def __init__(self, engine: Engine, database: Database) -> None:
        self._engine = engine
        self._database = database

    def everything(self, there: Actor, questions: Iterator[object]) -> tuple[str, bool]:
        """Return all answers in one heap, and whether a question was shut to her."""
        shown, shut = [], False
        for question in questions:
            try:
                shown.append(repr(self._engine.ask(question, there)))
            except (Unknown, Forbidden):
                shut = True
            except EngineError:
                continue
        return "\n".join(shown), shut

    def finds(self, there: Actor, one: Family) -> bool:
        """Tell whether a search by the family's name brings its case."""
        try:
            return one.no in repr(self._engine.ask(SearchPeople(one.name), there))
        except Forbidden:
            return False

    def opened(self, actor: Actor, one: Family) -> int:
        """Count the rows of her reading the case."""
        return self._count(
            case_file.c.no == one.no, audit.c.actor == actor.username, audit.c.deed == "case_opened"
        )

    def refused(self, actor: Actor) -> int:
        """Count the rows of doors that she found shut."""
        return self._count(audit.c.actor == actor.username, audit.c.deed == "case_refused")

    def _count(self, *which: ColumnElement[bool]) -> int:
        rows = audit.outerjoin(case_file, case_file.c.id == audit.c.case_id)
        with self._database.reading() as connection:
            query = select(func.count()).select_from(rows).where(*which)
            return connection.execute(query).scalar_one()


def questions(families: Sequence[Family], ids: Mapping[tuple[str, str], str]) -> Iterator[object]:
    """Every list, and about each family every sheet, paper, proof and task."""
    yield from (Cases(), Incidents(), Notices(), Emergencies(), MigrationPlan("jaga", 1, 1))
    yield from (Inbox(shelf=shelf) for shelf in ("mine", "pool", "waiting", "all", "done"))
    for one in families:
        yield from (CaseByNo(one.no), History(one.no), RepairByCase(one.no))
        yield from (CaseByNo(one.no, printed=True), History(one.no, printed=True))
        yield from (AccessByCase(one.no), ProveHistory(one.no))
        yield from (TaskById(ids[one.no, name], late=True) for name in ELEMENTS)

"""A daerah with very many tasks, written straight into its tables: for who measures lists."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import cycle, islice
from random import Random
from typing import Any

from sqlalchemy import Column, Table

from engine.model import Actor
from engine.store.columns import NEVER, Moment
from engine.store.database import Database
from engine.store.filling import Row, fill, settle_plans
from engine.store.schema import case_file, case_team, task
from engine.store.schema_access import case_denial, case_grant

PROCESSES = (
    *("konseling_keluarga", "konsultasi_informasi", "kekerasan", "pengasuhan"),
    *("pengaduan_bansos", "rujukan", "penjangkauan", "pemberdayaan"),
)
STAGES = ("kontak_awal", "triase", "asesmen", "rencana", "intervensi", "monev")
RISKS = ("tinggi", *("sedang",) * 3, *("rendah",) * 5, "")
#: One case in twenty is open by name alone; one in a hundred keeps somebody out.
CLASSES = ("K4", *("K3",) * 7, *("K2",) * 12)
KEEPS_OUT = 100
#: Open tasks of a case, and people of its team.
OPEN_OF_CASE, TEAM = 2, 3
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@dataclass(frozen=True, slots=True)
class FullHouse:
    """What is to be written: `open` tasks and `closed` ones, shared by `people`.

    Half of the open tasks lie on desks, the others in the pools of the people's roles; a fifth are
    late. Everybody's cases, classes, names let in and deny lists are there, and no history.
    """

    people: tuple[Actor, ...]
    now: datetime
    open: int
    closed: int

    def furnish(self, database: Database) -> None:
        """Write it all; the daerah has its accounts already."""
        with database.writing() as connection:
            for table, rows in self._tables().items():
                fill(connection, table, rows)
            settle_plans(connection)

    def _tables(self) -> dict[Table, Iterator[Row]]:
        return {
            case_file: _rows(case_file, map(self._case, self._numbers())),
            case_team: _rows(case_team, self._team()),
            case_grant: _rows(case_grant, self._named()),
            case_denial: _rows(case_denial, self._kept_out()),
            task: _rows(task, self._tasks()),
        }

    def _numbers(self) -> range:
        return range(self.open // OPEN_OF_CASE)

    def _person(self, number: int) -> Actor:
        return self.people[number % len(self.people)]

    def _case(self, number: int) -> dict[str, Any]:
        return {
            **_of_case(number, self.people[0].daerah),
            "no": _no(number),
            "definition": 1,
            "status": "running",
            "version": 1,
            "opened_at": self.now - number % 2_000 * HOUR,
        }

    def _team(self) -> Iterator[dict[str, Any]]:
        for number in self._numbers():
            for at in {*range(number, number + TEAM)}:
                her = self._person(at)
                yield {**self._let_in(number, her), "role": her.role, "since": self.now}

    def _named(self) -> Iterator[dict[str, Any]]:
        for number in self._numbers():
            if _klass(number) == "K4":
                her = self._person(number)
                times = {"role": her.role, "until": NEVER, "at": self.now}
                yield {**self._let_in(number, her), **times}

    def _kept_out(self) -> Iterator[dict[str, Any]]:
        for number in range(0, self.open // OPEN_OF_CASE, KEEPS_OUT):
            yield {**self._let_in(number, self._person(number // KEEPS_OUT)), "at": self.now}

    def _let_in(self, number: int, her: Actor) -> dict[str, Any]:
        return {"daerah": her.daerah, "case_id": _id(number), "username": her.username}

    def _tasks(self) -> Iterator[dict[str, Any]]:
        random = Random(17)  # noqa: S311  # the same in every run; no secret
        cases = cycle(self._numbers())
        for number, of in enumerate(islice(cases, self.open)):
            yield {**self._task(number, of, random), "status": "open", **self._desk(number, of)}
        for number, of in enumerate(islice(cases, self.closed)):
            yield {**self._task(self.open + number, of, random), **self._finished(number, of)}

    def _task(self, number: int, of: int, random: Random) -> dict[str, Any]:
        case = _of_case(of, self.people[0].daerah)
        due = self.now + random.randrange(-288, 1_152) * HOUR
        return {
            **{name: case[name] for name in ("daerah", "process", "risk", "stage", "klass")},
            "id": f"{random.getrandbits(128):032x}",
            "case_id": case["id"],
            "case_no": _no(of),
            "process_name": f"Layanan {case['process']}",
            "element": f"tugas_{number % 7}",
            "name": f"Tugas nomor {number % 7}",
            "role": self._person(of).role,
            "form": "formulir.schema.json",
            **dict(zip(("near_at", "due", "long_over_at"), self._times(number, due), strict=True)),
            "opened_at": self.now - random.randrange(2_000) * HOUR,
        }

    def _times(self, number: int, due: datetime) -> Iterable[datetime]:
        """Give one task in ten no deadline."""
        return (due - DAY, due, due + 2 * DAY) if number % 10 else (NEVER, NEVER, NEVER)

    def _desk(self, number: int, of: int) -> Mapping[str, object]:
        """Lay the first task of each case on a desk, the second into a pool."""
        if number >= self.open // OPEN_OF_CASE:
            return {}
        her = self._person(of)
        return {"assignee": her.username, "assignee_name": her.name}

    def _finished(self, number: int, of: int) -> Mapping[str, object]:
        her = self._person(of)
        at = self.now - number % 5_000 * HOUR
        return {"status": "done", "done_at": at, "done_by": her.username, "done_by_name": her.name}


def _id(number: int) -> str:
    return f"{number:032x}"


def _no(number: int) -> str:
    return f"LK3-1377-2026-{number:06}"


def _klass(number: int) -> str:
    return CLASSES[number % len(CLASSES)]


def _of_case(number: int, daerah: str) -> dict[str, Any]:
    """Name what a case and its tasks have in common; nothing of it follows from anything else."""
    return {
        "daerah": daerah,
        "id": _id(number),
        "process": PROCESSES[number // 7 % len(PROCESSES)],
        "stage": STAGES[number // 11 % len(STAGES)],
        "risk": RISKS[number // 13 % len(RISKS)],
        "klass": _klass(number),
    }


def _rows(table: Table, known: Iterator[Mapping[str, object]]) -> Iterator[Row]:
    """Fill up what is not said: with nothing, as its column has it."""
    names = table.columns.keys()
    empty = {column.name: _nothing(column) for column in table.columns}
    for row in known:
        yield tuple([row[name] if name in row else empty[name] for name in names])


def _nothing(column: Column[Any]) -> object:
    is_moment = isinstance(column.type, Moment)
    return None if column.nullable or is_moment else column.type.python_type()

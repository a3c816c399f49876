"""The inbox of a daerah with very many tasks, beside one with a thousand, by turns in one run.

Whoever is asked for holds as many tasks in both, so that the same pages are drawn; what differs is
all that lies around them.
"""

import time
from collections.abc import Callable, Iterable
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from secrets import token_hex
from statistics import median, quantiles

from flask.testing import FlaskClient

from engine import (
    MACHINE_ACTOR,
    VISITOR,
    Actor,
    Database,
    Engine,
    FullHouse,
    Inbox,
    PublishDefinition,
    RegisterAccount,
    SignIn,
    statements_of,
    temporary_database,
)
from forms import FormLibrary
from processes import daerah
from webui import create_app
from webui.bundles import calendar_of
from webui.cli.bench.jobs import FILES, PROCESS
from webui.settings import Settings
from webui.walking import START, MovableClock

#: Tasks and people of the small side; on both sides everybody registers.
SMALL, FEW = 1_000, 4
CLOSED_FOR_OPEN = 10
ROLES = ("pekerja_sosial", "manajer_kasus", "petugas_penerima", "psikolog")
WORKER, MANAGER = 0, 1
#: Who asks, and for what; "after" stands for the second page.
LISTS: dict[str, tuple[int, Inbox]] = {
    "mine": (WORKER, Inbox()),
    "mine, late": (WORKER, Inbox(when="late")),
    "mine, urgent first": (WORKER, Inbox(order="urgent")),
    "pool": (WORKER, Inbox(shelf="pool")),
    "pool, one stage": (WORKER, Inbox(shelf="pool", stage="asesmen")),
    "pool, newest": (WORKER, Inbox(shelf="pool", order="newest")),
    "waiting for others": (WORKER, Inbox(shelf="waiting")),
    "done": (WORKER, Inbox(shelf="done")),
    "all": (MANAGER, Inbox(shelf="all")),
    "all, high risk": (MANAGER, Inbox(shelf="all", risk="tinggi")),
    "all, pathway": (MANAGER, Inbox(shelf="all", process="rujukan", stage="triase")),
    "all, newest": (MANAGER, Inbox(shelf="all", order="newest")),
}
PAGES = {
    "mine": (WORKER, "/tugas"),
    "pool": (WORKER, "/tugas?rak=bisa"),
    "waiting for others": (WORKER, "/tugas?rak=menunggu"),
    "done": (WORKER, "/tugas?rak=selesai"),
    "all": (MANAGER, "/tugas?rak=semua"),
    "all, high risk": (MANAGER, "/tugas?rak=semua&risiko=tinggi"),
}


Pair = tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Inboxes:
    """What was measured; milliseconds, small side and large side."""

    database: str
    open: tuple[int, int]
    closed: tuple[int, int]
    users: int
    #: The 95th of a hundred asks, over all lists; and large ÷ small.
    query_p95_ms: Pair
    query_ratio: float
    #: The same of whole pages.
    page_p95_ms: Pair
    page_ratio: float
    #: CPU time of this process, of a busy machine the better measure: medians over all, and ratios.
    query_cpu_ms: Pair
    query_cpu_ratio: float
    page_cpu_ms: Pair
    page_cpu_ratio: float
    #: The most statements that a page said.
    statements: int
    #: Median and 95th of each list: small, then large.
    lists: dict[str, tuple[float, ...]]


class AnyPassword:
    """Lets in whoever has an account of the benchmark."""

    def hash(self, password: str) -> str:
        """Return a hash."""
        return f"-{len(password)}"

    def matches(self, hashed: str, password: str) -> bool:
        """Tell that it fits."""
        return hashed == self.hash(password)


class House:
    """One side: a daerah full of tasks, an engine and the pages on it."""

    def __init__(self, database: Database, users: int, holders: int, open_tasks: int) -> None:
        self.database, self.clock = database, MovableClock(START)
        self.engine = Engine(
            database, FormLibrary(), AnyPassword(), self.clock, calendar=calendar_of
        )
        place = next(iter(daerah()))
        self.people = tuple(_person(number, place) for number in range(users))
        for her in self.people:
            account = RegisterAccount(
                her.username, her.name, place, (her.role,), password_hash=AnyPassword().hash("")
            )
            self.engine.do(account, MACHINE_ACTOR)
        self.engine.do(PublishDefinition(place, PROCESS, FILES), MACHINE_ACTOR)
        closed = open_tasks * CLOSED_FOR_OPEN
        FullHouse(self.people[:holders], self.clock(), open_tasks, closed).furnish(database)
        settings = Settings(database_url="", secret=token_hex(), var=Path())
        self.app = create_app(self.engine, settings, self.clock)
        self.clients: dict[int, FlaskClient] = {}

    def list(self, name: str) -> None:
        """Ask for a list."""
        who, query = LISTS[name]
        self.engine.ask(query, self.people[who])

    def page(self, name: str) -> None:
        """Ask for a page."""
        who, path = PAGES[name]
        answer = self._client(who).get(path)
        if answer.status_code != 200:  # noqa: PLR2004  # OK
            raise RuntimeError(f"{path}: {answer.status_code}")

    def _client(self, who: int) -> FlaskClient:
        if who not in self.clients:
            token = self.engine.do(SignIn(self.people[who].username, ""), VISITOR).subject
            self.clients[who] = self.app.test_client()
            with self.clients[who].session_transaction() as session:
                session["token"] = token
        return self.clients[who]


@dataclass(slots=True)
class Times:
    """Milliseconds that asks took on the small and on the large side."""

    walls: tuple[list[float], list[float]] = field(default_factory=lambda: ([], []))
    cpus: tuple[list[float], list[float]] = field(default_factory=lambda: ([], []))

    def take(self, side: int, ask: Callable[[], None]) -> None:
        """Ask once."""
        wall, cpu = time.perf_counter(), time.process_time()
        ask()
        self.cpus[side].append((time.process_time() - cpu) * 1000)
        self.walls[side].append((time.perf_counter() - wall) * 1000)


def measure(
    url: str, open_tasks: int, users: int, rounds: int, tick: Callable[[], None] = lambda: None
) -> Inboxes:
    """Ask both sides `rounds` times for every list and page, by turns."""
    sizes = ((SMALL, FEW), (open_tasks, min(users, FEW * open_tasks // SMALL)))
    with ExitStack() as stack:
        sides = []
        for size, people in sizes:
            database = stack.enter_context(temporary_database(url, durable=False))
            sides.append(House(database, users, people, size))
            tick()
        lists = _taken(sides, LISTS, House.list, rounds)
        tick()
        pages = _taken(sides, PAGES, House.page, rounds)
        tick()
        said = max(_statements(sides[1], name) for name in PAGES)
        dialect = sides[1].database.dialect
    queries, query_cpu = _p95(lists.values()), _median_cpu(lists.values())
    drawn, page_cpu = _p95(pages.values()), _median_cpu(pages.values())
    return Inboxes(
        database=dialect,
        open=(SMALL, open_tasks),
        closed=(SMALL * CLOSED_FOR_OPEN, open_tasks * CLOSED_FOR_OPEN),
        users=users,
        query_p95_ms=queries,
        query_ratio=_ratio(queries),
        page_p95_ms=drawn,
        page_ratio=_ratio(drawn),
        query_cpu_ms=query_cpu,
        query_cpu_ratio=_ratio(query_cpu),
        page_cpu_ms=page_cpu,
        page_cpu_ratio=_ratio(page_cpu),
        statements=said,
        lists={name: _figures(times) for name, times in lists.items()},
    )


def _person(number: int, place: str) -> Actor:
    role = ROLES[number % len(ROLES)]
    return Actor(username=f"ukur.{number}", name=f"Ibu {number}", daerah=place, role=role)


def _taken(
    sides: list[House], names: Iterable[str], ask: Callable[[House, str], None], rounds: int
) -> dict[str, Times]:
    """Ask by turns, as the machine is never equally busy; the first of each warms the caches."""
    taken = {name: Times() for name in names}
    for name, times in taken.items():
        for side in sides:
            ask(side, name)
        for _ in range(rounds):
            for number, side in enumerate(sides):
                times.take(number, lambda side=side, name=name: ask(side, name))  # type: ignore[misc]  # bound now
    return taken


def _statements(side: House, name: str) -> int:
    with statements_of(side.database) as said:
        side.page(name)
    return len(said)


def _p95(taken: Iterable[Times]) -> Pair:
    every = [*taken]
    return tuple(_late([one for times in every for one in times.walls[side]]) for side in (0, 1))  # type: ignore[return-value]  # two


def _median_cpu(taken: Iterable[Times]) -> Pair:
    every = [*taken]
    sides = (sum(median(times.cpus[side]) for times in every) / len(every) for side in (0, 1))
    return tuple(round(one, 3) for one in sides)  # type: ignore[return-value]  # two


def _late(asks: list[float]) -> float:
    return round(quantiles(asks, n=20)[-1], 2)


def _figures(times: Times) -> tuple[float, ...]:
    return tuple(figure for side in times.walls for figure in (round(median(side), 2), _late(side)))


def _ratio(pair: Pair) -> float:
    return round(pair[1] / pair[0], 2)

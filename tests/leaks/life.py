"""What happens in the house before it is searched: deeds, stories, pages, commands."""

import time
import traceback
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from click.testing import CliRunner
from sqlalchemy import func, select

from engine import (
    Database,
    Engine,
    PublishDefinition,
    Receipt,
    RegisterAccount,
    SearchPeople,
)
from engine.store.schema_trail import outbox
from forms import FormLibrary
from tests.conftest import KEYRING, QuickPasswords
from tests.engine.access_office import furnish
from tests.engine.office import (
    AUDITOR,
    MACHINE,
    MANAGER,
    OFFICER,
    OTHER_WORKER,
    PARIAMAN,
    PASSWORD,
    open_office,
    person,
)
from tests.leaks import deeds
from tests.leaks.house import House, broken
from tests.leaks.intake import held, taken_in
from tests.leaks.reporting import reported
from tests.leaks.telling import PATHWAY, tell
from tests.leaks.visiting import Visitor
from tests.leaks.words import Bank
from tests.webui.conftest import number_in
from webui.accounts import account_name
from webui.attachments.looking import looks_into
from webui.bundles import bundle_of, calendar_of
from webui.cli import main
from webui.demo import PEOPLE
from webui.walking import MovableClock

#: Somebody of another daerah.
FAR = person("manajer_kasus", daerah="94.04")
#: Days since the first family came: the longest story takes some weeks.
BEGUN = timedelta(days=120)
#: The story in which a letter is sent.
LETTER = "utama"
#: What a report begins.
OUTREACH = "penjangkauan"
#: Hats of the walk-throughs that read what families say.
TEAM = ("petugas_penerima", "manajer_kasus", "pekerja_sosial", "ketua_lk3", "sekretaris_lk3")
#: Pages of a case.
PAGES = ("", "/riwayat", "/akses", "/perbaikan")
#: What the keeper of the machine reads on the command line.
COMMANDS = (
    ("case", "show", "{no}"), ("case", "history", "{no}", "--json"), ("incident", "list"),
    ("incident", "list", "--json"), ("incident", "show", "{stuck}", "--json"), ("audit", "verify"),
)  # fmt: skip
#: Of so many words one is sought on the page too.
SOME = 8
#: Longest wait for the worker's next rounds, in seconds.
PATIENCE = 60


class Watched(Engine):
    """An engine that remembers what it was asked to do."""

    asked: frozenset[str] = frozenset()

    def do(self, command: object, *said: object) -> Receipt:
        """Remember the deed's name and do it."""
        self.asked |= {type(command).__name__}
        return super().do(command, *said)  # type: ignore[arg-type]  # whatever it was handed


@dataclass
class Life:
    """Words, and the cases they were said in."""

    #: What a family's team still reads.
    kept: Bank = field(default_factory=lambda: Bank(1377, 140))
    #: What was reported at a public door.
    reported: Bank = field(default_factory=lambda: Bank(9404, 9))
    #: What was thrown away, refused or typed over.
    lost: Bank = field(default_factory=lambda: Bank(6474, 140))
    #: What was typed for a name at the door.
    door: Bank = field(default_factory=lambda: Bank(8171, 1))
    #: What who reads the log must judge: why somebody broke in, why a case is to go.
    logged: Bank = field(default_factory=lambda: Bank(7371, 9))
    #: Cases of the small office, and of the walk-throughs.
    office: list[str] = field(default_factory=list)
    told: dict[str, str] = field(default_factory=dict)
    #: The case whose step is held.
    stuck: str = ""
    #: The pages with a draft on them: what was typed at the desk, what was reported at a door.
    tasks: tuple[str, ...] = ()

    def told_before(self, engine: Engine, clock: MovableClock) -> None:
        """Do what happened long ago, before a worker of today finds its deadlines."""
        self.office = [
            *deeds.opened_to_some(engine, self.kept, self.logged, self.lost),
            *deeds.mended(engine, self.kept),
            deeds.stood_still(engine, self.kept),
            deeds.taken_over(engine, self.kept),
        ]
        self.told = tell(engine, clock, self.kept, self.lost)

    def today(self, house: House, port: int, database: Database) -> None:
        """Do through the pages what happens at the desk, and have the worker do the rest."""
        officer = Visitor(port)
        officer.open("/masuk")
        mistaken = {"nama": self.door.nik(), "sandi": self.lost.sentence()}
        officer.send("/masuk", {**mistaken, "bawa:nama": self.lost.name()})
        account = account_name("petugas_penerima", PARIAMAN)
        task = taken_in(officer, account, PASSWORD, database, self.kept, self.lost)
        self.told[""] = number_in(officer.open(task).body.decode())
        visitor = Visitor(port)
        self.tasks = (task, reported(visitor, officer, self.reported, self.lost))
        for one in (visitor, officer):
            house.note(one)
        self.stuck = held(Visitor(port).enter(OFFICER.username, PASSWORD), self.kept)
        self.office.append(self.stuck)
        _delivered(database)

    def readers(self, port: int, house: House) -> None:
        """Have everybody open what she may; keep the pages."""
        told = [*(f"/kasus/{no}" for no in self.told.values()), *self.tasks]
        for role in TEAM:
            self._read("readers", account_name(role, PARIAMAN), port, house, told)
        pages = [f"/kasus/{no}{page}" for no in self.office for page in ("", "/riwayat")]
        self._read("readers", OFFICER.username, port, house, pages)
        doors = [f"/kasus/{no}/akses" for no in self.office]
        self._read("readers", MANAGER.username, port, house, [*doors, "/akses-darurat"])
        manager = Visitor(port).enter(account_name("manajer_kasus", PARIAMAN), PASSWORD)
        for paper in ("riwayat", "surat/surat_rujukan"):  # read and thrown away
            answer = manager.open(f"/kasus/{self.told[LETTER]}/{paper}.pdf")
            assert answer.body.startswith(b"%PDF"), paper

    def search(self, engine: Engine, port: int, house: House) -> None:
        """Have who took the families in find each by name, NIK and number, and others none."""
        name = account_name("petugas_penerima", PARIAMAN)
        hers = replace(OFFICER, username=name)
        for words in sorted(self.kept.sought):
            assert engine.ask(SearchPeople(words), hers).cases, words
            assert not engine.ask(SearchPeople(words), OTHER_WORKER).cases, words
        visitor = Visitor(port).enter(name, PASSWORD)
        for words in sorted(self.kept.sought)[::SOME]:
            assert b"LK3-1377-" in visitor.send("/cari", {"x-siapa": words}).body
        house.note(visitor)

    def strangers(self, port: int, house: House) -> None:
        """Have others open the same; keep what they are shown."""
        cases = (self.office[0], self.stuck, self.told[LETTER])
        pages = [f"/kasus/{no}{page}" for no in cases for page in PAGES]
        more = ["/kasus", "/gangguan", "/akses-darurat", *self.tasks, f"{pages[0]}/riwayat.pdf"]
        for one in (OTHER_WORKER, FAR):
            self._read("strangers", one.username, port, house, [*pages, *more])
        self._read("log_readers", AUDITOR.username, port, house, [*pages, *more[:-1]])
        visitor = Visitor(port)
        for page in (*pages, *more):
            visitor.open(page)
        house.keep("strangers", b"\n".join(visitor.seen))

    def commands(self, house: House, database: Database) -> None:
        """Have the keeper of the machine ask for everything; keep what is printed."""
        runner, stuck = CliRunner(env=house.settings), self.stuck
        for command in COMMANDS:
            words = [one.format(no=self.told[LETTER], stuck=stuck) for one in command]
            answer = runner.invoke(main, words, prog_name="lk3")
            assert answer.exit_code == 0, answer.output
            house.keep("printed", answer.output.encode())
        said = [self.lost.sentence(), "--reason", self.lost.note()]
        with broken(database):
            answer = runner.invoke(main, ["incident", "mend", stuck, "kapan", *said])
        assert answer.exc_info
        house.keep("printed", "".join(traceback.format_exception(*answer.exc_info)).encode())

    def _read(self, kind: str, name: str, port: int, house: House, pages: list[str]) -> None:
        visitor = Visitor(port).enter(name, PASSWORD)
        visitor.seen.clear()
        for page in pages:
            visitor.open(page)
        house.keep(kind, b"\n".join(visitor.seen))
        house.note(visitor)


def moved_in(database: Database, clock: MovableClock) -> Watched:
    """Bring in people and processes; return the engine."""
    engine = Watched(
        database,
        FormLibrary(),
        QuickPasswords(),
        clock,
        keyring=KEYRING,
        calendar=calendar_of,
        looks_into=looks_into,
    )
    furnish(open_office(engine))
    staff = [(account_name(role, PARIAMAN), name, PARIAMAN, role) for role, name in PEOPLE.items()]
    for username, name, daerah, role in (*staff, (FAR.username, FAR.name, FAR.daerah, FAR.role)):
        account = RegisterAccount(username, name, daerah, (role,), password=PASSWORD)
        engine.do(account, MACHINE)
    for process in (PATHWAY, OUTREACH):
        engine.do(PublishDefinition(PARIAMAN, process, bundle_of(process, PARIAMAN)), MACHINE)
    return engine


def long_ago() -> MovableClock:
    """Return a clock that stands where the first family comes."""
    return MovableClock(datetime.now(UTC) - BEGUN)


def _delivered(database: Database) -> None:
    """Wait until the worker has sent what waits to be sent."""
    waiting = select(func.count()).where(outbox.c.status == "waiting")
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        with database.reading() as connection:
            if not connection.execute(waiting).scalar():
                return
        time.sleep(0.2)
    raise TimeoutError

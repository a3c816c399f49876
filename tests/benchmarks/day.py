"""A counselor's day of forty tasks, by the pages alone: what she presses is counted.

.venv/bin/python -m tests.benchmarks.day
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from secrets import token_hex

from lxml import html

from engine import (
    MACHINE_ACTOR,
    Engine,
    JsonObject,
    ReleaseTask,
    SeedInstitutions,
    temporary_database,
)
from forms import FormLibrary
from processes import happens, institutions, number_style, scenarios
from tests.benchmarks.hand import DOUBTS, FAULTS, Counted, Hand
from webui import create_app
from webui.accounts import account_name
from webui.applying import applied
from webui.bundles import calendar_of
from webui.cli.bench.inbox import AnyPassword
from webui.demo import PASSWORD, Family, staff, tell
from webui.settings import Settings
from webui.walking import START, MovableClock, Walker

PLACE, ROLE = "13.77", "pekerja_sosial"
FINISH, ONWARD = "Selesaikan", "Selesai, buka tugas berikutnya"
ROWS = "//ul[@class='desk']/li"
#: No way through the day is longer.
MOST = 200
#: The morning on which the desk is looked at.
TODAY = START + timedelta(days=84)


@dataclass(frozen=True, slots=True)
class Visit:
    """A family whose turn it is today."""

    family: Family
    #: How many of its tasks, one after the other, she does today.
    tasks: int
    #: A colleague gave it back: it is taken from the pool.
    from_pool: bool = False


def _visit(process: str, story: str, waits: str, tasks: int, *, pool: bool = False) -> Visit:
    return Visit(Family(story, waits, 1, process), tasks, pool)


COUNSELING, CARE = "konseling_keluarga", "pengasuhan_lansia_disabilitas"
#: Forty tasks, as many of each kind as a hard day has.
DAY = (
    _visit(COUNSELING, "utama", "jadwal_sesi", 3),
    _visit(COUNSELING, "utama", "jadwal_sesi", 3),
    _visit(COUNSELING, "utama", "f05_asesmen_bpss", 1),
    _visit(COUNSELING, "utama", "f05_asesmen_bpss", 1),
    _visit(COUNSELING, "utama", "f11_rencana_intervensi", 1),
    _visit(COUNSELING, "utama", "f11_rencana_intervensi", 1, pool=True),
    _visit(COUNSELING, "utama", "f12_catatan_sesi", 1, pool=True),
    *(_visit(COUNSELING, "utama", "jelaskan_kontrak", 2) for _ in range(2)),
    *(_visit(COUNSELING, "utama", "f12_catatan_sesi", 1) for _ in range(4)),
    _visit(COUNSELING, "utama", "pilih_lembaga", 4),
    _visit(COUNSELING, "utama", "kirim_surat", 1),
    _visit(COUNSELING, "utama", "f20_pemantauan", 1),
    _visit(COUNSELING, "utama", "f20_pemantauan", 1),
    _visit(COUNSELING, "utama", "f21_evaluasi_terminasi", 1),
    _visit(CARE, "bahaya_saat_sesi", "jadwalkan_kunjungan", 3),
    _visit(CARE, "bahaya_saat_sesi", "f13_kunjungan_rumah", 3),
    _visit(CARE, "bahaya_saat_sesi", "sepakati_paket", 2),
    _visit("penjangkauan", "tidak_ditemukan", "f19a_rencana_penjangkauan", 1),
    _visit("penjangkauan", "tidak_ditemukan", "lapor_dari_lapangan", 2),
    _visit("pengaduan_bansos", "petugas_lk3", "periksa_oleh_ditunjuk", 1, pool=True),
    _visit("rujukan_masuk", "utama", "kabari_pengirim", 1),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """What was counted."""

    tasks: int
    families: int
    clicks: int
    pages: int
    #: Times the browser waited for an answer, of which some only lead on.
    waits: int
    clicks_per_task: float
    pages_per_task: float
    #: Sign-in, three appointments, one that is settled, one case handed over: clicks and pages.
    beside: tuple[int, int]


class Desk:
    """The office on the morning of that day, and the counselor's hand on its pages."""

    def __init__(self, engine: Engine, clock: MovableClock, day: tuple[Visit, ...]) -> None:
        self.clock = clock
        staff(engine, PLACE, AnyPassword().hash(PASSWORD))
        engine.do(applied(PLACE, "Hari kerja"), MACHINE_ACTOR)
        engine.do(SeedInstitutions(PLACE, institutions(PLACE)), MACHINE_ACTOR)
        #: Case number -> answers of what is done today.
        self.todo: dict[str, list[JsonObject]] = {}
        for visit in day:
            walker = tell(engine, clock, PLACE, visit.family, TODAY)
            self.todo[walker.no] = [*_today(walker, visit)]
            if visit.from_pool:
                (task,) = walker.tasks(visit.family.waits)
                engine.do(ReleaseTask(task.id, "Cuti"), walker.person("manajer_kasus"))
            clock.now = TODAY
        settings = Settings(database_url="", secret=token_hex(), var=Path())
        self.hand = Hand(create_app(engine, settings, clock).test_client())

    def begin(self) -> Counted:
        """Sign in, and take from the pool what a colleague gave back."""
        self.hand.open("/masuk")
        self.hand.press("Masuk", {"nama": account_name(ROLE, PLACE), "sandi": PASSWORD})
        self.hand.follow("Bisa diambil")
        self.hand.follow("Pilih beberapa tugas")
        rows = self.hand.page.xpath(ROWS)
        ids = [row.xpath(".//input/@value")[0] for row in rows if self._is_todays(row)]
        self.hand.press("Ambil", {"x-tugas": [*ids]})
        self.hand.follow("Tugas saya")
        return replace(self.hand.counted)

    def work(self) -> Counted:
        """Do what is to be done today; go back to the list only where nothing else leads on."""
        before = replace(self.hand.counted)
        for _ in range(MOST):
            no = self._case_here()
            if any(map(self.hand.asks, self.todo.get(no, ()))):
                self._do(no)
            elif not any(self.todo.values()):
                return self.hand.counted.since(before)
            elif no:
                self.hand.follow("Kembali ke daftar tugas")
            else:
                row = next(filter(self._is_todays, self.hand.page.xpath(ROWS)))
                self.hand.follow("Buka", row.xpath(".//a/@href")[0])
        raise RuntimeError(f"{self.hand.path}: {self.todo}")

    def meet(self) -> Counted:
        """Make three appointments, tell how one went, hand a case over."""
        before = replace(self.hand.counted)
        self.hand.open("/tugas")
        for hour in ("09:15", "13:00", "15:00"):
            self.hand.follow("Buka")
            self.hand.follow("Buat janji temu" if self.hand.can("Buat janji temu") else "LK3-")
            self.hand.unfold("Buat janji")
            told = {"hari": str(TODAY.date()), "jam": hour, "catatan": "Bersama ibu"}
            self.hand.press("Simpan janji", told)
            self.hand.follow("Tugas")
        self.clock.now += timedelta(minutes=20)
        self.hand.follow("Janji 09", "/kasus/")
        self.hand.unfold("Catat hasil")
        self.hand.press("Simpan", {"hasil": "hadir"}, place="/hasil")
        self.hand.follow("Serahkan kasus kepada rekan")
        told = {"kepada": account_name("manajer_kasus", PLACE), "catatan": "Telepon pagi hari."}
        self.hand.press("Usulkan dan tanda tangani", told)
        return self.hand.counted.since(before)

    def _do(self, no: str) -> None:
        """Fill and finish the task on the page; once more where the answers are odd."""
        answers = next(one for one in self.todo[no] if self.hand.asks(one))
        self.todo[no].remove(answers)
        same = bool(self.todo[no])
        finish = (
            ONWARD if self.hand.can(ONWARD) and not same and any(self.todo.values()) else FINISH
        )
        self.hand.press(finish, answers)
        if self.hand.has(DOUBTS):
            self.hand.press(finish, answers)
        if self.hand.has(FAULTS):
            raise RuntimeError(self.hand.page.get_element_by_id(FAULTS).text_content())

    def _is_todays(self, row: html.HtmlElement) -> bool:
        return any(todo and no in row.text_content() for no, todo in self.todo.items())

    def _case_here(self) -> str:
        """Return the number of the case whose task is on the page; "" on any other page."""
        if not self.hand.path.startswith("/tugas/"):
            return ""
        head = self.hand.page.xpath("//main//header")[0].text_content()
        return next(no for no in self.todo if no in head)


def _today(walker: Walker, visit: Visit) -> Iterator[JsonObject]:
    """Yield the answers of the steps that are today's."""
    family = visit.family
    story = next(one for one in scenarios(family.process) if one.name == family.scenario)
    steps = [one for one in story.steps if happens(one, walker.settings) and "complete" in one]
    first = [one["complete"] for one in steps].index(family.waits)
    for step in steps[first : first + visit.tasks]:
        yield walker.here(step.get("data", {}))


def measure(families: int) -> Day:
    """Furnish an office, go through the day of so many families, tell what it took."""
    with temporary_database(durable=False) as database:
        clock = MovableClock(TODAY)
        engine = Engine(
            database,
            FormLibrary(),
            AnyPassword(),
            clock,
            calendar=calendar_of,
            numbering=number_style,
        )
        desk = Desk(engine, clock, DAY[:families])
        tasks = sum(map(len, desk.todo.values()))
        beside, worked = desk.begin(), desk.work()
        others = desk.meet()
    return Day(
        tasks=tasks,
        families=families,
        clicks=worked.clicks,
        pages=worked.pages,
        waits=worked.waits,
        clicks_per_task=round(worked.clicks / tasks, 2),
        pages_per_task=round(worked.pages / tasks, 2),
        beside=(beside.clicks + others.clicks, beside.pages + others.pages),
    )


if __name__ == "__main__":
    print(measure(len(DAY)))  # noqa: T201 the figures

"""Timers: many due at once, each fired once by workers of which one may die; and an idle worker."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from threading import Event, Timer

from engine import MACHINE_ACTOR, Crowd, Database, Engine, FireTimers, StartCase, temporary_database
from forms import FormLibrary
from processes import daerah
from webui.stage import NoPasswords, Stage
from webui.walking import MovableClock, Walker
from webui.worker import BATCH, run_worker

PROCESS = "tenggat"
#: A case that waits an hour, then for a person.
FILES = {
    "tenggat.bpmn": (
        b'<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" '
        b'xmlns:lk3="urn:lk3:bpmn:1" targetNamespace="urn:lk3:bench">'
        b'<process id="tenggat" isExecutable="true"><laneSet id="lajur">'
        b'<lane id="penerima" lk3:role="petugas_penerima"><flowNodeRef>mulai</flowNodeRef>'
        b"<flowNodeRef>jam</flowNodeRef><flowNodeRef>tugas</flowNodeRef>"
        b'<flowNodeRef>selesai</flowNodeRef></lane></laneSet><startEvent id="mulai"/>'
        b'<intermediateCatchEvent id="jam"><timerEventDefinition><timeDuration>PT1H</timeDuration>'
        b'</timerEventDefinition></intermediateCatchEvent><userTask id="tugas" name="Tugas"/>'
        b'<endEvent id="selesai"/><sequenceFlow id="a" sourceRef="mulai" targetRef="jam"/>'
        b'<sequenceFlow id="b" sourceRef="jam" targetRef="tugas"/>'
        b'<sequenceFlow id="c" sourceRef="tugas" targetRef="selesai"/></process></definitions>'
    )
}
HOUR, LEASE = timedelta(hours=1), timedelta(minutes=2)
#: Forked processes keep what is loaded; each opens connections of its own.
_FORK = get_context("fork")


@dataclass(frozen=True, slots=True, kw_only=True)
class Jobs:
    """What was measured."""

    database: str
    timers: int
    workers: int
    #: One worker was killed half-way.
    killed: bool
    #: Cases whose timer fired once, and more than once.
    fired_once: int
    fired_twice: int
    jobs_per_s: float
    #: Timers that wait while a worker looks for work, and its share of one core in percent.
    idle_timers: int
    idle_cpu_percent: float


class Hall:
    """A database full of cases that wait for the same hour."""

    def __init__(self, database: Database, count: int) -> None:
        self._database = database
        self.clock = MovableClock()
        self.engine = Engine(database, FormLibrary(), NoPasswords(), self.clock)
        place = next(iter(daerah()))
        Stage(self.engine, self.clock).publish(PROCESS, place, FILES)
        starter = Walker(self.engine, self.clock, place).person("petugas_penerima")
        self.crowd = Crowd(database, self.engine.do(StartCase(PROCESS), starter).case_no)
        self.crowd.gather(FILES, FormLibrary(), self.clock.now, count - 1)

    def fire(self, workers: int, kill_at: int = 0) -> float:
        """Let the hour come, fire all with `workers` processes; return the seconds it took.

        When `kill_at` timers have fired the first worker is killed; its lease runs out then.
        """
        self.clock.now += HOUR
        crew = [_FORK.Process(target=self._work) for _ in range(workers)]
        began = time.perf_counter()
        for worker in crew:
            worker.start()
        if kill_at:
            self._kill(crew[0], kill_at)
        for worker in crew:
            worker.join()
        return time.perf_counter() - began

    def idle_percent(self, timers: int, seconds: float) -> float:
        """Hang `timers` clocks that are not due; return the CPU share of a worker beside them."""
        self.crowd.hang(self.clock.now + HOUR, timers)
        answer, told = _FORK.Pipe(duplex=False)
        worker = _FORK.Process(target=self._idle, args=(seconds, told))
        worker.start()
        spent: float = answer.recv()
        worker.join()
        return spent / seconds * 100

    def _work(self) -> None:
        self._database.connections.dispose(close=False)  # these are the parent's
        late = self.clock.now + LEASE
        while self.clock.now <= late:
            if not self.engine.do(FireTimers(BATCH), MACHINE_ACTOR).count:
                self.clock.now += LEASE  # what a dead worker took comes back

    def _kill(self, worker: BaseProcess, kill_at: int) -> None:
        while worker.is_alive() and sum(self.crowd.deeds("timer_fired")) < kill_at:
            time.sleep(0.05)
        worker.kill()

    def _idle(self, seconds: float, told: Connection) -> None:
        self._database.connections.dispose(close=False)
        stop = Event()
        Timer(seconds, stop.set).start()
        began = time.process_time()
        run_worker(self.engine, stop)
        told.send(time.process_time() - began)


def measure(
    url: str,
    timers: int,
    idle: int,
    seconds: float,
    tick: Callable[[], None] = lambda: None,
) -> Jobs:
    """Fire `timers` at once, then look on while a worker has nothing to do."""
    with temporary_database(url) as database:
        workers = 2 if database.dialect == "postgresql" else 1  # SQLite has one writer
        hall = Hall(database, timers)
        tick()
        took = hall.fire(workers, kill_at=timers // 2 if workers > 1 else 0)
        fired = hall.crowd.deeds("timer_fired")
        tick()
        share = hall.idle_percent(idle, seconds)
        tick()
        return Jobs(
            database=database.dialect,
            timers=timers,
            workers=workers,
            killed=workers > 1,
            fired_once=fired.count(1),
            fired_twice=sum(count > 1 for count in fired),
            jobs_per_s=round(timers / took, 1),
            idle_timers=idle,
            idle_cpu_percent=round(share, 3),
        )

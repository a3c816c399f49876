"""Kill -9 just before and just after each commit: no step and no job is lost or done twice."""

import os
import signal
from collections import Counter
from contextlib import suppress
from datetime import UTC, datetime, timedelta

import pytest

from engine import (
    MACHINE_ACTOR,
    CaseByNo,
    CompleteTask,
    Database,
    DeliverOutbox,
    Engine,
    EngineError,
    FireTimers,
    History,
    PublishDefinition,
    StartCase,
    VerifyHistory,
)
from forms import FormLibrary
from tests.conftest import KEYRING, QuickPasswords
from tests.crash.circle import CIRCLE
from tests.engine.office import AUDITOR, COORDINATOR, OFFICER, PARIAMAN, staff

KILLS = int(os.environ.get("LK3_KILLS", "300"))
#: A round commits five times, with a moment before and a moment after each: the task; the lease
#: and the firing of the timer; the lease and the note of the delivery.
MOMENTS = 10


class Office:
    """Somebody who works on one case, and the machine beside her."""

    def __init__(self, url: str) -> None:
        #: Commit moments left to this process; it dies at the last. 0: it lives.
        self.moments = 0
        #: What people and receivers were told, in order: "hand TASK", "done TASK", "got KEY".
        self.told: list[str] = []
        self.now = datetime(2026, 3, 2, 2, 0, tzinfo=UTC)
        self._telling = -1
        self.database = Database(url, self._witness)
        self.engine = Engine(
            self.database,
            FormLibrary(),
            QuickPasswords(),
            self._clock,
            self._deliver,
            keyring=KEYRING,
        )

    def open(self) -> None:
        staff(self.engine)
        files = {"putaran.bpmn": CIRCLE}
        self.engine.do(PublishDefinition(PARIAMAN, "putaran", files), COORDINATOR)
        self.no = self.engine.do(StartCase("putaran"), OFFICER).case_no

    def unanswered(self) -> str:
        """The task that was handed in last, if nobody was told that it is done."""
        lines = (line.split() for line in reversed(self.told))
        deed, task = next((line for line in lines if line[0] != "got"), ("done", ""))
        return task if deed == "hand" else ""

    def work_until_killed(self, moments: int) -> None:
        """Let a process work until it dies at the given moment of its life."""
        self.database.close()  # a connection must not be shared with a fork
        self.now += timedelta(minutes=5)  # later than any lease of the process before
        hearing, self._telling = os.pipe()
        child = os.fork()
        if child == 0:
            signal.alarm(20)  # who never comes to the moment is not waited for
            self.moments = moments
            with suppress(EngineError, OSError):
                self._work()
            os._exit(1)
        os.close(self._telling)
        with os.fdopen(hearing) as told:
            self.told += told.read().splitlines()
        self._telling = -1
        status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        assert status == -signal.SIGKILL, "whoever comes after a kill cannot go on"

    def _work(self) -> None:
        task = self.unanswered()
        while True:
            if task:
                self._tell(f"hand {task}")
                self.engine.do(CompleteTask(task, {}), OFFICER, submission=f"kirim-{task}")
                self._tell(f"done {task}")
            self.engine.do(FireTimers(), MACHINE_ACTOR)
            self.engine.do(DeliverOutbox(), MACHINE_ACTOR)
            tasks = self.engine.ask(CaseByNo(self.no), OFFICER).tasks
            task = next((task.id for task in tasks if task.status == "open"), "")

    def _witness(self, _moment: str) -> None:
        if self.moments:
            self.moments -= 1
            if not self.moments:
                os.kill(os.getpid(), signal.SIGKILL)

    def _deliver(self, _daerah: str, _message: str, key: str, _payload: object) -> str:
        self._tell(f"got {key}")
        return ""

    def _tell(self, line: str) -> None:
        if self._telling < 0:
            self.told.append(line)
        else:
            os.write(self._telling, f"{line}\n".encode())

    def _clock(self) -> datetime:
        """Go on two seconds with every look, so that a timer is due the next time."""
        self.now += timedelta(seconds=2)
        return self.now


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore:.*use of fork:DeprecationWarning")  # the child opens its own
def test_no_step_and_no_job_is_lost_or_done_twice(database_url):
    office = Office(database_url)
    office.open()
    for kill in range(KILLS):
        # One moment further each time, one more than a round has: every moment comes up.
        office.work_until_killed(1 + kill % (MOMENTS + 1))
    told = Counter(line.split()[0] for line in office.told)
    acknowledged = {line.split()[1] for line in office.told if line.startswith("done")}
    received = Counter(line.split()[1] for line in office.told if line.startswith("got"))

    events = office.engine.ask(History(office.no), AUDITOR).events
    done = Counter(event.task_id for event in events if event.deed == "task_completed")
    sent = Counter(event.detail["key"] for event in events if event.deed == "message_sent")
    fired = sum(event.deed == "timer_fired" for event in events)
    assert acknowledged <= set(done), "an acknowledged completion is gone"
    assert set(done.values()) == {1}, "a completion was done twice"
    assert told["hand"] > len(acknowledged) > KILLS // (MOMENTS + 1)

    # What the last process left behind is done by the next: nothing waits for ever.
    office.now += timedelta(minutes=5)
    left = office.engine.do(FireTimers(), MACHINE_ACTOR).count
    unsent = office.engine.do(DeliverOutbox(), MACHINE_ACTOR)
    assert fired + left == len(done), "a timer is lost or fired twice"
    assert len(sent) + unsent.count == len(done), "a message is lost"
    assert set(sent.values()) == {1}, "a message was noted twice"
    assert set(sent) <= set(received), "a message was noted and never delivered"
    assert office.engine.ask(VerifyHistory(office.no), AUDITOR).whole
    office.database.close()

"""The loop that fires due timers and delivers the outbox; beside the pages or apart."""

import logging
from threading import Event, Thread

from engine import MACHINE_ACTOR, DeliverOutbox, Engine, FireTimers

log = logging.getLogger("lk3.worker")

#: Seconds between two looks at the due rows; a deadline is never told later than this.
PAUSE = 5.0
#: Rows taken in one transaction: short enough that nobody waits behind it.
BATCH = 100


def run_worker(engine: Engine, stop: Event, pause: float = PAUSE) -> None:
    """Fire timers and deliver messages until `stop` is set; a failure waits for the next round."""
    while not stop.is_set():
        try:
            busy = work_once(engine)
        except Exception:  # the worker must outlive a lost database; the log says what happened
            log.exception("worker round failed")
            busy = False
        if not busy:
            stop.wait(pause)


def work_once(engine: Engine) -> bool:
    """Do one round; tell whether there may be more at once."""
    counts = [
        engine.do(command, MACHINE_ACTOR).count
        for command in (FireTimers(BATCH), DeliverOutbox(BATCH))
    ]
    return max(counts) >= BATCH


def start_worker(engine: Engine, pause: float = PAUSE) -> Event:
    """Run the worker in a thread of this process; set the returned event to end it."""
    stop = Event()
    Thread(target=run_worker, args=(engine, stop, pause), name="lk3-worker", daemon=True).start()
    return stop

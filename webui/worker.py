"""The loop beside the pages or apart: timers, the outbox, access that ended, the history's seal."""

import logging
from threading import Event, Thread

from engine import (
    MACHINE_ACTOR,
    CarryTransfers,
    Checkpoints,
    DeliverNudges,
    DeliverOutbox,
    Engine,
    FireTimers,
    ForgetLeft,
    NudgeAll,
    RemindAll,
    Round,
    SealHistory,
    TakeBackAll,
    TellOfLeavers,
)
from webui.seal import WitnessFile

log = logging.getLogger("lk3.worker")

#: Seconds between two looks at the due rows; a deadline is never told later than this.
PAUSE = 5.0
#: Rows taken in one transaction: short enough that nobody waits behind it.
BATCH = 100


def run_worker(
    engine: Engine, stop: Event, pause: float = PAUSE, witness: WitnessFile | None = None
) -> None:
    """Do rounds until `stop` is set; a failure waits for the next round."""
    while not stop.is_set():
        try:
            busy = work_once(engine, witness)
        except Exception:  # the worker must outlive a lost database; the log says what happened
            log.exception("worker round failed")
            busy = False
        if not busy:
            stop.wait(pause)


def work_once(engine: Engine, witness: WitnessFile | None = None) -> bool:
    """Do one round; tell whether there may be more at once."""
    if engine.do(SealHistory(), MACHINE_ACTOR).count and witness is not None:
        witness.keep(engine.ask(Checkpoints(), MACHINE_ACTOR))
    rounds: tuple[Round, ...] = (
        *(FireTimers(BATCH), DeliverOutbox(BATCH), TakeBackAll(BATCH), RemindAll(BATCH)),
        *(CarryTransfers(BATCH), TellOfLeavers(BATCH), NudgeAll(BATCH), DeliverNudges(BATCH)),
    )
    counts = [engine.do(one, MACHINE_ACTOR).count for one in rounds]
    counts.append(engine.do(ForgetLeft(BATCH), MACHINE_ACTOR).count)
    return max(counts) >= BATCH


def start_worker(engine: Engine, pause: float = PAUSE, witness: WitnessFile | None = None) -> Event:
    """Run the worker in a thread of this process; set the returned event to end it."""
    stop = Event()
    told = (engine, stop, pause, witness)
    Thread(target=run_worker, args=told, name="lk3-worker", daemon=True).start()
    return stop

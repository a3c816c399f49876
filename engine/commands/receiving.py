"""A message that came brings its answers into the case: what every way it comes by shares."""

from engine.commands.going_on import record_step
from engine.commands.settling import kept, settled
from engine.commands.stepping import carried, restored, take_step
from engine.lifecycle import fits
from engine.model import JsonObject
from engine.store.history import Deed
from engine.store.records import CaseRecord
from engine.store.records_waits import WaitRecord
from engine.store.work import Work
from engine.store.work_answers import Filled


def received(
    work: Work, case: CaseRecord, wait: WaitRecord, answers: JsonObject, link: str = ""
) -> CaseRecord:
    """Check the answers, hand them to the node that waits and run on; returns the saved case.

    `link`: id of the link they came by; who answers by one is judged without the case.
    """
    fits("receive", case.status)
    answers = settled(work, case, wait.form, answers, alone=bool(link))

    running = restored(work, case)
    running.receive(wait.id, carried(work.bundle(case), wait.form, answers))

    digest, detail = kept(work, case, _filled_in(wait, answers))
    step = take_step(work, case, running)
    by = {"link": link} if link else {}
    deed = Deed(
        deed="message_received",
        element=wait.element,
        name=wait.name,
        digest=digest,
        detail={"message": wait.message, **by, **detail},
    )
    return record_step(work, step, deed)


def _filled_in(wait: WaitRecord, answers: JsonObject) -> Filled:
    """Name the form of a wait with the message's content."""
    return Filled(
        task_id=wait.id,
        element=wait.element,
        task_name=wait.name or wait.message,
        form=wait.form,
        body=answers,
    )

"""Whatever people do in whatever order, the history stays whole and says it all."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine import (
    AssignTask,
    CancelCase,
    CaseByNo,
    ClaimTask,
    CompleteTask,
    CorrectAnswer,
    EngineError,
    FireTimers,
    History,
    ReceiveMessage,
    ReleaseTask,
    ResumeCase,
    RetryIncident,
    SaveDraft,
    StartCase,
    SuspendCase,
    VerifyHistory,
)
from tests.engine.office import (
    AUDITOR,
    GOOD,
    MACHINE,
    MANAGER,
    OFFICER,
    OTHER_WORKER,
    URGENT,
    WORKER,
)

PEOPLE = (OFFICER, MANAGER, WORKER, OTHER_WORKER, AUDITOR)
NAMES = (
    *("start", "stuck", "claim", "release", "assign", "draft", "complete"),
    *("message", "suspend", "resume", "cancel", "retry", "correct", "wait"),
)
DEEDS = st.tuples(
    st.sampled_from(
        [
            "start",
            "stuck",
            "claim",
            "release",
            "assign",
            "draft",
            "complete",
            "message",
            "suspend",
            "resume",
            "cancel",
            "retry",
            "correct",
            "wait",
        ]
    ),
    st.sampled_from(PEOPLE),
    st.sampled_from((GOOD, URGENT, {})),
)


@settings(
    max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(deeds=st.lists(DEEDS, min_size=5, max_size=14))
def test_the_chain_holds_and_refusals_leave_no_trace(office, clock, deeds):
    no = office.do(StartCase("aduan"), OFFICER).case_no
    for name, actor, answers in deeds:
        before = len(office.ask(History(no), AUDITOR).events)
        try:
            no = act(office, clock, no, name, actor, answers) or no
        except EngineError:
            assert len(office.ask(History(no), AUDITOR).events) == before
    verdict = office.ask(VerifyHistory(), AUDITOR)
    assert verdict.whole, verdict


def act(office, clock, no, name, actor, answers) -> str:
    """Do one deed on the case, or on whatever of it there is; return a new case's number."""
    sheet = office.ask(CaseByNo(no), AUDITOR)
    task = next((view.id for view in sheet.tasks if view.status == "open"), "")
    incident = next((item.id for item in sheet.incidents), "")
    filled = office.ask(CaseByNo(no), OFFICER).answers
    clock.advance(seconds=1)
    if name == "wait":
        clock.advance(days=4)
        office.do(FireTimers(), MACHINE)
        return ""
    commands = {
        "start": StartCase("aduan"),
        "stuck": StartCase("macet"),
        "claim": ClaimTask(task),
        "release": ReleaseTask(task),
        "assign": AssignTask(task, WORKER.username),
        "draft": SaveDraft(task, answers),
        "complete": CompleteTask(task, answers),
        "message": ReceiveMessage("msg_balasan", case_no=no, answers={"isi": "ya"}),
        "suspend": SuspendCase(no, "alasan"),
        "resume": ResumeCase(no, "alasan"),
        "cancel": CancelCase(no, "alasan"),
        "retry": RetryIncident(incident),
        "correct": CorrectAnswer(filled[0].id if filled else "", answers, "alasan"),
    }
    receipt = office.do(commands[name], actor)
    return receipt.case_no if name in {"start", "stuck"} and actor == OFFICER else ""

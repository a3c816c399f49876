"""The table of verbs, and the one function that reads it."""

from collections.abc import Mapping

from engine.access import absences, cases, erasure, tasks
from engine.access.cases import knows, may, mends
from engine.access.hats import (
    ADMIN,
    AUDITOR,
    COORDINATOR,
    DATA_OFFICER,
    ERASURE_ASKERS,
    ERASURE_JUDGES,
    LETTER_READERS,
    MACHINE,
    MANAGER,
    PUBLIC,
    READERS,
    REVIEWERS,
    SECRETARY,
    SIGNERS,
    STARTERS,
    TASKS_ONLY,
)
from engine.access.subject import HIDDEN, Denied, Rule, Subject
from engine.errors import Forbidden, Unknown
from engine.model import Actor

RULES: Mapping[str, Rule] = {
    "start_case": may(*STARTERS),
    "see_task": tasks.see_task,
    "read_task": tasks.read_task,
    "know_task": tasks.know_task,
    "claim": tasks.claim,
    "release": tasks.release,
    "assign": tasks.assign,
    "entrust": tasks.entrust,
    "be_given": tasks.be_given,
    "save_draft": tasks.save_draft,
    "plan": tasks.save_draft,
    "read_left": tasks.read_left,
    "complete": tasks.complete,
    "see_case": cases.see_case,
    "see_answers": cases.see_answers,
    "see_history": cases.see_history,
    # Whom it finds the cases decide, one by one.
    "search_people": may(*STARTERS),
    "see_access": knows(),
    "see_readers": cases.see_readers,
    "open_to_others": cases.open_to_others,
    "shut_to_others": cases.shut_to_others,
    "break_glass": cases.break_glass,
    "review_emergency": cases.review_emergency,
    "see_erasures": may(*ERASURE_ASKERS, *ERASURE_JUDGES, AUDITOR),
    "see_erasure": erasure.see_erasure,
    "ask_erasure": mends(*ERASURE_ASKERS),
    "decide_erasure": erasure.decide_erasure,
    "hold_case": erasure.hold_case,
    "lift_hold": mends(DATA_OFFICER),
    # Numbers and dates; of which case and to whom each letter was, the case decides.
    "see_letters": may(*LETTER_READERS),
    "take_part": cases.take_part,
    # What the family told goes along: who does it knows it.
    "reopen": cases.take_part,
    "see_handover": cases.see_handover,
    "answer_handover": cases.answer_handover,
    "withdraw_handover": cases.withdraw_handover,
    # The case closes here, and what goes along is read there: who answers for it decides.
    "transfer": cases.shut_to_others,
    # Numbers, places and names of staff: what goes from one institute to another is looked after.
    "see_transfers": may(MANAGER, DATA_OFFICER, AUDITOR),
    "answer_transfer": may(MANAGER),
    "receive": cases.receive,
    "stop_clock": tasks.stop_clock,
    "continue_clock": tasks.stop_clock,
    "extend": tasks.assign,
    "stop_clocks": cases.manage,
    "continue_clocks": cases.manage,
    "answer_by_link": cases.answer_by_link,
    "suspend": cases.manage,
    "resume": cases.manage,
    "cancel": cases.manage,
    "see_incidents": may(MANAGER, COORDINATOR, MACHINE),
    "retry": mends(MANAGER, COORDINATOR, MACHINE),
    # Moving, taking away or passing over changes the way, not what families said.
    "repair": mends(MANAGER, COORDINATOR, MACHINE),
    "mend_value": mends(MANAGER, MACHINE),
    "mend_weight": cases.mend_weight,
    "migrate": may(COORDINATOR, MACHINE),
    # The same on one case, whose number anybody could guess: to strangers there is none.
    "migrate_case": mends(COORDINATOR, MACHINE),
    "correct": cases.correct,
    "see_all_tasks": may(MANAGER),
    # What somebody left behind goes to who works here; it opens no case by name.
    "deal_out": may(MANAGER),
    "share_filter": may(MANAGER),
    "enter_absence": absences.enter_absence,
    "see_absences": may(MANAGER),
    "see_emergencies": may(*REVIEWERS, AUDITOR),
    "see_alarms": may(AUDITOR, DATA_OFFICER),
    "see_definitions": may(*STARTERS, *READERS, *TASKS_ONLY, MACHINE),
    "edit_definition": may(COORDINATOR),
    "publish": may(COORDINATOR, MACHINE),
    "keep_calendar": may(COORDINATOR, MACHINE),
    "report_in": may(PUBLIC),
    "see_doors": may(COORDINATOR),
    "set_door": may(COORDINATOR),
    "see_colleagues": may(*STARTERS, *READERS),
    "register": may(ADMIN, MACHINE),
    # Of institutions alone: families are not in the registry.
    "see_institutions": may(*STARTERS, *READERS, *SIGNERS, MACHINE),
    "keep_institutions": may(SECRETARY, COORDINATOR, MACHINE),
    "see_people": may(ADMIN, AUDITOR, MACHINE),
    "verify_all": may(AUDITOR, MACHINE),
    "work_clock": may(MACHINE),
    "see_demo_accounts": may(MACHINE),
}


def deny(actor: Actor, verb: str, subject: Subject) -> Denied | None:
    """Return None when `actor` may do `verb` on `subject`, else the reason.

    Nobody reaches into another daerah; only the machine is at home everywhere. For who is on the
    case's deny list it does not exist, whatever else would let her in.
    """
    if actor.daerah != subject.daerah and not (actor.role == MACHINE and not actor.daerah):
        return HIDDEN
    if actor.username in subject.denied:
        return HIDDEN
    return RULES[verb](actor, subject)


def guard(actor: Actor, verb: str, subject: Subject) -> None:
    """Raise Unknown (when it must not even show) or Forbidden unless `deny` says None."""
    if denied := deny(actor, verb, subject):
        refusal = Unknown() if denied.hidden else Forbidden(denied.why)
        refusal.case_id, refusal.case_no = subject.case_id, subject.case_no
        refusal.klass = subject.klass
        raise refusal

"""What every deed by an answer link shares: the locked case, the link read fresh, its pass."""

from dataclasses import replace

from engine.access import guard
from engine.answer_links import ANSWERS_DOOR, IN_WORDS, Standing
from engine.errors import NotSignedIn, Unknown, WrongState
from engine.model import say
from engine.store.history import Deed
from engine.store.records import CaseRecord
from engine.store.records_doors import LinkRecord
from engine.store.records_waits import WaitRecord
from engine.store.work import Work
from engine.store.work_answer_links import lets_in

CODE_AGAIN = say("Masukkan kode pembuka sekali lagi: tautan ini sudah lama terbuka.")


def held_link(work: Work, token: str) -> tuple[CaseRecord, LinkRecord]:
    """Lock the case of a link and read the link fresh; Unknown for all but its holder."""
    link = work.answer_links.of_token(token)
    if link is None:
        raise Unknown
    case = work.cases.lock(link.case_id)
    holder = replace(work.cases.subject(case), assignee=link.holder)
    guard(work.actor, "answer_by_link", holder)
    return case, work.answer_links.of_token(token) or link


def opened_link(work: Work, token: str, pass_: str) -> tuple[CaseRecord, LinkRecord]:
    """Return the same; NotSignedIn unless the code was right in this browser not long ago."""
    case, link = held_link(work, token)
    if not lets_in(link, pass_, work.now):
        raise NotSignedIn(CODE_AGAIN)
    return case, link


def awaited_by(work: Work, case: CaseRecord, link: LinkRecord, *allowed: Standing) -> WaitRecord:
    """Return the message that waits; WrongState unless the link stands in one of these ways."""
    wait = work.waits.wait(case, link.wait_id)
    closed = work.doors.is_shut(ANSWERS_DOOR)
    found = link.standing(case.status, awaited=wait is not None, closed=closed, now=work.now)
    if wait is None or found not in allowed:
        raise WrongState(IN_WORDS[found])
    return wait


def about_link(deed: str, link: LinkRecord, **detail: str) -> Deed:
    """Name a deed on a link by the node that waits."""
    more = {"link": link.id, **detail}
    return Deed(deed=deed, element=link.element, name=link.name, detail=more)

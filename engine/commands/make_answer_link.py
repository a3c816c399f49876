"""Make a link by which an institution answers a message that a case waits for."""

from dataclasses import dataclass
from typing import ClassVar

from engine.answer_links import ANSWERS_DOOR, code_from, fresh_token
from engine.commands.cases import entered
from engine.commands.linking import about_link
from engine.errors import WrongState
from engine.model import say
from engine.store.canonical import digest, fresh_id
from engine.store.records import CaseRecord
from engine.store.records_doors import LinkRecord
from engine.store.records_waits import WaitRecord
from engine.store.work import Work
from engine.store.work_answer_links import LASTS
from engine.views import Receipt

NOT_AWAITED = say("Kasus ini tidak (lagi) menunggu jawaban itu.")
NOT_BY_LINK = say("Kabar ini dicatat oleh petugas; lembaga tidak dapat menjawabnya lewat tautan.")
CLOSED = say(
    "Daerah ini sedang menutup pintu jawaban lembaga, maka tautan tidak dapat dibuat. Tanyakan"
    " jawabannya lewat telepon dan catat di sini; koordinator dapat membuka pintunya lagi."
)


@dataclass(frozen=True, slots=True)
class MakeAnswerLink:
    """Make the link of one awaited message; the one before is worth nothing any more."""

    #: The link must not be found in the database, so the receipt is not kept.
    keeps_receipt: ClassVar[bool] = False

    case_no: str
    #: Id of the message that is awaited.
    wait_id: str

    def run(self, work: Work) -> Receipt:
        """Answer with the link's token and the code that opens it, a blank between, as subject."""
        case = entered(work, self.case_no, "receive")
        wait = work.waits.wait(case, self.wait_id)
        if wait is None:
            raise WrongState(NOT_AWAITED)
        if work.doors.is_shut(ANSWERS_DOOR):
            raise WrongState(CLOSED)
        token = fresh_token()
        link = _link(work, case, wait, token)

        for before in work.answer_links.of_case(case):
            if before.status == "open" and before.wait_id == wait.id:
                work.answer_links.end(before, "revoked")
        work.answer_links.make(link)
        until = link.expires_at.isoformat()
        work.record(case, about_link("answer_link_made", link, until=until))

        code = code_from(work.means.mark(f"answer code {token}"))
        return case.receipt("answer_link_made", f"{token} {code}")


def _link(work: Work, case: CaseRecord, wait: WaitRecord, token: str) -> LinkRecord:
    fact = work.bundle(case).facts.get(wait.form)
    if fact is None or fact.outside is None:
        raise WrongState(NOT_BY_LINK)
    return LinkRecord(
        daerah=case.daerah,
        id=fresh_id(work.now),
        case_id=case.id,
        wait_id=wait.id,
        element=wait.element,
        name=wait.name,
        form=wait.form,
        letter=work.letters.latest_number(case, fact.outside.letter),
        token_hash=digest(token.encode()),
        pass_hash="",
        status="open",
        wrong=0,
        made_at=work.now,
        made_by=work.actor.username,
        made_by_name=work.actor.name,
        expires_at=work.now + LASTS,
    )

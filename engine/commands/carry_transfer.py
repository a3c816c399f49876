"""Carry one transfer over the wall between two daerah: the question, its end, or the case."""

from dataclasses import dataclass, replace
from typing import ClassVar

from engine.access import MANAGER, NAMED_CLASS, Subject, guard
from engine.commands.breaking_off import broken_off
from engine.commands.going_on import begin, said_in
from engine.lifecycle import DEEDS
from engine.model import UNSERVED, Actor
from engine.ports import Deliver
from engine.store.history import Deed
from engine.store.packet import beyond
from engine.store.records import CaseRecord
from engine.store.records_access import Word
from engine.store.records_transfers import IncomingRecord, TransferRecord, chain_of
from engine.store.work import Work
from engine.views import Receipt


@dataclass(frozen=True, slots=True)
class CarryTransfer:
    """Bring both sides of a transfer to say the same; what is carried already stays as it is.

    The row of the case's own daerah decides: a question that it took back is answered no more.
    With a yes the case is opened there and closed here in one transaction, under one lock.
    """

    #: It reaches over the wall: no daerah of its own.
    daerah: ClassVar[str] = ""

    from_daerah: str
    transfer_id: str

    def attempt(self, _deliver: Deliver | None) -> "CarryTransfer":
        """Nothing happens outside the transaction."""
        return self

    def run(self, work: Work) -> Receipt:
        """Answer with count 1 when anything was carried."""
        guard(work.actor, "work_clock", Subject(daerah=""))
        sender = _as_machine(work, self.from_daerah)
        case = sender.cases.lock(sender.transfers.one(self.transfer_id).case_id)
        one = sender.transfers.one(self.transfer_id)
        asked = _as_machine(work, one.to_daerah)
        there = asked.transfers.lock_incoming(one.id)
        if case.status not in DEEDS["transfer"] and one.status == "proposed":
            one = _set_out(sender, one, "lapsed")

        count = 1
        if one.status in {"withdrawn", "lapsed"}:
            _end(asked, there, one)
        elif there is None and one.to_daerah not in work.jobs.serving():
            _no(sender, case, one, UNSERVED, "")
        elif there is None:
            _ask(asked, case, one)
        elif there.status == "refused":
            _no(sender, case, one, there.refusal, there.answered_by_name)
        elif there.status == "accepted":
            _move(sender, asked, case, one, there)
        else:
            count = 0
        sender.transfers.set_out(one.id, next_at=None)
        asked.transfers.set_in(one.id, next_at=None)
        return case.receipt("transfer_carried", one.id, count=count)


def _as_machine(work: Work, daerah: str) -> Work:
    return work.elsewhere(replace(work.actor, daerah=daerah))


def _manager(work: Work, username: str, name: str) -> Work:
    """Go on in the name of one of the two who signed."""
    who = Actor(username=username, name=name, daerah=work.actor.daerah, role=MANAGER)
    return work.elsewhere(who)


def _set_out(sender: Work, one: TransferRecord, status: str) -> TransferRecord:
    sender.transfers.set_out(one.id, status=status, answered_at=sender.now)
    return sender.transfers.one(one.id)


def _ask(asked: Work, case: CaseRecord, one: TransferRecord) -> None:
    """Tell the other daerah what it is asked."""
    question = IncomingRecord(
        daerah=one.to_daerah,
        id=one.id,
        from_daerah=one.daerah,
        case_no=case.no,
        process=case.process,
        process_name=case.process_name,
        pathway=case.pathway,
        klass=case.klass,
        risk=case.risk,
        stage=case.stage,
        why=one.why,
        urgency=one.urgency,
        basis=one.basis,
        status="proposed",
        at=one.at,
        by_name=one.by_name,
    )
    asked.transfers.receive(question)
    asked.notices.tell(_asked(one))
    _note(asked, one, "incoming_asked")


def _asked(one: TransferRecord) -> Word:
    return Word(kind="transfer_asked", role=MANAGER, about=one.id, about_name=one.by_name)


def _end(asked: Work, there: IncomingRecord | None, one: TransferRecord) -> None:
    """Tell the other daerah that it is asked no more."""
    if there is None or there.status not in {"proposed", "accepted"}:
        return
    asked.transfers.set_in(one.id, status=one.status)
    asked.notices.put_away("transfer_asked", one.id)
    hers, role = there.answered_by, "" if there.answered_by else MANAGER
    word = Word(kind="transfer_taken_back", username=hers, role=role, about_name=one.by_name)
    asked.notices.tell(word)
    _note(asked, one, f"incoming_{one.status}")


def _no(sender: Work, case: CaseRecord, one: TransferRecord, refusal: str, name: str) -> None:
    """Tell the case's own daerah that the other one does not take it, and why."""
    how = {"refusal": refusal, "answered_by_name": name, "answered_at": sender.now}
    sender.transfers.set_out(one.id, status="refused", **how)
    word = Word(kind="transfer_refused", username=one.by, case_no=case.no, about_name=name)
    sender.notices.tell(word)
    detail = {"transfer": one.id, "to": one.to_daerah, "refusal": refusal, "by": name}
    sender.record(case, Deed(deed="transfer_refused", name=one.to_daerah, detail=detail))


def _move(
    sender: Work, asked: Work, case: CaseRecord, one: TransferRecord, there: IncomingRecord
) -> None:
    """Open the case there, in the name of who said yes, with what goes along; close it here."""
    found = asked.people.colleague(there.daerah, there.answered_by)
    published = asked.definitions.current(there.daerah, there.new_process)
    shut = there.new_process in asked.definitions.closed(there.daerah)
    if found is None or MANAGER not in found[1] or published is None or shut:
        _ask_again(asked, one)
        return
    taker = _manager(asked, there.answered_by, found[0])
    told = [beyond(each) for each in said_in(sender, case)]
    klass = NAMED_CLASS if case.klass == NAMED_CLASS else ""
    new = begin(taker, published, told, favoured=True, klass=klass)
    giver = _manager(asked, one.by, one.by_name)
    giver.beside.note(new, "team", sender.transfers.words_of(one), "")
    came = {"transfer": one.id, "from": one.daerah, "no": case.no}
    taker.record(new, Deed(deed="case_arrived", name=case.no, detail=came))
    asked.transfers.set_in(one.id, status="done", new_no=new.no)
    asked.notices.tell(
        Word(
            kind="transfer_opened",
            username=there.answered_by,
            case_no=new.no,
            about_name=one.by_name,
        )
    )
    _close(sender, case, one, there, new.no)


def _close(
    sender: Work, case: CaseRecord, one: TransferRecord, there: IncomingRecord, new_no: str
) -> None:
    over, withdrawn = broken_off(sender, case, "transferred")
    said = {"answered_by_name": there.answered_by_name, "answered_at": there.answered_at}
    sender.transfers.set_out(one.id, status="done", new_no=new_no, **said)
    deed = Deed(
        deed="case_transferred",
        name=one.to_daerah,
        detail={
            "transfer": one.id,
            "to": one.to_daerah,
            "no": new_no,
            "by": there.answered_by_name,
            "withdrawn": [task.element for task in withdrawn],
        },
    )
    sender.record(over, deed)
    name = there.answered_by_name
    sender.notices.tell(
        Word(kind="transfer_done", username=one.by, case_no=case.no, about_name=name)
    )


def _ask_again(asked: Work, one: TransferRecord) -> None:
    """Ask the other daerah anew: who said yes works there no more, or her pathway was shut."""
    blank = {"answered_by": "", "answered_by_name": "", "answered_at": None, "new_process": ""}
    asked.transfers.set_in(one.id, status="proposed", **blank)
    asked.notices.tell(_asked(one))
    _note(asked, one, "incoming_asked")


def _note(asked: Work, one: TransferRecord, deed: str) -> None:
    detail = {"transfer": one.id, "from": one.daerah}
    asked.history.of_chain(
        one.to_daerah, chain_of(one.id), Deed(deed=deed, name=one.case_no, detail=detail)
    )

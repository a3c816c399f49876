"""Links by which institutions answer: before the code, after it, and for the case's team."""

from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import select

from engine.access import NAMED_CLASS
from engine.answer_links import ANSWERS_DOOR, IN_WORDS, Standing
from engine.errors import NotSignedIn, Unknown
from engine.model import Actor, JsonObject, Outside
from engine.queries.facts import awaited_rows, case_row, newest_answer
from engine.store.canonical import parsed
from engine.store.handed_over import handed_over, only
from engine.store.reading import Reading
from engine.store.records import CaseRecord
from engine.store.records_doors import LinkRecord
from engine.store.schema_doors import answer_link
from engine.store.work_answer_links import lets_in, link_of, with_draft
from engine.store.work_doors import is_shut
from engine.views import AnswerDesk, AnswerDoor, AnswerLinksSheet, AnswerLinkView, Draft

INSTITUTION = "lembaga_rujukan"
#: What of a link its case's team is shown as it is.
SHOWN = (
    *("id", "wait_id", "name", "letter", "made_at", "made_by_name", "expires_at"),
    *("opened_at", "ended_at", "saved_at", "wrong"),
)


@dataclass(frozen=True, slots=True)
class AnswerDoorByToken:
    """What stands before who brings a link of a daerah, and no code yet."""

    token: str

    def answer(self, reading: Reading) -> AnswerDoor | None:
        """Answer with how the link stands; None when there never was such a link."""
        daerah = reading.actor.daerah
        link = link_of(reading.connection, daerah, self.token)
        if link is None:
            return None
        case = case_row(reading, id_=link.case_id)
        name = "Lembaga penerima rujukan"
        return AnswerDoor(
            holder=Actor(username=link.holder, name=name, daerah=daerah, role=INSTITUTION),
            standing=_standings(reading, case)(link),
            expires_at=link.expires_at,
        )


@dataclass(frozen=True, slots=True)
class AnswerDeskByPass:
    """The form that an institution answers by a link; NotSignedIn before the code was right."""

    token: str
    pass_: str

    def answer(self, reading: Reading) -> AnswerDesk:
        """Answer with the form and the little that is shown beside it."""
        link = link_of(reading.connection, reading.actor.daerah, self.token)
        if link is None or reading.actor.username != link.holder:
            raise Unknown
        if not lets_in(link, self.pass_, reading.now):
            raise NotSignedIn
        case = case_row(reading, id_=link.case_id)
        bundle = reading.bundle(case.daerah, case.bundle)
        outside = bundle.facts[link.form].outside
        link = with_draft(reading.connection, link)
        reading.opens(case, "answer_link_read")
        return AnswerDesk(
            standing=_standings(reading, case)(link),
            expires_at=link.expires_at,
            letter=link.letter,
            form=link.form,
            files=bundle.form_files(),
            known=handed_over(reading.known(case, link.form), bundle.facts[link.form], case.klass),
            asked_form=outside.form if outside else "",
            asked=_asked(reading, case, outside),
            draft=_draft(link, reading.actor),
        )


@dataclass(frozen=True, slots=True)
class AnswerLinksOf:
    """The links of a case; Unknown for who does not take its messages in."""

    no: str

    def answer(self, reading: Reading) -> AnswerLinksSheet:
        """Answer with its links, newest first; what was typed into them is not shown."""
        case = case_row(reading, no=self.no)
        reading.guard("receive", reading.subject(case))
        facts = reading.bundle(case.daerah, case.bundle).facts
        here = (answer_link.c.daerah == case.daerah, answer_link.c.case_id == case.id)
        query = select(answer_link).where(*here).order_by(answer_link.c.id.desc())
        rows = reading.connection.execute(query)
        links = [LinkRecord(**row._asdict()) for row in rows]
        waits = awaited_rows(reading, case, inside=False)
        stands = _standings(reading, case)
        by_link = {name for name, fact in facts.items() if fact.outside is not None}
        return AnswerLinksSheet(
            links=tuple(_view(link, stands(link)) for link in links),
            open_to_links=frozenset(wait.id for wait in waits if wait.form in by_link),
            closed=is_shut(reading.connection, case.daerah, ANSWERS_DOOR),
        )


def _view(link: LinkRecord, stands: Standing) -> AnswerLinkView:
    same = {name: getattr(link, name) for name in SHOWN}
    return AnswerLinkView(standing=stands, said=IN_WORDS[stands], **same)


def _standings(reading: Reading, case: CaseRecord) -> Callable[[LinkRecord], Standing]:
    """Return what tells how a link of the case stands."""
    waits = {wait.id for wait in awaited_rows(reading, case, inside=False)}
    closed = is_shut(reading.connection, case.daerah, ANSWERS_DOOR)
    return lambda link: link.standing(
        case.status, awaited=link.wait_id in waits, closed=closed, now=reading.now
    )


def _asked(reading: Reading, case: CaseRecord, outside: Outside | None) -> JsonObject:
    """Return what the letter's form was answered with, only what is shown; nothing of class K4."""
    if outside is None or case.klass == NAMED_CLASS:
        return {}
    return only(newest_answer(reading, case.id, outside.form), outside.paths)


def _draft(link: LinkRecord, holder: Actor) -> Draft | None:
    if not link.draft or link.saved_at is None:
        return None
    return Draft(
        body=parsed(link.draft.encode()),
        version=link.version,
        saved_at=link.saved_at,
        saved_by=holder.username,
        saved_by_name=holder.name,
    )

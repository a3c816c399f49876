"""Open a case of a process that is published in the actor's daerah."""

from dataclasses import dataclass

from engine.access import Subject, guard
from engine.commands.stepping import definition_of, receipt, record_step, take_step
from engine.errors import WrongState
from engine.model import say
from engine.spiff import Running
from engine.store.canonical import fresh_id
from engine.store.history import Deed
from engine.store.records import CaseRecord, DefinitionRecord
from engine.store.work import Work
from engine.views import Receipt

NOT_OFFERED = say("Jalur ini tidak dibuka di daerah ini.")


@dataclass(frozen=True, slots=True)
class StartCase:
    """Start `process` in its current version; the first fitting task goes to the starter."""

    #: Process id, e.g. "konseling_keluarga".
    process: str

    def run(self, work: Work) -> Receipt:
        """Answer with the new case and the starter's tasks."""
        guard(work.actor, "start_case", Subject(daerah=work.actor.daerah))
        published = work.definitions.published(self.process)
        if self.process in work.definitions.closed(work.actor.daerah):
            raise WrongState(NOT_OFFERED)

        case = _new_case(work, published)
        definition = definition_of(work.published_bundle(published.bundle))
        built_in = {"no_kasus": case.no, "daerah": case.daerah, "pemulai": case.opened_by}
        running = Running.start(definition, built_in, work.now, work.means.working(case.daerah))

        work.cases.open(case)
        work.cases.join_team(case, work.actor.username, work.actor.name, work.actor.role)
        step = take_step(work, case, running, favoured=True)
        deed = Deed(deed="case_started", name=case.process_name, detail={"no": case.no})
        case = record_step(work, step, deed)

        return receipt(work, "case_started", case, case.id)


def _new_case(work: Work, published: DefinitionRecord) -> CaseRecord:
    return CaseRecord(
        daerah=work.actor.daerah,
        id=fresh_id(work.now),
        no=work.cases.next_number(),
        process=published.process,
        process_name=published.name,
        definition=published.version,
        bundle=published.bundle,
        status="running",
        opened_at=work.now,
        opened_by=work.actor.username,
        opened_by_name=work.actor.name,
    )

"""Take a case back to the version it came from."""

from dataclasses import dataclass

from engine.access import guard
from engine.commands.cases import required
from engine.commands.migrating import record_change
from engine.commands.stepping import definition_of
from engine.errors import WrongState
from engine.lifecycle import fits
from engine.model import say
from engine.spiff.migration import taken_back
from engine.store.history import Deed
from engine.store.records import CaseRecord
from engine.store.work import Work
from engine.store.work_migrations import WayBack
from engine.views import Receipt

MOVED_ON = say("Kasus ini sudah berjalan lagi sejak dipindahkan; tidak dapat dikembalikan.")


@dataclass(frozen=True, slots=True)
class UndoMigration:
    """Give a case the version and the state it had, unless it has taken a step since."""

    case_no: str
    reason: str

    def run(self, work: Work) -> Receipt:
        """Answer with the version the case is on again."""
        case = work.cases.lock_by_no(self.case_no)
        guard(work.actor, "migrate_case", work.cases.subject(case))
        fits("migrate", case.status)
        back = self._way_back(work, case)
        reason = required(self.reason)

        old = definition_of(work.bundle(case._replace(bundle=back.bundle)))
        current = case.state, definition_of(work.bundle(case))
        trial = taken_back(back.state, old, current, work.now)

        deed = Deed(
            deed="migration_undone",
            reason=reason,
            detail={"from": case.definition, "to": back.definition, "from_bundle": case.bundle},
        )
        after = record_change(work, case, trial, deed, to=(back.definition, back.bundle))
        work.migrations.forget(case)

        return after.receipt("migration_undone", case.id, version=after.definition, count=1)

    def _way_back(self, work: Work, case: CaseRecord) -> WayBack:
        back = work.migrations.kept(case)
        if back is None:
            raise WrongState(say("Kasus ini belum pernah dipindahkan ke versi lain."))
        if back.after != case.state:
            raise WrongState(MOVED_ON)
        return back

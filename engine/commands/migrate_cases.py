"""Take a batch of running cases to another version, each in its own transaction."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from engine.access import Subject, guard
from engine.commands.migrate_case import MigrateCase
from engine.store.work import Work


@dataclass(frozen=True, slots=True)
class MigrateCases:
    """Take over the chosen cases that are still on the version; one that must stay stops no other.

    What is cut off half way is resumed by doing it again.
    """

    deed = "cases_migrated"

    process: str
    from_version: int
    to_version: int
    #: Numbers of the chosen cases.
    cases: tuple[str, ...]
    mapping: Mapping[str, str] = field(default_factory=dict)
    reason: str = ""

    def hand_out(self, work: Work) -> tuple[MigrateCase, ...]:
        """Name the cases that are left to do."""
        guard(work.actor, "migrate", Subject(daerah=work.actor.daerah))
        still = work.migrations.cases_on(self.process, self.from_version)
        chosen = frozenset(self.cases)
        return tuple(self._one(work, no) for no in still if no in chosen)

    def _one(self, work: Work, no: str) -> MigrateCase:
        return MigrateCase(
            daerah=work.actor.daerah,
            case_no=no,
            from_version=self.from_version,
            to_version=self.to_version,
            mapping=self.mapping,
            reason=self.reason,
        )

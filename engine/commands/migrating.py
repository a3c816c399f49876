"""What both ways of a migration share: the versions, the step, the rows that take new names."""

from collections.abc import Mapping

from engine.bpmn import check_mapping
from engine.commands.going_on import record_step
from engine.commands.stepping import definition_of, grounds, take_step
from engine.errors import Refused, WrongState
from engine.model import Text, say
from engine.spiff.migration import Trial, Version, attempt
from engine.store.bundles import Bundle
from engine.store.history import Deed
from engine.store.records import CaseRecord
from engine.store.work import Work

GONE = say("Langkah “{name}” tidak ada pada versi itu; tunjuk penggantinya.")


def version_of(bundle: Bundle) -> Version:
    """Return a bundle as a version that cases can be taken to."""
    return Version(definition_of(bundle), grounds(bundle))


def tried(work: Work, case: CaseRecord, new: Bundle, mapping: Mapping[str, str]) -> Trial:
    """Try a locked case out on another bundle; WrongState with the reason when it must stay."""
    old = work.bundle(case)
    if problems := check_mapping(old.checked, new.checked, mapping):
        raise Refused(problems)
    more = work.brought(case, new)
    trial = attempt(case.state, version_of(old), version_of(new), mapping, more, work.now)
    if trial.running is None:
        names = trial.missing.values()
        reasons = [*trial.blocked, *(Text(GONE.template, (("name", name),)) for name in names)]
        raise WrongState(say("Kasus {no} tetap pada versinya. {why}", no=case.no, why=reasons[0]))
    return trial


def record_change(
    work: Work, case: CaseRecord, trial: Trial, deed: Deed, *, to: tuple[int, str]
) -> CaseRecord:
    """Take the step to the version and bundle `to`, rename the rows, write the deed."""
    if trial.running is None:
        raise WrongState
    definition, bundle = to
    moved = case._replace(definition=definition, bundle=bundle)
    step = take_step(work, moved, trial.running)
    work.migrations.rename(step.case, trial.nodes)
    return record_step(work, step, deed)

"""Everything needed to mend one case: what is held, where it stands, where it may stand."""

from dataclasses import dataclass

from engine.access import Subject
from engine.lifecycle import DEEDS
from engine.model import Json, JsonObject
from engine.queries.facts import case_row, incident_views
from engine.queries.instances import definition_of, grounds
from engine.spiff import Running, repair
from engine.store.bundles import Bundle
from engine.store.canonical import parsed
from engine.store.reading import Reading
from engine.store.records import CaseRecord
from engine.store.work_migrations import LIVE
from engine.views import Incident, RepairSheet, TokenView

#: Deeds that mend a case.
OFFERED = ("retry", "repair", "mend_value")


@dataclass(frozen=True, slots=True)
class RepairByCase:
    """How one case, by its number, can be mended; nothing of its content but to its team."""

    no: str

    def answer(self, reading: Reading) -> RepairSheet:
        """Answer with the sheet; Unknown or Forbidden for who may not mend it."""
        case = case_row(reading, no=self.no, stateless=False)
        subject = reading.subject(case)
        reading.guard("repair", subject)
        bundle = reading.bundle(case.daerah, case.bundle)
        mends = reading.may("mend_value", subject)
        variables = tuple(sorted(bundle.checked.reads)) if mends else ()
        inside = reading.may("see_answers", subject)
        if inside:
            reading.opens(case, "repair_read")
        incidents = _open(reading, case, inside=inside)
        return RepairSheet(
            case=case.view(),
            version=case.version,
            incidents=incidents,
            tokens=_tokens(reading, case, bundle),
            variables=variables,
            values=_values(case, variables) if inside else {},
            may=_offers(reading, case, subject, any_incident=bool(incidents)),
        )


def _open(reading: Reading, case: CaseRecord, *, inside: bool) -> tuple[Incident, ...]:
    """Return what waits for a person; nodes of a case that is over do not."""
    found = incident_views(reading, case, inside=inside)
    over = case.status not in LIVE
    return tuple(one for one in found if one.status == "open" and not (over and one.kind == "node"))


def _offers(
    reading: Reading, case: CaseRecord, subject: Subject, *, any_incident: bool
) -> frozenset[str]:
    """Return the verbs that fit: a delivery is retried in any state, so an incident is enough."""
    fitting = {verb for verb in OFFERED if case.status in DEEDS[verb]} - {"retry"}
    deeds = fitting | {"retry"} if any_incident else fitting
    return frozenset(verb for verb in deeds if reading.may(verb, subject))


def _tokens(reading: Reading, case: CaseRecord, bundle: Bundle) -> tuple[TokenView, ...]:
    if case.status not in DEEDS["repair"]:
        return ()
    running = Running.restore(definition_of(bundle), case.state, reading.now)
    processes = bundle.checked.processes
    return tuple(
        TokenView(
            id=point.id,
            element=point.node.id,
            name=point.node.name or point.node.id,
            kind=point.node.kind,
            process=processes[point.node.process].name,
            held=point.held,
            targets=dict(point.targets),
            may_cancel=point.may_cancel,
        )
        for point in repair.points(running, grounds(bundle))
    )


def _values(case: CaseRecord, names: tuple[str, ...]) -> JsonObject:
    known = parsed(case.known)
    found = {name: _at(known, name.split(".")) for name in names}
    return {name: value for name, value in found.items() if value is not None}


def _at(value: Json, path: list[str]) -> Json:
    for name in path:
        value = value.get(name) if isinstance(value, dict) else None
    return value

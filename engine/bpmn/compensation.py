"""Compensation: what must be said of it, and how it is put on the activities and events it is for.

In the rewritten tree an activity names its handler (`lk3:undo`), an event what it compensates
(`lk3:undoes`: an activity's id, or `*` for its whole scope).
"""

from collections.abc import Iterator, Mapping

from lxml.etree import _Element as Element

from engine.bpmn.findings import Findings
from engine.bpmn.scope import Scope
from engine.bpmn.vocabulary import (
    ACTIVITIES,
    LK3,
    SUB_PROCESSES,
    THROWING,
    attr,
    bpmn,
    definition,
    is_compensator,
    kind,
    nodes,
)
from engine.model import Text, say

UNDO = f"{{{LK3}}}undo"
UNDOES = f"{{{LK3}}}undoes"
_REPEATED = (bpmn("multiInstanceLoopCharacteristics"), bpmn("standardLoopCharacteristics"))


def compensators(scope: Scope) -> Mapping[str, list[Element]]:
    """Return the handlers that associations lead to, by the id of the compensation event."""
    ends = [
        (attr(line, "sourceRef"), attr(line, "targetRef"))
        for line in scope.element.getroottree().getroot().iter(bpmn("association"))
    ]
    ends += [(target, source) for source, target in ends]
    found: dict[str, list[Element]] = {attr(event, "id"): [] for event in _events(scope)}
    for event, handler in ends:
        node = scope.nodes.get(handler)
        if event in found and node is not None and is_compensator(node):
            found[event].append(node)
    return found


def _events(scope: Scope) -> list[Element]:
    return [
        event for event in scope.of_kind("boundaryEvent") if definition(event)[0] == "compensate"
    ]


def check_compensation(scope: Scope, findings: Findings) -> None:
    """Refuse compensation that names nobody, or that cannot be run as the standard says."""
    lines = compensators(scope)
    for event in _events(scope):
        if why := _why_not(scope, event, lines[attr(event, "id")]):
            findings.refuse("bpmn.compensation", event, *why)
    used = {attr(node, "id") for found in lines.values() for node in found}
    for node in scope.nodes.values():
        if is_compensator(node):
            _check_handler(scope, node, used, findings)
        elif kind(node) in THROWING and definition(node)[0] == "compensate":
            _check_throw(scope, node, findings)
        elif (kind(node), definition(node)[0]) == ("endEvent", "cancel"):
            _check_cancel(scope, node, findings)


def _why_not(scope: Scope, event: Element, found: list[Element]) -> tuple[Text, Text] | None:
    host = scope.nodes.get(attr(event, "attachedToRef"))
    if len(found) != 1 or scope.leaving.get(attr(event, "id")):
        return (
            say("Kejadian kompensasi ini tidak terhubung dengan tepat satu tugas kompensasi."),
            say("Hubungkan dengan asosiasi (bukan alur) ke tugas bertanda isForCompensation."),
        )
    if host is not None and (is_compensator(host) or _is_repeated(host)):
        return (
            say("Kompensasi atas tugas berulang atau atas tugas kompensasi tidak dijalankan."),
            say("Pasang kompensasi pada subproses di sekelilingnya."),
        )
    here = attr(event, "attachedToRef")
    others = [one for one in _events(scope) if attr(one, "attachedToRef") == here]
    if len(others) > 1:
        return (
            say("Tugas ini memiliki lebih dari satu kejadian kompensasi."),
            say("Sisakan satu; gabungkan pembatalannya dalam satu subproses kompensasi."),
        )
    return None


def _is_repeated(node: Element) -> bool:
    return any(child.tag in _REPEATED for child in node)


def _check_handler(scope: Scope, node: Element, used: set[str], findings: Findings) -> None:
    name = attr(node, "id")
    flows = scope.entering.get(name) or scope.leaving.get(name) or scope.attached().get(name)
    if name not in used or flows:
        message = say("Tugas kompensasi ini tidak berdiri sendiri di ujung sebuah asosiasi.")
        repair = say("Hubungkan dengan asosiasi dari kejadian kompensasi; hapus alur dan batasnya.")
        findings.refuse("bpmn.compensation_handler", node, message, repair)


def _check_throw(scope: Scope, node: Element, findings: Findings) -> None:
    about = definition(node)[1]
    wanted = attr(about, "activityRef") if about is not None else ""
    if about is not None and attr(about, "waitForCompletion") == "false":
        message = say("Kompensasi yang tidak ditunggu (waitForCompletion) tidak dijalankan.")
        repair = say("Hapus waitForCompletion; cabangkan sebelumnya dengan gerbang paralel.")
        findings.refuse("bpmn.compensation_unawaited", node, message, repair)
    meant = [scope.nodes[wanted]] if wanted in scope.nodes else []
    meant = meant if wanted else [one for one in scope.nodes.values() if kind(one) in ACTIVITIES]
    if not any(map(_undoable, meant)):
        message = say("Tidak ada yang dapat dikompensasi oleh kejadian ini di lingkupnya.")
        repair = say("Pasang kejadian batas kompensasi pada tugas di lingkup yang sama.")
        findings.refuse("bpmn.compensation_nothing", node, message, repair)
    for repeated in [one for one in meant if _is_repeated(one) and _undoable(one)]:
        message = say("Kompensasi isi subproses berulang dari luarnya tidak dijalankan.")
        repair = say("Lempar kompensasi di dalam subproses itu, sebelum akhirnya.")
        findings.refuse("bpmn.compensation_repeated", repeated, message, repair)


def _undoable(activity: Element) -> bool:
    """Tell whether the activity has a handler, or an embedded one has handlers inside."""
    inside = activity.iter(bpmn("compensateEventDefinition"))
    events = [one.getparent() for one in inside] if kind(activity) in SUB_PROCESSES else []
    around = activity.getparent()
    beside = nodes(around) if around is not None else ()
    events += [one for one in beside if attr(one, "attachedToRef") == attr(activity, "id")]
    return any(
        event is not None
        and kind(event) == "boundaryEvent"
        and definition(event)[0] == "compensate"
        for event in events
    )


def _check_cancel(scope: Scope, node: Element, findings: Findings) -> None:
    if kind(scope.element) != "transaction":
        message = say("Akhir pembatalan (cancel) hanya berlaku langsung di dalam transaksi.")
        repair = say("Pakai akhir galat (error), atau pindahkan ke dalam transaksi.")
        findings.refuse("bpmn.cancel_elsewhere", node, message, repair)


def settle(scope: Scope) -> None:
    """Put handlers on their activities, and on the events what they compensate."""
    for event, found in compensators(scope).items():
        host = scope.nodes[attr(scope.nodes[event], "attachedToRef")]
        host.set(UNDO, attr(found[0], "id"))
        scope.element.remove(scope.nodes[event])
    for node in _throws(scope):
        about = definition(node)[1]
        if definition(node)[0] == "compensate" and about is not None:
            node.set(UNDOES, attr(about, "activityRef") or "*")
            node.remove(about)
        elif definition(node)[0] == "cancel":
            node.set(UNDOES, "*")


def _throws(scope: Scope) -> Iterator[Element]:
    return (node for node in scope.nodes.values() if kind(node) in THROWING)

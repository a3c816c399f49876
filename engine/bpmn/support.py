"""Elements that cannot be run as the standard says: named, with what to use instead."""

from lxml.etree import _Element as Element

from engine.bpmn.findings import Findings
from engine.bpmn.vocabulary import (
    EVENTS,
    LK3,
    NODES,
    OURS,
    SCOPES,
    attr,
    bpmn,
    definitions,
    is_handler,
    kind,
    local,
)
from engine.model import Text, say

_Refusal = tuple[Text, Text]

_CHOREOGRAPHY = say("Gambar setiap peserta sebagai proses, dengan pesan di antaranya.")
_GLOBAL = say("Gambar tugas itu di dalam proses, atau sebagai proses yang dipanggil.")
#: Kinds of diagrams, and tasks outside any process, that are legal and not run.
_APART: dict[str, Text] = {
    "choreography": _CHOREOGRAPHY,
    "globalBusinessRuleTask": _GLOBAL,
    "globalChoreographyTask": _CHOREOGRAPHY,
    "globalConversation": _CHOREOGRAPHY,
    "globalManualTask": _GLOBAL,
    "globalScriptTask": _GLOBAL,
    "globalTask": _GLOBAL,
    "globalUserTask": _GLOBAL,
}
_ELEMENTS: dict[str, _Refusal] = {
    "complexGateway": (
        say("Gerbang kompleks (complexGateway) tidak dijalankan."),
        say("Pakai gerbang inklusif, atau gerbang eksklusif sesudah gerbang paralel."),
    ),
}
_COMPENSATION: _Refusal = (
    say("Subproses kejadian untuk kompensasi tidak dijalankan."),
    say("Pakai kejadian batas kompensasi dengan tugas atau subproses isForCompensation."),
)
_MULTIPLE: _Refusal = (
    say("Kejadian ini tidak dapat memiliki beberapa pemicu sekaligus."),
    say("Beri satu pemicu, atau gambar satu kejadian untuk setiap pemicu."),
)
_TOGETHER: _Refusal = (
    say("Kejadian yang menunggu semua pemicunya (parallelMultiple) tidak dijalankan."),
    say("Gambar satu kejadian untuk setiap pemicu, di antara dua gerbang paralel."),
)
_REFERRED: _Refusal = (
    say("Definisi kejadian yang dirujuk (eventDefinitionRef) tidak dijalankan."),
    say("Tulis definisinya di dalam kejadian ini sendiri."),
)
#: What may stand in a process or sub-process beside its nodes.
_BESIDE = frozenset(
    [
        "association",
        "artifact",
        "auditing",
        "correlationSubscription",
        "dataObject",
        "dataObjectReference",
        "dataStoreReference",
        "documentation",
        "extensionElements",
        "group",
        "incoming",
        "ioBinding",
        "ioSpecification",
        "laneSet",
        "monitoring",
        "multiInstanceLoopCharacteristics",
        "outgoing",
        "performer",
        "potentialOwner",
        "property",
        "resourceRole",
        "sequenceFlow",
        "standardLoopCharacteristics",
        "supports",
        "textAnnotation",
        "category",
        "dataInputAssociation",
        "dataOutputAssociation",
        "completionCondition",
    ]
)
#: What may stand directly under bpmn:definitions; choreographies and conversations may not.
_AT_TOP = frozenset(
    [
        "category",
        "collaboration",
        "correlationProperty",
        "dataStore",
        "documentation",
        "endPoint",
        "error",
        "escalation",
        "eventDefinition",
        "extension",
        "extensionElements",
        "import",
        "interface",
        "itemDefinition",
        "message",
        "partnerEntity",
        "partnerRole",
        "process",
        "relationship",
        "resource",
        "signal",
    ]
)
_HEARD = frozenset({"message", "timer", "signal", "conditional"})
_TOLD = frozenset({"message", "signal", "escalation", "compensate"})
#: Event definitions each kind of event may have, starts by what they stand in.
_FITTING: dict[str, frozenset[str]] = {
    "startEvent": frozenset({"message", "timer", "signal"}),
    "startEvent in subProcess": frozenset(),
    "startEvent in handler": _HEARD | {"error", "escalation"},
    "intermediateCatchEvent": _HEARD | {"link"},
    "intermediateThrowEvent": _TOLD | {"link"},
    "boundaryEvent": _HEARD | {"error", "escalation", "cancel", "compensate"},
    "endEvent": _TOLD | {"error", "terminate", "cancel"},
}
#: Those of which an event may have several: the first that comes is heard, all are thrown.
_SEVERAL: dict[str, frozenset[str]] = {
    "startEvent in handler": _HEARD | {"error", "escalation"},
    "intermediateCatchEvent": _HEARD,
    "intermediateThrowEvent": frozenset({"message", "signal", "escalation"}),
    "boundaryEvent": _HEARD | {"error", "escalation"},
    "endEvent": frozenset({"message", "signal", "escalation"}),
}


def check_support(root: Element, findings: Findings) -> None:
    """Refuse every element of the file that cannot be run."""
    _check_children(root, _AT_TOP, findings)
    for element in root.iter():
        _check_ours(element, findings)
        name = kind(element)
        if name in SCOPES:
            _check_children(element, NODES | _BESIDE, findings)
        if found := _ELEMENTS.get(name):
            findings.refuse("bpmn.unsupported", element, *found)
        elif name in EVENTS:
            _check_event(element, name, findings)


def _check_children(parent: Element, known: frozenset[str], findings: Findings) -> None:
    for child in parent:
        name = local(child)
        if not name or kind(child) in known:
            continue
        is_drawing = kind(parent) == "definitions" and kind(child) == ""
        if repair := _APART.get(kind(child)):
            message = say("“{name}” tidak dijalankan.", name=name)
            findings.refuse("bpmn.unsupported", child, message, repair)
        elif not is_drawing:
            findings.refuse(
                "bpmn.unknown",
                child,
                say(
                    "Unsur “{name}” tidak dikenal di dalam {parent}.",
                    name=name,
                    parent=kind(parent),
                ),
                say("Pakai unsur BPMN 2.0 seperti userTask, exclusiveGateway, atau endEvent."),
            )


def _check_ours(element: Element, findings: Findings) -> None:
    """Refuse a misspelt setting of ours: it would be passed over in silence."""
    for name in element.attrib:
        word = str(name)
        if word.startswith(f"{{{LK3}}}") and word.rpartition("}")[2] not in OURS:
            findings.refuse(
                "bpmn.lk3_unknown",
                element,
                say("Pengaturan lk3:{name} tidak dikenal.", name=word.rpartition("}")[2]),
                say("Pakai salah satu dari: {names}.", names=", ".join(sorted(OURS))),
            )


def _place(event: Element, name: str) -> str:
    """Name the kind of an event; a start event's also by what it starts."""
    around = event.getparent()
    if name != "startEvent" or around is None or kind(around) == "process":
        return name
    return f"{name} in handler" if is_handler(around) else f"{name} in subProcess"


def _check_event(event: Element, name: str, findings: Findings) -> None:
    if refusal := _unclear(event, name):
        findings.refuse("bpmn.unsupported", event, *refusal)
        return
    for trigger in [trigger for trigger, _ in definitions(event)] or [""]:
        _check_trigger(event, name, trigger, findings)


def _unclear(event: Element, name: str) -> _Refusal | None:
    """Return why the triggers of an event cannot be told apart or taken together."""
    triggers = {trigger for trigger, _ in definitions(event)}
    if event.find(bpmn("eventDefinitionRef")) is not None:
        return _REFERRED
    if len(list(definitions(event))) < 2:  # noqa: PLR2004 - several
        return None
    if attr(event, "parallelMultiple") == "true":
        return _TOGETHER
    return None if triggers <= _SEVERAL.get(_place(event, name), frozenset()) else _MULTIPLE


def _check_trigger(event: Element, name: str, trigger: str, findings: Findings) -> None:
    fitting = _FITTING[_place(event, name)]
    if (name, trigger) == ("startEvent", "compensate"):
        findings.refuse("bpmn.unsupported", event, *_COMPENSATION)
    elif trigger and trigger not in fitting:
        findings.refuse(
            "bpmn.unfitting",
            event,
            say("Pemicu “{trigger}” tidak dapat dipakai pada {kind}.", trigger=trigger, kind=name),
            say("Pakai salah satu dari: {kinds}.", kinds=", ".join(sorted(fitting))),
        )
    elif not trigger and name in {"intermediateCatchEvent", "boundaryEvent"}:
        findings.refuse(
            "bpmn.no_trigger",
            event,
            say("{kind} ini tidak menunggu apa pun.", kind=name),
            say("Beri pemicu: {kinds}.", kinds=", ".join(sorted(_FITTING[name]))),
        )

"""Settings that change what an element means: refused where their value is not run."""

from collections.abc import Mapping

from lxml.etree import _Element as Element

from engine.bpmn.findings import Findings
from engine.bpmn.vocabulary import ACTIVITIES, attr, bpmn, kind
from engine.model import Text, say

_SPLIT = say("Pakai gerbang paralel di depan atau di belakangnya.")
_BEGIN = say("Pakai awal proses dengan pesan (startEvent).")
_ALL = say("Hapus atributnya; pakai completionCondition untuk berhenti lebih awal.")

_Rules = dict[str, tuple[frozenset[str], Text]]
_INSTANTIATE: _Rules = {"instantiate": (frozenset({"false"}), _BEGIN)}
_QUANTITIES: _Rules = {
    "startQuantity": (frozenset({"1"}), _SPLIT),
    "completionQuantity": (frozenset({"1"}), _SPLIT),
}
#: Element -> attribute -> the values that run, and what to use instead of another.
_RUN: Mapping[str, _Rules] = {
    **dict.fromkeys(ACTIVITIES, _QUANTITIES),
    "receiveTask": _QUANTITIES | _INSTANTIATE,
    "eventBasedGateway": {
        **_INSTANTIATE,
        "eventGatewayType": (
            frozenset({"Exclusive"}),
            say("Pakai gerbang paralel di depan kejadian yang semuanya ditunggu."),
        ),
    },
    "multiInstanceLoopCharacteristics": {"behavior": (frozenset({"All"}), _ALL)},
}
#: Who does a task, in the standard's words.
_PERFORMERS = frozenset({"resourceRole", "performer", "humanPerformer", "potentialOwner"})
_ROLES = say("Taruh tugas di lajur berperan (lk3:role), atau isi lk3:assignee.")
#: What a data association does beside showing what is read and written.
_MOVING = ("assignment", "transformation")


def check_attributes(root: Element, findings: Findings) -> None:
    """Refuse every setting that would be passed over in silence."""
    for element in root.iter():
        name = kind(element)
        if name in {"dataInputAssociation", "dataOutputAssociation"}:
            _check_association(element, findings)
        elif name in _PERFORMERS:
            message = say("“{name}” tidak dipakai untuk menunjuk orang.", name=name)
            findings.warn("bpmn.performer", element, message, _ROLES)
        for attribute, (values, instead) in _RUN.get(name, {}).items():
            value = attr(element, attribute)
            if value and value not in values:
                message = say(
                    "{attribute}=“{value}” tidak dijalankan.", attribute=attribute, value=value
                )
                findings.refuse("bpmn.attribute", element, message, instead)


def _check_association(element: Element, findings: Findings) -> None:
    """Refuse what computes; the assignments of a call are its mapping."""
    parent = element.getparent()
    is_mapping = parent is not None and kind(parent) == "callActivity"
    for name in _MOVING[1:] if is_mapping else _MOVING:
        if element.find(bpmn(name)) is not None:
            findings.refuse(
                "bpmn.data_moved",
                element,
                say(
                    "Unsur ini menghitung atau memindahkan nilai ({name}), yang tidak dijalankan.",
                    name=name,
                ),
                say("Tulis penetapan FEEL di preScript atau postScript tugasnya."),
            )

"""What other editors write in their own way, put into standard BPMN and FEEL before reading."""

from collections.abc import Iterator

from lxml.etree import SubElement
from lxml.etree import _Element as Element

from engine.bpmn import juel
from engine.bpmn.findings import Findings, excerpt
from engine.bpmn.items import name_items
from engine.bpmn.mapping import map_call
from engine.bpmn.task_settings import (
    FORM,
    read_correlation,
    read_expression,
    read_flow_of_data,
    read_person,
    read_script,
    words_of,
)
from engine.bpmn.vocabulary import CAMUNDA, HUMAN, SPIFF, TASKS, ZEEBE, attr, bpmn, kind, local
from engine.model import say

EXPRESSIONS = (
    "condition",
    "conditionExpression",
    "completionCondition",
    "loopCardinality",
    "loopCondition",
    "timeDate",
    "timeDuration",
    "timeCycle",
)
REFERENCES = (
    "activityRef",
    "calledElement",
    "errorRef",
    "escalationRef",
    "messageRef",
    "signalRef",
)
#: Attributes that are true or false, which XML may also write as 1 or 0.
_BOOLEANS = (
    "cancelActivity",
    "cancelRemainingInstances",
    "instantiate",
    "isExecutable",
    "isForCompensation",
    "isInterrupting",
    "isSequential",
    "parallelMultiple",
    "testBefore",
    "triggeredByEvent",
    "waitForCompletion",
)
_SPELT = {"1": "true", "0": "false"}
_IGNORED = ("candidateGroups", "candidateUsers", "formId", "formKey", "formRef")


def translate(root: Element, findings: Findings) -> None:
    """Change `root` in place; every change is a note, what cannot be translated is refused."""
    words = words_of(root)
    for element in root.iter(*(bpmn(name) for name in EXPRESSIONS)):
        _translate_expression(element, findings)
    for element in root.iter():
        if name := kind(element):
            _unprefix(element)
            _spell_out(element)
            _note_ignored(element, findings)
            if step := _STEPS.get(name):
                step(element, findings)
            if name in HUMAN:
                read_person(element, findings)
            if name in TASKS:
                read_flow_of_data(element, words, findings)


def _spell_out(element: Element) -> None:
    for name in _BOOLEANS:
        value = attr(element, name)
        if value:
            element.set(name, _SPELT.get(value, value))


def _translate_expression(element: Element, findings: Findings) -> None:
    source = (element.text or "").strip()
    if source.startswith("="):
        element.text = source[1:].strip()
        findings.note(
            "bpmn.dialect",
            element,
            say("Tanda “=” di depan ungkapan “{source}” dilepas.", source=excerpt(source)),
        )
    elif juel.is_juel(source):
        _translate_juel(element, source, findings)


def _translate_juel(element: Element, source: str, findings: Findings) -> None:
    try:
        element.text = juel.to_feel(source)
    except juel.NotPlainError:
        findings.refuse(
            "feel.juel",
            element,
            say("Ungkapan “{source}” ditulis dalam JUEL, bukan FEEL.", source=excerpt(source)),
            say('Tulis ulang dalam FEEL, misalnya: status = "selesai" and jumlah > 3.'),
        )
        element.text = "null"
        return
    message = say(
        "Ungkapan JUEL “{source}” dibaca sebagai FEEL “{feel}”.",
        source=excerpt(source),
        feel=excerpt(element.text),
    )
    findings.note("bpmn.dialect", element, message)


def _unprefix(element: Element) -> None:
    """Take the prefix off references: BPMN allows `tns:Message_1` for `Message_1`."""
    for name in REFERENCES:
        prefix, colon, rest = (element.get(name) or "").partition(":")
        if colon and prefix in element.nsmap:
            element.set(name, rest)


def _note_ignored(element: Element, findings: Findings) -> None:
    said = [(name, attr(element, f"{{{CAMUNDA}}}{name}")) for name in _IGNORED]
    for other in _foreign(element):
        said += [(name, attr(other, name)) for name in _IGNORED]
        said += [(name, name) for name in _IGNORED_INSIDE & {local(other)}]
    found = [name for name, value in said if value and not value.endswith(FORM)]
    if found:
        message = say("Pengaturan mesin lain tidak dipakai: {names}.", names=", ".join(found))
        findings.note("bpmn.ignored", element, message)


#: Elements of other editors that change what a task does, or by what form.
_IGNORED_INSIDE = frozenset(
    {
        "connector",
        "executionListener",
        "executionListeners",
        "formData",
        "taskListener",
        "taskListeners",
        "userTaskForm",
    }
)


def _foreign(element: Element) -> Iterator[Element]:
    """Yield the extension elements of `element` that are other editors'."""
    for extension in element.iterchildren(bpmn("extensionElements")):
        yield from extension.iterchildren(f"{{{ZEEBE}}}*", f"{{{CAMUNDA}}}*")


def _call(element: Element, findings: Findings) -> None:
    for other in _foreign(element):
        called = other.get("processId")
        if local(other) == "calledElement" and called and not element.get("calledElement"):
            element.set("calledElement", called)
            findings.note("bpmn.dialect", element, say("Proses yang dipanggil: {id}.", id=called))
    map_call(element, findings)


def _decide(element: Element, findings: Findings) -> None:
    decision = attr(element, f"{{{CAMUNDA}}}decisionRef")
    for other in _foreign(element):
        if local(other) == "calledDecision":
            decision = decision or attr(other, "decisionId")
    if decision and element.find(f".//{{{SPIFF}}}calledDecisionId") is None:
        extensions = element.find(bpmn("extensionElements"))
        if extensions is None:
            extensions = SubElement(element, bpmn("extensionElements"))
        SubElement(extensions, f"{{{SPIFF}}}calledDecisionId").text = decision
        findings.note("bpmn.dialect", element, say("Keputusan yang dipanggil: {id}.", id=decision))


_STEPS = {
    "callActivity": _call,
    "businessRuleTask": _decide,
    "message": read_correlation,
    "multiInstanceLoopCharacteristics": name_items,
    "scriptTask": read_script,
    "serviceTask": read_expression,
}

"""What other editors say of one task: who does it, by when, by what form, and what comes out.

Read where the meaning is plain. Their inputs are seen by the task's worker alone, so they are
carried only where the task's own outputs read them.
"""

import json
import re
from collections import Counter
from collections.abc import Collection, Iterator

from lxml.etree import SubElement
from lxml.etree import _Element as Element

from engine.bpmn import iso8601, juel
from engine.bpmn.findings import Findings, excerpt
from engine.bpmn.vocabulary import CAMUNDA, LK3, SPIFF, ZEEBE, attr, bpmn, kind, local, text
from engine.model import say

_WORD = re.compile(r"[^\W\d]\w*")
_PRIORITY = re.compile(r"\d{1,4}", re.ASCII)
#: Ending of the forms we read.
FORM = ".schema.json"
#: Our attribute -> Camunda's attribute, Zeebe's element and its attribute.
_SAID = {
    "assignee": ("assignee", "assignmentDefinition", "assignee"),
    "due": ("dueDate", "taskSchedule", "dueDate"),
    "priority": ("priority", "priorityDefinition", "priority"),
}


def read_person(task: Element, findings: Findings) -> None:
    """Put assignee, due time and priority of a human task, and a form we can read, in our words."""
    for ours, (camunda, element, attribute) in _SAID.items():
        said = attr(task, f"{{{CAMUNDA}}}{camunda}") or _zeebe(task, element, attribute)
        if said and not attr(task, f"{{{LK3}}}{ours}"):
            _tell(task, ours, said, findings)
    form = attr(task, f"{{{CAMUNDA}}}formKey") or _zeebe(task, "formDefinition", "formKey")
    if form.endswith(FORM):
        listed = SubElement(_extensions(task), f"{{{SPIFF}}}properties")
        SubElement(
            listed, f"{{{SPIFF}}}property", name="formJsonSchemaFilename", value=form.split("/")[-1]
        )
        findings.note("bpmn.dialect", task, say("Formulir tugas dibaca: {form}.", form=form))


def _tell(task: Element, ours: str, said: str, findings: Findings) -> None:
    if ours == "priority":
        written: str | None = said if _PRIORITY.fullmatch(said) else None
    else:
        written = said if ours == "due" and iso8601.is_meant(said) else _feel(said)
    if written is None:
        _refuse(task, ours, said, findings)
        return
    task.set(f"{{{LK3}}}{ours}", written)
    message = say("lk3:{name} dibaca dari mesin lain: {feel}.", name=ours, feel=excerpt(written))
    findings.note("bpmn.dialect", task, message)


def read_flow_of_data(task: Element, words: Counter[str], findings: Findings) -> None:
    """Put what comes out of a task into `postScript`, and the inputs which that reads before it.

    `words` counts those of the whole file: an input must not be taken for a variable of the case.
    """
    outputs = dict(_parameters(task, "output", findings))
    inputs = dict(_parameters(task, "input", findings)) if outputs else {}
    read = {word for source in outputs.values() for word in _WORD.findall(source)}
    used = {name: source for name, source in inputs.items() if name in read}
    elsewhere = words - words_of(task) if used else Counter()
    for name in sorted(used.keys() & elsewhere.keys()):
        findings.refuse(
            "bpmn.mapping_local",
            task,
            say("Masukan “{name}” tugas ini juga nama variabel di tempat lain.", name=name),
            say("Beri masukan itu nama lain, atau tulis penetapan di preScript."),
        )
    _write(task, "preScript", used)
    _write(task, "postScript", outputs)
    if outputs:
        message = say("Keluaran tugas dibaca: {names}.", names=", ".join(outputs))
        findings.note("bpmn.dialect", task, message)


def _parameters(task: Element, way: str, findings: Findings) -> Iterator[tuple[str, str]]:
    """Yield each mapping of a task as name and FEEL; say which cannot be read."""
    for element in _inside(task, f"{{{CAMUNDA}}}inputOutput/{{{CAMUNDA}}}{way}Parameter"):
        said = None if len(element) else text(element)
        yield from _mapping(element, attr(element, "name"), said, findings)
    for element in _inside(task, f"{{{ZEEBE}}}ioMapping/{{{ZEEBE}}}{way}"):
        yield from _mapping(element, attr(element, "target"), attr(element, "source"), findings)


def _mapping(
    where: Element, name: str, said: str | None, findings: Findings
) -> Iterator[tuple[str, str]]:
    written = None if said is None else _feel(said)
    if written is None or not name.isidentifier():
        _refuse(where, name, said or local(where), findings)
    else:
        yield name, " ".join(written.split())


def read_script(task: Element, findings: Findings) -> None:
    """Put Zeebe's expression and its result's name into a script."""
    for element in _inside(task, f"{{{ZEEBE}}}script"):
        name, said = attr(element, "resultVariable"), attr(element, "expression")
        if task.find(bpmn("script")) is None:
            for target, feel in _mapping(task, name, said, findings):
                SubElement(task, bpmn("script")).text = f"{target} = {feel}"
                message = say("Skrip tugas dibaca: {name} = {feel}.", name=target, feel=feel)
                findings.note("bpmn.dialect", task, message)


def read_expression(task: Element, findings: Findings) -> None:
    """Put Camunda's expression whose result is named into `postScript`; others ask a service."""
    said = attr(task, f"{{{CAMUNDA}}}expression")
    result = attr(task, f"{{{CAMUNDA}}}resultVariable")
    if said and result:
        for name, feel in _mapping(task, result, said, findings):
            _write(task, "postScript", {name: feel})
            message = say("Skrip tugas dibaca: {name} = {feel}.", name=name, feel=feel)
            findings.note("bpmn.dialect", task, message)


def read_correlation(message: Element, findings: Findings) -> None:
    """Put the key that Zeebe matches a message by on the elements that wait for it."""
    for element in _inside(message, f"{{{ZEEBE}}}subscription"):
        key = _feel(attr(element, "correlationKey"))
        if key is None:
            _refuse(message, "correlation", attr(element, "correlationKey"), findings)
            continue
        for waiting in _waiting_for(message):
            if not attr(waiting, f"{{{LK3}}}correlation"):
                waiting.set(f"{{{LK3}}}correlation", key)
                note = say("Kunci pesan dibaca: {feel}.", feel=excerpt(key))
                findings.note("bpmn.dialect", waiting, note)


def _waiting_for(message: Element) -> Iterator[Element]:
    name = attr(message, "id")
    for element in message.getroottree().getroot().iter(bpmn("messageEventDefinition")):
        event = element.getparent()
        caught = event is not None and kind(event) in {"intermediateCatchEvent", "boundaryEvent"}
        if caught and event is not None and attr(element, "messageRef").split(":")[-1] == name:
            yield event
    for task in message.getroottree().getroot().iter(bpmn("receiveTask")):
        if attr(task, "messageRef").split(":")[-1] == name:
            yield task


def _feel(said: str) -> str | None:
    """Return an expression as FEEL, a plain word as a string; None where JUEL does more."""
    if said.startswith("="):
        return said[1:].strip()
    if not juel.is_juel(said):
        return None if "${" in said or "#{" in said else json.dumps(said, ensure_ascii=False)
    try:
        return juel.to_feel(said)
    except juel.NotPlainError:
        return None


def _refuse(where: Element, name: str, said: str, findings: Findings) -> None:
    findings.refuse(
        "bpmn.dialect_unread",
        where,
        say("“{name}” dari mesin lain tidak dapat dibaca: {said}.", name=name, said=excerpt(said)),
        say("Tulis dalam FEEL: lk3:{name}, preScript, atau postScript.", name=name),
    )


def _zeebe(task: Element, name: str, attribute: str) -> str:
    found = _inside(task, f"{{{ZEEBE}}}{name}")
    return next((attr(element, attribute) for element in found), "")


def _inside(element: Element, path: str) -> Iterator[Element]:
    yield from element.iterfind(f"{bpmn('extensionElements')}/{path}")


def _extensions(task: Element) -> Element:
    found = task.find(bpmn("extensionElements"))
    if found is None:
        found = SubElement(task, bpmn("extensionElements"))
        task.insert(0, found)
    return found


def _write(task: Element, name: str, values: dict[str, str]) -> None:
    if values:
        place = _extensions(task)
        script = place.find(f"{{{SPIFF}}}{name}")
        if script is None:
            script = SubElement(place, f"{{{SPIFF}}}{name}")
        lines = [text(script), *(f"{target} = {source}" for target, source in values.items())]
        script.text = "\n".join(lines).strip()


def words_of(tree: Element) -> Counter[str]:
    """Count the words of texts and mappings below an element: names that may be meant."""
    texts = (said for element in tree.iter() for said in (text(element), attr(element, "source")))
    return Counter(word for said in texts for word in _WORD.findall(said))


def check_result(task: Element, outputs: Collection[str], findings: Findings) -> None:
    """Refuse a result variable that is not the decision's one output: it would stay empty."""
    result = attr(task, f"{{{CAMUNDA}}}resultVariable")
    result = result or _zeebe(task, "calledDecision", "resultVariable")
    if result and set(outputs) != {result}:
        findings.refuse(
            "bpmn.result_variable",
            task,
            say("Variabel hasil “{name}” bukan satu-satunya keluaran keputusan ini.", name=result),
            say("Namai keluaran tabelnya “{name}”, atau pakai nama keluarannya.", name=result),
        )
